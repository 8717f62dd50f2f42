"""A name for a file, made of a title that may hold anything."""

from __future__ import annotations

import re

MOST_BYTES = 120  # of UTF-8: systems allow 255, and endings and a folder's own limits come to it
_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff<>:"/\\|?*\s]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def file_name(title: str) -> str:
    """A name without ending that every system takes; never empty.

    >>> file_name("A/B: what?"), file_name("  ..."), file_name("con")
    ('A B what', 'article', 'article con')
    """
    plain = _UNFIT.sub(" ", title).strip(" .")
    plain = plain.encode("utf-8")[:MOST_BYTES].decode("utf-8", "ignore").strip(" .")
    if not plain:
        return "article"
    return f"article {plain}" if _RESERVED.match(plain) else plain
