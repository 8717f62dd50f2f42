"""Every declared setting, through a real INI file and back."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray

from desktop.settings import (
    ALL,
    FONT_SCALE,
    GEOMETRY,
    LAST_CHOICE,
    LAST_POST,
    LAST_QUERY,
    MAX_ID,
    RECENT_ARCHIVES,
    RECENT_KEPT,
    SIDEBARS_VISIBLE,
    SORT,
    SORTS,
    THEME,
    THEMES,
    ZOOM,
    Setting,
    Settings,
)

# One good value, or more, for settings of each type; choices bring their own.
GOOD: dict[type, list[Any]] = {
    bool: [True, False],
    int: [1, 4_000_000_000],
    float: [0.5, 1.25, 3.0],
    str: ["", "武清, 高铁", 'a "phrase" \\ -not', "a=b;c", " x ", "line\nbreak", "@Invalid()", "1"],
    list: [[], ["a"], ["a, b", "c"], ["港湾"], ["C:\\data\\a.fiche", "/a/b;c"], ["true", "1"]],
    QByteArray: [QByteArray(b"\x00\x01\xff@ByteArray()"), QByteArray()],
}


def good_values(setting: Setting[Any]) -> list[Any]:
    """Values to try a setting with."""
    return list(setting.choices) or GOOD[type(setting.default)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


@pytest.mark.parametrize("setting", ALL, ids=lambda setting: setting.key)
def test_every_setting_survives_the_file(setting: Setting[Any], path: Path) -> None:
    for value in good_values(setting):
        kept = Settings(path)
        kept.set(setting, value)
        kept.sync()
        found = Settings(path).get(setting)
        assert found == value
        assert type(found) is type(setting.default)


@pytest.mark.parametrize("setting", ALL, ids=lambda setting: setting.key)
def test_every_setting_has_its_default_without_a_file(setting: Setting[Any], path: Path) -> None:
    assert Settings(path).get(setting) == setting.default
    assert setting.accepts(setting.default)


@pytest.mark.parametrize("setting", ALL, ids=lambda setting: setting.key)
def test_every_setting_goes_back_to_its_default(setting: Setting[Any], path: Path) -> None:
    store = Settings(path)
    store.set(setting, good_values(setting)[-1])
    store.reset(setting)
    store.sync()
    assert Settings(path).get(setting) == setting.default


def test_keys_are_unique() -> None:
    assert len({setting.key for setting in ALL}) == len(ALL)


def write(path: Path, setting: Setting[Any], text: str) -> Settings:
    """Settings whose file somebody wrote by hand."""
    group, _, name = setting.key.partition("/")
    path.write_text(f"[{group}]\n{name}={text}\n", encoding="utf-8")
    return Settings(path)


@pytest.mark.parametrize(
    ("setting", "text"),
    [
        (FONT_SCALE, "0.1"),
        (FONT_SCALE, "3.01"),
        (FONT_SCALE, "large"),
        (FONT_SCALE, "nan"),
        (FONT_SCALE, "inf"),
        (FONT_SCALE, "1, 2"),
        (FONT_SCALE, ""),
        (ZOOM, "1e999"),
        (SORT, "random"),
        (SORT, "newest, oldest"),
        (THEME, "pink"),
        (THEME, ""),
        (SIDEBARS_VISIBLE, "perhaps"),
        (SIDEBARS_VISIBLE, "1, 0"),
        (LAST_POST, "-1"),
        (LAST_POST, "one"),
        (LAST_POST, "1.5"),
        (LAST_POST, "9" * 30),
        (LAST_POST, str(MAX_ID + 1)),
        (GEOMETRY, "12"),
        (GEOMETRY, "a, b"),
    ],
)
def test_bad_values_in_the_file_count_as_none(path: Path, setting: Setting[Any], text: str) -> None:
    assert write(path, setting, text).get(setting) == setting.default


def test_a_list_in_the_place_of_a_text_is_one_text(path: Path) -> None:
    """A query with a comma, written into the file by hand."""
    assert write(path, LAST_QUERY, "one, two").get(LAST_QUERY) == "one, two"


def test_one_text_in_the_place_of_a_list_is_a_list(path: Path) -> None:
    assert write(path, LAST_CHOICE, "one").get(LAST_CHOICE) == ["one"]


@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe", b"[window", b"=\n=\n", b"[%]\n%=%\n"])
def test_a_broken_file_gives_defaults_and_can_be_written(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    store = Settings(path)
    assert [store.get(setting) for setting in ALL] == [setting.default for setting in ALL]
    store.set(SORT, "title")
    store.sync()
    assert Settings(path).get(SORT) == "title"


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (FONT_SCALE, 0.49),
        (FONT_SCALE, math.nan),
        (FONT_SCALE, math.inf),
        (FONT_SCALE, 1),
        (LAST_POST, True),
        (LAST_POST, -1),
        (LAST_POST, MAX_ID + 1),
        (SIDEBARS_VISIBLE, 1),
        (SORT, "random"),
        (LAST_CHOICE, "one"),
        (LAST_CHOICE, [1]),
        (GEOMETRY, b"bytes"),
        (LAST_QUERY, None),
    ],
)
def test_bad_values_are_refused(path: Path, setting: Setting[Any], value: object) -> None:
    with pytest.raises(ValueError, match=setting.key):
        Settings(path).set(setting, value)


def test_the_largest_number_of_a_post_is_kept(path: Path) -> None:
    store = Settings(path)
    store.set(LAST_POST, MAX_ID)
    store.sync()
    assert Settings(path).get(LAST_POST) == MAX_ID
    assert write(path, LAST_POST, str(MAX_ID)).get(LAST_POST) == MAX_ID


def test_recent_things_stand_first_and_once(path: Path) -> None:
    store = Settings(path)
    for name in "abca":
        store.add_recent(RECENT_ARCHIVES, name)
    assert store.get(RECENT_ARCHIVES) == ["a", "c", "b"]
    for number in range(30):
        store.add_recent(RECENT_ARCHIVES, str(number))
    assert store.get(RECENT_ARCHIVES) == [str(29 - number) for number in range(RECENT_KEPT)]


def test_a_list_that_was_given_out_is_the_callers_own(path: Path) -> None:
    store = Settings(path)
    store.get(RECENT_ARCHIVES).append("mine")
    assert store.get(RECENT_ARCHIVES) == []
    assert RECENT_ARCHIVES.default == []


def test_a_file_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Settings(tmp_path / "file" / "settings.ini")
    store.set(SORT, "title")
    store.sync()
    assert store.get(SORT) == "title"


def test_the_choices_are_those_of_the_program() -> None:
    assert SORT.choices == SORTS
    assert THEME.choices == THEMES


# QSettings keeps texts in UTF-16: a lone surrogate is none.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=TEXTS, texts=st.lists(TEXTS.filter(bool), max_size=5))
def test_any_text_survives_the_file(path: Path, text: str, texts: list[str]) -> None:
    store = Settings(path)
    store.set(LAST_QUERY, text)
    store.set(LAST_CHOICE, texts)
    store.sync()
    again = Settings(path)
    assert again.get(LAST_QUERY) == text
    assert again.get(LAST_CHOICE) == texts
