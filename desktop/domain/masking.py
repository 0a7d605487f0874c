"""A content without what a protected address would give away: for everything outside the notification itself.

Where the address of anybody in a notification is protected (an Auskunftssperre, a women's shelter), every place in it
is, and so is what was written about places: who knows where one of a family lives knows where all of it is. The masked
content is for showing; the notification itself keeps what it says. Lists and search take even less (`search_text`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec

from desktop.domain.content import Content

HIDDEN: Final = "Geschützt"
PEOPLE: Final = ("children", "guardians", "persons")
_LEAST: Final = 3
_PLACE: Final = frozenset({"municipality", "district", "ags", "postcode", "street", "house_number", "kind", "note"})
_NAMES: Final = ("street", "postcode", "municipality", "district", "note")
_TELLS_WHERE: Final = frozenset(
    {"place", "school", "doctor", "absent_where", "possible_places", "handed_to", "carer_now", "protected_by"}
    | {"with_child", "cared_until", "talk_place", "relatives", "birth_place", "employer"}
)
"""Fields of text that say where somebody is, lives or goes to every day."""
_NO_PLACE: Final = frozenset({"family_name", "given_name", "category", "urgency"})
"""Fields that name no place, whatever their words are."""


def protects(document: Mapping[str, Any]) -> bool:
    """Say whether a document, which may be anything, has somebody whose address is protected."""
    people = [document.get("requested"), *(one for name in PEOPLE for one in _entries(document.get(name)))]
    return any(isinstance(one, Mapping) and bool(one.get("protected_address")) for one in people)


def _entries(value: object) -> list[object] | tuple[object, ...]:
    return value if isinstance(value, list | tuple) else ()


class Veil:
    """What takes the places of a notification, and their names, out of what is shown of it."""

    def __init__(self, contents: Iterable[Content]) -> None:
        """Know the places of these contents, which belong together."""
        places = [place for content in contents for place in _places(msgspec.to_builtins(content))]
        words = sorted({word for place in places for word in _words(place)}, key=len, reverse=True)
        self._named = re.compile("|".join(rf"(?<!\w){re.escape(word)}" for word in words) or "(?!)", re.IGNORECASE)

    def text(self, text: str) -> str:
        """Give a text without the names of places; one that names none stays the same text."""
        return self._named.sub(f"[{HIDDEN}]", text) if self._named.search(text) else text

    def document(self, content: Content) -> dict[str, Any]:
        """Give what a content says, by the names of a file, without its places and what leads to them."""
        found: dict[str, Any] = self._without(msgspec.to_builtins(content))
        return found

    def _without(self, value: Any, name: str = "") -> Any:
        if isinstance(value, Mapping):
            if _is_place(value):
                return {"municipality": HIDDEN}
            return {key: self._without(item, key) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self._without(item, name) for item in value]
        if isinstance(value, str) and name not in _NO_PLACE:
            return HIDDEN if name in _TELLS_WHERE and value else self.text(value)
        return value


def veil_of(contents: Sequence[Content]) -> Veil | None:
    """Give what contents that belong together are shown through, None where nobody's address is protected."""
    return Veil(contents) if any(content.protects for content in contents) else None


def _places(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every place in a document."""
    if isinstance(value, Mapping):
        if _is_place(value):
            yield value
        for item in value.values():
            yield from _places(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _places(item)


def _is_place(value: Mapping[str, Any]) -> bool:
    return value.keys() <= _PLACE and bool(value.keys() - {"kind"})


def _words(place: Mapping[str, Any]) -> Iterator[str]:
    """Yield what names a place: each text whole, and the parts of a name put together."""
    for name in _NAMES:
        text = str(place.get(name) or "")
        for part in {text, *re.split(r"[-,/;]", text)}:
            if len(part.strip()) >= _LEAST:
                yield part.strip()
