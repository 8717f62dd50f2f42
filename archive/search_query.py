"""The query language: the user's text to a syntax tree.

::

    query    = either END
    either   = all ( ("OR" | "|") all )*
    all      = factor+                       blanks between: both must hold
    factor   = "-" factor | primary
    primary  = "(" either ")" | FIELD ":" primary | QUOTED | TERM

Full-width ``：（）“”｜－`` are the same as their ASCII twins. A word with a colon that is no field
(``http://…``, ``12:30``) is plain text, and so is punctuation anywhere but in these places.
Docs for users: docs/, "Search"; what it promises: the table of ``fiche search``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from archive.errors import SearchQueryError
from archive.query import FacetKind
from archive.search_dates import wall_range
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
    Term,
    TextField,
    facet_key,
)
from archive.text.tokenizer import SEPARATOR, pieces

MAX_LENGTH = 2_000
MAX_TERMS = 200
MAX_DEPTH = 30
QUOTED = 40
"""Characters of a query that a sentence about it repeats."""
TOO_LONG = f"The query is too long; {MAX_LENGTH:,} characters is the limit"


def parse_query(text: str) -> Node:
    """The syntax tree of *text*.

    :raises SearchQueryError: with the position in *text* of what cannot be read
    """
    if len(text) > MAX_LENGTH:
        raise SearchQueryError(TOO_LONG, position=MAX_LENGTH)
    node = _Parser(text).parse()
    if node is None:
        raise SearchQueryError("There is nothing to search for", position=0)
    return node


def term_of(written: str, field: TextField = TextField.ANYWHERE) -> Term | None:
    """What one word of a query looks for, or a phrase in quotation marks: nothing where it is
    punctuation alone."""
    found = pieces(written)
    if not found:
        return None
    plain = written.translate(_TWINS)
    starred = plain.endswith("*") and not _SEPARATOR.match(plain[-2])
    if starred and not found[-1].is_run:
        found[-1] = replace(found[-1], prefix=True)
    return Term(tuple(found), field, written=written)


def unknown_field(text: str) -> str | None:
    """What may be a mistyped field of a query that finds nothing (``tga:ruby``), as a sentence."""
    for lexeme in _lexemes(text):
        found = _LIKE_A_FIELD.match(lexeme.text) if lexeme.kind == "term" else None
        if found is not None:
            choices = ", ".join(f"{name}:" for name in _FIELDS)
            return f"There is no “{found[0]}”; there are {choices}"
    return None


_FIELDS = (
    "title", "text", "tag", "category", "publisher", "source", "path", "before", "after", "on",
    "is", "has",
)  # fmt: skip
_LIKE_A_FIELD = re.compile(r"[a-z]{2,12}:(?=[^/])", re.IGNORECASE)
_TWINS = str.maketrans("：（）｜－＊“”„＂", ':()|-*""""')
_LEXEME = re.compile(
    rf"""\s*(?:
        (?P<open>\() | (?P<close>\)) | (?P<either>\|+ | OR(?=[\s()|"]|$))
      | (?P<minus>(?<![^\s(|])-(?=[^\s\-] | \s*(?:$|[)|])))
      | (?P<field>(?i:{"|".join(_FIELDS)})):
      | "(?P<quoted>[^"]*)" | (?P<unclosed>")
      | (?P<term>[^\s()|"]+) | (?P<end>$)
    )""",
    re.VERBOSE,
)
_SEPARATOR = re.compile(SEPARATOR)
_STATES = {
    "is": (State.STARRED, State.UNREAD, State.READ, State.HIDDEN, State.MISSING),
    "has": (State.NOTE, State.IMAGE, State.PROBLEM),
}
_FACETS = {kind.value: kind for kind in FacetKind if kind is not FacetKind.YEAR}


@dataclass(frozen=True, slots=True)
class _Lexeme:
    """``text`` has plain punctuation and no quotation marks, ``written`` is what stands there."""

    kind: str
    text: str
    position: int
    written: str


def _lexemes(text: str) -> list[_Lexeme]:
    found: list[_Lexeme] = []
    plain = text.translate(_TWINS)
    position = 0
    while True:
        match = _LEXEME.match(plain, position)
        assert match is not None  # the last three kinds take whatever is there
        kind = match.lastgroup or ""
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        found.append(_Lexeme(kind, match[kind], start, text[start : match.end()]))
        if kind == "end":
            return found
        if kind == "unclosed":
            raise SearchQueryError("This quotation mark is never closed", position=start)
        position = match.end()


class _Parser:
    """Recursive descent over the lexemes. Nodes are None for what has nothing to look for:
    punctuation by itself, as in a headline that was pasted whole."""

    def __init__(self, text: str) -> None:
        self._lexemes = _lexemes(text)
        self._index = 0
        self._depth = 0
        self._terms = 0

    def parse(self) -> Node | None:
        node = self._either(field="")
        lexeme = self._take()
        if lexeme.kind == "close":
            reason = "This parenthesis closes nothing"
            raise SearchQueryError(reason, position=lexeme.position)
        return node

    def _peek(self) -> str:
        return self._lexemes[self._index].kind

    def _take(self) -> _Lexeme:
        lexeme = self._lexemes[self._index]
        self._index += lexeme.kind != "end"
        return lexeme

    def _either(self, field: str) -> Node | None:
        start = self._index
        nodes = [self._all(field)]
        while self._peek() == "either":
            operator = self._take()
            empty_before = self._index - 1 == start
            start = self._index
            nodes.append(self._all(field))
            if empty_before or self._index == start:
                reason = f"“{_short(operator.text)}” needs something on both sides"
                raise SearchQueryError(reason, position=operator.position)
        return _joined(Or, nodes)

    def _all(self, field: str) -> Node | None:
        nodes: list[Node | None] = []
        while self._peek() not in ("either", "close", "end"):
            nodes.append(self._factor(field))
        return _joined(And, nodes)

    def _factor(self, field: str) -> Node | None:
        lexeme = self._take()
        if lexeme.kind in ("minus", "open", "field"):
            return self._nested(lexeme, field)
        return self._leaf(lexeme, field)

    def _nested(self, lexeme: _Lexeme, field: str) -> Node | None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            reason = f"The query is nested too deeply; {MAX_DEPTH} levels are the limit"
            raise SearchQueryError(reason, position=lexeme.position)
        if lexeme.kind == "minus":
            node = self._negated(lexeme, field)
        elif lexeme.kind == "open":
            node = self._group(lexeme, field)
        else:
            node = self._within(lexeme)
        self._depth -= 1
        return node

    def _negated(self, minus: _Lexeme, field: str) -> Node | None:
        if self._peek() in ("end", "close", "either"):
            raise SearchQueryError("“-” needs something to exclude", position=minus.position)
        node = self._factor(field)
        return None if node is None else Not(node)

    def _group(self, opened: _Lexeme, field: str) -> Node | None:
        node = self._either(field)
        if self._take().kind != "close":
            reason = "This parenthesis is never closed"
            raise SearchQueryError(reason, position=opened.position)
        return node

    def _within(self, field: _Lexeme) -> Node | None:
        if self._peek() not in ("open", "quoted", "term"):
            reason = f"“{field.text}:” needs something to look for"
            raise SearchQueryError(reason, position=field.position)
        return self._factor(field.text.lower())

    def _leaf(self, lexeme: _Lexeme, field: str) -> Node | None:
        self._terms += 1
        if self._terms > MAX_TERMS:
            reason = f"The query has too many words; {MAX_TERMS} is the limit"
            raise SearchQueryError(reason, position=lexeme.position)
        if field in ("", "title", "text"):
            return term_of(lexeme.written, TextField(field))
        if field in _STATES:
            return _state(lexeme, field)
        if field in ("before", "after", "on"):
            return _date(lexeme, field)
        key = facet_key(lexeme.text)
        if not key:
            reason = f"“{field}:” needs something to look for"
            raise SearchQueryError(reason, position=lexeme.position)
        if field == "path":
            return PathHas(key, written=lexeme.written)
        return FacetIs(_FACETS[field], key, written=lexeme.written)


def _joined(kind: type[And | Or], nodes: list[Node | None]) -> Node | None:
    found = tuple(node for node in nodes if node is not None)
    if len(found) > 1:
        return kind(found)
    return found[0] if found else None


def _short(text: str) -> str:
    """As much of *text* as belongs into a sentence."""
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"


def _state(lexeme: _Lexeme, field: str) -> StateIs:
    wanted = facet_key(lexeme.text)
    for state in _STATES[field]:
        if state.value == wanted:
            return StateIs(state)
    choices = ", ".join(f"{field}:{state.value}" for state in _STATES[field])
    reason = f"There is no “{field}:{_short(lexeme.text)}”; there are {choices}"
    raise SearchQueryError(reason, position=lexeme.position)


def _date(lexeme: _Lexeme, field: str) -> DateWithin:
    found = wall_range(facet_key(lexeme.text))
    if found is None:
        reason = f"“{_short(lexeme.text)}” is no date; write 2022, 2022-02 or 2022-02-27"
        raise SearchQueryError(reason, position=lexeme.position)
    first, end = found
    if field == "after":
        return DateWithin(first=first, written=lexeme.written)
    if field == "before":
        return DateWithin(end=first, written=lexeme.written)
    return DateWithin(first, end, written=lexeme.written)
