"""Translate a query tree to an FTS5 MATCH expression.

The index knows which tokens a post has, not where they stand. So some parts of a query can only
be narrowed down by it: of ``京津冀`` it knows the posts with ``京津`` and ``津冀``. For each part
two expressions are made, one that finds at least the wanted posts and one that finds at most
these; "not" swaps them. Where both are the same the index alone is the answer.

Only tokens that we made ourselves stand in an expression, each in double quotes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archive.search_match import FacetLookup
from archive.search_tree import And, FacetIs, Node, Not, Or, State, StateIs, Term, TextField
from archive.storage.index_writer import (
    ALL_TOKEN,
    HIDDEN_TOKEN,
    IMAGE_TOKEN,
    PROBLEM_TOKEN,
    facet_token,
)
from archive.text.tokenizer import WORD_LIMIT, Piece, match_tokens, phrase_tokens

WordLookup = Callable[[str], Sequence[str] | None]
"""The words of the index that begin with something; None where these are many."""

_STATE_TOKENS = {
    State.HIDDEN: HIDDEN_TOKEN,
    State.IMAGE: IMAGE_TOKEN,
    State.PROBLEM: PROBLEM_TOKEN,
}
_LONGEST_EXACT_RUN = 2  # a pair of characters is a token
_DEEPEST = 12  # from 14 levels on, in the worst shape, SQLite's parser runs out of stack (measured)


@dataclass(frozen=True, slots=True)
class Match:
    """The posts that ``text`` matches or, where ``negated``, those that it does not. An empty
    ``text`` matches no post."""

    text: str
    negated: bool = False

    @property
    def is_all(self) -> bool:
        """Whether every post is meant."""
        return self.negated and not self.text

    @property
    def is_none(self) -> bool:
        """Whether no post is meant."""
        return not self.negated and not self.text

    def expression(self) -> str:
        """For ``MATCH``. Nothing and everything have none: ask other tables."""
        return f"{_quoted(ALL_TOKEN)} NOT ({self.text})" if self.negated else self.text


ALL = Match("", negated=True)
NONE = Match("")
HIDDEN = Match(f'"{HIDDEN_TOKEN}"')


@dataclass(frozen=True, slots=True)
class Bounds:
    """``at_least`` matches all wanted posts and perhaps others, ``at_most`` only wanted posts."""

    at_least: Match
    at_most: Match

    @property
    def exact(self) -> bool:
        """Whether the index alone gives the answer."""
        return self.at_least == self.at_most


_UNKNOWN = Bounds(ALL, NONE)


def no_words(_beginning: str) -> None:
    """A lookup that knows no words of the index."""


def bounds_of(
    node: Node, facet_lookup: FacetLookup, words_of: WordLookup = no_words, depth: int = 0
) -> Bounds:
    """What ``post_fts`` can say about *node*."""
    if isinstance(node, Term):
        return _term_bounds(node, words_of)
    if isinstance(node, FacetIs):
        tokens = [facet_token(facet_id) for facet_id in sorted(facet_lookup(node))]
        return _exactly(any_of([Match(_quoted(token)) for token in tokens]))
    if isinstance(node, StateIs):
        token = _STATE_TOKENS.get(node.state)
        return _exactly(Match(_quoted(token))) if token else _UNKNOWN
    if not isinstance(node, And | Or | Not) or depth > _DEEPEST:
        return _UNKNOWN
    if isinstance(node, Not):
        child = bounds_of(node.child, facet_lookup, words_of, depth + 1)
        return Bounds(complement(child.at_most), complement(child.at_least))
    parts = [bounds_of(child, facet_lookup, words_of, depth + 1) for child in node.children]
    join = all_of if isinstance(node, And) else any_of
    return Bounds(join([one.at_least for one in parts]), join([one.at_most for one in parts]))


def _term_bounds(term: Term, words_of: WordLookup) -> Bounds:
    tokens = [_piece_match(piece, words_of) for piece in term.pieces]
    found = all_of(tokens)
    first = term.pieces[0]
    if len(term.pieces) > 1 or term.field is not TextField.ANYWHERE:
        return Bounds(found, NONE)
    if first.is_run:
        return Bounds(found, found if len(first.text) <= _LONGEST_EXACT_RUN else NONE)
    return Bounds(found, found if _is_whole(first) else NONE)


def _is_whole(word: Piece) -> bool:
    """Whether the index holds enough of *word* to tell it from every other."""
    return len(word.text) < WORD_LIMIT + word.prefix


def _piece_match(piece: Piece, words_of: WordLookup) -> Match:
    """Of a beginning the words that have it, where these are few: for ``"htm" *`` FTS5 collects the
    posts of all of them before it gives the first, for ``"htm" OR "html"`` it does not."""
    words = words_of(piece.text) if piece.prefix and len(piece.text) <= WORD_LIMIT else None
    if words is not None:
        return any_of([Match(_quoted(word)) for word in words])
    star = "*" if piece.prefix else ""
    return all_of([Match(_quoted(token) + star) for token in match_tokens(piece)])


def title_bounds(node: Node) -> Bounds | None:
    """What ``title_fts`` can say about *node*; None where *node* asks for more than the title."""
    if isinstance(node, Term):
        return _title_term(node) if node.field is TextField.TITLE else None
    if not isinstance(node, And | Or):
        return None
    parts: list[Bounds] = []
    for child in node.children:
        bounds = title_bounds(child)
        if bounds is None:
            return None
        parts.append(bounds)
    join = all_of if isinstance(node, And) else any_of
    return Bounds(join([one.at_least for one in parts]), join([one.at_most for one in parts]))


def _title_term(term: Term) -> Bounds:
    """This index has positions: a run of any length is exact. A phrase of several pieces is
    not, since the index does not see how much stands between two of them."""
    found = title_phrase(term)
    first = term.pieces[0]
    exact = len(term.pieces) == 1 and (first.is_run or _is_whole(first))
    return Bounds(found, found if exact else NONE)


def title_phrase(term: Term) -> Match:
    """The phrase of *term*'s tokens, for ``title_fts``."""
    tokens = [token for piece in term.pieces for token in phrase_tokens(piece)]
    star = "*" if term.pieces[-1].prefix else ""
    return Match(_quoted(" ".join(tokens)) + star)


def all_of(parts: Sequence[Match]) -> Match:
    """The posts that all *parts* match."""
    if any(part.is_none for part in parts):
        return NONE
    wanted = list(dict.fromkeys(part.text for part in parts if not part.negated))
    refused = list(dict.fromkeys(part.text for part in parts if part.negated and part.text))
    if not wanted:
        return Match(_combined("OR", refused), negated=True)
    if not refused:
        return Match(_combined("AND", wanted))
    return Match(f"({_combined('AND', wanted)}) NOT ({_combined('OR', refused)})")


def any_of(parts: Sequence[Match]) -> Match:
    """The posts that at least one of *parts* matches."""
    return complement(all_of([complement(part) for part in parts]))


def complement(match: Match) -> Match:
    """The posts that *match* does not match."""
    return Match(match.text, negated=not match.negated)


def _exactly(match: Match) -> Bounds:
    return Bounds(match, match)


def _combined(operator: str, texts: list[str]) -> str:
    if len(texts) == 1:
        return texts[0]
    return f" {operator} ".join(text if _is_token(text) else f"({text})" for text in texts)


def _is_token(text: str) -> bool:
    return text.startswith('"') and text.count('"') == len('""')


def _quoted(token: str) -> str:
    return f'"{token}"'
