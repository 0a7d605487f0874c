"""What the law asks once a risk was assessed: was the family court called, was the child taken into care.

Data of a version, as all rules: which results an answer is asked for at, and on which basis. The answers stand in the
record of the assessment (`assessment.py`) and go nowhere else; no court is written to by this program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from desktop.domain.form_values import Choice
from desktop.domain.gate import Line, Text

Result = Literal["acute", "latent", "help_needed", "no_need", "open"]
Code = Literal["family_court", "into_care"]

OPEN: Final = "open"
RESULTS: Final[tuple[Choice, ...]] = (
    ("acute", "Akute Kindeswohlgefährdung"),
    ("latent", "Latente Kindeswohlgefährdung"),
    ("help_needed", "Keine Kindeswohlgefährdung, aber Hilfebedarf"),
    ("no_need", "Keine Kindeswohlgefährdung, kein weiterer Hilfebedarf"),
    (OPEN, "Noch offen"),
)
"""The results of the statistics (§ 99 Abs. 6 SGB VIII), and that there is none yet."""


class Consequence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is answered with yes, or with a reason why not: at which results, on which basis, in which words.

    With `without_guardians` it is asked too where the guardians took no part in the assessment.
    """

    code: Code
    basis: Line
    hint: Text
    results: Annotated[tuple[Result, ...], Meta(min_length=1, max_length=5)]
    without_guardians: bool = False

    def asked(self, result: str, *, guardians: bool) -> bool:
        """Say whether it is asked after an assessment with a result, in which the guardians took part or did not."""
        return result in self.results or (self.without_guardians and not guardians)


def consequence_problems(consequences: Sequence[Consequence]) -> Iterator[str]:
    """Yield the reason for everything wrong with what is asked."""
    codes = [one.code for one in consequences]
    if len(set(codes)) < len(codes):
        yield "Jede Frage nach einer Einschätzung steht nur einmal da."
