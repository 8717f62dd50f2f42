"""Front matter: fences, values, bounds and repair."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import frontmatter
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.errors import FrontMatterError
from archive.progress import ProblemCode
from archive.text.frontmatter import (
    HANDLER,
    MAX_CHARACTERS,
    MAX_TOLD,
    FrontMatter,
    parse_front_matter,
    split_front_matter,
)
from archive.text.repair import MAX_BLOCKS, literal_title, repair
from archive.text.yaml_reader import NotYamlError, read_events, read_flat
from archive.text.yaml_scalars import resolve


def codes(front: FrontMatter) -> list[ProblemCode]:
    return [code for code, _, _ in front.problems]


# --- fences --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "front", "body", "body_line"),
    [
        ("---\na: 1\n---\nbody", "a: 1\n", "body", 4),
        ("---\na: 1\n...\nbody", "a: 1\n", "body", 4),
        ("---\n---\nbody", "", "body", 3),
        ("--- \t\na: 1\n---  \nbody", "a: 1\n", "body", 4),
        ("---\na: 1\n---\n\n\n  body", "a: 1\n", "  body", 6),
        ("---\r\na: 1\r\n---\r\n\r\nbody\r\n", "a: 1\r\n", "body\r\n", 5),
        ("\ufeff---\na: 1\n---\nbody", "a: 1\n", "body", 4),
        ("---\na: 1\n---", "a: 1\n", "", 3),
        ("---\na: |\n ---\n x\n---\nbody", "a: |\n ---\n x\n", "body", 6),
        ("---\na: 1\n--- \nbody\n---\nmore", "a: 1\n", "body\n---\nmore", 4),
        ("---\n\n\na: 1\n---\nbody", "a: 1\n", "body", 6),
    ],
)
def test_closed_front_matter(text: str, front: str, body: str, body_line: int) -> None:
    parts = split_front_matter(text)
    assert (parts.kind, parts.front, parts.body, parts.body_line) == (
        "yaml",
        front,
        body,
        body_line,
    )


@pytest.mark.parametrize(
    "text", ["", "body", "\n---\na: 1\n---\n", "----\na: 1\n---\n", "---\ra: 1\r---\rx", "--- a\n"]
)
def test_without_front_matter_everything_is_body(text: str) -> None:
    parts = split_front_matter(text)
    assert (parts.kind, parts.body) == ("none", text)
    assert parse_front_matter(text).values == {}


def test_splitting_is_linear_in_hostile_blanks() -> None:
    text = "---\n" + "---x\n" * 50_000 + " \n" * 100_000
    assert split_front_matter(text).kind == "unclosed"


@given(st.text(max_size=200), st.text(max_size=200))
def test_splitting_loses_no_body(front: str, body: str) -> None:
    parts = split_front_matter(f"---\n{front}\n---\n{body}")
    assert parts.kind == "yaml"
    assert (front + body).endswith(parts.body) or body.endswith(parts.body)


# --- values --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2020", 2020), ("3.10", 3.1), ("yes", True), ("Off", False), ("0777", 511),
        ("1_000", 1000), ("1,000", 1000), ("12:30", 45000), ("12:30:45", 45045),
        ("1:2:3.5", 3723.5), ("~", None), ("NULL", None), ("", None), ("08", "08"), ("1e3", "1e3"),
        ("1.5e+3", 1500.0), (".5", 0.5), ("1.", 1.0), (".", "."), ("-.", "-."), ("0x1F", 31),
        ("-0b11", -3), ("0b", "0b"), ("0b_", "0b_"),
        ("C++", "C++"), ("2020-1-2", dt.date(2020, 1, 2)),
        ("2020-02-30", "2020-02-30"), ("2001-99-99", "2001-99-99"), (".inf", float("inf")),
        ("-.INF", float("-inf")), ("2022-02-28 08:31:37 +0800", "2022-02-28 08:31:37 +0800"),
        ("٣", "٣"), ("1" * 301, "1" * 301), (".E+5", ".E+5"), ("yes sir", "yes sir"),
    ],
)  # fmt: skip
def test_plain_scalars_as_ruby_reads_them(raw: str, value: object) -> None:
    assert resolve(raw) == value
    assert type(resolve(raw)) is type(value)


def test_not_a_number() -> None:
    assert str(resolve(".NaN")) == "nan"


def test_usual_front_matter() -> None:
    front = parse_front_matter(
        '---\nlayout: post\ntitle: "港口：恢复作业"\ndate: 2024-03-01 08:30:00 +0800\n'
        "categories: gang kou\ntags: [港口, 2024]\nempty:\nlist:\n- a\n- b: 1\n---\nbody"
    )
    assert front.values == {
        "layout": "post",
        "title": "港口：恢复作业",
        "date": "2024-03-01 08:30:00 +0800",
        "categories": "gang kou",
        "tags": ["港口", 2024],
        "empty": None,
        "list": ["a", {"b": 1}],
    }
    assert front.problems == ()
    assert front.line_of("tags") == 6
    assert front.line_of("nothing") is None


def test_dates_stay_as_they_were_written() -> None:
    front = parse_front_matter("---\ndate: 2020-1-2\nother: 2020-1-2\n---\n")
    assert front.values == {"date": "2020-1-2", "other": dt.date(2020, 1, 2)}


def test_the_library_reads_through_our_handler() -> None:
    post = frontmatter.loads("---\ntitle: 港口\nn: 0777\n---\nbody", handler=HANDLER)
    assert (post.metadata, post.content) == ({"title": "港口", "n": 511}, "body")
    again = frontmatter.loads(frontmatter.dumps(post, handler=HANDLER), handler=HANDLER)
    assert again.metadata == post.metadata
    assert HANDLER.load("- a") == {}
    with pytest.raises(FrontMatterError) as caught:
        HANDLER.load("a: 1\nb: [")
    assert caught.value.line is not None
    with pytest.raises(ValueError, match="no front matter"):
        HANDLER.split("body")


# --- problems ------------------------------------------------------------------------------


def test_the_last_of_two_equal_keys_counts() -> None:
    for text in ("---\na: 1\na: 2\n---\n", "---\na: 1\na: [2]\n---\n"):
        front = parse_front_matter(text)
        assert front.values["a"] in (2, [2])
        assert front.problems[0][:2] == (ProblemCode.DUPLICATE_KEY, 3)


def test_problems_of_one_file_are_not_told_without_end() -> None:
    for front in ("a: 1\n" * 300, "a: *x\n" * 300, 'a: "x"y"\n' * 300):
        assert len(parse_front_matter(f"---\n{front}---\n").problems) <= 2 * MAX_TOLD


def test_tags_and_aliases_to_nothing_are_left_out() -> None:
    front = parse_front_matter("---\na: b\nc: *x\nd: !!python/name:os.system e\n---\n")
    assert front.values == {"a": "b", "c": None, "d": "e"}
    assert codes(front) == [ProblemCode.FRONT_MATTER_REPAIRED] * 2


@pytest.mark.parametrize(
    ("front", "values"),
    [
        ("a: &x b\nc: *x", {"a": "b", "c": "b"}),
        ("a: &x [1, 2]\nc: [*x, 3]", {"a": [1, 2], "c": [[1, 2], 3]}),
        ("a: &x {t: 1, u: 2}\n<<: *x\nt: 3", {"a": {"t": 1, "u": 2}, "t": 3, "u": 2}),
        ("t: 3\n<<: {t: 1}", {"t": 1}),  # as Ruby: what comes later counts
        ("<<: [{t: 1}, {t: 2, u: 2}]", {"t": 1, "u": 2}),
        ("'<<': {t: 1}", {"<<": {"t": 1}}),
    ],
)
def test_aliases_are_the_values_again(front: str, values: dict[str, object]) -> None:
    found = parse_front_matter(f"---\n{front}\n---\n")
    assert found.values == values
    assert codes(found) == []


def test_a_merge_of_no_mapping_is_left_out() -> None:
    front = parse_front_matter("---\n<<: [a]\nb: c\n---\n")
    assert front.values == {"b": "c"}
    assert codes(front) == [ProblemCode.FRONT_MATTER_REPAIRED]


def test_copies_cannot_multiply() -> None:
    doubled = "a0: &a0 [x]\n" + "".join(
        f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 12)
    )
    nested = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, 30))
    for front in (doubled, nested):
        found = parse_front_matter(f"---\n{front}---\n")
        assert codes(found) == [ProblemCode.FRONT_MATTER_TOO_LARGE]


def test_a_string_tag_keeps_the_text() -> None:
    assert parse_front_matter("---\na: !!str 0777\nb: ! 12\n---\n").values == {
        "a": "0777",
        "b": "12",
    }


def test_keys_that_are_no_text_are_left_out() -> None:
    front = parse_front_matter("---\n? [a]\n: b\nc: d\n---\n")
    assert front.values == {"c": "d"}
    assert codes(front) == [ProblemCode.FRONT_MATTER_REPAIRED]


@pytest.mark.parametrize("front", ["- a\n- b", "just text", "2020"])
def test_front_matter_that_is_no_mapping(front: str) -> None:
    found = parse_front_matter(f"---\n{front}\n---\nbody")
    assert (found.values, found.body) == ({}, "body")
    assert codes(found) == [ProblemCode.FRONT_MATTER_UNREADABLE]


def test_empty_front_matter_is_fine() -> None:
    for text in ("---\n---\nb", "---\n\n# only a remark\n---\nb", "---\n{}\n---\nb"):
        front = parse_front_matter(text)
        assert (front.values, front.body, front.problems) == ({}, "b", ())


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ('title: "他说"好""', '他说"好"'),
        (r'title: "A\B"', r"A\B"),
        ('title: "never closed', "never closed"),
        ("title: 'it's'", "it's"),
        ('title: "He said \\"a\\" and "b""', 'He said "a" and "b"'),
        ("title: one: two", "one: two"),
        ("title: @home", "@home"),
        ("title: `code`", "`code`"),
        ("title: 100% off: now", "100% off: now"),
        ('title: ""quoted" word"', '"quoted" word'),
        ('title:\t"a "b" c"', 'a "b" c'),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_no_yaml_is_taken_as_it_was_meant(line: str, title: str, end: str) -> None:
    text = end.join(["---", "layout: post", line, "tags: [a, b]", "---", "body"])
    front = parse_front_matter(text)
    assert front.values == {"layout": "post", "title": title, "tags": ["a", "b"]}
    assert [(code, at) for code, at, _ in front.problems] == [
        (ProblemCode.FRONT_MATTER_REPAIRED, 3)
    ]
    assert front.body == "body"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"港口\ 改造", r"港口\ 改造"),
        (r"a\nb", r"a\nb"),
        (r"say \"yes\"", 'say "yes"'),
        (r"a \\ b", r"a \ b"),
        (r"\u6e2f", "港"),
        ("plain", "plain"),
    ],
)
def test_backslashes_in_titles(written: str, title: str) -> None:
    front = parse_front_matter(f'---\ntitle: "{written}"\n---\n')
    assert front.values["title"] == title
    literal = title == written and "\\" in written
    assert codes(front) == ([ProblemCode.FRONT_MATTER_REPAIRED] if literal else [])


def test_only_a_quoted_line_is_taken_literally() -> None:
    assert literal_title(r"title: a\b") is None
    assert parse_front_matter("---\ntitle: a\\b\n---\n").values == {"title": "a\\b"}


def test_blocks_stay_whole_while_repairing() -> None:
    found = repair('tags:\n- a\n- b\ntitle: "x"y"\nnote: |\n  one\n  two\n')
    assert found.values == {"tags": ["a", "b"], "title": 'x"y', "note": "one\ntwo"}
    assert found.lines == {"title": 3}


def test_repair_reports_even_where_each_line_is_fine() -> None:
    front = parse_front_matter("---\n  a: 1\nb: 2\n---\n")
    assert codes(front) == [ProblemCode.FRONT_MATTER_REPAIRED]
    assert front.values == {"a": 1, "b": 2}


def test_a_second_document_is_not_dropped() -> None:
    front = parse_front_matter("---\na: 1\n--- x\nb: 2\n---\nbody")
    assert front.values["b"] == 2
    assert codes(front) == [ProblemCode.FRONT_MATTER_REPAIRED]


def test_nothing_to_repair() -> None:
    front = parse_front_matter('---\n"x\n---\nbody')
    assert (front.values, front.body) == ({}, "body")
    assert codes(front) == [ProblemCode.FRONT_MATTER_UNREADABLE]


# --- unclosed ------------------------------------------------------------------------------


def test_unclosed_is_all_body() -> None:
    text = "---\ntitle: x\n" + "long text\n" * 300
    front = parse_front_matter(text)
    assert (front.kind, front.values, front.body) == ("unclosed", {}, text)
    assert codes(front) == [ProblemCode.FRONT_MATTER_UNCLOSED]


@pytest.mark.parametrize(
    ("cut", "values"),
    [
        ('---\nlayout: post\ntitle: "港口恢', {"layout": "post", "title": "港口恢"}),
        ('---\nlayout: post\ntitle: "', {"layout": "post"}),
        ('---\nlayout: post\ntitle: "港口"', {"layout": "post", "title": "港口"}),
        ('---\ntitle: "港口"\ndate: 2024-03-01 08:3', {"title": "港口"}),
        ("---\ndate: 2024-3-1\ncategories: a b\nother: c\n",
         {"date": "2024-3-1", "categories": "a b"}),
        ("---\n", {}),
    ],
)  # fmt: skip
def test_a_file_that_was_cut_off_keeps_its_whole_lines(cut: str, values: dict[str, object]) -> None:
    front = parse_front_matter(cut)
    assert front.values == values
    assert front.body == cut
    assert codes(front) == [ProblemCode.FRONT_MATTER_UNCLOSED]


# --- bounds --------------------------------------------------------------------------------

HOSTILE = {
    "deep-list": "[" * 25_000,
    "deep-map": "{a: " * 12_000,
    "deep-block": "- " * 30_000,
    "indented": "\n".join(" " * i + "a:" for i in range(350)),
    "aliases": "a: &a [x]\n" + "b: [*a,*a]\n" * 4_000,
    "merge": "a: &a {x: 1}\n" + "b:\n  <<: [*a, *a]\n" * 2_000,
    "many": "a: [" + "x," * 30_000 + "]",
    "many-keys": "\n".join(f"k{i}: {i}" for i in range(6_000)),
    "open-quote": '"' + "a\n" * 30_000,
    "questions": "? " * 30_000,
    "anchors": "&a " * 20_000,
    "tag": "%TAG ! " + "x" * 60_000,
    "escapes": 'a: "' + "\\x41" * 15_000 + '"',
    "broken-lines": "a:[\n" * 15_000,
    "broken-quotes": 'a: "x"y\n' * 8_000,
    "colons": "a: " + ":" * 60_000,
    "long-key": "a" * 60_000 + ": b",
    "blanks": "a:" + " " * 60_000 + "b",
    "blank-lines": "a: b\n" + " " * 60_000 + "\nc: d",
    "control": "a: \x01\nb: c",
    "surrogate": "a: \ud800\nb: c",
    "bell": 'a: "\\ud800"\nb: c',
    "huge": "a: b\n" * 40_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_front_matter_is_bounded(name: str) -> None:
    front = parse_front_matter(f"---\n{HOSTILE[name]}\n---\nbody")
    assert front.body == "body"
    assert len(front.values) <= MAX_BLOCKS * 6
    assert len(front.problems) <= 20_000


def test_too_much_keeps_its_first_keys() -> None:
    front = parse_front_matter("---\ntitle: 港口\n" + "x: y\n" * MAX_CHARACTERS + "---\nbody")
    assert codes(front) == [ProblemCode.FRONT_MATTER_TOO_LARGE]
    assert front.values["title"] == "港口"


def test_values_past_the_limits() -> None:
    with pytest.raises(FrontMatterError, match="deeply"):
        read_events("a: " + "[" * 20 + "]" * 20)
    with pytest.raises(FrontMatterError, match="too many"):
        read_events("a: [" + "1," * 6_000 + "]")
    assert parse_front_matter("---\na: " + "[" * 20 + "]" * 20 + "\nb: 1\n---\n").values["b"] == 1


@settings(max_examples=300)
@given(st.text(alphabet=st.sampled_from(list("ab:'\"[]{}#&*!|>-?%@`,\\ \n\t\r0.=~\u2028é港\x00"))))
def test_any_front_matter_is_read_or_repaired(front: str) -> None:
    parse_front_matter(f"---\n{front}\n---\nbody")
    parse_front_matter(f"---\n{front}")


# --- two readers, one result ---------------------------------------------------------------

KEYS = st.sampled_from(["title", "a", "b_c", "Date-2", "yes", "_x"])
FRAGMENTS = st.sampled_from(
    ["a", "b ", "港口", "：", ": ", ":", " #", "#", "'", '"', "-", "- ", "?", ",", "[", "]", "{",
     "}", "&", "*", "!", "|", ">", "%", "@", "`", "\\", "0", "1", "2020-1-2", ".", "~", "yes",
     "\t", "\u00a0", "\u2028", "\x85", "\ufeff", "é", "😀", "=", "<<", "/"]
)  # fmt: skip
VALUES = st.lists(FRAGMENTS, max_size=6).map("".join)
LINES = st.one_of(
    st.tuples(KEYS, st.sampled_from([":", ": ", ":   "]), VALUES).map("".join),
    st.tuples(KEYS, VALUES).map(lambda pair: f'{pair[0]}: "{pair[1]}"'),
    st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]}: '{pair[1]}'  "),
    st.sampled_from(["", "  ", "# remark", "  # remark: x", "- a", "  a: b", "..."]),
)


@settings(max_examples=500)
@given(st.lists(LINES, max_size=5), st.sampled_from(["\n", "\r\n"]))
@example(["a: b # c"], "\n")
@example(["a:", "  b"], "\n")
@example(["a: 'it''s'"], "\n")
def test_the_fast_reader_equals_the_full_one(lines: list[str], end: str) -> None:
    text = end.join(lines)
    fast = read_flat(text)
    if fast is None:
        return
    full = read_events(text)
    assert fast.value == (full.value or {})
    assert fast.raw == full.raw
    assert fast.duplicates == full.duplicates
    assert full.notes == []


@settings(max_examples=200)
@given(st.lists(LINES, max_size=5))
def test_the_full_reader_agrees_with_the_library_on_structure(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        expected = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, TypeError):
        return
    try:
        found = read_events(text)
    except NotYamlError:
        return  # the library's other parser is a little more patient
    if isinstance(expected, dict) and not found.notes:
        assert isinstance(found.value, dict)
        assert list(found.value) == list(expected)


def test_the_usual_shape_takes_the_fast_way() -> None:
    text = (
        'layout: post\ntitle: "港口"\ndate: 2024-03-01 08:30:00 +0800\ncategories: a\ntags: 港口\n'
    )
    assert read_flat(text) is not None
    assert read_flat("a: 1\n" * 3_000) is None


def test_fixtures_are_read(jekyll_site: Path) -> None:
    for path in sorted(jekyll_site.rglob("*.md")):
        parse_front_matter(path.read_text("utf-8"))


@pytest.fixture
def jekyll_site() -> Path:
    return Path(__file__).resolve().parents[2] / "data" / "posts" / "jekyll"
