"""The form J01: the police has to act at once, youth welfare office to police (§ 8a Abs. 3 Satz 2 SGB VIII).

There is no longer form: J01 is always immediate. Its two checks ask, they never hold a notification back: a reason in
one sentence suffices whatever the answers are. Only what protects the child now is asked for.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.form_rows import GENDERS, SAFETY_HINTS, SENDER, head, phone_log, place, statements
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
        help="Nötig, wenn eine Frage offen ist oder die Antwort nicht passt. Dann geht die Meldung trotzdem.",
        basis=_GATES,
    ),
)

_WHO: Final = (
    *place("whereabouts", "Wo ist das Kind jetzt?", need="always", quick=True),
    *place("residence", "Wohnort der Familie"),
    Field("residence_unknown", "flag", "Wohnort nicht bekannt"),
    Field(
        "children",
        "list",
        "Kinder",
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
    Field("persons", "list", "Weitere Personen", limit=30, help="Nur, wer für das Handeln der Polizei wichtig ist."),
    Field(
        "persons[].role",
        "choice",
        "Rolle der Person",
        need="always",
        choices=(
            ("guardian", "Sorge- oder erziehungsberechtigt"),
            ("threat", "Von ihr geht die Gefahr aus"),
            ("partner", "Partnerin, Partner"),
            ("sibling", "Geschwister"),
            ("other", "Andere Person"),
        ),
    ),
    Field("persons[].family_name", "text", "Familienname"),
    Field("persons[].given_name", "text", "Vorname"),
    Field("persons[].birth_date", "date", "Geburtsdatum"),
    Field("persons[].phone", "phone", "Rufnummer"),
    *place("persons[].residence", "Wohnort"),
    Field("persons[].protected_address", "flag", "Anschrift geschützt"),
    Field("persons[].note", "text", "Hinweis", limit=300),
)

_WHAT: Final = (
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
    Field("on_site", "group", "Fachkraft vor Ort"),
    Field("on_site.name", "text", "Name", need="always"),
    Field("on_site.phone", "phone", "Rufnummer", need="always"),
    Field("safety", "group", "Eigensicherung"),
    Field("safety.hints", "choices", "Gefahren vor Ort", choices=SAFETY_HINTS),
    Field("safety.text", "long", "Hinweis zur Eigensicherung", limit=1000),
    Field("custody", "group", "Inobhutnahme"),
    Field(
        "custody.state",
        "choice",
        "Stand der Inobhutnahme",
        need="always",
        choices=(("none", "Nicht vorgesehen"), ("planned", "Vorgesehen"), ("ordered", "Angeordnet")),
        basis="§ 42 SGB VIII",
    ),
    Field("custody.court_reference", "text", "Aktenzeichen des Gerichts"),
    *statements(need="optional", quick=False),
    Field("statements[].entrusted", "flag", "Anvertraut", basis="§ 65 SGB VIII"),
    Field(
        "statements[].entrusted_ground",
        "choice",
        "Grund, Anvertrautes weiterzugeben",
        need="always",
        when=("entrusted", (True,)),
        choices=(
            ("danger", "Gegenwärtige Gefahr, nicht anders abwendbar (§ 65 Abs. 1 Satz 1 Nr. 5 SGB VIII, § 34 StGB)"),
            ("consent", "Einwilligung (§ 65 Abs. 1 Satz 1 Nr. 1 SGB VIII)"),
        ),
        basis="§ 65 SGB VIII",
    ),
    Field("statements[].professional_secret", "flag", "Von einer Person nach § 203 StGB", basis="§ 76 SGB X"),
    Field(
        "statements[].secret_ground",
        "text",
        "Grund, die Angabe weiterzugeben",
        limit=300,
        need="always",
        when=("professional_secret", (True,)),
        basis="§ 76 SGB X",
    ),
    Field("service_endangered", "flag", "Gefährdet die Meldung den Erfolg der Hilfe?", basis="§ 64 Abs. 2 SGB VIII"),
    Field("service_endangered_reason", "text", "Warum trotzdem", limit=300, basis="§ 64 Abs. 2 SGB VIII"),
)

_TRANSPARENCY: Final = (
    Field("transparency", "group", "Information der Familie"),
    Field("transparency.family_informed", "flag", "Familie über die Meldung informiert"),
    Field("transparency.informed_reason", "text", "Warum die Familie nicht informiert ist", limit=300),
)

J01: Final = (*head(()), *SENDER, *phone_log(quick=False), *_DANGER, *_WHO, *_WHAT, *_TRANSPARENCY)
