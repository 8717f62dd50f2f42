"""A stored post is read again by the rules that it was read by first."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from archive.importing.reading import ArticleHead, ReadingRules, are_as_kept
from archive.importing.site import read_site

SITE = Path(__file__).resolve().parents[2] / "data" / "posts" / "jekyll"
NO_TEXT = b"\xff" * 9


def test_rules_travel_through_the_archive() -> None:
    rules = ReadingRules.of(read_site(SITE))
    assert rules.language == "zh-CN"
    assert rules.rules.hosts == ("port.example", "www.port.example")
    assert ReadingRules.from_json(rules.to_json()) == rules
    assert ReadingRules.from_json("{}") == ReadingRules()


def test_rules_prove_that_they_are_what_was_kept() -> None:
    text = ReadingRules.of(read_site(SITE)).to_json()
    assert are_as_kept(text)
    assert are_as_kept("{}"), "of an archive from before"
    assert not any(map(are_as_kept, ("0", "[]", "null", '{"others": 1}')))
    for place in range(len(text)):
        flipped = text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]
        try:
            ReadingRules.from_json(flipped)
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
        assert not are_as_kept(flipped), flipped


@pytest.mark.parametrize("text", ["", "[", "[]x", '{"rules": 3}', '{"language": "zh"}', '"x"'])
def test_rules_that_make_no_sense_are_not_taken(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        ReadingRules.from_json(text)


def test_the_fingerprint_changes_with_what_a_post_is() -> None:
    site = read_site(SITE)
    same = ReadingRules.of(replace(read_site(SITE), category_labels={"a": "b"}))
    assert same == ReadingRules.of(site)
    others = [
        replace(site, timezone="UTC"),
        replace(site, permalink="/:title"),
        replace(site, rules=replace(site.rules, hosts=("other.example",))),
        replace(site, excerpt_separator="x"),
    ]
    prints = {ReadingRules.of(one).fingerprint for one in [site, *others]}
    assert len(prints) == 5
    assert json.loads(same.to_json())["fingerprint"] == same.fingerprint


def test_the_article_of_a_post() -> None:
    data = b"---\ntitle: x\n---\nfirst *part*\n\nsecond"
    assert ReadingRules().html(data) == "<p>first <em>part</em></p>\n<p>second</p>\n"


COVER = {"/c.png": ("/assets/c.png", "image/png"), "/s.mp3": ("/s.mp3", "audio/mpeg")}
BOX = '<p class="cover"><span class="remote-image"><span class="label">Image</span>'


@pytest.mark.parametrize(
    ("front", "body", "cover"),
    [
        ("thumb: /t.png\nCover-Image: /c.png", "", '<img src="/assets/c.png" alt="">'),
        ("cover: {image: /c.png}", '<img src="/assets/c.png" alt="">', ""),
        ("image: https://x.example/a.png", "", "x.example/a.png"),
        ("image: https://x.example/a.png", "![sea](https://x.example/a.png)", ""),
        ("cover: /gone.png?a=<b>.png", "", '<span class="address">/gone.png?a=&lt;b&gt;.png'),
        ("photos: [/c.png]\nimage: true\ncover: /s.mp3", "", ""),
    ],
)
def test_the_cover_is_what_the_body_does_not_show(front: str, body: str, cover: str) -> None:
    rules, data = ReadingRules(), f"---\ntitle: x\n{front}\n---\n{body}".encode()
    html = body if body.startswith("<") else rules.html(data, asset_of=COVER.get)
    shown = rules.head(data, html, COVER.get).cover_html
    assert cover in shown and bool(cover) == bool(shown)
    assert not cover or "<img" in cover or shown.startswith(BOX)


@pytest.mark.parametrize(
    ("front", "authors"),
    [
        ("author: Ada <b>Lin</b>", ("Ada <b>Lin</b>",)),
        ("Authors: [Mei, {name: 周岸, url: x}, Mei, 7, '']", ("Mei", "周岸")),
        ("author:\n  - '[[people/Ada|Ada]]'\n  - '[[Bo]]'", ("Ada", "Bo")),
        ('params: {author: "Ada\\u202e\\nLin"}', ("Ada Lin",)),
        ("author: [[[[deep]]]]\nauthors: true", ()),
    ],
)
def test_who_wrote_a_post(front: str, authors: tuple[str, ...]) -> None:
    assert ReadingRules().head(f"---\n{front}\n---\n".encode(), "").authors == authors


def test_a_file_that_is_no_text_has_none() -> None:
    rules = ReadingRules()
    assert rules.head(NO_TEXT, "") == ArticleHead()
    assert rules.html(NO_TEXT) == ""


def test_what_is_plain_or_too_complex_is_shown_as_text() -> None:
    rules = ReadingRules()
    data = b"---\ntitle: x\n---\n<p>a *b*"
    assert rules.html(data, plain=True) == (
        '<p class="label">Shown as plain text: it could not be read in bounded time.</p>'
        '<pre class="plain">a *b*</pre>'
    )
    assert "more than 40,000 Markdown marks" in rules.html(b"*" * 50_000)
