"""Papers of a meeting as PDF: the list to be signed, a certificate a page for each who was there.

What is shown is escaped: nothing that somebody wrote is read as markup. Where it goes is asked elsewhere.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from desktop.presenters.meeting_papers import Paper, Somebody
from desktop.ui.theme.fonts import FAMILY
from desktop.ui.words import tr

# Qt adds two centimetres of its own.
_MARGINS: Final = QMarginsF(2, 2, 2, 2)
_POINTS: Final = 11
_EMPTY_LINES: Final = 8
_DPI: Final = 300
_LINES: Final = "border-collapse:collapse"
"""One line between two cells, as somebody would draw it; Qt draws two otherwise."""
_NEXT_PAGE: Final = ' style="page-break-before:always"'
_COLUMNS: Final = {"Name": 30, "Stelle": 30, "Da": 8, "Unterschrift": 32}


def attendance_list(paper: Paper) -> bytes:
    """Make the list: who is expected, with a box and a line to sign, and empty lines for others."""
    rows = [_row(one) for one in paper.people] + [_row(None) for _ in range(_EMPTY_LINES)]
    heads = "".join(_tag("th", _said(head), align="left", width=f"{wide}%") for head, wide in _COLUMNS.items())
    table = _tag("table", _tag("tr", heads) + "".join(rows), width="100%", cellpadding="9", border="1", style=_LINES)
    kept = tr("Aufbewahren bis {day}, danach vernichten. Keine Angaben zu Fällen.", day=paper.kept_until)
    page = f"{_head(paper, 'Anwesenheitsliste')}<br>{table}<p>{html.escape(kept)}</p>"
    return _pdf(tr("Anwesenheitsliste"), [page])


def certificates(paper: Paper) -> bytes:
    """Make a certificate for each who was there; none for who was only expected."""
    there = [one for one in paper.people if one.present]
    pages = [_certificate(paper, one, _NEXT_PAGE if index else "") for index, one in enumerate(there)]
    return _pdf(tr("Teilnahmebescheinigung"), pages)


def _certificate(paper: Paper, one: Somebody, begins: str) -> str:
    has = tr("hat teilgenommen an: {kind}", kind=paper.kind)
    agenda = f"<h3>{_said('Inhalt')}</h3><p>{_written(paper.agenda)}</p>" if paper.agenda else ""
    place = tr("{organiser}, den {day}", organiser=paper.organiser, day=paper.issued)
    return (
        f"<p{begins}>{html.escape(paper.cooperation)}</p><h1>{_said('Teilnahmebescheinigung')}</h1>"
        f"<h2>{html.escape(one.name)}</h2><p>{html.escape(one.unit)}</p><p>{html.escape(has)}</p>"
        f"<h2>{html.escape(paper.title)}</h2><p>{html.escape(tr(paper.when))}<br>{html.escape(paper.place)}</p>{agenda}"
        f"<p><br><br>{html.escape(place)}</p><p><br><br>______________________________<br>{_said('Unterschrift')}</p>"
    )


def _head(paper: Paper, title: str) -> str:
    facts = (paper.title, tr(paper.kind), tr(paper.when), paper.place, paper.organiser)
    lines = "<br>".join(html.escape(one) for one in facts if one)
    return f"<p>{html.escape(paper.cooperation)}</p><h1>{_said(title)}</h1><p>{lines}</p>"


def _row(one: Somebody | None) -> str:
    cells = (one.name, one.unit, "☒" if one.present else "☐", "") if one else ("", "", "☐", "")
    return "<tr>" + "".join(f"<td>{html.escape(cell) or '&nbsp;'}</td>" for cell in cells) + "</tr>"


def _tag(name: str, inside: str, **attributes: str) -> str:
    """Put what is markup already into an element."""
    said = "".join(f' {one}="{value}"' for one, value in attributes.items())
    return f"<{name}{said}>{inside}</{name}>"


def _said(text: str) -> str:
    return html.escape(tr(text))


def _written(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _pdf(title: str, pages: Iterable[str]) -> bytes:
    """Write pages of rich text as PDF."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Schutzbrücke")
    writer.setResolution(_DPI)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, _MARGINS, QPageLayout.Unit.Millimeter
        )
    )
    document = QTextDocument()
    document.setDefaultFont(QFont(FAMILY, _POINTS))
    document.setHtml("".join(pages))
    document.print_(writer)
    buffer.close()
    return bytes(data.data())
