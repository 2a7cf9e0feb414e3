"""config.yaml as one frozen tree, loaded once by the composition root; each part gets its section.

A key that is not known, a value of the wrong kind or out of range raises `InputError` that names
the dotted path of the key.
"""

from __future__ import annotations

import zoneinfo
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from device.errors import InputError
from kb.yaml_text import parse_yaml

Positive = Annotated[float, msgspec.Meta(gt=0)]
NotNegative = Annotated[float, msgspec.Meta(ge=0)]
Count = Annotated[int, msgspec.Meta(ge=1)]
Fraction = Annotated[float, msgspec.Meta(ge=0, le=1)]
ReplyLanguage = Literal["en", "hi"]


class _Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Unknown keys are errors; what each setting means stands in config.yaml."""


class ShopSettings(_Section, frozen=True):
    languages: tuple[ReplyLanguage, ...] = ("en", "hi")
    default_language: ReplyLanguage = "en"
    timezone: str = "Asia/Kolkata"


class KioskSettings(_Section, frozen=True):
    listening_timeout_s: Positive = 20
    thinking_timeout_s: Positive = 15
    speaking_timeout_s: Positive = 90
    follow_up_s: NotNegative = 4
    session_idle_s: Positive = 60
    earcons: bool = True
    control_socket: Path | None = None


class AudioSettings(_Section, frozen=True):
    input_device: str | None = None
    output_device: str | None = None
    block_ms: Count = 32
    starvation_ms: Count = 1500
    zero_input_ms: Count = 3000
    reopen_max_s: Positive = 2
    settle_ms: Annotated[int, msgspec.Meta(ge=0)] = 250
    lead_in_ms: Annotated[int, msgspec.Meta(ge=0)] = 150


class HearingSettings(_Section, frozen=True):
    engine: Literal["auto", "vosk", "pocketsphinx"] = "auto"
    end_silence_ms: Count = 700
    end_silence_after_question_ms: Count = 1100
    no_speech_s: Positive = 6
    hard_cap_s: Positive = 12
    vad_threshold: Fraction = 0.5
    energy_floor_dbfs: Annotated[float, msgspec.Meta(ge=-120, le=0)] = -60
    min_confidence: Fraction = 0.35


class DialogueSettings(_Section, frozen=True):
    context_turns: Count = 10
    max_text_chars: Count = 500
    max_sessions: Count = 200
    session_forget_s: Positive = 1800
    writer: bool = False
    writer_budget_s: Positive = 2.5
    classifier: bool = False
    classifier_budget_s: Positive = 1.5
    keep_exchanges: Count = 5000
    keep_days: Positive = 7


class SpeakingSettings(_Section, frozen=True):
    online: bool = True
    online_deadline_ms: Count = 1200
    online_cooldown_s: NotNegative = 600
    voice_en_online: str = "en-IN-NeerjaNeural"
    voice_hi_online: str = "hi-IN-SwaraNeural"
    threads: Count = 2
    speed: Annotated[float, msgspec.Meta(ge=0.5, le=2.0)] = 1.0


class ModelSettings(_Section, frozen=True):
    folder: Path | None = None
    source_timeout_s: Positive = 5


class CatalogueSettings(_Section, frozen=True):
    max_bad_rows_percent: Annotated[float, msgspec.Meta(ge=0, le=100)] = 10
    keep_generations: Count = 5
    vector_store: Literal["f16", "pca150"] = "f16"


class GpioSettings(_Section, frozen=True):
    enabled: bool = True
    pin_factory: Literal["lgpio", "mock", "native", "pigpio", "rpigpio"] = "lgpio"
    button_pin: int = 17
    lamp_pin: int = 27
    debounce_ms: Annotated[int, msgspec.Meta(ge=0)] = 30


class LoggingSettings(_Section, frozen=True):
    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"


class Config(_Section, frozen=True):
    shop: ShopSettings = ShopSettings()
    kiosk: KioskSettings = KioskSettings()
    audio: AudioSettings = AudioSettings()
    hearing: HearingSettings = HearingSettings()
    dialogue: DialogueSettings = DialogueSettings()
    speaking: SpeakingSettings = SpeakingSettings()
    models: ModelSettings = ModelSettings()
    catalogue: CatalogueSettings = CatalogueSettings()
    gpio: GpioSettings = GpioSettings()
    logging: LoggingSettings = LoggingSettings()


def load(path: Path) -> Config:
    """Reads and checks the settings file. Raises InputError naming file and key."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as err:
        raise InputError(f"cannot read the settings file {path}: {err}") from err
    try:
        raw = parse_yaml(text, path)
    except ValueError as err:
        raise InputError(str(err)) from err
    try:
        config = msgspec.convert(raw if raw is not None else {}, Config, dec_hook=_decode)
    except msgspec.ValidationError as err:
        raise InputError(f"{path}: {_with_dotted_path(str(err))}") from err
    _check_meaning(config, path)
    return config


def _decode(kind: type, value: object) -> object:
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise TypeError(f"expected {kind.__name__}, got {type(value).__name__}")


def _with_dotted_path(message: str) -> str:
    """`Expected int, got str - at `$.audio.block_ms`` → `audio.block_ms: expected int, got str`."""
    what, _, where = message.partition(" - at ")
    section = where.strip("`").removeprefix("$").removeprefix(".")
    what = what.replace("`", "")
    unknown = "Object contains unknown field "
    if what.startswith(unknown):
        key = what.removeprefix(unknown)
        dotted = f"{section}.{key}" if section else key
        return f"{dotted}: there is no such setting"
    return f"{section or 'the file'}: {what[:1].lower()}{what[1:]}"


def _check_meaning(config: Config, path: Path) -> None:
    if config.shop.default_language not in config.shop.languages:
        raise InputError(f"{path}: shop.default_language: must be one of shop.languages")
    try:
        zoneinfo.ZoneInfo(config.shop.timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError) as err:
        raise InputError(f"{path}: shop.timezone: no such time zone") from err
    folder = config.models.folder
    if folder is not None and not folder.is_dir():
        raise InputError(f"{path}: models.folder: {folder} is not a folder")
