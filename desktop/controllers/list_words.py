"""What the window says of a list of posts: how many there are, or why there are none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from archive import unknown_field
from desktop.messages import number
from desktop.reasons import describe_reason
from desktop.translatable import PLURAL, QT_TRANSLATE_NOOP, translate

MARKED = {
    "is:unread": QT_TRANSLATE_NOOP("Browse", "Every post is read."),
    "is:starred": QT_TRANSLATE_NOOP("Browse", "No post has a star. The key S gives one."),
}
"""What an empty list says of the smart folders that are there with nothing in them."""


def count_text(count: int, *, is_complete: bool) -> str:
    """How many posts a list has; as long as it is not complete, so many at least."""
    if is_complete:
        text = translate("Browse", "{count} posts", "", PLURAL, count)
    else:
        text = translate("Browse", "{count} posts so far, still counting…", "", PLURAL, count)
    return text.format(count=number(count))


def empty_text(query: str, *, is_filed: bool, is_importing: bool) -> str:
    """Why a list has no posts: nothing passes its search, or what was chosen at the side
    (``is_filed``), or the archive has none yet."""
    if query in MARKED and not is_filed:
        return QCoreApplication.translate("Browse", MARKED[query])
    if query:
        text = QCoreApplication.translate("Browse", "Nothing was found for “{query}”.")
        hint = unknown_field(query)
        more = "" if hint is None else f"\n\n{describe_reason(hint)}"
        return text.format(query=query) + more
    if is_filed:
        return QCoreApplication.translate("Browse", "No post is filed here.")
    if is_importing:
        return _is_coming()
    return QCoreApplication.translate(
        "Browse", "There are no posts yet. File → Import Folder… brings some in."
    )


def how_to_begin(*, is_importing: bool) -> str:
    """What to do with an archive that has no posts."""
    if is_importing:
        return _is_coming()
    return QCoreApplication.translate(
        "Browse",
        "Choose File → Import Folder… and the folder of your posts. A preview shows what would "
        "be imported before anything is.",
    )


def _is_coming() -> str:
    return QCoreApplication.translate(
        "Browse", "An import is running. Its posts appear here as they come in."
    )
