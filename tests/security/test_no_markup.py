"""More than a thousand hostile bodies leave as harmless HTML: as Markdown and as HTML, by the rules
of every generator, with hits marked, with the program's words in them. Looked at by two parsers."""

from __future__ import annotations

import pytest

from archive.importing.reading import ReadingRules
from archive.text.highlight import Matcher, mark_html
from archive.text.markup import render
from archive.text.phrase import Phrase
from archive.text.rules import BodyRules
from archive.text.sanitize import sanitize
from archive.text.tokenizer import pieces
from archive.text.visible import visible_text
from desktop.boxes import with_own_words
from tests.security.hostile_markup import hostile_markup
from tests.security.looking import wrong_with
from tests.security.others import markup_of_other_packages

GENERATORS = (
    "jekyll",
    *(pytest.param(name, marks=pytest.mark.slow) for name in ("hugo", "hexo", "obsidian", "plain")),
)
KEPT = frozenset({"/a/x.png"})


def everything() -> dict[str, str]:
    """Name -> hostile text: ours, and what other packages try their own parsers with."""
    return dict(hostile_markup().values()) | markup_of_other_packages()


def test_there_are_enough() -> None:
    assert len(hostile_markup()) >= 1_000
    assert len({markup for _, markup in hostile_markup().values()}) >= 1_000


def test_the_look_is_not_blind() -> None:
    """Nearly all of the raw markup is seen to be wrong."""
    seen = sum(bool(wrong_with(markup)) for _, markup in hostile_markup().values())
    assert seen >= 1_000


@pytest.mark.slow
@pytest.mark.parametrize("generator", GENERATORS)
def test_a_body_leaves_as_harmless_html(generator: str) -> None:
    rules = ReadingRules(rules=BodyRules(generator=generator))
    words = Matcher([Phrase(pieces(word)) for word in ("alert", "script", "x", "quot")])
    for name, body in everything().items():
        safe = rules.html(f"---\ntitle: x\n---\n{body}\n".encode("utf-8", "replace"))
        assert wrong_with(safe) == [], name
        shown = mark_html(with_own_words(safe), words)
        assert wrong_with(shown) == [], f"{name}, marked"
        visible_text(body, rules.rules)


def test_html_alone_leaves_as_harmless_html() -> None:
    rules = BodyRules()
    for name, body in everything().items():
        safe = sanitize(body, rules)
        assert wrong_with(safe) == [], name
        assert wrong_with(sanitize(safe, rules)) == [], f"{name}, read once more"


def test_pictures_of_the_archive_carry_nothing_in() -> None:
    rules = BodyRules()
    for name, body in everything().items():
        safe = sanitize(render(body, rules), rules, lambda _address: ("/a/x.png", "image/png"))
        assert wrong_with(safe, KEPT) == [], name
