"""About the text of a post file, at once: to learn from what posts have in common."""

from __future__ import annotations

import re

_BLOCK = re.compile(
    r"</?(?:blockquote|br|center|div|figure|h[1-6]|hr|li|ol|p|pre|section|table|td|tr|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_FENCE = "---\n"


def rough_text(data: bytes) -> str:
    """The lines of a post file's body, without tags. Markdown's marks and entities stay as they
    are; bytes that are no UTF-8 are lost."""
    source = data.decode("utf-8", "ignore")
    if source.startswith(_FENCE):
        end = source.find("\n" + _FENCE, len(_FENCE) - 1)
        source = source[end + 1 + len(_FENCE) :] if end >= 0 else source
    lines = _TAG.sub("", _BLOCK.sub("\n", source)).split("\n")
    return "\n".join([stripped for line in lines if (stripped := line.strip())])
