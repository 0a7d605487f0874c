"""Screens in one place, of which one is shown: those that stay, and those that come for a while, such as forms."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget


class ScreenStack(QStackedWidget):
    """The place."""

    def show_screen(self, screen: QWidget) -> None:
        """Show a screen that comes for a while; it is removed when it is closed."""
        self.keep_screen(screen)
        self.setCurrentWidget(screen)

    def keep_screen(self, screen: QWidget) -> None:
        """Keep such a screen for when it is shown."""
        if self.indexOf(screen) < 0:
            self.addWidget(screen)

    def remove_screen(self, screen: QWidget) -> None:
        """Remove such a screen."""
        self.removeWidget(screen)
        screen.hide()
        screen.deleteLater()
