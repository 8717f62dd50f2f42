"""Excerpts that the site's settings give to posts: kept with the rules that these were read by."""

from __future__ import annotations

from pathlib import Path

from archive import Importer, ImportOptions, ImportReport, PostFilter, open_archive
from tests.archive.importing.folders import write

CONFIG = """timezone: UTC
excerpt_separator: "<!--cut-->"
defaults:
  - scope: {path: news}
    values: {excerpt: "The **same** for all", lang: fr}
  - scope: {path: long}
    values: {excerpt_separator: "<!--more-->"}
"""
BODY = "---\ntitle: t\n---\none <!--cut--> two <!--more--> three\n"
OWN = "---\ntitle: t\nexcerpt: own\nlanguage: de\n---\none\n"


def _import(target: Path, folder: Path) -> tuple[ImportReport, dict[str, tuple[str, str | None]]]:
    with open_archive(target, create=True) as archive:
        report = Importer(archive, ImportOptions(workers=0)).run([folder])
        ids = next(iter(archive.iter_post_ids(PostFilter(hidden=True))))
        posts = archive.posts(list(ids))
        return report, {post.path: (post.excerpt, post.language) for post in posts}


def test_excerpts_of_jekylls_defaults(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "site",
        {
            "_config.yml": CONFIG,
            "news/_posts/2024-03-01-a.md": BODY,
            "news/_posts/2024-03-01-own.md": OWN,
            "long/_posts/2024-03-01-b.md": BODY,
            "_posts/2024-03-01-c.md": BODY,
        },
    )
    report, posts = _import(tmp_path / "x.fiche", folder)
    assert (report.added, posts) == (
        4,
        {
            "news/_posts/2024-03-01-a.md": ("The same for all", "fr"),
            "news/_posts/2024-03-01-own.md": ("own", "de"),
            "long/_posts/2024-03-01-b.md": ("one two", "en"),
            "_posts/2024-03-01-c.md": ("one", "en"),
        },
    )
    again, same = _import(tmp_path / "x.fiche", folder)
    assert (again.unchanged, again.updated, same) == (4, 0, posts)
    write(folder, {"_config.yml": CONFIG.replace("same", "new")})
    _, changed = _import(tmp_path / "x.fiche", folder)
    assert changed["news/_posts/2024-03-01-a.md"][0] == "The new for all"


def test_summaries_of_hugos_cascades(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "site",
        {
            "hugo.toml": "baseURL = 'https://port.example/'\n",
            "content/posts/_index.md": "---\ncascade: {summary: of all}\n---\n",
            "content/posts/a.md": "---\ntitle: t\ndate: 2024-03-01\n---\nbody\n",
            "content/posts/b.md": "---\ntitle: t\ndate: 2024-03-01\nsummary: own\n---\nbody\n",
        },
    )
    _, posts = _import(tmp_path / "x.fiche", folder)
    assert [excerpt for _, (excerpt, _) in sorted(posts.items())] == ["of all", "own"]
