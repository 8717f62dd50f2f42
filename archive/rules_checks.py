"""Can the posts of an archive still be read by the rules that are kept with them?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from archive.storage.connection import DamagedError, as_written


def can_be_rules(settings: object) -> bool:
    """Whether posts can be read by these rules (JSON)."""
    from archive.importing.reading import ReadingRules  # noqa: PLC0415 (slow, and seldom needed)

    try:
        with as_written("rules"):
            ReadingRules.from_json(str(settings))
    except DamagedError:
        return False
    return True


def mended_rules(settings: str) -> str | None:
    """These rules as far as they can be read, where they are not letter for letter what was kept;
    None where they are. They :func:`can_be_rules`."""
    from archive.importing.reading import ReadingRules, are_as_kept  # noqa: PLC0415 (as above)

    return None if are_as_kept(settings) else ReadingRules.from_json(settings).to_json()


def damaged_rules(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each of the rules that make no sense, or are not what was kept."""
    for number, settings in connection.execute("SELECT id, settings FROM reading_rules"):
        if not can_be_rules(settings) or mended_rules(str(settings)) is not None:
            yield f"the rules {number} that posts were read by are damaged"
