"""The handbook: both halves say the same commands, and each is one that our programs have.

`make docs-test` runs them; here nothing is run.
"""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Callable, Iterator

import pytest

from desktop.app import main as window
from desktop.commands.command import WrongCall
from desktop.commands.parsing import parse
from desktop.commands.table import COMMANDS
from installer.handbook import (
    NAMED,
    PERSON,
    ROOT,
    SECOND_HALF,
    Command,
    Elsewhere,
    Step,
    Unreadable,
    Written,
    halves,
    steps,
)
from installer.policies import HANDBOOK
from server_stub.admin import make_parser

MAKEFILE = HANDBOOK.parent.parent / "Makefile"
PARSERS: dict[str, Callable[[list[str]], argparse.Namespace]] = {
    "schutzbruecke": lambda words: parse(words, COMMANDS),
    "schutzbruecke-window": lambda words: window.make_parser().parse_args(words),
    "schutzbruecke-server": lambda words: make_parser().parse_args(words),
}


@pytest.fixture(scope="module")
def read() -> dict[str, list[Step]]:
    """The steps of both halves."""
    return halves(HANDBOOK.read_text(encoding="utf-8"))


def said(step: Step) -> tuple[object, ...]:
    """What a step says, without its place."""
    match step:
        case Command():
            return step.user, step.text, step.answer
        case Written():
            return step.name, step.text
        case Elsewhere():
            return step.kind, step.text


def typed(step: Step) -> str:
    """What is typed in a step, here or elsewhere."""
    return "" if isinstance(step, Written) else step.text


def calls(text: str, programs: set[str]) -> Iterator[tuple[str, list[str]]]:
    """Every call of one of the programs in a line of the shell, with its words."""
    reader = shlex.shlex(text, posix=True, punctuation_chars=True)
    reader.whitespace_split = True
    words = list(reader)
    for at, word in enumerate(words):
        if word in programs and (at == 0 or words[at - 1] in ("--", ";", "&&", "|")):
            rest = words[at + 1 :]
            end = next((place for place, other in enumerate(rest) if set(other) <= set(";&|<>()")), len(rest))
            yield word, rest[:end]


def unknown(text: str) -> list[str]:
    """The calls in a line that our own programs do not have."""
    wrong = []
    for program, words in calls(text, set(PARSERS)):
        try:
            PARSERS[program](words)
        except (WrongCall, SystemExit):
            wrong.append(f"{program} {' '.join(words)}")
    return wrong


def test_both_halves_say_the_same(read: dict[str, list[Step]]) -> None:
    """Commands, answers and files of the German half are those of the English one, in the same order."""
    german, english = ([said(step) for step in steps if said(step)[0] != NAMED] for steps in read.values())
    assert german == english


def test_every_command_is_one_that_the_programs_have(read: dict[str, list[Step]]) -> None:
    """Verbs and options of every call, also of one in a sentence, are read by the parsers of our programs."""
    assert [f"{step.line}: {call}" for half in read.values() for step in half for call in unknown(typed(step))] == []


@pytest.mark.parametrize(
    "text",
    [
        "schutzbruecke --profile P revoke DEVICE --because lost",
        "runuser -u schutzbruecke-server -- schutzbruecke-server repair --data S",
        "echo CODE >code; schutzbruecke fund --server URL",
    ],
)
def test_a_command_that_they_do_not_have_is_named(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A verb or an option that there is not is found wherever it stands in a line."""
    wrong = unknown(text)
    capsys.readouterr()
    assert len(wrong) == 1


def test_every_target_that_is_named_is_there(read: dict[str, list[Step]]) -> None:
    """What `make` is to make stands in the Makefile."""
    there = set(re.findall(r"^([a-z-]+):", MAKEFILE.read_text(encoding="utf-8"), re.MULTILINE))
    named = {words[0] for half in read.values() for step in half for _, words in calls(typed(step), {"make"}) if words}
    assert named
    assert named <= there


BOOK = """\
## Begin
Nobody runs `make build`, `make` or `apt-get purge x` here.

```console
# apt-get purge x
$ one --with "two" \\
    --and three
ONE  …
…
# last
```

```text folder/list.csv
a;b
```

```powershell
msiexec /i x.msi
```
"""


def test_a_book_is_read_in_its_order() -> None:
    """Who types what and what is answered, files, and what is not for here, each with its line and section."""
    assert steps(BOOK) == [
        Elsewhere(2, "Begin", NAMED, "make build"),
        Command(5, "Begin", ROOT, "apt-get purge x"),
        Command(6, "Begin", PERSON, 'one --with "two" --and three', ("ONE  …", "…")),
        Command(10, "Begin", ROOT, "last"),
        Written(13, "Begin", "folder/list.csv", "a;b\n"),
        Elsewhere(18, "Begin", "powershell", "msiexec /i x.msi"),
    ]


def test_the_second_half_has_the_lines_of_the_whole() -> None:
    """A step is named by its line in the file, whichever half it stands in."""
    both = halves(f"{BOOK}\n{SECOND_HALF}\n{BOOK}")
    offset = len(BOOK.split("\n")) + 1
    assert [step.line + offset for step in both["de"]] == [step.line for step in both["en"]]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("```\nls\n```\n", "line 1: this block does not say what it is"),
        ("\n```console\n$ ls\n", "line 2: this block does not end"),
        ("```console\nls\n```\n", "line 2: an answer to nothing"),
        ("# Book\n", f"there is no line {SECOND_HALF!r}"),
    ],
)
def test_a_line_that_is_nothing_is_named(text: str, complaint: str) -> None:
    """Nothing in the handbook is passed over because nobody could tell what it is."""
    with pytest.raises(Unreadable, match=re.escape(complaint)):
        halves(text if "Book" in text else f"{text}\n{SECOND_HALF}\n")
