"""The alarm tone."""

from __future__ import annotations

import io
import wave

from desktop.ui.platform.tone import ALARM, wave_file

SMALL = 64 * 1024


def test_the_file_beside_the_code_is_what_the_code_gives() -> None:
    """The tone that is shipped is the tone that is computed."""
    assert ALARM.read_bytes() == wave_file()


def test_the_tone_is_short_small_and_audible() -> None:
    """The tone lasts between one and two seconds, takes less than 64 KiB, and is loud without being cut off."""
    with wave.open(io.BytesIO(wave_file())) as file:
        seconds = file.getnframes() / file.getframerate()
        frames = memoryview(file.readframes(file.getnframes())).cast("h")
    assert 1 <= seconds <= 2
    assert len(wave_file()) < SMALL
    assert 15_000 < max(frames) < 32_767
