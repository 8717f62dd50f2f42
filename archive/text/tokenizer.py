"""Cut folded text into the tokens of the full-text index; queries are cut by the same rules.

* Text of scripts that put no blanks between words (Han, kana, Hangul, Thai, Lao, Khmer,
  Myanmar) forms *runs*. A run is indexed as its overlapping pairs of characters and as each of
  its characters, so that any piece of it is found, of one character or of many.
* All other letters, digits and their marks form *words*.
* Everything else, and the border between a run and a word, separates.

Private-use characters are neither: they can stand for filters in the index, and no text can
forge one.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from operator import add
from pathlib import Path

from archive.text.fold import fold

WORD_LIMIT = 64
"""Words are indexed by their first characters up to this many: the base64 of a picture must not
fill the index. A search for a longer word is checked against the text."""

_LETTERS_OF_RUNS = "\u3400-\u4dbf\u4e00-\u9fef\uac00-\ud7a3"  # most of Han, and Hangul
_OTHERS_OF_RUNS = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0edf"  # Thai, Lao
    "\u1000-\u1049\u1050-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f"  # Myanmar
    "\u1780-\u17d3\u17d7\u17dc-\u17dd"  # Khmer
    "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\ud7a4-\ud7fb"  # Hangul
    "\u2e80-\u2fd5\u3005-\u3007\u3021-\u3029\u3038-\u303c\u9ff0-\u9fff"  # Han
    "\uf900-\ufaff\U00020000-\U0003ffff"
    "\u3041-\u3096\u3099-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"  # kana
    "\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\uff66-\uff9f\U0001b000-\U0001b16f"
)
RUN_CHARACTERS = _OTHERS_OF_RUNS + _LETTERS_OF_RUNS
"""The inside of a regular expression's character class: what runs are made of."""


def _marks() -> str:
    """The inside of a character class: combining marks outside of runs (Arabic, Devanagari …),
    which ``\\w`` leaves out although they stand inside words.

    From ``marks.txt``, first and last code point of each range: to ask Unicode's table for all of
    them would take a fortieth of the time to start. Only those of the basic plane: a class without
    others is one table, ten times as fast.
    """
    ranges = Path(__file__).with_name("marks.txt").read_text(encoding="ascii").split()
    return "".join("-".join(chr(int(code, 16)) for code in one.split("-")) for one in ranges)


_MARKS = _marks()
LETTER = rf"(?:(?![_{RUN_CHARACTERS}])[\w{_MARKS}])"
RUN = f"[{RUN_CHARACTERS}]+"
WORD = f"{LETTER}+"
SEPARATOR = rf"(?:_|[^\n\w{_MARKS}{_OTHERS_OF_RUNS}])"
"""One character that belongs to no token. Lines of a text are its blocks, so a break is none.

The letters of runs are ``\\w`` already.
"""

RUNS = re.compile(RUN)
_WORDS = re.compile(rf"[\w{_MARKS}]+")
PIECES = re.compile(f"(?P<run>{RUN})|{WORD}")
_BLANK = array("I", " ".encode("utf-32-le"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A run or a word of a query, folded. ``gap``: something separates it from the piece before
    it. ``prefix``: the text may go on after this word."""

    text: str
    is_run: bool
    gap: bool = False
    prefix: bool = False


def joined(title: str, text: str) -> str:
    """What of a post is indexed: its title is a line before its text."""
    return f"{title}\n{text}"


def index_tokens(title: str, text: str) -> str:
    """The tokens of a post, blank-separated, in no particular order; a pair may come twice.

    Pairs never reach across punctuation, blanks or lines, nor from the title into the text. This
    is the rule; :func:`archive.text.token_table.cut` does the same for many texts at once.
    """
    folded = fold(joined(title, text))
    runs = RUNS.findall(folded)
    rest = " ".join(RUNS.split(folded)).replace("_", " ")
    words = dict.fromkeys(word[:WORD_LIMIT] for word in _WORDS.findall(rest))
    return " ".join([_run_tokens(runs), *words])


def _run_tokens(runs: list[str]) -> str:
    """The overlapping pairs of all *runs* and each of their characters once, as one text.

    ``武清区`` becomes ``武清 清区 区`` and the three characters: the text, the text moved by one
    and blanks, interleaved as numbers. Making a string of each pair, to see each only once, takes
    ten times as long, and the index drops what it has seen as fast (measured).
    """
    first = array("I")
    first.frombytes(" ".join([*runs, " "]).encode("utf-32-le"))
    pairs = _BLANK * (3 * len(first))
    pairs[::3] = first
    pairs[1:-3:3] = first[1:]
    distinct = array("I", set(first))
    singles = _BLANK * (2 * len(distinct))
    singles[::2] = distinct
    return (pairs + singles).tobytes().decode("utf-32-le")


def title_tokens(title: str) -> str:
    """All tokens of a title in their order, blank-separated, for the index with positions.

    Each character of a run comes before the pair that it begins: ``武清区`` becomes
    ``武 武清 清 清区 区``, so that a run of any length is a phrase of neighbouring tokens.
    """
    return " ".join(token for piece in pieces(title) for token in phrase_tokens(piece))


def phrase_tokens(piece: Piece) -> list[str]:
    """The tokens of *piece* in the order in which :func:`title_tokens` has them."""
    text = piece.text
    if not piece.is_run:
        return [text[:WORD_LIMIT]]
    pairs: Iterable[tuple[str, ...]] = zip(text, map(add, text, text[1:]), strict=False)
    return [token for pair in pairs for token in pair] + [text[-1]]


def match_tokens(piece: Piece) -> list[str]:
    """The fewest tokens that every post with *piece* has: pairs, or one character, or a word."""
    text = piece.text
    if not piece.is_run:
        return [text[:WORD_LIMIT]]
    if len(text) == 1:
        return [text]
    return list(dict.fromkeys(map(add, text, text[1:])))


def pieces(text: str) -> list[Piece]:
    """The runs and words of *text*, folded, in order."""
    folded = fold(text)
    found: list[Piece] = []
    end = 0
    for match in PIECES.finditer(folded):
        gap = bool(found) and match.start() > end
        found.append(Piece(match.group(), match["run"] is not None, gap=gap))
        end = match.end()
    return found
