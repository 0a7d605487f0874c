"""Scenes of the forms: begun, whole, with what is missing, about to be sent, of what follows a notification."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.presenters import amending
from desktop.presenters.amending import Amendment
from desktop.presenters.calls import Call
from desktop.ui.form.opening import forms_in
from tests.accessibility.cast import CASEWORKER
from tests.accessibility.putting_up import form_of
from tests.accessibility.stage import Stage
from tests.helpers.accessible import settled

_URGENCIES: Final = {"P01": "urgent", "J07": "routine"}


def _new_form(code: str, urgency: str, stage: Stage) -> QWidget:
    return form_of(stage, code, urgency)[0]


def _called_form(stage: Stage) -> QWidget:
    """A form in which a telephone call is noted."""
    window, form = form_of(stage, "", "immediate")
    form.receiver.note.fill(Call(CASEWORKER, "2026-09-21T16:00:00+02:00"))
    settled()
    return window


def _wrong_form(code: str, urgency: str, stage: Stage) -> QWidget:
    """A form that was to be sent and may not yet."""
    window, form = form_of(stage, code, urgency)
    form.send()
    settled()
    return window


def _full_form(code: str, stage: Stage) -> QWidget:
    return form_of(stage, code, _URGENCIES.get(code, "immediate"), filled=True)[0]


def _later_form(event: Amendment, stage: Stage, *, wrong: bool = False) -> QWidget:
    """The form of a supplement or a correction, as it is opened or with what is missing."""
    window, workspace = stage.police(), stage.cast.police.workspace
    draft = amending.begin(workspace, stage.cast.shown["followed"], event)
    window.write(draft, "", "")
    assert window.workplace is not None
    (form,) = forms_in(window.workplace)
    form.build_whole()
    if wrong:
        form.send()
    settled()
    workspace.own.discard_draft(draft)
    return window


def _check_page(stage: Stage) -> QWidget:
    window, form = form_of(stage, "P01", "urgent", filled=True)
    form.send()
    settled()
    assert form.footer.back.isVisible(), "the document has to be whole"
    return window


def _check_to_release(stage: Stage) -> QWidget:
    """The page before a complaint is handed to a second person."""
    window, form = form_of(stage, "J06", "routine", filled=True)
    form.show_check()
    settled()
    return window


FORMS: Final[dict[str, Callable[[Stage], QWidget]]] = {
    "form J06, to be released": _check_to_release,
    "immediate form": partial(_new_form, "", "immediate"),
    "immediate form, wrong": partial(_wrong_form, "", "immediate"),
    "immediate form, called": _called_form,
    "form P01": partial(_full_form, "P01"),
    "form P01, new and wrong": partial(_wrong_form, "P01", "urgent"),
    "form J01": partial(_full_form, "J01"),
    "form J07, a question of the law open": partial(_full_form, "J07"),
    "form P99, supplement": partial(_later_form, "supplemented"),
    "form P99, correction": partial(_later_form, "corrected"),
    "form P99, correction, wrong": partial(_later_form, "corrected", wrong=True),
    "check page": _check_page,
}
