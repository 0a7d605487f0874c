"""Secrets show nothing by accident."""

from __future__ import annotations

import pickle

import pytest

from desktop.keys.secret import DatabaseKey, Secret


def test_hidden() -> None:
    """Neither repr nor str nor a format shows the bytes."""
    secret = Secret(b"geheim")
    assert "geheim" not in f"{secret!r} {secret} {[secret]}"
    assert repr(DatabaseKey(b"x")) == "DatabaseKey(hidden)"


def test_revealed_on_request() -> None:
    """Only `reveal` gives the bytes."""
    assert Secret(b"geheim").reveal() == b"geheim"


def test_equality_is_by_type_and_value() -> None:
    """Equal secrets are equal and hash alike; another type or value is another secret."""
    assert Secret(b"a") == Secret(b"a")
    assert hash(Secret(b"a")) == hash(Secret(b"a"))
    assert Secret(b"a") != Secret(b"b")
    assert Secret(b"a") != DatabaseKey(b"a")
    assert Secret(b"a") != b"a"


def test_never_pickled() -> None:
    """Pickling a secret is an error."""
    with pytest.raises(TypeError):
        pickle.dumps(Secret(b"a"))
