"""The templates for Group Policy: current, whole, and in the form that Windows reads."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QXmlStreamReader

from desktop.domain.precedence import Given, Layer, hold
from desktop.domain.setting import Level, OneOf, Switch, Whole
from desktop.domain.settings import SCHEMA, USUAL
from desktop.policy.registry import POLICIES, value_name
from installer.policies import TEMPLATES, adml, admx, made, sample, settable
from installer.policy_words import ENGLISH, GERMAN

LANGUAGES: Final = {"de-DE": GERMAN, "en-US": ENGLISH}
ORDER: Final = (
    "policyNamespaces",
    "resources",
    "supportedOn",
    "categories",
    "policies",
)
INSIDE: Final = ("parentCategory", "supportedOn", "enabledValue", "disabledValue", "elements")


class Element:
    """An element of a file, with what stands in it."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.text = ""
        self.inside: list[Element] = []

    def all(self, name: str) -> list[Element]:
        """Every element of a name in it, however deep."""
        return [one for each in self.inside for one in ([each] if each.name == name else []) + each.all(name)]

    def named(self, name: str, key: str = "name") -> list[str]:
        """An attribute of every element of a name."""
        return [one.attributes[key] for one in self.all(name) if key in one.attributes]


def parsed(text: str) -> Element:
    """A file as its elements; what is no XML fails."""
    reader, top = QXmlStreamReader(text), Element("", {})
    open_ones = [top]
    while not reader.atEnd():
        token = reader.readNext()
        if token is QXmlStreamReader.TokenType.StartElement:
            given = reader.attributes()
            each = [given.at(index) for index in range(given.size())]
            found = {str(one.name()): str(one.value()) for one in each}
            open_ones[-1].inside.append(Element(str(reader.name()), found))
            open_ones.append(open_ones[-1].inside[-1])
        elif token is QXmlStreamReader.TokenType.EndElement:
            open_ones.pop()
        elif token is QXmlStreamReader.TokenType.Characters:
            open_ones[-1].text += str(reader.text())
    assert not reader.hasError(), reader.errorString()
    return top


DEFINITIONS: Final = parsed(admx())


@pytest.mark.parametrize(("path", "text"), made().items())
def test_what_is_made_is_what_is_kept(path: Path, text: str) -> None:
    """Every file in the repository is what the settings make of it; `python -m installer.policies` writes it anew."""
    assert path.read_text(encoding="utf-8") == text


def test_every_setting_is_one_policy() -> None:
    """Whatever a policy may set is exactly one policy, with its key and its name in the registry."""
    policies = DEFINITIONS.all("policy")
    assert [one.attributes["name"] for one in policies] == [value_name(name) for name in settable()]
    assert {one.attributes["key"] for one in policies} == {POLICIES}
    assert {one.attributes["class"] for one in policies} == {"Both"}
    values = [*DEFINITIONS.named("policy"), *DEFINITIONS.named("category")]
    assert max(Counter(values).values()) == 1


def test_every_policy_sets_its_value() -> None:
    """Switches write 1 and 0, numbers have their bounds, words are all those there are."""
    for name, policy in zip(settable(), DEFINITIONS.all("policy"), strict=True):
        shape, value = SCHEMA[name].shape, value_name(name)
        written = [policy.attributes.get("valueName"), *(one.attributes.get("valueName") for one in _elements(policy))]
        assert [one for one in written if one] == [value]
        if isinstance(shape, Switch):
            assert policy.named("decimal", "value") == ["1", "0"]
        elif isinstance(shape, Whole):
            (number,) = policy.all("decimal")
            assert (number.attributes["minValue"], number.attributes["maxValue"]) == (str(shape.least), str(shape.most))
        elif isinstance(shape, OneOf):
            assert [one.text for one in policy.all("string")] == [str(word) for word in shape.words]


def _elements(policy: Element) -> list[Element]:
    return [one for elements in policy.all("elements") for one in elements.inside]


def test_the_form_of_the_definitions() -> None:
    """Parts stand in the order of the format, and categories and the supported system are those that are defined."""
    (root,) = DEFINITIONS.inside
    assert root.name == "policyDefinitions"
    assert [one.name for one in root.inside] == list(ORDER)
    for policy in DEFINITIONS.all("policy"):
        names = [one.name for one in policy.inside]
        assert names == [one for one in INSIDE if one in names]
    defined = {*DEFINITIONS.named("category"), *DEFINITIONS.named("definition")}
    assert {*DEFINITIONS.named("parentCategory", "ref"), *DEFINITIONS.named("supportedOn", "ref")} <= defined


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reference_has_its_words(language: str) -> None:
    """Each string and each presentation that is referred to is there once, and none besides; no string is empty."""
    words = parsed(adml(LANGUAGES[language]))
    strings, presentations = words.named("string", "id"), words.named("presentation", "id")
    assert Counter(strings) == Counter(set(re.findall(r"\$\(string\.(\w+)\)", admx())))
    assert Counter(presentations) == Counter(re.findall(r"\$\(presentation\.(\w+)\)", admx()))
    assert all(one.text for one in words.all("string"))
    entered = [one.attributes["id"] for policy in DEFINITIONS.all("policy") for one in _elements(policy)]
    shown = [one.attributes["refId"] for each in words.all("presentation") for one in each.inside]
    assert shown == entered == presentations


def test_both_languages_say_the_same() -> None:
    """Both have the same strings, and the English ones are not the German ones left as they were."""
    german, english = (parsed(adml(words)).all("string") for words in LANGUAGES.values())
    assert [one.attributes["id"] for one in german] == [one.attributes["id"] for one in english]
    explained = [(a.text, b.text) for a, b in zip(german, english, strict=True) if "_Explain" in a.attributes["id"]]
    assert all(one != other for one, other in explained)


def test_the_files_lie_where_windows_looks_for_them() -> None:
    """The words of each language lie in a folder of its name beside the definitions."""
    assert {path.relative_to(TEMPLATES).as_posix() for path in made() if path.is_relative_to(TEMPLATES)} == {
        "Schutzbruecke.admx",
        "de-DE/Schutzbruecke.adml",
        "en-US/Schutzbruecke.adml",
    }


def test_the_sample_sets_what_is_usual() -> None:
    """With every line taken in, the sample of a policy file sets each setting to its usual value, without mistake."""
    taken = re.sub(r"^# (\w+ = )", r"\1", sample(GERMAN), flags=re.MULTILINE)
    values = tomllib.loads(taken)
    assert list(values) == list(settable())
    held = hold([Layer(Level.MACHINE_POLICY, {name: Given(value, "") for name, value in values.items()})])
    assert (held.settings, held.wrong) == (USUAL, ())
    assert tomllib.loads(sample(ENGLISH)) == {}
