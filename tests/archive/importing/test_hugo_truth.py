"""Our reading of sites of our own making against what Hugo itself reads.

Held against ``hugo list all``; terms and languages, which it does not say, against a page that Hugo
builds from a template. Without Hugo these tests are skipped. Where our rule differs on purpose:

- a page without a title or a date has one of ours, so Hugo's empty ones are not compared;
- of two files that are one page to Hugo (the same name with two endings) both are posts here;
- hidden pages (headless ones, for example) are posts here, and hidden;
- the target of a cascade that is one table counts (in Hugo since 0.112), not only that of a list.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from archive.importing.post_file import ParsedPost
from tests.archive.importing.folders import read_folder
from tests.archive.importing.hugo_world import SITES, write_site

HUGO = shutil.which("hugo")
NO_DATE = "0001-01-01T00:00:00Z"
ADDRESS = "https://port.example/news"
FIELDS = ("title", "date", "draft", "permalink", "tags", "categories")
TEMPLATE = """{{ $all := slice }}{{ range .Site.AllPages }}{{ if and .IsPage .File -}}
{{ $c := slice }}{{ range .GetTerms "categories" }}{{ $c = $c | append (lower .Title) }}{{ end -}}
{{ $t := slice }}{{ range .GetTerms "tags" }}{{ $t = $t | append (lower .Title) }}{{ end -}}
{{ $all = $all | append (dict "path" .File.Path "tags" $t "categories" $c) }}{{ end }}{{ end -}}
{{ $all | jsonify }}"""


def version() -> int:
    """The second number of Hugo's version; 0 without Hugo."""
    if HUGO is None:
        return 0
    said = subprocess.run([HUGO, "version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"v0\.(\d+)", said)
    return 0 if found is None else int(found[1])


# Since 0.123 Hugo tells pages apart by other paths, since 0.152 it reads YAML otherwise.
pytestmark = pytest.mark.skipif(
    not 110 <= version() < 123, reason="there is no Hugo of the time whose rules ours are"
)


def hugo(folder: Path, *arguments: str) -> str:
    """What Hugo says, or a failed test with its reasons."""
    done = subprocess.run(
        [str(HUGO), *arguments, "--source", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def listed(folder: Path) -> dict[str, dict[str, str]]:
    """The rows of ``hugo list all`` by path."""
    said = hugo(folder, "list", "all")
    rows = csv.DictReader(io.StringIO(said[said.index("path,") :]))
    return {row["path"]: row for row in rows}


def terms(folder: Path, target: Path) -> dict[str, dict[str, Any]]:
    """Tags and categories of every page that Hugo builds, by path, in lower case."""
    layouts = folder / "layouts"
    (layouts / "_default").mkdir(parents=True)
    (layouts / "index.html").write_text(TEMPLATE, "utf-8")
    for name in ("single", "list"):
        (layouts / "_default" / f"{name}.html").write_text(".", "utf-8")
    hugo(folder, "--buildDrafts", "--buildFuture", "--buildExpired", "--destination", str(target))
    texts = [path.read_text("utf-8") for path in target.glob("**/index.html")]
    pages = [page for text in texts if text.startswith("[") for page in json.loads(text)]
    return {f"content/{page['path']}": page for page in pages}


def comparable(post: ParsedPost) -> dict[str, Any]:
    return {
        "title": post.title,
        "date": post.published.isoformat().replace("+00:00", "Z"),
        "draft": str(post.draft).lower(),
        "permalink": post.permalink and ADDRESS + post.permalink,
        "tags": sorted({tag.lower() for tag in post.tags}),
        "categories": sorted({category.lower() for category in post.categories}),
    }


def compared(row: dict[str, str], page: dict[str, Any] | None) -> dict[str, Any]:
    """What Hugo says of a page, without what it has nothing to say of."""
    said: dict[str, Any] = {key: row[key] for key in ("title", "date", "draft", "permalink")}
    if not said["title"]:
        del said["title"]
    if said["date"] == NO_DATE:
        del said["date"]
    if page is not None:
        said["tags"] = sorted(page["tags"])
        said["categories"] = sorted(page["categories"])
    return said


@pytest.mark.parametrize("name", SITES)
def test_every_field_is_hugos(name: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(site, name)
    rows = listed(site)
    _, posts, _ = read_folder(site, now=datetime.now(UTC))
    pages = terms(site, tmp_path / "built") if name != "taxonomies" else {}
    assert rows.keys() - posts.keys() == set()
    total: Counter[str] = Counter()
    wrong: list[tuple[str, str, Any, Any]] = []
    for path, row in rows.items():
        ours, theirs = comparable(posts[path]), compared(row, pages.get(path))
        total.update(list(theirs))
        wrong += [(path, field, ours[field], value) for field, value in theirs.items()
                  if ours[field] != value]  # fmt: skip
    failed = Counter(field for _, field, _, _ in wrong)
    print(f"\n{name}")
    for field in FIELDS:
        print(f"  {field:<10} {total[field] - failed[field]:>5} / {total[field]}")
    assert total["title"] > 0
    assert wrong == []


def test_what_only_we_take_is_hidden_or_a_second_file(tmp_path: Path) -> None:
    write_site(tmp_path, "cascade")
    rows, posts = listed(tmp_path), read_folder(tmp_path)[1]
    extra = posts.keys() - rows.keys()
    assert extra == {f"content/{name}.md" for name in ("hidden/index", "quiet", "unlisted")}
    assert all(posts[path].hidden for path in extra)


@pytest.mark.parametrize("which", ["future", "expired", "drafts"])
def test_what_is_hidden_is_hugos(which: str, tmp_path: Path) -> None:
    """``hugo list future`` and so on name what a plain build leaves out."""
    write_site(tmp_path, "front")
    said = hugo(tmp_path, "list", which)
    theirs = {line.split(",")[0] for line in said.splitlines() if line.startswith("content/")}
    posts = read_folder(tmp_path, now=datetime.now(UTC))[1]
    assert theirs
    assert {path for path in theirs if not posts[path].hidden} == set()
    left_out = {path for kind in ("future", "expired", "drafts")
                for path in hugo(tmp_path, "list", kind).replace(",", "\n").splitlines()}  # fmt: skip
    assert {path for path, post in posts.items() if post.hidden} <= left_out
