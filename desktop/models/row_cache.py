"""Pages of rows that were seen lately. Plain Python, no Qt."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")

PAGE_ROWS = 24
"""A screen has some twenty: to read a row with its excerpt takes a tenth of a millisecond."""

MAX_PAGES = 256


class RowCache(Generic[Row]):
    """Keeps the pages used last. A page is PAGE_ROWS consecutive rows; the last may be short.

    A page that expired is still given out: old rows are better than none until new ones come.
    """

    def __init__(self, page_rows: int = PAGE_ROWS, max_pages: int = MAX_PAGES) -> None:
        self.page_rows = page_rows
        self._max_pages = max_pages
        self._pages: OrderedDict[int, Sequence[Row | None]] = OrderedDict()
        self._expired: set[int] = set()

    def is_empty(self) -> bool:
        """Whether no page is here."""
        return not self._pages

    def page_of(self, row: int) -> int:
        """The number of the page that holds *row*."""
        return row // self.page_rows

    def get(self, row: int) -> Row | None:
        """The row, or None where it is not here."""
        page, place = divmod(row, self.page_rows)
        rows = self._pages.get(page)
        if rows is None:
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def is_fresh(self, row: int) -> bool:
        """Whether there is nothing to fetch for *row*: its page did not expire and reaches it."""
        page, place = divmod(row, self.page_rows)
        return page not in self._expired and place < len(self._pages.get(page, ()))

    def put(self, page: int, rows: Sequence[Row | None]) -> None:
        """Keep a page, fresh; the one not used for longest goes."""
        self._pages[page] = rows
        self._pages.move_to_end(page)
        self._expired.discard(page)
        while len(self._pages) > self._max_pages:
            gone, _rows = self._pages.popitem(last=False)
            self._expired.discard(gone)

    def expire(self, page: int) -> None:
        """The rows of a page may have changed."""
        if page in self._pages:
            self._expired.add(page)

    def expire_all(self) -> None:
        """Any row may have changed."""
        self._expired.update(self._pages)

    def rows(self) -> list[Row]:
        """Every row that is here, those of the pages used last at the end."""
        return [row for rows in self._pages.values() for row in rows if row is not None]

    def clear(self) -> None:
        """Forget everything."""
        self._pages.clear()
        self._expired.clear()
