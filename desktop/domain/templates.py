"""Complete examples of notification files, valid as they stand.

They show every part of a form, so that one can delete what one does not need. People, numbers and events are plainly
invented; the telephone numbers are from the range kept free for invention.
"""

from __future__ import annotations

import copy
from typing import Any, Final

from desktop.domain.catalogue import CODES
from desktop.domain.forms import form
from desktop.domain.refused import Refused

_SCHIEFBAHN: Final = {"municipality": "Willich", "district": "Schiefbahn"}

_P01: Final[dict[str, Any]] = {
    "category": "P01",
    "urgency": "immediate",
    "urgency_reason": "Die verdächtige Person ist nicht mehr vor Ort und kann zurückkehren.",
    "labels": {
        "means": "open",
        "person_category": "victim",
        "protected_interest": "Körperliche Unversehrtheit",
        "collecting_unit": "Wache Beispiel",
    },
    "sender": {
        "name": "Dienst A",
        "function": "Beispielfunktion",
        "unit": "Wache Beispiel",
        "phone": "030 23125 001",
        "reachable": "bis 06:00 Uhr, danach die Vertretung",
        "deputy": "Dienst B",
        "file_number": "000000-0000-000000",
    },
    "phone_log": [
        {
            "person": "Rufbereitschaft Beispiel",
            "phone": "030 23125 002",
            "at": "2024-06-01T03:05:00+02:00",
            "by": "Dienst A",
            "reached": True,
        }
    ],
    "incident": {
        "from": "2024-06-01T02:40:00+02:00",
        "to": "2024-06-01T02:55:00+02:00",
        "precision": "approximate",
        "known_at": "2024-06-01T02:45:00+02:00",
        "place": {**_SCHIEFBAHN, "street": "Beispielstraße", "house_number": "1", "kind": "home"},
        "occasion": "emergency_call",
    },
    "whereabouts": {**_SCHIEFBAHN, "note": "bei einer Nachbarin"},
    "residence": _SCHIEFBAHN,
    "children": [
        {
            "given_name": "Kind",
            "family_name": "Eins",
            "birth_date": "2017-03-01",
            "gender": "female",
            "protected_address": False,
            "role": "witness",
            "seen": True,
            "spoken_to": True,
            "spoken_alone": True,
            "condition": "Wach, weint, keine sichtbaren Verletzungen.",
            "own_words": "Ich habe es laut gehört.",
            "informed": True,
        },
        {
            "given_name": "Kind",
            "family_name": "Zwei",
            "estimated_age": 4,
            "gender": "male",
            "protected_address": False,
            "role": "present",
            "seen": True,
            "spoken_to": False,
            "informed": False,
            "informed_reason": "Das Kind schlief.",
        },
    ],
    "guardians": [
        {
            "given_name": "Elternteil",
            "family_name": "Eins",
            "relation": "Mutter",
            "custody": "unknown",
            "present": True,
            "sobriety": "sober",
            "informed": True,
        }
    ],
    "statements": [
        {
            "kind": "observed",
            "text": "Im Flur lag ein umgestürztes Regal. Beide Kinder waren in der Wohnung.",
            "source": "Dienst A",
            "at": "2024-06-01T02:50:00+02:00",
        },
        {
            "kind": "told",
            "text": "Es habe einen lauten Streit gegeben.",
            "source": "Nachbarin",
            "at": "2024-06-01T02:52:00+02:00",
        },
    ],
    "indications": ["psychological"],
    "assessment": {"danger": "unclear", "reasons": "Der Aufenthalt der verdächtigen Person ist nicht bekannt."},
    "measures": [
        {
            "kind": "expulsion",
            "text": "Wohnungsverweisung und Rückkehrverbot ausgesprochen.",
            "from": "2024-06-01T02:55:00+02:00",
            "until": "2024-06-11T02:55:00+02:00",
            "by": "Dienst A",
        }
    ],
    "request": {"kind": "come_now", "text": "Bitte klären, wo die Kinder die Nacht verbringen können."},
    "safety": {"hints": ["other"], "text": "Die verdächtige Person kann zurückkehren."},
    "transparency": {"family_informed": True, "informed_by": "Dienst A", "police_consent": True},
    "only_necessary": True,
}

_J01: Final[dict[str, Any]] = {
    "category": "J01",
    "urgency": "immediate",
    "sender": {
        "name": "Fachkraft A",
        "function": "Allgemeiner Sozialer Dienst",
        "unit": "Jugendamt Beispiel",
        "phone": "030 23125 003",
        "reachable": "durchgehend",
    },
    "danger": {"description": "Ein Kind ist allein mit einer bewaffneten Person in der Wohnung und ruft um Hilfe."},
    "gates": {"immediate_action": True, "guardians_cooperation": "refused"},
    "whereabouts": {**_SCHIEFBAHN, "street": "Beispielstraße", "house_number": "1", "kind": "home"},
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
}

_TEMPLATES: Final = {"P01": _P01, "J01": _J01}


def template(code: str) -> dict[str, Any]:
    """Give a complete example of a category, or refuse."""
    if code not in CODES:
        raise Refused("category_unknown", "Diese Meldungsart gibt es nicht.", field="category")
    return copy.deepcopy(_TEMPLATES[form(code).code])
