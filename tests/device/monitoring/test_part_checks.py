"""What the doctor says of engines, models and the catalogue."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from device.config import Config, HearingSettings
from device.monitoring.doctor import examine, verdict
from device.monitoring.finding import Finding
from device.monitoring.part_checks import (
    check_catalogue,
    check_ears,
    check_packages,
    check_packs,
    check_voices,
)
from kb.generation.layout import Layout
from kb.generation.manifest import BundleRecord, Manifest, write_manifest
from models_dl.store import ModelStore

CREATED = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


def store_with(folder: Path, *names: str) -> ModelStore:
    store = ModelStore([folder])
    for entry in store.manifest:
        for needed in entry.needs if entry.name in names else ():
            file = folder / entry.name / needed
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
    return store


def hearing(store: ModelStore, settings: HearingSettings | None = None) -> dict[str, Finding]:
    findings = check_ears(settings or HearingSettings(), store, ("en", "hi"))
    return {finding.check: finding for finding in findings}


def test_with_both_vosk_models_both_languages_are_heard(tmp_path: Path) -> None:
    store = store_with(tmp_path, "vosk-model-small-en-in-0.4", "vosk-model-small-hi-0.22")
    assert {finding.state for finding in hearing(store).values()} == {"ok"}


def test_without_models_pocketsphinx_hears_english_and_nothing_hears_hindi(tmp_path: Path) -> None:
    heard = hearing(store_with(tmp_path))
    assert "PocketSphinx" in heard["hearing English"].what
    assert heard["hearing Hindi"].state == "warning"
    assert heard["hearing Hindi"].mend == "bolo models fetch vosk-model-small-hi-0.22"
    assert not any(finding.stops_the_kiosk for finding in heard.values())


def test_vosk_demanded_without_a_model_stops_the_kiosk(tmp_path: Path) -> None:
    heard = hearing(store_with(tmp_path), HearingSettings(engine="vosk"))
    assert all(finding.stops_the_kiosk for finding in heard.values())


def test_espeak_stands_in_for_a_piper_voice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/espeak-ng")
    english, hindi = check_voices(store_with(tmp_path, "en_US-joe-medium"), ("en", "hi"))
    assert english.state == "ok"
    assert hindi.state == "warning"
    assert "espeak-ng" in hindi.what


def test_no_voice_at_all_stops_the_kiosk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    (hindi,) = check_voices(store_with(tmp_path), ("hi",))
    assert hindi.stops_the_kiosk
    assert hindi.mend == "sudo apt-get install espeak-ng"


def test_packages_needed_by_this_installation_are_all_there() -> None:
    assert check_packages().state == "ok"


def test_a_program_that_is_not_installed_is_missing() -> None:
    finding = check_packages("bolo-never-installed")
    assert finding.stops_the_kiosk
    assert "bolo-never-installed" in finding.what


def publish(home: Path) -> Path:
    layout = Layout(home)
    folder = layout.generation("000001-0123abcd")
    folder.mkdir(parents=True)
    record = BundleRecord(digest="0" * 64, source="stick")
    manifest = Manifest(
        id=folder.name,
        created=CREATED.isoformat(),
        bundle=record,
        embedder="none",
        vector_store="none",
        products=150,
        faq=12,
        files={},
    )
    write_manifest(folder, manifest)
    layout.current.symlink_to(Path("generations") / folder.name)
    return folder


def test_no_catalogue_stops_the_kiosk_and_names_the_import(tmp_path: Path) -> None:
    finding = check_catalogue(tmp_path)
    assert finding.stops_the_kiosk
    assert "catalogue import" in (finding.mend or "")


def test_a_fresh_catalogue_is_shown_with_its_size_and_date(tmp_path: Path) -> None:
    publish(tmp_path)
    finding = check_catalogue(tmp_path, CREATED + dt.timedelta(days=2))
    assert finding.state == "ok"
    assert finding.what == "150 products, 12 answers, of 01 November 2026"


def test_an_old_catalogue_is_a_warning(tmp_path: Path) -> None:
    publish(tmp_path)
    finding = check_catalogue(tmp_path, CREATED + dt.timedelta(days=100))
    assert finding.state == "warning"
    assert "100 days old" in finding.what


def test_a_damaged_catalogue_stops_the_kiosk(tmp_path: Path) -> None:
    manifest = publish(tmp_path) / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b"150", b"151"))
    finding = check_catalogue(tmp_path, CREATED)
    assert finding.stops_the_kiosk
    assert "rollback" in (finding.mend or "")


def test_whatever_is_wrong_has_a_way_to_mend_it_unless_it_is_as_it_should_be(
    tmp_path: Path,
) -> None:
    for finding in examine(Config(), tmp_path, store_with(tmp_path / "models")):
        if finding.state == "missing":
            assert finding.mend, finding


def test_the_verdict_names_what_stops_the_kiosk() -> None:
    well = Finding("disk", "ok", "there")
    weak = Finding("clock", "warning", "unsure")
    stopped = Finding("microphone", "missing", "none", "plug one in", essential=True)
    assert verdict([well]) == (True, "Bolo can work; all is well")
    assert verdict([well, weak]) == (True, "Bolo can work; one point could be better")
    assert verdict([well, weak, stopped]) == (False, "Bolo cannot work yet: microphone")


def domain_packs(sample_home: Path, home: Path, pack: str, text: str) -> list[Finding]:
    shutil.copytree(sample_home, home)
    (home / "domains").mkdir()
    (home / "domains" / f"{pack}.yaml").write_text(text, "utf-8")
    return list(check_packs(home))


def test_without_own_packs_the_kind_of_shop_is_shown(sample_home: Path) -> None:
    (finding,) = check_packs(sample_home)
    assert (finding.state, finding.what) == ("ok", "electrical")


def test_a_broken_pack_of_the_shop_stops_the_kiosk(sample_home: Path, tmp_path: Path) -> None:
    text = "name: electrical\nintents: {lst: [x]}"
    (finding,) = domain_packs(sample_home, tmp_path / "home", "electrical", text)
    assert finding.stops_the_kiosk
    assert "electrical.yaml: intents: there is no intent `lst`" in finding.what


def test_a_broken_pack_that_is_not_used_is_a_warning(sample_home: Path, tmp_path: Path) -> None:
    (finding,) = domain_packs(sample_home, tmp_path / "home", "unused", "name: other")
    assert (finding.state, finding.stops_the_kiosk) == ("warning", False)
    assert "unused.yaml" in finding.what
