"""Whatever is given to the core, it answers or raises an error of its own; and what goes in comes
out again. Each test makes its own texts, among them the odd ones: halves of characters, NUL,
marks of every syntax."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import (
    Archive,
    ArchiveError,
    LinkKind,
    PostFilter,
    SearchQueryError,
    SortOrder,
    open_archive,
)
from archive.importing.file_ref import FileKind, FileRef
from archive.importing.post_file import read_post
from archive.importing.site import read_site
from archive.text.frontmatter import parse_front_matter, split_front_matter
from archive.text.highlight import Matcher, mark_html
from archive.text.phrase import Phrase
from archive.text.rules import BodyRules
from archive.text.sanitize import sanitize
from archive.text.tokenizer import index_tokens, match_tokens, phrase_tokens, pieces, title_tokens
from archive.text.visible import visible_text
from tests.archive.library import Library, import_into

RULES = BodyRules(generator="jekyll", hosts=("news.example.com",), language="zh-CN")
SHANGHAI = ZoneInfo("Asia/Shanghai")
ANY_TEXT = st.text(st.characters(), max_size=60)  # lone surrogates too, as a shell gives them
MARKS = st.sampled_from(
    ["---\n", "...\n", ": ", "title: ", '"', "'", "\\", "[", "]", "{", "}", "{{", "}}", "{%", "%}",
     "<", ">", "</p>", "<p ", 'style="', "javascript:", "&", "&#0;", "\0", "\ufeff", "\u2028",
     "\n", "\r", "\t", "    ", "# ", "> ", "- ", "1. ", "|", "*", "_", "`", "```\n", "](", "![", "武清",
     "ﬁ", "e\u0301", "臺", "…", "(", ")", "OR", "-", "tag:", "is:", "before:", "“", "：", "\ue001"]
)  # fmt: skip
SOUP = st.lists(MARKS | st.text(max_size=4), max_size=25).map("".join)


# --- text -----------------------------------------------------------------------------------


@given(SOUP)
def test_front_matter_of_anything(text: str) -> None:
    for whole in (text, f"---\n{text}\n---\n{text}"):
        front = parse_front_matter(whole)
        assert whole.endswith(front.body)
        assert front.body == split_front_matter(whole).body
        for code, line, sentence in front.problems:
            assert code
            assert sentence
            assert line is None or line >= 1


def _attributes(markup: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda _, attributes: found.extend(  # type: ignore[method-assign]
        (name, value or "") for name, value in attributes
    )
    parser.feed(markup)
    return found


@given(SOUP)
def test_sanitised_html_has_nothing_that_runs_or_loads(text: str) -> None:
    safe = sanitize(text, RULES)
    lower = safe.lower()
    for mark in ("<script", "<img", "<iframe", "<style", "<link"):
        assert mark not in lower
    for name, value in _attributes(safe):
        assert not name.startswith("on")
        assert "javascript:" not in value.lower()
    again = sanitize(safe, RULES)
    # A byte order mark at the very beginning is dropped, and a line break after <pre>.
    assert again == safe.removeprefix("\ufeff") or "<pre" in lower


@given(SOUP)
def test_visible_text_is_what_search_can_find(text: str) -> None:
    visible = visible_text(text, RULES)
    visible.encode("utf-8")
    assert "\0" not in visible
    tokens = set(index_tokens("", visible).split())
    for piece in pieces(visible):
        assert tokens.issuperset(match_tokens(piece))


@given(ANY_TEXT, ANY_TEXT)
def test_tokens_never_hold_what_the_index_cannot(title: str, text: str) -> None:
    for tokens in (index_tokens(title, text), title_tokens(title)):
        assert "\0" not in tokens
        assert not any(0xE000 <= ord(one) <= 0xF8FF for one in tokens)
        tokens.encode("utf-8")
    for piece in pieces(text):
        assert piece.text
        assert phrase_tokens(piece)


@given(SOUP, st.sampled_from(["武清", "e", "p", "OR", "1"]))
def test_marking_leaves_everything_else_alone(text: str, word: str) -> None:
    safe = sanitize(text, RULES)
    marked = mark_html(safe, Matcher([Phrase(pieces(word))]))
    assert marked.replace("<mark>", "").replace("</mark>", "") == safe.replace(
        "<mark>", ""
    ).replace("</mark>", "")


# --- posts ----------------------------------------------------------------------------------

NAMES = st.sampled_from(
    ["2024-01-01-a.md", "a.md", "-2024.md", "2024-13-99-x.html", "中文.md", ".md", "2024-01-01-.md"]
)


@given(st.binary(max_size=60) | SOUP.map(lambda text: text.encode("utf-8", "replace")), NAMES)
def test_any_bytes_are_a_post_by_every_generator(data: bytes, name: str) -> None:
    site = Path(__file__).parents[1] / "data" / "posts" / "jekyll"
    for generator in ("jekyll", "plain"):
        context = read_site(site, generator, timezone="Asia/Shanghai")
        post = read_post(data, FileRef(f"_posts/{name}", 1, 1, FileKind.POST, 0), context)
        for text in (post.title, post.text, post.slug, post.permalink, *post.tags):
            text.encode("utf-8")
            assert "\0" not in text
        assert all(problem.path.endswith(name) for problem in post.problems)


# --- questions ------------------------------------------------------------------------------


@dataclass
class _Opened:
    """One archive for all examples of a test: they only ask."""

    archive: Archive
    ids: list[int] = field(default_factory=list)


@contextmanager
def _opened(library: Library) -> Iterator[_Opened]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "a.fiche"
        shutil.copy(library.path, copy)
        with open_archive(copy, read_only=True) as archive:
            yield _Opened(archive, list(range(1, 41)))


def test_any_query_is_answered_or_refused_with_its_place(made_library: Library) -> None:
    with _opened(made_library) as opened:
        archive = opened.archive

        @settings(max_examples=150)
        @given(SOUP | ANY_TEXT, st.sampled_from(SortOrder))
        def ask(query: str, sort: SortOrder) -> None:
            try:
                result = archive.search(query, sort=sort, limit=3, count=True)
            except SearchQueryError as error:
                assert 0 <= error.position <= max(len(query), 2_000)
                return
            assert len(result.hits) == min(3, result.total)
            ids = [one for chunk in archive.iter_post_ids(PostFilter(query=query)) for one in chunk]
            assert len(ids) == result.total
            facets = archive.facets(PostFilter(query=query))
            assert sum(one.count for one in facets.sources) == sum(
                not post.hidden for post in archive.posts(ids)
            )
            for row in archive.summaries(ids[:3], query):
                for snippet in (row.title, row.excerpt):
                    assert all(0 <= a < b <= len(snippet.text) for a, b in snippet.marks)
            archive.article_html(opened.ids[0], query)

        ask()


def test_any_name_is_looked_for(made_library: Library) -> None:
    with _opened(made_library) as opened:
        archive = opened.archive

        @given(ANY_TEXT | SOUP)
        def ask(name: str) -> None:
            try:
                archive.find_post(name)
            except ArchiveError as error:
                assert "has no post" in str(error)
            for conditions in ({"categories": (name,)}, {"tags": (name,)}, {"sources": (name,)},
                               {"publishers": (name, name)}):  # fmt: skip
                chunks = archive.iter_post_ids(PostFilter(**conditions))
                assert all(one in opened.ids for chunk in chunks for one in chunk)
            target = archive.resolve_link(1, name)
            if target.kind is LinkKind.EXTERNAL:
                assert target.url.lower().startswith(("http://", "https://", "mailto:"))
            assert target.kind is not LinkKind.POST or target.post_id in opened.ids

        ask()


# --- store and load -------------------------------------------------------------------------

MOMENTS = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 28)).map(
    lambda moment: moment.replace(microsecond=0)
)
LINES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"),
    min_size=1, max_size=30,
)  # fmt: skip


@dataclass(frozen=True)
class _Written:
    """A post as its author meant it; every text is written in JSON's quotes, which are YAML's."""

    title: str
    moment: datetime
    categories: list[str]
    tags: list[str]
    body: str

    def text(self) -> str:
        def quoted(value: object) -> str:
            return json.dumps(value, ensure_ascii=False)

        return (
            f"---\ntitle: {quoted(self.title)}\ndate: {self.moment:%Y-%m-%d %H:%M:%S}\n"
            f"categories: {quoted(self.categories)}\ntags: {quoted(self.tags)}\n---\n{self.body}\n"
        ).replace(f"date: {self.moment.year}-", f"date: {self.moment.year:04d}-")


POSTS = st.builds(
    _Written,
    title=LINES,
    moment=MOMENTS,
    categories=st.lists(LINES, max_size=3, unique=True),
    tags=st.lists(LINES, max_size=3),
    body=SOUP.map(lambda text: text.encode("utf-8", "replace").decode("utf-8")),
)


@pytest.mark.slow
@settings(max_examples=25)
@given(st.lists(POSTS, min_size=1, max_size=4))
def test_what_is_stored_is_what_was_written(written: list[_Written]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "site" / "_posts").mkdir(parents=True)
        (folder / "site" / "_config.yml").write_text("timezone: Asia/Shanghai\n", "utf-8")
        files = {}
        for number, post in enumerate(written):
            files[f"_posts/2024-01-01-{number}.md"] = post.text().encode("utf-8")
            (folder / "site" / f"_posts/2024-01-01-{number}.md").write_bytes(
                files[f"_posts/2024-01-01-{number}.md"]
            )
        report = import_into(folder / "a.fiche", folder / "site")
        assert report.added == len(written)
        with open_archive(folder / "a.fiche", read_only=True) as archive:
            assert archive.check().problems == ()
            for number, post in enumerate(written):
                path = f"_posts/2024-01-01-{number}.md"
                _assert_same(archive, archive.find_post(path).id, post, files[path])
            archive.export_sources(folder / "out")
        for path, data in files.items():
            assert (folder / "out" / "site" / path).read_bytes() == data


def _assert_same(archive: Archive, post_id: int, written: _Written, data: bytes) -> None:
    post = archive.post(post_id)
    assert archive.source_bytes(post_id) == data
    if written.title.strip():
        assert post.title == written.title
    gap = post.published.replace(tzinfo=None) - written.moment
    assert abs(gap) <= timedelta(hours=1), "an hour that a clock change left out, at the most"
    assert post.published.utcoffset() == post.published.astimezone(SHANGHAI).utcoffset()
    assert list(post.categories) == written.categories
    assert list(post.tags) == written.tags
    assert archive.post(post_id) == post
    assert archive.article_text(post_id) == archive.article_text(post_id)
