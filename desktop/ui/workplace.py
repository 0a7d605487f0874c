"""The window's content while a profile is unlocked: navigation, the areas, the strip. Gone as a whole at a lock.

Areas are made when they are first shown. It must not know what an area is about.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop.domain.said import joined
from desktop.presenters import form
from desktop.presenters.contact_filter import count_due, due_words
from desktop.presenters.strip import to_do_words
from desktop.ui.actions import SPECS, key_text
from desktop.ui.around import Around
from desktop.ui.attention import Attention
from desktop.ui.finder_sheet import show_finder
from desktop.ui.help_sheet import show_help
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.on_call_sheet import show_on_call
from desktop.ui.palette import show_palette
from desktop.ui.parts import box, button, frame, scrolled
from desktop.ui.revoked_bar import RevokedBar
from desktop.ui.screen_stack import ScreenStack
from desktop.ui.screens import AREAS, START, Area
from desktop.ui.status_strip import StatusStrip
from desktop.ui.sync_announcer import SyncAnnouncer
from desktop.ui.tab_walk import go_on
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_icon
from desktop.ui.to_do_count import ToDoCount
from desktop.ui.words import tr

_WIDE: Final = 1180
_NAV: Final = 212
_RAIL: Final = 56
_NAV_MARGIN: Final = 6
_NAV_ABOVE: Final = 8
_NAV_EDGES: Final = 6
_NEW: Final = {
    "immediate": ("new_immediate", "Sofortmeldung", "danger"),
    "": ("new_notification", "Neue Meldung", "accent"),
}
_DISCREET: Final = {
    True: "Diskretmodus an. Namen, Orte und Adressen sind verborgen.",
    False: "Diskretmodus aus.",
}
_CONTACTS: Final = "contacts"
_SPECS: Final = {spec.name: spec for spec in SPECS}


class Workplace(QWidget):
    """Everything an unlocked profile shows."""

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        """Show the first area."""
        super().__init__(parent)
        self._around = around
        self._screens: dict[str, QWidget] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._attention: Attention | None = None
        self._starts: dict[str, QPushButton] = {}
        self._counts: dict[str, tuple[int, str]] = {}
        self.stack = ScreenStack()
        self.strip = StatusStrip(around.desk)
        self._nav = self._navigation()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._nav)
        middle.addWidget(self.stack, 1)
        layout = box(self, space=0)
        self.notice = NoticeBar()
        layout.addWidget(RevokedBar(around))
        layout.addLayout(middle, 1)
        layout.addWidget(self.notice)
        layout.addWidget(self.strip)
        self._bind()
        self.show_area(START)
        self.stack.currentChanged.connect(self.name_whom)

    def screen_of(self, name: str) -> QWidget:
        """Give an area's screen, made now if nobody has seen it yet."""
        if name not in self._screens:
            area = next(area for area in AREAS if area.name == name)
            self._screens[name] = area.make(self._around)
            self.stack.addWidget(self._screens[name])
        return self._screens[name]

    def show_area(self, name: str) -> None:
        """Show an area."""
        self.stack.setCurrentWidget(self.screen_of(name))
        self.name_area(name)

    def name_area(self, name: str) -> None:
        """Say in the navigation in which area one is."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    @property
    def current(self) -> QWidget:
        """Give the screen that is shown."""
        return self.stack.currentWidget() or self

    @property
    def area(self) -> str:
        """Give the name of the area that is shown, or was last."""
        return next((name for name, made in self._buttons.items() if made.isChecked()), START)

    def showEvent(self, event: QShowEvent) -> None:
        """Name in the strip whom what is shown is for."""
        super().showEvent(event)
        self.name_whom()
        handle = self.window().windowHandle()
        if self._attention is None and handle is not None:
            self._attention = Attention(self._around.desk, handle)
            self.destroyed.connect(self._attention.deleteLater)

    def name_whom(self) -> None:
        """Let the strip name first the unit that the screen shown is for: no second number stands beside its own."""
        if self.isVisible():
            self.strip.call_first(str(getattr(self.current, "competent", "")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the work where the window is narrow for its text."""
        super().resizeEvent(event)
        self._fit()

    def focusNextPrevChild(self, forward: object) -> bool:
        """Let Tab go through everything as it is laid out, whenever it was made."""
        return go_on(self, forward=bool(forward))

    def _fit(self) -> None:
        scale = theme.current().scale
        wide = self.width() / scale >= _WIDE
        for name, made in self._buttons.items():
            text = tr(_SPECS[name].text)
            count, words = self._counts.get(name, (0, ""))
            shown = text.replace("&", "&&")
            made.setText(f"{shown}  {count}" if wide and count else shown if wide else "")
            said = tr(joined((_SPECS[name].text, words), ", ")) if count else text
            made.setAccessibleName(said)
            made.setToolTip(said)
        for urgency, made in self._starts.items():
            made.setText(tr(_NEW[urgency][1]) if wide else "")
            made.setVisible(form.first_offered(self._around.desk.workspace, immediate=bool(urgency)) is not None)
        self._nav.setFixedWidth(self._wanted_width() if wide else theme.current().px(_RAIL))

    def _wanted_width(self) -> int:
        """Give the width of the navigation: the usual one, more where a language has longer words."""
        made = (*self._buttons.values(), *self._starts.values())
        widest = max(one.sizeHint().width() for one in made)
        return max(theme.current().px(_NAV), widest + theme.current().px(2 * _NAV_MARGIN + _NAV_EDGES))

    def _navigation(self) -> QWidget:
        made, outer = frame("nav", margin=0)
        inner = QWidget()
        inner.setMinimumWidth(1)
        layout = box(inner, space=4)
        beside, above = (theme.current().px(margin) for margin in (_NAV_MARGIN, _NAV_ABOVE))
        layout.setContentsMargins(beside, above, beside, above)
        for urgency, (name, text, colour) in _NEW.items():
            layout.addWidget(self._start_button(urgency, name, text, colour))
            layout.addSpacing(theme.current().px(4))
        layout.addSpacing(theme.current().px(8))
        for area in (*(one for one in AREAS if not one.below), None, *(one for one in AREAS if one.below)):
            if area is None:
                layout.addStretch(1)
            else:
                layout.addWidget(self._nav_button(area))
        scrolling = scrolled(inner)
        scrolling.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(scrolling)
        return made

    def _nav_button(self, area: Area) -> QPushButton:
        spec = _SPECS[area.name]
        made = button(spec.text, partial(self.show_area, area.name), "nav", spec.icon)
        made.setCheckable(True)
        made.setAccessibleName(tr(spec.text))
        made.setToolTip(tr(spec.text))
        self._group.addButton(made)
        self._buttons[area.name] = made
        return made

    def _start_button(self, urgency: str, name: str, text: str, colour: str) -> QPushButton:
        made = button(text, partial(self._around.window.write, None, "", urgency), "start")
        set_icon(made, _SPECS[name].icon, colour)
        made.setAccessibleName(tr(text))
        made.setToolTip(f"{tr(_SPECS[name].text)} ({key_text(_SPECS[name])})")
        self._starts[urgency] = made
        return made

    def _bind(self) -> None:
        bind: Callable[..., object] = self._around.actions.bind
        for area in AREAS:
            bind(area.name, self, partial(self.show_area, area.name))
        bind("next_pane", self, partial(self._move_pane, 1))
        bind("previous_pane", self, partial(self._move_pane, -1))
        self._around.desk.standing_changed.connect(self._fit)
        bind("sync", self, self._around.desk.sync)
        bind("discreet", self, self._be_discreet)
        bind("help", self, partial(show_help, self._around.actions, self))
        bind("palette", self, partial(show_palette, self._around, self))
        bind("competence", self, partial(show_finder, self._around.desk, self))
        on_call = self._around.actions.bind("on_call", self, self._show_on_call)
        self.strip.on_call.clicked.connect(on_call.trigger)
        ToDoCount(self._around.desk, self._show_to_do, self)
        ToDoCount(self._around.desk, self._show_due, self, count_due)
        SyncAnnouncer(self._around.desk, self._around.actions, self._around.window.announce, self)

    def _show_on_call(self) -> None:
        """Show the numbers of now, that of the place a form is about first."""
        show_on_call(self._around.desk, self, self.strip.wanted)

    def _show_to_do(self, count: int) -> None:
        """Show how much is to be done now: beside the area it stands in, and in the strip."""
        self._counts[START] = count, to_do_words(count)
        self.strip.say_to_do(to_do_words(count))
        self._fit()

    def _show_due(self, count: int) -> None:
        """Show beside the contacts how many one's own unit is to confirm."""
        self._counts[_CONTACTS] = count, due_words(count)
        self._fit()

    def _be_discreet(self) -> None:
        """Hide names, places and addresses from whoever looks over the shoulder, or show them again, and say so."""
        desk = self._around.desk
        desk.be_discreet(on=not desk.discreet)
        self._around.window.announce(_DISCREET[desk.discreet])

    def _move_pane(self, step: int) -> None:
        """Move the focus to the next part of the window: navigation, list, detail, strip."""
        panes = [self._nav, *self._panes_of(self.current), self.strip]
        focused = QApplication.focusWidget()
        inside = [index for index, pane in enumerate(panes) if focused is not None and _holds(pane, focused)]
        start = inside[-1] if inside else -1
        for turn in range(1, len(panes) + 1):
            target = _first_focusable(panes[(start + step * turn) % len(panes)])
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _panes_of(self, screen: QWidget) -> list[QWidget]:
        panes = getattr(screen, "panes", None)
        return list(panes()) if callable(panes) else [screen]


def _holds(pane: QWidget, focused: QWidget) -> bool:
    return pane is focused or pane.isAncestorOf(focused)


def _first_focusable(pane: QWidget) -> QWidget | None:
    usual = pane.focusProxy() or pane
    if usual.focusPolicy() & Qt.FocusPolicy.TabFocus and usual.isVisible():
        return usual
    for child in pane.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return child
    return None
