"""Composition: the only room that knows every other. It opens and creates profiles and joins journal, keys and network.

Clock and chance are read here and passed on.
"""

from __future__ import annotations

import contextlib
import gc
import random
import shutil
import sys
import threading
import time
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

import platformdirs
import uuid_utils
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.pinned_root import check_new_root, check_root
from desktop.domain.proxy import check_proxy, pac_of
from desktop.domain.refused import Refused
from desktop.keys import install_mark, placing
from desktop.keys.identity import DeviceIdentity, from_bytes
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.private_files import make_private_folder, write_private
from desktop.keys.problems import Damaged, NoKeyring
from desktop.keys.profile import FILE, Locks, create_profile, forget_entry, read_profile
from desktop.keys.proxy_sign_in import ProxySignIns
from desktop.keys.seals import DeviceSeals
from desktop.keys.secret import DatabaseKey
from desktop.policy.here import COMPUTER
from desktop.store.file_rebuilding import Named, rebuild_files
from desktop.store.files import FileStore, open_files
from desktop.store.store import Store, open_store
from desktop.sync.transport import HttpTransport
from desktop.workspace.workspace import Workspace

DATABASE: Final = "schutzbruecke.db"
FILES: Final = "files.db"
"""The second database: files in chunks. It is made when there is a first file."""
_CA: Final = "ca.pem"
_PROXY: Final = "proxy"
_UNFINISHED: Final = "unfinished"
_CHANCE: Final = random.SystemRandom()
_KEYRING_SECONDS: Final = 5.0
"""As long as a connection may take."""
_TURN_SECONDS: Final = 0.0005
_GARBAGE: Final = 20_000
"""So many values more than went, before Python looks; by itself it waits for 700."""


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
    """What a new profile is made of: who it is and where its server is.

    `ca` is a CA to trust besides those of the system (PEM), `invite` the secret of the invite redeemed, `proxy` the way
    to the server.
    """

    identity: DeviceIdentity
    root: bytes
    server: str
    person: str
    ca: bytes = b""
    invite: bytes = b""
    proxy: str = ""


class Opened:
    """A profile that is open: its journal, its workspace, its way to the server."""

    def __init__(self, folder: Path, key: DatabaseKey, store: Store) -> None:
        """Join the rooms over an open store; raises `Damaged` and `DamagedDatabase`."""
        self.folder = folder
        self.key = key
        self.store = store
        self.held = COMPUTER.held()
        identity, root = from_bytes(_setting(store, "identity")), _setting(store, "root")
        check_root(self.held, root)
        seals = DeviceSeals.restore(identity, root, store.keys.all())
        invite = store.settings.get("invite")
        if invite:
            seals.speak_for(Ed25519PrivateKey.from_private_bytes(invite))
        self.seals = seals
        self._files: FileStore | None = None
        self._opening = threading.Lock()
        self._lines: weakref.WeakSet[HttpTransport] = weakref.WeakSet()
        self.workspace = Workspace(store, seals, System())
        self.workspace.own.hold(self.held)
        self.workspace.local.installed_as(install_mark.read_mark(folder))

    @property
    def files(self) -> FileStore:
        """Give the files, in their own database under the same key."""
        with self._opening:
            if self._files is None:
                self._files = open_files(self.folder / FILES, self.key.reveal())
            return self._files

    @property
    def has_files(self) -> bool:
        """Say whether there has ever been a file here."""
        return (self.folder / FILES).exists()

    def rebuild_files(self, named: Mapping[bytes, Named]) -> None:
        """Make the database of files anew from what can still be read, and from what the journal names."""
        if self._files is not None:
            self._files.close()
            self._files = None
        rebuild_files(self.folder / FILES, self.key.reveal(), named)

    @property
    def server(self) -> str:
        """Give the server's address: the administration's before that of the invite."""
        return self.held.settings.server_url or self.kept_server

    @property
    def kept_server(self) -> str:
        """Give the server's address that this profile keeps, whatever the administration says."""
        return _setting(self.store, "server").decode()

    def keep_server(self, server: str) -> None:
        """Keep another address of the server; every line there is speaks to it from its next request on."""
        with self.store.transaction():
            self.store.settings.put("server", server.encode())
        for line in list(self._lines):
            line.use_server(self.server)

    @property
    def ca_file(self) -> Path | None:
        """Give the file of the CA to trust besides those of the system, None if there is none."""
        if self.held.settings.ca_file:
            return Path(self.held.settings.ca_file)
        ca_file = self.folder / _CA
        return ca_file if ca_file.exists() else None

    @property
    def proxy(self) -> str:
        """Give the proxy of this profile, empty where that of the environment counts."""
        return self.held.own("proxy", (self.store.settings.get(_PROXY) or b"").decode() or None)

    def keep_proxy(self, proxy: str) -> None:
        """Keep which proxy leads to the server; every line there is takes it from its next request on.

        Raises `Refused` where the administration has set another.
        """
        self.held.check_free("proxy")
        with self.store.transaction():
            self.store.settings.put(_PROXY, proxy.encode())
        for line in list(self._lines):
            line.use_proxy(self.proxy)

    @property
    def person(self) -> str:
        """Give the name of the person of this profile."""
        return (self.store.settings.get("person") or b"").decode()

    def transport(self, patience: float | None = None, still: float | None = None) -> HttpTransport:
        """Make a way to the server; a request may take `patience` seconds, and nothing may move for `still` of them."""
        transport = HttpTransport(self.server, ca_file=self.ca_file, patience=patience, still=still)
        transport.use_proxy(self.proxy, proxy_words)
        self._lines.add(transport)
        return transport

    def forget_invite(self) -> None:
        """Drop the secret of the invite, which has no use once it is redeemed."""
        if self.store.settings.get("invite"):
            with self.store.transaction():
                self.store.settings.drop("invite")

    def storage(self) -> dict[str, int | str]:
        """Say how much the database takes, how much is free, and how it is written."""
        return {
            "database_bytes": (self.folder / DATABASE).stat().st_size,
            "files_bytes": (self.folder / FILES).stat().st_size if self.has_files else 0,
            "free_bytes": shutil.disk_usage(self.folder).free,
            **{name: _plain(value) for name, value in self.store.pragmas().items()},
        }

    def close(self) -> None:
        """Close the databases."""
        if self._files is not None:
            self._files.close()
        self.store.close()


def proxy_words(proxy: str) -> str:
    """Give what a proxy is told that wants to know who asks; empty where the system's keyring has nothing for it."""
    return ProxySignIns(OsKeyring(_KEYRING_SECONDS)).words(proxy)


def sign_in_at_proxy(proxy: str, name: str, word: str) -> str:
    """Keep in the system's keyring what a proxy is told; gives its address. Raises `Refused` and `NoKeyring`."""
    address = check_proxy(proxy)
    if pac_of(address):
        raise Refused("proxy_invalid", "Die Anmeldung gehört zu einem Proxy, nicht zu einer PAC-Datei.", field="proxy")
    ProxySignIns(OsKeyring()).keep(address, name, word)
    return address


def share_turns() -> None:
    """Let the threads of this process take turns ten times as often as Python would.

    Whoever comes back from the disk or from Qt waits for the other thread's turn to end: the window would stand still
    for it, and a pull lose a tenth of its speed to the thread that opens the next page.
    """
    sys.setswitchinterval(_TURN_SECONDS)


def look_seldom_for_garbage() -> None:
    """Let Python look for garbage a thirtieth as often, and never through what the program is made of.

    That never goes; and a page of a pull is thousands of values that live until it is on the disk and go by themselves:
    to look through them again and again finds nothing.
    """
    gc.freeze()
    gc.set_threshold(_GARBAGE)


def default_folder() -> Path:
    """Give the folder of the profile of somebody who names none."""
    return platformdirs.user_data_path("schutzbruecke", appauthor=False) / "profile"


def open_profile(folder: Path, key: DatabaseKey) -> Opened:
    """Open a profile whose key is at hand; raises `Refused` for one that was never finished."""
    if (folder / _UNFINISHED).exists():
        raise Refused("profile_incomplete", "Dieses Profil wurde nicht fertig eingerichtet; bitte neu einrichten.")
    store = open_store(folder / DATABASE, key.reveal())
    try:
        return Opened(folder, key, store)
    except BaseException:
        store.close()
        raise


def has_profile(folder: Path) -> bool:
    """Say whether a folder holds a profile.

    One whose making was cut short is removed, for nobody has heard of it; one that was being restored is put in place.
    """
    placing.go_on(folder)
    if (folder / _UNFINISHED).exists():
        discard_profile(folder)
    return (folder / FILE).exists() or (folder / DATABASE).exists()


def new_profile(folder: Path, locks: Locks, origin: Origin, first: Callable[[Opened], object]) -> Opened:
    """Create a profile on disk and open it; `first` records what stands in it from the start, or nothing does.

    Raises `Refused` if there is one already, or the administration of this computer allows another cooperation alone.
    """
    check_new_root(COMPUTER.held(), origin.root)
    if has_profile(folder):
        raise Refused("profile_exists", "In diesem Ordner gibt es schon ein Profil.", field="profile")
    make_private_folder(folder)
    write_private(folder / _UNFINISHED, b"")
    try:
        # No device's id: a device that comes back into another folder would take the first one's place in the keyring.
        opened = _fill(folder, create_profile(folder, UUID(bytes=System().new_id()), locks), origin, first)
    except BaseException:
        discard_profile(folder, locks)
        raise
    (folder / _UNFINISHED).unlink()
    return opened


def _fill(folder: Path, key: DatabaseKey, origin: Origin, first: Callable[[Opened], object]) -> Opened:
    if origin.ca:
        write_private(folder / _CA, origin.ca)
    store = open_store(folder / DATABASE, key.reveal(), create=True)
    try:
        with store.transaction():
            for name, value in (
                ("identity", origin.identity.to_bytes()),
                ("root", origin.root),
                ("server", origin.server.encode()),
                ("person", origin.person.encode()),
                ("invite", origin.invite),
                (_PROXY, origin.proxy.encode()),
                ("install", install_mark.make_mark(folder)),
            ):
                store.settings.put(name, value)
            opened = Opened(folder, key, store)
            first(opened)
    except BaseException:
        store.close()
        raise
    return opened


def discard_profile(folder: Path, locks: Locks | None = None) -> None:
    """Remove a profile that holds nothing anybody has heard of; the mark that it is unfinished goes last."""
    if locks is not None and locks.keyring is not None:
        with contextlib.suppress(NoKeyring, Damaged, Refused):
            forget_entry(read_profile(folder), locks.keyring)
    made = [path.name for name in (DATABASE, FILES) for path in folder.glob(f"{name}*")]
    names = (*made, FILE, f"{FILE}.new", "tries.json", _CA, install_mark.FILE, _UNFINISHED)
    for name in names:
        (folder / name).unlink(missing_ok=True)


def _plain(value: object) -> int | str:
    """Give a number as a number, wherever the driver wrote it as text."""
    text = str(value)
    return int(text) if text.isdigit() else text


def _setting(store: Store, name: str) -> bytes:
    value = store.settings.get(name)
    if value is None:
        raise Refused("profile_incomplete", "Dieses Profil wurde nicht fertig eingerichtet; bitte neu einrichten.")
    return value
