"""The report of a demonstration for people: what was said, when it happened by the event log, and the pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from benchmarks.looking import Picture


def seconds_between(earlier: str, later: str) -> float:
    """Give the seconds between two times of the event log."""
    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()


def written_report(told: dict[str, Any], pictures: Sequence[Picture], missed: Sequence[str]) -> str:
    """Write the report."""
    lines = ["# Vorführung: eine Meldung ohne Verbindung", ""]
    if missed:
        lines += ["**Nicht alles war zu sehen:**", "", *(f"- {one}" for one in missed), ""]
    if "final" in told:
        lines += [*_summary(told), *_course(told["final"]), *_times(told["final"])]
    lines += ["## Bilder", ""]
    for one in pictures:
        lines += [f"**{one.title}**", "", f"![{one.title}]({one.name})", ""]
    return "\n".join(lines)


def _summary(told: dict[str, Any]) -> Iterator[str]:
    final, written = told["final"], told["written"]
    yield f"Meldung {final['number']}, {final['category']}, {final['urgency']}. Alle Daten sind erfunden."
    yield ""
    yield f"- zuständig: {final['to_name']}"
    yield f"- Regel: {final['rule']}"
    yield f"- Stand nach dem Schreiben: {written['state']} – {written['advice']['text']}"
    yield f"- Stand am Ende: {final['state']}"
    yield f"- bestätigt von {final['acknowledged']['by']} um {final['acknowledged']['at']}"
    yield f"- beide Seiten zeigen denselben Stand: {final['state'] == told['receiver']['state']}"
    yield ""


def _course(final: dict[str, Any]) -> Iterator[str]:
    yield "## Verlauf aus dem Ereignisprotokoll (Zeiten vom Server gestempelt)"
    yield ""
    yield "| was | Stelle | wer | geschrieben | vom Server angenommen |"
    yield "| --- | --- | --- | --- | --- |"
    for entry in final["timeline"]:
        yield f"| {entry['type']} | {entry['unit']} | {entry['by']} | {entry['written_at']} | {entry['at']} |"
    yield ""


def _times(final: dict[str, Any]) -> Iterator[str]:
    waited = seconds_between(final["written_at"], final["accepted_at"])
    arrived = seconds_between(final["accepted_at"], final["delivered_at"])
    confirmed = seconds_between(final["accepted_at"], final["acknowledged"]["at"])
    yield (
        f"Wartete {waited:.1f} s ohne Server; von der Annahme bis zur Zustellung {arrived:.2f} s, "
        f"bis zur Eingangsbestätigung {confirmed:.1f} s."
    )
    yield ""
