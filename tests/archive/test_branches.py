"""Categories and tags one inside of the other, from the folder to counts and lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import FacetCount, PostFilter, open_archive, query_of
from tests.archive.importing.folders import write
from tests.archive.library import ids_in, import_into

POST = "---\ntitle: {title}\ndate: 2024-03-0{day} 10:00:00\n{more}\n---\nText\n"


def hexo(folder: Path, *categories: str) -> Path:
    posts = {
        f"source/_posts/p{day}.md": POST.format(title=f"H{day}", day=day, more=f"categories: {one}")
        for day, one in enumerate(categories, 1)
    }
    return write(folder, {"_config.yml": "title: x\ntheme: landscape\n", **posts})


def counts(found: object) -> dict[str, int]:
    return {one.name: one.count for one in found if isinstance(one, FacetCount)}  # type: ignore[attr-defined]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "a.fiche"


def test_a_branch_of_hexo_counts_and_finds_all_that_is_inside(tmp_path: Path, target: Path) -> None:
    import_into(
        target,
        hexo(
            tmp_path / "site",
            "[ship, keel]",
            "[ship, sail]",
            "[wood, keel]",
            "ship",
            "[[a], [a, b]]",
        ),
    )
    with open_archive(target, read_only=True) as archive:
        facets = archive.facets()
        narrowed = archive.facets(PostFilter(query="is:unread"))
    expected = {"ship/": 3, "ship/keel/": 1, "ship/sail/": 1, "wood/": 1, "wood/keel/": 1, "a/": 1,
                "a/b/": 1}  # fmt: skip
    assert counts(facets.category_branches) == counts(narrowed.category_branches) == expected
    assert counts(facets.categories)["keel"] == 2, "the generator's own names are as they were"
    for name, count in expected.items():
        chosen = PostFilter(categories=(name,))
        assert len(ids_in(target, categories=(name,))) == count
        assert ids_in(target, query_of(chosen)) == ids_in(target, categories=(name,))
    assert len(ids_in(target, "category:keel")) == 2
    assert len(ids_in(target, "-category:ship/")) == 2


def test_tags_and_folders_of_obsidian(tmp_path: Path, target: Path) -> None:
    note = "---\ndate: 2024-03-01\ntags: [{}]\n---\nText {}\n"
    vault = write(
        tmp_path / "vault",
        {
            ".obsidian/app.json": "{}",
            "Projects/Ships/a.md": note.format("sea/north, plan", "a"),
            "Projects/b.md": note.format("sea", "b"),
            "c.md": note.format("sea/south/deep", "c"),
        },
    )
    import_into(target, vault)
    with open_archive(target, read_only=True) as archive:
        facets = archive.facets()
    assert counts(facets.category_branches) == {"Projects/": 2, "Projects/Ships/": 1}
    assert counts(facets.tag_branches) == {
        "sea/": 3, "sea/north/": 1, "sea/south/": 1, "sea/south/deep/": 1, "plan/": 1,
    }  # fmt: skip
    assert counts(facets.tags) == {"sea/north": 1, "plan": 1, "sea": 1, "sea/south/deep": 1}
    assert len(ids_in(target, tags=("sea/",))) == 3
    assert len(ids_in(target, "tag:SEA/")) == 3
    assert len(ids_in(target, "tag:sea")) == 1, "a name is the whole name"


def test_posts_of_another_generator_are_in_the_branch_of_their_name(
    tmp_path: Path, target: Path
) -> None:
    jekyll = write(
        tmp_path / "j",
        {
            "_config.yml": "title: j\n",
            "_posts/2024-01-01-x.md": POST.format(
                title="J", day=9, more="categories: [ship, 'a/']"
            ),
        },
    )
    import_into(target, hexo(tmp_path / "h", "[ship, keel]"), jekyll)
    assert len(ids_in(target, categories=("ship/",))) == 2
    assert len(ids_in(target, categories=("a/",))) == 1
    assert len(ids_in(target, categories=("ship",))) == 2


def test_a_branch_is_right_after_an_update_and_a_check(tmp_path: Path, target: Path) -> None:
    import_into(target, hexo(tmp_path / "site", "[ship, keel]", "[ship, sail]"))
    import_into(target, hexo(tmp_path / "site", "[ship, sail]", "[ship, sail]"))
    with open_archive(target, read_only=True) as archive:
        assert counts(archive.facets().category_branches) == {"ship/": 2, "ship/sail/": 2}
        assert archive.check().ok
