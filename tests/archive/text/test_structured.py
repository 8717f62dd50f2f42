"""TOML and JSON of strangers: within bounds, or a reason."""

from __future__ import annotations

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import FrontMatterError
from archive.text.structured import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_KEY_PARTS,
    end_of_object,
    read_json,
    read_toml,
)
from archive.text.toml_repair import repair_toml

TOO_MANY = 20_001


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a." * MAX_KEY_PARTS + "a = 1", "parts"),
        ("a . " * 15_000 + "a = 1", "parts"),
        ("[" + "a." * 20_000 + "a]", "parts"),
        ("x = {" + "a." * 20_000 + "a = 1}", "parts"),
        ("a = " + "[" * 60_000, "nested"),
        ("a = " + "{a = " * (MAX_DEPTH + 1) + "1" + "}" * (MAX_DEPTH + 1), "nested"),
        ("a = [" + "1," * TOO_MANY + "]", "too many"),
        ("[[a]]\n" * 10_900, "too many"),
        ("a" * (MAX_CHARACTERS + 1), "longer than"),
        ("a = " + "1" * 60_000, "TOML"),
        ("a = 0000-99-99", "TOML"),
        ("a = 1\na = 2", "TOML"),
        ('a = "x', "TOML"),
        ('"""\\' * 16_000, "TOML"),
    ],
)
def test_toml_past_the_bounds(text: str, reason: str) -> None:
    with pytest.raises(FrontMatterError, match=reason):
        read_toml(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"a": ' + "[" * 30_000 + "]" * 30_000 + "}", "nested"),
        ('{"a": [' + "1," * TOO_MANY + "1]}", "too many"),
        ('{"a": "' + "x" * MAX_CHARACTERS + '"}', "longer than"),
        ('{"a": ' + "1" * 60_000 + "}", "JSON"),
        ('{"a": NaN}', "JSON"),
        ('{"a": -Infinity}', "JSON"),
        ("[1]", "no object"),
        ("{'a': 1}", "JSON"),
        ('{"a": "' + "\\" * 60_000, "JSON"),
        ("", "JSON"),
    ],
)
def test_json_past_the_bounds(text: str, reason: str) -> None:
    with pytest.raises(FrontMatterError, match=reason):
        read_json(text)


def test_what_stands_in_strings_is_no_structure() -> None:
    dots, brackets = "." * 5_000, "[{" * 500
    toml = (
        f"a = '{dots}{brackets}'\nb = \"{dots}\\\"{brackets}\" # {brackets}\nc = '''\n{dots}'''\n"
    )
    assert read_toml(toml) == tomllib.loads(toml)
    text = json.dumps({"a": brackets, '"{': '\\"{'})
    assert read_json(text) == json.loads(text)


def test_lines_of_what_is_wrong() -> None:
    with pytest.raises(FrontMatterError) as caught:
        read_toml("a = 1\nb = \n")
    assert caught.value.line == 2
    with pytest.raises(FrontMatterError) as caught:
        read_json('{"a": 1,\n "b" 2}')
    assert caught.value.line == 2


def test_halves_of_characters_and_doubled_keys() -> None:
    doubled: list[str] = []
    value = read_json('{"a": "\\ud83d\\ude00 \\ud800", "b": ["\\udc00"], "a": 1}', doubled)
    assert (value, doubled) == ({"a": 1, "b": ["\ufffd"]}, ["a"])
    assert read_json('{"\\ud800": "\\ud83d\\ude00"}') == {"\ufffd": "😀"}


@pytest.mark.parametrize(
    ("text", "end"),
    [("{}", 2), ('{"a": "}"} rest', 10), ('{"a": {"b": [1]}}x', 17), ("{", None), ('{"a": "\\"}', None),
     ("{]", 2), ('{"' + "x" * 70_000 + '"}', None)],
)  # fmt: skip
def test_the_end_of_an_object(text: str, end: int | None) -> None:
    assert end_of_object(text) == end


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), values, max_size=5))
def test_all_json_within_the_bounds_is_read(value: dict[str, object]) -> None:
    text = json.dumps(value, ensure_ascii=False)
    assert read_json(text) == json.loads(text)
    assert end_of_object(text + " rest") == len(text)


toml_text = st.text(alphabet="ab.= \"'\\[]{}#,1-\n\t", max_size=300)


@given(toml_text | st.text(max_size=200))
def test_any_toml_is_read_or_has_a_reason(text: str) -> None:
    """What the bounds let through is what the standard library reads."""
    try:
        value = read_toml(text)
    except FrontMatterError as error:
        assert error.message
    else:
        assert value == tomllib.loads(text.replace("\r\n", "\n"))


@given(st.text(alphabet='{}[]":,\\ux0d81 \n', max_size=300) | st.text(max_size=200))
def test_any_json_is_read_or_has_a_reason(text: str) -> None:
    try:
        value = read_json(text)
    except FrontMatterError as error:
        assert error.message
    else:
        assert isinstance(value, dict)
        json.dumps(value, ensure_ascii=False).encode("utf-8")


@given(toml_text | st.text(max_size=200))
def test_any_toml_is_repaired(text: str) -> None:
    repaired = repair_toml(text)
    assert repaired.lines.keys() <= repaired.values.keys()
    assert repaired.raw == {}


def test_toml_as_it_was_meant() -> None:
    text = (
        'title = "a "b" c"\nlist = [\n  "x",\n  "y",\n]\nplain = 他说\nnumber = 3\n[table]\nk = 1\n'
    )
    repaired = repair_toml(text)
    assert repaired.values == {"title": 'a "b" c', "list": ["x", "y"], "plain": "他说", "number": 3}
    assert repaired.lines == {"title": 0, "plain": 5}
    assert repair_toml("a = 1\n" * 2_000).values == {"a": 1}
    assert repair_toml('x = """one').values == {"x": "one"}
