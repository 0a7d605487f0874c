"""Files of contacts in the window: which to take in, and where they are to be saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.refused import Refused
from desktop.exchange.text_file import MOST_BYTES
from desktop.presenters.contact_exporting import Format, contacts_file
from desktop.presenters.steps.question import Question
from desktop.ui.around import Around
from desktop.ui.ask import Ask
from desktop.ui.contacts.importing import ImportDialog
from desktop.ui.file_dialogs import choose_files, choose_place
from desktop.workspace.workspace import Workspace

_KINDS: Final = (("csv", "Tabelle (CSV)"), ("vcf", "Visitenkarten (vCard 3.0)"), ("vcf4", "Visitenkarten (vCard 4.0)"))
_KIND: Final = Question("kind", "Art der Datei", needed=True, choices=_KINDS, preset="csv")


class ContactFiles:
    """Takes contacts in and gives them out for one screen."""

    def __init__(self, around: Around, window: QWidget) -> None:
        """Ask above a window."""
        self._around = around
        self._window = window

    def take_in(self) -> None:
        """Ask for a file, and show what it would do."""
        choose_files(self._window, lambda paths: self.show_file(Path(paths[0])), several=False)

    def show_file(self, path: Path) -> None:
        """Show what a file would do."""
        try:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
        except OSError:
            self._around.window.announce("Die Datei lässt sich nicht lesen.", assertive=True)
            return
        ImportDialog(self._around, content, self._window).show_now()

    def give_out(self) -> None:
        """Ask in which form, and where the file is to be saved."""
        ask = Ask("Kontakte speichern", "Alle Stellen der Kooperation stehen darin.", "Weiter", (_KIND,), self._window)

        def chosen(answers: dict[str, str]) -> None:
            ask.finish()
            kind = answers["kind"]
            choose_place(self._window, f"kontakte.{kind[:3]}", lambda path: self.save(Path(path), kind))

        ask.accepted_with.connect(chosen)
        ask.open()

    def save(self, path: Path, kind: str) -> None:
        """Save the contacts as a kind of file."""
        self._around.desk.look(_file(path, kind), self._saved)

    def _saved(self, problem: str) -> None:
        self._around.window.announce(problem or "Datei gespeichert.", assertive=bool(problem))


def _file(path: Path, kind: str) -> Callable[[Workspace], str]:
    """Give what writes the file and says why it could not, nothing where it could."""

    def write(workspace: Workspace) -> str:
        form: Format = "csv" if kind == "csv" else "vcf"
        try:
            content, _ = contacts_file(workspace, form, "4.0" if kind == "vcf4" else "3.0")
            path.write_bytes(content)
        except Refused as reason:
            return reason.message
        except OSError:
            return "Die Datei lässt sich dort nicht speichern."
        return ""

    return write
