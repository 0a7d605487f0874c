"""The circumstances: every field belongs to some form, and none to nobody."""

from __future__ import annotations

import msgspec

from desktop.domain.circumstances import Circumstances
from desktop.domain.content_part import Part
from desktop.domain.forms import FORMS


def test_every_field_is_asked_by_some_form() -> None:
    """What no form asks would be said by nobody and read by somebody."""
    asked = {row.path.partition(".")[2] for form in FORMS.values() for row in form.rows if "circumstances." in row.path}
    assert {field.encode_name for field in msgspec.structs.fields(Circumstances)} == asked


def test_what_nobody_said_takes_no_room() -> None:
    """Empty circumstances are an empty map, and come back the same."""
    assert issubclass(Circumstances, Part)
    assert msgspec.to_builtins(Circumstances()) == {}
    written = msgspec.msgpack.encode(Circumstances(why="x"))
    assert msgspec.msgpack.decode(written, type=Circumstances) == Circumstances(why="x")
