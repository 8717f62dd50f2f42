"""What is selected in an article, and what the article's script says: read with suspicion."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from archive import Anchor, Placed

MAX_ANSWER = 4_000_000  # characters: the text of an article that was selected as a whole
MAX_PLACE = 1 << 40


@dataclass(frozen=True, slots=True)
class Selected:
    """The words that are selected, and the numbers of the highlights that they touch."""

    anchor: Anchor
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Revealed:
    """A highlight that was brought into view, and the lower left corner of it in the view."""

    id: int
    x: int
    y: int


def read_selected(answer: object) -> Selected | None:
    """What the script says is selected; None where it is nothing, or nothing that makes sense."""
    found = _read(answer)
    quote, before, after = (found.get(name) for name in ("quote", "before", "after"))
    place, ids = found.get("place"), found.get("ids")
    if not isinstance(place, int) or not isinstance(ids, list) or not 0 <= place < MAX_PLACE:
        return None
    if not (isinstance(quote, str) and isinstance(before, str) and isinstance(after, str)):
        return None
    numbers = tuple(one for one in ids if isinstance(one, int))
    return Selected(Anchor(quote, before, after, place), numbers) if quote else None


def read_revealed(answer: object) -> Revealed | None:
    """Which highlight the script brought into view."""
    found = _read(answer)
    values = [found.get(name) for name in ("id", "x", "y")]
    if not all(isinstance(value, int | float) and abs(value) < MAX_PLACE for value in values):
        return None
    return Revealed(*(int(value) for value in values if isinstance(value, int | float)))


def _read(answer: object) -> dict[str, object]:
    if not isinstance(answer, str) or not answer or len(answer) > MAX_ANSWER:
        return {}
    try:
        found = json.loads(answer)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def marks_json(placed: Sequence[Placed]) -> str:
    """The highlights that have a place, for the script: JSON of ASCII alone."""
    return json.dumps(
        [
            {
                "id": one.highlight.id,
                "colour": one.highlight.colour.value,
                "noted": bool(one.highlight.note),
                "start": one.start,
                "text": one.letters,
            }
            for one in placed
            if one.start is not None
        ]
    )
