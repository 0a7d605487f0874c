"""The legal guide as data: what a notification is held up by, on which basis, and what lets it go.

Gates are part of the rules in force (`rules.py`) and written in their file. A gate closes where its conditions hold;
what opens it is a ground or a reason in a field of the form. Whether one is closed is said by `guide.py`; nothing here
looks at a notification.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Annotated, Final, Literal

import msgspec

from desktop.domain.catalogue import CategoryCode, Direction
from desktop.domain.content import Content
from desktop.domain.said import say

Line = Annotated[str, msgspec.Meta(min_length=1, max_length=300, pattern=r"^[^\x00-\x1f\x7f]*\Z")]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]
FieldPath = Annotated[str, msgspec.Meta(pattern=r"^[a-z_]+(\[\])?(\.[a-z_]+)*\Z", max_length=120)]
Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]{1,40}\Z")]
Answers = Annotated[tuple[bool | Line, ...], msgspec.Meta(max_length=20)]
Lines = Annotated[tuple[Line, ...], msgspec.Meta(max_length=20)]
Paths = Annotated[tuple[FieldPath, ...], msgspec.Meta(max_length=60)]


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"answers": "is", "others": "is_not"}):
    """What a field has to say for a gate to close; exactly one of the four.

    `answers` are the answers it closes at, `others` those it stays open at, whatever else stands there or nothing.
    `mentions` are the parts a text has to name, all of them. `older_than` names a span of the rules.
    """

    field: FieldPath
    answers: Answers = ()
    others: Answers = ()
    mentions: Lines = ()
    older_than: Literal["request_age_months"] | None = None


class Gate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question of the law.

    It is asked in the categories named and in all of the directions named. It closes where every condition of `when`
    holds and, where `only` names fields, at each field beyond them. `opened_by` is the field whose answer opens it: a
    ground where the effect is `block`, any reason where it is `reason`. Without one only another answer opens it.
    """

    id: Id
    effect: Literal["block", "reason"]
    basis: Line
    message: Text
    when: Annotated[tuple[Condition, ...], msgspec.Meta(min_length=1, max_length=8)]
    directions: Annotated[tuple[Direction, ...], msgspec.Meta(max_length=3)] = ()
    categories: Annotated[tuple[CategoryCode, ...], msgspec.Meta(max_length=99)] = ()
    only: Paths = ()
    opened_by: FieldPath | None = None

    def paths(self) -> Iterator[str]:
        """Yield every field it names."""
        yield from (condition.field for condition in self.when)
        yield from self.only
        if self.opened_by:
            yield self.opened_by


class Handling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the receiver has to keep in mind with data that came in a direction."""

    directions: Annotated[tuple[Direction, ...], msgspec.Meta(min_length=1, max_length=3)]
    basis: Line
    text: Text


def gate_problems(gates: Sequence[Gate], codes: Collection[str]) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Yield where in a table of gates something is wrong, and why."""
    seen: set[str] = set()
    for index, gate in enumerate(gates):
        for field, reason in _problems(gate, codes):
            yield (index, field), reason
        if gate.id in seen:
            yield (index, "id"), "Diese Prüfung steht schon da."
        seen.add(gate.id)
    if absent := sorted(REQUIRED - seen):
        yield (), say("Es fehlen die Prüfungen {ids}.", ids=", ".join(absent))


def _problems(gate: Gate, codes: Collection[str]) -> Iterator[tuple[str, str]]:
    if not (gate.directions or gate.categories):
        yield "directions", "Es fehlt, wofür die Prüfung gilt: „directions“ oder „categories“."
    if any(code not in codes for code in gate.categories):
        yield "categories", "Diese Meldungsart gibt es nicht."
    if gate.effect == "reason" and gate.opened_by is None:
        yield "opened_by", "Es fehlt das Feld, in dem die Begründung steht."
    if any(_kinds(condition) != 1 for condition in gate.when):
        yield "when", "Genau eines von „is“, „is_not“, „mentions“ und „older_than“ ist anzugeben."
    if unknown := [path for path in gate.paths() if not _leads_somewhere(path)]:
        yield "when", say("Kein Formular hat dieses Feld: {path}", path=unknown[0])
    if len({path.partition("[]")[0] for path in gate.paths() if "[]" in path}) > 1:
        yield "when", "Eine Prüfung kann nur die Einträge einer Liste ansehen."


def _kinds(condition: Condition) -> int:
    return sum(map(bool, (condition.answers, condition.others, condition.mentions, condition.older_than)))


@cache
def _content() -> msgspec.inspect.Type:
    """Give what a content is made of; finding out takes some 20 ms, and every reading of rules asks for each field."""
    return msgspec.inspect.type_info(Content)


def _leads_somewhere(path: str) -> bool:
    """Say whether a content has a field at a path; a gate on a field that is not there would never close."""
    here = _content()
    for name in path.replace("[]", "").split("."):
        here = _inside(here)
        fields = here.fields if isinstance(here, msgspec.inspect.StructType) else ()
        found = next((field for field in fields if field.encode_name == name), None)
        if found is None:
            return False
        here = found.type
    return True


def _inside(found: msgspec.inspect.Type) -> msgspec.inspect.Type:
    """Give what a field holds: itself, what may stand there besides nothing, or an entry of its list."""
    if isinstance(found, msgspec.inspect.Metadata):
        return _inside(found.type)
    if isinstance(found, msgspec.inspect.VarTupleType):
        return _inside(found.item_type)
    if isinstance(found, msgspec.inspect.UnionType):
        return _inside(next(one for one in found.types if not isinstance(one, msgspec.inspect.NoneType)))
    return found


def _asked(basis: str, path: str, closed: tuple[bool | str, ...], opened_by: str, message: str) -> Gate:
    """Make a gate of the time before gates were data."""
    return Gate(
        id=path.rpartition(".")[2],
        effect="block" if opened_by.endswith("_ground") else "reason",
        basis=basis,
        message=message,
        when=(Condition(field=path, answers=closed),),
        directions=("police_to_youth", "youth_to_police", "youth_to_youth"),
        opened_by=opened_by,
    )


_CALL: Final = "§ 8a Abs. 3 Satz 2 SGB VIII"
_CALL_MESSAGE: Final = (
    "Die Antworten tragen die Einschaltung der Polizei nicht. Begründen Sie, warum sie dennoch nötig ist."
)
BEFORE: Final = (
    _asked(_CALL, "gates.immediate_action", (False,), "gates.reason", _CALL_MESSAGE),
    _asked(_CALL, "gates.guardians_cooperation", ("cooperating", "not_tried"), "gates.reason", _CALL_MESSAGE),
    _asked(
        "§ 65 SGB VIII",
        "statements[].entrusted",
        (True,),
        "statements[].entrusted_ground",
        "Anvertrautes wird nur mit einem Grund nach § 65 SGB VIII weitergegeben.",
    ),
    _asked(
        "§ 76 SGB X",
        "statements[].professional_secret",
        (True,),
        "statements[].secret_ground",
        "Was eine Person nach § 203 StGB mitgeteilt hat, wird nur mit Begründung weitergegeben.",
    ),
    _asked(
        "§ 64 Abs. 2 SGB VIII",
        "service_endangered",
        (True,),
        "service_endangered_reason",
        "Die Meldung gefährdet den Erfolg der Hilfe. Begründen Sie, warum sie trotzdem geschieht.",
    ),
    _asked(
        "§ 82a Abs. 5 SGB X",
        "transparency.police_consent",
        (False,),
        "transparency.police_consent_reason",
        "Es fehlt, warum die Polizei der Information der Familie nicht zustimmt.",
    ),
)
"""What the forms asked by themselves before gates were data: rules stated then are judged by this and no less.

It is not the law in force, which stands in the rules, and it never changes.
"""
REQUIRED: Final = frozenset(gate.id for gate in BEFORE)
"""The gates no table may leave out."""
