"""Reads the commands of the handbook out of it, in their order: the document itself is what is tried.

A block says by the word behind its fence what it is. `console` holds what is typed, behind `#` as root and behind `$`
as a person, and below it what is answered (`answers.py`). Another word with the name of a file behind it is that file.
What stands in any other block, and a call named in a sentence that stands in no block, is not for a fresh Debian.

It must not run anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_FENCE: Final = re.compile(r"```(?P<kind>\S*) ?(?P<name>.*)")
_TITLE: Final = re.compile(r"#{2,3} (?P<title>.+)")
_PROMPT: Final = re.compile(r"(?P<prompt>[#$]) (?P<text>.+)")
_SPAN: Final = re.compile(r"`(?P<call>[^`]+)`")
_PROGRAMS: Final = {
    *("apt-get", "debootstrap", "dpkg", "journalctl", "make", "msiexec", "nginx", "runuser", "systemctl"),
    *("systemd-analyze", "schutzbruecke", "schutzbruecke-server", "schutzbruecke-window", "update-ca-certificates"),
}
ROOT: Final = "root"
PERSON: Final = "person"
_PROMPTS: Final = {"#": ROOT, "$": PERSON}
_CONSOLE: Final = "console"
NAMED: Final = "named in a sentence"
SECOND_HALF: Final = "## Administration in English"


class Unreadable(Exception):
    """A line of the handbook of which nobody can say what it is."""


@dataclass(frozen=True, slots=True)
class Command:
    """What is typed in one line, who types it, and what is answered."""

    line: int
    section: str
    user: str
    text: str
    answer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A file that stands in the handbook."""

    line: int
    section: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What cannot be run in a Debian system, and what kind of thing it is."""

    line: int
    section: str
    kind: str
    text: str


Step = Command | Written | Elsewhere


def halves(text: str) -> dict[str, list[Step]]:
    """Give the steps of the German and of the English half."""
    german, title, english = text.partition(f"\n{SECOND_HALF}\n")
    if not title:
        raise Unreadable(f"there is no line {SECOND_HALF!r}")
    return {"de": steps(german), "en": steps(title + english, german.count("\n"))}


def steps(text: str, before: int = 0) -> list[Step]:
    """Give what a text says to do, in its order; `before` is the number of lines before it."""
    found = list(_steps(text, before))
    shown = {one.text for one in found if not _is_named(one)}
    return [one for one in found if not (_is_named(one) and one.text in shown)]


def _is_named(step: Step) -> bool:
    return isinstance(step, Elsewhere) and step.kind == NAMED


def _steps(text: str, before: int) -> Iterator[Step]:
    section = ""
    lines = iter(enumerate(text.split("\n"), before + 1))
    for number, line in lines:
        if fence := _FENCE.match(line):
            body = _until_the_fence_ends(lines, number)
            yield from _block(fence["kind"], fence["name"], body, section, number)
        elif title := _TITLE.fullmatch(line):
            section = title["title"]
        else:
            yield from _named(line, section, number)


def _until_the_fence_ends(lines: Iterator[tuple[int, str]], opened: int) -> list[tuple[int, str]]:
    body: list[tuple[int, str]] = []
    for number, line in lines:
        if line == "```":
            return body
        body.append((number, line))
    raise Unreadable(f"line {opened}: this block does not end")


def _block(kind: str, name: str, body: list[tuple[int, str]], section: str, number: int) -> Iterator[Step]:
    if not kind:
        raise Unreadable(f"line {number}: this block does not say what it is")
    if kind == _CONSOLE:
        yield from _typed(body, section)
    elif name:
        yield Written(number, section, name, "".join(f"{line}\n" for _, line in body))
    else:
        yield from (Elsewhere(at, section, kind, line) for at, line in body if line)


def _typed(body: list[tuple[int, str]], section: str) -> Iterator[Command]:
    """Give the commands of a block; a line that ends in a backslash goes on in the next."""
    open_one: Command | None = None
    for number, line in body:
        if open_one is not None and open_one.text.endswith("\\"):
            open_one = Command(open_one.line, section, open_one.user, f"{open_one.text[:-1]}{line.lstrip()}")
        elif prompt := _PROMPT.fullmatch(line):
            if open_one is not None:
                yield open_one
            open_one = Command(number, section, _PROMPTS[prompt["prompt"]], prompt["text"])
        elif open_one is None:
            raise Unreadable(f"line {number}: an answer to nothing")
        else:
            answer = (*open_one.answer, line)
            open_one = Command(open_one.line, section, open_one.user, open_one.text, answer)
    if open_one is not None:
        yield open_one


def _named(line: str, section: str, number: int) -> Iterator[Elsewhere]:
    """Give the calls that a sentence names."""
    for span in _SPAN.finditer(line):
        first, _, rest = span["call"].partition(" ")
        if first in _PROGRAMS and rest:
            yield Elsewhere(number, section, NAMED, span["call"])
