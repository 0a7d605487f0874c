"""The list of areas. A new one is one line here (and one in the list of kinds); nothing discovers anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.ui.about_screen import AboutScreen
from desktop.ui.around import Around
from desktop.ui.contacts.screen import ContactsScreen
from desktop.ui.drafts_screen import DraftsScreen
from desktop.ui.learning_screen import LearningScreen
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.overview_screen import OverviewScreen
from desktop.ui.settings_screen import SettingsScreen
from desktop.ui.sync_screen import SyncScreen


@dataclass(frozen=True, slots=True)
class Area:
    """An area: the name of its action, how its screen is made, and whether it stands below in the navigation."""

    name: str
    make: Callable[[Around], QWidget]
    below: bool = False


START: Final = "notifications"
"""What a window shows first that has kept no place: whoever opens it at night is there for a notification."""
AREAS: Final = (
    Area("overview", OverviewScreen),
    Area("notifications", NotificationsScreen),
    Area("contacts", ContactsScreen),
    Area("learning", LearningScreen),
    Area("drafts", DraftsScreen),
    Area("synchronisation", SyncScreen, below=True),
    Area("settings", SettingsScreen, below=True),
    Area("about", AboutScreen, below=True),
)
