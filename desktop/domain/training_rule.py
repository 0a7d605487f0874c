"""What is to be learnt before notifications of a kind are read: which sets of cards, by whom, and why.

Data of a version, as all rules. It holds nothing back and hides nothing: what was not done is asked for at the opening,
and can be put off with a reason (docs/decisions/023). Which cards there are is no concern of the rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from desktop.domain.audience import AUDIENCES, Audience
from desktop.domain.catalogue import CategoryCode
from desktop.domain.gate import Text

Key = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,59}\Z")]
"""The name by which rules ask for a training or a set of cards."""
_TWICE: Final = "Jede Schulung steht nur einmal da."


class Training(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One training: the sets of cards it consists of, before which kinds of notifications, for whom, and why.

    `audience` names kinds of agencies and roles as a document does; where it names nobody, everybody is meant.
    """

    id: Key
    cards: Annotated[tuple[Key, ...], Meta(min_length=1, max_length=10)]
    categories: Annotated[tuple[CategoryCode, ...], Meta(min_length=1, max_length=99)]
    text: Text
    audience: Audience = ()


def training_problems(trainings: Sequence[Training], codes: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """Yield where and why trainings contradict the catalogue or themselves: which one, its field, the reason."""
    seen: set[str] = set()
    for index, one in enumerate(trainings):
        if one.id in seen:
            yield index, "id", _TWICE
        seen.add(one.id)
        if any(code not in codes for code in one.categories):
            yield index, "categories", "Diese Meldungsart gibt es nicht."
        if not set(one.audience) <= set(AUDIENCES):
            yield index, "audience", "Diese Zielgruppe gibt es nicht."
