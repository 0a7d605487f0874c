"""One program for one folder of data: the first start listens, a later one hands over what it was to open and ends.

Takes nothing from others but a link with an opaque id. Only this person's programs can connect.
"""

from __future__ import annotations

import hashlib
import os
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, QStandardPaths, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.ui.platform.deep_link import opened_id

PATIENCE_MS: Final = 1_000
_ATTEMPTS: Final = 3
_LONGEST_LINE: Final = 128
_JUST_RAISE: Final = "raise"
_TAKEN: Final = b"ok\n"


class Claim(Enum):
    """What came of wanting to be the first."""

    FIRST = "first"
    HANDED_OVER = "handed over"
    UNREACHABLE = "unreachable"  # there is another one, and it does not answer


class SingleInstance(QObject):
    """Is the first, or tells the first; `raised` brings a link, or nothing but the wish to be seen."""

    raised = Signal(str)

    def __init__(self, folder: Path, patience_ms: int = PATIENCE_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._patience = patience_ms
        self._name = _server_name(folder)
        self._lock = QLockFile(str(folder / "instance.lock"))
        # Never by age: a program may run for weeks. One whose process is gone is taken over anyway.
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._receive)

    def claim(self, argument: str = "") -> Claim:
        """Becomes the first, or hands the argument over to it."""
        for _ in range(_ATTEMPTS):
            # Connecting comes first: on Windows two servers can share a name.
            if self._hand_over(argument):
                return Claim.HANDED_OVER
            if self._lock.tryLock(self._patience):
                QLocalServer.removeServer(self._name)
                return Claim.FIRST if self._server.listen(self._name) else Claim.UNREACHABLE
        return Claim.UNREACHABLE

    def close(self) -> None:
        """Makes room for another first."""
        self._server.close()
        self._lock.unlock()

    def _hand_over(self, argument: str) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(self._patience):
            return False
        socket.write(f"{argument if opened_id(argument) else _JUST_RAISE}\n".encode("ascii"))
        socket.flush()
        answered = socket.waitForReadyRead(self._patience) and bytes(socket.readLine().data()) == _TAKEN
        socket.abort()
        return answered

    def _receive(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.setReadBufferSize(_LONGEST_LINE)
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= _LONGEST_LINE:
                socket.abort()
            return
        line = bytes(socket.readLine().data()).decode("ascii", "replace").removesuffix("\n")
        if line != _JUST_RAISE and opened_id(line) is None:
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        socket.disconnectFromServer()
        self.raised.emit("" if line == _JUST_RAISE else line)


def _server_name(folder: Path) -> str:
    """Gives a name that is the folder's own, on Unix in a place where nobody else can lay one down first."""
    name = f"schutzbruecke-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"
    if os.name == "nt":
        return name
    return str(Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)) / name)
