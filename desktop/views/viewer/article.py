"""An article as a page: the values to show, and the HTML around the article's body."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from string import Template

from PySide6.QtCore import QCoreApplication, QLocale, QUrl

from desktop.quotes import quotation_marks
from desktop.views.viewer.address import (
    OWN_FOLDER,
    OwnLinkKind,
    article_host,
    article_url,
    is_external,
    own_link,
)
from desktop.views.viewer.pads import with_pads
from desktop.views.viewer.store import StoredFile
from desktop.views.viewer.typography import Typography

WIDE_LANGUAGES = ("zh", "ja")
THEMES = ("light", "dark", "sepia", "light high", "dark high")
# The page's paper, also painted by the widget behind it, so that nothing flashes white between
# two articles. The same colours stand in themes.css.
PAPER = {
    "light": "#ffffff", "dark": "#1d1f21", "sepia": "#f7f0e0",
    "light high": "#ffffff", "dark high": "#000000",
}  # fmt: skip
# Chromium lays out 5 MB in about two seconds and 100 MB never.
MAX_BODY = 5_000_000
MAX_PLACES = 12
OUR_OWN = Typography()
NO_LANGUAGE = "und"
OPEN_REFERENCE = re.compile(r"&[#\w]*\Z")
LONGEST_REFERENCE = 33  # characters of ``&CounterClockwiseContourIntegral;``
HTML_TYPE = "text/html; charset=utf-8"
CSS_TYPE = "text/css; charset=utf-8"
STYLE_SHEETS = ("themes.css", "article.css", "print.css")
RESOURCES = Path(__file__).resolve().parents[3] / "resources" / "viewer"


@dataclass(frozen=True, slots=True)
class ArticleLabels:
    """The words around an article, already translated. See :func:`article_labels`."""

    source_link: str = "Source: {host}"
    publisher: str = "All posts of this publisher"
    categories: str = "Categories"
    tags: str = "Tags"
    also_as: str = "Also as: {places}"
    more_places: str = "{count} more"
    too_long: str = "This article is too long to be shown whole. This is its beginning."
    not_shown: str = "This article could not be shown with its layout. This is its text."
    language: str = "en"  # of these words and of the sentences around the article, BCP 47


@dataclass(frozen=True, slots=True)
class ArticleDocument:
    """Everything that the viewer shows of one post.

    ``title_marks`` are (start, end) character ranges of ``title`` to highlight. ``published`` and
    ``reading`` (words, minutes) are localised sentences; ``published_exact`` is the same moment to
    the second and with its zone, ``published_iso`` for programs. ``categories`` are (name, label)
    pairs.
    ``body_html`` is safe HTML with ``<mark>`` around search hits: it goes onto the page as it is;
    everything else is escaped. ``permalink`` is the path that relative links start from.
    ``other_paths`` are the other files that are the same post.
    """

    post_id: int
    title: str
    body_html: str
    publisher: str = ""
    author: str = ""
    published: str = ""
    published_exact: str = ""
    published_iso: str = ""
    reading: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    source_link: str | None = None
    language: str | None = None
    notice: str = ""
    permalink: str = "/"
    title_marks: tuple[tuple[int, int], ...] = ()
    other_paths: tuple[str, ...] = ()
    labels: ArticleLabels = field(default_factory=ArticleLabels)

    @property
    def host(self) -> str:
        """The article's host in ``post:`` addresses."""
        return article_host(self.post_id)

    @property
    def url(self) -> QUrl:
        """The article's own address."""
        return article_url(self.post_id, self.permalink)


def article_labels() -> ArticleLabels:
    """Return the labels in the language of the user interface."""
    translate = QCoreApplication.translate
    return ArticleLabels(
        source_link=translate("Viewer", "Source: {host}"),
        publisher=translate("Viewer", "All posts of this publisher"),
        categories=translate("Viewer", "Categories"),
        tags=translate("Viewer", "Tags"),
        also_as=translate("Viewer", "Also as: {places}"),
        more_places=translate("Viewer", "{count} more"),
        too_long=translate(
            "Viewer", "This article is too long to be shown whole. This is its beginning."
        ),
        not_shown=translate(
            "Viewer", "This article could not be shown with its layout. This is its text."
        ),
        language=QLocale().bcp47Name(),
    )


def build_page(
    document: ArticleDocument,
    theme: str,
    zoom: float,
    show: int = 0,
    typography: Typography = OUR_OWN,
) -> bytes:
    """Return a page of its own. ``theme`` is one of THEMES; ``show`` tells showings apart."""
    values = {
        "language": escape(document_language(document)),
        "show": str(show),
        "page_title": escape(document.title),
        "content": article_html(document),
    }
    return fill_page(values, theme, zoom, typography)


def build_empty_page(theme: str, zoom: float, typography: Typography = OUR_OWN) -> bytes:
    """Return the same page without an article."""
    values = {"language": NO_LANGUAGE, "show": "0", "page_title": "", "content": ""}
    return fill_page(values, theme, zoom, typography)


def fill_page(values: dict[str, str], theme: str, zoom: float, typography: Typography) -> bytes:
    """Return the page with these values, which are safe HTML, and our look."""
    look = {
        "theme": theme if theme in THEMES else THEMES[0],
        "style": typography.style(zoom),
        "type": typography.words(),
        "folder": OWN_FOLDER,
    }
    return template("page.html").substitute(values | look).encode("utf-8", "replace")


def document_language(document: ArticleDocument) -> str:
    """Return the language of the page, BCP 47."""
    return document.language or NO_LANGUAGE


def article_html(document: ArticleDocument) -> str:
    """Return what stands in the page's body: the article's head, our notices, its own body."""
    body, was_cut = shorten(document.body_html)
    notices = [document.notice, document.labels.too_long if was_cut else ""]
    return template("article.html").substitute(
        title_language=title_language(document),
        title=mark_title(document.title, document.title_marks),
        byline="".join(byline_parts(document)),
        shelves=shelves_html(document) + places_html(document),
        notices="".join(
            f'<p class="notice"{own_words(document)}>{escape(text)}</p>' for text in notices if text
        ),
        body=with_pads(body),
    )


def page_files(path: str, page: bytes) -> dict[str, StoredFile]:
    """Return all that the scheme answers for a page at *path*, by path."""
    return {
        path: StoredFile(HTML_TYPE, page),
        **{f"{OWN_FOLDER}{name}": style_sheet(name) for name in STYLE_SHEETS},
    }


@functools.cache
def template(name: str) -> Template:
    """Return a page, or the article in it, from resources."""
    return Template((RESOURCES / name).read_text(encoding="utf-8"))


@functools.cache
def style_sheet(name: str) -> StoredFile:
    """Return one of our style sheets, from resources."""
    return StoredFile(CSS_TYPE, (RESOURCES / name).read_bytes())


def shorten(body: str, limit: int = MAX_BODY) -> tuple[str, bool]:
    """Cut a huge body, and tell whether that was needed.

    Not within a tag or a character reference; what is open there is closed by the end of the
    page.
    """
    if len(body) <= limit:
        return body, False
    cut = limit
    tag = body.rfind("<", 0, cut)
    if tag >= 0 and ">" not in body[tag:cut]:
        cut = tag
    reference = OPEN_REFERENCE.search(body, max(0, cut - LONGEST_REFERENCE), cut)
    return body[: reference.start() if reference else cut], True


def mark_title(title: str, marks: Sequence[tuple[int, int]]) -> str:
    """Escape a title and wrap the marked ranges (in order, not overlapping) in ``<mark>``."""
    pieces = []
    done = 0
    for start, end in marks:
        pieces += [escape(title[done:start]), "<mark>", escape(title[start:end]), "</mark>"]
        done = end
    return "".join([*pieces, escape(title[done:])])


def title_language(document: ArticleDocument) -> str:
    """Return the attribute of the title in an article of another script: which quotation marks it
    has goes by its language."""
    is_wide = (document.language or "").startswith(WIDE_LANGUAGES)
    marks = {chinese for _, chinese in quotation_marks(document.title)}
    if marks != {not is_wide}:
        return ""
    return ' lang="und"' if is_wide else ' lang="zh"'


def own_words(document: ArticleDocument) -> str:
    """Return the attribute of an element in the window's language, not the article's: it decides
    on the shapes of characters, the width of quotation marks, and how words are read aloud."""
    return f' lang="{escape(document.labels.language)}"'


def byline_parts(document: ArticleDocument) -> list[str]:
    """Return publisher, author, date, length and the link to the source, each in HTML."""
    own = own_words(document)
    texts = (("author", "", document.author), ("reading", own, document.reading))
    author, reading = (
        f'<span class="{name}"{lang}>{escape(text)}</span>' if text else ""
        for name, lang, text in texts
    )
    parts = [publisher_html(document), author, date_html(document), reading, source_html(document)]
    return [part for part in parts if part]


def publisher_html(document: ArticleDocument) -> str:
    """The publisher, as a link to all its posts."""
    name = document.publisher
    if not name:
        return ""
    href = escape(own_link(document.post_id, OwnLinkKind.PUBLISHER, name))
    said = escape(document.labels.publisher)
    return f'<a class="publisher" href="{href}" title="{said}">{escape(name)}</a>'


def date_html(document: ArticleDocument) -> str:
    """The date in words; the exact one on hovering, and for whoever has it read aloud."""
    text, exact = document.published, document.published_exact
    if not text or not exact:
        own = own_words(document)
        return f'<span class="published"{own}>{escape(text)}</span>' if text else ""
    said = exact if exact.startswith(text) else f"{text}, {exact}"
    return (
        f'<time class="published"{own_words(document)} datetime="{escape(document.published_iso)}"'
        f' title="{escape(exact)}" aria-label="{escape(said)}">{escape(text)}</time>'
    )


def source_html(document: ArticleDocument) -> str:
    """The link to the source by its host; one that may not be followed is only shown."""
    link = document.source_link
    url = QUrl(link or "")
    if link and is_external(url):
        host = (url.host() or url.path()).removeprefix("www.")
        label = escape(document.labels.source_link.replace("{host}", host))
        href = escape(link)
        return (
            f'<a class="source-link"{own_words(document)} href="{href}" title="{href}">{label}</a>'
        )
    return f'<span class="source-link">{escape(link)}</span>' if link else ""


def shelves_html(document: ArticleDocument) -> str:
    """Return the categories and tags as links into the app; nothing if there are none."""
    shelves = [
        (OwnLinkKind.CATEGORY, document.labels.categories, document.categories),
        (OwnLinkKind.TAG, document.labels.tags, tuple((tag, tag) for tag in document.tags)),
    ]
    lists = []
    for kind, label, names in shelves:
        links = "".join(
            f'<a class="{kind}" href="{escape(own_link(document.post_id, kind, name))}">'
            f"{escape(text)}</a>"
            for name, text in names
        )
        if links:
            lists.append(f'<nav class="shelf" aria-label="{escape(label)}">{links}</nav>')
    return "".join(lists)


def places_html(document: ArticleDocument) -> str:
    """Return the other files that are the same post, as links to their text; nothing without."""
    paths = document.other_paths
    places = [
        f'<a class="place" href="{escape(own_link(document.post_id, OwnLinkKind.PLACE, path))}">'
        f"{escape(path)}</a>"
        for path in paths[:MAX_PLACES]
    ]
    if len(paths) > MAX_PLACES:
        places.append(escape(document.labels.more_places.format(count=len(paths) - MAX_PLACES)))
    if not places:
        return ""
    said = document.labels.also_as.format(places=" · ".join(places))
    return f'<p class="places"{own_words(document)}>{said}</p>'
