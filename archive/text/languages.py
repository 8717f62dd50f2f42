"""Which language a text is in, by its script, and how many words it has."""

from __future__ import annotations

import re

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


def count_words(text: str) -> int:
    """Characters of scripts without blanks (Han, kana, Hangul, Thai …) plus words of others."""
    if text.isascii():
        return len(_WORD.findall(text))
    rest = _RUNS.split(text)
    return len(text) - sum(map(len, rest)) + len(_WORD.findall(" ".join(rest)))


def _count(script: re.Pattern[str], text: str) -> int:
    return sum(map(len, script.findall(text)))


def language_of(text: str, hint: str) -> str | None:
    """The language's short name (``zh``, ``ja``, ``ko``, ``en`` …), or None for too little text.

    Scripts tell Chinese, Japanese and Korean; *hint*, the site's own language, decides among
    languages that share a script.
    """
    sample = text[:_LOOKED_AT]
    han, kana = _count(_HAN, sample), _count(_KANA, sample)
    latin = _count(_LATIN, sample)
    main = re.split("[-_]", hint, maxsplit=1)[0].lower()
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


_SAME_SCRIPT = {"ru": ("ru", "uk", "bg", "sr", "mk", "be"), "ko": ("ko",)}
