"""Opening a form: new, from a draft, or the one that is open."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.presenters import drafts
from desktop.presenters.drafts import Draft
from desktop.ui.form.full_body import FullBody
from desktop.ui.form.opening import forms_in
from desktop.ui.form.quick_body import QuickBody
from desktop.ui.form.screen import FormScreen
from desktop.ui.window import Window
from tests.desktop.ui.form.conftest import form_of
from tests.helpers.company import KEMPEN, Member
from tests.helpers.documents import example
from tests.helpers.keyboard import Keyboard
from tests.helpers.showing import SHOWING
from tests.helpers.window import Backstage

pytestmark = SHOWING


def test_urgent_and_other_forms_are_different_ones(window: Window) -> None:
    """Immediate is the short one, anything else the full one."""
    window.write(None, "", "immediate")
    assert isinstance(form_of(window).body, QuickBody)
    form_of(window).leave()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.write(None, "", "")
    assert isinstance(form_of(window).body, FullBody)


def test_a_draft_is_open_once(window: Window, police: Member) -> None:
    """Asked for again, it is the same form that is shown."""
    draft = drafts.new_draft(police.workspace, "Dienst A", "P01", "immediate", quick=True)
    drafts.save(police.workspace, draft)
    window.write(draft.id, "", "")
    shown = form_of(window)
    window.show_area("notifications")
    window.write(draft.id, "", "")
    assert window.workplace is not None
    assert forms_in(window.workplace) == [shown]
    assert window.workplace.current is shown
    assert window.workplace.area == "drafts"


def test_the_drafts_are_not_shown_first(window: Window) -> None:
    """A form comes at once, the list of drafts is made when somebody wants to see it; the area is that of drafts."""
    assert window.workplace is not None
    shown = window.workplace.stack.count()
    window.write(None, "", "")
    assert window.workplace.stack.count() == shown + 1
    assert window.workplace.area == "drafts"


def test_a_form_is_laid_out_for_the_width_it_will_have(window: Window) -> None:
    """Before it is shown it is as wide as its place, with what belongs beside the questions beside them."""
    window.write(None, "", "")
    form = form_of(window)
    assert window.workplace is not None
    assert form.width() == form.questions.width() == window.workplace.stack.width()
    assert form.questions.beside


def test_a_draft_goes_on_where_it_can_be_seen(window: Window, police: Member, qtbot: QtBot) -> None:
    """In a window too narrow for two columns the field that was written in last has the focus and is in sight."""
    window.resize(936, 1000)
    draft = drafts.new_draft(police.workspace, "Dienst A", "P01", "immediate", quick=True)
    document = draft.document | {"statements": [{"kind": "observed", "text": "Satz. " * 1300}]}
    drafts.save(police.workspace, msgspec.structs.replace(draft, document=document, field="statements"))
    window.write(draft.id, "", "")
    text = form_of(window).findChildren(QPlainTextEdit)[0]
    qtbot.waitUntil(lambda: text.hasFocus() and text.visibleRegion().boundingRect().height() == text.height())


def test_a_draft_that_is_gone_opens_nothing(window: Window) -> None:
    """Nothing is shown that is not there."""
    window.write(bytes(16), "", "")
    assert window.workplace is not None
    assert forms_in(window.workplace) == []


def test_the_strip_goes_with_the_form_that_is_shown(window: Window, keyboard: Keyboard) -> None:
    """While a form for a town is shown the strip names that town's unit first, and elsewhere the usual one."""
    window.write(None, "", "immediate")
    QApplication.processEvents()
    keyboard.type("Kempen")
    form = form_of(window)
    form.examine()
    assert window.workplace is not None
    assert form.competent == KEMPEN == window.workplace.strip._wanted
    window.show_area("settings")
    assert window.workplace.strip._wanted == ""
    window.write(form.draft, "", "")
    assert window.workplace.strip._wanted == KEMPEN


def choose(form: FormScreen, code: str) -> None:
    """Choose another category, as by the keyboard."""
    form.body.locate("category").fill(code)
    form._touched()


@pytest.mark.parametrize("urgency", ["immediate", ""])
def test_another_category_has_another_form_with_what_was_typed(window: Window, qtbot: QtBot, urgency: str) -> None:
    """What both ask stays, there is one form of the draft, and the focus is where the category was chosen."""
    window.write(None, "P01", urgency)
    old = form_of(window)
    old.body.locate("sender.name").fill("Dienst B")
    old._touched()
    choose(old, "P06")
    qtbot.waitUntil(lambda: form_of(window) is not old)
    new = form_of(window)
    assert new.draft == old.draft
    assert new.draft_now().category == "P06"
    assert new.document()["sender"]["name"] == "Dienst B"
    assert isinstance(new.body, type(old.body))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.workplace is not None
    assert forms_in(window.workplace) == [new]
    qtbot.waitUntil(lambda: new.body.path_of(QApplication.focusWidget() or new) == "category")


def test_what_the_other_form_does_not_ask_comes_back_with_the_first(window: Window, qtbot: QtBot) -> None:
    """Whoever chose wrongly goes back and finds every word."""
    window.write(None, "P03", "urgent")
    first = form_of(window)
    first.body.locate("circumstances.dwelling").fill("Kein Licht.")
    choose(first, "P07")
    qtbot.waitUntil(lambda: form_of(window) is not first)
    second = form_of(window)
    assert "dwelling" not in str(second.document())
    choose(second, "P03")
    qtbot.waitUntil(lambda: form_of(window) is not second)
    assert form_of(window).document()["circumstances"]["dwelling"] == "Kein Licht."


def test_what_is_sent_at_once_after_another_choice_waits_for_its_form(window: Window, qtbot: QtBot) -> None:
    """Sending the answers of one form as another would leave questions unasked."""
    window.write(None, "P01", "immediate")
    old = form_of(window)
    choose(old, "P90")
    old.send()
    new = form_of(window)
    assert new is not old
    assert new.tried
    assert "circumstances.why" in [problem.path for problem in new.examine().problems]
    assert new.summary.isVisibleTo(new)


@pytest.mark.parametrize(("code", "urgency"), [("P01", "urgent"), ("P04", ""), ("P06", "")])
def test_what_becomes_immediate_in_a_full_form_goes_out_with_its_labels(
    window: Window, police: Member, code: str, urgency: str
) -> None:
    """Chosen in it, or by the category's own urgency: nothing is asked for, and nothing goes out unlabelled."""
    window.write(None, code, urgency)
    form = form_of(window)
    assert isinstance(form.body, FullBody)
    begun = form.document()
    form.body.fill({**example(code), "labels": begun["labels"], "urgency": begun["urgency"]})
    form.body.locate("urgency").fill("immediate")
    form.body.locate("urgency_reason").fill("Kind in Gefahr")
    form.send()
    form.send()
    ((_, state),) = police.workspace.group(form.draft)
    labels = state.content.labels
    assert (state.urgency, labels.means, labels.protected_interest, labels.preset) == (
        "immediate",
        "open",
        "Kindeswohl",
        True,
    )
    assert labels.collecting_unit


@pytest.mark.parametrize(
    ("code", "field", "asked"), [("J02", "on_site", "Name"), ("J03", "on_site", "Name"), ("X01", "statements", "Was")]
)
def test_a_draft_of_an_older_form_opens_and_names_what_it_lacks(
    window: Window, willich: Member, code: str, field: str, asked: str
) -> None:
    """What was not asked for when it was begun stands in the summary and at its field, not as a form that will not."""
    window.show_unlocked(Backstage(willich))
    document = {name: value for name, value in example(code).items() if name != field}
    draft = Draft(willich.workspace.new_id(), code, document["urgency"], document)
    drafts.save(willich.workspace, draft)
    window.write(draft.id, "", "")
    form = form_of(window)
    form.send()
    assert not form.checking
    assert any(f"Es fehlt: „{asked}" in link.accessibleName() for link in form.summary.links)
    form.summary.links[0].click()
    assert form.questions.part(field).isAncestorOf(QApplication.focusWidget())
