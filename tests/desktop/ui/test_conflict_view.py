"""One conflict as a card: nothing chosen beforehand, each value known by its person, and others only look."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from desktop.presenters.conflicts import Clash, Conflict, Version
from desktop.ui.conflict_view import ConflictView
from desktop.ui.theme.theme import Theme

MUSTER, BEISPIEL = bytes(16), bytes([1]) * 16
CLASHES = tuple(
    Clash(
        field,
        title,
        (
            Version(MUSTER, "1 & 2", "M. Muster, 21.11.2026 18:02 Uhr", f"{title}: 1, von M. Muster"),
            Version(BEISPIEL, "3", "A. Beispiel, 21.11.2026 19:30 Uhr", f"{title}: 3, von A. Beispiel"),
        ),
    )
    for field, title in (("phone", "Telefon"), ("hours", "Sprechzeiten"))
)
CONFLICT = Conflict(b"k" * 16, "Ansprechperson Kreuz", CLASHES)


@pytest.fixture
def view(qtbot: QtBot, themed: Theme) -> ConflictView:
    """A conflict one may decide."""
    made = ConflictView(CONFLICT)
    qtbot.addWidget(made)
    return made


def test_nothing_is_chosen_beforehand(view: ConflictView) -> None:
    """Whoever decides has to choose; until then there is nothing to take over."""
    assert view.choices() == {}
    assert not view.take.isEnabled()


def test_each_field_by_itself(view: ConflictView, qtbot: QtBot) -> None:
    """One value a field can be chosen, and what is taken over is what was chosen."""
    view.options["phone", MUSTER].click()
    view.options["phone", BEISPIEL].click()
    view.options["hours", MUSTER].click()
    assert view.choices() == {"phone": BEISPIEL, "hours": MUSTER}
    with qtbot.waitSignal(view.chosen) as chosen:
        view.take.click()
    assert chosen.args == [CONFLICT.entity, {"phone": BEISPIEL, "hours": MUSTER}]
    assert not view.take.isEnabled()


def test_values_are_known_by_person_and_date(view: ConflictView) -> None:
    """Every value stands with its person and date, for those who see and those who hear."""
    texts = [one.text() for one in view.findChildren(QLabel)]
    assert texts.count("A. Beispiel, 21.11.2026 19:30 Uhr") == 2
    assert view.options["phone", MUSTER].accessibleName() == "Telefon: 1, von M. Muster"
    assert view.options["phone", MUSTER].text() == "1 && 2"


def test_later(view: ConflictView, qtbot: QtBot) -> None:
    """Whoever does not want to decide now says so, and nothing is chosen."""
    later = next(one for one in view.findChildren(QPushButton) if one.text() == "Später entscheiden")
    with qtbot.waitSignal(view.postponed) as postponed:
        later.click()
    assert postponed.args == [CONFLICT.entity]


def test_a_problem_is_said_and_can_be_mended(view: ConflictView) -> None:
    """What could not be kept is said in the card, where one can try again."""
    view.options["phone", MUSTER].click()
    view.take.click()
    view.show_problem("Das geht nicht.")
    assert (view.problem.text(), view.problem.isVisibleTo(view)) == ("Das geht nicht.", True)
    assert view.take.isEnabled()


def test_others_only_look(qtbot: QtBot, themed: Theme) -> None:
    """Where another agency decides there is nothing to choose, and it is named."""
    made = ConflictView(Conflict(CONFLICT.entity, CONFLICT.title, CLASHES, owner="Jugendamt Willich"))
    qtbot.addWidget(made)
    assert made.findChildren(QRadioButton) == []
    assert made.findChildren(QPushButton) == []
    texts = [one.text() for one in made.findChildren(QLabel)]
    assert {"1 & 2", "3", "Darüber entscheidet Jugendamt Willich."} <= set(texts)
