"""A query as the fields of a form: each of its parts goes where the form can say it, and what has
no field goes into ``also``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from archive.errors import SearchQueryError
from archive.query_form import NAME_FIELDS, QueryForm, write_form
from archive.query_writing import field_of, unquoted, write_query
from archive.search_dates import date_text, wall_range
from archive.search_query import parse_query
from archive.search_tree import (
    And,
    DateWithin,
    FacetIs,
    Node,
    Not,
    Or,
    PathHas,
    StateIs,
    Term,
    TextField,
    conjuncts,
)

_NAME_FIELD_OF = {kind: field for field, kind in NAME_FIELDS.items()}
_QUOTATION_MARKS = tuple('"“”„＂')


def read_form(query: str) -> QueryForm:
    """The form that asks for what *query* does. An empty query is an empty form.

    :raises SearchQueryError: the query cannot be read
    """
    if not query.strip():
        return QueryForm()
    form = _Reading(parse_query(query)).form
    try:
        write_form(form)
    except SearchQueryError:  # at the limit of its length, and longer when written our way
        return QueryForm(also=query.strip())
    return form


class _Reading:
    """Fills a form with the parts of a query, one after the other."""

    def __init__(self, node: Node) -> None:
        self.form = QueryForm()
        self._field: TextField | None = None  # of the words; the first of them decides
        rest = [part for part in conjuncts(node) if not self._take(part)]
        if rest:
            also = write_query(And(tuple(rest)) if len(rest) > 1 else rest[0])
            self.form = replace(self.form, also=also)

    def _take(self, part: Node) -> bool:
        """Whether the form has a free place for *part*, where it is now."""
        if isinstance(part, StateIs):
            self.form = replace(self.form, states=self.form.states | {part.state})
            return True
        if isinstance(part, PathHas):
            return self._fill("path", unquoted(part.written))
        if isinstance(part, DateWithin):
            return self._take_date(part)
        if isinstance(part, Not):
            return self._take_words("no_words", _alternatives(part.child))
        if isinstance(part, Term):
            is_phrase = part.written.startswith(_QUOTATION_MARKS) and not self.form.phrase
            return self._take_words("phrase" if is_phrase else "all_words", [part])
        return self._take_alternatives(_alternatives(part))

    def _take_alternatives(self, parts: list[Node]) -> bool:
        if not isinstance(parts[0], FacetIs):
            return not self.form.any_words and self._take_words("any_words", parts)
        names = [part.written for part in parts if isinstance(part, FacetIs)]
        if len(names) < len(parts) or len({field_of(part) for part in parts}) > 1:
            return False
        return self._fill(_NAME_FIELD_OF[parts[0].kind], tuple(map(unquoted, names)))

    def _take_words(self, place: str, parts: list[Node]) -> bool:
        terms = [part for part in parts if isinstance(part, Term)]
        fields = {term.field for term in terms} | ({self._field} - {None})
        if len(terms) < len(parts) or len(fields) > 1:
            return False
        self._field = terms[0].field
        if place == "phrase":
            text = unquoted(terms[0].written)
        else:
            text = " ".join([getattr(self.form, place), *(term.written for term in terms)]).strip()
        self.form = replace(self.form, field=self._field)
        return self._set(place, text)

    def _take_date(self, part: DateWithin) -> bool:
        written = unquoted(part.written)
        if part.end is None:
            return self._fill("after", written)
        if part.first is None:
            return self._fill("before", written)
        end = date_text(part.end)
        return (
            bool(end)
            and wall_range(end) is not None
            and not (self.form.after or self.form.before)
            and self._fill("after", written)
            and self._fill("before", end)
        )

    def _fill(self, place: str, value: object) -> bool:
        if getattr(self.form, place):
            return False
        return self._set(place, value)

    def _set(self, place: str, value: Any) -> bool:
        self.form = replace(self.form, **{place: value})
        return True


def _alternatives(node: Node) -> list[Node]:
    """What *node* is the either-or of: itself, where it is none."""
    if isinstance(node, Or):
        return [one for child in node.children for one in _alternatives(child)]
    return [node]
