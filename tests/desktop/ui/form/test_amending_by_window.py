"""A supplement and a correction in the window: from the button to what the other side reads, with all it may hold."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters import later
from desktop.ui.form.screen import FormScreen
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.window import Window
from tests.desktop.ui.form.conftest import form_of
from tests.helpers.company import Company, Member
from tests.helpers.followed import WRONG, acknowledged
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def opened(window: Window, qtbot: QtBot, entity: bytes, step: str) -> FormScreen:
    """The form that a step of a notification opens."""
    window.show_notification(entity)
    assert window.workplace is not None
    screen = window.workplace.screen_of("notifications")
    assert isinstance(screen, NotificationsScreen)
    qtbot.waitUntil(lambda: screen.detail.shown is not None and screen.detail.shown.entity == entity)
    screen.detail.step_wanted.emit(step, entity)
    QApplication.processEvents()
    return form_of(window)


def words(form: FormScreen) -> str:
    """Everything the form says that can be seen."""
    return "\n".join(one.text() for one in form.findChildren(QLabel) if one.isVisibleTo(form))


def send(form: FormScreen) -> None:
    """Look at it once more, and send it."""
    form.send()
    assert form.checking, words(form)
    form.send()


def test_a_supplement_holds_several_statements_and_fields(
    *, window: Window, company: Company, police: Member, willich: Member, qtbot: QtBot
) -> None:
    """Two statements and a place are written, looked at and sent; the receiver is asked to look at it."""
    entity = acknowledged(company, police, willich)
    form = opened(window, qtbot, entity, "supplemented")
    number = police.shown("notification", entity).number
    assert f"Nachtrag zu {number}" in words(form)
    assert "Kein neuer Sachverhalt" in words(form)
    assert form.receiver.change.isHidden()
    statements = form.questions.part("statements")
    form.questions.part("statements[0].text").fill("Das Kind hat Fieber.")
    statements.add()
    form.questions.part("statements[1].kind").fill("told")
    form.questions.part("statements[1].text").fill("Es fiel die Treppe hinunter.")
    form.questions.part("statements[1].source").fill("Nachbarin")
    form.questions.part("explanation").fill("Aus der Klinik")
    send(form)
    company.everybody_syncs()
    [added] = willich.shown("notification", entity).supplements
    assert [one.text for one in added.content.statements] == ["Das Kind hat Fieber.", "Es fiel die Treppe hinunter."]
    assert willich.shown("notification", entity).unseen
    assert window.workplace is not None
    assert isinstance(window.workplace.current, NotificationsScreen)


def test_a_child_that_is_named_again_is_a_hint_and_goes_out(
    *, window: Window, company: Company, police: Member, willich: Member, qtbot: QtBot
) -> None:
    """Said at its field and before sending, heard with its name, and a supplement that makes it immediate is sent."""
    entity = acknowledged(company, police, willich)
    child = {"family_name": "Beispiel", "given_name": "Ida"}
    for wrong in ({"children": [child]}, {"urgency": "urgent"}):
        later.correct(police.workspace, entity, {**WRONG, **wrong}, "Dienst A")
    form = opened(window, qtbot, entity, "supplemented")
    form.questions.part("statements[0].text").fill("Das Kind hat Fieber.")
    form.questions.part("urgency").fill("immediate")
    form.questions.part("children").add()
    name = form.questions.part("children[0].family_name")
    name.fill("Beispiel")
    form.questions.part("children[0].given_name").fill("Ida")
    form.examine()
    QApplication.processEvents()
    hint = "Ein Kind dieses Namens steht schon in der Meldung."
    assert hint in words(form)
    assert name.label.text().endswith("(freiwillig)")
    form.send()
    assert form.checking
    assert hint in name.put_in.first.accessibleName()
    assert hint in words(form)
    form.send()
    state = police.shown("notification", entity)
    assert (state.graded, len(state.supplements[-1].content.children)) == ("immediate", 1)


def test_a_correction_is_written_over_what_holds(
    *, window: Window, company: Company, police: Member, willich: Member, qtbot: QtBot
) -> None:
    """What is missing is named at its field; then only what was changed goes out, beside what was wrong."""
    entity = acknowledged(company, police, willich)
    form = opened(window, qtbot, entity, "corrected")
    form.questions.part("children[1].given_name").fill("Noor")
    form.send()
    assert not form.checking
    assert "Was falsch war" in words(form)
    form.questions.part("wrong").fill("Der Vorname")
    form.questions.part("demand").fill("Richtig ansprechen")
    send(form)
    company.everybody_syncs()
    [added] = willich.shown("notification", entity).supplements
    assert (added.corrects, added.explanation, added.demand) == (True, "Der Vorname", "Richtig ansprechen")
    assert [one.given_name for one in added.content.children][1] == "Noor"
    assert (added.content.sender, added.content.whereabouts) == (None, None)


def test_a_correction_changes_the_urgency(
    *, window: Window, company: Company, police: Member, willich: Member, qtbot: QtBot
) -> None:
    """What holds stands there; another one chosen goes out, and untouched it is not said anew."""
    entity = acknowledged(company, police, willich)
    form = opened(window, qtbot, entity, "corrected")
    assert form.questions.part("urgency").value() == "immediate"
    form.questions.part("wrong").fill("War nicht eilig")
    assert "urgency" not in form.document()
    form.questions.part("demand").fill("In Ruhe hinfahren")
    form.questions.part("urgency").fill("urgent")
    send(form)
    company.everybody_syncs()
    assert willich.shown("notification", entity).graded == "urgent"


def test_what_was_begun_is_there_again(
    *, window: Window, company: Company, police: Member, willich: Member, qtbot: QtBot
) -> None:
    """Left and begun again, the form stands as it was left."""
    entity = acknowledged(company, police, willich)
    form = opened(window, qtbot, entity, "corrected")
    form.questions.part("wrong").fill("Der Vorname")
    form.leave()
    again = opened(window, qtbot, entity, "corrected")
    assert again.document()["wrong"] == "Der Vorname"
    assert [one.text() for one in again.findChildren(QPushButton) if one.text() == "Prüfen"]
