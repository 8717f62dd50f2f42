"""Trees back to text: read again, they are the same trees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import SearchQueryError
from archive.query import FacetKind
from archive.query_writing import (
    unquoted,
    without_quotation_marks,
    write_query,
)
from archive.search_dates import date_text, wall_range
from archive.search_query import MAX_LENGTH, parse_query
from archive.search_tree import (
    DateWithin,
    FacetIs,
    Not,
    PathHas,
    State,
    StateIs,
    Term,
    TextField,
)
from archive.text.tokenizer import Piece

PARTS = [
    "武清", "a", "5G手机", "rele*", '"b c"', "“轨道 上的”", "臺灣", "(", ")", "（", "）", "-", "－", " ",
    " ", "　", " OR ", "|", "｜", ":", "tag:", "title：", "text:", "category:", "path:", "is:read",
    "is:hidden ", "has:image", "on:2022", "after:", "before:", "2022-02", "。", "http://x.y", "--help",
    "OR", '"', "\x00", "\ud800", "a,*",
]  # fmt: skip
QUERIES = st.one_of(st.text(), st.lists(st.sampled_from(PARTS), max_size=25).map("".join))


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("武清 －高铁", "武清 -高铁"),
        ("臺灣|Ruby", "臺灣 OR Ruby"),
        ("“轨道 上的”", "“轨道 上的”"),
        ("title:a title:b", "title:(a b)"),
        ("tag:a OR tag:“b c”", "tag:(a OR “b c”)"),
        ("-(title:a|title:b) c", "-title:(a OR b) c"),
        ("title:(a OR text:b)", "title:a OR text:b"),
        ("(a (b c)) | d e", "a (b c) OR d e"),
        ("-(-a)", "-(-a)"),
        ('"a"-b', '"a" "-b"'),
        ('"a"OR b', '"a" OR b'),
        ('"a"--b', '"a" "--b"'),
        ("--help", '"--help"'),
        ("title:-x", 'title:"-x"'),
        ("((a)) ()  b &", "a b"),
        ("rele* 手机5g＊", "rele* 手机5g＊"),
        ("is:READ is:unread has:note", "is:read is:unread has:note"),
        ("on:2022年3月 after:20220101 before:2023", "on:2022年3月 after:20220101 before:2023"),
        ("path:_posts/A category:C++", "path:_posts/A category:C++"),
        ("infoCode=NW2022 12:30", "infoCode=NW2022 12:30"),
    ],
)
def test_writes_what_was_meant(query: str, written: str) -> None:
    assert write_query(parse_query(query)) == written


@pytest.mark.parametrize(
    ("node", "written"),
    [
        (Term((Piece("or", is_run=False),)), '"or"'),
        (Term((Piece("rele", is_run=False, prefix=True),), TextField.TITLE), "title:rele*"),
        (
            Term((Piece("手机", is_run=True), Piece("5g", is_run=False, gap=True, prefix=True))),
            "手机.5g*",
        ),
        (Not(FacetIs(FacetKind.TAG, "a b")), '-tag:"a b"'),
        (FacetIs(FacetKind.TAG, "十四五规划", written="“十四五”规划"), 'tag:"十四五规划"'),
        (PathHas("x/y"), 'path:"x/y"'),
        (DateWithin(first=0), "after:1970"),
        (DateWithin(end=86_400), "before:1970-01-02"),
        (DateWithin(0, 86_400), "on:1970-01-01"),
        (StateIs(State.HIDDEN), "is:hidden"),
    ],
)
def test_writes_what_nobody_wrote(node: Term | FacetIs, written: str) -> None:
    assert write_query(node) == written
    assert parse_query(written) == node


@given(QUERIES)
def test_what_is_written_reads_the_same(query: str) -> None:
    try:
        node = parse_query(query)
    except SearchQueryError:
        return
    written = write_query(node)
    if len(written) < MAX_LENGTH:
        assert parse_query(written) == node
        assert write_query(parse_query(written)) == written


def test_a_word_that_is_too_long_is_written_all_the_same() -> None:
    node = parse_query("a" * MAX_LENGTH)
    assert "a" * MAX_LENGTH in write_query(node)


def test_quotation_marks() -> None:
    assert unquoted(' “he said "so" 　now”') == "he said so now"
    assert without_quotation_marks(" “十四五” 规划 ") == "十四五 规划"


@given(st.dates())
def test_dates_are_written_so_that_they_read_the_same(day: object) -> None:
    for text in (str(day), str(day)[:7], str(day)[:4]):
        first, end = wall_range(text) or (0, 0)
        assert date_text(first, end) == text
        assert (wall_range(date_text(first)) or (0, 0))[0] == first


def test_there_is_no_day_after_the_last_one() -> None:
    assert date_text(253_402_300_800) == date_text(1 << 70) == ""
