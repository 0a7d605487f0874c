"""Where the program reads which settings hold."""

from __future__ import annotations

from pathlib import Path

from desktop.app.place import Place
from desktop.ui.choice_file import ChoiceFile
from tests.helpers.governed import governed


def test_what_holds_is_read_anew(tmp_path: Path) -> None:
    """Each time it is asked, the administration's settings are read and go before what was chosen."""
    place = Place(ChoiceFile(tmp_path / "window.ini"))
    place.choices.keep({"language": "en", "sound": False})
    with governed() as policy:
        assert place.held().settings.language == "en"
        policy.values = {"language": "de"}
        held = place.held()
    assert (held.settings.language, held.settings.sound, list(held.fixed)) == ("de", False, ["language"])
