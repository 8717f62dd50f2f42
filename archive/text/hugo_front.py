"""The front matter of Hugo: YAML between ``---``, TOML between ``+++``, a JSON object, or Org's
``#+KEY:`` lines.

The fences are those of ``parser/pageparser/pagelexer_intro.go``: white space before the first is
fine, any line that begins with the same three signs closes, and all of it may stand in an HTML
comment. Keys are told apart by their letters alone, not by their case (``maps.PrepareParams``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from archive.errors import FrontMatterError
from archive.progress import ProblemCode
from archive.text.frontmatter import (
    CUT_KEYS,
    MAX_CHARACTERS,
    MAX_CUT_CHARACTERS,
    FoundProblem,
    FrontMatter,
    Kind,
    Parts,
    parse_front_matter,
    read_parts,
    told_of_doubled,
)
from archive.text.structured import Duplicates, end_of_object, read_json, read_toml
from archive.text.toml_repair import repair_toml
from archive.text.yaml_dialects import resolve_go

_START = re.compile(
    r"\ufeff?[ \t\r\n]*(?P<comment><!--[^\n]*\n\s*)?"
    r"(?P<fence>---|\+\+\+|\{(?=\s*[\"}])|#\+)"
)
_KINDS: dict[str, Kind] = {"---": "yaml", "+++": "toml", "{": "json", "#+": "org"}
_COMMENT_END = re.compile(r"\s*-->[ \t]*\n?")
_ORG_LINES = re.compile(r"(?:#\+[^\n]*(?:\n|\Z))+")
_ORG_LINE = re.compile(r"#\+([A-Za-z_]+)(\[\])?:[ \t]*([^\n]*)")
_ORG_LISTS = frozenset({"tags", "categories", "aliases", "filetags", "keywords"})
_MAX_ORG_LINES = 1_000
_Value = TypeVar("_Value")


def split_hugo(text: str) -> Parts:
    """Split without reading. Without front matter, or unclosed, the body is the whole text."""
    start = _START.match(text)
    whole = text.removeprefix("\ufeff")
    if start is None or text.startswith("{{", start.start("fence")):  # a shortcode is no JSON
        return Parts("none", "", whole, 1, 1)
    kind = _KINDS[start["fence"]]
    if kind == "json":
        begin, length = start.start("fence"), end_of_object(text[start.start("fence") :])
        end, after = (None, None) if length is None else (begin + length, begin + length)
    elif kind == "org":
        begin = start.start("fence")
        lines = _ORG_LINES.match(text, begin)
        end = after = None if lines is None else lines.end()
    else:
        begin = start.end()
        begin += text.startswith("\r", begin)
        begin += text.startswith("\n", begin)
        # A fence may follow at once; else it begins a line.
        closing = re.compile(rf"^{re.escape(start['fence'])}", re.MULTILINE)
        found = closing.search(text, begin)
        end, after = (None, None) if found is None else (found.start(), found.end())
    front_line = 1 + text.count("\n", 0, begin)
    if end is None or after is None:
        return Parts("unclosed", text[begin:], whole, 1, front_line)
    body = _body_start(text, after, in_comment=start["comment"] is not None)
    return Parts(kind, text[begin:end], text[body:], 1 + text.count("\n", 0, body), front_line)


def _body_start(text: str, after: int, *, in_comment: bool) -> int:
    """Where the body begins: after the line break, and after the end of the comment."""
    if in_comment and (closed := _COMMENT_END.match(text, after)) is not None:
        return closed.end()
    after += text.startswith("\r", after)
    return after + text.startswith("\n", after)


def parse_hugo(text: str) -> FrontMatter:
    """Split and read; whatever is wrong becomes a problem. Raises nothing. Keys are lower case."""
    parts = split_hugo(text)
    if parts.kind == "yaml":
        found = read_parts(parts, resolve_go)
        return replace(found, values=_lowered(found.values), raw=_lowered(found.raw))
    if parts.kind == "none":
        return FrontMatter({}, parts.body, 1, kind="none")
    if parts.kind == "unclosed":
        return _unclosed(parts)
    values, problems = _read(parts)
    return FrontMatter(
        _lowered(values), parts.body, parts.body_line, tuple(problems), {}, parts.kind,
        parts.front, parts.front_line,
    )  # fmt: skip


def _unclosed(parts: Parts) -> FrontMatter:
    """The whole file is the body; but a file that was cut off keeps its keys."""
    found = parse_front_matter(parts.body)
    if found.kind == "unclosed":
        return replace(found, values=_lowered(found.values), raw=_lowered(found.raw))
    values: dict[str, object] = {}
    if parts.body.startswith("{") and len(parts.front) > MAX_CHARACTERS:
        sentence = f"The front matter is longer than {MAX_CHARACTERS:,} characters"
        code = ProblemCode.FRONT_MATTER_TOO_LARGE
    else:
        sentence, code = "The front matter is never closed", ProblemCode.FRONT_MATTER_UNCLOSED
        if parts.body.startswith("+++") and len(parts.front) <= MAX_CUT_CHARACTERS:
            read = _lowered(repair_toml(parts.front).values)
            values = {key: value for key, value in read.items() if key in CUT_KEYS}
    problem = (code, 1, f"{sentence}; the whole file is shown as text")
    return FrontMatter(
        values, parts.body, 1, (problem,), {}, "unclosed", parts.front, parts.front_line
    )


def _lowered(values: Mapping[str, _Value]) -> dict[str, _Value]:
    return {key.lower(): value for key, value in values.items()}


def _read(parts: Parts) -> tuple[dict[str, object], list[FoundProblem]]:
    problems: list[FoundProblem] = []
    if parts.kind == "org":
        return _read_org(parts.front), problems
    duplicates: Duplicates = []
    try:
        if parts.kind == "json":
            values = read_json(parts.front, duplicates)
        else:
            values = read_toml(parts.front)
    except FrontMatterError as error:
        return _repaired(parts, error)
    problems += told_of_doubled((key, parts.front_line) for key in duplicates)
    return values, problems


def _repaired(
    parts: Parts, error: FrontMatterError
) -> tuple[dict[str, object], list[FoundProblem]]:
    """TOML line by line, as its author meant it. Of broken JSON nothing can be read."""
    line = parts.front_line + (error.line or 1) - 1
    repaired = repair_toml(parts.front) if parts.kind == "toml" else None
    if repaired is None or not repaired.values:
        sentence = f"The front matter cannot be read: {error.message}"
        return {}, [(ProblemCode.FRONT_MATTER_UNREADABLE, line, sentence)]
    problems: list[FoundProblem] = []
    for key, number in repaired.lines.items():
        sentence = f"“{key}” is not TOML; it was taken as it stands"
        place = parts.front_line + number
        problems.append((ProblemCode.FRONT_MATTER_REPAIRED, place, sentence))
    if not problems:
        sentence = f"{error.message}; it was read line by line"
        problems.append((ProblemCode.FRONT_MATTER_REPAIRED, line, sentence))
    return repaired.values, problems


def _read_org(front: str) -> dict[str, object]:
    """``#+TITLE: x``; ``#+TAGS[]: a b`` and the usual lists are split at blanks
    (``parser/metadecoders/decoder.go``)."""
    values: dict[str, object] = {}
    for line in front.split("\n")[:_MAX_ORG_LINES]:
        found = _ORG_LINE.match(line.rstrip("\r"))
        if found is None:
            continue
        key, text = found[1].lower(), found[3].strip()
        if found[2] or key in _ORG_LISTS:
            values["tags" if key == "filetags" else key] = text.replace(":", " ").split()
        elif key == "date" and text[:1] in "<[":
            values[key] = text[1:11]
        else:
            values[key] = text
    return values
