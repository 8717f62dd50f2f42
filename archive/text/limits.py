"""Every bound on the body of a post, in one place, with what it protects from.

Times are of this module's libraries on two slow cores; see docs/notes/limits.md.
"""

from __future__ import annotations

MAX_BODY_CHARACTERS = 1_000_000
"""Rendered and sanitised. A longer body is shown and searched as plain text: Markdown takes
4 seconds and 100 MB for each million characters."""

MAX_PLAIN_CHARACTERS = 5_000_000
"""Shown and searched at all; the rest stays in the stored file."""

MAX_PLAIN_LINE = 20_000
"""Characters of a line of plain text; a longer one is broken, since the viewer's renderer lays out
a line as a whole: one of five million characters in more than ten seconds."""

MAX_NESTING = 200
"""Open tags inside each other. The sanitiser is quadratic in nesting: 20,000 take 1.3 s."""

MAX_TAGS = 100_000
"""Tags of one body: the viewer's renderer slows down with these."""

MAX_ATTRIBUTES = 60
"""Attributes of one tag: the sanitiser compares each with each."""

MAX_ENTITIES = 100_000
"""Character references: a million ``&amp;`` take 13 s."""

MAX_TABLE_CELLS = 20_000
"""``|`` in the lines of Markdown tables: a 440 kB wide table takes 7 s."""

MAX_CDATA = 200
"""``<![`` and ``<?``: Markdown looks for the end of each."""

MAX_MARKERS = 40_000
"""``* _ [ ] ~ $``, ``==``, backslashes and backticks: Markdown tries to pair each with each."""

MAX_UNCLOSED = 2_500
"""``[`` that are open at once: for each, Markdown looks through all that follow."""

MAX_LINES = 50_000
"""Lines of one body: for each, a dozen rules are asked whether a block begins."""

MAX_LIQUID_TAGS = 2_000
"""``{%``, ``{{`` and ``{#``: the end of each is looked for."""

MAX_ATTRIBUTE_LISTS = 20_000
"""``{:``: the end of each is looked for."""

MAX_HEADINGS_AND_TERMS = 10_000
"""Lines that begin with ``#`` or ``:``: each costs 50 µs."""

MAX_QUOTES = 100
"""Block quotes or list items inside each other on one line."""

MAX_STYLE_CHARACTERS = 2_000
"""A longer ``style`` attribute is dropped."""

MAX_ADDRESS_CHARACTERS = 4_000
"""A longer address of a link is dropped; of a picture's, its beginning is looked for."""
