"""What is to be learnt: sets of cards and documents, and that somebody has done or read them."""

from __future__ import annotations

from functools import partial

from desktop.domain.card_set import Card, CardSetAdded, CardSetRevised, Content
from desktop.presenters import studying
from tests.simulation.profile import Profile
from tests.simulation.steps.notifying import SECRET
from tests.simulation.steps.writing import did, states, write
from tests.simulation.world import World

CONTENT = Content(SECRET, (Card(SECRET, (SECRET, "Anders"), 0),))


def offer_cards(world: World, profile: Profile) -> bool:
    """Offer a set of cards, or a new version of one."""
    agency = world.company.units[profile.unit]
    found = [one for one in states(profile, "card_set") if one.agency == agency and not one.removed]
    if found:
        newest = found[0]
        return write(world, profile, ("", "card_set.revised", newest.id), CardSetRevised(newest.newest, CONTENT))
    body = CardSetAdded(profile.unit, agency, "meldeweg", CONTENT)
    return write(world, profile, ("", "card_set.added", profile.workspace.new_id()), body)


def learn(world: World, profile: Profile) -> bool:
    """Do all cards of a set, or read a document."""
    cards = [one for one in states(profile, "card_set") if not one.removed]
    read = [one for one in states(profile, "material") if not one.removed]
    if not cards and not read:
        return False
    if cards and (not read or world.random.random() < 0.5):
        chosen = world.random.choice(cards)
        version, act = chosen.version, partial(studying.confirm_cards, profile.workspace, chosen)
    else:
        chosen = world.random.choice(read)
        version = chosen.current.version
        act = partial(studying.confirm_read, profile.workspace, chosen, version)
    # Before it is done: should the process end in it, it may have been done.
    world.learnt.add((profile.device, chosen.id, version))
    return did(world, profile, "learns something", act)
