"""Split front matter from the body, and read it within bounds.

The fences are Jekyll's (``lib/jekyll/document.rb``): the file starts with ``---``, blanks after
it are fine; the next line that is ``---`` or ``...`` and nothing else closes; blank lines after
that belong to the fence. Everything is linear in the file's length.

Reading goes through :class:`BoundedYamlHandler`, which is a handler for the python-frontmatter
library, so that ``frontmatter.loads(text, handler=HANDLER)`` reads the same values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Literal

import yaml
from frontmatter.default_handlers import BaseHandler

from archive.errors import FrontMatterError
from archive.progress import ProblemCode
from archive.text.repair import Repaired, literal_title, repair
from archive.text.yaml_reader import NotYamlError, Resolver, YamlResult, read_events, read_flat
from archive.text.yaml_scalars import resolve

MAX_CHARACTERS = 65_536
"""The longest front matter that is read as YAML; the longest real one seen has 10,000."""

MAX_CUT_CHARACTERS = 2_000
"""A file without a closing fence that is shorter than this was probably cut off."""

MAX_TOLD = 20
"""Problems of one kind that are told of one file; a thousand would say no more."""

TEXT_KEYS = ("date", "updated", "last_modified_at", "modified", "lastmod")
"""Keys whose values stay as they were written, since the dates module reads them."""

Kind = Literal["yaml", "toml", "json", "org", "none", "unclosed"]

FoundProblem = tuple[ProblemCode, int | None, str]
"""(code, line of the file counted from 1, sentence)."""

# Only ASCII blanks: Python's own \s has many more than Ruby's.
_OPENING = re.compile(r"\ufeff?---[ \t\r\f\v\n]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t\r\f\v\n]*$\n?", re.MULTILINE)
_CUT_TITLE = re.compile(r"""title:[ \t]+["']?[^\s"']""")
CUT_KEYS = frozenset({"layout", "title", "date", "categories", "category", "tags", "tag", "draft"})
"""Keys that a file keeps that was cut off within its front matter."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A post file in two parts. Lines count from 1; ``front`` is without its fences."""

    kind: Kind
    front: str
    body: str
    body_line: int
    front_line: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was read. ``raw`` has the source text of plain scalars at the top level, which
    ``values`` may hold as numbers, booleans or dates. ``closed`` is false where the closing
    fence is missing: ``body`` is then the whole file."""

    values: dict[str, object]
    body: str
    body_line: int
    problems: tuple[FoundProblem, ...] = ()
    raw: dict[str, str] = field(default_factory=dict)
    kind: Kind = "yaml"
    front: str = ""
    front_line: int = 2

    def line_of(self, key: str) -> int | None:
        """The line of the file on which ``key`` stands last."""
        found = None
        name = rf"""["']?{re.escape(key)}["']?"""
        for found in re.finditer(rf"^[ \t]*{name}[ \t]*[:=]", self.front, re.MULTILINE):  # noqa: B007
            pass
        return None if found is None else self.front_line + self.front.count("\n", 0, found.start())


def split_front_matter(text: str) -> Parts:
    """Split without reading. Without front matter, or unclosed, the body is the whole text."""
    opening = _OPENING.match(text)
    if opening is None:
        return Parts("none", "", text.removeprefix("\ufeff"), 1, 1)
    front_line = 1 + text.count("\n", 0, opening.end())
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return Parts("unclosed", text[opening.end() :], text, 1, front_line)
    front = text[opening.end() : closing.start()]
    body_line = front_line + front.count("\n") + closing.group().count("\n")
    return Parts("yaml", front, text[closing.end() :], body_line, front_line)


class BoundedYamlHandler(BaseHandler):
    """python-frontmatter's way to front matter, with our fences and our bounds."""

    FM_BOUNDARY = _OPENING
    START_DELIMITER = END_DELIMITER = "---"

    def split(self, text: str) -> tuple[str, str]:
        """Front matter and body; ``ValueError`` (the library's own sign) where there is none."""
        parts = split_front_matter(text)
        if parts.kind != "yaml":
            message = "no front matter"
            raise ValueError(message)
        return parts.front, parts.body

    def load(self, fm: str) -> dict[str, Any]:
        """The values of well-formed front matter. Raises :class:`FrontMatterError`."""
        try:
            value = read_bounded(fm).value
        except NotYamlError as error:
            raise FrontMatterError(error.reason, line=error.line + 1) from error
        return value if isinstance(value, dict) else {}

    def export(self, metadata: dict[str, object], **_kwargs: object) -> str:
        """YAML text of ``metadata``."""
        return str(yaml.safe_dump(metadata, allow_unicode=True, sort_keys=False)).strip()


def read_bounded(front: str, resolver: Resolver = resolve) -> YamlResult:
    """Read front matter text. Raises :class:`NotYamlError` or :class:`FrontMatterError`."""
    if len(front) > MAX_CHARACTERS:
        message = f"The front matter is longer than {MAX_CHARACTERS:,} characters"
        raise FrontMatterError(message)
    return read_flat(front, resolver) or read_events(front, resolver)


HANDLER = BoundedYamlHandler()


def parse_front_matter(text: str) -> FrontMatter:
    """Split and read; whatever is wrong becomes a problem. Raises nothing."""
    parts = split_front_matter(text)
    if parts.kind == "none":
        return FrontMatter({}, parts.body, 1, kind="none")
    if parts.kind == "unclosed":
        return _read_unclosed(parts)
    return read_parts(parts)


def read_parts(parts: Parts, resolver: Resolver = resolve) -> FrontMatter:
    """Read YAML that is closed; whatever is wrong becomes a problem. Raises nothing."""
    return _Reading(parts, resolver).read()


def told_of_doubled(keys: Iterable[tuple[str, int]]) -> list[FoundProblem]:
    """What is said of keys that come more than once, with their lines: each once, and of very many
    the first."""
    sentence = "The key “{}” comes more than once; the last one counts"
    return [
        (ProblemCode.DUPLICATE_KEY, line, sentence.format(key[:60]))
        for key, line in islice(dict(keys).items(), MAX_TOLD)
    ]


class _Reading:
    """One closed front matter on its way to a :class:`FrontMatter`."""

    def __init__(self, parts: Parts, resolver: Resolver) -> None:
        self.parts = parts
        self.resolver = resolver
        self.problems: list[FoundProblem] = []

    def problem(self, code: ProblemCode, line: int, sentence: str) -> None:
        """``line`` counts from 0 within the front matter."""
        self.problems.append((code, self.parts.front_line + line, sentence))

    def read(self) -> FrontMatter:
        front = self.parts.front
        try:
            result = read_bounded(front, self.resolver)
        except NotYamlError as error:
            return self.repaired(error)
        except FrontMatterError as error:
            self.problem(ProblemCode.FRONT_MATTER_TOO_LARGE, (error.line or 1) - 1, error.message)
            found = repair(front[:MAX_CHARACTERS])
            return self.done(found.values, found.raw)
        self.problems += told_of_doubled(
            (key, self.parts.front_line + line) for line, key in result.duplicates
        )
        for line, sentence in result.notes[:MAX_TOLD]:
            self.problem(ProblemCode.FRONT_MATTER_REPAIRED, line, f"In the front matter {sentence}")
        if result.value is None:
            return self.done({}, {})
        if not isinstance(result.value, dict):
            sentence = "The front matter is no list of “key: value” lines"
            self.problem(ProblemCode.FRONT_MATTER_UNREADABLE, 0, sentence)
            return self.done({}, {})
        self.mend_title(result.value)
        return self.done(result.value, result.raw)

    def mend_title(self, values: dict[str, object]) -> None:
        """Take a title literally where a backslash in it was never meant as an escape."""
        if "\\" not in self.parts.front or not isinstance(values.get("title"), str):
            return
        for number, line in enumerate(self.parts.front.split("\n")):
            if line.startswith("title"):
                literal = literal_title(line)
                if literal is not None:
                    values["title"] = literal
                    sentence = "The title has a backslash; it was taken as it stands"
                    self.problem(ProblemCode.FRONT_MATTER_REPAIRED, number, sentence)

    def repaired(self, error: NotYamlError) -> FrontMatter:
        found: Repaired = repair(self.parts.front)
        if not found.values:
            sentence = f"The front matter cannot be read: {error.reason}"
            self.problem(ProblemCode.FRONT_MATTER_UNREADABLE, error.line, sentence)
        for key, line in list(found.lines.items())[:MAX_TOLD]:
            sentence = f"“{key[:60]}” is not YAML ({error.reason}); it was taken as it stands"
            self.problem(ProblemCode.FRONT_MATTER_REPAIRED, line, sentence)
        if found.values and not found.lines:
            sentence = f"The front matter is not YAML ({error.reason}); it was read line by line"
            self.problem(ProblemCode.FRONT_MATTER_REPAIRED, error.line, sentence)
        return self.done(found.values, found.raw)

    def done(self, values: dict[str, object], raw: dict[str, str]) -> FrontMatter:
        for key in TEXT_KEYS if self.resolver is resolve else ():  # others leave dates as text
            if key in raw and values.get(key) is not None:  # but ``~`` says nothing
                values[key] = raw[key]
        parts = self.parts
        return FrontMatter(
            values, parts.body, parts.body_line, tuple(self.problems), raw, "yaml",
            parts.front, parts.front_line,
        )  # fmt: skip


def _read_unclosed(parts: Parts) -> FrontMatter:
    """Jekyll's rule, the whole file is the body; but a file that was cut off keeps its keys."""
    sentence = "The front matter is never closed with “---”; the whole file is shown as text"
    problem = (ProblemCode.FRONT_MATTER_UNCLOSED, 1, sentence)
    values: dict[str, object] = {}
    raw: dict[str, str] = {}
    if len(parts.front) <= MAX_CUT_CHARACTERS:
        whole_lines, _, last_line = parts.front.rpartition("\n")
        closed = last_line.rstrip().endswith('"') and last_line.count('"') > 1
        if closed or _CUT_TITLE.match(last_line):
            # Its closing quote shows that it is whole; of a title the beginning is worth having.
            whole_lines += "\n" + last_line
        found = repair(whole_lines)
        values = {key: value for key, value in found.values.items() if key in CUT_KEYS}
        raw = {key: text for key, text in found.raw.items() if key in values}
        for key in TEXT_KEYS:
            if key in values and key in raw:
                values[key] = raw[key]
    return FrontMatter(
        values, parts.body, 1, (problem,), raw, "unclosed", parts.front, parts.front_line
    )
