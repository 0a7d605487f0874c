"""The forms in their states: being written, with what is missing, about to be sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from benchmarks.invented import to_police, to_willich
from benchmarks.looking import settle
from benchmarks.screens.easel import Easel
from desktop.domain.settings import Settings
from desktop.domain.templates import template
from desktop.presenters import amending, drafts
from desktop.presenters.amending import Amendment
from desktop.presenters.calls import Call
from desktop.presenters.times import moment
from desktop.ui.form.opening import forms_in
from desktop.ui.form.screen import FormScreen
from tests.helpers.company import Member

_FOUR_MINUTES: Final = 240_000
_LIGHT: Final = Settings(mode="light")
_DARK: Final = Settings(mode="dark")
_CONTRAST: Final = Settings(mode="contrast")
_LARGE: Final = Settings(mode="light", scale=200)
_ENGLISH: Final = Settings(mode="light", language="en")


def _form(easel: Easel) -> FormScreen:
    """Give the form that is open."""
    assert easel.window.workplace is not None
    [found] = forms_in(easel.window.workplace)
    return found


def _open(easel: Easel, member: Member, document: dict[str, Any], *, quick: bool) -> FormScreen:
    """Open a draft that somebody has written."""
    workspace = member.workspace
    category, urgency = document["category"], document["urgency"]
    draft = drafts.Draft(workspace.new_id(), category, urgency, document, quick=quick)
    drafts.save(workspace, draft)
    easel.window.write(draft.id, "", "")
    settle()
    return _form(easel)


def _written(easel: Easel, index: int, urgency: str) -> dict[str, Any]:
    day = moment(easel.district.company.clock.now()) - timedelta(days=1)
    return to_willich(index, urgency, day)


def _immediate(easel: Easel) -> None:
    easel.police()
    _open(easel, easel.district.police, _written(easel, 4, "immediate"), quick=True)


def _called(easel: Easel) -> None:
    easel.police(online=False)
    form = _open(easel, easel.district.police, _written(easel, 4, "immediate"), quick=True)
    at = moment(easel.district.company.clock.now() - _FOUR_MINUTES).isoformat(timespec="seconds")
    form.receiver.note.fill(Call("Rufdienst A", at))
    settle()


def _empty(easel: Easel) -> None:
    easel.police(online=False)
    easel.window.write(None, "", "immediate")
    settle()


def _lacking(easel: Easel) -> None:
    _empty(easel)
    _form(easel).send()


def _from_willich(easel: Easel) -> None:
    easel.willich()
    day = moment(easel.district.company.clock.now()) - timedelta(days=1)
    _open(easel, easel.district.willich, to_police(0, day), quick=True)


def _full(easel: Easel) -> FormScreen:
    easel.police()
    return _open(easel, easel.district.police, _written(easel, 4, "urgent"), quick=False)


def _full_lacking(easel: Easel) -> None:
    easel.police()
    document = _written(easel, 4, "urgent")
    for name in ("incident", "assessment", "request"):
        document.pop(name)
    _open(easel, easel.district.police, document, quick=False).send()


def _question_open(easel: Easel) -> None:
    """Show what stands at its field before anything is sent: a request that is too old, a field off the list."""
    easel.willich()
    document = template("J07", (moment(easel.district.company.clock.now()) - timedelta(days=240)).date())
    document["requested"]["further"] = "Seit wann die Familie Hilfe erhält."
    form = _open(easel, easel.district.willich, document, quick=False)
    form.build_whole()
    form.examine()
    form.go_to("police_request.asked_on")
    settle()


def _amended(easel: Easel, event: Amendment) -> FormScreen:
    """Open the form of what follows a notification that Willich has acknowledged."""
    easel.police()
    workspace = easel.district.police.workspace
    easel.window.write(amending.begin(workspace, easel.district.notifications["acknowledged"], event), "", "")
    settle()
    return _form(easel)


def _supplement(easel: Easel) -> None:
    form = _amended(easel, "supplemented")
    form.questions.part("explanation").fill("Rückruf der Klinik")
    form.questions.part("statements[0].text").fill("Das jüngere Kind hat einen Bluterguss am Oberarm.")
    form.questions.part("statements").add()
    form.questions.part("statements[1].kind").fill("told")
    form.questions.part("statements[1].source").fill("Ärztin der Aufnahme")
    form.questions.part("statements[1].text").fill("Das Kind sagte, es sei gefallen.")
    settle()


def _correction(easel: Easel) -> None:
    form = _amended(easel, "corrected")
    form.questions.part("wrong").fill("Die Rufnummer für Rückfragen.")
    form.send()
    settle()


def _check(easel: Easel) -> None:
    _full(easel).send()


_MAIN: Final = (_LIGHT, _DARK, _CONTRAST, _LARGE, _ENGLISH)
SCENES: Final = (
    ("sofortmeldung", "Sofortmeldung mit zuständiger Stelle, Grund, Rufnummer und Regel", _immediate, "", _MAIN),
    ("sofortmeldung-telefoniert", "Sofortmeldung mit vermerktem Anruf", _called, "Rufdienst A"),
    ("sofortmeldung-leer", "Sofortmeldung, eben begonnen, ohne Verbindung", _empty, "Sichern und senden"),
    ("sofortmeldung-fehlt", "Was fehlt, führt zum Feld", _lacking, "Es fehlt", (_LIGHT, _DARK)),
    ("sofortmeldung-jugendamt", "Sofortmeldung des Jugendamts an die Polizei", _from_willich, "Zuständige Stelle"),
    ("meldung-schreiben", "Das ganze Formular", _full, "Prüfen", (_LIGHT, _DARK)),
    (
        "ersuchen-frage-offen",
        "Was das Recht fragt, steht am Feld, sobald es entsteht",
        _question_open,
        "§ 68",
        (_LIGHT, _DARK),
    ),
    ("nachtrag-schreiben", "Ein Nachtrag mit mehreren Aussagen, Angaben und Dateien", _supplement, "Nachtrag zu"),
    ("berichtigung-schreiben", "Eine Berichtigung: was gilt, steht da", _correction, "Berichtigung zu"),
    ("meldung-schreiben-fehlt", "Das ganze Formular mit dem, was fehlt", _full_lacking, "Es fehlt"),
    (
        "meldung-pruefen",
        "Prüfen: so liest es die empfangende Stelle",
        _check,
        "So liest es die empfangende Stelle.",
        (_LIGHT, _DARK),
    ),
)
