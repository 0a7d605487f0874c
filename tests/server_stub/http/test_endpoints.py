"""The calls of the protocol, straight into the application."""

from __future__ import annotations

import asyncio
import secrets

import pytest

from server_stub.http import requests
from server_stub.http.clients import LEAST_CLIENT, Clients
from server_stub.log.log import Log
from server_stub.log.sessions import IDLE_MS
from tests.helpers.calls import Answer, Calls, InProcess
from tests.helpers.devices import ASD, POLICE, Cooperation, Device, event
from tests.helpers.doors import OpenDoor
from tests.helpers.founded import CODE, Founded
from wire import limits, messages
from wire.codec import encode
from wire.names import heads_digest
from wire.signing import public_bytes
from wire.statements import Revoked


def problem(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.problem.code


def test_hello(door: OpenDoor, here: Founded) -> None:
    """Anybody may ask who the server is."""
    hello = door.calls.hello()
    assert hello.protocols == (limits.PROTOCOL,)
    assert hello.root == here.cooperation.root
    assert (hello.server_key, hello.incarnation) == (here.log.meta.public_key, here.log.meta.incarnation)
    assert (hello.least_client, hello.time) == (LEAST_CLIENT, door.now)


def test_what_whoever_runs_the_server_announces(log: Log) -> None:
    """The least version that is asked for and the newest there is reach everybody who asks who the server is."""
    door = OpenDoor(log, clients=Clients("0.3", "0.4.1"))
    hello = door.calls.hello()
    door.close()
    assert (hello.least_client, hello.newest_client) == ("0.3", "0.4.1")


def test_founding(log: Log) -> None:
    """Founding answers as a push, again with the same answer; a wrong code and a second founding are problems."""
    door, cooperation = OpenDoor(log), Cooperation()
    calls = door.calls
    assert calls.hello().root == b""
    assert problem(calls.prove(cooperation.founder.private, cooperation.root, device=bytes(16))) == (409, "not_founded")
    batch = cooperation.founding(calls.hello().server_key)
    assert problem(calls.found("guess", batch)) == (403, "founding_code")
    first = calls.found(CODE, batch)
    assert isinstance(first.read(messages.PushAnswer).results[0], messages.Accepted)
    door.now += 5
    assert calls.found(CODE, batch).body == first.body
    assert problem(calls.found(CODE, Cooperation().founding(calls.hello().server_key))) == (409, "founded_already")
    assert calls.hello().root == cooperation.root
    assert calls.as_device(cooperation.founder).pull().read(messages.PullAnswer).heads[0].seq == len(batch.headers)
    door.close()


def test_from_invite_to_active_device(door: OpenDoor, here: Founded) -> None:
    """An invite's session is not active and enrols, the device's session is active and reads its channels."""
    device, invite = here.cooperation.device(), here.cooperation.invites[ASD]
    answer = door.calls.prove(invite, here.cooperation.root, invite=public_bytes(invite))
    opened = answer.read(messages.SessionAnswer)
    assert not opened.active
    calls = Calls(door.calls.transport, opened.token)
    assert isinstance(calls.pushed(here.cooperation.enrolment(device, invite))[0], messages.Accepted)
    answer = door.calls.prove(device.private, device.root, device=device.id)
    assert answer.read(messages.SessionAnswer).active
    again = door.calls.prove(invite, here.cooperation.root, invite=public_bytes(invite))
    assert problem(again) == (403, "invite_used")


def test_the_founders_session_is_active(door: OpenDoor, here: Founded) -> None:
    """The founder's device waits for no admission."""
    founder = here.cooperation.founder
    answer = door.calls.prove(founder.private, founder.root, device=founder.id)
    assert answer.read(messages.SessionAnswer).active


def test_a_session_needs_the_right_key(door: OpenDoor, here: Founded) -> None:
    """Another key, another root, a stranger and a claim to be both device and invite open nothing."""
    device = here.enrol(POLICE)
    calls = door.calls
    assert problem(calls.prove(Device().private, device.root, device=device.id)) == (401, "signature")
    assert problem(calls.prove(device.private, bytes(32), device=device.id)) == (401, "signature")
    stranger = Device(device.root)
    assert problem(calls.prove(stranger.private, device.root, device=stranger.id)) == (403, "device_unknown")
    unstated = public_bytes(stranger.private)
    assert problem(calls.prove(stranger.private, device.root, invite=unstated)) == (403, "invite_unknown")
    assert problem(calls.prove(stranger.private, device.root, invite=unstated, device=device.id)) == (400, "malformed")
    assert problem(calls.prove(stranger.private, device.root)) == (400, "malformed")


def test_an_expired_invite_opens_nothing(door: OpenDoor, here: Founded) -> None:
    """An invite whose time has passed is refused by name, to its holder only."""
    invite = here.cooperation.invites[ASD]
    door.now = here.cooperation.expires_at
    root, key = here.cooperation.root, public_bytes(invite)
    assert problem(door.calls.prove(invite, root, invite=key)) == (403, "invite_expired")
    assert problem(door.calls.prove(Device().private, root, invite=key)) == (401, "signature")


def test_a_proof_opens_one_session(door: OpenDoor, here: Founded) -> None:
    """The same proof again, or one for a challenge that has run out, is refused."""
    device = here.enrol(POLICE)
    calls = door.calls
    proof = calls.proof(device.private, device.root, device=device.id)
    assert calls.post("/v1/session", proof).status == 200
    assert problem(calls.post("/v1/session", proof)) == (401, "challenge")
    late = calls.proof(device.private, device.root, device=device.id)
    door.now += limits.CHALLENGE_SECONDS * 1000
    assert problem(calls.post("/v1/session", late)) == (401, "challenge")


def test_tokens_end(door: OpenDoor, here: Founded) -> None:
    """Without a token, with an unknown, an outlived or a revoked one, nothing is done."""
    device = here.enrol(POLICE)
    calls = door.calls.as_device(device)
    strange = Calls(calls.transport, "unknown")
    batch = device.sign(here.pair, [event(bytes(32))])
    for caller, code in ((door.calls, "session_required"), (strange, "session_unknown")):
        for answer in (caller.push(batch), caller.pull(), caller.wait(bytes(32))):
            assert problem(answer) == (401, code)
    assert calls.pull().status == 200
    door.now += IDLE_MS + 1
    assert problem(calls.pull()) == (401, "session_expired")
    calls = door.calls.as_device(device)
    founder = here.cooperation.founder
    here.accepted(founder, founder.state(Revoked(device.id, "lost")))
    assert problem(calls.pull()) == (401, "device_revoked")
    assert problem(calls.wait(bytes(32))) == (401, "device_revoked")
    assert problem(door.calls.prove(device.private, device.root, device=device.id)) == (403, "device_revoked")


def test_a_wait_ends_empty(door: OpenDoor, here: Founded) -> None:
    """A caller that knows everything is answered empty after the limit, another one at once with the digest."""
    device = here.enrol(POLICE)
    calls = door.calls.as_device(device)
    heads = calls.pull().read(messages.PullAnswer).heads
    digest = heads_digest([(each.channel, each.seq, each.head) for each in heads])
    assert calls.wait(bytes(32)).read(messages.WaitAnswer) == messages.WaitAnswer(digest, 0)
    assert calls.wait(digest).read(messages.WaitAnswer) == messages.WaitAnswer(b"", 0)


def test_a_fresh_pull_is_never_told_of_old_news(door: OpenDoor, here: Founded) -> None:
    """A wait right after a commit compares with the log itself, even if no hint has come yet."""
    device = here.enrol(POLICE)
    calls = door.calls.as_device(device)
    key = here.key(device, here.pair)
    here.accepted(device, device.batch(here.pair, [event(key)]))
    heads = calls.pull().read(messages.PullAnswer).heads
    digest = heads_digest([(each.channel, each.seq, each.head) for each in heads])
    assert calls.wait(digest).read(messages.WaitAnswer).digest == b""


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/v1/session", requests.SMALL + 1, 413),
        ("/v1/wait", requests.SMALL + 1, 413),
        ("/v1/found", requests.FOUND + 1, 413),
        ("/v1/push", requests.PUSH + 1, 413),
        ("/v1/restore", requests.RESTORE + 1, 413),
        (f"/v1/files/{'0' * 64}", limits.SMALL_REQUEST_BYTES + 1, 413),
        ("/v1/pull", requests.PULL + 1, 413),
        ("/v1/push", requests.PUSH, 400),
    ],
)
def test_bodies_have_limits(door: OpenDoor, here: Founded, path: str, size: int, status: int) -> None:
    """Every call has a limit on its body."""
    calls = door.calls.as_device(here.cooperation.founder)
    assert calls.raw("POST", path, bytes(size)).status == status


def test_counts_have_limits(door: OpenDoor, here: Founded) -> None:
    """Too many batches in a push, or none, are malformed; as many cursors as allowed are read."""
    device = here.enrol(POLICE)
    calls = door.calls.as_device(device)
    key = here.key(device, here.pair)
    batch = device.sign(here.pair, [event(key)])
    assert problem(calls.push(*[batch] * (limits.PUSH_BATCHES + 1))) == (400, "malformed")
    assert problem(calls.push()) == (400, "malformed")
    cursors = [messages.Cursor(secrets.token_bytes(32), 2**53, bytes(32)) for _ in range(limits.PULL_CURSORS)]
    assert calls.pull(cursors).status == 200
    assert problem(calls.pull([*cursors, *cursors[:1]])) == (400, "malformed")


def test_strangers_who_dawdle_hold_up_nobody(door: OpenDoor, here: Founded) -> None:
    """However many callers without a session keep back what they send, a member's push is taken meanwhile."""
    device = here.enrol(POLICE)
    token, key = door.calls.as_device(device).token, here.key(device, here.pair)
    body = encode(messages.PushRequest((device.batch(here.pair, [event(key)]),)))
    inside = InProcess(door.app)

    async def push() -> Answer:
        held = asyncio.Event()
        paths = ("/v1/found", "/v1/restore") * 20
        strangers = [asyncio.create_task(inside.ask("POST", path, b"x", {}, held)) for path in paths]
        await asyncio.sleep(0)
        pushing = inside.ask("POST", "/v1/push", body, {"authorization": f"Bearer {token}"})
        answer = await asyncio.wait_for(pushing, 20)
        held.set()
        assert {one.status for one in await asyncio.gather(*strangers)} == {400}
        return answer

    [result] = asyncio.run(push()).read(messages.PushAnswer).results
    assert isinstance(result, messages.Accepted)


READY = {
    "sqlite": b'{"database":"sqlite","synchronous":2}',
    "postgresql": b'{"database":"postgresql","synchronous_commit":"on"}',
}


def test_health(door: OpenDoor, url: str) -> None:
    """Operations see that the process lives and how its database commits."""
    assert door.calls.get("/healthz").body == b"ok"
    assert door.calls.get("/readyz").body == READY[url.partition(":")[0]]


def test_unknown_calls(door: OpenDoor) -> None:
    """A path or method that does not exist is a problem like any other."""
    assert problem(door.calls.get("/v1/nothing")) == (404, "not_found")
    assert problem(door.calls.get("/v1/push")) == (405, "method")
