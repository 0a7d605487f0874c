"""Calendar files as Thunderbird reads them: by its parser ical.js, which Qt's engine for JavaScript runs here.

No program of the machine is needed for it, and nothing is skipped where one is missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QLoggingCategory
from PySide6.QtQml import QJSEngine

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


@contextmanager
def _quiet() -> Iterator[None]:
    """Let the engine say nothing of how a library is written."""
    QLoggingCategory.setFilterRules("qt.qml.usedbeforedeclared=false")
    yield
    QLoggingCategory.setFilterRules("")


def read_calendar(file: bytes) -> list[dict[str, Any]]:
    """Read the events of a calendar file; times in seconds since 1970 UTC. Fails where the parser does."""
    application = QCoreApplication.instance() or QCoreApplication([])
    engine = QJSEngine(application)
    with _quiet():
        engine.globalObject().setProperty("text", file.decode())
        for code in (_BEFORE + PARSER.read_text("utf-8"), _READ):
            found: Any = engine.evaluate(code)
            assert not found.isError(), found.toString()
    engine.deleteLater()
    read: list[dict[str, Any]] = json.loads(found.toString())
    return read
