"""The query language: what is understood, and what is refused where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import SearchQueryError
from archive.query import FacetKind
from archive.search_dates import wall_range
from archive.search_query import MAX_LENGTH, MAX_TERMS, parse_query, unknown_field
from archive.search_tree import (
    And,
    DateWithin,
    FacetIs,
    Node,
    Not,
    Or,
    PathHas,
    State,
    StateIs,
    Term,
    TextField,
    walk,
)
from archive.text.tokenizer import Piece, pieces

DAY = 86_400


def term(text: str, field: TextField = TextField.ANYWHERE) -> Term:
    return Term(tuple(pieces(text)), field)


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("武清", term("武清")),
        ("ruby release", And((term("ruby"), term("release")))),
        ("ruby　release", And((term("ruby"), term("release")))),
        ("a OR b c|d", Or((term("a"), And((term("b"), term("c"))), term("d")))),
        ("a||b", Or((term("a"), term("b")))),
        ("a ｜ b", Or((term("a"), term("b")))),
        ("or ORacle b", And((term("or"), term("oracle"), term("b")))),
        ("a -b", And((term("a"), Not(term("b"))))),
        ("a －b", And((term("a"), Not(term("b"))))),
        ("-(a b)", Not(And((term("a"), term("b"))))),
        ("-（-a）", Not(Not(term("a")))),
        ("a(b)c", And((term("a"), term("b"), term("c")))),
        ('"hello world"', term("hello world")),
        ("“轨道上的京津冀”", term("轨道上的京津冀")),
        ('打造"轨道"', And((term("打造"), term("轨道")))),
        ('-"a b"', Not(term("a b"))),
        ("title:武清", term("武清", TextField.TITLE)),
        ("TEXT：武清", term("武清", TextField.TEXT)),
        ("text: 武清", term("武清", TextField.TEXT)),
        (
            "title:(a OR text:b)",
            Or((term("a", TextField.TITLE), term("b", TextField.TEXT))),
        ),
        ('tag:"A  B"', FacetIs(FacetKind.TAG, "a b")),
        ("-tag:臺灣", Not(FacetIs(FacetKind.TAG, "台湾"))),
        ("category:c++", FacetIs(FacetKind.CATEGORY, "c++")),
        ("publisher:北方网", FacetIs(FacetKind.PUBLISHER, "北方网")),
        ("source:News", FacetIs(FacetKind.SOURCE, "news")),
        ("tag:(a OR b)", Or((FacetIs(FacetKind.TAG, "a"), FacetIs(FacetKind.TAG, "b")))),
        ("path:_posts/2022-A.md", PathHas("_posts/2022-a.md")),
        ("on:1970-01-02", DateWithin(DAY, 2 * DAY)),
        ("after:1970-02", DateWithin(first=31 * DAY)),
        ("before:1971", DateWithin(end=365 * DAY)),
        ("is:starred", StateIs(State.STARRED)),
        ("IS：Unread", StateIs(State.UNREAD)),
        ("has:image", StateIs(State.IMAGE)),
        ("http://x.y/z", term("http x y z")),
        ("12:30", term("12:30")),
        ("infoCode=NW2022", term("infoCode=NW2022")),
        ("武清：天津", term("武清：天津")),
        ("a - b", And((term("a"), term("b")))),
        ("a-b", term("a-b")),
        ("--help", term("help")),
        ("main()", term("main")),
        ("C++", term("c")),
        ("a & b ！", And((term("a"), term("b")))),
        ("a OR ()", term("a")),
        ("-。 a", term("a")),
        ("甲*", term("甲")),
        ("* a", term("a")),
        ('"a*"', term("a")),
    ],
)
def test_reads(query: str, node: Node) -> None:
    assert parse_query(query) == node


def test_a_star_makes_a_prefix() -> None:
    assert parse_query("rele*") == Term((Piece("rele", is_run=False, prefix=True),))
    assert parse_query("手机5g＊") == Term(
        (Piece("手机", is_run=True), Piece("5g", is_run=False, prefix=True))
    )
    assert parse_query("a,*") == Term((Piece("a", is_run=False),))


@pytest.mark.parametrize(
    ("query", "position"),
    [
        ("", 0),
        ("  ", 0),
        ("。！", 0),
        ('""', 0),
        ('武清 "高铁', 3),
        ("武清 “高铁", 3),
        ("a (b", 2),
        ("（a (b)", 0),
        ("a b) c", 3),
        ("a OR", 2),
        ("OR b", 0),
        ("a | | b", 2),
        ("(a OR ) b", 3),
        ("a -", 2),
        ("-", 0),
        ("(a -) b", 3),
        ("a - | b", 2),
        ("title:", 0),
        ("a title:", 2),
        ("a (tag:) b", 3),
        ("title:tag:x", 0),
        ('tag:""', 4),
        ("is:foo", 3),
        ("has:starred", 4),
        ("武清 has：foo", 7),
        ("after:2022-13", 6),
        ("on:2022-02-30", 3),
        ("before: tomorrow", 8),
        ("after:0000", 6),
        ("a " * (MAX_TERMS + 1), 2 * MAX_TERMS),
        ("(" * 31 + "a" + ")" * 31, 30),
        ("a" * (MAX_LENGTH + 1), MAX_LENGTH),
    ],
)
def test_refuses_and_says_where(query: str, position: int) -> None:
    with pytest.raises(SearchQueryError) as caught:
        parse_query(query)
    assert caught.value.position == position
    assert str(caught.value) == f"{caught.value.reason} (at character {position + 1})"


_WORDS = [
    "武清",
    "a",
    "5G手机",
    "rele*",
    '"',
    "“",
    "”",
    "(",
    "）",
    "\u3000",
    "-",
    "|",
    ":",
    "：",
    "tag:",
    "title:",
    "is:",
    "is:read",
    "on:",
    "2022",
    "-02",
]
_WORDS += [" ", " OR ", "\ue000", "。", "\x00", "\ud800"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(_WORDS), max_size=25).map("".join)))
def test_never_raises_anything_else(query: str) -> None:
    try:
        node = parse_query(query)
    except SearchQueryError as error:
        assert 0 <= error.position <= len(query)
    else:
        assert all(part.pieces for part in walk(node) if isinstance(part, Term))


@pytest.mark.parametrize(
    ("text", "first_day", "days"),
    [
        ("1970", 0, 365),
        ("1970-1", 0, 31),
        ("1970/02/01", 31, 1),
        ("1970.12", 334, 31),
        ("1970年2月", 31, 28),
        ("1970年2月3日", 33, 1),
        ("1970年", 0, 365),
        ("19700203", 33, 1),
        ("9999", (2932532), 365),
    ],
)
def test_dates(text: str, first_day: int, days: int) -> None:
    assert wall_range(text) == (first_day * DAY, (first_day + days) * DAY)


@pytest.mark.parametrize("text", ["", "22", "2022-", "2022-0", "2022-02-29", "20220230", "²022"])
def test_no_dates(text: str) -> None:
    assert wall_range(text) is None


@pytest.mark.parametrize(
    ("query", "field"),
    [("tga:ruby", "tga:"), ("ruby author：Jane", "author:"), ("http://x.example", None),
     ("12:30 ratio 4:3", None), ("tag:ruby", None), ('"tga:ruby"', None), ("tga: ruby", None)],
)  # fmt: skip
def test_what_may_be_a_mistyped_field(query: str, field: str | None) -> None:
    found = unknown_field(query)
    assert found is None if field is None else found.startswith(f"There is no “{field}”; there")
