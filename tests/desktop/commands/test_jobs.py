"""The queue to the worker: who hands something over, posts it or tells of it, and what becomes of it at the end."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop.commands.handover import UNSERVED
from desktop.commands.jobs import Command, Jobs, Task
from desktop.sync.inputs import Begin, Changed, TimerFired

SECONDS = 20.0


@pytest.fixture
def jobs() -> Jobs:
    """A queue whose worker nobody has to hurry."""
    return Jobs(lambda: None)


def test_each_is_taken_in_its_turn(jobs: Jobs) -> None:
    """What was told, posted and handed over comes in that order, and then what was asked for instead."""
    jobs.put(Changed())
    assert jobs.post(lambda: None, send=True)
    jobs.put(None)
    assert jobs.next(SECONDS, Begin()) == Changed()
    task = jobs.next(SECONDS, Begin())
    assert isinstance(task, Task)
    assert task.send
    assert jobs.next(SECONDS, Begin()) is None
    assert jobs.next(0.0, TimerFired()) == TimerFired()


def test_whoever_hands_a_command_over_waits_for_its_answer() -> None:
    """The worker is hurried once the command is there, and its answer reaches who asked."""
    hurried = threading.Event()
    jobs = Jobs(hurried.set)
    with ThreadPoolExecutor() as others:
        answer = others.submit(jobs.serve, {"command": "inbox"})
        assert hurried.wait(SECONDS)
        (command,) = jobs.waiting()
        assert isinstance(command, Command)
        command.reply.put({"asked": command.request["command"]})
        assert answer.result(SECONDS) == {"asked": "inbox"}


def test_what_is_posted_hurries_the_worker_too_and_what_was_heard_does_not() -> None:
    """Nobody waits for what the poller tells."""
    hurried: list[bool] = []
    jobs = Jobs(lambda: hurried.append(True))
    jobs.put(Changed())
    assert hurried == []
    jobs.post(lambda: None, send=False)
    assert hurried == [True]


def test_what_may_be_done_meanwhile_hurries_nobody() -> None:
    """Who posts what needs no answer of the server lets the worker know, and no request is cut short for it."""
    told: list[str] = []
    jobs = Jobs(lambda: told.append("hurry"), lambda: told.append("look up"))
    jobs.post(lambda: None, send=True, meanwhile=True)
    jobs.post(lambda: None, send=True)
    assert told == ["look up", "hurry"]
    assert [job.meanwhile for job in jobs.waiting() if isinstance(job, Task)] == [True, False]


def test_what_comes_meanwhile_is_taken_along(jobs: Jobs) -> None:
    """A task that posts another has that done as well."""
    done: list[str] = []

    def first() -> None:
        done.append("first")
        jobs.post(lambda: done.append("second"), send=False)

    jobs.post(first, send=False)
    for job in jobs.waiting():
        assert isinstance(job, Task)
        job.run()
    assert (done, jobs.empty) == (["first", "second"], True)


def test_at_the_end_tasks_are_done_and_commands_go_back() -> None:
    """Nothing that was taken is left undone, as a draft right before a lock; a command is carried out elsewhere."""
    done: list[str] = []
    there = threading.Event()
    jobs = Jobs(there.set)
    with ThreadPoolExecutor() as others:
        answer = others.submit(jobs.serve, {})
        assert there.wait(SECONDS)
        assert jobs.post(lambda: done.append("draft"), send=False)
        jobs.close()
        assert answer.result(SECONDS) == UNSERVED
    assert done == ["draft"]


def test_after_the_end_nothing_is_taken(jobs: Jobs) -> None:
    """Whoever comes too late is told so at once."""
    jobs.close()
    assert jobs.serve({}) == UNSERVED
    assert not jobs.post(lambda: None, send=False)
    assert jobs.empty
