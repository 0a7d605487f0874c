"""Asking for the next page of a long pull while the last one is taken in, over a line of its own.

What the profile will ask for next follows from the page it has: so the server prepares and sends that page while this
side verifies, folds and stores. An answer counts only for the very question it was asked with; any other (a page taken
in part, another session) is dropped and the question asked anew. So is the last page where something was handed in
since it was asked for: it says that nothing more is to come, and cannot know. This room must not look into what a page
carries.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from desktop.sync.answers import TOO_SLOW
from desktop.sync.bell import Bell
from desktop.sync.failures import RequestFailed
from wire.codec import Malformed
from wire.messages import Cursor, PullAnswer
from wire.stamp import read_stamp

_ENDING_SECONDS: Final = 1.0
"""How long a request that was cut off is waited for: a lock closes the profile only then."""
_Question = tuple[str, frozenset[tuple[bytes, int, bytes]]]


class Line(Protocol):
    """A line of its own to the server; one request at a time, given up after `patience` seconds."""

    patience: float

    def pull_now(self, token: str, cursors: Sequence[Cursor]) -> PullAnswer:
        """Fetch what lies after the cursors, and nothing more; raises `RequestFailed`."""

    def hasten(self, seconds: float) -> None:
        """Let the request under way end once it has had so many seconds."""

    def end(self) -> None:
        """Let the request under way and every later one fail at once."""

    def close(self) -> None:
        """Let go of what it holds."""


class _Asked:
    """One question under way in a thread of its own."""

    def __init__(self, line: Line, token: str, cursors: Sequence[Cursor], bell: Bell | None) -> None:
        self.question = _question(token, cursors)
        self._line = line
        self._bell = bell
        self._over = False
        self._answer: PullAnswer | RequestFailed | None = None
        self._thread = threading.Thread(target=self._ask, args=(token, cursors), name="read ahead", daemon=True)
        self._thread.start()

    def _ask(self, token: str, cursors: Sequence[Cursor]) -> None:
        try:
            self._answer = self._line.pull_now(token, cursors)
        except RequestFailed as failed:
            self._answer = failed
        finally:
            self._over = True
            if self._bell is not None:
                self._bell.wake()

    @property
    def come(self) -> PullAnswer | None:
        """Give the answer if it has come."""
        return self._answer if isinstance(self._answer, PullAnswer) else None

    def answer(self, patience: float) -> PullAnswer | None:
        """Wait so many seconds for the answer, None where there is none; raises what the request failed with."""
        until = time.monotonic() + patience
        if self._bell is not None:
            self._bell.wait(lambda: self._over, patience)
        self._thread.join(max(0.0, until - time.monotonic()))
        if self._thread.is_alive():
            raise RequestFailed(TOO_SLOW)
        if isinstance(self._answer, RequestFailed):
            raise self._answer
        return self._answer

    def end(self) -> None:
        """Let it fail, and wait until it has."""
        self._line.end()
        self._thread.join(_ENDING_SECONDS)


class ReadAhead:
    """Pulls page after page, each asked for while the one before it is taken in."""

    def __init__(self, pull: Callable[[str, Sequence[Cursor]], PullAnswer], line: Callable[[], Line]) -> None:
        """Take how to pull now, and how to open the line that is read ahead on: at the first page that needs it."""
        self._pull = pull
        self._open = line
        self._line: Line | None = None
        self._asked: _Asked | None = None
        self._handed_in = False
        self.bell: Bell | None = None

    def pull(self, token: str, cursors: Sequence[Cursor], patience: float) -> PullAnswer:
        """Fetch what lies after the cursors, and begin to fetch what lies after that; raises `RequestFailed`.

        `patience` bounds the wait for what is under way, and the request that begins, in seconds.
        """
        answer = self._asked_before(token, cursors, patience) or self._pull(token, cursors)
        following = _following(answer, cursors)
        if following is not None:
            line = self._spare()
            line.patience = patience
            self._handed_in = False
            self._asked = _Asked(line, token, following, self.bell)
        return answer

    @property
    def under_way(self) -> bool:
        """Say whether a page was asked for ahead."""
        return self._asked is not None

    def following(self) -> PullAnswer | None:
        """Give the page asked for ahead, if it has come; whether it is to be used is decided when it is asked for."""
        return self._asked.come if self._asked is not None else None

    def hasten(self, seconds: float) -> None:
        """Let what is under way end once it has had so many seconds; from any thread."""
        line = self._line
        if line is not None:
            line.hasten(seconds)

    def hand_in(self) -> None:
        """Take note that something is handed in: what was asked before does not tell of it."""
        self._handed_in = True

    def _asked_before(self, token: str, cursors: Sequence[Cursor], patience: float) -> PullAnswer | None:
        if self._asked is None:
            return None
        if self._asked.question != _question(token, cursors):
            self.end()
            return None
        try:
            answer = self._asked.answer(patience)
        except RequestFailed:
            self.end()
            raise
        self._asked = None
        return None if answer is not None and self._handed_in and not answer.more else answer

    def end(self) -> None:
        """Give up what is under way; the line is opened again if it is needed again."""
        if self._asked is not None:
            self._asked.end()
        elif self._line is not None:
            self._line.end()
        if self._line is not None:
            self._line.close()
        self._asked = self._line = None

    def _spare(self) -> Line:
        if self._line is None:
            self._line = self._open()
        return self._line


def _question(token: str, cursors: Sequence[Cursor]) -> _Question:
    return token, frozenset((cursor.channel, cursor.seq, cursor.head) for cursor in cursors)


def _following(answer: PullAnswer, cursors: Sequence[Cursor]) -> list[Cursor] | None:
    """Say where this side will stand once a page is taken in; None where nothing more is to be asked."""
    if not answer.more or answer.behind:
        return None
    stands = {cursor.channel: cursor for cursor in cursors}
    try:
        for page in answer.pages:
            if page.batches:
                stamp, head = read_stamp(page.batches[-1].stamp)
                stands[page.channel] = Cursor(page.channel, stamp.last_seq, head)
    except Malformed:
        return None
    return list(stands.values())
