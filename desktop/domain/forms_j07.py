"""The form J07: the answer of a youth welfare office to a request of the police in a single case (§ 68 SGB X).

It has rows for exactly what § 68 names, and one more for what a court's order asks for besides (§ 73 SGB X). That
nothing else goes out, that the request is not too old and that there is an order is held by the gates of the rules.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.form_rows import SENDER, head, phone_log, place
from desktop.domain.form_rows_youth import TRANSPARENCY, service
from desktop.domain.form_values import Field

ORDERED: Final = "court_order"
_LIST: Final = "§ 68 SGB X"
_ORDER: Final = "§ 73 SGB X"

_REQUEST: Final = (
    Field("police_request", "group", "Ersuchen der Polizei", need="always"),
    Field("police_request.asked_by", "text", "Ersuchende Stelle", need="always", limit=200),
    Field("police_request.reference", "text", "Aktenzeichen der Polizei", need="always"),
    Field(
        "police_request.asked_on",
        "date",
        "Datum des Ersuchens",
        need="always",
        help="Das Ersuchen darf nicht älter sein, als die Regel sagt.",
        basis=_LIST,
    ),
    Field(
        "police_request.path",
        "choice",
        "Worauf die Antwort beruht",
        need="always",
        choices=(
            ("section_68", "Ersuchen im Einzelfall (§ 68 SGB X)"),
            (ORDERED, "Richterliche Anordnung (§ 73 SGB X)"),
        ),
        basis="§§ 68, 73 SGB X",
    ),
    Field(
        "police_request.court_order",
        "text",
        "Gericht, Datum und Aktenzeichen der Anordnung",
        limit=300,
        need="gate",
        when=("path", (ORDERED,)),
        basis=_ORDER,
    ),
)


def _where(name: str, label: str) -> tuple[Field, ...]:
    """Make the rows of a place of the person: where, and nothing of what sort of place it is."""
    return tuple(row for row in place(f"requested.{name}", label) if not row.path.endswith(".kind"))


_PERSON: Final = (
    Field(
        "requested",
        "group",
        "Angaben zur Person",
        need="always",
        help="Nur, wonach gefragt wurde. Ob die Person Hilfe erhält, gehört nicht in die Antwort.",
        basis=_LIST,
    ),
    Field("requested.family_name", "text", "Familienname", need="always"),
    Field("requested.given_name", "text", "Vorname"),
    Field("requested.birth_date", "date", "Geburtsdatum"),
    Field("requested.birth_place", "text", "Geburtsort"),
    *_where("address", "Derzeitige Anschrift"),
    *_where("whereabouts", "Derzeitiger oder künftiger Aufenthalt"),
    Field("requested.employer", "text", "Arbeitgeber, mit Anschrift", limit=300),
    Field("requested.protected_address", "flag", "Anschrift geschützt"),
    Field(
        "requested.further",
        "long",
        "Was die Anordnung darüber hinaus verlangt",
        help="Nur bei richterlicher Anordnung.",
        basis=_ORDER,
    ),
)

J07: Final = (
    *head(()),
    *SENDER,
    *phone_log(quick=False),
    *_REQUEST,
    *_PERSON,
    *(
        row
        for row in place("whereabouts", "Ort, nach dem sich die zuständige Polizei richtet")
        if row.path.removeprefix("whereabouts").lstrip(".") in ("", "municipality", "district", "ags", "postcode")
    ),
    *service(need="optional"),
    *TRANSPARENCY,
)
