"""Search against a plain scan of every title and visible text, over posts of many shapes.

The scan knows nothing of the index: it folds with Unicode's own functions, finds Han characters
anywhere and words as whole words, and joins the answers as sets.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive import SortOrder, open_archive
from tests.archive.library import Library, ids_in, import_into

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
LETTER = rf"[^\W_{HAN}]"
TRADITIONAL = str.maketrans("灣圖書館與電車檔", "湾图书馆与电车档")
ROUNDS = 8

Scan = Callable[[str], bool]


def folded(text: str) -> str:
    """As a reader compares: no case, no accents, one width, one script."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(TRADITIONAL)
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not "\u0300" <= c < "\u0370"))


def says(text: str) -> Scan:
    """Whether these Han characters stand somewhere, one after the other."""
    wanted = folded(text)
    return lambda place: wanted in place


def has_word(word: str, *, prefix: bool = False) -> Scan:
    """Whether there is such a word, or a word that begins so."""
    end = "" if prefix else f"(?!{LETTER})"
    pattern = re.compile(f"(?<!{LETTER}){re.escape(folded(word))}{end}")
    return lambda place: pattern.search(place) is not None


@dataclass(frozen=True)
class Row:
    """One post as the scan sees it."""

    id: int
    title: str
    text: str
    day: str
    tags: tuple[str, ...]

    def holds(self, scan: Scan, field: str = "") -> bool:
        places = {"title": [self.title], "text": [self.text]}.get(field, [self.title, self.text])
        return any(scan(folded(place)) for place in places)


def rows_of(path: Path) -> list[Row]:
    with open_archive(path, read_only=True) as archive:
        return [
            Row(post.id, post.title, archive.article_text(post.id),
                post.published.date().isoformat(), post.tags)
            for post in archive.posts(ids_in(path))
        ]  # fmt: skip


@pytest.fixture(scope="module")
def written(
    made_library: Library, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[Row]]:
    """The shared corpus and some posts in traditional characters, full width and accents."""
    folder = tmp_path_factory.mktemp("search")
    odd = folder / "odd" / "_posts"
    odd.mkdir(parents=True)
    texts = ("港灣圖書館與電車", "ＨＦＯ－１２３４ 的檔案", "Café Ærø naïve résumé", "5G手机与WiFi网络",
             "a_b c-d e.f", "哈哈哈哈", "x" * 80 + " 长词", "**粗**体 `code` <b>黑</b>体")  # fmt: skip
    for number, text in enumerate(texts):
        post = (
            f"---\ntitle: {text[:6]}…{number}\ntags: odd\n---\n{text}\n\n渔市的桥 Ferry{number}\n"
        )
        (odd / f"2023-04-{number + 1:02d}-odd.md").write_text(post, "utf-8")
    path = folder / "search.fiche"
    import_into(path, made_library.site, odd.parent)
    return path, rows_of(path)


class Asking:
    """Random queries, each with its answer."""

    def __init__(self, rows: list[Row], seed: int) -> None:
        self.rows = rows
        self.chance = random.Random(seed)

    def ids(self, scan: Scan, field: str = "") -> set[int]:
        return {row.id for row in self.rows if row.holds(scan, field)}

    def pick(self, pattern: str) -> str:
        """Something in a random post that matches."""
        while True:
            row = self.chance.choice(self.rows)
            found = re.findall(pattern, self.chance.choice([row.title, row.text]))
            if found:
                return str(self.chance.choice(found))

    def han(self) -> str:
        run = self.pick(f"[{HAN}]+")
        length = min(len(run), self.chance.randint(1, 8))
        start = self.chance.randrange(len(run) - length + 1)
        return run[start : start + length]

    def term(self) -> tuple[str, set[int]]:
        if self.chance.random() < 0.6:
            text = self.han()
            return text, self.ids(says(text))
        word = self.pick(f"{LETTER}+")
        return word, self.ids(has_word(word))

    def queries(self) -> Iterator[tuple[str, set[int]]]:
        every = {row.id for row in self.rows}
        (a, found_a), (b, found_b), (c, found_c) = self.term(), self.term(), self.term()
        han, word = self.han(), self.pick(f"{LETTER}+")
        row = self.chance.choice(self.rows)
        yield a, found_a
        yield f'"{han}"', self.ids(says(han))
        yield f"“{han}”", self.ids(says(han))
        yield word.upper(), self.ids(has_word(word))
        yield f"{word[:2]}*", self.ids(has_word(word[:2], prefix=True))
        yield f"{a} {b}", found_a & found_b
        yield f"{a} OR {b}", found_a | found_b
        yield f"{a}｜{b}", found_a | found_b
        yield f"{a} -{b}", found_a - found_b
        yield f"-{a}", every - found_a
        yield f"({a} OR {b}) -{c}", (found_a | found_b) - found_c
        yield f"（{a} {b}） OR {c}", (found_a & found_b) | found_c
        yield f"{a} -({b} {c})", found_a - (found_b & found_c)
        yield f"-(-{a} OR {b})", found_a - found_b
        yield f"title:{han}", self.ids(says(han), "title")
        yield f"text：{han}", self.ids(says(han), "text")
        yield f"{han} -title:{han}", self.ids(says(han)) - self.ids(says(han), "title")
        yield (
            f'tag:"{row.tags[0]}" {a}',
            {x.id for x in self.rows if row.tags[0] in x.tags} & found_a,
        )
        yield f"on:{row.day[:7]}", {x.id for x in self.rows if x.day[:7] == row.day[:7]}
        yield f"after:{row.day} {a}", {x.id for x in self.rows if x.day >= row.day} & found_a
        yield f"before:{row.day} OR {a}", {x.id for x in self.rows if x.day < row.day} | found_a


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_nothing_false_and_nothing_missed(written: tuple[Path, list[Row]], seed: int) -> None:
    path, rows = written
    asking = Asking(rows, seed)
    wrong = []
    with open_archive(path, read_only=True) as archive:
        for _ in range(ROUNDS):
            for query, expected in asking.queries():
                result = archive.search(query, limit=len(rows), count=True)
                ids = [hit.id for hit in result.hits]
                if (set(ids), len(ids), result.exact) != (expected, result.total, True):
                    wrong.append((query, expected ^ set(ids)))
    assert wrong == []


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("港湾图书馆", "港灣圖書館"),
        ("hfo-1234", "ＨＦＯ－１２３４"),
        ("CAFE", "Café"),
        ("resum*", "résum"),
        ("手机", "手机"),
        ("哈哈", "哈哈哈哈"),
        ("粗体", "粗体"),
        ('"黑体"', "黑体"),
    ],
)
def test_marks_are_on_the_authors_own_characters(
    written: tuple[Path, list[Row]], query: str, marked: str
) -> None:
    path, _ = written
    with open_archive(path, read_only=True) as archive:
        result = archive.search(f"tag:odd {query}")
    assert result.hits
    snippets = [hit.snippet for hit in result.hits]
    assert marked in [one.text[start:end] for one in snippets for start, end in one.marks]


def test_titles_that_begin_alike_are_in_the_order_of_their_ends(tmp_path: Path) -> None:
    posts = tmp_path / "site" / "_posts"
    posts.mkdir(parents=True)
    ends = ("2.1", "1.9", "2.0", "10", "B", "a", "C")
    for number, end in enumerate(ends):
        text = f"---\ntitle: The long beginning of every title {end}\n---\nferry\n"
        (posts / f"2024-01-0{number + 1}-x.md").write_text(text)
    path = tmp_path / "titles.fiche"
    import_into(path, tmp_path / "site")
    expected = sorted(ends, key=str.lower)
    for query in ("", "ferry"):
        with open_archive(path, read_only=True) as archive:
            rows = archive.summaries(ids_in(path, query, SortOrder.TITLE))
        assert [row.title.text.rpartition(" ")[2] for row in rows] == expected
