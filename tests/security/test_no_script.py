"""In a page of Chromium with JavaScript switched on, no hostile body runs once it was cleaned; as
it was written, most do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWebEngineCore import QWebEngineProfile
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive.importing.reading import ReadingRules
from archive.text.highlight import Matcher, mark_html
from archive.text.phrase import Phrase
from archive.text.rules import BodyRules
from archive.text.sanitize import sanitize
from archive.text.tokenizer import pieces
from desktop.views.viewer.scheme import register_scheme
from tests.security.hostile_markup import hostile_markup
from tests.security.running import OpenPage

pytestmark = [pytest.mark.slow, pytest.mark.e2e]

RUN_SHARE = 0.5
"""Of the raw ones. The rest need another browser, an older one, or a parser that errs."""

EVERY = 3
"""A frame for each takes its time: every third is tried as it was written."""

RULES = ReadingRules(rules=BodyRules(generator="jekyll"))


@pytest.fixture
def page(qapp: QApplication) -> Iterator[OpenPage]:
    """A page with a profile of its own: the viewer's would not let anything run."""
    register_scheme()  # must come before the first profile, or tests after this one have none
    profile = QWebEngineProfile(qapp)
    made = OpenPage(profile, qapp)
    yield made
    shiboken6.delete(made)
    shiboken6.delete(profile)


def as_markdown(body: str) -> str:
    """The way of a post."""
    return RULES.html(f"---\ntitle: x\n---\n{body}\n".encode("utf-8", "replace"))


def as_html(body: str) -> str:
    """Through the sanitiser alone."""
    return sanitize(body, RULES.rules)


def with_hits(body: str) -> str:
    """With the hits of a search marked."""
    return mark_html(as_markdown(body), Matcher([Phrase(pieces(word)) for word in ("alert", "x")]))


def test_what_was_written_runs(page: OpenPage, tmp_path: Path, qtbot: QtBot) -> None:
    """The hook hears: else the tests below would prove nothing."""
    tried = [markup for _, markup in hostile_markup().values()][::EVERY]
    ran = page.run_apart(tried, tmp_path, qtbot)
    assert len(ran) >= RUN_SHARE * len(tried)


@pytest.mark.parametrize("clean", [as_markdown, as_html, with_hits])
def test_nothing_that_was_cleaned_runs(
    clean: Callable[[str], str], page: OpenPage, tmp_path: Path, qtbot: QtBot
) -> None:
    bodies = [clean(markup) for _, markup in hostile_markup().values()]
    ran = page.run_together([*bodies, "<img src=x onerror=alert(1)>"], tmp_path, qtbot)
    assert {number: hostile_markup().get(number) for number in ran} == {1: None}, (
        "1 was not cleaned"
    )
