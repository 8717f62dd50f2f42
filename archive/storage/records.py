"""A post file together with its visible text, as one run of bytes that holds the text once.

Lists and searches want a post's text and its excerpt, for each row; the file itself is wanted when
the post is opened. To read the text out of the file takes half a millisecond, to read it out of a
record some microseconds. And since the lines of the text are taken out of the file, both together
need hardly more room than the file alone (0.375 of generated news after compression, 0.372 the
file alone).

A record is: how it is made (one byte), the text in UTF-8, ``0xFF``, where it is no beginning of
the text the excerpt and ``0xFF``, the rest of the file. In the rest ``0xFF`` stands for the next
line of the text, after as many ``0xFE`` as lines are to be left out. UTF-8 has neither byte. Of the
first byte the lowest bit says that the excerpt is there, the next that lines were taken out, and
the others of how many lines of the text the excerpt is; 0: of as many as it can show.
"""

from __future__ import annotations

from archive.text.shorten import EXCERPT_CHARACTERS, shortened

_OWN_EXCERPT = 1
_WITHOUT_LINES = 2
_EXCERPT_LINE = 4
_MOST_EXCERPT_LINES = 0xFF // _EXCERPT_LINE
_END = b"\xff"
_LINE = b"\xff"
_SKIPPED = b"\xfe"

SHORTEST_LINE = 9  # bytes; shorter ones are no gain
MOST_LINES = 20_000  # of the text that are looked for in the file
REACH = 16_384  # bytes of the file in which the next line is looked for
_MOST_BYTES = 1 + 4 * (EXCERPT_CHARACTERS + 1)  # one character more tells whether there is more
_HIGHEST_BITS, _WITHIN_CHARACTER = 0b1100_0000, 0b1000_0000  # of UTF-8


def make_record(source: bytes, text: str, excerpt: str) -> bytes:
    """The record of a post file, its visible text and its excerpt."""
    stored_text = _encoded(text)
    rest = _without_lines(source, stored_text)
    kind = _WITHOUT_LINES if rest is not None else 0
    parts = [stored_text]
    lines = _lines_of_excerpt(text, excerpt)
    if lines is None:
        kind |= _OWN_EXCERPT
        parts.append(_encoded(excerpt))
    else:
        kind |= lines * _EXCERPT_LINE
    parts.append(source if rest is None else rest)
    return bytes((kind,)) + _END.join(parts)


def _lines_of_excerpt(text: str, excerpt: str) -> int | None:
    """How many lines of *text* the *excerpt* is; 0: its beginning; None: it is something else."""
    if excerpt == shortened(text):
        return 0
    length = len(excerpt)
    if text[length : length + 1] != "\n" or text[:length].replace("\n", " ") != excerpt:
        return None
    lines = text.count("\n", 0, length) + 1
    return lines if lines <= _MOST_EXCERPT_LINES else None


def text_in(record: bytes) -> str:
    """The visible text.

    :raises ValueError: it is no record
    """
    return _decoded(record[1 : record.index(_END, 1)])


def excerpt_in(record: bytes) -> str:
    """The excerpt, on one line.

    :raises ValueError: it is no record
    """
    end = record.index(_END, 1)
    if record[0] & _OWN_EXCERPT:
        return _decoded(record[end + 1 : record.index(_END, end + 1)])
    if end > _MOST_BYTES:
        end = _MOST_BYTES
        while record[end] & _HIGHEST_BITS == _WITHIN_CHARACTER:
            end -= 1
    beginning = _decoded(record[1:end])
    lines = record[0] // _EXCERPT_LINE
    if lines:
        beginning = "\n".join(beginning.split("\n", lines)[:lines])
    return shortened(beginning)


def source_in(record: bytes) -> bytes:
    """The bytes of the post file.

    :raises ValueError: it is no record
    """
    own_excerpt = 1 if record[:1] and record[0] & _OWN_EXCERPT else 0
    parts = record.split(_END, 1 + own_excerpt)
    if len(parts) != 2 + own_excerpt:
        raise ValueError("damaged: no record of a post")
    if not record[0] & _WITHOUT_LINES:
        return parts[-1]
    return _with_lines(parts[-1], parts[0][1:])


def _without_lines(source: bytes, text: bytes) -> bytes | None:
    """*source* without the lines of *text* that stand in it, in order; None: it has a byte that
    UTF-8 has not."""
    if _LINE in source or _SKIPPED in source:
        return None
    parts = []
    done = skipped = 0
    for line in text.split(b"\n", MOST_LINES)[:MOST_LINES]:
        length = len(line)
        place = -1
        if length >= SHORTEST_LINE:
            place = source.find(line, done, done + REACH + length)
        if place < 0:
            skipped += 1
            continue
        parts.append(source[done:place] + _SKIPPED * skipped)
        skipped = 0
        done = place + length
    parts.append(source[done:])
    return _LINE.join(parts)


def _with_lines(rest: bytes, text: bytes) -> bytes:
    """What :func:`_without_lines` made *rest* of."""
    *parts, last = rest.split(_LINE)
    lines = text.split(b"\n")
    whole: list[bytes] = []
    number = 0
    for part in parts:
        kept = part.rstrip(_SKIPPED)
        number += len(part) - len(kept)
        if number >= len(lines):
            raise ValueError("damaged: a line of a post is missing")
        whole += (kept, lines[number])
        number += 1
    whole.append(last)
    return b"".join(whole)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
