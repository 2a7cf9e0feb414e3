"""What goods are said to be without in a clause of its own: "jisme bluetooth nahi hai"."""

from __future__ import annotations

from collections.abc import Sequence

from kb.language.words import word_set

_WHICH = word_set("jisme jismein jisme jiske jiska jiski jispe jispar jo jinme jinmein")
_IS = word_set("hai hain ho hota hoti hote lagta lagti lagte aata aati aate laga lagi rahta rahti")
_FAR = 5


def denies_in_clause(words: Sequence[str], at: int) -> bool:
    """Whether the "nahi" at a position tells what is not there rather than asks for it."""
    clause = {*words[max(at - _FAR, 0) : at]}
    return bool(_WHICH & clause) and bool(_IS & {*words[at + 1 : at + 2]})
