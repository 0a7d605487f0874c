"""The lines of an answer for people: German words instead of codes, names instead of ids where an id is of no use.

It must not decide anything, and nothing here changes the object for programs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from desktop.presenters.agreement import category_name, unit_name
from desktop.presenters.calls import call_words
from desktop.presenters.releases import NO_ONE
from desktop.presenters.times import spoken
from desktop.presenters.words import (
    deed_words,
    erasure_words,
    field_word,
    kind_word,
    reason_words,
    role_words,
    standing_word,
    state_word,
    step_word,
    urgency_word,
)
from desktop.workspace.workspace import Workspace

NOTHING: Final = "Keine Einträge."
_LATE: Final = "ÜBERFÄLLIG: Über die Freigabe ist nicht rechtzeitig entschieden worden."
Row = Mapping[str, Any]


def box_line(workspace: Workspace, row: Row) -> str:
    """Say one notification of a list."""
    if row["state"] == "erased":
        return "  ".join((state_word("erased"), f"{row['from']} → {row['to']}", row["id"]))
    parts = [row["number"], urgency_word(row["urgency"]), state_word(row["state"], row["marks"], row.get("reason", ""))]
    parts += ["ÜBERFÄLLIG"] if row["overdue"] else []
    return "  ".join((*parts, category_name(workspace, row["category"]), row["id"]))


def number_lines(call: Row) -> list[str]:
    """Say each telephone to ring once, with all who are reached by it, or what to do where there is none."""
    numbers = [f"{', '.join(row['names'])}  {row['phone']}  bis {spoken(row['until'])}" for row in call["numbers"]]
    return numbers or [call["fallback"]]


def calling_lines(calls: Iterable[Row]) -> list[str]:
    """Say whom to call for some units, each by its name; beside a number nobody reads that another unit has none."""
    known = tuple(calls)
    called = [call for call in known if call["numbers"]] or known[:1]
    return [f"Anrufen: {call['unit_name']}: {line}" for call in called for line in number_lines(call)]


def whole_lines(workspace: Workspace, whole: Row) -> list[str]:
    """Say where one notification stands, and what happened to it."""
    if whole["state"] == "erased":
        return erased_lines(whole)
    lines = [
        f"{whole['number']}  {urgency_word(whole['urgency'])}  {category_name(workspace, whole['category'])}",
        f"Stand: {state_word(whole['state'], whole['marks'], whole.get('reason', ''))}",
        *([f"Warum: {reason_words(whole['reason'])}"] if "reason" in whole else []),
        f"von {whole['from_name']}, {whole['person']}",
        f"an {whole['to_name']}: {whole['rule']}",
    ]
    if whole["state"] == "release_requested":
        lines += release_lines(whole)[1:]
    elif whole["deadline"]:
        late = " ÜBERFÄLLIG" if whole["overdue"] else ""
        lines.append(f"Eingang zu bestätigen bis {spoken(whole['deadline'])}{late}")
    return lines + [_step_line(workspace, entry) for entry in whole["timeline"]]


def release_lines(whole: Row) -> list[str]:
    """Say how a notification stands that somebody is to release; while one waits, who may and whom to call."""
    told = whole["release"]
    lines = [f"{whole['number']}: {state_word(whole['state'], whole['marks'], whole.get('reason', ''))}"]
    lines += [f"Grund: {told['reason']}"] if told["reason"] else []
    if "may_release" not in told:
        return lines
    names = ", ".join(told["may_release"])
    call = told["call"][0]
    numbers = [f"{row['name']}  {row['phone']}" for row in call["items"]] or [call["fallback"]]
    late = [_LATE] if told["overdue"] else []
    return [*lines, f"Freigeben dürfen: {names}." if names else NO_ONE, *late, *numbers]


def erased_lines(whole: Row) -> list[str]:
    """Say what is left of an erased notification."""
    gone = whole["erased"]
    why = f"am {spoken(gone['at'])} von {gone['by'] or gone['unit']}: {erasure_words(gone['reason'])}"
    return [f"{state_word('erased')} {why}", f"von {whole['from_name']}", f"an {whole['to_name']}"]


def _step_line(workspace: Workspace, entry: Row) -> str:
    if entry["type"] == "phone_handover":
        what = call_words(entry["text"], entry["called_at"] or "", workspace.now())
        return f"{spoken(entry['at'])}  {what}  {entry['by']}".rstrip()
    line = f"{spoken(entry['at'])}  {step_word(entry['type'])}  {entry['by']}".rstrip()
    line += f" (übernommen von {entry['adopted_by'] or 'der Leitung'})" if entry["adopted_from"] else ""
    return f"{line}: {entry['text']}" if entry["text"] else line


def recipient_line(workspace: Workspace, number: str, row: Row) -> str:
    """Say where a notification stands for one of its recipients."""
    reason = row.get("reason", "")
    why = f" {reason_words(reason)}" if reason else ""
    where = state_word(row["state"], reason=reason)
    return f"{number}: {unit_name(workspace, row['unit'])} – {where}.{why} ({row['rule']})"


def checked_lines(workspace: Workspace, checked: Row) -> list[str]:
    """Say what a check found, and who would receive the notification."""
    away = [outside_line(one) for one in checked.get("outside", ())]
    if not checked["ok"]:
        return [*map(_problem_line, checked["problems"]), *away]
    receivers = [f"Empfänger: {unit_name(workspace, one['unit'])} ({one['rule']})" for one in checked["recipients"]]
    return ["Die Meldung ist vollständig.", *receivers, *away]


def outside_line(row: Row) -> str:
    """Say whom to phone because a place lies outside the cooperation."""
    agency = row["agency"] or "Jugendamt des Ortes"
    parts = (f"Anrufen: {agency}", row["phone"] or row["fallback"], f"({row['because']})", row["note"])
    return "  ".join(part for part in parts if part)


def _problem_line(problem: Row) -> str:
    basis = f" ({problem['basis']})" if problem.get("basis") else ""
    return f"{problem['field']}: {problem['message']}{basis}"


def conflict_lines(workspace: Workspace, row: Row) -> list[str]:
    """Say one field with two values: what it belongs to, and each value with who wrote it and when."""
    entity = workspace.state(row["kind"], bytes.fromhex(row["id"].replace("-", "")))
    name = {"duty": "name", "meeting": "title"}.get(row["kind"])
    name = getattr(entity, name) if name else entity.value("family_name")
    what = f"{kind_word(row['kind'])} {name}"
    head = f"{what}, {field_word(row['field'])}: {row['id']} --field {row['field']}"
    return [head, *(_value_line(value) for value in row["values"])]


def _value_line(value: Row) -> str:
    who = value["by"] or f"Gerät {value['device']}"
    return f"  „{value.get('shown', value['value'])}“ von {who} am {spoken(value['at'])}  --keep {value['event']}"


def device_line(workspace: Workspace, row: Row) -> str:
    """Say one device: its id, whose it is, where it belongs, what it may, how it stands."""
    unit = unit_name(workspace, row["unit"]) if row["unit"] else ""
    parts = (row["device"], row["person"], unit, role_words(row["roles"]), standing_word(row["state"]))
    return "  ".join(part for part in parts if part)


def contact_line(workspace: Workspace, row: Row) -> str:
    """Say one contact."""
    name = ", ".join(part for part in (row["family_name"], row["given_name"]) if part)
    phones = ", ".join(part for part in (row["phone"], row["mobile"]) if part)
    parts = (name, row["function"], unit_name(workspace, row["unit"]), phones, row["id"])
    return "  ".join(part for part in (*parts, "ZWEI FASSUNGEN" if row["conflict"] else "") if part)


def draft_line(workspace: Workspace, row: Row) -> str:
    """Say when a draft was kept, how urgent it is and of which category; never where or about whom."""
    when = spoken(row["saved_at"])
    if "category" not in row:
        return f"{when}  nicht lesbar  {row['id']}"
    parts = [when, urgency_word(row["urgency"]), category_name(workspace, row["category"])]
    return "  ".join((*parts, "Sofortformular" if row["quick"] else "volles Formular", row["id"]))


def tray_line(row: Row) -> str:
    """Say what was not delivered, and why."""
    return f"{spoken(row['written_at'])}  {deed_words(row['type'])}  {reason_words(row['reason'])}"
