"""config.yaml: complete, documented, and strict about what it does not know."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from device.config import Config, load
from device.errors import InputError

SHIPPED = Path(__file__).resolve().parents[2] / "config.yaml"


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_shipped_file_holds_every_setting_with_its_default() -> None:
    assert load(SHIPPED) == Config()


def test_every_setting_of_the_shipped_file_has_a_comment() -> None:
    lines = SHIPPED.read_text("utf-8").splitlines()
    section_at = {line[:-1]: at for at, line in enumerate(lines) if line[:1].isalpha()}
    for section, keys in msgspec.to_builtins(Config()).items():
        for key in keys:
            setting = next(
                line for line in lines[section_at[section] :] if line.startswith(f"  {key}:")
            )
            assert "#" in setting, f"{section}.{key}"


def test_an_empty_file_means_defaults(tmp_path: Path) -> None:
    assert load(written(tmp_path, "")) == Config()


def test_one_changed_setting_leaves_the_rest(tmp_path: Path) -> None:
    config = load(written(tmp_path, "hearing: {end_silence_ms: 500}"))
    assert config.hearing.end_silence_ms == 500
    assert config.audio == Config().audio


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("audio: {block_ms: soon}", "audio.block_ms"),
        ("audio: {blockms: 32}", "audio.blockms"),
        ("kiosks: {}", "kiosks"),
        ("shop: 3", "shop"),
        ("shop: {languages: [fr]}", "shop.languages"),
        ("shop: {languages: [hi]}", "shop.default_language"),
        ("shop: {timezone: Mars/Olympus}", "shop.timezone"),
        ("speaking: {speed: 9}", "speaking.speed"),
        ("models: {folder: /no/such/folder}", "models.folder"),
    ],
)
def test_a_wrong_setting_is_named_by_its_dotted_path(tmp_path: Path, text: str, path: str) -> None:
    with pytest.raises(InputError, match=path.replace(".", r"\.")):
        load(written(tmp_path, text))


@pytest.mark.parametrize("content", [b"a: [", b"\xff\xfe\x00x", b"- 1\n- 2"])
def test_a_file_that_is_no_settings_file_is_said_to_be_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"config\.yaml"):
        load(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.yaml"):
        load(tmp_path / "nowhere.yaml")


@pytest.mark.parametrize(
    "text", ["shop:\n  a: b: c\n", "shop:\n  timezone: UTC\n  timezone: Asia/Kolkata\n"]
)
def test_broken_yaml_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        load(path)
    assert f"{path}:{text.rstrip().count(chr(10)) + 1}: " in str(caught.value)
    assert "unicode" not in str(caught.value)
