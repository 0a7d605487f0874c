"""What people do with files in the detail, from the button to the file, with real files and a server in memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.file_parting import UNSAID
from desktop.domain.templates import template
from desktop.presenters import attaching, notifying, taking_along
from desktop.presenters.attachments import MOST
from desktop.presenters.notifications import find_one
from desktop.presenters.steps.question import YES
from desktop.presenters.strip import Standing
from desktop.sync.failures import Cause, Failure
from desktop.ui.attachment_steps import AttachmentTaker
from desktop.ui.attachments_card import AttachmentsCard
from desktop.ui.desk import Desk
from desktop.ui.steps import StepTaker
from desktop.ui.theme.theme import Theme
from tests.helpers.company import ASD, KEMPEN, Company, Member
from tests.helpers.filing import Filed, picture
from tests.helpers.passing_on import four, notified, settle, there
from tests.helpers.showing import SHOWING
from tests.helpers.window import deleted_now

pytestmark = SHOWING


class Side:
    """One side before the files of a notification."""

    def __init__(self, member: Member, folder: Path, window: QWidget, *, held: bool = False) -> None:
        self.member, self.folder = member, folder
        self.backstage = Filed(member, folder, held=held)
        self.said: list[str] = []
        self.window = window
        self.desk = Desk(self.backstage, window)
        self.taker = AttachmentTaker(self.desk, window, lambda text: self.said.append(str(text)))
        self.card = AttachmentsCard()
        self.card.setParent(window)
        self.card.wanted.connect(self.taker.take)

    def show(self, entity: bytes) -> None:
        """Show the files of a notification."""
        self.taker.show(self.card, entity)

    def add(self, name: str = "foto.png", content: bytes | None = None) -> None:
        """Attach a file to the notification that is shown."""
        path = self.folder / name
        path.write_bytes(picture() if content is None else content)
        self.card.wanted.emit("add", b"")
        self.taker.dialog.filesSelected.emit([str(path)])
        self.taker.dialog.close()
        self.taker.refresh()

    def press(self, words: str, name: str = "foto.png") -> None:
        """Press the button of a file."""
        deleted_now()
        found = [one for one in self.card.findChildren(QPushButton) if one.accessibleName() == f"{words}: {name}"]
        assert found, words
        found[0].click()

    def noted(self) -> list[int]:
        """How often the notification is noted as opened."""
        return [row.times for row in self.member.workspace.readings.kept()]

    def confirm(self) -> None:
        """Confirm what is asked."""
        assert self.taker.steps.asked is not None
        self.taker.steps.asked.confirm.click()

    def words(self) -> list[str]:
        """What the card says."""
        self.taker.refresh()
        deleted_now()
        return [one.text() for one in self.card.findChildren(QLabel) if one.text()]


@pytest.fixture
def window(themed: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def entity(company: Company, police: Member) -> bytes:
    """A notification that has arrived in Willich."""
    made = police.notify(ASD, "urgent")
    company.everybody_syncs()
    return made


@pytest.fixture
def sender(police: Member, entity: bytes, tmp_path: Path, window: QWidget) -> Side:
    """The police before it."""
    made = Side(police, tmp_path / "police", window)
    made.show(entity)
    return made


@pytest.fixture
def receiver(company: Company, sender: Side, willich: Member, entity: bytes) -> Side:
    """Willich before it, once the police's file has arrived at the server."""
    sender.add()
    sender.member.synced()
    sender.backstage.carried()
    company.everybody_syncs()
    made = Side(willich, sender.folder / "willich", sender.window)
    made.show(entity)
    return made


def test_a_file_follows_a_notification_that_was_sent(sender: Side) -> None:
    """It is attached at once, called waiting until the server has it, and called there then."""
    sender.add()
    assert {"foto.png (" + str(len(picture())) + " Bytes)", "Wartet auf Übermittlung"} <= set(sender.words())
    sender.member.synced()
    sender.backstage.carried()
    sender.member.synced()
    assert "Auf diesem Gerät" in sender.words()


def test_a_file_is_attached_where_it_was_asked_for(sender: Side, entity: bytes) -> None:
    """Though another notification is shown by the time the file is chosen, it goes to the one it was meant for."""
    other = notified(sender.member)
    path = sender.folder / "foto.png"
    path.write_bytes(picture())
    sender.card.wanted.emit("add", b"")
    sender.show(other)
    sender.taker.dialog.filesSelected.emit([str(path)])
    sender.taker.dialog.close()
    counts = [len(find_one(sender.member.workspace, one).attachments) for one in (entity, other)]
    assert counts == [1, 0]


def test_a_file_is_taken_back_before_it_has_gone(sender: Side, entity: bytes) -> None:
    """Once it is asked and confirmed it stands in the notification no longer, and nothing of it is carried."""
    sender.add()
    sender.press("Nicht anhängen …")
    sender.confirm()
    assert find_one(sender.member.workspace, entity).attachments == ()
    assert sender.backstage.store.all() == []
    assert sender.said == ["Die Datei wird nicht angehängt."]
    sender.member.synced()
    assert find_one(sender.member.workspace, entity).attachments == ()


def test_a_file_that_is_on_its_way_is_not_taken_back(sender: Side, entity: bytes) -> None:
    """Between asking and confirming the server took it: that is said, and it stays."""
    sender.add()
    sender.press("Nicht anhängen …")
    sender.member.synced()
    sender.backstage.carried()
    sender.member.synced()
    sender.confirm()
    assert len(find_one(sender.member.workspace, entity).attachments) == 1
    assert sender.said == ["Die Datei ist schon unterwegs."]


def test_a_file_is_fetched_and_looked_at_inside(receiver: Side) -> None:
    """Nothing of it is here until somebody wants it; then it opens without leaving the program."""
    assert "Noch nicht auf diesem Gerät" in receiver.words()
    receiver.press("Holen")
    assert receiver.said == ["Datei geholt."]
    assert "Auf diesem Gerät" in receiver.words()
    receiver.press("Ansehen")
    assert receiver.taker.steps.sheet.isVisible()
    assert receiver.taker.steps.sheet.picture.pixmap().width() == 40
    receiver.taker.steps.sheet.close()
    assert receiver.noted() == [1]


def test_without_a_connection_fetching_says_so(receiver: Side) -> None:
    """The reason stands at the file, whose button stays."""
    receiver.backstage.opened.reachable = False
    receiver.press("Holen")
    assert len(receiver.said) == 1
    assert receiver.said[0] in receiver.words()
    receiver.backstage.opened.reachable = True
    receiver.press("Holen")
    assert receiver.said[-1] == "Datei geholt."


def test_fetching_is_broken_off(police: Member, receiver: Side) -> None:
    """While it is under way it can be; what has come stays."""
    receiver.backstage.held = True
    receiver.press("Holen")
    assert "Wird geholt …" in receiver.words()
    receiver.press("Abbrechen")
    receiver.backstage.go_on()
    assert receiver.said == ["Abgebrochen. Was schon da ist, bleibt."]
    assert "Wird geholt …" not in receiver.words()


def test_saving_says_what_it_means_and_asks_where(receiver: Side) -> None:
    """Nothing is written before somebody has confirmed and chosen a place."""
    receiver.press("Speichern unter …")
    receiver.confirm()
    place = receiver.folder / "hier.png"
    receiver.taker.steps.dialog.fileSelected.emit(str(place))
    assert place.read_bytes() == picture()
    assert receiver.said == ["Datei gespeichert."]
    receiver.taker.steps.dialog.close()
    assert receiver.noted() == [1]


def test_another_program_opens_it_after_a_warning(receiver: Side) -> None:
    """Only then it lies unsealed beside the profile, and the program is given that."""
    opened: list[Path] = []
    receiver.taker.steps.open_with(opened.append)
    receiver.press("In anderem Programm öffnen …")
    assert (opened, receiver.noted()) == ([], [])
    receiver.confirm()
    (path,) = opened
    assert path.read_bytes() == picture()
    assert receiver.noted() == [1]
    receiver.backstage.files.close()
    assert not path.exists()


def test_a_file_is_kept_here_and_no_longer(receiver: Side) -> None:
    """What is wanted is fetched with the next sync; the button says what it does now."""
    receiver.press("Auf diesem Gerät behalten")
    assert receiver.backstage.asked == 1
    receiver.words()
    receiver.press("Nicht mehr behalten")
    assert not any(row.pinned for row in receiver.backstage.store.all())


def test_a_file_that_was_lost_is_said_and_given_up(sender: Side, entity: bytes) -> None:
    """Before its copies were sealed: it says so until somebody takes it away."""
    sender.backstage.held = True
    sender.add()
    sender.backstage.waiting.pop(0)()
    sender.backstage.store.forget([row.file for row in sender.backstage.store.all()])
    sender.backstage.held = False
    sender.backstage.go_on()
    assert any("nicht mehr auf diesem Gerät" in text for text in sender.words())
    sender.press("Noch einmal versuchen")
    assert any("nicht mehr auf diesem Gerät" in text for text in sender.words())
    sender.press("Entfernen")
    assert not any("foto.png" in text for text in sender.words())
    assert find_one(sender.member.workspace, entity).attachments == ()


def test_what_is_too_much_is_said_at_the_card(sender: Side) -> None:
    """One file more than may be is not read, and the reason stands there until the next is added."""
    for number in range(MOST):
        sender.add(f"{number}.txt", bytes((number,)))
    sender.add("zu viel.txt", b"x")
    assert f"Höchstens {MOST} Anhänge." in sender.words()
    assert not any("zu viel.txt" in text for text in sender.words())


def test_choosing_files_opens_the_system_s_dialog(sender: Side) -> None:
    """The button of the card asks which; what is chosen is attached."""
    sender.card.add.click()
    path = sender.folder / "a.txt"
    path.write_bytes(b"x")
    sender.taker.dialog.filesSelected.emit([str(path)])
    QApplication.processEvents()
    assert "a.txt (1 Bytes)" in sender.words()
    sender.taker.dialog.close()


def test_a_file_is_attached_where_it_belongs(police: Member, tmp_path: Path, window: QWidget) -> None:
    """Where offices were told of different children a file goes to the one that is shown, and to no other."""
    document = template("P01")
    document["children"][1]["whereabouts"] = {"municipality": "Kempen"}
    side, notification = Side(police, tmp_path, window), police.workspace.new_id()
    notifying.write(police.workspace, notification, document, "Dienst A")
    first, second = (state.id for _, state in police.workspace.group(notification))
    side.show(second)
    side.add()
    assert [names(police, one) for one in (first, second)] == [[], ["foto.png"]]
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"Brief")
    files = side.backstage.files
    letter = files.take_in(str(path), notification, 9, lambda _done, _whole: None)
    attaching.wait(police.workspace, notification, "Dienst A", (letter,))
    side.show(first)
    assert UNSAID in side.words()
    side.press("Hier anhängen", "brief.pdf")
    assert [names(police, one) for one in (first, second)] == [["brief.pdf"], ["foto.png"]]


@pytest.fixture
def passing_on(tmp_path: Path, window: QWidget) -> Side:
    """Willich before a notification with a file that nobody fetched yet, at a server that gives no file out."""
    company, police, willich, _, _ = four()
    entity = notified(police)
    settle(company)
    sending = Side(police, tmp_path / "police", window)
    sending.show(entity)
    sending.add()
    police.synced()
    sending.backstage.carried()
    settle(company)
    side = Side(willich, tmp_path / "willich", window)
    side.backstage.opened.reachable = False
    side.show(entity)
    return side


def pass_on(side: Side) -> bytes:
    """Pass it on to Kempen with its file; gives its id there."""
    ((_, state),) = side.member.workspace.states("notification")
    ask = StepTaker(side.desk, side.window, side.said.append, print).take(state.id, "forwarded")
    assert ask is not None
    (file,) = (name for name in ask.fields if name.startswith("file "))
    ask.accepted_with.emit({"to": KEMPEN, "reason": "wohnt dort", file: YES})
    side.show(state.id)
    return there(side.member, state.id)


@pytest.mark.parametrize("cause", [cause for cause in Cause if cause not in (Cause.REFUSED, Cause.LOCAL)])
def test_a_file_that_was_ticked_follows_what_is_passed_on(passing_on: Side, cause: Cause) -> None:
    """Whatever the line or the server does it waits and says why; after the next pass the copy is made and goes."""
    side = passing_on
    side.backstage.opened.fails = Failure(cause, "whatever", "Die Leitung ist gestört.")
    other = pass_on(side)
    assert "Die Leitung ist gestört." in side.words()
    side.backstage.stands(Standing())
    assert names(side.member, other) == []
    side.backstage.opened.reachable = True
    for standing in (Standing(working=True), Standing(trouble="Der Server ist nicht erreichbar.")):
        side.backstage.stands(standing)
    assert names(side.member, other) == []
    side.backstage.stands(Standing())
    assert names(side.member, other) == ["foto.png"]


def test_a_file_that_is_kept_from_following_may_be_chosen_again(passing_on: Side) -> None:
    """What the server refuses no pass mends: it says why, and is offered again as if nobody had ticked it."""
    side = passing_on
    side.backstage.opened.fails = Failure(Cause.REFUSED, "whatever", "Das geht nicht.")
    other = pass_on(side)
    side.backstage.opened.reachable = True
    side.backstage.stands(Standing())
    assert names(side.member, other) == []
    ((_, state),) = (one for one in side.member.workspace.states("notification") if one[1].id != other)
    assert taking_along.is_left(side.member.workspace, state)
    ask = StepTaker(side.desk, side.window, side.said.append, print).take(state.id, "files_passed_on")
    assert ask is not None
    ask.accepted_with.emit(dict.fromkeys(ask.fields, YES))
    assert names(side.member, other) == ["foto.png"]


def names(member: Member, entity: bytes) -> list[str]:
    """What the files of a notification are called."""
    return [one.file.name for one in find_one(member.workspace, entity).attachments]
