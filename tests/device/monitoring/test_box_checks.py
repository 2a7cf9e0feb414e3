"""What the doctor says of the box."""

import datetime as dt
import socket
from collections.abc import Sequence
from pathlib import Path

import pytest

from device.audio.devices import AudioDevice
from device.config import AudioSettings, GpioSettings, SpeakingSettings
from device.errors import EngineUnavailable
from device.monitoring.box_checks import (
    check_clock,
    check_disk,
    check_memory,
    check_network,
    check_pins,
    check_sound,
)
from device.monitoring.finding import Finding

USB = AudioDevice("USB PnP Sound Device", 1, 2, 48000)
SPEAKER_ONLY = AudioDevice("bcm2835 Headphones", 0, 2, 44100)


def sound(settings: AudioSettings, devices: Sequence[AudioDevice]) -> tuple[Finding, Finding]:
    microphone, speaker = check_sound(settings, lambda: devices)
    return microphone, speaker


def test_with_a_microphone_and_a_speaker_all_is_well() -> None:
    assert [finding.state for finding in sound(AudioSettings(), [USB])] == ["ok", "ok"]


def test_without_a_microphone_the_kiosk_cannot_work() -> None:
    microphone, speaker = sound(AudioSettings(), [SPEAKER_ONLY])
    assert microphone.stops_the_kiosk
    assert microphone.mend is not None
    assert speaker.state == "ok"


def test_a_chosen_device_that_is_not_there_is_named_with_its_setting() -> None:
    microphone, _ = sound(AudioSettings(input_device="Jabra"), [USB])
    assert microphone.stops_the_kiosk
    assert "Jabra" in microphone.what
    assert USB.name in microphone.what
    assert "audio.input_device" in (microphone.mend or "")


def test_a_part_of_the_name_chooses_a_device() -> None:
    microphone, _ = sound(AudioSettings(input_device="usb pnp"), [SPEAKER_ONLY, USB])
    assert (microphone.state, microphone.what) == ("ok", USB.name)


def test_a_sound_system_that_does_not_answer_stops_the_kiosk_not_the_doctor() -> None:
    def broken() -> Sequence[AudioDevice]:
        raise EngineUnavailable("the sound system does not answer")

    findings = list(check_sound(AudioSettings(), broken))
    assert [finding.stops_the_kiosk for finding in findings] == [True, True]


@pytest.mark.parametrize(
    ("settings", "chips", "state"),
    [
        (GpioSettings(enabled=False), [], "ok"),
        (GpioSettings(pin_factory="mock"), [], "warning"),
        (GpioSettings(), [], "warning"),
        (GpioSettings(pin_factory="native"), ["chip"], "ok"),
    ],
)
def test_pins_are_never_essential(
    tmp_path: Path, settings: GpioSettings, chips: list[str], state: str
) -> None:
    paths = [tmp_path / chip for chip in chips]
    for path in paths:
        path.touch()
    finding = check_pins(settings, paths)
    assert finding.state == state
    assert not finding.essential


def test_pins_that_this_user_may_not_touch_name_the_group(tmp_path: Path) -> None:
    finding = check_pins(GpioSettings(), [tmp_path / "not-there"])
    assert finding.state == "warning"
    assert "usermod -aG gpio" in (finding.mend or "")


def test_a_home_that_is_still_to_be_made_is_judged_by_its_disk(tmp_path: Path) -> None:
    assert check_disk(tmp_path / "not" / "yet").state in ("ok", "warning")


def test_a_full_disk_stops_the_kiosk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 50_000_000})())
    assert check_disk(tmp_path).stops_the_kiosk


@pytest.mark.parametrize(("total_kb", "state"), [(3_900_000, "ok"), (490_000, "warning")])
def test_a_board_with_little_memory_is_warned_of(tmp_path: Path, total_kb: int, state: str) -> None:
    meminfo = tmp_path / "meminfo"
    meminfo.write_text(f"MemTotal:  {total_kb} kB\nMemAvailable: 300000 kB\nHugePages_Total: 0\n")
    assert check_memory(meminfo).state == state


def test_a_clock_before_the_program_was_written_cannot_be_right() -> None:
    finding = check_clock(dt.datetime(2000, 1, 1, tzinfo=dt.UTC))
    assert finding.state == "warning"
    assert "date -s" in (finding.mend or "")


def test_the_network_is_not_asked_when_the_online_voice_is_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        port = server.getsockname()[1]
        finding = check_network(SpeakingSettings(online=False), "127.0.0.1", port)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert finding.state == "ok"
    assert "no text leaves" in finding.what


def test_an_online_voice_that_answers_is_said_to_get_the_replies() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        finding = check_network(SpeakingSettings(), "127.0.0.1", server.getsockname()[1])
    assert finding.state == "ok"
    assert "sent to it" in finding.what


def test_without_the_online_voice_the_kiosk_works_all_the_same() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        finding = check_network(SpeakingSettings(), "127.0.0.1", unused.getsockname()[1])
    assert finding.state == "warning"
    assert not finding.essential
