"""The rows about people: the children, those who care for them, others, and the household.

Police forms ask all of this in the full report and little of it at night. The rows of the youth welfare offices' forms
stand in `forms_youth.py`: they may say less.
"""

from __future__ import annotations

import dataclasses
from typing import Final

from desktop.domain.form_rows import GENDERS, YES_NO_UNKNOWN, of_children, persons, place
from desktop.domain.form_values import Field

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
        help="Name oder Alter, soweit bekannt; sonst genügt die Anzahl.",
    ),
    Field("children_count", "count", "Anzahl der Kinder", limit=20),
    Field("children[].family_name", "text", "Familienname", need="full", unless=("name_unknown", "unborn")),
    Field("children[].given_name", "text", "Vorname", need="full", unless=("name_unknown", "unborn")),
    Field("children[].name_unknown", "flag", "Name nicht bekannt"),
    Field("children[].birth_date", "date", "Geburtsdatum", need="full", unless=("estimated_age", "unborn")),
    Field("children[].estimated_age", "count", "Geschätztes Alter", limit=17),
    Field("children[].unborn", "flag", "Ungeborenes Kind"),
    Field("children[].gender", "choice", "Geschlecht", need="full", unless=("unborn",), choices=GENDERS),
    Field("children[].nationality", "text", "Staatsangehörigkeit"),
    *place("children[].whereabouts", "Abweichender Aufenthalt"),
    *place("children[].residence", "Abweichender Wohnort"),
    Field(
        "children[].protected_address",
        "flag",
        "Anschrift geschützt",
        need="full",
        help="Auskunftssperre, Frauenhaus: Die Anschrift erscheint nur in der Meldung selbst.",
    ),
    Field(
        "children[].role",
        "choice",
        "Rolle des Kindes",
        need="full",
        choices=(
            ("affected", "Unmittelbar betroffen"),
            ("present", "Anwesend"),
            ("witness", "Zeugin, Zeuge"),
            ("absent", "Im Haushalt, nicht anwesend"),
            ("suspect_under_14", "Tatverdächtig, unter 14"),
            ("suspect_14_to_17", "Tatverdächtig, 14 bis 17"),
            ("missing", "Vermisst"),
        ),
    ),
    Field("children[].seen", "flag", "Kind gesehen", need="full"),
    Field("children[].spoken_to", "flag", "Mit dem Kind gesprochen", need="full"),
    Field("children[].spoken_alone", "flag", "Allein gesprochen"),
    Field("children[].condition", "long", "Zustand, wie gesehen"),
    Field("children[].injuries", "long", "Verletzungen, wie gesehen"),
    Field("children[].medical_care", "text", "Ärztliche Versorgung", limit=300),
    Field("children[].own_words", "long", "Worte des Kindes", help="Möglichst im Wortlaut."),
    Field("children[].school", "text", "Schule, Kindertagesstätte", help="Nur wenn erforderlich."),
    Field("children[].doctor", "text", "Ärztin, Arzt", help="Nur wenn erforderlich."),
    Field("children[].informed", "flag", "Kind über die Meldung informiert", need="full"),
    Field(
        "children[].informed_reason",
        "text",
        "Warum nicht informiert",
        limit=300,
        need="full",
        when=("informed", (False,)),
    ),
)

_OF_ACCUSED: Final = frozenset(
    {"family_name", "given_name", "birth_date", "gender", "nationality", "protected_address"}
)
ACCUSED: Final = tuple(
    dataclasses.replace(row, unless=(), need="optional" if row.path.endswith("gender") else row.need)
    for row in CHILDREN
    if row.path.removeprefix("children[].") in ("children", *_OF_ACCUSED) or row.path.startswith("children[].residence")
)
"""The rows about a youth who is accused: who it is and where it lives. What was seen and said is for the court."""

GUARDIANS: Final = (
    Field(
        "guardians",
        "list",
        "Sorge- und Erziehungsberechtigte",
        entry="Sorge- oder erziehungsberechtigte Person",
        limit=12,
        need="full",
        unless=("guardians_unknown",),
    ),
    Field("guardians_unknown", "flag", "Sorge- und Erziehungsberechtigte nicht bekannt"),
    Field("guardians[].family_name", "text", "Familienname", need="full", unless=("name_unknown",)),
    Field("guardians[].given_name", "text", "Vorname"),
    Field("guardians[].name_unknown", "flag", "Name nicht bekannt"),
    Field("guardians[].birth_date", "date", "Geburtsdatum"),
    *place("guardians[].residence", "Wohnort"),
    Field("guardians[].protected_address", "flag", "Anschrift geschützt"),
    Field("guardians[].phone", "phone", "Rufnummer"),
    Field("guardians[].relation", "text", "Beziehung zum Kind", need="full"),
    Field("guardians[].custody", "choice", "Sorgerecht", need="full", choices=YES_NO_UNKNOWN),
    Field("guardians[].custody_source", "text", "Woher das Sorgerecht bekannt ist"),
    Field("guardians[].present", "flag", "Anwesend", need="full"),
    Field(
        "guardians[].sobriety",
        "choice",
        "Zustand, wie beobachtet",
        choices=(("sober", "Nüchtern"), ("intoxicated", "Berauscht"), ("unclear", "Unklar")),
    ),
    Field("guardians[].informed", "flag", "Über die Meldung informiert", need="full"),
    Field(
        "guardians[].informed_reason",
        "text",
        "Warum nicht informiert",
        limit=300,
        need="full",
        when=("informed", (False,)),
    ),
    of_children("guardians[]"),
)

PERSONS: Final = persons(
    "Nur, wer für den Schutz des Kindes wichtig ist.", ("suspect", "Tatverdächtig"), ("victim", "Opfer")
)

HOUSEHOLD: Final = (
    Field("reporter", "group", "Hinweisgebende Person", help="Bleibt verborgen, bis jemand anders entscheidet."),
    Field("reporter.name", "text", "Name", need="always"),
    Field("reporter.phone", "phone", "Rufnummer"),
    Field("reporter.relation", "text", "Beziehung zum Kind"),
    Field("reporter.hidden", "flag", "Verborgen"),
    Field("household", "group", "Haushalt"),
    Field("household.further_children", "count", "Weitere Kinder (ohne Namen)", limit=20),
    Field("household.language", "text", "Sprache"),
    Field("household.interpreter", "flag", "Sprachmittlung nötig"),
    Field("household.previous_incidents", "count", "Frühere Einsätze", limit=500),
    Field("household.previous_dates", "text", "Tage früherer Einsätze", limit=300),
)
