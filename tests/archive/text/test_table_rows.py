"""Tables for people who read an article as text: a row is a line."""

from __future__ import annotations

from archive.text.html_text import html_to_text
from archive.text.table_rows import COLUMN_CELLS, text_with_rows


def test_rows_stand_in_columns_whatever_the_script() -> None:
    table = (
        "<p>before</p><table><caption>渡轮</caption><thead><tr><th>港口</th><th>Time</th></tr></thead>"
        "<tbody><tr><td>A</td><td>8 &amp; 9</td></tr><tr><td><p>长长的</p></td><td>x<br>y</td></tr>"
        "</tbody></table><p>after</p>"
    )
    assert text_with_rows(table).splitlines() == [
        "before", "渡轮", "港口    Time", "A       8 & 9", "长长的  x y", "after",
    ]  # fmt: skip


def test_a_long_cell_does_not_push_the_others_away() -> None:
    long = "x" * 300
    said = text_with_rows(
        f"<table><tr><td>{long}</td><td>b</td></tr><tr><td>a</td><td>b</td></tr></table>"
    )
    assert said.splitlines() == [f"{long}  b", "a".ljust(COLUMN_CELLS) + "  b"]


def test_rows_of_different_lengths_and_empty_ones() -> None:
    said = text_with_rows(
        "<table><tr><td></td></tr><tr></tr><tr><td>a</td><td></td><td>c</td></tr><tr><td>b</td></tr></table>"
    )
    assert said.splitlines() == ["a    c", "b"]


def test_of_tables_in_tables_the_inner_ones_have_rows() -> None:
    said = text_with_rows(
        "<table><tr><td>out</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>"
    )
    assert said.splitlines() == ["out", "a  b"]


def test_code_in_a_table_keeps_its_lines() -> None:
    code = "<table><tr><td><pre>1\n2</pre></td><td><pre>x\n  y</pre></td></tr></table>"
    assert text_with_rows(code) == html_to_text(code)


def test_without_a_table_it_is_the_visible_text() -> None:
    fragment = "<p>a  b</p><ul><li>c</li></ul><p>&lt;table&gt;</p>"
    assert text_with_rows(fragment) == html_to_text(fragment)
    assert text_with_rows("") == ""


def test_many_tables_take_linear_time() -> None:
    fragment = "<table>" * 20_000 + "<tr><td>x</td>" + "</table>" * 20_000
    assert text_with_rows(fragment) == "x"
