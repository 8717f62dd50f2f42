"""Which language a text is in, by its script, and how many words it has."""

from __future__ import annotations

import re
import sys
from functools import cache, lru_cache
from typing import Any

from archive.text.tokenizer import RUN_CHARACTERS

_LOOKED_AT = 300
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_KANA = re.compile("[\u3041-\u30fa]+")
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_BY_SCRIPT = ((_HANGUL, "ko"), (_CYRILLIC, "ru"))
_RUNS = re.compile(f"[{RUN_CHARACTERS}]+")
_WORD = re.compile(r"[^\W_]+")
_MOST_HAN = bytes(range(0x4E, 0xA0))
"""The upper bytes of U+4E00 to U+9FFF; those of kana and Latin letters follow."""
_KANA_AND_SIGNS = b"\x30"
_LATIN_AND_MORE = bytes(range(0x03))

_PLANE = 0x10000
_IN_RUN, _IN_WORD = 1, 2
_LONG = 100_000
"""Characters of a text that is counted without tables, which take ten times the memory."""


def count_words(text: str) -> int:
    """Characters of scripts without blanks (Han, kana, Hangul, Thai …) plus words of others."""
    if text.isascii():
        return len(_WORD.findall(text))
    # To load numpy takes as long as counting some thousand texts: it is not done for this alone.
    if "numpy" in sys.modules and len(text) <= _LONG:
        data = text.encode("utf-16-le", "surrogatepass")
        if len(data) == 2 * len(text):
            return _count_by_table(data)
    return _count_by_patterns(text)


def _count_by_patterns(text: str) -> int:
    rest = _RUNS.split(text)
    return len(text) - sum(map(len, rest)) + len(_WORD.findall(" ".join(rest)))


def _count_by_table(data: bytes) -> int:
    """The same of characters of two bytes each, in a fifth of the time."""
    numpy, kinds = _tables()
    found = kinds[numpy.frombuffer(data, "<u2")]
    is_word = found == _IN_WORD
    begins = numpy.count_nonzero(is_word[1:] > is_word[:-1]) + int(is_word[0])
    return int(numpy.count_nonzero(found == _IN_RUN) + begins)


@cache
def _tables() -> tuple[Any, Any]:
    """numpy, and what each character of the basic plane is: in a run, in a word, or neither."""
    import numpy  # noqa: PLC0415  (slow, and only used where it is loaded already)

    plane = "".join(map(chr, range(_PLANE)))
    kinds = bytearray(_PLANE)
    for pattern, kind in ((_WORD, _IN_WORD), (_RUNS, _IN_RUN)):
        for found in pattern.finditer(plane):
            kinds[found.start() : found.end()] = bytes([kind]) * len(found[0])
    return numpy, numpy.frombuffer(bytes(kinds), "u1")


def _count(script: re.Pattern[str], text: str) -> int:
    return sum(map(len, script.findall(text)))


def language_of(text: str, hint: str) -> str | None:
    """The language's short name (``zh``, ``ja``, ``ko``, ``en`` …), or None for too little text.

    Scripts tell Chinese, Japanese and Korean; *hint*, the site's own language, decides among
    languages that share a script.
    """
    sample, main = text[:_LOOKED_AT], _main_part(hint)
    if _is_mostly_han(sample):
        return "ja" if main == "ja" else "zh"
    return _language_by_counts(sample, main)


def _language_by_counts(sample: str, main: str) -> str | None:
    han, kana = _count(_HAN, sample), _count(_KANA, sample)
    latin = _count(_LATIN, sample)
    if kana * 10 > han and kana > latin // 4:
        return "ja"
    if han > latin // 4 and han:
        return "ja" if main == "ja" else "zh"
    for script, language in _BY_SCRIPT:
        if _count(script, sample) > latin // 4 + 1:
            return main if main in _SAME_SCRIPT.get(language, ()) else language
    if latin:
        return main if main and main not in ("zh", "ja", "ko") else "en"
    return main or None


@lru_cache(maxsize=32)
def _main_part(hint: str) -> str:
    return re.split("[-_]", hint, maxsplit=1)[0].lower()


def _is_mostly_han(sample: str) -> bool:
    """Whether there is too much Han in it for anything else to matter. Quick: it counts upper bytes
    of characters, which is too few for Han and too many for other scripts."""
    upper = sample.encode("utf-16-le", "surrogatepass")[1::2]
    han = len(upper) - len(upper.translate(None, _MOST_HAN))
    latin = len(upper) - len(upper.translate(None, _LATIN_AND_MORE))
    return 10 * upper.count(_KANA_AND_SIGNS) <= han and han > latin // 4


_SAME_SCRIPT = {"ru": ("ru", "uk", "bg", "sr", "mk", "be"), "ko": ("ko",)}
