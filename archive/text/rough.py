"""About the text of a post file, at once: good enough to count words in, not to find by."""

from __future__ import annotations

import re

_TAG = re.compile(r"<[^<>]*>")
_FENCE = "---\n"


def rough_text(data: bytes) -> str:
    """The body of a post file in lower case, without tags. Markdown's marks, entities, hidden parts
    and traditional characters stay as they are; bytes that are no UTF-8 are lost."""
    source = data.decode("utf-8", "ignore")
    if source.startswith(_FENCE):
        end = source.find("\n" + _FENCE, len(_FENCE) - 1)
        source = source[max(0, end) :]
    return _TAG.sub("", source).lower()
