"""What posts refer to in their own folder goes into the archive, by each generator's rules."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive import ImportReport, LinkKind, PostFilter, open_archive
from tests.archive.library import import_into
from tests.archive.pictures import FILM, PDF, SOUND, numbered, post, write_site


@dataclass(frozen=True)
class Site:
    """An archive of a folder that is gone."""

    path: Path
    report: ImportReport
    html: str

    def asset(self, path: str) -> tuple[str, bytes] | None:
        """What the viewer is given."""
        with open_archive(self.path, read_only=True) as archive:
            return archive.asset(1, path)

    @property
    def told(self) -> list[tuple[str, int | None, str]]:
        """What the report says."""
        return [(one.code.value, one.line, one.message) for one in self.report.problems]


def imported(tmp_path: Path, files: dict[str, str | bytes], generator: str = "auto") -> Site:
    """Import a site, take the folder away, and read its newest post."""
    folder = write_site(tmp_path / "site", files)
    path = tmp_path / "a.fiche"
    report = import_into(path, folder, generator=generator, timezone="UTC")
    shutil.rmtree(folder)
    with open_archive(path, read_only=True) as archive:
        assert archive.check().problems == ()
        ids = [one for chunk in archive.iter_post_ids(PostFilter(hidden=True)) for one in chunk]
        return Site(path, report, archive.article_html(ids[0]))


JEKYLL = "title: J\nurl: https://j.example\nbaseurl: /blog\n"
HUGO = 'baseURL = "https://h.example/"\ntitle = "H"\n'
HEXO = "title: X\nurl: https://x.example\nroot: /\ntheme: landscape\npost_asset_folder: true\n"
NAME = "_posts/2024-03-01-a.md"
SITES: dict[str, dict[str, str | bytes]] = {
    "jekyll": {"_config.yml": JEKYLL},
    "hugo": {"hugo.toml": HUGO, "content/_index.md": "---\ntitle: H\n---\n"},
    "hexo": {"_config.yml": HEXO, "scaffolds/post.md": "---\n---\n", "source/_posts/x.md": post("x")},
    "obsidian": {".obsidian/app.json": "{}"},
    "plain": {},
}  # fmt: skip


@pytest.mark.parametrize(
    ("generator", "file", "written", "asset"),
    [
        ("jekyll", NAME, "![d](/assets/a.png)", "assets/a.png"),
        ("jekyll", NAME, "![d](/blog/assets/a.png)", "assets/a.png"),
        ("jekyll", NAME, "![d]({{ site.baseurl }}/assets/a.png)", "assets/a.png"),
        ("jekyll", NAME, "![d]({{site.url}}{{site.baseurl}}/assets/a.png)", "assets/a.png"),
        ("jekyll", NAME, '![d]({{ "/assets/a.png" | relative_url }})', "assets/a.png"),
        ("jekyll", NAME, '<img alt="d" src="{{ \'assets/a.png\' | absolute_url }}">', "assets/a.png"),
        ("jekyll", NAME, "![d]({% link assets/a.png %})", "assets/a.png"),
        ("jekyll", NAME, "![d](https://j.example/blog/assets/a.png?v=1#x)", "assets/a.png"),
        ("jekyll", NAME, "![d](//j.example/assets/a.png)", "assets/a.png"),
        ("jekyll", NAME, "![d](../../../pic/a.png)", "pic/a.png"),
        ("jekyll", NAME, "![d](a.png)", "2024/03/01/a.png"),
        ("jekyll", NAME, "![d](pic/a.png)", "_posts/pic/a.png"),
        ("jekyll", NAME, "![d](/a%20b/%E5%9B%BE.png)", "a b/图.png"),
        ("jekyll", NAME, "![d](/a%20b.png)", "a%20b.png"),
        ("jekyll", NAME, "![d](..\\pic\\a.png)", "pic/a.png"),
        ("jekyll", NAME, "![d][p]\n\n[p]: /assets/a.png", "assets/a.png"),
        ("jekyll", NAME, '<p>HTML</p>\n<IMG ALT="d" SRC=/assets/a.png>', "assets/a.png"),
        ("jekyll", NAME, "![d](/images/a.png)", "images/A.PNG"),
        ("jekyll", "source/_posts/2024-03-01-a.md", "![d](/images/a.png)", "source/images/a.png"),
        ("hugo", "content/posts/a.md", "![d](/img/a.png)", "static/img/a.png"),
        ("hugo", "content/posts/a.md", "![d](/img/a.png)", "assets/img/a.png"),
        ("hugo", "content/posts/a/index.md", "![d](a.png)", "content/posts/a/a.png"),
        ("hugo", "content/posts/a/index.md", "![d](./pic/a.png)", "content/posts/a/pic/a.png"),
        ("hugo", "content/posts/a/index.md", "![d](/posts/a/a.png)", "content/posts/a/a.png"),
        ("hugo", "content/posts/a/index.md", '{{< figure src="a.png" alt="d" >}}', "content/posts/a/a.png"),
        ("hugo", "content/posts/a.md", '{{< figure src="/img/a.png" alt="d" >}}', "static/img/a.png"),
        ("hugo", "content/posts/a.md", "![d](../a.png)", "static/posts/a.png"),
        ("hugo", "content/posts/a.md", "![d](https://h.example/img/a.png)", "static/img/a.png"),
        ("hexo", "source/_posts/a.md", "![d](/images/a.png)", "source/images/a.png"),
        ("hexo", "source/_posts/a.md", "![d](a.png)", "source/_posts/a/a.png"),
        ("hexo", "source/_posts/a.md", "![d](a/a.png)", "source/_posts/a/a.png"),
        ("hexo", "source/_posts/a.md", '{% asset_img a.png 10 20 "t" "d" %}', "source/_posts/a/a.png"),
        ("hexo", "source/_posts/a.md", '<img alt="d" src="{% asset_path a.png %}">', "source/_posts/a/a.png"),
        ("hexo", "source/_posts/a.md", "![d](/2024/03/01/a/a.png)", "source/_posts/a/a.png"),
        ("hexo", "source/_posts/a.md", "![d](../images/a.png)", "source/images/a.png"),
        ("obsidian", "n/a.md", "![[a.png|d]]", "files/deep/a.png"),
        ("obsidian", "n/a.md", "![[files/a.png|d|100]]", "files/a.png"),
        ("obsidian", "n/a.md", "![[deep/a.png|d]]", "files/deep/a.png"),
        ("obsidian", "n/a.md", "![[A.PNG|d]]", "a.png"),
        ("obsidian", "n/a.md", "![d](../files/a%20b.png)", "files/a b.png"),
        ("obsidian", "n/a.md", "![d](a.png)", "attachments/a.png"),
        ("plain", "n/a.md", "![d](pic/a.png)", "n/pic/a.png"),
        ("plain", "n/a.md", "![d](../pic/a.png)", "pic/a.png"),
        ("plain", "n/a.md", "![d](/pic/a.png)", "pic/a.png"),
    ],
)  # fmt: skip
def test_a_picture_is_found_as_its_generator_finds_it(
    tmp_path: Path, generator: str, file: str, written: str, asset: str
) -> None:
    picture = numbered(1)
    files: dict[str, str | bytes] = {**SITES[generator], file: post(written), asset: picture}
    files.pop("source/_posts/x.md", None)
    site = imported(tmp_path, files, generator)
    assert site.told == []
    assert site.report.assets == 1
    assert 'alt="d"' in site.html
    source = site.html.partition('src="')[2].partition('"')[0]
    assert site.html.count("<img") == 1
    assert source.startswith("/")
    assert site.asset(asset) == ("image/png", picture)


@pytest.mark.parametrize(
    ("front", "asset"),
    [
        ("image: /img/a.png", "img/a.png"),
        ("cover: img/a.png", "img/a.png"),
        ("image:\n  path: /img/a.png", "img/a.png"),
        ("header:\n  teaser: /img/a.png", "img/a.png"),
        ("featured_image: https://j.example/blog/img/a.png", "img/a.png"),
        ("header-img: img/a.png", "img/a.png"),
        ("photos:\n- /img/a.png", "img/a.png"),
    ],
)
def test_pictures_of_the_front_matter_are_kept(tmp_path: Path, front: str, asset: str) -> None:
    text = post("words").replace("layout: post\n", f"layout: post\n{front}\n")
    site = imported(tmp_path, {"_config.yml": JEKYLL, NAME: text, asset: numbered(2)})
    assert (site.told, site.report.assets) == ([], 1)
    assert site.asset(asset) == ("image/png", numbered(2))


@pytest.mark.parametrize(
    "front", ["image: true", "feature: home", "cover: https://cdn.example/a.png", "image: a\tb"]
)
def test_what_is_no_picture_of_the_site_is_not_missed(tmp_path: Path, front: str) -> None:
    text = post("words").replace("layout: post\n", f"layout: post\n{front}\n")
    site = imported(tmp_path, {"_config.yml": JEKYLL, NAME: text})
    assert [one for one in site.told if one[0].startswith("asset")] == []


def test_a_missing_cover_is_missed_at_its_line(tmp_path: Path) -> None:
    text = post("words", cover="/img/gone.png")
    site = imported(tmp_path, {"_config.yml": JEKYLL, NAME: text})
    sentence = "“/img/gone.png” is not in the folder; the article shows its address"
    assert site.told == [("asset-missing", 5, sentence)]


def test_sounds_films_and_files(tmp_path: Path) -> None:
    body = (
        '<video src="/f/a.mp4"></video>\n\n<audio controls><source src="/f/a.mp3"></audio>\n\n'
        "[the paper](/f/paper.pdf) and [a page](/about.html), [tags](/tags/v1.2), "
        '<object data="/f/paper.pdf"></object>'
    )
    files: dict[str, str | bytes] = {
        "_config.yml": JEKYLL, NAME: post(body),
        "f/a.mp4": FILM, "f/a.mp3": SOUND, "f/paper.pdf": PDF, "about.html": "<p>x</p>",
    }  # fmt: skip
    site = imported(tmp_path, files)
    assert (site.told, site.report.assets) == ([], 3)
    assert '<video controls preload="metadata" src="/f/a.mp4"></video>' in site.html
    assert '<audio controls preload="metadata" src="/f/a.mp3"></audio>' in site.html
    assert "Embedded object" in site.html
    assert site.asset("f/paper.pdf") == ("application/pdf", PDF)
    assert site.asset("/f/a.mp4") == ("video/mp4", FILM)
    assert site.asset("about.html") is None


def test_each_file_is_kept_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": post("![x](1.png) ![x](1.png) ![y](2.png)"),
        "b.md": post("![x](1.png)", title="B"), "1.png": numbered(1), "2.png": numbered(1),
        "unused.png": numbered(3),
    }  # fmt: skip
    site = imported(tmp_path, files, "plain")
    assert (site.report.assets, site.report.ignored) == (2, 1)
    with open_archive(site.path) as archive:
        count = archive.connection.execute("SELECT count(*) FROM asset").fetchone()
    assert count == (1,)


def test_a_missing_picture_is_a_box_and_a_line_of_the_report(tmp_path: Path) -> None:
    site = imported(tmp_path, {NAME: post("one\n\n![the *gate*](/img/a.png)")}, "jekyll")
    sentence = "“/img/a.png” is not in the folder; the article shows its address"
    assert site.told == [("asset-missing", 8, sentence)]
    assert '<span class="label">the gate</span><span class="address">/img/a.png</span>' in site.html
    assert "<img" not in site.html
    with open_archive(site.path, read_only=True) as archive:
        assert [one.code.value for one in archive.problems()] == ["asset-missing"]
        assert archive.search("has:problem").total == 1


def test_a_remote_picture_is_a_box_and_no_problem(tmp_path: Path) -> None:
    body = (
        "![d](https://cdn.example/a.png) ![e](//cdn.example/b.png) ![f](data:image/png;base64,AA)"
    )
    site = imported(tmp_path, {NAME: post(body)}, "jekyll")
    assert (site.told, site.html.count("remote-image"), "<img" in site.html) == ([], 3, False)


def test_so_many_are_named_and_the_rest_is_counted(tmp_path: Path) -> None:
    body = " ".join(f"![d](/img/{number}.png)" for number in range(30))
    site = imported(tmp_path, {NAME: post(body)}, "jekyll")
    assert len(site.told) == 11
    assert site.told[-1][2] == "20 more files that it refers to are not to be had"


def test_a_post_is_followed_so_far(tmp_path: Path) -> None:
    body = "\n".join(f"![d](/img/{number}.png)" for number in range(1_100))
    site = imported(tmp_path, {NAME: post(body), "img/999.png": numbered(1)}, "jekyll")
    assert site.told[0][2] == "It refers to more than 1,000 files; the rest was left out"
    assert site.report.assets == 1


def test_posts_in_a_folder_of_their_own_do_not_reach_out_of_it(tmp_path: Path) -> None:
    body = "![d](/assets/a.png) ![e](pic/b.png)"
    folder = write_site(
        tmp_path / "site",
        {"_config.yml": JEKYLL, NAME: post(body), "assets/a.png": numbered(1),
         "_posts/pic/b.png": numbered(2)},
    )  # fmt: skip
    report = import_into(tmp_path / "a.fiche", folder / "_posts", timezone="UTC")
    assert (report.assets, report.ignored) == (1, 0)
    assert [one.message for one in report.problems] == [
        "“/assets/a.png” lies outside of the imported folder; the article shows its address"
    ]


def test_a_link_to_a_file_leads_to_it(tmp_path: Path) -> None:
    body = "[a](/files/a%20b.pdf#page=2) [b](https://j.example/blog/files/a%20b.pdf) [c](/c.html)"
    files: dict[str, str | bytes] = {"_config.yml": JEKYLL, NAME: post(body), "files/a b.pdf": PDF}
    site = imported(tmp_path, files)
    assert site.html.count('href="/files/a%20b.pdf"') == 2
    with open_archive(site.path, read_only=True) as archive:
        target = archive.resolve_link(1, "/files/a%20b.pdf")
        assert (target.kind, target.url) == (LinkKind.ASSET, "files/a b.pdf")
        assert archive.resolve_link(1, "/files/c.pdf").kind is LinkKind.EXTERNAL
        assert archive.resolve_link(1, "//files/a%20b.pdf").kind is not LinkKind.ASSET


def test_a_note_s_link_to_a_file_leads_to_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"n/a.md": post("[[b.pdf]] ![[b.pdf]] [[c]]"), "x/b.pdf": PDF}
    site = imported(tmp_path, files, "obsidian")
    assert site.html.count('href="/x/b.pdf"') == 2
    assert 'href="wiki:c"' in site.html
