"""Number words that mean something else too: "do" is two or give, "one" a number or a pronoun."""

from __future__ import annotations

from kb.language.number_words import ENGLISH_NUMBERS, SCALES
from kb.language.words import word_set

SAVA = word_set("sava sawa savaa")
SADHE = word_set("sadhe saadhe sarhe saarhe sade saade sadey")
PAUNE = word_set("paune pone pauney pauna pona paun")
UNSURE = word_set("bara tera che pach saath sath tin bis das pav ath")
"""Spelled like other common words ("ke saath", "tera"): numbers only with something to count."""

_SURE_AT_THE_END = word_set("das pach bis")
_POSTPOSITIONS = word_set("mein me ke ka ki ko se hi bhi hai hain")
_OF = word_set("ka ki ke")
_TOGETHER = word_set("saath sath")
_NO_SCALES = word_set("so saw")
"""Words of their own, which are also heard for "sau"."""
_IS_ENGLISH = word_set("for of is from price cost")
_IS_HAD = word_set("aata aati aate milta milti milte milega milegi deta deti dete rehta hota hote")
"""Behind "saath" these say that one thing comes with another."""
_PACKED = word_set("pack packet paiket dabba dibba box set patta")
""" "Das ka pack" is a pack of ten."""
_CARRIED = _PACKED | word_set(
    """
    packets packs dabbe dibbe boxes patte piece pieces pees kilo meter roll rolls coil coils bottle
    bottles botal botalein tube tubes strip strips plate plates cup cups glass bag bags bori boriyan
    katte sachet pouch
    """
)
""" "Chai ke das packet": ten, though "ke" stands before it."""
_MEASURED = word_set(
    """
    amp amps ampere ampiyar empiyar watt vaat volt mm cm inch feet foot fut sq gram kg litre ltr ml
    metre mitar module core pole hp horse kva va kw kg ton ah way phase door
    """
)
""" "Anchor ke das amp"."""
_SUMMED = word_set("total kul hisab hisaab bill kitna")
""" "Das ka total": what ten come to."""
_MEASURED_ONE = _MEASURED | word_set(
    """
    inches liter liters litres l kilo meter gang pin ply leg pair
    """
)
""" "One way", "one litre": goods that measure one, or have one of something."""
_GIVING_STEMS = word_set(
    """
    de kar daal dal bata dikha hata nikal nikaal laga mila rakh likh jod badha ghata bhej la
    chhod chod ban bana samjha suna bol rok hone rehne jane karwa dilwa dila pack pakda phir rahne
    rahane
    badal bajwa aane khol tol taul tul tod naap nap bhar baandh bandh lapet thama chadha ghol saja
    chhaan chhan bhijwa bhijva pahuncha pahucha likhwa likhva banwa banva lagwa lagva karva kara
    dikhwa katwa katva kaat kat cancel add remove confirm final band change
    order book pata plus delete update clear
    """
)
"""Before one of these stems "do" is the number two; after it, it is "give" ("kar do", "de do")."""
_STRESSES = word_set("hi bhi to")
_ENGLISH_AROUND_DO = word_set(
    """
    you we they i to not dont can could would will shall must should what how which where
    why one the it this that u much many
    """
)
_ASKED_WITH_DO = word_set("these those your our their his her my they he she any")
_DONE = word_set("have contain need come include work fit get last run")
"""In "do wipes contain alcohol" these say what it is asked whether they do."""
_BEFORE_PRONOUN = word_set(
    """
    which that this any some another no every each other cheaper cheapest costlier costly
    bigger biggest smaller smallest better best good last first second same big small new
    size type kind
    """
)
_AFTER_PRONOUN = word_set(
    """
    is are was of do does did for in with please should will would can thing more time i you
    we has have he they it that which and or to by from kya ka ki ke ko hai wala wali
    need needs take takes come comes use uses run runs give gives work works hold holds fit fits
    cost costs contain contains last lasts
    """
)
_AFTER_MEASURED = word_set(
    """
    not instead total please only also too now how what when price rate cost then but if so rather
    """
)
_LONGEST_BEFORE = 4
"""So many words before it "the" begins the number: "the hundred and fifty one"."""
_POINTS, _HP = word_set("this that which any another"), ["h", "p"]
_LARGER = word_set("bigger biggest smaller smallest big small cheaper stronger")
_POWERS = (["horse", "power"], _HP)
_SOME = word_set("them these those which")
_JOINS = word_set("aur and")
_THE_ONE = word_set("wala wali one")
_NOT_GOODS = word_set(
    """
    chahiye chahie nahi nahin mat na nai chhodo chodo mujhe mujhko hume hamein humein usko isko usse
    please bhaiya bhai ji koi kuch aur bas sirf jaldi instead jagah badle wapas paisa paise
    discount bill bil order mera meri mere apna apni accha acha achha saaf dhang alag
    """
)
_GOODS_AT_MOST = 6
_PARTS = word_set("adha aadha half dhai dhaai dedh derh pav paav pauna paun darjan dozen")
_FIRST_COUNTS = word_set("ek do teen char chaar paanch chhe one two three four five six")
_FIGURES = ENGLISH_NUMBERS.keys() | {"half", "quarter"}
_BESIDE_COUNTS = _JOINS | _FIRST_COUNTS
_NO_MORE = word_set("only please instead")
""" "Make that one only"."""
_NO_MORE_THAN = word_set("sirf bas keval only just balki")
_DENIES = word_set("nahi nahin nai nhi no not mat")
_WANTED = word_set("chahiye chahie chaahiye")
_NEEDED = word_set("need want wanted needed take")
""" "I only need one"."""
_TAKING_OUT = word_set("remove delete reduce drop cancel minus back")
_SUFFICES = [["enough"], ["sufficient"], ["plenty"]]


def is_counting(words: list[str], index: int) -> bool:
    """Whether an unsure word stands where something is counted: "das kilo", not "ke saath"."""
    before = words[index - 1] if index else ""
    behind = words[index + 1] if index + 1 < len(words) else ""
    if before in SCALES.keys() - _NO_SCALES:
        return True  # "Ek sau saath".
    if behind in _OF and not _PACKED.isdisjoint(words[index + 2 : index + 3]):
        return True
    if words[index] == "tin" and behind in _IS_ENGLISH:
        return False  # "The first stage tin for a baby".
    summed = not _SUMMED.isdisjoint(words[index + 2 : index + 3])
    if words[index] in _SURE_AT_THE_END and behind in _OF and summed:
        return True
    if words[index] in _TOGETHER and (behind in _IS_HAD or before in {"ek", "1"}):
        return False  # "Ek saath": at one time.
    if behind in _CARRIED | _MEASURED and words[index] in _SURE_AT_THE_END:
        return True
    if behind in _MEASURED and words[index] not in _TOGETHER and before in _OF:
        return True  # "Wipro ke bara watt".
    sure = words[index] in _SURE_AT_THE_END
    has_place = bool(behind) or index == 0 or sure
    # "Anchor ke das switch" counts them, "machine ke saath" does not.
    of_it = before.endswith("ke") and not (sure and before == "ke" and behind)
    return has_place and behind not in _POSTPOSITIONS and not of_it


def one_is_a_number(words: list[str], index: int) -> bool:
    """Not in "which one is", "the four mm one", "do one thing"."""
    before = words[index - 1] if index else ""
    behind = words[index + 1] if index + 1 < len(words) else ""
    half = words[index + 1 : index + 4] == ["and", "a", "half"]
    if half or words[index + 1 : index + 3] == ["and", "half"] or before in {"rs", "minus"}:
        return True
    if behind == "point" and words[index + 2 : index + 3]:
        return True  # "The one point five wire".
    if before == "and" and index >= 2 and words[index - 2] in SCALES:
        return True
    made = before in {"it", "that"} and words[max(0, index - 2) : index - 1] == ["make"]
    if made and (not behind or behind in _NO_MORE):
        return True
    if not behind and before in _TAKING_OUT:
        return True
    if not behind and before in _NEEDED and {"just", "only"} & {*words[: index - 1]}:
        return True
    if before in {"just", "only"} or words[index + 1 : index + 3][-1:] in _SUFFICES:
        return True
    if before in _POINTS and (behind in _MEASURED_ONE or words[index + 1 : index + 3] == _HP):
        return True  # "That one h p motor".
    if before in _LARGER and words[index + 1 : index + 3] in _POWERS:
        return True  # "The bigger one horse power".
    if (
        behind == "with"
        and before != "the"
        and any(w in ENGLISH_NUMBERS for w in words[: max(index - 1, 0)])
    ):
        # "Two lattes, one with soy milk".
        return True
    if behind == "of" and words[index + 2 : index + 3] and words[index + 2] in _SOME:
        return True
    if before in {"that", "them", "these", "those", "which"} and words[index - 2] == "of":
        return True
    the = words[index - 2 : index - 1] == ["the"] and before.isalpha()
    counted = behind in ENGLISH_NUMBERS or behind in SCALES or behind in _MEASURED_ONE
    if the and behind and not counted:
        return False  # "The talking one", "the red one".
    if _is_measured_thing(words, index) and behind in _AFTER_MEASURED:
        return False
    return (
        bool(behind or not before)
        and before not in _BEFORE_PRONOUN
        and behind not in _AFTER_PRONOUN
    )


def _is_measured_thing(words: list[str], index: int) -> bool:
    """ "The half inch one", "the ten piece one", "the eight c m one"."""
    start = index - 1
    while start > 0 and (len(words[start]) == 1 or words[start] in _CARRIED | _MEASURED):
        start -= 1
    measured = start < index - 1 and (words[start] in _FIGURES or words[start].isdigit())
    return measured and "the" in words[max(start - 2, 0) : start]


def one_points(words: list[str], index: int) -> bool:
    """Whether "one" behind a whole number stands for a thing: "the fifty one", "and the hundred
    and fifty one"."""
    behind = words[index + 1] if index + 1 < len(words) else ""
    named = "the" in words[max(index - _LONGEST_BEFORE, 0) : index]
    return words[index] == "one" and named and (not behind or behind in _AFTER_PRONOUN)


def do_is_two(words: list[str], index: int) -> bool:
    """Not in "de do", "what do you"."""
    before = words[index - 1] if index else ""
    behind = words[index + 1] if index + 1 < len(words) else ""
    if before == "to" and behind in _WANTED:
        return True  # "Mujhe to do chahiye".
    if before in _STRESSES and words[max(0, index - 2)] in _GIVING_STEMS:
        return False  # "De hi do".
    if before in _GIVING_STEMS or before in _ENGLISH_AROUND_DO or (before and behind == "na"):
        return False  # "Chai do na".
    if behind in _ENGLISH_AROUND_DO and not _is_of_one(words, index + 1):
        return False
    if behind in _ASKED_WITH_DO or (not before and not _DONE.isdisjoint(words[2:])):
        return False
    if not behind and before in _DENIES and index == 2 and _is_denied_before(words[:index]):
        return True  # "Teen nahi (do)".
    if not behind and before in _NO_MORE_THAN and _is_denied_before(words[: index - 1]):
        return True
    if behind or not before or before in SAVA | SADHE | PAUNE or before == "ke":
        return True  # "230 mm ke do": two of these.
    if before not in _BESIDE_COUNTS and _counts_behind(words[: index - 1]):
        return True
    return _only_names_goods(words[:index])


def may_end_in_two(words: list[str]) -> bool:
    """Whether "do" at the end can be two as well as "give": "regulator do", not "ye bhi do"."""
    before = words[-2] if len(words) > 1 else ""
    gives = before in _GIVING_STEMS | _ENGLISH_AROUND_DO | _POSTPOSITIONS | _STRESSES | _NOT_GOODS
    return words[-1:] == ["do"] and bool(before) and not gives and before not in _THE_ONE


def _is_of_one(words: list[str], at: int) -> bool:
    """ "Do (one inch tape)", "do (one way switch)": two of what measures one."""
    return words[at] == "one" and not _MEASURED_ONE.isdisjoint(words[at + 1 : at + 2])


def _only_names_goods(words: list[str]) -> bool:
    """ "Samosa plate (do)", "dettol chhota (do)": goods, and nothing that counts or asks for them.
    Who dictates an order says how many behind each thing."""
    counted = any(
        word in _PARTS
        or ((word in _FIRST_COUNTS or word[:1].isdigit()) and behind not in _MEASURED)
        for word, behind in zip(words, [*words[1:], ""], strict=True)
    )
    others = _NOT_GOODS & {*words} or words[-1] in _POSTPOSITIONS | _STRESSES | _THE_ONE
    return 1 < len(words) <= _GOODS_AT_MOST and not (counted or others)


def _is_denied_before(words: list[str]) -> bool:
    """ "Chaar nahi (sirf do)", "paanch mat (bas do)": a count that was taken back."""
    return any(word[:1].isdigit() or word in _FIRST_COUNTS for word in words) and bool(
        _DENIES & {*words}
    )


def _counts_behind(words: list[str]) -> bool:
    """ "Padlock 60 mm ek, 40 mm …": whether a count already stood behind what it counts."""
    return any(
        word in _FIRST_COUNTS
        and not (before[:1].isdigit() or before in _BESIDE_COUNTS)
        and (behind in _JOINS or behind[:1].isdigit())
        for before, word, behind in zip(words, words[1:], words[2:], strict=False)
    )
