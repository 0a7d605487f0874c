"""`make demo`: the main job with real processes, told to people, with a report in `demo-output/`.

An officer notifies at night while no server runs; later a server is there, the competent youth office sees the
notification and acknowledges, and the officer sees who and when. All times of the report come from the event log.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

OUTPUT = Path("demo-output")
PHRASE = "vorfuehrung mit erfundenen daten"
POLICE, WILLICH = "kpb-viersen-kinderschutz", "jugendamt-willich-asd"
_PATIENCE = 30.0


def say(text: str) -> None:
    """Tell people what happens."""
    print(text, flush=True)


class Demo:
    """The stage: folders, programs and the port of the server."""

    def __init__(self, folder: Path) -> None:
        """Clear the stage; older reports are replaced."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.folder = folder.resolve()
        self.secret = self.folder / "passphrase.txt"
        self.secret.write_text(PHRASE)
        self.port = 0

    def command(self, name: str) -> list[str]:
        """Give how the client is called for a profile."""
        profile = str(self.folder / "data" / name)
        return [sys.executable, "-m", "desktop", "--json", "--profile", profile, "--passphrase-file", str(self.secret)]

    def client(self, name: str, *words: str, codes: tuple[int, ...] = (0,)) -> dict[str, Any]:
        """Run one command of the client and give its answer."""
        done = subprocess.run([*self.command(name), *words], check=False, capture_output=True, text=True)
        assert done.returncode in codes, f"{words}: {done.returncode} {done.stdout} {done.stderr}"
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    def server(self, *words: str) -> list[str]:
        """Give how the server is called."""
        return [sys.executable, "-m", "server_stub.admin", *words, "--data", str(self.folder / "data" / "server")]

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Run the server; the second time on the port of the first."""
        listen = f"127.0.0.1:{self.port}"
        process = subprocess.Popen([*self.server("serve"), "--listen", listen], stderr=subprocess.PIPE, text=True)
        assert process.stderr is not None
        try:
            line = process.stderr.readline()
            assert line.startswith("Bereit:"), line
            self.port = int(line.rsplit(":", 1)[1])
            yield
        finally:
            process.terminate()
            process.wait(timeout=20)
            process.stderr.close()

    @contextmanager
    def watching(self, name: str) -> Iterator[subprocess.Popen[str]]:
        """Run a client that watches."""
        process = subprocess.Popen([*self.command(name), "sync", "--watch"], stdout=subprocess.PIPE, text=True)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=20)
            if process.stdout is not None:
                process.stdout.close()


def found(demo: Demo) -> None:
    """Found the cooperation and enrol two devices."""
    say("1. Server einrichten, Kooperation gründen, zwei Geräte anmelden …")
    made = subprocess.run([*demo.server("init"), "--json"], check=True, capture_output=True, text=True)
    code = demo.folder / "founding-code.txt"
    code.write_text(json.loads(made.stdout)["founding_code"])
    invites = str(demo.folder / "data" / "invites")
    with demo.serving():
        url = f"http://127.0.0.1:{demo.port}"
        words = ("--server", url, "--founding-code-file", str(code), "--cooperation", "kreis-viersen.toml")
        demo.client("founder", "found", *words, "--invites", invites)
        for name, unit, person in (("police", POLICE, "Dienst A"), ("willich", WILLICH, "Eingang")):
            demo.client(name, "enrol", "--invite", f"{invites}/{unit}.invite", "--person", person)
        demo.client("police", "sync")
    code.unlink()


def write_offline(demo: Demo) -> dict[str, Any]:
    """Write the notification while no server runs."""
    say("2. Kein Server läuft. Dienst A meldet sofort (P01, zwei Kinder, Willich-Schiefbahn) …")
    document = demo.folder / "meldung.json"
    document.write_text(json.dumps(demo.client("police", "notify", "--template", "P01"), ensure_ascii=False, indent=2))
    written = demo.client("police", "notify", "--from", str(document), codes=(3,))
    recipient = written["recipients"][0]
    say(f"   {written['number']}: {recipient['unit']} – wartet auf Verbindung")
    say(f"   Regel: {recipient['rule']}")
    say(f"   Rat: {written['advice']['text']}")
    return written


def play(demo: Demo) -> dict[str, Any]:
    """Play the job; gives what the report needs."""
    found(demo)
    written = write_offline(demo)
    entity = written["recipients"][0]["id"]
    with demo.serving(), demo.watching("willich") as watcher:
        say("3. Der Server läuft wieder; Willich wartet mit `sync --watch`.")
        read_until(watcher, lambda line: bool(line["up_to_date"]))
        sent = time.monotonic()
        demo.client("police", "sync")
        shown = read_until(watcher, lambda line: entity in line["shown"])
        say(f"4. Willich sieht die Meldung ({time.monotonic() - sent:.1f} s nach Beginn des Abgleichs der Polizei).")
        delivered = demo.client("police", "sync") and demo.client("police", "show", entity)
        say(f"5. Dienst A sieht: {delivered['state']}.")
        words = ("--file-number", "W-0001", "--responsible", "Dienst B", "--phone", "02154 000000")
        demo.client("willich", "acknowledge", entity, *words)
        say("6. Willich bestätigt den Eingang (über das laufende Programm).")
        demo.client("police", "sync")
        final = demo.client("police", "show", entity)
        other = demo.client("willich", "show", entity)
    by = final["acknowledged"]
    say(f"7. Dienst A sieht: {final['state']} von {by['by']} um {by['at']}, Aktenzeichen {by['file_number']}.")
    return {"written": written, "shown": shown, "delivered": delivered, "final": final, "receiver": other}


def read_until(watcher: subprocess.Popen[str], wanted: Any) -> dict[str, Any]:
    """Read the watching client's lines until one is wanted."""
    assert watcher.stdout is not None
    deadline = time.monotonic() + _PATIENCE
    for text in watcher.stdout:
        line: dict[str, Any] = json.loads(text)
        if wanted(line):
            return line
        assert time.monotonic() < deadline, "the watching client did not show it"
    raise AssertionError("the watching client ended")


def seconds_between(earlier: str, later: str) -> float:
    """Give the seconds between two times of the event log."""
    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()


def report(played: dict[str, Any]) -> str:
    """Write the report for people."""
    final = played["final"]
    lines = [
        "# Vorführung: eine Meldung ohne Verbindung",
        "",
        f"Meldung {final['number']}, {final['category']}, {final['urgency']}. Alle Daten sind erfunden.",
        "",
        f"- zuständig: {final['to_name']}",
        f"- Regel: {final['rule']}",
        f"- Stand nach dem Schreiben: {played['written']['state']} – {played['written']['advice']['text']}",
        f"- Stand am Ende: {final['state']}",
        f"- bestätigt von {final['acknowledged']['by']} um {final['acknowledged']['at']}",
        f"- beide Seiten zeigen denselben Stand: {final['state'] == played['receiver']['state']}",
        "",
        "## Verlauf aus dem Ereignisprotokoll (Zeiten vom Server gestempelt)",
        "",
        "| was | Stelle | wer | geschrieben | vom Server angenommen |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {entry['type']} | {entry['unit']} | {entry['by']} | {entry['written_at']} | {entry['at']} |"
        for entry in final["timeline"]
    ]
    waited = seconds_between(final["written_at"], final["accepted_at"])
    arrived = seconds_between(final["accepted_at"], final["delivered_at"])
    confirmed = seconds_between(final["accepted_at"], final["acknowledged"]["at"])
    lines += [
        "",
        f"Wartete {waited:.1f} s ohne Server; von der Annahme bis zur Zustellung {arrived:.2f} s, "
        f"bis zur Eingangsbestätigung {confirmed:.1f} s.",
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Play the job and leave the report."""
    demo = Demo(OUTPUT)
    played = play(demo)
    (OUTPUT / "report.md").write_text(report(played), encoding="utf-8")
    (OUTPUT / "report.json").write_text(json.dumps(played, ensure_ascii=False, indent=2), encoding="utf-8")
    assert played["final"]["state"] == "acknowledged", played["final"]["state"]
    say(f"Fertig. Bericht: {OUTPUT / 'report.md'}")


if __name__ == "__main__":
    main()
