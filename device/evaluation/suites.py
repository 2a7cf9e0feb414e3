"""Beyond single questions: replies falsified on purpose, and many customers at once."""

from __future__ import annotations

import gc
import random
import re
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from device.dialogue.conversation import Dialogue
from device.dialogue.truth.guard import violations
from device.evaluation.progress import Progress, silent
from device.evaluation.run import Score, answer_of
from device.turn import Fact
from kb.freed_memory import return_freed_memory
from kb.language.number_words import in_words

_SEED = 20
_CUSTOMER_LEAVES_AFTER = 20
_AT_ONCE = 200
_FILLS_CACHES = 3000
_FIGURE = re.compile(r"(?<![\w.-])\d[\d,]*(?:\.\d+)?(?![\w.-]|,\d)")
_UNITS = (" A ", " W ", " V ", " mm ", " kg ", " L ", " ml ", " HP ")
_DURATIONS = (("months", "years"), ("years", "months"), ("महीने", "साल"), ("साल", "महीने"))


def falsify(text: str, brands: Sequence[str], chance: random.Random) -> str | None:
    """One false claim put into a true reply; None where this kind cannot be done to it."""
    kind = chance.choice(("digits", "words_en", "words_hi", "unit", "brand", "warranty", "stock"))
    figures = list(_FIGURE.finditer(text))
    if kind in {"digits", "words_en", "words_hi"}:
        if not figures:
            return None
        hit = chance.choice(figures)
        value = float(hit.group().replace(",", ""))
        false = int(value) + chance.choice((1, 3, 7, 11, 19, 100, 210))
        if _figures_of(text) & {str(false)}:
            return None
        written = (
            str(false)
            if kind == "digits"
            else in_words(false, "en" if kind == "words_en" else "hi")
        )
        return f"{text[: hit.start()]}{written}{text[hit.end() :]}"
    if kind == "unit":
        held = [unit for unit in _UNITS if re.search(rf"\d{unit}", text)]
        if not held:
            return None
        return text.replace(held[0], chance.choice([u for u in _UNITS if u not in held]), 1)
    if kind == "brand":
        present = [brand for brand in brands if re.search(rf"\b{re.escape(brand)}\b", text)]
        absent = [brand for brand in brands if brand not in present]
        if not present or not absent:
            return None
        return re.sub(rf"\b{re.escape(present[0])}\b", chance.choice(absent), text)
    if kind == "warranty":
        for held_word, false_word in _DURATIONS:
            if re.search(rf"\d {held_word}", text):
                return re.sub(rf"(\d) {held_word}", rf"\1 {false_word}", text)
        years = chance.randint(6, 30)
        return f"{text} It has a warranty of {years} years."
    swaps = (
        ("out of stock", "in stock"),
        ("in stock", "out of stock"),
        ("स्टॉक में है", "स्टॉक में नहीं है"),
        ("स्टॉक में नहीं है", "स्टॉक में है"),
    )
    for held_word, false_word in swaps:
        if held_word in text:
            return text.replace(held_word, false_word)
    return None


def _figures_of(text: str) -> set[str]:
    return {hit.group().replace(",", "") for hit in _FIGURE.finditer(text)}


def adversarial_suite(
    dialogue: Dialogue, score: Score, count: int, progress: Progress = silent
) -> dict[str, float]:
    """How many of so many false replies pass the guard, and how many true ones it stops."""
    chance = random.Random(_SEED)
    asked = len(score.results)
    progress(0, asked + count)
    true_replies = _true_replies(dialogue, score, lambda done, _: progress(done, asked + count))
    brands = dialogue.view.words.brands
    stopped_true = sum(bool(violations(text, facts, dialogue.view)) for text, facts in true_replies)
    tried = passed = 0
    for _ in range(count * 50 if true_replies else 0):
        if tried >= count:
            break
        text, facts = chance.choice(true_replies)
        false = falsify(text, brands, chance)
        if false is None or false == text:
            continue
        tried += 1
        passed += not violations(false, facts, dialogue.view)
        progress(asked + tried, asked + count)
    return {
        "false_texts": tried,
        "let_through": passed,
        "true_texts": len(true_replies),
        "true_stopped_share": round(stopped_true / max(len(true_replies), 1), 4),
    }


def _true_replies(
    dialogue: Dialogue, score: Score, progress: Progress
) -> list[tuple[str, tuple[Fact, ...]]]:
    """What is really spoken, with the records it cites."""
    replies = []
    for number, result in enumerate(score.results, start=1):
        session = f"guard-{number}"
        for said in result.question.context:
            answer_of(dialogue.respond(said, session))
        turn = dialogue.respond(result.question.text, session)
        sentences: list[str] = []
        while True:
            try:
                sentences.append(next(turn).text)
            except StopIteration as end:
                if end.value.facts:
                    replies.append((" ".join(sentences), end.value.facts))
                break
        dialogue.end_session(session)
        progress(number, len(score.results))
    return replies


def load_suite(
    dialogue: Dialogue,
    texts: Sequence[str],
    turns: int,
    sessions: int = 50,
    progress: Progress = silent,
) -> dict[str, float]:
    """Answers a second with many sessions at once, and what memory the turns leave behind."""
    chance = random.Random(_SEED)
    plan = [(f"load-{chance.randrange(sessions)}", chance.choice(texts)) for _ in range(turns)]

    def one(numbered: tuple[int, tuple[str, str]]) -> None:
        number, (session, text) = numbered
        answer_of(dialogue.respond(text, session))
        if number % _CUSTOMER_LEAVES_AFTER == 0:
            dialogue.end_session(session)

    first = plan[:_FILLS_CACHES]
    whole = len(first) + turns
    progress(0, whole)
    with ThreadPoolExecutor(max_workers=2) as pool:

        def all_of(part: Sequence[tuple[str, str]], done: int) -> None:
            # In parts: what waits for its turn would be measured as growth.
            for begin in range(0, len(part), _AT_ONCE):
                list(pool.map(one, enumerate(part[begin : begin + _AT_ONCE], begin)))
                progress(min(done + begin + _AT_ONCE, whole), whole)

        # Caches fill and each thread takes its working memory once; that is no growth.
        all_of(first, 0)
        before = _settled_kb()
        started = time.perf_counter()
        all_of(plan, len(first))
        seconds = time.perf_counter() - started
    after = _settled_kb()
    return {
        "turns": turns,
        "sessions": sessions,
        "answers_per_second": round(turns / seconds, 1),
        "memory_growth_percent": round(100 * (after - before) / before, 2),
    }


def _settled_kb() -> int:
    """Resident memory once what is not used any more has gone: when it goes by itself is chance."""
    gc.collect()
    return_freed_memory()
    return resident_kb()


def resident_kb() -> int:
    """Resident memory of this process."""
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123
        for line in status:
            if line.startswith("VmRSS"):
                return int(line.split()[1])
    return 1
