"""Linking notifications of one's own unit, and taking that back: each with a reason, seen by the unit alone."""

from __future__ import annotations

from typing import Final

from desktop.domain.link import RELATIONS
from desktop.domain.notification_state import Notification
from desktop.presenters.earlier import has_family, said_number
from desktop.presenters.links import link, links, name_of, part, proposed
from desktop.presenters.steps.question import REASON, Question
from desktop.presenters.steps.step import Answers, Dialog, Step
from desktop.presenters.times import id_text, read_id
from desktop.workspace.workspace import Workspace

_RELATION: Final = Question("relation", "Was sie verbindet", needed=True, choices=tuple(RELATIONS.items()))


def _linkable(workspace: Workspace, state: Notification) -> bool:
    """Say whether there is something to link it with, without reading it: asked whenever a notification is shown."""
    return has_family(workspace, state.children, 1 + len(links(workspace, state.id)))


def _which(workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    choices = tuple((id_text(one.id), said_number(workspace, one)) for one in proposed(workspace, state))
    other = Question("other", "Andere Meldung Ihrer Stelle", needed=True, choices=choices)
    return other, _RELATION, REASON


def _link(workspace: Workspace, entity: bytes, person: str, answers: Answers) -> object:
    return link(workspace, entity, read_id(answers["other"], "other"), answers["relation"], (answers["reason"], person))


def _linked(workspace: Workspace, state: Notification) -> bool:
    return bool(links(workspace, state.id))


def _which_link(workspace: Workspace, state: Notification) -> tuple[Question, ...]:
    choices = tuple((id_text(one.id), name_of(workspace, one.other(state.id))) for one in links(workspace, state.id))
    only = choices[0][0] if len(choices) == 1 else ""
    return Question("link", "Verknüpft mit", needed=True, choices=choices, preset=only), REASON


def _part(workspace: Workspace, _entity: bytes, person: str, answers: Answers) -> None:
    part(workspace, read_id(answers["link"], "link"), answers["reason"], person)


LINKING: Final = (
    Step(
        name="link",
        place=900,
        button="Verknüpfen …",
        icon="git-compare",
        rare=True,
        sense=_linkable,
        dialog=Dialog(
            "Mit einer anderen Meldung verknüpfen?",
            "Nur Ihre Stelle sieht die Verknüpfung. Beide Meldungen bleiben, wie sie sind.",
            "Verknüpfen",
            questions=_which,
        ),
        do=_link,
        done="Meldungen verknüpft.",
    ),
    Step(
        name="unlink",
        place=901,
        button="Verknüpfung lösen …",
        icon="undo-2",
        rare=True,
        sense=_linked,
        dialog=Dialog(
            "Verknüpfung lösen?",
            "Dass es sie gab, bleibt mit beiden Gründen bei Ihrer Stelle festgehalten.",
            "Lösen",
            questions=_which_link,
        ),
        do=_part,
        done="Verknüpfung gelöst.",
    ),
)
