"""Pages and windows that are as wide as the screen of a small machine, whatever the language says,
and what a screen reader is told of those that come seldom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.action_ids import ActionId
from tests.e2e.fitting import cut_off
from tests.e2e.places import close_others, on_show, settle
from tests.e2e.reader import Reader
from tests.e2e.spoken import nameless
from tests.long_words import LongWords

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
WIDTH, HEIGHT = 1024, 700
PAGES = (ActionId.CALENDAR, ActionId.STATISTICS, ActionId.HIGHLIGHTS, ActionId.PROBLEMS)
OVER_IT = (ActionId.CONTENTS, ActionId.VERSIONS)
BROKEN = '---\ntitle: "他说"好""\ndate: 2031-03-02 08:00:00 +0800\n---\n正文\n'
HEADINGS = (
    "---\ntitle: Of two harbours\ndate: 2031-03-03 08:00:00 +0800\n---\n# One\n\n{}\n\n# Two\n"
)

Look = Callable[[QWidget], list[str]]


@pytest.fixture
def varied(full: Reader, site: Path) -> Reader:
    """A window with a problem, and an article on show that has headings and a former version."""
    posts = site / "_posts"
    (posts / "2031-03-02-broken.md").write_text(BROKEN, "utf-8")
    (posts / "2031-03-03-headings.md").write_text(HEADINGS.format("As it was."), "utf-8")
    full.import_folder(site)
    (posts / "2031-03-03-headings.md").write_text(HEADINGS.format("As it is now."), "utf-8")
    full.import_folder(site)
    full.wait_for_rows(64)
    full.click_row(0)
    full.wait_for_article("Of two harbours")
    full.window.resize(WIDTH, HEIGHT)
    return full


def places(reader: Reader) -> Iterator[str]:
    """Open one after the other."""
    window = reader.window
    for page in PAGES:
        reader.choose(page)
        reader.wait(lambda: window.page() is not None)
        statistics = reader.desktop.late.statistics.page
        reader.wait(lambda: statistics is None or statistics.is_made)  # noqa: B023 - at once
        yield page
    reader.choose(ActionId.ALL_POSTS)
    reader.click_row(0)
    reader.wait_for_article("Of two harbours")
    for action in OVER_IT:
        reader.wait(lambda: window.registry.action(action).isEnabled())  # noqa: B023 - at once
        reader.choose(action)
        reader.wait(lambda: reader.desktop.archives.reader is not None)
        yield action
        reader.desktop.late.contents.box.close_box()
        close_others(reader)
    for panel in (window.import_panel, window.export_panel, window.paper_panel):
        panel.show_running("At work…")
        yield panel.objectName()
        panel.show_idle("Done")
        yield panel.objectName()
        panel.hide()
    reader.choose(ActionId.CHANGE_KEYS)
    yield ActionId.CHANGE_KEYS
    close_others(reader)


def look_at(reader: Reader, look: Look) -> list[str]:
    """What *look* finds in any of them."""
    found = []
    for place in places(reader):
        settle()
        found += [f"{place}: {one}" for top in on_show() for one in look(top)]
    return found


def too_wide(top: QWidget) -> list[str]:
    """A window that needs more room than a small screen has."""
    needed = max(top.width(), top.minimumSizeHint().width())
    return [f"{type(top).__name__} is {needed} wide"] if needed > WIDTH else []


def test_words_twice_as_long_need_no_wider_screen(varied: Reader, long_words: LongWords) -> None:
    QCoreApplication.installTranslator(long_words)
    found = look_at(varied, lambda top: too_wide(top) + cut_off(top))
    assert not found, "\n".join(found)


def test_the_cursor_goes_nowhere_without_a_name(varied: Reader) -> None:
    found = look_at(varied, nameless)
    assert not found, "\n".join(found)
