"""Calendar files as Thunderbird reads them: by its parser ical.js, which Qt's engine for JavaScript runs here.

No program of the machine is needed for it, and nothing is skipped where one is missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QLoggingCategory
from PySide6.QtQml import QJSEngine
from PySide6.QtWidgets import QApplication

PARSER: Final = Path(__file__).parent.parent / "thirdparty" / "ical.js" / "ical.es5.min.cjs"
# What the engine lacks of the language, and where a library for node puts what it gives.
_BEFORE: Final = """
Object.fromEntries = Object.fromEntries || function (pairs) {
  var made = {}; for (const pair of pairs) made[pair[0]] = pair[1]; return made; };
var module = {exports: {}}; var exports = module.exports;
"""
_READ: Final = """
(function () {
  var ICAL = module.exports.default || module.exports;
  var calendar = new ICAL.Component(ICAL.parse(text));
  calendar.getAllSubcomponents("vtimezone").forEach(function (zone) {
    ICAL.TimezoneService.register(zone); });
  var said = function (part, name) { var found = part.getFirstPropertyValue(name); return found && found.toString(); };
  return JSON.stringify(calendar.getAllSubcomponents("vevent").map(function (part) {
    var event = new ICAL.Event(part);
    return {
      uid: event.uid, sequence: event.sequence, summary: event.summary, description: event.description,
      location: event.location, status: said(part, "status"), stamp: said(part, "dtstamp"),
      starts: event.startDate.toUnixTime(), ends: event.endDate.toUnixTime(), zone: event.startDate.zone.tzid,
      attendees: event.attendees.map(function (one) {
        return [one.getParameter("cn"), one.getParameter("partstat"), one.getFirstValue()]; }),
    };
  }));
})()
"""
_EXPAND: Final = """
(function () {
  var ICAL = module.exports.default || module.exports;
  var calendar = new ICAL.Component(ICAL.parse(text));
  calendar.getAllSubcomponents("vtimezone").forEach(function (zone) {
    ICAL.TimezoneService.register(zone); });
  var events = calendar.getAllSubcomponents("vevent").map(function (part) { return new ICAL.Event(part); });
  var found = [];
  events.filter(function (event) { return !event.isRecurrenceException(); }).forEach(function (event) {
    events.forEach(function (other) {
      if (other.isRecurrenceException() && other.uid === event.uid) event.relateException(other); });
    var times = event.iterator(), next;
    while ((next = times.next())) {
      var one = event.getOccurrenceDetails(next);
      found.push([event.uid, one.startDate.toUnixTime(), one.endDate.toUnixTime()]);
    }
  });
  return JSON.stringify(found);
})()
"""


@contextmanager
def _quiet() -> Iterator[None]:
    """Let the engine say nothing of how a library is written."""
    QLoggingCategory.setFilterRules("qt.qml.usedbeforedeclared=false")
    yield
    QLoggingCategory.setFilterRules("")


def read_calendar(file: bytes) -> list[dict[str, Any]]:
    """Read the events of a calendar file; times in seconds since 1970 UTC. Fails where the parser does."""
    read: list[dict[str, Any]] = _evaluate(file, _READ)
    return read


def expand_calendar(file: bytes) -> list[tuple[str, int, int]]:
    """Give every time the events of a file are on, by UID: series with what is moved and left out of them."""
    return [(uid, starts, ends) for uid, starts, ends in _evaluate(file, _EXPAND)]


@cache
def _application() -> QCoreApplication:
    """The application of the tests, or one that tests of the window can go on with."""
    return QApplication.instance() or QApplication([])


def _evaluate(file: bytes, asked: str) -> Any:
    engine = QJSEngine(_application())
    with _quiet():
        engine.globalObject().setProperty("text", file.decode())
        for code in (_BEFORE + PARSER.read_text("utf-8"), asked):
            found: Any = engine.evaluate(code)
            assert not found.isError(), found.toString()
    engine.deleteLater()
    return json.loads(found.toString())
