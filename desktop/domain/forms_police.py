"""The forms of the police to the youth welfare offices: one for each category, of the same rows wherever possible.

One row a field (`form_values.Field`). An immediate form has at most seven fields, those marked `quick`; everything else
may follow under the same number, and is required where the notification is not immediate. What only one category asks
stands in `forms_circumstances.py`. The notice to the youth court assistance (P10) says no more than § 70 JGG wants.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.catalogue import LATER_EVENTS, POLICE_TO_YOUTH
from desktop.domain.form_rows import DANGERS, SAFETY_HINTS, SENDER, head, phone_log, place, statements, where
from desktop.domain.form_values import Field
from desktop.domain.forms_circumstances import circumstances
from desktop.domain.forms_people import ACCUSED, CHILDREN, GUARDIANS, HOUSEHOLD, PERSONS

_LABELS: Final = (
    Field("labels", "group", "Kennzeichnung", need="full", basis="§ 22b PolG NRW"),
    Field(
        "labels.means",
        "choice",
        "Mittel der Erhebung",
        need="full",
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

_WHERE: Final = where(residence="full")

_DANGER_AND_MEASURES: Final = (
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
    Field(
        "measures", "list", "Maßnahmen", entry="Maßnahme", limit=30, need="full", help="Auch „keine“ ist eine Angabe."
    ),
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
        need="gate",
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

_TOLD_IN_CONFIDENCE: Final = Field(
    "statements[].professional_secret",
    "flag",
    "Von einer Person nach § 203 StGB",
    help="Etwa von einer Ärztin: Das Jugendamt muss wissen, dass die Angabe so geschützt ist.",
    basis="§ 203 StGB",
)
_COURT_NOTICE: Final = "P10"
_OTHER: Final = "P90"


def _head(code: str) -> tuple[Field, ...]:
    """Make the rows a form begins with; besides its own, every category of the same direction may be named."""
    return head(one for one in POLICE_TO_YOUTH if one != code and one not in LATER_EVENTS)


def _full(code: str) -> tuple[Field, ...]:
    """Make the form of a category.

    The other occasion has to be explained, at night too: its reason stands where others ask what happened.
    """
    return (
        *_head(code),
        *_LABELS,
        *SENDER,
        *phone_log(quick=True),
        *_INCIDENT,
        *_WHERE,
        *CHILDREN,
        *circumstances(code),
        *GUARDIANS,
        *PERSONS,
        *HOUSEHOLD,
        *statements(need="full", quick=code != _OTHER),
        _TOLD_IN_CONFIDENCE,
        *_DANGER_AND_MEASURES,
        *_TRANSPARENCY,
    )


def _court_notice() -> tuple[Field, ...]:
    """Make the form of the notice to the youth court assistance: who, accused of what, summoned when."""
    return (
        *_head(_COURT_NOTICE),
        *_LABELS,
        *SENDER,
        *circumstances(_COURT_NOTICE),
        *_WHERE,
        *ACCUSED,
        *GUARDIANS,
        *(row for row in _TRANSPARENCY if row.path == "only_necessary"),
    )


POLICE: Final = {
    code: _court_notice() if code == _COURT_NOTICE else _full(code)
    for code in POLICE_TO_YOUTH
    if code not in LATER_EVENTS
}
