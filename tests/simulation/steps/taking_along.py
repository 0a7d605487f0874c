"""Files that follow a forward: chosen one by one, sealed once more for the other unit, attached there."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from desktop.commands.attaching import is_attached
from desktop.domain.notification_said import Attachment
from desktop.domain.notification_state import Notification
from desktop.presenters import attaching, ended_forwards, forwarding, taking_along
from desktop.presenters.attaching import Waiting
from desktop.presenters.attachments import Prepared, Taken, closed
from desktop.sync.failures import RequestFailed
from tests.helpers.attaching import take_in
from tests.simulation.carrying import digest_of, fetched_attachment
from tests.simulation.profile import Profile
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.writing import did, notifications
from tests.simulation.world import World


def let_files_follow(world: World, profile: Profile) -> bool:
    """Choose a file of a notification that was passed on, or is passed on with that, so that it follows."""
    incoming = [state for state in notifications(profile, incoming=True) if state.attachments]
    found = [state for state in incoming if taking_along.is_left(profile.workspace, state)]
    if not found:
        return _pass_on_with_a_file(world, profile, incoming)
    state = world.random.choice(found)
    chosen = world.random.choice(taking_along.left(profile.workspace, state))
    unit = ended_forwards.open_forward(profile.workspace, state) or ""
    world.chosen.add((forwarding.id_there(state, unit), chosen.digest))
    act = partial(taking_along.let_go, profile.workspace, state.id, SECRET, [chosen])
    return did(world, profile, f"lets a file follow to {unit}", act)


def _pass_on_with_a_file(world: World, profile: Profile, incoming: list[Notification]) -> bool:
    found = [state for state in incoming if forwarding.may_go_on(profile.workspace, state)]
    if not found:
        return False
    state = world.random.choice(found)
    chosen = world.random.choice(state.attachments)
    unit = world.random.choice(forwarding.choices(profile.workspace, state))

    def act() -> None:
        with profile.workspace.at_once():
            forwarding.forward(profile.workspace, state.id, SECRET, unit, "anderer Bezirk")
            taking_along.let_go(profile.workspace, state.id, SECRET, [chosen])

    world.chosen.add((forwarding.id_there(state, unit), chosen.digest))
    return did(world, profile, f"passes on to {unit} with a file", act)


def seal_what_follows(world: World, profile: Profile) -> bool:
    """Fetch what was chosen, seal it for the other unit and attach it; what cannot be is kept with its reason."""
    found = [one for one in attaching.waiting(profile.workspace) if one.source and not one.reason]
    if not found or not profile.active or not profile.workspace.local.session():
        return False
    done = [_seal(world, profile, one) for one in found]
    return any(done)


def _seal(world: World, profile: Profile, one: Waiting) -> bool:
    workspace, group = profile.workspace, profile.workspace.group(one.notification)
    there = group[0][1] if group else None
    if there is None or is_attached(there, (one.file.name, one.file.digest)):
        attaching.give_up(workspace, one.file.id)
        return True
    state, source = _source(profile, one)
    reason = closed(workspace, there) or ("" if source else "Diesen Anhang gibt es nicht mehr.")
    if reason or source is None or state is None:
        attaching.hold(workspace, one.file.id, reason)
        return True
    try:
        content = fetched_attachment(profile, state, source)
    except RequestFailed as failed:
        world.count("not fetched", failed.failure.code)
        return False
    made, chunks = take_in(profile, content, workspace.pair(there.to_unit))
    file = replace(made, name=one.file.name, media_type=one.file.media_type)
    world.contents[file.id] = digest_of(content)
    taken = Taken((there.to_unit,), (Prepared(there.to_unit, file, one.file.digest, chunks),))
    return did(world, profile, "attaches what follows", partial(attaching.attach_waiting, workspace, one, taken))


def _source(profile: Profile, one: Waiting) -> tuple[Notification | None, Attachment | None]:
    entity, event = one.source or (b"", b"")
    state: Notification | None = profile.workspace.state("notification", entity)
    attachments = state.attachments if state else ()
    return state, next((each for each in attachments if each.event == event), None)
