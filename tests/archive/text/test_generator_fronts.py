"""Front matter of Hugo and of Hexo: fences, formats, what the values mean."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.progress import ProblemCode
from archive.text.frontmatter import FrontMatter
from archive.text.go_values import go_bool, go_list, go_text
from archive.text.hexo_front import parse_hexo, split_hexo
from archive.text.hugo_front import parse_hugo, split_hugo
from archive.text.yaml_dialects import resolve_go, resolve_js


def codes(front: FrontMatter) -> list[ProblemCode]:
    return [code for code, _, _ in front.problems]


@pytest.mark.parametrize(
    ("text", "kind", "title", "body", "line"),
    [
        ("---\ntitle: x\n---\nbody", "yaml", "x", "body", 4),
        ("---\r\ntitle: x\r\n---\r\nbody", "yaml", "x", "body", 4),
        ("\ufeff\n \n---\nTitle: x\n---\nbody", "yaml", "x", "body", 6),
        ("---\ntitle: x\n----\nbody", "yaml", "x", "-\nbody", 3),
        ("+++\ntitle = 'x'\n+++\n\nbody", "toml", "x", "\nbody", 4),
        ("+++\n+++\nbody", "toml", None, "body", 3),
        ('{"title": "x}", "a": {}}\nbody', "json", "x}", "body", 2),
        ('{\n"title": "x"\n}\n\nbody', "json", "x", "\nbody", 4),
        ("#+TITLE: x\n#+TAGS[]: a b\nbody", "org", "x", "body", 3),
        ("<!--\n+++\ntitle = 'x'\n+++\n-->\nbody", "toml", "x", "body", 6),
        ("{{< figure >}}\nbody", "none", None, "{{< figure >}}\nbody", 1),
        ("{note} body", "none", None, "{note} body", 1),
        ("# heading", "none", None, "# heading", 1),
        ("", "none", None, "", 1),
    ],
)
def test_fences_of_hugo(text: str, kind: str, title: str | None, body: str, line: int) -> None:
    front = parse_hugo(text)
    assert (front.kind, front.values.get("title"), front.body) == (kind, title, body)
    assert front.body_line == line
    assert front.problems == ()
    assert split_hugo(text).body == body


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("---\ntitle: x\n", {"title": "x"}),
        ("+++\nTitle = 'x'\nport = 1\n+\n", {"title": "x"}),
        ('{"title": "x"', {}),
        ("---", {}),
        ("+++", {}),
    ],
)
def test_unclosed_front_matter_of_hugo(text: str, values: dict[str, object]) -> None:
    front = parse_hugo(text)
    assert (front.kind, front.body, front.values) == ("unclosed", text, values)
    assert codes(front) == [ProblemCode.FRONT_MATTER_UNCLOSED]


def test_json_that_is_too_long() -> None:
    text = '{"title": "' + "x" * 70_000 + '"}\n'
    assert codes(parse_hugo(text)) == [ProblemCode.FRONT_MATTER_TOO_LARGE]


def test_lines_of_keys_in_every_format() -> None:
    assert parse_hugo("+++\na = 1\ntitle = 2\n+++\n").line_of("title") == 3
    assert parse_hugo('{\n "title": 1}\n').line_of("title") == 2
    assert parse_hugo("---\na: 1\ntitle: 1\n---\n").line_of("title") == 3


def test_doubled_keys() -> None:
    assert codes(parse_hugo('{"a": 1, "a": 2}\n')) == [ProblemCode.DUPLICATE_KEY]
    assert codes(parse_hugo("---\na: 1\na: 2\n---\n")) == [ProblemCode.DUPLICATE_KEY]
    assert codes(parse_hexo('"a": 1,\n"a": 2\n;;;\n')) == [ProblemCode.DUPLICATE_KEY]
    front = parse_hugo("+++\na = 1\na = 2\n+++\n")  # no TOML: the library refuses it
    assert (front.values, codes(front)) == ({"a": 2}, [ProblemCode.FRONT_MATTER_REPAIRED])


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("---\ntitle: x\n---\nbody", "x", "body"),
        ("-----\ntitle: x\n---\nbody", "x", "body"),
        ("---\ntitle: x\n---body", "x", "body"),
        ("title: x\ntags: [a]\n---\nbody", "x", "body"),
        ('"title": "x"\n;;;\nbody', "x", "body"),
        (';;;\n"title": "x"\n;;;\nbody', "x", "body"),
        ("---\r\ntitle: x\r\n---\r\nbody", "x", "body"),
        ("text\n---\nmore", None, "text\n---\nmore"),
        ("Note: this\nis text\n\n---\nmore", None, "Note: this\nis text\n\n---\nmore"),
        ("title: x\n;;;\nbody", None, "title: x\n;;;\nbody"),
        ("\n---\ntitle: x\n---\n", None, "\n---\ntitle: x\n---\n"),
    ],
)
def test_fences_of_hexo(text: str, title: str | None, body: str) -> None:
    front = parse_hexo(text)
    assert (front.values.get("title"), front.body, codes(front)) == (title, body, [])
    assert split_hexo(text).body == body


def test_front_matter_that_hexo_cannot_read() -> None:
    assert codes(parse_hexo('"a": 1,,\n;;;\nb')) == [ProblemCode.FRONT_MATTER_UNREADABLE]
    assert codes(parse_hexo(';;;\n"a": 1\n')) == [ProblemCode.FRONT_MATTER_UNCLOSED]
    assert codes(parse_hexo("---\na: 1\n")) == [ProblemCode.FRONT_MATTER_UNCLOSED]
    front = parse_hexo('---\ntitle: "他说"好""\n---\nb')
    assert front.values["title"] == '他说"好"'


@given(st.text(alphabet="-+;#{}\"':=a1[]\n \t<>!\ufeff", max_size=200) | st.text(max_size=100))
def test_any_text_is_split_as_it_is_read(text: str) -> None:
    """The body alone, by which a stored post is shown, is the body that the import read."""
    for parse, split in ((parse_hugo, split_hugo), (parse_hexo, split_hexo)):
        front, parts = parse(text), split(text)
        assert (front.body, front.body_line) == (parts.body, parts.body_line)
        assert text.endswith(parts.body)
        assert front.body_line == 1 + text[: len(text) - len(parts.body)].count("\n")


@pytest.mark.parametrize(
    ("raw", "go", "js"),
    [
        ("yes", True, "yes"), ("y", True, "y"), ("Off", False, "Off"), ("true", True, True),
        ("TRUE", True, True), ("tRUE", "tRUE", "tRUE"), ("~", None, None), ("null", None, None),
        ("0777", 511, 777), ("0o17", 15, 15), ("1_000", 1000, "1_000"), ("0x1F", 31, 31),
        ("-0b11", -3, -3), ("3.10", 3.1, 3.1), (".5", 0.5, 0.5), ("1e3", 1000.0, 1000.0),
        ("12:30", "12:30", "12:30"), ("2024-03-01", "2024-03-01", "2024-03-01"), ("-", "-", "-"),
        (".", ".", "."), ("+", "+", "+"), ("0x", "0x", "0x"), ("089", 89.0, 89), ("1.2.3", "1.2.3", "1.2.3"),
        ("-.inf", -math.inf, -math.inf), ("9" * 30, float("9" * 30), int("9" * 30)),
        ("9" * 400, "9" * 400, "9" * 400),
    ],
)  # fmt: skip
def test_scalars_of_other_readers(raw: str, go: object, js: object) -> None:
    assert (resolve_go(raw), resolve_js(raw)) == (go, js)


@given(st.text(alphabet="0123456789abefox_+-.:~yn", min_size=1, max_size=20))
def test_any_scalar_has_a_value(raw: str) -> None:
    for value in (resolve_go(raw), resolve_js(raw)):
        assert value is None or isinstance(value, str | int | float)


@pytest.mark.parametrize(
    ("value", "text", "truth"),
    [("a", "a", None), (True, "true", True), (False, "false", False), (None, "", False),
     (3, "3", True), (0, "0", False), (3.10, "3.1", None), (1e20, "100000000000000000000", None),
     (1e-7, "0.0000001", None), (math.nan, "NaN", None), (math.inf, "+Inf", None),
     (-math.inf, "-Inf", None), (["a"], "", None), ({"a": 1}, "", None), ("T", "T", True),
     ("0", "0", False), ("yes", "yes", None), ("a\0b", "a\ufffdb", None)],
)  # fmt: skip
def test_values_of_go(value: object, text: str, truth: bool | None) -> None:
    assert (go_text(value), go_bool(value)) == (text, truth)


def test_lists_of_go() -> None:
    assert go_list("a, b") == ["a, b"]
    assert go_list(["a", 2, 3.10, True, None]) == ["a", "2", "3.1", "true", ""]
    assert go_list(2024) == ["2024"]
    assert go_list(None) == go_list({"a": 1}) == []
    assert go_bool(1, whole_numbers=False) is None
