"""Which addresses of a body are files of its own site."""

from __future__ import annotations

import pytest

from archive.text.addresses import (
    MAX_ADDRESSES,
    LocalAddresses,
    is_local,
    may_name_files,
    names_file,
)
from archive.text.markup import prepare
from archive.text.rules import BodyRules
from archive.text.visible import read_body

HOSTS = ("news.example.org", "www.news.example.org")
RULES = BodyRules(generator="jekyll", hosts=HOSTS)
VAULT = BodyRules(generator="obsidian")
PICTURES = [
    "![d](a.png)", "![d](<a b.png>)", '![d](a.png "title")', "![d][a]\n\n[a]: a.png", "![a]\n\n[a]: /a",
    '<img src="a.png">', "<IMG SRC='a.png'>", "<img src=a.png>", '<img\n  alt="d"\n  src="a.png">',
    '<img src = "a.png">', '<video src="a.mp4"></video>', '<video><source src="a.mp4"></video>',
    '<audio controls src="a.mp3"></audio>', '<object data="a.pdf"></object>', '<embed src="a.swf">',
    '<iframe src="a.html"></iframe>', "![d](https://news.example.org/a.png)",
    "![d](//www.news.example.org/a.png)", "[![d](a.png)](https://else.example/)", "- ![d](a.png)",
    "<div>\n<img src='../a.png'></div>", "![d](./图.png)", "![d](a.png?x=1#y)", "![d](/a)",
    "{% include figure.html image_path='a.png' %}",
]  # fmt: skip
LINKS = ["[d](a.pdf)", "[d](/a/b.zip?x=1)", '<a href="a.pdf">d</a>', "[d](<a b.pdf>)",
         "[d](https://news.example.org/a.pdf)", "[d][a]\n\n[a]: a.pdf", "<A HREF=a.pdf>d</A>"]  # fmt: skip
NOTHING = [
    "", "words", "[d](https://else.example/a.pdf)", "![d](https://else.example/a.png)", "[d](/about/)",
    "[d](../2020/a.html)", "[d](a.md)", "[d](#a.png)", "[d](mailto:a@b.png)", "a [b] (c.pdf)",
    '<img src="//else.example/a.png">', '<img src="data:image/png;base64,AA">', "`![d](a.png)`",
    "[返回](//news.example.org/category/a.html)｜[首页](//news.example.org/)", "[[a.png]]",
    '<p data-src="x" data-code="1,6">x</p>', "<http://news.example.org/a.pdf?x>", "x = y.z; src='a'",
]  # fmt: skip


def found(body: str, rules: BodyRules = RULES) -> list[tuple[str, bool]]:
    return [tuple(one) for one in read_body(body, rules).addresses]


@pytest.mark.parametrize("body", PICTURES)
def test_pictures_and_what_is_embedded(body: str) -> None:
    assert may_name_files(prepare(body, RULES), RULES)
    ((_, is_picture),) = found(body)
    assert is_picture


@pytest.mark.parametrize("body", LINKS)
def test_links_to_files(body: str) -> None:
    ((_, is_picture),) = found(body)
    assert not is_picture


@pytest.mark.parametrize("body", NOTHING)
def test_nothing_of_the_site(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "address", "is_picture"),
    [
        ("![[a b.png|100]]", "a%20b.png", True), ("![[x/a.mp4]]", "x/a.mp4", True),
        ("[[a.pdf]]", "wiki:a.pdf", False), ("![[a.pdf]]", "wiki:a.pdf", False),
        ("[[a.pdf|the paper]]", "wiki:a.pdf", False),
    ],
)  # fmt: skip
def test_embeds_of_notes(body: str, address: str, is_picture: bool) -> None:
    assert found(body, VAULT) == [(address, is_picture)]


@pytest.mark.parametrize("body", ["[[a note]]", "[[v1.2 notes.md]]", "![[note]]"])
def test_links_between_notes_are_no_files(body: str) -> None:
    assert found(body, VAULT) == []


def test_each_is_named_once_and_not_too_many() -> None:
    assert len(found("![a](a.png) ![b](a.png) [c](a.png)")) == 1
    addresses = LocalAddresses(RULES)
    for number in range(2 * MAX_ADDRESSES):
        addresses(f"{number}.png")
    assert len(addresses.all()) == MAX_ADDRESSES + 1


@pytest.mark.parametrize("piece", ["](", "src=", "](a", "[[", "=", "![](", "href='a"])
def test_endless_marks_are_answered(piece: str) -> None:
    """A quadratic way would not come to an end."""
    for rules in (RULES, VAULT):
        assert may_name_files(piece * 300_000, rules) == (piece in ("src=", "![]("))


def test_what_is_local_and_what_is_a_file() -> None:
    assert is_local("C:\\a.png", RULES) and is_local("file:///a.png", RULES)
    assert not any(
        is_local(one, RULES) for one in ("", " ", "#a", "javascript:x", "//x/a", "http:")
    )
    assert (
        names_file("a.PDF?x.html") and not names_file("a.HTML?x.pdf") and not names_file("/a.b/c")
    )
