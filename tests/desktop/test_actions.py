"""The table of commands, the menus made of it, and keys that stay letters while one types."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.action_ids import EXCLUSIVE_MENUS, ActionId, MenuId
from desktop.action_table import ACTIONS
from desktop.actions import ActionRegistry, plain, shortcut_rows
from desktop.i18n import LANGUAGES, Translations
from desktop.key_choice import OUR_KEYS
from desktop.menu_table import MENUS

KEYS = [key for spec in ACTIONS for key in spec.keys]
TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QSpinBox)


class Listener(QObject):
    """Counts how often each action was triggered."""

    def __init__(self, registry: ActionRegistry) -> None:
        super().__init__(registry)
        self.heard: Counter[str] = Counter()
        for action_id in ActionId:
            registry.bind(action_id, self.on_triggered)

    def on_triggered(self) -> None:
        self.heard[self.sender().objectName()] += 1


class Window(QMainWindow):
    """A window with every kind of thing that uses keys itself."""

    def __init__(self) -> None:
        super().__init__()
        self.registry = ActionRegistry(self)
        self.listener = Listener(self.registry)
        body = QWidget()
        layout = QVBoxLayout(body)
        self.plain = QWidget()
        self.plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fields: list[QWidget] = [kind() for kind in TEXT_FIELDS]
        self.buttons: list[QWidget] = [QPushButton("Go"), QCheckBox("Whether")]
        self.fields[2].setEditable(True)
        for widget in (self.plain, *self.fields, *self.buttons):
            layout.addWidget(widget)
        self.setCentralWidget(body)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def focus(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Give the focus to a widget and wait until it has it."""

    def give(widget: QWidget) -> None:
        widget.setFocus()
        qtbot.waitUntil(lambda: widget.hasFocus() or widget.focusProxy() is not None)

    return give


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    """The languages; English again at the end."""
    made = Translations(qapp)
    yield made
    made.use("en")


def test_names_are_unique_and_each_has_its_row() -> None:
    assert [spec.id for spec in ACTIONS if ACTIONS.count(spec) > 1] == []
    assert Counter(spec.id for spec in ACTIONS) == Counter(ActionId)
    assert Counter(spec.id for spec in MENUS) == Counter(MenuId)


def test_no_two_commands_share_a_key() -> None:
    written = [QKeySequence(key).toString() for key in KEYS]
    assert all(written), "every key can be read"
    assert [key for key, times in Counter(written).items() if times > 1] == []


def test_every_command_is_in_a_menu(window: Window) -> None:
    in_menus = [
        action.objectName()
        for menu_id in MenuId
        for action in window.registry.menu(menu_id).actions()
        if not action.isSeparator() and action.menu() is None
    ]
    assert Counter(in_menus) == Counter(ActionId)


def test_every_menu_can_be_reached_from_the_menu_bar(window: Window) -> None:
    found: set[str] = set()
    waiting = [action.menu() for action in window.menuBar().actions()]
    while waiting:
        menu = waiting.pop()
        found.add(menu.objectName())
        waiting += [action.menu() for action in menu.actions() if action.menu() is not None]
    assert found == set(MenuId)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_mnemonics_of_a_menu_are_equal(
    window: Window, translations: Translations, language: str
) -> None:
    translations.use(language)
    window.registry.retranslate()
    menus: list[QMenu | QWidget] = [window.menuBar(), *map(window.registry.menu, MenuId)]
    for menu in menus:
        letters = Counter(mnemonic_of(action) for action in menu.actions())
        letters.pop("", None)
        doubled = [letter for letter, times in letters.items() if times > 1]
        assert doubled == [], f"{menu.objectName()} in {language}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_has_a_mnemonic(
    window: Window, translations: Translations, language: str
) -> None:
    translations.use(language)
    window.registry.retranslate()
    menus: list[QMenu | QWidget] = [window.menuBar(), *map(window.registry.menu, MenuId)]
    actions = itertools.chain.from_iterable(menu.actions() for menu in menus)
    missing = [one.text() for one in actions if not one.isSeparator() and not mnemonic_of(one)]
    assert missing == []


def mnemonic_of(action: QAction) -> str:
    return QKeySequence.mnemonic(action.text()).toString()


def test_choices_exclude_each_other(window: Window) -> None:
    registry = window.registry
    for menu_id in EXCLUSIVE_MENUS:
        actions = [registry.action(spec.id) for spec in ACTIONS if spec.menu is menu_id]
        assert len(actions) > 1
        for action in actions:
            action.trigger()
            assert [one.isChecked() for one in actions] == [one is action for one in actions]


def test_what_is_bound_is_called_and_the_rest_is_known(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    registry = ActionRegistry(window)
    assert registry.unbound() == list(dict.fromkeys(spec.id for spec in ACTIONS))
    registry.bind(ActionId.QUIT, window.close)
    assert ActionId.QUIT not in registry.unbound()
    assert len(registry.unbound()) == len(ACTIONS) - 1
    window.show()
    registry.action(ActionId.QUIT).trigger()
    assert not window.isVisible()


def test_a_state_is_shown_without_telling_it(window: Window) -> None:
    window.registry.set_checked(ActionId.STAR, True)
    assert window.registry.action(ActionId.STAR).isChecked()
    window.registry.set_enabled((ActionId.STAR, ActionId.READ), False)
    assert not window.registry.action(ActionId.STAR).isEnabled()
    assert not window.registry.action(ActionId.READ).isEnabled()
    assert window.listener.heard == Counter()


@pytest.mark.parametrize("spec", [spec for spec in ACTIONS if spec.keys], ids=lambda one: one.id)
def test_every_key_triggers_its_command(
    window: Window, qtbot: QtBot, focus: Callable[[QWidget], None], spec: object
) -> None:
    focus(window.plain)
    for number, key in enumerate(spec.keys, start=1):
        qtbot.keySequence(window.plain, QKeySequence(key))
        assert window.listener.heard == Counter({spec.id: number}), key


BARE = "jkn /[]abosmru z"


@pytest.mark.parametrize(
    "place", range(len(TEXT_FIELDS)), ids=lambda one: TEXT_FIELDS[one].__name__
)
def test_letters_stay_letters_in_text_fields(
    window: Window, qtbot: QtBot, focus: Callable[[QWidget], None], place: int
) -> None:
    field = window.fields[place]
    focus(field)
    for letter in BARE:
        qtbot.keyClick(QApplication.focusWidget(), letter)
    qtbot.keyClick(QApplication.focusWidget(), "?", Qt.KeyboardModifier.ShiftModifier)
    assert window.listener.heard == Counter()
    if not isinstance(field, QSpinBox):  # which takes digits only
        assert text_of(field) == f"{BARE}?"


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextBrowser])
def test_letters_are_commands_in_text_for_reading(
    window: Window,
    qtbot: QtBot,
    focus: Callable[[QWidget], None],
    kind: type[QLineEdit | QPlainTextEdit | QTextBrowser],
) -> None:
    text = kind()
    text.setReadOnly(True)
    window.setCentralWidget(text)
    text.show()
    focus(text)
    for letter in "jks ":
        qtbot.keyClick(text, letter)
    names = (ActionId.NEXT_POST, ActionId.PREVIOUS_POST, ActionId.STAR, ActionId.SCROLL_DOWN)
    assert window.listener.heard == Counter(names)


def text_of(field: QWidget) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.currentText() if isinstance(field, QComboBox) else field.text()


def test_letters_that_are_composed_are_no_commands(
    window: Window, qtbot: QtBot, focus: Callable[[QWidget], None]
) -> None:
    """While pinyin is composed every key belongs to the input method."""
    field = window.fields[0]
    focus(field)
    QCoreApplication.sendEvent(field, QInputMethodEvent("ji", []))
    for letter in "jkn ":
        qtbot.keyClick(field, letter)
    assert window.listener.heard == Counter()


def test_keys_with_modifiers_work_in_text_fields(
    window: Window, qtbot: QtBot, focus: Callable[[QWidget], None]
) -> None:
    focus(window.fields[0])
    qtbot.keyClick(window.fields[0], Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window.fields[0], Qt.Key.Key_F3)
    assert window.listener.heard == Counter(["import-folder", "find-next"])


def test_copying_in_a_text_field_copies_its_own_text(
    window: Window, qtbot: QtBot, focus: Callable[[QWidget], None]
) -> None:
    field = window.fields[0]
    focus(field)
    field.setText("copied")
    field.selectAll()
    QApplication.clipboard().setText("before")
    qtbot.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "copied"
    assert window.listener.heard == Counter()


def test_buttons_keep_the_space_key(
    window: Window, qtbot: QtBot, focus: Callable[[QWidget], None]
) -> None:
    for button in window.buttons:
        focus(button)
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, Qt.Key.Key_Space)
        qtbot.keyClick(button, "j")
    assert window.listener.heard == Counter({"next-post": len(window.buttons)})


def test_the_guard_follows_the_focus(
    window: Window, qtbot: QtBot, focus: Callable[[QWidget], None]
) -> None:
    for field in window.fields[:2]:
        focus(field)
        focus(window.plain)
        qtbot.keyClick(window.plain, "j")
    assert window.listener.heard == Counter({"next-post": 2})


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("&Import Folder…", "Import Folder"),
        ("文件(&F)", "文件"),
        ("导入文件夹(&I)…", "导入文件夹"),
        ("Save && Close", "Save & Close"),
        ("Plain", "Plain"),
        ("(&x", "(x"),
    ],
)
def test_menu_texts_as_prose(text: str, prose: str) -> None:
    assert plain(text) == prose


def test_the_list_of_keys_has_every_key_once() -> None:
    rows = shortcut_rows(OUR_KEYS)
    assert [title for title, _rows in rows] == [
        "File", "Edit", "View", "Go", "Article", "Copy As", "Highlights", "Help",
    ]  # fmt: skip
    shown = [one for _title, group in rows for _what, keys in group for one in keys]
    assert len(shown) == len(set(shown)) == len(KEYS)
    assert not any("&" in what for _title, group in rows for what, _keys in group)


def test_every_command_that_has_an_icon_shows_it(window: Window) -> None:
    for spec in ACTIONS:
        assert window.registry.action(spec.id).icon().isNull() == (not spec.icon)
