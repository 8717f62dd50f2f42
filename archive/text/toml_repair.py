"""TOML front matter that is no TOML, read line by line as its author meant it.

As :mod:`archive.text.repair` does for YAML: each ``key =`` at the start of a line opens a block. A
block that is TOML by itself is read as TOML; the text of any other is taken as it stands, without
the pair of quotes around it. Tables end what is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.errors import FrontMatterError
from archive.text.repair import MAX_BLOCKS, MAX_STRICT_BLOCKS, Repaired
from archive.text.structured import MAX_CHARACTERS, read_toml

_KEY_LINE = re.compile(r"[ \t]*([A-Za-z_][\w-]{0,99})[ \t]*=[ \t]*(.*)", re.ASCII)
_TABLE_LINE = re.compile(r"[ \t]*\[\[?[\w\".-]+\]\]?[ \t]*", re.ASCII)
_QUOTES = ('"""', "'''", '"', "'")


def repair_toml(text: str) -> Repaired:
    """Read what can be read of ``text``. Never raises; linear in its length."""
    repaired = Repaired()
    for count, (line, key, first, source) in enumerate(_blocks(text[:MAX_CHARACTERS])):
        if count >= MAX_BLOCKS:
            break
        try:
            if count >= MAX_STRICT_BLOCKS:
                source = f"{key} = {first}"  # noqa: PLW2901  (one line is cheap to try)
            repaired.values[key] = read_toml(source)[key]
        except (FrontMatterError, KeyError):
            repaired.values[key] = _as_meant(first)
            repaired.lines[key] = line
    return repaired


def _blocks(text: str) -> Iterator[tuple[int, str, str, str]]:
    """(line from 0, key, what follows the sign on its line, the whole block)."""
    start: tuple[int, str, str] | None = None
    lines: list[str] = []
    for number, line in enumerate(text.splitlines()):
        if _TABLE_LINE.fullmatch(line):
            break
        opens = _KEY_LINE.fullmatch(line)
        if opens is None:
            lines.append(line)
            continue
        if start is not None:
            yield *start, "\n".join(lines)
        start, lines = (number, opens[1], opens[2]), [line]
    if start is not None:
        yield *start, "\n".join(lines)


def _as_meant(written: str) -> str:
    text = written.strip()
    for quote in _QUOTES:
        if text.startswith(quote):
            ends = len(text) >= 2 * len(quote) and text.endswith(quote)
            return text[len(quote) : -len(quote) if ends else None].replace('\\"', '"')
    return text
