"""Complete examples of notification files, valid as they stand.

They show every part of a form, so that one can delete what one does not need. Which they are stands in
`templates_police.py` and `templates_youth.py`.
"""

from __future__ import annotations

import copy
from datetime import date
from typing import Any, Final

from desktop.domain.catalogue import CODES
from desktop.domain.forms import form
from desktop.domain.refused import Refused
from desktop.domain.templates_police import POLICE_TEMPLATES
from desktop.domain.templates_youth import YOUTH_TEMPLATES

WRITTEN: Final = date(2024, 6, 1)
"""The day the examples play on."""
_TEMPLATES: Final = {**POLICE_TEMPLATES, **YOUTH_TEMPLATES}


def template(code: str, today: date = WRITTEN) -> dict[str, Any]:
    """Give a complete example of a category, or refuse; what may not be old in it is of today."""
    if code not in CODES:
        raise Refused("category_unknown", "Diese Meldungsart gibt es nicht.", field="category")
    made = copy.deepcopy(_TEMPLATES[form(code).code])
    if "police_request" in made:
        made["police_request"]["asked_on"] = today.isoformat()
    return made
