"""Our reading of two real Jekyll sites against what Jekyll 4.3 itself reads.

The corpora are not part of the project; without them these tests are skipped. Compared is every
post and every field. The one difference that we keep on purpose — a front-matter date with
seconds and without an offset is wall time in the site's zone, where Jekyll reads UTC — is
excluded by looking at the file for exactly that spelling.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from archive.importing.discovery import Discovery
from archive.importing.post_file import ParsedPost, read_post
from archive.importing.site import read_site

CORPORA = Path(__file__).resolve().parents[3] / ".." / "shared" / "corpora"
WALL_TIME = re.compile(
    r"^date:\s*\d{4}-\d\d?-\d\d?[T ]+\d\d?:\d\d:\d\d(?:\.\d+)?\s*$", re.MULTILINE
)
FIELDS = ("title", "date", "categories", "tags", "slug", "url", "draft", "hidden", "excerpt")

SITES = [
    pytest.param(
        name,
        marks=pytest.mark.skipif(
            not (CORPORA / f"{name}.jekyll.jsonl").exists(), reason="the corpora are not here"
        ),
    )
    for name in ("ruby-lang", "mazhuang")
]


def rows(name: str, kind: str) -> Iterator[dict[str, Any]]:
    with (CORPORA / f"{name}.jekyll.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["kind"] == kind:
                yield row


def posts(name: str) -> dict[str, tuple[str, ParsedPost]]:
    folder = CORPORA / name
    # A year that all the corpora's posts are before: "future" depends on the day of the test.
    site = replace(read_site(folder), now=datetime(2100, 1, 1, tzinfo=UTC))
    found = {}
    for file in Discovery(folder, site):
        data = (folder / file.path).read_bytes()
        found[file.path] = (data.decode(), read_post(data, file, site))
    return found


def differences(row: dict[str, Any], text: str, post: ParsedPost) -> set[str]:
    ours = (
        post.title,
        post.published,
        list(post.categories),
        list(post.tags),
        post.slug,
        post.permalink,
        post.draft,
        post.hidden,
        post.excerpt_markup.strip(),
    )
    on_purpose = WALL_TIME.search(text.partition("\n---")[0]) is not None
    theirs = (
        row["title"],
        post.published if on_purpose else datetime.fromisoformat(row["date"]),
        row["categories"],
        row["tags"],
        row["slug"],
        row["url"],
        row["draft"],
        not row["published"],
        (row["excerpt_raw"] or "").strip(),
    )
    return {field for field, a, b in zip(FIELDS, ours, theirs, strict=True) if a != b}


@pytest.mark.slow
@pytest.mark.parametrize("name", SITES)
def test_every_field_of_every_post_is_jekylls(name: str) -> None:
    found = posts(name)
    wrong: Counter[str] = Counter()
    total = 0
    for row in rows(name, "post"):
        total += 1
        wrong.update(differences(row, *found[row["path"]]))
    print(f"\n{name}")
    for field in FIELDS:
        print(f"  {field:<12} {total - wrong[field]:>6} / {total}")
    assert total > 0
    assert not wrong


@pytest.mark.parametrize("name", SITES)
def test_no_post_of_jekylls_is_passed_over(name: str) -> None:
    folder = CORPORA / name
    found = {file.path for file in Discovery(folder, read_site(folder))}
    assert {row["path"] for row in rows(name, "post")} <= found
    extra = {path for path in found if "_posts" in path} - {
        row["path"] for row in rows(name, "post")
    }
    assert extra == {row["path"] for row in rows(name, "ignored")}  # names without a date


@pytest.mark.skipif(not (CORPORA / "finews").exists(), reason="the corpora are not here")
def test_the_site_that_started_this() -> None:
    found = posts("finews")
    assert len(found) == 5
    newspaper = found["_posts/2022-02-28-NW202202282590582074.md"][1]
    assert newspaper.published.isoformat() == "2022-02-28T08:31:37+08:00"
    assert newspaper.permalink == "/beifangwang/2022/02/28/NW202202282590582074.html"
    assert newspaper.problems == ()
    empty = found["_posts/-202205262391921712.md"][1]
    assert empty.published.date().isoformat() == "2022-05-26"
    assert 0 < len(empty.title) <= 40
    assert len(empty.problems) == 3
