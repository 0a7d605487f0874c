"""Invented notifications, contacts and shifts for people to look at. Nobody and nothing in them is real.

Names say that they are examples; telephone numbers are zeros or from the range kept free for invention.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from itertools import cycle, islice
from typing import Any, Final

from desktop.domain.templates import template

_DAY: Final = "2024-06-01"
_TEN_DAYS_LATER: Final = "2024-06-11"
_WILLICH: Final = ("Schiefbahn", "Anrath", "Neersen", "Alt-Willich")
_KEMPEN: Final = ("St. Hubert", "Tönisberg", "Schmalbroich")
_CHILDREN: Final = (
    ("Mila Beispiel", 3),
    ("Jonas Muster", 7),
    ("Kim Beispiel", 11),
    ("Alex Probe", 5),
    ("Lea Muster", 14),
    ("Noah Probe", 1),
    ("Emil Beispiel", 9),
)
_SEEN: Final = (
    "Im Flur lag ein umgestürztes Regal. Die Kinder waren in der Wohnung.",
    "Durch die Wohnungstür war lautes Weinen zu hören.",
    "Das Kind öffnete selbst die Tür und war allein.",
    "In der Küche lagen Scherben; die Kinder saßen im Kinderzimmer.",
    "Die Nachbarin hatte die Kinder zu sich genommen.",
)
_DANGER: Final = (
    "Ein Kind ist allein mit einer bewaffneten Person in der Wohnung und ruft um Hilfe.",
    "Beim Hausbesuch wurde die Fachkraft bedroht; das Kind ist noch in der Wohnung.",
)
_FIRST_STREET: Final = 1


def to_willich(index: int, urgency: str, day: datetime) -> dict[str, Any]:
    """Give what the police write to Willich, another for each index."""
    return _p01(index, urgency, day, "Willich", _WILLICH[index % len(_WILLICH)])


def to_kempen(index: int, urgency: str, day: datetime) -> dict[str, Any]:
    """Give what the police write to Kempen."""
    return _p01(index, urgency, day, "Kempen", _KEMPEN[index % len(_KEMPEN)])


def to_nettetal(index: int, urgency: str, day: datetime) -> dict[str, Any]:
    """Give what the police write to Nettetal."""
    return _p01(index, urgency, day, "Nettetal", "Lobberich")


def to_police(index: int, day: datetime) -> dict[str, Any]:
    """Give what Willich writes to the police."""
    made = _dated(template("J01"), day)
    made["sender"] |= {"name": "Eingang Willich", "unit": "Allgemeiner Sozialer Dienst", "phone": "02154 000-000"}
    made["danger"]["description"] = _DANGER[index % len(_DANGER)]
    made["whereabouts"] = _place("Willich", _WILLICH[index % len(_WILLICH)], index)
    made["children"] = _children(index, 1)
    return made


def _p01(index: int, urgency: str, day: datetime, town: str, district: str) -> dict[str, Any]:
    made = _dated(template("P01"), day)
    made["urgency"] = urgency
    if urgency != "immediate":
        made.pop("urgency_reason", None)
    made["sender"] |= {"unit": "Wache Beispiel", "file_number": f"000000-0000-{index:06d}"}
    made["whereabouts"] = _place(town, district, index)
    made["residence"] = {"municipality": town, "district": district}
    made["incident"]["place"] = _place(town, district, index) | {"kind": "home"}
    made["children"] = [
        child
        | {"role": "present", "seen": True, "spoken_to": False, "protected_address": False, "informed": False}
        | {"gender": "unknown", "informed_reason": "Das Kind war zu jung oder nicht ansprechbar."}
        for child in _children(index, 1 + index % 3)
    ]
    made["statements"][0]["text"] = _SEEN[index % len(_SEEN)]
    return made


def _children(index: int, count: int) -> list[dict[str, Any]]:
    chosen = islice(cycle(_CHILDREN), index % len(_CHILDREN), index % len(_CHILDREN) + count)
    rows = ((name.split(), age) for name, age in chosen)
    return [{"given_name": given, "family_name": family, "estimated_age": age} for (given, family), age in rows]


def _place(town: str, district: str, index: int) -> dict[str, Any]:
    number = str(_FIRST_STREET + index)
    return {"municipality": town, "district": district, "street": "Beispielstraße", "house_number": number}


def _dated(document: dict[str, Any], day: datetime) -> dict[str, Any]:
    """Let it happen on another day."""
    text = json.dumps(document)
    later = day + timedelta(days=10)
    made: dict[str, Any] = json.loads(
        text.replace(_DAY, f"{day:%Y-%m-%d}").replace(_TEN_DAYS_LATER, f"{later:%Y-%m-%d}")
    )
    return made


ASSESSED: Final = {
    "second": "Fachkraft B",
    "guardians": True,
    "child_involved": True,
    "home_visit": True,
    "result": "help_needed",
}
"""What two professionals have looked at before one of them closes a notification."""
CONTACTS: Final = {
    "police": (
        {
            "family_name": "Dienst A",
            "function": "Kinderschutz",
            "phone": "030 23125 001",
            "hours": "Mo bis Fr 7 bis 16 Uhr",
        },
        {"family_name": "Dienst B", "function": "Vertretung Kinderschutz", "phone": "030 23125 004"},
    ),
    "willich": (
        {"family_name": "Eingang Willich", "function": "Eingang und Sofortdienst", "phone": "02154 000-000"},
        {"family_name": "Fachkraft A", "function": "Bezirk Schiefbahn", "phone": "02154 000-001"},
        {"family_name": "Fachkraft B", "function": "Bezirk Anrath", "phone": "02154 000-002"},
    ),
    "kempen": ({"family_name": "Eingang Kempen", "function": "Eingang", "phone": "02152 000-000"},),
}
"""Who is named in the register, by whose profile writes it."""

ON_CALL: Final = {
    "police": ("Leitstelle Beispiel", "02162 000-000"),
    "willich": ("Rufdienst A", "02154 000-000"),
    "kempen": ("Rufdienst K", "02152 000-000"),
}


def shifts(side: str, now: datetime) -> list[dict[str, str]]:
    """Give the shifts of a unit around a moment: one that runs, one that follows."""
    name, phone = ON_CALL[side]
    start = now.replace(minute=0, second=0, microsecond=0) - timedelta(hours=4)
    change, end = start + timedelta(hours=12), start + timedelta(hours=24)
    return [
        {"from": start.isoformat(), "until": change.isoformat(), "name": name, "phone": phone},
        {"from": change.isoformat(), "until": end.isoformat(), "name": f"{name}, Ablösung", "phone": phone},
    ]
