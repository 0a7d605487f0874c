"""Questions that a thread asks and that are held until the test answers them: an answer, a failure, a broken one."""

from __future__ import annotations

import queue
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from desktop.sync.failures import Failure, RequestFailed

Q = TypeVar("Q")
A = TypeVar("A")


@dataclass
class Held(Generic[Q, A]):
    """What was asked, in its order, and what is to be answered."""

    asked: queue.SimpleQueue[Q] = field(default_factory=queue.SimpleQueue)
    answers: queue.SimpleQueue[A | Failure | ValueError] = field(default_factory=queue.SimpleQueue)

    def answer(self, question: Q) -> A:
        """Hold a question until there is an answer; raises the failure it is."""
        self.asked.put(question)
        answer = self.answers.get()
        if isinstance(answer, Failure):
            raise RequestFailed(answer)
        if isinstance(answer, ValueError):
            raise answer
        return answer
