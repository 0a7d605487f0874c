"""Complete examples of what the police writes: one for each category, a short scene in Willich-Schiefbahn.

The first one (P01) shows every part of a form; the others take from it what they need and bring what is their own.
People, numbers and events are plainly invented; the telephone numbers are from the range kept free for invention.
"""

from __future__ import annotations

from typing import Any, Final

SCHIEFBAHN: Final = {"municipality": "Willich", "district": "Schiefbahn"}

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
        "place": {**SCHIEFBAHN, "street": "Beispielstraße", "house_number": "1", "kind": "home"},
        "occasion": "emergency_call",
    },
    "whereabouts": {**SCHIEFBAHN, "note": "bei einer Nachbarin"},
    "residence": SCHIEFBAHN,
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


def _scene(observed: str, told: str, source: str) -> list[dict[str, Any]]:
    """Make two statements: one seen, one told."""
    return [
        {"kind": "observed", "text": observed, "source": "Dienst A", "at": "2024-06-01T02:50:00+02:00"},
        {"kind": "told", "text": told, "source": source, "at": "2024-06-01T02:52:00+02:00"},
    ]


_OWN: Final[dict[str, dict[str, Any]]] = {
    "P02": {
        "circumstances": {"absent_where": "Bei den Großeltern.", "repeated": "unknown"},
        "statements": _scene(
            "Im Wohnzimmer lag zerbrochenes Geschirr. Kein Kind in der Wohnung.", "Es gebe öfter Streit.", "Nachbarin"
        ),
        "indications": ["psychological"],
    },
    "P03": {
        "circumstances": {
            "dwelling": "Müll in allen Räumen, im Kinderzimmer nur eine Matratze, kein Licht.",
            "lacking": ["bed", "heating", "hygiene"],
            "carer_now": "Elternteil Eins",
        },
        "statements": _scene(
            "Der Kühlschrank war leer. Das jüngere Kind trug verschmutzte Kleidung.",
            "Die Kinder seien oft allein.",
            "Nachbarin",
        ),
        "indications": ["neglect"],
    },
    "P04": {
        "circumstances": {
            "explanation": "Elternteil Eins: Das Kind sei gestürzt.",
            "suspect_where": "In der Wohnung.",
            "protected_by": "Dienst A, bis jemand kommt",
            "offences": ["225"],
        },
        "statements": _scene(
            "Am linken Arm zwei blaue Flecken, etwa drei Zentimeter groß.", "Das Kind habe laut geweint.", "Nachbarin"
        ),
        "indications": ["physical"],
    },
    "P05": {
        "circumstances": {
            "behaviour": "Elternteil Eins rief dem Kind zu: „Verschwinde, ich will dich nicht mehr sehen.“",
            "frequency": "Nachbarin: mehrmals in der Woche.",
        },
        "statements": _scene("Das Kind stand im Flur und sprach nicht.", "Es werde oft eingesperrt.", "Nachbarin"),
        "indications": ["psychological"],
    },
    "P06": {
        "circumstances": {
            "contact_children": "Kind Eins, an jedem zweiten Wochenende.",
            "contact_continues": "yes",
            "suspect_where": "Nicht bekannt.",
            "protected_by": "Elternteil Eins",
            "how_to_speak": "Die verdächtige Person ist noch nicht angesprochen; bitte vorher anrufen.",
            "offences": ["176"],
        },
        "statements": _scene(
            "Elternteil Eins kam mit Kind Eins zur Wache.", "Kind Eins wolle nicht mehr dorthin.", "Elternteil Eins"
        ),
        "indications": ["sexual"],
    },
    "P07": {
        "circumstances": {
            "state": "Roch nach Alkohol, sprach verwaschen, konnte nicht sicher stehen.",
            "repeated": "yes",
            "carer_now": "Nachbarin",
        },
        "statements": _scene("Das jüngere Kind lief allein im Hausflur.", "Das komme jede Woche vor.", "Nachbarin"),
        "indications": ["neglect"],
    },
    "P08": {
        "circumstances": {
            "state": "Enge Pupillen, schläfrig, antwortete verzögert.",
            "access": "yes",
            "carer_now": "Großmutter",
        },
        "statements": _scene(
            "Auf dem Tisch lag eine Spritze, in Reichweite der Kinder.", "Das sei nicht das erste Mal.", "Nachbarin"
        ),
        "indications": ["neglect"],
    },
    "P09": {
        "circumstances": {"substance": "Alkohol", "handed_to": "Elternteil Eins", "earlier": "Keine bekannt."},
        "statements": _scene(
            "Kind Eins schwankte und konnte nicht allein gehen.", "Es habe am See getrunken.", "Ein Passant"
        ),
        "indications": ["other"],
    },
    "P11": {
        "circumstances": {
            "kind": "picked_up",
            "reason_told": "Es habe zu Hause Streit gegeben.",
            "handed_to": "Elternteil Eins",
        },
        "statements": _scene("Kind Eins saß allein an der Haltestelle.", "Es sei seit Stunden dort.", "Ein Passant"),
        "indications": ["other"],
    },
    "P12": {
        "circumstances": {
            "behaviour": "Kind Eins zeigte den Inhalt seines Rucksacks von sich aus.",
            "reaction": "Elternteil Eins holte das Kind ab und hörte ruhig zu.",
        },
        "statements": _scene("Im Rucksack lagen zwei Spiele mit Preisschild.", "Es sei eine Mutprobe.", "Kind Eins"),
        "indications": ["other"],
    },
    "P13": {
        "circumstances": {"kind": "alcohol", "handed_to": "Elternteil Eins"},
        "statements": _scene(
            "Kind Eins stand mit einem Becher an der Theke.", "Der Becher sei geschenkt.", "Kind Eins"
        ),
        "indications": ["other"],
    },
    "P14": {
        "circumstances": {"utterance": "„Ich kann nicht mehr.“", "with_child": "Elternteil Eins und Rettungsdienst"},
        "statements": _scene(
            "Am Unterarm mehrere frische, oberflächliche Schnitte.", "Es sei seit Tagen still.", "Elternteil Eins"
        ),
        "indications": ["other"],
    },
    "P15": {
        "circumstances": {
            "absence": "hospital",
            "carer_now": "Nachbarin",
            "cared_until": "2024-06-01T12:00:00+02:00",
            "relatives": "Eine Tante in Kempen.",
            "needs": "Nachts ein Licht.",
        },
        "statements": _scene("Elternteil Eins wurde ins Krankenhaus gebracht.", "Sonst sei niemand da.", "Kind Eins"),
        "indications": ["other"],
    },
    "P16": {
        "circumstances": {
            "behaviour": "Elternteil Eins sprach mit Personen, die nicht da waren, und verriegelte die Fenster.",
            "committed": "yes",
            "carer_now": "Großmutter",
        },
        "statements": _scene("Beide Kinder saßen angezogen im Bett.", "So sei es seit einer Woche.", "Kind Eins"),
        "indications": ["psychological"],
    },
    "P17": {
        "circumstances": {
            "court_decision": "Amtsgericht Beispiel, 0 F 000/00",
            "abroad": "yes",
            "departure": "2024-06-03T08:00:00+02:00",
        },
        "statements": _scene("Zwei Koffer standen im Flur.", "Die Reise sei nicht abgesprochen.", "Elternteil Eins"),
        "indications": ["psychological"],
    },
    "P18": {
        "circumstances": {
            "kind": "forced_marriage",
            "abroad": "yes",
            "departure": "2024-06-10T08:00:00+02:00",
            "protected_by": "Eine Lehrerin",
            "not_to_address": "Die Familie.",
        },
        "statements": _scene("Kind Eins kam allein zur Wache.", "Es solle im Sommer verlobt werden.", "Kind Eins"),
        "indications": ["other"],
    },
    "P19": {
        "circumstances": {
            "experienced": "Kind Eins wurde im Netz zu Bildern gedrängt.",
            "online": "yes",
            "victim_support": "yes",
        },
        "statements": _scene("Kind Eins zeigte von sich aus sein Telefon.", "Es gehe seit Wochen so.", "Kind Eins"),
        "indications": ["sexual"],
    },
    "P20": {
        "circumstances": {
            "origin": "Nach eigenen Angaben aus dem Land B.",
            "age_source": "Eigene Angabe.",
            "companions": "Keine.",
            "health": "Erschöpft, keine sichtbaren Verletzungen.",
        },
        "statements": _scene("Kind Eins saß allein am Bahnhof.", "Es sei seit zwei Tagen unterwegs.", "Kind Eins"),
        "indications": ["other"],
    },
    "P21": {
        "circumstances": {
            "environment": "Im Kinderzimmer hingen Plakate, die zu Gewalt aufrufen.",
            "weapons": "unknown",
            "abroad": "no",
        },
        "statements": _scene("Das Kind trug ein Hemd mit einer Drohung.", "Es dürfe nicht zum Sport.", "Nachbarin"),
        "indications": ["psychological"],
    },
    "P90": {
        "circumstances": {
            "why": "Das Kind ist nachts allein auf einem Hof angetroffen worden; keine Meldungsart nennt das."
        },
        "statements": _scene("Kind Eins fütterte allein die Tiere.", "Das mache es jede Nacht.", "Kind Eins"),
        "indications": ["other"],
    },
}
_NO_EXPULSION: Final[list[dict[str, Any]]] = [{"kind": "none"}]
_ASK: Final = {"kind": "contact", "text": "Bitte mit der Familie Kontakt aufnehmen."}
_ONLY_P01: Final = ("urgency", "urgency_reason", "measures", "request", "safety")

_P10: Final[dict[str, Any]] = {
    "category": "P10",
    "urgency": "routine",
    **{name: _P01[name] for name in ("sender", "whereabouts", "residence", "guardians", "only_necessary")},
    "labels": {**_P01["labels"], "person_category": "suspect", "protected_interest": "Eigentum"},
    "circumstances": {
        "accusation": "Soll ein Fahrrad weggenommen haben.",
        "summons": "2024-06-20T10:00:00+02:00",
    },
    "children": [
        {
            "given_name": "Kind",
            "family_name": "Eins",
            "birth_date": "2009-03-01",
            "gender": "male",
            "protected_address": False,
        }
    ],
}


_AT_ONCE: Final = ("P04", "P06", "P14", "P15", "P18", "P20")
_IN_TIME: Final = ("P02", "P09", "P12", "P13", "P90")


def _made(code: str) -> dict[str, Any]:
    common = {name: value for name, value in _P01.items() if name not in _ONLY_P01}
    urgency = "immediate" if code in _AT_ONCE else "routine" if code in _IN_TIME else "urgent"
    own = {"category": code, "urgency": urgency, "measures": _NO_EXPULSION, "request": _ASK}
    return {**common, **own, **_OWN[code]}


POLICE_TEMPLATES: Final[dict[str, dict[str, Any]]] = {"P01": _P01, "P10": _P10, **{code: _made(code) for code in _OWN}}
