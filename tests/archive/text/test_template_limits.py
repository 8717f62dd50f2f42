"""The limits of template tags, each by its name: what is past them is shown as it is written."""

from __future__ import annotations

import pytest

from archive.text.chips import show_chips
from archive.text.rules import BodyRules
from archive.text.templates import translate_templates
from archive.text.templates.tags import MAX_ARGUMENTS, read_arguments
from archive.text.templates.translation import MAX_OPEN, MAX_TAG


def _translated(body: str, generator: str) -> str:
    return show_chips(translate_templates(body, BodyRules(generator=generator)))


def test_the_first_arguments_of_a_tag_are_read() -> None:
    words = [f"w{number}" for number in range(MAX_ARGUMENTS)]
    assert read_arguments(" ".join(words)).words == tuple(words)
    assert read_arguments(" ".join([*words, "past"])).words == tuple(words)


def test_words_and_pairs_are_counted_together() -> None:
    words = [f"w{number}" for number in range(MAX_ARGUMENTS - 1)]
    read = read_arguments(" ".join([*words, "key=value"]))
    assert (read.words, read.named) == (tuple(words), {"key": "value"})
    read = read_arguments(" ".join([*words, "past", "key=value"]))
    assert (read.words, read.named) == ((*words, "past"), {})


@pytest.mark.parametrize(
    ("generator", "start", "end", "shown"),
    [
        ("jekyll", "{% theirs", "%}", '<span class="chip">theirs</span>'),
        ("jekyll", "{{ theirs", "}}", '<span class="chip">theirs</span>'),
        ("hugo", "{{< theirs", ">}}", '<span class="chip">theirs</span>'),
        ("hugo", "{{% theirs", "%}}", '<span class="chip">theirs</span>'),
        ("hexo", "{# theirs", "#}", ""),
    ],
)
def test_a_tag_that_is_too_long_is_text(generator: str, start: str, end: str, shown: str) -> None:
    tag = start + " " * (MAX_TAG - len(start) - len(end)) + end
    assert len(tag) == MAX_TAG
    assert _translated(f"before {tag} after", generator) == f"before {shown} after"
    longer = f"{start} {tag.removeprefix(start)}"
    assert _translated(f"before {longer} after", generator) == f"before {longer} after"
    assert _translated(f"{longer} {tag} after", generator) == f"{longer} {shown} after"


@pytest.mark.parametrize(
    ("generator", "start", "end", "translated"),
    [
        ("hexo", "{{% quote Q{} %}}\n", "{% endquote %}\n", "<blockquote>"),
        ("hugo", "{{{{< details S{} >}}}}\n", "{{< /details >}}\n", "<details>"),
    ],
)
def test_tags_in_too_many_others_are_chips_and_what_is_in_them_is_kept(
    generator: str, start: str, end: str, translated: str
) -> None:
    def nested(levels: int) -> str:
        starts = [start.replace("{}", str(level)).format() for level in range(levels)]
        return _translated("".join(starts) + "*kept*\n" + end * levels + "*after*", generator)

    within = nested(MAX_OPEN)
    assert within.count(translated) == MAX_OPEN
    assert 'class="chip"' not in within
    past = nested(MAX_OPEN + 1)
    assert past.count(translated) == MAX_OPEN
    assert past.count('class="chip"') == 1
    for html in (within, past):
        assert html.count("*kept*") == 1
        assert html.index("*kept*") < html.rindex(f"</{translated[1:]}") < html.index("*after*")
