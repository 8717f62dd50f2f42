"""A post file and its text in one run of bytes: both come out as they went in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.storage.records import (
    MOST_LINES,
    REACH,
    excerpt_in,
    make_record,
    source_in,
    text_in,
)
from archive.text.shorten import EXCERPT_CHARACTERS, shortened

LINE = "京津冀的轨道今天开通。"
PAGE = f"---\ntitle: t\n---\n<p>　　{LINE}</p>\n<p>harbour and ferry</p>\n"
TEXT = f"{LINE}\nharbour and ferry"

ANY_TEXT = st.text(st.characters(), max_size=400)
SOME_LINES = st.lists(
    st.one_of(st.text(max_size=30), st.sampled_from([LINE, "harbour and ferry", "\n\n", "a"])),
    max_size=12,
)


@given(source=st.binary(max_size=400), text=ANY_TEXT, excerpt=st.text(max_size=300))
def test_whatever_goes_in_comes_out(source: bytes, text: str, excerpt: str) -> None:
    record = make_record(source, text, excerpt)
    assert (source_in(record), text_in(record), excerpt_in(record)) == (source, text, excerpt)


@given(lines=SOME_LINES, shown=SOME_LINES, place=st.integers(0, 400))
def test_files_that_have_lines_of_their_text(
    lines: list[str], shown: list[str], place: int
) -> None:
    source, text = "<p>".join(lines).encode(), "\n".join(shown)
    for excerpt in (shortened(text), text[:place].replace("\n", " ")[:EXCERPT_CHARACTERS], ""):
        record = make_record(source, text, excerpt)
        assert (source_in(record), text_in(record), excerpt_in(record)) == (source, text, excerpt)


def test_lines_of_the_text_are_there_once() -> None:
    record = make_record(PAGE.encode(), TEXT, LINE)
    assert record.count(LINE.encode()) == record.count(b"harbour and ferry") == 1
    assert excerpt_in(record) == LINE


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("字" * 1000, shortened("字" * 1000)),
        ("𠮷" * 1000, shortened("𠮷" * 1000)),
        ("a" + "𠮷" * 1000, shortened("a" + "𠮷" * 1000)),
        ("\ud800" * 1000, shortened("\ud800" * 1000)),
        ("a\n" * 200, " ".join("a" * 60)),
        ("a\n" * 200, " ".join("a" * 100)),
        ("a\nb\n\nc", "a b "),
    ],
)
def test_excerpts(text: str, excerpt: str) -> None:
    record = make_record(b"x", text, excerpt)
    assert (excerpt_in(record), text_in(record)) == (excerpt, text)


def test_a_file_that_is_no_utf_8_is_kept_whole() -> None:
    data = "京津冀 harbour and ferry".encode("gb18030") + b"\xff\xfe"
    record = make_record(data, "京津冀 harbour and ferry", "")
    assert record.endswith(data)
    assert source_in(record) == data


def test_a_line_far_away_is_not_looked_for() -> None:
    data = b"x" * (2 * REACH) + LINE.encode()
    record = make_record(data, LINE, "")
    assert record.endswith(data)


def test_of_very_many_lines_the_first_are_looked_for() -> None:
    lines = [f"line number {number}" for number in range(MOST_LINES + 10)]
    text = "\n".join(lines)
    record = make_record(text.encode(), text, "")
    assert source_in(record) == text.encode()
    assert record.count(b"line number 1\n") == 1
    assert record.count(lines[-1].encode()) == 2


@pytest.mark.parametrize(
    "data", [b"", b"\x00", b"\x02text", b"\x03text\xffexcerpt", b"\x02a\xff\xff\xff"]
)
def test_what_is_no_record_is_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"damaged|subsection"):
        source_in(data)


@pytest.mark.parametrize("data", [b"", b"\x00", b"\x00text", b"\x00\xed\xa0\xff"])
def test_what_has_no_text_is_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"subsection|decode"):
        text_in(data)
    with pytest.raises(ValueError, match=r"subsection|decode"):
        excerpt_in(data)
