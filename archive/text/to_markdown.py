"""An article's safe HTML as Markdown, for whoever goes on writing with it.

One pass over what the sanitiser made: what has no Markdown (colours, small boxes, alignment) is
left out, its text stays. Links that only mean something in the archive become their text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_SPECIAL = re.compile(r"[\\`*_\[\]<>]")
_BEGINNING = re.compile(
    r"^(#{1,6}(?= |$)|[-+](?= |$)|\d{1,9}(?=[.)](?: |$))|=+(?=$)|-{2,}|\|)", re.MULTILINE
)
_ODD_END = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_OUTSIDE = re.compile(r"(https?://|mailto:)[^\s<>]+\Z", re.IGNORECASE)
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_INLINE = {"em": "*", "i": "*", "strong": "**", "b": "**", "del": "~~", "s": "~~", "strike": "~~"}
_BLOCKS = frozenset(
    "address article aside center dd details div dl dt figcaption figure footer header main nav p"
    " section summary table tbody thead tfoot caption video audio".split()
) | frozenset(_HEADINGS)
_HOLDERS = frozenset({"blockquote", "li", "ul", "ol"})
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"script", "style", "template"})


LONGEST_NUMBER = 9
"""Digits that CommonMark allows before an item."""


@dataclass
class _Holder:
    """What holds blocks: the article, a quotation, a list or one of its items."""

    tag: str = ""
    number: int = 0  # of the next item of an ordered list
    blocks: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)  # the paragraph that is being read
    prefix: str = ""  # of it


def html_to_markdown(html: str) -> str:
    """Markdown (CommonMark, with tables) of a safe HTML fragment; ends with a line break unless
    empty."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.result()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._holders = [_Holder()]
        self._links: list[tuple[str, int]] = []  # address, where its text begins in the line
        self._marks: list[tuple[str, int]] = []
        self._code: list[str] | None = None
        self._is_block_of_code = False
        self._rows: list[list[str]] = []
        self._unseen = 0

    def result(self) -> str:
        while len(self._holders) > 1:
            self._leave()
        self._end_table()
        self._end_block()
        text = "\n\n".join(self._holders[0].blocks)
        return f"{text}\n" if text else ""

    # Events

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if tag in _UNSEEN:
            self._unseen += 1
        elif self._code is not None:
            self._code.append("\n" if tag == "br" else "")
        elif tag in ("pre", "code"):
            self._begin_code(is_block=tag == "pre")
        elif tag in _HOLDERS or tag in _BLOCKS or tag in _CELLS or tag in ("hr", "tr"):
            self._begin_block(tag, values)
        elif tag == "br":
            self._line.append("\\\n" if not self._rows else " ")
        elif tag == "img":
            self._add_picture(values)
        elif tag == "a":
            self._links.append((values.get("href", ""), len(self._line)))
        elif tag in _INLINE:
            self._marks.append((_INLINE[tag], len(self._line)))

    def _begin_block(self, tag: str, values: dict[str, str]) -> None:
        if tag in _HOLDERS:
            self._enter(tag, values)
        elif tag == "tr":
            self._end_block()
            self._rows.append([])
        elif tag in _CELLS:
            self._line.clear()
        elif self._rows and tag in _BLOCKS:  # a cell is one line
            self._line.append(" ")
        elif tag in _BLOCKS:
            self._end_block()
            self._holder.prefix = _HEADINGS.get(tag, "")
        else:
            self._end_block()
            self._holder.blocks.append("---")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif self._code is not None:
            if tag == ("pre" if self._is_block_of_code else "code"):
                self._end_code()
        elif tag in _HOLDERS:
            if any(one.tag == tag for one in self._holders):
                while self._leave() != tag:
                    pass
        elif tag in _CELLS:
            if self._rows:
                cell = "".join(self._line).strip().replace("|", "\\|").replace("\n", " ")
                self._rows[-1].append(cell)
            self._line.clear()
        elif tag == "table":
            self._end_table()
        elif tag in _BLOCKS and not self._rows:
            self._end_block()
        elif tag == "a" and self._links:
            self._end_link(*self._links.pop())
        elif tag in _INLINE and self._marks:
            mark, start = self._marks.pop()
            self._wrap(start, mark, mark)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._code is not None:
            self._code.append(data)
            return
        text = _SPACES.sub(" ", data)
        if not self._line:
            text = text.lstrip(" ")
        if text:
            self._line.append(_SPECIAL.sub(r"\\\g<0>", text))

    # Blocks

    @property
    def _holder(self) -> _Holder:
        return self._holders[-1]

    @property
    def _line(self) -> list[str]:
        return self._holder.line

    def _enter(self, tag: str, values: dict[str, str]) -> None:
        self._end_block()
        start = values.get("start", "")
        number = (
            int(start)
            if start.isascii() and start.isdecimal() and len(start) < LONGEST_NUMBER
            else 1
        )
        self._holders.append(_Holder(tag, number if tag == "ol" else 0))

    def _leave(self) -> str:
        """Close the innermost holder, and put what it holds into the one around it."""
        self._end_block()
        done = self._holders.pop()
        around = self._holder
        if done.tag == "blockquote" and done.blocks:
            lines = "\n\n".join(done.blocks).split("\n")
            around.blocks.append("\n".join(f"> {line}".rstrip() for line in lines))
        elif done.tag == "li":
            bullet = f"{around.number}. " if around.tag == "ol" else "- "
            around.number += around.tag == "ol"
            lines = "\n\n".join(done.blocks).split("\n")
            indent = " " * len(bullet)
            body = "\n".join(f"{indent}{line}".rstrip() for line in lines)
            around.blocks.append(bullet + body[len(indent) :])
        elif done.blocks:  # a list: its items stand close
            around.blocks.append("\n".join(done.blocks))
        return done.tag

    def _end_block(self) -> None:
        holder = self._holder
        self._links.clear()
        self._marks.clear()
        text = "".join(holder.line).strip()
        while _ODD_END.search(text):  # a line break at the end breaks nothing
            text = text[:-1].rstrip()
        if text:
            if holder.prefix:
                text = holder.prefix + text.replace("\\\n", " ")
            else:
                text = _BEGINNING.sub(_escape_beginning, text)
            holder.blocks.append(text)
        holder.line, holder.prefix = [], ""

    def _begin_code(self, *, is_block: bool) -> None:
        self._is_block_of_code = is_block
        if is_block:
            self._end_block()
        self._code = []

    def _end_code(self) -> None:
        text, self._code = "".join(self._code or ()), None
        if self._is_block_of_code:
            fence = _ticks(text, 3)
            self._holder.blocks.append(f"{fence}\n{text.strip(chr(10))}\n{fence}")
        elif text:
            tick, pad = _ticks(text, 1), " " if text.startswith("`") or text.endswith("`") else ""
            self._line.append(f"{tick}{pad}{_SPACES.sub(' ', text)}{pad}{tick}")

    def _end_table(self) -> None:
        rows, self._rows = [row for row in self._rows if row], []
        if not rows:
            self._end_block()
            return
        self._line.clear()
        width = max(map(len, rows))
        lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
        lines.insert(1, "|" + " --- |" * width)
        self._holder.blocks.append("\n".join(lines))

    # Within a line

    def _add_picture(self, values: dict[str, str]) -> None:
        name, address = _SPECIAL.sub(r"\\\g<0>", values.get("alt", "")), values.get("src", "")
        if _OUTSIDE.match(address):
            self._line.append(f"![{name}](<{address}>)")
        elif name:
            self._line.append(name)

    def _end_link(self, address: str, start: int) -> None:
        if _OUTSIDE.match(address):
            self._wrap(start, "[", f"]({address})" if "(" not in address else f"](<{address}>)")

    def _wrap(self, start: int, before: str, after: str) -> None:
        """Put marks around the text from *start* on, its blanks outside of them."""
        inside = "".join(self._line[start:])
        text = inside.strip()
        if text:
            left = inside[: len(inside) - len(inside.lstrip())]
            self._line[start:] = [left, before, text, after, inside[len(inside.rstrip()) :]]


def _escape_beginning(found: re.Match[str]) -> str:
    text = found[0]
    return f"{text}\\" if text.isdecimal() else f"\\{text}"


def _ticks(text: str, least: int) -> str:
    """More backticks than *text* has in a row."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    return "`" * max(least, longest + 1)
