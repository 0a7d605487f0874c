"""What a program answers, held against what the handbook shows."""

from __future__ import annotations

import pytest

from installer.answers import filled, learnt

KNOWN = {"VERSION": "0.1.0", "DEVICE": "01a2"}


def test_known_values_stand_in_the_place_of_their_words() -> None:
    """Only a whole word in capitals is one, also beside an underscore; what nobody knows stays."""
    text = "install ./x_VERSION_amd64.deb DEVICE SOMEDEVICE OPTIONS=1"
    assert filled(text, KNOWN) == "install ./x_0.1.0_amd64.deb 01a2 SOMEDEVICE OPTIONS=1"


@pytest.mark.parametrize(
    ("shown", "said", "values"),
    [
        (("done",), "done\n", {}),
        (("code: NEXT-CODE",), "code: x-1\n", {"NEXT-CODE": "x-1"}),
        (("code: NEXT-CODE", "again NEXT-CODE"), "code: x\nagain x\n", {"NEXT-CODE": "x"}),
        (("DEVICE  gone",), "01a2   gone\n", {}),
        (("at … o'clock",), "at 12:30 o'clock", {}),
        (("…", "FOUND  B.  …", "…"), "1  A.  in\n2  B.  in\n3  C.  in\n", {"FOUND": "2"}),
        (("…",), "", {}),
        (("a.c (1)",), "a.c (1)\n", {}),
    ],
)
def test_an_answer_as_it_is_shown_teaches_its_values(shown: tuple[str, ...], said: str, values: dict[str, str]) -> None:
    """What varies may be anything, a word in capitals is what stands there, and columns have any width."""
    assert learnt(shown, said, KNOWN) == values


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (("done",), "not done"),
        (("done",), "done\nand more"),
        (("done", "…", "gone"), "done\n"),
        (("DEVICE  gone",), "01a3  gone"),
        (("code: NEXT-CODE", "again NEXT-CODE"), "code: x\nagain y"),
        (("a.c",), "abc"),
    ],
)
def test_another_answer_is_found(shown: tuple[str, ...], said: str) -> None:
    """What is left out, added, or another value than the one before, is not the answer that is shown."""
    assert learnt(shown, said, KNOWN) is None
