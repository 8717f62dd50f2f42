"""Importing whole folders: what is added, updated, moved, unchanged, failed and missing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from archive import (
    Cancelled,
    Importer,
    ImportFolderError,
    ImportOptions,
    ImportReport,
    PostFilter,
    Progress,
    Severity,
    open_archive,
)

CONFIG = "title: 金融消息\nurl: https://news.example.com\ntimezone: Asia/Shanghai\nlang: zh-CN\n"


def _post(title: str, date: str = "2022-02-28 08:31:37 +0800", **more: str) -> str:
    body = more.get("body", f'<p>{title}的正文。</p><p class="em_media">（文章来源：北方网）</p>')
    return (
        f'---\nlayout: post\ntitle: "{title}"\ndate: {date}\n'
        f"categories: {more.get('categories', 'beifangwang')}\ntags: {more.get('tags', '北方网新闻')}\n---\n"
        f"{body}\n\n<http://source.example.com/{more.get('code', '1')}>\n"
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    for name, text in {
        "_config.yml": CONFIG,
        "README.md": "---\nlayout: default\n---\nhello\n",
        "category/beifangwang.html": "---\nlayout: category\ntitle: 北方网新闻\ncategory: beifangwang\n---\n",
        "_posts/2022-02-28-NW1.md": _post("武清区"),
        "_posts/2022-03-01-NW2.md": _post("高铁", "2022-03-01 09:00:00 +0800"),
        "old_post/2021-12-08-NW3.md": _post(
            "离岸人民币", "2021-12-08 10:46:18", categories="emnews"
        ),
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "news.fiche"


def _import(target: Path, *folders: Path, **options: object) -> ImportReport:
    with open_archive(target, create=True) as archive:
        report = Importer(archive, ImportOptions(**options)).run(folders)  # type: ignore[arg-type]
        assert archive.check().problems == ()
    _assert_sum(report)
    return report


def _assert_sum(report: ImportReport) -> None:
    parts = (report.added, report.updated, report.moved, report.unchanged, report.failed)
    assert report.found == sum(parts)


def _titles(target: Path, query: str = "", **conditions: object) -> list[str]:
    with open_archive(target, read_only=True) as archive:
        found = archive.iter_post_ids(PostFilter(query=query, **conditions))  # type: ignore[arg-type]
        return [archive.post(post_id).title for chunk in found for post_id in chunk]


def test_first_import(site: Path, target: Path) -> None:
    report = _import(target, site)
    assert (report.found, report.added, report.failed, report.ignored) == (3, 3, 0, 3)
    assert [source.name for source in report.sources] == ["news"]
    assert report.sources[0].timezone == "Asia/Shanghai"
    assert _titles(target) == ["高铁", "武清区", "离岸人民币"]
    assert _titles(target, "武清") == ["武清区"]


def test_what_a_post_says(site: Path, target: Path) -> None:
    _import(target, site)
    with open_archive(target, read_only=True) as archive:
        post = archive.find_post("_posts/2022-02-28-NW1.md")
    assert post.published.isoformat() == "2022-02-28T08:31:37+08:00"
    assert post.categories == ("beifangwang",)
    assert post.category_labels == ("北方网新闻",)
    assert post.tags == ("北方网新闻",)
    assert post.slug == "NW1"
    assert post.permalink == "/beifangwang/2022/02/28/NW1.html"
    assert post.source_link == "http://source.example.com/1"
    assert post.publisher == "北方网"
    assert post.excerpt.startswith("武清区的正文。")
    assert not post.hidden


def test_a_date_without_offset_is_wall_time_of_the_site(site: Path, target: Path) -> None:
    _import(target, site)
    with open_archive(target, read_only=True) as archive:
        post = archive.find_post("old_post/2021-12-08-NW3.md")
    assert post.published.isoformat() == "2021-12-08T10:46:18+08:00"


def test_importing_again_changes_nothing(site: Path, target: Path) -> None:
    _import(target, site)
    before = target.read_bytes()
    report = _import(target, site)
    assert (report.found, report.unchanged) == (3, 3)
    assert len(target.read_bytes()) == len(before)


def test_a_changed_file_is_updated_in_place_and_keeps_its_star(site: Path, target: Path) -> None:
    _import(target, site)
    with open_archive(target) as archive:
        post_id = archive.find_post("_posts/2022-02-28-NW1.md").id
        archive.set_starred([post_id], True)
    (site / "_posts/2022-02-28-NW1.md").write_text(_post("武清区新区", body="<p>轨道</p>"), "utf-8")
    report = _import(target, site)
    assert (report.updated, report.unchanged) == (1, 2)
    with open_archive(target, read_only=True) as archive:
        post = archive.post(post_id)
        assert (post.title, post.starred) == ("武清区新区", True)
    assert _titles(target, "轨道") == ["武清区新区"]
    assert _titles(target, "正文 武清") == []


def test_a_changed_date_moves_the_post_in_the_list(site: Path, target: Path) -> None:
    _import(target, site)
    with open_archive(target) as archive:
        archive.set_starred([archive.find_post("_posts/2022-03-01-NW2.md").id], True)
    (site / "_posts/2022-03-01-NW2.md").write_text(_post("高铁", "2021-01-01 00:00:00"), "utf-8")
    report = _import(target, site)
    assert report.updated == 1
    assert _titles(target) == ["武清区", "离岸人民币", "高铁"]
    assert _titles(target, "is:starred") == ["高铁"]
    assert _titles(target, "正文") == ["武清区", "离岸人民币", "高铁"]


def test_a_touched_file_is_unchanged(site: Path, target: Path) -> None:
    _import(target, site)
    os.utime(site / "_posts/2022-02-28-NW1.md", (1, 1))
    report = _import(target, site)
    assert report.unchanged == 3


def test_a_moved_file_is_the_same_post(site: Path, target: Path) -> None:
    _import(target, site)
    with open_archive(target) as archive:
        archive.set_read([archive.find_post("_posts/2022-02-28-NW1.md").id], True)
    (site / "_posts/2022-02-28-NW1.md").rename(site / "old_post/2022-02-28-NW1.md")
    report = _import(target, site)
    assert (report.moved, report.unchanged, report.missing) == (1, 2, 0)
    with open_archive(target, read_only=True) as archive:
        post = archive.find_post("old_post/2022-02-28-NW1.md")
        assert (post.read, post.other_paths) == (True, ())


def test_a_renamed_file_is_known_by_its_bytes(site: Path, target: Path) -> None:
    _import(target, site)
    (site / "_posts/2022-02-28-NW1.md").rename(site / "_posts/2022-02-28-other.md")
    report = _import(target, site)
    assert (report.moved, report.added, report.missing) == (1, 0, 0)
    with open_archive(target, read_only=True) as archive:
        assert archive.post_count() == 3
        assert archive.find_post("_posts/2022-02-28-other.md").slug == "other"


def test_the_same_file_in_two_folders_is_one_post(site: Path, target: Path) -> None:
    text = (site / "_posts/2022-02-28-NW1.md").read_bytes()
    (site / "old_post/2022-02-28-NW1.md").write_bytes(text)
    report = _import(target, site)
    assert (report.found, report.added, report.unchanged) == (4, 3, 1)
    with open_archive(target, read_only=True) as archive:
        post = archive.find_post("old_post/2022-02-28-NW1.md")
        assert post.path == "_posts/2022-02-28-NW1.md"
        assert post.other_paths == ("old_post/2022-02-28-NW1.md",)
    assert _import(target, site).unchanged == 4


def test_one_of_two_same_files_rewritten_becomes_its_own_post(site: Path, target: Path) -> None:
    twin = site / "old_post/2022-02-28-NW1.md"
    twin.write_bytes((site / "_posts/2022-02-28-NW1.md").read_bytes())
    _import(target, site)
    twin.write_text(_post("另一个"), "utf-8")
    report = _import(target, site)
    assert (report.updated, report.unchanged) == (1, 3)
    with open_archive(target, read_only=True) as archive:
        assert archive.find_post("old_post/2022-02-28-NW1.md").title == "另一个"
        assert archive.find_post("_posts/2022-02-28-NW1.md").title == "武清区"


def test_the_same_story_under_two_names_is_two_posts(site: Path, target: Path) -> None:
    text = (site / "_posts/2022-02-28-NW1.md").read_bytes()
    (site / "_posts/2022-02-28-NW19.md").write_bytes(text)
    assert _import(target, site).added == 4


def test_vanished_files_stay_marked_missing(site: Path, target: Path) -> None:
    _import(target, site)
    (site / "_posts/2022-02-28-NW1.md").unlink()
    report = _import(target, site)
    assert (report.found, report.unchanged, report.missing) == (2, 2, 1)
    assert _titles(target, "is:missing") == ["武清区"]
    (site / "_posts/2022-02-28-NW1.md").write_text(_post("武清区"), "utf-8")
    report = _import(target, site)
    assert (report.unchanged, report.missing) == (3, 0)
    assert _titles(target, "is:missing") == []


def test_late_posts_are_merged_by_date(site: Path, target: Path) -> None:
    _import(target, site)
    (site / "_posts/2022-01-15-NW4.md").write_text(_post("中间", "2022-01-15 12:00:00"), "utf-8")
    (site / "_posts/2022-04-15-NW5.md").write_text(_post("最新", "2022-04-15 12:00:00"), "utf-8")
    _import(target, site)
    assert _titles(target) == ["最新", "高铁", "武清区", "中间", "离岸人民币"]
    assert _titles(target, "正文") == ["最新", "高铁", "武清区", "中间", "离岸人民币"]
    assert _titles(target, after="2022-01", before="2022-03") == ["武清区", "中间"]


def test_a_second_source_of_the_same_name_gets_its_own(
    site: Path, tmp_path: Path, target: Path
) -> None:
    other = tmp_path / "elsewhere" / "news"
    (other / "_posts").mkdir(parents=True)
    (other / "_posts/2022-02-28-NW1.md").write_text(_post("别处"), "utf-8")
    _import(target, site)
    report = _import(target, other)
    assert [source.name for source in report.sources] == ["news-2"]
    assert (report.added, report.missing) == (1, 0)


def test_a_folder_that_moved_is_the_same_source(site: Path, tmp_path: Path, target: Path) -> None:
    _import(target, site)
    moved = tmp_path / "new-place" / "news"
    moved.parent.mkdir()
    site.rename(moved)
    report = _import(target, moved)
    assert (report.unchanged, report.added) == (3, 0)
    assert report.sources[0].name == "news"


def test_changed_rules_read_every_post_again(site: Path, target: Path) -> None:
    _import(target, site)
    (site / "_config.yml").write_text(CONFIG.replace("Asia/Shanghai", "UTC"), "utf-8")
    report = _import(target, site)
    assert report.unchanged == 3
    with open_archive(target, read_only=True) as archive:
        post = archive.find_post("_posts/2022-02-28-NW1.md")
    assert post.published.isoformat() == "2022-02-28T00:31:37+00:00"


def test_bad_files_are_kept_and_listed(site: Path, target: Path) -> None:
    bad = site / "_posts/2022-05-01-bad.md"
    bad.write_bytes(b"\x81\x00\xff\xfe\x9d" * 50)
    report = _import(target, site)
    assert (report.added, report.failed) == (3, 1)
    (problem,) = [one for one in report.problems if one.severity is Severity.ERROR]
    assert problem.path == "_posts/2022-05-01-bad.md"
    with open_archive(target, read_only=True) as archive:
        post = archive.find_post("_posts/2022-05-01-bad.md")
        assert archive.source_bytes(post.id) == bad.read_bytes()
        assert post.unreadable
        assert archive.article_text(post.id) == ""
        assert [one.path for one in archive.problems()] == ["_posts/2022-05-01-bad.md"]
    assert "2022-05-01-bad.md" not in _titles(target)
    assert "2022-05-01-bad.md" in _titles(target, hidden=True)
    bad.write_text(_post("好了"), "utf-8")
    report = _import(target, site)
    assert report.updated == 1
    with open_archive(target, read_only=True) as archive:
        assert archive.problems() == []


def test_problems_stay_known_while_the_file_is_unchanged(site: Path, target: Path) -> None:
    (site / "_posts/2022-05-01-q.md").write_text(
        '---\nlayout: post\ntitle: "他说"好""\ndate: 2022-05-01 10:00:00\n---\n正文\n', "utf-8"
    )
    report = _import(target, site)
    assert [(one.code, one.line) for one in report.problems] == [("front-matter-repaired", 3)]
    _import(target, site)
    with open_archive(target, read_only=True) as archive:
        assert [one.code for one in archive.problems()] == ["front-matter-repaired"]
        assert archive.find_post("_posts/2022-05-01-q.md").title == '他说"好"'


def test_links_and_pipes_are_no_posts(site: Path, target: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("---\ntitle: secret\n---\n", "utf-8")
    (site / "_posts/2022-06-01-link.md").symlink_to(secret)
    (site / "_posts/loop").symlink_to(site)
    os.mkfifo(site / "_posts/2022-06-02-pipe.md")
    report = _import(target, site)
    assert report.added == 3
    assert "secret" not in _titles(target, hidden=True)
    assert any("2022-06-01-link.md" in one.path for one in report.problems)


def test_a_name_that_is_not_utf8_comes_back(site: Path, target: Path, tmp_path: Path) -> None:
    name = os.fsencode(site / "_posts") + b"/2022-07-01-\xff\xfe.md"
    Path(os.fsdecode(name)).write_text(_post("奇怪的名字"), "utf-8")
    report = _import(target, site)
    assert report.added == 4
    assert any(one.code == "file-name" for one in report.problems)
    with open_archive(target, read_only=True) as archive:
        archive.export_sources(tmp_path / "out")
    out = os.fsencode(tmp_path / "out/news/_posts") + b"/2022-07-01-\xff\xfe.md"
    assert Path(os.fsdecode(out)).read_bytes() == Path(os.fsdecode(name)).read_bytes()


def test_export_gives_the_folder_back(site: Path, target: Path, tmp_path: Path) -> None:
    (site / "old_post/2022-02-28-NW1.md").write_bytes(
        (site / "_posts/2022-02-28-NW1.md").read_bytes()
    )
    _import(target, site)
    with open_archive(target, read_only=True) as archive:
        assert archive.export_sources(tmp_path / "out") == 4
    for path in ("_posts/2022-02-28-NW1.md", "old_post/2022-02-28-NW1.md"):
        assert (tmp_path / "out/news" / path).read_bytes() == (site / path).read_bytes()


def test_a_dry_run_writes_nothing(site: Path, target: Path) -> None:
    report = _import(target, site, dry_run=True)
    assert report.added == 3
    with open_archive(target) as archive:
        assert archive.post_count() == 0
        assert archive.sources() == []


def test_cancelling_keeps_what_was_committed_and_the_next_run_completes(
    site: Path, target: Path
) -> None:
    def stop(progress: Progress) -> None:
        if progress.stage == "read":
            raise Cancelled

    with open_archive(target, create=True) as archive:
        report = Importer(archive).run([site], stop)
        assert report.stopped
        assert archive.check().ok
    report = _import(target, site)
    assert not report.stopped
    assert sorted(_titles(target)) == sorted(["高铁", "武清区", "离岸人民币"])


def test_progress_says_how_far_it_is(site: Path, target: Path) -> None:
    said: list[Progress] = []
    with open_archive(target, create=True) as archive:
        Importer(archive).run([site], said.append)
    assert said[-1].stage == "read"
    assert (said[-1].done, said[-1].total) == (3, 3)


def test_a_missing_folder_is_said_before_anything_is_written(tmp_path: Path, target: Path) -> None:
    with open_archive(target, create=True) as archive:
        with pytest.raises(ImportFolderError, match="no such folder"):
            Importer(archive).run([tmp_path / "nothing"])
        assert archive.sources() == []


def test_worker_processes_give_the_same_archive(site: Path, tmp_path: Path) -> None:
    for number in range(120):
        (site / f"_posts/2022-08-{number % 28 + 1:02}-N{number}.md").write_text(
            _post(f"新闻{number}", f"2022-08-{number % 28 + 1:02} 10:00:{number % 60:02}"), "utf-8"
        )
    here, there = tmp_path / "here.fiche", tmp_path / "there.fiche"
    _import(here, site, workers=0)
    _import(there, site, workers=2)
    assert _titles(here) == _titles(there)
    assert len(_titles(here)) == 123


def test_facets_count_visible_posts(site: Path, target: Path) -> None:
    (site / "_drafts").mkdir()
    (site / "_drafts/later.md").write_text(_post("草稿"), "utf-8")
    _import(target, site)
    with open_archive(target, read_only=True) as archive:
        facets = archive.facets()
        narrowed = archive.facets(PostFilter(query="武清"))
    assert [(one.name, one.label, one.count) for one in facets.categories] == [
        ("beifangwang", "北方网新闻", 2),
        ("emnews", "emnews", 1),
    ]
    assert [(one.name, one.count) for one in facets.years] == [("2022", 2), ("2021", 1)]
    assert [(one.name, one.count) for one in narrowed.categories] == [("beifangwang", 1)]
    assert "bfwxw" in facets.categories[0].name_key


def test_the_report_counts_what_the_log_keeps(site: Path, target: Path) -> None:
    report = _import(target, site)
    with open_archive(target, read_only=True) as archive:
        (row,) = archive.connection.execute("SELECT report FROM import_run").fetchall()
    assert json.loads(row[0])["added"] == report.added
