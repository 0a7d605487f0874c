"""The local side of a sync: who the server is, who this device says it is, and what is left to do."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from desktop.domain.notification_events import Acknowledged
from desktop.domain.progress import Halt
from desktop.domain.version import VERSION
from desktop.workspace.sentences import ANOTHER_ROOT, OUTDATED
from server_stub.relay.access import Caller
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member
from tests.helpers.governed import held
from tests.helpers.line import Line, Remote
from tests.helpers.rogue import event, write
from wire import limits
from wire.messages import Accepted, ChallengeAnswer, HelloAnswer, ProofRequest
from wire.names import heads_digest
from wire.session import SessionProof, proves_session
from wire.signing import public_bytes
from wire.statements import AgencyStated, RolesStated

CHALLENGE = ChallengeAnswer(b"a challenge of the server")


def hello(company: Company, **changes: Any) -> HelloAnswer:
    """What the server says of itself, or something else."""
    said = Remote(company.server, Line(), company.clock.now).hello()
    return msgspec.structs.replace(said, **changes)


def halted(member: Member, said: HelloAnswer) -> Halt:
    """Greet a server with which nothing may go on; gives why."""
    with pytest.raises(Halt) as halt:
        member.workspace.local.greeted(said)
    return halt.value


def test_the_known_server_is_greeted(company: Company, police: Member) -> None:
    """The server that was known goes on being known, and how far its clock is off is kept."""
    police.workspace.local.greeted(hello(company, time=company.clock.time + 7000))
    assert police.journal.settings.get("incarnation") == company.server.incarnation
    assert police.journal.settings.get("server_offset") == b"7000"
    assert police.workspace.local.remaining().alarms == ()


def test_the_first_server_is_taken_up(company: Company) -> None:
    """A profile that has met no server yet remembers the first one of its cooperation."""
    member = company.newcomer(KEMPEN, company.invites[KEMPEN])
    assert member.journal.settings.get("incarnation") is None
    member.workspace.local.greeted(hello(company))
    assert member.journal.settings.get("incarnation") == company.server.incarnation


def test_a_server_that_is_not_founded_is_greeted(company: Company) -> None:
    """A server without a root contradicts nobody: it is about to be founded."""
    Company().founder.workspace.local.greeted(hello(company, root=b""))


def test_another_cooperation_halts(company: Company, police: Member) -> None:
    """A server of another root halts with an alarm that stays, and its incarnation is not taken up."""
    halt = halted(police, hello(company, root=b"r" * 32, incarnation=b"i" * 16))
    assert (halt.reason, halt.message) == ("root_mismatch", ANOTHER_ROOT)
    assert police.journal.settings.get("incarnation") == company.server.incarnation
    police.open()
    assert police.workspace.local.remaining().alarms == ("root_mismatch",)


def test_another_life_is_followed_and_announced_once(company: Company, police: Member) -> None:
    """A server that was restored is followed into its new life, and its alarm raised once, also across a restart."""
    for life in (b"i" * 16, b"i" * 16, b"j" * 16):
        police.workspace.local.greeted(hello(company, incarnation=life))
        assert police.journal.settings.get("incarnation") == life
        police.open()
        assert police.workspace.local.remaining().alarms == ("server_restored",)


def test_a_restored_server_that_lost_nothing_is_sent_what_waits(company: Company, police: Member) -> None:
    """With a server in a new life that has everything, work goes on as before."""
    entity = police.notify(ASD)
    company.server.incarnation = b"i" * 16
    report = police.synced()
    assert (report.pushed, police.shown("notification", entity).delivery) == (1, "accepted")
    assert police.workspace.local.remaining().level


@pytest.mark.parametrize("least", [VERSION, "0.0.9", "0.1", "0"])
def test_a_version_that_is_new_enough(company: Company, police: Member, least: str) -> None:
    """A server that asks for this version or an older one is greeted."""
    police.workspace.local.greeted(hello(company, least_client=least))


@pytest.mark.parametrize("changes", [{"least_client": "0.1.1"}, {"least_client": "0.10.0"}, {"protocols": (99,)}])
def test_a_version_that_is_too_old_halts(company: Company, police: Member, changes: dict[str, Any]) -> None:
    """A server that asks for a newer version or speaks another protocol halts without an alarm."""
    halt = halted(police, hello(company, **changes))
    assert (halt.reason, halt.message) == ("least_version", OUTDATED)
    assert police.workspace.local.remaining().alarms == ()
    police.workspace.local.greeted(hello(company, protocols=(99, limits.PROTOCOL)))


def test_the_advice_of_the_administration(company: Company, police: Member) -> None:
    """Who cannot go on with this version reads what the administration says about a newer one."""
    police.workspace.own.hold(held(update_advice="IT: 02162 000-000"))
    halt = halted(police, hello(company, least_client="0.2"))
    assert halt.message == f"{OUTDATED} IT: 02162 000-000"


@pytest.mark.parametrize(("newest", "newer"), [("", ""), (VERSION, ""), ("0.0.9", ""), ("0.1.1", "0.1.1"), ("1", "1")])
def test_a_newer_version_is_remembered(company: Company, police: Member, newest: str, newer: str) -> None:
    """Only a version that is newer than this one counts, and it is known until the server says another."""
    local = police.workspace.local
    local.greeted(hello(company, newest_client=newest))
    assert local.newer() == newer
    local.greeted(hello(company))
    assert local.newer() == ""


def speaks_as(member: Member, proof: ProofRequest) -> str:
    """Who a proof is by, checked with the key it names."""
    server, invite = member.company.server, member.invite
    speaker = proof.device or proof.invite
    key = proof.invite or public_bytes(member.identity.signing)
    signed = SessionProof(server.root, server.incarnation, speaker, CHALLENGE.challenge)
    assert proves_session(key, proof.signature, signed)
    assert (proof.device, proof.invite) in ((member.device, b""), (b"", public_bytes(invite) if invite else b"?"))
    return "invite" if proof.invite else "device"


def proven(member: Member) -> str:
    return speaks_as(member, member.workspace.local.prove(CHALLENGE))


def test_a_member_speaks_as_its_device(company: Company, police: Member) -> None:
    """A device that the directory knows speaks as itself each time."""
    assert [proven(police) for _ in range(3)] == ["device"] * 3
    assert [proven(company.founder) for _ in range(2)] == ["device"] * 2


def enrolled_without_answer(company: Company) -> Member:
    """A newcomer whose enrolment the server took, without the answer ever coming back."""
    member = company.newcomer(KEMPEN, company.invites[KEMPEN])
    member.workspace.local.greeted(hello(company))
    batches = member.workspace.local.outgoing()
    caller = Caller(invite=public_bytes(company.invites[KEMPEN]))
    (result,) = company.server.push(caller, batches, company.clock.now())
    assert isinstance(result, Accepted)
    return member


def test_a_newcomer_speaks_as_both_in_turn(company: Company) -> None:
    """Where the enrolment's answer was lost every other attempt is the device's, also across restarts."""
    member = enrolled_without_answer(company)
    spoken = []
    for _ in range(4):
        spoken.append(proven(member))
        member.open()
    assert spoken == ["invite", "device", "invite", "device"]


def test_a_lost_enrolment_is_found_again(company: Company) -> None:
    """A newcomer whose enrolment's answer was lost is in after some attempts, and speaks as its device from then on."""
    member = enrolled_without_answer(company)
    for _ in range(3):
        member.sync()
        company.clock.time += 3_600_000
    assert member.workspace.active
    assert [proven(member) for _ in range(3)] == ["device"] * 3


def test_a_session_is_kept(police: Member) -> None:
    """A session's token is kept over a restart and is empty where there is none."""
    police.workspace.local.keep_session("token")
    police.open()
    assert police.workspace.local.session() == "token"
    police.workspace.local.keep_session("")
    assert police.workspace.local.session() == ""


def test_a_session_ends_when_the_standing_changes(company: Company, police: Member) -> None:
    """A device that learns that it has enrolled, or was let in, asks for a new session."""
    member = company.newcomer(POLICE, company.invited_by(police))
    member.synced()
    member.workspace.local.keep_session("as one who waits")
    member.pull()
    assert member.workspace.local.session() == "as one who waits"
    police.synced()
    member.pull()
    assert member.workspace.active
    assert member.workspace.local.session() == ""


def test_a_session_stays_while_the_standing_does(company: Company, police: Member) -> None:
    """What changes in the directory about others leaves the session alone."""
    office = company.members[1]
    office.workspace.local.keep_session("token")
    police.notify(ASD)
    company.invited_by(police)
    police.workspace.state_in_directory([RolesStated(police.device, ("member",))])
    police.sync()
    office.pull()
    assert office.workspace.local.session() == "token"


def test_nothing_is_left_when_all_is_level(company: Company, police: Member) -> None:
    """After a sync nothing is left and every head is the server's."""
    police.notify(ASD)
    police.synced()
    remaining = police.workspace.local.remaining()
    assert (remaining.outbox, remaining.refused, remaining.waiting, remaining.quarantined) == (0, 0, 0, 0)
    assert remaining.level
    assert remaining.alarms == ()


def test_before_the_first_pull_nothing_is_level(police: Member) -> None:
    """A program that has just been started does not claim to be level before it has heard of the server."""
    assert not Company().founder.workspace.local.remaining().level
    assert not police.workspace.local.remaining().level
    assert not police.workspace.local.is_read
    police.pull()
    assert police.workspace.local.remaining().level


def test_what_is_written_is_left(police: Member) -> None:
    """An event counts as left while it waits, while it is sealed, and until the log has brought it back."""
    local, clock = police.workspace.local, police.company.clock
    police.synced()
    police.notify(ASD)
    assert (local.remaining().outbox, local.remaining().level, local.is_read) == (1, False, True)
    batches = local.outgoing()
    assert local.remaining().outbox == 1
    local.settle(batches, police.company.server.push(Caller(police.device), batches, clock.now()))
    assert (local.remaining().outbox, local.remaining().level) == (1, False)
    police.pull()
    assert (local.remaining().outbox, local.remaining().level) == (0, True)


def test_what_was_refused_is_counted_apart(police: Member) -> None:
    """What the server refused is counted as refused and not as left."""
    police.workspace.state_in_directory([AgencyStated("neu", "Neu", "police")])
    assert police.workspace.local.remaining().outbox == 1
    police.sync()
    remaining = police.workspace.local.remaining()
    assert (remaining.outbox, remaining.refused) == (0, 1)


def test_what_is_not_understood_is_counted(company: Company, police: Member) -> None:
    """What waits for a newer program and what breaks a rule are counted, and both sides are level all the same."""
    office = company.members[1]
    police.notify(ASD)
    police.synced()
    write(police, police.workspace.cooperation(), event(police, "contact.sung", [b"s" * 16], b"\xc0"))
    acknowledged = event(police, "notification.acknowledged", [b"n" * 16], Acknowledged("Dienst A"))
    misplaced = event(police, "contact.added", [b"m" * 16], b"\xc0")
    write(police, police.workspace.pair(ASD), acknowledged, misplaced)
    office.synced()
    office.synced()  # The receipt of what came in takes its time.
    remaining = office.workspace.local.remaining()
    assert (remaining.waiting, remaining.quarantined, remaining.level) == (2, 1, True)


def test_cursors_and_digest_are_of_what_was_read(company: Company, police: Member) -> None:
    """The cursors name what was read of each channel and nothing of those not begun; the digest is over all heads."""
    local, heads = police.workspace.local, police.workspace.heads()
    begun = {channel: (row.seq, row.head) for channel, row in heads.items() if row.seq}
    assert {cursor.channel: (cursor.seq, cursor.head) for cursor in local.cursors()} == begun
    assert len(begun) < len(heads)
    assert local.digest() == heads_digest([(row.channel, row.seq, row.head) for row in heads.values()])
    before = local.digest()
    company.members[1].notify(POLICE)
    company.members[1].synced()
    police.pull()
    assert local.digest() != before


def test_hurry_lets_everything_go_now(police: Member) -> None:
    """What was to wait goes at once when there is hurry, and not before."""
    later, channel = police.company.clock.time + 60_000, police.workspace.cooperation()
    row = event(police, "contact.sung", [b"s" * 16], b"\xc0", not_before=later, channel=channel)
    with police.journal.transaction():
        police.journal.outbox.add([row])
    assert police.workspace.local.outgoing() == []
    police.workspace.local.hurry()
    assert len(police.workspace.local.outgoing()) == 1


def test_the_total_of_alarms_is_the_server_s(company: Company, police: Member) -> None:
    """An immediate notification by another unit raises the total as soon as it has been pulled."""
    assert police.workspace.local.alarms_heard() == 0
    company.members[1].notify(POLICE, "immediate")
    company.members[1].synced()
    police.pull()
    assert police.workspace.local.alarms_heard() == 1
