"""What a filter box searches: a name's label, the name itself, its pinyin and its initials."""

from __future__ import annotations

import unicodedata

_FIRST_HAN, _LAST_HAN = "\u3400", "\U000323af"


def name_key(label: str, name: str) -> str:
    """One folded line to search in, such as ``北方网新闻 beifangwang beifangwangxinwen bfwxw``.

    Names are few and short, texts are many and long: only names get pinyin.
    """
    parts = [plain_name(label)]
    if name != label:
        parts.append(plain_name(name))
    if any(_FIRST_HAN <= character <= _LAST_HAN for character in label):
        # Imported here: the dictionary behind it takes 0.1 s to load, and an archive without
        # Chinese names never needs it.
        from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

        parts.append(plain_name("".join(lazy_pinyin(label))))
        parts.append(plain_name("".join(lazy_pinyin(label, style=Style.FIRST_LETTER))))
    return " ".join(dict.fromkeys(parts))


def plain_name(text: str) -> str:
    """A name as it is searched: full width and case folded, blanks gone. What a person types is
    folded the same way."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
