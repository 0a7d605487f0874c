"""Evaluates a PAC file, in a process of its own: a script from the network does not run where keys are.

It is `python -m desktop.sync.pac_process`, or a packaged program told `ASKING`.

It is asked over its standard input (host, a line break, the script) and answers on its standard output what the script
says. It has no environment, may read no file through the script, and ends by itself when it takes too long, or too much
of the processor or of memory; whoever asks and is still there ends it too. It must import nothing else of
the house.
"""

from __future__ import annotations

import faulthandler
import os
from typing import Final

import dukpy
from pypac.parser import MalformedPacError, PACFile

from desktop.confined import confine

_SECONDS: Final = 10.0
"""Longer than whoever asks waits: for one that is left alone."""
_PROCESSOR_SECONDS: Final = 2
_MEMORY_BYTES: Final = 1 << 28
_MOST_CHARACTERS: Final = 2000
_BLOCK: Final = 1 << 16
_SAID, _FAILED = 0, 1


class Bare(dukpy.JSInterpreter):
    """An interpreter that finds no modules, and through them no files: as it comes it reads whatever a script names."""

    def __init__(self) -> None:
        """Take away where it would look."""
        super().__init__()
        self.loader._paths.clear()


def find(host: str, script: str) -> str:
    """Give what a PAC file says of a host; raises `ValueError` where it says nothing.

    It hears the host alone, as in browsers: what is asked of the server is none of its business.
    """
    # `PACFile` takes its interpreter from there.
    vars(dukpy).update(JSInterpreter=Bare)
    try:
        said = PACFile(script).find_proxy_for_url(f"https://{host}/", host)
    except (MalformedPacError, dukpy.JSRuntimeError) as error:
        raise ValueError from error
    return said[:_MOST_CHARACTERS] if isinstance(said, str) else ""


def _taken() -> int:
    """Give what the program itself takes of the room for addresses; much, where it brought its window along."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return _MEMORY_BYTES


def main() -> int:
    """Answer one question."""
    # The interpreter holds up every thread of Python; this one is none.
    with open(os.devnull, "wb") as nowhere:
        faulthandler.dump_traceback_later(_SECONDS, exit=True, file=nowhere)
        return answer()


def answer() -> int:
    """Read the question and write the answer."""
    confine(_taken() + _MEMORY_BYTES, _PROCESSOR_SECONDS)
    asked = bytearray()
    while block := os.read(0, _BLOCK):
        asked += block
    host, _, script = asked.decode("utf-8", "replace").partition("\n")
    try:
        os.write(1, find(host, script).encode())
    except ValueError:
        return _FAILED
    return _SAID


if __name__ == "__main__":
    raise SystemExit(main())
