"""The forms of the youth welfare offices but J01: to the police, and the hand-over to another office (X01).

Each asks for what its rule lets through and has no row for the rest: the protection of staff (J03) says nothing of the
family, a question (J08) nothing of the help, an invitation to talk about a case (J11) no name. Where a person may be
told what stands in a form, the reasons for telling it stand beside (§ 64 Abs. 2, § 65 SGB VIII).
"""

from __future__ import annotations

from typing import Final

from desktop.domain.form_rows import DANGERS, SENDER, head, phone_log, place, where
from desktop.domain.form_rows_youth import (
    CHILDREN,
    PERSONS,
    SAFETY,
    STATEMENTS,
    STATEMENTS_HANDED_OVER,
    TRANSPARENCY,
    WHERE,
    custody,
    on_site,
    service,
)
from desktop.domain.form_values import Choice, Field
from desktop.domain.forms_people import CHILDREN as CHILDREN_IN_FULL
from desktop.domain.forms_people import GUARDIANS

_LINE: Final = 300
_CASE_TALK: Final = "§ 64 Abs. 2a SGB VIII"
_HAND_OVER: Final = "§ 8a Abs. 6 SGB VIII"

_CIRCUMSTANCES: Final = Field("circumstances", "group", "Umstände", need="always", quick=True)
_DANGER: Final = (
    Field("danger", "group", "Gefahr für das Kind", need="always", quick=True),
    Field("danger.description", "long", "Welche Gefahr droht?", need="always"),
    Field("assessment", "group", "Einschätzung", help="Steht getrennt von den Tatsachen."),
    Field("assessment.danger", "choice", "Gefahr jetzt?", need="always", choices=DANGERS),
    Field("assessment.reasons", "long", "Gründe der Einschätzung"),
)
_SERVICE: Final = service(need="full")
_PLACE_OF_POLICE: Final = place("whereabouts", "Ort, nach dem sich die zuständige Polizei richtet")


def _request(label: str, *choices: Choice) -> tuple[Field, ...]:
    """Make the rows of what is asked for."""
    return (
        Field("request", "group", "Was gebraucht wird", need="always", quick=True),
        Field("request.kind", "choice", label, need="always", choices=choices),
        Field("request.text", "long", "Was genau", limit=1000),
        Field("request.by", "moment", "Bis wann", ahead=True),
    )


_FORCE: Final = (
    *_DANGER,
    *WHERE,
    *CHILDREN,
    *PERSONS,
    *custody(need="full"),
    Field("circumstances", "group", "Umstände", need="full"),
    Field("circumstances.visit", "moment", "Wann soll es geschehen?", need="full", ahead=True),
    Field("circumstances.resistance", "long", "Mit welchem Widerstand ist zu rechnen?", limit=1000),
    *_request(
        "Bitte an die Polizei",
        ("enter_home", "Zutritt zur Wohnung"),
        ("use_force", "Vollzugshilfe bei der Inobhutnahme"),
        ("protect_staff", "Fachkräfte schützen"),
        ("other", "Anderes"),
    ),
    *on_site(need="full"),
    *SAFETY,
    *STATEMENTS,
    *_SERVICE,
    *TRANSPARENCY,
)

_VISIT: Final = (
    *place("whereabouts", "Ort des Hausbesuchs", need="always", quick=True),
    _CIRCUMSTANCES,
    Field("circumstances.visit", "moment", "Wann ist der Hausbesuch?", need="always", ahead=True),
    Field("circumstances.staff", "count", "Anzahl der Fachkräfte", need="always", limit=20),
    Field("assessment", "group", "Einschätzung"),
    Field("assessment.danger", "choice", "Gefahr jetzt?", need="always", choices=DANGERS),
    *_request(
        "Bitte an die Polizei",
        ("accompany", "Begleiten"),
        ("stand_by", "In der Nähe bereitstehen"),
        ("come_now", "Sofort kommen"),
    ),
    *on_site(need="full"),
    *SAFETY,
)

_MISSING: Final = (
    *place("whereabouts", "Wo wurde das Kind zuletzt gesehen?", need="always", quick=True),
    *CHILDREN,
    *_DANGER,
    Field("circumstances", "group", "Umstände", need="full"),
    Field("circumstances.missing_since", "moment", "Vermisst seit", need="full"),
    Field("circumstances.description", "long", "Beschreibung", limit=2000, need="full", help="Größe, Kleidung."),
    Field("circumstances.possible_places", "long", "Wo das Kind sein könnte", limit=1000),
    Field("circumstances.companions", "text", "Begleitpersonen", limit=_LINE),
    *_request(
        "Bitte an die Polizei",
        ("find_child", "Kind suchen"),
        ("bring_back", "Kind suchen und zurückbringen"),
        ("inform", "Mitteilen, wenn es angetroffen wird"),
    ),
    *on_site(need="optional"),
    *_SERVICE,
)

_PLANNED: Final = (
    _CIRCUMSTANCES,
    Field("circumstances.planned", "long", "Was ist geplant?", limit=2000, need="always", basis="§ 138 StGB"),
    Field("circumstances.planned_when", "text", "Wann", limit=_LINE),
    Field("circumstances.known_from", "text", "Woher bekannt", limit=_LINE, need="full"),
    *place("whereabouts", "Wo", need="always", quick=True),
    Field("children_count", "count", "Anzahl der Kinder", limit=20),
    *PERSONS,
    *_request("Bitte an die Polizei", ("prevent", "Verhindern"), ("protect_child", "Kind schützen")),
    *SAFETY,
    *STATEMENTS,
)

_QUESTION: Final = (
    _CIRCUMSTANCES,
    Field("circumstances.question", "long", "Frage", limit=2000, need="always"),
    Field("circumstances.purpose", "long", "Wozu wird die Antwort gebraucht?", limit=1000, need="always"),
    Field("circumstances.regarding", "text", "Nummer der Meldung, um die es geht", limit=40),
    *_PLACE_OF_POLICE,
    Field("children_count", "count", "Anzahl der Kinder", limit=20),
    Field("assessment", "group", "Einschätzung"),
    Field("assessment.danger", "choice", "Gefahr jetzt?", need="always", choices=DANGERS),
    Field("request", "group", "Was gebraucht wird"),
    Field("request.by", "moment", "Bis wann", ahead=True),
    *_SERVICE,
)

_CASE: Final = (
    Field("circumstances", "group", "Fallgespräch", need="always"),
    Field("circumstances.talk_at", "moment", "Wann", need="always", ahead=True),
    Field("circumstances.talk_place", "text", "Wo", limit=200, need="always"),
    Field("circumstances.participants", "text", "Wer teilnimmt", limit=_LINE, need="always", help="Nur Fachkräfte."),
    Field("circumstances.question", "long", "Frage, um die es geht", limit=2000, need="always", help="Ohne Namen."),
    Field(
        "circumstances.pseudonymous",
        "flag",
        "Das Gespräch ist ohne Namen möglich",
        need="always",
        basis=_CASE_TALK,
    ),
    Field(
        "circumstances.pseudonym_reason",
        "text",
        "Warum es ohne Namen nicht möglich ist",
        limit=_LINE,
        need="always",
        when=("pseudonymous", (False,)),
        basis=_CASE_TALK,
    ),
    *_PLACE_OF_POLICE,
    Field("children_count", "count", "Anzahl der Kinder", limit=20),
    *_SERVICE,
)

_HAND: Final = (
    *where(residence="full"),
    *CHILDREN_IN_FULL,
    *GUARDIANS,
    Field("circumstances", "group", "Übergabe", need="full", basis=_HAND_OVER),
    Field(
        "circumstances.handover_reason",
        "choice",
        "Grund der Abgabe",
        need="full",
        choices=(
            ("residence", "Wechsel des gewöhnlichen Aufenthalts"),
            ("whereabouts", "Das Kind hält sich dort auf"),
            ("mistaken", "Von Anfang an nicht zuständig"),
            ("other", "Anderer Grund"),
        ),
    ),
    Field(
        "circumstances.talk_on",
        "date",
        "Übergabegespräch am",
        need="full",
        unless=("no_talk_reason",),
        help="Die Abgabe soll in einem Gespräch der Fachkräfte geschehen, an dem die Familie teilnimmt.",
        basis=_HAND_OVER,
    ),
    Field("circumstances.no_talk_reason", "text", "Warum noch kein Gespräch stattfand", limit=_LINE, basis=_HAND_OVER),
    Field("circumstances.participants", "text", "Wer teilnahm", limit=_LINE),
    Field("circumstances.family_involved", "flag", "Familie beteiligt", need="full", basis=_HAND_OVER),
    Field(
        "circumstances.family_involved_reason",
        "text",
        "Warum die Familie nicht beteiligt ist",
        limit=_LINE,
        need="full",
        when=("family_involved", (False,)),
        basis=_HAND_OVER,
    ),
    Field("circumstances.help_so_far", "long", "Bisherige Hilfen", limit=2000, help="Keine vollständige Akte."),
    *STATEMENTS_HANDED_OVER,
    Field("assessment", "group", "Einschätzung", need="full", help="Steht getrennt von den Tatsachen."),
    Field("assessment.danger", "choice", "Gefahr jetzt?", need="always", choices=DANGERS),
    Field("assessment.reasons", "long", "Gründe der Einschätzung", need="full"),
    Field("household", "group", "Haushalt"),
    Field("household.language", "text", "Sprache"),
    Field("household.interpreter", "flag", "Sprachmittlung nötig"),
    *custody(need="optional"),
    *_request(
        "Bitte an das andere Jugendamt",
        ("take_over", "Übernehmen"),
        ("contact", "Kontakt aufnehmen"),
        ("come_now", "Sofort kommen"),
    ),
    *SAFETY,
    Field("only_necessary", "flag", "Nur, was das andere Jugendamt braucht", need="full"),
)

YOUTH: Final = {
    code: (*head(()), *SENDER, *phone_log(quick=calls), *rows)
    for code, rows, calls in (
        ("J02", _FORCE, False),
        ("J03", _VISIT, True),
        ("J04", _MISSING, False),
        ("J05", _PLANNED, True),
        ("J08", _QUESTION, True),
        ("J11", _CASE, False),
        ("X01", _HAND, True),
    )
}
