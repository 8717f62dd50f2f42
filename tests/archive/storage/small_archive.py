"""The tables of an archive, filled by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

from archive.query import PostFilter, SortOrder
from archive.search_dates import wall_range
from archive.storage.fulltext import FullTextIndex
from archive.storage.index_writer import FullTextWriter, filter_tokens
from archive.storage.schema import LATE_ID
from archive.storage.search_plan import plan_filter
from archive.text.indexed import indexed_texts


@dataclass
class StoredPost:
    """What one row of the test archive says."""

    title: str
    text: str = ""
    day: str = "2022-01-01"
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    publisher: str = ""
    flags: int = 0
    starred: bool = False
    read: bool = False
    path: str = "_posts/a.md"
    late: bool = False


@dataclass
class SmallArchive:
    """The tables of an archive, filled by hand; ids are given in the order of :meth:`add`."""

    connection: sqlite3.Connection
    posts: dict[int, StoredPost] = field(default_factory=dict)
    facets: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.connection.execute("INSERT INTO source VALUES (1, 'news', '', '', '', '', '', NULL)")
        self.index = FullTextIndex(self.connection, self)
        self.writer = FullTextWriter(self.connection)
        self.opened = 0

    def texts_to_search(
        self, post_ids: Sequence[int]
    ) -> Generator[tuple[int, str, str], None, None]:
        for number in post_ids:
            self.opened += 1
            yield number, self.posts[number].title, self.posts[number].text

    def facet(self, kind: str, name: str, label: str = "") -> int:
        if (kind, name) not in self.facets:
            self.facets[kind, name] = len(self.facets) + 1
            self.connection.execute(
                "INSERT INTO facet(id, kind, name, label, name_key) VALUES (?, ?, ?, ?, '')",
                (self.facets[kind, name], kind, name, label or name),
            )
        return self.facets[kind, name]

    def add(self, post: StoredPost) -> int:
        base = LATE_ID if post.late else 0
        post_id = base + sum(1 for one in self.posts if (one >= LATE_ID) == post.late) + 1
        self.posts[post_id] = post
        facets = [self.facet("category", name) for name in post.categories]
        facets += [self.facet("tag", name) for name in post.tags]
        facets += [self.facet("publisher", post.publisher)] if post.publisher else []
        self._insert_rows(post_id, post, facets)
        texts = indexed_texts(post.title, post.text)
        filters = filter_tokens(facets, post.flags)
        self.writer.add(post_id, texts.tokens, texts.title_tokens, filters)
        self.writer.flush()
        self.connection.execute(
            "INSERT INTO post_title_order VALUES (?, ?)", (texts.title_key, post_id)
        )
        return post_id

    def _insert_rows(self, post_id: int, post: StoredPost, facets: list[int]) -> None:
        run = self.connection.execute
        run("INSERT INTO facet_set VALUES (?, ?)", (post_id, str(post_id)))
        for position, facet_id in enumerate(facets):
            run("INSERT INTO facet_set_item VALUES (?, ?, ?)", (post_id, position, facet_id))
        published = (wall_range(post.day) or (0, 0))[0]
        run(
            "INSERT INTO post VALUES (?, 1, ?, ?, 0, ?, ?, 'zh', 1, ?, 1)",
            (post_id, -post_id, published, post.title, post_id, post.flags),
        )
        run(
            "INSERT INTO post_file VALUES (?, 1, ?, ?, ?, 0, 0, 0)",
            (post_id, post_id, post.path, post_id),
        )
        if post.starred or post.read:
            run(
                "INSERT INTO post_state VALUES (1, ?, ?, ?, NULL)",
                (-post_id, post.starred, "2022-01-01T00:00:00Z" if post.read else None),
            )

    def find(
        self, query: str, sort: SortOrder = SortOrder.NEWEST, first: int = 3, **filters: object
    ) -> list[int]:
        post_filter = PostFilter(query=query, **filters)  # type: ignore[arg-type]
        plan = plan_filter(post_filter, self.index.facet_ids)
        chunks = list(self.index.iter_ids(plan, sort, first=first))
        found = [post_id for chunk in chunks for post_id in chunk]
        assert len(set(found)) == len(found)
        assert self.index.count(plan) == (len(found), True)
        return found
