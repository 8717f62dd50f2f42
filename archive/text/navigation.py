"""The lines below a post that belong to its site and not to the article.

A news site ends each post with ``[返回北方网新闻](//host/category/…)｜[返回首页](//host/)``: "back
to the category", "home". Such lines are known by what they are, lines at the very end that
hold nothing but links, all of which say "back" or "home" or lead to the site's own pages.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from archive.text.rules import BodyRules

_LINK = re.compile(r"\[([^\[\]\n]{1,80})\]\(\s*<?([^()\n<>]{1,300})>?\s*\)")
_ONLY_LINKS = re.compile(r"(?:[ \t｜|·•/\-–—]|\[[^\[\]\n]{1,80}\]\(\s*<?[^()\n<>]{1,300}>?\s*\))*$")
_BACK_WORDS = re.compile(r"^\s*(?:返回|回到|back\b|home\b|return to\b|首页|上一页)", re.IGNORECASE)
MAX_LINES = 6
_SHORT_LINE = 1_000
"""Characters of a line that is remembered."""


def without_navigation(body: str, rules: BodyRules) -> str:
    """*body* without the navigation lines at its end. Text before them is never touched."""
    if "](" not in body[-1200:]:
        return body
    end = len(body.rstrip())
    for _ in range(MAX_LINES):
        start = body.rfind("\n", 0, end) + 1
        line = body[start:end].strip()
        is_navigation = _is_navigation if len(line) <= _SHORT_LINE else _is_navigation.__wrapped__
        if "](" not in line or not is_navigation(line, rules.hosts):
            break
        end = len(body[:start].rstrip())
        if end == 0:
            break
    return body if end == len(body.rstrip()) else body[:end]


@lru_cache(maxsize=256)  # all posts of a category have the same line
def _is_navigation(line: str, hosts: tuple[str, ...]) -> bool:
    if not _ONLY_LINKS.match(line):
        return False
    links = _LINK.findall(line)
    return bool(links) and all(_leads_back(text, address, hosts) for text, address in links)


def _leads_back(text: str, address: str, hosts: tuple[str, ...]) -> bool:
    """Whether a link says "back" and leads nowhere but to its own site."""
    if not _BACK_WORDS.match(text):
        return False
    try:
        host = (urlsplit(address).hostname or "").casefold()
    except ValueError:
        return False
    return not host or host in hosts or not hosts
