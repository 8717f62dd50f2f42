"""The search form: its fields, what they write, what it says of what cannot be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from archive import FacetCount, FacetKind, Facets, QueryForm, State, TextField
from desktop.i18n import Translations
from desktop.theme import DARK, LIGHT, SEPIA, apply_theme
from desktop.views.search_form import SearchForm

Key = Qt.Key
QUERY = '"c d" title:x'


class Listener(QObject):
    """Writes down what the form says."""

    def __init__(self, form: SearchForm) -> None:
        super().__init__(form)
        self.changes: list[str | None] = []
        self.searches: list[str] = []
        form.query_changed.connect(self.changes.append)
        form.search_requested.connect(self.searches.append)


@pytest.fixture
def form(qtbot: QtBot) -> SearchForm:
    made = SearchForm()
    qtbot.addWidget(made)
    made.set_query("")
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.grid.focus_first()
    return made


@pytest.fixture
def heard(form: SearchForm) -> Listener:
    return Listener(form)


def type_into(form: SearchForm, name: str, text: str) -> None:
    field = form.grid.fields[name]
    field.setFocus()
    QTest.keyClicks(field, text)


def preview(form: SearchForm) -> str:
    return form.grid.fields["query"].text()


def test_the_query_grows_while_one_types(form: SearchForm, heard: Listener) -> None:
    type_into(form, "all_words", "a -b")
    type_into(form, "phrase", "c d")
    type_into(form, "any_words", "e f")
    type_into(form, "no_words", "OR")
    assert preview(form) == '"c d" a "-b" (e OR f) -"OR"'
    form.grid.place.setCurrentIndex(1)
    assert preview(form) == 'title:("c d" a "-b" (e OR f) -"OR")'
    for name in ("all_words", "phrase", "any_words", "no_words"):
        form.grid.fields[name].clear()
    type_into(form, "categories", "new year, b")
    type_into(form, "tags", "t")
    type_into(form, "publishers", "p")
    type_into(form, "sources", "s")
    type_into(form, "path", "x/y")
    type_into(form, "after", "2022")
    type_into(form, "before", "2022-03")
    type_into(form, "also", "a|b")
    QTest.mouseClick(form.grid.marks[State.IMAGE], Qt.MouseButton.LeftButton)
    assert preview(form) == heard.changes[-1] == form.query()
    assert preview(form) == (
        'category:("new year" OR b) tag:t publisher:p source:s path:x/y after:2022'
        " before:2022-03 has:image (a OR b)"
    )


def test_nothing_is_both_read_and_unread(form: SearchForm) -> None:
    for state in (State.UNREAD, State.READ):
        form.grid.marks[state].setFocus()
        QTest.keyClick(form.grid.marks[state], Key.Key_Space)
    assert preview(form) == "is:read"
    form.set_query("is:read is:unread")
    assert form.grid.form() == QueryForm(states=frozenset({State.READ, State.UNREAD}))


@pytest.mark.parametrize(
    "query",
    [
        "",
        '"c d" a (e OR f) -g',
        'title:("c d" a)',
        'category:("new year" OR b) after:2022 is:starred',
        'tag:“a，b” path:"a b"',
        "a (b c OR d) (e OR f)",
    ],
)
def test_what_is_read_is_what_is_written(form: SearchForm, query: str) -> None:
    form.set_query(query)
    written = preview(form)
    form.set_query(written)
    assert preview(form) == written
    assert (not query) == (not written)


def test_reads_into_the_fields(form: SearchForm) -> None:
    form.set_query('title:a title:"b c" tag:(x|y) on:2022 has:note text:q')
    assert form.grid.form() == QueryForm(
        all_words="a",
        phrase="b c",
        field=TextField.TITLE,
        tags=("x", "y"),
        after="2022",
        before="2023",
        states=frozenset({State.NOTE}),
        also="text:q",
    )


def test_notes_are_offered(form: SearchForm) -> None:
    assert form.grid.marks[State.NOTE].isVisible()
    form.set_query("has:note")
    assert form.grid.marks[State.NOTE].isChecked()


def test_return_searches_from_every_field(form: SearchForm, heard: Listener) -> None:
    type_into(form, "all_words", "a")
    places: list[QWidget] = [*form.grid.fields.values(), *form.grid.marks.values(), form.grid.place]
    for place in places:
        place.setFocus()
        QTest.keyClick(place, Key.Key_Return)
    assert heard.searches == ["a"] * len(places)


def test_escape_leaves_and_clear_clears(form: SearchForm, heard: Listener) -> None:
    form.set_query(QUERY)
    QTest.mouseClick(form.clear_button, Qt.MouseButton.LeftButton)
    assert form.grid.form() == QueryForm()
    assert heard.changes[-1] == ""
    assert form.grid.fields["all_words"].hasFocus()
    QTest.keyClick(form.grid.fields["all_words"], Key.Key_Escape)
    assert not form.isVisible()
    assert heard.searches == []


def test_what_is_wrong_is_said_by_its_field_after_a_pause(
    qtbot: QtBot, form: SearchForm, heard: Listener
) -> None:
    type_into(form, "after", "2022-02-30")
    assert form.grid.error_text("after") == ""
    assert (heard.changes[-1], form.query()) == (None, None)
    assert form.grid.fields["query"].placeholderText() == "A field cannot be read"
    sentence = "“2022-02-30” is no date; write 2022, 2022-02 or 2022-02-27"
    qtbot.waitUntil(lambda: form.grid.error_text("after") == sentence)
    assert form.grid.fields["after"].accessibleDescription() == sentence
    QTest.keyClick(form.grid.fields["after"], Key.Key_Backspace)
    assert form.grid.error_text("after") == "", "what is right again is so at once"
    assert preview(form) == "after:2022-02-3"


def test_names_that_no_post_has_are_noted_and_searched_all_the_same(
    qtbot: QtBot, form: SearchForm, heard: Listener
) -> None:
    assert form.grid.note_text("tags") == "", "nothing is known yet"
    form.set_query('tag:(臺灣 OR "new year" OR nowhere) category:港湾')
    assert form.grid.note_text("tags") == ""
    news = FacetCount(FacetKind.TAG, "tw", "台湾", 3, "")
    form.grid.set_facets(
        Facets(tags=(news, FacetCount(FacetKind.TAG, "New Year", "New Year", 1, "")))
    )
    qtbot.waitUntil(lambda: form.grid.note_text("tags") == "No post on show has: nowhere")
    assert form.grid.note_text("categories") == "", "of categories nothing is known"
    assert form.query() is not None
    form.grid.fields["tags"].setText("new year,tw")
    qtbot.waitUntil(lambda: form.grid.note_text("tags") == "")
    type_into(form, "tags", ", zzz")
    QTest.keyClick(form.grid.fields["tags"], Key.Key_Return)
    assert form.grid.note_text("tags") == "No post on show has: zzz"
    assert heard.searches == [form.query()], "it is searched all the same"


def test_the_room_of_a_sentence_is_given_back(form: SearchForm) -> None:
    before = form.height()
    form.grid.fields["after"].setText("soon")
    form.show_errors()
    assert form.height() > before
    form.grid.fields["after"].setText("2022")
    form.show_errors()
    assert form.height() == before


def test_return_says_at_once_what_is_wrong(form: SearchForm, heard: Listener) -> None:
    type_into(form, "before", "soon")
    type_into(form, "also", "a OR")
    form.grid.fields["path"].setFocus()
    QTest.keyClick(form.grid.fields["path"], Key.Key_Return)
    assert heard.searches == []
    assert form.grid.error_text("before").startswith("“soon” is no date")
    assert form.grid.error_text("also") == "“OR” needs something on both sides"
    assert form.grid.fields["before"].hasFocus()


def test_a_query_that_cannot_be_read_is_kept_with_the_reason(form: SearchForm) -> None:
    form.set_query('a "b')
    assert form.grid.fields["also"].text() == 'a "b'
    assert form.grid.error_text("also") == "This quotation mark is never closed"


def test_what_is_too_long_is_said_by_the_query(form: SearchForm, heard: Listener) -> None:
    form.grid.fields["phrase"].setText("a" * 2_000)
    form.show_errors()
    assert form.grid.error_text("query").startswith("The query is too long")
    QTest.keyClick(form.grid.fields["phrase"], Key.Key_Return)
    assert heard.searches == []


def test_what_was_pasted_is_quoted_in_short(form: SearchForm) -> None:
    form.grid.fields["after"].setText("x" * 30_000)
    form.show_errors()
    assert form.grid.error_text("after").endswith("x…")
    assert form.height() <= 700


def test_every_field_has_a_name_and_tab_reaches_all_in_their_order(form: SearchForm) -> None:
    expected = [
        *(form.grid.fields[name] for name in ("all_words", "phrase", "any_words", "no_words")),
        form.grid.place,
        *(form.grid.fields[name] for name in ("categories", "tags", "publishers", "sources", "path")),
        form.grid.fields["after"], form.grid.fields["before"], *(box for box in form.grid.marks.values() if box.isVisible()), form.grid.fields["also"],
        form.grid.fields["query"], form.clear_button, form.close_button, form.search_button,
    ]  # fmt: skip
    walked = []
    for _ in expected:
        now = QApplication.focusWidget()
        assert now is not None
        walked.append(now)
        QTest.keyClick(now, Key.Key_Tab)
    assert walked == expected
    names = [
        place.text() if isinstance(place, QPushButton) else place.accessibleName()
        for place in expected
    ]
    assert all(names) and len(set(names)) == len(names)


def test_labels_lead_to_their_fields(form: SearchForm) -> None:
    texts = [label.text() for label in form.findChildren(QLabel) if label.buddy() is not None]
    buttons = [form.clear_button, form.close_button, form.search_button]
    texts += [button.text() for button in buttons]
    letters = [text[text.index("&") + 1].casefold() for text in texts]
    assert len(set(letters)) == len(letters) >= len(form.grid.fields)
    form.grid.fields["path"].setFocus()
    QTest.keyClick(form, Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert form.grid.fields["tags"].hasFocus()


def test_follows_the_language(form: SearchForm, english: Translations) -> None:
    form.grid.fields["after"].setText("soon")
    form.show_errors()
    english.use("zh_CN")
    try:
        QApplication.sendEvent(form, QEvent(QEvent.Type.LanguageChange))
        assert form.windowTitle() == "搜索表单"
        assert form.grid.fields["tags"].accessibleName() == "标签"
        assert form.grid.error_text("after").startswith("“soon”不是日期")
        assert form.grid.fields["query"].placeholderText() == "有一栏无法识别"
    finally:
        english.use("en")


@pytest.mark.parametrize("theme", [LIGHT, SEPIA, DARK])
def test_fits_a_small_screen_and_errors_have_room(
    qapp: QApplication, form: SearchForm, theme: str
) -> None:
    apply_theme(qapp, theme)
    for name in ("after", "before", "also"):
        form.grid.fields[name].setText("a OR")
    form.show_errors()
    assert form.width() <= 1024 and form.height() <= 700
    for place in form.findChildren(QLineEdit):
        assert place.height() >= place.minimumSizeHint().height()
    for mark in form.grid.marks.values():
        assert mark.height() >= mark.minimumSizeHint().height()
