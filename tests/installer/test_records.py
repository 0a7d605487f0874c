"""What is left of the metadata that an installer wrote."""

from __future__ import annotations

from importlib.metadata import PathDistribution
from pathlib import Path

from installer.records import settle_records

RECORD = """\
../../../bin/one,sha256=of-a-place,180
one/__init__.py,sha256=abc,1
one/native.so,sha256=with-symbols,2
"one/a, b.txt",sha256=def,3
one-1.0.dist-info/INSTALLER,sha256=ghi,4
one-1.0.dist-info/RECORD,,
one-1.0.dist-info/licenses/LICENSE,sha256=jkl,5
"""


def test_the_metadata_list_what_is_there(tmp_path: Path) -> None:
    """Programs beside the folder, hashes and the installer's name are gone; what is listed is what can be read."""
    about = tmp_path / "_internal" / "one-1.0.dist-info"
    (about / "licenses").mkdir(parents=True)
    (tmp_path / "_internal" / "one").mkdir()
    for name in ("one/native.so", "one/a, b.txt", f"{about.name}/licenses/LICENSE", f"{about.name}/REQUESTED"):
        (about.parent / name).write_text("it", encoding="utf-8")
    (about / "INSTALLER").write_text("pip\n", encoding="utf-8")
    (about / "RECORD").write_text(RECORD, encoding="utf-8")
    settle_records(tmp_path)
    assert sorted(map(str, PathDistribution(about).files or ())) == [
        "one-1.0.dist-info/RECORD",
        "one-1.0.dist-info/licenses/LICENSE",
        "one/a, b.txt",
        "one/native.so",
    ]
    assert "sha256" not in (about / "RECORD").read_text("utf-8")
    assert sorted(path.name for path in about.iterdir()) == ["RECORD", "licenses"]
