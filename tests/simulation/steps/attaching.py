"""Files attached to a notification: taken in, told of once the server has them, fetched by either side."""

from __future__ import annotations

from desktop.domain.notification_events import Attached
from desktop.domain.refused import Refused
from desktop.sync.failures import RequestFailed
from desktop.workspace.recording import Deed
from tests.helpers.attaching import take_in
from tests.simulation.carrying import digest_of, fetched_attachment
from tests.simulation.profile import Profile
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.writing import notifications, states
from tests.simulation.world import World


def attach_to_it(world: World, profile: Profile) -> bool:
    """Attach a file to a notification of one's own; it goes out once the server has the file."""
    found = [state for state in notifications(profile, incoming=False) if state.status != "withdrawn"]
    if not found or not profile.active:
        return False
    state = world.random.choice(found)
    content = SECRET.encode() + world.random.randbytes(world.random.randrange(3_000))
    file, chunks = take_in(profile, content, profile.workspace.pair(state.to_unit))
    world.contents[file.id] = digest_of(content)
    world.by_hand.add(file.id)
    deed = Deed("notification.attached", state.id, Attached(SECRET, file, digest_of(content)), chunks)
    try:
        with world.reporting(profile):
            profile.workspace.record(profile.workspace.pair(state.to_unit), [deed])
    except Refused as refused:
        world.count("refused", refused.code)
        return False
    world.tell(f"{profile.name} attaches a file for {state.to_unit}")
    return True


def fetch_attachment(world: World, profile: Profile) -> bool:
    """Fetch a file that is attached to a notification that is shown; it is what somebody took in."""
    found = [(state, one) for state in states(profile, "notification") for one in state.attachments]
    if not found or not profile.active or not profile.workspace.local.session():
        return False
    state, attachment = world.random.choice(found)
    try:
        profile.memory.fetched[attachment.file.id] = digest_of(fetched_attachment(profile, state, attachment))
    except RequestFailed as failed:
        world.count("not fetched", failed.failure.code)
        return False
    world.tell(f"{profile.name} fetches an attachment")
    return True
