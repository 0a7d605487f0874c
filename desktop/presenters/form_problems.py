"""What is wrong with a form, in words for people who fill one instead of writing a file, and the field it is about.

The words of a problem are those of the domain, said so that a screen can translate them. Nothing is checked here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.form_values import LONG_TEXT, SHORT_TEXT, Field
from desktop.domain.form_walk import Node, Problem
from desktop.domain.forms import FORMS
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.form_document import row_path, steps

_EXPECTED: Final = {
    "date": "Erwartet wird ein Datum wie 31.01.2026, nicht in der Zukunft.",
    "moment": "Erwartet wird ein Zeitpunkt wie 31.01.2026 03:10.",
    "numbers": "Erwartet werden Nummern wie 1, 2.",
}
_MISSING: Final = "Es fehlt: "
_ASKED: Final = {
    "whereabouts": "Geben Sie an, wo das Kind jetzt ist.",
    "whereabouts.municipality": "Geben Sie an, wo das Kind jetzt ist.",
    "children": "Geben Sie an, wie viele Kinder betroffen sind, oder wer sie sind.",
    "request.kind": "Wählen Sie, was gebraucht wird.",
    "sender.name": "Geben Sie an, wer Rückfragen beantwortet.",
    "sender.phone": "Geben Sie eine Rufnummer für Rückfragen an.",
    "danger.description": "Beschreiben Sie, welche Gefahr droht und warum es eilt.",
}


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with a field; `where` names the entry of a list it stands in, and the field of a gate.

    `gate` says that it is the law's own question, which stands there as soon as it arises.
    """

    path: str
    message: str
    where: str = ""
    gate: bool = False

    @property
    def text(self) -> str:
        """Give the problem as a line of a summary."""
        return joined((self.where, self.message), ": ")


def row_of(code: str, path: str) -> Field | None:
    """Give the row of a form's table that a path belongs to."""
    found = FORMS.get(code)
    level = found.nodes if found else {}
    node: Node | None = None
    for name in (step for step in steps(row_path(path)) if isinstance(step, str)):
        node = level.get(name)
        if node is None:
            return None
        level = node.below
    return node.row if node else None


def said(code: str, problem: Problem) -> FieldProblem:
    """Say a problem in words a screen can translate, and for people who fill a form instead of writing a file."""
    row, where = row_of(code, problem.field), _where(code, problem.field)
    if problem.gate:
        message = say("{message} ({basis})", message=Verbatim(problem.message), basis=Verbatim(problem.basis or ""))
        return FieldProblem(problem.field, message, joined((where, row.label if row else "")), gate=True)
    return FieldProblem(problem.field, _message(row, problem.message), where)


def _message(row: Field | None, message: str) -> str:
    if row is None:
        return message
    if message.startswith(_MISSING) and row.path in _ASKED:
        return _ASKED[row.path]
    if message.startswith(f"{_MISSING}„{row.label}“"):
        return say("Es fehlt: „{label}“.", label=row.label)
    if message.startswith("Der Text ist zu lang"):
        limit = row.limit or (LONG_TEXT if row.kind == "long" else SHORT_TEXT)
        return say("Der Text ist zu lang: höchstens {limit} Zeichen.", limit=limit)
    if message.startswith("Erwartet wird") and row.kind == "count":
        return say("Erwartet wird eine ganze Zahl von 0 bis {limit}.", limit=row.limit)
    return _EXPECTED.get(row.kind, message) if message.startswith("Erwartet wird") else message


def _where(code: str, path: str) -> str:
    """Name the entry of a list that a path leads into, as in "Kind 2"."""
    head, bracket, rest = path.partition("[")
    row = row_of(code, head)
    if not bracket or row is None:
        return ""
    return say("{label} {number}", label=row.one, number=int(rest.partition("]")[0]) + 1)
