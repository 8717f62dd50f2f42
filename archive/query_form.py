"""A search as the fields of a form: to a query, and from a query as far as a form can say it.

What has no field of its own (``(a b) OR tag:c``, a second group of either-or) stays in ``also``,
in the query language, so that nothing of a query is lost on its way through a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from archive.errors import SearchQueryError
from archive.query import FacetKind
from archive.query_writing import unquoted, without_quotation_marks, write_query
from archive.search_dates import wall_range
from archive.search_query import MAX_LENGTH, TOO_LONG, parse_query, term_of
from archive.search_tree import (
    And,
    DateWithin,
    FacetIs,
    Node,
    Not,
    Or,
    PathHas,
    State,
    StateIs,
    TextField,
    conjuncts,
    facet_key,
)

NAME_FIELDS = {
    "categories": FacetKind.CATEGORY,
    "tags": FacetKind.TAG,
    "publishers": FacetKind.PUBLISHER,
    "sources": FacetKind.SOURCE,
}
"""The fields of a form that hold names, and what they are names of."""

_WORD = re.compile(r'(?<!\S)["“”„＂][^"“”„＂]*["“”„＂](?!\S)|\S+')
_NAME = re.compile(r'\s*(?:["“”]([^"“”]*)["“”]\s*(?=[,，、;；]|$)|([^,，、;；]+)|.)', re.DOTALL)
_BETWEEN_NAMES = re.compile(r"[,，、;；]")


@dataclass(frozen=True, slots=True)
class QueryForm:
    """What is asked for; whatever is filled in must hold.

    The four of words are text as people type it: words with blanks between them, each taken as it
    is, whatever it looks like to the query language; of several blanks or punctuation nothing is
    looked for. A part in quotation marks is a phrase, and ``rele*`` the beginning of a word. They
    are looked for in ``field``. Of the names of a field one must hold. ``after`` includes the day
    it names, ``before`` does not. ``also`` is a query.
    """

    all_words: str = ""
    phrase: str = ""
    any_words: str = ""
    no_words: str = ""
    field: TextField = TextField.ANYWHERE
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    path: str = ""
    after: str = ""
    before: str = ""
    states: frozenset[State] = frozenset()
    also: str = ""


def names_in(text: str) -> tuple[str, ...]:
    """The names in a text, which stand between commas or semicolons of either width; one that has
    some itself is in quotation marks.

    >>> names_in('news, "a, b"、港口')
    ('news', 'a, b', '港口')
    """
    found = (match[1] or match[2] or "" for match in _NAME.finditer(text))
    return tuple(name for one in found if (name := " ".join(one.split())))


def names_text(names: Iterable[str]) -> str:
    """The text that :func:`names_in` takes apart again."""
    return ", ".join(
        f'"{without_quotation_marks(name)}"' if _BETWEEN_NAMES.search(name) else name
        for name in names
    )


def form_errors(form: QueryForm) -> dict[str, str]:
    """Field -> why it cannot be searched for; empty when :func:`write_form` has only the length
    of the query to complain of."""
    found = {}
    for field in ("after", "before"):
        text = getattr(form, field).strip()
        if text and wall_range(facet_key(text)) is None:
            found[field] = f"“{text}” is no date; write 2022, 2022-02 or 2022-02-27"
    for field, kind in NAME_FIELDS.items():
        if not all(map(facet_key, getattr(form, field))):
            found[field] = f"“{kind}:” needs something to look for"
    if form.path.strip() and not facet_key(form.path):
        found["path"] = "“path:” needs something to look for"
    if form.also.strip():
        try:
            parse_query(form.also)
        except SearchQueryError as error:
            found["also"] = error.reason
    return found


def write_form(form: QueryForm) -> str:
    """The query that asks for what *form* does; empty for an empty form.

    :raises SearchQueryError: a field cannot be read, or the query is longer than one can be
    """
    if _length(form) > MAX_LENGTH:  # before any of it is looked at: somebody pasted a book
        raise SearchQueryError(TOO_LONG, position=MAX_LENGTH)
    for reason in form_errors(form).values():
        raise SearchQueryError(reason)
    nodes = [*_text_nodes(form), *_name_nodes(form), *_other_nodes(form)]
    if not form.also.strip():
        query = write_query(_joined(And, nodes)) if nodes else ""
    elif not nodes:
        query = form.also.strip()
    else:
        query = write_query(And((*nodes, *conjuncts(parse_query(form.also)))))
    if query:
        parse_query(query)
    return query


def _length(form: QueryForm) -> int:
    texts = (form.all_words, form.phrase, form.any_words, form.no_words, form.path, form.also)
    names = (form.categories, form.tags, form.publishers, form.sources)
    return sum(map(len, (*texts, *chain.from_iterable(names))))


def _text_nodes(form: QueryForm) -> list[Node]:
    def terms(text: str) -> list[Node]:
        words = _WORD.findall(text)
        return [term for word in words if (term := term_of(word, form.field)) is not None]

    found = terms(f'"{unquoted(form.phrase)}"')
    found += terms(form.all_words)
    found += _if_any(Or, terms(form.any_words))
    found += map(Not, terms(form.no_words))
    # What is in one field is written as one group of it.
    return found if form.field is TextField.ANYWHERE else _if_any(And, found)


def _name_nodes(form: QueryForm) -> Iterator[Node]:
    for field, kind in NAME_FIELDS.items():
        nodes = [FacetIs(kind, facet_key(name), written=name) for name in getattr(form, field)]
        yield from _if_any(Or, list(dict.fromkeys(nodes)))  # a name twice is equal, however written


def _other_nodes(form: QueryForm) -> Iterator[Node]:
    if form.path.strip():
        yield PathHas(facet_key(form.path), written=form.path.strip())
    if after := wall_range(facet_key(form.after)):
        yield DateWithin(first=after[0], written=form.after.strip())
    if before := wall_range(facet_key(form.before)):
        yield DateWithin(end=before[0], written=form.before.strip())
    yield from (StateIs(state) for state in State if state in form.states)


def _if_any(kind: type[And | Or], nodes: Sequence[Node]) -> list[Node]:
    return [_joined(kind, nodes)] if nodes else []


def _joined(kind: type[And | Or], nodes: Sequence[Node]) -> Node:
    return kind(tuple(nodes)) if len(nodes) > 1 else nodes[0]
