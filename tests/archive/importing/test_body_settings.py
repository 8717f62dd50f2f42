"""What configurations say of bodies."""

from __future__ import annotations

import pytest

from archive.importing.body_settings import MAX_VALUE, MAX_VALUES, with_settings
from archive.text.rules import BodyRules


@pytest.mark.parametrize(
    ("generator", "config", "breaks"),
    [
        ("jekyll", {}, False),
        ("jekyll", {"kramdown": {"hard_wrap": True}}, True),
        ("jekyll", {"kramdown": {"hard_wrap": False}}, False),
        ("jekyll", {"kramdown": "hard_wrap"}, False),
        ("jekyll", {"markdown": "CommonMark", "commonmark": {"options": ["HARDBREAKS"]}}, True),
        ("jekyll", {"markdown": "CommonMarkGhPages", "commonmark": {"options": "x"}}, False),
        ("jekyll", {"commonmark": {"options": ["HARDBREAKS"]}}, False),
        ("jekyll", {"markdown": "redcarpet", "redcarpet": {"extensions": ["hard_wrap"]}}, True),
        ("hexo", {}, True),
        ("hexo", {"marked": {"breaks": False}}, False),
        ("hexo", {"markdown": {"render": {"breaks": False}}}, False),
        ("hexo", {"kramed": {"breaks": True}}, True),
        ("hexo", {"marked": None}, True),
        ("hugo", {}, False),
        ("hugo", {"markup": {"goldmark": {"renderer": {"hardwraps": True}}}}, True),
        ("hugo", {"markup": {"goldmark": []}}, False),
        ("obsidian", {"breaks": True}, False),
        ("plain", {"kramdown": {"hard_wrap": True}}, False),
    ],
)
def test_line_breaks(generator: str, config: dict[str, object], breaks: bool) -> None:
    assert with_settings(BodyRules(generator=generator), config).hard_wrap is breaks


def test_the_settings_that_bodies_may_name() -> None:
    config = {"title": "T", "author": {"name": "x"}, "email": "e", "secret": "s", "name": 3}
    rules = with_settings(BodyRules(generator="jekyll"), config)
    assert dict(rules.values) == {"title": "T", "email": "e", "name": "3"}
    assert rules.value_of("title") == "T"
    assert rules.value_of("secret") is None
    params = {"a": "b", "c": True, "d": [1], "long": "x" * (MAX_VALUE + 1)}
    params.update({f"n{n}": str(n) for n in range(2 * MAX_VALUES)})
    rules = with_settings(BodyRules(generator="hugo"), {"params": params})
    assert rules.value_of("a") == "b"
    assert rules.value_of("c") is rules.value_of("long") is None
    assert len(rules.values) < MAX_VALUES


def test_rules_come_back_from_their_json() -> None:
    rules = BodyRules(
        generator="hugo", site_url="u", base_url="/b", hosts=("h",), language="zh",
        hard_wrap=True, values=(("a", "b"), ("c", "")),
    )  # fmt: skip
    assert BodyRules.from_json(rules.to_json()) == rules
    assert BodyRules.from_json({}) == BodyRules()
    old = {"generator": "jekyll", "hosts": ["h"]}  # as archives of before have them
    assert BodyRules.from_json(dict(old)) == BodyRules(generator="jekyll", hosts=("h",))
