"""Folders of made-up financial news, as large as wanted, the same on every run.

Names of firms, people and places and English words are spelled from numbers, small ones more often
than large ones, and the largest is as large as the folder: so the vocabulary grows with it, as
that of real news does, and some words stand in one post, others in nearly all.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from benchmarks import words

HOST = "news.example.org"
FIRST_DAY = datetime(2016, 1, 4, 7, 15, tzinfo=UTC)
SPAN_SECONDS = 9 * 365 * 86_400
LEAST, MOST, USUAL = 500, 5_000, 1_150  # characters of a text
PARAGRAPH = 4  # sentences
STRETCH = 1_000  # posts that one worker makes at a time
_MIX = 2_654_435_761  # spreads neighbouring numbers over all names

Filler = Callable[[random.Random, int], str]


def make_posts(folder: Path, count: int) -> Path:
    """Write a site of *count* posts into *folder*, on all processors; say how far it is."""
    folder.mkdir(parents=True, exist_ok=True)
    config = f"title: 港湾财经\nurl: https://{HOST}\ntimezone: Asia/Shanghai\nlang: zh-CN\n"
    (folder / "_config.yml").write_text(config, encoding="utf-8")
    starts = range(0, count, STRETCH)
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        jobs = pool.map(_write, [folder] * len(starts), starts, [count] * len(starts))
        for done in jobs:
            print(f"\r{done:,} of {count:,} posts", end="", file=sys.stderr)
    print(file=sys.stderr)
    return folder


def _write(folder: Path, start: int, count: int) -> int:
    end = min(start + STRETCH, count)
    for number in range(start, end):
        path, text = post(number, count)
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    return end


def post(number: int, count: int) -> tuple[str, str]:
    """(path within the site, text of the file) of one of *count* posts."""
    chance = random.Random(number)
    published = FIRST_DAY + timedelta(seconds=SPAN_SECONDS * number // count)
    code = f"ZX{published:%Y%m%d}{number:08d}"
    slug, _, label = _often_first(chance, words.OUTLETS).partition(":")
    title = "".join(_filled(chance, count, words.TITLES, 1))
    body = "\n".join(f"<p>　　{paragraph}</p>" for paragraph in _paragraphs(chance, count))
    text = (
        f'---\nlayout: post\ntitle: "{title}"\ndate: {published:%Y-%m-%d %H:%M:%S} +0800\n'
        f"categories: {slug}\ntags: {label}新闻\n---\n{body}\n"
        f'<p class="em_media">（文章来源：{label}）</p>\n\n'
        f"<http://source.{HOST}/share.html?code={code}>\n\n"
        f"[返回{label}新闻](//{HOST}/category/{slug}.html)｜[返回首页](//{HOST}/)\n"
    )
    return f"_posts/{published:%Y-%m}/{published:%Y-%m-%d}-{code}.md", text


def _paragraphs(chance: random.Random, count: int) -> Iterator[str]:
    wanted = min(MOST, max(LEAST, int(chance.lognormvariate(0, 0.5) * USUAL)))
    size = 0
    while size < wanted:
        paragraph = "".join(_filled(chance, count, words.PATTERNS, PARAGRAPH))
        size += len(paragraph)
        yield paragraph


def _filled(
    chance: random.Random, count: int, patterns: tuple[str, ...], how_many: int
) -> Iterator[str]:
    for _ in range(how_many):
        parts = _SPLIT[patterns[int(chance.random() * len(patterns))]]
        yield "".join(_FILLERS[part](chance, count) if is_gap else part for part, is_gap in parts)


def _often_first(chance: random.Random, things: list[str]) -> str:
    """One of *things*, an earlier one more often."""
    return things[int(len(things) * chance.random() ** 2)]


def _number(chance: random.Random, count: int) -> int:
    """From 1 to *count*, each power of ten as often as the others."""
    return int(count ** chance.random())


def _spelled(number: int, letters: str, length: int) -> str:
    """The name with this number."""
    rest = number * _MIX
    found = []
    for _ in range(length):
        rest, place = divmod(rest, len(letters))
        found.append(letters[place])
    return "".join(found)


def _firm(chance: random.Random, count: int) -> str:
    number = _number(chance, count)
    trade = words.TRADES[number % len(words.TRADES)]
    return _spelled(number, words.CHARACTERS, 3) + trade + words.FIRM_ENDS[number % 5]


def _place(chance: random.Random, count: int) -> str:
    number = _number(chance, count)
    return _spelled(number + 7, words.CHARACTERS, 2) + words.PLACE_ENDS[number % 8]


def _person(chance: random.Random, count: int) -> str:
    number = _number(chance, count)
    return words.SURNAMES[number % len(words.SURNAMES)] + _spelled(number + 3, words.CHARACTERS, 2)


def _word(chance: random.Random, count: int) -> str:
    rest = _number(chance, count)
    found = [words.SYLLABLES[rest % 5]]
    while rest:
        rest, place = divmod(rest, len(words.SYLLABLES))
        found.append(words.SYLLABLES[place])
    return "".join(found)


_FILLERS: dict[str, Filler] = {
    "firm": _firm,
    "place": _place,
    "person": _person,
    "word": _word,
    "name": lambda chance, count: _word(chance, count).capitalize(),
    "thing": lambda chance, _: _often_first(chance, words.THINGS),
    "other": lambda chance, _: _often_first(chance, words.THINGS),
    "measure": lambda chance, _: _often_first(chance, words.MEASURES),
    "office": lambda chance, _: _often_first(chance, words.OFFICES),
    "day": lambda chance, _: f"{int(chance.random() * 12) + 1}月{int(chance.random() * 28) + 1}日",
    "sum": lambda chance, _: f"{chance.random() * 900:.2f}",
    "share": lambda chance, _: f"{chance.random() * 60:.1f}",
    "many": lambda chance, _: str(int(chance.random() * 90_000) + 3),
    "year": lambda chance, _: str(2000 + int(chance.random() * 25)),
}


def _split(pattern: str) -> list[tuple[str, bool]]:
    """(text, False) and (name of a filler, True), one after the other."""
    pieces = pattern.replace("}", "{").split("{")
    return [(piece, place % 2 == 1) for place, piece in enumerate(pieces)]


_SPLIT = {pattern: _split(pattern) for pattern in (*words.PATTERNS, *words.TITLES)}
