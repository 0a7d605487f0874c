"""The whole check of a notification before it is written: its form, and who would receive it.

What `--check` and the window's check page show. Release is no part of it. Nothing a document holds makes it raise.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from desktop.domain.content import Content
from desktop.domain.cooperation import Cooperation
from desktop.domain.file_parting import About, not_listed
from desktop.domain.file_parting import taken_out as files_taken_out
from desktop.domain.form_walk import Problem
from desktop.domain.forms import examine
from desktop.domain.guide import Passed
from desktop.domain.left_out import call_first, call_to, left_out
from desktop.domain.override import Override, chosen, replaced, taken_out
from desktop.domain.refused import Refused
from desktop.domain.routing import Outside, Recipient, outside, recipients
from desktop.domain.rules import Rules


class Checked(NamedTuple):
    """What was read, what is wrong, who would receive it, and who outside the cooperation is to be phoned.

    `phoned` says that all of it lies outside, and was told by a call that the document names; `passed` are the gates of
    the law that were opened. `files` says which children files are about.
    """

    content: Content
    problems: tuple[Problem, ...]
    recipients: tuple[Recipient, ...]
    outside: tuple[Outside, ...] = ()
    phoned: bool = False
    passed: tuple[Passed, ...] = ()
    files: tuple[About, ...] = ()

    @property
    def ok(self) -> bool:
        """Say whether the notification can be written."""
        return not self.problems


def check_notification(
    document: object, rules: Rules, cooperation: Cooperation, now: datetime, sender_unit: str
) -> Checked:
    """Check a document as a notification of a unit at a time; `now` carries the local day."""
    rest, files, wrong = files_taken_out(document)
    checked = _checked(rest, rules, cooperation, now, sender_unit)
    wrong = (*wrong, *not_listed(files, checked.content))
    return checked._replace(problems=(*checked.problems, *wrong), files=files)


def _checked(document: object, rules: Rules, cooperation: Cooperation, now: datetime, sender_unit: str) -> Checked:
    plain, override = taken_out(document)
    content, problems, passed = examine(plain, rules, now)
    if not content.category:
        return Checked(content, problems, ())
    away = outside(content, cooperation, rules, now.date())
    try:
        found = _recipients(content, (cooperation, rules), now, sender_unit, override)
        untold = (one for one in left_out(found, away) if call_to(content, one) is None)
        problems = (*problems, *(Problem("phone_log", call_first(one)) for one in untold))
        return Checked(content, problems, found, away, passed=passed)
    except Refused as refused:
        if refused.code == "outside" and content.phone_log:
            return Checked(content, problems, (), away, phoned=True)
        path = "phone_log" if refused.code == "outside" else refused.field or ""
        if not any(_concerns(problem.field, path) for problem in problems):
            problems = (*problems, Problem(path, refused.message))
        return Checked(content, problems, (), away, passed=passed)


def _recipients(
    content: Content, law: tuple[Cooperation, Rules], now: datetime, sender_unit: str, override: Override | None
) -> tuple[Recipient, ...]:
    """Find who receives it; whoever chose another unit need not name a place that is known."""
    cooperation, rules = law
    if override is None:
        return recipients(content, cooperation, rules, now.date(), sender_unit)
    by = chosen(override, content.category, cooperation, rules, sender_unit)
    try:
        return replaced(recipients(content, cooperation, rules, now.date(), sender_unit), by)
    except Refused as refused:
        if refused.code == "wrong_direction":
            raise
        return (by,)


def _concerns(path: str, part: str) -> bool:
    """Say whether a problem stands in a part of the form."""
    return path == part or path.startswith((f"{part}.", f"{part}["))
