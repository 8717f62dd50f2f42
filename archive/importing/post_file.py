"""Bytes of a post file to a parsed post: encoding, front matter, generator's rules, body.

:func:`read_post` is a pure function of its arguments, so it can run in worker processes. What is
wrong with a file becomes a problem; only a file that is no text at all gives no post, and even
that is kept whole, under its own name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from archive.errors import EncodingError
from archive.importing.asset_paths import PagePlace
from archive.importing.file_ref import FileRef
from archive.importing.generators import Described, generator_named
from archive.importing.generators.base import extension_of, stem_of
from archive.importing.references import Reference, references_of
from archive.progress import Problem, ProblemCode, Severity
from archive.text import limits
from archive.text.addresses import MAX_ADDRESSES, Address, is_local
from archive.text.dates import date_in_code, date_in_name, in_zone
from archive.text.encoding import Decoded, decode
from archive.text.excerpt import excerpt_of
from archive.text.frontmatter import FrontMatter
from archive.text.html_text import Shown, as_written, tidy_lines
from archive.text.languages import language_of
from archive.text.other_markup import OTHER_MARKUP, pictures_in_markup, title_in_markup
from archive.text.values import text_of
from archive.text.visible import BodyFacts, count_words, plain_text, read_body

if TYPE_CHECKING:
    from archive.importing.site_context import SiteContext

MAX_TITLE = 500
MAX_VALUES = 500
"""More categories or tags than a post is taken to have."""

MAX_SENTENCE = 40
"""Characters of a first sentence that stand in for a title."""

LINK_KEYS = ("original_url", "source", "link", "canonical_url", "redirect", "redirect_to")
"""Front matter keys that name the page a post was taken from, in this order."""

_FIRST_HEADING = re.compile(
    r"^(?: {0,3}#[ \t]+(\S[^\n]{0,500})|<h1[^<>]{0,300}>([^\n]{1,500}?)</h1>)",
    re.MULTILINE | re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_SENTENCE_END = re.compile(r"[。！？!?；;\n]|\.\s")
_EMPTY_LINK = re.compile(r"^[ \t]*<>[ \t]*\r?$", re.MULTILINE)
_CONTROL = re.compile(r"[ \t]*[\x00-\x1f\x7f-\x9f\u2028\u2029]+[ \t]*")
_HEADING_SEARCHED = 20_000


@dataclass(frozen=True, slots=True)
class ParsedPost:
    """What one post file says, ready to be stored. Picklable.

    ``published`` and ``updated`` are wall time in the source's zone with the offset that holds
    there. ``categories`` and ``tags`` are exactly the generator's, in its order (a tag written
    twice comes twice). ``identity`` stays the same when the file moves between the generator's
    folders. ``text`` is the visible text without the title. ``excerpt_markup`` is raw markup,
    ``excerpt`` its text on one line. ``plain``: how the body was read; as plain text where its
    markup is too complex. ``references`` are the files that it refers to.
    """

    title: str
    published: datetime
    updated: datetime | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    slug: str
    permalink: str
    source_link: str | None
    publisher: str | None
    language: str | None
    words: int
    draft: bool
    hidden: bool
    unreadable: bool
    has_image: bool
    identity: str
    text: str
    excerpt_markup: str
    problems: tuple[Problem, ...]
    plain: Shown = Shown.LAID_OUT
    references: tuple[Reference, ...] = ()
    excerpt: str = ""
    category_branches: tuple[str, ...] = ()
    tag_branches: tuple[str, ...] = ()


def read_post(
    data: bytes, file: FileRef, context: SiteContext, *, plain: bool = False
) -> ParsedPost:
    """Read one post file. Pure and deterministic.

    A file that is no text gives a post with ``unreadable=True`` and an error in ``problems``.
    ``plain`` takes the body as plain text, without reading its markup.
    """
    try:
        decoded = decode(data, language=context.language)
    except EncodingError as error:
        code, severity = ProblemCode.UNDECODABLE, Severity.ERROR
        problem = Problem(file.path, error.line, severity, code, error.message)
        return unreadable_post(file, context, problem)
    reading = _Reading(decoded, file, context)
    return reading.read_plain() if plain else reading.read()


def body_of(data: bytes, language: str = "", generator: str = "jekyll") -> str:
    """The body of a stored post file, which is what is rendered when the post is shown.

    Raises :class:`EncodingError` for a file that is no text.
    """
    return generator_named(generator).body(decode(data, language=language).text)


def front_values_of(
    data: bytes, language: str = "", generator: str = "jekyll"
) -> dict[str, object]:
    """The front matter of a stored post file. Raises :class:`EncodingError`, as above."""
    return generator_named(generator).parse(decode(data, language=language).text).values


def unreadable_post(file: FileRef, context: SiteContext, problem: Problem) -> ParsedPost:
    """The post of a file that was kept and not understood: its name for a title, hidden."""
    name = file.path.rpartition("/")[2]
    zone = context.zone
    published = (
        date_in_name(name, zone)
        or date_in_code(name, zone)
        or in_zone(file.mtime_ns // 1_000_000_000, zone)
    )
    return ParsedPost(
        title=name, published=published, updated=None, categories=(), tags=(),
        slug=stem_of(name), permalink="", source_link=None, publisher=None, language=None,
        words=0, draft=False, hidden=True, unreadable=True, has_image=False,
        identity=generator_named(context.generator).identity(file, context),
        text="", excerpt_markup="", problems=(problem,),
    )  # fmt: skip


class _Reading:
    """One file on its way to a :class:`ParsedPost`."""

    def __init__(self, decoded: Decoded, file: FileRef, context: SiteContext) -> None:
        generator = generator_named(context.generator)
        self.file = file
        self.context = context
        self.problems: list[Problem] = []
        self.note_encoding(decoded)
        self.ending = extension_of(file.path)
        self.front: FrontMatter = generator.parse(decoded.text)
        self.described: Described = generator.describe(self.front, file, context)
        self.identity = generator.identity(file, context)
        for code, line, sentence in (*self.front.problems, *self.described.problems):
            self.problem(code, sentence, line)

    def read(self) -> ParsedPost:
        """The post, with what the body's markup says."""
        if self.ending in OTHER_MARKUP:
            return self.read_other_markup()
        facts = read_body(self.front.body, self.context.rules)
        if facts.not_read is not None:
            sentence = f"It is shown and searched as plain text: {facts.not_read}"
            self.too_complex(sentence)
        return self.post(facts)

    def too_complex(self, sentence: str) -> None:
        """A problem that says so, and of a huge body how much of it is searched."""
        if len(self.front.body) > limits.MAX_PLAIN_CHARACTERS:
            sentence += f"; search knows its first {limits.MAX_PLAIN_CHARACTERS:,} characters"
        self.problem(ProblemCode.TOO_COMPLEX, sentence)

    def read_other_markup(self) -> ParsedPost:
        """The post with its body as it is written, and the pictures that it names."""
        body, rules = self.front.body, self.context.rules
        text = tidy_lines(as_written(body))
        if len(body) > limits.MAX_PLAIN_CHARACTERS:
            self.too_complex("It is shown as it is written")
        pictures = [one for one in pictures_in_markup(body) if is_local(one, rules)]
        facts = BodyFacts(
            text=text, publisher=None, source_link=None, has_image=bool(pictures),
            words=count_words(text), language=language_of(text, rules.language),
            addresses=tuple(Address(one, is_picture=True) for one in pictures),
        )  # fmt: skip
        return self.post(facts, Shown.AS_WRITTEN)

    def read_plain(self) -> ParsedPost:
        """The post with its body as plain text, where reading the markup took too long."""
        sentence = "Its markup is too complex to read; it is shown and searched as plain text"
        self.too_complex(sentence)
        text = plain_text(self.front.body)
        facts = BodyFacts(
            text=text, publisher=None, source_link=None, has_image=False,
            words=count_words(text), language=None,
        )  # fmt: skip
        return self.post(facts, Shown.PLAIN)

    def references(self, facts: BodyFacts) -> tuple[Reference, ...]:
        if len(facts.addresses) > MAX_ADDRESSES:
            sentence = f"It refers to more than {MAX_ADDRESSES:,} files; the rest was left out"
            self.problem(ProblemCode.ASSET_NOT_KEPT, sentence)
        page = PagePlace(self.context.inside + self.file.path, self.described.permalink)
        return references_of(facts.addresses, self.front, page, self.context)

    def post(self, facts: BodyFacts, plain: Shown = Shown.LAID_OUT) -> ParsedPost:
        described, front = self.described, self.front
        references = self.references(facts)
        return ParsedPost(
            title=self.title(facts.text),
            published=described.published,
            updated=described.updated,
            categories=self.limited("categories", described.categories),
            tags=self.limited("tags", described.tags),
            slug=described.slug,
            permalink=described.permalink,
            source_link=self.source_link(facts.source_link),
            publisher=facts.publisher,
            language=_language(described.language) or _written_language(front) or facts.language,
            words=facts.words,
            draft=described.draft,
            hidden=described.hidden,
            unreadable=False,
            has_image=facts.has_image,
            identity=self.identity,
            text=facts.text,
            excerpt_markup=described.excerpt_markup,
            problems=tuple(self.problems),
            references=references,
            category_branches=described.category_branches,
            tag_branches=described.tag_branches,
            excerpt=excerpt_of(
                described.excerpt_markup, front.body, facts.text, self.context.rules, plain
            ),
            plain=plain,
        )

    def limited(self, key: str, values: tuple[str, ...]) -> tuple[str, ...]:
        if len(values) <= MAX_VALUES:
            return values
        sentence = f"There are {len(values):,} {key}; the first {MAX_VALUES:,} were taken"
        self.problem(ProblemCode.VALUE_CONVERTED, sentence, self.front.line_of(key))
        return values[:MAX_VALUES]

    def problem(self, code: ProblemCode, sentence: str, line: int | None = None) -> None:
        self.problems.append(Problem(self.file.path, line, Severity.WARNING, code, sentence))

    def note_encoding(self, decoded: Decoded) -> None:
        if decoded.guessed:
            sentence = f"The file is not UTF-8; it was read as {decoded.encoding} (guessed)"
            self.problem(ProblemCode.ENCODING_GUESSED, sentence)
        if decoded.repaired:
            sentence = "Damaged or missing characters were repaired"
            self.problem(ProblemCode.TEXT_REPAIRED, sentence)
        if not decoded.text or decoded.text.isspace():
            self.problem(ProblemCode.EMPTY, "The file is empty")

    def title(self, text: str) -> str:
        """The generator's title, else the first heading, else the first sentence, else the name."""
        written = self.described.title
        if written is not None and written.strip() and (title := _one_line(written)):
            if len(written) > 2 * MAX_TITLE or len(title) > MAX_TITLE:
                sentence = f"The title is longer than {MAX_TITLE} characters; it was cut"
                self.problem(ProblemCode.VALUE_CONVERTED, sentence, self.front.line_of("title"))
            return title[:MAX_TITLE]
        if written is not None:
            line = self.front.line_of("title")
            sentence = "The title is empty; one was taken from the text"
            self.problem(ProblemCode.TITLE_MISSING, sentence, line)
        return self.heading() or _first_sentence(text) or stem_of(self.file.path)

    def heading(self) -> str:
        body = self.front.body
        if self.ending in OTHER_MARKUP:
            return _one_line(title_in_markup(body, self.ending))[:MAX_TITLE]
        return _first_heading(body)

    def source_link(self, in_body: str | None) -> str | None:
        for key in LINK_KEYS:
            value = self.front.values.get(key)
            if isinstance(value, str) and value.strip().lower().startswith(("http://", "https://")):
                return value.strip()
        if in_body is None:
            empty = _EMPTY_LINK.search(self.front.body) if "<>" in self.front.body else None
            if empty is not None:
                line = self.front.body_line + self.front.body.count("\n", 0, empty.start())
                self.problem(ProblemCode.SOURCE_LINK_EMPTY, "The source link is empty", line)
        return in_body


def _one_line(text: str) -> str:
    """``text`` as written, unless it has line breaks or control characters."""
    text = text[: 2 * MAX_TITLE]
    if not text.isprintable() and _CONTROL.search(text) is not None:
        text = _CONTROL.sub(" ", text).strip()
    return text


def _first_heading(body: str) -> str:
    found = _FIRST_HEADING.search(body, 0, _HEADING_SEARCHED)
    if found is None:
        return ""
    written = found[1].rstrip().rstrip("#") if found[1] else found[2]
    return _one_line(_TAG.sub("", written).strip())[:MAX_TITLE]


def _first_sentence(text: str) -> str:
    start = text.strip()[:500]
    sentence = _SENTENCE_END.split(start, maxsplit=1)[0].strip()
    return _one_line(sentence)[:MAX_SENTENCE].strip()


def _written_language(front: FrontMatter) -> str | None:
    written = front.values.get("lang") or front.values.get("language")
    return _language(text_of(written)) if written else None


def _language(name: str | None) -> str | None:
    """The main part of ``zh_CN``, lower case."""
    if not name:
        return None
    main = re.split("[-_]", name.strip(), maxsplit=1)[0].lower()
    return main if main.isalpha() and main.isascii() else None
