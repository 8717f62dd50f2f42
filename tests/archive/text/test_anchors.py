"""A quotation is found again in a text that was rewritten around it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import Anchor, anchor_of, letters
from archive.text.anchors import MAX_PLACES, article_letters, find_anchor

CHINESE = "春天的港口有一座新图书馆，读者在灯塔下等候渡轮。工程师说：航线将在三月延长，票价不变。"
ENGLISH = "The ferry leaves the harbour at seven, and the library opens when the tram has arrived. "


def test_letters_are_all_but_blanks_and_what_has_no_width() -> None:
    assert letters(" a\u00a0b\u3000c\r\n\u200bd\ufeff\0é中") == "abcdé中"


def test_article_letters_are_what_a_page_shows() -> None:
    html = "<p>One &amp; <b>t</b>wo</p><!-- no --><p>a &lt; b <img alt='x'>\n<br>三</p>"
    assert article_letters(html) == "One&twoa<b三"


def test_an_anchor_knows_what_stands_around() -> None:
    text = letters(CHINESE)
    start = text.index("灯塔")
    anchor = anchor_of("灯塔 下", text, start)
    assert (anchor.quote, anchor.place) == ("灯塔 下", start)
    assert text == anchor.before + "灯塔下" + anchor.after
    assert find_anchor(text, anchor) == (start, start + 3)


def test_of_the_same_words_those_with_the_same_neighbours_are_taken() -> None:
    text = letters(ENGLISH * 5)
    start = text.index("tram", 150)
    anchor = anchor_of("tram", text, start)
    assert find_anchor("New words in front. " + text, anchor) is not None
    before = "Somebodywroteonemore" + text
    assert find_anchor(before, anchor) == (start + 20, start + 24)


def test_a_short_word_elsewhere_is_not_the_same_place() -> None:
    text = letters(CHINESE)
    anchor = anchor_of("灯塔", text, text.index("灯塔"))
    assert find_anchor("别处也有一座灯塔它与此无关", anchor) is None


def test_a_quotation_whose_own_words_were_changed_is_between_its_neighbours() -> None:
    text = letters(ENGLISH + CHINESE)
    anchor = anchor_of("library opens", text, text.index("libraryopens"))
    changed = text.replace("libraryopens", "librarywillopen")
    found = find_anchor(changed, anchor)
    assert found is not None and changed[slice(*found)] == "librarywillopen"
    assert find_anchor(text.replace("libraryopens", ""), anchor) is None


def test_nothing_is_found_in_nothing_and_of_nothing() -> None:
    assert find_anchor("", Anchor("words", "a", "b", 7)) is None
    assert find_anchor("words", Anchor()) is None
    assert find_anchor("words", Anchor("words", place=(1 << 63) - 1)) == (0, 5)


def test_a_text_of_one_letter_takes_no_time_without_end() -> None:
    text = "a" * 1_000_000
    anchor = anchor_of("a" * 4_000, text, 500_000)
    assert find_anchor(text, anchor) == (500_000, 504_000)
    assert find_anchor(text + "b", Anchor("a" * 4_000 + "b", "a" * 48, "", 5)) is not None
    assert find_anchor("ab" * (MAX_PLACES * 3), Anchor("ab", place=MAX_PLACES)) is not None


def _rewritten(seed: int, words: str) -> tuple[int, int, int]:
    """Mark forty places of an article and rewrite it: how many quotations still stand, how many of
    these are found, and how many in their very place."""
    dice = random.Random(seed)
    sentence = letters(words)
    text: list[str] = []
    for _ in range(dice.randint(5, 40)):
        text += [*dice.sample(sentence, len(sentence)), *sentence]
    marked: list[tuple[Anchor, int, int]] = []
    for _ in range(40):
        start = dice.randrange(len(text) - 40)
        quote = "".join(text[start : start + dice.randint(2, 40)])
        marked.append((anchor_of(quote, "".join(text), start), start, start + len(quote)))
    moved = list(text)  # what stands for each old letter now, with what was put in before it
    for _ in range(dice.randint(1, 40)):
        at, count = dice.randrange(len(moved)), dice.randint(1, 60)
        if dice.random() < 0.5:
            moved[at] = "".join(dice.choices(sentence, k=count)) + moved[at]
        else:
            moved[at : at + count] = [""] * len(moved[at : at + count])
    new = "".join(moved)
    standing = found = right = 0
    for anchor, start, end in marked:
        stands = moved[start].endswith(anchor.quote[0])
        if stands and "".join(moved[start + 1 : end]) == anchor.quote[1:]:
            place = len("".join(moved[: start + 1])) - 1
            now = find_anchor(new, anchor)
            standing += 1
            found += now is not None
            right += now == (place, place + len(anchor.quote))
    return standing, found, right


@pytest.mark.slow
@pytest.mark.parametrize("words", [CHINESE, ENGLISH, CHINESE + ENGLISH])
def test_rewritten_articles_keep_their_highlights(words: str) -> None:
    """Of the highlights whose quotation still stands, 95 in a hundred have their very place."""
    counts = [_rewritten(seed, words) for seed in range(60)]
    standing, found, right = (sum(column) for column in zip(*counts, strict=True))
    assert standing > 1_000
    assert found >= standing * 0.98
    assert right >= standing * 0.95


@given(st.text(), st.text(), st.text(), st.text(), st.integers())
def test_whatever_is_asked_there_is_an_answer(
    text: str, quote: str, before: str, after: str, place: int
) -> None:
    found = find_anchor(letters(text), Anchor(quote, letters(before), letters(after), place))
    if found is not None:
        assert 0 <= found[0] < found[1] <= len(letters(text))
