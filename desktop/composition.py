"""Composition: the only room that knows every other. It opens and creates profiles and joins journal, keys and network.

Clock and chance are read here and passed on.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

import platformdirs
import uuid_utils
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.refused import Refused
from desktop.keys.identity import DeviceIdentity, from_bytes
from desktop.keys.profile import Locks, create_profile
from desktop.keys.seals import DeviceSeals
from desktop.keys.secret import DatabaseKey
from desktop.store.store import Store, open_store
from desktop.sync.transport import HttpTransport
from desktop.workspace.workspace import Workspace

DATABASE: Final = "schutzbruecke.db"
_CHANCE: Final = random.SystemRandom()


class System:
    """The clock and the chance of this computer."""

    def now(self) -> int:
        """Give the time in ms since 1970 UTC."""
        return time.time_ns() // 1_000_000

    def new_id(self) -> bytes:
        """Give a new UUIDv7."""
        return uuid_utils.uuid7().bytes

    def chance(self) -> float:
        """Give a random number from 0 to 1."""
        return _CHANCE.random()


@dataclass(frozen=True, slots=True)
class Origin:
    """What a new profile is made of: who it is and where its server is. `invite` is the secret of the invite redeemed."""

    identity: DeviceIdentity
    root: bytes
    server: str
    person: str
    ca_file: str = ""
    invite: bytes = b""


class Opened:
    """A profile that is open: its journal, its workspace, its way to the server."""

    def __init__(self, folder: Path, key: DatabaseKey, store: Store) -> None:
        """Join the rooms over an open store; raises `Damaged` and `DamagedDatabase`."""
        self.folder = folder
        self.key = key
        self.store = store
        identity = from_bytes(_setting(store, "identity"))
        seals = DeviceSeals.restore(identity, _setting(store, "root"), store.keys.all())
        invite = store.settings.get("invite")
        if invite:
            seals.speak_for(Ed25519PrivateKey.from_private_bytes(invite))
        self.seals = seals
        self.workspace = Workspace(store, seals, System())

    @property
    def server(self) -> str:
        """Give the server's address."""
        return _setting(self.store, "server").decode()

    @property
    def person(self) -> str:
        """Give the name of the person of this profile."""
        return (self.store.settings.get("person") or b"").decode()

    def transport(self, patience: float | None = None) -> HttpTransport:
        """Make a way to the server; `patience` bounds each request in seconds."""
        ca_file = (self.store.settings.get("ca_file") or b"").decode()
        return HttpTransport(self.server, ca_file=Path(ca_file) if ca_file else None, patience=patience)

    def close(self) -> None:
        """Close the database."""
        self.store.close()


def default_folder() -> Path:
    """Give the folder of the profile of somebody who names none."""
    return platformdirs.user_data_path("schutzbruecke", appauthor=False) / "profile"


def open_profile(folder: Path, key: DatabaseKey) -> Opened:
    """Open a profile whose key is at hand."""
    return Opened(folder, key, open_store(folder / DATABASE, key.reveal()))


def new_profile(folder: Path, locks: Locks, origin: Origin) -> Opened:
    """Create a profile on disk and open it; raises `Refused` if there is one already."""
    if (folder / DATABASE).exists():
        raise Refused("profile_exists", "In diesem Ordner gibt es schon ein Profil.", field="profile")
    key = create_profile(folder, UUID(bytes=origin.identity.device), locks)
    store = open_store(folder / DATABASE, key.reveal(), create=True)
    with store.transaction():
        for name, value in (
            ("identity", origin.identity.to_bytes()),
            ("root", origin.root),
            ("server", origin.server.encode()),
            ("person", origin.person.encode()),
            ("ca_file", origin.ca_file.encode()),
            ("invite", origin.invite),
        ):
            store.settings.put(name, value)
    return Opened(folder, key, store)


def discard_profile(folder: Path) -> None:
    """Remove a profile that was just made and holds nothing yet."""
    for path in folder.glob("*"):
        if path.is_file() and (path.name.startswith(DATABASE) or path.name in ("profile.json", "tries.json")):
            path.unlink()


def _setting(store: Store, name: str) -> bytes:
    value = store.settings.get(name)
    if value is None:
        raise Refused("profile_incomplete", "Dieses Profil wurde nicht fertig eingerichtet; bitte neu einrichten.")
    return value
