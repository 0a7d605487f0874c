"""One notification in whole on the screen: all of it, what may be done, and its place kept while it changes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace as changed
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.forms import examine
from desktop.domain.notification_events import Acknowledged
from desktop.domain.templates import template
from desktop.presenters import notifications
from desktop.presenters.notification_detail import detail
from desktop.presenters.times import moment
from desktop.ui.detail_view import DetailView
from desktop.ui.fact_card import FactCard
from desktop.ui.step_row import StepRow
from desktop.ui.tab_walk import in_order
from desktop.ui.theme import theme
from desktop.ui.theme.theme import Mode, Theme
from desktop.ui.timeline import Timeline
from tests.helpers.company import ASD, POLICE, START, Company, Member, notified
from tests.helpers.shipped import RULES
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING
MINUTE = 60_000


@pytest.fixture
def entity(company: Company, police: Member) -> bytes:
    """The shipped example, arrived in Willich."""
    made = police.workspace.new_id()
    content = examine(template("P01"), RULES, moment(START)).content
    police.do(ASD, "notification.notified", made, changed(notified(POLICE, ASD, "immediate"), content=content))
    company.everybody_syncs()
    return made


@pytest.fixture
def view(themed: Theme, qtbot: QtBot) -> DetailView:
    made = DetailView()
    show(qtbot, made, 640, 500)
    return made


def words(view: DetailView) -> list[str]:
    """All words of the page, those of a table one by one."""
    found = []
    for label in view.findChildren(QLabel):
        if label.textFormat() is Qt.TextFormat.RichText:
            page = QTextDocument()
            page.setHtml(label.text())
            found += page.toPlainText().split("\n")
        else:
            found.append(label.text())
    return found


def headings(view: DetailView) -> list[str]:
    """The headings of the cards, from top to bottom, of those that have something in them."""
    found = []
    for label in in_order(view):
        if isinstance(label, QLabel) and label.property(theme.ROLE) == "section" and isinstance(label.parent(), QFrame):
            found.append(label.text())
    return found


def steps(view: DetailView) -> list[str]:
    """The buttons of the page."""
    return [made.text() for made in view.findChildren(QPushButton)]


def test_everything_is_shown(view: DetailView, willich: Member, entity: bytes) -> None:
    """Title, route, every fact with its label, and every entry of the timeline stand on the page."""
    shown = detail(willich.workspace, entity)
    view.show_detail(shown)
    view.finish()
    seen = words(view)
    assert {"Häusliche Gewalt, Kind anwesend oder betroffen", "2 Kinder · Schiefbahn", str(shown.route)} <= set(seen)
    assert shown.title == "Häusliche Gewalt, Kind anwesend oder betroffen · 2 Kinder · Schiefbahn"
    for section in shown.sections:
        lines = (line for fact in section.facts for word in (fact.label, fact.value) for line in word.split("\n"))
        assert {section.title, *lines} <= set(seen)
    for entry in shown.timeline:
        assert {entry.what, entry.who, entry.time} <= set(seen)
    assert view.accessibleName() == f"Meldung: {shown.title}"


def test_a_long_one_follows_in_turns(view: DetailView, willich: Member, entity: bytes, qtbot: QtBot) -> None:
    """What fills a window stands there at once; the rest follows in its order, what happened last."""
    shown = detail(willich.workspace, entity)
    view.show_detail(shown)
    cards = [section.title for section in shown.sections]
    *first, last = headings(view)
    assert 1 < len(first) < len(cards)
    assert (first, last) == (cards[: len(first)], "Verlauf")
    assert shown.timeline[-1].what not in words(view)
    qtbot.waitUntil(lambda: shown.timeline[-1].what in words(view))
    assert headings(view) == [*cards, "Verlauf"]


def test_files_stand_below_what_is_said(view: DetailView, willich: Member, entity: bytes) -> None:
    """From top to bottom: what may be done, what the notification says, its files, what happened."""
    view.show_detail(detail(willich.workspace, entity))
    view.files.show_files((), may_add=True)
    parts = [view.findChildren(StepRow)[0], view.findChildren(FactCard)[-1], view.files, view.findChildren(Timeline)[0]]
    QApplication.processEvents()
    tops = [part.mapTo(view, part.rect().topLeft()).y() for part in parts]
    assert tops == sorted(tops)
    assert view.files.isVisible()


def test_steps_are_asked_for(view: DetailView, willich: Member, entity: bytes, qtbot: QtBot) -> None:
    """Each step that may be taken has a button, and only the confirmation is the primary one."""
    view.show_detail(detail(willich.workspace, entity))
    receiver = [
        "Eingang bestätigen",
        "Telefonisch übergeben …",
        "Nicht zuständig …",
        "Weiterleiten …",
        "Zuweisen …",
    ]
    assert steps(view)[: len(receiver)] == receiver
    primary = [made.text() for made in view.findChildren(QPushButton) if made.property(theme.ROLE) == "primary"]
    assert primary == ["Eingang bestätigen"]
    with qtbot.waitSignal(view.step_wanted) as wanted:
        view.findChildren(QPushButton)[2].click()
    assert wanted.args == ["not_competent", entity]


def test_a_call_that_is_due(view: DetailView, police: Member) -> None:
    """An immediate one that waits says to call now, and whom, or what to do where nobody is known."""
    view.show_detail(detail(police.workspace, police.notify(ASD, "immediate")))
    assert "Noch nicht übermittelt – rufen Sie jetzt an." in words(view)
    assert any("110" in word for word in words(view))


def test_its_place_is_kept(view: DetailView, company: Company, willich: Member, entity: bytes, qtbot: QtBot) -> None:
    """While time passes and steps are taken, a reader further down stays there; another one begins at its top."""
    view.show_detail(detail(willich.workspace, entity))
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 900)
    bar.setValue(700)
    company.clock.time += MINUTE
    view.show_detail(detail(willich.workspace, entity))
    assert bar.value() == 700
    notifications.acknowledge(willich.workspace, entity, Acknowledged("Fachkraft A"))
    view.show_detail(detail(willich.workspace, entity))
    assert bar.value() == 700
    qtbot.wait(20)
    assert bar.value() == 700
    view.show_detail(detail(willich.workspace, willich.notify(POLICE)))
    assert bar.value() == 0


def test_only_what_changed_is_made_anew(view: DetailView, company: Company, willich: Member, entity: bytes) -> None:
    """As time passes the chips change and the text below is the same, so that what is marked in it stays marked."""
    view.show_detail(detail(willich.workspace, entity))
    view.finish()
    [text] = [label for label in view.findChildren(QLabel) if "Im Flur lag" in label.text()]
    page = QTextDocument()
    page.setHtml(text.text())
    text.setSelection(page.toPlainText().index("Im Flur"), 7)
    company.clock.time += 16 * MINUTE
    view.show_detail(detail(willich.workspace, entity))
    assert text.selectedText() == "Im Flur"
    assert any("überfällig" in word for word in words(view))
    shown = view.shown
    view.show_detail(detail(willich.workspace, entity))
    assert view.shown is shown


def test_the_focus_is_kept(view: DetailView, company: Company, willich: Member, entity: bytes) -> None:
    """The button in focus stays in focus while the page changes; once it is gone the page itself has it."""
    view.show_detail(detail(willich.workspace, entity))
    view.findChildren(QPushButton)[1].setFocus()
    company.clock.time += MINUTE
    view.show_detail(detail(willich.workspace, entity))
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Telefonisch übergeben …"
    view.findChildren(QPushButton)[0].setFocus()
    notifications.acknowledge(willich.workspace, entity, Acknowledged("Fachkraft A"))
    view.show_detail(detail(willich.workspace, entity))
    assert view.hasFocus()
    view.findChildren(QPushButton)[0].setFocus()
    view.show_nothing("")
    assert view.hasFocus()


def test_nothing_chosen(view: DetailView, willich: Member, entity: bytes) -> None:
    """Without a notification a sentence stands there and nothing of the one before."""
    view.show_detail(detail(willich.workspace, entity))
    view.show_nothing("Wählen Sie eine Meldung.")
    assert (words(view), steps(view), view.shown) == (["Wählen Sie eine Meldung."], [], None)
    assert view.accessibleName() == "Keine Meldung gewählt"


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [640, 1100])
def test_it_goes_down_and_never_sideways(
    *,
    view: DetailView,
    qapp: QApplication,
    themed: Theme,
    willich: Member,
    entity: bytes,
    scale: float,
    width: int,
    qtbot: QtBot,
) -> None:
    """At every size no text is cut and nothing lies beyond the right edge."""
    themed.apply(qapp, Mode.light, scale)
    view.resize(width, 600)
    view.show_detail(detail(willich.workspace, entity))
    qtbot.waitUntil(lambda: ill_laid(view) == [])
    assert view.horizontalScrollBar().maximum() == 0
    assert view.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def ill_laid(view: DetailView) -> list[str]:
    """The labels that are cut or lie beyond the right edge."""
    page = view.widget()
    assert page is not None
    return [
        label.text()
        for label in view.findChildren(QLabel)
        if label.mapTo(page, label.rect().topRight()).x() > view.viewport().width()
        or (label.text() and label.wordWrap() and label.height() < label.heightForWidth(label.width()))
    ]
