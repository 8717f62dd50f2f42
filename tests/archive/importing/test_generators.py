"""Every generator's folder through a whole import; and what nobody should find in a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive import ImportReport, LinkKind, PostFilter, open_archive
from archive.importing.file_ref import FileKind, FileRef
from archive.importing.generators import GENERATOR_NAMES, generator_named
from archive.importing.post_file import read_post
from archive.importing.site import SiteContext, read_site
from archive.progress import ProblemCode
from tests.archive.importing.folders import DATA, regular_files, write
from tests.archive.library import import_into, sum_of

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = {
    "jekyll": "jekyll",
    "hugo": "hugo",
    "hexo": "hexo",
    "obsidian": "obsidian",
    "html": "plain",
}
ALL = sorted(GENERATOR_NAMES)
PLACES = {
    "jekyll": "_posts/a.md", "hugo": "content/posts/a.md", "hexo": "source/_posts/a.md",
    "obsidian": "notes/a.md", "plain": "notes/a.md",
}  # fmt: skip


@pytest.mark.parametrize("sample", SAMPLES)
def test_an_import_counts_every_file(sample: str, tmp_path: Path) -> None:
    path = tmp_path / "a.fiche"
    report = import_into(path, DATA / sample, timezone="Asia/Shanghai")
    assert report.sources[0].generator == SAMPLES[sample]
    assert report.found == sum_of(report) == report.added
    unseen = 0 if sample != "jekyll" else 1  # its built site is not walked through
    known = report.found + report.assets + report.ignored
    assert known == regular_files(DATA / sample) - unseen
    again = import_into(path, DATA / sample, timezone="Asia/Shanghai")
    assert (again.found, again.unchanged) == (report.found, report.found)
    with open_archive(path, read_only=True) as archive:
        assert archive.check().problems == ()


@pytest.mark.parametrize("sample", ["hugo", "hexo", "obsidian"])
def test_no_front_matter_is_shown_or_found(sample: str, tmp_path: Path) -> None:
    """The stored bytes are read again by the generator's own fences."""
    path = tmp_path / "a.fiche"
    import_into(path, DATA / sample)
    with open_archive(path, read_only=True) as archive:
        for post_id in [
            one for chunk in archive.iter_post_ids(PostFilter(hidden=True)) for one in chunk
        ]:
            shown = archive.article_html(post_id) + archive.article_text(post_id)
            post = archive.post(post_id)
            for sign in ("tags:", '"tags"', "title =", "date:", ";;;", "+++", "---", "more--"):
                assert sign not in shown + post.excerpt, post.path
            assert archive.source_bytes(post_id) == (DATA / sample / post.path).read_bytes()


def test_links_to_addresses_that_are_not_ascii(tmp_path: Path) -> None:
    site = write(tmp_path / "site", {
        "_config.yml": "url: https://port.example\nroot: /blog/\npermalink: :title/\n",
        "scaffolds/post.md": "",
        "source/_posts/港口.md": "---\ntitle: a\ndate: 2024-03-01\n---\n[b](/blog/灯塔/)\n",
        "source/_posts/灯塔.md": "---\ntitle: b\ndate: 2024-03-02\n---\nb\n",
    })  # fmt: skip
    import_into(tmp_path / "a.fiche", site)
    with open_archive(tmp_path / "a.fiche", read_only=True) as archive:
        harbour, lighthouse = (
            archive.find_post(f"source/_posts/{name}.md") for name in ("港口", "灯塔")
        )
        assert lighthouse.permalink == "/%E7%81%AF%E5%A1%94/"
        for url in (
            "/blog/灯塔/",
            "/blog/%E7%81%AF%E5%A1%94/",
            "../灯塔",
            "//port.example/blog/灯塔/",
        ):
            target = archive.resolve_link(harbour.id, url)
            assert (target.kind, target.post_id) == (LinkKind.POST, lighthouse.id), url


def test_a_chosen_generator_reads_the_folder_again(tmp_path: Path) -> None:
    site = write(tmp_path / "site", {"a.md": "+++\ntitle = 'A'\n+++\n#tag\n"})
    path = tmp_path / "a.fiche"
    counts = []
    for generator in ("plain", "obsidian"):
        report: ImportReport = import_into(path, site, generator=generator)
        counts.append((report.sources[0].generator, report.added, report.unchanged))
        with open_archive(path, read_only=True) as archive:
            post = archive.find_post("a.md")
        assert (post.title, post.tags) == (("A", ()) if generator == "plain" else ("a", ("tag",)))
    assert counts == [("plain", 1, 0), ("obsidian", 0, 1)]


def test_settings_have_the_same_fingerprint_in_every_process(tmp_path: Path) -> None:
    """Another one would mean to read every post of the site again."""
    site = write(tmp_path, {
        "hugo.toml": "permalinks = {posts = '/:sections/:slug'}\nuglyURLs = {a = true, b = true, c = true}\n",
        **{f"content/{name}/_index.md": "---\ncascade: {draft: true}\n---\n" for name in "pqrst"},
    })  # fmt: skip
    program = (
        "import sys, pathlib; from archive.importing.site import read_site;"
        "from archive.importing.reading import ReadingRules;"
        "print(ReadingRules.of(read_site(pathlib.Path(sys.argv[1]))).fingerprint)"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program, site], cwd=ROOT, capture_output=True, text=True,
            check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in "123"
    }  # fmt: skip
    assert len(said) == 1


def test_files_of_a_bundle_that_loses_its_index(tmp_path: Path) -> None:
    """They were parts of one page; without its index they are pages."""
    site = write(tmp_path / "site", {
        "hugo.toml": "", "content/a/index.md": "one", "content/a/b.md": "two", "content/a/b/c.md": "x",
    })  # fmt: skip
    path = tmp_path / "a.fiche"
    assert import_into(path, site).added == 1
    (site / "content/a/index.md").unlink()
    report = import_into(path, site)
    assert (report.found, report.added, report.missing) == (2, 2, 1)


@pytest.mark.skipif(os.name == "nt", reason="no links or pipes there")
@pytest.mark.parametrize("generator", ALL)
def test_traps_in_a_folder(generator: str, tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"secret.md": "secret", "_index.md": "+++\n+++\n"})
    place = PLACES[generator]
    site = write(tmp_path / "site", {place: "text"})
    folder = (site / place).parent
    (folder / "link.md").symlink_to(outside / "secret.md")
    (folder / "folder").symlink_to(outside)
    (folder / "_index.md").symlink_to(outside / "_index.md")
    os.mkfifo(folder / "pipe.md")
    os.mkfifo(folder / "index.md")
    report = import_into(tmp_path / "a.fiche", site, generator=generator)
    assert report.found == sum_of(report)
    assert {problem.code for problem in report.problems} <= {
        ProblemCode.NOT_A_FILE, ProblemCode.DATE_MISSING,
    }  # fmt: skip
    with open_archive(tmp_path / "a.fiche", read_only=True) as archive:
        assert archive.find_post(place).title
        assert archive.post_count() == 1


HOSTILE = [
    "---\n" + "[" * 30_000 + "\n---\nx",
    "---\na: &a [1,2]\n" + "".join(f"k{n}: [*a,*a,*a,*a]\n" for n in range(900)) + "---\nx",
    "---\ntags: [" + "x," * 20_000 + "]\n---\nx",
    "---\ncategories: {a: {b: {c: 1}}}\ntags: [[[[a]]]]\n---\nx",
    "---\n- a\n- b\n---\nx",
    "---\ntitle: !!python/object:os.system x\ndate: !!timestamp nonsense\n---\nx",
    "---\ndate: 99999-01-01\nupdated: 0000-00-00\nlastmod: -1\n---\nx",
    "---\n" + "a: b\n" * 20_000 + "---\nx",
    "+++\n" + "a." * 20_000 + "a = 1\n+++\nx",
    "+++\na = " + "[" * 30_000 + "\n+++\nx",
    "+++\ntags = [" + "'x'," * 12_000 + "]\n+++\nx",
    "+++\n" + "[[a]]\n" * 10_000 + "+++\nx",
    '{"a": ' + "[" * 30_000 + "]" * 30_000 + "}\nx",
    '{"title": "\\ud800", "tags": ["\\udfff", null, {}], "slug": "\\u0000"}\nx',
    '"a": ' + "[" * 30_000 + "\n;;;\nx",
    "#+TITLE: x\n" * 5_000 + "x",
    "---\nslug: ../../../etc/passwd\nurl: ../../x\npermalink: ../../../x\n---\nx",
    "---\nurl: 'http://[x'\nslug: '%zz%'\npermalink: '%zz%'\n---\nx",
    "---\n" + "x" * 70_000 + "\n---\nx",
    "#" * 100_000, "`" * 100_000, "<!--" * 20_000, "%%" * 40_000, "--- ;;; +++ {",
]  # fmt: skip


def empty_site(generator: str) -> SiteContext:
    site = read_site(DATA / "html", generator, timezone="UTC")
    return replace(site, inside="", now=datetime(2024, 6, 1, tzinfo=UTC))


SITES = {generator: empty_site(generator) for generator in ALL}


def check(generator: str, data: bytes) -> None:
    """One file, whatever is in it, is a post that can be stored and shown."""
    file = FileRef(PLACES[generator], len(data), 10**18, FileKind.POST, 20010909)
    post = read_post(data, file, SITES[generator])
    assert post.published.utcoffset() is not None
    assert len(post.categories) <= 500 and len(post.tags) <= 500
    texts = (post.title, post.text, post.slug, post.permalink, post.excerpt_markup, post.identity,
             *post.categories, *post.tags)  # fmt: skip
    for text in texts:
        text.encode("utf-8")
        assert "\0" not in text
    if not post.unreadable:
        assert post.permalink.startswith("/")
        assert "/../" not in post.permalink


@pytest.mark.slow
@pytest.mark.parametrize("generator", ALL)
@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_files(generator: str, number: int) -> None:
    check(generator, HOSTILE[number].encode())


@pytest.mark.parametrize("generator", ALL)
@given(st.text(max_size=150), st.sampled_from(["---\n{}\n---\n", "+++\n{}\n+++\n", "{{{}}}\n",
                                                "{}\n;;;\n", "{}"]))  # fmt: skip
def test_any_front_matter_gives_a_post(generator: str, text: str, fences: str) -> None:
    check(generator, fences.format(text).encode("utf-8", "replace"))


keys = st.sampled_from(["title", "date", "tags", "categories", "slug", "url", "permalink", "draft",
                        "published", "summary", "excerpt", "updated", "cascade", "layout"])  # fmt: skip
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.dates().map(str),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("generator", ALL)
@given(st.dictionaries(keys, values, max_size=6))
@example({"title": float("nan")})
@example({"title": float("-inf"), "tags": [float("inf")], "date": float("nan")})
def test_any_values_give_a_post(generator: str, front: dict[str, object]) -> None:
    rules = generator_named(generator)
    parsed = replace(rules.parse("---\na: b\n---\nbody"), values=front, raw={})
    file = FileRef(PLACES[generator], 0, 10**18, FileKind.POST, 20010909)
    described = rules.describe(parsed, file, SITES[generator])
    assert described.permalink.startswith("/")
    assert all(isinstance(name, str) for name in (*described.categories, *described.tags))
