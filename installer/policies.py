"""Templates for Group Policy, a sample of the policy file, the tables of the handbook: all made of the settings.

`python -m installer.policies` writes them; a test holds them current. Nothing here is written by hand but the few words
around the settings, in German and English; the settings' own English is that of the window.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from desktop.domain.setting import Level, OneOf, Switch, Value, Whole
from desktop.domain.settings import GROUPS, SCHEMA, USUAL
from desktop.policy.registry import POLICIES, value_name
from installer.policy_words import ENGLISH, GERMAN, Words

ROOT: Final = Path(__file__).parent
TEMPLATES: Final = ROOT / "windows" / "policies"
NAMESPACE: Final = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
_OURS: Final = "Schutzbruecke.Policies"
_TOP: Final = "Schutzbruecke"
_SUPPORTED: Final = "SUPPORTED_Schutzbruecke"
_LONGEST: Final = "300"
_FORMAT: Final = {"revision": "1.0", "schemaVersion": "1.0", "xmlns": NAMESPACE}


def settable() -> Iterator[str]:
    """Give the names of the settings that a policy may set."""
    return (name for name, about in SCHEMA.items() if Level.MACHINE_POLICY in about.levels)


def text_of(root: ElementTree.Element) -> str:
    """Write a tree as a file."""
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def admx() -> str:
    """Write the definitions: a policy for each setting, in the order of the table."""
    root = ElementTree.Element("policyDefinitions", _FORMAT)
    spaces = ElementTree.SubElement(root, "policyNamespaces")
    ElementTree.SubElement(spaces, "target", prefix="schutzbruecke", namespace=_OURS)
    ElementTree.SubElement(root, "resources", minRequiredRevision="1.0")
    definitions = ElementTree.SubElement(ElementTree.SubElement(root, "supportedOn"), "definitions")
    ElementTree.SubElement(definitions, "definition", name=_SUPPORTED, displayName=f"$(string.{_SUPPORTED})")
    categories = ElementTree.SubElement(root, "categories")
    ElementTree.SubElement(categories, "category", name=_TOP, displayName=f"$(string.{_TOP})")
    for group in GROUPS:
        category = ElementTree.SubElement(categories, "category", name=group, displayName=f"$(string.{group})")
        ElementTree.SubElement(category, "parentCategory", ref=_TOP)
    policies = ElementTree.SubElement(root, "policies")
    for name in settable():
        _add_policy(policies, name)
    return text_of(root)


def _add_policy(policies: ElementTree.Element, setting: str) -> None:
    name, about = value_name(setting), SCHEMA[setting]
    on_and_off = isinstance(about.shape, Switch)
    policy = ElementTree.SubElement(
        policies,
        "policy",
        {
            "name": name,
            "class": "Both" if Level.USER_POLICY in about.levels else "Machine",
            "displayName": f"$(string.{name})",
            "explainText": f"$(string.{name}_Explain)",
            "key": POLICIES,
        }
        | ({"valueName": name} if on_and_off else {"presentation": f"$(presentation.{name})"}),
    )
    group = next(code for code, word in GROUPS.items() if word == about.group)
    ElementTree.SubElement(policy, "parentCategory", ref=group)
    ElementTree.SubElement(policy, "supportedOn", ref=_SUPPORTED)
    if on_and_off:
        for state, number in (("enabledValue", "1"), ("disabledValue", "0")):
            ElementTree.SubElement(ElementTree.SubElement(policy, state), "decimal", value=number)
    else:
        _add_element(ElementTree.SubElement(policy, "elements"), setting)


def _add_element(elements: ElementTree.Element, setting: str) -> None:
    """Add what is entered for a setting that is more than on or off."""
    name, shape = value_name(setting), SCHEMA[setting].shape
    named = {"id": name, "valueName": name, "required": "true"}
    if isinstance(shape, Whole):
        bounds = {"minValue": str(shape.least), "maxValue": str(shape.most)}
        ElementTree.SubElement(elements, "decimal", named | bounds)
    elif isinstance(shape, OneOf):
        listed = ElementTree.SubElement(elements, "enum", named)
        for value in shape.words:
            item = ElementTree.SubElement(listed, "item", displayName=f"$(string.{name}_{value})")
            ElementTree.SubElement(ElementTree.SubElement(item, "value"), "string").text = str(value)
    else:
        ElementTree.SubElement(elements, "text", named | {"maxLength": _LONGEST})


def adml(words: Words) -> str:
    """Write the words of the definitions in a language."""
    root = ElementTree.Element("policyDefinitionResources", _FORMAT)
    ElementTree.SubElement(root, "displayName").text = words.program
    ElementTree.SubElement(root, "description").text = words.describes
    resources = ElementTree.SubElement(root, "resources")
    strings = ElementTree.SubElement(resources, "stringTable")
    for name, text in _strings(words):
        ElementTree.SubElement(strings, "string", id=name).text = text
    presentations = ElementTree.SubElement(resources, "presentationTable")
    for setting in settable():
        _add_presentation(presentations, setting, words)
    return text_of(root)


def _strings(words: Words) -> Iterator[tuple[str, str]]:
    yield _SUPPORTED, words.supported
    yield _TOP, words.program
    for group, title in GROUPS.items():
        yield group, words.said(title)
    for setting in settable():
        about, name = SCHEMA[setting], value_name(setting)
        yield name, words.said(about.title)
        yield f"{name}_Explain", f"{words.said(about.explanation)}\n\n{words.bounds(setting)}"
        if isinstance(about.shape, OneOf):
            for value, word in about.shape.words.items():
                yield f"{name}_{value}", words.said(word)


def _add_presentation(presentations: ElementTree.Element, setting: str, words: Words) -> None:
    about, name, usual = SCHEMA[setting], value_name(setting), _usual(setting)
    if isinstance(about.shape, Switch):
        return
    shown = ElementTree.SubElement(presentations, "presentation", id=name)
    title = words.said(about.title)
    if isinstance(about.shape, Whole):
        ElementTree.SubElement(shown, "decimalTextBox", refId=name, defaultValue=str(usual)).text = title
    elif isinstance(about.shape, OneOf):
        first = str(list(about.shape.words).index(usual))
        ElementTree.SubElement(shown, "dropdownList", refId=name, noSort="true", defaultItem=first).text = title
    else:
        ElementTree.SubElement(ElementTree.SubElement(shown, "textBox", refId=name), "label").text = title


def _usual(setting: str) -> Value:
    usual: Value = getattr(USUAL, setting)
    return usual


def sample(words: Words) -> str:
    """Write a policy file in which every setting stands, commented out, with its usual value."""
    parts = [*(f"# {line}" for line in words.head), ""]
    for setting in settable():
        about = SCHEMA[setting]
        parts += [
            f"# {words.said(about.title)}. {words.bounds(setting)}",
            f"# {setting} = {_toml(_usual(setting))}",
            "",
        ]
    return "\n".join(parts).rstrip("\n") + "\n"


def _toml(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else f'"{value}"'


def table(words: Words) -> str:
    """Write the table of the settings for the handbook."""
    rows = [f"| {' | '.join(words.columns)} |", "| --- | --- | --- | --- |"]
    for setting in settable():
        about = SCHEMA[setting]
        names = f"`{setting}`<br>`{value_name(setting)}`"
        said = f"**{words.said(about.title)}.** {words.said(about.explanation)}"
        strict = "" if about.strict is None else f"`{_toml(about.strict)}`"
        rows.append(f"| {names} | {said} | {words.range(setting)}; `{_toml(_usual(setting))}` | {strict} |")
    return "\n".join(rows) + "\n"


HANDBOOK: Final = ROOT.parent / "docs" / "administration.md"


def handbook(text: str) -> str:
    """Put the tables between their marks in the handbook."""
    for words in (GERMAN, ENGLISH):
        begin, end = f"<!-- settings {words.code} -->\n", "<!-- end of settings -->"
        before, rest = text.split(begin)
        text = before + begin + "\n" + table(words) + "\n" + end + rest.split(end, 1)[1]
    return text


def made() -> dict[Path, str]:
    """Give every file that is made here, with what is to stand in it."""
    return {
        TEMPLATES / "Schutzbruecke.admx": admx(),
        TEMPLATES / "de-DE" / "Schutzbruecke.adml": adml(GERMAN),
        TEMPLATES / "en-US" / "Schutzbruecke.adml": adml(ENGLISH),
        ROOT / "policy.toml": sample(GERMAN),
        HANDBOOK: handbook(HANDBOOK.read_text(encoding="utf-8")),
    }


def main() -> None:
    """Write all of it."""
    for path, text in made().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
