"""Links between posts, from the body of a file to the post that a click opens, per generator."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from archive import post_links
from archive.database import Archive, open_archive
from archive.importing.importer import Importer
from archive.importing.options import ImportOptions
from archive.post import LinkKind
from archive.post_links import MAX_READ

SITES = {
    "jekyll": {
        "_config.yml": "url: https://news.example.com\nbaseurl: /blog\ntitle: The News\n",
        "_posts/2024-01-01-one.md": (
            "---\ntitle: One\n---\n[a]({% post_url 2024-01-02-two %}) [b]({% link _posts/sub/"
            "2024-01-03-three.md %}#part) [c]({{ site.baseurl }}/2024/01/02/two.html) [d]("
            "{{ site.url }}{{ site.baseurl }}{% post_url 2024-01-02-two %}) [e](https://news."
            "example.com/blog/2024/01/02/two.html) [x]({% link about.md %}) [y]({% post_url no %})"
            " [z]({{ '/2024/01/02/two.html' | relative_url }})\n"
        ),
        "_posts/2024-01-02-two.md": "---\ntitle: Two\n---\nx\n",
        "_posts/sub/2024-01-03-three.md": "---\ntitle: Three\n---\nx\n",
    },
    "hugo": {
        "hugo.toml": 'baseURL = "https://notes.example.com/"\n[params]\nauthor = "A. Writer"\n',
        "content/posts/one.md": (
            '---\ntitle: One\ndate: 2024-01-01\n---\n[a]({{< ref "two.md" >}}) [b]({{< relref '
            '"/posts/three" >}}) [c]({{< ref "posts/three/index.md#part" >}}) [y]({{< ref "no" >}})'
            "\n\n{{< param author >}}\n"
        ),
        "content/posts/two.md": "---\ntitle: Two\ndate: 2024-01-02\n---\nx\n",
        "content/posts/three/index.md": "---\ntitle: Three\ndate: 2024-01-03\n---\nx\n",
    },
    "hexo": {
        "_config.yml": "url: https://hexo.example.com\ntitle: H\n",
        "scaffolds/post.md": "---\n---\n",
        "source/_posts/one.md": (
            "---\ntitle: One\ndate: 2024-01-01 10:00:00\n---\n{% post_link two %} [b]({% post_path"
            " sub/three %}) {% post_link no 'missing' %}\nfirst\nsecond\n"
        ),
        "source/_posts/two.md": "---\ntitle: Two\ndate: 2024-01-02 10:00:00\n---\nx\n",
        "source/_posts/sub/three.md": "---\ntitle: Three\ndate: 2024-01-03 10:00:00\n---\nx\n",
    },
    "obsidian": {
        ".obsidian/app.json": '{"strictLineBreaks": true}',
        "One.md": (
            "[[Two]] [[sub/Three#Part|c]] [[THREE]] [[der Dritte]] [[Drei]] [[a title]] [[Nobody]]"
            " [[#Here]]\nfirst\nsecond\n\n## Here\n"
        ),
        "Two.md": "---\ntitle: A Title\n---\nx\n",
        "sub/Three.md": "---\nAliases: [Drei, der Dritte]\n---\nx\n",
        "sub/deep/Two.md": "y\n",
    },
}

OPENS = {
    "jekyll": ["two", "three", "two", "two", "two", "-", "-", "two"],
    "hugo": ["two", "three/index", "three/index", "-"],
    "hexo": ["two", "three", "-"],
    "obsidian": ["Two", "Three", "Three", "Three", "Three", "Two", "-", "One"],
}


def _imported(generator: str, tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name, text in SITES[generator].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    target = tmp_path / "site.fiche"
    with open_archive(target, create=True) as archive:
        Importer(archive, ImportOptions()).run([folder])
        assert [source.generator for source in archive.sources()] == [generator]
        assert archive.check().problems == ()
    return target


def _first(archive: Archive) -> int:
    names = {"one.md", "One.md", "2024-01-01-one.md"}
    posts = archive.posts(range(1, 20))
    return next(post.id for post in posts if post.path.rpartition("/")[2] in names)


@pytest.mark.parametrize("generator", SITES)
def test_a_click_opens_the_post_that_is_meant(generator: str, tmp_path: Path) -> None:
    with open_archive(_imported(generator, tmp_path), read_only=True) as archive:
        post_id = _first(archive)
        addresses = map(
            html.unescape, re.findall(r'<a href="([^"]*)"', archive.article_html(post_id))
        )
        opened = []
        for address in addresses:
            target = archive.resolve_link(post_id, address)
            path = archive.post(target.post_id).path if target.post_id is not None else "-.md"
            opened.append(path.removesuffix(".md"))
    for path, wanted in zip(opened, OPENS[generator], strict=True):
        assert path.endswith(wanted), (opened, wanted)
        assert not wanted.startswith("Two") or path == "Two", "the shortest path wins"


def test_what_leads_to_no_post_goes_outside_or_nowhere(tmp_path: Path) -> None:
    with open_archive(_imported("jekyll", tmp_path), read_only=True) as archive:
        post_id = _first(archive)
        target = archive.resolve_link(post_id, "link:about.md")
        assert (target.kind, target.url) == (
            LinkKind.EXTERNAL,
            "https://news.example.com/blog/about.html",
        )
        for nowhere in (
            "post-url:no",
            "ref:no",
            "wiki:no",
            "wiki:",
            "ref:",
            "post-url:#x",
            "link:",
        ):
            assert archive.resolve_link(post_id, nowhere).kind is LinkKind.REFUSED


@pytest.mark.parametrize(
    ("generator", "text"),
    [
        ("hexo", "two b missing\nfirst\nsecond"),
        ("obsidian", "a title Nobody Here first second\nHere"),
        ("hugo", "a b c y\nA. Writer"),
    ],
)
def test_the_site_s_settings_rule_its_bodies(generator: str, text: str, tmp_path: Path) -> None:
    with open_archive(_imported(generator, tmp_path), read_only=True) as archive:
        assert archive.article_text(_first(archive)).endswith(text)


def test_a_name_that_only_a_file_of_another_source_has_opens_nothing(tmp_path: Path) -> None:
    first = _imported("obsidian", tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    (other / "Elsewhere.md").write_text("x", "utf-8")
    with open_archive(first) as archive:
        Importer(archive, ImportOptions()).run([other])
        assert archive.resolve_link(_first(archive), "wiki:Elsewhere").kind is LinkKind.REFUSED


def test_front_matter_that_cannot_be_read_has_no_aliases(tmp_path: Path) -> None:
    target = _imported("obsidian", tmp_path)
    site = tmp_path / "site"
    (site / "Bad.md").write_bytes(b"\xff\xfe\x00alias\x00\x81" * 40)
    (site / "Alias.md").write_text("---\nalias: 'x, Der Name'\n---\n", "utf-8")
    with open_archive(target) as archive:
        Importer(archive, ImportOptions()).run([site])
        target_post = archive.resolve_link(_first(archive), "wiki:der%20name").post_id
        assert target_post is not None
        assert archive.post(target_post).path == "Alias.md"


def test_another_name_is_looked_for_in_the_first_posts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vault"
    (folder / ".obsidian").mkdir(parents=True)
    for number in range(3):
        text = f"---\nalias: name {number}\ndate: 2024-01-0{number + 1}\n---\n"
        (folder / f"{number}.md").write_text(text, "utf-8")
    with open_archive(tmp_path / "vault.fiche", create=True) as archive:
        Importer(archive, ImportOptions(workers=0)).run([folder])
        names = [post.path.removesuffix(".md") for post in archive.posts([1, 2, 3])]
        addresses = [f"wiki:name%20{name}" for name in names]
        for most in (MAX_READ, 3, 2):
            monkeypatch.setattr(post_links, "MAX_READ", most)
            opened = [archive.resolve_link(1, address).post_id for address in addresses]
            assert opened == [1, 2, 3 if most > 2 else None]
        assert archive.resolve_link(1, addresses[2]).kind is LinkKind.REFUSED
        assert archive.resolve_link(1, f"wiki:{names[2]}").post_id == 3, "by its file"
