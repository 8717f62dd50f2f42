"""The settings of how articles are set: for all archives, and an archive's own where it has some.

What belongs to an archive stands in a group of its own in the settings, by the path of its file:
how somebody likes to read is nothing that an archive should carry to other people.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from desktop.settings import (
    FACE,
    FONT_SCALE,
    INDENTS,
    LEADING,
    MEASURE,
    SPACES,
    Setting,
    Settings,
)

T = TypeVar("T")

TYPOGRAPHY: tuple[Setting[Any], ...] = (FONT_SCALE, FACE, LEADING, MEASURE, INDENTS, SPACES)
OWN = Setting("viewer/own", False)
"""Whether an archive has typography of its own; only ever kept for an archive."""


def setting_of(setting: Setting[T], archive: Path) -> Setting[T]:
    """The same setting for one archive alone."""
    group = blake2b(str(archive).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return replace(setting, key=f"archive-{group}/{setting.key.rpartition('/')[2]}")


class TypographySettings:
    """What holds now. An archive's own settings win while it is open."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._archive: Path | None = None

    def use(self, archive: Path | None) -> None:
        """This archive is open now, or none."""
        self._archive = archive

    @property
    def archive(self) -> Path | None:
        """The archive that is open."""
        return self._archive

    def is_own(self) -> bool:
        """Whether the archive that is open has settings of its own."""
        if self._archive is None:
            return False
        return self._settings.get(setting_of(OWN, self._archive))

    def get(self, setting: Setting[T]) -> T:
        """The value that holds now."""
        return self._settings.get(self._place(setting))

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep a value: for the archive that is open where it has its own, else for all.

        :raises ValueError: the setting does not accept it
        """
        self._settings.set(self._place(setting), value)

    def reset(self) -> None:
        """Go back to the defaults, at the same place."""
        for setting in TYPOGRAPHY:
            self._settings.reset(self._place(setting))

    def set_own(self, own: bool) -> None:
        """Give the archive that is open settings of its own, which begin as those of now; or take
        them away, and those of all archives hold again."""
        if self._archive is None or own == self.is_own():
            return
        values = [(setting, self._settings.get(setting)) for setting in TYPOGRAPHY]
        for setting, value in values:
            of_archive = setting_of(setting, self._archive)
            if own:
                self._settings.set(of_archive, value)
            else:
                self._settings.reset(of_archive)
        if own:
            self._settings.set(setting_of(OWN, self._archive), True)
        else:
            self._settings.reset(setting_of(OWN, self._archive))

    def _place(self, setting: Setting[T]) -> Setting[T]:
        if self._archive is None or not self.is_own():
            return setting
        return setting_of(setting, self._archive)
