"""The test of the connection in words."""

from __future__ import annotations

from desktop.domain.progress import Probe
from desktop.domain.said import Said
from desktop.domain.version import VERSION
from desktop.presenters.connection import lasted, result_text, step_text

GOOD = Probe("Adresse", ok=True, text="Gut.", seconds=0.0234)
BAD = Probe("Server", ok=False, text="Schlecht.")
AT = 1_800_000_000_000


def test_how_long_a_step_took() -> None:
    """A step says how long it took where that is known, and nothing where it is not."""
    assert (lasted(GOOD), lasted(BAD)) == ("(23 ms)", "")
    assert (step_text(GOOD), step_text(BAD)) == ("Adresse: Gut. (23 ms)", "Server: Schlecht.")


def test_the_result_of_a_test_can_be_sent() -> None:
    """The result has when it was, which version, and a line for each step, and can be translated."""
    text = result_text((GOOD, BAD), AT)
    assert text.splitlines() == [
        f"Verbindung geprüft am 15.01.2027 09:00 Uhr, Schutzbrücke {VERSION}",
        "Adresse: in Ordnung. Gut. (23 ms)",
        "Server: fehlgeschlagen. Schlecht.",
    ]
    assert isinstance(text, Said)
