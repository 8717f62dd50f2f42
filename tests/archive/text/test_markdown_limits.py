"""The limits of what we add to Markdown, each by its name: past each of them, text stays text."""

from __future__ import annotations

import re

import pytest

from archive.text.markdown import abbreviations
from archive.text.markdown.abbreviations import MAX_ABBREVIATIONS, MAX_MARKED
from archive.text.markdown.attribute_lists import MAX_LIST
from archive.text.markdown.maths import MAX_MATHS
from archive.text.markdown.tables import MAX_COLUMNS
from archive.text.markup import render
from archive.text.rules import BodyRules

JEKYLL = BodyRules(generator="jekyll")


def _html(body: str) -> str:
    return render(body, JEKYLL)


# Abbreviations


def _with_abbreviations(count: int) -> str:
    words = " ".join(f"a{number}" for number in range(count))
    meanings = "".join(f"*[a{number}]: meaning {number}\n" for number in range(count))
    return f"{words}\n\n{meanings}"


def test_the_first_abbreviations_are_known_and_the_words_of_all_are_kept() -> None:
    html = _html(_with_abbreviations(MAX_ABBREVIATIONS))
    assert html.count("<abbr") == MAX_ABBREVIATIONS
    last = MAX_ABBREVIATIONS - 1
    assert f'<abbr title="meaning {last}">a{last}</abbr></p>' in html
    past = _html(_with_abbreviations(MAX_ABBREVIATIONS + 1))
    assert past.count("<abbr") == MAX_ABBREVIATIONS
    assert f"a{last}</abbr> a{last + 1}</p>" in past


@pytest.mark.parametrize("most", [3, pytest.param(MAX_MARKED, marks=pytest.mark.slow)])
def test_the_first_places_of_abbreviations_are_marked_and_the_others_are_text(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(abbreviations, "MAX_MARKED", most)
    marked = '<abbr title="Port">P</abbr>'
    body = "*[P]: Port\n\n" + "P " * (most - 1) + "P"
    assert _html(body).count(marked) == most
    past = _html(f"{body} P *end*\n\nP")
    assert past.count(marked) == most
    assert past.endswith(f"{marked} P <em>end</em></p>\n<p>P</p>\n")


# Attribute lists


def _list_of(characters: int) -> str:
    """``{:…}`` with so many characters between the colon and the end."""
    return "{:" + " .x".ljust(characters) + "}"


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("a\n{}", '<p class="x">a</p>'),  # of a block
        ("*a*{}", '<p><em class="x">a</em></p>'),  # of a span
        ("* {} a", '<ul>\n<li class="x">a</li>\n</ul>'),  # of an item
    ],
)
def test_an_attribute_list_that_is_too_long_is_text(body: str, read: str) -> None:
    assert _html(body.replace("{}", _list_of(MAX_LIST))).strip() == read
    html = _html(body.replace("{}", _list_of(MAX_LIST + 1)))
    assert 'class="x"' not in html
    assert "{: .x" in html
    assert "a" in re.sub("<[^>]*>", "", html)


def test_a_list_with_a_name_that_is_too_long_gives_nothing() -> None:
    within = "{:" + "n: .x".ljust(MAX_LIST) + "}"
    assert _html(f"a\n{{: n}}\n\n{within}\n") == '<p class="x">a</p>\n'
    html = _html(f"a\n{{: n}}\n\n{within[:-1]} }}\n")
    assert html.startswith("<p>a</p>")
    assert "{:n: .x" in html


# Formulas


@pytest.mark.parametrize(
    ("before", "after", "is_block"),
    [
        ("$$", "$$", True),
        ("text $$", "$$", False),
        ("text \\\\(", "\\\\)", False),
        ("text \\\\[", "\\\\]", False),
    ],
)
def test_a_formula_that_is_too_long_is_text(before: str, after: str, is_block: bool) -> None:
    formula = "*x*".ljust(MAX_MATHS, "y")
    html = _html(before + formula + after)
    assert f'<code class="math">{formula}' in html
    assert html.startswith("<pre>" if is_block else "<p>")
    html = _html(f"{before}{formula}y{after}")
    assert "math" not in html
    assert f"<em>x</em>{formula[3:]}y" in html


# Tables


def _row(columns: int) -> str:
    return "".join(f"|c{number}" for number in range(columns)) + "|\n"


@pytest.mark.parametrize("end", ["|", ""])
def test_what_is_past_the_last_column_is_text_of_it(end: str) -> None:
    last = MAX_COLUMNS - 1
    html = _html(_row(MAX_COLUMNS)[:-2] + end)
    assert html.count("<td>") == MAX_COLUMNS
    assert f"<td>c{last}</td>\n</tr>" in html
    html = _html(_row(MAX_COLUMNS + 2)[:-2] + end)
    assert html.count("<td>") == MAX_COLUMNS
    assert f"<td>c{last - 1}</td>\n<td>c{last} c{last + 1}|c{last + 2}</td>\n</tr>" in html


def test_the_next_row_of_a_table_with_too_many_columns_is_read() -> None:
    html = _html(_row(MAX_COLUMNS + 1) + "|next|\n")
    assert html.count("<tr>") == 2
    assert "<td>next</td>" in html
