"""The facade: everything that can be asked of an open archive."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive import (
    Archive,
    Importer,
    ImportOptions,
    LinkKind,
    PostFilter,
    PostNotFoundError,
    ProblemCode,
    Progress,
    SearchQueryError,
    SortOrder,
    open_archive,
    validate_query,
)
from tests.archive.library import Library, import_into
from tests.factories import CATEGORIES, SITE_HOST


@pytest.fixture
def reader(library: Library) -> Iterator[Archive]:
    with open_archive(library.path, read_only=True) as archive:
        yield archive


@pytest.fixture
def writer(library: Library) -> Iterator[Archive]:
    with open_archive(library.path) as archive:
        yield archive


def _ids(
    archive: Archive, post_filter: PostFilter, sort: SortOrder = SortOrder.NEWEST
) -> list[int]:
    return [one for chunk in archive.iter_post_ids(post_filter, sort) for one in chunk]


# --- lists ----------------------------------------------------------------------------------


def test_posts_come_in_the_order_asked_for(reader: Archive, library: Library) -> None:
    titles = [post.title for post in library.posts]
    newest = [post.title for post in reader.posts(_ids(reader, PostFilter()))]
    assert newest == titles[::-1]
    oldest = _ids(reader, PostFilter(), SortOrder.OLDEST)
    assert [post.title for post in reader.posts(oldest)] == titles
    by_title = [
        one.title.text for one in reader.summaries(_ids(reader, PostFilter(), SortOrder.TITLE))
    ]
    assert sorted(by_title) == sorted(titles)
    assert [title[:2] for title in by_title] == sorted(title[:2] for title in titles)


def test_the_first_chunk_is_small(reader: Archive) -> None:
    sizes = [len(chunk) for chunk in reader.iter_post_ids(PostFilter(), first=5)]
    assert sizes[0] == 5
    assert sum(sizes) == 40


def test_filters_narrow_together(reader: Archive, library: Library) -> None:
    category = "gundong"
    wanted = [post for post in library.posts if post.category == category]
    assert len(_ids(reader, PostFilter(categories=(category,)))) == len(wanted)
    day = f"{wanted[0].published:%Y-%m-%d}"
    both = _ids(reader, PostFilter(categories=(category,), before=day))
    assert all(reader.post(one).published.date().isoformat() < day for one in both)
    assert _ids(reader, PostFilter(categories=("nothing",))) == []
    assert _ids(reader, PostFilter(publishers=("港湾日报", "海岸晚报"))) == _ids(
        reader, PostFilter(query="publisher:港湾日报 OR publisher:海岸晚报")
    )
    assert len(_ids(reader, PostFilter(sources=("site",)))) == 40


def test_a_filter_that_cannot_be_read_says_so(reader: Archive) -> None:
    with pytest.raises(SearchQueryError, match="never closed"):
        _ids(reader, PostFilter(query="("))
    with pytest.raises(SearchQueryError, match="is no date"):
        _ids(reader, PostFilter(after="soon"))


def test_summaries_are_rows_of_a_list(reader: Archive, library: Library) -> None:
    ids = _ids(reader, PostFilter())
    rows = reader.summaries([ids[3], 999_999, ids[0]])
    assert [row.id for row in rows] == [ids[3], ids[0]]
    written = library.posts[-1]
    assert rows[1].title.text == written.title
    assert rows[1].published == written.published
    assert rows[1].publisher in [publisher for _, publisher in CATEGORIES.values()] + [
        label for label, _ in CATEGORIES.values()
    ]
    assert 0 < len(rows[1].excerpt.text) <= 160
    assert "\n" not in rows[1].excerpt.text
    assert not any((rows[1].starred, rows[1].read, rows[1].hidden, rows[1].missing))


def test_summaries_of_a_search_show_the_hits(reader: Archive, library: Library) -> None:
    code = library.posts[7].code
    (found,) = _ids(reader, PostFilter(query=code))
    (row,) = reader.summaries([found], code)
    assert {row.excerpt.text[start:end] for start, end in row.excerpt.marks} == {code}
    word = library.posts[7].title[:2]
    (row,) = reader.summaries([found], word)
    assert row.title.marks[0] == (0, 2)


def test_a_row_without_a_publisher_shows_its_category(tmp_path: Path) -> None:
    post = tmp_path / "site" / "_posts" / "2024-01-02-a.md"
    post.parent.mkdir(parents=True)
    post.write_text("---\ntitle: A\ncategories: harbour\n---\ntext\n", "utf-8")
    (tmp_path / "site/_posts/2024-01-01-b.md").write_text("---\ntitle: B\n---\ntext\n", "utf-8")
    import_into(tmp_path / "a.fiche", tmp_path / "site")
    with open_archive(tmp_path / "a.fiche", read_only=True) as archive:
        rows = archive.summaries(_ids(archive, PostFilter()))
    assert [(row.title.text, row.publisher) for row in rows] == [("A", "harbour"), ("B", "")]


def test_facets_of_everything_and_of_a_filter(reader: Archive, library: Library) -> None:
    kept = reader.facets()
    counts = {one.name: one.count for one in kept.categories}
    assert counts == {
        name: sum(post.category == name for post in library.posts)
        for name in {post.category for post in library.posts}
    }
    assert {one.label for one in kept.categories} <= {label for label, _ in CATEGORIES.values()}
    assert [one.count for one in kept.tags] == sorted(counts.values(), reverse=True)
    assert [(one.name, one.count) for one in kept.years] == [("2022", 40)]
    assert [(one.name, one.count) for one in kept.sources] == [("site", 40)]
    narrowed = reader.facets(PostFilter(categories=("gundong",)))
    assert [(one.name, one.count) for one in narrowed.categories] == [
        ("gundong", counts["gundong"])
    ]
    assert reader.facets(PostFilter(query="is:unread")) == kept


def test_years_before_1970_are_counted_alike_by_both_ways(tmp_path: Path) -> None:
    folder = tmp_path / "site" / "_posts"
    folder.mkdir(parents=True)
    for name in ("1969-12-31-a.md", "1970-01-01-b.md", "0999-03-04-c.md"):
        (folder / name).write_text("---\ntitle: x\n---\ntext\n", "utf-8")
    import_into(tmp_path / "a.fiche", tmp_path / "site", timezone="UTC")
    with open_archive(tmp_path / "a.fiche", read_only=True) as archive:
        years = [("1969", 1), ("1970", 1), ("999", 1)]
        assert sorted((one.name, one.count) for one in archive.facets().years) == years
        narrowed = archive.facets(PostFilter(query="text"))
        assert sorted((one.name, one.count) for one in narrowed.years) == years
        assert archive.check().ok


# --- search ---------------------------------------------------------------------------------


def test_a_search_gives_hits_with_their_places(reader: Archive, library: Library) -> None:
    written = library.posts[3]
    result = reader.search(written.code)
    assert (result.query, result.total, result.exact) == (written.code, 1, True)
    (hit,) = result.hits
    assert (hit.path, hit.title.text) == (written.path, written.title)
    assert hit.published == written.published.isoformat()
    assert written.code in hit.snippet.text
    assert result.seconds > 0


def test_a_total_is_a_lower_bound_until_it_is_counted(reader: Archive) -> None:
    query = "text:编号"  # every post has it, and each must be opened to be sure
    some = reader.search(query, limit=3)
    assert len(some.hits) == 3
    assert (some.exact, some.total >= 3) == (False, True)
    counted = reader.search(query, limit=3, count=True)
    assert (counted.exact, counted.total, len(counted.hits)) == (True, 40, 3)
    assert reader.search("编号", limit=3).total == 40
    assert reader.search("编号", limit=0).hits == []


def test_relevance_finds_the_same_posts_in_another_order(reader: Archive) -> None:
    newest = [hit.id for hit in reader.search("图书馆", limit=100).hits]
    best = [hit.id for hit in reader.search("图书馆", sort=SortOrder.RELEVANCE, limit=100).hits]
    assert sorted(best) == sorted(newest)
    titled = [hit.id for hit in reader.search("title:图书馆", limit=100).hits]
    assert set(best[: len(titled)]) == set(titled)


def test_an_empty_query_is_refused_as_a_search_and_fine_as_a_filter(reader: Archive) -> None:
    with pytest.raises(SearchQueryError, match="nothing to search for"):
        reader.search(" ")
    assert len(_ids(reader, PostFilter(query=" "))) == 40
    validate_query(" ")
    validate_query("武清 -高铁")
    with pytest.raises(SearchQueryError):
        validate_query("a OR")


# --- one post -------------------------------------------------------------------------------


def test_a_post_is_found_by_id_and_by_any_of_its_paths(reader: Archive, library: Library) -> None:
    written = library.posts[0]
    post = reader.find_post(written.path)
    assert (post.title, post.path, post.source) == (written.title, written.path, "site")
    assert reader.find_post(str(post.id)) == reader.post(post.id) == post


@pytest.mark.parametrize(
    "wanted", ["", "nothing.md", "0", "-1", "41", "9" * 30, "٣", "a\ud800b", "\udcff", "_posts/"]
)
def test_a_post_that_is_not_there(reader: Archive, wanted: str) -> None:
    with pytest.raises(PostNotFoundError):
        reader.find_post(wanted)


@pytest.mark.parametrize("post_id", [0, -5, 41, 1 << 62])
def test_an_id_that_is_not_there(reader: Archive, post_id: int) -> None:
    for ask in (reader.post, reader.article_html, reader.article_text, reader.source_bytes):
        with pytest.raises(PostNotFoundError, match=str(post_id)):
            ask(post_id)
    with pytest.raises(PostNotFoundError):
        reader.resolve_link(post_id, "/")
    assert reader.posts([post_id]) == reader.summaries([post_id]) == []


def test_the_article_and_its_text(reader: Archive, library: Library) -> None:
    written = library.posts[5]
    post = reader.find_post(written.path)
    html, text = reader.article_html(post.id), reader.article_text(post.id)
    assert f"编号 {written.code}" in html
    assert f"编号 {written.code}" in text.splitlines()
    assert "返回首页" not in html + text
    assert reader.source_bytes(post.id) == (library.site / written.path).read_bytes()
    marked = reader.article_html(post.id, f"{written.code} OR title:nothing")
    assert f"编号 <mark>{written.code}</mark>" in marked
    assert marked.replace("<mark>", "").replace("</mark>", "") == html


def test_a_file_that_no_post_refers_to_is_no_asset(reader: Archive) -> None:
    assert reader.asset(1, "a.png") is None
    with pytest.raises(PostNotFoundError):
        reader.asset(999_999, "a.png")


def test_links_lead_into_the_archive(reader: Archive, library: Library) -> None:
    post = reader.find_post(library.posts[0].path)
    other = reader.find_post(library.posts[1].path)
    for url in (f"//{SITE_HOST}{other.permalink}", other.permalink, f"link:{other.path}"):
        target = reader.resolve_link(post.id, url)
        assert (target.kind, target.post_id) == (LinkKind.POST, other.id)
    stem = Path(other.path).stem
    assert reader.resolve_link(post.id, f"post-url:{stem}").post_id == other.id
    assert reader.resolve_link(post.id, "post-url:nothing").kind is LinkKind.REFUSED
    assert reader.resolve_link(post.id, "post-url:").kind is LinkKind.REFUSED
    target = reader.resolve_link(post.id, f"//{SITE_HOST}/category/GUNDONG.html")
    assert (target.kind, target.category) == (LinkKind.CATEGORY, "gundong")
    assert reader.resolve_link(post.id, f"//{SITE_HOST}/").kind is LinkKind.HOME
    assert reader.resolve_link(post.id, "http://x.example/").kind is LinkKind.EXTERNAL
    assert reader.resolve_link(post.id, "link:\ud800").kind is LinkKind.REFUSED
    assert reader.resolve_link(post.id, "javascript:alert(1)").kind is LinkKind.REFUSED


# --- the archive itself ---------------------------------------------------------------------


def test_sources_say_what_was_imported(reader: Archive, library: Library) -> None:
    (source,) = reader.sources()
    assert (source.name, source.folder) == ("site", str(library.site))
    assert (source.generator, source.timezone) == ("jekyll", "Asia/Shanghai")
    assert (source.title, source.url) == ("港湾消息", f"https://{SITE_HOST}")
    assert source.last_import is not None
    assert source.last_import <= datetime.now(UTC)


def test_problems_are_remembered_with_their_posts(tmp_path: Path) -> None:
    folder = tmp_path / "site" / "_posts"
    folder.mkdir(parents=True)
    (folder / "2024-01-01-a.md").write_text('---\ntitle: "他说"好""\n---\ntext\n', "utf-8")
    (folder / "2024-01-02-b.md").symlink_to(folder / "2024-01-01-a.md")
    import_into(tmp_path / "a.fiche", tmp_path / "site")
    with open_archive(tmp_path / "a.fiche", read_only=True) as archive:
        link, title = archive.problems()
        post = archive.find_post("_posts/2024-01-01-a.md")
    assert (link.code, link.post_id) == (ProblemCode.NOT_A_FILE, None)
    assert (title.code, title.line, title.post_id) == ("front-matter-repaired", 2, post.id)
    assert {link.source, title.source} == {"site"}


def test_stars_and_read_marks(writer: Archive) -> None:
    ids = _ids(writer, PostFilter())
    writer.set_starred([ids[0], ids[2], 999_999], True)
    writer.set_read([ids[1]], True)
    assert _ids(writer, PostFilter(query="is:starred")) == [ids[0], ids[2]]
    assert _ids(writer, PostFilter(query="is:read")) == [ids[1]]
    assert [row.starred for row in writer.summaries(ids[:3])] == [True, False, True]
    assert writer.post(ids[1]).read
    writer.set_starred([ids[0]], False)
    writer.set_read(ids, False)
    writer.set_read([], True)
    assert _ids(writer, PostFilter(query="is:starred")) == [ids[2]]
    assert len(_ids(writer, PostFilter(query="is:unread"))) == 40


def test_counts_and_check(reader: Archive) -> None:
    said: list[Progress] = []
    assert reader.post_count() == 40
    report = reader.check(said.append)
    assert (report.ok, report.problems, report.posts) == (True, (), 40)
    assert [one.stage for one in said] == ["check", "check"]
    assert (said[-1].done, said[-1].total) == (40, 40)


def test_tidying_gives_room_back_and_loses_nothing(library: Library) -> None:
    with open_archive(library.path) as archive:
        archive.connection.execute("CREATE TABLE filler(x)")
        archive.connection.execute("INSERT INTO filler VALUES (zeroblob(4000000))")
        archive.connection.execute("DROP TABLE filler")
        archive.tidy()
        assert archive.check().ok
    assert library.path.stat().st_size < 4_000_000
    assert len(library.ids()) == 40


# --- open, change, close --------------------------------------------------------------------


def test_a_reader_sees_what_a_writer_commits(library: Library) -> None:
    with (
        open_archive(library.path) as writer,
        open_archive(library.path, read_only=True) as reader,
    ):
        assert (writer.read_only, reader.read_only) == (False, True)
        first = _ids(reader, PostFilter())[0]
        writer.set_starred([first], True)
        assert reader.post(first).starred
        assert _ids(reader, PostFilter(query="is:starred")) == [first]


def test_an_open_reader_follows_changed_rules(library: Library, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(library.site, site)
    path = tmp_path / "own.fiche"
    import_into(path, site)
    link = f"//{SITE_HOST}/category/gundong.html"
    with open_archive(path, read_only=True) as reader:
        post_id = _ids(reader, PostFilter())[0]
        assert reader.resolve_link(post_id, link).kind is LinkKind.CATEGORY
        config = (site / "_config.yml").read_text("utf-8")
        (site / "_config.yml").write_text(config.replace(SITE_HOST, "new.example"), "utf-8")
        import_into(path, site)
        assert reader.resolve_link(post_id, link).kind is LinkKind.EXTERNAL


def test_closing_twice_and_stopping_what_is_closed(library: Library) -> None:
    for read_only in (True, False):
        archive = open_archive(library.path, read_only=read_only)
        archive.close()
        archive.close()
        archive.interrupt()
    assert [one.name for one in library.path.parent.glob("test.fiche*")] == ["test.fiche"]


def test_a_list_that_was_left_half_way_does_not_hinder_closing(library: Library) -> None:
    archive = open_archive(library.path)
    chunks = archive.iter_post_ids(PostFilter(query="text:编号"), first=2)
    next(chunks)
    archive.close()
    with open_archive(library.path) as again:
        assert again.check().ok
    del chunks
    open_archive(library.path).close()
    connection = sqlite3.connect(library.path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


def test_an_import_needs_an_archive_that_can_be_written(library: Library, tmp_path: Path) -> None:
    missing = tmp_path / "not-there"
    with open_archive(library.path) as archive:
        importer = Importer(archive, ImportOptions(workers=0))
        assert importer.run([library.site]).unchanged == 40
        assert importer.run([]).found == 0
        assert not missing.exists()


def test_a_name_that_is_no_text_finds_its_post(tmp_path: Path) -> None:
    folder = tmp_path / "site" / "_posts"
    folder.mkdir(parents=True)
    name = os.fsdecode(b"2024-01-01-\xff.md")
    try:
        (folder / name).write_text("---\ntitle: odd\n---\ntext\n", "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    import_into(tmp_path / "a.fiche", tmp_path / "site")
    with open_archive(tmp_path / "a.fiche", read_only=True) as archive:
        assert archive.find_post(f"_posts/{name}").title == "odd"
        assert archive.posts([1])[0].path == "_posts/2024-01-01-\ufffd.md"
