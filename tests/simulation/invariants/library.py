"""The library: its list leaves no document out, and nobody is said to have learnt what they have not."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.learning import Learner
from desktop.presenters.materials import materials
from desktop.presenters.times import id_text
from tests.simulation.invariants.saying import confirmed_of
from tests.simulation.profile import Profile
from tests.simulation.world import World

PAGE = 2


def a_list_leaves_no_document_out(world: World) -> Iterator[str]:
    """Page by page the list names each document that is there once, and nothing else."""
    for profile in world.touched:
        listed = list(_listed(profile))
        there = {id_text(state.id) for _, state in profile.workspace.states("material") if not state.removed}
        if len(listed) != len(set(listed)) or set(listed) != there:
            yield f"{profile.name} lists {len(listed)} documents of {len(there)}"


def _listed(profile: Profile) -> Iterator[str]:
    after: str | None = None
    while True:
        page = materials(profile.workspace, limit=PAGE, after=after)
        yield from (row["id"] for row in page["items"])
        after = page["next"]
        if after is None:
            return


def nobody_is_said_to_have_learnt_more(world: World) -> Iterator[str]:
    """What somebody is said to have read or done they have, in that very version."""
    for profile in world.touched:
        for learner in confirmed_of(profile, Learner):
            said = {(learner.device, one.entity, one.version) for one in (*learner.read, *learner.cards)}
            if said - world.learnt:
                yield f"{profile.name} has {len(said - world.learnt)} things that nobody has learnt"
