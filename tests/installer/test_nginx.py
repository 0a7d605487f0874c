"""The example of a proxy with TLS before the server: a real nginx on loopback, as the package brings it."""

from __future__ import annotations

import http.client
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

import pytest

from desktop.sync.transport import HttpTransport
from installer.package import LINUX
from tests.helpers.fault_server import authority
from tests.helpers.programs import free_port
from tests.helpers.server import running_server
from wire import limits

EXAMPLE = LINUX / "server" / "usr" / "share" / "doc" / "schutzbruecke-server" / "examples" / "nginx.conf"
MISSING = "nginx is not installed; installer/system-packages installs it where it may, or names it"
KINDS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
SECONDS = 20


@contextmanager
def nginx(folder: Path, leads_to: int) -> Iterator[int]:
    """The example on a port of its own, with the certificate in the folder; gives the port."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin")
    assert program is not None, MISSING
    port = free_port()
    changes = {
        "127.0.0.1:8470": f"127.0.0.1:{leads_to}",
        "    listen [::]:443 ssl http2;\n": "",
        "listen 443": f"listen 127.0.0.1:{port}",
        "/etc/ssl/certs/schutzbruecke.pem": str(folder / "server.pem"),
        "/etc/ssl/private/schutzbruecke.key": str(folder / "server.pem"),
        "/var/log/schutzbruecke-server/nginx.log": str(folder / "nginx.log"),
    }
    site = EXAMPLE.read_text(encoding="utf-8")
    for ours, here in changes.items():
        assert ours in site
        site = site.replace(ours, here)
    (folder / "site.conf").write_text(site, encoding="utf-8")
    places = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in KINDS)
    about = f"daemon off; master_process off; pid {folder}/pid; error_log stderr notice; events {{}}"
    whole = f"{about} http {{ {places} include {folder}/site.conf; }}\n"
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    words = [program, "-e", str(folder / "nginx.log"), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        # It says how it waits once it listens.
        said = list(takewhile(lambda line: "event method" not in line, process.stderr))
        assert process.poll() is None, said
        yield port
    finally:
        process.terminate()
        process.communicate(timeout=SECONDS)


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """The port of nginx before a server, and the certificate of the CA that vouches for it."""
    folder = tmp_path_factory.mktemp("nginx")
    ca = authority()
    ca.server(folder)
    with running_server(folder) as server, nginx(folder, server.port) as port:
        yield port, ca.write(folder / "ca.pem")


def status(port: int, ca: Path, method: str, path: str, body: bytes = b"") -> int:
    """What nginx answers to a call of any kind."""
    context = ssl.create_default_context(cafile=str(ca))
    line = http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=SECONDS)
    line.request(method, path, body)
    answered = line.getresponse().status
    line.close()
    return answered


def test_the_protocol_goes_through(proxy: tuple[int, Path]) -> None:
    """A client that trusts the CA reads the server's own answer, over one line again and again."""
    port, ca = proxy
    transport = HttpTransport(f"https://127.0.0.1:{port}", ca_file=ca)
    assert transport.hello().incarnation == transport.hello().incarnation
    transport.close()


def test_the_largest_request_is_the_servers_to_judge(proxy: tuple[int, Path]) -> None:
    """A push as large as the protocol allows reaches the server, a much larger one does not."""
    assert status(*proxy, "POST", "/v1/push", bytes(limits.PUSH_BYTES)) != http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    over = bytes(2 * limits.PUSH_BYTES)
    assert status(*proxy, "POST", "/v1/push", over) == http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def test_what_only_the_operator_asks_stays_inside(proxy: tuple[int, Path]) -> None:
    """The server's figures are not told to the outside, its being alive is."""
    assert status(*proxy, "GET", "/metrics") == http.HTTPStatus.NOT_FOUND
    assert status(*proxy, "GET", "/healthz") == http.HTTPStatus.OK
