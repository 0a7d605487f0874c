"""What is said on a device whose access was withdrawn, that was succeeded, or that the server turns away.

Since when, why, what was not sent, whom to ask; what only the server says is said to be its word.

It must not sound like a fault of whoever reads it, and names nothing of a notification.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop.domain.said import Said, Verbatim, joined, say
from desktop.presenters import access
from desktop.presenters.banner import Banner
from desktop.presenters.times import at_clock
from desktop.presenters.tray import undelivered
from desktop.workspace.workspace import Workspace
from wire.statements import ADMINISTRATOR

HEADING: Final = "Dieses Gerät ist gesperrt."
CARRIED_ON: Final = "Dieses Profil wird an anderer Stelle weitergeführt."
TURNED_AWAY: Final = "Der Server weist dieses Gerät ab."
_REASONS: Final = {
    "lost": say("verloren"),
    "stolen": say("gestohlen"),
    "left": say("nicht mehr in dieser Stelle"),
}
_KEPT: Final = "Meldungen werden weiter angenommen und hier aufbewahrt: Rufen Sie zu jeder an."
_STAYS: Final = "Lesen, Entwürfe und Rufnummern bleiben auf diesem Gerät."


def banner(workspace: Workspace) -> Banner | None:
    """Give what is to be said, None while the device has access."""
    if access.was_succeeded(workspace):
        return Banner("danger", "lock", CARRIED_ON, joined(_after_succession(workspace), " "))
    if access.has_ended(workspace):
        return Banner("danger", "lock", HEADING, joined(_sentences(workspace), " "))
    if access.only_told(workspace):
        return Banner("danger", "triangle-alert", TURNED_AWAY, joined(_sentences(workspace), " "))
    return None


def _after_succession(workspace: Workspace) -> Iterator[str]:
    known = workspace.directory.devices[workspace.device]
    when = at_clock(workspace.stated_at(known.succeeded_seq or 0), workspace.now())
    yield say("Ein Gerät, das aus einer Kopie dieses Profils entstand, hat es {when} abgelöst.", when=when)
    yield "Was hier noch nicht gesendet war, bleibt unter „Nicht zugestellt“ erhalten. Ist es eilig, rufen Sie an."
    yield _STAYS
    yield "Für dieses Gerät braucht es eine neue Einladung. Haben Sie die Kopie nicht veranlasst, sagen Sie es sofort."
    yield _whom_to_ask(workspace)


def _sentences(workspace: Workspace) -> Iterator[str]:
    yield _since(workspace)
    count = sum(one.row.status != "refused" for one in undelivered(workspace))
    if count == 1:
        yield "1 Eintrag wurde nicht übermittelt. Ist er eilig, geben Sie den Inhalt telefonisch weiter."
    elif count:
        yield say(
            "{count} Einträge wurden nicht übermittelt. Sind sie eilig, geben Sie den Inhalt telefonisch weiter.",
            count=count,
        )
    yield _KEPT if access.only_told(workspace) else _STAYS
    yield _whom_to_ask(workspace)


def _since(workspace: Workspace) -> str:
    """Say when access ended and why; where the server only said that it has, when it did."""
    now, stated = workspace.now(), workspace.revocation()
    if stated is None:
        when = at_clock(access.told_at(workspace), now)
        return say("Er hat {when} mitgeteilt, es sei gesperrt; eine Unterschrift dafür liegt nicht vor.", when=when)
    by = workspace.state("person", stated.by)
    values = {"when": at_clock(stated.at, now), "reason": _REASONS.get(stated.reason, Verbatim(stated.reason))}
    if by is None:
        return say("Die Verwaltung hat es {when} gesperrt (Grund: {reason}).", **values)
    return say("{name} hat es {when} gesperrt (Grund: {reason}).", name=Verbatim(by.name), **values)


def _whom_to_ask(workspace: Workspace) -> Said:
    """Name the administrators of one's own agency with the number the register has, or at least the office."""
    names = joined((_with_number(workspace, name) for name in _administrators(workspace)), ", ")
    if not names:
        return say("Fragen beantwortet die Verwaltung Ihrer Behörde.")
    return say("Fragen beantwortet: {names}.", names=names)


def _administrators(workspace: Workspace) -> Iterator[str]:
    directory = workspace.directory
    own = directory.units.get(workspace.unit)
    for device in directory.devices.values():
        unit = directory.units[device.unit]
        if own is None or unit.agency != own.agency or ADMINISTRATOR not in directory.roles(device.id):
            continue
        person = workspace.state("person", device.id)
        if person is not None and device.id != workspace.device:
            yield person.name


def _with_number(workspace: Workspace, name: str) -> Said:
    """Give a person with the number of the contact of that name, if the register has one."""
    for _, contact in workspace.states("contact", status="current"):
        called = " ".join((contact.value("given_name"), contact.value("family_name"))).strip()
        phone = contact.value("phone") or contact.value("mobile")
        if called == name and phone:
            return joined((Verbatim(name), Verbatim(phone)), " ")
    return joined((Verbatim(name),))
