"""The dates of a query: taken out, or put in; everything else stays as it was typed."""

from __future__ import annotations

from datetime import date

from archive.query_writing import write_query
from archive.search_dates import date_text, wall_range
from archive.search_query import parse_query
from archive.search_tree import And, DateWithin, Node, Or, conjuncts

_EPOCH = date(1970, 1, 1).toordinal()
_DAY = 86_400


def has_dates(query: str) -> bool:
    """Whether dates limit all of what *query* finds, so that :func:`without_dates` finds more.

    :raises SearchQueryError: the query cannot be read
    """
    return bool(query.strip()) and any(map(_is_date, conjuncts(parse_query(query))))


def without_dates(query: str) -> str:
    """*query* without the dates that limit all of it.

    :raises SearchQueryError: the query cannot be read
    """
    if not has_dates(query):
        return query.strip()
    rest = _rest(query)
    if not rest:
        return ""
    return write_query(rest[0] if len(rest) == 1 else And(tuple(rest)))


def within_dates(query: str, first: date, end: date) -> str:
    """What *query* finds, whatever its own dates are, from the day *first* on and before *end*.

    :raises SearchQueryError: the query cannot be read
    """
    rest = without_dates(query)
    if rest and isinstance(parse_query(rest), Or):
        rest = f"({rest})"
    start, stop = ((day.toordinal() - _EPOCH) * _DAY for day in (first, end))
    text = date_text(start, stop)
    if wall_range(text) == (start, stop):  # one year, one month or one day
        dates = f"on:{text}"
    else:
        dates = f"after:{date_text(start)} before:{date_text(stop)}"
    return f"{rest} {dates}".strip()


def _rest(query: str) -> list[Node]:
    return [part for part in conjuncts(parse_query(query)) if not _is_date(part)]


def _is_date(node: Node) -> bool:
    return isinstance(node, DateWithin)
