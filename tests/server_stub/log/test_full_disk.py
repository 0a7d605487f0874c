"""A log whose disk is full: what it holds is given out all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from server_stub.log.sessions import REMEMBER_EVERY_MS
from server_stub.relay.access import Caller
from tests.helpers.devices import ASD, POLICE, event
from tests.helpers.founded import Founded, new_log
from tests.helpers.small_disk import fill_up, is_small, small_disk


def test_what_was_reported_is_read_on_a_full_disk(tmp_path: Path) -> None:
    """Nobody hands anything in any more, and whoever is signed in reads on, for longer than a use is remembered."""
    with small_disk(tmp_path / "disk") as place:
        log = new_log(f"sqlite:///{place / 'server.db'}")
        founded = Founded(log)
        police, asd = founded.enrol(POLICE), founded.enrol(ASD)
        key, caller = founded.key(police, founded.pair), Caller(asd.id)
        founded.accepted(police, police.batch(founded.pair, [event(key)]))
        log.open_session("token", caller, founded.now)
        assert log._database.scrub()
        fill_up(place)
        later = founded.now + REMEMBER_EVERY_MS
        if is_small(place):
            with pytest.raises(OperationalError):
                log.open_session("another", caller, later)
        assert log.caller("token", later) == caller
        read = founded.pull(asd)
        assert founded.pair in {page.channel for page in read.pages}
        log.close()
