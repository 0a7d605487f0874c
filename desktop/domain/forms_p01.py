"""The form P01: domestic violence with a child present or affected, police to youth welfare office.

One row a field (`form_values.Field`). The immediate form has seven fields of which five are required (the rows marked
`quick`); everything else may follow under the same number, and is required where the notification is not immediate.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.catalogue import POLICE_TO_YOUTH
from desktop.domain.form_rows import (
    DANGERS,
    GENDERS,
    SAFETY_HINTS,
    SENDER,
    YES_NO_UNKNOWN,
    head,
    phone_log,
    place,
    statements,
)
from desktop.domain.form_values import Field

_LABELS: Final = (
    Field("labels", "group", "Kennzeichnung", need="full", basis="§ 22b PolG NRW"),
    Field(
        "labels.means",
        "choice",
        "Mittel der Erhebung",
        need="always",
        choices=(("open", "Offen"), ("covert", "Verdeckt")),
        basis="§ 22b PolG NRW",
    ),
    Field(
        "labels.person_category",
        "choice",
        "Kategorie der Person",
        need="full",
        choices=(
            ("victim", "Opfer"),
            ("suspect", "Tatverdächtig"),
            ("witness", "Zeugin, Zeuge"),
            ("contact", "Kontaktperson"),
            ("other", "Andere Person"),
        ),
        basis="§ 22b PolG NRW",
    ),
    Field("labels.protected_interest", "text", "Rechtsgut oder Straftat", need="full", basis="§ 22b PolG NRW"),
    Field("labels.collecting_unit", "text", "Erhebende Stelle", need="full", basis="§ 22b PolG NRW"),
    Field("labels.special_category", "flag", "Besondere Kategorien personenbezogener Daten", basis="§ 22a PolG NRW"),
)

_INCIDENT: Final = (
    Field("incident", "group", "Ereignis", need="full"),
    Field("incident.from", "moment", "Beginn des Ereignisses", need="full"),
    Field("incident.to", "moment", "Ende des Ereignisses"),
    Field(
        "incident.precision",
        "choice",
        "Genauigkeit",
        choices=(("exact", "Genau"), ("approximate", "Ungefähr")),
    ),
    Field("incident.known_at", "moment", "Bekannt geworden am", need="full"),
    *place("incident.place", "Ort des Ereignisses", need="full", unless=("place_unknown",)),
    Field("incident.place_unknown", "flag", "Ort des Ereignisses nicht bekannt"),
    Field(
        "incident.occasion",
        "choice",
        "Wie bekannt geworden",
        need="full",
        choices=(
            ("emergency_call", "Notruf"),
            ("patrol", "Streife"),
            ("investigation", "Ermittlung"),
            ("third_party", "Hinweis"),
            ("other", "Anders"),
        ),
    ),
)

_WHERE: Final = (
    *place("whereabouts", "Wo ist das Kind jetzt?", need="always", quick=True),
    *place("residence", "Wohnort der Familie", need="full", unless=("residence_unknown",)),
    Field("residence_unknown", "flag", "Wohnort nicht bekannt"),
)

_CHILDREN: Final = (
    Field(
        "children",
        "list",
        "Kinder",
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

_ADULTS: Final = (
    Field(
        "guardians", "list", "Sorge- und Erziehungsberechtigte", limit=12, need="full", unless=("guardians_unknown",)
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
    Field("persons", "list", "Weitere Personen", limit=30, help="Nur, wer für den Schutz des Kindes wichtig ist."),
    Field(
        "persons[].role",
        "choice",
        "Rolle der Person",
        need="always",
        choices=(
            ("suspect", "Tatverdächtig"),
            ("victim", "Opfer"),
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

_WHAT: Final = (
    *statements(need="full", quick=True),
    Field(
        "indications",
        "choices",
        "Anhaltspunkte",
        need="full",
        choices=(
            ("neglect", "Vernachlässigung"),
            ("physical", "Körperliche Misshandlung"),
            ("psychological", "Psychische Misshandlung"),
            ("sexual", "Sexuelle Gewalt"),
            ("other", "Anderes"),
        ),
    ),
    Field("assessment", "group", "Einschätzung", need="full", help="Steht getrennt von den Tatsachen."),
    Field("assessment.danger", "choice", "Gefahr jetzt?", need="always", choices=DANGERS),
    Field("assessment.reasons", "long", "Gründe der Einschätzung", need="full"),
    Field("measures", "list", "Maßnahmen", limit=30, need="full", help="Auch „keine“ ist eine Angabe."),
    Field(
        "measures[].kind",
        "choice",
        "Art der Maßnahme",
        need="always",
        choices=(
            ("none", "Keine"),
            ("expulsion", "Wohnungsverweisung (§ 34a PolG NRW)"),
            ("detention", "Gewahrsam"),
            ("handed_over", "Kind übergeben an"),
            ("care_requested", "Inobhutnahme angeregt"),
            ("care_done", "Inobhutnahme erfolgt"),
            ("medical", "Ärztliche Versorgung"),
            ("complaint", "Strafanzeige"),
            ("advice_centre", "Beratungsstelle"),
            ("other", "Andere Maßnahme"),
        ),
    ),
    Field("measures[].text", "long", "Beschreibung", limit=2000),
    Field("measures[].from", "moment", "Beginn der Maßnahme", need="always", when=("kind", ("expulsion",))),
    Field("measures[].until", "moment", "Ende der Maßnahme", ahead=True, need="always", when=("kind", ("expulsion",))),
    Field("measures[].by", "text", "Durch wen"),
    Field("measures[].place", "text", "Wo", limit=200),
    Field("request", "group", "Was jetzt gebraucht wird", need="always", quick=True),
    Field(
        "request.kind",
        "choice",
        "Bitte an das Jugendamt",
        need="always",
        choices=(
            ("information", "Zur Kenntnis"),
            ("contact", "Kontakt aufnehmen"),
            ("come_now", "Sofort kommen"),
            ("joint_visit", "Gemeinsamer Besuch"),
        ),
    ),
    Field("request.text", "long", "Was genau", limit=1000),
    Field("request.by", "moment", "Bis wann", ahead=True),
    Field("safety", "group", "Eigensicherung"),
    Field("safety.hints", "choices", "Gefahren beim Hausbesuch", choices=SAFETY_HINTS),
    Field("safety.text", "long", "Hinweis zur Eigensicherung", limit=1000),
)

_TRANSPARENCY: Final = (
    Field("transparency", "group", "Information der Familie", need="full"),
    Field("transparency.family_informed", "flag", "Familie über die Meldung informiert", need="always"),
    Field("transparency.informed_by", "text", "Informiert durch", need="full", when=("family_informed", (True,))),
    Field(
        "transparency.informed_reason",
        "text",
        "Warum die Familie nicht informiert ist",
        limit=300,
        need="full",
        when=("family_informed", (False,)),
    ),
    Field(
        "transparency.police_consent",
        "flag",
        "Polizei stimmt der Information durch das Jugendamt zu",
        need="full",
        basis="§ 82a Abs. 5 SGB X",
    ),
    Field(
        "transparency.police_consent_reason",
        "text",
        "Warum die Polizei nicht zustimmt",
        limit=300,
        need="full",
        when=("police_consent", (False,)),
        basis="§ 82a Abs. 5 SGB X",
    ),
    Field(
        "only_necessary",
        "flag",
        "Nur, was das Jugendamt braucht",
        need="full",
        help="Bestätigung, dass die Meldung keine überflüssigen Angaben enthält.",
    ),
)

P01: Final = (
    *head(code for code in POLICE_TO_YOUTH if code not in ("P01", "P99")),
    *_LABELS,
    *SENDER,
    *phone_log(quick=True),
    *_INCIDENT,
    *_WHERE,
    *_CHILDREN,
    *_ADULTS,
    *_WHAT,
    *_TRANSPARENCY,
)
