"""What reads other people's bytes, each with what it is fed and what must hold of its answer.

An error of our own is an answer; anything else that is raised is a finding.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from archive.errors import SearchQueryError
from archive.importing.file_ref import FileKind, FileRef
from archive.importing.post_file import read_post
from archive.importing.reading import ReadingRules
from archive.importing.site import read_site
from archive.importing.site_context import SiteContext
from archive.query_form import QueryForm
from archive.query_reading import read_form
from archive.query_writing import write_query
from archive.search_query import MAX_LENGTH, parse_query
from archive.text import hugo_paths
from archive.text.dates import date_in_code, date_in_name, parse_date
from archive.text.frontmatter import parse_front_matter
from archive.text.go_dates import parse_go_date
from archive.text.hexo_dates import parse_hexo_date
from archive.text.hexo_slug import encoded, fill_pattern, pattern_reader, slugize
from archive.text.permalink import UrlParts, permalink, slugify
from archive.text.rules import BodyRules
from archive.text.visible import visible_text
from tests.fuzz import made_of
from tests.fuzz.archives import open_damaged, open_forged, search_for
from tests.security.looking import wrong_with

GENERATORS = ("jekyll", "hugo", "hexo", "obsidian", "plain")
SITE = Path(__file__).parents[1] / "data" / "posts" / "jekyll"
ZONES = [UTC, ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York"), ZoneInfo("Africa/Monrovia")]
NAMES = st.sampled_from(
    ["_posts/2024-01-01-a.md", "a.md", "content/post/index.md", "source/_posts/中 文.md", "x/2024-13-99.html",
     "-.md", "a.org", "a.rst", "日记/2024年1月1日.md", ".md", "_drafts/a b.markdown", "content/_index.md"]
)  # fmt: skip


NAME = made_of.ANY.map(lambda text: text.encode("utf-8", "replace").decode("utf-8"))

STEPS = st.integers(0, 3)


class Target(NamedTuple):
    """``fed`` makes what ``check`` is called with."""

    fed: st.SearchStrategy[Any]
    check: Callable[[Any], None]


@functools.cache
def site_of(generator: str) -> SiteContext:
    """The rules of one generator."""
    return read_site(SITE, generator, timezone="Asia/Shanghai")


def check_front_matter(text: str) -> None:
    """All of the body is left, and every complaint has its code, line and sentence."""
    front = parse_front_matter(text)
    assert text.endswith(front.body)
    assert all(
        code and sentence and (line is None or line >= 1) for code, line, sentence in front.problems
    )


def check_post(given: tuple[str, str, str, str]) -> None:
    """A post has words that an archive can hold, whatever its file says."""
    front, body, name, generator = given
    data = (front + body).encode("utf-8", "surrogatepass")
    post = read_post(data, FileRef(name, len(data), 1, FileKind.POST, 0), site_of(generator))
    words = (post.title, post.text, post.slug, post.permalink, post.excerpt, post.source_link or "")
    for text in (*words, *post.categories, *post.tags):
        text.encode("utf-8")
        assert "\0" not in text
    assert post.published.utcoffset() is not None
    assert timedelta(days=-400_000) < post.published.replace(tzinfo=None) - datetime(1000, 1, 1)


def check_date(given: tuple[str, datetime]) -> None:
    """A date, in a zone, or none."""
    text, zone = given
    for value in (text, text.strip() or None):
        found = (
            parse_date(value, zone), parse_go_date(value, zone), parse_hexo_date(value, value, zone),
            parse_hexo_date(value, None, zone), date_in_name(text, zone), date_in_code(text, zone),
        )  # fmt: skip
        for moment in found:
            assert moment is None or moment.utcoffset() is not None
            assert moment is None or datetime.fromisoformat(moment.isoformat()) == moment


def check_permalink(given: tuple[str, list[str], list[str]]) -> None:
    """An address of one line that an archive can hold."""
    template, words, names = given
    text = words[0].encode("utf-8", "replace").decode("utf-8")
    template = template.encode("utf-8", "replace").decode("utf-8")
    date = datetime(2024, 2, 29, 1, 2, 3, tzinfo=UTC)
    parts = UrlParts(text, text, template, ".md", date, names)
    rules = hugo_paths.PathRules(keep_case=len(text) % 2 == 0, plain_letters=len(text) % 3 == 0)
    targets = (
        hugo_paths.Target(folder=template, name=text, expanded=text, url=template),
        hugo_paths.Target(folder="/x/", name=text, expanded=template, ugly=True),
    )
    made = [
        permalink(template, parts),
        *(
            slugify(text, mode)
            for mode in ("default", "pretty", "ascii", "latin", "raw", "none", "x")
        ),
        hugo_paths.urlize(text, rules),
        *(hugo_paths.target_link(one, rules) for one in targets),
        *(slugize(text, case) for case in (0, 1, 2)),
        encoded(fill_pattern(template, {"title": text, "year": "2024"})),
    ]
    pattern_reader(template)(text)
    for one in made:
        one.encode("utf-8")


def check_body(given: tuple[str, str]) -> None:
    """Safe HTML, and text that search can hold."""
    body, generator = given
    rules = ReadingRules(rules=BodyRules(generator=generator))
    safe = rules.html(f"---\ntitle: x\n---\n{body}".encode("utf-8", "surrogatepass"))
    assert wrong_with(safe) == []
    visible = visible_text(body.encode("utf-8", "replace").decode("utf-8"), rules.rules)
    visible.encode("utf-8")
    assert "\0" not in visible


def check_query(query: str) -> None:
    """A query is understood, or refused with the place; what is written of it says the same."""
    try:
        tree = parse_query(query)
    except SearchQueryError as error:
        assert 0 <= error.position <= len(query)
        return
    written = write_query(tree)
    if len(written) <= MAX_LENGTH:  # with quotes and brackets it may be longer than what was typed
        assert write_query(parse_query(written)) == written
    assert isinstance(read_form(query), QueryForm)
    search_for(query)


TARGETS: dict[str, Target] = {
    "front matter": Target(made_of.FRONT, check_front_matter),
    "posts": Target(
        st.tuples(
            made_of.FRONT,
            made_of.soup(["x\n", "# a\n", "<p>", "港口\n"], 5),
            NAMES,
            st.sampled_from(GENERATORS),
        ),
        check_post,
    ),
    "dates": Target(st.tuples(made_of.DATES, st.sampled_from(ZONES)), check_date),
    "permalinks": Target(
        st.tuples(
            made_of.PLACES,
            st.lists(made_of.PLACES, min_size=1, max_size=1),
            st.lists(NAME, max_size=3),
        ),
        check_permalink,
    ),
    "bodies": Target(st.tuples(made_of.BODIES, st.sampled_from(GENERATORS)), check_body),
    "queries": Target(made_of.QUERIES, check_query),
    "damaged archives": Target(st.tuples(made_of.DAMAGE, STEPS), open_damaged),
    "forged archives": Target(st.tuples(made_of.FORGED, STEPS), open_forged),
}
