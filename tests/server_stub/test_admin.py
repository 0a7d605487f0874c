"""The server's command line."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import ssl
import stat
from datetime import UTC, datetime, timedelta
from http.client import HTTPSConnection
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from server_stub import admin
from server_stub.log.database import Database
from tests.helpers.calls import Calls, Loopback
from tests.helpers.devices import Cooperation
from tests.helpers.founded import opened_log
from tests.helpers.server import PostgresDatabases, RunningServer, initialise, running_server
from tests.helpers.starting import SERVER
from tests.helpers.starting import run as run_program


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object]]:
    """Carry out a command in this process; gives its exit code and the one JSON object."""
    code = admin.main([*arguments, "--json"])
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    return code, json.loads(out)


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, object]:
    code, answer = run(capsys, *arguments)
    error = answer["error"]
    assert isinstance(error, dict)
    assert error["message"]
    return code, error["code"]


def test_init_makes_a_server_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new server has a founding code and files only its owner can read; a second one in its place is refused."""
    data = tmp_path / "server"
    code, answer = run(capsys, "init", "--data", str(data))
    assert (code, list(answer)) == (0, ["founding_code"])
    assert len(str(answer["founding_code"])) >= 22
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in data.iterdir()} == {0o600}
    assert refusal(capsys, "init", "--data", str(data)) == (1, "exists_already")


def test_init_that_was_cut_short_is_made_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder whose `init` ended before its last step takes another; the code that it tells founds the server."""
    data = tmp_path / "server"
    initialise(data)
    (data / "database-url").unlink()
    code, answer = run(capsys, "init", "--data", str(data))
    assert code == 0
    log = opened_log(Database(f"sqlite:///{data / 'server.db'}"))
    assert log.found(str(answer["founding_code"]), Cooperation().founding(log.meta.public_key), 0).results
    log.close()
    (data / "database-url").unlink()
    assert refusal(capsys, "init", "--data", str(data)) == (1, "exists_already")


def test_init_on_postgresql(tmp_path: Path, capsys: pytest.CaptureFixture[str], postgres: PostgresDatabases) -> None:
    """The database's URL is remembered, and one database holds one server."""
    url = postgres.new()
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    assert run(capsys, "init", "--data", one, "--database-url", url)[0] == 0
    assert run(capsys, "status", "--data", one)[1]["database"] == "postgresql"
    assert refusal(capsys, "init", "--data", two, "--database-url", url) == (1, "exists_already")
    assert refusal(capsys, "status", "--data", two) == (1, "no_server")


def test_status_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The status of a running server tells whom it was founded for and how much it holds."""
    with running_server(tmp_path) as server:
        calls, cooperation = Calls(Loopback(server.url)), Cooperation()
        calls.found(server.founding_code, cooperation.founding(calls.hello().server_key))
        code, told = run(capsys, "status", "--data", str(server.data))
    assert (code, told["root_fingerprint"], told["batches"]) == (0, cooperation.root.hex(), 1)
    assert told["synchronous"] == 2


def set_version(data: Path, version: int) -> None:
    """Say that a program of some version has made a server's tables."""
    with contextlib.closing(sqlite3.connect(data / "server.db")) as connection, connection:
        connection.execute("UPDATE meta SET schema_version = ?", (version,))


def test_where_there_is_no_server(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command but `init` says that there is no server."""
    for command in ("serve", "status", "migrate"):
        assert refusal(capsys, command, "--data", str(tmp_path / "nothing")) == (1, "no_server")


def test_a_damaged_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A database file that was overwritten is named as damaged, with its own exit code."""
    data = tmp_path / "server"
    initialise(data)
    (data / "server.db").write_bytes(b"damaged" * 1000)
    for command in ("serve", "status", "migrate"):
        assert refusal(capsys, command, "--data", str(data)) == (5, "damaged")


def test_a_check_finds_a_flipped_bit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --check the status goes through every entry: it says where the log breaks, and what to do then."""
    data = tmp_path / "server"
    founding_code = initialise(data)
    log = opened_log(Database(f"sqlite:///{data / 'server.db'}"))
    log.found(founding_code, Cooperation().founding(log.meta.public_key), 0)
    log.close()
    assert run(capsys, "status", "--data", str(data), "--check")[0] == 0
    with sqlite3.connect(data / "server.db") as database:
        database.execute("UPDATE envelopes SET body = CAST(x'00' || substr(body, 2) AS BLOB) WHERE seq = 2")
    database.close()
    assert run(capsys, "status", "--data", str(data))[0] == 0
    code, answer = run(capsys, "status", "--data", str(data), "--check")
    assert code == 5
    assert "ab Eintrag 1" in str(answer["error"])


def test_a_database_that_is_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A PostgreSQL that does not answer is said in a sentence, without its URL."""
    url = "postgresql://user:geheim@127.0.0.1:1/name"
    assert refusal(capsys, "init", "--data", str(tmp_path / "a"), "--database-url", url) == (1, "database_unavailable")
    wrong = "nonsense"
    assert refusal(capsys, "init", "--data", str(tmp_path / "b"), "--database-url", wrong) == (2, "database_url")


def test_plain_http_stays_on_this_machine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another address than loopback needs a certificate or a proxy, and a certificate its key."""
    data = str(tmp_path / "server")
    outside = "192.0.2.1:0"
    for listen in (outside, "[::]:0", "server.example:0"):
        assert refusal(capsys, "serve", "--data", data, "--listen", listen) == (1, "plain_http")
    assert refusal(capsys, "serve", "--data", data, "--tls-cert", "x") == (2, "tls")
    for allowed in (("--listen", "[::1]:0"), ("--listen", "localhost:0"), ("--listen", outside, "--behind-proxy")):
        assert refusal(capsys, "serve", "--data", data, *allowed) == (1, "no_server")


def test_wrong_calls(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong call ends with 2, before anything is made."""
    data = str(tmp_path / "server")
    wrong = (["serve"], ["serve", "--data", data, "--listen", "nowhere"], ["nothing", "--data", data])
    rooms = (["serve", "--data", data, "--keep-free-mib", room] for room in ("-1", "viel", "1.5", str(2**40)))
    for arguments in ([], *wrong, *rooms, ["backup", "--data", data], ["restore", "--data", data]):
        with pytest.raises(SystemExit) as ended:
            admin.main(arguments)
        assert ended.value.code == 2
    assert not (tmp_path / "server").exists()


def test_answers_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json an answer is plain lines, and a refusal one sentence on stderr."""
    data = str(tmp_path / "server")
    assert admin.main(["init", "--data", data]) == 0
    assert capsys.readouterr().out.startswith("founding_code: ")
    assert admin.main(["init", "--data", data]) == 1
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "Hier gibt es schon einen Server.\n")


def test_a_sqlite_server_runs_once(tmp_path: Path) -> None:
    """A second process on the same folder is refused, and one at an address that is taken says so."""
    with running_server(tmp_path) as server:
        second = run_program(SERVER, ("serve", "--data", str(server.data), "--json"))
        assert second.returncode == 1
        assert json.loads(second.stdout)["error"]["code"] == "in_use"
        other = tmp_path / "other"
        initialise(other)
        taken = server.url.removeprefix("http://")
        third = run_program(SERVER, ("serve", "--data", str(other), "--listen", taken, "--json"))
        assert third.returncode == 1
        assert json.loads(third.stdout)["error"]["code"] == "address_unavailable"
        assert "dort lauscht schon ein Programm" in third.stderr


def test_a_server_of_the_first_version_is_served_once_it_is_migrated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One whose database did not count yet what devices hand in has the room for that, and goes on."""
    data = tmp_path / "server"
    code = initialise(data)
    with contextlib.closing(sqlite3.connect(data / "server.db")) as line:
        line.execute("DROP TABLE usage")
    set_version(data, 1)
    assert run(capsys, "migrate", "--data", str(data))[0] == 0
    server = RunningServer(data, code, more=("--device-files-mib", "0", "--keep-free-mib", "0"))
    server.start()
    assert server.stop() == 0
    with contextlib.closing(sqlite3.connect(data / "server.db")) as line:
        assert line.execute("SELECT count(*) FROM usage").fetchone() == (0,)


def test_https(tmp_path: Path) -> None:
    """With a certificate the server speaks https, on any address."""
    certificate, key = certify(tmp_path)
    data = tmp_path / "server"
    initialise(data)
    server = RunningServer(data, "", more=("--tls-cert", str(certificate), "--tls-key", str(key)))
    server.start()
    assert server.url.startswith("https://127.0.0.1:")
    connection = HTTPSConnection("127.0.0.1", server.port, context=ssl.create_default_context(cafile=certificate))
    connection.request("GET", "/healthz")
    assert connection.getresponse().read() == b"ok"
    connection.close()
    assert server.stop() == 0


def certify(folder: Path) -> tuple[Path, Path]:
    """A certificate for loopback that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    begun = datetime(2020, 1, 1, tzinfo=UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, begun, begun + timedelta(days=36500))
    built = builder.add_extension(names, critical=False).sign(key, hashes.SHA256())
    certificate, private = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return certificate, private
