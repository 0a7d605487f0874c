"""The list of documents: the chosen one stays chosen, and who is in no unit adds nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.domain.refused import Refused
from desktop.domain.settings import Settings
from desktop.presenters import materials, studying
from desktop.presenters.library import Filter
from desktop.presenters.materials import Label
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.desk import Desk
from desktop.ui.library.side import LibrarySide
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.filing import Filed
from tests.helpers.library import Reader
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Noted

pytestmark = SHOWING


def test_the_chosen_one_stays_chosen(police: Member, tmp_path: Path, themed: Theme, qtbot: QtBot) -> None:
    """What comes in above it does not take its place."""
    reader = Reader(police, tmp_path)
    older = reader.add("a.pdf", b"a", Label("A", mandatory=True, audience=("police",)))
    side = LibrarySide(reader.around())
    reader.desk.setParent(side)
    show(qtbot, side)
    side.refresh()
    newer = reader.add("b.pdf", b"b", Label("B"))
    side.refresh()
    assert (side.entity, side.list.currentIndex().row()) == (older, 1)
    side.show_filter(Filter.OPEN)
    assert side.entity == older
    side.show_filter(Filter.HERE)
    side.choose_entity(newer)
    assert side.entity == newer
    assert side.add.isEnabled()


def test_what_somebody_reads_stays_before_them(police: Member, tmp_path: Path, themed: Theme, qtbot: QtBot) -> None:
    """What is of the list no more is kept until they go on; where it is offered no more, none takes its place."""
    reader = Reader(police, tmp_path)
    chosen = reader.add("a.pdf", b"a", Label("A", mandatory=True, audience=("police",)))
    other = reader.add("b.pdf", b"b", Label("B", mandatory=True, audience=("police",)))
    side = LibrarySide(reader.around())
    reader.desk.setParent(side)
    show(qtbot, side)
    side.show_filter(Filter.OPEN)
    side.choose_entity(chosen)
    state = materials.material(police.workspace, chosen)
    studying.confirm_read(police.workspace, state, state.current.version)
    side.refresh()
    assert (side.entity, side.model.rowCount()) == (chosen, 2)
    materials.remove(police.workspace, chosen)
    side.refresh()
    assert (side.entity, side.lost, side.model.rowCount()) == (b"", True, 1)
    side.show_filter(Filter.OPEN)
    assert side.entity == other


def test_where_nothing_is_there_that_is_said(police: Member, tmp_path: Path, themed: Theme, qtbot: QtBot) -> None:
    """Each filter has a sentence of its own."""
    reader = Reader(police, tmp_path)
    side = LibrarySide(reader.around())
    reader.desk.setParent(side)
    show(qtbot, side)
    said = set()
    for chosen in Filter:
        side.show_filter(chosen)
        said.add(side.empty.text())
    assert len(said) == len(Filter)
    assert side.entity == b""


class Slow(Filed):
    """A profile with files for which nothing is read before somebody lets it go on."""

    def __init__(self, member: Member, folder: Path) -> None:
        super().__init__(member, folder)
        self.tasks: list[Callable[[], None]] = []

    def read(self, task: Callable[[], None], _failed: Callable[[Refused], None]) -> None:
        self.tasks.append(task)


def test_it_is_read_beside(police: Member, tmp_path: Path, themed: Theme, qtbot: QtBot) -> None:
    """What is asked for as things change is read outside Qt's thread, and is dropped where it is shown at once."""
    Reader(police, tmp_path).add("a.pdf", b"a", Label("A"))
    slow = Slow(police, tmp_path)
    side = LibrarySide(Around(Desk(slow), Actions(), Noted(), Settings()))
    show(qtbot, side)
    side.look()
    assert side.model.rowCount() == 0
    slow.tasks.pop()()
    assert side.model.rowCount() == 1
    side.look()
    side.show_filter(Filter.OPEN)
    slow.tasks.pop()()
    assert side.model.rowCount() == 0
