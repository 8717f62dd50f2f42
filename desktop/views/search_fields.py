"""The fields of the search form as data: their names, hints and places.

Their keys are the names of the fields of :class:`archive.QueryForm`, and ``query`` for what they
write together. Texts are marked with ``QT_TRANSLATE_NOOP`` and translated when they are shown.
"""

from __future__ import annotations

from archive import State, TextField
from desktop.translatable import QT_TRANSLATE_NOOP

LABELS = {
    "all_words": QT_TRANSLATE_NOOP("SearchForm", "&All of these words"),
    "phrase": QT_TRANSLATE_NOOP("SearchForm", "This exact &phrase"),
    "any_words": QT_TRANSLATE_NOOP("SearchForm", "An&y of these words"),
    "no_words": QT_TRANSLATE_NOOP("SearchForm", "&None of these words"),
    "field": QT_TRANSLATE_NOOP("SearchForm", "Look for them &in"),
    "categories": QT_TRANSLATE_NOOP("SearchForm", "&Category"),
    "tags": QT_TRANSLATE_NOOP("SearchForm", "&Tag"),
    "publishers": QT_TRANSLATE_NOOP("SearchForm", "P&ublisher"),
    "sources": QT_TRANSLATE_NOOP("SearchForm", "&Source"),
    "path": QT_TRANSLATE_NOOP("SearchForm", "Pat&h has"),
    "after": QT_TRANSLATE_NOOP("SearchForm", "&From"),
    "before": QT_TRANSLATE_NOOP("SearchForm", "&Before"),
    "states": QT_TRANSLATE_NOOP("SearchForm", "Only posts"),
    "also": QT_TRANSLATE_NOOP("SearchForm", "And a&lso"),
    "query": QT_TRANSLATE_NOOP("SearchForm", "&Query"),
}
HINTS = {
    "categories": QT_TRANSLATE_NOOP("SearchForm", "one or several, with commas"),
    "tags": QT_TRANSLATE_NOOP("SearchForm", "one or several, with commas"),
    "publishers": QT_TRANSLATE_NOOP("SearchForm", "one or several, with commas"),
    "sources": QT_TRANSLATE_NOOP("SearchForm", "one or several, with commas"),
    "path": QT_TRANSLATE_NOOP("SearchForm", "a piece of the file's path"),
    "after": QT_TRANSLATE_NOOP("SearchForm", "year, month or day: 2024-02"),
    "before": QT_TRANSLATE_NOOP("SearchForm", "year, month or day: 2024-03"),
    "also": QT_TRANSLATE_NOOP("SearchForm", "what has no field above, as a query"),
    "query": QT_TRANSLATE_NOOP("SearchForm", "Nothing is filled in: all posts"),
}
UNREADABLE = QT_TRANSLATE_NOOP("SearchForm", "A field cannot be read")
PLACES = {
    TextField.ANYWHERE: QT_TRANSLATE_NOOP("SearchForm", "Title and text"),
    TextField.TITLE: QT_TRANSLATE_NOOP("SearchForm", "Title only"),
    TextField.TEXT: QT_TRANSLATE_NOOP("SearchForm", "Text only"),
}
MARKS = {
    State.UNREAD: QT_TRANSLATE_NOOP("SearchForm", "unread"),
    State.READ: QT_TRANSLATE_NOOP("SearchForm", "read"),
    State.STARRED: QT_TRANSLATE_NOOP("SearchForm", "with a star"),
    State.IMAGE: QT_TRANSLATE_NOOP("SearchForm", "with pictures"),
    State.PROBLEM: QT_TRANSLATE_NOOP("SearchForm", "with problems"),
    State.HIDDEN: QT_TRANSLATE_NOOP("SearchForm", "hidden"),
    State.MISSING: QT_TRANSLATE_NOOP("SearchForm", "missing"),
    State.NOTE: QT_TRANSLATE_NOOP("SearchForm", "with a note"),
}
ROWS: tuple[tuple[str, ...], ...] = (
    ("all_words",), ("phrase",), ("any_words",), ("no_words",), ("field",), (),
    ("categories", "tags"), ("publishers", "sources"), ("path",), ("after", "before"),
    ("states",), ("also",), (), ("query",),
)  # fmt: skip
"""The fields, line by line; an empty line is a rule."""
