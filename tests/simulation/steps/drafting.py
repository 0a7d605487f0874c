"""Additions to a notification that are begun and not sent yet: they stay on their device and no event tells of them."""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.notification_events import Supplemented
from desktop.domain.notification_state import Notification
from desktop.presenters import drafts
from desktop.presenters.drafts import Draft
from tests.helpers.company import content
from tests.simulation.profile import Profile
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.writing import did, notifications
from tests.simulation.world import World


def begin_addition(world: World, profile: Profile) -> bool:
    """Begin an addition to a notification, and keep it as a draft."""
    found = notifications(profile, incoming=False)
    if not found:
        return False
    document = {"concern": SECRET, "words": 1}
    about = world.random.choice(found).id
    draft = Draft(profile.workspace.new_id(), "P01", "urgent", document, completes=about, event="supplemented")
    return _keep(world, profile, draft, f"begins an addition to {about.hex()}")


def write_on(world: World, profile: Profile) -> bool:
    """Write a word more of an addition that was begun."""
    draft = _chosen(world, profile)
    if draft is None:
        return False
    longer = replace(draft, document=draft.document | {"words": draft.document["words"] + 1})
    return _keep(world, profile, longer, "writes on")


def send_addition(world: World, profile: Profile) -> bool:
    """Send an addition that was begun, so that its draft goes by the same act; or drop it."""
    draft = _chosen(world, profile)
    if draft is None:
        return False
    state = profile.workspace.state("notification", draft.completes)

    def act() -> None:
        with profile.workspace.at_once():
            profile.workspace.own.discard_draft(draft.id)
            if state is not None:
                _send(profile, state)

    # A crash may come before or after; whether it is gone then nobody was told.
    profile.memory.drafts.pop(draft.id, None)
    return did(world, profile, "sends what was begun" if state else "drops what was begun", act)


def _send(profile: Profile, state: Notification) -> None:
    body = Supplemented(SECRET, content(SECRET, "Toni"))
    profile.do(state.to_unit, "notification.supplemented", state.id, body)


def _chosen(world: World, profile: Profile) -> Draft | None:
    kept = sorted(draft for draft, _, _ in profile.workspace.own.drafts())
    found = drafts.find(profile.workspace, world.random.choice(kept)) if kept else None
    return found[0] if found else None


def _keep(world: World, profile: Profile, draft: Draft, what: str) -> bool:
    def act() -> None:
        drafts.save(profile.workspace, draft)
        profile.memory.drafts[draft.id] = draft

    return did(world, profile, what, act)
