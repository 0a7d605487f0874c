"""Which device may read which channel."""

from __future__ import annotations

import pytest

from tests.wire.stating import A1, A2, A3, B1, EVERYBODY, ROOT, Stated, device_id, everybody
from wire.access import ChannelKind, directory_only, readable, unit_channels
from wire.directory import Directory
from wire.names import cooperation_channel, directory_channel, pair_channel, unit_channel
from wire.statements import Revoked

DIRECTORY, COOPERATION, A1_ALONE, A2_ALONE, B1_ALONE, A1_A2, A1_B1, A2_B1 = (
    "directory",
    "cooperation",
    A1,
    A2,
    B1,
    f"{A1} {A2}",
    f"{A1} {B1}",
    f"{A2} {B1}",
)
OF_A2 = {DIRECTORY, COOPERATION, A2_ALONE, A1_A2, A2_B1}
MATRIX = {
    ROOT: {DIRECTORY},
    "a1-lead": {DIRECTORY, COOPERATION, A1_ALONE, A1_A2, A1_B1},
    "a2-lead": OF_A2,
    "a2-member": OF_A2,
    "a3-lead": {DIRECTORY},
    "b1-lead": {DIRECTORY, COOPERATION, B1_ALONE, A1_B1, A2_B1},
    "a2-waiting": {DIRECTORY},
    "a2-revoked": {DIRECTORY},
    "nobody": {DIRECTORY},
}


def named(directory: Directory) -> dict[bytes, str]:
    """All channels there could be, with a name to read."""
    root, units = directory.root_fingerprint, (A1, A2, A3, B1)
    pairs = {(one, other) for one in units for other in units if one != other}
    return {
        directory_channel(root): DIRECTORY,
        cooperation_channel(root): COOPERATION,
        **{unit_channel(root, unit): unit for unit in units},
        **{pair_channel(root, *pair): " ".join(sorted(pair, key=units.index)) for pair in pairs},
    }


def seen_by(stated: Stated, who: str, seq: int | None = None) -> set[str]:
    names = named(stated.directory)
    return {names[channel] for channel in readable(stated.directory, device_id(who), seq)}


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_reads_what_the_matrix_says(who: str) -> None:
    """A member reads the channels of its unit, and everybody else the directory alone."""
    assert seen_by(everybody(), who) == MATRIX[who]


def test_a_channel_names_its_readers() -> None:
    """Every channel comes with its kind and the units that share it, the directory first."""
    stated = everybody()
    channels = readable(stated.directory, device_id("a2-member"))
    names = named(stated.directory)
    assert next(iter(channels.values())).kind is ChannelKind.DIRECTORY
    assert {names[id]: (channel.kind.value, channel.units) for id, channel in channels.items()} == {
        DIRECTORY: ("directory", ()),
        COOPERATION: ("cooperation", (B1, A1, A2)),
        A2: ("unit", (A2,)),
        A1_A2: ("pair", (A1, A2)),
        A2_B1: ("pair", (B1, A2)),
    }
    assert all(channel.id == id for id, channel in channels.items())


def test_two_units_share_their_pair() -> None:
    """Both sides of a pair derive the same channel, and no third unit derives it."""
    stated = everybody()
    sides = [set(unit_channels(stated.directory, unit)) for unit in (A1, A2, B1)]
    pair = pair_channel(stated.directory.root_fingerprint, A1, B1)
    assert [pair in side for side in sides] == [True, False, True]


def test_a_closed_unit_closes_its_channels_for_both_sides() -> None:
    """When a unit is closed its members fall back to the directory, and the others lose the pairs with it."""
    stated = everybody()
    stated.unit(A2, active=False, author="a1-lead")
    assert seen_by(stated, "a2-lead") == {DIRECTORY}
    assert seen_by(stated, "a1-lead") == {DIRECTORY, COOPERATION, A1_ALONE, A1_B1}
    stated.unit(A2, active=True, author="a1-lead")
    assert seen_by(stated, "a2-lead") == OF_A2


def test_what_was_readable_can_be_asked_later() -> None:
    """A reader that comes late sees who was a member where an event stands, whatever was stated since."""
    stated = everybody()
    before = stated.directory.seq
    stated.unit(A2, active=False, author="a1-lead")
    stated.state("b1-lead", Revoked(device_id("b1-lead"), "left"))
    assert seen_by(stated, "a2-member", before) == OF_A2
    assert seen_by(stated, "b1-lead", before) == MATRIX["b1-lead"]
    assert seen_by(stated, "a2-member", 1) == seen_by(stated, "b1-lead") == {DIRECTORY}
    assert A2 in next(
        channel.units
        for channel in unit_channels(stated.directory, A1, before).values()
        if channel.kind is ChannelKind.COOPERATION
    )


def test_an_unknown_unit_reads_the_directory() -> None:
    """A unit that nobody stated has no channels of its own."""
    stated = everybody()
    assert unit_channels(stated.directory, "unknown") == directory_only(stated.directory)
    assert unit_channels(stated.directory, "") == directory_only(stated.directory)


def test_nobody_reads_before_the_founding() -> None:
    """Before root has spoken there is nothing but the directory's place."""
    assert len(readable(Directory(), bytes(16))) == 1
