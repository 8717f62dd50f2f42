"""Hugo's own shortcodes."""

from __future__ import annotations

import re

from archive.text.rules import BodyRules
from archive.text.templates.boxes import (
    address_of,
    code_block,
    embedded,
    escaped,
    figure,
    image,
    link,
)
from archive.text.templates.tags import Content, Known, Tag

_CODE_LANGUAGE = re.compile(r"[\w+#.-]{1,40}")
_NUMBERED = re.compile(r"\blinenos\b\s*=\s*(?![\"']?(?:false|0))", re.IGNORECASE)


def _figure(tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    arguments = tag.arguments
    address = arguments.first_of("src") or arguments.word(0)
    if not address:
        return None
    picture = image(address, arguments.first_of("alt", "caption", "title"))
    target = arguments.first_of("link")
    if target:
        picture = f'<a href="{escaped(target)}">{picture}</a>'
    attribution = escaped(arguments.first_of("attr"))
    if attribution and arguments.first_of("attrlink"):
        attribution = link(arguments.first_of("attrlink"), arguments.first_of("attr"))
    title, caption = arguments.named.get("title", ""), arguments.named.get("caption", "")
    said = (f"<strong>{escaped(title)}</strong>" if title else "", escaped(caption), attribution)
    return figure(tag, picture, " ".join(part for part in said if part))


def _highlight(tag: Tag, content: str, _rules: BodyRules) -> str | None:
    language = _CODE_LANGUAGE.match(tag.written.lstrip("\"'"))
    numbered = _NUMBERED.search(tag.written) is not None
    return code_block(tag, content, language[0] if language else "", numbered=numbered)


def _ref(tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    """``ref`` and ``relref``: the address of a page, or of a heading of this one."""
    arguments = tag.arguments
    path = arguments.first_of("path") or arguments.word(0)
    if path.startswith("#"):
        return path.replace(" ", "%20")
    return address_of("ref", path) if path else None


def _site_of(tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    """``youtube``, ``vimeo``, ``instagram``: an id, alone or named."""
    arguments = tag.arguments
    kind = tag.name.removesuffix("_simple")
    return embedded(tag, kind, arguments.first_of("id") or arguments.word(0))


def _gist(tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    return embedded(tag, "gist", "/".join(tag.arguments.words[:2]))


def _tweet(tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    arguments = tag.arguments
    return embedded(tag, "tweet", arguments.first_of("id") or arguments.word(0))


def _details(tag: Tag, content: str, _rules: BodyRules) -> str | None:
    arguments = tag.arguments
    summary = escaped(arguments.first_of("summary", "title") or " ".join(arguments.words))
    start = f"<details><summary>{summary}</summary>" if summary else "<details>"
    return f"\n\n{start}\n\n{content.strip()}\n\n</details>\n\n"


def _param(tag: Tag, _content: str, rules: BodyRules) -> str | None:
    return rules.value_of(tag.arguments.word(0).lower())


def _nothing(_tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    return ""


SHORTCODES: dict[str, Known] = {
    "figure": Known(_figure),
    "highlight": Known(_highlight, Content.VERBATIM),
    "ref": Known(_ref),
    "relref": Known(_ref),
    "youtube": Known(_site_of),
    "vimeo": Known(_site_of),
    "vimeo_simple": Known(_site_of),
    "instagram": Known(_site_of),
    "instagram_simple": Known(_site_of),
    "bilibili": Known(_site_of),
    "gist": Known(_gist),
    "tweet": Known(_tweet),
    "twitter": Known(_tweet),
    "twitter_simple": Known(_tweet),
    "x": Known(_tweet),
    "x_simple": Known(_tweet),
    "details": Known(_details, Content.MARKDOWN),
    "param": Known(_param),
    "comment": Known(_nothing, Content.VERBATIM),
}
"""Every shortcode that is translated, by its name. Others are chips."""
