"""Children of a notification that no recipient is told of, because they are outside the cooperation.

Nothing can be sent for them, so somebody there is phoned before the rest goes out; a call counts where it names whom it
went to. Who receives what stands in `routing.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop.domain.content import Content, PhoneCall
from desktop.domain.routing import Outside, Recipient
from desktop.domain.said import Verbatim, say
from desktop.domain.telephone import digits

SOMEBODY: Final = "Jugendamt des Ortes"
"""Who is called where the table has no agency for the place."""


def left_out(recipients: Sequence[Recipient], outside: Sequence[Outside]) -> tuple[Outside, ...]:
    """Give the agencies outside with those of their children whom no recipient is told of, counted from 0."""
    if not recipients or any(not one.children for one in recipients):
        return ()
    told = {index for one in recipients for index in one.children}
    left = (one._replace(children=tuple(index for index in one.children if index not in told)) for one in outside)
    return tuple(one for one in left if one.children)


def call_to(content: Content, one: Outside) -> PhoneCall | None:
    """Give the last call that names an agency outside, or its place; where no agency is known, the last of all."""
    return next((call for call in reversed(content.phone_log) if _names(call, one)), None)


def _names(call: PhoneCall, one: Outside) -> bool:
    if not one.agency:
        return True
    dialled = bool(one.phone) and digits(call.phone or "") == digits(one.phone)
    return dialled or one.agency.casefold().split()[-1] in (call.person or "").casefold()


def call_first(one: Outside) -> str:
    """Say which children somebody outside has to be told of by telephone first."""
    numbers = ", ".join(str(index + 1) for index in one.children)
    return say(
        "Kind Nr. {numbers} ist außerhalb der Vereinbarung, und keine Stelle hier erfährt davon. "
        "Rufen Sie an: {agency}. Halten Sie den Anruf hier mit dem Namen dieser Stelle fest.",
        numbers=numbers,
        agency=Verbatim(one.agency) if one.agency else SOMEBODY,
    )
