"""Whether a file that the administration names holds certificates, before anybody relies on it."""

from __future__ import annotations

import ssl
from typing import Final

from desktop.domain.refused import Refused
from desktop.domain.setting import CODE, Value

_NONE: Final = "In dieser Datei steht kein Zertifikat (PEM), oder sie lässt sich nicht lesen."


def check_certificates(path: Value) -> None:
    """Refuse a file without a certificate that could be trusted."""
    try:
        ssl.create_default_context().load_verify_locations(cafile=str(path))
    except (OSError, ValueError) as error:
        raise Refused(CODE, _NONE) from error
