"""The job, scene by scene, by keys alone: an officer notifies at night without a server, the youth office acknowledges.

Each scene ends in pictures, and each picture is taken once what it is to show stands in the accessibility tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from PySide6.QtCore import Qt

from benchmarks.demo.side import Side
from benchmarks.hands import CTRL, SHIFT
from benchmarks.looking import Album, NotSeen, see, until
from benchmarks.stage import Stage
from desktop.presenters.notifications import whole
from desktop.presenters.on_call import phone_advice
from tests.helpers.seen import lacking

PLACE: Final = "Beispielstraße 1, Willich-Schiefbahn"
NUMBER: Final = "02154 000-000"
_KEY = Qt.Key
Scene = Callable[[], None]


class Job:
    """Two sides, a stage, an album; `told` gathers what the report needs."""

    def __init__(self, stage: Stage, sides: tuple[Side, Side], album: Album) -> None:
        """Take everything; the server does not run."""
        self._stage = stage
        self._album = album
        self._police, self._willich = sides
        self.told: dict[str, Any] = {}

    def scenes(self) -> Iterator[tuple[str, Scene]]:
        """Yield what happens, in order, each with the words in which people are told."""
        yield "Beide entsperren ihr Profil mit der Passphrase.", self._unlock
        yield (
            "Kein Server läuft. Dienst A schreibt eine Sofortmeldung (P01, zwei Kinder, Willich-Schiefbahn).",
            self._write,
        )
        yield "Sie ist gesichert und noch nicht übermittelt: Dienst A ruft an und hält das fest.", self._phone
        yield "Der Server läuft. Bei Willich läutet es, die Meldung ist da.", self._arrive
        yield "Willich bestätigt den Eingang mit B und Enter.", self._acknowledge
        yield "Dienst A sieht, wer die Meldung hat und seit wann.", self._know
        yield "Rufbereitschaft (F9), Tasten (F1), Befehle (Strg+K), Abgleich, Einstellungen.", self._look_around
        yield "Dunkel auf beiden Seiten; Willich sperrt und entsperrt.", self._darken
        yield "Auf Englisch.", self._speak_english

    def _take(self, side: Side, name: str, title: str, *wanted: str) -> None:
        self._album.take(side.window, name, title, *wanted)

    @property
    def _entity(self) -> bytes:
        """Give the notification of this night; raises `NotSeen` if it has not been written."""
        found = self.told.get("entity")
        if not isinstance(found, bytes):
            raise NotSeen("die Meldung dieser Nacht")
        return found

    def _whole(self, side: Side) -> dict[str, Any]:
        return whole(side.desk.workspace, self._entity)

    # Without a server.

    def _unlock(self) -> None:
        self._take(self._police, "01-polizei-gesperrt", "Gesperrt: wessen Profil, sonst nichts", "Entsperren")
        self._police.unlock()
        self._willich.unlock()
        self._police.hands.come()
        self._take(self._police, "02-polizei-ohne-verbindung", "Ohne Verbindung ist alles lesbar", "Ohne Verbindung")

    def _write(self) -> None:
        hands = self._police.hands
        hands.come()
        hands.press(_KEY.Key_N, CTRL | SHIFT)
        see(self._police.window, "Wo ist das Kind jetzt?")
        hands.type(PLACE)
        see(self._police.window, "Jugendamt der Stadt Willich, Allgemeiner Sozialer Dienst")
        hands.tab_to("Anzahl")
        hands.type("2")
        hands.press(_KEY.Key_Tab)
        hands.type("Kind Eins 7, Kind Zwei 4")
        hands.tab_to("Gefahr jetzt?")
        hands.choose("Ja, akut")
        hands.press(_KEY.Key_Tab)
        hands.type("Umgestürztes Regal im Flur, beide Kinder waren in der Wohnung.")
        hands.tab_to("Was wird gebraucht?")
        hands.choose("Sofort kommen")
        hands.tab_to("Rufnummer")
        hands.type("030 23125 001")
        wanted = ("Willich-Schiefbahn · Bereich Jugendamt der Stadt Willich", "Rufbereitschaft jetzt", NUMBER)
        self._take(self._police, "03-polizei-sofortmeldung", "Zuständige Stelle, Grund, Rufnummer", *wanted)
        hands.press(_KEY.Key_Return, CTRL)
        see(self._police.window, "Noch nicht übermittelt – rufen Sie jetzt an.")
        self.told["entity"] = self._police.notifications.entity

    def _phone(self) -> None:
        self._keep_written()
        self._take(
            self._police,
            "04-polizei-noch-nicht-uebermittelt",
            "Was wartet, heißt nie gesendet",
            "Noch nicht übermittelt – rufen Sie jetzt an.",
            NUMBER,
        )
        hands = self._police.hands
        hands.tab_to("Telefonisch übergeben")
        hands.press(_KEY.Key_Space)
        see(self._police.window, "Gesprochen mit")
        hands.type("Rufdienst A")
        self._take(
            self._police, "05-polizei-anruf", "Der Anruf wird festgehalten", "Zeitpunkt des Anrufs", "Rufdienst A"
        )
        hands.press(_KEY.Key_Return)
        self._take(
            self._police,
            "06-polizei-anruf-festgehalten",
            "Der Anruf steht im Verlauf",
            "Noch nicht übermittelt.",
            "noch nicht übermittelt",
        )
        hands.press(_KEY.Key_7, CTRL)
        wanted = ("Abgleich", "Noch nicht übermittelt – rufen Sie jetzt an.", "Ohne Verbindung")
        self._take(self._police, "07-polizei-abgleich-wartet", "Was wartet, seit wann, für wen", *wanted)

    def _keep_written(self) -> None:
        workspace, found = self._police.desk.workspace, self._whole(self._police)
        advice = phone_advice(workspace, [found["to_name"]], workspace.now(), immediate=True)
        self.told["written"] = found | {"advice": advice}

    # With a server.

    def _arrive(self) -> None:
        self._willich.rings.clear()
        self._stage.server.start()
        self._police.hands.press(_KEY.Key_F5)
        self._willich.hands.come()
        self._willich.hands.press(_KEY.Key_F5)
        until(lambda: any(self._willich.rings), "dass es bei Willich läutet")
        self._willich.hands.press(_KEY.Key_Home)
        number = str(self.told["written"]["number"])
        self._take(self._willich, "08-willich-neue-meldung", "Die Meldung ist bei Willich", number, "Kind", "Sofort")
        self._police.hands.come()
        self._police.hands.press(_KEY.Key_2, CTRL)
        self._take(self._police, "09-polizei-zugestellt", "Zugestellt, noch nicht bestätigt", "Zugestellt um")
        self.told["delivered"] = self._whole(self._police)

    def _acknowledge(self) -> None:
        hands = self._willich.hands
        hands.come()
        hands.press(_KEY.Key_B)
        self._take(
            self._willich,
            "10-willich-bestaetigen",
            "Eingang bestätigen",
            "Eingang bestätigen als Eingang Willich",
            "Aktenzeichen",
        )
        hands.press(_KEY.Key_Return)
        self._take(
            self._willich, "11-willich-bestaetigt", "Willich hat bestätigt", "Eingang bestätigt von Eingang Willich"
        )

    def _know(self) -> None:
        self._police.hands.come()
        wanted = "Eingang bestätigt von Eingang Willich, Jugendamt Willich"
        self._take(self._police, "12-polizei-bestaetigt", "Die Polizei sieht, wer sie hat und seit wann", wanted)
        self.told["final"], self.told["receiver"] = self._whole(self._police), self._whole(self._willich)

    # What else there is.

    def _look_around(self) -> None:
        hands = self._police.hands
        hands.come()
        hands.press(_KEY.Key_F9)
        wanted = ("Rufbereitschaft jetzt", NUMBER, "Schließen")
        self._take(self._police, "13-polizei-rufbereitschaft", "Rufbereitschaft mit F9", *wanted)
        hands.press(_KEY.Key_Escape)
        hands.press(_KEY.Key_F1)
        self._take(self._police, "14-polizei-tasten", "Hilfe und Tasten mit F1", "Eingang bestätigen", "Schließen")
        hands.press(_KEY.Key_Escape)
        hands.press(_KEY.Key_K, CTRL)
        hands.type("Schief")
        until(lambda: lacking(self._police.window, ("Vorheriger Bereich",)), "die gefundenen Meldungen")
        self._take(self._police, "15-polizei-befehle", "Befehle und Meldungen mit Strg+K", "Befehl oder Meldung suchen")
        hands.press(_KEY.Key_Escape)
        hands.press(_KEY.Key_7, CTRL)
        self._take(self._police, "16-polizei-abgeglichen", "Alles gesendet, alles empfangen", "Abgeglichen um")
        hands.press(_KEY.Key_Comma, CTRL)
        self._take(self._police, "17-polizei-einstellungen", "Einstellungen gelten sofort", "Textgröße")

    def _darken(self) -> None:
        self._police.choose("Erscheinungsbild", "Erscheinungsbild")
        self._police.hands.press(_KEY.Key_2, CTRL)
        self._take(self._police, "18-polizei-dunkel", "Die Polizei, dunkel", "Eingang bestätigt von Eingang Willich")
        self._willich.hands.come()
        self._willich.hands.press(_KEY.Key_Comma, CTRL)
        self._willich.choose("Erscheinungsbild", "Erscheinungsbild")
        self._take(self._willich, "19-willich-dunkel", "Willich, dunkel", "Erscheinungsbild")
        self._willich.hands.press(_KEY.Key_2, CTRL)
        self._willich.lock()
        self._take(self._willich, "20-willich-gesperrt", "Gesperrt: vom Inhalt bleibt nichts", "Entsperren")
        self._willich.unlock()
        self._take(self._willich, "21-willich-entsperrt", "Wieder da, wo es war", "Abgeglichen")

    def _speak_english(self) -> None:
        hands = self._police.hands
        hands.come()
        hands.press(_KEY.Key_Comma, CTRL)
        self._police.choose("Sprache", "Language")
        hands.press(_KEY.Key_2, CTRL)
        self._take(
            self._police, "22-polizei-englisch", "Dasselbe auf Englisch", "Receipt acknowledged by Eingang Willich"
        )
