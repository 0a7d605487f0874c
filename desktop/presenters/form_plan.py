"""What a form asks, and what stands in it already: the plan a screen is built by.

A notification has its category's form. What follows one is written on the same form, of which nothing has to be said,
below the questions of its own short form; a correction shows what holds by now, and of that only what was changed is
written. No widget appears here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from desktop.domain.as_it_stands import as_it_stands
from desktop.domain.catalogue import URGENCY_TITLES
from desktop.domain.form_values import Field
from desktop.domain.form_walk import Node, is_blank
from desktop.domain.forms import form
from desktop.domain.grading import is_higher
from desktop.domain.later_form import ROWS
from desktop.domain.later_rules import FIELDS
from desktop.domain.notification_later import later_code
from desktop.domain.notification_state import Notification
from desktop.presenters import amending, guarded
from desktop.presenters.agreement import rules_in_force
from desktop.presenters.drafts import Draft, follows
from desktop.presenters.form_fields import label_of
from desktop.presenters.times import id_text
from desktop.workspace.workspace import Workspace

_HEAD: Final = ("category", "urgency")
_FIRST: Final = "statements"
"""What a supplement is mostly about."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The nodes of a form by name, its title, and what it shows beside what was written, `stands`.

    `headings` says at which nodes a card begins that has no name of its own. Of a `later` one category and urgency are
    those of its notification, and only what was changed is written.
    """

    code: str
    title: str
    nodes: Mapping[str, Node]
    urgency: str = ""
    later: bool = False
    stands: Mapping[str, Any] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)

    def written(self, shown: Mapping[str, Any], touched: Collection[str]) -> dict[str, Any]:
        """Give the document of a later form: of what is shown the fields that were touched and say something else.

        A field that said something and is empty now stands in it as nothing. The urgency stands in it where it was
        changed alone: a colleague may have raised it meanwhile.
        """
        made: dict[str, Any] = {"category": self.code}
        for name in self.nodes:
            before, now = self.stands.get(name), shown.get(name)
            if name in touched and now != before:
                made[name] = _emptied(before, now)
        return made


def _emptied(before: Any, now: Any) -> Any:
    if isinstance(before, dict) and isinstance(now, dict):
        return {name: now.get(name) for name in {**before, **now}}
    return None if is_blank(now) else now


def plan(workspace: Workspace, draft: Draft) -> Plan:
    """Give the plan of a draft's form."""
    if draft.event:
        return _later(workspace, amending.of(workspace, draft), draft.event)
    return Plan(draft.category, _title(workspace, draft), form(draft.category).nodes)


def _title(workspace: Workspace, draft: Draft) -> str:
    if not draft.completes:
        return "Sofortmeldung" if draft.quick else "Neue Meldung"
    return follows(draft.event, amending.of(workspace, draft).number)


def _later(workspace: Workspace, state: Notification, event: amending.Amendment) -> Plan:
    corrects = event == "corrected"
    nodes = {node.row.path: node for node in (*_short(workspace, state, event), *_urgency(workspace, state, event))}
    own = {name: _voluntary(node) for name, node in form(state.category).nodes.items() if name not in _HEAD}
    first = {_FIRST: own.pop(_FIRST)} if _FIRST in own and not corrects else {}
    headings = {next(iter(nodes)): "Berichtigung" if corrects else "Nachtrag", next(iter(own)): "Meldung"}
    return Plan(
        state.category,
        follows(event, state.number),
        {**nodes, **first, **own},
        state.graded,
        later=True,
        stands=_stands(workspace, state) if corrects else {"urgency": state.graded},
        headings=headings,
    )


def _short(workspace: Workspace, state: Notification, event: amending.Amendment) -> Iterator[Node]:
    """Yield the questions of the short form; which question of the receiver is answered only where one is open."""
    found = rules_in_force(workspace).later_form(event, later_code(state.category))
    for name in found.fields if found is not None else FIELDS[event]:
        needed = found is not None and name in found.needs
        if name != "question":
            yield Node(replace(ROWS[name], need="always" if needed else "optional"))
        elif state.open_questions:
            yield Node(_question(state))


def _urgency(workspace: Workspace, state: Notification, event: amending.Amendment) -> Iterator[Node]:
    """Yield the urgency, where there is another: what is added may raise it, a correction may put it right."""
    category = rules_in_force(workspace).category(state.category)
    others = [
        one for one in category.urgencies if one == state.graded or event == "corrected" or is_higher(one, state.graded)
    ]
    if set(others) - {state.graded}:
        choices = tuple((one, URGENCY_TITLES[one]) for one in others)
        yield Node(Field("urgency", "choice", "Dringlichkeit", choices=choices))


def _question(state: Notification) -> Field:
    choices = tuple(
        (id_text(one.event), f"{label_of(state.content, one.field)}: {one.text}") for one in state.open_questions
    )
    return replace(ROWS["question"], kind="choice", choices=choices)


def _voluntary(node: Node) -> Node:
    return Node(replace(node.row, need="optional"), node.below)


def _stands(workspace: Workspace, state: Notification) -> dict[str, Any]:
    """Give what holds by now; who reported stays hidden where nobody has said why they need to know."""
    said = as_it_stands(state).document()
    hidden = () if guarded.reporter_is_shown(workspace, state) else ("reporter",)
    return {name: value for name, value in said.items() if name not in (*_HEAD, *hidden)} | {"urgency": state.graded}
