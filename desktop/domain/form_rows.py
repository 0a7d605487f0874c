"""Rows that forms share: the place, the person who notifies, calls made, statements.

Labels and help are what the window shows and what a problem names. A form takes these rows and adds its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from desktop.domain.form_values import Choice, Field, Need

YES_NO_UNKNOWN: Final[tuple[Choice, ...]] = (("yes", "Ja"), ("no", "Nein"), ("unknown", "Nicht bekannt"))
URGENCIES: Final[tuple[Choice, ...]] = (("immediate", "Sofort"), ("urgent", "Eilig"), ("routine", "Regulär"))
DANGERS: Final[tuple[Choice, ...]] = (
    ("acute", "Ja, akut"),
    ("possible", "Möglich"),
    ("unclear", "Unklar"),
    ("none", "Nein, gesichert"),
)
GENDERS: Final[tuple[Choice, ...]] = (
    ("female", "Weiblich"),
    ("male", "Männlich"),
    ("diverse", "Divers"),
    ("unknown", "Nicht bekannt"),
)
SAFETY_HINTS: Final[tuple[Choice, ...]] = (
    ("weapons", "Waffen"),
    ("dog", "Hund"),
    ("violence", "Gewaltbereite Person"),
    ("infection", "Ansteckungsgefahr"),
    ("other", "Andere Gefahr"),
)
_PLACE_KINDS: Final[tuple[Choice, ...]] = (
    ("home", "Wohnung"),
    ("street", "Straße, öffentlicher Raum"),
    ("school", "Schule"),
    ("day_care", "Kindertagesstätte"),
    ("hospital", "Krankenhaus"),
    ("station", "Dienststelle"),
    ("relatives", "Verwandte, Bekannte"),
    ("facility", "Einrichtung"),
    ("online", "Im Netz"),
    ("other", "Anderer Ort"),
)
_ROLES: Final[tuple[Choice, ...]] = (
    ("partner", "Partnerin, Partner"),
    ("sibling", "Geschwister"),
    ("other", "Andere Person"),
)
_OF_CHILDREN: Final = (
    "Leer: alle Kinder. Bei mehreren Jugendämtern geht die Angabe nur zu dem, das für das Kind zuständig ist."
)
_STATEMENTS: Final[tuple[Choice, ...]] = (
    ("observed", "Selbst beobachtet"),
    ("told", "Mitgeteilt von"),
    ("document", "Aus einem Dokument"),
    ("assessment", "Einschätzung"),
)


def place(
    path: str, label: str, *, need: Need = "optional", unless: tuple[str, ...] = (), quick: bool = False
) -> tuple[Field, ...]:
    """Make the rows of a place: town, district, AGS or postcode, one of which suffices."""
    return (
        Field(path, "group", label, need=need, unless=unless, quick=quick),
        Field(
            f"{path}.municipality",
            "text",
            "Gemeinde",
            need="always",
            unless=("district", "ags", "postcode"),
            help="Stadt oder Gemeinde, auch mit Ortsteil, etwa Willich-Schiefbahn.",
        ),
        Field(f"{path}.district", "text", "Ortsteil"),
        Field(f"{path}.ags", "ags", "AGS", help="Der AGS geht der Postleitzahl und den Namen vor."),
        Field(f"{path}.postcode", "postcode", "Postleitzahl"),
        Field(f"{path}.street", "text", "Straße"),
        Field(f"{path}.house_number", "text", "Hausnummer", limit=20),
        Field(f"{path}.kind", "choice", "Art des Ortes", choices=_PLACE_KINDS),
        Field(f"{path}.note", "text", "Hinweis", limit=300, help="Etwa: bei der Großmutter."),
    )


def of_children(path: str) -> Field:
    """Make the row that says which children something is about, by their place in the list."""
    return Field(f"{path}.children", "numbers", "Betrifft nur Kind Nr.", limit=20, help=_OF_CHILDREN)


def where(*, residence: Need) -> tuple[Field, ...]:
    """Make the rows of where the child is, which leads to who is competent, and of where the family lives."""
    unknown = ("residence_unknown",) if residence == "full" else ()
    return (
        *place("whereabouts", "Wo ist das Kind jetzt?", need="always", quick=True),
        *place("residence", "Wohnort der Familie", need=residence, unless=unknown),
        Field("residence_unknown", "flag", "Wohnort nicht bekannt"),
    )


def persons(explained: str, *roles: Choice) -> tuple[Field, ...]:
    """Make the rows of other people; `roles` are those of one direction, before what both have."""
    return (
        Field("persons", "list", "Weitere Personen", entry="Weitere Person", limit=30, help=explained),
        Field("persons[].role", "choice", "Rolle der Person", need="always", choices=(*roles, *_ROLES)),
        Field("persons[].family_name", "text", "Familienname"),
        Field("persons[].given_name", "text", "Vorname"),
        Field("persons[].birth_date", "date", "Geburtsdatum"),
        Field("persons[].phone", "phone", "Rufnummer"),
        *place("persons[].residence", "Wohnort"),
        Field("persons[].protected_address", "flag", "Anschrift geschützt"),
        Field("persons[].note", "text", "Hinweis", limit=300),
        of_children("persons[]"),
    )


def head(codes: Iterable[str]) -> tuple[Field, ...]:
    """Make the rows every form begins with; `codes` are the categories that may be named besides."""
    return (
        Field("category", "text", "Anlass", need="always", quick=True, help="Code der Meldungsart, etwa P01."),
        Field("urgency", "choice", "Dringlichkeit", need="always", choices=URGENCIES),
        Field("urgency_reason", "text", "Grund der Dringlichkeit", limit=300),
        Field("secondary_categories", "choices", "Weitere Anlässe", choices=tuple((code, code) for code in codes)),
        Field("basis", "text", "Rechtsgrundlage", limit=200, help="Voreingestellt durch die Meldungsart."),
        Field("basis_reason", "text", "Grund der abweichenden Rechtsgrundlage", limit=300),
    )


SENDER: Final = (
    Field("sender", "group", "Rückfragen an", need="always", quick=True),
    Field("sender.name", "text", "Name", need="always", help="Wer für Rückfragen erreichbar ist."),
    Field("sender.phone", "phone", "Rufnummer", need="always"),
    Field("sender.function", "text", "Funktion", need="full", help="Amtsbezeichnung oder Funktion."),
    Field("sender.unit", "text", "Dienststelle", need="full"),
    Field("sender.reachable", "text", "Erreichbar", need="full", help="Etwa: bis 06:00 Uhr, danach Vertretung."),
    Field("sender.deputy", "text", "Vertretung", limit=200),
    Field("sender.file_number", "text", "Vorgangsnummer", need="full", help="Bei Sofort kann sie nachgereicht werden."),
    Field("sender.prosecutor_file_number", "text", "Aktenzeichen der Staatsanwaltschaft"),
)


def phone_log(*, quick: bool) -> tuple[Field, ...]:
    """Make the rows of calls made before or while notifying."""
    return (
        Field(
            "phone_log",
            "list",
            "Telefonisch übergeben",
            entry="Anruf",
            limit=20,
            quick=quick,
            help="Ersetzt nie den Anruf.",
        ),
        Field("phone_log[].person", "text", "Gesprochen mit", need="always", help="Name oder Stelle."),
        Field("phone_log[].phone", "phone", "Gewählte Rufnummer"),
        Field("phone_log[].at", "moment", "Zeitpunkt des Anrufs", need="always"),
        Field("phone_log[].by", "text", "Angerufen von"),
        Field("phone_log[].reached", "flag", "Erreicht"),
        Field("phone_log[].note", "text", "Notiz", limit=300),
    )


def statements(*, need: Need, quick: bool) -> tuple[Field, ...]:
    """Make the rows of statements; the list is part of the immediate form and may be required in the full one."""
    return (
        Field(
            "statements",
            "list",
            "Was ist passiert?",
            entry="Aussage",
            limit=100,
            need=need,
            quick=quick,
            help="Jede Aussage einzeln: beobachtet, mitgeteilt, aus einem Dokument oder Einschätzung.",
        ),
        Field("statements[].kind", "choice", "Art der Aussage", need="always", choices=_STATEMENTS),
        Field("statements[].text", "long", "Aussage", need="always"),
        Field(
            "statements[].source",
            "text",
            "Quelle",
            limit=200,
            need="full",
            when=("kind", ("told", "document")),
            help="Von wem, woraus.",
        ),
        Field("statements[].at", "moment", "Zeitpunkt der Aussage"),
        Field("statements[].author", "text", "Festgehalten von"),
        of_children("statements[]"),
    )
