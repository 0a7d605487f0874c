"""Fields for passphrases: hidden until shown, pasted into, and the rules told as somebody types."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.keys.passphrase import check_new_passphrase
from desktop.ui.passphrase_fields import NewPassphrase, PassphraseField
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING
HIDDEN, SHOWN = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal


def test_showing_and_hiding(qtbot: QtBot) -> None:
    """What is typed is hidden until the button shows it, and the button says what it will do."""
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    assert (field.line.echoMode(), field.shows.accessibleName()) == (HIDDEN, "Passphrase anzeigen")
    QTest.keyClick(field.shows, Qt.Key.Key_Space)
    assert (field.line.echoMode(), field.shows.accessibleName()) == (SHOWN, "Passphrase verbergen")
    field.line.setText("geheim")
    field.forget()
    assert (field.text, field.line.echoMode(), field.shows.text()) == ("", HIDDEN, "Anzeigen")


def test_pasting(qtbot: QtBot) -> None:
    """A passphrase may be pasted."""
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    QApplication.clipboard().setText("aus dem Tresor")
    field.line.paste()
    assert field.text == "aus dem Tresor"


def test_the_rules_are_told_live(qtbot: QtBot) -> None:
    """Below each field stands what is still missing, without a warning colour while somebody types."""
    new = NewPassphrase(check_new_passphrase)
    qtbot.addWidget(new)
    QTest.keyClicks(new.first.line, "neun Zeic")
    assert (new.rule.text(), new.match.text()) == ("Mindestens 10 Zeichen.", "")
    assert new.first.line.accessibleDescription() == new.rule.text()
    QTest.keyClicks(new.first.line, "hen")
    assert new.rule.text() == "Diese Passphrase ist lang genug."
    QTest.keyClicks(new.second.line, "neun")
    assert (new.match.text(), new.match.property("role")) == ("Die beiden Eingaben sind noch verschieden.", "small")
    QTest.keyClicks(new.second.line, " Zeichen")
    assert (new.match.text(), new.confirm(), new.text) == ("Beide Eingaben sind gleich.", True, "neun Zeichen")


def test_what_is_wrong_is_marked_and_reached(qtbot: QtBot) -> None:
    """Confirming marks the first field that is wrong and goes there, and typing on takes the mark away."""
    new = NewPassphrase(check_new_passphrase)
    show(qtbot, new)
    new.second.line.setFocus()
    assert not new.confirm()
    assert (new.first.line.property("tone"), new.second.line.property("tone")) == ("danger", None)
    assert (new.rule.property("role"), new.first.line.hasFocus()) == ("error", True)
    new.first.line.setText("eine lange Passphrase")
    assert new.first.line.property("tone") is None
    assert not new.confirm()
    assert (new.second.line.property("tone"), new.second.line.hasFocus()) == ("danger", True)
    new.forget()
    assert new.text == ""
