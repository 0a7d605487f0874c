"""The settings of the program: each once, with its usual value, its range, who may set it, and what it is called.

The screen of settings, the reader of policies and the templates for Group Policy are all made of this. What a profile
keeps for itself (the proxy, the room for files) is asked of `Held.own`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Final, TypeVar

from desktop.domain.proxy import NONE, check_proxy
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.domain.server_url import check_server_url
from desktop.domain.setting import CODE, EVERYBODY, PERSON, About, Line, OneOf, Switch, Value, Whole

Kept = TypeVar("Kept", str, int, bool)

LANGUAGES: Final[dict[Value, str]] = {"de": "Deutsch", "en": "English"}
UNTRANSLATED: Final = "xx"
"""A language of none: shows what was never translated. Nobody is offered it."""
MODES: Final[dict[Value, str]] = {
    "system": "Wie das System",
    "light": "Hell",
    "dark": "Dunkel",
    "contrast": "Hoher Kontrast",
}
SCALES: Final = (100, 125, 150, 175, 200)
LOCK_MINUTES: Final = (2, 5, 10, 15, 30)
UNLOCKS: Final[dict[Value, str]] = {
    "free": "Wie beim Einrichten gewählt",
    "passphrase": "Nur mit Passphrase",
    "keyring": "Mit der Anmeldung am Computer",
    "both": "Mit Passphrase oder mit der Anmeldung am Computer",
}
NEWS: Final[dict[Value, str]] = {"always": "Jede neuere Fassung nennen", "needed": "Nur nennen, wenn sie nötig ist"}
MIB: Final = 1024 * 1024
MOST_ATTACHMENTS: Final = 20
LARGEST_ATTACHMENT_MIB: Final = 50
MOST_STORAGE_MIB: Final = 1024 * 1024

CONNECTION: Final = "Verbindung"
SECURITY: Final = "Sperren und Schützen"
FILES: Final = "Dateien"
WINDOW: Final = "Fenster"
UPDATES: Final = "Neue Fassungen"
GROUPS: Final = {
    "connection": CONNECTION,
    "security": SECURITY,
    "files": FILES,
    "window": WINDOW,
    "updates": UPDATES,
}
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{64}")
_ABSOLUTE: Final = re.compile(r"/|[A-Za-z]:[\\/]|\\\\")


def _of(about: About, *, usual: Kept) -> Kept:
    """Make a field of the settings: its usual value, and what is to be known of it."""
    kept: Kept = field(default=usual, metadata={"about": about})
    return kept


def _proxy(text: str) -> str:
    return text if text == NONE else check_proxy(text)


def _fingerprint(text: str) -> str:
    plain = re.sub(r"[\s:]", "", text).lower()
    if not _FINGERPRINT.fullmatch(plain):
        raise Refused(CODE, "Erwartet wird der Fingerabdruck der Wurzel: 64 Ziffern und Buchstaben von a bis f.")
    return plain


def _absolute(text: str) -> str:
    if not _ABSOLUTE.match(text):
        raise Refused(CODE, "Erwartet wird ein vollständiger Pfad.")
    return text


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds now."""

    language: str = _of(
        About(
            "Sprache",
            "Die Sprache des Programms.",
            WINDOW,
            OneOf(LANGUAGES, frozenset({UNTRANSLATED})),
            EVERYBODY,
        ),
        usual="de",
    )
    mode: str = _of(
        About("Erscheinungsbild", "Hell, dunkel oder mit Kontrast.", WINDOW, OneOf(MODES), PERSON), usual="system"
    )
    scale: int = _of(
        About(
            "Textgröße",
            "In Prozent.",
            WINDOW,
            OneOf({scale: say("{scale} %", scale=scale) for scale in SCALES}),
            PERSON,
        ),
        usual=100,
    )
    lock_minutes: int = _of(
        About(
            "Sperren ohne Eingabe",
            "Nach so vielen Minuten ohne Eingabe sperrt sich das Programm.",
            SECURITY,
            Whole(1, 60),
            EVERYBODY,
            strict=2,
        ),
        usual=10,
    )
    letters: bool = _of(
        About("Einzelne Buchstaben als Tasten", "In Listen, zum Beispiel B.", WINDOW, Switch(), PERSON), usual=True
    )
    sound: bool = _of(
        About(
            "Ton bei neuen Sofortmeldungen",
            "Er wiederholt sich alle 2 Minuten, bis jemand handelt.",
            WINDOW,
            Switch(),
            EVERYBODY,
        ),
        usual=True,
    )
    locked_numbers: bool = _of(
        About(
            "Rufnummern auf dem Sperrbildschirm",
            "Zeigt die Rufbereitschaft mit Behörde, Nummer und Zeit, ohne dass jemand entsperrt. Die Nummern liegen "
            "dafür unverschlüsselt neben dem Profil.",
            SECURITY,
            Switch(),
            EVERYBODY,
            strict=False,
        ),
        usual=False,
    )
    dialling: bool = _of(
        About(
            "Rufnummern über dieses Gerät anrufen",
            "Bietet bei Rufnummern „Anrufen“ an und gibt sie dann (tel:) an das Programm zum Telefonieren, das die "
            "Nummer erfährt und sich vielleicht merkt.",
            SECURITY,
            Switch(),
            EVERYBODY,
            strict=False,
        ),
        usual=False,
    )
    server_url: str = _of(
        About(
            "Adresse des Servers",
            "Wo der Server zu erreichen ist (https://name[:port]). Gilt vor der Adresse in Einladung und Profil, etwa "
            "nach einem Umzug. Leer: wie in der Einladung.",
            CONNECTION,
            Line(check_server_url),
        ),
        usual="",
    )
    root_fingerprint: str = _of(
        About(
            "Fingerabdruck der Wurzel",
            "Die eine Kooperation, zu der Profile dieses Computers gehören dürfen: der Fingerabdruck aus der Anlage "
            "der Vereinbarung. Einladungen und Profile einer anderen werden abgelehnt.",
            CONNECTION,
            Line(_fingerprint),
        ),
        usual="",
    )
    ca_file: str = _of(
        About(
            "Zertifikat der eigenen CA",
            "Eine Datei (PEM) mit einer CA, der außer denen des Systems vertraut wird. Prüfungen lassen sich damit "
            "nicht abschalten.",
            CONNECTION,
            Line(_absolute),
        ),
        usual="",
    )
    proxy: str = _of(
        About(
            "Proxy",
            "Durch welchen Proxy der Server erreicht wird (http://name:port), welche PAC-Datei ihn nennt "
            "(pac:http://name/datei), oder none für keinen. Leer: wie das System.",
            CONNECTION,
            Line(_proxy),
            EVERYBODY,
        ),
        usual="",
    )
    unlock: str = _of(
        About(
            "Entsperren",
            "Womit sich Profile öffnen lassen und neue eingerichtet werden. Wer noch keine Passphrase hat, wird nicht "
            "ausgesperrt, sondern gebeten, eine festzulegen.",
            SECURITY,
            OneOf(UNLOCKS),
            strict="passphrase",
        ),
        usual="free",
    )
    lease_days: int = _of(
        About(
            "Tage ohne Verbindung",
            "Erreicht ein Gerät den Server so viele Tage nicht, bleiben Inhalte verborgen, bis es wieder abgleicht. Es "
            "geht nichts verloren, und neue Meldungen lassen sich weiter schreiben.",
            SECURITY,
            Whole(1, 90),
            strict=7,
        ),
        usual=14,
    )
    clipboard_seconds: int = _of(
        About(
            "Zwischenablage leeren",
            "Nach so vielen Sekunden nimmt das Programm zurück, was es kopiert hat.",
            SECURITY,
            Whole(5, 300),
            strict=5,
        ),
        usual=30,
    )
    alarm_bit: bool = _of(
        About(
            "Sofortmeldungen kennzeichnen",
            "Kennzeichnet eigene Sofortmeldungen so, dass es beim Empfänger auch läutet, solange niemand entsperrt "
            "hat. Der Server erfährt dadurch, dass eine Meldung eilt. Ohne die Kennzeichnung läutet es dort erst nach "
            "dem Entsperren.",
            SECURITY,
            Switch(),
        ),
        usual=True,
    )
    attachments: int = _of(
        About(
            "Anhänge je Meldung",
            "So viele Dateien darf eine Meldung von hier höchstens bekommen; 0 lässt keine zu.",
            FILES,
            Whole(0, MOST_ATTACHMENTS),
        ),
        usual=MOST_ATTACHMENTS,
    )
    attachment_mib: int = _of(
        About("Größe eines Anhangs", "So groß darf ein Anhang höchstens sein, in MiB.", FILES, Whole(1, 50)),
        usual=LARGEST_ATTACHMENT_MIB,
    )
    storage_mib: int = _of(
        About(
            "Platz für Anhänge und Material",
            "So viel darf auf dem Gerät liegen, in MiB. Was angeheftet ist und was der Server noch nicht hat, "
            "bleibt immer.",
            FILES,
            Whole(0, MOST_STORAGE_MIB),
            EVERYBODY,
        ),
        usual=2048,
    )
    tray: bool = _of(
        About(
            "Symbol im Infobereich",
            "Zeigt das Symbol, über das sich das Programm meldet und im Hintergrund weiterläuft.",
            WINDOW,
            Switch(),
        ),
        usual=True,
    )
    autostart: bool = _of(
        About(
            "Beim Anmelden starten",
            "Öffnet das Programm gesperrt, sobald sich jemand am Computer anmeldet.",
            WINDOW,
            Switch(),
        ),
        usual=False,
    )
    invite_folder: str = _of(
        About(
            "Ordner mit Einladungen",
            "Liegt darin beim ersten Start NAME.invite, mit dem Anmeldenamen der Person, beginnt ihr Profil damit. "
            "Ist die Wurzel festgelegt und öffnet die Anmeldung am Computer das Profil, fragt niemand etwas; sonst "
            "nur, was noch nicht bekannt ist.",
            WINDOW,
            Line(_absolute),
        ),
        usual="",
    )
    news: str = _of(
        About(
            "Hinweise auf neuere Fassungen",
            "Ob das Programm jede neuere Fassung nennt, die der Server ankündigt, oder erst eine, ohne die es nicht "
            "mehr sendet. Lesen und Entwürfe gehen in beiden Fällen weiter.",
            UPDATES,
            OneOf(NEWS),
        ),
        usual="always",
    )
    update_advice: str = _of(
        About(
            "Wer aktualisiert",
            "Ein Satz, der dabei steht: wie man zu der neueren Fassung kommt, zum Beispiel die Rufnummer der IT.",
            UPDATES,
            Line(),
        ),
        usual="",
    )

    @property
    def attachment_bytes(self) -> int:
        """Give how large an attachment may be."""
        return self.attachment_mib * MIB

    @property
    def storage_bytes(self) -> int:
        """Give how much of files may lie here."""
        return self.storage_mib * MIB


SCHEMA: Final[Mapping[str, About]] = {one.name: one.metadata["about"] for one in fields(Settings)}
"""What is to be known of every setting, by its name."""
USUAL: Final = Settings()
