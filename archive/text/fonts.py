"""``<font color>`` of clean HTML, as the ``<span style>`` that means the same.

The element stays until the HTML is clean, because a parser lets it go on past the end of a
paragraph, and must know it for what it is.
"""

from __future__ import annotations

import re

from archive.text.inks import INK_PREFIX

_FONT = re.compile(r"<font((?: [a-z]+=\"[^\"]*\")*)>|</font>")
_ATTRIBUTE = re.compile(r" ([a-z]+)=\"([^\"]*)\"")


def with_spans_for_fonts(clean: str) -> str:
    """*clean*, which is well-formed and whose fonts have inks for colours, without ``<font>``;
    one that says nothing any more is left out."""
    if "<font" not in clean:
        return clean
    ends: list[str] = []

    def replace(found: re.Match[str]) -> str:
        if found[1] is None:
            return ends.pop() if ends else ""
        attributes = dict(_ATTRIBUTE.findall(found[1]))
        ink = attributes.pop("color", "")
        styles = [f"color:var({INK_PREFIX}{ink})"] if ink else []
        styles += [attributes["style"]] if "style" in attributes else []
        if styles:
            attributes["style"] = ";".join(styles)
        ends.append("</span>" if attributes else "")
        kept = "".join(f' {name}="{value}"' for name, value in attributes.items())
        return f"<span{kept}>" if attributes else ""

    return _FONT.sub(replace, clean)
