"""Look for folded Han characters in a text that is not folded, and know when that is enough.

To fold a text takes longer than to read it out of the archive, and most texts that are searched
for a few Han characters have them as they are, or not at all.
"""

from __future__ import annotations

import re
from functools import cache

from archive.text.fold import DROPPED, fold, simplified

_HAN = re.compile(r"[\u3400-\u9fff]+\Z")
_WRITTEN_OTHERWISE = (
    range(0x2E80, 0x2FE0),  # radicals
    range(0x3000, 0x3040),  # numerals among the punctuation
    range(0x3190, 0x31A0),  # marks of Kanbun
    range(0x3200, 0x3400),  # enclosed and squared
    range(0xF900, 0xFB00),  # compatibility forms
)
"""Where in the basic plane, besides the traditional characters, are characters that fold to Han."""

_BASIC = "".join(map(chr, sorted(code for code in DROPPED if code <= 0xFFFF)))  # noqa: PLR2004
_MAY_JOIN = re.compile(f"[{_BASIC}\U00010000-\U0010ffff]")
"""What folding drops, so that its neighbours meet; and the other planes, of which nothing is
known here."""


@cache
def _others() -> dict[str, str]:
    """Han characters, each with those that fold to it or to something with it."""
    written = [
        (chr(traditional), chr(character)) for traditional, character in simplified().items()
    ]
    for block in _WRITTEN_OTHERWISE:
        written += [(chr(code), folded) for code in block for folded in fold(chr(code))]
    found: dict[str, str] = {}
    for other, character in written:
        if character != other and _HAN.match(character):
            found[character] = found.get(character, "") + other
    return found


LONGEST_CLEAR = 100_000
"""Characters of a text that is looked through at once, in a millisecond or two: that cannot be
stopped. Longer ones are folded, a slice at a time."""


class Unfolded:
    """Some folded Han characters that are looked for. False where other characters are."""

    def __init__(self, folded: str) -> None:
        self.literal = folded if _HAN.match(folded) else ""
        self._others = sorted({other for one in self.literal for other in _others().get(one, "")})

    def __bool__(self) -> bool:
        return bool(self.literal)

    def is_in(self, text: str) -> bool | None:
        """Whether *text*, not folded, says this when it is folded; None: fold it, and see."""
        if self.literal in text:
            return True
        return False if self.is_clear(text) else None

    def is_clear(self, text: str) -> bool:
        """Whether *text*, not folded, has this where it has it folded, and nowhere else."""
        if len(text) > LONGEST_CLEAR or any(other in text for other in self._others):
            return False
        return not _MAY_JOIN.search(text)
