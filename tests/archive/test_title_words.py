"""What is typed to find titles becomes a query that can be read and finds them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import Importer, ImportOptions, PostFilter, open_archive, title_query, validate_query
from archive.title_words import MAX_WORDS


@given(st.text(max_size=400))
def test_every_text_gives_a_query_that_can_be_read(typed: str) -> None:
    validate_query(title_query(typed))


@pytest.mark.parametrize("typed", ["", "  ", "「“", "***", "-"])
def test_where_there_is_nothing_to_look_for_there_is_no_query(typed: str) -> None:
    assert title_query(typed) == ""


def test_of_many_words_the_first_count() -> None:
    words = [f"w{number}" for number in range(MAX_WORDS + 1)]
    all_that_count = title_query(" ".join(words[:MAX_WORDS]))
    assert all(f"{word}*" in all_that_count for word in words[:MAX_WORDS])
    assert title_query(" ".join(words)) == all_that_count


TITLES = ("Winter on the pier", "港湾图书馆开放", "Spring, at last", "臺灣的春天")


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("win", [0]),
        ("PIER wint", [0]),
        ("书馆", [1]),
        ("图", [1]),
        ("spr at", [2]),
        ("台湾", [3]),
        ("title:winter", []),
        ("-winter", [0]),
        ('"on the', [0]),
        ("inter", []),
    ],
)
def test_titles_are_found_by_beginnings_of_words(
    typed: str, titles: list[int], tmp_path: Path
) -> None:
    folder = tmp_path / "posts"
    folder.mkdir()
    for number, title in enumerate(TITLES):
        text = f'---\ntitle: "{title}"\ndate: 2024-01-0{number + 1}\n---\nwinter title text\n'
        (folder / f"{number}.md").write_text(text, "utf-8")
    with open_archive(tmp_path / "a.fiche", create=True) as archive:
        Importer(archive, ImportOptions(workers=0)).run([folder])
        ids = [
            one for part in archive.iter_post_ids(PostFilter(title_query(typed))) for one in part
        ]
        assert [one.title.text for one in archive.summaries(ids)] == [TITLES[one] for one in titles]
