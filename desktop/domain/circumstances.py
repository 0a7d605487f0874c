"""What a notification of one category says and those of others do not: the circumstances of this kind of incident.

One struct for all: a category's form asks for a few of these (`forms_circumstances.py`), and the same question has the
same name wherever it is asked. All of it is what was seen or told; a diagnosis has no field.
"""

from __future__ import annotations

from desktop.domain.content_part import Codes, Count, Long, Part, Short


class Circumstances(Part, frozen=True):
    """The answers to the questions of one category."""

    absent_where: Short | None = None
    repeated: Short | None = None
    dwelling: Long | None = None
    lacking: Codes = ()
    carer_now: Short | None = None
    cared_until: Short | None = None
    explanation: Long | None = None
    suspect_where: Short | None = None
    protected_by: Short | None = None
    offences: Codes = ()
    behaviour: Long | None = None
    frequency: Short | None = None
    contact_children: Long | None = None
    contact_continues: Short | None = None
    how_to_speak: Long | None = None
    state: Long | None = None
    access: Short | None = None
    substance: Short | None = None
    handed_to: Short | None = None
    earlier: Short | None = None
    accusation: Short | None = None
    summons: Short | None = None
    questioned: bool | None = None
    kind: Short | None = None
    missing_since: Short | None = None
    description: Long | None = None
    possible_places: Long | None = None
    reason_told: Long | None = None
    reaction: Long | None = None
    utterance: Long | None = None
    with_child: Short | None = None
    absence: Short | None = None
    relatives: Long | None = None
    needs: Long | None = None
    committed: Short | None = None
    court_decision: Short | None = None
    abroad: Short | None = None
    departure: Short | None = None
    not_to_address: Short | None = None
    experienced: Short | None = None
    online: Short | None = None
    victim_support: Short | None = None
    origin: Short | None = None
    age_source: Short | None = None
    companions: Short | None = None
    health: Long | None = None
    environment: Long | None = None
    weapons: Short | None = None
    why: Long | None = None
    visit: Short | None = None
    staff: Count | None = None
    resistance: Long | None = None
    planned: Long | None = None
    planned_when: Short | None = None
    known_from: Short | None = None
    question: Long | None = None
    purpose: Long | None = None
    regarding: Short | None = None
    talk_at: Short | None = None
    talk_place: Short | None = None
    participants: Short | None = None
    pseudonymous: bool | None = None
    pseudonym_reason: Short | None = None
    handover_reason: Short | None = None
    talk_on: Short | None = None
    no_talk_reason: Short | None = None
    family_involved: bool | None = None
    family_involved_reason: Short | None = None
    help_so_far: Long | None = None
    own_purpose: Short | None = None
    own_task: Short | None = None
    necessity: Long | None = None
    offence: Short | None = None
