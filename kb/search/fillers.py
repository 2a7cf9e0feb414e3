"""Words of a question that say nothing about which product is meant, in Latin letters."""

from __future__ import annotations

_ENGLISH = """
a an the of for and or with in on at to from by is are am be was do does did have has had having
what whats which who how much many cost costs price prices priced pricing rate rates amount
tell me please give show say know want need looking get got buy purchase take sell selling
you your we our i my it its this that these those there here any some one ones can could would
will shall should may might let us available availability stock kind type sir madam hello hi hey
ok okay just about also too only if then than so like per each kindly minute dont not no yes
cheap cheapest costly costliest best good
"""
_HINDI = """
ka ki ke ko se me mein main par pe aur ya hai hain ho hoga hogi hoon tha thi the kya kaun kaunsa
kaunsi kitna kitne kitni kitnay kahan kab kaise kyun kyon kimat keemat qeemat daam dam bhav bhaav
mol rupaye rupees rupee rs paise batao bataiye bataye bata bataen batayen dijiye dijie do dena de
chahiye chahie milega milegi milta milti mil jayega jayegi jaayega jaega jaegi lena lenge lunga
lungi le wala wale wali vala vale vali waala waale waali bhai bhaiya sahab ji aap aapka aapke
aapki apka apke apki mujhe mera mere meri hum hamko hame humein yeh ye woh wo vo iska iski iske
uska uski uske isme is us ek nahin nahi haan bhi hi to toh na zara jara thoda sa si se waise
padega padegi lagega lagegi lagta karo kar karna kijiye rakhte rakhta dukan dukaan paas pass
sasta saste sasti mehnga accha acha achha dikhao dikhaiye dekhna raha rahi rahe
"""
FILLERS = frozenset((_ENGLISH + _HINDI).split())
