"""Taking contacts in from a file: what it would change, seen before anything is, and then done in parts.

A person is known by the id of a card, else by unit and name. A cell that is empty says nothing: what stands in the
register stays. So the same file twice changes nothing the second time. A row that cannot be used is named by its line
and keeps no other away. One of a unit that nobody here knows, or of one's own agency without a unit where that has
several, is not used either, unless somebody names one of their own agency for it: that choice is theirs, never the
program's, and what is another agency's stays that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.contact import Contact, ContactAdded
from desktop.domain.contact_values import PHONE_FIELDS
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, joined, say
from desktop.exchange.card_rows import FileRow, FileRows, LineProblem
from desktop.exchange.contact_cards import is_vcard, read_vcards
from desktop.exchange.contact_csv import read_csv
from desktop.exchange.phone_numbers import remark
from desktop.presenters import register
from desktop.presenters.agreement import agency_name, unit_name
from desktop.presenters.contact_search import folded
from desktop.presenters.contact_steps import units_to_choose
from desktop.presenters.contact_words import LEVEL_TITLES
from desktop.presenters.times import read_id
from desktop.presenters.words import field_word
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace
from wire.directory import Unit

AT_ONCE: Final = 200
"""So many are written in one step, after which somebody may break off."""
_SAMPLE: Final = 5
_LONGEST_NAME: Final = 60
_NOT_OWN: Final = "Das kann nur die eigene Behörde ändern."
_NO_UNIT: Final = "„{name}“ ist die eigene Behörde, aber keine Stelle ist genannt. Wählen Sie eine dafür."
_NO_FIELDS: Final = {"agency", "unit", "id"}
"""What a row says of whose entry it is."""
_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would do: the deeds for what is new and for what changes, how many stay, what cannot be used.

    `remarks` name what is unusual in lines that are taken all the same; `strangers` counts the rows of units that are
    unknown or not named.
    """

    created: tuple[Deed, ...]
    changed: tuple[Deed, ...]
    unchanged: int
    problems: tuple[LineProblem, ...]
    remarks: tuple[LineProblem, ...] = ()
    strangers: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """The contacts there are, by id and by unit and name."""

    by_id: Mapping[bytes, Contact]
    by_name: Mapping[_Key, Contact]


def read_contacts(content: bytes, encoding: str = "", delimiter: str = "") -> FileRows:
    """Read a file, a table or vCards; raises `Refused` saying what is wrong or what has to be said besides."""
    return read_vcards(content, encoding) if is_vcard(content) else read_csv(content, encoding, delimiter)


def plan(
    workspace: Workspace, found: FileRows, go_on: Callable[[int], bool] = lambda _done: True, strangers_to: str = ""
) -> Plan:
    """Find out what a file would do; `go_on` hears how many rows were looked at, and says whether to go on.

    What is of a unit nobody here knows, or of the own agency and no unit, goes to the unit `strangers_to`, if one is
    named. Raises `Refused`.
    """
    return _Planning(workspace, strangers_to).plan(found, go_on)


def carry_out(workspace: Workspace, planned: Plan, go_on: Callable[[int], bool] = lambda _done: True) -> int:
    """Write what was planned in parts; gives how many were, fewer than planned where `go_on` says no between two."""
    deeds, done = (*planned.created, *planned.changed), 0
    while done < len(deeds) and go_on(done):
        part = deeds[done : done + AT_ONCE]
        workspace.record(workspace.cooperation(), part)
        done += len(part)
    return done


class _Planning:
    """One file against the register as it is now."""

    def __init__(self, workspace: Workspace, strangers_to: str) -> None:
        self._workspace = workspace
        here = [unit for unit, _ in units_to_choose(workspace)]
        if strangers_to and strangers_to not in here:
            raise Refused("own_agency_only", _NOT_OWN, field="unknown_unit")
        self._strangers_to, self._strangers = strangers_to, 0
        self._own = workspace.directory.units.get(workspace.unit)
        self._known = _known(workspace)
        self._units = dict(_units(workspace, workspace.directory.units.values()))
        mine = [one for one in workspace.directory.units.values() if self._own and one.agency == self._own.agency]
        self._own_units = dict(_units(workspace, mine))
        self._only = here[0] if len(here) == 1 else ""
        self._agency = frozenset(_agency_names(workspace, mine[0])) if mine else frozenset()
        self._others = frozenset(_others(workspace, self._own))
        self._seen: dict[_Key, tuple[int, dict[str, str]]] = {}
        self._created: list[Deed] = []
        self._changed: list[Deed] = []
        self._unchanged = 0
        self._remarks: list[LineProblem] = []

    def plan(self, found: FileRows, go_on: Callable[[int], bool]) -> Plan:
        problems = list(found.problems)
        for count, row in enumerate(found.rows):
            if not count % AT_ONCE and not go_on(count):
                raise Refused("broken_off", "Abgebrochen. Es wurde nichts geändert.")
            try:
                self._take(row)
            except Refused as refused:
                problems.append(LineProblem(row.line, _why(refused)))
        ordered = tuple(sorted(problems, key=lambda one: one.line))
        deeds = tuple(self._created), tuple(self._changed)
        return Plan(*deeds, self._unchanged, ordered, tuple(self._remarks), self._strangers)

    def _take(self, row: FileRow) -> None:
        values = {name: text for name, text in row.values.items() if text.strip() and name not in _NO_FIELDS}
        values = {name: _code(text) if name == "level" else text for name, text in values.items()}
        kept = register.checked_values({"family_name": "", **values})
        by_id = self._known.by_id.get(_id(row.values.get("id", "")))
        unit, unusual = self._unit(row, by_id)
        key = _key(unit, kept)
        if self._is_again(row.line, key, kept):
            self._unchanged += 1
            return
        state = by_id or self._known.by_name.get(key)
        if state is not None and (self._own is None or state.agency != self._own.agency):
            # Whose entry it is stands in the register: a card may say otherwise of its own, or nothing at all.
            raise Refused("own_agency_only", _NOT_OWN)
        if state is None:
            self._created.append(register.adding_checked(self._workspace, self._workspace.new_id(), unit, kept))
            self._remarks += (*unusual, *_remarks(row.line, kept))
            return
        deeds = register.editing_checked(state, kept)
        self._changed += deeds
        self._unchanged += not deeds
        self._remarks += (*unusual, *_remarks(row.line, kept)) if deeds else ()

    def _is_again(self, line: int, key: _Key, values: dict[str, str]) -> bool:
        first, before = self._seen.setdefault(key, (line, values))
        if first == line:
            return False
        if before != values:
            raise Refused(
                "contact_twice", say("Diese Person steht mit anderen Angaben schon in Zeile {line}.", line=first)
            )
        return True

    def _unit(self, row: FileRow, by_id: Contact | None) -> tuple[str, tuple[LineProblem, ...]]:
        """Give the unit of a row, and what is unusual in that; raises `Refused` where it is not of one's own agency."""
        text, agency = (row.values.get(name, "").strip() for name in ("unit", "agency"))
        unit = self._named_unit(text, agency) if text else self._workspace.unit
        if not unit and not agency and folded(text) in self._agency:
            return self._somewhere_here(row.line, Verbatim(text[:_LONGEST_NAME]), by_id)
        known = self._workspace.directory.units.get(unit)
        if known is None and folded(agency or text) not in self._others:
            name = Verbatim(", ".join(filter(None, (agency, text)))[:_LONGEST_NAME])
            return self._strangers_to, self._stranger(row.line, name)
        if known is None or self._own is None or known.agency != self._own.agency:
            raise Refused("own_agency_only", _NOT_OWN)
        return known.id, ()

    def _somewhere_here(self, line: int, name: Verbatim, by_id: Contact | None) -> tuple[str, tuple[LineProblem, ...]]:
        """Give the unit of a row that names the own agency alone: where its person is known already needs no choice."""
        if by_id is not None and self._own is not None and by_id.agency == self._own.agency:
            return by_id.unit, ()
        unit = self._only or self._strangers_to
        if not self._only:
            self._strangers += 1
        if not unit:
            raise Refused("unit_missing", say(_NO_UNIT, name=name))
        said = "Bei „{name}“ ist keine Stelle genannt; der Eintrag kommt zu: {unit}."
        return unit, (LineProblem(line, say(said, name=name, unit=Verbatim(unit_name(self._workspace, unit)))),)

    def _stranger(self, line: int, name: Verbatim) -> tuple[LineProblem]:
        self._strangers += 1
        if not self._strangers_to:
            raise Refused("unit_unknown", say("Die Stelle „{name}“ gehört nicht zur Kooperation.", name=name))
        said = "Die Stelle „{name}“ gehört nicht zur Kooperation; der Eintrag kommt zu der gewählten."
        return (LineProblem(line, say(said, name=name)),)

    def _named_unit(self, text: str, agency: str) -> str:
        """Give the unit of a name, empty where there is none; units of several agencies may be called the same."""
        if agency and (unit := self._units.get(folded(f"{agency}, {text}"))):
            return unit
        own = "" if agency else self._own_units.get(folded(text), "")
        return own or self._units.get(folded(text), "")


def _why(refused: Refused) -> str:
    """Say what is wrong, and with which field, as people call it."""
    return joined((field_word(refused.field), refused.reason), ": ") if refused.field else refused.reason


def _remarks(line: int, values: Mapping[str, str]) -> Iterator[LineProblem]:
    for name in PHONE_FIELDS:
        if said := remark(values.get(name, "")):
            yield LineProblem(line, joined((field_word(name), said), ": "))


def _known(workspace: Workspace) -> Known:
    states = [state for _, state in workspace.states("contact", status="current")]
    by_name: dict[_Key, Contact] = {}
    for state in states:
        values = {name: state.value(name) for name in ("family_name", "given_name")}
        by_name.setdefault(_key(state.unit, values), state)
    return Known({state.id: state for state in states}, by_name)


def _key(unit: str, values: Mapping[str, str]) -> _Key:
    return unit, folded(values.get("family_name", "")), folded(values.get("given_name", ""))


def _units(workspace: Workspace, among: Iterable[Unit]) -> Iterator[tuple[str, str]]:
    """Give each of some units by what a file may call it; what two of them are called is neither."""
    names: dict[str, set[str]] = {}
    for unit in among:
        agency = agency_name(workspace, unit.id)
        for name in (unit.id, unit.name, unit_name(workspace, unit.id), f"{agency}, {unit.name}"):
            names.setdefault(folded(name), set()).add(unit.id)
    yield from ((name, next(iter(units))) for name, units in names.items() if len(units) == 1)


def _others(workspace: Workspace, own: Unit | None) -> Iterator[str]:
    """Give what the other agencies and their units may be called: who is theirs is not to become one's own."""
    for unit in workspace.directory.units.values():
        if own is None or unit.agency != own.agency:
            yield from _agency_names(workspace, unit)
            yield from map(folded, (unit.id, unit.name, unit_name(workspace, unit.id)))


def _agency_names(workspace: Workspace, unit: Unit) -> Iterator[str]:
    """Give what the agency of a unit may be called."""
    agency = workspace.directory.agencies.get(unit.agency)
    names = (unit.agency, agency.name if agency else "", agency_name(workspace, unit.id))
    yield from map(folded, filter(None, names))


def _code(text: str) -> str:
    return next((code for code, title in LEVEL_TITLES if folded(title) == folded(text)), text.strip())


def _id(text: str) -> bytes:
    try:
        return read_id(text)
    except Refused:
        return b""


def sample(planned: Plan) -> str:
    """Name the first who are new, by which somebody sees whether a file is read as it was written; empty for none."""
    fields = [deed.body.fields for deed in planned.created if isinstance(deed.body, ContactAdded)]
    names = (" ".join(filter(None, map(one.get, ("given_name", "family_name")))) for one in fields[:_SAMPLE])
    said = say("Neu: {names}", names=Verbatim(", ".join(names)))
    more = len(fields) - _SAMPLE
    if more > 0:
        return say("{names} und {count} weitere", names=said, count=more)
    return said if fields else ""


def problem_rows(problems: Sequence[LineProblem]) -> list[dict[str, object]]:
    """Give what is said of lines, as rows."""
    return [{"line": one.line, "message": str(one.message)} for one in problems]
