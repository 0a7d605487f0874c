"""The rules in force: who informs whom about what, on which basis, how urgently, and by when it is acknowledged.

Law and agreement change without a new program, so all of this is versioned data: read once from the rules file, stated
in the signed directory, and its `version` kept in every notification: each is judged by the rules it was written under.
What a form asks for is not here (`forms.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Final, Literal

import msgspec

from desktop.domain.catalogue import CODES, LATER_EVENTS, URGENCY_TITLES, CategoryCode, Direction, Urgency, direction_of
from desktop.domain.consequence import Consequence, consequence_problems
from desktop.domain.coverage import Coverage, coverage_of, coverage_problems
from desktop.domain.gate import BEFORE, FieldPath, Gate, Handling, Line, Text, gate_problems
from desktop.domain.later_rules import Feedback, LaterForm, SecondProfessional, feedback_problems, form_problems
from desktop.domain.obligation import Obligation, obligation_problems
from desktop.domain.reason_code import ReasonCode, reason_code_problems
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.domain.toml_lines import UNKNOWN_SCHEMA, Path, read
from desktop.domain.training_rule import Training, training_problems
from wire.decoders import unpack

SCHEMA: Final = 1
MAX_ENCODED_BYTES: Final = 512 * 1024
_CODE: Final = "rules_invalid"
NOT_SYNCED: Final = "Das Verzeichnis liegt noch nicht vor; bitte einmal abgleichen."
_NO_SUCH: Final = "Diese Meldungsart gibt es nicht."

Count = Annotated[int, msgspec.Meta(ge=1, le=100_000)]


class Deadline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A span that runs from acceptance by the server: minutes on the clock, or working days of the calendar."""

    minutes: Count | None = None
    working_days: Count | None = None


class Deadlines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """By when a notification is acknowledged, by its urgency."""

    immediate: Deadline
    urgent: Deadline
    routine: Deadline

    def of(self, urgency: Urgency) -> Deadline:
        """Give the deadline of an urgency."""
        return {"immediate": self.immediate, "urgent": self.urgent, "routine": self.routine}[urgency]


class Spans(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The other clocks of the law and the agreement; what older rules do not state is as it was before."""

    withdraw_acknowledgement_minutes: Count
    reminder_percent: Count
    escalation_percent: Count
    feedback_in_progress_working_days: Count
    feedback_result_weeks: Count
    expulsion_days: Count
    expulsion_extension_days: Count
    request_age_months: Count
    postponed_information_weeks: Count
    breach_report_hours: Count = 72
    liberty_days: Count = 1
    read_log_days: Count = 90
    contact_confirm_days: Count = 90
    contact_history_days: Count = 90
    attendance_years: Count = 3


class Repeat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many notifications about one child in how many months ask for more attention than each of them alone."""

    notifications: Count = 3
    months: Count = 3


class Guidance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What belongs in a notification and what does not, in plain language."""

    belongs: Text
    excludes: Text


class BasisChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of several bases the one that an answer of the form names: by `field`, each answer with its basis."""

    field: FieldPath
    bases: Annotated[dict[Line, Line], msgspec.Meta(min_length=1, max_length=8)]


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of notification.

    `immediate_when` names the view of the danger at which the urgency has to be immediate. `clock` is `summons` where
    the summons to the first questioning sets the deadline instead of the urgency. `form` is `later_event` for what
    follows a notification and has a short form only. `basis_by` says which of several bases carries it alone.
    """

    code: CategoryCode
    direction: Direction
    title: Line
    basis: Annotated[tuple[Line, ...], msgspec.Meta(min_length=1, max_length=8)]
    urgency: Urgency
    urgencies: Annotated[tuple[Urgency, ...], msgspec.Meta(min_length=1, max_length=3)]
    evidence: Line
    guidance: Guidance
    needs_release: bool = False
    immediate_when: Literal["acute"] | None = None
    clock: Literal["urgency", "summons"] = "urgency"
    form: Literal["notification", "later_event"] = "notification"
    basis_by: BasisChoice | None = None

    def carried_by(self, document: Mapping[str, Any]) -> tuple[str, ...]:
        """Give the bases that carry what a document says: none as long as the one of several was not chosen."""
        if self.basis_by is None:
            return self.basis
        answer: Any = document
        for name in self.basis_by.field.split("."):
            answer = answer.get(name) if isinstance(answer, Mapping) else None
        chosen = self.basis_by.bases.get(answer) if isinstance(answer, str) else None
        return (chosen,) if chosen else ()


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The whole catalogue with its deadlines and the gates of the law, as of one version.

    `decisions` says by when a second person decides on a release; without it, by when one would be acknowledged. Rules
    that were stated before gates were data have none of their own; what the forms asked then holds for them.
    """

    schema: int
    version: Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z.-]{1,32}\Z")]
    name: Line
    checked: bool
    note: Text
    deadlines: Deadlines
    spans: Spans
    categories: Annotated[tuple[Category, ...], msgspec.Meta(min_length=1, max_length=99)]
    decisions: Deadlines | None = None
    gates: Annotated[tuple[Gate, ...], msgspec.Meta(max_length=200)] = BEFORE
    handling: Annotated[tuple[Handling, ...], msgspec.Meta(max_length=50)] = ()
    repeat: Repeat = Repeat()
    later_forms: Annotated[tuple[LaterForm, ...], msgspec.Meta(max_length=20)] = ()
    feedback: Annotated[tuple[Feedback, ...], msgspec.Meta(max_length=3)] = ()
    second_professional: SecondProfessional | None = None
    consequences: Annotated[tuple[Consequence, ...], msgspec.Meta(max_length=4)] = ()
    trainings: Annotated[tuple[Training, ...], msgspec.Meta(max_length=50)] = ()
    coverage: Annotated[tuple[Coverage, ...], msgspec.Meta(max_length=200)] = ()
    not_competent: Annotated[tuple[ReasonCode, ...], msgspec.Meta(max_length=30)] = ()
    obligations: Annotated[tuple[Obligation, ...], msgspec.Meta(max_length=50)] = ()

    def category(self, code: str) -> Category:
        """Give a category by its code; an unknown code is refused."""
        for category in self.categories:
            if category.code == code:
                return category
        raise Refused("category_unknown", _NO_SUCH, field="category")

    def has(self, code: str) -> bool:
        """Say whether the code is one of the catalogue."""
        return any(category.code == code for category in self.categories)

    def later_form(self, event: str, code: str) -> LaterForm | None:
        """Give the short form of an event under a code, None where these rules state none."""
        return next((one for one in self.later_forms if one.event == event and code in one.codes), None)

    def feedback_in(self, direction: Direction) -> Feedback | None:
        """Give what may be told back in a direction, None where these rules say nothing of it."""
        return next((one for one in self.feedback if one.direction == direction), None)

    def why_not_competent(self, code: str) -> ReasonCode | None:
        """Give the reason that a code stands for, None where these rules have none."""
        return next((one for one in self.not_competent if one.code == code), None)

    def coverage_of(self, unit: str) -> Coverage | None:
        """Give when somebody has to be on call for a unit, None where these rules demand nothing."""
        return coverage_of(self.coverage, unit)

    def deadline(self, urgency: Urgency) -> Deadline:
        """Give the span in which a notification of this urgency is acknowledged."""
        return self.deadlines.of(urgency)

    def decision(self, urgency: Urgency) -> Deadline:
        """Give the span in which somebody decides on the release of a notification of this urgency."""
        return (self.decisions or self.deadlines).of(urgency)


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """The rules as of a place in the directory: the bytes of every version stated up to there, the newest last."""

    stated: tuple[bytes, ...] = ()

    def of(self, version: str) -> Rules | None:
        """Give the rules of a version, the newest where that one is not known, None where none can be read."""
        newest = None
        for encoded in reversed(self.stated):
            rules = _readable(encoded)
            if rules is not None and rules.version == version:
                return rules
            newest = newest or rules
        return newest

    def has(self, version: str) -> bool:
        """Say whether rules of a version are stated and can be read."""
        return any(rules is not None and rules.version == version for rules in map(_readable, self.stated))

    def why_not_competent(self, code: str) -> ReasonCode | None:
        """Give the reason that a code stands for in the newest rules that have it, None without any."""
        stated = (rules for rules in map(_readable, reversed(self.stated)) if rules is not None)
        return next((found for rules in stated if (found := rules.why_not_competent(code)) is not None), None)

    def required(self, version: str = "") -> Rules:
        """Give the rules of a version, without one the newest; raises `Refused` saying why there are none."""
        if not self.stated:
            raise Refused("not_synced", NOT_SYNCED)
        return self.of(version) or decode_rules(self.stated[-1])


NO_RULES: Final[RulesInForce] = RulesInForce()


@lru_cache(maxsize=32)
def _readable(encoded: bytes) -> Rules | None:
    """Read stated rules; those of a newer schema are none for this program."""
    try:
        return decode_rules(encoded)
    except Refused:
        return None


def read_rules(text: str) -> Rules:
    """Read a rules file, or refuse it with the line and the reason."""
    rules, lines = read(text, Rules, _CODE)
    if problem := next(_problems(rules), None):
        raise lines.refused(*problem)
    return rules


def encode_rules(rules: Rules) -> bytes:
    """Write the bytes that are stated in the directory."""
    return msgspec.msgpack.encode(rules)


def decode_rules(encoded: bytes) -> Rules:
    """Read the bytes of the directory, as strictly as the file."""
    if len(encoded) > MAX_ENCODED_BYTES:
        raise Refused(_CODE, "Die Regeln sind zu groß.")
    try:
        rules = unpack(encoded, Rules)
    except (ValueError, RecursionError) as error:
        raise Refused(_CODE, "Die Regeln sind nicht lesbar.") from error
    if problem := next(_problems(rules), None):
        raise Refused(_CODE, problem[1])
    return rules


def _problems(rules: Rules) -> Iterator[tuple[Path, str]]:
    """Yield where and why the rules contradict the catalogue or themselves."""
    if rules.schema != SCHEMA:
        yield ("schema",), say(UNKNOWN_SCHEMA, known=SCHEMA)
    yield from _deadline_problems("deadlines", rules.deadlines)
    yield from _deadline_problems("decisions", rules.decisions or rules.deadlines)
    seen: set[str] = set()
    for index, category in enumerate(rules.categories):
        known = category.code in CODES
        for field, reason in _category_problems(category, seen) if known else (("code", _NO_SUCH),):
            yield ("categories", index, field), reason
        seen.add(category.code)
    yield from ((("later_forms",), reason) for _, reason in form_problems(rules.later_forms))
    yield from ((("feedback",), reason) for _, reason in feedback_problems(rules.feedback))
    yield from ((("consequences",), reason) for reason in consequence_problems(rules.consequences))
    yield from _list_problems("trainings", training_problems(rules.trainings, CODES))
    if missing := [code for code in CODES if code not in seen]:
        yield ("categories",), say("Es fehlen die Meldungsarten {codes}.", codes=", ".join(missing))
    yield from ((("coverage", *path), reason) for path, reason in coverage_problems(rules.coverage))
    yield from _list_problems("obligations", obligation_problems(rules.obligations))
    yield from _list_problems("not_competent", reason_code_problems(rules.not_competent))
    for path, reason in gate_problems(rules.gates, CODES):
        yield ("gates", *path), reason


def _list_problems(name: str, problems: Iterable[tuple[int, str, str]]) -> Iterator[tuple[Path, str]]:
    """Yield the problems of a list with where each stands."""
    return (((name, place, field), reason) for place, field, reason in problems)


def _deadline_problems(name: str, deadlines: Deadlines) -> Iterator[tuple[Path, str]]:
    """Yield the urgencies for which a deadline is not one span."""
    for urgency in URGENCY_TITLES:
        deadline = deadlines.of(urgency)
        if (deadline.minutes is None) == (deadline.working_days is None):
            yield (name, urgency), "Genau eines von „minutes“ und „working_days“ ist anzugeben."


def _category_problems(category: Category, seen: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the field and the reason for everything wrong with one category."""
    if category.code in seen:
        yield "code", "Diese Meldungsart steht schon da."
    if category.direction != direction_of(category.code):
        yield "direction", say("{code} geht in die andere Richtung.", code=category.code)
    if category.urgency not in category.urgencies or len(set(category.urgencies)) < len(category.urgencies):
        yield "urgencies", "Die Dringlichkeiten müssen verschieden sein und die voreingestellte enthalten."
    if category.immediate_when and "immediate" not in category.urgencies:
        yield "immediate_when", "Die Dringlichkeit „immediate“ ist nicht erlaubt."
    chosen = category.basis_by.bases.values() if category.basis_by else ()
    if not all(any(one.startswith(basis) for one in category.basis) for basis in chosen):
        yield "basis_by", "Eine der Rechtsgrundlagen steht nicht unter „basis“."
    if (category.form == "later_event") != (category.code in LATER_EVENTS):
        yield "form", "Diese Art von Formular passt nicht zur Meldungsart."
