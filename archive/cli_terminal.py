"""What other people wrote, on its way to a terminal.

A terminal obeys: an escape sequence in a title could clear the screen, rename the window, or make
the lines above say something else; a direction character makes a line read backwards. Whatever a
program or a file gets is left as it is.
"""

from __future__ import annotations

import re
import sys

import click

_OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)
"""Controls of both tables, line separators, embeddings, overrides and isolates of direction, marks
of interlinear notes, halves of characters. Blanks of any width and joiners are text."""

_OBEYED_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
_LINE_END = re.compile(r"\r\n|\r|\n")
TAB = 4


def printable(text: str) -> str:
    """*text* for one line of a terminal: U+FFFD for each character that would be obeyed."""
    return _OBEYED.sub("\ufffd", text)


def echo_text(text: str) -> None:
    """Print *text* as it is; on a terminal without what that would obey, line by line."""
    if sys.stdout.isatty():
        text = "\n".join(printable(line.expandtabs(TAB)) for line in _LINE_END.split(text))
    click.echo(text)


def echo_bytes(data: bytes) -> None:
    """Print *data* exactly; on a terminal as :func:`echo_text` prints."""
    if sys.stdout.isatty():
        echo_text(data.decode("utf-8", "replace"))
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def harmless_json(line: str) -> str:
    """JSON that says the same, with the characters that a terminal would obey written as
    ``\\u009b`` is; those below the blank JSON itself writes so."""
    return _OBEYED_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
