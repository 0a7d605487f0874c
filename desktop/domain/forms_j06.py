"""The form J06: a complaint to the police, or information for the office's own task (§ 69 Abs. 1 Nr. 1, 2 SGB X).

Nothing here is urgent help: that is J01. It asks which task it serves and why it is needed for that, whether the help
suffers (§ 64 Abs. 2 SGB VIII), and of each statement whether it was entrusted (§ 65 SGB VIII). Leadership releases it;
how that goes is no part of the form.
"""

from __future__ import annotations

import dataclasses
from typing import Final

from desktop.domain.form_rows import SENDER, head, phone_log, place
from desktop.domain.form_rows_youth import CHILDREN, PERSONS, SAFETY, STATEMENTS, TRANSPARENCY, service
from desktop.domain.form_values import Field

_TASK: Final = "§ 69 Abs. 1 Nr. 1, 2 SGB X"

_PURPOSE: Final = (
    Field("circumstances", "group", "Zweck der Mitteilung", need="always", basis=_TASK),
    Field(
        "circumstances.own_purpose",
        "choice",
        "Wozu dient die Mitteilung?",
        need="always",
        choices=(
            ("own_task", "Einer eigenen Aufgabe (§ 69 Abs. 1 Nr. 1 SGB X)"),
            ("proceedings", "Einem Verfahren, das damit zusammenhängt, auch Strafverfahren (§ 69 Abs. 1 Nr. 2 SGB X)"),
        ),
        basis=_TASK,
    ),
    Field("circumstances.own_task", "text", "Welche eigene Aufgabe", limit=300, need="always", basis=_TASK),
    Field(
        "circumstances.necessity",
        "long",
        "Warum ist die Mitteilung dafür nötig?",
        limit=1000,
        need="always",
        help="Auch, warum weniger Angaben nicht genügen.",
        basis=_TASK,
    ),
    Field("circumstances.offence", "text", "Vermutete Straftat", limit=300, help="Freiwillig; die Polizei prüft das."),
)
_INCIDENT: Final = (
    Field("incident", "group", "Ereignis"),
    Field("incident.from", "moment", "Beginn des Ereignisses"),
    Field("incident.to", "moment", "Ende des Ereignisses"),
)
_STATEMENTS: Final = tuple(
    dataclasses.replace(row, need="always") if row.path in ("statements", "statements[].entrusted") else row
    for row in STATEMENTS
)
_REQUEST: Final = (
    Field("request", "group", "Was gebraucht wird", need="always"),
    Field(
        "request.kind",
        "choice",
        "Bitte an die Polizei",
        need="always",
        choices=(
            ("record_complaint", "Strafanzeige aufnehmen"),
            ("inform", "Zur Kenntnis nehmen"),
            ("contact", "Kontakt aufnehmen"),
        ),
    ),
    Field("request.text", "long", "Was genau", limit=1000),
    Field("request.by", "moment", "Bis wann", ahead=True),
)
J06: Final = (
    *head(()),
    *SENDER,
    *phone_log(quick=False),
    *_PURPOSE,
    *_INCIDENT,
    *place("whereabouts", "Ort, nach dem sich die zuständige Polizei richtet"),
    *CHILDREN,
    *PERSONS,
    *_STATEMENTS,
    *_REQUEST,
    *SAFETY,
    *service(need="always"),
    *TRANSPARENCY,
)
