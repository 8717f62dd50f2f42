"""The limits of the article viewer, each by its name: what the page may say, what is counted."""

from __future__ import annotations

import json

import pytest

from archive import Anchor
from desktop.views.viewer.selected import (
    MAX_ANSWER,
    MAX_PLACE,
    Revealed,
    Selected,
    read_revealed,
    read_selected,
)


def answer_of(quote: str, place: int = 0) -> str:
    """What the article's script says of a selection."""
    found = {"quote": quote, "before": "", "after": "", "place": place, "ids": [7]}
    return json.dumps(found)


def test_the_words_of_an_answer_that_is_too_long_are_none() -> None:
    quote = "x" * (MAX_ANSWER - len(answer_of("")))
    answer = answer_of(quote)
    assert len(answer) == MAX_ANSWER
    assert read_selected(answer) == Selected(Anchor(quote), (7,))
    assert read_selected(answer_of(quote + "x")) is None
    revealed = json.dumps({"id": 7, "x": 1, "y": 2})
    assert read_revealed(revealed.ljust(MAX_ANSWER)) == Revealed(7, 1, 2)
    assert read_revealed(revealed.ljust(MAX_ANSWER + 1)) is None


@pytest.mark.parametrize("sign", [1, -1])
def test_a_place_that_no_text_has_is_none(sign: int) -> None:
    last = MAX_PLACE - 1
    assert read_selected(answer_of("words", last)) == Selected(Anchor("words", place=last), (7,))
    assert read_selected(answer_of("words", sign * MAX_PLACE)) is None
    for name in ("id", "x", "y"):
        said = {"id": 1, "x": 2, "y": 3, name: sign * last}
        assert read_revealed(json.dumps(said)) == Revealed(**said)
        assert read_revealed(json.dumps({**said, name: sign * MAX_PLACE})) is None
