"""A million things in steps: the same as at once."""

from __future__ import annotations

import gc
import random

import pytest

from archive.importing import gently


@pytest.mark.parametrize("count", [0, 1, 4, 5, 8, 9, 37])
def test_names_are_sorted(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(gently, "STEP", 4)
    names = [str(number) for number in range(count)]
    random.Random(count).shuffle(names)
    expected = sorted(names)
    gently.sort_names(names)
    assert names == expected


def test_all_things_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gently, "STEP", 4)
    things = list(range(11))
    gently.empty(things)
    assert things == []


def test_garbage_is_looked_for_as_before_in_the_end() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), gently.no_long_collections():
        assert gc.get_threshold()[:2] == before[:2]
        assert gc.get_threshold()[2] > before[2]
        raise ZeroDivisionError
    assert gc.get_threshold() == before
