"""What people do with training cards: do a set, add one from a file, take one away. It holds no state of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.card_file import TEMPLATE, read_cards
from desktop.domain.card_set import CardSet
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, joined, say
from desktop.domain.toml_lines import MAX_BYTES
from desktop.presenters import studying, training
from desktop.presenters.words import audience_words
from desktop.ui.ask import Ask
from desktop.ui.cards.doing import CardSheet
from desktop.ui.desk import Desk
from desktop.ui.file_dialogs import choose_files, choose_place
from desktop.ui.file_steps import asked
from desktop.workspace.workspace import Workspace

_REMOVE: Final = (
    "Lernkarten nicht mehr anbieten?",
    "Sie verschwinden bei allen Stellen aus der Liste. Wer sie bearbeitet hat, behält das in seinem Lernstand.",
    "Nicht mehr anbieten",
)
_TEMPLATE_NAME: Final = "lernkarten.toml"


class CardTaker(QObject):
    """Does what is wanted with sets of cards."""

    def __init__(self, desk: Desk, window: QWidget, done: Callable[[str], object]) -> None:
        """Ask above a window; `done` is told what to announce."""
        super().__init__(window)
        self._desk, self._window, self._done = desk, window, done
        self.asked: Ask | None = None
        self.sheet: CardSheet | None = None

    def do(self, entity: bytes) -> None:
        """Let somebody do a set."""
        try:
            state = training.card_set(self._desk.workspace, entity)
        except Refused as refused:
            self._done(refused.message)
            return
        self.sheet = CardSheet(state.content, self._window)
        self.sheet.all_done.connect(partial(self._finished, state))
        self.sheet.open()

    def _finished(self, state: CardSet) -> None:
        self._desk.do(
            lambda workspace: studying.confirm_cards(workspace, state),
            partial(self._tell, "Bearbeitet. Die Leitung Ihrer Stelle sieht, dass es erledigt ist."),
            self._say,
        )

    # Adding.

    def choose(self, entity: bytes = b"") -> None:
        """Ask which file; for a set that is there, which is its new version."""
        self.dialog = choose_files(self._window, partial(self._chosen, entity), several=False)

    def _chosen(self, entity: bytes, paths: list[str]) -> None:
        self.ask_to_add(entity, paths[0] if paths else "")

    def ask_to_add(self, entity: bytes, path: str) -> None:
        """Show what a file holds, and ask whether it is to be offered; what is wrong in it is said with its line."""
        try:
            text = _read(path)
            _, content = read_cards(text)
        except Refused as refused:
            self.asked = asked(("Die Datei passt nicht", refused.message, "Verstanden"), self._window, lambda: None)
            return
        lines = (
            say("{number}. {question}", number=number, question=Verbatim(card.question))
            for number, card in enumerate(content.cards, 1)
        )
        head = say(
            "„{title}“, für: {audience}", title=Verbatim(content.title), audience=audience_words(content.audience)
        )
        shown = joined((head, joined(lines, "\n"), "Alle Stellen der Kooperation sehen die Karten."), "\n\n")
        self.asked = asked(
            ("Lernkarten einstellen", shown, "Einstellen"), self._window, partial(self._add, entity, text)
        )

    def _add(self, entity: bytes, text: str) -> None:
        said = "Die Lernkarten sind eingestellt."
        self._desk.do(lambda workspace: training.add(workspace, text, entity), partial(self._tell, said), self._say)

    def save_template(self) -> None:
        """Save a file to begin with."""
        self.place = choose_place(self._window, _TEMPLATE_NAME, self._write_template)

    def _write_template(self, path: str) -> None:
        try:
            Path(path).write_text(TEMPLATE, encoding="utf-8")
        except OSError:
            self._done("Die Datei lässt sich dort nicht schreiben.")
        else:
            self._done("Vorlage gespeichert.")

    # Taking away.

    def remove(self, entity: bytes) -> None:
        """Ask whether a set is to be offered no more."""
        self.asked = asked(_REMOVE, self._window, partial(self._remove, entity))
        self.asked.set_destructive()

    def _remove(self, entity: bytes) -> None:
        def task(workspace: Workspace) -> None:
            training.remove(workspace, entity)

        self._desk.do(task, partial(self._tell, "Die Lernkarten werden nicht mehr angeboten."), self._say)

    def _tell(self, said: str, _result: object) -> None:
        self._done(said)

    def _say(self, reason: Refused) -> None:
        self._done(reason.message)


def _read(path: str) -> str:
    """Read a file that somebody chose; raises `Refused`."""
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1).decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise Refused("file_unreadable", "Die Datei lässt sich nicht als Text lesen (UTF-8).") from error
