"""A certificate of one's own IT: one quiet button, named once chosen, taken away again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.certificate_row import CertificateRow
from tests.helpers.showing import SHOWING, show

pytestmark = [SHOWING, pytest.mark.usefixtures("themed")]


def test_it_is_chosen_and_taken_away(qtbot: QtBot) -> None:
    """The file's name is shown, leaving the dialog changes nothing, and without it the system's are enough."""
    chosen = ["/etc/it/unsere-ca.pem"]
    row = CertificateRow(lambda _: chosen[0])
    show(qtbot, row, 500, 200)
    assert (row.path, row.remove.isVisible(), row.name.isVisible()) == ("", False, False)
    row.choose.click()
    chosen[0] = ""
    row.choose.click()
    assert row.path == "/etc/it/unsere-ca.pem"
    assert row.name.text() == "Zertifikat: unsere-ca.pem"
    row.remove.click()
    assert (row.path, row.remove.isVisible()) == ("", False)
    assert QApplication.focusWidget() is row.choose


def test_what_is_wrong_stands_beside_it(qtbot: QtBot) -> None:
    """A problem is shown with the focus on the button, and goes with another choice."""
    row = CertificateRow(lambda _: "/x.pem")
    show(qtbot, row, 500, 200)
    row.show_problem("Das ist kein Zertifikat (PEM).")
    assert row.problem.isVisible()
    assert QApplication.focusWidget() is row.choose
    row.choose.click()
    assert not row.problem.isVisible()
