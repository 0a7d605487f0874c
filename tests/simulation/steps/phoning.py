"""What could be sent to nobody is phoned; the unit keeps a note of the call."""

from __future__ import annotations

from functools import partial

from desktop.domain.derivation import derived_id
from desktop.domain.phoned import Told
from desktop.workspace.recording import Deed
from tests.helpers.company import content
from tests.helpers.shipped import RULES
from tests.simulation.profile import Profile
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.writing import did
from tests.simulation.world import World


def phone(world: World, profile: Profile) -> bool:
    """Note that somebody outside the cooperation was told by telephone; nothing is sent."""
    entity = profile.workspace.new_id()
    body = Told(
        process_id=derived_id(entity, "process"),
        number="VIE-2026-1-1",
        category="P01",
        urgency="urgent",
        rules_version=RULES.version,
        from_unit=profile.unit,
        agency="Jugendamt außerhalb",
        person=SECRET,
        content=content(SECRET, "Kim"),
        called=SECRET,
        called_at="2026-01-31T03:00+01:00",
    )
    act = partial(profile.workspace.record, profile.workspace.own_unit(), [Deed("phoned.told", entity, body)])
    return did(world, profile, "notes a call", act)
