"""What a frozen program hands on to the programs it opens."""

from __future__ import annotations

import pytest

from installer.starts.inheritance import restore


@pytest.mark.parametrize(
    ("found", "left"),
    [
        ({"LD_LIBRARY_PATH": "/usr/lib/schutzbruecke/_internal"}, {}),
        ({"LD_LIBRARY_PATH": "/usr/lib/x/_internal:/opt", "LD_LIBRARY_PATH_ORIG": "/opt"}, {"LD_LIBRARY_PATH": "/opt"}),
        ({"QT_PLUGIN_PATH": "/usr/lib/x/_internal/PySide6/Qt/plugins", "QML2_IMPORT_PATH": "/usr/lib/x"}, {}),
        ({"HOME": "/home/a"}, {"HOME": "/home/a"}),
    ],
)
def test_the_folder_of_the_program_is_nobody_elses(found: dict[str, str], left: dict[str, str]) -> None:
    """Where libraries are looked for is as before the program was started, and all else stays."""
    restore(found)
    assert found == left
