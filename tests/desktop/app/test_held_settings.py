"""Which settings hold: the administration's before what was chosen, from the next unlock on."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from tests.desktop.app.conftest import Start
from tests.helpers.governed import governed
from tests.helpers.running import words


def test_what_the_administration_changes_holds_from_the_next_unlock(start: Start) -> None:
    """A policy is read at each unlock, and a mistake in it said in a bar that leads to where all of them stand."""
    with governed(language="en", lock_minutes=3) as policy:
        willich = start("willich")
        assert not willich.lock_screen.looks.language.isEnabled()
        willich.unlock()
        assert willich.idle.limit == 3 * 60
        assert willich.program.window.settings.language == "en"
        assert willich.workplace.notice.topic != "policy"
        policy.values = {"lock_minutes": 0}
        willich.program.lock()
        willich.unlock()
        assert willich.idle.limit == 2 * 60
        willich.ringer.silence()
        notice = willich.workplace.notice
        willich.qtbot.waitUntil(lambda: "Für „Sperren ohne Eingabe“ gilt stattdessen: 2." in words(notice))
        (show,) = [one for one in notice.findChildren(QPushButton) if one.text() == "Anzeigen"]
        show.click()
        assert willich.workplace.area == "settings"
        assert "Fehlerhafte Vorgaben der Administration" in words(willich.workplace)
