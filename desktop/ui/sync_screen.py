"""The area of the sync: how it stands, what waits, what was refused, what is kept aside, conflicts, the log, the line.

Each part is made anew only when what it shows has changed, and only while somebody looks; of many entries the first at
once and the rest in turns, between which somebody can be heard. What takes time is read outside Qt's thread. It asks
the desk to sync and to test the way to the server; it does neither itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.presenters import conflicts, synchronisation
from desktop.presenters.conflicts import Conflict
from desktop.presenters.notices import notices
from desktop.presenters.strip import Standing, when
from desktop.presenters.synchronisation import Aside, Refusal, Waiting
from desktop.presenters.uploads import Upload, uploads
from desktop.ui import sync_parts
from desktop.ui.around import Around
from desktop.ui.asking import Asking
from desktop.ui.conflict_view import ConflictView
from desktop.ui.connection_view import ConnectionView
from desktop.ui.freshness import Freshness
from desktop.ui.parts import box, button, clear, label, page, scrolled
from desktop.ui.uploads_card import UploadsCard
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow
from desktop.workspace.workspace import Workspace

_AGAIN_MS: Final = 15_000
_SOON_MS: Final = 500
_AT_ONCE: Final = 6
"""So many entries of a part are there with its heading."""
_A_TURN: Final = 4
"""So many more follow in one turn: most of what they cost comes when they are shown, and cannot be timed before."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read for the screen; what is kept aside as of so many that cannot be read."""

    notices: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    waiting: tuple[Waiting, ...]
    uploads: tuple[Upload, ...]
    refused: tuple[Refusal, ...]
    unreadable: int
    aside: tuple[Aside, ...]


def _read(unreadable: int, aside: tuple[int, tuple[Aside, ...]], workspace: Workspace) -> _Found:
    """Read it, outside Qt's thread; what is kept aside only where there is more or less of it than there was."""
    return _Found(
        tuple(notice.text for notice in notices(workspace)),
        tuple(conflicts.open_conflicts(workspace)),
        synchronisation.waiting(workspace),
        uploads(workspace),
        synchronisation.refusals(workspace),
        unreadable,
        aside[1] if aside[0] == unreadable else synchronisation.kept_aside(workspace),
    )


class SyncScreen(QWidget):
    """Everything there is to know about the sync."""

    def __init__(self, around: Around) -> None:
        """Show how an unlocked profile stands with its server."""
        super().__init__()
        self._around = around
        self._desk = around.desk
        self._later: set[bytes] = set()
        self._aside: tuple[int, tuple[Aside, ...]] = (0, ())
        self._asking = Asking(self._desk)
        self._shown: dict[str, object] = {}
        self._slots: dict[str, QBoxLayout] = {}
        self._coming: dict[str, Iterator[None]] = {}
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._build_on)
        self._build()
        fresh = Freshness(self.refresh, self, together_ms=_SOON_MS, renew_ms=_AGAIN_MS)
        fresh.begin()
        self._desk.standing_changed.connect(self.refresh)
        self._desk.discreet_changed.connect(self.refresh)
        self._desk.changed.connect(fresh.soon)

    def _build(self) -> None:
        shown, layout = page("Abgleich", framed=True)
        self._add_slot("state", layout)
        row = WrappingRow()
        self.now: QPushButton = button("Jetzt abgleichen  [F5]", self._sync, "primary", "refresh-cw")
        row.add(self.now)
        layout.addWidget(row)
        for name in ("urgent", "alarms", "notices", "waiting"):
            self._add_slot(name, layout)
        self.uploads = UploadsCard(self._around)
        layout.addWidget(self.uploads)
        for name in ("refused", "conflicts", "aside"):
            self._add_slot(name, layout)
        self.connection = ConnectionView(self._desk, self._around.window.announce)
        layout.addWidget(self.connection)
        # Only in its place: before, it would be shown as a window of its own and take the focus away.
        self.connection.setVisible(self._desk.tries_connection)
        self._add_slot("log", layout)
        layout.addStretch(1)
        area = scrolled(shown)
        # Most of it is only read: who has no mouse scrolls by the arrows.
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(tr("Abgleich"))
        box(self).addWidget(area)

    def _add_slot(self, name: str, layout: QBoxLayout) -> None:
        slot = QWidget()
        self._slots[name] = box(slot, space=12)
        slot.hide()
        layout.addWidget(slot)

    def _sync(self) -> None:
        action = self._around.actions.get("sync")
        if action is None:
            self._desk.sync()
        else:
            action.trigger()

    # What stands in it.

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        self._fill()

    def refresh(self) -> None:
        """Show what has changed, if somebody looks."""
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        """Show how it stands at once, and the rest when it has been read: of many that wait that takes its time."""
        standing, now = self._desk.standing, self._desk.workspace.now()
        self._show("state", self._headline(standing, now), sync_parts.state)
        self.now.setEnabled(not standing.working)
        self._show("alarms", synchronisation.alarm_sentences(standing.alarms), sync_parts.alarms)
        self._show("log", self._desk.log.lines(now), sync_parts.log)
        # What is kept aside is counted anew only when the sync says there is more or less of it.
        self._asking.ask("sync", partial(_read, standing.unreadable, self._aside), self._take)

    def _take(self, found: _Found) -> None:
        """Show what was read."""
        self._aside = found.unreadable, found.aside
        self._show("notices", found.notices, sync_parts.notices)
        postponed = sum(one.entity in self._later for one in found.conflicts)
        here = tuple(one for one in found.conflicts if one.entity not in self._later)
        clashes = (here, postponed, self._desk.discreet) if found.conflicts else ()
        self._show("conflicts", clashes, self._conflicts)
        urgent = tuple(one for one in found.waiting if one.urgent)
        self._show("urgent", synchronisation.discreetly(urgent) if self._desk.discreet else urgent, sync_parts.urgent)
        self._show("waiting", tuple(one for one in found.waiting if not one.urgent), sync_parts.waiting)
        self.uploads.show_uploads(found.uploads)
        self._show("refused", found.refused, sync_parts.refusals)
        self._show("aside", found.aside, sync_parts.kept_aside)

    def _headline(self, standing: Standing, now: int) -> object:
        since = self._desk.log.trouble_since()
        known = say("seit {time}", time=when(since, now)) if since and standing.trouble else ""
        return synchronisation.headline(standing, self._desk.stood_at, now), known

    def _show(self, name: str, value: Any, make: Callable[[QBoxLayout, Any], Iterator[None] | None]) -> None:
        """Make a part anew if it shows something else than before; an empty one is not there."""
        if self._shown.get(name) == value:
            return
        self._shown[name] = value
        slot = self._slots[name]
        self._coming.pop(name, None)
        clear(slot)
        steps = make(slot, value) if value else None
        if steps is not None and not _is_done(steps, _AT_ONCE):
            self._coming[name] = steps
            self._turns.start()
        parent = slot.parentWidget()
        if parent is not None:
            parent.setVisible(bool(value))

    def _build_on(self) -> None:
        """Make some of what is left."""
        if self._coming:
            name, steps = next(iter(self._coming.items()))
            if _is_done(steps, _A_TURN):
                del self._coming[name]
        if not self._coming:
            self._turns.stop()

    # Conflicts.

    def _conflicts(self, slot: QBoxLayout, value: tuple[tuple[Conflict, ...], int, bool]) -> None:
        here, postponed, discreet = value
        slot.addWidget(label("Zwei Fassungen", "section"))
        if discreet:
            slot.addWidget(label("Diskretmodus: Was zur Wahl steht, ist verborgen."))
            return
        if any(not conflict.owner for conflict in here):
            slot.addWidget(label("Wählen Sie je Zeile, was gilt. Die andere Fassung bleibt im Verlauf erhalten."))
        for conflict in here:
            view = ConflictView(conflict)
            view.chosen.connect(partial(self._settle, view))
            view.postponed.connect(self._postpone)
            slot.addWidget(view)
        if postponed:
            row = WrappingRow()
            words = say("{conflicts} zurückgestellt", conflicts=conflicts.count_words(postponed))
            row.add(label(words, "muted", wrap=False))
            row.add(button("Wieder anzeigen", self._show_postponed, "quiet"))
            slot.addWidget(row)

    def _postpone(self, entity: bytes) -> None:
        self._later.add(entity)
        self._fill()
        self.now.setFocus()

    def _show_postponed(self) -> None:
        self._later.clear()
        self._fill()
        self.now.setFocus()

    def _settle(self, view: ConflictView, entity: bytes, choices: dict[str, bytes]) -> None:
        def task(workspace: Workspace) -> None:
            conflicts.settle(workspace, entity, choices)

        def done(_result: None) -> None:
            self._around.window.announce("Auswahl übernommen.")
            self._fill()
            self.now.setFocus()

        def refused(reason: Refused) -> None:
            view.show_problem(reason.message)

        self._desk.do(task, done, refused)


def _is_done(steps: Iterator[None], most: int) -> bool:
    """Go so many steps on; says whether there are no more."""
    end = object()
    return any(next(steps, end) is end for _ in range(most))
