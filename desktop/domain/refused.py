"""The one error of the rules: what was asked is not allowed, and why.

Rooms raise `Refused` for a rule that says no and for input from outside that is wrong. It carries what a person
needs to put it right. It must not carry the content of a notification: `message` may name a field or a line, never a
value of it.
"""

from __future__ import annotations

from typing import Self

from desktop.domain.said import Verbatim, joined


class Refused(Exception):
    """A rule says no."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        field: str | None = None,
        retry_after_seconds: float | None = None,
        passes: bool = False,
    ) -> None:
        """Keep the reason: `code` for programs, `message` for people (German), `field` or line where there is one.

        `passes` says that it is no rule at all: the line or the server failed, and may not the next time.
        """
        super().__init__(message)
        self.code = code
        self.message = message
        self.reason = message
        """The sentence alone, where the message begins by naming the field."""
        self.field = field
        self.retry_after_seconds = retry_after_seconds
        self.passes = passes

    @classmethod
    def at(cls, field: str, code: str, message: str) -> Self:
        """Refuse what stands in one field of a file or call; the message begins by naming it."""
        made = cls(code, joined((Verbatim(field), message), ": "), field=field)
        made.reason = message
        return made
