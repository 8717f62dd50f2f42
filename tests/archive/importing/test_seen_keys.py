"""A key that came by is never called new."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.importing import seen_keys
from archive.importing.seen_keys import SeenKeys

KEYS = st.integers(-(1 << 63), (1 << 63) - 1)


@given(st.lists(KEYS | st.integers(-3, 3), max_size=30))
def test_what_came_by_is_not_new(keys: list[int]) -> None:
    seen = SeenKeys()
    came: set[int] = set()
    for key in keys:
        assert not (seen.add(key) and key in came)
        came.add(key)
        assert not seen.add(key)


def test_of_keys_that_look_alike_only_the_first_is_surely_new() -> None:
    seen = SeenKeys()
    assert seen.add(5)
    assert not seen.add(5 + (1 << seen_keys.BITS))
    assert seen.add(6)
    assert seen.add(-5)
