"""What is wrong with HTML that calls itself safe, by two parsers that have no part in making it:
Python's own, which takes tags as they are written, and Lexbor, which builds the tree of a browser.

The lists here are written down once more on purpose: a change of the sanitiser's must be one here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from selectolax.lexbor import LexborHTMLParser

Attribute = tuple[str, str | None]

ELEMENTS = frozenset(
    "a abbr b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em"
    " figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section"
    " small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video audio"
    " wbr".split()
)  # fmt: skip
ATTRIBUTES = frozenset(
    "align alt class colspan controls datetime dir height href id lang open preload reversed rowspan scope span"
    " src start style title type value width".split()
)  # fmt: skip
FRAME = frozenset({"html", "head", "body"})  # Lexbor's own, around what it is given
LINK = re.compile(r"(?:https?://|mailto:|#|(?:post-url|link|ref|wiki):)", re.IGNORECASE)
SCHEME = re.compile(r"[^/?#]*:")
HIDDEN = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]")
STYLE = re.compile(r"(?:[a-z-]+:(?:[a-z0-9.%-]+|var\(--ink-[a-z]+\));?)*")


def wrong_with(safe: str, kept: frozenset[str] = frozenset()) -> list[str]:
    """What of *safe* is outside of the lists; pictures may only have the addresses *kept*."""
    return [
        f"{parser} {complaint}"
        for parser, tags in (("tags:", _as_written(safe)), ("tree:", _as_tree(safe)))
        for element, attributes in tags
        for complaint in _complaints(element, attributes, kept)
    ]


def _complaints(
    element: str, attributes: Iterable[Attribute], kept: frozenset[str]
) -> Iterator[str]:
    if element not in ELEMENTS:
        yield f"<{element}>"
    for name, value in attributes:
        said = value or ""
        is_right = {
            "href": _is_harmless_link,
            "src": lambda said: said in kept,
            "style": lambda said: STYLE.fullmatch(said) is not None,
            "id": lambda said: said.startswith("u-"),  # else it could hide a name of the page
        }.get(name, lambda _said: name in ATTRIBUTES)  # noqa: B023  (called at once)
        if not is_right(said):
            yield f"{element} {name}={said!r}"


def _is_harmless_link(address: str) -> bool:
    """What a browser would follow: blanks and control characters do not count for it."""
    read = HIDDEN.sub("", address)
    return bool(LINK.match(read)) or not SCHEME.match(read)


def _as_written(text: str) -> list[tuple[str, list[Attribute]]]:
    found: list[tuple[str, list[Attribute]]] = []
    parser = HTMLParser(convert_charrefs=True)
    parser.handle_starttag = lambda tag, attrs: found.append((tag, attrs))  # type: ignore[method-assign]
    parser.feed(text)
    parser.close()
    return found


def _as_tree(text: str) -> list[tuple[str, list[Attribute]]]:
    root = LexborHTMLParser(text).root
    assert root is not None
    return [
        (node.tag or "", list(node.attributes.items()))
        for node in root.traverse(include_text=False)
        if node.tag not in FRAME
    ]
