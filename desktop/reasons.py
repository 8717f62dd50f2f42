"""The core's reasons (why a query cannot be read, why a folder cannot be used) in translation.

The core says a reason in English, with the words of the user in it. Here is the same sentence
with places for those words, to be found again and said in the language of the window. A reason
that is not here, such as one of the operating system, stays as it is.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from desktop.translatable import QT_TRANSLATE_NOOP

REASONS = (
    QT_TRANSLATE_NOOP("Reasons", "The query is too long; {limit} characters is the limit"),
    QT_TRANSLATE_NOOP("Reasons", "There is nothing to search for"),
    QT_TRANSLATE_NOOP("Reasons", "This quotation mark is never closed"),
    QT_TRANSLATE_NOOP("Reasons", "This parenthesis closes nothing"),
    QT_TRANSLATE_NOOP("Reasons", "“{operator}” needs something on both sides"),
    QT_TRANSLATE_NOOP("Reasons", "The query is nested too deeply; {limit} levels are the limit"),
    QT_TRANSLATE_NOOP("Reasons", "“-” needs something to exclude"),
    QT_TRANSLATE_NOOP("Reasons", "This parenthesis is never closed"),
    QT_TRANSLATE_NOOP("Reasons", "“{field}:” needs something to look for"),
    QT_TRANSLATE_NOOP("Reasons", "The query has too many words; {limit} is the limit"),
    QT_TRANSLATE_NOOP("Reasons", "There is no “{what}”; there are {choices}"),
    QT_TRANSLATE_NOOP("Reasons", "“{text}” is no date; write 2022, 2022-02 or 2022-02-27"),
    QT_TRANSLATE_NOOP("Reasons", "A saved search needs a name"),
    QT_TRANSLATE_NOOP("Reasons", "The name is too long; {limit} characters is the limit"),
    QT_TRANSLATE_NOOP("Reasons", "There is a saved search “{name}” already"),
    QT_TRANSLATE_NOOP("Reasons", "There are {limit} saved searches; that is the limit"),
    QT_TRANSLATE_NOOP("Reasons", "There is no such saved search"),
    QT_TRANSLATE_NOOP("Reasons", "it is not a folder"),
    QT_TRANSLATE_NOOP("Reasons", "it does not exist"),
    QT_TRANSLATE_NOOP("Reasons", "there is no such folder"),
    QT_TRANSLATE_NOOP("Reasons", "there is no such file"),
    QT_TRANSLATE_NOOP("Reasons", "the folder is not empty"),
    QT_TRANSLATE_NOOP("Reasons", "there is a file of that name"),
    QT_TRANSLATE_NOOP("Reasons", "the file is empty"),
    QT_TRANSLATE_NOOP("Reasons", "it is longer than {limit} characters"),
    QT_TRANSLATE_NOOP("Reasons", "it has more than {limit} unfinished marks"),
    QT_TRANSLATE_NOOP("Reasons", "it has more than {limit} table cells"),
    QT_TRANSLATE_NOOP("Reasons", "it has more than {limit} tags"),
    QT_TRANSLATE_NOOP("Reasons", "it has more than {limit} lines"),
    QT_TRANSLATE_NOOP("Reasons", "it has more than {limit} template tags"),
    QT_TRANSLATE_NOOP("Reasons", "it has more than {limit} Markdown marks"),
    QT_TRANSLATE_NOOP("Reasons", "it has more than {limit} attribute lists"),
    QT_TRANSLATE_NOOP("Reasons", "it has more than {limit} headings"),
    QT_TRANSLATE_NOOP("Reasons", "it has more than {limit} open brackets"),
    QT_TRANSLATE_NOOP("Reasons", "it has more than {limit} character references"),
    QT_TRANSLATE_NOOP("Reasons", "quotes or lists are nested more than {limit} deep"),
    QT_TRANSLATE_NOOP("Reasons", "tags are nested more than {limit} deep"),
    QT_TRANSLATE_NOOP("Reasons", "a tag has more than {limit} attributes"),
    QT_TRANSLATE_NOOP("Reasons", "it could not be read in bounded time"),
    QT_TRANSLATE_NOOP("Reasons", "its markup is not laid out here"),
    QT_TRANSLATE_NOOP("Reasons", "the path {path} leads out of it"),
    QT_TRANSLATE_NOOP("Reasons", "the path {path} cannot be written here"),
    QT_TRANSLATE_NOOP("Reasons", "but for files whose names are others' here: {names}"),
    QT_TRANSLATE_NOOP("Reasons", "an import changed it meanwhile; try again"),
    QT_TRANSLATE_NOOP("Reasons", "what it was to become is not whole: {difference}"),
    QT_TRANSLATE_NOOP("Reasons", "it was closed"),
    QT_TRANSLATE_NOOP("Reasons", "no lock can be taken: {cause}"),
    QT_TRANSLATE_NOOP("Reasons", "it is of an older version: open it once for writing"),
)


def describe_reason(reason: str) -> str:
    """The reason in the user's language, as far as it is one that we know."""
    reason = reason.removesuffix(".")
    found = matching(REASONS, reason)
    if found is None:
        return reason
    text, words = found
    return QCoreApplication.translate("Reasons", text).format(**words)


def matching(texts: tuple[str, ...], said: str) -> tuple[str, dict[str, str]] | None:
    """The first of the *texts* that *said* is made of, and what stands in the places of it."""
    for text, pattern in _patterns(texts):
        found = pattern.fullmatch(said)
        if found:
            return text, found.groupdict()
    return None


@cache
def _patterns(texts: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each text with the expression that finds it again: ``{name}`` stands for any words."""
    found = []
    for text in texts:
        parts = re.split(r"\{(\w+)\}", text)
        expression = "".join(
            f"(?P<{part}>.*)" if index % 2 else re.escape(part) for index, part in enumerate(parts)
        )
        found.append((text, re.compile(expression, re.DOTALL)))
    return tuple(found)
