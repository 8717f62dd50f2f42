"""What a screen reader is told: the tree of QAccessible, walked as one walks it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

MOST = 2_000
"""Children of one part that are walked: the rows of a table may be a million."""


def walk(top: QWidget) -> Iterator[QAccessibleInterface]:
    """Every part of a window that is on show, from the outside in."""
    waiting = [QAccessible.queryAccessibleInterface(top)]
    while waiting:
        part = waiting.pop()
        if part is None or not part.isValid():
            continue
        state = part.state()
        if state.invisible:  # type: ignore[attr-defined]
            continue
        yield part
        for number in range(min(part.childCount(), MOST)):
            waiting.append(part.child(number))


def name_of(part: QAccessibleInterface) -> str:
    """What it is called."""
    return part.text(QAccessible.Text.Name)


def nameless(top: QWidget) -> list[str]:
    """Where the cursor may go and nobody could say what it is: no name, or that of its class."""
    found = []
    for part in walk(top):
        thing = part.object()
        if not part.state().focusable or not isinstance(thing, QWidget):  # type: ignore[attr-defined]
            continue
        name, kind = name_of(part).strip(), thing.metaObject().className()
        if not name or name in (kind, type(thing).__name__):
            parent = thing.parentWidget()
            where = type(parent).__name__ if parent is not None else "—"
            found.append(f"{type(thing).__name__} {thing.objectName()!r} in {where}: {name!r}")
    return found
