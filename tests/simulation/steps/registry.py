"""All steps with how often they are taken. A new step is a function in a file beside this and a line here."""

from __future__ import annotations

from dataclasses import dataclass

from tests.simulation.steps import (
    answering,
    attaching,
    being_away,
    copying,
    editing,
    enrolling,
    erasing,
    filing,
    following,
    founding,
    losing,
    notifying,
    outdating,
    phoning,
    reading,
    releasing,
    restoring,
    revoking,
    rotating,
    syncing,
    taking_along,
    upgrading,
)
from tests.simulation.world import Act


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what traces and counts call it, how often it is taken beside the others, what it does."""

    name: str
    weight: int
    act: Act


STEPS = (
    Step("notify", 14, notifying.notify),
    Step("add to it", 6, notifying.add_to_it),
    Step("withdraw", 1, notifying.withdraw),
    Step("acknowledge", 10, answering.acknowledge),
    Step("withdraw acknowledgement", 6, answering.withdraw_acknowledgement),
    Step("work on it", 6, answering.work_on_it),
    Step("forward", 5, answering.forward),
    Step("confirm forward", 10, answering.confirm_forward),
    Step("take a forward back", 3, answering.take_forward_back),
    Step("let files follow", 30, taking_along.let_files_follow),
    Step("seal what follows", 20, taking_along.seal_what_follows),
    Step("read", 8, reading.read),
    Step("ask for a release", 10, releasing.ask_release),
    Step("release", 30, releasing.release),
    Step("return", 12, releasing.give_back),
    Step("take a request back", 3, releasing.take_back),
    Step("give a role", 2, releasing.give_role),
    Step("ask", 5, following.ask),
    Step("answer", 14, following.answer),
    Step("note what was added", 6, following.note),
    Step("give feedback", 5, following.feedback),
    Step("assign", 6, following.assign),
    Step("assess", 1, following.assess),
    Step("phone", 1, phoning.phone),
    Step("add contact", 2, editing.add_contact),
    Step("edit", 14, editing.edit_contact),
    Step("settle", 5, editing.settle_conflict),
    Step("confirm contact", 1, editing.confirm_contact),
    Step("remove contact", 1, editing.remove_contact),
    Step("plan shift", 2, editing.plan_shift),
    Step("sync", 30, syncing.sync),
    Step("go on", 30, syncing.go_on),
    Step("poll", 10, syncing.poll),
    Step("go offline", 2, being_away.go_offline),
    Step("come back", 4, being_away.come_back),
    Step("crash", 3, being_away.crash),
    Step("lock", 4, being_away.lock),
    Step("wrong clock", 1, being_away.set_clock),
    Step("invite", 1, enrolling.invite),
    Step("enrol", 3, enrolling.enrol),
    Step("revoke", 3, revoking.revoke),
    Step("upgrade", 1, upgrading.upgrade),
    Step("write what is new", 1, upgrading.write_what_is_new),
    Step("back up", 2, copying.back_up),
    Step("restore a backup", 1, copying.restore_backup),
    Step("clone", 1, copying.clone),
    Step("back up the server", 1, restoring.back_up_server),
    Step("restore the server", 1, restoring.restore_server),
    Step("erase", 1, erasing.erase),
    Step("attach", 3, filing.attach),
    Step("attach to it", 14, attaching.attach_to_it),
    Step("fetch attachment", 3, attaching.fetch_attachment),
    Step("carry files", 8, filing.carry_files),
    Step("fetch", 2, filing.fetch),
    Step("make room", 2, filing.make_room),
    Step("collect", 1, filing.collect),
    Step("rotate", 1, rotating.rotate),
    Step("raise the least version", 1, outdating.raise_least_version),
    Step("found again", 1, founding.found_again),
    Step("lose a unit", 1, losing.lose_unit),
)
