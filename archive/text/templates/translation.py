"""Go through a body once, past its code, and translate the tags that are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from archive.text.chips import chip
from archive.text.rules import BodyRules
from archive.text.templates.code import CodeSpans, fence_end
from archive.text.templates.hugo import SHORTCODES
from archive.text.templates.liquid import STATEMENTS, expression_value
from archive.text.templates.tags import Content, Known, Tag

MAX_TAG = 2_000
"""Characters of one tag; what is longer is text."""

MAX_OPEN = 20
"""Tags inside each other that are translated with their content."""

_LITERAL = ("obsidian",)
_MARKS = {"hugo": ("{{<", "{{%"), "hexo": ("{%", "{{", "{#")}
_PLAIN_MARKS = ("{%", "{{")

_NEXT = re.compile(
    r"^(?P<indent>(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*)(?P<fence>```+(?=[^`\n]*$)|~~~+)[^\n]*"
    r"|(?P<ticks>`+)|(?P<tag>\{[%{#])",
    re.MULTILINE,
)
_WORD = re.compile(r"[\w./-]+")
_SHOWN_SHORTCODE = re.compile(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}", re.S)
_RAW_MARK = re.compile(
    r"^[ \t]*\{%-? *(?:end)?raw *-?%\}[ \t]*\n|\{%-? *(?:end)?raw *-?%\}", re.MULTILINE
)
_STEERING = frozenset(
    "if else elsif elseif unless case when for break continue assign capture increment decrement"
    " tablerow cycle set import extends block macro call filter autoescape layout".split()
)  # fmt: skip


def translate_templates(body: str, rules: BodyRules) -> str:
    """*body* with its tags translated to Markdown, HTML and chips. Code keeps its braces."""
    if rules.generator in _LITERAL or "{" not in body:
        return body
    marks = _MARKS.get(rules.generator, _PLAIN_MARKS)
    if not any(mark in body for mark in marks):
        return body
    return _Translation(body, rules).run()


@dataclass(frozen=True, slots=True)
class _Open:
    """A tag whose end is waited for; ``at`` is the place of its chip among the pieces."""

    tag: Tag
    known: Known
    at: int


class _Translation:
    """One body while it is gone through."""

    def __init__(self, body: str, rules: BodyRules) -> None:
        self.body = body
        self.rules = rules
        self.has_statements = rules.generator != "hugo"
        self.has_shortcodes = rules.generator in ("hugo", "plain")
        self.pieces: list[str] = []
        self.open: list[_Open] = []
        self.endless: set[str] = set()  # names whose end does not come any more

    @cached_property
    def code_spans(self) -> CodeSpans:
        return CodeSpans(self.body)

    def run(self) -> str:
        position = 0
        while (found := _NEXT.search(self.body, position)) is not None:
            self.pieces.append(self.body[position : found.start()])
            if found["fence"]:
                position = self.fence(found)
            elif found["ticks"]:
                position = self.ticks(found)
            else:
                position = self.tag(found)
        self.pieces.append(self.body[position:])
        return "".join(self.pieces)

    # Code

    def fence(self, found: re.Match[str]) -> int:
        indent = len(found["indent"].expandtabs(4).replace(">", ""))
        end = fence_end(self.body, found["fence"], indent, found.end())
        return self.code(found.start(), found.end() if end is None else end)

    def ticks(self, found: re.Match[str]) -> int:
        end = self.code_spans.end_of(found.start())
        return self.code(found.start(), found.end() if end is None else end)

    def code(self, start: int, end: int) -> int:
        """Code stays as it is, without the marks that keep a generator from reading it."""
        code = self.body[start:end]
        if self.has_statements and "raw" in code:
            code = _RAW_MARK.sub("", code)
        if self.has_shortcodes and "/*" in code:
            code = _SHOWN_SHORTCODE.sub(r"{{\1\2\3}}", code)
        self.pieces.append(code)
        return end

    # Tags

    def tag(self, found: re.Match[str]) -> int:
        """Handle what begins with a brace; returns where to go on."""
        start, mark = found.start(), found["tag"]
        if mark == "{{" and self.body[start + 2 : start + 3] in ("<", "%"):
            if self.has_shortcodes:
                return self.shortcode(start)
        elif mark == "{{" and self.has_statements:
            return self.expression(start)
        elif mark == "{%" and self.has_statements:
            return self.statement(start)
        elif mark == "{#" and self.rules.generator == "hexo":
            return self.comment(start)
        return self.text(start, 2)

    def text(self, start: int, length: int) -> int:
        self.pieces.append(self.body[start : start + length])
        return start + length

    def comment(self, start: int) -> int:
        end = self.body.find("#}", start, start + MAX_TAG)
        return self.text(start, 2) if end < 0 else end + 2

    def expression(self, start: int) -> int:
        end = self.body.find("}}", start, start + MAX_TAG)
        if end < 0:
            return self.text(start, 2)
        end += 2
        said = self.inside(start, end - 2)
        value = expression_value(said, self.rules, self.body[end : end + 1])
        if value is None:
            return self.chip(said, end)
        self.pieces.append(value)
        return end

    def inside(self, start: int, end: int) -> str:
        """What a tag says, without the ``-`` that takes the blanks around it."""
        return self.body[start + 2 : end].removeprefix("-").removesuffix("-").strip()

    def statement(self, start: int) -> int:
        end = self.body.find("%}", start + 2, start + MAX_TAG)
        if end < 0:
            return self.text(start, 2)
        said = self.inside(start, end)
        end += 2
        name, written = _split(said)
        if name.startswith("end") and name != "end":
            self.close(name[3:])
        elif name and name not in _STEERING:
            tag = self.read(name, written, said, (start, end))
            return self.known(tag, STATEMENTS.get(name), end, _end_of_statement(name))
        return end

    def shortcode(self, start: int) -> int:
        close = ">}}" if self.body[start + 2] == "<" else "%}}"
        end = self.body.find(close, start + 3, start + MAX_TAG)
        if end < 0:
            return self.text(start, 3)
        said = self.body[start + 3 : end].strip()
        end += 3
        if said.startswith("/*") and said.endswith("*/"):  # an example, to be shown
            self.pieces.append(f"{self.body[start : start + 3]}{said[2:-2]}{close}")
            return end
        if said.startswith("/"):
            self.close(said[1:].strip())
            return end
        said = said.removesuffix("/").rstrip()
        name, written = _split(said)
        if name:
            tag = self.read(name, written, said, (start, end))
            return self.known(tag, SHORTCODES.get(name), end, _end_of_shortcode(name))
        return end

    def read(self, name: str, written: str, said: str, span: tuple[int, int]) -> Tag:
        line = self.body.rfind("\n", 0, span[0]) + 1
        before = self.body[line : span[0]]
        after = self.body[span[1] : span[1] + 1]
        alone = not before.strip() and after in ("", "\n")
        return Tag(name, written, said, alone, before if alone else "")

    def known(self, tag: Tag, known: Known | None, position: int, end: re.Pattern[str]) -> int:
        """Translate a tag, at once or when its end comes."""
        if known is None:
            return self.chip(tag.said, position)
        if known.content is Content.VERBATIM:
            return self.verbatim(tag, known, position, end)
        if known.content is Content.NONE:
            translated = known.translate(tag, "", self.rules)
            if translated is None:
                return self.chip(tag.said, position)
            self.pieces.append(translated)
        elif len(self.open) < MAX_OPEN:
            self.open.append(_Open(tag, known, len(self.pieces)))
            self.pieces.append(chip(tag.said))
        else:
            return self.chip(tag.said, position)
        return position

    def verbatim(self, tag: Tag, known: Known, position: int, end: re.Pattern[str]) -> int:
        closing = None
        if tag.name not in self.endless:
            closing = end.search(self.body, position)
        if closing is None:
            self.endless.add(tag.name)
            return self.chip(tag.said, position)
        content = self.body[position : closing.start()]
        if self.has_statements and tag.name != "raw":
            content = _RAW_MARK.sub("", content)
        translated = known.translate(tag, content, self.rules)
        self.pieces.append(content if translated is None else translated)
        return closing.end()

    def close(self, name: str) -> None:
        """The end of a tag. Those that were opened in it and have no end stay chips."""
        for number in range(len(self.open) - 1, -1, -1):
            opened = self.open[number]
            if opened.tag.name == name:
                break
        else:
            return
        content = "".join(self.pieces[opened.at + 1 :])
        translated = opened.known.translate(opened.tag, content, self.rules)
        if translated is not None:
            self.pieces[opened.at :] = [translated]
        del self.open[number:]

    def chip(self, said: str, end: int) -> int:
        """A chip in the place of a tag; one between ``<`` and ``>`` takes these with it."""
        if self.pieces and self.pieces[-1].endswith("<") and self.body[end : end + 1] == ">":
            self.pieces[-1] = self.pieces[-1][:-1]
            end += 1
        self.pieces.append(chip(said))
        return end


def _split(said: str) -> tuple[str, str]:
    """The name of a tag and what follows it."""
    name = _WORD.match(said)
    return ("", said) if name is None else (name[0], said[name.end() :].strip())


@lru_cache(maxsize=64)
def _end_of_statement(name: str) -> re.Pattern[str]:
    return re.compile(rf"\{{%[-+~]? *end{re.escape(name)} *[-+~]?%\}}")


@lru_cache(maxsize=64)
def _end_of_shortcode(name: str) -> re.Pattern[str]:
    return re.compile(rf"\{{\{{[<%] */ *{re.escape(name)} *[>%]\}}\}}")
