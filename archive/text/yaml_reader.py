"""Read YAML as data, within bounds, with the types that Ruby's Psych gives to Jekyll.

Front matter is other people's text. PyYAML's loaders can be made to crash (deep nesting) or to
run for minutes (aliases, merge keys), so nothing is loaded here: the parser's *events* are read
one by one and counted, a reference (alias) as if it were written out. Tags that would build
objects are left out with a problem.

Two readers with one result:

- :func:`read_flat` for the common case, ``key: value`` lines without nesting. It accepts only
  lines whose meaning is beyond doubt, and says ``None`` to everything else.
- :func:`read_events` for all of YAML.

What a plain scalar means is said in :mod:`archive.text.yaml_scalars`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import yaml

from archive.errors import FrontMatterError
from archive.text.yaml_scalars import resolve

MAX_DEPTH = 16
MAX_NODES = 5_000

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Resolver = Callable[[str], object]
"""What a plain scalar means: Ruby's word on it by default."""

Note = tuple[int, str]
"""(line counted from 0, sentence): something that was left out or read in a special way."""


class NotYamlError(Exception):
    """The text is not YAML. ``line`` counts from 0."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


@dataclass(slots=True)
class YamlResult:
    """``value`` is what the document holds. For a mapping, ``raw`` has the source text of its
    plain scalars, ``duplicates`` the line of each key that came again (the last one wins)."""

    value: object
    raw: dict[str, str] = field(default_factory=dict)
    duplicates: list[tuple[int, str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


# --- the common case -----------------------------------------------------------------------

# All but what PyYAML takes as a printable character, with everything that any YAML version reads as
# a line break or that the C parser and the Python parser do not agree on.
_NO_TEXT = re.compile(
    r"[^\r\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_PLAIN_FIRST = r"""(?![-?:,\[\]{}#&*!|>'"%@`\x20])"""
_FLAT_LINE = re.compile(
    rf"""(?:(?P<key>[A-Za-z_][A-Za-z0-9_-]{{0,99}}):
          (?:[ ]+(?:"(?P<double>[^"\\\r]*+)"
                  |'(?P<single>[^'\r]*+)'
                  |{_PLAIN_FIRST}(?P<plain>[^:\x20\r]++
                      (?:(?::(?![ ]|$)|[ ](?!\#))[^:\x20\r]*+)*+)))?
          [ ]*
        |[ ]*(?:\#[^\r]*)?)""",
    re.VERBOSE,
)  # fmt: skip


def read_flat(text: str, resolver: Resolver = resolve) -> YamlResult | None:
    """Read lines of ``key: value``, or say None where a line could mean anything else.

    Lines are split at ``\\n`` and ``\\r\\n``. Equal to :func:`read_events` for all it accepts.
    """
    if _NO_TEXT.search(text) is not None:
        return None
    values: dict[str, object] = {}
    result = YamlResult(values)
    for number, line in enumerate(text.split("\n")):
        found = _FLAT_LINE.fullmatch(line[:-1] if line.endswith("\r") else line)
        if found is None:
            return None
        key, double, single, plain = found.groups()
        if key is None:
            continue
        if number > MAX_NODES // 2:
            return None  # the other reader counts, and says what is wrong with that many
        if key in values:
            result.duplicates.append((number, key))
            result.raw.pop(key, None)
        if plain is not None:
            raw = plain.rstrip(" ")
            values[key] = resolver(raw)
            result.raw[key] = raw
        elif double is not None:
            values[key] = double
        else:
            values[key] = single  # None where the line has no value at all
    return result


# --- all of YAML ---------------------------------------------------------------------------

_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp", "binary")
) | {"!"}
_STRING_TAGS = frozenset({"tag:yaml.org,2002:str", "!"})
_PLAIN_STYLES = (None, "")  # the Python parser's word for it, and the C parser's


def read_events(
    text: str,
    resolver: Resolver = resolve,
    *,
    max_depth: int = MAX_DEPTH,
    max_nodes: int = MAX_NODES,
) -> YamlResult:
    """Read the first document of ``text``.

    Raises :class:`NotYamlError` for text that is not YAML and :class:`FrontMatterError` for
    YAML past the limits.
    """
    return _EventReader(text, resolver, max_depth, max_nodes).read()


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A value with a name: how many values are in it, and how deeply they are nested."""

    value: object
    size: int
    height: int


class _EventReader:
    """Turns the parser's events into plain values, counting as it goes."""

    def __init__(self, text: str, resolver: Resolver, max_depth: int, max_nodes: int) -> None:
        self.events = _events(text)
        self.resolver = resolver
        self.max_depth = max_depth
        self.nodes_left = max_nodes
        self.deepest = 0  # how deep the values went since the last anchor began
        self.anchors: dict[str, _Anchor] = {}
        self.result = YamlResult(None)

    def read(self) -> YamlResult:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.result.value = self.node(next(self.events), 0)
                self.expect_end()
        return self.result

    def expect_end(self) -> None:
        """Ruby would drop a second document silently; we would rather read it line by line."""
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise NotYamlError(_line(event), "a second document begins")

    def node(self, event: yaml.Event, depth: int) -> object:
        self.count(event, 1)
        if depth > self.max_depth:
            raise FrontMatterError("It is nested too deeply", line=_line(event) + 1)
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event, depth)
        return self.anchored(event, depth)

    def alias(self, event: yaml.AliasEvent, depth: int) -> object:
        """The value again: it counts as if it were written out, so copies cannot multiply."""
        found = self.anchors.get(event.anchor or "")
        if found is None:
            self.note(event, "a reference (alias) to no other value was left out")
            return None
        self.count(event, found.size)
        if depth + found.height > self.max_depth:
            raise FrontMatterError("It is nested too deeply", line=_line(event) + 1)
        self.deepest = max(self.deepest, depth + found.height)
        return found.value

    def anchored(self, event: yaml.Event, depth: int) -> object:
        """A value that is written out; one with a name can be referred to from here on."""
        anchor = getattr(event, "anchor", None)
        left, deepest, self.deepest = self.nodes_left, self.deepest, depth
        value = self.content(event, depth)
        if anchor is not None:
            self.anchors[anchor] = _Anchor(value, left - self.nodes_left, self.deepest - depth)
        self.deepest = max(deepest, self.deepest)
        return value

    def content(self, event: yaml.Event, depth: int) -> object:
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        self.check_tag(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(depth)
        return self.mapping(depth)

    def count(self, event: yaml.Event, nodes: int) -> None:
        self.nodes_left -= nodes
        if self.nodes_left < 0:
            raise FrontMatterError("It has too many values", line=_line(event) + 1)

    def scalar(self, event: yaml.ScalarEvent) -> object:
        self.check_tag(event)
        value: str = event.value
        if event.style not in _PLAIN_STYLES or event.tag in _STRING_TAGS:
            return value
        return self.resolver(value)

    def sequence(self, depth: int) -> list[object]:
        items: list[object] = []
        for event in self.events:  # pragma: no branch  (the parser always ends what it begins)
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.node(event, depth + 1))
        return items

    def mapping(self, depth: int) -> dict[str, object]:
        values: dict[str, object] = {}
        written: set[str] = set()  # what a merge took over may be written again
        for event in self.events:  # pragma: no branch
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self.node(event, depth + 1)
                self.node(next(self.events), depth + 1)
                self.note(event, "a key that is no simple text was left out")
                continue
            key = event.value
            value_event = next(self.events)
            if key == "<<" and event.style in _PLAIN_STYLES:
                self.merge(values, value_event, depth)
                continue
            if key in written:
                self.result.duplicates.append((_line(event), key))
            written.add(key)
            values[key] = self.node(value_event, depth + 1)
            if depth == 0:
                self.remember_raw(key, value_event)
        return values

    def merge(self, values: dict[str, object], event: yaml.Event, depth: int) -> None:
        """``<<: *a``: the pairs of another mapping, or of several, the first of which wins."""
        merged = self.node(event, depth + 1)
        several = merged if isinstance(merged, list) else [merged]
        for one in reversed(several):
            if not isinstance(one, dict):
                self.note(event, "“<<” has no “key: value” lines to take over")
                continue
            self.count(event, len(one))
            values.update(one)
            if depth == 0:
                for key in one:
                    self.result.raw.pop(key, None)

    def remember_raw(self, key: str, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent) and event.style in _PLAIN_STYLES and event.value:
            self.result.raw[key] = event.value
        else:
            self.result.raw.pop(key, None)

    def check_tag(self, event: yaml.Event) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None and tag not in _PLAIN_TAGS:
            self.note(event, "a tag that would build an object was ignored")

    def note(self, event: yaml.Event, sentence: str) -> None:
        self.result.notes.append((_line(event), sentence))


def _line(event: yaml.Event) -> int:
    return 0 if event.start_mark is None else int(event.start_mark.line)


def _events(text: str) -> Iterator[yaml.Event]:
    """The parser's events, with every way of failing turned into :class:`NotYamlError`."""
    try:
        yield from yaml.parse(text, Loader=_PARSER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark is not None else 0
        raise NotYamlError(line, error.problem or "not YAML") from error
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        raise NotYamlError(0, "a character that YAML does not allow") from error
