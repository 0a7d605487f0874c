"""What belongs elsewhere, on both sides: misdirected, given up, in the hands of somebody of the unit."""

from __future__ import annotations

from typing import Final

from benchmarks.screens.easel import Easel
from desktop.presenters import handling
from desktop.presenters.recalling import confirm, misdirected
from desktop.presenters.times import id_text

_WHO: Final = "Eingang Willich"
_WHY: Final = "Die Familie wohnt in einem anderen Kreis."


def _misdirected(easel: Easel, *, given_up: bool = False) -> None:
    """Let Willich say that a notification went to the wrong unit."""
    district = easel.district
    entity, workspace = district.notifications["urgent"], district.willich.workspace
    misdirected(workspace, entity, _WHO, _WHY)
    if given_up:
        confirm(workspace, entity, _WHO, "")
    district.company.everybody_syncs()


def _at_receiver(easel: Easel) -> None:
    _misdirected(easel)
    easel.willich()
    easel.show("urgent")


def _given_up(easel: Easel) -> None:
    _misdirected(easel, given_up=True)
    easel.willich()
    easel.show("urgent")


def _at_sender(easel: Easel) -> None:
    _misdirected(easel, given_up=True)
    easel.police()
    easel.show("urgent")


def _in_hand(easel: Easel) -> None:
    district = easel.district
    to, deputy = id_text(district.colleague.device), id_text(district.willich.device)
    handling.assign(district.willich.workspace, district.notifications["acknowledged"], _WHO, to, deputy)
    district.company.everybody_syncs()
    easel.willich()
    easel.show("acknowledged")


SCENES: Final = (
    ("fehlgeleitet", "Fehlgeleitet: die empfangende Stelle gibt den Inhalt auf", _at_receiver, "Inhalt aufgeben …"),
    ("fehlgeleitet-aufgegeben", "Aufgegeben: es bleibt der Nachweis", _given_up, "Inhalt aufgegeben"),
    ("fehlgeleitet-absender", "Fehlgeleitet: was die meldende Stelle tut", _at_sender, "Fehlleitung festhalten …"),
    ("zugewiesen", "Wer die Meldung in der Stelle hat und wer vertritt", _in_hand, "In Ihrer Stelle"),
)
