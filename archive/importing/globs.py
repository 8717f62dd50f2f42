"""Glob patterns for paths with ``/``, as generators write them in their settings.

``*`` stands for anything within one name, ``**`` for anything at all, ``?`` for one character,
``[ab]`` and ``[!ab]`` for one of some, ``{a,b}`` for either. No pattern costs more than its length
for each character of the path.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

MAX_PATTERN = 300
MAX_ALTERNATIVES = 64

MAX_STARS = 2
"""With more stars a regular expression may take too long; all places are followed at once then."""

_RANGE = re.compile(r"(.)-(.)|(.)", re.DOTALL)
"""A range in brackets, or one character."""

_Step = tuple[str, bool]
"""(a regular expression for one character, whether any number of them may come)"""


def matches(pattern: str, path: str) -> bool:
    """Whether *pattern* stands for the whole of *path*. A pattern that is too long never does."""
    return any(stands_for(path) for stands_for in _compiled(pattern))


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> tuple[Callable[[str], bool], ...]:
    if len(pattern) > MAX_PATTERN:
        return ()
    return tuple(_matcher(one) for one in _alternatives(pattern))


def _alternatives(pattern: str) -> list[str]:
    """The pattern without braces, once for each choice that they give; none for too many."""
    done: list[str] = []
    waiting = [pattern]
    while waiting and len(done) + len(waiting) <= MAX_ALTERNATIVES:
        one = waiting.pop()
        start = one.find("{")
        end = _closing(one, start)
        if end < 0:
            done.append(one)
            continue
        choices = _choices(one[start + 1 : end])
        waiting += [one[:start] + choice + one[end + 1 :] for choice in choices]
    return [] if waiting else done


def _closing(pattern: str, start: int) -> int:
    depth = 0
    for place in range(max(start, 0), len(pattern) if start >= 0 else 0):
        depth += (pattern[place] == "{") - (pattern[place] == "}")
        if depth == 0:
            return place
    return -1


def _choices(inside: str) -> list[str]:
    """The parts between the commas that are in no inner braces."""
    parts, depth = [""], 0
    for sign in inside:
        depth += (sign == "{") - (sign == "}")
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _matcher(pattern: str) -> Callable[[str], bool]:
    steps = _steps(pattern)
    if sum(many for _, many in steps) > MAX_STARS:
        return lambda path: _follow(steps, path)
    whole = re.compile("".join(sign + "*" * many for sign, many in steps), re.DOTALL)
    return lambda path: whole.fullmatch(path) is not None


def _steps(pattern: str) -> list[_Step]:
    steps: list[_Step] = []
    place = 0
    while place < len(pattern):
        sign = pattern[place]
        end = pattern.find("]", place + 2) if sign == "[" else -1
        if pattern.startswith("**", place):
            steps.append((".", True))
            place += 1
        elif sign in "*?":
            steps.append(("[^/]", sign == "*"))
        elif end > 0:
            steps.append((_one_of(pattern[place + 1 : end]), False))
            place = end
        else:
            if sign == "\\" and place + 1 < len(pattern):
                place += 1
            steps.append((re.escape(pattern[place]), False))
        place += 1
    return steps


def _one_of(inside: str) -> str:
    """The class of a regular expression for what stands in brackets."""
    refused = "^" if inside[0] in "!^" else ""
    signs = ""
    for first, last, alone in _RANGE.findall(inside[len(refused) :]):
        if first > last:  # a range from back to front
            return "(?!)"
        signs += re.escape(alone) or f"{re.escape(first)}-{re.escape(last)}"
    return f"[{refused}{signs}]" if signs else "(?!)"


def _follow(steps: Sequence[_Step], path: str) -> bool:
    tests = [(re.compile(sign, re.DOTALL), many) for sign, many in steps]
    places = _with_skips({0}, steps)
    for sign in path:
        fitting = [place for place in places if place < len(steps) and tests[place][0].match(sign)]
        places = _with_skips({place + (not steps[place][1]) for place in fitting}, steps)
        if not places:
            return False
    return len(steps) in places


def _with_skips(places: set[int], steps: Sequence[_Step]) -> set[int]:
    """Any number may be none: the places behind stars, too."""
    reached = set(places)
    for start in places:
        place = start
        while place < len(steps) and steps[place][1]:
            place += 1
            reached.add(place)
    return reached
