"""Makes talks at the counter of `seen` out of ways to say what shall happen to an open basket.

    python -m tests.evaluation.basket_edits.talks FOLDER [--each 28] [--without SHOP...]

Each is an order of one or two lines and one thing said after it (`wordings.yaml`), with the basket
that is right then. What is ordered is as the catalogue calls it, so that little but the change is
to be understood. Writes FOLDER/<shop>.jsonl, for `fit.py`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path
from typing import Any

import yaml

_SEEN = Path(__file__).parents[1] / "seen"
_WORDINGS: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "wordings.yaml").read_text(encoding="utf-8")
)
_HOW_OFTEN = {
    "set": 5, "more": 2, "less": 1.5, "out": 2.5, "sib": 4, "sibq": 2, "other": 3, "opt": 3,
    "split": 2, "new": 1.5, "new_sib": 0.7, "two": 1, "one_kept": 1, "outset": 0.7,
    "morenew": 0.7, "none": 3,
}  # fmt: skip
_TWO_LINES = frozenset({"two", "one_kept", "outset", "out"})
_EN = "one two three four five six seven eight nine ten twelve fifteen"
_HI = "ek do teen chaar paanch chhe saat aath nau das baarah pandrah"
_NUMBERS = {"en": _EN.split(), "hi": _HI.split()}
_VALUES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15)
_WHY = {
    "en": ["my brother is coming too", "the kids want some as well", "it is for the office",
           "i checked at home", "my wife told me", "thank you", "please"],
    "hi": ["ghar mein mehmaan hain", "bachche bhi hain", "mummy ne bola hai", "do log aur aa gaye",
           "budget kam hai", "bhaiya", "ji", "please"],
}  # fmt: skip
_ENOUGH = 30
_LONGEST_SIZE = 3
_TRIES = 60
_Goods = dict[str, Any]


def _spoken(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s.]", " ", name.lower()).split())


def _goods(shop: str, chance: random.Random) -> list[_Goods]:
    """What there is enough of, with what it is called here; nothing that shares its name."""
    lines = (_SEEN / shop / "products.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for product in map(json.loads, lines):
        if float(product.get("stock") or 0) < _ENOUGH or product["unit"] in {"kg", "m", "litre"}:
            continue
        aliases = [_spoken(each) for each in product.get("aliases", []) if each.isascii()]
        by_alias = aliases and chance.random() < 0.5
        product["n"] = chance.choice(aliases) if by_alias else _spoken(product["name"])
        found.append(product)
    names = [product["n"] for product in found]
    return [product for product in found if names.count(product["n"]) == 1]


def _told_apart(one: _Goods, other: _Goods) -> tuple[str, str] | None:
    """What the names of two sizes of one thing say differently: "15 litre" and "25 litre"."""
    if one["category"] != other["category"] or one.get("brand") != other.get("brand"):
        return None
    left, right = (_spoken(each["name"]).split() for each in (one, other))
    said = [_with_unit([w for w in a if w not in b], a) for a, b in ((left, right), (right, left))]
    if not all(0 < len(each) <= _LONGEST_SIZE for each in said):
        return None
    return " ".join(said[0]), " ".join(said[1])


def _with_unit(words: list[str], name: list[str]) -> list[str]:
    found = []
    for word in words:
        found.append(word)
        behind = name[name.index(word) + 1 :][:1]
        if re.fullmatch(r"[\d.]+", word) and behind and behind[0] not in words:
            found += behind
    return found


def _line(product: _Goods, quantity: int, options: dict[str, str] | None = None) -> _Goods:
    return {"sku": product["sku"], "quantity": quantity, "options": options or {}}


def _talk(goods: list[_Goods], chance: random.Random) -> _Goods | None:
    """One talk; None where what was drawn does not go together."""
    kind = chance.choices(list(_HOW_OFTEN), weights=list(_HOW_OFTEN.values()))[0]
    lang = chance.choice(["en", "hi"])
    number = dict(zip(_VALUES, _NUMBERS[lang], strict=True))
    first = chance.choice(goods)
    words = {*first["n"].split()}
    far = [p for p in goods if p["category"] != first["category"] and not words & {*p["n"].split()}]
    near = [p for p in goods if p["category"] == first["category"] and p is not first]
    if not far or (kind == "other" and not near):
        return None
    second = chance.choice(far)
    third = chance.choice(near if near and (kind == "other" or chance.random() < 0.6) else far)
    if third is second:
        return None
    held = chance.choice([1, 2, 2, 3, 3, 4, 5, 6, 8, 10])
    beside = chance.choice([1, 1, 2, 3, 4])
    then = chance.choice([q for q in _VALUES if q != held])
    then_beside = chance.choice([q for q in range(1, 7) if q != beside])
    template = chance.choice(_WORDINGS[kind][lang])
    step = chance.choice([1, 1, 2, 2, 3]) if "{k}" in template else 1
    held = max(held, step + 1) if kind == "less" else held
    size = other_size = None
    if "sib" in kind:
        sizes = [(p, said) for p in near if (said := _told_apart(first, p)) is not None]
        if not sizes:
            return None
        size, other_size = chance.choice(sizes)
    before = after = None
    names = ("", "")
    if kind in {"opt", "split"}:
        groups = [g for g in first.get("options", []) if g.get("exclusive") and g["choices"][1:]]
        if not groups:
            return None
        group = chance.choice(groups)
        one, other = chance.sample(group["choices"], 2)
        before, after = {group["group"]: one["id"]}, {group["group"]: other["id"]}
        names = _spoken(one["name"]), _spoken(other["name"])
        held = 2 if "{c1}" in template or chance.random() < 0.7 else 3
    named = "{A}" in template or kind == "none"
    two = kind in _TWO_LINES or "{B}" in template or chance.random() < 0.45
    rest = [_line(second, beside)] if two else []
    results = {
        "set": [_line(first, then)], "more": [_line(first, held + step)],
        "less": [_line(first, held - step)], "out": [], "other": [_line(third, held)],
        "opt": [_line(first, held, after)],
        "split": [_line(first, held - 1, before), _line(first, 1, after)],
        "new": [_line(first, held), _line(third, step)], "none": [_line(first, held)],
        "morenew": [_line(first, held + step), _line(third, then_beside)],
        "one_kept": [_line(first, then)],
    }  # fmt: skip
    if size is not None:
        results["sib"], results["sibq"] = [_line(size, held)], [_line(size, then)]
        results["new_sib"] = [_line(first, held), _line(size, step)]
    basket = [*results.get(kind, []), *rest]
    if kind in {"two", "outset"}:
        basket = [_line(second, then_beside), *([_line(first, then)] if kind == "two" else [])]
    ordered = [f"{number[held]} {first['n']} {names[0]}".strip()]
    if two:
        # What is not named is what was ordered last.
        place = 1 if named and chance.random() < 0.6 else 0
        ordered.insert(place, f"{number[beside]} {second['n']}")
    if two and chance.random() < 0.5:
        ordered = [f" {'and' if lang == 'en' else 'aur'} ".join(ordered)]
    if lang == "hi":
        ordered[-1] += chance.choice([" de do", "", " chahiye", " dena"])
    else:
        ordered[0] = chance.choice(["", "give me ", "i want "]) + ordered[0]
    za, zs = other_size or ("", "")
    text = template.format(
        A=first["n"], A0=first["n"], B=second["n"], O=third["n"], q1=number[held], q2=number[then],
        q3=number[then_beside], k=number[step], za=za, zs=zs, c1=names[0], c2=names[1],
    )  # fmt: skip
    if kind != "none" and chance.random() < 0.3:
        text += " " + chance.choice(_WHY[lang])
    return {
        "text": text, "lang": "en" if lang == "en" else "hi-Latn", "intent": "basket_change",
        "skus": [first["sku"]], "context": ordered, "basket": basket, "note": kind,
    }  # fmt: skip


def talks_of(shop: str, many: int) -> list[_Goods]:
    """So many talks of a shop, the same each time; fewer where its goods do not allow it."""
    chance = random.Random(shop)
    goods = _goods(shop, chance)
    found: list[_Goods] = []
    for _ in range(_TRIES * many):
        talk = _talk(goods, chance) if len(goods) > 1 and len(found) < many else None
        if talk is not None:
            found.append({"id": f"talk{len(found)}", **talk})
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", type=int, default=28, help="how many of each shop")
    parser.add_argument("--without", nargs="*", default=[], help="shops to leave out")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for shop in sorted(path.name for path in _SEEN.iterdir()):
        talks = talks_of(shop, chosen.each) if shop not in chosen.without else []
        if talks:
            text = "".join(f"{json.dumps(talk, ensure_ascii=False)}\n" for talk in talks)
            (chosen.folder / f"{shop}.jsonl").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
