"""The pages of a document, one below the other: scrolled, zoomed, with the places of a search marked.

Pages are drawn in another thread and kept while there is room for them; until one comes its place is empty, or shows
what was drawn of it at another zoom. Those who hear the screen read the text beside it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.exchange.pdf.messages import Box, Hit, Size
from desktop.ui.reader.mill import Wanted
from desktop.ui.reader.places import Places, fitting, next_step
from desktop.ui.theme import theme
from desktop.ui.theme.tokens import PAPER_CHOSEN, PAPER_EDGE, PAPER_FOUND
from desktop.ui.words import tr

_GAP: Final = 16
_KEPT_BYTES: Final = 96 * 1024 * 1024
_AHEAD: Final = 2
"""So many pages before and behind what is seen are drawn too."""
_RESTING_MS: Final = 150
"""Who turns pages quickly does not wait for those beside the one they come to."""
_LINE: Final = 48
_FOUND, _CHOSEN, _EDGE = map(QColor, (PAPER_FOUND, PAPER_CHOSEN, PAPER_EDGE))
_MARK: Final = 2


class Pages(QAbstractScrollArea):
    """The pages."""

    turned = Signal(int)
    """The page somebody is at, counted from 0."""
    zoomed = Signal(float)
    """How large pages are shown, in percent."""

    def __init__(self, want: Callable[[Sequence[Wanted]], None], parent: QWidget | None = None) -> None:
        """Take what has pages drawn."""
        super().__init__(parent)
        self._want = want
        self._places = Places((), 100, self._gap())
        self._images: OrderedDict[int, tuple[float, QImage]] = OrderedDict()
        self._spoiled: dict[int, str] = {}
        self._hits: dict[int, tuple[Hit, ...]] = {}
        self._current: Hit | None = None
        self._page = -1
        self.percent = 100.0
        self.fits = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Seiten"))
        self._resting = QTimer(self, interval=_RESTING_MS, singleShot=True)
        self._resting.timeout.connect(self._look_ahead)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    @staticmethod
    def _gap() -> int:
        return theme.current().px(_GAP)

    @property
    def page(self) -> int:
        """Give the page somebody is at, counted from 0."""
        return max(0, self._page)

    @property
    def sizes(self) -> tuple[Size, ...]:
        """Give how large the pages are."""
        return self._places.sizes

    def is_drawn(self, page: int) -> bool:
        """Say whether a page is there at the zoom it is shown at."""
        return self._scale_of(page) == self._scale

    def is_shown(self, page: int) -> bool:
        """Say whether something is there to be read of a page, at whatever zoom."""
        return page in self._images

    @property
    def _scale(self) -> float:
        """Give how many pixels of the screen a point has."""
        return self._places.scale * self.devicePixelRatioF()

    # What is shown.

    def show_pages(self, sizes: Sequence[Size]) -> None:
        """Show the pages of a document, as wide as there is room."""
        self._images.clear()
        self._lay(sizes, self._fitting(sizes) if self.fits else self.percent)

    def _fitting(self, sizes: Sequence[Size]) -> float:
        return fitting(sizes, self.viewport().width(), self._gap())

    def _lay(self, sizes: Sequence[Size], percent: float) -> None:
        page, part = self._places.place(self.verticalScrollBar().value()) if self._places.sizes else (0, 0.0)
        self.percent = percent
        self._places = Places(sizes, percent, self._gap())
        self._set_bars()
        if self._places.sizes:
            self.verticalScrollBar().setValue(
                self._places.height_of(min(page, len(sizes) - 1), part) if page or part > 0 else 0
            )
        self.zoomed.emit(percent)
        self._scrolled()

    def _set_bars(self) -> None:
        seen = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, self._places.height - seen.height()))
        down.setPageStep(seen.height())
        down.setSingleStep(theme.current().px(_LINE))
        across.setRange(0, max(0, self._places.width - seen.width()))
        across.setPageStep(seen.width())

    def show_drawn(self, wanted: Wanted, image: QImage) -> None:
        """Show a page that was drawn; the pages seen longest ago go where there is no room for all."""
        self._images[wanted.page] = (wanted.scale, image)
        self._images.move_to_end(wanted.page)
        while len(self._images) > 1 and sum(one.sizeInBytes() for _, one in self._images.values()) > _KEPT_BYTES:
            self._images.popitem(last=False)
        self.viewport().update()

    def show_spoiled(self, page: int, reason: str) -> None:
        """Say in the place of a page why it cannot be shown."""
        self._spoiled[page] = reason
        self.viewport().update()

    def mark(self, page: int, hits: tuple[Hit, ...]) -> None:
        """Mark what was found on a page."""
        self._hits[page] = hits
        self.viewport().update()

    def unmark(self) -> None:
        """Mark nothing any more."""
        self._hits, self._current = {}, None
        self.viewport().update()

    def go_to_hit(self, hit: Hit) -> None:
        """Go to what was found, and mark it more than the others."""
        self._current = hit
        first = hit.boxes[0] if hit.boxes else Box(0, 0, 0, 0)
        part = first.top / self._places.sizes[hit.page].height
        wanted = self._places.height_of(hit.page, part) - self.viewport().height() // 3
        self.verticalScrollBar().setValue(wanted)
        self.viewport().update()

    # Where somebody is.

    def go_to(self, page: int) -> None:
        """Go to the top of a page, counted from 0."""
        if self._places.sizes:
            within = max(0, min(page, len(self._places.sizes) - 1))
            self.verticalScrollBar().setValue(self._places.tops[within] - self._gap() // 2)

    def _scrolled(self) -> None:
        if not self._places.sizes:
            return
        height, top = self.viewport().height(), self.verticalScrollBar().value()
        page = self._places.page_at(top + height // 3)
        if top >= self.verticalScrollBar().maximum() > 0:
            page = len(self._places.sizes) - 1
        if page != self._page:
            self._page = page
            self.turned.emit(page)
        self._ask(self._places.seen(top, height), 0)
        self._resting.start()
        self.viewport().update()

    def _look_ahead(self) -> None:
        """Have drawn what may be seen next, once nobody waits for anything else."""
        if self._places.sizes:
            self._ask(self._places.seen(self.verticalScrollBar().value(), self.viewport().height()), _AHEAD)

    def _ask(self, seen: range, ahead: int) -> None:
        """Have drawn what is seen and not there at this zoom, and then so many pages after and before it."""
        beside = [page for step in range(1, ahead + 1) for page in (seen.stop - 1 + step, seen.start - step)]
        scale = self._scale
        there = [page for page in (*seen, *beside) if 0 <= page < len(self._places.sizes)]
        lacking = [page for page in there if page not in self._spoiled and self._scale_of(page) != scale]
        self._want([Wanted(page, scale) for page in lacking])

    def _scale_of(self, page: int) -> float:
        return self._images[page][0] if page in self._images else 0.0

    # Zoom.

    def zoom(self, percent: float, *, fits: bool = False) -> None:
        """Show pages so large; what somebody reads stays where it is."""
        self.fits = fits
        self._lay(self._places.sizes, percent)

    def zoom_step(self, *, closer: bool) -> None:
        """Show pages a step larger or smaller."""
        self.zoom(next_step(self.percent, closer=closer))

    def fit(self) -> None:
        """Show pages as wide as there is room, also when that changes."""
        self.zoom(self._fitting(self._places.sizes), fits=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the width."""
        super().resizeEvent(event)
        if self._places.sizes:
            self._lay(self._places.sizes, self._fitting(self._places.sizes) if self.fits else self.percent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages by the keys for it, zoom by Ctrl with plus, minus and 0."""
        controlled = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        act = _CONTROLLED.get(event.key()) if controlled else _PLAIN.get(event.key())
        if act is not None:
            act(self)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom by Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_step(closer=event.angleDelta().y() > 0)
        else:
            super().wheelEvent(event)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is seen of the pages."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.current().drawings.colour("app"))
        if self._places.sizes:
            top = self.verticalScrollBar().value()
            for page in self._places.seen(top, self.viewport().height()):
                self._paint(painter, page, self._rect(page, top))
        if self.hasFocus():
            self._paint_focus(painter)
        painter.end()

    def _paint_focus(self, painter: QPainter) -> None:
        """Paint a ring and a gap inside of it: a page that is near fills all, and may be as light as the ring."""
        width = theme.current().px(theme.current().tokens.focus_width)
        for inset, colour in ((width / 2, "focus"), (width * 3 / 2, "app")):
            painter.setPen(QPen(theme.current().drawings.colour(colour), width))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(inset, inset, -inset, -inset))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _rect(self, page: int, top: int) -> QRect:
        width, height = self._places.page_size(page)
        room = max(self.viewport().width(), self._places.width)
        left = (room - width) // 2 - self.horizontalScrollBar().value()
        return QRect(left, self._places.tops[page] - top, width, height)

    def _paint(self, painter: QPainter, page: int, rect: QRect) -> None:
        painter.setPen(theme.current().drawings.colour("subtle"))
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        painter.fillRect(rect, QColor(Qt.GlobalColor.white))
        if page in self._images:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, self._images[page][1])
        elif page in self._spoiled:
            painter.setPen(QColor(Qt.GlobalColor.black))
            inside = rect.adjusted(self._gap(), 4 * self._gap(), -self._gap(), 0)
            painter.drawText(inside, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, tr(self._spoiled[page]))
        for hit in self._hits.get(page, ()):
            self._paint_hit(painter, hit, rect, chosen=hit is self._current or hit == self._current)

    def _paint_hit(self, painter: QPainter, hit: Hit, rect: QRect, *, chosen: bool) -> None:
        """Mark the letters of a hit: a ground that lets them through, and a line below; a frame around the chosen."""
        scale = self._places.scale
        for box in _joined(hit.boxes):
            place = QRectF(
                rect.left() + box.left * scale, rect.top() + box.top * scale, box.width * scale, box.height * scale
            )
            place.adjust(-_MARK, -_MARK, _MARK, _MARK)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(place, _CHOSEN if chosen else _FOUND)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setPen(QPen(_EDGE, _MARK))
            if chosen:
                painter.drawRect(place)
            else:
                painter.drawLine(place.bottomLeft(), place.bottomRight())


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """Put the boxes of letters on one line together: one mark a line, not one a letter."""
    lines: list[Box] = []
    for box in boxes:
        last = lines[-1] if lines else None
        if (
            last is not None
            and box.left >= last.left
            and abs((box.top + box.height) - (last.top + last.height)) < last.height
        ):
            top, foot = min(last.top, box.top), max(last.top + last.height, box.top + box.height)
            lines[-1] = Box(last.left, top, box.left + box.width - last.left, foot - top)
        else:
            lines.append(box)
    return lines


def _turn(pages: Pages, step: int) -> None:
    pages.go_to(pages.page + step)


_PLAIN: Final[dict[int, Callable[[Pages], None]]] = {
    Qt.Key.Key_Home: lambda pages: pages.go_to(0),
    Qt.Key.Key_End: lambda pages: pages.go_to(1_000_000),
    Qt.Key.Key_Left: lambda pages: _turn(pages, -1),
    Qt.Key.Key_Right: lambda pages: _turn(pages, 1),
    Qt.Key.Key_Space: lambda pages: pages.verticalScrollBar().setValue(
        pages.verticalScrollBar().value() + pages.viewport().height()
    ),
}
_CONTROLLED: Final[dict[int, Callable[[Pages], None]]] = {
    Qt.Key.Key_Plus: lambda pages: pages.zoom_step(closer=True),
    Qt.Key.Key_Minus: lambda pages: pages.zoom_step(closer=False),
    Qt.Key.Key_0: lambda pages: pages.fit(),
    Qt.Key.Key_Home: lambda pages: pages.go_to(0),
    Qt.Key.Key_End: lambda pages: pages.go_to(1_000_000),
}
