"""The files of a draft: added, shown, taken away, kept over a restart; what is too much is said at the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.notification_attached import LARGEST_ATTACHMENT
from desktop.domain.settings import USUAL
from desktop.domain.templates import template
from desktop.presenters import attaching, drafts
from desktop.presenters.attaching import DraftFile
from desktop.presenters.drafts import Draft
from desktop.ui.desk import Desk
from desktop.ui.form.files_card import FilesCard
from desktop.ui.form.screen import FormScreen
from desktop.ui.theme.theme import Theme
from desktop.ui.window import Window
from tests.desktop.ui.form.conftest import form_of
from tests.helpers.company import ASD, KEMPEN, Member
from tests.helpers.documents import least
from tests.helpers.filing import Filed
from tests.helpers.showing import SHOWING
from tests.helpers.window import Backstage, deleted_now

pytestmark = SHOWING
DRAFT = b"d" * 16


class Before:
    """Somebody before the card of a draft."""

    def __init__(self, member: Member, folder: Path, *, held: bool = False) -> None:
        self.folder = folder
        self.backstage = Filed(member, folder, held=held)
        self.desk = Desk(self.backstage)
        self.card = FilesCard(self.desk.files, DRAFT, USUAL)
        self.changes: list[None] = []
        self.card.changed.connect(lambda: self.changes.append(None))

    def photo(self, name: str = "foto.jpg", size: int = 9) -> str:
        """A photo on a stick; gives its path."""
        path = self.folder / name
        with path.open("wb") as file:
            file.truncate(size)
        return str(path)

    def words(self) -> list[str]:
        """What the card says."""
        deleted_now()
        return [one.text() for one in self.card.findChildren(QLabel)]

    def button(self, name: str) -> QPushButton:
        """The button of an accessible name."""
        deleted_now()
        return next(one for one in self.card.findChildren(QPushButton) if one.accessibleName() == name)


@pytest.fixture
def before(qtbot: QtBot, themed: Theme, police: Member, tmp_path: Path) -> Before:
    """A card whose files are handled at once."""
    made = Before(police, tmp_path)
    qtbot.addWidget(made.card)
    made.card.show()
    return made


def test_what_must_be_known_before_is_said(before: Before) -> None:
    """What is forbidden, what a photo gives away, and how much there may be."""
    assert {attaching.FORBIDDEN, attaching.ADVICE, str(attaching.limits(USUAL))} <= set(before.words())


def test_a_file_is_added_shown_and_taken_away(before: Before) -> None:
    """Name and size stand there; once it can be taken back no more nothing of it lies here."""
    before.card.add([before.photo()])
    assert "foto.jpg (9 Bytes)" in before.words()
    assert [file.name for file in before.card.kept()] == ["foto.jpg"]
    before.button("Entfernen: foto.jpg").click()
    assert before.card.kept() == ()
    assert len(before.changes) == 3
    before.card.undo.settle()
    assert before.backstage.store.all() == []


def test_a_file_taken_away_by_mistake_is_taken_back(before: Before) -> None:
    """For ten seconds one button brings it back as it was, for its copy is still here."""
    before.card.add([before.photo()])
    kept = before.card.kept()
    before.button("Entfernen: foto.jpg").click()
    assert QApplication.focusWidget() is before.card.undo.button
    before.card.undo.button.click()
    assert before.card.kept() == kept
    assert before.backstage.files.lacking([kept[0].id]) == ()
    assert QApplication.focusWidget() is before.card.choose


def test_a_file_that_is_added_again_after_it_was_taken_away_is_here(before: Before) -> None:
    """Who adds it once more, instead of taking that back, has it once, and its copy stays when the offer is over."""
    before.card.add([before.photo()])
    before.button("Entfernen: foto.jpg").click()
    before.card.add([str(before.folder / "foto.jpg")])
    before.card.undo.settle()
    (file,) = before.card.kept()
    assert before.backstage.files.lacking([file.id]) == ()


def test_what_was_added_again_is_not_put_back_a_second_time(before: Before) -> None:
    """Who takes the removal back after adding the file once more has it once."""
    before.card.add([before.photo()])
    before.button("Entfernen: foto.jpg").click()
    before.card.add([str(before.folder / "foto.jpg")])
    before.card.undo.button.click()
    assert [file.name for file in before.card.kept()] == ["foto.jpg"]


def test_files_are_dropped_on_it(before: Before) -> None:
    """What is no file on this computer is not taken."""
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(before.photo()), QUrl("https://example.org/x.jpg")])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    before.card.dropEvent(QDropEvent(QPointF(5, 5), copy, given, left, Qt.KeyboardModifier.NoModifier))
    assert [file.name for file in before.card.kept()] == ["foto.jpg"]


def test_what_is_too_much_is_said_at_the_file(before: Before) -> None:
    """Nothing of it is read, what was there stays, and it goes when somebody has seen it."""
    before.card.add([before.photo("groß.bin", LARGEST_ATTACHMENT + 1), before.photo()])
    assert "groß.bin wurde nicht hinzugefügt" in before.words()
    assert "Höchstens 50,0 MiB je Anhang." in before.words()
    assert [file.name for file in before.card.kept()] == ["foto.jpg"]
    before.button("Ausblenden: groß.bin").click()
    assert "Höchstens 50,0 MiB je Anhang." not in before.words()


def test_a_file_that_is_coming_is_shown_and_can_be_broken_off(
    qtbot: QtBot, themed: Theme, police: Member, tmp_path: Path
) -> None:
    """Until then it is not called added; the form is one to be saved, or there were no draft to which it could come."""
    before = Before(police, tmp_path, held=True)
    qtbot.addWidget(before.card)
    before.card.add([before.photo()])
    assert before.changes == [None]
    assert "foto.jpg wird hinzugefügt: 0 %" in before.words()
    before.button("Abbrechen: foto.jpg").click()
    before.backstage.go_on()
    assert before.card.kept() == ()
    assert not any("foto.jpg" in text for text in before.words())


def test_a_file_that_is_gone_is_called_gone(before: Before) -> None:
    """A draft never points to a file that is not there any more without saying so."""
    before.card.add([before.photo()])
    (file,) = before.card.kept()
    before.backstage.store.cut(file.id, 0)
    before.card.fill((file,))
    assert any("nicht mehr auf diesem Gerät" in text for text in before.words())


def test_a_file_that_was_never_read_to_its_end_says_so(before: Before) -> None:
    """It is named without a size, says that it is to be added once more, and can be taken away."""
    before.desk.files.arrived.emit(DRAFT, DraftFile(b"f" * 16, "foto.jpg", 0, "", b""))
    assert {"foto.jpg", attaching.UNFINISHED} <= set(before.words())
    before.button("Entfernen: foto.jpg").click()
    before.card.undo.settle()
    assert before.card.kept() == ()


@pytest.fixture
def filed(qtbot: QtBot, police: Member, tmp_path: Path) -> Callable[[Window], Filed]:
    """Show a window that has files."""

    def begin(window: Window) -> Filed:
        backstage = Filed(police, tmp_path / "profile")
        window.show_unlocked(backstage)
        QApplication.processEvents()
        return backstage

    return begin


def opened(window: Window, draft: bytes | None = None) -> FormScreen:
    """The immediate form, new or of a draft."""
    window.write(draft, "", "immediate")
    QApplication.processEvents()
    return form_of(window)


def test_a_draft_keeps_its_files(window: Window, filed: Callable[[Window], Filed], tmp_path: Path) -> None:
    """After a restart they are there, though the stick is not."""
    filed(window)
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"Bild")
    form = opened(window)
    form.questions.files.add([str(path)])
    path.unlink()
    draft = form.draft
    form.leave()
    deleted_now()
    again = opened(window, draft)
    assert [file.name for file in again.questions.files.kept()] == ["foto.jpg"]
    assert "foto.jpg (4 Bytes)" in [one.text() for one in again.questions.files.findChildren(QLabel)]


def test_a_form_without_files_has_no_such_card(window: Window, police: Member) -> None:
    """Where nothing can be attached nothing is offered, and a file in a draft is kept all the same."""
    window.show_unlocked(Backstage(police))
    assert opened(window).questions.files.isHidden()


def test_what_is_sent_takes_its_files_along(
    window: Window, filed: Callable[[Window], Filed], police: Member, tmp_path: Path
) -> None:
    """The notification goes at once; each file is attached as soon as its copy is sealed, the draft's copy is gone."""
    backstage = filed(window)
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"Bild")
    form = opened(window)
    form.body.fill(
        {
            "category": "P01",
            "urgency": "immediate",
            "sender": {"name": "Dienst A", "phone": "030 23125 001"},
            "whereabouts": {"municipality": "Willich"},
            "children_count": 1,
            "request": {"kind": "come_now"},
        }
    )
    form.questions.files.add([str(path)])
    form.send()
    ((_, state),) = police.workspace.group(form.draft)
    assert [one.file.name for one in state.attachments] == ["foto.jpg"]
    assert [row.file for row in backstage.store.all()] == [state.attachments[0].file.id]
    assert drafts.listed(police.workspace) == []


def test_where_nothing_is_sent_the_files_say_so(
    window: Window, filed: Callable[[Window], Filed], police: Member, tmp_path: Path
) -> None:
    """Who is outside is phoned and gets no file: that is said while there is one, and taken back with the place."""
    filed(window)
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"Bild")
    draft = Draft(police.workspace.new_id(), "P01", "immediate", least(whereabouts={"municipality": "Krefeld"}))
    drafts.save(police.workspace, draft)
    form = opened(window, draft.id)
    card = form.questions.files
    assert card.unsent.isHidden()
    card.add([str(path)])
    assert not card.unsent.isHidden()
    form.body.fill(least())
    form.examine()
    assert card.unsent.isHidden()


def test_where_a_file_goes_is_asked_before_it_is_sent(
    window: Window, filed: Callable[[Window], Filed], police: Member, tmp_path: Path
) -> None:
    """Siblings at two offices: nothing is sent while it is open; the file then is with the chosen office alone."""
    filed(window)
    path, document = tmp_path / "foto.jpg", template("P01")
    path.write_bytes(b"Bild")
    document["children"][1]["whereabouts"] = {"municipality": "Kempen"}
    made = Draft(police.workspace.new_id(), "P01", "urgent", document)
    drafts.save(police.workspace, made)
    form = opened(window, made.id)
    form.questions.files.add([str(path)])
    form.send()
    form.send()
    assert form.checking
    assert police.workspace.group(made.id) == []
    form.check.findChildren(QCheckBox)[1].toggle()
    form.send()
    got = {state.to_unit: len(state.attachments) for _, state in police.workspace.group(made.id)}
    assert got == {ASD: 0, KEMPEN: 1}
