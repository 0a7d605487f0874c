"""Complete examples of what a youth welfare office writes: to the police, and to another office (X01).

People, numbers and events are plainly invented; the telephone numbers are from the range kept free for invention.
"""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.templates_police import SCHIEFBAHN

_SENDER: Final = {
    "name": "Fachkraft A",
    "function": "Allgemeiner Sozialer Dienst",
    "unit": "Jugendamt Beispiel",
    "phone": "030 23125 003",
    "reachable": "durchgehend",
    "file_number": "000/00",
}
_HOME: Final = {**SCHIEFBAHN, "street": "Beispielstraße", "house_number": "1", "kind": "home"}
_CHILD: Final = {"given_name": "Kind", "family_name": "Eins", "estimated_age": 6}
_ON_SITE: Final = {"name": "Fachkraft A", "phone": "030 23125 003"}


def _seen(text: str) -> list[dict[str, Any]]:
    """Make one statement of what was seen."""
    return [{"kind": "observed", "text": text, "source": "Fachkraft A", "at": "2024-06-01T16:20:00+02:00"}]


_OWN: Final[dict[str, dict[str, Any]]] = {
    "J01": {
        "urgency": "immediate",
        "danger": {"description": "Ein Kind ist allein mit einer bewaffneten Person in der Wohnung und ruft um Hilfe."},
        "gates": {"immediate_action": True, "guardians_cooperation": "refused"},
        "whereabouts": {**SCHIEFBAHN, "street": "Beispielstraße", "house_number": "1", "kind": "home"},
        "children": [{"given_name": "Kind", "family_name": "Eins", "estimated_age": 6}],
        "persons": [{"role": "threat", "given_name": "Person", "family_name": "Eins"}],
        "request": {"kind": "protect_child", "text": "Bitte sofort zur Wohnung kommen."},
        "on_site": {"name": "Fachkraft A", "phone": "030 23125 003"},
        "safety": {"hints": ["weapons"], "text": "Ein Messer wurde gesehen."},
        "custody": {"state": "planned"},
        "statements": [
            {
                "kind": "observed",
                "text": "Durch die Tür waren Schreie eines Kindes zu hören.",
                "source": "Fachkraft A",
                "at": "2024-06-01T16:20:00+02:00",
            }
        ],
        "service_endangered": False,
    },
    "J02": {
        "urgency": "urgent",
        "danger": {"description": "Das Kind soll heute aus der Wohnung geholt werden; die Tür bleibt verschlossen."},
        "assessment": {"danger": "possible"},
        "whereabouts": _HOME,
        "children": [_CHILD],
        "persons": [{"role": "guardian", "given_name": "Elternteil", "family_name": "Eins"}],
        "custody": {"state": "ordered", "court_reference": "Amtsgericht Beispiel, 0 F 000/00"},
        "circumstances": {
            "visit": "2024-06-01T18:00:00+02:00",
            "resistance": "Elternteil Eins hat angekündigt, nicht zu öffnen.",
        },
        "request": {"kind": "use_force", "text": "Bitte die Wohnung mit uns betreten."},
        "on_site": _ON_SITE,
        "safety": {"hints": ["dog"]},
        "statements": _seen("Auf Klingeln und Rufen öffnete niemand; im Fenster stand das Kind."),
        "service_endangered": True,
        "service_endangered_reason": "Das Kind ist anders nicht zu schützen.",
    },
    "J03": {
        "urgency": "urgent",
        "whereabouts": _HOME,
        "circumstances": {"visit": "2024-06-01T18:00:00+02:00", "staff": 2},
        "request": {"kind": "stand_by", "text": "Bitte vor dem Haus bereitstehen."},
        "on_site": _ON_SITE,
        "safety": {"hints": ["dog", "violence"], "text": "Beim letzten Besuch wurde gedroht."},
    },
    "J04": {
        "urgency": "urgent",
        "whereabouts": {**SCHIEFBAHN, "kind": "facility"},
        "children": [_CHILD],
        "danger": {"description": "Das Kind ist ohne Jacke unterwegs, nachts wird es kalt."},
        "assessment": {"danger": "possible"},
        "circumstances": {
            "missing_since": "2024-06-01T14:00:00+02:00",
            "description": "Etwa 1,20 m, roter Pullover, blaue Hose.",
            "possible_places": "Am See, am Bahnhof.",
        },
        "request": {"kind": "bring_back"},
        "on_site": _ON_SITE,
        "service_endangered": False,
    },
    "J05": {
        "urgency": "immediate",
        "circumstances": {
            "planned": "Person Eins soll angekündigt haben, am Abend das Haus anzuzünden.",
            "planned_when": "Heute Abend.",
            "known_from": "Anruf einer Nachbarin um 16:20 Uhr.",
        },
        "whereabouts": _HOME,
        "persons": [{"role": "threat", "given_name": "Person", "family_name": "Eins"}],
        "request": {"kind": "prevent"},
        "statements": _seen("Die Nachbarin spielte eine Sprachnachricht vor."),
    },
    "J06": {
        "urgency": "routine",
        "circumstances": {
            "own_purpose": "proceedings",
            "own_task": "Schutzauftrag nach § 8a SGB VIII, Kontakt zum Familiengericht",
            "necessity": "Ohne Ermittlungen bleibt offen, ob das Kind bei Person Eins sicher ist.",
            "offence": "Körperverletzung",
        },
        "incident": {"from": "2024-05-31T18:00:00+02:00"},
        "whereabouts": SCHIEFBAHN,
        "children": [_CHILD],
        "persons": [{"role": "threat", "given_name": "Person", "family_name": "Eins"}],
        "statements": [{**_seen("Das Kind hatte einen frischen Bluterguss am Arm.")[0], "entrusted": False}],
        "request": {"kind": "record_complaint"},
        "service_endangered": False,
        "transparency": {"family_informed": True, "police_consent": True},
    },
    "J07": {
        "urgency": "routine",
        "police_request": {
            "asked_by": "Kriminalkommissariat Beispiel",
            "reference": "KK 00/000",
            "path": "section_68",
        },
        "requested": {
            "family_name": "Eins",
            "given_name": "Elternteil",
            "birth_date": "1990-03-01",
            "birth_place": "Beispielstadt",
            "address": {**SCHIEFBAHN, "street": "Beispielstraße", "house_number": "1"},
            "employer": "Beispielbetrieb, Willich",
        },
    },
    "J08": {
        "urgency": "routine",
        "circumstances": {
            "question": "Wurde die Wohnungsverweisung verlängert?",
            "purpose": "Davon hängt ab, ob das Kind in der Wohnung bleiben kann.",
            "regarding": "VIE-2024-1-000001",
        },
        "service_endangered": False,
    },
    "J11": {
        "urgency": "routine",
        "circumstances": {
            "talk_at": "2024-06-12T10:00:00+02:00",
            "talk_place": "Rathaus Beispiel, Raum 1",
            "participants": "Je eine Fachkraft von Polizei und Jugendamt",
            "question": "Wie kann ein Schulkind vor dem Nachbarn geschützt werden?",
            "pseudonymous": True,
        },
        "service_endangered": False,
    },
    "X01": {
        "urgency": "urgent",
        "whereabouts": {"municipality": "Kempen", "note": "bei den Großeltern"},
        "residence": {"municipality": "Kempen"},
        "children": [
            {
                "given_name": "Kind",
                "family_name": "Eins",
                "birth_date": "2017-03-01",
                "gender": "female",
                "protected_address": False,
                "role": "affected",
                "seen": True,
                "spoken_to": True,
                "informed": True,
            }
        ],
        "guardians": [
            {
                "given_name": "Elternteil",
                "family_name": "Eins",
                "relation": "Mutter",
                "custody": "yes",
                "present": True,
                "informed": True,
            }
        ],
        "circumstances": {
            "handover_reason": "residence",
            "talk_on": "2024-06-01",
            "participants": "Fachkraft A, Elternteil Eins",
            "family_involved": True,
            "help_so_far": "Erziehungsberatung seit dem Frühjahr.",
        },
        "statements": _seen("Das Kind kam mehrmals ohne Frühstück zur Schule."),
        "assessment": {"danger": "possible", "reasons": "Der Umzug kann die Lage verschärfen."},
        "request": {"kind": "take_over"},
        "only_necessary": True,
    },
}
YOUTH_TEMPLATES: Final[dict[str, dict[str, Any]]] = {
    code: {"category": code, "sender": _SENDER, **own} for code, own in _OWN.items()
}
