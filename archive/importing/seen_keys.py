"""Keys that came by already, in memory that does not grow: for the first import of a folder, in
which hardly any post is there twice, and nobody needs to ask the archive for the others."""

from __future__ import annotations

BITS = 24
"""The table has 2**BITS bits, which is 2 MB: of a million keys, one in 30 is asked for in vain."""

_MASK = (1 << BITS) - 1


class SeenKeys:
    """Tells for sure which keys are new; of some it does not know that they are.

    Keys are numbers whose low bits are as good as drawn by lot, such as hashes.
    """

    def __init__(self) -> None:
        self._table = bytearray(1 << (BITS - 3))

    def add(self, key: int) -> bool:
        """Note that *key* came by; whether it certainly did not before."""
        place = key & _MASK
        byte, bit = place >> 3, 1 << (place & 7)
        if self._table[byte] & bit:
            return False
        self._table[byte] |= bit
        return True
