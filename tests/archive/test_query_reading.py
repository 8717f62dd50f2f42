"""A query to a form: every part has its place, and the posts that are found stay the same."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import open_archive
from archive.errors import SearchQueryError
from archive.query_form import QueryForm, form_errors, write_form
from archive.query_reading import read_form
from archive.search_query import MAX_LENGTH, parse_query
from archive.search_tree import State, TextField
from tests.archive.library import Library
from tests.archive.query_meaning import meaning_of
from tests.archive.test_query_writing import QUERIES

WORDS = st.lists(
    st.sampled_from(["武清", "Ruby", "rele*", '"b c"', "http://x.y", "臺灣"]), min_size=1
)


SEVERAL = WORDS.filter(lambda words: len(words) > 1).map(" ".join)


SOME_NAMES = st.lists(st.sampled_from(["新闻", "C++", "new year", "a,b"]), unique=True).map(tuple)


PLAIN_FORMS = st.builds(
    QueryForm,
    all_words=st.one_of(st.just(""), WORDS.map(" ".join)),
    phrase=st.sampled_from(["京津冀 协同", "hello, world"]),  # else a quoted word takes its place
    any_words=st.one_of(st.just(""), SEVERAL),
    no_words=st.one_of(st.just(""), WORDS.map(" ".join)),
    field=st.sampled_from(TextField),
    categories=SOME_NAMES,
    tags=SOME_NAMES,
    publishers=SOME_NAMES,
    sources=SOME_NAMES,
    path=st.sampled_from(["", "_posts/2022", "a (b)"]),
    after=st.sampled_from(["", "2022-02", "2022年"]),
    before=st.sampled_from(["", "20230101"]),
    states=st.frozensets(st.sampled_from(State)),
    also=st.sampled_from(["", "a b OR c", "-tag:x", "-(-a) -(b c)"]),
)


def values(form: QueryForm) -> dict[str, object]:
    """The fields that are filled in."""
    empty = QueryForm()
    return {
        name: getattr(form, name)
        for name in QueryForm.__slots__
        if getattr(form, name) != getattr(empty, name)
    }


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("", {}),
        (" 　", {}),
        ("武清 -高铁", {"all_words": "武清", "no_words": "高铁"}),
        ("臺灣 Ruby", {"all_words": "臺灣 Ruby"}),
        ("“轨道 上的” a", {"phrase": "轨道 上的", "all_words": "a"}),
        ('"a b" "c d"', {"phrase": "a b", "all_words": '"c d"'}),
        ("a | b|c", {"any_words": "a b c"}),
        ("(a OR b) c", {"any_words": "a b", "all_words": "c"}),
        ("(a OR b) (c OR d)", {"any_words": "a b", "also": "c OR d"}),
        ("-(a OR b) -c", {"no_words": "a b c"}),
        ("-(a b)", {"also": "-(a b)"}),
        ("title:(a -b)", {"all_words": "a", "no_words": "b", "field": TextField.TITLE}),
        ("a title:b text:c", {"all_words": "a", "also": "title:b text:c"}),
        ("title:a|b", {"also": "title:a OR b"}),
        ("tag:a", {"tags": ("a",)}),
        ('tag:(a|“b c”) category:C', {"tags": ("a", "b c"), "categories": ("C",)}),
        ("tag:a tag:b -tag:c", {"tags": ("a",), "also": "tag:(b -c)"}),
        ("tag:a OR category:b", {"also": "tag:a OR category:b"}),
        ("tag:a OR b", {"also": "tag:a OR b"}),
        ("b OR tag:a", {"also": "b OR tag:a"}),
        ("publisher:p source:s path:x/y", {"publishers": ("p",), "sources": ("s",), "path": "x/y"}),
        ("path:x path:y", {"path": "x", "also": "path:y"}),
        ("after:2022 before:2023-2", {"after": "2022", "before": "2023-2"}),
        ("on:2022-12", {"after": "2022-12", "before": "2023"}),
        ("on:2022-02-28", {"after": "2022-02-28", "before": "2022-03"}),
        ("after:2020 on:2022", {"after": "2020", "also": "on:2022"}),
        ("on:9999", {"also": "on:9999"}),
        ("is:read has:note", {"states": frozenset({State.READ, State.NOTE})}),
        ("-is:read", {"also": "-is:read"}),
        ("a -(-b) &", {"all_words": "a", "also": "-(-b)"}),
    ],
)  # fmt: skip
def test_reads(query: str, fields: dict[str, object]) -> None:
    assert values(read_form(query)) == fields


@pytest.mark.slow
@given(PLAIN_FORMS)
def test_a_form_comes_back_as_it_was(form: QueryForm) -> None:
    if not (form.all_words or form.phrase or form.any_words or form.no_words):
        form = replace(form, field=TextField.ANYWHERE)
    try:
        query = write_form(form)
    except SearchQueryError:
        assert len(form.all_words + form.any_words + form.no_words) > 1_000
        return
    assert read_form(query) == form


@given(QUERIES)
def test_a_query_means_the_same_after_a_form(query: str) -> None:
    try:
        node = parse_query(query)
    except SearchQueryError:
        if query.strip():
            with pytest.raises(SearchQueryError):
                read_form(query)
        return
    form = read_form(query)
    assert form_errors(form) == {}
    assert meaning_of(parse_query(write_form(form))) == meaning_of(node)


@pytest.mark.parametrize(
    "query",
    [
        "|".join(["ab"] * 180) + "|" + "c" * 1_400,
        "a" * MAX_LENGTH,
        "-title:(" + "|".join(f"x{number}" for number in range(190)) + ") tag:y",
        "(" * 30 + "a b" + ")" * 30,
        "-(" * 14 + "(a b)" + ")" * 14,
    ],
)
def test_a_query_at_its_limits_goes_through_a_form(query: str) -> None:
    written = write_form(read_form(query))
    assert meaning_of(parse_query(written)) == meaning_of(parse_query(query))


def test_the_posts_are_the_same(made_library: Library) -> None:
    """The real thing: many queries, and what their forms find in a real archive."""
    chance = random.Random(7)
    post = made_library.posts[3]
    words = [post.title[:2], post.title[3:6], "的", "港", "新闻", "2031", "a*"]
    leaves = [
        *words, *(f'"{word}"' for word in words), *(f"title:{word}" for word in words),
        "category:gundong", "tag:港口", "is:unread", "is:hidden", "is:starred", "on:2031",
        "after:2031-02", "before:2031-03", "path:2031-0", "has:image", "source:site",
    ]  # fmt: skip
    found = 0
    with open_archive(made_library.path, read_only=True) as archive:
        for _ in range(150):
            parts = [chance.choice(leaves) for _ in range(chance.randint(1, 4))]
            signs = [chance.choice(["", "", "-"]) + part for part in parts]
            query = signs[0] + "".join(chance.choice([" ", " ", " OR "]) + one for one in signs[1:])
            if len(parts) > 2 and chance.random() < 0.5:
                query = f"({signs[0]} OR {signs[1]}) {' '.join(signs[2:])}"
            hits = archive.search(query, limit=100).hits
            again = archive.search(write_form(read_form(query)), limit=100).hits
            assert [hit.id for hit in again] == [hit.id for hit in hits], query
            found += len(hits)
    assert found > 500
