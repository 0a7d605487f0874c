"""The command line in this process: one object on stdout, all else on stderr, and the exit codes of the contract."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop import cli
from desktop.commands.handover import ADDRESS_FILE
from desktop.computer import default_folder
from desktop.domain.templates import template
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.profile import use_keyring
from desktop.keys.profile_file import FILE, SECOND, read_profile
from desktop.keys.profile_folder import DATABASE
from tests.conftest import ExpectedLogs
from tests.helpers.desks import Desks, desks_in
from tests.helpers.documents import LEAST, changed
from tests.helpers.fault_server import FaultServer
from tests.helpers.flipping import flip_bit
from tests.helpers.governed import governed
from tests.helpers.programs import PASSPHRASE, POLICE, WILLICH, new_id
from tests.helpers.relaying import through
from tests.helpers.secret_service import open_keyring

WRONG = "Holzfäller auf Glatteis 2"


@dataclass(frozen=True)
class Said:
    """What a call left: its exit code and both streams."""

    code: int
    output: str
    errors: str

    @property
    def answer(self) -> dict[str, Any]:
        """The one object on stdout, which is one line and nothing else."""
        assert self.output.count("\n") == 1, self.output
        return dict(json.loads(self.output))

    @property
    def problem(self) -> str:
        """The code of what stands in the way, whose sentence is on stderr too."""
        error = self.answer["error"]
        assert error["message"] in self.errors
        return str(error["code"])


Call = Callable[..., Said]


@pytest.fixture(scope="module")
def made(session_bus: str) -> Iterator[Desks]:
    """A founded cooperation with a profile that keyring and passphrase open, and whose server cannot be reached."""
    with tempfile.TemporaryDirectory(prefix="sb-cli-") as folder, desks_in(Path(folder)) as desks:
        profile = desks.copy_with_passphrase("police", desks.folder / "profile")
        with open_keyring(session_bus):
            use_keyring(profile, desks.key(profile), OsKeyring())
        (desks.folder / "passphrase").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
        (desks.folder / "wrong").write_text(WRONG, encoding="utf-8")
        yield desks


@pytest.fixture
def call(session_bus: str, capsys: pytest.CaptureFixture[str]) -> Iterator[Call]:
    """Call the program with exactly these words."""

    def run(*words: str) -> Said:
        capsys.readouterr()
        code = cli.main(words)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    with open_keyring(session_bus):
        yield run


def common(made: Desks, *, file: str = "", profile: str = "profile") -> tuple[str, ...]:
    """The common options; without the file of a passphrase the keyring opens the profile, which costs nothing."""
    by_passphrase = ("--passphrase-file", str(made.folder / file)) if file else ()
    return ("--json", "--profile", str(made.folder / profile), *by_passphrase)


def written(folder: Path, document: object) -> str:
    """A JSON file; gives its path."""
    path = folder / "document.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("code", ["P01", "J01"])
def test_a_template_needs_no_profile(code: str, call: Call) -> None:
    """A category with a form has an example, which is printed where there is neither profile nor passphrase."""
    said = call("--json", "notify", "--template", code)
    assert (said.code, said.errors) == (0, "")
    assert said.answer == template(code)
    assert not default_folder().exists()


def test_a_template_for_people(call: Call) -> None:
    """Without --json an answer without lines is printed as an object to read, umlauts and all."""
    said = call("notify", "--template", "p01")
    assert json.loads(said.output) == template("P01")
    assert said.output.count("\n") > 10
    assert "Körperliche" in said.output


def test_a_template_nobody_knows(call: Call) -> None:
    """A category that does not exist is refused."""
    said = call("notify", "--template", "Z99", "--json")
    assert said.code == 1
    assert said.problem


@pytest.mark.parametrize("split", [1, 3])
def test_options_before_or_after_the_command(made: Desks, split: int, call: Call) -> None:
    """The common options may stand before the command, after it, or on both sides."""
    options = common(made, file="passphrase")
    said = call(*options[:split], "status", *options[split:])
    assert (said.code, said.errors) == (0, "")
    assert (said.answer["unit"], said.answer["state"]) == (POLICE, "active")


@pytest.mark.parametrize(
    "words",
    [
        ["telegraph"],
        [],
        ["status", "--colour"],
        ["show"],
        ["inbox", "--limit", "0"],
        ["sync", "--watch", "--only-push"],
    ],
)
def test_a_wrong_call(words: list[str], call: Call) -> None:
    """Words that do not fit end with exit code 2, one object and a sentence, before any profile is looked at."""
    said = call("--json", *words)
    assert (said.code, said.problem) == (2, "wrong_call")
    assert not default_folder().exists()


def test_a_wrong_call_for_people(call: Call) -> None:
    """Without --json a problem goes to stderr and stdout stays empty."""
    said = call("telegraph")
    assert (said.code, said.output) == (2, "")
    assert "'telegraph' gibt es nicht" in said.errors
    assert "Aufruf: schutzbruecke" in said.errors


def test_what_does_not_exist_yet(call: Call) -> None:
    """A command of a later version says so, whatever else is given."""
    said = call("wipe", "--json")
    assert (said.code, said.problem) == (1, "not_available_yet")


def test_without_a_profile(made: Desks, tmp_path: Path, call: Call) -> None:
    """A command that needs a profile is refused where there is none, and makes none."""
    folder = tmp_path / "empty"
    said = call("--json", "inbox", "--profile", str(folder), "--passphrase-file", str(made.folder / "passphrase"))
    assert (said.code, said.problem) == (1, "no_profile")
    assert not folder.exists()
    assert call("--json", "status").problem == "no_profile"


def test_the_wrong_passphrase(made: Desks, call: Call) -> None:
    """The wrong passphrase ends with exit code 4 and the seconds to wait, and the right one still opens."""
    said = call(*common(made, file="wrong"), "inbox")
    assert (said.code, said.problem) == (4, "wrong_passphrase")
    assert "retry_after_seconds" in said.answer["error"]
    assert call(*common(made, file="passphrase"), "inbox").code == 0


def test_without_a_passphrase(made: Desks, tmp_path: Path, call: Call) -> None:
    """With neither file nor terminal a profile stays locked; a file that is absent or no text is named."""
    folder = str(made.copy_with_passphrase("willich", tmp_path / "profile"))
    locked = call("--json", "inbox", "--profile", folder)
    assert (locked.code, locked.problem) == (4, "locked")
    absent = call("--json", "inbox", "--profile", folder, "--passphrase-file", str(tmp_path / "absent"))
    assert (absent.code, absent.problem) == (1, "file_unreadable")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\xff")
    binary = call("--json", "inbox", "--profile", folder, "--passphrase-file", str(tmp_path / "bytes"))
    assert (binary.code, binary.problem) == (1, "file_not_text")


def test_on_a_terminal_the_passphrase_is_asked_for(made: Desks) -> None:
    """Where the keyring opens nothing, a terminal says why in a sentence and asks for the passphrase."""
    here, there = pty.openpty()
    words = [sys.executable, "-m", "desktop", "--profile", str(made.folder / "profile"), "--json", "status"]
    piped = subprocess.PIPE
    with subprocess.Popen(
        words, stdin=there, stdout=piped, stderr=piped, start_new_session=True, text=True, bufsize=1
    ) as asking:
        assert asking.stderr is not None
        said = ""
        while not said.endswith("Passphrase: ") and (letter := asking.stderr.read(1)):
            said += letter
        assert said == "Auf diesem Gerät gibt es keinen Schlüsselbund des Betriebssystems.\nPassphrase: "
        os.write(here, f"{PASSPHRASE}\n".encode())
        output, _ = asking.communicate(timeout=60)
    os.close(here)
    os.close(there)
    assert json.loads(output)["device"]


def test_the_locks_are_those_the_administration_wants(made: Desks, tmp_path: Path, call: Call) -> None:
    """Under a policy the keyring comes with the passphrase, and opens nothing where a passphrase alone is to."""
    folder = made.copy_with_passphrase("willich", tmp_path / "profile")
    words = ("--json", "--profile", str(folder), "inbox")
    typed = (*words, "--passphrase-file", str(made.folder / "passphrase"))
    with governed(unlock="passphrase"):
        assert call(*typed).code == 0
    assert read_profile(folder).keyring_slot() is None
    with governed(unlock="both"):
        assert (call(*typed).code, call(*words).code) == (0, 0)
    with governed(unlock="passphrase"):
        locked = call(*words)
    assert (locked.code, locked.problem) == (4, "passphrase_missing")


def test_what_is_restored_keeps_its_locks(made: Desks, tmp_path: Path, call: Call) -> None:
    """Trying a backup leaves the keyring's entry, which the profile it was made of opens by, as it was."""
    backup, typed = str(tmp_path / "backup"), common(made, file="passphrase", profile="again")
    assert call(*common(made), "backup", "--out", backup).code == 0
    with governed(unlock="passphrase"):
        assert call(*common(made, profile="again"), "restore", "--from", backup).code == 4
        assert call(*typed, "restore", "--from", backup).code == 0
    assert call(*common(made), "inbox").code == 0


def test_a_check_ends_as_it_finds(made: Desks, tmp_path: Path, call: Call) -> None:
    """A good notification is checked with exit code 0, a bad one gives the same object with exit code 1."""
    good = call(*common(made), "notify", "--check", written(tmp_path, LEAST))
    assert (good.code, good.answer["ok"], good.answer["problems"]) == (0, True, [])
    assert good.answer["recipients"][0]["unit"] == WILLICH
    bad = call(*common(made), "notify", "--check", written(tmp_path, changed("P01", "urgency", "soon")))
    assert (bad.code, bad.answer["ok"], bad.answer.keys()) == (1, False, good.answer.keys())
    assert bad.answer["problems"][0]["field"] == "urgency"


def test_what_cannot_be_sent_is_kept(made: Desks, tmp_path: Path, call: Call) -> None:
    """A notification whose server cannot be reached ends with code 3, and the next command tells people of it."""
    said = call(*common(made), "notify", "--from", written(tmp_path, LEAST), "--id", new_id())
    assert (said.code, said.answer["state"]) == (3, "queued")
    listed = call(*common(made)[1:], "outbox")
    assert (listed.code, listed.errors) == (0, "")
    assert said.answer["number"] in listed.output


def test_a_command_that_is_refused(made: Desks, call: Call) -> None:
    """A notification nobody has ends with exit code 1, the object on stdout and its sentence on stderr."""
    said = call(*common(made), "show", new_id())
    assert (said.code, said.problem) == (1, "not_found")


def test_a_damaged_profile(made: Desks, tmp_path: Path, call: Call) -> None:
    """Damaged pages or a damaged profile file end with exit code 5, and the doctor gives an account of either."""
    folder = tmp_path / "damaged"
    shutil.copytree(made.folder / "profile", folder)
    words = ("--json", "--profile", str(folder))
    database = folder / DATABASE
    data = bytearray(database.read_bytes())
    for place in range(4096 + 100, len(data), 4096):
        data[place] ^= 0xFF
    database.write_bytes(data)
    status, doctor = call(*words, "status"), call(*words, "doctor")
    assert (status.code, status.problem) == (5, "damaged")
    assert (doctor.code, doctor.answer["ok"]) == (5, False)
    assert "FEHLER Datenbank: Die Datenbank dieses Profils ist beschädigt." in call(*words[1:], "doctor").errors
    for copy in (FILE, SECOND):
        (folder / copy).write_bytes(b"{}")
    assert call(*words, "status").code == 5
    assert call(*words, "doctor").answer["checks"][0]["ok"] is False


def test_what_opens_the_profile_is_found_and_healed(
    made: Desks, tmp_path: Path, call: Call, expected_logs: ExpectedLogs
) -> None:
    """With one copy of its file damaged a profile opens; the doctor only says so, the next command heals it."""
    expected_logs.expect("profile.json was damaged and was written again")
    folder = tmp_path / "damaged"
    shutil.copytree(made.folder / "profile", folder)
    words = ("--json", "--profile", str(folder))
    flip_bit(folder / FILE, 100)
    for _ in range(2):
        assert "FEHLER Profildatei: beschädigt: profile.json;" in call(*words[1:], "doctor").errors
    assert call(*words, "status").code == 0
    healed = call(*words[1:], "doctor")
    assert (healed.code, "profile.json war bis" in healed.output) == (0, True)
    flip_bit(folder / SECOND, 100)
    assert call(*words, "doctor", "--repair").answer["repaired"]
    whole = call(*words[1:], "doctor")
    assert (whole.code, "war bis" in whole.output) == (0, False)


def test_a_profile_is_made_only_once(made: Desks, tmp_path: Path, call: Call) -> None:
    """Enrolling into a folder with a profile, by another unit's invite, is refused, and the profile stays as it was."""
    invite = str(made.invite(WILLICH))
    before = (made.folder / "profile" / "profile.json").read_bytes()
    said = call(*common(made), "enrol", "--invite", invite, "--person", "Dienst B")
    assert (said.code, said.problem) == (1, "another_unit")
    assert (made.folder / "profile" / "profile.json").read_bytes() == before


def test_a_refused_enrolment_leaves_no_profile(made: Desks, call: Call) -> None:
    """An invite that cannot be read makes no profile."""
    code = str(made.folder / "code")
    said = call(*common(made, file="passphrase", profile="new"), "enrol", "--invite", code, "--person", "Dienst B")
    assert said.code == 1
    assert said.problem
    assert call(*common(made, profile="new"), "status").problem == "no_profile"
    assert not (made.folder / "new").exists()


def test_what_was_shown_is_noted(made: Desks, tmp_path: Path, call: Call) -> None:
    """Each time one is shown that is noted, by its one id, and so is what an act shows of it; a list notes nothing."""
    path = tmp_path / "notification.json"
    path.write_text(json.dumps(LEAST), encoding="utf-8")
    told = call(*common(made), "notify", "--from", str(path)).answer
    entity = told["recipients"][0]["id"]
    for words in (("show", entity), ("outbox",), ("search", "P01"), ("show", told["id"])):
        said = call(*common(made), *words)
        assert (said.code, said.errors) == (0, "")
    assert call(*common(made), "withdraw", entity).answer["content"]
    [row] = call(*common(made), "readings", "own", told["number"]).answer["items"]
    assert [(one["id"], one["times"]) for one in row["opened"]] == [(entity, 3)]


def test_an_empty_list_for_people(made: Desks, call: Call) -> None:
    """Without --json an empty list is a sentence, with it an empty list."""
    for words in (["inbox"], ["search", "Niemand"], ["conflicts", "list"], ["draft", "list"], ["tray", "list"]):
        told, listed = call(*common(made)[1:], *words), call(*common(made), *words)
        assert (told.code, told.output, told.errors) == (0, "Keine Einträge.\n", "")
        assert listed.answer == {"items": [], "next": None}


def test_a_list_that_goes_on(made: Desks, call: Call) -> None:
    """For people the page of a list says on stderr after which id the next one begins."""
    for name in ("Eins", "Zwei"):
        assert call(*common(made), "contacts", "add", "--family-name", name).code == 3
    told, listed = (call(*words, "contacts", "list", "--limit", "1") for words in (common(made)[1:], common(made)))
    assert told.output.count("\n") == 1
    assert told.errors == f"Es gibt weitere: --after {listed.answer['next']}\n"


def test_a_sync_takes_commands_of_others(made: Desks, tmp_path: Path, call: Call) -> None:
    """While a plain sync talks to the server, its address stands in the profile; afterwards it is gone."""
    folder = made.copy_with_passphrase("police", tmp_path / "profile")
    reachable: list[bool] = []

    def look(_path: str) -> None:
        reachable.append((folder / ADDRESS_FILE).exists())

    with FaultServer(through(made.server.url, look)) as server, contextlib.closing(made.open(folder)) as opened:
        opened.store.settings.put("server", server.url.encode())
        call("--json", "--profile", str(folder), *common(made, file="passphrase")[3:], "sync")
    assert set(reachable) == {True}
    assert not (folder / ADDRESS_FILE).exists()


def test_what_the_program_is_made_of_is_no_garbage() -> None:
    """A process of the command line looks for garbage only among what it has made since its start."""
    started = "import gc, sys\nfrom desktop.cli import main\nsys.argv[1:] = ['no such command']\n"
    tried = "try:\n    main()\nfinally:\n    print(gc.get_freeze_count())"
    ended = subprocess.run([sys.executable, "-c", started + tried], capture_output=True, text=True, check=False)
    assert int(ended.stdout.split()[-1]) > 10_000
