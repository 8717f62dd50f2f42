"""The former texts of the article on show, whatever happens beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.action_ids import ActionId
from tests.e2e.reader import Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


def rewrite(site: Path, before: str, after: str) -> None:
    """Another text of the story of spring."""
    file = site / "_posts" / "2031-03-01-spring.md"
    file.write_text(file.read_text("utf-8").replace(before, after), "utf-8")


def test_an_article_on_show_that_is_rewritten_has_versions(full: Reader, site: Path) -> None:
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    action = full.window.registry.action(ActionId.VERSIONS)
    assert not action.isEnabled()
    rewrite(site, "at nine", "at ten")
    full.import_folder(site)
    full.wait(lambda: "at ten" in full.article_text())
    full.wait(action.isEnabled)
    full.click_row(1)
    full.wait_for_article("Winter on the pier")
    full.wait(lambda: not action.isEnabled())


def test_another_article_does_not_take_the_place_of_the_compared_one(
    full: Reader, site: Path
) -> None:
    for before, after in (("at nine", "at ten"), ("at ten", "at eleven")):
        rewrite(site, before, after)
        full.import_folder(site)
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    full.wait(full.window.registry.action(ActionId.VERSIONS).isEnabled)
    full.choose(ActionId.VERSIONS)
    dialog = full.desktop.versions.dialog
    assert dialog is not None and dialog.list.count() == 2
    full.wait(lambda: "- The ferry leaves at ten" in dialog.text.toPlainText())
    full.click_row(1)
    full.wait_for_article("Winter on the pier")
    dialog.list.setCurrentRow(1)
    full.wait(lambda: "- The ferry leaves at nine" in dialog.text.toPlainText())
    assert "+ The ferry leaves at eleven" in dialog.text.toPlainText()
    assert "Line 7 of a long night" not in dialog.text.toPlainText()
