"""AsciiDoc, reStructuredText and Org: kept and shown as they are written.

Nothing here lays them out. Read as Markdown they would fall apart (four hyphens begin code in one
and are a heading in the other), so what is looked for is a title and the pictures.
"""

from __future__ import annotations

import re

from archive.text.addresses import MAX_ADDRESSES

MAX_SEARCHED = 50_000
"""Characters in which a title is looked for."""

_LINE = r"[^\n]{0,1000}"
_ASCIIDOC = (
    re.compile(rf"^=[ \t]+(\S{_LINE})$", re.MULTILINE),
    re.compile(rf"^={{2,6}}[ \t]+(\S{_LINE})$", re.MULTILINE),
)
_RST = (
    # A line of one sign below, which may stand above, too; never a directive's line.
    re.compile(
        rf"^[ \t]*(?!\.\.[ \t])(?P<title>[^\W_]{_LINE})\n"
        r"(?P<line>[=\-~^\"'`#*+:.<>])(?P=line){2,}[ \t]*$",
        re.MULTILINE,
    ),
)
_ORG = (
    re.compile(rf"^#\+title:[ \t]*(\S{_LINE})$", re.MULTILINE | re.IGNORECASE),
    re.compile(rf"^\*{{1,8}}[ \t]+(\S{_LINE})$", re.MULTILINE),
)
_TITLES = {
    **dict.fromkeys((".adoc", ".asciidoc", ".ad"), _ASCIIDOC),
    **dict.fromkeys((".rst", ".rest"), _RST),
    ".org": _ORG,
}
OTHER_MARKUP = frozenset(_TITLES)
"""Endings, lower case, of files in such a markup."""

_PICTURE = re.compile(
    r"\bimage::?([^\s\[\]]{1,500})\["  # AsciiDoc
    r"|\.\. (?:image|figure)::[ \t]+(\S{1,500})"  # reStructuredText
    r"|\[\[(?:file:|\.{0,2}/)([^\[\]\n]{1,500}\.(?:png|jpe?g|gif|svg|webp))\]",  # Org
    re.IGNORECASE,
)
_FOLDER = re.compile(r"^:imagesdir:[ \t]*([^\s{}]{1,300})[ \t]*$", re.MULTILINE)


def title_in_markup(body: str, ending: str) -> str:
    """The title, else the first heading, of a text in the markup of *ending*; "" without."""
    end = len(body)
    if end > MAX_SEARCHED:  # after a whole line: of a title that goes on, no half is taken
        end = body.rfind("\n", 0, MAX_SEARCHED + 1) + 1
    for pattern in _TITLES[ending]:
        found = pattern.search(body, 0, end)
        if found is not None:
            return found[1].strip()
    return ""


def pictures_in_markup(body: str) -> tuple[str, ...]:
    """The addresses of pictures, each once; AsciiDoc's ``imagesdir`` is put before those of it."""
    folder = _FOLDER.search(body)
    above = "" if folder is None else folder[1].rstrip("/") + "/"
    found: dict[str, None] = {}
    for place in _PICTURE.finditer(body):
        address = place[2] or place[3] or place[1]
        is_whole = address[0] == "/" or ":" in address or place[1] is None
        found.setdefault(address if is_whole else above + address)
        if len(found) > MAX_ADDRESSES:
            break
    return tuple(found)
