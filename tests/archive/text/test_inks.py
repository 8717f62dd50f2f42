"""Colours in every spelling that an author may use, and the ink that stands for each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.fonts import with_spans_for_fonts
from archive.text.inks import INKS, ink_of, ink_value
from archive.text.rules import BodyRules
from archive.text.sanitize import sanitize

RULES = BodyRules()


@pytest.mark.parametrize(
    ("written", "ink"),
    [
        ("red", "red"), ("#c00", "red"), ("#CC0000", "red"), ("c00000", "red"), ("#f008", "red"),
        ("brown", "red"), ("orange", "orange"), ("#8B4513", "orange"), ("gold", "orange"),
        ("yellow", "orange"), ("olive", "orange"), ("Lime", "green"), (" darkgreen ", "green"),
        ("teal", "teal"), ("cyan", "teal"), ("navy", "blue"), ("#1e90ff", "blue"),
        ("rebeccapurple", "purple"), ("#9b59b6", "purple"), ("hotpink", "pink"), ("#c71585", "pink"),
        ("rgb(255, 0, 0)", "red"), ("rgb(0 128 0)", "green"), ("rgb(10%, 20%, 90%)", "blue"),
        ("rgba(255,0,0,.1)", "red"), ("rgb(0 0 255 / 50%)", "blue"), ("RGB(999,-4,0)", "red"),
        ("hsl(120, 100%, 25%)", "green"), ("hsl(0.6turn 90% 50%)", "blue"),
        ("hsla(-60deg, 100%, 50%, .3)", "pink"), ("hsl(720,100%,50%)", "red"),
    ],
)  # fmt: skip
def test_a_hue_is_kept(written: str, ink: str) -> None:
    assert ink_of(written) == ink
    assert ink_value(written) == f"var(--ink-{ink})"


@pytest.mark.parametrize(
    "written",
    [
        "", "black", "white", "gray", "silver", "#333", "#fefefe", "#1f2328", "rgb(9, 9, 9)",
        "hsl(10, 5%, 40%)", "inherit", "currentcolor", "transparent", "initial", "lab(50% 0 0)",
        "url(https://evil.example/x)", "var(--paper)", "var(--ink-black)", "#12345", "#gg0000",
        "rgb()", "rgb(1,2)", "rgb(a,b,c)", "hsl(1e99, nan, inf)", "expression(alert(1))",
        "red;background:url(x)", "rgb(255,0,0" + " " * 200 + ")", "9" * 10_000, "\x00red",
    ],
)  # fmt: skip
def test_what_is_no_hue_is_no_ink(written: str) -> None:
    assert ink_of(written) is None
    assert ink_value(written) is None


@given(st.text())
def test_whatever_is_written_is_one_of_the_inks_or_none(written: str) -> None:
    for text in (written, f"rgb({written})", f"hsl({written})", f"#{written}"):
        assert ink_of(text) in (None, *INKS)


def test_what_was_an_ink_stays_one() -> None:
    for name in INKS:
        assert ink_value(f" var(--ink-{name}) ") == f"var(--ink-{name})"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<font color=red>a</font>", '<span style="color:var(--ink-red)">a</span>'),
        ("<font size=5 face=SimSun>a</font>b", "ab"),
        (
            "<p><font color=#00f>a<p>b</font>c",
            '<p><span style="color:var(--ink-blue)">a</span></p>'
            '<p><span style="color:var(--ink-blue)">b</span>c</p>',
        ),
        (
            '<font color=lime style="text-align:center;color:red"><font>a</font></font>',
            '<span style="color:var(--ink-green);text-align:center;color:var(--ink-red)">a</span>',
        ),
        ('<font color=white title="&lt;font&gt;">a</font>', '<span title="&lt;font&gt;">a</span>'),
        ('<td bgcolor=red background="https://evil.example/x">a', "a"),
    ],
)
def test_fonts_become_spans(written: str, shown: str) -> None:
    assert sanitize(written, RULES) == shown
    assert sanitize(shown, RULES) == shown, "sanitising twice changes nothing"


def test_an_end_without_a_beginning_is_left_out() -> None:
    assert with_spans_for_fonts("a</font>") == "a</font>", "there is no font in it"
    assert with_spans_for_fonts("a</font><font>b</font>") == "ab"
