"""Through which proxy the server is reached, in the settings: that of the system, none, or one of this profile's own.

A choice holds at once, an address as soon as it is whole; what is no address is refused in place. Whether the way leads
anywhere is for the connection test to say.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.proxy import NONE, SYSTEM, check_proxy, pac_of
from desktop.domain.refused import Refused
from desktop.presenters.steps.question import Question
from desktop.ui.around import Around
from desktop.ui.ask import Ask
from desktop.ui.choice import Choice
from desktop.ui.fixed import fix
from desktop.ui.line_problem import LineProblem
from desktop.ui.parts import box, button, caption, label
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr

_OWN: Final = "own"
_CHOICES: Final = {SYSTEM: "Wie das System", NONE: "Kein Proxy", _OWN: "Eigener Proxy"}
_CAPTION: Final = "&Proxy"
_ADDRESS: Final = "&Adresse des Proxys (http://name:port) oder einer PAC-Datei (pac:http://name/datei)"

_SIGN_IN: Final = (
    "Nur wo ein Proxy das verlangt. Der Schlüsselbund dieses Computers bewahrt es auf; gesagt wird es nur diesem Proxy."
)


class ProxyRow(QWidget):
    """Shows and changes the proxy."""

    def __init__(self, around: Around) -> None:
        """Show the one that is kept."""
        super().__init__()
        self._desk, self._window = around.desk, around.window
        self._router = around.desk.router
        self._kept = self._router.proxy if self._router is not None else SYSTEM
        self.choice, self.line = Choice(), QLineEdit()
        for value, words in _CHOICES.items():
            self.choice.addItem(tr(words), value)
        self.problem = LineProblem(self.line)
        self.below = QWidget()
        inside = box(self.below, space=4)
        inside.addWidget(caption(self.line, _ADDRESS))
        for part in (self.line, self.problem):
            inside.addWidget(part)
        layout = box(self, space=4)
        layout.addWidget(caption(self.choice, _CAPTION))
        layout.addWidget(self.choice)
        layout.addWidget(self.below)
        layout.addWidget(label("Der Proxy sieht, zu welchem Server die Verbindung geht, nie ihren Inhalt.", "small"))
        self.sign_in = button("Am Proxy anmelden …", self._ask, "quiet", "key-round")
        layout.addWidget(self.sign_in, 0, Qt.AlignmentFlag.AlignLeft)
        self.choice.setObjectName("setting_proxy")
        set_role(self.choice, "field")
        self.choice.activated.connect(self._choose)
        self.line.editingFinished.connect(self.keep)
        self._show()
        if "proxy" in around.desk.workspace.own.held.fixed:
            layout.addWidget(fix(self.choice, self.line))

    def _show(self) -> None:
        own = self._kept not in (SYSTEM, NONE)
        self.choice.setCurrentIndex(self.choice.findData(_OWN if own else self._kept))
        self.line.setText(self._kept if own else "")
        self.below.setVisible(own)
        self.problem.forget()

    def _choose(self) -> None:
        chosen = str(self.choice.currentData())
        if chosen == _OWN:
            self.below.show()
            self.line.setFocus()
        else:
            self._keep(chosen)

    def keep(self) -> None:
        """Keep the address that stands there, if it is another one; an emptied field stays as it was."""
        text = self.line.text().strip()
        if self.choice.currentData() != _OWN or text in ("", self._kept):
            return
        try:
            self._keep(check_proxy(text))
        except Refused as refused:
            self._refuse(refused)

    def _keep(self, proxy: str) -> None:
        if proxy != self._kept:
            self._desk.do(lambda _workspace: self._change(proxy), self._done, self._refuse, send=False)

    def _change(self, proxy: str) -> str:
        """Keep it, in the worker's thread."""
        if self._router is not None:
            self._router.keep_proxy(proxy)
        return proxy

    def _done(self, proxy: str) -> None:
        self._kept = proxy
        self._show()
        self._window.announce("Proxy gesichert.")

    def _ask(self) -> None:
        """Ask for what a proxy wants to know; it stands in the system's keyring, and nowhere here."""
        own = "" if self._kept in (SYSTEM, NONE) or pac_of(self._kept) else self._kept
        questions = (
            Question("proxy", "Adresse des Proxys (http://name:port)", needed=True, preset=own),
            Question("name", "Name am Proxy", needed=True),
            Question("password", "Kennwort am Proxy", needed=True, secret=True),
        )
        ask = Ask("Am Proxy anmelden", _SIGN_IN, "Anmelden", questions, self.window())
        ask.accepted_with.connect(lambda answers: self._sign_in(ask, answers))
        ask.open()

    def _sign_in(self, ask: Ask, answers: dict[str, str]) -> None:
        self._desk.do(
            lambda _workspace: self._tell(answers["proxy"].strip(), answers["name"], answers["password"]),
            lambda _done: self._signed_in(ask),
            lambda reason: ask.show_problem(reason.reason, reason.field),
            send=False,
        )

    def _tell(self, proxy: str, name: str, word: str) -> None:
        if self._router is not None:
            self._router.sign_in_at_proxy(proxy, name, word)

    def _signed_in(self, ask: Ask) -> None:
        ask.finish()
        self._window.announce("Anmeldung am Proxy hinterlegt.")

    def _refuse(self, reason: Refused) -> None:
        self.problem.say(reason.message)
        self._window.announce(reason.message, assertive=True)
