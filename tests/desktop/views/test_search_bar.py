"""The search box: when it asks, and what it says of a query that cannot be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from archive import SearchQueryError, validate_query
from desktop.views.search_bar import MOST_CHARACTERS, SearchBar, place_in

LIMIT_MS = 5_000
Key = Qt.Key


@pytest.fixture
def bar(qtbot: QtBot) -> SearchBar:
    made = SearchBar()
    qtbot.addWidget(made)
    made.resize(300, 80)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.focus_box()
    return made


@pytest.fixture
def asked(bar: SearchBar) -> list[str]:
    """Everything that the bar asked for."""
    heard: list[str] = []
    bar.search_requested.connect(heard.append)
    return heard


def box_of(bar: SearchBar) -> QLineEdit:
    return bar.findChild(QLineEdit)


def error_of(bar: SearchBar) -> str:
    label = bar.findChild(QLabel)
    return label.text() if label.isVisible() else ""


def compose(bar: SearchBar, preedit: str, commit: str = "") -> None:
    """What an input method sends: what is being composed, and what is final now."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(box_of(bar), event)


def test_it_asks_once_when_typing_pauses(bar: SearchBar, asked: list[str], qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.search_requested, timeout=LIMIT_MS) as requested:
        qtbot.keyClicks(box_of(bar), "ferry -tram")
        assert asked == [], "not while the keys come"
    assert requested.args == ["ferry -tram"]
    assert asked == ["ferry -tram"]


def test_return_asks_at_once_and_leaves(bar: SearchBar, asked: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(box_of(bar), "ferry")
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(box_of(bar), Key.Key_Return)
    assert asked == ["ferry"]
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(box_of(bar), Key.Key_Return)
    assert asked == ["ferry"], "the same again is not asked for again"


def test_the_pause_after_return_asks_for_nothing_more(
    bar: SearchBar, asked: list[str], qtbot: QtBot
) -> None:
    qtbot.keyClicks(box_of(bar), "ferry")
    qtbot.keyClick(box_of(bar), Key.Key_Return)
    with qtbot.waitSignal(bar.search_requested, timeout=LIMIT_MS):
        qtbot.keyClicks(box_of(bar), "s")
    assert asked == ["ferry", "ferrys"]


def test_clearing_asks_at_once(bar: SearchBar, asked: list[str], qtbot: QtBot) -> None:
    bar.set_text("ferry")
    button = next(one for one in box_of(bar).findChildren(QToolButton) if one.isEnabled())
    assert button is not None
    qtbot.keyClick(box_of(bar), Key.Key_Escape)
    assert (bar.text(), asked) == ("", [""])
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(box_of(bar), Key.Key_Escape)
    assert asked == [""]


def test_going_down_leaves_for_the_list(bar: SearchBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(box_of(bar), Key.Key_Down)


def test_a_text_from_outside_is_not_asked_for(
    bar: SearchBar, asked: list[str], qtbot: QtBot
) -> None:
    bar.set_error(SearchQueryError("odd"))
    bar.set_text("ferry")
    assert (bar.text(), error_of(bar)) == ("ferry", "")
    qtbot.keyClick(box_of(bar), Key.Key_Return)
    assert asked == []
    bar.set_text("")
    bar.set_text("lantern")
    with qtbot.waitSignal(bar.search_requested, timeout=LIMIT_MS):
        qtbot.keyClick(box_of(bar), Key.Key_Backspace)
    assert asked == ["lanter"]


def test_a_text_from_outside_stops_what_was_typed(
    bar: SearchBar, asked: list[str], qtbot: QtBot
) -> None:
    qtbot.keyClicks(box_of(bar), "fer")
    bar.set_text("lantern")
    with qtbot.waitSignal(bar.search_requested, timeout=LIMIT_MS):
        qtbot.keyClicks(box_of(bar), "s")
    assert asked == ["lanterns"]


def test_the_cross_appears_with_a_text_from_outside_too(bar: SearchBar, qtbot: QtBot) -> None:
    typed = SearchBar()
    qtbot.addWidget(typed)
    typed.resize(bar.size())
    typed.show()
    qtbot.keyClicks(box_of(typed), "ferry")
    bar.set_text("ferry")

    def crosses(one: SearchBar) -> list[bool]:
        return [button.isVisible() for button in one.findChildren(QToolButton)]

    assert crosses(bar) == crosses(typed)
    assert any(crosses(bar))
    bar.set_text("")
    empty = crosses(bar)
    qtbot.keyClick(box_of(typed), Key.Key_Escape)
    qtbot.waitUntil(lambda: crosses(bar) == crosses(typed))
    assert empty is not None


def test_nothing_is_asked_while_pinyin_is_composed(
    bar: SearchBar, asked: list[str], qtbot: QtBot
) -> None:
    for preedit in ("g", "ga", "gan", "gang"):
        compose(bar, preedit)
    assert bar.text() == ""
    with qtbot.waitSignal(bar.search_requested, timeout=LIMIT_MS):
        compose(bar, "", "港")
    assert asked == ["港"]


def test_what_was_typed_before_waits_for_the_composition(
    bar: SearchBar, asked: list[str], qtbot: QtBot
) -> None:
    qtbot.keyClicks(box_of(bar), "a ")
    compose(bar, "wan")
    assert not bar._timer.isActive()
    with qtbot.waitSignal(bar.search_requested, timeout=LIMIT_MS):
        compose(bar, "", "湾")
    assert asked == ["a 湾"]


def test_a_part_that_was_committed_counts_when_the_rest_is_given_up(
    bar: SearchBar, asked: list[str], qtbot: QtBot
) -> None:
    compose(bar, "gangwan")
    compose(bar, "wan", "港")
    assert (bar.text(), asked) == ("港", [])
    with qtbot.waitSignal(bar.search_requested, timeout=LIMIT_MS):
        compose(bar, "")
    assert asked == ["港"]


def test_composing_over_the_selected_text_does_not_ask_for_everything(
    bar: SearchBar, asked: list[str], qtbot: QtBot
) -> None:
    bar.set_text("ferry")
    bar.focus_box()
    assert box_of(bar).selectedText() == "ferry"
    compose(bar, "g")
    assert (bar.text(), asked) == ("", []), "the list does not jump to all posts and back"
    with qtbot.waitSignal(bar.search_requested, timeout=LIMIT_MS):
        compose(bar, "", "港")
    assert asked == ["港"]


def test_a_composition_that_is_given_up_over_an_empty_box_asks_for_everything(
    bar: SearchBar, asked: list[str]
) -> None:
    bar.set_text("ferry")
    bar.focus_box()
    compose(bar, "g")
    compose(bar, "")
    assert asked == [""]


def test_an_error_says_why_and_where_when_typing_pauses(bar: SearchBar, qtbot: QtBot) -> None:
    bar.set_text("  lantern (paper")
    size = bar.sizeHint()
    bar.set_error(SearchQueryError("This parenthesis is never closed", position=8), "Nie zu.")
    assert error_of(bar) == "", "not while somebody may go on typing"
    qtbot.waitUntil(lambda: error_of(bar) == "Nie zu.\nlantern ▸(paper", timeout=LIMIT_MS)
    assert bar.sizeHint() == size, "nothing moves"
    assert box_of(bar).accessibleDescription() == error_of(bar)
    qtbot.keyClicks(box_of(bar), ")")
    assert error_of(bar) == box_of(bar).accessibleDescription() == "", "it was of another query"


def test_return_says_at_once_what_is_wrong_and_stays(bar: SearchBar, qtbot: QtBot) -> None:
    bar.search_requested.connect(
        lambda _query: bar.set_error(SearchQueryError("odd <i>", position=3))
    )
    qtbot.keyClicks(box_of(bar), "<b>(")
    with qtbot.assertNotEmitted(bar.left):
        qtbot.keyClick(box_of(bar), Key.Key_Return)
    assert error_of(bar) == "odd <i>\n<b>▸(", "text, and no markup"
    assert bar.findChild(QLabel).textFormat() == Qt.TextFormat.PlainText
    box_of(bar).clearFocus()
    assert error_of(bar) == "", "the list is not covered"
    bar.focus_box()
    assert error_of(bar)
    bar.set_error(None)
    assert error_of(bar) == ""


@pytest.mark.parametrize(
    ("query", "position", "place"),
    [
        ("", 0, "▸"),
        ("(", 0, "▸("),
        ("abc", 3, "abc▸"),
        ("abc", 99, "abc▸"),
        ("a" * 12 + "(", 12, "a" * 12 + "▸("),
        ("b" + "a" * 12 + "(" + "c" * 20, 13, "…" + "a" * 12 + "▸(" + "c" * 11 + "…"),
    ],
)
def test_places_in_queries(query: str, position: int, place: str) -> None:
    assert place_in(query, position) == place


def test_focusing_selects_the_text(bar: SearchBar) -> None:
    bar.set_text("ferry")
    box_of(bar).deselect()
    bar.focus_box()
    assert box_of(bar).hasFocus()
    assert box_of(bar).selectedText() == "ferry"


def test_language_and_colours_are_followed(bar: SearchBar) -> None:
    for kind in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
        QApplication.sendEvent(bar, QEvent(kind))
    assert box_of(bar).placeholderText() == box_of(bar).accessibleName() == "Search all posts"
    assert not box_of(bar).actions()[0].icon().isNull()


@pytest.mark.parametrize(
    "text",
    ["武" * 100_000, "a b " * 25_000, "(" * 100_000, "\0" * 100_000, "👩‍🚀" * 33_000, "a\n" * 50_000,
     "a" + "\u0301\u0316" * 50_000],
)  # fmt: skip
def test_of_a_book_that_is_pasted_a_beginning_is_kept(
    bar: SearchBar, asked: list[str], qtbot: QtBot, text: str
) -> None:
    """The window lays out what stands in the box at each key."""
    QApplication.clipboard().setText(text)
    with qtbot.waitSignal(bar.search_requested, timeout=LIMIT_MS):
        qtbot.keyClick(box_of(bar), Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1
    assert len(bar.text()) <= MOST_CHARACTERS
    with pytest.raises(SearchQueryError) as caught:
        validate_query(asked[0])
    bar.set_error(caught.value)
    qtbot.keyClick(box_of(bar), Key.Key_Return)
    assert "too long" in error_of(bar)
    assert len(error_of(bar)) < 200
