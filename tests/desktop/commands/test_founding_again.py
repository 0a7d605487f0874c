"""`found` on the founder's own profile: a new server takes the cooperation over, or is left alone."""

from __future__ import annotations

import contextlib
from argparse import Namespace
from pathlib import Path

from desktop.commands import founding_again
from desktop.commands.command import Answer, Exit
from desktop.commands.problems import Boundary
from desktop.composition import open_profile
from desktop.keys.unlock import unlock_with_keyring
from tests.desktop.commands.test_founding import Founder
from tests.helpers.calls import Calls, Loopback
from tests.helpers.desks import NOWHERE
from tests.helpers.server import running_server


def again(founder: Founder, namespace: Namespace) -> Answer:
    """Call `found` where a profile is, as the command line would."""
    boundary = Boundary()
    key = unlock_with_keyring(founder.profile, founder.keyring)
    with boundary, contextlib.closing(open_profile(founder.profile, key)) as opened:
        boundary.answer = founding_again.resume(opened, namespace)
    assert boundary.answer is not None
    return boundary.answer


def test_a_cooperation_comes_to_a_new_server(tmp_path: Path) -> None:
    """The new server has the directory as it was and root's word for its key; the same call once more is refused."""
    with running_server(tmp_path / "old") as old, running_server(tmp_path / "new") as new:
        founder = Founder(tmp_path, old.url, old.founding_code)
        root = founder.found(founder.namespace()).result["root_fingerprint"]
        wrong = Founder(tmp_path, new.url, "wrong")
        wrong.keyring = founder.keyring
        assert again(wrong, wrong.namespace()).result["error"]["code"] == "founding_code"
        there = Founder(tmp_path, new.url, new.founding_code)
        there.keyring = founder.keyring
        assert again(there, there.namespace(url=NOWHERE)).code is Exit.KEPT
        answer = again(there, there.namespace())
        assert (answer.code, answer.result["founded_again"]) == (Exit.DONE, True)
        assert answer.result["root_fingerprint"] == root
        hello = Calls(Loopback(new.url)).hello()
        assert hello.root.hex() == root
        assert again(there, there.namespace()).result["error"]["code"] == "profile_exists"
        key = unlock_with_keyring(founder.profile, founder.keyring)
        with contextlib.closing(open_profile(founder.profile, key)) as opened:
            assert hello.server_key in opened.workspace.directory.server_keys
            assert opened.server == new.url


def test_another_cooperation_s_server_is_left_alone(tmp_path: Path) -> None:
    """A server that belongs to another cooperation takes nothing, and the profile stays with its own."""
    with running_server(tmp_path / "one") as one, running_server(tmp_path / "two") as two:
        for name in ("a", "b"):
            (tmp_path / name).mkdir()
        founder = Founder(tmp_path / "a", one.url, one.founding_code)
        other = Founder(tmp_path / "b", two.url, two.founding_code)
        founder.found(founder.namespace())
        other.found(other.namespace())
        refused = again(founder, founder.namespace(url=two.url))
        assert refused.result["error"]["code"] == "founded_already"
        assert again(founder, founder.namespace()).result["error"]["code"] == "profile_exists"
