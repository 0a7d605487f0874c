"""A second, plain model of who comes to a meeting and who was there: a queue in the order of the log, and a set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.domain.event import Author
from desktop.domain.meeting_answers import seats
from desktop.domain.meeting_events import AttendanceTaken, Attendee, MeetingPlanned, Replied
from desktop.domain.meeting_state import Meeting
from tests.simulation.invariants.saying import confirmed_of
from tests.simulation.invariants.told import reads_all, told
from tests.simulation.profile import Profile
from tests.simulation.world import World


@dataclass
class Room:
    """Who queues for a meeting, device by device in the order in which they did, and who was checked off."""

    queue: list[bytes] = field(default_factory=list)
    there: set[Attendee] = field(default_factory=set)

    def answer(self, author: Author, *, comes: bool) -> None:
        """Queue up, or leave the queue; who stands in it keeps their place, also with a device that came after.

        Not with one that was before: what a server has lost of it may come back behind what its heir has answered, and
        queues up by itself, until the heir answers again.
        """
        places = [place for place, one in enumerate(self.queue) if one in (author.device, *author.predecessors)]
        if not comes or not places:
            self.queue = [one for place, one in enumerate(self.queue) if place not in places]
            self.queue += [author.device] if comes else []
            return
        self.queue[places[0]] = author.device
        self.queue = [one for place, one in enumerate(self.queue) if place not in places[1:]]


def seats_go_by_the_order_of_answers(world: World) -> Iterator[str]:
    """Who has a seat and who waits follows from the log's order alone, and nobody beyond the seats is taken in."""
    for profile in filter(reads_all, world.touched):
        rooms = _rooms(profile)
        for state in confirmed_of(profile, Meeting):
            found, queue = seats(state), rooms[state.id].queue
            most = state.capacity or len(queue)
            taken, waiting = ([one.device for one in answers] for answers in (found.taken, found.waiting))
            if (taken, waiting) != (queue[:most], queue[most:]):
                yield f"{profile.name} gives {len(taken)} seats of {most} otherwise than they were asked for"


def who_was_there_is_who_was_checked_off(world: World) -> Iterator[str]:
    """Two lists that were taken apart are one: nobody who was checked off is missing, nobody stands there twice."""
    for profile in filter(reads_all, world.touched):
        rooms = _rooms(profile)
        for state in confirmed_of(profile, Meeting):
            listed = state.attendance.get("", ())
            if len(listed) != len(set(listed)) or set(listed) != rooms[state.id].there:
                yield f"{profile.name} has another list of who was there"


def _rooms(profile: Profile) -> dict[bytes, Room]:
    rooms: dict[bytes, Room] = defaultdict(Room)
    for one in told(profile, ("meeting",), frozenset({MeetingPlanned})):
        match one.written.said:
            case Replied() as body:
                rooms[one.entity].answer(one.written.author, comes=body.answer != "no")
            case AttendanceTaken() as body:
                there = rooms[one.entity].there
                rooms[one.entity].there = (there | set(body.add)) - set(body.remove)
            case _:
                pass
    return rooms
