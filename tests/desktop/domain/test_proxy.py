"""Which addresses of a proxy are taken."""

from __future__ import annotations

import pytest

from desktop.domain.proxy import check_proxy, pac_of
from desktop.domain.refused import Refused

GOOD = {
    "http://proxy.kreis-viersen.de:8080": "http://proxy.kreis-viersen.de:8080",
    "http://Proxy:3128/": "http://proxy:3128",
    "http://10.0.0.1:8080": "http://10.0.0.1:8080",
    "http://[::1]:8080": "http://[::1]:8080",
}
FILES = {
    "pac:http://Wpad.kreis-viersen.de/proxy.pac": "pac:http://wpad.kreis-viersen.de/proxy.pac",
    "pac:https://10.0.0.1:8443/a/b.pac?x=1": "pac:https://10.0.0.1:8443/a/b.pac?x=1",
    "pac:file:///etc/proxy.pac": "pac:file:///etc/proxy.pac",
}
BAD = (
    "pac:",
    "pac:http://wpad",
    "pac:http://wpad:0/proxy.pac",
    "pac:ftp://wpad/proxy.pac",
    "pac:file://elsewhere/proxy.pac",
    "pac:http://wpad/pro xy.pac",
    "pac:http://wpad/\n",
    f"pac:http://wpad/{'p' * 300}",
    "",
    "proxy:8080",
    "http://proxy",
    "http://proxy:0",
    "http://proxy:65536",
    "http://proxy:port",
    "https://proxy:8080",
    "socks5://proxy:8080",
    "http://:8080",
    "http://127.1:8080",
    "http://proxy:8080/path",
    "http://proxy:8080?x",
    "http://pro xy:8080",
    "http://proxy:8080\n",
    f"http://{'p' * 300}:8080",
)


@pytest.mark.parametrize(("address", "read"), GOOD.items())
def test_an_address_has_one_spelling(address: str, read: str) -> None:
    """A name or an address with its port is taken, in small letters and without a slash."""
    assert check_proxy(address) == read
    assert check_proxy(read) == read


@pytest.mark.parametrize(("address", "read"), FILES.items())
def test_a_pac_file_has_an_address(address: str, read: str) -> None:
    """A file of that kind stands behind its word, on a server or on this computer; its path is kept as it is."""
    assert check_proxy(address) == read
    assert f"pac:{pac_of(read)}" == read
    assert pac_of("http://proxy:3128") == pac_of("none") == ""


@pytest.mark.parametrize("address", BAD)
def test_what_is_no_proxy_is_refused(address: str) -> None:
    """What a lenient reader would guess at is refused, naming the field."""
    with pytest.raises(Refused) as refused:
        check_proxy(address)
    assert (refused.value.code, refused.value.field) == ("proxy_invalid", "proxy")


def test_a_password_is_refused() -> None:
    """A password stands in no call, and the refusal does not repeat it."""
    with pytest.raises(Refused, match="sign-in") as refused:
        check_proxy("http://name:geheim@proxy:8080")
    assert "geheim" not in refused.value.message
