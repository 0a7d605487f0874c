"""The threads that speak to the database."""

from __future__ import annotations

import asyncio
import threading

import pytest

from server_stub.http.requests import Refusal
from server_stub.http.workers import Workers


def test_work_is_done_in_a_thread() -> None:
    """What is handed over runs beside the loop, and its result or error comes back."""
    workers = Workers(threads=1)

    async def use() -> None:
        assert await workers.run(threading.current_thread) is not threading.current_thread()
        assert await workers.run(divmod, 7, 2) == (3, 1)
        with pytest.raises(ZeroDivisionError):
            await workers.run(divmod, 7, 0)

    asyncio.run(use())
    workers.close()


def test_too_much_work_is_refused() -> None:
    """With the threads and the queue full, the next caller is told to come again, and room comes back."""
    workers, gate = Workers(threads=1, queue=1), threading.Event()

    async def overload() -> None:
        held = [asyncio.create_task(workers.run(gate.wait, 20)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Refusal) as refused:
            await workers.run(gate.wait, 20)
        assert (refused.value.status, refused.value.problem.code) == (503, "busy")
        assert refused.value.problem.retry_after > 0
        gate.set()
        await asyncio.gather(*held)
        assert await workers.run(gate.wait, 20)

    asyncio.run(overload())
    workers.close()
