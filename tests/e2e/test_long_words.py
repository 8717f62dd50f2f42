"""Languages: words twice as long fit in, and a change of the language leaves no old word."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from desktop.action_ids import ActionId
from desktop.paths import resource
from tests.e2e.fitting import cut_off, words_on
from tests.e2e.places import on_show, places, settle
from tests.e2e.reader import Reader
from tests.long_words import LongWords

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
CLOSES_FIRST = (ActionId.TYPOGRAPHY, ActionId.JUMP, ActionId.NOTE, "preview")
"""While these are open nobody can choose another language: they close at a click elsewhere, or
must be answered first."""


def our_words() -> set[str]:
    """All texts of the program in English."""
    file = resource("translations") / "desktop_zh_CN.ts"
    return {
        (message.findtext("source") or "").replace("&", "")
        for message in ET.parse(file).getroot().iter("message")
    }


def test_words_twice_as_long_fit(full: Reader, site: Path, long_words: LongWords) -> None:
    full.wait_for_article("Spring at the harbour")
    full.window.resize(1024, 700)
    QCoreApplication.installTranslator(long_words)
    found = []
    for place in places(full, site):
        settle()
        found += [f"{place}: {one}" for top in on_show() for one in cut_off(top)]
    assert not found, "\n".join(found)


def test_another_language_leaves_no_old_word(
    full: Reader, site: Path, long_words: LongWords
) -> None:
    full.wait_for_article("Spring at the harbour")
    old, found = our_words(), []
    for place in places(full, site):
        settle()
        QCoreApplication.installTranslator(long_words)
        settle()
        full.wait(lambda: full.desktop.archives.reader is None or _is_idle(full))
        settle()
        if place not in CLOSES_FIRST:
            found += [
                f"{place}: {text!r} in {where}"
                for top in on_show()
                for where, text in words_on(top)
                if text.replace("&", "") in old
            ]
        QCoreApplication.removeTranslator(long_words)
        settle()
    assert not found, "\n".join(found)


def _is_idle(full: Reader) -> bool:
    reader = full.desktop.archives.reader
    return reader is None or not reader.is_busy()
