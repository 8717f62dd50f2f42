"""The front matter of Hexo: YAML or, between ``;;;``, the inside of a JSON object.

The fences are those of the package hexo-front-matter (``lib/front_matter.ts``): three signs or
more open and as many close; the opening fence may be missing. Hexo takes anything before a
``---`` line for front matter that way, and gives it up if it is no mapping; here all
lines before it must look like ``key: value``, since a text may well have a rule of ``---`` in it.
"""

from __future__ import annotations

import re

from archive.errors import FrontMatterError
from archive.progress import ProblemCode
from archive.text.frontmatter import (
    MAX_CHARACTERS,
    FoundProblem,
    FrontMatter,
    Kind,
    Parts,
    parse_front_matter,
    read_parts,
    told_of_doubled,
)
from archive.text.structured import Duplicates, read_json
from archive.text.yaml_dialects import resolve_js

_OPENING = re.compile(r"\ufeff?(-{3,}|;{3,})[ \t]*\r?\n")
# To Hexo the text may begin on the line of the closing fence.
_CLOSING = {sign: re.compile(rf"^{sign}{{3,}}(?:[ \t]*\r?$\n?)?", re.MULTILINE) for sign in "-;"}
_ANY_CLOSING = re.compile(r"^(-{3,}|;{3,})[ \t]*\r?$\n?", re.MULTILINE)
_YAML_LINES = re.compile(
    r"\ufeff?(?:(?:[A-Za-z_][\w-]{0,60}[ \t]*:(?:[ \t][^\n]*|\r?)"
    r"|[ \t]+[^\n]*|- [^\n]*|#[^\n]*|\r?)\n)+"
)
_JSON_START = re.compile(r'\ufeff?\s*"[^"\n]{1,100}"\s*:')
_TABS = re.compile(r"^\t+", re.MULTILINE)


def split_hexo(text: str) -> Parts:
    """Split without reading. Without front matter, or unclosed, the body is the whole text."""
    whole = text.removeprefix("\ufeff")
    opening = _OPENING.match(text)
    if opening is not None:
        begin = opening.end()
        closing = _CLOSING[opening[1][0]].search(text, begin)
        if closing is None:
            return Parts("unclosed", text[begin:], whole, 1, 2)
        kind_sign = opening[1][0]
    else:
        begin = 1 if text.startswith("\ufeff") else 0
        closing = _unopened(text)
        if closing is None:
            return Parts("none", "", whole, 1, 1)
        kind_sign = closing[1][0]
    kind: Kind = "json" if kind_sign == ";" else "yaml"
    front_line, body_line = (1 + text.count("\n", 0, place) for place in (begin, closing.end()))
    front = text[begin : closing.start()]
    return Parts(kind, front, text[closing.end() :], body_line, front_line)


def _unopened(text: str) -> re.Match[str] | None:
    """The closing fence of front matter that has no opening one."""
    json = _JSON_START.match(text)
    if text[:1].isspace() or (json is None and ":" not in text[:100]):
        return None
    closing = _ANY_CLOSING.search(text, 0, MAX_CHARACTERS)
    if closing is None:
        return None
    lines = _YAML_LINES.fullmatch(text, 0, closing.start())
    return closing if (json if closing[1][0] == ";" else lines) is not None else None


def parse_hexo(text: str) -> FrontMatter:
    """Split and read; whatever is wrong becomes a problem. Raises nothing."""
    parts = split_hexo(text)
    if parts.kind == "none":
        return FrontMatter({}, parts.body, 1, kind="none")
    if parts.kind == "unclosed":
        return parse_front_matter(text) if parts.body.startswith("---") else _unclosed(parts)
    if parts.kind == "json":
        return _read_json(parts)
    # A tab at the beginning of a line stands for two blanks.
    front = _TABS.sub(lambda found: "  " * len(found[0]), parts.front)
    return read_parts(
        Parts(parts.kind, front, parts.body, parts.body_line, parts.front_line), resolve_js
    )


def _unclosed(parts: Parts) -> FrontMatter:
    sentence = "The front matter is never closed with “;;;”; the whole file is shown as text"
    problem = (ProblemCode.FRONT_MATTER_UNCLOSED, 1, sentence)
    return FrontMatter({}, parts.body, 1, (problem,), {}, "unclosed", parts.front, parts.front_line)


def _read_json(parts: Parts) -> FrontMatter:
    problems: list[FoundProblem] = []
    duplicates: Duplicates = []
    values: dict[str, object] = {}
    try:
        values = read_json(f"{{{parts.front}}}", duplicates)
    except FrontMatterError as error:
        line = parts.front_line + (error.line or 1) - 1
        sentence = f"The front matter cannot be read: {error.message}"
        problems.append((ProblemCode.FRONT_MATTER_UNREADABLE, line, sentence))
    problems += told_of_doubled((key, parts.front_line) for key in duplicates)
    return FrontMatter(
        values, parts.body, parts.body_line, tuple(problems), {}, "json", parts.front,
        parts.front_line,
    )  # fmt: skip
