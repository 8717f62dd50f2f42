"""Keys and paths: the same everywhere, whatever bytes a name has."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.storage.connection import DamagedError
from archive.storage.keys import (
    hash_key,
    raw_path,
    shown_path,
    stored_path,
    typed_path,
    without_surrogates,
)
from archive.storage.months import month_of, month_of_day


def test_keys_are_the_same_on_every_machine() -> None:
    assert hash_key(1, "_posts/a.md") == hash_key(1, b"_posts/a.md") == 4275937835093602686
    assert hash_key("ab", "c") != hash_key("a", "bc")
    assert -(1 << 63) <= hash_key("\ud800") < 1 << 63


@given(st.binary(min_size=1, max_size=40))
def test_a_stored_path_leads_back_to_its_bytes(raw: bytes) -> None:
    stored = stored_path(raw)
    assert raw_path(stored) == raw
    shown_path(stored).encode("utf-8")
    if sys.platform == "linux":
        assert typed_path(os.fsdecode(raw)) == raw


@given(st.text(max_size=30))
def test_any_text_can_be_given_to_sqlite(text: str) -> None:
    cleaned = without_surrogates(text)
    cleaned.encode("utf-8")
    assert len(cleaned) == len(text)
    assert all(a in (b, "\ufffd") for a, b in zip(cleaned, text, strict=True))


@given(st.text(st.characters(categories=["Cs", "L"]), max_size=8))
def test_any_text_is_a_path(text: str) -> None:
    typed_path(text)


@pytest.mark.parametrize(
    ("seconds", "month"),
    [
        (0, 197001), (-1, 196912), (1_646_008_297, 202202), (-62_135_596_800, 101),
        (253_402_300_799, 999912),
    ],
)  # fmt: skip
def test_months(seconds: int, month: int) -> None:
    assert month_of(seconds) == month_of_day(seconds // 86400) == month


@pytest.mark.parametrize("read", [shown_path, raw_path])
def test_what_is_no_path_is_damage(read: Callable[[object], object]) -> None:
    for stored in (None, 7, 0.5):
        with pytest.raises(DamagedError, match="a path"):
            read(stored)
