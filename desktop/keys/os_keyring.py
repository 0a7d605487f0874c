"""The key store of the operating system as one of the ways into a profile.

Only stores that encrypt and belong to the desktop are used (an allow-list): a plug-in that writes plain text, keeps
nothing or always fails counts as absent. A locked store is not asked to unlock, because its question may appear on a
screen that nobody watches; the person types the profile's passphrase instead. No secret may be kept here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError

from desktop.keys.asking import Unanswered, ask
from desktop.keys.keyring_platform import ERRORS, LINUX_STORE, name_of, without_asking
from desktop.keys.problems import Damaged, NoKeyring

T = TypeVar("T")

SERVICE: Final = "Schutzbruecke"
ALLOWED: Final = frozenset(
    {
        LINUX_STORE,
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
    }
)
_PATIENCE: Final = 15.0
"""Some stores ask the person before they answer; what was answered too late is there at the next try."""
_FAILURES: Final[tuple[type[Exception], ...]] = (KeyringError, OSError, RuntimeError, *ERRORS)


class OsKeyring:
    """Keeps one secret for each profile; the account is the profile's id.

    Every question is put in a thread of its own: a store that hangs keeps nobody longer than `patience` seconds.
    """

    def __init__(self, patience: float = _PATIENCE) -> None:
        """Take how long to wait for an answer."""
        self._patience = patience

    def keep(self, profile: str, secret: bytes) -> None:
        """Store the secret of a profile, replacing an earlier one; raises `NoKeyring`."""
        self._ask(lambda: _backend().set_password(SERVICE, profile, secret.hex()))

    def fetch(self, profile: str) -> bytes:
        """Give the secret of a profile; raises `NoKeyring`, or `Damaged` for an entry this program did not write."""
        text = self._ask(lambda: _backend().get_password(SERVICE, profile))
        if not text:
            raise NoKeyring("empty")
        try:
            return bytes.fromhex(text)
        except ValueError as error:
            raise Damaged("Eintrag im Schlüsselbund") from error

    def forget(self, profile: str) -> None:
        """Remove the secret of a profile if there is one; raises `NoKeyring`."""
        self._ask(lambda: _forget(profile))

    def _ask(self, question: Callable[[], T]) -> T:
        with _named_errors():
            return ask(question, self._patience)


def _forget(profile: str) -> None:
    try:
        _backend().delete_password(SERVICE, profile)
    except PasswordDeleteError:
        return


def _backend() -> KeyringBackend:
    chosen = keyring.get_keyring()
    candidates = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    allowed = [backend for backend in candidates if name_of(backend) in ALLOWED]
    if not allowed:
        raise NoKeyring("absent")
    return without_asking(allowed[0])


@contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except Unanswered as error:
        raise NoKeyring("silent") from error
    except KeyringLocked as error:
        raise NoKeyring("locked") from error
    except _FAILURES as error:
        raise NoKeyring("failed") from error
