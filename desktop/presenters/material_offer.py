"""Offering documents from the window: what is about to be added as a preview, what is asked, and what was answered.

It must not read a file: sizes and problems of the disk are handed in by whoever looked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.audience import AUDIENCES
from desktop.domain.file import MOST_BYTES
from desktop.domain.material import Material
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.amounts import amount
from desktop.presenters.materials import EMPTY, Label, checked_label, file_name, title_of
from desktop.presenters.media import head_remark, media_word
from desktop.presenters.steps.question import YES, Question

MOST_AT_ONCE: Final = 50
_FOR: Final = "for_"
_ASKED: Final = ("police", "youth_office", "lead")
_AUDIENCE_TITLES: Final = {
    "police": "Für die Polizei",
    "youth_office": "Für die Jugendämter",
    "lead": "Nur für Leitungen",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file somebody wants to offer: where it lies, how large it is (None where it cannot be read), how it begins."""

    path: str
    name: str
    size: int | None
    media_type: str
    head: bytes

    @property
    def problem(self) -> str:
        """Say why it cannot be offered, empty where it can."""
        if self.size is None:
            return "Die Datei lässt sich nicht lesen."
        if not self.size:
            return EMPTY
        return "Die Datei ist größer als 4 GiB." if self.size > MOST_BYTES else ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What is asked before documents are offered; `candidates` are those that can be."""

    heading: str
    text: str
    confirm: str
    questions: tuple[Question, ...]
    candidates: tuple[Candidate, ...]


def preview(candidates: Sequence[Candidate], state: Material | None = None) -> Preview:
    """Say what is about to be added, as documents of their own or as a new version of one; raises `Refused`."""
    if len(candidates) > MOST_AT_ONCE:
        raise Refused("too_many_files", say("Höchstens {most} Dateien auf einmal.", most=MOST_AT_ONCE))
    good = tuple(one for one in candidates if not one.problem)
    if not candidates:
        raise Refused("file_unreadable", "Keine Datei gewählt.")
    if not good:
        raise Refused.at(file_name(candidates[0].name), "file_unreadable", candidates[0].problem)
    lines = joined(map(_line, candidates), "\n")
    if state is not None:
        text = joined((lines, say("Wird zur neuesten Fassung von „{title}“.", title=title_of(state)), _SEEN), "\n\n")
        return Preview("Neue Fassung einstellen", text, "Einstellen", (), good[:1])
    questions = _questions(good)
    return Preview("Material einstellen", joined((lines, _SEEN), "\n\n"), "Einstellen", questions, good)


_SEEN: Final = (
    "Alle Stellen der Kooperation sehen es und können die Datei holen. Keine Angaben zu Kindern oder Familien."
)


def _line(one: Candidate) -> str:
    name = Verbatim(file_name(one.name))
    if one.problem or one.size is None:
        return say("✕ {name}: {problem}", name=name, problem=one.problem)
    if remark := head_remark(one.media_type, name, one.head):
        return say("Achtung, {name}: {remark}", name=name, remark=remark)
    return say("{name}: {kind}, {size}", name=name, kind=media_word(one.media_type, name), size=amount(one.size))


def _questions(good: Sequence[Candidate]) -> tuple[Question, ...]:
    title = Question("title", "&Titel", needed=True, preset=_stem(good[0].name)) if len(good) == 1 else None
    hints = {_ASKED[-1]: "Ohne Häkchen ist es für alle."}
    asked = (Question(_FOR + code, _AUDIENCE_TITLES[code], tick=True, hint=hints.get(code, "")) for code in _ASKED)
    return (
        *((title,) if title else ()),
        Question("topic", "T&hemen", hint="Mehrere mit Komma getrennt, zum Beispiel: Gesprächsführung, Recht"),
        *asked,
        Question("mandatory", "Pflicht: Diese sollen es kennen", tick=True),
    )


def _stem(name: str) -> str:
    named = file_name(name)
    return named.rpartition(".")[0] or named


def label_of(answers: Mapping[str, str]) -> Label:
    """Give what somebody answered about documents; raises `Refused` naming the question."""
    topics = tuple(dict.fromkeys(topic.strip() for topic in answers.get("topic", "").split(",") if topic.strip()))
    audience = tuple(code for code in AUDIENCES if answers.get(_FOR + code) == YES)
    made = Label(answers.get("title", "").strip(), topics, answers.get("mandatory") == YES, audience)
    return checked_label(made)
