"""Blanks at the beginning of a paragraph, by whatever they are written; no others."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.views.viewer.pads import BLANKS, with_pads

WIDE = "\u3000"
PAD = '<span class="pad">{}</span>'.format


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (f"<p>{WIDE}{WIDE}春天</p>", f"<p>{PAD(2 * WIDE)}春天</p>"),
        ('<p style="x">\n &emsp;&emsp;a', f'<p style="x">\n {PAD("&emsp;&emsp;")}a'),
        ("<p>&nbsp;&nbsp; a", f"<p>{PAD('&nbsp;&nbsp;')} a"),
        (
            f'<p><span style="color:var(--ink-red)"><b>{WIDE}红',
            f'<p><span style="color:var(--ink-red)"><b>{PAD(WIDE)}红',
        ),
        (f"<p>春{WIDE}天</p><pre>{WIDE}</pre>", f"<p>春{WIDE}天</p><pre>{WIDE}</pre>"),
        ("<p>" + WIDE * 9, f"<p>{PAD(8 * WIDE)}{WIDE}"),
        (f"<pre>{WIDE}a</pre>", f"<pre>{WIDE}a</pre>"),
        ("<p>plain</p>", "<p>plain</p>"),
    ],
)
def test_blanks_before_a_paragraph(body: str, shown: str) -> None:
    assert with_pads(body) == shown


@given(st.lists(st.sampled_from([*BLANKS, "<p>", "</p>", "<b>", "a", " ", '<p id="b">', "<"])))
def test_nothing_else_is_changed(pieces: list[str]) -> None:
    body = "".join(pieces)
    assert re.sub(r'<span class="pad">(.*?)</span>', r"\1", with_pads(body)) == body
