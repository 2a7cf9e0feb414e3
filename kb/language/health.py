"""Words of English and romanised Hindi about illness and what is taken against it."""

from __future__ import annotations

from kb.language.words import word_set

CHEST = word_set("chest seena seene sine chhati chhaati chaati chati")
"""Pain in it is a sign of an emergency."""
COMPLAINTS = word_set(
    """
    pain pains fever cough coughing headache stomachache vomit vomiting rash infection dizzy
    dizziness ache aches aching swelling swollen sprain fracture bleeding diarrhoea diarrhea
    migraine acidity constipation itching wound injury nausea unconscious breathless asthma dard
    bukhar bukhaar khansi khaansi khasi zukham jukam jukaam zukaam nazla sardard ulti ultiyan dast
    chakkar sujan soojan sojan khujli bimari beemari bimar beemar moch ghav ghaav chot jalan kabz
    qabz behosh dama
    """
)
HURTS = word_set("hurt hurts hurting paining sore dukh dukhta dukhti dukhte dukhna dukhne")
"""Complaints against which a warm drink or a chair may be asked for as well."""
CONDITIONS = word_set(
    """
    pregnant pregnancy pregnent garbhvati
    """
)
"""What is no complaint and may forbid something all the same."""
WORN_OR_DONE = word_set(
    """
    wear wearing worn pehne pehnne pehenne pehanne pahanne pehnna pahnne pehenna baandhne bandhne
    baandhna steam bhaap bhap bhaaf inhale inhalation vapour sekne sekna sikai senk senkne seknay
    sahara sahare support belt cap brace collar splint binder bandage patti crepe pad
    massager cushion pillow machine machines mashin masheen device naapna naapne naapni napna napne
    napni naap nap measure measuring
    """
)
"""What is put on, breathed or done with a thing instead of taken."""
LIMBS = word_set(
    """
    kamar peeth pith back waist spine reedh ghutna ghutne ghutno ghutane knee knees gardan neck
    kandha kandhe shoulder shoulders kohni elbow kalai wrist takhna takhne ankle edi heel talwa
    talwe pair paon paanv leg legs foot feet haath hath hand hands ungli angutha thumb finger jod
    jodon joint joints
    """
)
"""Where a belt, a support or warmth from outside may help."""
MEDICINES = word_set(
    """
    medicine medicines medication medications dawai dawaai davai davaai dawa dava dawaiyan
    dawaiyaan davaiyan
    davaaiyaan davaaiyon dawaiyon davaiyon antibiotic antibiotics painkiller painkillers insulin
    """
)
DOSES = word_set(
    """
    tablet tablets goli goliyan goliyaan capsule capsules syrup sirap pill pills drug drugs dose
    dosage khurak khuraak injection paracetamol crocin dolo ibuprofen aspirin disprin
    azithromycin cetirizine combiflam
    """
)
"""In which forms medicines come, and other things too: sweets, computers, what goes into coffee;
and medicines that are sold without a prescription."""
MEASURED = word_set("bp pressure sugar glucose oxygen spo2 temperature pulse")
"""What is told of a body by a figure."""
TOO_MUCH = word_set(
    """
    high low badha badhi badh badhta ghata ghati gir giri aa raha rahi control
    """
)
TAKES = word_set(
    """
    start started starting begin shuru shuroo
    take takes taking eat eats swallow drink give use double increase stop skip khau khaun
    khaaun khaoon kha khaye khaaye khani khilau khilaun khilaaoon khila pila pilau pilaun
    pilaaoon piu piun peeoon pi pee peena pina peene loon lun lu le lena leni lein doon dun du
    """
)
ASKS = word_set(
    """
    which what should can how much many safe may must shall kya kaunsa kaunsi kaun kon konsa
    konsi kitna kitni kitne sakta sakti sakte chahiye theek suggest recommend
    """
)
SWALLOWS = word_set(
    """
    eat eats swallow khau khaun khaaun khaoon kha khaye khaaye khani khilau khilaun
    khilaaoon khila pila pilau pilaaoon peeoon drink drinks piu piun pi pee peena pina peene
    """
)
SUFFERED = word_set("chot choten thokar maar dhakka")
"""Before a word for eating they say that one was hurt: "chot kha gaya"."""
SHALL_I_SWALLOW = word_set(
    "khau khaun khaaun khaoon khilau khilaun khilaaoon pilau pilaun pilaaoon piu piun peeoon"
)
"""Said of medicines these ask for advice by themselves: "goli subah khaun ya raat ko"."""
HOW_OFTEN = word_set("many times dose dosage khurak khuraak daily")
CHILDREN = word_set(
    """
    child children kid baby bachcha bacche bachche bachchi beta bete beti saal year years mahine
    """
)
ALLOWED = word_set("can safe may sakta sakti sakte theek")
TREATMENTS = word_set("treat treatment remedy cure ilaj ilaaj upay upchar")
