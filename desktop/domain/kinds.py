"""The list of kinds. A new kind is one line here (and one in the list of screens); nothing discovers anything."""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.assessment import ASSESSMENT
from desktop.domain.assignment import ASSIGNMENT
from desktop.domain.card_set import CARD_SET
from desktop.domain.contact import CONTACT
from desktop.domain.duty import DUTY
from desktop.domain.event import Kind
from desktop.domain.forwarding import FORWARDING
from desktop.domain.learning import LEARNING
from desktop.domain.link import LINK
from desktop.domain.material import MATERIAL
from desktop.domain.meeting import MEETING
from desktop.domain.notification import NOTIFICATION
from desktop.domain.person import PERSON
from desktop.domain.phoned import PHONED
from desktop.domain.reading import READING
from desktop.domain.release import RELEASE

KINDS: Final[dict[str, Kind[Any]]] = {
    kind.name: kind
    for kind in (
        NOTIFICATION,
        FORWARDING,
        CONTACT,
        DUTY,
        PERSON,
        MATERIAL,
        MEETING,
        RELEASE,
        PHONED,
        LINK,
        ASSIGNMENT,
        ASSESSMENT,
        READING,
        CARD_SET,
        LEARNING,
    )
}
HIDDEN: Final = tuple(name for name, kind in KINDS.items() if not kind.searched)
"""The kinds that no search shows: whoever may see one asks for it by itself."""
