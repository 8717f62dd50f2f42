"""Put posts that come roughly in the order of their dates into exact order, a few at a time.

Ids grow with the date, so posts must be written in the order of dates. File names give the day;
the minute stands inside the file. Posts are held back until no file that is still to come can
be older: some two days' worth of them, never a whole folder.
"""

from __future__ import annotations

import heapq
from collections.abc import Generator, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from archive.importing.prepare import ReadItem, ReadResult

MAX_HELD_BACK = 20_000
"""Where names say nothing of dates: hold back so many, then let the oldest go. Posts that turn
out to be older still come late, which is slower to list and never wrong."""

_SECONDS_OF_A_DAY = 86_400
_EPOCH_DAY = date(1970, 1, 1).toordinal()


def in_date_order(results: Iterable[ReadResult], items: Sequence[ReadItem]) -> Iterator[ReadResult]:
    """*results*, which come in the order of *items*, ordered by wall date as far as they can be.

    Results without a post come first.
    """
    held: list[tuple[int, int, ReadResult]] = []
    for number, result in enumerate(results):
        if result.post is None:
            yield result
            continue
        heapq.heappush(held, (result.post.published, number, result))
        following = number + 1
        hint = items[following].file.date_hint if following < len(items) else None
        yield from _released(held, hint)
    while held:
        yield heapq.heappop(held)[2]


def _released(
    held: list[tuple[int, int, ReadResult]], next_hint: int | None
) -> Generator[ReadResult, None, None]:
    if next_hint is None:
        return
    border = _day_before(next_hint)
    while held and (held[0][0] < border or len(held) > MAX_HELD_BACK):
        yield heapq.heappop(held)[2]


@lru_cache(maxsize=16)
def _day_before(hint: int) -> int:
    """The wall-clock second at which the day before *hint* (like 20220228) begins.

    A day earlier than the name says: a front matter with another zone's offset may lie there.
    """
    year, month, day = hint // 10_000, hint // 100 % 100, hint % 100
    try:
        ordinal = date(year, month, day).toordinal()
    except ValueError:
        return -(1 << 62)  # no calendar day: nothing can be said, hold everything back
    return (ordinal - _EPOCH_DAY - 1) * _SECONDS_OF_A_DAY
