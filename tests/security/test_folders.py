"""Folders that were made to lose an import in them: what is past a limit is told, the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import ImportReport, LinkKind, open_archive
from archive.importing.config_file import MAX_CONFIG_BYTES
from archive.importing.walk import MAX_DEPTH
from tests.archive.library import import_into, sum_of
from tests.archive.pictures import post, write_site

DEEP = 1_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site with one post."""
    write_site(
        tmp_path / "site",
        {"_posts/2024-01-01-a.md": post("The ferry."), "_config.yml": "title: x\n"},
    )
    return tmp_path / "site"


def imported(folder: Path, failed: int = 0) -> ImportReport:
    report = import_into(folder.parent / "a.fiche", folder, generator="jekyll")
    assert sum_of(report) == report.found
    assert (report.failed, report.stopped) == (failed, False)
    return report


@pytest.fixture
def deepest(folder: Path) -> Iterator[Path]:
    """The innermost of a thousand folders. They are taken away again, from the inside: what clears
    temporary folders up calls itself for each that is inside another."""
    folders = [folder / "_posts"]
    for _ in range(DEEP):
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    yield folders[-1]
    for one in reversed(folders):
        for file in one.glob("*.md"):
            file.unlink()
        one.rmdir()


def test_a_thousand_folders_inside_each_other(folder: Path, deepest: Path) -> None:
    (deepest / "2024-01-02-b.md").write_text(post("Nobody comes here."), "utf-8")
    near = folder / "_posts" / "/".join("d" * (MAX_DEPTH - 4)) / "2024-01-03-c.md"
    near.write_text(post("Near enough."), "utf-8")
    report = imported(folder, failed=1)  # the folder: nobody knows how many posts are in it
    assert report.added == 2
    assert [one.code.value for one in report.problems] == ["unreadable"]
    assert str(MAX_DEPTH) in report.problems[0].message or "deep" in report.problems[0].message


@pytest.mark.parametrize(
    "config",
    [
        "title: x\n" + "# nothing\n" * (MAX_CONFIG_BYTES // 8), "a: " + "[" * 100_000, "x: 1\n" * 40_000,
        "a: &a [x]\n" + "b: [*a, *a, *a]\n" * 9_000, "permalink: " + ":title/" * 20_000, "exclude: [" + "'**/*'," * 9_000 + "]",
        "defaults:\n" + "- scope: {path: '**/**/**/**/x'}\n  values: {layout: post}\n" * 3_000, "timezone: " + "x" * 200_000,
        "title: !!python/object/apply:os.system ['true']\n", "\x00\x01\x02" * 1_000, "collections:\n" + "  c: {output: true}\n" * 9_000,
    ],
)  # fmt: skip
def test_a_configuration_without_end(folder: Path, config: str) -> None:
    (folder / "_config.yml").write_text(config, "utf-8")
    report = imported(folder)
    assert report.added == 1
    assert len(report.problems) <= 25
    assert all(len(one.message) <= 1_000 for one in report.problems)


def test_data_files_are_not_read(folder: Path) -> None:
    write_site(
        folder,
        {
            "_data/big.yml": "a: [" * 300_000,
            "_data/b.json": "[" * 300_000,
            "_data/c.csv": ",\n" * 99_999,
        },
    )
    report = imported(folder)
    assert (report.added, report.problems) == (1, [])


def test_links_and_redirects_in_a_circle_end(folder: Path) -> None:
    names = ("one", "two", "three")
    for name, other in zip(names, (*names[1:], names[0]), strict=True):
        front = f"title: {name}\npermalink: /{name}/\nredirect_to: /{other}/\nredirect_from: [/{other}/, /{name}/]\n"
        text = f"---\n{front}---\n[next](/{other}/) [self](/{name}/) {{% post_url 2024-02-01-{other} %}}\n"
        (folder / "_posts" / f"2024-02-01-{name}.md").write_text(text, "utf-8")
    assert imported(folder).added == 4
    with open_archive(folder.parent / "a.fiche", read_only=True) as archive:
        for name, other in zip(names, (*names[1:], names[0]), strict=True):
            mine = archive.find_post(f"_posts/2024-02-01-{name}.md")
            target = archive.resolve_link(mine.id, f"/{other}/")
            assert target.kind is LinkKind.POST
            assert archive.post(target.post_id or 0).title == other
            assert archive.resolve_link(mine.id, f"/{name}/").post_id == mine.id
