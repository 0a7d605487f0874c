"""What every screen is given."""

from __future__ import annotations

from desktop.ui.around import Surroundings
from tests.helpers.company import Member
from tests.helpers.window import Noted, around


def test_a_screen_speaks_to_the_window_around_it(police: Member) -> None:
    """A screen reaches desk, actions and appearance, and what it asks of the window is asked of that one."""
    window = Noted()
    given = around(police, window)
    asked: Surroundings = given.window
    asked.show_notification(bytes(16))
    assert window.asked == [("notification", bytes(16))]
    assert given.desk.workspace is police.workspace
    assert given.actions.bound() == []
    assert given.settings.language == "de"
