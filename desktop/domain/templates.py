"""Complete examples of notification files, valid as they stand.

They show every part of a form, so that one can delete what one does not need. Which they are stands in
`templates_police.py` and `templates_youth.py`.
"""

from __future__ import annotations

import copy
from typing import Any, Final

from desktop.domain.catalogue import CODES
from desktop.domain.forms import form
from desktop.domain.refused import Refused
from desktop.domain.templates_police import POLICE_TEMPLATES
from desktop.domain.templates_youth import YOUTH_TEMPLATES

_TEMPLATES: Final = {**POLICE_TEMPLATES, **YOUTH_TEMPLATES}


def template(code: str) -> dict[str, Any]:
    """Give a complete example of a category, or refuse."""
    if code not in CODES:
        raise Refused("category_unknown", "Diese Meldungsart gibt es nicht.", field="category")
    return copy.deepcopy(_TEMPLATES[form(code).code])
