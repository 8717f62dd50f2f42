"""Sixty-five queries for any archive, from rare to everywhere, the same ones for the same posts.

They are made of pieces of the archive's own texts. Five hundred posts at fixed places are looked
at; of the pieces of a kind, a few are chosen from those that one of these posts has to those that
nearly all have. So nothing is drawn by lot and nothing needs to be stored.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from zlib import crc32

from archive import Archive, PostFilter

SAMPLE = 500
HAN = "\u4e00-\u9fff"
_RUN = re.compile(f"[{HAN}]+")
_WORD = re.compile(r"(?<![\w])[A-Za-z]{3,20}(?![\w])")
_EVERY = 7  # of the longer pieces of a run each seventh is looked at, which is still plenty
_OPERATORS = frozenset({"and", "or", "not"})
# Which of twelve pieces, the rarest is 0, stand together: rare with frequent, like with like.
_AND = ((0, 11), (5, 10), (8, 9), (10, 11), (9, 11))
_OR = ((0, 1), (0, 11), (6, 7), (10, 11))
_NOT = ((11, 0), (11, 10), (9, 11), (6, 8))


@dataclass(frozen=True, slots=True)
class Query:
    """``kind`` is what the tables call it, ``text`` is in the query language. ``needle`` is the
    same as plain text, for tools that know no more; None where it is more than that."""

    kind: str
    text: str
    needle: str | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """What was looked at: (title, text) of posts, and their categories and months."""

    texts: list[tuple[str, str]]
    categories: list[str]
    months: list[str]


def queries_for(archive: Archive) -> list[Query]:
    """The queries; fewer where the posts have too little to choose from."""
    return queries_of(sample_of(archive))


def sample_of(archive: Archive) -> Sample:
    """Posts at equal distances through the whole archive, newest first."""
    ids = [post_id for chunk in archive.iter_post_ids(PostFilter()) for post_id in chunk]
    chosen = ids[:: max(1, len(ids) // SAMPLE)][:SAMPLE]
    posts = archive.posts(chosen)
    return Sample(
        texts=[(post.title, archive.article_text(post.id)) for post in posts],
        categories=[post.categories[0] for post in posts if post.categories],
        months=sorted({f"{post.published:%Y-%m}" for post in posts}),
    )


def queries_of(sample: Sample) -> list[Query]:
    """The queries for a sample."""
    texts = [text for _title, text in sample.texts]
    titles = [title for title, _text in sample.texts]
    one, two = (_ladder(texts, _runs_of(length)) for length in (1, 2))
    words = _ladder(texts, _words)
    pairs = _rungs(two, 12)
    plain = [
        *_plain("1 character", _rungs(one, 5)),
        *_plain("2 characters", _rungs(two, 5)),
        *_plain("3 characters", _rungs(_ladder(texts, _runs_of(3)), 5)),
        *_plain("4–6 characters", _rungs(_ladder(texts, _runs_of(5)), 5)),
        *_plain("7 and more characters", _rungs(_ladder(texts, _runs_of(8)), 5)),
        *_plain("word", _rungs(words, 5)),
    ]
    phrases = _rungs(_ladder(texts, _runs_of(6)), 3) + _rungs(_ladder(texts, _word_pairs), 2)
    title_runs = _rungs(_ladder(titles, _runs_of(2)), 4)
    categories = _rungs(Counter(sample.categories), 3)
    months = sample.months[:: max(1, len(sample.months) // 3)][:3]
    some = _rungs(two, 3)
    return [
        *plain,
        *(Query("prefix", f"{word[:3]}*") for word in _rungs(words, 4)),
        *(Query("a b", f"{a} {b}") for a, b in _couples(pairs, _AND)),
        *(Query("a OR b", f"{a} OR {b}") for a, b in _couples(pairs, _OR)),
        *(Query("a -b", f"{a} -{b}") for a, b in _couples(pairs, _NOT)),
        *(Query("phrase", f'"{phrase}"', phrase) for phrase in phrases),
        *(Query("title:", f"title:{run}") for run in title_runs),
        *(
            Query("category: and text", f'category:"{name}" {run}')
            for name, run in zip(categories, some, strict=False)
        ),
        *(
            Query("month and text", f"on:{month} {run}")
            for month, run in zip(months, reversed(some), strict=False)
        ),
        *_plain("nowhere", _nowhere(one)),
    ]


def _plain(kind: str, pieces: Iterable[str]) -> list[Query]:
    return [Query(kind, piece, piece) for piece in pieces]


def _couples(pieces: list[str], places: Iterable[tuple[int, int]]) -> list[tuple[str, str]]:
    return [(pieces[a], pieces[b]) for a, b in places if max(a, b) < len(pieces)]


def _ladder(texts: Iterable[str], pieces_of: Callable[[str], Iterable[str]]) -> Counter[str]:
    """In how many of *texts* each piece occurs."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(set(pieces_of(text)))
    return found


def _rungs(counts: Counter[str], how_many: int) -> list[str]:
    """Pieces from the rarest to the most frequent, by equal factors; of equals any, but always
    the same."""
    if not counts:
        return []
    most = max(counts.values())
    found: list[str] = []
    for step in range(how_many):
        wanted = most ** (step / max(1, how_many - 1))
        left = [piece for piece in counts if piece not in found]
        if left:
            found.append(min(left, key=partial(_how_far, counts, wanted)))
    return found


def _how_far(counts: Counter[str], wanted: float, piece: str) -> tuple[float, int, str]:
    return abs(counts[piece] - wanted), crc32(piece.encode()), piece


def _runs_of(length: int) -> Callable[[str], Iterable[str]]:
    step = 1 if length <= 2 else _EVERY

    def pieces(text: str) -> Iterable[str]:
        for run in _RUN.findall(text):
            for start in range(0, len(run) - length + 1, step):
                yield run[start : start + length]

    return pieces


def _words(text: str) -> Iterable[str]:
    return (word for word in map(str.lower, _WORD.findall(text)) if word not in _OPERATORS)


def _word_pairs(text: str) -> Iterable[str]:
    return (
        f"{first} {second}".lower()
        for first, second in re.findall(r"\b([A-Za-z]{2,20}) (?=([A-Za-z]{2,20})\b)", text)
    )


def _nowhere(characters: Counter[str]) -> list[str]:
    """Characters that no post has side by side, as far as anybody can tell, and a word."""
    rarest = _rungs(characters, 8)
    return ["".join(rarest[:3]) * 2, "".join(reversed(rarest[:4])), "qzxvkjwq"] if rarest else []
