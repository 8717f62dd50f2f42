"""The excerpt of a post from its markup and its text."""

from __future__ import annotations

import re

from archive.text.html_text import Shown, as_written, tidy_lines
from archive.text.rules import BodyRules
from archive.text.shorten import EXCERPT_CHARACTERS, shortened
from archive.text.visible import excerpt_text, plain_text

_CLEAR_TAG = re.compile(
    r"</?(?:a|b|blockquote|br|center|div|em|figure|h[1-6]|i|img|li|ol|p|section|span|strong|table"
    r"|tbody|td|th|thead|tr|u|ul)(?:\s+[a-z-]+=\"[^\"<>]*\")*\s*/?>"
)
_NOTHING = re.compile(r"<p style=\"display:none[^\"<>]*\">(?:<br ?/?>)?</p>")
_UNCLEAR = re.compile(r"[<&\[`{]")
_LOOKED_AT = 12 * EXCERPT_CHARACTERS
_MOST_MARKUP = 16_000


def excerpt_of(
    markup: str, body: str, text: str, rules: BodyRules, shown: Shown = Shown.LAID_OUT
) -> str:
    """The text of *markup*, the excerpt of a post with this *body* and visible *text*.

    Where the markup is the beginning of the body, and clearly more than an excerpt of it can be
    seen, the text begins with the excerpt and nothing is read a second time.
    """
    if shown is Shown.AS_WRITTEN:
        return shortened(tidy_lines(as_written(markup[:_MOST_MARKUP])))
    if shown is Shown.PLAIN:
        return shortened(plain_text(markup[:_MOST_MARKUP]))
    if _begins_with_more(markup, body):
        return shortened(text)
    return excerpt_text(markup, rules)


def _begins_with_more(markup: str, body: str) -> bool:
    """Whether *body* begins with the block *markup*, whose text is longer than an excerpt."""
    if len(markup) <= EXCERPT_CHARACTERS or not body.startswith(markup):
        return False
    if len(body) > len(markup) and not body.startswith("\n\n", len(markup)):
        return False
    end = markup.rfind(">", 0, _LOOKED_AT) + 1  # within no tag
    beginning = _NOTHING.sub("", markup[:end])
    if "display" in beginning or "hidden" in beginning:
        return False
    bare = _CLEAR_TAG.sub("", beginning)
    return not _UNCLEAR.search(bare) and len("".join(bare.split())) > EXCERPT_CHARACTERS
