"""Checks 2 and 9: real presses of Tab reach everything once, downwards, and whatever has the focus can be seen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QWidget

from tests.helpers.accessible import described, place, reachable, scroll_areas, settled

MOST = 400
_PARTS = 6
"""How often Tab may stay in one field: a moment has its day, month, year, hour and minute."""
_ROLES = ("nav", "strip", "banner")
_SLACK = 6


def walk(*, back: bool = False, each: Callable[[QWidget], object] = id) -> list[QWidget]:
    """Press Tab (or Shift+Tab) from where the focus is until it is there again; gives what had it, in that order.

    `each` is called with a widget while it has the focus.
    """
    walked: list[QWidget] = []
    inside = 0
    while len(walked) < MOST:
        focused = QApplication.focusWidget()
        if focused is None:
            break
        QTest.keyClick(focused, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
        settled()
        now = QApplication.focusWidget()
        inside = inside + 1 if now is focused else 0
        if now is None or inside > _PARTS or (now in walked and not inside):
            break
        if not inside:
            walked.append(now)
            each(now)
    return walked or [focused for focused in [QApplication.focusWidget()] if focused is not None]


def begin(root: QWidget) -> None:
    """Put the focus on the first thing Tab can reach."""
    found = reachable(root)
    if found:
        found[0].setFocus(Qt.FocusReason.TabFocusReason)
        settled()


def faulty_way(root: QWidget) -> list[str]:
    """Find what Tab does not reach or need not, traps, ways back that are others, steps upwards, focus out of sight."""
    begin(root)
    unseen: list[str] = []
    there = walk(each=lambda widget: unseen.extend(hidden_part(widget)))
    back = walk(back=True)
    wanted = reachable(root)
    found = [f"Tab does not reach {described(widget)}" for widget in wanted if widget not in there]
    found += [f"Tab reaches {described(widget)}, which is nothing to use" for widget in there if widget not in wanted]
    if not _same_way(there, back[::-1]):
        found.append("Shift+Tab goes another way than Tab")
    return found + _upwards(root, there) + unseen


def _same_way(there: list[QWidget], back: list[QWidget]) -> bool:
    """Whether two rounds are one, wherever they begin."""
    if not there or not back:
        return there == back
    if back[0] not in there:
        return False
    start = there.index(back[0])
    return there[start:] + there[:start] == back


def _upwards(root: QWidget, walked: list[QWidget]) -> list[str]:
    """Find steps that go up or to the left inside a pane, and panes that are left and entered again."""
    found = []
    # A round has no beginning of its own: it begins where one begins to read.
    start = min(range(len(walked)), key=lambda at: sum(place(walked[at]).topLeft().toTuple()), default=0)
    ordered = walked[start:] + walked[:start]
    for one, following in pairwise(ordered):
        if pane_of(one, root) is pane_of(following, root) and _is_before(_inside(following, root), _inside(one, root)):
            found.append(f"Tab goes back from {described(one)} to {described(following)}")
    panes = [_page_of(widget, root) for widget in ordered]
    runs = [pane for at, pane in enumerate(panes) if at == 0 or pane is not panes[at - 1]]
    if len(runs) > 1 and runs[0] is runs[-1]:
        # Where the pane is scrolled a round may begin in the middle of it.
        runs.pop()
    again = {id(pane) for pane in runs if runs.count(pane) > 1 and pane is not root}
    found += [f"Tab comes twice into {described(pane)}" for pane in runs if id(pane) in again]
    return found


def pane_of(widget: QWidget, root: QWidget) -> QWidget:
    """The pane a widget stands in: what scrolls, a side of a splitter, a column, a bar; else the whole."""
    pane, parent = widget, widget.parentWidget()
    while pane is not root and parent is not None:
        scrolls = isinstance(pane, QScrollArea) and pane is not widget
        column = pane.objectName() == "column"
        if scrolls or column or isinstance(parent, QSplitter) or pane.property("role") in _ROLES:
            return pane
        pane, parent = parent, parent.parentWidget()
    return root


def _page_of(widget: QWidget, root: QWidget) -> QWidget:
    """The pane a widget stands in; of a banner on a page that scrolls what it stands in, for one goes on behind it."""
    pane = pane_of(widget, root)
    holder = pane.parentWidget()
    within = pane.property("role") == "banner" and holder is not None and next(scroll_areas(pane), None) is not None
    return pane_of(holder, root) if within and holder is not None else pane


def _inside(widget: QWidget, root: QWidget) -> QRect:
    """Where a widget stands in what scrolls it, however far that is scrolled."""
    area = next(iter(scroll_areas(widget)), None)
    page = area.widget() if isinstance(area, QScrollArea) else None
    if page is None:
        return place(widget)
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def _is_before(one: QRect, other: QRect) -> bool:
    """Whether one comes before the other as one reads: above it, or left of it on the same line."""
    if one.bottom() <= other.top() + _SLACK:
        return True
    beside = one.top() < other.bottom() - _SLACK and other.top() < one.bottom() - _SLACK
    return beside and one.right() <= other.left() + _SLACK


def hidden_part(widget: QWidget) -> list[str]:
    """Say that a widget is outside of what its areas show."""
    found = []
    for area in scroll_areas(widget):
        shown = area.viewport().rect()
        stands = QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())
        visible_part = stands.intersected(shown)
        whole = visible_part.height() >= min(stands.height(), shown.height()) - 1
        if not whole or visible_part.width() < min(stands.width(), shown.width()) - 1:
            found.append(f"{described(widget)} has the focus and is not to be seen")
    return found
