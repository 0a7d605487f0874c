"""The test of the connection in words: each step with how it went and how long it took, and a text for the IT.

That text holds addresses, versions and what was found, nothing of a person, a child or a secret.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from desktop.domain.progress import Probe
from desktop.domain.said import joined, say
from desktop.domain.version import VERSION
from desktop.presenters.times import spoken, written

_THOUSAND: Final = 1000
_WORDS: Final = {True: "in Ordnung", False: "fehlgeschlagen"}


def lasted(probe: Probe) -> str:
    """Say how long a step took; empty where that is not known."""
    return "" if probe.seconds is None else say("({count} ms)", count=round(probe.seconds * _THOUSAND))


def step_text(probe: Probe) -> str:
    """Give a step with what was found and how long it took."""
    return joined((joined((probe.step, probe.text), ": "), lasted(probe)), " ")


def result_text(probes: Iterable[Probe], at: int) -> str:
    """Give the result as lines, to be copied into a message (`at` in ms since 1970 UTC)."""
    head = say(
        "Verbindung geprüft am {moment} Uhr, Schutzbrücke {version}", moment=spoken(written(at)), version=VERSION
    )
    return joined((head, *map(_line, probes)), "\n")


def _line(probe: Probe) -> str:
    return say("{step}: {result}. {text}", step=probe.step, result=_WORDS[probe.ok], text=_text(probe))


def _text(probe: Probe) -> str:
    return joined((probe.text, lasted(probe)), " ")
