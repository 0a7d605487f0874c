"""Bad files, bad words and bad profiles: a clear message with field or line, the right exit code, and nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from desktop.commands.desk import OwnDesk
from desktop.computer import System
from desktop.domain.templates import template
from desktop.keys import tries
from desktop.keys.invites import Invite, InviteTerms, new_invite, read_invite, write_invite
from desktop.keys.profile_file import FILE, SECOND
from desktop.keys.profile_folder import DATABASE
from tests.helpers.documents import changed
from tests.helpers.flipping import flip_bit
from tests.helpers.programs import WILLICH, Client, Done, World, new_id
from tests.helpers.secret_service import secret_service

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
KEMPEN = "jugendamt-kempen-asd"


# The passphrase and the keyring.


def test_wrong_passphrases_make_a_wait_that_grows_and_stays(offline: World) -> None:
    """Five wrong ones are free; then every process hears of a longer wait, and the right one works when it is over."""
    wrong = offline.folder / "wrong"
    wrong.write_text("eine ganz andere Passphrase", encoding="utf-8")
    folder = offline.police.folder
    thief, owner = Client(folder, wrong), offline.police.by_passphrase()
    first = thief.run("status", code=4).problem
    assert (first["code"], first["retry_after_seconds"]) == ("wrong_passphrase", 0)
    for _ in range(3):
        tries.note_failure(folder, System().now())
    assert thief.run("status", code=4).problem["retry_after_seconds"] == 5
    # A wait that is not over before the next process has come, however slow the machine.
    for _ in range(5):
        tries.note_failure(folder, System().now())
    locked = owner.run("status", code=4).problem
    assert locked["code"] == "too_many_tries"
    assert 0 < locked["retry_after_seconds"] <= tries.wait_seconds(10)
    tries.note_failure(folder, System().now() - HOUR_MS)
    assert thief.run("status", code=4).problem["retry_after_seconds"] == tries.wait_seconds(12) > tries.wait_seconds(5)
    tries.note_failure(folder, System().now() - HOUR_MS)
    assert owner.ask("status")["state"] == "active"


def test_a_passphrase_that_is_not_given_is_asked_for_nowhere(offline: World) -> None:
    """Without a terminal, a file and a keyring the profile stays locked, and a new one is not made."""
    locked = offline.police.by_passphrase()
    words = locked.words("status")
    del words[words.index("--passphrase-file") : words.index("--passphrase-file") + 2]
    assert locked.call(words).code == 4


def test_the_keyring_of_the_desktop_opens_a_profile(online: World, tmp_path: Path) -> None:
    """A device enrolled with `--keyring` opens without a passphrase on its desktop, and by the passphrase elsewhere."""
    place = tmp_path / "desktop"
    place.mkdir()
    invite = str(online.invite(KEMPEN))
    with secret_service(place, "keyring") as environment:
        kempen = Client(online.folder / "profiles" / "kempen", online.secret, environment)
        kempen.ask("enrol", "--invite", invite, "--person", "Dritte Person", "--keyring")
        words = kempen.words("status")
        del words[words.index("--passphrase-file") : words.index("--passphrase-file") + 2]
        assert kempen.call(words).answer["state"] == "active"
    elsewhere = Client(kempen.folder, online.secret)
    locked = elsewhere.call(words)
    assert (locked.code, locked.problem["code"]) == (4, "locked")
    assert elsewhere.ask("status")["state"] == "active"


# The profile's files.


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 3 * 4096 + 100])


def _overwrite(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : 4096 + 64] = bytes(64)
    path.write_bytes(content)


def _cut(path: Path) -> None:
    for copy in (path, path.with_name(SECOND)):
        copy.write_bytes(copy.read_bytes()[:-40])


def _flip(path: Path) -> None:
    flip_bit(path, 200)


DAMAGE: dict[str, tuple[str, Callable[[Path], None]]] = {
    "database truncated": (DATABASE, _truncate),
    "database overwritten": (DATABASE, _overwrite),
    "database gone": (DATABASE, Path.unlink),
    "profile cut": (FILE, _cut),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_profile_says_so(offline: World, damage: str) -> None:
    """Damage ends with exit code 5 and a plain sentence, `doctor` names it, and the files stay as they are."""
    name, break_it = DAMAGE[damage]
    path = offline.police.folder / name
    for part in offline.police.folder.glob(f"{DATABASE}-*"):
        part.unlink()
    break_it(path)
    before = path.read_bytes() if path.exists() else None
    if damage in ("database overwritten", "profile cut"):
        checked = offline.police.run("doctor", code=5).answer
        assert not checked["ok"]
        assert any(not check["ok"] and check["detail"] for check in checked["checks"])
    listed = offline.police.run("outbox", code=5).problem
    assert listed["code"] == "damaged"
    assert "beschädigt" in listed["message"].lower()
    assert (path.read_bytes() if path.exists() else None) == before


@pytest.mark.parametrize("damage", [_flip, Path.unlink])
def test_one_damaged_copy_of_what_opens_the_profile_loses_nothing(
    offline: World, damage: Callable[[Path], None]
) -> None:
    """What waits is there, by passphrase too; `doctor` names what was damaged, before and after somebody healed it."""
    police, file = offline.police, offline.police.folder / FILE
    notification = offline.write("notification.json", template("P01"))
    sent = police.ask("notify", "--from", notification, code=3)["number"]
    damage(file)
    found = _checked(police.run("doctor", code=5))
    assert "profile.json" in found
    assert police.by_passphrase().ask("outbox")["items"][0]["number"] == sent
    assert file.read_bytes() == file.with_name(SECOND).read_bytes()
    assert "profile.json war bis" in _checked(police.run("doctor"))
    damage(file.with_name(SECOND))
    assert police.ask("doctor", "--repair")["ok"]
    assert file.read_bytes() == file.with_name(SECOND).read_bytes()


def _checked(done: Done) -> str:
    """What `doctor` says of the file that opens the profile."""
    return next(str(check["detail"]) for check in done.answer["checks"] if check["name"] == "profile")


def test_a_folder_without_a_profile_says_so(offline: World) -> None:
    """Where there is no profile, or a file stands in its place, the call is refused."""
    assert offline.client("nobody").run("status", code=1).problem["code"] == "no_profile"
    in_the_way = Client(Path(offline.write("file", {})), offline.secret)
    assert in_the_way.run("status", code=1).problem["code"] == "file_error"


def test_a_second_writer_is_told(offline: World) -> None:
    """Reading goes on beside another writer's transaction; writing waits a moment, is refused, and leaves nothing."""
    path, police = offline.write("notification.json", template("P01")), offline.police
    with FileLock(police.folder / "writer.lock"), police.opened() as writer, writer.store.transaction():
        writer.store.settings.put("counter", b"7")
        assert police.ask("outbox")["items"] == []
        assert police.run("notify", "--from", path, code=1).problem["code"] == "profile_in_use"
    assert police.ask("outbox")["items"] == []


# Invites.


def _stated(world: World, ends_in_ms: int, claimed_ms: int) -> Path:
    """An invite for Willich that ends then, whatever its file claims."""
    path = world.folder / "late.invite"
    with world.police.opened() as opened:
        workspace, now = opened.workspace, System().now()
        terms = InviteTerms(opened.server, workspace.root, workspace.unit, ("member",), now + ends_in_ms)
        invite = new_invite(terms)
        workspace.state_in_directory([invite.stated()])
        assert OwnDesk(opened).sync(20.0).failure is None
    claimed = Invite(replace(terms, expires_at=(now + claimed_ms) // 1000 * 1000), invite.secret)
    path.write_bytes(write_invite(claimed))
    return path


def test_an_invite_that_has_expired_is_refused(online: World) -> None:
    """Both the file's date and, where that was altered with its checksum, the directory's are kept to."""
    for claimed_ms in (-DAY_MS, DAY_MS):
        invite = _stated(online, -DAY_MS, claimed_ms)
        _refused_invite(online, invite, "invite_expired")


def test_an_invite_that_was_used_is_refused(online: World) -> None:
    """The first device that redeems an invite has it; the second is told, and nothing is left of its profile."""
    _refused_invite(online, online.invite(WILLICH), "invite_used")


@pytest.mark.parametrize(
    ("alter", "code"),
    [
        (lambda text: text.replace(KEMPEN, WILLICH), "invite_altered"),
        (lambda text: text[:200], "invite_malformed"),
        (lambda text: text.replace('"unit"', '"unti"'), "invite_malformed"),
        (lambda _: "keine Einladung", "invite_malformed"),
        (lambda _: "x" * 70_000, "file_too_large"),
    ],
)
def test_an_invite_that_was_altered_is_refused(offline: World, alter: Callable[[str], str], code: str) -> None:
    """What is not as it was written is refused before any server is asked."""
    path = offline.folder / "altered.invite"
    path.write_text(alter(offline.invite(KEMPEN).read_text(encoding="utf-8")), encoding="utf-8")
    _refused_invite(offline, path, code)


def test_an_invite_of_another_root_is_refused(online: World) -> None:
    """An invite whose root is not the server's is refused; nothing is sent to a server of somebody else."""
    invite = read_invite(online.invite(KEMPEN).read_bytes())
    path = online.folder / "other.invite"
    path.write_bytes(write_invite(replace(invite, terms=replace(invite.terms, root=bytes(32)))))
    _refused_invite(online, path, "root_mismatch")


def _refused_invite(world: World, invite: Path, code: str) -> None:
    newcomer = world.client("newcomer")
    problem = newcomer.run("enrol", "--invite", str(invite), "--person", "Jemand Neues", code=1).problem
    assert problem["code"] == code
    assert problem["message"].endswith((".", ")"))
    assert not (newcomer.folder / "profile.json").exists()
    assert not (newcomer.folder / DATABASE).exists()


# Notification files.


def test_a_wrong_notification_names_its_fields(offline: World) -> None:
    """Each problem of a file is named by its field, at once and with exit code 1; nothing of it is kept."""
    document = changed("P01", "whereabouts.district", "Nirgendwohausen")
    document |= {"children_count": "zwei", "unbekannt": 1, "statements": [{"kind": "gerücht", "text": "a\u0000b"}]}
    del document["sender"]["name"]
    path = offline.write("wrong.json", document)
    checked = offline.police.run("notify", "--check", path, code=1).answer
    assert not checked["ok"]
    fields = {problem["field"] for problem in checked["problems"]}
    assert {"unbekannt", "children_count", "statements[0].kind", "statements[0].text", "sender.name"} <= fields
    refused = offline.police.run("notify", "--from", path, code=1)
    assert refused.problem["code"] == "notification_invalid"
    assert refused.problem["field"] in fields
    assert refused.problem["field"] in refused.problem["message"]
    assert "a\u0000b" not in refused.output + refused.errors
    unknown = offline.write("place.json", changed("P01", "whereabouts", {"municipality": "Nirgendwohausen"}))
    problems = offline.police.run("notify", "--check", unknown, code=1).answer["problems"]
    assert [problem["field"] for problem in problems] == ["whereabouts"]
    assert offline.police.ask("outbox")["items"] == []


def test_what_is_no_notification_names_its_line(offline: World) -> None:
    """A file that is no JSON, far too large, not text, deep or doubled is refused before the profile is opened."""
    folder = offline.folder
    huge = folder / "huge.json"
    with huge.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    wrong: dict[str, tuple[bytes, str, str | None]] = {
        "line": (b'{"category": "P01",\n "urgency": immediate}', "json_invalid", "line 2"),
        "double": (b'{"category": "P01", "category": "P02"}', "json_invalid", "category"),
        "binary": (b"\xff\xfe\x00", "file_not_text", "--from"),
        "deep": (b"[" * 100_000, "json_invalid", None),
        "infinite": (b'{"children_count": Infinity}', "json_invalid", None),
    }
    for name, (content, code, field) in wrong.items():
        (folder / name).write_bytes(content)
        problem = offline.police.run("notify", "--from", str(folder / name), code=1).problem
        assert (problem["code"], problem.get("field")) == (code, field)
    assert offline.police.run("notify", "--from", str(huge), code=1).problem["code"] == "file_too_large"
    assert offline.police.run("notify", "--from", str(folder), code=1).problem["code"] == "file_unreadable"


def test_the_same_id_twice_is_one_notification(offline: World) -> None:
    """Whoever repeats a notification under its id, even with another text, gets the first one again."""
    notification = new_id()
    first = offline.write("first.json", template("P01"))
    second = offline.write("second.json", changed("P01", "assessment.reasons", "Etwas ganz anderes."))
    answers = [
        offline.police.ask("notify", "--from", path, "--id", notification.upper(), code=3) for path in (first, second)
    ]
    assert answers[0]["id"] == notification
    assert {key: answers[0][key] for key in ("id", "number", "recipients")} == {
        key: answers[1][key] for key in ("id", "number", "recipients")
    }
    assert len(offline.police.ask("outbox")["items"]) == 1
    assert offline.police.run("notify", "--from", first, "--id", "keine", code=1).problem["field"] == "id"


# Wrong calls.


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("duty", "set"),
        ("status", "--prof", "x"),
    ],
)
def test_a_wrong_call_ends_with_two(offline: World, words: tuple[str, ...]) -> None:
    """Words that do not fit together end with exit code 2 and one object, before anything is opened."""
    done = offline.police.run(*words, code=2)
    assert done.problem["code"] == "wrong_call"
    assert done.errors


# The program itself.


def test_a_copy_of_the_program_finds_itself_whole(offline: World) -> None:
    """The self-check needs no profile, passphrase or network, and names every part."""
    words = offline.police.words("doctor", "--self-check")
    nowhere = [str(offline.folder / "nowhere") if word == str(offline.police.folder) else word for word in words]
    answer = offline.police.call(nowhere).answer
    assert answer["ok"]
    names = {check["name"] for check in answer["checks"]}
    assert {"database", "wraps", "envelopes", "passphrase", "agreement", "network", "keyring"} <= names
    assert not (offline.folder / "nowhere").exists()
