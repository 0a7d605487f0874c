"""The adapter between numbers and rows: cards made when seen, kept while nothing moved."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from desktop.presenters.chips import state_chip, urgency_chip
from desktop.presenters.notification_cards import Card
from desktop.ui.notification_model import CARD, NotificationModel

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
TOOLTIP = Qt.ItemDataRole.ToolTipRole


class Cards:
    """Numbers and the cards of them, and what was asked for."""

    def __init__(self, count: int) -> None:
        self.numbers = list(range(count))
        self.gone: set[int] = set()
        self.asked: list[Sequence[int]] = []

    def make(self, wanted: Sequence[int]) -> list[Card | None]:
        self.asked.append(wanted)
        chips = (urgency_chip("immediate"), state_chip("delivered"))
        return [
            None
            if number in self.gone
            else Card(
                bytes([number % 256]) * 16,
                "A → B",
                "03:12",
                f"Titel {number}",
                chips,
                unread=True,
                spoken=f"Gesprochen {number}",
            )
            for number in wanted
        ]


@pytest.fixture
def cards() -> Cards:
    return Cards(1000)


@pytest.fixture
def model(cards: Cards, qtbot: QtBot) -> NotificationModel:
    made = NotificationModel(cards.make)
    made.show_numbers(cards.numbers)
    return made


def test_only_what_is_seen_is_made(model: NotificationModel, cards: Cards) -> None:
    """A card and those beside it are made when one is asked for, once, whatever the length of the list."""
    assert (model.rowCount(), cards.asked) == (1000, [])
    assert [str(model.index(row, 0).data(CARD).title) for row in (120, 139, 125)] == [
        "Titel 120",
        "Titel 139",
        "Titel 125",
    ]
    assert [len(made) for made in cards.asked] == [20]


def test_only_what_changed_is_made_anew(model: NotificationModel, cards: Cards, qtbot: QtBot) -> None:
    """Where it is said which entities changed, their cards alone are made again, and of others none."""
    model.card(0)
    with qtbot.waitSignal(model.dataChanged):
        model.show_numbers(cards.numbers, {bytes([7]) * 16, bytes([8]) * 16})
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show_numbers(cards.numbers, {bytes([200]) * 16})
    assert model.card(7) is not None
    assert cards.asked[1:] == [[7, 8]]
    cards.numbers = [7, *cards.numbers[8:], 3]
    model.show_numbers(cards.numbers, {bytes([9]) * 16})
    assert [getattr(model.card(row), "title", None) for row in (0, 1, 2)] == ["Titel 7", "Titel 8", "Titel 9"]
    assert cards.asked[2] == [9, 20, 21, 22, 23, 24, 25, 26]


def test_nothing_is_written_into_a_row(model: NotificationModel) -> None:
    """A row can be chosen and not edited; where there is no row nothing can be done."""
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    assert model.flags(QModelIndex()) == Qt.ItemFlag(0)


def test_few_pages_are_kept(model: NotificationModel, cards: Cards) -> None:
    """Scrolled through, the list forgets what was seen long ago, and makes it again when it is seen again."""
    for row in range(0, 1000, 20):
        model.card(row)
    made = len(cards.asked)
    model.card(999)
    assert len(cards.asked) == made
    model.card(0)
    assert len(cards.asked) == made + 1


def test_what_is_said_of_a_row(model: NotificationModel) -> None:
    """A row is heard as one sentence, and its tool tip holds whole what the card may have to shorten."""
    index = model.index(3, 0)
    assert index.data() == index.data(ACCESSIBLE) == "Gesprochen 3"
    assert index.data(TOOLTIP) == "Titel 3\nA → B\nSofort, Zugestellt"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_rows_that_are_not_there(model: NotificationModel, cards: Cards) -> None:
    """No row beyond the list, below another, or of what has gone has anything to show."""
    assert [model.card(row) for row in (-1, 1000)] == [None, None]
    assert [model.number(row) for row in (-1, 999, 1000)] == [None, 999, None]
    assert [model.row_of(number) for number in (999, 1000, None)] == [999, -1, -1]
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_what_has_gone_moves_nobody(model: NotificationModel, cards: Cards) -> None:
    """Where a card has gone between two looks, every other row still shows its own."""
    cards.gone.add(2)
    model.renew()
    assert [getattr(model.card(row), "title", None) for row in (1, 2, 3)] == ["Titel 1", None, "Titel 3"]


def test_the_same_rows_are_only_shown_anew(model: NotificationModel, cards: Cards, qtbot: QtBot) -> None:
    """Where no row came or went, the rows are told to have changed and made anew, and nothing is reset."""
    model.card(0)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_numbers(cards.numbers)
    model.card(0)
    assert len(cards.asked) == 2


def test_more_below_is_added(model: NotificationModel, cards: Cards, qtbot: QtBot) -> None:
    """Where all that stands there goes on below, nothing above is told to have changed or made anew."""
    model.card(0)
    cards.numbers += range(5000, 105_000)
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.assertNotEmitted(model.dataChanged),
        qtbot.waitSignal(model.rowsInserted),
    ):
        model.show_numbers(cards.numbers, frozenset())
    assert (model.rowCount(), model.number(1000), len(cards.asked)) == (101_000, 5000, 1)
    assert getattr(model.card(100_999), "title", None) == "Titel 104999"


def test_other_rows_are_another_list(model: NotificationModel, cards: Cards, qtbot: QtBot) -> None:
    """Where rows came or went, the list is reset and each row shows what stands there now."""
    model.card(0)
    cards.numbers = [7, *cards.numbers[8:], 3]
    with qtbot.waitSignal(model.modelReset):
        model.show_numbers(cards.numbers)
    assert [getattr(model.card(row), "title", None) for row in (0, 1, 993)] == ["Titel 7", "Titel 8", "Titel 3"]
    cards.numbers = []
    model.show_numbers(cards.numbers)
    assert model.rowCount() == 0
    model.renew()
