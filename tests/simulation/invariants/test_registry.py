"""Every invariant fails once something is wrong: one defect is planted for each, in a world where all of them hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from desktop.domain.contact import Contact, ContactEdited
from desktop.domain.derivation import derived_id
from desktop.domain.duty import Offer
from desktop.domain.fields import Edit
from desktop.domain.kinds import KINDS
from desktop.domain.notification_events import Remarked
from desktop.domain.notification_way import Forward, Origin
from desktop.domain.progress import Halt
from desktop.domain.release_state import Standing
from desktop.domain.rows import ErasedRow, OutboxRow, StateRow
from desktop.presenters import releasing
from desktop.workspace.kept_aside import aside_row, placed_batch
from desktop.workspace.rewinding import batches_after, entries_of
from tests.simulation.calm import calm_world, looked_at
from tests.simulation.carrying import digest_of
from tests.simulation.invariants.keeping import what_is_erased_is_nowhere_here
from tests.simulation.invariants.registry import INVARIANTS, Invariant
from tests.simulation.invariants.saying import confirmed
from tests.simulation.profile import Profile
from tests.simulation.steps.drafting import begin_addition
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.releasing import request
from tests.simulation.truth import Reported
from tests.simulation.world import World
from wire.body import encode_body, new_body
from wire.messages import RefusedBatch, RestoreRequest
from wire.stamp import PlacedBatch

Defect = Callable[[World, Profile], object]


def read_again(world: World, change: Callable[[list[PlacedBatch]], object]) -> None:
    """Change what the server has placed in the cooperation's channel, and read its log from the start."""
    lane = world.server.lanes[world.profiles[0].workspace.cooperation()]
    change(lane.placed)
    world.known_ends.clear()
    world.truth.begin_again()
    world.truth.look(world.server)


def another_key(world: World, _profile: Profile) -> None:
    world.known_keys = dict.fromkeys(world.server.lanes, b"k" * 32)
    world.truth.begin_again()
    world.truth.look(world.server)


def still_there(world: World, profile: Profile) -> None:
    channel = profile.workspace.cooperation()
    event, _ = next(iter(world.server.lanes[channel].bodies()))
    whole = ErasedRow(channel, "entity", event, event, "erase")
    profile.journal.erased.put([whole, ErasedRow(channel, "event", event, event, "named")])


def in_the_clear(world: World, _profile: Profile) -> None:
    world.truth.begin_again()
    world.truth.look(world.server)
    fresh = world.truth.fresh[-1]
    batch = msgspec.structs.replace(fresh.opened.batch, bodies=(SECRET.encode(),))
    world.truth.fresh.append(replace(fresh, opened=msgspec.structs.replace(fresh.opened, batch=batch)))


def refused_batch(world: World, _profile: Profile) -> None:
    lane = world.server.lanes[world.profiles[0].workspace.cooperation()]
    world.truth.refusals.append((lane.placed[0].batch, RefusedBatch("counter_reuse")))


def another_event(_world: World, profile: Profile) -> None:
    row = profile.journal.log.page(profile.workspace.cooperation(), 0, 1)[0]
    profile.memory.fresh.append(replace(row, event=b"o" * 16))


def offered(world: World, profile: Profile) -> None:
    placed = world.server.lanes[profile.workspace.cooperation()].placed[:1]
    profile.door.restore(profile.workspace.local.session(), RestoreRequest(tuple(placed)))


def gone_too_early(_world: World, profile: Profile) -> None:
    profile.memory.gone = [OutboxRow(bytes(32), b"g" * 16, b"e" * 16, b"", alarm=False, created_at=0)]


def another_head(_world: World, profile: Profile) -> None:
    row = profile.journal.log.channel(profile.workspace.cooperation())
    profile.journal.log.put_channel(replace(row, head=b"h" * 32))
    profile.memory.look(profile)


def contact_row(profile: Profile) -> StateRow:
    return profile.workspace.states("contact")[0][0]


def another_value(_world: World, profile: Profile) -> None:
    row = contact_row(profile)
    contact = msgspec.msgpack.decode(row.confirmed or b"", type=Contact)
    fields = contact.fields | {"phone": contact.fields["family_name"]}
    confirmed = msgspec.msgpack.encode(msgspec.structs.replace(contact, fields=fields))
    profile.journal.states.put([msgspec.structs.replace(row, confirmed=confirmed)])


def replaced_and_forgotten(_world: World, profile: Profile) -> None:
    """A value that somebody replaced stands nowhere any more."""
    row = contact_row(profile)
    contact = msgspec.msgpack.decode(row.confirmed or b"", type=Contact)
    edit = ContactEdited({"phone": Edit(contact.fields["phone"].shown.version, "2")})
    profile.do("", "contact.edited", contact.id, edit)
    profile.synced()
    row = contact_row(profile)
    contact = msgspec.msgpack.decode(row.confirmed or b"", type=Contact)
    confirmed = msgspec.msgpack.encode(msgspec.structs.replace(contact, earlier=()))
    profile.journal.states.put([msgspec.structs.replace(row, confirmed=confirmed)])


def moved_in_the_list(profile: Profile, kind: str, **values: object) -> None:
    """A row that lists go by says something else than its state."""
    rows = [row for row, _ in profile.workspace.states(kind)]
    profile.journal.states.put([msgspec.structs.replace(row, **values) for row in rows])


def something_else_shown(_world: World, profile: Profile) -> None:
    profile.journal.states.put([msgspec.structs.replace(contact_row(profile), shown=b"else")])


def not_read_yet(_world: World, profile: Profile) -> None:
    profile.way.seen[profile.workspace.cooperation()] = (99, b"h" * 32)


def taken_for_acknowledged(_world: World, profile: Profile) -> None:
    profile.memory.acknowledged.add(profile.workspace.states("notification")[0][1].id)


def alarmed(_world: World, profile: Profile) -> None:
    with profile.journal.transaction():
        profile.workspace.local._ground.raise_alarm("fork")


def halted(reason: str) -> Defect:
    def halt(world: World, profile: Profile) -> None:
        profile.synced_at = world.step
        profile.worker.report.halt, profile.worker.report.pushed = Halt(reason, ""), 1

    return halt


def left_waiting(world: World, profile: Profile) -> None:
    profile.notify(world.profiles[-1].unit)
    profile.synced_at = world.step


def thrown_away(world: World, profile: Profile) -> None:
    """A draft has gone that nobody has sent or dropped."""
    begin_addition(world, profile)
    [draft] = profile.memory.drafts
    profile.workspace.own.discard_draft(draft)


def another_file(world: World, profile: Profile) -> None:
    file = next(iter(world.contents))
    profile.memory.fetched[file] = digest_of(b"else")


def half_uploaded(world: World, profile: Profile) -> None:
    """The server loses what its author holds, and nobody offers it again."""
    channels = {channel for channel, _ in world.server.chunks.kept} - {profile.workspace.cooperation()}
    for place in [place for place in world.server.chunks.kept if place[0] in channels]:
        del world.server.chunks.kept[place]
    other = next(one for one in world.profiles if one.unit != profile.unit)
    other.files.forget(list(other.files.known))


def changed(kind: str, **values: object) -> Defect:
    """A profile that has something of a kind confirmed holds it otherwise than it was said."""

    def change(world: World, _profile: Profile) -> None:
        profile = next(one for one in world.profiles if one.workspace.states(kind))
        for row, _ in profile.workspace.states(kind):
            state = msgspec.msgpack.decode(row.confirmed or b"", type=KINDS[kind].state)
            confirmed = msgspec.msgpack.encode(msgspec.structs.replace(state, **values))
            profile.journal.states.put([msgspec.structs.replace(row, confirmed=confirmed)])

    return change


def answered_nothing(world: World, profile: Profile) -> None:
    asked = next(state.questions for state in confirmed(profile) if state.questions)
    unanswered = tuple(msgspec.structs.replace(one, answers=()) for one in asked)
    changed("notification", questions=unanswered)(world, profile)


def said_to_have_followed(world: World, profile: Profile) -> None:
    """What stands here as passed on is one of the sender's own, which never had the addition."""
    everybody = ((one, *found) for one in world.profiles for found in _incoming(one))
    receiver, row, state = next(found for found in everybody if found[2].supplements)
    told = msgspec.structs.replace(state, id=b"g" * 16, supplements=())
    gone = Forward(b"f" * 16, receiver.unit, profile.unit, told.id, 1, knows=(state.supplements[0].event,))
    confirmed = msgspec.msgpack.encode(msgspec.structs.replace(state, forwards=(gone,)))
    there = msgspec.structs.replace(row, entity=told.id, shown=msgspec.msgpack.encode(told), confirmed=None)
    receiver.journal.states.put([msgspec.structs.replace(row, confirmed=confirmed), there])


def sent_before_its_release(world: World, profile: Profile) -> None:
    notification = profile.workspace.new_id()
    body = request(world, profile, notification)
    releasing.ask(profile.workspace, notification, body)
    unit = body.recipients[0].unit
    profile.notify(unit, entity=derived_id(notification, unit))
    looked_at(world)


def placed_elsewhere(world: World, _profile: Profile) -> None:
    [said] = world.said.of("assignment.assigned")
    world.truth.events[said.event].append((bytes(32), 1))


def revoked_at(seq: int) -> Defect:
    """A device whose access is withdrawn in the server's directory alone, so that nobody makes new keys."""

    def revoke(world: World, _profile: Profile) -> None:
        units = [one.unit for one in world.profiles]
        profile = next(one for one in world.profiles if units.count(one.unit) > 1)
        directory = world.server.directory
        device = msgspec.structs.replace(directory.devices[profile.device], revoked_seq=seq or directory.seq)
        world.server.directory = directory.with_device(device)
        profile.memory.read.clear()
        profile.memory.look(profile)

    return revoke


def chosen_by_nobody(world: World, profile: Profile) -> None:
    """A file that was attached by hand stands with a notification that was passed on."""
    world.by_hand.clear()
    changed("notification", origin=Origin((), ""))(world, profile)


def waits_in_vain(world: World, profile: Profile) -> None:
    """Something waits for where a forward went that was taken back."""
    receiver = next(one for one in world.profiles if _incoming(one))
    row, state = _incoming(receiver)[0]
    gone = Forward(b"f" * 16, receiver.unit, profile.unit, b"g" * 16, 1, taken_back_at=2)
    shown = msgspec.msgpack.encode(msgspec.structs.replace(state, forwards=(gone,)))
    receiver.journal.states.put([msgspec.structs.replace(row, shown=shown)])
    fields = msgspec.msgpack.encode(Remarked(SECRET))
    body = encode_body(new_body("notification.attached", 1, (gone.entity,), fields))
    channel = receiver.workspace.pair(profile.unit)
    receiver.journal.outbox.add([OutboxRow(channel, b"w" * 16, gone.entity, body, alarm=False, created_at=1)])
    receiver.memory.look(receiver)


def _incoming(profile: Profile) -> list[tuple[StateRow, Any]]:
    found = profile.workspace.states("notification")
    return [(row, state) for row, state in found if state.to_unit == profile.unit]


def told_to_others(world: World, profile: Profile) -> None:
    other = next(one for one in world.profiles if one.unit not in (profile.unit, world.reader_of(profile.unit)))
    other.journal.states.put(profile.journal.states.listed("reading"))


def forgotten_to_say(world: World, _profile: Profile) -> None:
    """What is noted as handed in is not in the log."""
    profile = next(one for one in world.profiles if one.journal.readings.all())
    [row] = profile.journal.readings.all()
    profile.journal.readings.add([row])
    profile.journal.readings.mark_told(row.day, row.device)


DEFECTS: dict[str, Defect] = {
    "seqs_have_no_gaps": lambda world, _: read_again(world, lambda placed: placed.pop(0)),
    "keys_follow_each_other": another_key,
    "every_event_stands_once": lambda world, _: read_again(world, lambda placed: placed.append(placed[-1])),
    "no_number_is_signed_twice": refused_batch,
    "the_server_cannot_read": in_the_clear,
    "what_is_erased_has_no_body": still_there,
    "nothing_reported_is_lost": lambda world, _: world.truth.report([b"l" * 16], Reported("d1", bytes(32), 1)),
    "the_outbox_gives_up_only_what_came_back": gone_too_early,
    "a_log_is_a_part_of_the_servers": another_event,
    "nothing_is_given_back_that_was_not_lost": offered,
    "outcomes_add_up": lambda _, one: one.memory.read.update({b"c" * 32: (1, bytes(32))}),
    "what_waits_can_go": left_waiting,
    "what_is_erased_is_nowhere_here": still_there,
    "what_was_begun_is_kept": thrown_away,
    "equal_seq_means_equal_head": another_head,
    "equal_heads_mean_equal_states": another_value,
    "confirmed_is_the_fold_of_the_log": another_value,
    "shown_is_what_is_confirmed_and_ones_own": something_else_shown,
    "up_to_date_is_true": not_read_yet,
    "acknowledged_stays_acknowledged": taken_for_acknowledged,
    "delivery_is_true": lambda world, _: world.truth.ever.clear(),
    "no_alarm_without_a_cause": alarmed,
    "nobody_halts_without_a_cause": halted("fork"),
    "who_is_too_old_hands_in_nothing": halted("least_version"),
    "what_is_needed_is_kept": lambda world, _: world.server.chunks.kept.clear(),
    "a_file_is_what_was_taken_in": another_file,
    "an_attachment_can_be_fetched": half_uploaded,
    "no_file_goes_along_unasked": chosen_by_nobody,
    "nothing_waits_for_who_shall_not_have_it": waits_in_vain,
    "nobody_is_said_to_have_read_more": lambda world, _: world.openings.clear(),
    "who_reads_is_told_to_whom_it_concerns": told_to_others,
    "a_day_that_is_over_is_handed_in": forgotten_to_say,
    "a_conflict_keeps_all_values": another_value,
    "what_was_dropped_is_still_known": replaced_and_forgotten,
    "seats_go_by_the_order_of_answers": changed("meeting", answers=()),
    "who_was_there_is_who_was_checked_off": changed("meeting", attendance={}),
    "an_offer_is_taken_once": changed("duty", offer=Offer(b"o" * 16, b"d" * 16, 1)),
    "a_gap_is_called_a_gap": lambda _, one: moved_in_the_list(one, "duty", sort=0),
    "a_list_leaves_no_document_out": lambda _, one: moved_in_the_list(one, "material", status="removed"),
    "nobody_is_said_to_have_learnt_more": lambda world, _: world.learnt.clear(),
    "nothing_goes_before_its_release": sent_before_its_release,
    "nobody_releases_what_they_asked_for": lambda world, _: world.said.by_type["release.released"].clear(),
    "what_is_released_is_shown_so": changed("release", standing=Standing.RETURNED),
    "what_follows_is_there_once": changed("notification", supplements=()),
    "an_answer_finds_its_question": answered_nothing,
    "what_is_said_to_have_followed_is_there": said_to_have_followed,
    "who_has_it_is_the_same_for_all": changed("assignment", given=()),
    "what_a_unit_keeps_to_itself_stays_there": placed_elsewhere,
    "what_was_taken_back_counts_nothing": changed("notification", marks=("misdirected",)),
    "who_was_removed_is_told_nothing": revoked_at(1),
    "who_was_removed_opens_nothing_new": revoked_at(0),
}


def test_there_is_a_defect_for_every_invariant() -> None:
    """No invariant is believed that was never seen to fail."""
    assert list(DEFECTS) == [invariant.name for invariant in INVARIANTS]


def test_without_a_defect_all_of_them_hold() -> None:
    """In the calm world nobody complains."""
    world = calm_world()
    looked_at(world)
    assert [complaint for invariant in INVARIANTS for complaint in invariant.check(world)] == []


def test_what_is_left_of_it_in_an_outbox_is_found_too() -> None:
    """What somebody wrote and has not sent is looked at where it is erased, not the log alone."""
    world = calm_world()
    profile = world.profiles[0]
    profile.notify(world.profiles[-1].unit)
    world.touch(profile)
    looked_at(world)
    [row] = profile.journal.outbox.all("waiting")
    profile.journal.erased.put([ErasedRow(row.channel, "event", row.event, row.entity, "named")])
    assert [complaint.endswith(row.event.hex()) for complaint in what_is_erased_is_nowhere_here(world)] == [True]


def test_what_is_left_of_it_in_a_draft_is_found_too() -> None:
    """What somebody has begun to add and not sent is looked at where what it is about is erased."""
    world = calm_world()
    profile = world.profiles[0]
    assert begin_addition(world, profile)
    world.touch(profile)
    looked_at(world)
    [draft] = profile.memory.drafts.values()
    state = profile.workspace.state("notification", draft.completes)
    channel = profile.workspace.pair(state.to_unit)
    profile.journal.erased.put([ErasedRow(channel, "entity", state.id, state.id, "erase")])
    assert [one.endswith(state.id.hex()) for one in what_is_erased_is_nowhere_here(world)] == [True]


def test_what_is_left_of_it_aside_is_found_too() -> None:
    """What a restored server lacks is looked at where it is erased, also an event that has come back by another way."""
    world = calm_world()
    profile = world.profiles[0]
    channel = profile.workspace.cooperation()
    [batch, *_] = batches_after(profile.workspace.local._ground, channel, 0)
    entries = entries_of(profile.workspace.local._ground, batch)
    profile.journal.aside.add([aside_row(batch, placed_batch(batch, entries), (b"?" * 16,))])
    world.touch(profile)
    looked_at(world)
    assert list(what_is_erased_is_nowhere_here(world)) == []
    event = entries[-1].event
    profile.journal.erased.put([ErasedRow(channel, "event", event, bytes(16), "named")])
    assert [one for one in what_is_erased_is_nowhere_here(world) if one.endswith(f"{event.hex()} aside")]


@pytest.mark.parametrize("invariant", INVARIANTS, ids=lambda invariant: invariant.name)
def test_an_invariant_fails_once_its_defect_is_there(invariant: Invariant) -> None:
    """The complaint comes from the defect alone."""
    world = calm_world()
    looked_at(world)
    DEFECTS[invariant.name](world, world.profiles[0])
    assert list(invariant.check(world))
