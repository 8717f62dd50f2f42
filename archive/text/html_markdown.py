"""Markdown within HTML, where kramdown is asked for it: ``<div markdown="1">``.

CommonMark reads Markdown again after a blank line, so that is what is put in.
"""

from __future__ import annotations

import re
from collections import Counter

_BLOCKS = frozenset(
    "article aside blockquote center dd details div figure footer header li main nav section td"
    " th".split()
)  # fmt: skip
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})\b([^<>]{0,600})>")
_MARK = re.compile(r"\s+markdown=[\"']?(0|1|block|span)[\"']?(?=[\s/]|$)", re.IGNORECASE)
_PARSE_ALL = re.compile(r"\{::options[^{}\n]{0,300}parse_block_html=[\"']?true")
_FENCED = re.compile(
    r"^[ \t]*(`{3,}+|~{3,}+)[^\n]*\n(?:.*?^[ \t]*\1[`~]*[ \t]*$|.*)", re.DOTALL | re.MULTILINE
)

MAX_TAGS = 5_000
"""Each may become a block of its own; a body with more is left as CommonMark reads it."""


def with_markdown_in_html(body: str) -> str:
    """*body* with blank lines where Markdown begins and ends again inside HTML; code is left."""
    everything = "parse_block_html" in body and _PARSE_ALL.search(body) is not None
    if not everything and "markdown=" not in body:
        return body
    if len(_TAG.findall(body)) > MAX_TAGS:
        return body
    reading = _Reading(everything=everything)
    end = 0
    for code in _FENCED.finditer(body):
        reading.read(body[end : code.start()])
        reading.pieces.append(code[0])
        end = code.end()
    reading.read(body[end:])
    return "".join(reading.pieces)


class _Reading:
    """One body while its tags are gone through."""

    def __init__(self, *, everything: bool) -> None:
        self.everything = everything
        self.pieces: list[str] = []
        self.open: list[tuple[str, str]] = []  # its name, and what its end is written as
        self.counts: Counter[str] = Counter()

    def read(self, text: str) -> None:
        end = 0
        for tag in _TAG.finditer(text):
            self.pieces.append(text[end : tag.start()])
            end = tag.end()
            name = tag[2].lower()
            if tag[1]:
                self.close(name, tag[0])
            else:
                self.begin(name, tag)
        self.pieces.append(text[end:])

    def begin(self, name: str, tag: re.Match[str]) -> None:
        mark = _MARK.search(tag[3])
        wanted = mark[1].lower() if mark is not None else "1" if self.everything else "0"
        rest = _MARK.sub("", tag[3])
        # A paragraph cannot hold the paragraph that its Markdown becomes.
        shown = "div" if name == "p" and mark is not None else tag[2]
        is_block = wanted in ("1", "block") and shown.lower() in _BLOCKS
        self.pieces.append(f"<{shown}{rest}>" + ("\n\n" if is_block else ""))
        if name not in _VOID and not rest.rstrip().endswith("/"):
            self.open.append((name, f"\n\n</{shown}>\n\n" if is_block else ""))
            self.counts[name] += 1

    def close(self, name: str, written: str) -> None:
        shown = ""
        while self.counts[name] and self.open:
            opened, shown = self.open.pop()
            self.counts[opened] -= 1
            if opened == name:
                break
        self.pieces.append(shown or written)
