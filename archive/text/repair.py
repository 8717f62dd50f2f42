"""Front matter that is not YAML, read line by line as its author meant it.

Scripts write ``title: "…"`` around text that they never escape, so quotes and backslashes inside
end up as they were. Each ``key:`` at the start of a line opens a block; a block that is YAML by
itself is read as YAML, and the text of any other is taken as it stands, without the pair of
quotes around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.errors import FrontMatterError
from archive.text.yaml_reader import NotYamlError, YamlResult, read_events, read_flat

MAX_BLOCKS = 1_000
MAX_STRICT_BLOCKS = 100
"""How many blocks may try the full YAML reader; the rest is read as plain lines. This bounds the
time of text made to fail."""

_KEY_LINE = re.compile(r"[ \t]*([A-Za-z_][\w-]{0,99})[ \t]*:(?:[ \t]+(.*)|)", re.ASCII)
_GOOD_ESCAPES = re.compile(r'\\(?:["\\/]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})')
_QUOTED_LINE = re.compile(r'[\w-]+[ ]*:[ ]+"(.*)"[ \t\r]*', re.ASCII)


@dataclass(slots=True)
class Repaired:
    """``values`` and ``raw`` as in :class:`YamlResult`; ``lines`` says, for each key whose text
    was taken as it stands, on which line (from 0) it is."""

    values: dict[str, object] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Block:
    line: int
    key: str
    first: str  # what follows the colon on the key's own line
    source: str


def repair(text: str) -> Repaired:
    """Read what can be read of ``text``. Never raises; linear in its length."""
    repaired = Repaired()
    strict_left = MAX_STRICT_BLOCKS
    for count, block in enumerate(_blocks(text)):
        if count >= MAX_BLOCKS:
            break
        read = read_flat(block.source)
        if read is None and strict_left > 0:
            strict_left -= 1
            read = _read_strictly(block.source)
        value = read.value if read is not None else None
        if read is not None and isinstance(value, dict) and block.key in value:
            repaired.values[block.key] = value[block.key]
            repaired.raw.update(read.raw)
            continue
        meant = _as_meant(block.first)
        repaired.values[block.key] = meant
        repaired.raw[block.key] = meant
        repaired.lines[block.key] = block.line
    return repaired


def literal_title(line: str) -> str | None:
    r"""The text between the quotes of ``title: "A\ B"``, where YAML would read an escape.

    A backslash before a blank, a letter or a digit is valid YAML for characters that no title
    has (a bell, a line feed, a wide blank): whoever wrote it meant a backslash. None for a line
    whose escapes are all of the useful kind.
    """
    found = _QUOTED_LINE.fullmatch(line)
    if found is None or "\\" not in _GOOD_ESCAPES.sub("", found[1]):
        return None
    return found[1].replace('\\"', '"')


def _blocks(text: str) -> Iterator[_Block]:
    start: tuple[int, str, str] | None = None
    lines: list[str] = []
    for number, line in enumerate(text.splitlines()):
        opens = _KEY_LINE.fullmatch(line) if start is None or line[:1] not in " \t" else None
        if opens is None:
            lines.append(line)
            continue
        if start is not None:
            yield _Block(*start, "\n".join(lines))
        start, lines = (number, opens[1], opens[2] or ""), [line]
    if start is not None:
        yield _Block(*start, "\n".join(lines))


def _read_strictly(source: str) -> YamlResult | None:
    try:
        return read_events(source)
    except (NotYamlError, FrontMatterError):
        return None


def _as_meant(written: str) -> str:
    text = written.strip()
    for quote, escaped in (('"', '\\"'), ("'", "''")):
        if text.startswith(quote):
            ends = len(text) > 1 and text.endswith(quote)
            return text[1 : -1 if ends else None].replace(escaped, quote)
    return text
