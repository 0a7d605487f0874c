"""The form J01: the police has to act at once, youth welfare office to police (§ 8a Abs. 3 Satz 2 SGB VIII).

There is no longer form: J01 is always immediate. Its two checks ask, they never hold a notification back: a reason in
one sentence suffices whatever the answers are. Only what protects the child now is asked for.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.form_rows import SENDER, head, phone_log
from desktop.domain.form_rows_youth import (
    CHILDREN,
    PERSONS,
    SAFETY,
    STATEMENTS,
    TRANSPARENCY,
    WHERE,
    custody,
    on_site,
    service,
)
from desktop.domain.form_values import Field

_GATES: Final = "§ 8a Abs. 3 Satz 2 SGB VIII"

_DANGER: Final = (
    Field("danger", "group", "Gefahr für das Kind", need="always", quick=True),
    Field("danger.description", "long", "Welche Gefahr droht, und warum sofort?", need="always"),
    Field("gates", "group", "Prüfung nach § 8a Abs. 3", need="always", quick=True, basis=_GATES),
    Field(
        "gates.immediate_action",
        "flag",
        "Ist sofortiges Handeln der Polizei erforderlich?",
        need="always",
        unless=("reason",),
        basis=_GATES,
    ),
    Field(
        "gates.guardians_cooperation",
        "choice",
        "Wirken die Sorge- oder Erziehungsberechtigten mit?",
        need="always",
        unless=("reason",),
        choices=(
            ("refused", "Nein, versucht und abgelehnt"),
            ("not_possible", "Nein, nicht möglich oder gefährlich"),
            ("cooperating", "Ja"),
            ("not_tried", "Noch nicht versucht"),
        ),
        basis=_GATES,
    ),
    Field(
        "gates.reason",
        "long",
        "Begründung",
        limit=1000,
        need="gate",
        help="Nötig, wenn eine Frage offen ist oder die Antwort nicht passt. Dann geht die Meldung trotzdem.",
        basis=_GATES,
    ),
)

_REQUEST: Final = (
    Field("request", "group", "Was die Polizei tun soll", need="always", quick=True),
    Field(
        "request.kind",
        "choice",
        "Bitte an die Polizei",
        need="always",
        choices=(
            ("protect_child", "Kind schützen"),
            ("find_child", "Kind suchen"),
            ("enter_home", "Zutritt zur Wohnung"),
            ("remove_person", "Person fernhalten"),
            ("protect_staff", "Fachkräfte schützen"),
            ("other", "Anderes"),
        ),
    ),
    Field("request.text", "long", "Was genau", limit=1000),
    Field("request.by", "moment", "Bis wann", ahead=True, help="Ohne Angabe: sofort."),
)

J01: Final = (
    *head(()),
    *SENDER,
    *phone_log(quick=False),
    *_DANGER,
    *WHERE,
    *CHILDREN,
    *PERSONS,
    *_REQUEST,
    *on_site(need="optional"),
    *SAFETY,
    *custody(need="optional"),
    *STATEMENTS,
    *service(need="optional"),
    *TRANSPARENCY,
)
