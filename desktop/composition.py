"""Composition: the only room that knows every other. It opens and creates profiles and joins journal, keys and network.

Clock and chance are those of this computer, and are passed on from here.
"""

from __future__ import annotations

import shutil
import threading
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.computer import System
from desktop.domain.pinned_root import check_new_root, check_root
from desktop.domain.proxy import check_proxy, pac_of
from desktop.domain.refused import Refused
from desktop.keys import install_mark
from desktop.keys.identity import DeviceIdentity, from_bytes
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.private_files import make_private_folder, write_private
from desktop.keys.profile import Locks, create_profile
from desktop.keys.profile_folder import CA, DATABASE, FILES, UNFINISHED, discard_profile, has_profile
from desktop.keys.proxy_sign_in import ProxySignIns
from desktop.keys.seals import DeviceSeals
from desktop.keys.secret import DatabaseKey
from desktop.policy.here import COMPUTER
from desktop.small_files import KEPT_CA, KEPT_MARK, SmallFiles
from desktop.store.file_rebuilding import Named, rebuild_files
from desktop.store.files import FileStore, open_files
from desktop.store.store import Store, open_store
from desktop.sync.transport import HttpTransport
from desktop.workspace.workspace import Workspace

_PROXY: Final = "proxy"
_KEYRING_SECONDS: Final = 5.0
"""As long as a connection may take."""


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
        self.small_files = SmallFiles(folder, store)
        self.workspace.local.installed_as(self.small_files.mark)

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
        return Path(self.held.settings.ca_file) if self.held.settings.ca_file else self.small_files.ca

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


def open_profile(folder: Path, key: DatabaseKey) -> Opened:
    """Open a profile whose key is at hand; raises `Refused` for one that was never finished."""
    if (folder / UNFINISHED).exists():
        raise Refused("profile_incomplete", "Dieses Profil wurde nicht fertig eingerichtet; bitte neu einrichten.")
    store = open_store(folder / DATABASE, key.reveal())
    try:
        return Opened(folder, key, store)
    except BaseException:
        store.close()
        raise


def new_profile(folder: Path, locks: Locks, origin: Origin, first: Callable[[Opened], object]) -> Opened:
    """Create a profile on disk and open it; `first` records what stands in it from the start, or nothing does.

    Raises `Refused` if there is one already, or the administration of this computer allows another cooperation alone.
    """
    check_new_root(COMPUTER.held(), origin.root)
    if has_profile(folder):
        raise Refused("profile_exists", "In diesem Ordner gibt es schon ein Profil.", field="profile")
    make_private_folder(folder)
    write_private(folder / UNFINISHED, b"")
    try:
        # No device's id: a device that comes back into another folder would take the first one's place in the keyring.
        opened = _fill(folder, create_profile(folder, UUID(bytes=System().new_id()), locks), origin, first)
    except BaseException:
        discard_profile(folder, locks)
        raise
    (folder / UNFINISHED).unlink()
    return opened


def _fill(folder: Path, key: DatabaseKey, origin: Origin, first: Callable[[Opened], object]) -> Opened:
    if origin.ca:
        write_private(folder / CA, origin.ca)
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
                (KEPT_CA, origin.ca),
                (KEPT_MARK, install_mark.make_mark(folder)),
            ):
                store.settings.put(name, value)
            opened = Opened(folder, key, store)
            first(opened)
    except BaseException:
        store.close()
        raise
    return opened


def _plain(value: object) -> int | str:
    """Give a number as a number, wherever the driver wrote it as text."""
    text = str(value)
    return int(text) if text.isdigit() else text


def _setting(store: Store, name: str) -> bytes:
    value = store.settings.get(name)
    if value is None:
        raise Refused("profile_incomplete", "Dieses Profil wurde nicht fertig eingerichtet; bitte neu einrichten.")
    return value
