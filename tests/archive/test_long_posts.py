"""Posts that are longer than what the searching program keeps of texts: found like all others."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import PostFilter, SortOrder, open_archive
from archive.storage.fulltext import FEW_CHARACTERS
from archive.storage.text_cache import CACHED_CHARACTERS
from tests.archive.library import import_into

LENGTHS = {"短": 20, "长": FEW_CHARACTERS // 2 + 9, "最长": CACHED_CHARACTERS // 2 + 9}
LAST = "尽头的那座灯塔"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with three of them, the last words of each the same."""
    folder = tmp_path_factory.mktemp("long")
    posts = folder / "site" / "_posts"
    posts.mkdir(parents=True)
    for day, (title, length) in enumerate(LENGTHS.items(), start=1):
        lines = "港口一日 harbour\n\n" * (length // 14)
        text = f"---\ntitle: {title}篇\ncategories: 港\n---\n{lines}\n{LAST}\n"
        (posts / f"2024-01-0{day}-post.md").write_text(text, "utf-8")
    import_into(folder / "long.fiche", folder / "site")
    return folder / "long.fiche"


@pytest.mark.parametrize("query", [LAST, f"港口一日 {LAST}", f'"{LAST}"', f"{LAST} -不在这里"])
def test_found_counted_and_shown(path: Path, query: str) -> None:
    with open_archive(path, read_only=True) as archive:
        for sort in SortOrder:
            chunks = archive.iter_post_ids(PostFilter(query=query), sort)
            assert sorted(one for chunk in chunks for one in chunk) == [1, 2, 3], sort
        counted = archive.search(query, limit=1, count=True)
        assert (counted.total, counted.exact) == (3, True)
        (facet,) = archive.facets(PostFilter(query=query)).categories
        assert facet.count == 3
        shown = archive.summaries([3, 2, 1], query)
        assert [one.title.text for one in shown] == ["最长篇", "长篇", "短篇"]
        first_hit = query.split(maxsplit=1)[0].strip('"')
        assert all(first_hit in one.excerpt.text for one in shown)
