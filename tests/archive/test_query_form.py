"""A form to a query and back: whatever is typed is looked for as it is, and nothing is lost."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import open_archive
from archive.errors import SearchQueryError
from archive.query_form import NAME_FIELDS, QueryForm, form_errors, names_in, names_text, write_form
from archive.query_reading import read_form
from archive.search_query import MAX_LENGTH, MAX_TERMS, parse_query
from archive.search_tree import State, TextField
from tests.archive.library import Library
from tests.archive.query_meaning import meaning_of
from tests.archive.test_query_writing import QUERIES

ODD = st.text(st.sampled_from('aB武清5 　"“”:：-－|()（）*＊,，、;。.\x00\ud800臺'), max_size=12)
TYPED = st.one_of(
    ODD, st.text(max_size=12), st.sampled_from(["OR", "a OR b", "-x", "tag:y", 'is:"read"'])
)
NAMES = st.lists(TYPED, max_size=3).map(tuple)
DATES = st.sampled_from(["", "2022", "2022-02", " 2022年2月3日 ", "20220203", "nonsense"])
FORMS = st.builds(
    QueryForm, TYPED, TYPED, TYPED, TYPED, st.sampled_from(TextField), NAMES, NAMES, NAMES, NAMES,
    TYPED, DATES, DATES, st.frozensets(st.sampled_from(State)), st.one_of(st.just(""), QUERIES),
)  # fmt: skip

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
    ("form", "query"),
    [
        (QueryForm(), ""),
        (QueryForm(all_words="武清 Ruby"), "武清 Ruby"),
        (QueryForm(all_words="rele* rele＊"), "rele* rele＊"),
        (QueryForm(all_words='a "b c" 5"x'), 'a "b c" "5 x"'),
        (QueryForm(all_words="OR -x tag:y a|b (c) （d）"), '"OR" "-x" "tag:y" "a|b" "(c)" "（d）"'),
        (QueryForm(all_words="& ， 。"), ""),
        (QueryForm(phrase='he said "so"'), '"he said so"'),
        (QueryForm(phrase="rele*"), '"rele*"'),
        (QueryForm(any_words="a b"), "a OR b"),
        (QueryForm(all_words="c", any_words="a b"), "c (a OR b)"),
        (QueryForm(any_words="a"), "a"),
        (QueryForm(no_words="a -b"), '-a -"-b"'),
        (QueryForm(all_words="a", field=TextField.TITLE), "title:a"),
        (QueryForm("a", "b c", "d e", "f", TextField.TEXT), 'text:("b c" a (d OR e) -f)'),
        (QueryForm(field=TextField.TITLE), ""),
        (QueryForm(categories=("港湾 新闻",)), 'category:"港湾 新闻"'),
        (QueryForm(tags=("a", "b", "a")), "tag:(a OR b)"),
        (QueryForm(tags=("“十四五”规划",)), 'tag:"十四五规划"'),
        (QueryForm(publishers=("-x",), sources=("OR",)), 'publisher:"-x" source:"OR"'),
        (QueryForm(path='a "b"'), 'path:"a b"'),
        (QueryForm(after=" 2022 ", before="2022年3月"), "after:2022 before:2022年3月"),
        (QueryForm(after="2022 - 3"), 'after:"2022 - 3"'),
        (QueryForm(states=frozenset({State.IMAGE, State.READ})), "is:read has:image"),
        (QueryForm(also=" a|b "), "a|b"),
        (QueryForm(all_words="c", also="a|b"), "c (a OR b)"),
        (QueryForm(all_words="c", also="a b"), "c a b"),
    ],
)
def test_writes(form: QueryForm, query: str) -> None:
    assert write_form(form) == query


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


@given(FORMS)
def test_whatever_is_typed_is_written_or_refused_in_words(form: QueryForm) -> None:
    errors = form_errors(form)
    try:
        query = write_form(form)
    except SearchQueryError as error:
        assert errors == {} or error.reason in errors.values()
        assert errors or len(str(form)) > 1_000 or "nested" in error.reason
        return
    assert errors == {}
    again = read_form(query)
    assert write_form(again) == query or read_form(write_form(again)) == again
    before = parse_query(query) if query else None
    after = parse_query(write_form(again)) if query else None
    assert meaning_of(after) == meaning_of(before)


@given(TYPED)
def test_words_are_taken_as_they_are(typed: str) -> None:
    """No word of a form is an operator or a field: the quoted word finds the same."""
    words = [word for word in typed.split() if not set(word) & set('"“”„＂*＊')]
    quoted = " ".join(f'"{word}"' for word in words)
    try:
        expected = meaning_of(parse_query(quoted))
    except SearchQueryError:
        expected = None
    written = write_form(QueryForm(all_words=" ".join(words)))
    assert (meaning_of(parse_query(written)) if written else None) == expected


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"after": "tomorrow"}, "“tomorrow” is no date; write 2022, 2022-02 or 2022-02-27"),
        ({"before": " 2022-02-30"}, "“2022-02-30” is no date; write 2022, 2022-02 or 2022-02-27"),
        ({"tags": ("a", "”")}, "“tag:” needs something to look for"),
        ({"path": '"'}, "“path:” needs something to look for"),
        ({"also": "a OR"}, "“OR” needs something on both sides"),
        ({"also": "。"}, "There is nothing to search for"),
    ],
)  # fmt: skip
def test_says_what_is_wrong_with_a_field(fields: dict[str, str], reason: str) -> None:
    form = replace(QueryForm(all_words="a"), **fields)  # type: ignore[arg-type]
    assert form_errors(form) == {next(iter(fields)): reason}
    with pytest.raises(SearchQueryError, match="at character 1"):
        write_form(form)


def test_a_form_can_ask_for_too_much() -> None:
    with pytest.raises(SearchQueryError, match="too many words"):
        write_form(QueryForm(all_words="a " * (MAX_TERMS + 1)))
    with pytest.raises(SearchQueryError, match="too long"):
        write_form(QueryForm(phrase="a" * MAX_LENGTH))


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        (" ,，;", ()),
        ("新闻, new  year 、C++；x", ("新闻", "new year", "C++", "x")),
        ('"a, b", “c；d” ,e', ("a, b", "c；d", "e")),
        ("“十四五”规划，x", ("“十四五”规划", "x")),
        ('"open, x', ('"open', "x")),
    ],
)
def test_names(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names
    assert names_in(names_text(names)) == names


def test_names_that_have_both_commas_and_quotation_marks() -> None:
    assert names_in(names_text(["a “b, c” d", "e"])) == ("a b, c d", "e")


@given(st.one_of(ODD, st.text()))
def test_names_are_found_again(text: str) -> None:
    names = names_in(text)
    again = names_in(names_text(names))
    assert len(again) == len(names)
    assert names_in(names_text(again)) == again


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


def test_every_field_of_names_is_a_field() -> None:
    assert set(NAME_FIELDS) <= set(QueryForm.__slots__)
