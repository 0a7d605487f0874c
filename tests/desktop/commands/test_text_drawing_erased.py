"""Texts of a document that is erased while they are drawn out: none of them stays."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.commands.text_drawing import TextDrawing
from desktop.keys.profile_folder import FILES
from tests.helpers.desks import Desks, ask
from tests.helpers.pages import found_in_pages
from tests.helpers.pdf import pdf

WORD = "Zirkelbaumrinde"
PAGES = 39


def test_what_is_erased_meanwhile_leaves_no_word(desks: Desks, tmp_path: Path, qapp: QApplication) -> None:
    """A document that is erased while its texts are drawn out leaves no word of them on this device."""
    qapp.processEvents()
    path, away = tmp_path / "guide.pdf", desks.willich
    path.write_bytes(pdf([f"# Leitfaden\n{WORD} steht auf Seite {number}" for number in range(PAGES)]))
    (row,) = ask(desks.police, "materials", "add", str(path)).result["items"]
    assert ask(desks.police, "sync").result["up_to_date"]
    ask(away, "sync")
    ask(away, "materials", "pin", row["id"])
    # As it lies here where the ferry fetched it: nothing is drawn out of it yet.
    for file in away.opened.files.all():
        away.opened.files.texts.begin(file.file)

    turned: list[int] = []

    def erased_meanwhile(*_heard: int) -> None:
        turned.append(1)
        if len(turned) == 30:
            assert ask(desks.police, "--json", "erase", row["id"], "--reason", "mistake").code == 0
            ask(desks.police, "sync")
            assert ask(away, "sync").result["up_to_date"]
            assert away.opened.files.texts.find(WORD, 9) == []

    TextDrawing(away.opened).draw(erased_meanwhile)
    assert len(turned) == PAGES
    ask(away, "sync")
    assert away.opened.files.texts.find(WORD, 9) == []
    assert found_in_pages(away.opened.folder / FILES, away.opened.key.reveal(), [WORD]) == []
