"""Posts that are about the same: they share rare words, categories and tags, and the time.

Only a few tokens of a post are looked up, and of each only the posts next to it by date, so the
work does not grow with the archive. How far one must go for so many posts also tells how rare a
token is: nothing counts all posts that have it.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from itertools import islice
from math import log

from archive.storage.index_writer import FACET_MARK, facet_token
from archive.storage.schema import FLAG_HIDDEN, FLAG_UNREADABLE, LATE_ID
from archive.text.fold import Check
from archive.text.tokenizer import match_tokens, pieces

TEXT_CHARACTERS = 12_000  # of the beginning of a text: who it is about stands there
MOST_TITLE_TOKENS = 10
MOST_TEXT_TOKENS = 6
MOST_SHELVES = 2  # categories and tags
RAREST = 3  # tokens, of known and of new ones, whose newer posts are looked up, too
NEAREST = 60  # posts of a token on either side
MOST_CANDIDATES = 24
LEAST_LETTERS = 4  # of a word: shorter ones are and, the, of
LONG_WORD = 8  # letters; longer ones say no more
LEAST_SHARED = 2  # tokens: two neighbouring characters alone are chance
YEAR = 366 * 24 * 3600.0


@dataclass(slots=True)
class _Candidate:
    score: float = 0.0
    tokens: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    """What is compared of two posts."""

    post_id: int
    published: int
    title: str
    flags: int
    facets: frozenset[int]


class RelatedReader:
    """Reads on one connection; *check* is called between two steps, and may raise to stop."""

    def __init__(self, connection: sqlite3.Connection, check: Check) -> None:
        self._connection, self._check = connection, check

    def related(self, post_id: int, title: str, text: str, limit: int) -> list[int]:
        """Up to *limit* ids of posts that are about what *title* and *text* of a post say, the
        most alike first. Neither the post nor copies of it are among them, nor hidden posts."""
        found = self._candidates(post_id, title, text)
        likely = sorted(found, key=lambda one: (-found[one].score, -one))[:MOST_CANDIDATES]
        rows = self._rows([post_id, *likely])
        own = rows.pop(post_id, None)
        if own is None:
            return []
        ranked = sorted(
            rows.values(),
            key=lambda row: (-found[row.post_id].score * _nearness(own, row), -row.post_id),
        )
        titles, sums = {own.title}, {self._checksum(post_id)}
        best: list[int] = []
        for row in ranked:
            if row.title in titles or row.flags & (FLAG_HIDDEN | FLAG_UNREADABLE):
                continue
            checksum = self._checksum(row.post_id)
            if checksum not in sums:
                titles.add(row.title)
                sums.add(checksum)
                best.append(row.post_id)
            if len(best) == limit:
                break
        return best

    def _checksum(self, post_id: int) -> bytes:
        row = self._connection.execute(
            "SELECT checksum FROM post_source WHERE post_id = ?", (post_id,)
        ).fetchone()
        return bytes(row[0]) if row else b""

    def _candidates(self, post_id: int, title: str, text: str) -> dict[int, _Candidate]:
        older: dict[str, list[int]] = {}
        rarity: dict[str, float] = {}
        shelves = self._shelves(post_id)
        for token in (*_tokens(title, text), *shelves):
            self._check()
            older[token] = self._posts(token, post_id, newer=False)
            rarity[token] = _rarity(older[token], post_id)
        # A token that no older post has is of a new thing, or only of this post.
        rarest = sorted(rarity, key=lambda token: -rarity[token])
        known = [token for token in rarest if older[token]][:RAREST]
        looked_up = {*known, *[token for token in rarest if not older[token]][:RAREST]}
        found: defaultdict[int, _Candidate] = defaultdict(_Candidate)
        for token, ids in older.items():
            newer: list[int] = []
            if token in looked_up:
                self._check()
                newer = self._posts(token, post_id, newer=True)
            for other in (*ids, *newer):
                found[other].score += rarity[token]
                found[other].tokens.append(token)
        telling = {one for one in shelves if len(older[one]) < NEAREST}
        return {
            one: found[one] for one in found if _is_more_than_chance(found[one].tokens, telling)
        }

    def _shelves(self, post_id: int) -> list[str]:
        """The tokens of the categories and tags of a post that the fewest posts have."""
        rows = self._connection.execute(
            "SELECT f.id FROM post p JOIN facet_set_item i ON i.facet_set_id = p.facet_set"
            " JOIN facet f ON f.id = i.facet_id AND f.kind IN ('category', 'tag')"
            f" WHERE p.id = ? ORDER BY f.count, f.id LIMIT {MOST_SHELVES}",
            (post_id,),
        )
        return [facet_token(facet_id) for (facet_id,) in rows]

    def _posts(self, token: str, post_id: int, *, newer: bool) -> list[int]:
        """The posts next to *post_id* with a token, the nearest first; late ones are newer."""
        side, order = (">", "ASC") if newer else ("<", "DESC")
        rows = self._connection.execute(
            f"SELECT rowid FROM post_fts WHERE post_fts MATCH ? AND rowid {side} ?"
            f" ORDER BY rowid {order} LIMIT {NEAREST}",
            (f'"{token}"', post_id),
        )
        return [found for (found,) in rows]

    def _rows(self, post_ids: Iterable[int]) -> dict[int, _Row]:
        rows = {}
        for post_id in post_ids:
            self._check()
            row = self._connection.execute(
                "SELECT p.published, p.title, p.flags,"
                " (SELECT group_concat(i.facet_id) FROM facet_set_item i"
                "  WHERE i.facet_set_id = p.facet_set)"
                " FROM post p WHERE p.id = ?",
                (post_id,),
            ).fetchone()
            if row is not None:
                published, title, flags, facets = row
                ids = frozenset(map(int, facets.split(","))) if facets else frozenset()
                rows[post_id] = _Row(post_id, published, title, flags, ids)
        return rows


def _tokens(title: str, text: str) -> list[str]:
    """The tokens to look up: of the title, and of the text what it says more than once."""
    chosen = dict.fromkeys(islice(_worth(title), MOST_TITLE_TOKENS))
    said = Counter(_worth(text[:TEXT_CHARACTERS]))
    often = sorted(
        (token for token, times in said.items() if times > 1 and token not in chosen),
        key=lambda token: -said[token] * min(len(token), LONG_WORD),
    )
    return [*chosen, *often[:MOST_TEXT_TOKENS]]


def _worth(text: str) -> Iterable[str]:
    """Pairs of characters and words that may say what a text is about, in their order."""
    for piece in pieces(text):
        if piece.is_run:
            yield from (token for token in match_tokens(piece) if len(token) > 1)
        elif len(piece.text) >= LEAST_LETTERS and not piece.text.isdecimal():
            yield from match_tokens(piece)


def _rarity(older: list[int], post_id: int) -> float:
    """How much a token says: the logarithm of one post with it in how many. *older* are the
    nearest older posts, all of them where there are few."""
    if post_id >= LATE_ID:
        return 1.0 if len(older) == NEAREST else 4.0  # its id says nothing of its place
    span = post_id - older[-1] if len(older) == NEAREST else post_id
    return log(1 + span / (len(older) + 1))


def _is_more_than_chance(tokens: list[str], telling: Set[str]) -> bool:
    """Whether what two posts share is more than one pair of characters that stand together, or one
    category that half of the archive has. *telling* are those that few posts have."""
    is_word = len(tokens[0]) >= LEAST_LETTERS and not tokens[0].startswith(FACET_MARK)
    return len(tokens) >= LEAST_SHARED or is_word or tokens[0] in telling


def _nearness(own: _Row, other: _Row) -> float:
    """From 0.5 to 2: for shared categories and tags, and the time between two posts."""
    together = len(own.facets | other.facets)
    shared = len(own.facets & other.facets) / together if together else 0.0
    years = abs(own.published - other.published) / YEAR
    return (0.7 + 0.8 * shared) * (0.75 + 0.5 / (1 + 4 * years))
