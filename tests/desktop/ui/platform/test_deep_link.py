"""The link that opens the program at a place."""

from __future__ import annotations

import pytest

from desktop.ui.platform.deep_link import opened_id

ID = "0192f3a4-5b6c-7d8e-9f00-112233445566"
ARABIC_NOUGHT = "\N{ARABIC-INDIC DIGIT ZERO}"


def test_a_link_gives_its_id() -> None:
    """The one form there is gives the id in it."""
    assert opened_id(f"schutzbruecke:open/{ID}") == ID


@pytest.mark.parametrize(
    "argument",
    [
        "",
        ID,
        "raise",
        "schutzbruecke:open/",
        f"schutzbruecke:open/{ID}\n",
        f" schutzbruecke:open/{ID}",
        f"schutzbruecke:open/{ID}/",
        f"schutzbruecke:open/{ID}?then=lock",
        f"schutzbruecke://open/{ID}",
        f"SCHUTZBRUECKE:open/{ID}",
        f"schutzbruecke:open/{ID.upper()}",
        f"schutzbruecke:close/{ID}",
        f"schutzbruecke:open/{{{ID}}}",
        f"schutzbruecke:open/{ID.replace('-', '')}",
        f"schutzbruecke:open/{ID.replace('0', ARABIC_NOUGHT)}",
        "schutzbruecke:open/../../etc/passwd",
        "file:///etc/passwd",
    ],
)
def test_anything_else_is_no_link(argument: str) -> None:
    """Whatever differs from the form, by a line break even, opens nothing."""
    assert opened_id(argument) is None
