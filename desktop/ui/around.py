"""What every screen of an unlocked profile is given: the desk, the actions, and ways to speak to the window around."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from desktop.domain.settings import Settings
from desktop.presenters.notification_list import Filter
from desktop.ui.actions import Actions
from desktop.ui.desk import Desk


class Surroundings(Protocol):
    """The window around a screen."""

    def show_area(self, name: str) -> None:
        """Show an area by the name of its action."""

    def write(self, draft: bytes | None, category: str, urgency: str) -> None:
        """Open a form: for a draft, or a new one of a category and an urgency."""

    def show_notification(self, entity: bytes) -> None:
        """Show a notification in its area."""

    def show_contact(self, entity: bytes) -> None:
        """Show a contact in its area."""

    def show_filter(self, chosen: Filter) -> None:
        """Show the list of notifications under a filter."""

    def show_meeting(self, entity: bytes) -> None:
        """Show a meeting in its area."""

    def show_rota(self, unit: str) -> None:
        """Show the rota of a unit in its area."""

    def announce(self, text: str, *, assertive: bool = False) -> None:
        """Tell those who hear the screen, and show it for a moment."""

    def apply(self, settings: Settings) -> None:
        """Look and speak as chosen, at once."""

    @property
    def enrol_beside(self) -> Callable[[], None] | None:
        """What sets up one more profile beside this one; None where there is no place for another."""

    def change_passphrase(self) -> None:
        """Ask for the present passphrase and a new one."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a screen is given."""

    desk: Desk
    actions: Actions
    window: Surroundings
    settings: Settings
