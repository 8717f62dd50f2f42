"""The tags of Jekyll and Hexo. Hexo has taken most of its own from a Jekyll of old, and where
both have a name, the arguments tell which is meant."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from archive.text.rules import BodyRules
from archive.text.templates.boxes import (
    address_of,
    code_block,
    embedded,
    escaped,
    figure,
    image,
    link,
    quotation,
)
from archive.text.templates.tags import Content, Known, Tag

_LITERAL = r"\"[^\"]*\"|'[^']*'|[\w.-]+"
_EXPRESSION = re.compile(rf"({_LITERAL})((?:\s*\|\s*\w+\s*(?::\s*(?:{_LITERAL})\s*)?)*)$", re.ASCII)
_FILTER = re.compile(rf"\|\s*(\w+)\s*(?::\s*({_LITERAL}))?", re.ASCII)
_UNCHANGING = frozenset(
    "relative_url absolute_url escape escape_once xml_escape uri_escape strip".split()
)  # fmt: skip
_SITE_ADDRESS = ("site.baseurl", "site.url")
_POST_EXTENSIONS = frozenset({"", ".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm"})
_WHERE_ADDRESS_GOES_ON = frozenset("/{")
_CODE_LANGUAGE = re.compile(r"[\w+#.-]{1,40}")
_NUMBERED = re.compile(r"\blinenos\b|\bline_number\s*:\s*true\b")
_IMAGE_KEYS = ("image_path", "src", "url", "image", "img", "path", "file", "filename", "name")
_PICTURE_WORDS = ("figure", "image", "img", "picture", "photo")
_VIDEO_WORDS = ("youtube", "vimeo", "bilibili", "video", "embed", "iframe", "gist")
_PATH_LIKE = re.compile(r"https?://|/|.*\.\w{2,5}$")
_QUOTE_LINK = re.compile(r"(?:^|\s)(https?://\S+)")


def expression_value(said: str, rules: BodyRules, follows: str) -> str | None:
    """What ``{{ said }}`` stands for where the site's settings say it; None for all else.

    The address of the site is left out before a path (*follows* is the next character): the path
    alone leads into the archive.
    """
    found = _EXPRESSION.match(said)
    if found is None:
        return None
    value = _value(found[1], rules)
    if found[1] in _SITE_ADDRESS and not found[2]:
        return "" if follows in _WHERE_ADDRESS_GOES_ON and follows else value or "/"
    for name, argument in _FILTER.findall(found[2]):
        if name in ("prepend", "append"):
            added = "" if argument in _SITE_ADDRESS else _value(argument, rules)
            if value is None or added is None:
                return None
            value = added + value if name == "prepend" else value + added
        elif name not in _UNCHANGING:
            return None
        elif found[1] in _SITE_ADDRESS:
            value = ""
        elif name.endswith("_url") and value is not None:
            value = value.replace(" ", "%20")
    return value


def _value(written: str, rules: BodyRules) -> str | None:
    if written[:1] in ("'", '"'):
        return written[1:-1]
    if written == "site.baseurl":
        return rules.base_url
    if written == "site.url":
        return rules.site_url
    return rules.value_of(written.removeprefix("site.")) if written.startswith("site.") else None


def _post_url(tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    return address_of("post-url", tag.written) if tag.written else None


def _post_link(tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    """Hexo: ``{% post_link file-name "title" %}``."""
    words = [word for word in tag.arguments.words if word not in ("true", "false")]
    if not words:
        return None
    name, mark, fragment = words[0].partition("#")
    return link(address_of("post-url", name + mark + fragment), " ".join(words[1:]) or name)


def _link(tag: Tag, _content: str, rules: BodyRules) -> str | None:
    """Jekyll: ``{% link path %}``, an address. Hexo: ``{% link text address %}``, a link."""
    words = tag.arguments.words
    at = next((n for n, word in enumerate(words) if word.startswith(("http://", "https://"))), 0)
    if at > 0:
        title = " ".join(word for word in words[at + 1 :] if word not in ("true", "false"))
        return link(words[at], " ".join(words[:at]), title)
    if rules.generator == "hexo" or not tag.written:
        return None
    path = tag.written.strip("\"'")
    if PurePosixPath(path.partition("#")[0]).suffix.lower() in _POST_EXTENSIONS:
        return address_of("link", path)
    return "/" + path.lstrip("/").replace(" ", "%20")


def _highlight(tag: Tag, content: str, _rules: BodyRules) -> str | None:
    language = _CODE_LANGUAGE.match(tag.written)
    numbered = _NUMBERED.search(tag.written) is not None
    return code_block(tag, content, language[0] if language else "", numbered=numbered)


def _codeblock(tag: Tag, content: str, _rules: BodyRules) -> str | None:
    """Hexo: ``{% codeblock title lang:ruby http://… link-text %}``."""
    arguments = tag.arguments
    language = _CODE_LANGUAGE.match(arguments.named.get("lang", ""))
    numbered = arguments.named.get("line_number") == "true"
    block = code_block(tag, content, language[0] if language else "", numbered=numbered)
    title = " ".join(_linked_words(list(arguments.words)))
    return f"<p>{title}</p>\n\n{tag.indent}{block}" if title and tag.alone else block


def _linked_words(words: list[str]) -> list[str]:
    """Words in HTML, an address among them as a link around what follows it."""
    at = next((n for n, word in enumerate(words) if word.startswith(("http://", "https://"))), None)
    if at is None:
        return [escaped(word) for word in words]
    text = " ".join(words[at + 1 :]) or words[at]
    return [*(escaped(word) for word in words[:at]), link(words[at], text)]


def _quote(tag: Tag, content: str, _rules: BodyRules) -> str | None:
    """Hexo: ``{% blockquote author, source http://… title %}``."""
    written = tag.written.replace('"', "")
    found = _QUOTE_LINK.search(written)
    if found is None:
        return quotation(content, escaped(written))
    before, after = written[: found.start()].strip(), written[found.end() :].strip()
    linked = link(found[1], after or found[1])
    return quotation(content, f"{escaped(before)} {linked}".strip())


def _pullquote(_tag: Tag, content: str, _rules: BodyRules) -> str | None:
    return quotation(content)


def _img(tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    """Hexo: ``{% img class /path 100 200 "title" "description" %}``, ``asset_img`` the same."""
    words = list(tag.arguments.words)
    at = next((n for n, word in enumerate(words) if _PATH_LIKE.match(word)), None)
    if at is None:
        if tag.name != "asset_img" or not words:
            return None
        at = 0
    texts = [word for word in words[at + 1 :] if not word.rstrip("%px").isdigit()]
    title = texts[0] if texts else ""
    description = texts[1] if len(texts) > 1 else title
    return image(words[at], description.strip("'"), title)


def _asset_path(tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    return tag.arguments.word(0).replace(" ", "%20") or None


def _asset_link(tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    words = [word for word in tag.arguments.words if word not in ("true", "false")]
    return link(words[0], " ".join(words[1:]) or words[0]) if words else None


def _site_of(tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    """``{% youtube id %}`` and the like, named for the site."""
    arguments = tag.arguments
    return embedded(tag, tag.name, arguments.word(0) or arguments.first_of("id", "url"))


def _gist(tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    return embedded(tag, "gist", tag.arguments.word(0))


def _iframe(tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    return embedded(tag, "", tag.arguments.word(0))


def _include(tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    """``{% include figure.html src="…" caption="…" %}`` and its kind, told by the file's name."""
    arguments = tag.arguments
    stem = PurePosixPath(arguments.word(0)).stem.lower()
    if any(word in stem for word in _VIDEO_WORDS):
        kind = arguments.first_of("provider") or next(
            (word for word in _VIDEO_WORDS if word in stem), ""
        )
        name = arguments.first_of("id", "video_id", "video", "url", "src", "user")
        return embedded(tag, kind.lower(), name) if name else None
    address = arguments.first_of(*_IMAGE_KEYS)
    if address and any(word in stem for word in _PICTURE_WORDS):
        caption = arguments.first_of("caption", "title", "description")
        picture = image(address, arguments.first_of("alt") or caption)
        return figure(tag, picture, escaped(caption))
    return None


def _raw(_tag: Tag, content: str, _rules: BodyRules) -> str | None:
    return content


def _nothing(_tag: Tag, _content: str, _rules: BodyRules) -> str | None:
    return ""


STATEMENTS: dict[str, Known] = {
    "post_url": Known(_post_url),
    "post_path": Known(_post_url),
    "link": Known(_link),
    "include": Known(_include),
    "include_relative": Known(_include),
    "include_cached": Known(_include),
    "raw": Known(_raw, Content.VERBATIM),
    "verbatim": Known(_raw, Content.VERBATIM),
    "comment": Known(_nothing, Content.VERBATIM),
    "highlight": Known(_highlight, Content.VERBATIM),
    "codeblock": Known(_codeblock, Content.VERBATIM),
    "code": Known(_codeblock, Content.VERBATIM),
    "blockquote": Known(_quote, Content.MARKDOWN),
    "quote": Known(_quote, Content.MARKDOWN),
    "pullquote": Known(_pullquote, Content.MARKDOWN),
    "asset_img": Known(_img),
    "img": Known(_img),
    "asset_path": Known(_asset_path),
    "asset_link": Known(_asset_link),
    "post_link": Known(_post_link),
    "gist": Known(_gist),
    "iframe": Known(_iframe),
    "youtube": Known(_site_of),
    "vimeo": Known(_site_of),
    "bilibili": Known(_site_of),
    "jsfiddle": Known(_site_of),
}
"""Every tag that is translated, by its name. Others are chips."""
