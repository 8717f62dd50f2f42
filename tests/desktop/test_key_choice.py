"""Changed keys: kept and read back, each key with one command, nothing strange accepted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence

from desktop.action_ids import ActionId as Id
from desktop.key_choice import (
    MOST_KEYS,
    OUR_KEYS,
    all_keys,
    owner_of,
    read_keys,
    usable_key,
    with_keys,
    with_our_keys,
    write_keys,
)


def test_our_own_keys_are_usable_and_written_as_they_are_kept() -> None:
    for keys in OUR_KEYS.values():
        for key in keys:
            assert usable_key(key) == QKeySequence(key).toString() == key


@pytest.mark.parametrize(
    "key", ["", "Esc", "Return", "Shift+Tab", "Down", "Ctrl+K, Ctrl+C", "no key", "x" * 99]
)
def test_keys_that_no_command_can_have(key: str) -> None:
    assert usable_key(key) == ""


def test_a_key_goes_from_one_command_to_another_and_back() -> None:
    changed = with_keys({}, Id.STAR, ("j",))
    assert all_keys(changed)[Id.STAR] == ("J",)
    assert all_keys(changed)[Id.NEXT_POST] == ()
    assert owner_of("J", changed) is Id.STAR
    assert owner_of("S", changed) is None
    changed = with_our_keys(changed, Id.NEXT_POST)
    assert all_keys(changed)[Id.NEXT_POST] == ("J",)
    assert all_keys(changed)[Id.STAR] == ()
    changed = with_our_keys(changed, Id.STAR)
    assert all_keys(changed) == dict(OUR_KEYS)
    assert changed == {}


def test_no_key_is_a_choice_and_there_are_not_too_many() -> None:
    changed = with_keys({}, Id.STAR, ())
    assert read_keys(write_keys(changed)) == {Id.STAR: ()}
    assert all_keys(changed)[Id.STAR] == ()
    changed = with_keys({}, Id.STAR, [f"Ctrl+Alt+{letter}" for letter in "ABCDEFG"])
    assert len(changed[Id.STAR]) == MOST_KEYS


@pytest.mark.parametrize(
    ("entries", "keys"),
    [
        (["star\tF7", "no-such-command\tF8"], {Id.STAR: ("F7",)}),
        (["star\tF7", "read\tF7\tF8"], {Id.STAR: ("F7",), Id.READ: ("F8",)}),
        (["star\tnot a key\tF7\tF7"], {Id.STAR: ("F7",)}),
        (["search\tCtrl+,\tCtrl+;"], {Id.SEARCH: ("Ctrl+,", "Ctrl+;")}),
        (["", "\t\t"], {}),
    ],
)
def test_reading_what_a_file_may_hold(entries: list[str], keys: dict[Id, tuple[str, ...]]) -> None:
    assert read_keys(entries) == keys


@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_setting_can_be_read_and_no_two_commands_share_a_key(entries: list[str]) -> None:
    given_out = [key for keys in all_keys(read_keys(entries)).values() for key in keys]
    assert len(given_out) == len(set(given_out))
