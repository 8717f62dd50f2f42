"""The tokens of a post as numbers, as import workers hand them over.

A token of one or two characters, which nearly all are, is its code points side by side. Numbers
cost a fraction of what strings do: to make, to send to another process, and to sort.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

CHARACTER_BITS = 21
SHORT = 2  # characters
_SECOND = (1 << CHARACTER_BITS) - 1


@dataclass(frozen=True, slots=True)
class TokenCodes:
    """``codes``: signed numbers of eight bytes in this machine's order, ``first << 21 | second``
    with 0 for no second character; ``words``: the tokens of more characters. Both in no particular
    order, and a token may come twice."""

    codes: bytes
    words: tuple[str, ...]

    def __add__(self, other: TokenCodes) -> TokenCodes:
        return TokenCodes(self.codes + other.codes, self.words + other.words)

    def text(self) -> str:
        """The tokens as blank-separated text, each once."""
        codes = array("q", self.codes)
        short = [
            chr(code >> CHARACTER_BITS) + (chr(code & _SECOND) if code & _SECOND else "")
            for code in dict.fromkeys(codes)
        ]
        return " ".join([*short, *dict.fromkeys(self.words)])


def code_of(token: str) -> int:
    """The number of a token of one or two characters."""
    return ord(token[0]) << CHARACTER_BITS | (ord(token[1]) if len(token) == SHORT else 0)


def token_codes(text: str) -> TokenCodes:
    """The blank-separated tokens of *text*."""
    tokens = dict.fromkeys(text.split())  # of millions in a long text, few are different
    short = array("q", [code_of(token) for token in tokens if len(token) <= SHORT])
    return TokenCodes(short.tobytes(), tuple(token for token in tokens if len(token) > SHORT))
