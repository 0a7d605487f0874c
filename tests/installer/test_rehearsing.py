"""The rehearsal of the handbook: who types what, with which values, and what counts as failed."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field

import pytest

from installer.handbook import PERSON, ROOT, Command, Elsewhere, Written
from installer.rehearsing import Rehearsal


@dataclass(slots=True)
class Scripted:
    """A shell that answers what it was told to, and keeps what was typed."""

    answers: list[tuple[int, str]]
    scripts: list[str] = field(default_factory=list)

    def run(self, script: str) -> subprocess.CompletedProcess[str]:
        self.scripts.append(script)
        code, said = self.answers.pop(0)
        return subprocess.CompletedProcess(script, code, said, "")


def test_what_an_answer_shows_is_typed_next() -> None:
    """Root types in root's home, a person as that person, and what an answer has taught is known from there on."""
    shell = Scripted([(0, "code: abc\n"), (0, ""), (0, "")])
    rehearsal = Rehearsal(shell, {"VERSION": "1.0"})
    rehearsal.play(
        [
            Command(1, "s", ROOT, "init x_VERSION", ("code: THAT-CODE",)),
            Command(3, "s", PERSON, "found 'THAT-CODE'"),
            Written(4, "s", "/etc/x.toml", "code = THAT-CODE\n"),
        ]
    )
    root, person, file = shell.scripts
    assert root == "exec 2>&1; cd /root; init x_1.0"
    assert person.startswith("runuser -u person -- env HOME=/home/person ")
    assert "cd /home/person; found " in person
    assert "abc" in person
    assert "'code = abc\n'" in file
    assert dict(rehearsal.outcomes) == {"run": 2}


def test_what_fails_is_named_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """Another exit code or another answer fails, and what comes after it is typed all the same."""
    shell = Scripted([(3, ""), (0, "no\n"), (0, "yes\n")])
    rehearsal = Rehearsal(shell, {})
    answered = [Command(line, "s", ROOT, "ask", ("yes",)) for line in (5, 7)]
    rehearsal.play([Command(2, "s", ROOT, "stop"), *answered])
    told = capsys.readouterr().err
    assert "FAILED: administration.md:2: exit code 3" in told
    assert "FAILED: administration.md:5: the answer is another one" in told
    assert "administration.md:7" not in told
    assert dict(rehearsal.outcomes) == {"run": 3, "failed": 2}


def test_what_is_not_for_here_is_named_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """A command of another system is not typed, and said to be none of these."""
    rehearsal = Rehearsal(Scripted([]), {})
    rehearsal.play([Elsewhere(9, "s", "powershell", "msiexec /i x.msi")])
    assert "not run here: administration.md:9: msiexec /i x.msi (powershell)" in capsys.readouterr().out
    assert dict(rehearsal.outcomes) == {"elsewhere": 1}
