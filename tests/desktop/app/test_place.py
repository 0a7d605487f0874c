"""Where the program reads which settings hold, and what it says of a start."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from desktop.app.place import KEY_ASKED, KEY_THERE, Place
from desktop.ui.choice_file import ChoiceFile
from desktop.ui.painted import LOCK_SCREEN, WORKPLACE
from tests.desktop.app.conftest import Start
from tests.helpers.governed import governed
from tests.helpers.running import MILLISECONDS


def test_what_holds_is_read_anew(tmp_path: Path) -> None:
    """Each time it is asked, the administration's settings are read and go before what was chosen."""
    place = Place(ChoiceFile(tmp_path / "window.ini"))
    place.choices.keep({"language": "en", "sound": False})
    with governed() as policy:
        assert place.held().settings.language == "en"
        policy.values = {"language": "de"}
        held = place.held()
    assert (held.settings.language, held.settings.sound, list(held.fixed)) == ("de", False, ["language"])


def test_a_start_says_how_far_it_is(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    """The log of a verbose program says when the lock screen stood, the key was there, and the workplace stood."""
    caplog.set_level(logging.INFO, "desktop")
    police = start("police")
    police.qtbot.waitUntil(lambda: caplog.messages == [LOCK_SCREEN], timeout=MILLISECONDS)
    police.unlock(by_passphrase=True)
    police.qtbot.waitUntil(
        lambda: caplog.messages == [LOCK_SCREEN, KEY_ASKED, KEY_THERE, WORKPLACE], timeout=MILLISECONDS
    )
