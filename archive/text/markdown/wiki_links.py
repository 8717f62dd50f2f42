"""Links between notes: ``[[Note]]``, ``[[Note#Heading|words]]``, ``![[picture.png|300]]``."""

from __future__ import annotations

import re
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from archive.text.markdown.headings import heading_id

_LINK = re.compile(r"(!?)\[\[([^\[\]\n|]{0,500})(?:\\?\|([^\[\]\n]{0,500}))?\]\](?!\()")
_IMAGE = re.compile(r"\.(?:apng|avif|bmp|gif|jpe?g|png|svg|tiff?|webp)$", re.IGNORECASE)
_SOUND = re.compile(r"\.(?:3gp|flac|m4a|mp3|ogg|opus|wav)$", re.IGNORECASE)
_FILM = re.compile(r"\.(?:mkv|mov|mp4|ogv|webm)$", re.IGNORECASE)
_SIZE = re.compile(r"\d{1,5}(?:x\d{1,5})?$")


def use_wiki_links(markdown: MarkdownIt) -> None:
    """Add the rule, before links and pictures, which begin with the same brackets."""
    markdown.inline.ruler.before("link", "wiki_link", _wiki_link)


def wiki_address(name: str) -> str:
    """The address of a note, or of a heading of this one, as :mod:`archive.links` knows it."""
    note, _, heading = name.partition("#")
    heading = heading.rpartition("#")[2]  # ``Note#Part#Chapter`` means the chapter
    fragment = f"#{quote(heading_id(heading))}" if heading and not heading.startswith("^") else ""
    return f"wiki:{quote(note.strip(), safe='/')}{fragment}" if note.strip() else fragment


def _wiki_link(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "![":
        return False
    found = _LINK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    name, said = found[2].strip().rstrip("\\"), (found[3] or "").strip()
    if not name.strip("#"):
        return False
    if not silent:
        file = name.partition("#")[0].strip()
        if found[1] and _IMAGE.search(file):
            _push_image(state, file, said)
        elif found[1] and (_SOUND.search(file) or _FILM.search(file)):
            _push_media(state, file, "audio" if _SOUND.search(file) else "video")
        else:
            _push_link(state, name, said)
    state.pos = found.end()
    return True


def _push_image(state: StateInline, file: str, said: str) -> None:
    """A picture; what is said may be its description, its width, or both."""
    parts = [part.strip() for part in said.split("|")]
    description = " ".join(part for part in parts if part and not _SIZE.match(part))
    size = next((part for part in reversed(parts) if _SIZE.match(part)), "")
    width, _, height = size.partition("x")
    token = state.push("image", "img", 0)
    token.attrs = {"src": quote(file, safe="/"), "alt": ""}
    token.attrs |= {name: text for name, text in (("width", width), ("height", height)) if text}
    token.content = description
    token.children = [Token("text", "", 0, content=description)]


def _push_media(state: StateInline, file: str, tag: str) -> None:
    state.push("html_inline", "", 0).content = f'<{tag} src="{quote(file, safe="/")}"></{tag}>'


def _push_link(state: StateInline, name: str, said: str) -> None:
    note, _, heading = name.partition("#")
    words = said or " > ".join(part.strip() for part in (note, *heading.split("#")) if part.strip())
    address = wiki_address(name)
    if address:
        state.push("link_open", "a", 1).attrs = {"href": address}
    state.push("text", "", 0).content = words
    if address:
        state.push("link_close", "a", -1)
