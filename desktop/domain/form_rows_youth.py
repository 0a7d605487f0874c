"""Rows that the youth welfare offices' forms share: each says no more than the receiver needs to act.

Social data leaves the office through these forms, so they are narrow: people by what finds them, statements with the
ground on which something entrusted may be passed on (§ 65 SGB VIII, § 76 SGB X).
"""

from __future__ import annotations

from typing import Final

from desktop.domain.form_rows import GENDERS, SAFETY_HINTS, persons, place, statements, where
from desktop.domain.form_values import Choice, Field, Need

WHERE: Final = where(residence="optional")

CHILDREN: Final = (
    Field(
        "children",
        "list",
        "Kinder",
        entry="Kind",
        limit=20,
        need="always",
        unless=("children_count",),
        quick=True,
        help="Nur, was zum Auffinden und Schützen nötig ist; sonst genügt die Anzahl.",
    ),
    Field("children_count", "count", "Anzahl der Kinder", limit=20),
    Field("children[].family_name", "text", "Familienname"),
    Field("children[].given_name", "text", "Vorname"),
    Field("children[].name_unknown", "flag", "Name nicht bekannt"),
    Field("children[].birth_date", "date", "Geburtsdatum"),
    Field("children[].estimated_age", "count", "Geschätztes Alter", limit=17),
    Field("children[].unborn", "flag", "Ungeborenes Kind"),
    Field("children[].gender", "choice", "Geschlecht", choices=GENDERS),
    *place("children[].whereabouts", "Abweichender Aufenthalt"),
    Field("children[].protected_address", "flag", "Anschrift geschützt"),
)

PERSONS: Final = persons(
    "Nur, wer für das Handeln der Polizei wichtig ist.",
    ("guardian", "Sorge- oder erziehungsberechtigt"),
    ("threat", "Von ihr geht die Gefahr aus"),
)


def on_site(*, need: Need) -> tuple[Field, ...]:
    """Make the rows of who of the office is there: whom the police meets, and how to reach them."""
    return (
        Field("on_site", "group", "Fachkraft vor Ort", need=need),
        Field("on_site.name", "text", "Name", need="always"),
        Field("on_site.phone", "phone", "Rufnummer", need="always"),
    )


SAFETY: Final = (
    Field("safety", "group", "Eigensicherung"),
    Field("safety.hints", "choices", "Gefahren vor Ort", choices=SAFETY_HINTS),
    Field("safety.text", "long", "Hinweis zur Eigensicherung", limit=1000),
)


def custody(*, need: Need) -> tuple[Field, ...]:
    """Make the rows of how far a taking into care is."""
    return (
        Field("custody", "group", "Inobhutnahme", need=need),
        Field(
            "custody.state",
            "choice",
            "Stand der Inobhutnahme",
            need="always",
            choices=(("none", "Nicht vorgesehen"), ("planned", "Vorgesehen"), ("ordered", "Angeordnet")),
            basis="§ 42 SGB VIII",
        ),
        Field("custody.court_reference", "text", "Aktenzeichen des Gerichts"),
    )


_DANGER_GROUND: Final = (
    "danger",
    "Gegenwärtige Gefahr, nicht anders abwendbar (§ 65 Abs. 1 Satz 1 Nr. 5 SGB VIII, § 34 StGB)",
)
_CONSENT_GROUND: Final = ("consent", "Einwilligung (§ 65 Abs. 1 Satz 1 Nr. 1 SGB VIII)")
_HANDOVER_GROUND: Final = ("handover", "Wechsel der Zuständigkeit (§ 65 Abs. 1 Satz 1 Nr. 3 SGB VIII)")


def _statements(*grounds: Choice, need: Need) -> tuple[Field, ...]:
    """Make the rows of statements; `grounds` are those on which what was entrusted may go to this receiver."""
    return (
        *statements(need=need, quick=False),
        Field("statements[].entrusted", "flag", "Anvertraut", basis="§ 65 SGB VIII"),
        Field(
            "statements[].entrusted_ground",
            "choice",
            "Grund, Anvertrautes weiterzugeben",
            need="gate",
            when=("entrusted", (True,)),
            choices=grounds,
            basis="§ 65 SGB VIII",
        ),
        Field("statements[].professional_secret", "flag", "Von einer Person nach § 203 StGB", basis="§ 76 SGB X"),
        Field(
            "statements[].secret_ground",
            "text",
            "Grund, die Angabe weiterzugeben",
            limit=300,
            need="gate",
            when=("professional_secret", (True,)),
            basis="§ 76 SGB X",
        ),
    )


STATEMENTS: Final = _statements(_DANGER_GROUND, _CONSENT_GROUND, need="optional")
STATEMENTS_HANDED_OVER: Final = _statements(_HANDOVER_GROUND, _DANGER_GROUND, _CONSENT_GROUND, need="full")


def service(*, need: Need) -> tuple[Field, ...]:
    """Make the rows of the question whether the help would suffer; a yes asks why it is told all the same."""
    return (
        Field(
            "service_endangered",
            "flag",
            "Gefährdet die Meldung den Erfolg der Hilfe?",
            need=need,
            basis="§ 64 Abs. 2 SGB VIII",
        ),
        Field(
            "service_endangered_reason",
            "text",
            "Warum trotzdem",
            limit=300,
            need="gate",
            when=("service_endangered", (True,)),
            basis="§ 64 Abs. 2 SGB VIII",
        ),
    )


TRANSPARENCY: Final = (
    Field("transparency", "group", "Information der Familie"),
    Field("transparency.family_informed", "flag", "Familie über die Meldung informiert"),
    Field("transparency.informed_reason", "text", "Warum die Familie nicht informiert ist", limit=300),
    Field(
        "transparency.police_consent",
        "flag",
        "Die Polizei hat der Information zugestimmt",
        when=("family_informed", (True,)),
        basis="§ 82a Abs. 5 SGB X",
    ),
    Field(
        "transparency.police_consent_reason",
        "text",
        "Warum ohne Zustimmung der Polizei informiert wurde",
        limit=300,
        need="gate",
        when=("family_informed", (True,)),
        basis="§ 82a Abs. 5 SGB X",
    ),
)
