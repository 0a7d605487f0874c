"""The alarm tone: two notes in turn, calm and insistent, computed so that it belongs to nobody else.

`alarm.wav` beside this file is what `wave_file` gives; `python -m desktop.ui.platform.tone` writes it anew. Nothing is
played here.
"""

from __future__ import annotations

import io
import math
import struct
import wave
from itertools import accumulate
from pathlib import Path
from typing import Final

ALARM: Final = Path(__file__).with_name("alarm.wav")

_RATE: Final = 16_000
_HIGH: Final = 880.0
_LOW: Final = 659.25
_REST: Final = 0.0
_NOTES: Final = ((_HIGH, 0.18), (_LOW, 0.24), (_REST, 0.12), (_HIGH, 0.18), (_LOW, 0.36), (_REST, 0.12))
_LOUDNESS: Final = 0.6
# A note that starts or ends at once clicks.
_FADE: Final = 0.015
_LOUDEST: Final = 32_767


def wave_file() -> bytes:
    """Give the tone as the bytes of a WAV file: mono, 16 bits, 16 kHz."""
    samples = [sample for pitch, seconds in _NOTES for sample in _note(pitch, seconds)]
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return target.getvalue()


def _note(pitch: float, seconds: float) -> list[int]:
    length = round(seconds * _RATE)
    fade = round(_FADE * _RATE)
    turns = accumulate([math.tau * pitch / _RATE] * length)
    return [
        round(_LOUDEST * _LOUDNESS * math.sin(turn) * min(1.0, place / fade, (length - 1 - place) / fade))
        for place, turn in enumerate(turns)
    ]


if __name__ == "__main__":
    ALARM.write_bytes(wave_file())
