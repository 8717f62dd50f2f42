"""The Markdown and HTML that translated tags become."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

from archive.text.templates.tags import Tag

_TICKS = re.compile("`+")
_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
_HTTP = ("http://", "https://", "//")
_SITES = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "dailymotion": "https://www.dailymotion.com/video/{}",
    "gist": "https://gist.github.com/{}",
    "tweet": "https://twitter.com/i/status/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "jsfiddle": "https://jsfiddle.net/{}/",
}


def escaped(text: str) -> str:
    """*text* for an attribute or between tags, on one line: a blank line would end the HTML."""
    return html.escape(" ".join(text.split()))


def address_of(scheme: str, name: str) -> str:
    """An address inside the archive, such as ``post-url:2024-01-01-name``, for a link of Markdown
    or HTML."""
    name, mark, fragment = name.strip().partition("#")
    return f"{scheme}:{quote(name, safe='/')}" + (f"#{quote(fragment)}" if mark else "")


def link(address: str, text: str, title: str = "") -> str:
    """A link in HTML, so that brackets in *text* do no harm."""
    titled = f' title="{escaped(title)}"' if title else ""
    return f'<a href="{escaped(address)}"{titled}>{escaped(text)}</a>'


def image(address: str, description: str = "", title: str = "") -> str:
    """A picture in HTML."""
    titled = f' title="{escaped(title)}"' if title else ""
    return f'<img src="{escaped(address)}" alt="{escaped(description)}"{titled}>'


def figure(tag: Tag, picture: str, caption: str) -> str:
    """A picture with what is said of it; within a line, the picture and then the words."""
    if not tag.alone:
        return f"{picture} {caption}".rstrip()
    said = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure>{picture}{said}</figure>\n"


def embedded(tag: Tag, kind: str, name: str) -> str | None:
    """Something of another site: a box with its address, which is opened only after a click.

    *name* is an address, or what *kind*'s site knows it by.
    """
    if name.startswith(_HTTP):
        address = name
    elif kind in _SITES and all(_ID.fullmatch(part) for part in name.split("/")):
        address = _SITES[kind].format(name)
    else:
        return None
    box = f'<iframe src="{escaped(address)}"></iframe>'
    return f"<div>{box}</div>\n" if tag.alone else box


def code_block(tag: Tag, content: str, language: str, *, numbered: bool = False) -> str:
    """A fenced block as far in as *tag* is, so that it stays in its list item. The blanks before
    the tag stand there already."""
    fence = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(content)), default=0))
    indent = tag.indent
    lines = content.split("\n")
    if not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        lines.pop()
    width = len(indent.expandtabs(4))
    shifted = [indent + _moved(line, width) if line.strip() else "" for line in lines]
    info = f"{language} linenos" if numbered else language
    block = "\n".join([f"{fence}{info}", *shifted, f"{indent}{fence}"])
    return block if tag.alone else f"\n{block}\n"


def _moved(line: str, width: int) -> str:
    """*line* without the blanks that it shares with its tag, *width* columns at most."""
    column = 0
    for place, character in enumerate(line):
        if column >= width or character not in " \t":
            return line[place:]
        column += 1 if character == " " else 4 - column % 4
    return ""


def quotation(content: str, words: str = "") -> str:
    """Markdown as a quotation, and below it who said so (HTML)."""
    said = f"\n\n<p><cite>{words}</cite></p>" if words else ""
    return f"\n\n<blockquote>\n\n{content.strip()}{said}\n\n</blockquote>\n\n"
