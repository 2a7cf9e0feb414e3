"""The manifest that ships, and what a broken one says."""

import re
from pathlib import Path

import pytest

from models_dl.errors import ModelsError
from models_dl.manifest import load_manifest


def test_every_role_and_language_of_the_kiosk_has_a_model_for_the_appliance() -> None:
    wanted = {(entry.role, entry.lang) for entry in load_manifest() if "install" in entry.purposes}
    assert {("recogniser", "en"), ("recogniser", "hi"), ("voice", "en"), ("voice", "hi")} <= wanted
    assert ("writer", None) in wanted


def test_what_engine_opens_is_among_the_files_that_prove_the_model_complete() -> None:
    for entry in load_manifest():
        assert entry.needs, entry.name
        if entry.opens:
            assert entry.opens in entry.needs, entry.name


def test_a_model_without_a_stand_in_is_for_tests_only() -> None:
    for entry in load_manifest():
        if entry.stand_in is None:
            assert entry.purposes == ("test",), entry.name


def test_non_commercial_models_are_never_fetched_unasked() -> None:
    for entry in load_manifest():
        if "NC" in entry.licence.split("-"):
            assert not entry.purposes, entry.name


def test_packages_are_pinned_to_a_version_and_a_digest() -> None:
    for entry in load_manifest():
        for source in entry.sources:
            if source.package:
                assert "==" in source.package, entry.name
                assert re.fullmatch("[0-9a-f]{64}", source.sha256 or ""), entry.name


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("models: [", "cannot use"),
        ("modles: []", "modles"),
        ("models: [{name: a, role: cook, licence: x, size_mb: 1, needs: [], sources: []}]", "role"),
        (
            "models: [{name: a, role: voice, licence: x, size_mb: 1, needs: [b],"
            " sources: [{package: p, archive: q}]}]",
            "one of package, archive, files",
        ),
    ],
)
def test_an_unusable_manifest_is_one_clear_line(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "manifest.yaml"
    path.write_text(text)
    with pytest.raises(ModelsError) as err:
        load_manifest(path)
    assert says in str(err.value)
    assert str(path) in str(err.value)
    assert "\n" not in str(err.value)


def test_a_manifest_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelsError, match="nowhere"):
        load_manifest(tmp_path / "nowhere.yaml")
