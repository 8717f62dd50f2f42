"""Bodies that would take too long are told from a look at their text."""

from __future__ import annotations

import pytest

from archive.text import limits
from archive.text.complexity import html_too_complex, too_complex
from archive.text.markup import render
from archive.text.rules import BodyRules


@pytest.mark.parametrize(
    "body",
    [
        "",
        "a plain paragraph " * 10_000,
        "| a | b |\n" * 500,
        "<p>x</p>\n" * 5_000,
        "&amp;" * 5_000,
        "AT&T & Co " * 30_000,
        "> " * 20 + "deep enough",
        "# heading\n" * 500,
        "*a* " * 5_000,
        "- " * 50 + "x" * 100,
        "* " * 99 + "\n" * 100,
        "1. " * 99 + "x",
    ],
)
def test_what_people_write_is_rendered(body: str) -> None:
    assert too_complex(body) is None


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("x" * (limits.MAX_BODY_CHARACTERS + 1), "longer than 1,000,000 characters"),
        ("<![CDATA[" * (limits.MAX_CDATA + 1), "unfinished marks"),
        ("<?" * (limits.MAX_CDATA + 1), "unfinished marks"),
        ("|" * (limits.MAX_TABLE_CELLS + 1), "table cells"),
        ("<b>" * (limits.MAX_TAGS + 1), "tags"),
        ("{{x}}" * (limits.MAX_LIQUID_TAGS + 1), "template tags"),
        ("{%x%}" * (limits.MAX_LIQUID_TAGS + 1), "template tags"),
        ("{#x#}" * (limits.MAX_LIQUID_TAGS + 1), "template tags"),
        ("x\n" * (limits.MAX_LINES + 1), "lines"),
        ("$" * (limits.MAX_MARKERS + 1), "Markdown marks"),
        ("==" * (limits.MAX_MARKERS + 1), "Markdown marks"),
        ("\\" * (limits.MAX_MARKERS + 1), "Markdown marks"),
        ("{:" * (limits.MAX_ATTRIBUTE_LISTS + 1), "attribute lists"),
        ("\n# x" * (limits.MAX_HEADINGS_AND_TERMS + 1), "headings"),
        ("\n: x" * (limits.MAX_HEADINGS_AND_TERMS + 1), "headings"),
        ("&#1;" * (limits.MAX_ENTITIES + 1), "character references"),
        ("[]" * limits.MAX_MARKERS, "Markdown marks"),
        ("[" * (limits.MAX_UNCLOSED + 1), "open brackets"),
        ("{:x}" * (limits.MAX_ATTRIBUTE_LISTS + 1), "attribute lists"),
        ("`" * (limits.MAX_MARKERS + 1), "Markdown marks"),
        (">" * (limits.MAX_QUOTES + 1), "nested more than 100 deep"),
        ("text\n" + "- " * (limits.MAX_QUOTES + 1), "nested more than 100 deep"),
        ("1. " * (limits.MAX_QUOTES + 1), "nested more than 100 deep"),
        (" " * 9 + ">" * limits.MAX_QUOTES, "nested more than 100 deep"),
        ("\n\t" + ">" * limits.MAX_QUOTES, "nested more than 100 deep"),
    ],
)
def test_what_would_take_too_long_is_refused(body: str, reason: str) -> None:
    said = too_complex(body)
    assert said is not None
    assert reason in said


@pytest.mark.parametrize(
    ("fragment", "reason"),
    [
        ("<div>" * (limits.MAX_NESTING + 1), "nested more than 200 deep"),
        ("<font a>" * (limits.MAX_NESTING + 1), "nested more than 200 deep"),
        ("<DIV>" * (limits.MAX_NESTING + 1), "nested more than 200 deep"),
        ("<p " + "a " * (limits.MAX_ATTRIBUTES + 1) + ">", "more than 60 attributes"),
        ("<p <<" + "a=b " * (limits.MAX_ATTRIBUTES + 1) + ">", "more than 60 attributes"),
        ("<b>" * (limits.MAX_TAGS + 1), "tags"),
        ("&amp;" * (limits.MAX_ENTITIES + 1), "character references"),
    ],
)
def test_html_that_would_take_too_long(fragment: str, reason: str) -> None:
    said = html_too_complex(fragment)
    assert said is not None
    assert reason in said


@pytest.mark.parametrize(
    "fragment",
    [
        "<p>x" * 5_000,
        "<br>" * 5_000,
        "<li>x" * 1_000,
        "<img src='x'/>" * 1_000,
        "</div>" * 5_000,
        "<div>x</div>" * 5_000,
        '<p title="' + "many words " * 500 + '">x</p>',
    ],
)
def test_html_that_is_only_long(fragment: str) -> None:
    assert html_too_complex(fragment) is None


@pytest.mark.parametrize(
    "body",
    [
        "> " * (limits.MAX_QUOTES - 1),
        "[" * limits.MAX_UNCLOSED,
        "|" * limits.MAX_TABLE_CELLS,
        "*a_" * 10_000,
    ],
)
def test_what_passes_is_rendered(body: str) -> None:
    assert too_complex(body) is None
    render(body, BodyRules())
