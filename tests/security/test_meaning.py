"""Cleaning takes nothing of what can be read: real posts, where a folder of them is at hand.

``MICROFICHE_CORPORA`` names it; without it, ``shared/corpora`` beside the clone is looked for.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from archive.importing.post_file import body_of
from archive.text.complexity import too_complex
from archive.text.markup import render
from archive.text.rules import BodyRules
from archive.text.sanitize import sanitize
from tests.security.looking import wrong_with

pytestmark = pytest.mark.slow

CORPORA = Path(
    os.environ.get("MICROFICHE_CORPORA", Path(__file__).parents[3] / "shared" / "corpora")
)
POSTS_OF_EACH = 400
RULES = BodyRules(generator="jekyll")
NOT_READ = "script, style, template, noscript, iframe, object, embed, video, audio, svg, math, title, head > *"
FORMS = "textarea, select, option, button, xmp, noembed, noframes, plaintext"
OUR_BOXES = "span.remote-image, span.embedded"


def folders() -> list[Path]:
    """The sites that there are."""
    return sorted(one for one in CORPORA.iterdir() if one.is_dir()) if CORPORA.is_dir() else []


def words(markup: str, without: str) -> str:
    """All that can be read, without blanks."""
    tree = LexborHTMLParser(markup)
    for node in tree.css(without):
        node.decompose()
    return "".join((tree.text() or "").split())


@pytest.mark.skipif(not folders(), reason="there is no folder of real posts here")
def test_the_same_words_after_cleaning() -> None:
    looked, other = 0, []
    for folder in folders():
        files = sorted(one for one in folder.rglob("*.md") if one.is_file())
        for file in files[:: max(1, len(files) // POSTS_OF_EACH)]:
            body = body_of(file.read_bytes())
            if too_complex(body) is not None:
                continue
            looked += 1
            raw = render(body, RULES)
            safe = sanitize(raw, RULES)
            assert wrong_with(safe) == [], file
            if words(raw, f"{NOT_READ}, {FORMS}") != words(safe, OUR_BOXES):
                other.append(file)
    assert looked >= 100
    assert not other, f"{len(other)} of {looked}: {other[:20]}"
