r"""Lists of leaks that others keep: their addresses are made to lead to a recorder.

Such a list has addresses of one host that nobody has, with a path that names the way:
``https://leaking.via/img-src``. Some are hidden from whoever looks for them, so the host is found
in every spelling that a browser would read: ``%6ceaking%2evia``, ``leaking&#46;via``,
``leaking\2e via``, and in base64.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable

HOST = "leaking.via"
NAMELESS = "no-path"
BASE64 = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")
COMMENT = re.compile(r"^(?=<!--)", re.MULTILINE)
ELEMENT = re.compile(r"^(?=<[^/])", re.MULTILINE)
ENTITIES = {".": "period", ":": "colon", "/": "sol", "\\": "bsol"}


def _spelled(text: str) -> str:
    """A pattern for *text*, each of its characters as it is or as a reference or an escape."""
    return "".join(_spelled_one(character) for character in text)


def _spelled_one(one: str) -> str:
    numbers = [(f"{ord(case):02x}", ord(case)) for case in sorted({one.lower(), one.upper()})]
    ways = [re.escape(one)]
    for digits, number in numbers:
        ways += [f"%{digits}", f"%25{digits}", f"&#0*{number}(?!\\d);?", f"&#x0*{digits};?"]
        ways += [rf"\\0{{0,4}}{digits}(?:[ ]|(?![0-9a-f]))", rf"\\u00{digits}", rf"\\x{digits}"]
    ways += [f"&{ENTITIES[one]};"] if one in ENTITIES else []
    ways += ["[\u3002\uff0e\uff61]"] if one == "." else []
    return f"(?:{'|'.join(ways)})"


SLASH = f"(?:{_spelled_one('/')}|{_spelled_one(chr(92))})"
ADDRESS = re.compile(
    rf"(?:(?P<scheme>{_spelled('http')}|{_spelled('ws')}){_spelled('s')}"
    rf"(?P<slashes>{_spelled(':')}{SLASH}{{2,}}))?"
    rf"(?P<user>[\w.:-]*@)?(?:[\w-]+\.)*{_spelled(HOST)}"
    rf"\.?(?:{_spelled(':')}\d+)?(?P<path>{SLASH}+(?P<name>[\w.~-]+))?",
    re.IGNORECASE,
)


def rewritten(text: str, host_of: Callable[[str], str]) -> str:
    """*text* with ``host_of(name)``, a host and port, in each place of the host.

    Who answers there does not know TLS, so ``https`` and ``wss`` become ``http`` and ``ws``: else
    a style sheet that leads on would not be read. But only before two slashes; ``https:host`` is
    an address, and ``http:host`` would be a path. Every other scheme stays as it is: a connection
    counts, whatever is spoken on it.
    """

    def replaced(found: re.Match[str]) -> str:
        scheme, slashes = found["scheme"] or "", found["slashes"] or ""
        host = host_of(found["name"] or NAMELESS)
        return f"{scheme}{slashes}{found['user'] or ''}{host}{found['path'] or ''}"

    def decoded(found: re.Match[str]) -> str:
        try:
            inner = base64.b64decode(found[0], validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            return found[0]
        changed = ADDRESS.sub(replaced, inner)
        return found[0] if changed == inner else base64.b64encode(changed.encode()).decode()

    return BASE64.sub(decoded, ADDRESS.sub(replaced, text))


def pieces(text: str) -> dict[str, str]:
    """The list whole, cut before each comment, and before each element that begins a line.

    What does not end swallows what follows, so that the whole tries little; a single line lacks
    what it is meant for. Pieces that are all of the list are left out.
    """
    made = {"whole": text}
    for kind, cut in (("section", COMMENT), ("line", ELEMENT)):
        parts = [part for part in cut.split(text) if part.strip()]
        if len(parts) > 1:
            made |= {f"{kind}-{number}": part for number, part in enumerate(parts, start=1)}
    return made
