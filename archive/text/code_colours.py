"""Colours for code: each kind of word in a ``<span>`` with a class of one letter.

Done when an article is shown, on HTML that is safe already; nothing but these spans is added.
Pygments knows the languages, and is imported only then. Only lexers that were tried with hostile
text are used (:mod:`archive.text.code_languages`), and a clock ends what takes too long anyway.
"""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterable, Iterator
from functools import cache

from archive.text.code_languages import lexer_for

MAX_BLOCK = 50_000
"""Characters of one block of code; a longer one has no colours."""

MAX_ALL = 200_000
"""Characters of code in one article; what comes after them has no colours."""

MAX_SECONDS = 0.5
"""Of computing for the code of one article; what is left then has no colours."""

_CODE = re.compile(
    r'<pre><code class="(?:language-(?P<language>[\w+#.-]{1,30}))?(?P<numbered> ?linenos)?">'
    r"(?P<code>[^<]*)</code></pre>"
)

_CLASSES = (
    ("c", ("Comment",)),
    ("k", ("Keyword", "Operator.Word")),
    ("s", ("Literal.String", "Literal.Date")),
    ("m", ("Literal.Number", "Keyword.Constant", "Name.Constant")),
    ("f", ("Name.Function", "Name.Label", "Name.Entity")),
    ("t", ("Name.Class", "Name.Namespace", "Name.Exception", "Keyword.Type", "Generic.Heading",
           "Generic.Subheading", "Generic.Strong")),
    ("b", ("Name.Builtin", "Name.Decorator", "Name.Variable", "Name.Attribute", "Generic.Prompt")),
    ("g", ("Name.Tag", "Generic.Inserted", "Comment.Preproc")),
    ("d", ("Generic.Deleted", "Generic.Error", "Generic.Traceback")),
)  # fmt: skip
"""The classes of article.css, and the kinds of words of Pygments that have their colours."""

Words = Iterable[tuple[str, str]]


def with_colours(safe_html: str) -> str:
    """*safe_html* with colours and numbers of lines in its blocks of code."""
    if "language-" not in safe_html and "linenos" not in safe_html:
        return safe_html
    return _CODE.sub(_Colouring().block, safe_html)


class _Colouring:
    """The code of one article, while characters and seconds are left."""

    def __init__(self) -> None:
        self.characters = MAX_ALL
        self.seconds = MAX_SECONDS

    def block(self, found: re.Match[str]) -> str:
        """One block with its colours."""
        code = html.unescape(found["code"])
        self.characters -= len(code)
        words: Words = [("", code)]
        if len(code) <= MAX_BLOCK and self.characters >= 0 and found["language"]:
            words = self.words(code, found["language"])
        shown = _numbered(words) if found["numbered"] else _spans(words)
        opening = found[0][: found.start("code") - found.start()]
        return f"{opening}{shown}</code></pre>"

    def words(self, code: str, language: str) -> Iterator[tuple[str, str]]:
        """(class, text) of the words of *code*, plain from the moment when time is up."""
        lexer = lexer_for(language, code)
        began, done = time.thread_time(), 0
        if lexer is not None:
            for start, kind, text in lexer.get_tokens_unprocessed(code):
                if start != done or time.thread_time() - began > self.seconds:
                    break
                yield _class_of(kind), text
                done += len(text)
        if done < len(code):
            yield "", code[done:]
        self.seconds -= time.thread_time() - began


@cache
def _class_of(kind: object) -> str:
    """The class for one of Pygments' kinds of words: that of the nearest kind above it."""
    path = str(kind).removeprefix("Token.")
    while path:
        for name, kinds in _CLASSES:
            if path in kinds:
                return name
        path = path.rpartition(".")[0]
    return ""


def _spans(words: Words) -> str:
    return "".join(_span(name, text) for name, text in words)


def _span(name: str, text: str) -> str:
    escaped = html.escape(text, quote=False)
    return f'<span class="{name}">{escaped}</span>' if name and text.strip() else escaped


def _numbered(words: Words) -> str:
    """Each line in a ``<span>``, which the style sheet gives its number."""
    lines: list[list[str]] = [[]]
    for name, text in words:
        first, *others = text.split("\n")
        lines[-1].append(_span(name, first))
        lines += [[_span(name, line)] for line in others]
    if not any(lines[-1]):
        lines.pop()
    return "".join(f'<span class="line">{"".join(line)}\n</span>' for line in lines)
