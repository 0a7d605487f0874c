"""The content of a notification: what stands on the form, typed.

It travels sealed inside the `notified` event, so every part is plain text, number, flag or list of those; dates and
times are text as the form checked them. Every field has a default: a content written by a newer or older program still
reads, and an incomplete one can be shown. What is required, and how long a field may be, is stated by the forms
(`forms.py`); the limits here only stop what no form would let through. Names are those in a notification file.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from desktop.domain.circumstances import Circumstances
from desktop.domain.content_part import Codes, Count, Long, Numbers, Part, Short
from desktop.domain.jurisdiction import Place


class Labels(Part, frozen=True):
    """The marks of § 22b PolG NRW that travel with police data; `preset` if the program filled them in."""

    means: Short | None = None
    person_category: Short | None = None
    protected_interest: Short | None = None
    collecting_unit: Short | None = None
    special_category: bool | None = None
    preset: bool = False


class Sender(Part, frozen=True):
    """Who notifies, and how to reach them for questions."""

    name: Short | None = None
    phone: Short | None = None
    function: Short | None = None
    unit: Short | None = None
    reachable: Short | None = None
    deputy: Short | None = None
    file_number: Short | None = None
    prosecutor_file_number: Short | None = None


class PhoneCall(Part, frozen=True):
    """One call made before or while notifying."""

    person: Short | None = None
    phone: Short | None = None
    at: Short | None = None
    by: Short | None = None
    reached: bool | None = None
    note: Short | None = None


class Incident(Part, frozen=True):
    """What happened to the child: when, where, and how it became known."""

    begins: Short | None = msgspec.field(default=None, name="from")
    ends: Short | None = msgspec.field(default=None, name="to")
    precision: Short | None = None
    known_at: Short | None = None
    place: Place | None = None
    place_unknown: bool | None = None
    occasion: Short | None = None


class Child(Part, frozen=True):
    """A child concerned; what is not known is left out or said to be unknown."""

    family_name: Short | None = None
    given_name: Short | None = None
    name_unknown: bool | None = None
    birth_date: Short | None = None
    estimated_age: Count | None = None
    unborn: bool | None = None
    gender: Short | None = None
    nationality: Short | None = None
    whereabouts: Place | None = None
    residence: Place | None = None
    protected_address: bool | None = None
    role: Short | None = None
    seen: bool | None = None
    spoken_to: bool | None = None
    spoken_alone: bool | None = None
    condition: Long | None = None
    injuries: Long | None = None
    medical_care: Short | None = None
    own_words: Long | None = None
    school: Short | None = None
    doctor: Short | None = None
    informed: bool | None = None
    informed_reason: Short | None = None


class Guardian(Part, frozen=True):
    """A person with care or custody of the child; `children` are the numbers of those it is about, none for all."""

    family_name: Short | None = None
    given_name: Short | None = None
    name_unknown: bool | None = None
    birth_date: Short | None = None
    residence: Place | None = None
    protected_address: bool | None = None
    phone: Short | None = None
    relation: Short | None = None
    custody: Short | None = None
    custody_source: Short | None = None
    present: bool | None = None
    sobriety: Short | None = None
    informed: bool | None = None
    informed_reason: Short | None = None
    children: Numbers = ()


class Person(Part, frozen=True):
    """Another person, with no more than the receiver needs; `children` as with guardians."""

    role: Short | None = None
    family_name: Short | None = None
    given_name: Short | None = None
    birth_date: Short | None = None
    phone: Short | None = None
    residence: Place | None = None
    protected_address: bool | None = None
    note: Short | None = None
    children: Numbers = ()


class Reporter(Part, frozen=True):
    """A third party who reported; hidden unless somebody decides otherwise."""

    name: Short | None = None
    phone: Short | None = None
    relation: Short | None = None
    hidden: bool = True


class Household(Part, frozen=True):
    """What else matters in the household."""

    further_children: Count | None = None
    language: Short | None = None
    interpreter: bool | None = None
    previous_incidents: Count | None = None
    previous_dates: Short | None = None


class Statement(Part, frozen=True):
    """One statement with its kind and source, so that facts and views stay apart; `children` as with guardians."""

    kind: Short | None = None
    text: Long | None = None
    source: Short | None = None
    at: Short | None = None
    author: Short | None = None
    entrusted: bool | None = None
    entrusted_ground: Short | None = None
    professional_secret: bool | None = None
    secret_ground: Short | None = None
    children: Numbers = ()


class Assessment(Part, frozen=True):
    """How the danger is seen, and why; shown apart from the facts."""

    danger: Short | None = None
    reasons: Long | None = None


class Measure(Part, frozen=True):
    """What was done, by whom and for how long."""

    kind: Short | None = None
    text: Long | None = None
    begins: Short | None = msgspec.field(default=None, name="from")
    until: Short | None = None
    by: Short | None = None
    place: Short | None = None


class Request(Part, frozen=True):
    """What is asked of the receiver, and by when."""

    kind: Short | None = None
    text: Long | None = None
    by: Short | None = None


class Safety(Part, frozen=True):
    """Hints for the safety of those who go there."""

    hints: Codes = ()
    text: Long | None = None


class Transparency(Part, frozen=True):
    """Whether the family knows of the transfer, and whether the police agrees to telling them (§ 82a Abs. 5 SGB X)."""

    family_informed: bool | None = None
    informed_by: Short | None = None
    informed_reason: Short | None = None
    police_consent: bool | None = None
    police_consent_reason: Short | None = None


class Danger(Part, frozen=True):
    """Which danger threatens the child, and why the police has to act at once."""

    description: Long | None = None


class Gates(Part, frozen=True):
    """The two checks of § 8a Abs. 3 Satz 2 SGB VIII, or the reason for notifying without them."""

    immediate_action: bool | None = None
    guardians_cooperation: Short | None = None
    reason: Long | None = None


class OnSite(Part, frozen=True):
    """The caseworker at the place."""

    name: Short | None = None
    phone: Short | None = None


class Custody(Part, frozen=True):
    """Whether the child is taken into care, and the court's order if there is one."""

    state: Short | None = None
    court_reference: Short | None = None


class PoliceRequest(Part, frozen=True):
    """What the police asked for in a single case, when, and on which path it is answered (§ 68 or § 73 SGB X)."""

    reference: Short | None = None
    asked_by: Short | None = None
    asked_on: Short | None = None
    path: Short | None = None
    court_order: Short | None = None


class Requested(Part, frozen=True):
    """The person a request of the police is about: what § 68 SGB X lets through, and what a court's order adds."""

    family_name: Short | None = None
    given_name: Short | None = None
    birth_date: Short | None = None
    birth_place: Short | None = None
    address: Place | None = None
    whereabouts: Place | None = None
    employer: Short | None = None
    protected_address: bool | None = None
    further: Long | None = None


class Content(Part, frozen=True):
    """Everything a notification says.

    `protected` is no field of any form: a part of an incident says by it that somebody's address in the whole is.
    """

    category: Short = ""
    urgency: Short = ""
    urgency_reason: Short | None = None
    secondary_categories: Codes = ()
    basis: Short | None = None
    basis_reason: Short | None = None
    labels: Labels | None = None
    sender: Sender | None = None
    phone_log: Annotated[tuple[PhoneCall, ...], Meta(max_length=50)] = ()
    incident: Incident | None = None
    whereabouts: Place | None = None
    residence: Place | None = None
    residence_unknown: bool | None = None
    children: Annotated[tuple[Child, ...], Meta(max_length=50)] = ()
    children_count: Annotated[int, Meta(ge=0, le=50)] | None = None
    guardians: Annotated[tuple[Guardian, ...], Meta(max_length=50)] = ()
    guardians_unknown: bool | None = None
    persons: Annotated[tuple[Person, ...], Meta(max_length=50)] = ()
    reporter: Reporter | None = None
    household: Household | None = None
    statements: Annotated[tuple[Statement, ...], Meta(max_length=200)] = ()
    indications: Codes = ()
    assessment: Assessment | None = None
    measures: Annotated[tuple[Measure, ...], Meta(max_length=50)] = ()
    request: Request | None = None
    safety: Safety | None = None
    transparency: Transparency | None = None
    only_necessary: bool | None = None
    circumstances: Circumstances | None = None
    danger: Danger | None = None
    gates: Gates | None = None
    on_site: OnSite | None = None
    custody: Custody | None = None
    service_endangered: bool | None = None
    service_endangered_reason: Short | None = None
    police_request: PoliceRequest | None = None
    requested: Requested | None = None
    protected: bool | None = None

    @property
    def child_count(self) -> int:
        """Say how many children are concerned, named or only counted."""
        return max(len(self.children), self.children_count or 0)

    def document(self) -> dict[str, Any]:
        """Give it as a notification file says it, without what only the program says."""
        said: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        said.pop("protected", None)
        said.get("labels", {}).pop("preset", None)
        return said

    @property
    def people(self) -> tuple[Child | Guardian | Person | Requested, ...]:
        """Give everybody who may have an address: children, guardians, others, who was asked about."""
        asked_about = (self.requested,) if self.requested else ()
        return (*self.children, *self.guardians, *self.persons, *asked_about)

    @property
    def protects(self) -> bool:
        """Say whether the address of anybody in it, or in what it is a part of, is protected; then every place is."""
        return bool(self.protected) or any(one.protected_address for one in self.people)

    def search_text(self, *, protected: bool | None = None) -> str:
        """Give the words a notification is found by: no protected address, no third party who reported.

        Where an address is `protected` no text is searched either: it may say where somebody is. Who has found out
        whether one is, in this or in what it is a part of, says so.
        """
        # Lists, not generators: this is done for every notification that comes in.
        words = self._named()
        if not (self.protects if protected is None else protected):
            words += self._told()
        return " ".join([word for word in words if word])

    def _named(self) -> list[str | None]:
        """Give names and file numbers."""
        words: list[str | None] = []
        for one in self.people:
            words += (one.given_name, one.family_name)
        if self.sender:
            words += (self.sender.name, self.sender.file_number)
        return words

    def _told(self) -> list[str | None]:
        """Give places and what was said."""
        words: list[str | None] = []
        for place in (self.whereabouts, self.residence, self.incident.place if self.incident else None):
            if place:
                words += (place.municipality, place.district, place.street)
        words += [statement.text for statement in self.statements]
        if self.danger:
            words.append(self.danger.description)
        return words
