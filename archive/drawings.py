"""How much a drawing (SVG) would make a browser paint, told without painting it.

A few lines can ask for billions of shapes: one shape is used ten times, that group ten times, and
so on. What uses what is followed here, and each shape is counted as often as it would be painted.
"""

from __future__ import annotations

import base64
import binascii
import re
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

MAX_SHAPES = 100_000
"""Shapes that one drawing paints, with all repetitions. A map of a town has some 50,000."""

MAX_DEPTH = 100
"""Elements inside each other, and drawings that use each other."""

MAX_PICTURES = 200
"""Pictures inside of one drawing."""

DEAR = {"animate": 20, "animateTransform": 20, "animateMotion": 20, "set": 20}
"""Elements that cost as much as so many shapes; filters see :data:`FILTER_COST`."""

FILTER_COST = 100
_FREE = frozenset({"linearGradient", "radialGradient", "stop", "defs", "title", "desc", "metadata"})
_REFERENCE = re.compile(r"url\(\s*[\"']?#([^\"')\s]{1,200})")
_DATA = re.compile(r"data:([\w/+.-]*)([^,]{0,100}),([^\"')]*)", re.IGNORECASE)
_STEPS = 1_000_000


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a drawing asks for: shapes to paint (more than :data:`MAX_SHAPES` are not counted to
    the end), and the pictures in it, as their bytes."""

    shapes: int
    pictures: tuple[bytes, ...] = ()


class TooDeepError(ValueError):
    """Elements are nested without end, or the drawing defines entities."""


@dataclass(slots=True)
class _Reading:
    """What is known of the elements so far. ``weights[n]`` is what the first n of them cost."""

    weights: list[int] = field(default_factory=lambda: [0])
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    uses: list[tuple[int, str]] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    styled: list[str] = field(default_factory=list)
    classed: int = 0
    _open: list[tuple[str, int]] = field(default_factory=list)
    _in_style: int = 0

    def on_start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = tag.rpartition(":")[2]
        place = len(self.weights) - 1
        if len(self._open) >= MAX_DEPTH:
            raise TooDeepError
        self._open.append((attributes.get("id", ""), place))
        self.weights.append(self.weights[-1] + _cost(name))
        self._in_style += name == "style"
        self.classed += "class" in attributes
        for key, value in attributes.items():
            if key.rpartition(":")[2] == "href" and value.lstrip().startswith("#"):
                self.uses.append((place, value.strip()[1:]))
            elif "url(" in value:
                self.uses += [(place, found) for found in _REFERENCE.findall(value)]
            if "data:" in value:
                self._take_pictures(value)

    def on_end(self, tag: str) -> None:
        """An element ends."""
        name, place = self._open.pop()
        self._in_style -= tag.rpartition(":")[2] == "style"
        if name:
            self.spans.setdefault(name, (place, len(self.weights) - 1))

    def on_text(self, text: str) -> None:
        """Only style sheets matter."""
        if self._in_style:
            self.styled += _REFERENCE.findall(text)
            self._take_pictures(text)

    def on_entity(self, *_: object) -> None:
        """A text could be made of it that is as long as one likes."""
        raise TooDeepError

    def _take_pictures(self, text: str) -> None:
        for found in _DATA.finditer(text):
            if len(self.pictures) > MAX_PICTURES:
                return
            self.pictures.append(_decoded(found[2], found[3]))


def _cost(name: str) -> int:
    if name.startswith("fe"):
        return FILTER_COST
    return 0 if name in _FREE else DEAR.get(name, 1)


def _decoded(how: str, written: str) -> bytes:
    if "base64" not in how.lower():
        return unquote_to_bytes(written)
    try:
        return base64.b64decode(unquote_to_bytes(written) + b"===")
    except binascii.Error:
        return b""


def read_drawing(data: bytes) -> Drawing:
    """What *data* asks for. Bounded in time; what is no drawing to a browser either has no shapes.

    :raises TooDeepError: it is nested without end, or defines entities
    """
    reading = _Reading()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reading.on_start
    parser.EndElementHandler = reading.on_end
    parser.CharacterDataHandler = reading.on_text
    parser.EntityDeclHandler = reading.on_entity
    parser.buffer_text = True
    with suppress(expat.ExpatError):  # a browser stops there too, and what came before it counts
        parser.Parse(data, True)
    return Drawing(_Painting(reading).shapes(), tuple(reading.pictures))


class _Painting:
    """Counts each element as often as it is used."""

    def __init__(self, reading: _Reading) -> None:
        self._reading = reading
        self._places = [place for place, _ in reading.uses]
        self._known: dict[str, int] = {}
        self._steps = 0

    def shapes(self) -> int:
        """All shapes of the drawing, or one more than there may be."""
        reading = self._reading
        total = self._of_span((0, len(reading.weights) - 1), 0)
        if reading.styled:
            dearest = max(self._of(name, 0) for name in dict.fromkeys(reading.styled))
            total += dearest * reading.classed
        return min(total, MAX_SHAPES + 1)

    def _of(self, name: str, depth: int) -> int:
        span = self._reading.spans.get(name)
        if span is None:
            return 0
        if name not in self._known:
            self._known[name] = 0  # a circle paints nothing more
            self._known[name] = self._of_span(span, depth + 1)
        return self._known[name]

    def _of_span(self, span: tuple[int, int], depth: int) -> int:
        start, end = span
        weights = self._reading.weights
        total = weights[end] - weights[start]
        if depth > MAX_DEPTH:
            return MAX_SHAPES + 1
        for name in self._used_in(start, end):
            self._steps += 1
            total += self._of(name, depth)
            if total > MAX_SHAPES or self._steps > _STEPS:
                return MAX_SHAPES + 1
        return total

    def _used_in(self, start: int, end: int) -> Iterator[str]:
        uses = self._reading.uses
        for number in range(bisect_left(self._places, start), bisect_left(self._places, end)):
            yield uses[number][1]
