"""What the limits of front matter, and of a table of contents, leave out: all is used up to each,
and past it what the table in docs/notes/limits.md says."""

from __future__ import annotations

import pytest

from archive.progress import ProblemCode
from archive.text.chips import CONTENTS_MARK
from archive.text.finishing import MAX_CONTENTS, finished
from archive.text.frontmatter import (
    MAX_CUT_CHARACTERS,
    MAX_TOLD,
    FrontMatter,
    parse_front_matter,
)
from archive.text.repair import MAX_BLOCKS, MAX_STRICT_BLOCKS, repair
from archive.text.yaml_reader import MAX_NODES


@pytest.mark.parametrize(("too_many", "read"), [(0, True), (1, False)])
def test_keys_are_read_of_so_much_front_matter_that_is_never_closed(
    too_many: int, *, read: bool
) -> None:
    start = "title: T\ndate: 2024-01-02\n\n"
    text = f"---\n{start}" + "x" * (MAX_CUT_CHARACTERS + too_many - len(start))
    front = parse_front_matter(text)
    assert front.values == ({"title": "T", "date": "2024-01-02"} if read else {})
    assert front.body == text, "nothing is lost"
    assert [code for code, _, _ in front.problems] == [ProblemCode.FRONT_MATTER_UNCLOSED]


TOO_MANY = [(ProblemCode.FRONT_MATTER_TOO_LARGE, "It has too many values")]


def told(front: FrontMatter) -> list[tuple[ProblemCode, str]]:
    return [(code, sentence) for code, _, sentence in front.problems]


@pytest.mark.parametrize(
    ("too_many", "is_told", "kept"),
    [(0, False, True), (1, True, True), (2, True, True), (3, True, False)],
)
def test_of_front_matter_with_too_many_values_each_key_is_read_by_itself(
    too_many: int, *, is_told: bool, kept: bool
) -> None:
    tags = ["a"] * (MAX_NODES - 4 + too_many)  # the whole, the list, and two more are values too
    lines = "".join(f"- {tag}\n" for tag in tags)
    front = parse_front_matter(f"---\ntitle: T\ntags:\n{lines}layout: post\n---\nbody")
    assert front.values == {"title": "T", "tags": tags if kept else "", "layout": "post"}
    assert (front.body, told(front)) == ("body", TOO_MANY * is_told)


@pytest.mark.parametrize("too_many", [0, 1])
def test_of_front_matter_with_too_many_keys_the_first_are_read(too_many: int) -> None:
    count = MAX_NODES - 1 + too_many  # the whole is a value too
    lines = "".join(f"k{number}: {number}\n" for number in range(count))
    front = parse_front_matter(f"---\n{lines}---\nbody")
    kept = MAX_BLOCKS if too_many else count
    assert front.values == {f"k{number}": number for number in range(kept)}
    assert (front.body, told(front)) == ("body", TOO_MANY * too_many)


def test_of_broken_front_matter_so_many_blocks_are_tried_as_yaml() -> None:
    count = MAX_STRICT_BLOCKS + 2
    text = "".join(f"k{number}: [a, b]\n" for number in range(count)) + "plain: 7\n"
    found = repair(text)
    expected: list[object] = [["a", "b"]] * MAX_STRICT_BLOCKS + ["[a, b]"] * 2 + [7]
    assert list(found.values.values()) == expected
    assert list(found.lines) == [f"k{number}" for number in range(MAX_STRICT_BLOCKS, count)]


def test_blocks_that_are_taken_as_they_stand_are_told() -> None:
    broken = "\n".join(f"k{number}: [a]" for number in range(MAX_STRICT_BLOCKS - 1 + MAX_TOLD))
    front = parse_front_matter(f'---\ntitle: "a" b\n{broken}\n---\n')
    assert [line for _, line, _ in front.problems] == [
        2, *(MAX_STRICT_BLOCKS + 2 + number for number in range(MAX_TOLD - 1))
    ]  # fmt: skip
    assert front.values["title"] == 'a" b'


@pytest.mark.parametrize("count", [MAX_CONTENTS, MAX_CONTENTS + 1])
def test_a_table_of_contents_lists_the_first_headings(count: int) -> None:
    headings = [f'<h2 id="h{number}">H {number}</h2>' for number in range(count)]
    shown = finished(f"<div>{CONTENTS_MARK}</div>" + "".join(headings))
    contents, _, rest = shown.partition("</div>")
    assert [f'<a href="#h{number}">' in contents for number in range(count)] == [
        number < MAX_CONTENTS for number in range(count)
    ]
    assert rest == "".join(headings), "the article has them all"
