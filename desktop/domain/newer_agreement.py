"""Newer rules and a newer cooperation: what may be stated behind what is stated already.

A notification names the version of the rules it was written under and is judged by that for ever, so a version is never
stated twice with another content. Whoever takes part goes on taking part: units end by a statement of their own.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.cooperation import Cooperation
from desktop.domain.refused import Refused
from desktop.domain.rules import Rules, RulesInForce
from desktop.domain.said import say

_KNOWN: Final = "Die Fassung {version} steht schon im Verzeichnis. Wer etwas ändert, vergibt eine neue Fassung."
_ANOTHER: Final = "Das ist die Datei einer anderen Kooperation."
_MISSING: Final = "In der Datei fehlt, wer schon teilnimmt: {names}."
_MOVED: Final = "Hier hat gewechselt, was bleiben muss (Art der Behörde oder Behörde der Stelle): {names}."


def adds_rules(stated: RulesInForce, rules: Rules) -> bool:
    """Say whether rules are to be stated; those in force are not, and raise nothing.

    Raises `Refused` where their version is stated with another content, or is one that others have replaced.
    """
    newest = stated.required()
    if newest == rules:
        return False
    if stated.has(rules.version):
        raise Refused("rules_version_known", say(_KNOWN, version=rules.version), field="rules")
    return True


def adds_cooperation(before: Cooperation, after: Cooperation) -> bool:
    """Say whether a cooperation is to be stated; the one in force is not, and raises nothing.

    Raises `Refused` where it is another's, leaves somebody out, or has changed without another version.
    """
    if before == after:
        return False
    if before.id != after.id:
        raise Refused("another_cooperation", _ANOTHER, field="cooperation")
    if before.version == after.version:
        raise Refused("cooperation_version_known", say(_KNOWN, version=after.version), field="cooperation")
    if missing := _left_out(before, after):
        raise Refused("cooperation_invalid", say(_MISSING, names=", ".join(missing)), field="cooperation")
    if moved := _moved(before, after):
        raise Refused("cooperation_invalid", say(_MOVED, names=", ".join(moved)), field="cooperation")
    return True


def _left_out(before: Cooperation, after: Cooperation) -> list[str]:
    there = set(_ids(after))
    return [one for one in _ids(before) if one not in there]


def _ids(cooperation: Cooperation) -> list[str]:
    return [agency.id for agency in cooperation.agencies] + [unit.id for unit in cooperation.units]


def _moved(before: Cooperation, after: Cooperation) -> list[str]:
    agencies = [one.id for one in before.agencies if after.agency(one.id).kind != one.kind]
    return agencies + [one.id for one in before.units if after.unit(one.id).agency != one.agency]
