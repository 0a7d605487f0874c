"""How far a long transfer has come, for people, on stderr: one line that is written over, or a line now and then."""

from __future__ import annotations

from typing import Final, TextIO

from desktop.domain.progress import Moved, Returning
from desktop.presenters.amounts import amount

_STEPS: Final = 10


class Progress:
    """Tells of one transfer after the other."""

    def __init__(self, stream: TextIO) -> None:
        """Take where to tell; a terminal gets every step, anything else ten of them."""
        self._stream = stream
        self._told = -1

    def note(self, text: str) -> None:
        """Tell what is unusual in what is about to be carried."""
        self._stream.write(f"{text}\n")
        self._stream.flush()

    def taken(self, what: str, done: int, size: int) -> None:
        """Tell that so many bytes of a file have been taken in."""
        self._tell(f"{what}: {amount(done)} von {amount(size)} gelesen", done, size)

    def moved(self, moved: Moved) -> None:
        """Tell that a chunk was carried."""
        done = moved.size if moved.done == moved.count else moved.done * moved.size // moved.count
        verb = "hochgeladen" if moved.up else "geholt"
        text = f"Teil {moved.done} von {moved.count}: {amount(done)} von {amount(moved.size)} {verb}"
        self._tell(text, moved.done, moved.count)

    def returned(self, returning: Returning) -> None:
        """Tell how much of what a server has lost was given back to it."""
        text = f"Dem Server zurückgegeben: {returning.done} von {returning.count} Einträgen"
        self._tell(text, returning.done, returning.count)

    def _tell(self, text: str, done: int, whole: int) -> None:
        step, over = _STEPS * done // max(1, whole), done >= whole
        if self._stream.isatty():
            self._stream.write(f"\r\x1b[K{text}" + ("\n" if over else ""))
        elif step != self._told or over:
            self._stream.write(f"{text}\n")
        self._told = -1 if over else step
        self._stream.flush()
