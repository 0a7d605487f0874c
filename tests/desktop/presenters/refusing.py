"""How a test says what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from desktop.domain.refused import Refused


@contextmanager
def refused(code: str, field: str | None = None) -> Iterator[pytest.ExceptionInfo[Refused]]:
    """What stands inside is refused with this code, naming this field."""
    with pytest.raises(Refused) as caught:
        yield caught
    assert (caught.value.code, caught.value.field) == (code, field)
    assert caught.value.message.endswith((".", ")", "?"))
