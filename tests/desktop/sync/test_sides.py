"""The two sides as Protocols: what really stands there states them."""

from __future__ import annotations

from desktop.sync.sides import LocalSide, RemoteSide
from desktop.sync.transport import HttpTransport
from desktop.workspace.local import Local


def local_side(local: Local) -> LocalSide:
    """The type check of this function is the test: the workspace's local side is one."""
    return local


def remote_side(transport: HttpTransport) -> RemoteSide:
    """The type check of this function is the test: the transport is a remote side."""
    return transport


def methods(side: type) -> set[str]:
    """What a side can be asked."""
    return {name for name, value in vars(side).items() if callable(value) and not name.startswith("_")}


def test_the_real_sides_have_every_method() -> None:
    """The workspace and the transport can be asked whatever the worker asks."""
    assert methods(LocalSide) <= methods(Local)
    assert methods(RemoteSide) <= methods(HttpTransport)
