"""A query for titles out of what somebody types into a box that knows no query language."""

from __future__ import annotations

from archive.query_writing import write_query
from archive.search_query import MAX_LENGTH, term_of
from archive.search_tree import And, TextField

MAX_WORDS = 12
MAX_CHARACTERS = 200


def title_query(typed: str) -> str:
    """The query that finds titles with all words of *typed*, each of which may be only the
    beginning of one; Chinese characters are found anywhere. Empty where nothing can be looked
    for: blanks, or punctuation alone. Of very long texts only the beginning counts."""
    words = typed[:MAX_CHARACTERS].split()[:MAX_WORDS]
    terms = [term_of(f"{word}*", TextField.TITLE) for word in words]
    found = tuple(term for term in terms if term is not None)
    query = write_query(And(found)) if found else ""
    return query if len(query) <= MAX_LENGTH else ""
