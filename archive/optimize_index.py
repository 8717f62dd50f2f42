"""The full-text indexes of an archive in a new one: copied, or where posts get other ids, made
anew from the texts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from archive.importing.workers import At, Workers, default_workers
from archive.storage.bodies import Unpacker, fit_to_read
from archive.storage.connection import as_written
from archive.storage.facets import facets_of_sets
from archive.storage.index_writer import FACET_MARK, STATE_MARK, FullTextWriter, filter_tokens
from archive.storage.records import text_in
from archive.storage.rewriting import Rewrite
from archive.text.indexed import indexed_texts
from archive.text.token_codes import TokenCodes, token_codes

FEW_POSTS = 500  # are read in this process: starting another takes longer
BATCH_POSTS = 4000

_TABLES = ("post_fts", "title_fts")
_PARTS = {"config": "k", "data": "id", "idx": "segid, term", "docsize": "id"}
"""What FTS5 keeps of a table without its text, and the order of each."""


class StoredPost(NamedTuple):
    """A post as it is stored, and what it is found by besides its text."""

    id: int
    title: str
    filters: str
    codec: int
    packed: bytes
    checksum: bytes


class ReadPost(NamedTuple):
    """The tokens of a post; None where its text cannot be had."""

    id: int
    filters: str
    tokens: TokenCodes | None
    title_tokens: str


class TokenReader:
    """Makes tokens of stored posts, in a worker process or right here."""

    def __init__(self, dictionaries: Mapping[int, bytes]) -> None:
        """*dictionaries* by their ids."""
        self._dictionaries = dictionaries
        self._bodies = Unpacker(dictionaries)

    def __getstate__(self) -> Mapping[int, bytes]:
        return self._dictionaries

    def __setstate__(self, dictionaries: Mapping[int, bytes]) -> None:
        self.__init__(dictionaries)  # type: ignore[misc]  # unpacking cannot be sent

    def __call__(
        self, items: Sequence[StoredPost], at: At, *, plain: Collection[int] = ()
    ) -> list[ReadPost]:
        """Those of *plain* were too much for a process: no tokens of theirs."""
        found = []
        for index, item in enumerate(items):
            at(index)
            found.append(self.given_up(item) if index in plain else self._read(item))
        return found

    def given_up(self, item: StoredPost) -> ReadPost:
        """Its title alone."""
        return ReadPost(item.id, item.filters, None, indexed_texts(item.title, "").title_tokens)

    def _read(self, item: StoredPost) -> ReadPost:
        record = self._bodies.proven_record(item.codec, item.packed, item.checksum)
        if record is None:
            return self.given_up(item)
        try:
            texts = indexed_texts(item.title, text_in(record))
        except MemoryError:
            return self.given_up(item)
        return ReadPost(item.id, item.filters, texts.tokens, texts.title_tokens)


def rewrite_index(rewrite: Rewrite, dictionaries: Mapping[int, bytes]) -> None:
    """Write both indexes, each of one part. They come first: what the merging leaves free in the
    file is filled by the tables that follow."""
    if rewrite.renumbered:
        _make_anew(rewrite, dictionaries)
    else:
        _copy(rewrite)
    rewrite.tell("merge")
    FullTextWriter(rewrite.connection).merge()


def _copy(rewrite: Rewrite) -> None:
    for number, table in enumerate(_TABLES):
        rewrite.tell("index", number, len(_TABLES))
        for part, order in _PARTS.items():
            name = f"{table}_{part}"
            rewrite.connection.execute(f"DELETE FROM main.{name}")
            rewrite.connection.execute(
                f"INSERT INTO main.{name} SELECT * FROM old.{name} ORDER BY {order}"
            )


def _make_anew(rewrite: Rewrite, dictionaries: Mapping[int, bytes]) -> None:
    reader = TokenReader(dictionaries)
    index = FullTextWriter(rewrite.connection)
    lost: dict[int, ReadPost] = {}
    processes = 0 if rewrite.posts <= FEW_POSTS else default_workers()
    with Workers[StoredPost, ReadPost](processes, TokenReader) as workers:
        posts = workers.map_in_order(reader, _stored_posts(rewrite), _size_of)
        for done, post in enumerate(posts, start=1):
            rewrite.tell("index", done, rewrite.posts)
            if post.tokens is None:
                lost[post.id] = post
            else:
                index.add(post.id, post.tokens, post.title_tokens, post.filters)
            if done % BATCH_POSTS == 0:
                index.flush()
    for post_id, tokens in _tokens_of(rewrite, lost).items():
        index.add(post_id, tokens, lost[post_id].title_tokens, lost[post_id].filters)
    index.flush()


def _stored_posts(rewrite: Rewrite) -> Iterator[StoredPost]:
    facets = facets_of_sets(rewrite.connection, "old")
    rows = rewrite.connection.execute(
        "SELECT p.new_id, t.title, t.flags, t.facet_set, s.codec, s.bytes, s.checksum"
        " FROM place p CROSS JOIN old.post t ON t.id = p.old_id"
        " CROSS JOIN old.post_source s ON s.post_id = p.old_id ORDER BY p.new_id"
    )
    with as_written("a post"):
        for post_id, title, flags, facet_set, *body in rows:
            filters = filter_tokens(facets.get(facet_set, ()), flags)
            yield StoredPost(post_id, title, filters, *fit_to_read(*body))


def _size_of(post: StoredPost) -> int:
    return len(post.packed)


def _tokens_of(rewrite: Rewrite, lost: Collection[int]) -> dict[int, TokenCodes]:
    """What the old index holds of the texts of posts, by their new ids."""
    found: dict[int, list[str]] = {post_id: [] for post_id in lost}
    if lost:
        execute = rewrite.connection.execute
        execute("CREATE TEMP TABLE lost (new_id INTEGER PRIMARY KEY)")
        rewrite.connection.executemany("INSERT INTO lost VALUES (?)", [(one,) for one in lost])
        execute(
            "CREATE VIRTUAL TABLE temp.old_terms USING fts5vocab('old', 'post_fts', 'instance')"
        )
        rows = execute(
            "SELECT p.new_id, t.term FROM temp.old_terms t CROSS JOIN place p ON p.old_id = t.doc"
            " CROSS JOIN lost l ON l.new_id = p.new_id"
        )
        for post_id, term in rows:
            if not term.startswith((FACET_MARK, STATE_MARK)):
                found[post_id].append(term)
        execute("DROP TABLE temp.old_terms")
    return {post_id: token_codes(" ".join(terms)) for post_id, terms in found.items()}
