"""Our reading of a site of our own making against what the installed Jekyll reads.

Skipped without Jekyll. The sites of others are held against what it once read of them, see
``test_jekyll_truth``. Lists in lists are texts here, as Ruby writes them; an empty
title, not tried here, is the beginning of the text. Dates have their offsets: one without is taken for the site's own here, and
not by Ruby's YAML, which is a difference on purpose.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.archive.importing.folders import read_folder, write

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("jekyll") and shutil.which("ruby")), reason="there is no Jekyll"
    ),
]
SCRIPT = """
require "jekyll"; require "json"
Jekyll.logger.log_level = :error
site = Jekyll::Site.new(Jekyll.configuration(
  "source" => ARGV[0], "destination" => ARGV[1], "quiet" => true, "disable_disk_cache" => true))
site.reset; site.read
site.posts.docs.each do |post|
  puts JSON.generate(
    "path" => post.relative_path, "title" => post.data["title"].to_s,
    "date" => post.date.strftime("%Y-%m-%dT%H:%M:%S%:z"), "categories" => post.data["categories"],
    "tags" => post.data["tags"], "slug" => post.data["slug"], "url" => post.url)
end
"""
PERMALINKS = ("date", "pretty", "ordinal", "weekdate", "none", "/:categories/:year/:short_year/:i_month/:i_day/:y_day/:week/:slug/:title:output_ext")  # fmt: skip
FRONTS = {
    "plain": "title: Plain",
    "lists": "categories: [News, Two Words, news]\ntags: [b, a, b]",
    "words": "categories: one two  three\ntags: x  y",
    "singular": "category: One Two\ntag: only this",
    "both": "category: first\ncategories: [second, first]",
    "nothing": "categories:\ntags: ''",
    "numbers": "title: 2024\ncategories: [1, 2.5]\ntags: [true, 7]",
    "nested": "categories: [[a, b], c]\ntags: [[x], y]",
    "slug": "slug: Other Name",
    "permalink": "permalink: /own/:year/here.html",
    "dated": "date: 2024-03-04 05:06:07 +0800",
    "spelt": "date: 2024-03-04T05:06:07Z",
    "quoted": "date: '2024-03-05 01:02 +0100'",
    "unicode": "title: 春天\ncategories: [港口, Été]",
}


def jekyll(folder: Path, out: Path) -> dict[str, dict[str, Any]]:
    """What Jekyll says of each post, by path."""
    command = ["ruby", "-e", SCRIPT, str(folder), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = map(json.loads, done.stdout.splitlines())
    return {row["path"]: row for row in rows}


@pytest.mark.parametrize("permalink", PERMALINKS)
def test_posts_are_what_jekyll_reads(tmp_path: Path, permalink: str) -> None:
    files = {"_config.yml": f"timezone: Asia/Shanghai\npermalink: {permalink}\n"}
    for place in ("", "Folder/sub/"):
        for name, front in FRONTS.items():
            path = f"{place}_posts/2024-01-02-{name}-Of it.md"
            files[path] = f"---\n{front}\n---\nText of {name}.\n"
    folder = write(tmp_path / "site", files)
    _, posts, _ = read_folder(folder)
    theirs = jekyll(folder, tmp_path / "out")
    assert sorted(posts) == sorted(theirs)
    assert len(posts) == 2 * len(FRONTS)
    for path, row in theirs.items():
        post = posts[path]
        ours = {
            "path": path,
            "title": post.title,
            "date": post.published,
            "categories": list(post.categories),
            "tags": list(post.tags),
            "slug": post.slug,
            "url": post.permalink,
        }
        texts = {field: list(map(_text, row[field])) for field in ("categories", "tags")}
        assert ours == {**row, **texts, "date": datetime.fromisoformat(row["date"])}, path


LEFT_OUT = {
    "none": "title: x",
    "lists": "exclude: [drafts/, old*, _posts/2024-01-02-b, 'vendor', /en/x]\ninclude: [older]",
    "globs": "exclude: ['*/sub*', '_posts/2024-0[^1]*', '**/zh/_posts/**']",
    "names": "exclude: [_posts, en]\ninclude: [2024-01-02-a.md, en]",
    "within": "exclude: ['_posts/sub/*.md']\ninclude: ['sub/2024-01-02-b.md']",
}


@pytest.mark.parametrize("settings", LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_a_site_leaves_out_is_hidden(tmp_path: Path, settings: str) -> None:
    files = {"_config.yml": f"{settings}\n"}
    folders = (
        "",
        "drafts/",
        "old/",
        "older/",
        "en/",
        "en/x/",
        "en/zh/",
        "gemfiles/",
        "vendor/gems/",
    )
    for folder_name in folders:
        for below in ("", "sub/"):
            for name in ("2024-01-02-a", "2024-01-02-b", "2024-02-03-c"):
                files[f"{folder_name}_posts/{below}{name}.md"] = "---\n---\nText.\n"
    folder = write(tmp_path / "site", files)
    _, posts, _ = read_folder(folder)
    theirs = jekyll(folder, tmp_path / "out")
    assert len(posts) == len(folders) * 6
    assert sorted(path for path, post in posts.items() if not post.hidden) == sorted(theirs)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
