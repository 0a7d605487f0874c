"""Which level wins, what a wrong value does, and that nothing wrong is passed over."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.precedence import Given, Held, Layer, hold, value_words
from desktop.domain.refused import Refused
from desktop.domain.setting import ADMINISTRATION, Level, Value
from desktop.domain.settings import SCHEMA, USUAL
from tests.helpers.governed import WHERE, held, layer


def test_nobody_has_set_anything() -> None:
    """Where nobody sets anything the usual values hold, nothing is fixed and nothing is wrong."""
    assert hold([]) == Held() == Held(USUAL, {}, ())


def test_the_strongest_level_wins() -> None:
    """Machine policy is over user policy, over machine default, over the person's choice, whatever the order."""
    minutes = dict(zip(Level, (11, 12, 13, 14), strict=True))
    for count in range(1, 5):
        layers = [layer(level, lock_minutes=minutes[level]) for level in list(Level)[-count:]]
        for order in permutations(layers):
            found = hold(order)
            strongest = list(Level)[-count]
            assert found.settings.lock_minutes == minutes[strongest]
            assert found.fixed == ({"lock_minutes": strongest} if strongest in ADMINISTRATION else {})


def test_levels_add_up() -> None:
    """Each setting comes from the strongest level that sets it, whatever else that level sets."""
    found = hold([layer(Level.MACHINE_POLICY, language="en"), layer(Level.USER, language="de", sound=False)])
    assert (found.settings.language, found.settings.sound) == ("en", False)
    assert set(found.fixed) == {"language"}


@pytest.mark.parametrize("level", sorted(ADMINISTRATION))
def test_a_wrong_value_of_security_is_the_strict_one(level: Level) -> None:
    """What secures falls to its strict side, stays fixed, and the place is named with what holds instead."""
    found = hold([layer(level, lock_minutes=0), layer(Level.USER, lock_minutes=30)])
    assert found.settings.lock_minutes == 2
    assert found.fixed == {"lock_minutes": level}
    (wrong,) = found.wrong
    assert (wrong.where, wrong.name) == (WHERE, "lock_minutes")
    assert wrong.sentence == (
        f"{WHERE}: Erwartet wird eine ganze Zahl von 1 bis 60. Für „Sperren ohne Eingabe“ gilt stattdessen: 2."
    )


def test_any_other_wrong_value_is_as_if_it_was_not_there() -> None:
    """What secures nothing is taken from the next level, and the wrong one is named all the same."""
    found = hold([layer(language="fr"), layer(Level.USER_POLICY, language="en")])
    assert (found.settings.language, found.fixed) == ("en", {"language": Level.USER_POLICY})
    assert [one.instead for one in found.wrong] == ["Für „Sprache“ gilt stattdessen: English."]


def test_a_persons_wrong_choice_is_none() -> None:
    """Whatever a person's own file holds is as if nobody had chosen, and nobody is told of it."""
    assert hold([layer(Level.USER, lock_minutes=0, language="fr", nonsense=1)]) == Held()


def test_names_that_are_none() -> None:
    """A setting that there is not is named: it may be a misspelt one."""
    (wrong,) = held(lock_minute=5).wrong
    assert (wrong.name, wrong.reason) == ("lock_minute", "Diese Einstellung gibt es nicht.")


def test_not_at_this_level() -> None:
    """What a policy may not set is named and not taken, and a person's choice of what is not theirs is not taken."""
    found = held(scale=200)
    assert (found.settings.scale, found.fixed) == (100, {})
    assert found.wrong[0].reason == "An dieser Stelle lässt sich das nicht vorgeben."
    assert hold([layer(Level.USER, server_url="https://elsewhere.example")]).settings.server_url == ""


def test_an_unreadable_policy_is_the_strict_one() -> None:
    """Where nobody can tell what was meant, all that secures is strict; the rest is as if nothing had been set."""
    broken = Layer(Level.MACHINE_POLICY, unreadable=("/etc/schutzbruecke/policy.toml", "Zeile 3: …"))
    found = hold([broken, layer(Level.USER, lock_minutes=30, language="en")])
    strict = {name: about.strict for name, about in SCHEMA.items() if about.strict is not None}
    assert {name: getattr(found.settings, name) for name in strict} == strict
    assert set(found.fixed) == set(strict)
    assert found.settings.language == "en"
    assert [one.where for one in found.wrong] == ["/etc/schutzbruecke/policy.toml"]


def test_a_stronger_level_stands_over_an_unreadable_one() -> None:
    """What the machine's policy sets holds, whatever became of the levels below it."""
    broken = Layer(Level.USER_POLICY, unreadable=("HKCU", "…"))
    assert hold([broken, layer(lock_minutes=20)]).settings.lock_minutes == 20


def test_checks_beyond_the_spelling() -> None:
    """A check that looks further refuses as the shape does, and is not asked about nothing."""

    def refuse(_value: Value) -> None:
        raise Refused("ca", "Kein Zertifikat.")

    found = hold([layer(ca_file="/own.pem")], {"ca_file": refuse})
    assert (found.settings.ca_file, found.wrong[0].reason) == ("", "Kein Zertifikat.")
    assert hold([layer(ca_file="")], {"ca_file": refuse}) == Held()


def test_an_empty_line_sets_nothing() -> None:
    """An empty text is as if it was not there: the next level counts."""
    found = hold([layer(proxy=""), layer(Level.USER, proxy="none")])
    assert (found.settings.proxy, found.fixed) == ("none", {})


def test_what_a_profile_keeps_for_itself() -> None:
    """A profile's own value counts where it has one and nobody has fixed another."""
    assert Held().own("storage_mib", 7) == 7
    unchosen: int | None = None
    assert Held().own("storage_mib", unchosen) == 2048
    assert held(storage_mib=9).own("storage_mib", 7) == 9


def test_what_is_fixed_is_not_free() -> None:
    """Another value of what is fixed is refused in a sentence, of anything else it is not."""
    held(language="en").check_free("sound")
    with pytest.raises(Refused, match="„Sprache“ hat Ihre Administration festgelegt"):
        held(language="en").check_free("language")


def test_other_choices() -> None:
    """What a person chooses later holds at once, unless it is fixed."""
    found = held(language="en").chosen(language="de", sound=False)
    assert (found.settings.language, found.settings.sound) == ("en", False)


def test_whether_something_is_wrong() -> None:
    """Of one setting it is known whether nobody can tell what was meant by it."""
    assert held(root_fingerprint="x").is_wrong("root_fingerprint")
    assert not held(root_fingerprint="x").is_wrong("language")
    assert hold([Layer(Level.USER_POLICY, unreadable=("a", "b"))]).is_wrong("language")


def test_values_as_people_read_them() -> None:
    """A value is said in words: on and off, the word of the screen, or as it stands."""
    said = {name: value_words(about, getattr(USUAL, name)) for name, about in SCHEMA.items()}
    assert (said["sound"], said["locked_numbers"], said["language"]) == ("an", "aus", "Deutsch")
    assert (said["server_url"], said["lock_minutes"]) == ("nichts", "10")


ANY = st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.integers()), st.just("de"))
LAYERS = st.lists(
    st.builds(
        lambda level, values: Layer(level, {name: Given(value, "hier") for name, value in values.items()}),
        st.sampled_from(list(Level)),
        st.dictionaries(st.sampled_from([*SCHEMA, "unknown"]), ANY),
    ),
    max_size=4,
)


@given(LAYERS)
def test_whatever_is_set_the_program_starts(layers: list[Layer]) -> None:
    """Whatever stands anywhere, every setting has one of its values, and the administration fixed what is fixed."""
    found = hold(layers)
    for name, about in SCHEMA.items():
        value = getattr(found.settings, name)
        assert about.shape.read(value) == value
    assert set(found.fixed.values()) <= ADMINISTRATION
    assert all(one.sentence for one in found.wrong)
