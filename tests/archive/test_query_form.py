"""A form to a query and back: whatever is typed is looked for as it is, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import SearchQueryError
from archive.query_form import NAME_FIELDS, QueryForm, form_errors, names_in, names_text, write_form
from archive.query_reading import read_form
from archive.search_query import MAX_LENGTH, MAX_TERMS, parse_query
from archive.search_tree import State, TextField
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
        (QueryForm(tags=("a", "b", "A”", " a")), "tag:(a OR b)"),
        (QueryForm(all_words="“b c” „d e＂"), "“b c” „d e＂"),
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
    for form in (
        QueryForm(all_words="x y" * 1_000_000),
        QueryForm(tags=tuple(map(str, range(1_000_000)))),
    ):
        with pytest.raises(SearchQueryError, match="too long"):
            write_form(form)


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


def test_every_field_of_names_is_a_field() -> None:
    assert set(NAME_FIELDS) <= set(QueryForm.__slots__)
