"""The folder comes back byte for byte, and nothing is written anywhere else."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from archive import (
    ArchiveCorruptError,
    Cancelled,
    ExportError,
    PostFilter,
    Progress,
    SearchQueryError,
    exporting,
    open_archive,
)
from tests.archive.library import Library, import_into
from tests.archive.pictures import FILM, PDF, numbered, post, write_site


def _export(library: Library, folder: Path, **options: object) -> int:
    with open_archive(library.path, read_only=True) as archive:
        return archive.export_sources(folder, **options)  # type: ignore[arg-type]


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_post_file_comes_back(library: Library, tmp_path: Path) -> None:
    out = tmp_path / "below" / "out"
    assert _export(library, out) == 40
    assert _files(out / "site") == {
        post.path: (library.site / post.path).read_bytes() for post in library.posts
    }


def test_what_comes_back_is_the_same_archive_again(library: Library, tmp_path: Path) -> None:
    shutil.copytree(library.site, tmp_path / "site", ignore=shutil.ignore_patterns("_posts"))
    _export(library, tmp_path, overwrite=True)
    again = tmp_path / "again.fiche"
    assert import_into(again, tmp_path / "site").added == 40
    with (
        open_archive(library.path, read_only=True) as one,
        open_archive(again, read_only=True) as other,
    ):
        ids = range(1, 41)
        assert one.posts(ids) == other.posts(ids)
        assert [one.article_html(n) for n in ids] == [other.article_html(n) for n in ids]


def test_a_query_limits_it(library: Library, tmp_path: Path) -> None:
    wanted = library.posts[4]
    assert _export(library, tmp_path / "out", chosen=PostFilter(query=wanted.code)) == 1
    assert list(_files(tmp_path / "out")) == [f"site/{wanted.path}"]
    assert _export(library, tmp_path / "none", chosen=PostFilter(query="nothingofthesort")) == 0
    with pytest.raises(SearchQueryError):
        _export(library, tmp_path / "bad", chosen=PostFilter(query="("))
    assert not (tmp_path / "bad").exists()


def test_a_folder_that_is_not_empty_is_left_alone(library: Library, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(ExportError, match=r"Cannot export to .*out: the folder is not empty\."):
        _export(library, out)
    assert list(_files(out)) == ["mine.txt"]
    assert _export(library, out, overwrite=True) == 40
    assert (out / "mine.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("below", ["", "out"])
def test_a_file_where_a_folder_should_be(library: Library, tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(ExportError, match="Cannot export to"):
        _export(library, tmp_path / "file" / below)
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_a_file_in_the_way(library: Library, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "site").write_text("mine", "utf-8")
    with pytest.raises(ExportError, match="_posts"):
        _export(library, tmp_path / "out", overwrite=True)
    assert (tmp_path / "out" / "site").read_text("utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_nothing_is_written_through_a_link(library: Library, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("mine", "utf-8")
    path = tmp_path / "out" / "site" / library.posts[0].path
    path.parent.mkdir(parents=True)
    path.symlink_to(outside)
    with pytest.raises(ExportError, match=path.name):
        _export(library, tmp_path / "out", overwrite=True)
    assert outside.read_text("utf-8") == "mine"


def test_a_folder_that_cannot_be_written(guarded_library: Library) -> None:
    out = guarded_library.path.with_name("out")
    out.mkdir(0o555)
    for folder in (out, out / "below"):
        with pytest.raises(ExportError, match="Permission denied"):
            _export(guarded_library, folder)
    assert _files(out) == {}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("path", "'../../evil.md'"),
        ("path", "'/evil.md'"),
        ("path", "'a//evil.md'"),
        ("path", "'a/./evil.md'"),
        ("path", "CAST(x'61006576696c' AS TEXT)"),
        ("path", "x'2e2e2fff'"),
        ("path", "''"),
        ("name", "'..'"),
        ("name", "'../../evil'"),
        ("name", "'/evil'"),
        ("name", "'.'"),
        ("name", "''"),
        ("name", "'a/../..'"),
    ],
)
def test_no_archive_writes_outside_of_the_folder(
    library: Library, tmp_path: Path, column: str, value: str
) -> None:
    table = "post_file" if column == "path" else "source"
    library.execute(f"UPDATE {table} SET {column} = {value} WHERE id = 1")
    deep = tmp_path / "a" / "b" / "c"
    with pytest.raises(ExportError, match="leads out of it"):
        _export(library, deep)
    assert _files(tmp_path / "a") == {}
    assert not Path("/evil.md").exists()


@pytest.mark.parametrize("path", [b"a\\..\\..\\evil.md", b"c:evil.md", b"a:stream/x.md"])
def test_names_that_mean_another_place_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: bytes
) -> None:
    assert exporting._target(b"root", "site", path, tmp_path) == b"root/site/" + path
    monkeypatch.setattr(os, "sep", "\\")
    with pytest.raises(ExportError, match="cannot be written here"):
        exporting._target(b"root", "site", path, tmp_path)


def test_a_name_that_is_too_long(library: Library, tmp_path: Path) -> None:
    library.execute(f"UPDATE post_file SET path = '{'x' * 300}' WHERE id = 1")
    with pytest.raises(ExportError, match="too long"):
        _export(library, tmp_path / "out")


def test_damaged_posts_do_not_keep_the_others_in(library: Library, tmp_path: Path) -> None:
    library.execute("UPDATE post_source SET checksum = zeroblob(16) WHERE post_id IN (3, 7)")
    with pytest.raises(ArchiveCorruptError) as raised:
        _export(library, tmp_path / "out")
    assert "38 files were written, 2 not" in str(raised.value)
    for number in (3, 7):
        assert library.posts[number - 1].path in str(raised.value)
    assert len(_files(tmp_path / "out")) == 38


def test_many_damaged_posts_are_counted(library: Library, tmp_path: Path) -> None:
    library.execute("DELETE FROM post_source")
    with pytest.raises(ArchiveCorruptError, match=r"0 files were written, 40 not: .* …\)$"):
        _export(library, tmp_path / "out")


def test_progress_and_stopping(library: Library, tmp_path: Path) -> None:
    said: list[Progress] = []
    _export(library, tmp_path / "out", progress=said.append)
    assert [(one.stage, one.done, one.total) for one in said] == [
        ("export", 0, 40),
        ("export", 40, 40),
    ]
    assert said[0].path == library.posts[0].path

    def stop(_: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        _export(library, tmp_path / "other", progress=stop)


SITES: dict[str, dict[str, str | bytes]] = {
    "jekyll": {
        "_posts/2024-03-01-a.md": post("![x](/assets/a.png) [y](/a%20b.pdf)", image="/cover.png"),
        "assets/a.png": numbered(1), "a b.pdf": PDF, "cover.png": numbered(4),
    },
    "hugo": {
        "content/posts/a/index.md": post('{{< figure src="a.png" >}} ![y](/b.png)'),
        "content/posts/a/a.png": numbered(1), "static/b.png": numbered(2),
    },
    "hexo": {
        "source/_posts/a.md": post("{% asset_img a.png %} ![y](/b.png)"),
        "source/_posts/a/a.png": numbered(1), "source/b.png": numbered(3),
    },
    "obsidian": {"n/a.md": post("![[a.png]] ![[b.mp4]]"), "x/a.png": numbered(1), "b.mp4": FILM},
    "plain": {"a.md": post("![x](中.png)"), "中.png": b"", "b.txt": "words"},
}  # fmt: skip


def test_sites_of_all_generators_come_back_with_their_assets(tmp_path: Path) -> None:
    target = tmp_path / "all.fiche"
    for name, files in SITES.items():
        folder = write_site(tmp_path / name, files)
        report = import_into(target, folder, generator=name)
        assert (report.problems, report.found + report.assets) == ([], len(files))
    library = Library(target, tmp_path, [])
    assert _export(library, tmp_path / "out") == sum(map(len, SITES.values()))
    for name in SITES:
        assert _files(tmp_path / "out" / name) == _files(tmp_path / name)
    chosen = _export(library, tmp_path / "some", chosen=PostFilter(query="source:hugo"))
    assert (chosen, _files(tmp_path / "some" / "hugo")) == (3, _files(tmp_path / "hugo"))
    assert [path.name for path in (tmp_path / "some").iterdir()] == ["hugo"]


def test_a_damaged_asset_is_named_and_the_rest_is_written(tmp_path: Path) -> None:
    write_site(tmp_path / "hugo", SITES["hugo"])
    import_into(tmp_path / "a.fiche", tmp_path / "hugo", generator="hugo")
    library = Library(tmp_path / "a.fiche", tmp_path, [])
    library.execute("UPDATE asset SET bytes = CAST('x' AS BLOB) WHERE id = 1")
    with pytest.raises(ArchiveCorruptError, match=r"2 files were written, 1 not: .*a\.png"):
        _export(library, tmp_path / "out")
    with open_archive(library.path, read_only=True) as archive:
        assert archive.check().problems == ("the asset 1 is damaged",)


def test_an_asset_whose_path_leads_out_is_not_written(tmp_path: Path) -> None:
    write_site(tmp_path / "hugo", SITES["hugo"])
    import_into(tmp_path / "a.fiche", tmp_path / "hugo", generator="hugo")
    library = Library(tmp_path / "a.fiche", tmp_path, [])
    library.execute("UPDATE asset_file SET path = '../../evil.png'")
    with pytest.raises(ExportError, match="leads out of it"):
        _export(library, tmp_path / "below" / "out")
    assert not list(tmp_path.rglob("evil.png"))


def test_names_that_are_one_on_this_disk(library: Library, tmp_path: Path) -> None:
    """As where capital letters do not count: the file is there already when it is written."""
    first = library.posts[3].path

    def occupy(progress: Progress) -> None:
        if not progress.done:
            write_site(tmp_path / "out" / "site", {first: b"another's"})

    with pytest.raises(ExportError, match="but for files whose names are others' here: _posts/"):
        _export(library, tmp_path / "out", progress=occupy)
    assert len(_files(tmp_path / "out")) == 40
    assert (tmp_path / "out" / "site" / first).read_bytes() == b"another's"
