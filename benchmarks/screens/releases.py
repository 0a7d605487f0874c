"""The pictures of a release: what a leader sees of it, and the one who wrote it."""

from __future__ import annotations

from typing import Final

from benchmarks.screens.easel import Easel
from desktop.domain.templates import template
from desktop.presenters import notifying
from tests.helpers.company import Member


def _asked(easel: Easel, writer: Member, person: str) -> None:
    """Let a member of Willich write a complaint, and show it to the lead."""
    notification = writer.workspace.new_id()
    notifying.write(writer.workspace, notification, {**template("J06"), "urgency": "urgent"}, person)
    easel.district.company.everybody_syncs(2)
    easel.district.notifications["complaint"] = notification
    easel.willich()
    easel.show("complaint")


def _to_release(easel: Easel) -> None:
    _asked(easel, easel.district.colleague, "Fachkraft A")


def _requested(easel: Easel) -> None:
    _asked(easel, easel.district.willich, "Eingang Willich")


SCENES: Final = (
    ("freigabe", "Freigabe: alles lesen, freigeben oder zurückgeben", _to_release, "Ihre Freigabe ist angefordert"),
    ("freigabe-angefordert", "Angefordert: wer freigeben darf, und wen man anruft", _requested, "Noch nicht gesendet"),
)
