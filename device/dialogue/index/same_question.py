"""Whether two questions are the same but for courtesy, small words and how "do you have" is put."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from device.dialogue.index.passages import Passage
from device.dialogue.index.written_words import phrase_words
from kb.language.fold import fold
from kb.language.words import word_set

_SMALL = {
    fold(word)
    for word in word_set(
        """
        a an the this that it its they them one some any of for in on at to by with and or is are am
        was be do does did can could will would shall you your we us our i me my here there please
        shop store sell sells selling sold have has had keep keeps stock stocked get got buy
        available find
        ka ki ke ko se mein me par pe aur ya hai hain ho kya koi kuch ji aap aapke aapki aapka paas
        tum tumhare hamare yahan yaha dukaan dukan par mujhe kripya
        milta milti milte milega milegi milenge mil sakta sakti sakte bechte bechti bechta rakhte
        rakhti rakhta rakha chahiye
        """
    )
}


def same_question(text: str, among: Iterable[Passage]) -> Passage | None:
    """The passage that answers this very question."""
    asked = _asked(text)
    return next((p for p in among if asked and _asked(p.question) == asked), None)


@lru_cache(maxsize=1024)
def _asked(text: str) -> frozenset[str]:
    return frozenset(map(fold, phrase_words(text))) - _SMALL
