"""Names that stand one inside of the other, as Hexo has categories and Obsidian folders and tags.

A *branch* is written as the names on the way to it, each with ``/`` behind it: ``a/b/``. It stands
for what is filed under that name and all that is filed further in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

NO_SLASH = "\u2215"
"""Stands in a branch for a slash that is part of a name, and looks like one."""

MAX_LEVELS = 16
"""What lies deeper is in the branch of this level: a hostile name has thousands of levels, and
each of them would be a branch that repeats all above it."""

MAX_BRANCHES = 500
"""As many belong to one post at most."""


def branches_of(paths: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Every branch on the way to these paths, each once, the outer ones first.

    >>> branches_of([("a", "b"), ("a", "c"), ("d",)])
    ('a/', 'a/b/', 'a/c/', 'd/')
    """
    found: dict[str, None] = {}
    for path in paths:
        branch = ""
        for name in path[:MAX_LEVELS]:
            branch += name.replace("/", NO_SLASH) + "/"
            found.setdefault(branch)
        if len(found) >= MAX_BRANCHES:
            break
    return tuple(found)[:MAX_BRANCHES]


def split_name(name: str) -> list[str]:
    """The parts of a name with ``/`` in it; empty ones count for nothing.

    >>> split_name("projects//ships/")
    ['projects', 'ships']
    """
    return [part for part in name.split("/") if part.strip()]


def level_of(branch: str) -> int:
    """How many branches one stands inside of."""
    return branch.count("/") - 1


def last_name(branch: str) -> str:
    """What a branch itself is called.

    >>> last_name("projects/ships/")
    'ships'
    """
    return branch.rstrip("/").rpartition("/")[2]


def parent_of(branch: str) -> str:
    """The branch that one stands in; "" at the top.

    >>> parent_of("projects/ships/"), parent_of("ships/")
    ('projects/', '')
    """
    return branch[: branch.rstrip("/").rfind("/") + 1]
