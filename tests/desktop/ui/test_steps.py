"""The steps of a notification as people take them, from the dialog to what stands in the notification."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.refused import Refused
from desktop.presenters import handling, later
from desktop.presenters.notification_detail import detail
from desktop.presenters.steps.table import TABLE
from desktop.ui.ask import Ask
from desktop.ui.desk import Desk
from desktop.ui.steps import StepTaker
from desktop.ui.theme.theme import Theme
from tests.helpers.company import ASD, Company, Member
from tests.helpers.followed import ASSESSED, WRONG, arrived
from tests.helpers.showing import SHOWING
from tests.helpers.window import Backstage

pytestmark = SHOWING
PLACE = "Aufenthalt oder Wohnort liegt in einem anderen Bezirk"
MINUTE = 60_000


class Taking:
    """Somebody who takes steps on a member's desk, and what was said of them."""

    def __init__(self, member: Member, window: QWidget) -> None:
        self.backstage = Backstage(member, "Fachkraft A")
        self.said: list[str] = []
        self.opened: list[bytes] = []
        self.taker = StepTaker(Desk(self.backstage, window), window, self.said.append, self.opened.append)

    def take(self, entity: bytes, step: str, **answers: str) -> Ask:
        """Open a step's dialog, answer, and confirm."""
        ask = self.taker.take(entity, step)
        assert ask is not None
        for name, answer in answers.items():
            field = ask.fields[name]
            if isinstance(field, QComboBox):
                field.setCurrentText(answer)
                continue
            assert isinstance(field, QLineEdit | QPlainTextEdit)
            field.setText(answer) if isinstance(field, QLineEdit) else field.setPlainText(answer)
        ask.confirm.click()
        return ask


@pytest.fixture
def window(themed: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def taking(willich: Member, window: QWidget) -> Taking:
    return Taking(willich, window)


def test_acknowledge(company: Company, police: Member, willich: Member, entity: bytes, taking: Taking) -> None:
    """Confirming needs no answer; the other side then sees the person, and it goes out at once."""
    ask = taking.take(entity, "acknowledged", responsible="Fachkraft B", phone="02154 000-001", file_number="51-7")
    assert (ask.left, taking.said, taking.backstage.sent) == (True, ["Eingang bestätigt."], 1)
    company.everybody_syncs()
    found = police.shown("notification", entity).acknowledgement
    assert (found.person, found.responsible, found.phone) == ("Fachkraft A", "Fachkraft B", "02154 000-001")
    assert found.file_number == "51-7"


def test_the_dialog_names_who_does_it_and_who_sees_it(entity: bytes, taking: Taking, qtbot: QtBot) -> None:
    """The question says as whom one confirms, and who will see it, without a place left unfilled."""
    texts: dict[str, str] = {}
    for step in TABLE:
        ask = taking.taker.take(entity, step)
        if ask is None:
            continue
        texts[step] = " ".join(str(child.property("text") or "") for child in ask.findChildren(QWidget))
        ask.reject()
    assert "Eingang bestätigen als Fachkraft A, Behörde jugendamt-willich" in texts["acknowledged"]
    assert "Polizei Viersen sieht Name und Uhrzeit." in texts["acknowledged"]
    assert not any("{" in text for text in texts.values())


def test_the_dialog_says_which_notification_it_is_for(
    willich: Member, entity: bytes, taking: Taking, window: QWidget
) -> None:
    """Number and category stand in the head of every dialog, no place where somebody looks on, and no title has any."""
    number = willich.shown("notification", entity).number
    desk = Desk(taking.backstage, window)
    taker = StepTaker(desk, window, taking.said.append, taking.opened.append)
    asked = [ask for ask in (taker.take(entity, step) for step in TABLE) if ask is not None]
    desk.be_discreet(on=True)
    discreet = taker.take(entity, "acknowledged")
    assert discreet is not None
    assert {ask.about.text().rpartition(" · ")[2] for ask in asked} == {"Schiefbahn"}
    assert all(ask.about.text().startswith(f"{number} · ") for ask in asked)
    assert discreet.about.text().endswith(f" · {number}")
    assert "Schiefbahn" not in discreet.about.text()
    assert {ask.windowTitle() for ask in (*asked, discreet)} == {"Schutzbrücke"}
    for ask in (*asked, discreet):
        ask.reject()


def test_what_comes_while_the_dialog_is_open_is_not_seen(
    company: Company, police: Member, willich: Member, entity: bytes, taking: Taking
) -> None:
    """Whoever confirms has seen what stood there when they were asked, and no more."""
    taking.take(entity, "acknowledged")
    later.correct(police.workspace, entity, WRONG, "Dienst A")
    company.everybody_syncs()
    ask = taking.taker.take(entity, "noted")
    assert ask is not None
    later.correct(police.workspace, entity, WRONG, "Dienst A")
    company.everybody_syncs()
    (box,) = (one for one in ask.fields.values() if isinstance(one, QCheckBox))
    box.setChecked(True)
    ask.confirm.click()
    assert taking.said[-1] == "Nachtrag zur Kenntnis genommen."
    assert [bool(one.noted) for one in willich.shown("notification", entity).supplements] == [True, False]


def test_a_wrong_acknowledgement_is_withdrawn_with_a_reason(
    company: Company, police: Member, willich: Member, entity: bytes, taking: Taking
) -> None:
    """Withdrawing asks for the reason until there is one; the other side sees it and the clock runs on."""
    taking.take(entity, "acknowledged")
    company.clock.time += MINUTE
    ask = taking.take(entity, "acknowledgement_withdrawn")
    assert (ask.left, ask.problem.isVisible()) == (False, True)
    ask.reject()
    taking.take(entity, "acknowledgement_withdrawn", reason="Falsche Meldung")
    assert taking.said[-1] == "Eingangsbestätigung zurückgenommen."
    company.everybody_syncs()
    shown = detail(police.workspace, entity)
    assert "Bestätigung offen · noch 14 min" in [chip.text for chip in shown.chips]
    assert "Falsche Meldung" in [entry.text for entry in shown.timeline]


def test_too_late_is_said_in_the_dialog(company: Company, willich: Member, entity: bytes, taking: Taking) -> None:
    """A dialog left open until it is too late says so and stays, and nothing has changed."""
    taking.take(entity, "acknowledged")
    company.everybody_syncs()
    ask = taking.taker.take(entity, "acknowledgement_withdrawn")
    assert ask is not None
    company.clock.time += 11 * MINUTE
    reason = ask.fields["reason"]
    assert isinstance(reason, QPlainTextEdit)
    reason.setPlainText("Irrtum")
    ask.confirm.click()
    assert (ask.left, ask.problem.isVisible()) == (False, True)
    assert ask.problem.text().endswith(".")
    assert willich.shown("notification", entity).acknowledgements


def test_handed_over_by_telephone(
    company: Company, police: Member, willich: Member, entity: bytes, window: QWidget
) -> None:
    """A call is kept with whom one spoke, in the timeline of both sides."""
    Taking(police, window).take(entity, "phone_handover", to="Rufdienst A")
    company.everybody_syncs()
    for member in (police, willich):
        last = detail(member.workspace, entity).timeline[-1]
        assert last.what == "Telefonisch übergeben um 16:13 Uhr an Rufdienst A"
        assert (last.who, last.text) == ("Fachkraft A, Polizei Viersen", "")


def test_not_competent_and_closed(company: Company, police: Member, entity: bytes, taking: Taking) -> None:
    """Not being competent is told with its reason; after somebody has it, two together can close it."""
    taking.take(entity, "not_competent", code=PLACE, reason="Das Kind lebt in Kempen.")
    taking.take(entity, "acknowledged")
    ask = taking.take(entity, "closed")
    assert (ask.left, "zweite Fachkraft" in ask.problem.text()) == (False, True)
    handling.assess(taking.backstage.workspace, entity, ASSESSED, "Fachkraft A")
    ask.confirm.click()
    assert ask.left
    company.everybody_syncs()
    state = police.shown("notification", entity)
    assert (state.status, [moment.text for moment in state.timeline if moment.text]) == (
        "closed",
        ["Das Kind lebt in Kempen."],
    )


def test_withdrawn_before_it_went(police: Member, window: QWidget) -> None:
    """What still waits here is withdrawn only by pressing the button that says so."""
    entity = police.notify(ASD)
    ask = Taking(police, window).take(entity, "withdrawn")
    assert not ask.confirm.isDefault()
    assert police.shown("notification", entity).status == "withdrawn"


class Slow(Backstage):
    """A desk whose worker has not come to it yet."""

    def __init__(self, member: Member) -> None:
        super().__init__(member)
        self.tasks: list[tuple[Callable[[], None], Callable[[Refused], None]]] = []

    def work(self, task: Callable[[], None], failed: Callable[[Refused], None], *, send: bool) -> None:
        self.tasks.append((task, failed))


@pytest.mark.parametrize("refused", [False, True])
def test_whoever_left_early_still_hears(
    entity: bytes, willich: Member, window: QWidget, qtbot: QtBot, *, refused: bool
) -> None:
    """What became of a step is said even if its dialog was closed before the worker came to it."""
    slow, said = Slow(willich), list[str]()
    ask = StepTaker(Desk(slow, window), window, said.append, lambda _draft: None).take(entity, "acknowledged")
    assert ask is not None
    ask.confirm.click()
    ask.reject()
    [(task, failed)] = slow.tasks
    if refused:
        failed(Refused("disk_full", "Die Festplatte ist voll."))
    else:
        task()
    assert said == (["Die Festplatte ist voll."] if refused else ["Eingang bestätigt."])


def test_a_repeated_step_changes_nothing(willich: Member, entity: bytes, taking: Taking) -> None:
    """Two confirmations by one device are one."""
    for _ in range(2):
        taking.take(entity, "acknowledged")
    assert len(willich.shown("notification", entity).acknowledgements) == 1


def test_a_report_is_begun_without_a_question(company: Company, police: Member, window: QWidget) -> None:
    """The step that begins the whole report opens its draft, and asks nothing."""
    short = arrived(company, police, least=True)
    taking = Taking(police, window)
    assert taking.taker.take(short, "completed") is None
    [draft] = taking.opened
    assert police.workspace.own.drafts()[0][0] == draft
    assert taking.said == ["Der Bericht ist als Entwurf gesichert."]
    taking.taker.take(bytes(16), "completed")
    assert taking.said[-1].endswith("liegt auf diesem Gerät nicht vor.")


def test_what_is_wrong_is_said_without_the_name_it_has_for_programs(entity: bytes, taking: Taking) -> None:
    """Somebody cannot stand in for themselves: the sentence stands there alone, for the field is marked."""
    ask = taking.taker.take(entity, "assigned")
    assert ask is not None
    deputy, to = ask.fields["deputy"], ask.fields["to"]
    assert isinstance(deputy, QComboBox)
    assert isinstance(to, QComboBox)
    deputy.setCurrentText(to.currentText())
    ask.confirm.click()
    assert (ask.left, ask.problem.text()) == (False, "Die Vertretung ist eine andere Person.")
