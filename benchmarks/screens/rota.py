"""The pictures of on-call duty: who is reachable now, the month with its gap, the dialogs, two versions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Final

from benchmarks.looking import settle
from benchmarks.screens.district import District
from benchmarks.screens.easel import Easel
from desktop.domain.duty import Shift, times_text
from desktop.domain.local_time import day_begins
from desktop.domain.rota_pattern import OnDuty, Pattern
from desktop.domain.spans import Span
from desktop.presenters import rota_deeds
from desktop.presenters.rota import next_month
from desktop.presenters.rota_deeds import Wish
from desktop.presenters.rota_steps import step_named
from desktop.presenters.shifts import shifts_between
from desktop.presenters.times import moment
from desktop.ui.contacts.screen import ContactsScreen
from desktop.ui.finder_sheet import FinderSheet
from desktop.ui.rota.view import RotaView
from tests.helpers.company import ASD

_PEOPLE: Final = (OnDuty("Eingang Willich", "02154 000-001"), OnDuty("Fachkraft A", "02154 000-002"))
_HOUR: Final = 3_600_000
_SATURDAY: Final = 5


def planned(district: District) -> date:
    """Fill the month of now and the next, but for half an hour, with one shift on offer; gives the day of the gap."""
    willich = district.willich.workspace
    today = moment(willich.now()).date()
    for first in (today.replace(day=1), next_month(today)):
        rota_deeds.fill(willich, ASD, first, Pattern("weekly", _PEOPLE, clock=time(8)))
    saturday = today + timedelta(days=_SATURDAY - today.weekday() + 7)
    middle = day_begins(saturday) + 16 * _HOUR
    [weekend] = _shifts(district, Span(middle, middle + 1))
    rota_deeds.change(willich, weekend.id, {"times": times_text(weekend.starts, middle)})
    rota_deeds.plan(willich, ASD, Wish(Span(middle + _HOUR // 2, weekend.ends), *_PEOPLE[1]))
    week = Span(weekend.ends, weekend.ends + 7 * 24 * _HOUR)
    rota_deeds.offer(willich, _shifts(district, week)[1].id, "Am Dienstag verhindert")
    district.company.everybody_syncs()
    return saturday


def _shifts(district: District, span: Span) -> list[Shift]:
    return [one for one in shifts_between(district.willich.workspace, *span) if one.unit == ASD]


def at_odds(district: District, day: date) -> None:
    """Let two colleagues change one shift without knowing of each other."""
    begins = day_begins(day) + 18 * _HOUR
    [shift] = _shifts(district, Span(begins, begins + 1))
    for member, phone in ((district.willich, "02154 000-001"), (district.colleague, "02154 000-003")):
        rota_deeds.change(member.workspace, shift.id, {"phone": phone})
    district.company.everybody_syncs()


def _contacts(easel: Easel, view: str) -> ContactsScreen:
    easel.area("contacts")
    workplace = easel.window.workplace
    screen = workplace.screen_of("contacts") if workplace is not None else None
    if not isinstance(screen, ContactsScreen):
        raise TypeError("the area of contacts is another screen")
    screen.show_view(view)
    settle()
    return screen


def _reachable(easel: Easel) -> None:
    planned(easel.district)
    easel.police()
    _contacts(easel, "reachable")


def _rota(easel: Easel, *, odds: bool = False) -> RotaView:
    day = planned(easel.district)
    if odds:
        at_odds(easel.district, day + timedelta(days=1))
    easel.willich()
    view = _contacts(easel, "rota").current
    if not isinstance(view, RotaView):
        raise TypeError("the rota is another view")
    view.go_to(day + timedelta(days=1) if odds else day)
    # In another month the day follows a moment after it.
    view.show_now()
    settle()
    return view


def _edit(easel: Easel) -> None:
    view = _rota(easel)
    view.open_day(view.day - timedelta(days=2))
    settle()


def _step(easel: Easel, step: str) -> None:
    view = _rota(easel)
    view.go_to(view.day - timedelta(days=2))
    view._take(step_named(step), view._shifts()[0])
    settle()


def _outside(easel: Easel) -> None:
    """A place that no unit of the cooperation is competent for."""
    _finder(easel, "Krefeld")


def _fill(easel: Easel) -> None:
    view = _rota(easel)
    view.fill.click()
    settle()


def _empty(easel: Easel) -> None:
    easel.willich()
    view = _contacts(easel, "rota").current
    if isinstance(view, RotaView):
        view.turn(3)
    settle()


def _conflict(easel: Easel) -> None:
    day = planned(easel.district)
    at_odds(easel.district, day + timedelta(days=1))
    easel.willich()
    easel.area("synchronisation")


def _finder(easel: Easel, place: str = "Willich-Neersen") -> None:
    planned(easel.district)
    easel.police()
    easel.area("contacts")
    action = easel.window.actions_bound.get("competence")
    if action is not None:
        action.trigger()
    for made in easel.window.findChildren(FinderSheet):
        made.lines["place"].setText(place)
        made.find_now()
    settle()


SCENES: Final[tuple[tuple[str, str, Callable[[Easel], object], str], ...]] = (
    ("erreichbar", "Jetzt erreichbar: wen man für welche Stelle anruft", _reachable, "Jetzt erreichbar"),
    ("dienstplan", "Der Dienstplan eines Monats mit einer Lücke", _rota, "Nicht besetzt"),
    ("dienstplan-aendern", "Einen Dienst ändern", _edit, "Dienst ändern"),
    ("dienstplan-tauschen", "Einen Dienst tauschen", lambda e: _step(e, "exchange"), "tauschen"),
    ("dienstplan-anbieten", "Einen Dienst zum Tausch anbieten", lambda e: _step(e, "offer"), "anbieten"),
    ("dienstplan-absagen", "Einen Dienst absagen", lambda e: _step(e, "cancel"), "absagen"),
    ("dienstplan-muster", "Einen Monat nach Muster füllen", _fill, "nach Muster füllen"),
    ("dienstplan-leer", "Ein Monat ohne Dienste", _empty, "Noch keine Dienste"),
    ("dienstplan-fassungen", "Zwei Fassungen eines Dienstes im Plan", lambda e: _rota(e, odds=True), "Zwei Fassungen"),
    (
        "zustaendigkeit",
        "Wer zuständig ist, und wen man jetzt anruft",
        _finder,
        "Willich",
    ),
    ("zustaendigkeit-ausserhalb", "Ein Ort außerhalb des Kreises", _outside, "Krefeld"),
    ("abgleich-dienst", "Zwei Fassungen eines Dienstes: wer, wann, was gilt", _conflict, "Auswahl übernehmen"),
)
