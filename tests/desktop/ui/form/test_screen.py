"""A form on the screen: written by keyboard alone within its budget, never lost, sent once nothing is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.refused import Refused
from desktop.domain.templates import template
from desktop.presenters import drafts, sender
from desktop.presenters.strip import Standing
from desktop.ui.form.autosave import EVERY_MS
from desktop.ui.form.full_body import FullBody
from desktop.ui.form.opening import forms_in
from desktop.ui.form.order import in_order
from desktop.ui.form.quick_body import QuickBody
from desktop.ui.form.screen import FormScreen
from desktop.ui.form.summary import HEADING
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.theme.theme import Mode, Theme
from desktop.ui.window import Window
from tests.desktop.ui.form.conftest import form_of
from tests.helpers.company import ASD, KEMPEN, Company, Member
from tests.helpers.keyboard import CTRL, SHIFT, Keyboard
from tests.helpers.revoking import revoke
from tests.helpers.showing import SHOWING
from tests.helpers.window import Backstage, deleted_now

pytestmark = SHOWING


def start(window: Window, urgency: str = "immediate") -> FormScreen:
    """Open a new form."""
    window.write(None, "", urgency)
    QApplication.processEvents()
    return form_of(window)


def go_offline(window: Window) -> None:
    """Let the window know that there is no connection."""
    assert window.desk is not None
    window.desk.standing = Standing(trouble="Der Server ist nicht erreichbar.")
    window.desk.standing_changed.emit(window.desk.standing)


def words(widget: QWidget) -> str:
    """Everything a widget says that can be seen."""
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def test_an_immediate_notification_takes_at_most_twelve_keys_and_seven_questions(
    window: Window, keyboard: Keyboard, police: Member, qtbot: QtBot
) -> None:
    """Two children in Schiefbahn, offline, by keyboard alone: saved, not called sent, with what to do now."""
    sender.keep_phone(police.workspace, "030 23125 001")
    go_offline(window)
    keyboard.press(Qt.Key.Key_N, CTRL | SHIFT)
    form = form_of(window)
    assert form.footer.send.text() == "Sichern und senden, sobald online"
    keyboard.fill_in("Schiefbahn")
    keyboard.press(Qt.Key.Key_Return, CTRL)
    ((_, state),) = police.workspace.group(form.draft)
    assert keyboard.pressed <= 12
    assert len(keyboard.written_in) <= 7
    assert (state.to_unit, state.urgency) == (ASD, "immediate")
    assert state.content.request.kind == "come_now"
    assert state.content.assessment.danger == "none"
    assert [child.estimated_age for child in state.content.children] == [4, 7]
    assert window.workplace is not None
    screen = window.workplace.current
    assert isinstance(screen, NotificationsScreen)
    qtbot.waitUntil(lambda: "rufen Sie jetzt an" in words(screen))
    assert police.workspace.own.drafts() == []


def test_the_immediate_form_has_seven_questions_five_of_them_needed(window: Window) -> None:
    """More would not be filled in at three in the morning."""
    body = start(window).body
    assert isinstance(body, QuickBody)
    assert len(body.questions) == 7
    assert sum(question.needed for question in body.questions) == 5


def test_a_number_said_once_is_asked_for_no_more(window: Window, police: Member) -> None:
    """With the number of the enrolment whom to ask is filled in from the first form on, and lacks nothing."""
    assert "Geben Sie eine Rufnummer für Rückfragen an." in problems(start(window))
    form_of(window).leave()
    deleted_now()
    sender.keep_phone(police.workspace, "030 23125 001")
    form = start(window)
    assert isinstance(form.body, QuickBody)
    asked = form.body.fields
    assert (asked["sender.name"].value(), asked["sender.phone"].value()) == ("Dienst A", "030 23125 001")
    assert "Geben Sie eine Rufnummer" not in problems(form)


def problems(form: FormScreen) -> str:
    """What a form that is to be sent lacks."""
    form.send()
    return words(form.summary)


def test_killed_while_typing_two_keys_lead_back_to_the_text(
    window: Window, keyboard: Keyboard, police: Member, qtbot: QtBot
) -> None:
    """After a kill and a restart the text is there, and at most two seconds of typing are lost."""
    form = start(window)
    assert isinstance(form.body, QuickBody)
    form.body.fields["statements[0].text"].take_focus()
    keyboard.type("Beide Kinder waren")
    assert EVERY_MS <= 2_000
    qtbot.waitUntil(lambda: bool(police.workspace.own.drafts()), timeout=EVERY_MS + 1_000)
    police.open()
    window.show_unlocked(Backstage(police))
    QApplication.processEvents()
    keyboard.pressed = 0
    assert "Prüfen Sie den letzten Satz." in words(window)
    keyboard.press(Qt.Key.Key_Return)
    again = form_of(window)
    assert keyboard.pressed <= 2
    assert again.draft == form.draft
    assert again.document()["statements"][0]["text"] == "Beide Kinder waren"
    assert isinstance(again.body, QuickBody)
    assert QApplication.focusWidget() is again.body.fields["statements[0].text"].put_in.first
    assert again.saved.text().startswith("Entwurf gesichert ")


def leave_by_area(window: Window, _form: FormScreen) -> None:
    """Go elsewhere in the window."""
    window.show_area("notifications")


def leave_by_lock(window: Window, _form: FormScreen) -> None:
    """Lock."""
    window.show_locked(QWidget())


def leave_by_quitting(window: Window, _form: FormScreen) -> None:
    """Do what the program does before it ends."""
    window.keep_place()


def leave_by_key(_window: Window, form: FormScreen) -> None:
    """Leave the form."""
    form.leave()


def leave_the_field(_window: Window, form: FormScreen) -> None:
    """Go to another field."""
    form.footer.discard.setFocus()


@pytest.mark.parametrize("leave", [leave_by_area, leave_by_lock, leave_by_quitting, leave_by_key, leave_the_field])
def test_whatever_one_does_the_text_is_saved(
    window: Window, keyboard: Keyboard, police: Member, leave: Callable[[Window, FormScreen], None]
) -> None:
    """A change of field or area, a lock, the end of the program: the draft is saved at once."""
    form = start(window)
    keyboard.type("Willich")
    leave(window, form)
    found = drafts.find(police.workspace, form.draft)
    assert found is not None
    assert found[0].document["whereabouts"] == {"municipality": "Willich"}


def test_a_form_nobody_wrote_in_leaves_no_draft(window: Window, police: Member) -> None:
    """Looking at an empty form changes nothing."""
    start(window).leave()
    assert police.workspace.own.drafts() == []


def test_what_is_missing_is_listed_with_links_to_the_fields(window: Window, keyboard: Keyboard) -> None:
    """The summary has the focus, its words stand at the field too, and the link leads there."""
    form = start(window)
    form.send()
    assert form.summary.isVisible()
    assert HEADING in words(form.summary)
    first = form.summary.links[0]
    assert QApplication.focusWidget() is first
    keyboard.press(Qt.Key.Key_Space)
    assert isinstance(form.body, QuickBody)
    where = form.body.fields["whereabouts"]
    assert QApplication.focusWidget() is where.put_in.first
    assert where.problem.text() == "Geben Sie an, wo das Kind jetzt ist."
    assert where.problem.text() in words(form.summary)


def test_a_field_set_right_leaves_the_summary(window: Window, keyboard: Keyboard, qtbot: QtBot) -> None:
    """What is no longer wrong is no longer said."""
    form = start(window)
    form.send()
    form.go_to("whereabouts")
    keyboard.type("Willich")
    assert isinstance(form.body, QuickBody)
    where = form.body.fields["whereabouts"]
    qtbot.waitUntil(where.problem.isHidden, timeout=2_000)
    assert "wo das Kind jetzt ist" not in words(form.summary)


def test_the_competent_unit_is_named_with_its_reason(window: Window, keyboard: Keyboard, qtbot: QtBot) -> None:
    """As soon as the place is known, the side says who receives it, why, and whom to call."""
    form = start(window)
    keyboard.type("Schiefbahn")
    qtbot.waitUntil(lambda: "Ortsteil von Willich" in words(form.receiver), timeout=2_000)
    assert "110" in words(form.receiver)


def test_another_unit_needs_a_reason(window: Window, keyboard: Keyboard, police: Member) -> None:
    """The choice is checked like a field, and goes with its reason."""
    form = start(window)
    form.body.fill({**complete(), "override_unit": KEMPEN})
    form.receiver.fill({"override_unit": KEMPEN})
    form.send()
    assert "Begründen Sie" in words(form.summary)
    form.go_to("override_reason")
    keyboard.type("Abgesprochen")
    form.send()
    ((_, state),) = police.workspace.group(form.draft)
    assert (state.to_unit, state.override_reason) == (KEMPEN, "Abgesprochen")


def complete() -> dict[str, Any]:
    """An immediate document that suffices."""
    return {
        "category": "P01",
        "urgency": "immediate",
        "sender": {"name": "Dienst A", "phone": "030 23125 001"},
        "whereabouts": {"municipality": "Willich"},
        "children_count": 1,
        "request": {"kind": "come_now"},
    }


def test_a_full_form_is_shown_once_more_before_it_is_sent(window: Window, police: Member) -> None:
    """The check page shows receiver and content; only the second step sends."""
    form = start(window, "")
    assert isinstance(form.body, FullBody)
    document = template("P01")
    form.body.fill(document)
    form.send()
    assert form.pages.currentIndex() == 1
    assert police.workspace.group(form.draft) == []
    assert "Empfangende Stelle" in words(form.check)
    assert "Im Flur lag ein umgestürztes Regal." in words(form.check)
    form.show_form()
    assert form.document() == document
    form.send()
    form.send()
    assert len(police.workspace.group(form.draft)) == 1


def test_a_discarded_form_can_be_taken_back(window: Window, keyboard: Keyboard, police: Member) -> None:
    """It leads to the drafts, where one key takes it back."""
    form = start(window)
    keyboard.type("Willich")
    form.discard()
    QApplication.processEvents()
    assert drafts.listed(police.workspace) == []
    keyboard.press(Qt.Key.Key_Space)
    assert [one.id for one in drafts.listed(police.workspace)] == [form.draft]


def test_a_refusal_keeps_the_form_and_its_text(window: Window, police: Member) -> None:
    """A device that may not write says why, and the draft stays."""
    form = start(window)
    form.body.fill(complete())
    form._ending._refused(Refused("waiting_for_admission", "Dieses Gerät ist noch nicht zugelassen."))
    assert "nicht zugelassen" in words(form.summary)
    assert form.footer.send.isEnabled()
    assert form.isVisible()


def test_a_revoked_device_keeps_its_draft_and_sends_nothing(
    window: Window, keyboard: Keyboard, company: Company, police: Member
) -> None:
    """Once access has ended sending is not offered, a key for it does nothing, and writing is saved on."""
    form = start(window)
    keyboard.type("Willich")
    assert window.desk is not None
    revoke(company, company.founder, police)
    window.desk.standing_changed.emit(Standing(enrolment="revoked"))
    assert (form.footer.send.isVisible(), form.footer.discard.isVisible()) == (False, True)
    form.body.fill(complete())
    form.send()
    assert police.workspace.group(form.draft) == []
    form.leave()
    assert [one.id for one in drafts.listed(police.workspace)] == [form.draft]
    deleted_now()
    window.write(None, "", "immediate")
    assert window.workplace is not None
    assert forms_in(window.workplace) == []
    window.write(form.draft, "", "")
    assert form_of(window).document()["whereabouts"] == {"municipality": "Willich"}


def test_keys_of_a_form_end_with_it(window: Window) -> None:
    """Sending is offered only while a form is on the screen."""
    form = start(window)
    assert window.actions_bound.get("send") is not None
    window.show_area("notifications")
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert all(action.objectName() != "send" for action in form.actions())


def cut_off(form: FormScreen) -> list[str]:
    """The words that are seen and have less height than they need."""
    shown = [one for one in form.body.findChildren(QLabel) if one.isVisibleTo(form) and one.wordWrap()]
    return [one.text() for one in shown if one.height() < one.heightForWidth(one.width())]


@pytest.mark.parametrize("urgency", ["immediate", ""])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_nameless_or_too_small(
    window: Window, qtbot: QtBot, qapp: QApplication, themed: Theme, *, urgency: str, scale: float
) -> None:
    """At any size: no sideways scrolling, every field has a name, every button can be hit and read."""
    themed.apply(qapp, Mode.light, scale)
    form = start(window, urgency)
    form.send()
    window.resize(1280, 760)
    qtbot.waitUntil(lambda: not cut_off(form))
    assert form.questions.area.horizontalScrollBar().maximum() == 0
    for field in in_order(form.body):
        assert field.accessibleName() or (isinstance(field, QAbstractButton) and field.text()), field
    for made in form.findChildren(QPushButton):
        if made.isVisibleTo(form):
            assert min(made.width(), made.height()) >= 24
            assert made.width() >= made.minimumSizeHint().width()


def test_tab_walks_down_the_form(window: Window, keyboard: Keyboard) -> None:
    """Each field is reached once, none lies above the one before, and Tab leads out to the buttons."""
    form = start(window)
    form.go_to("category")
    places: list[int] = []
    seen: list[QWidget] = []
    while (now := QApplication.focusWidget()) is not None and form.body.isAncestorOf(now):
        assert now not in seen
        seen.append(now)
        places.append(now.mapTo(form.body, QPoint(0, 0)).y())
        keyboard.press(Qt.Key.Key_Tab)
    assert places == sorted(places)
    assert len(seen) == 10
