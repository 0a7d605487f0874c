"""Numbers are handed to the telephone program only where that is allowed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.dialling import allow_dialling, dial, may_dial
from tests.helpers.dialling import Telephone


@pytest.mark.usefixtures("telephone")
def test_it_has_to_be_allowed(qapp: QApplication) -> None:
    """Nobody is offered it before somebody has switched it on, and what is no number is never dialled."""
    assert not may_dial("02154 000-000")
    allow_dialling(qapp, on=True)
    assert (may_dial("02154 000-000"), may_dial("siehe Plan")) == (True, False)
    allow_dialling(qapp, on=False)
    assert not may_dial("02154 000-000")


def test_the_telephone_gets_the_number(telephone: Telephone) -> None:
    """As a link that it understands, and nothing besides."""
    assert dial("02154 000-001")
    assert telephone.called == ["tel:+49-2154-000001"]
