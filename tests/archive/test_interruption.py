"""After an interrupt nothing goes on: no further post is read, no further slice of a text."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

import pytest

from archive import Archive, Cancelled, PostFilter, SortOrder, open_archive
from archive.interruption import Interruption
from archive.search_match import make_test, matcher_for
from archive.search_query import parse_query
from archive.search_tree import TextField
from archive.storage.text_cache import TextCache
from archive.text.fold import SLICE, fold
from archive.text.highlight import mark_html
from archive.text.phrase import STEPS
from archive.text.snippet import make_snippet
from tests.archive.library import Library, import_into
from tests.archive.plain_reader import Row, read_rows

# --- the wish itself ------------------------------------------------------------------------


def test_a_wish_is_kept_while_something_runs() -> None:
    interruption = Interruption()
    interruption.request()
    interruption.check()
    with interruption.running():
        with interruption.running():
            interruption.request()
            assert interruption.is_requested()
        with pytest.raises(Cancelled):
            interruption.check()
    interruption.check()


# --- between posts --------------------------------------------------------------------------


def _listed(query: str, sort: SortOrder = SortOrder.NEWEST) -> Callable[[Archive], object]:
    return lambda archive: list(archive.iter_post_ids(PostFilter(query=query), sort, first=300))


WORK: dict[str, Callable[[Archive], object]] = {
    "newest": _listed("text:编号"),
    "oldest": _listed("text:编号", SortOrder.OLDEST),
    "relevance": _listed("text:编号", SortOrder.RELEVANCE),
    "relevance by title": _listed("港湾 OR 编号 OR 海岸", SortOrder.RELEVANCE),
    "title": _listed("text:编号", SortOrder.TITLE),
    "not": _listed("-text:没有这个词的"),
    "none": _listed('"编号 居民"'),
    "search": lambda archive: archive.search("text:编号"),
    "count": lambda archive: archive.search("text:编号", limit=1, count=True),
    "facets": lambda archive: archive.facets(PostFilter(query="text:编号")),
    "summaries": lambda archive: archive.summaries(range(1, 41), "编号"),
    "excerpts": lambda archive: archive.summaries(range(1, 41)),
    "posts": lambda archive: archive.posts(range(1, 41)),
}


@pytest.fixture
def archive(library: Library) -> Iterator[Archive]:
    with open_archive(library.path, read_only=True) as opened:
        yield opened


AT_ONCE = ("summaries", "excerpts", "posts")
"""What reads all texts that it needs in one statement; SQLite hears of the wish between two."""


@pytest.mark.parametrize(
    ("work", "statement"),
    [(work, number) for work in WORK for number in (1, 2) if number == 1 or work not in AT_ONCE],
)
def test_after_an_interrupt_no_further_posts_are_read(
    archive: Archive, work: str, statement: int
) -> None:
    read: list[str] = []

    def heard(sql: str) -> None:
        if "JOIN post_source" in sql:
            read.append(sql)
            if len(read) == statement:
                archive.interrupt()

    archive.connection.set_trace_callback(heard)
    with pytest.raises(Cancelled):
        WORK[work](archive)
    assert len(read) == statement
    archive.connection.set_trace_callback(None)
    assert bool(WORK[work](archive)) is (work != "none"), "what is asked next is answered"


def test_an_interrupt_between_two_chunks_is_heard(archive: Archive) -> None:
    chunks = archive.iter_post_ids(PostFilter(query="text:编号"), first=5)
    next(chunks)
    archive.interrupt()
    with pytest.raises(Cancelled):
        next(chunks)
    assert len(archive.summaries([1])) == 1


def test_an_interrupt_of_nothing_is_forgotten(archive: Archive) -> None:
    archive.interrupt()
    assert archive.search("编号", count=True).total == 40


def test_an_interrupt_between_two_calls_is_kept_while_it_is_wanted(archive: Archive) -> None:
    with archive.interruptible():
        assert archive.summaries([1])
        archive.interrupt()
        with pytest.raises(Cancelled):
            archive.summaries([1])
    assert archive.summaries([1])


def test_a_long_statement_is_left(library: Library) -> None:
    """A wish that comes before the statement: SQLite has forgotten its own by then."""
    with open_archive(library.path, read_only=True) as archive, archive.interruptible():
        archive.interrupt()
        with pytest.raises(Exception, match="interrupted"):
            archive.connection.execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
            ).fetchone()


# --- inside one long text -------------------------------------------------------------------

LENGTH = 50 * SLICE


class _Stop:
    """A check that counts, and raises at the end of its patience."""

    def __init__(self, patience: int | None = None) -> None:
        self.patience = patience
        self.looks = 0

    def __call__(self) -> None:
        self.looks += 1
        if self.patience is not None and self.looks >= self.patience:
            raise Cancelled


class _Texts:
    def __init__(self, text: str) -> None:
        self._text = text

    def texts_to_search(
        self, post_ids: Sequence[int]
    ) -> Generator[tuple[int, str, str], None, None]:
        yield from ((post_id, "", self._text) for post_id in post_ids)


def _found(query: str, text: str, check: _Stop) -> object:
    row = Row(1, "", text, None, {}, (), frozenset())  # type: ignore[arg-type]
    return make_test(parse_query(query), lambda _: frozenset(), check)(row)  # type: ignore[arg-type]


IN_ONE_TEXT: dict[str, Callable[[str, _Stop], object]] = {
    "fold": fold,
    "cache": lambda text, check: TextCache(_Texts(text), check).get(1).folded,
    "snippet": lambda text, check: make_snippet(
        text, matcher_for(parse_query("没有这个"), TextField.TEXT, check)
    ),
    "snippet word": lambda text, check: make_snippet(
        text, matcher_for(parse_query("nowhere"), TextField.TEXT, check)
    ),
    "article": lambda text, check: mark_html(
        f"<p>{text}</p>", matcher_for(parse_query("武"), TextField.TEXT, check)
    ),
    "article of blocks": lambda text, check: mark_html(
        "".join(f"<p>{text[at:at + 100]}</p>" for at in range(0, LENGTH, 100)),
        matcher_for(parse_query("武清"), TextField.TEXT, check),
    ),
}  # fmt: skip


@pytest.mark.parametrize("work", IN_ONE_TEXT)
@pytest.mark.parametrize("text", ["武清", "a b ", "cafe\u0301 武", "x"])
def test_a_long_text_is_worked_on_in_slices(work: str, text: str) -> None:
    whole = text * (LENGTH // len(text))
    counted = _Stop()
    IN_ONE_TEXT[work](whole, counted)
    assert counted.looks >= LENGTH // SLICE
    for patience in (1, counted.looks // 2, counted.looks - 1):
        stopped = _Stop(patience)
        with pytest.raises(Cancelled):
            IN_ONE_TEXT[work](whole, stopped)
        assert stopped.looks == patience, "nothing was gone on with"


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("a", "aa "),
        ("a a a a b", "a "),
        ("武 清 京 津", "武 "),
        ('"' + "a " * 900 + '"', "a " * 899 + "," * 9),
        ("a*", "ba "),
    ],
)
def test_a_term_is_looked_for_in_steps(query: str, text: str) -> None:
    whole = text * (LENGTH // len(text)) + " b 清 京 津"
    phrase = query if query.startswith('"') or " " not in query else f'"{query}"'
    counted = _Stop()
    _found(phrase, whole, counted)
    assert counted.looks >= LENGTH // len(text) // STEPS // 4
    if counted.looks:
        stopped = _Stop(counted.looks)
        with pytest.raises(Cancelled):
            _found(phrase, whole, stopped)


def test_an_archive_of_long_posts_is_searched_like_any_other(tmp_path: Path) -> None:
    posts = tmp_path / "site" / "_posts"
    posts.mkdir(parents=True)
    filler = {
        "han": "轨道上的京津冀，" * 9_000,
        "words": "hello world " * 9_000,
        "line": "x" * 90_000,
    }
    for number, (name, text) in enumerate(filler.items()):
        body = f"{text}\n\n武清区末尾 the end {name}\n"
        (posts / f"2024-01-0{number + 1}-{name}.md").write_text(
            f"---\ntitle: {name}\n---\n{body}", "utf-8"
        )
    import_into(tmp_path / "a.fiche", tmp_path / "site")
    rows = read_rows(tmp_path / "a.fiche")
    with open_archive(tmp_path / "a.fiche", read_only=True) as archive:
        for query in (
            "武清区末尾",
            '"the end"',
            "上的京津冀轨",
            "上的京津冀",
            '"world hello"',
            "x*",
        ):
            found = archive.search(query, count=True)
            wanted = query.strip('"*')
            expected = [row.id for row in rows if row.says(wanted, prefix=query.endswith("*"))]
            assert [hit.id for hit in found.hits] == expected, query
            for hit in found.hits:
                assert hit.snippet.marks or hit.title.marks
                assert len(hit.snippet.text) < 300
                assert "<mark>" in archive.article_html(hit.id, query)
