"""Who stands in a package as the one to write to."""

from __future__ import annotations

import pytest

from installer.maintainer import NOBODY, NoMaintainer, maintainer


def test_whoever_builds_a_package_names_themselves() -> None:
    """Debian's own variables are read; without them nobody's address stands there."""
    said = {"DEBFULLNAME": "IT des Kreises Beispiel", "DEBEMAIL": "it@kreis.example"}
    assert maintainer(said) == "IT des Kreises Beispiel <it@kreis.example>"
    assert maintainer({"DEBFULLNAME": "", "PATH": "/bin"}) == NOBODY
    assert NOBODY.endswith(".invalid>")


@pytest.mark.parametrize(
    ("name", "email", "blamed"),
    [
        ("IT", "", "DEBEMAIL"),
        ("", "it@kreis.example", "DEBFULLNAME"),
        ("IT", "it@kreis", "DEBEMAIL"),
        ("IT", "it@kreis.example\nDepends: all", "DEBEMAIL"),
        ("IT\nDepends: all", "it@kreis.example", "DEBFULLNAME"),
        ("IT <", "it@kreis.example", "DEBFULLNAME"),
    ],
)
def test_what_is_no_name_or_address_is_refused(name: str, email: str, blamed: str) -> None:
    """Half of it, and whatever would write other fields, builds nothing, and it is said which of the two is wrong."""
    with pytest.raises(NoMaintainer, match=rf"^{blamed} is "):
        maintainer({"DEBFULLNAME": name, "DEBEMAIL": email})
