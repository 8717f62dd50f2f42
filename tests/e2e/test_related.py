"""Related posts below an article: they come late, lead there, and are no part of the article."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl

from desktop.action_ids import ActionId
from desktop.views.viewer.address import OwnLinkKind, own_link
from tests.e2e.reader import Reader

pytestmark = pytest.mark.e2e
LIST = "document.querySelector('.related')?.innerText ?? ''"


def test_a_click_leads_there_and_back_again(full: Reader) -> None:
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    full.wait(lambda: "Winter on the pier" in str(full.script(LIST)))
    assert "Spring at the harbour" not in str(full.script(LIST))
    assert full.script("document.querySelectorAll('.body .related').length") == 0
    full.click_link("Winter on the pier")
    full.wait_for_article("Winter on the pier")
    full.wait(lambda: "Spring at the harbour" in str(full.script(LIST)))
    full.choose(ActionId.BACK)
    full.wait_for_article("Spring at the harbour")


def test_a_made_up_link_leads_nowhere(full: Reader) -> None:
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    for value in ("", "x", "٣", "9" * 40, "999999999 gone"):
        full.desktop.articles.on_link_activated(QUrl(own_link(1, OwnLinkKind.POST, value)))
    full.wait_for_article("Spring at the harbour")
