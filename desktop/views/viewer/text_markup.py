"""Safe HTML as Qt's rich text can show it, and as bare text."""

from __future__ import annotations

import re
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import unquote

BOX_PARTS = re.compile(r'(?:(?<=</span>)|(?<=</a>))(?=<(?:a|span) class="(?:address|why)")')
PICTURE = re.compile(r"<(?:img|audio|video)(?: [a-z]+(?:=\"[^\"]*\")?)*>")
ATTRIBUTE = re.compile(r" ([a-z]+)=\"([^\"]*)\"")
VOID = frozenset({"br", "col", "hr", "img", "wbr"})  # of those that the sanitiser lets through
BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr"})


class TextOnly(HTMLParser):
    """Collects the text of safe HTML, a line a block, and how deep its elements nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.depth = 0
        self.deepest = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Start a new line for a block."""
        del attrs
        if tag not in VOID:
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Come up one level."""
        if tag not in VOID:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.pieces.append(data)


def read_text(body: str) -> tuple[str, int]:
    """Return the text of safe HTML, a line a block, and its greatest nesting."""
    reader = TextOnly()
    reader.feed(body)
    reader.close()
    lines = (line.strip() for line in "".join(reader.pieces).splitlines())
    return "\n".join(line for line in lines if line), reader.deepest


def with_names_of_pictures(body: str) -> str:
    """Return safe HTML with the description of each picture, or its file's name, in its place;
    what stands in lines of their own in a box is set apart, for here they are one."""
    return BOX_PARTS.sub(" ", PICTURE.sub(picture_name, body))


def picture_name(found: re.Match[str]) -> str:
    """Return what stands for a picture, sound or film."""
    attributes = dict(ATTRIBUTE.findall(found[0]))
    name = (
        unescape(attributes.get("alt", "")) or unquote(attributes.get("src", "")).rpartition("/")[2]
    )
    return f'<span class="label">[{escape(name)}]</span>' if name else ""
