"""Keys that the user gave to commands in the place of ours: kept, read back, and who has a key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress

from PySide6.QtGui import QKeySequence

from desktop.action_ids import ActionId
from desktop.action_table import ACTIONS

Keys = tuple[str, ...]
"""Portable key sequences of one command; the first stands in its menu."""

OUR_KEYS: Mapping[ActionId, Keys] = {spec.id: spec.keys for spec in ACTIONS}
MOST_KEYS = 4  # of one command
LONGEST = 40  # characters of a key
_SEPARATOR = "\t"  # no key is written with it, but some with commas and semicolons
FIXED_KEYS = frozenset(
    shift + name
    for name in (
        "Esc", "Tab", "Backtab", "Backspace", "Return", "Enter", "Del", "Home", "End", "Left",
        "Up", "Right", "Down", "PgUp", "PgDown", "Menu",
    )
    for shift in ("", "Shift+")
)  # fmt: skip
"""Without Ctrl or Alt these move, choose and leave, everywhere."""


def usable_key(key: str) -> str:
    """A key as it is kept and compared; empty where no command can have it: it cannot be read, is
    more than one after another, or belongs to every list and field."""
    if len(key) > LONGEST:
        return ""
    sequence = QKeySequence(key)
    text = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    return text if sequence.count() == 1 and text not in FIXED_KEYS else ""


def read_keys(entries: Iterable[str]) -> dict[ActionId, Keys]:
    """The changed keys of a setting. What is no command or no key is left out, and a key that two
    commands would have belongs to the first."""
    found: dict[ActionId, Keys] = {}
    taken: set[str] = set()
    for entry in entries:
        name, *keys = entry.split(_SEPARATOR)
        with suppress(ValueError):  # a command of another version
            action_id = ActionId(name)
            usable = [key for key in map(usable_key, keys[:MOST_KEYS]) if key]
            found[action_id] = tuple(key for key in dict.fromkeys(usable) if key not in taken)
            taken.update(found[action_id])
    return found


def write_keys(changed: Mapping[ActionId, Keys]) -> list[str]:
    """The same as a setting."""
    return [_SEPARATOR.join((action_id, *keys)) for action_id, keys in changed.items()]


def all_keys(changed: Mapping[ActionId, Keys]) -> dict[ActionId, Keys]:
    """The keys of every command. One that was given away is no longer where it is by default."""
    given = {key for keys in changed.values() for key in keys}
    found = {}
    for action_id, ours in OUR_KEYS.items():
        kept = tuple(key for key in ours if usable_key(key) not in given)
        found[action_id] = changed.get(action_id, kept)
    return found


def owner_of(key: str, changed: Mapping[ActionId, Keys]) -> ActionId | None:
    """The command that has a key now."""
    wanted = usable_key(key)
    for action_id, keys in all_keys(changed).items():
        if wanted and wanted in map(usable_key, keys):
            return action_id
    return None


def with_keys(
    changed: Mapping[ActionId, Keys], action_id: ActionId, keys: Iterable[str]
) -> dict[ActionId, Keys]:
    """The changes, with other keys for one command; whoever had them has them no more."""
    usable = [key for key in map(usable_key, keys) if key]
    mine = tuple(dict.fromkeys(usable))[:MOST_KEYS]
    found = {
        other: tuple(key for key in theirs if key not in mine) for other, theirs in changed.items()
    }
    found.pop(action_id, None)
    ours = tuple(usable_key(key) for key in OUR_KEYS[action_id])
    return found if mine == ours else {**found, action_id: mine}


def with_our_keys(changed: Mapping[ActionId, Keys], action_id: ActionId) -> dict[ActionId, Keys]:
    """The changes, with the keys that a command has by default; from whoever has them now they
    are taken."""
    return with_keys(changed, action_id, OUR_KEYS[action_id])
