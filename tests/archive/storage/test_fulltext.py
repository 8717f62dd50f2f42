"""Search against a naive oracle, and every order, count and snippet."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.errors import SearchQueryError
from archive.query import PostFilter, SortOrder
from archive.storage.migrations import migrate
from archive.storage.schema import (
    FLAG_HIDDEN,
    FLAG_IMAGE,
    FLAG_MISSING,
    FLAG_PROBLEM,
)
from archive.storage.search_plan import plan_filter
from tests.archive.storage.small_archive import SmallArchive, StoredPost


@pytest.fixture
def archive() -> Iterator[SmallArchive]:
    yield from _small_archive()


def _small_archive() -> Iterator[SmallArchive]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, ":memory:")  # type: ignore[arg-type]
    yield SmallArchive(connection)
    connection.close()


# --- what is found --------------------------------------------------------------------------


def test_han_text_of_any_length_is_found_in_title_and_text(archive: SmallArchive) -> None:
    in_title = archive.add(StoredPost("武清区实施方案", "正文"))
    in_text = archive.add(StoredPost("标题", "轨道上的京津冀，武清是一站"))
    archive.add(StoredPost("武，清", "武\n清"))
    assert archive.find("武清") == [in_text, in_title]
    assert archive.find("轨") == [in_text]
    assert archive.find("轨道上的京津冀") == [in_text]
    assert archive.find("道上的京") == [in_text]
    assert archive.find("京津冀武清") == []
    assert archive.find('"京津冀 武清"') == [in_text]


def test_a_run_does_not_reach_from_title_to_text(archive: SmallArchive) -> None:
    archive.add(StoredPost("开头武", "清结尾"))
    assert archive.find("武清") == []


def test_pairs_far_apart_are_no_hit(archive: SmallArchive) -> None:
    archive.add(StoredPost("x", "京津线上，津冀之间"))
    hit = archive.add(StoredPost("x", "京津冀"))
    assert archive.find("京津冀") == [hit]


def test_words_are_whole_words_folded(archive: SmallArchive) -> None:
    hit = archive.add(StoredPost("Ruby 3.0 Released", "Café ＡＢＣ"))
    archive.add(StoredPost("x", "going rubyist"))
    assert archive.find("ruby RELEASED") == [hit]
    assert archive.find("rele*") == [hit]
    assert archive.find("go") == []
    assert archive.find("cafe") == [hit]
    assert archive.find("abc") == [hit]
    assert archive.find("ruby -released") == []


def test_traditional_and_simplified_find_the_same(archive: SmallArchive) -> None:
    ids = [archive.add(StoredPost("x", text)) for text in ("台灣發布", "臺灣發佈", "台湾发布")]
    for query in ("台灣", "臺灣", "台湾", "發布", "发布"):
        assert archive.find(query) == ids[::-1]


def test_mixed_terms_are_phrases_of_their_pieces(archive: SmallArchive) -> None:
    hit = archive.add(StoredPost("x", "推出5G手机与HFO-1234yf，见 infoCode=NW2022 和 5G 手机"))
    archive.add(StoredPost("x", "手机5G，1234yf HFO NW2022 infoCode"))
    for query in ("5G手机", "HFO-1234yf", "infoCode=NW2022", '"手机与hfo"'):
        assert archive.find(query) == [hit]


def test_words_longer_than_the_index_keeps(archive: SmallArchive) -> None:
    one = archive.add(StoredPost("x", "a" * 64 + "b"))
    two = archive.add(StoredPost("x", "a" * 64 + "c"))
    assert archive.find("a" * 64) == []
    assert archive.find("a" * 64 + "b") == [one]
    assert archive.find("a" * 64 + "*") == [two, one]
    assert archive.find("a" * 64 + "c*") == [two]
    assert archive.find(f"a* -{'a' * 64}b") == [two]


def test_fields(archive: SmallArchive) -> None:
    title = archive.add(StoredPost("武清区", "高铁", path="_posts/Wuqing.md"))
    text = archive.add(StoredPost("高铁", "武清区"))
    assert archive.find("title:武清区") == [title]
    assert archive.find("title:（武清 OR 高铁）") == [text, title]
    assert archive.find("title:武清 高铁") == [title]
    assert archive.find('title:"清区" text:高铁') == [title]
    assert archive.find("text:武清") == [text]
    assert archive.find("-text:武清") == [title]
    assert archive.find("-title:武清") == [text]
    assert archive.find("path:wuqing") == [title]
    assert archive.find("title:武清 OR is:starred") == [title]
    assert archive.find("无此字 OR path:wuqing") == [title]


def test_facets_by_name_or_label(archive: SmallArchive) -> None:
    archive.facet("category", "beifangwang", "北方网新闻")
    one = archive.add(StoredPost("甲", categories=("beifangwang",), tags=("A B", "“X”Y")))
    two = archive.add(StoredPost("乙", categories=("other",), publisher="北方网"))
    assert archive.find("category:beifangwang") == [one]
    assert archive.find("category:北方网新闻") == [one]
    assert archive.find("category:北方网") == []
    assert archive.find('tag:"ａ  b"') == [one]
    assert archive.find("tag:xy") == [one]
    assert archive.find("-tag:nothing publisher:北方網") == [two]
    assert archive.find("甲 OR publisher:北方网") == [two, one]
    assert archive.find("无此字 OR tag:a-b OR publisher:北方网") == [two]
    assert archive.find('甲乙丙 OR -tag:"a b"') == [two]
    assert archive.find("", categories=("beifangwang",), tags=("A B",)) == [one]
    assert archive.find("", categories=("beifangwang", "other")) == []
    assert archive.find("", categories=("北方网新闻",)) == []
    assert archive.find("", publishers=("北方网", "x"), sources=()) == [two]


def test_facet_names_that_changed_are_seen(archive: SmallArchive) -> None:
    archive.add(StoredPost("甲"))
    assert archive.find("tag:new") == []
    hit = archive.add(StoredPost("乙", tags=("new",)))
    assert archive.find("tag:NEW") == [hit]


def test_dates(archive: SmallArchive) -> None:
    days = ("2021-12-31", "2022-01-01", "2022-02-27", "2022-03-01", "2023-01-01")
    ids = [archive.add(StoredPost("武清", "站", day=day)) for day in days]
    for query in ("", "武清", "武清站 OR 武"):
        assert archive.find(f"{query} on:2022") == ids[1:4][::-1]
        assert archive.find(f"{query} after:2022-02-27") == ids[2:][::-1]
        assert archive.find(f"{query} before:2022-02") == ids[:2][::-1]
        assert archive.find(f"{query} after:2022 before:2022-03") == ids[1:3][::-1]
        assert archive.find(query, after="2022-03", before="2023") == [ids[3]]
    assert archive.find("on:2021 OR on:2023") == [ids[4], ids[0]]
    assert archive.find("-on:2022") == [ids[4], ids[0]]
    assert archive.find("on:1999") == []
    with pytest.raises(SearchQueryError):
        archive.find("", after="yesterday")


def test_states(archive: SmallArchive) -> None:
    plain = archive.add(StoredPost("甲"))
    starred = archive.add(StoredPost("乙", starred=True))
    read = archive.add(StoredPost("丙", read=True, flags=FLAG_IMAGE))
    hidden = archive.add(StoredPost("丁", flags=FLAG_HIDDEN | FLAG_PROBLEM))
    missing = archive.add(StoredPost("戊", flags=FLAG_MISSING, starred=True, read=True))
    assert archive.find("is:starred") == [missing, starred]
    assert archive.find("is:read") == [missing, read]
    assert archive.find("is:unread") == [starred, plain]
    assert archive.find("-is:unread -is:starred") == [read]
    assert archive.find("-is:read -is:starred") == [plain]
    assert archive.find("is:missing") == [missing]
    assert archive.find("-is:missing") == [read, starred, plain]
    assert archive.find("has:image") == [read]
    assert archive.find("has:problem") == []
    assert archive.find("has:problem", hidden=True) == [hidden]
    assert archive.find("is:hidden") == [hidden]
    assert archive.find("丁") == []
    assert archive.find("丁 OR is:hidden") == [hidden]
    assert archive.find("-is:hidden") == [missing, read, starred, plain]
    assert archive.find("", hidden=True) == [missing, hidden, read, starred, plain]
    assert archive.find("has:note") == []
    assert archive.find("甲 OR is:starred") == [missing, starred, plain]
    assert archive.find("乙 is:starred") == [starred]
    assert archive.find("title:乙 is:unread") == [starred]
    assert archive.find("title:丁") == []


def test_text_cannot_forge_filter_tokens(archive: SmallArchive) -> None:
    archive.add(StoredPost("\ue0001 \ue001hidden", "\ue001image \ue00011"))
    archive.facet("tag", "x")
    assert archive.find("has:image") == []
    assert archive.find("tag:x") == []
    with pytest.raises(SearchQueryError):
        archive.find("\ue000")


def test_deep_and_long_queries_are_answered(archive: SmallArchive) -> None:
    hit = archive.add(StoredPost("甲乙", "丙丁戊"))
    nested = "甲"
    for level in range(14):
        nested = f"(-({nested} 丙) | 乙{level % 3})" if level % 2 else f"({nested} OR 丙 丁)"
    assert archive.find(nested) in ([], [hit])
    assert archive.find("-" + "(" * 29 + "甲" + ")" * 29) == []
    assert archive.find(" ".join(["丙"] * 200)) == [hit]
    assert archive.find(" OR ".join(f"x{number}" for number in range(199)) + " OR 乙") == [hit]
    assert archive.find("丙丁戊" * 600) == []


# --- orders -----------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "武清", "武清站", "title:武清", "武清 is:unread"])
def test_late_posts_are_merged_by_date(archive: SmallArchive, query: str) -> None:
    days = [f"2022-01-{day:02}" for day in (1, 3, 3, 5, 7, 9)]
    ids = [archive.add(StoredPost("武清", "武清站", day=day)) for day in days]
    late = [
        archive.add(StoredPost("武清", "武清站", day=day, late=True))
        for day in ("2022-01-03", "2021-01-01", "2022-01-08", "2023-01-01", "2022-01-03")
    ]
    expected = [late[1], *ids[:3], late[0], late[4], ids[3], ids[4], late[2], ids[5], late[3]]
    assert archive.find(query, SortOrder.OLDEST) == expected
    assert archive.find(query, SortOrder.NEWEST) == expected[::-1]
    assert archive.find(query, hidden=True) == expected[::-1]
    assert archive.find(query, after="2022-01-03", before="2022-01-08") == expected[1:-3][::-1][:-1]


def test_title_order(archive: SmallArchive) -> None:
    titles = ("b 站", "A 站", "c 站", "a 站")
    ids = [archive.add(StoredPost(title, "车站内")) for title in titles]
    expected = [ids[1], ids[3], ids[0], ids[2]]
    for query in ("", "站", "车站内", "title:站", "is:unread"):
        assert archive.find(query, SortOrder.TITLE) == expected


def test_title_order_of_many_hits(archive: SmallArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.storage.fulltext._FEW", 1)
    ids = [archive.add(StoredPost(title, "站")) for title in "cab"]
    archive.add(StoredPost("0"))
    assert archive.find("站", SortOrder.TITLE) == [ids[1], ids[2], ids[0]]


def test_relevance_puts_titles_first_then_counts(archive: SmallArchive) -> None:
    often = archive.add(StoredPost("x", "武清，武清，武清"))
    titled = archive.add(StoredPost("武清区", "正文"))
    once = archive.add(StoredPost("x", "武清"))
    archive.add(StoredPost("武清", "别的", flags=FLAG_HIDDEN))
    assert archive.find("武清", SortOrder.RELEVANCE) == [titled, often, once]
    assert archive.find("武清 OR 无", SortOrder.RELEVANCE) == [titled, often, once]
    assert archive.find("text:武清", SortOrder.RELEVANCE) == [often, once]
    assert archive.find("is:unread", SortOrder.RELEVANCE) == [once, titled, often]
    assert archive.find("", SortOrder.RELEVANCE) == [once, titled, often]


def test_relevance_gives_what_is_not_ranked_newest_first(
    archive: SmallArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.storage.fulltext._RANKED", 2)
    ids = [archive.add(StoredPost("x", "武清 " * number)) for number in (4, 3, 2, 1)]
    assert archive.find("武清", SortOrder.RELEVANCE, first=1) == [ids[2], ids[3], ids[1], ids[0]]


def test_of_very_many_titles_the_newest_are_compared(
    archive: SmallArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [archive.add(StoredPost("武清" + "，区" * others)) for others in (0, 3, 2)]
    best = [ids[0], ids[2], ids[1]]
    assert archive.find("武清", SortOrder.RELEVANCE) == best
    monkeypatch.setattr("archive.storage.ranking.MOST_COMPARED", 2)
    assert archive.find("武清", SortOrder.RELEVANCE) == [ids[2], ids[1], ids[0]]
    late = archive.add(StoredPost("武清", late=True))
    assert archive.find("武清", SortOrder.RELEVANCE) == [late, ids[2], ids[1], ids[0]]


def test_the_first_chunk_is_small_and_opens_few_posts(archive: SmallArchive) -> None:
    for _ in range(200):
        archive.add(StoredPost("x", "京津冀"))
    plan = plan_filter(PostFilter(query="京津冀"), archive.index.facet_ids)
    chunks = archive.index.iter_ids(plan, SortOrder.NEWEST, first=10)
    assert list(next(chunks))[:10] == list(range(200, 190, -1))
    assert archive.opened < 60
    chunks.close()
    assert archive.index.count(plan_filter(PostFilter(), archive.index.facet_ids)) == (200, True)


def test_texts_are_opened_once_until_the_archive_changes(archive: SmallArchive) -> None:
    post_id = archive.add(StoredPost("x", "京津冀"))
    assert archive.find("京津冀") == [post_id]
    archive.opened = 0
    assert archive.find("津冀，京 OR 京津冀") == [post_id]
    list(archive.index.snippets([post_id], "京"))
    assert archive.opened == 0
    archive.posts[post_id].text = "京津，津冀"
    archive.connection.execute("UPDATE post SET words = 2")
    assert archive.find("京津冀") == []


def test_a_search_can_be_interrupted(archive: SmallArchive) -> None:
    for _ in range(300):
        archive.add(StoredPost("x", "京津冀"))
    plan = plan_filter(PostFilter(query="京津冀"), archive.index.facet_ids)
    chunks = archive.index.iter_ids(plan, SortOrder.NEWEST, first=1)
    next(chunks)
    archive.connection.interrupt()
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        list(chunks)


# --- snippets ---------------------------------------------------------------------------------


def test_snippets_mark_original_characters(archive: SmallArchive) -> None:
    post_id = archive.add(
        StoredPost("臺灣Café", "前文。" * 100 + "在臺\n灣，臺灣發布" + "后文" * 100)
    )
    ((title, text),) = archive.index.snippets([post_id], "台湾 cafe -title:x")
    assert [title.text[a:b] for a, b in title.marks] == ["臺灣Café"]
    assert [text.text[a:b] for a, b in text.marks] == ["臺灣"]
    assert text.text.startswith("…") and text.text.endswith("…")
    assert "\n" not in text.text


# --- against a naive oracle -------------------------------------------------------------------

_ALPHABET = "甲乙丙ab1，-. \n"
_TEXTS = st.text(_ALPHABET, max_size=12)
_TERMS = st.text("甲乙丙ab1", min_size=1, max_size=4)


@st.composite
def _queries(draw: st.DrawFn) -> tuple[str, object]:
    """A query and its meaning: nested tuples."""
    return draw(
        st.recursive(
            _TERMS.map(lambda term: (term, ("term", term))),
            lambda inner: st.one_of(
                inner.map(lambda one: (f"-({one[0]})", ("not", one[1]))),
                st.tuples(inner, inner).map(
                    lambda two: (f"({two[0][0]} {two[1][0]})", ("and", two[0][1], two[1][1]))
                ),
                st.tuples(inner, inner).map(
                    lambda two: (f"({two[0][0]} OR {two[1][0]})", ("or", two[0][1], two[1][1]))
                ),
            ),
            max_leaves=6,
        )
    )


def _cut(text: str) -> list[tuple[str, str]]:
    """Runs, words and separators of *text* by a rule of our own: one character at a time."""
    found: list[tuple[str, str]] = []
    for character in text:
        kind = "run" if character in "甲乙丙" else "word" if character.isalnum() else "gap"
        if found and found[-1][0] == kind:
            found[-1] = kind, found[-1][1] + character
        else:
            found.append((kind, character))
    return found


def _says(text: str, term: str) -> bool:
    """Whether the pieces of *term* follow each other in a line of *text*, gaps left out."""
    return any(_line_says(line, _cut(term)) for line in text.split("\n"))


def _line_says(text: str, wanted: list[tuple[str, str]]) -> bool:
    stretches = [piece for piece in _cut(text) if piece[0] != "gap"]
    for start in range(len(stretches) - len(wanted) + 1):
        if _fits(stretches[start : start + len(wanted)], wanted):
            return True
    return False


def _fits(stretch: list[tuple[str, str]], wanted: list[tuple[str, str]]) -> bool:
    last = len(wanted) - 1
    for place, ((kind, text), (wanted_kind, part)) in enumerate(zip(stretch, wanted, strict=True)):
        if kind != wanted_kind:
            return False
        if kind == "word" or 0 < place < last:
            fits = text == part
        elif last == 0:
            fits = part in text
        else:
            fits = text.startswith(part) if place == last else text.endswith(part)
        if not fits:
            return False
    return True


def _holds(meaning: object, post: StoredPost) -> bool:
    assert isinstance(meaning, tuple)
    kind, *parts = meaning
    if kind == "term":
        return _says(post.title, parts[0]) or _says(post.text, parts[0])
    if kind == "not":
        return not _holds(parts[0], post)
    holds = [_holds(part, post) for part in parts]
    return all(holds) if kind == "and" else any(holds)


@pytest.mark.slow
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(
    st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=5),
    st.lists(_queries(), min_size=1, max_size=5),
)
def test_search_is_what_a_naive_reader_would_find(
    texts: list[tuple[str, str]], queries: list[tuple[str, object]]
) -> None:
    for archive in _small_archive():
        for title, text in texts:
            archive.add(StoredPost(title, text))
        for query, meaning in queries:
            expected = [post_id for post_id, post in archive.posts.items() if _holds(meaning, post)]
            assert archive.find(query, SortOrder.OLDEST) == expected, query
            assert sorted(archive.find(query, SortOrder.RELEVANCE)) == expected, query
