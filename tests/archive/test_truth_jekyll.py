"""Our reading of Jekyll sites against what Jekyll 4.3.1 itself read of the same files.

The tables in ``tests/data/jekyll`` are small sites that we made up to poke at one rule after the
other, and what Jekyll made of them. What it could not read is not in them, nor where we differ on
purpose: a title is one line, a date with seconds and without an offset is wall time in the
site's zone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from archive.importing.file_ref import FileKind, FileRef
from archive.importing.post_file import ParsedPost, read_post
from archive.importing.site import read_site
from archive.text.dates import parse_date
from archive.text.frontmatter import parse_front_matter

TABLES = Path(__file__).parents[1] / "data" / "jekyll"
NOW = datetime(2026, 11, 25, tzinfo=UTC)


@cache
def table(name: str) -> list[Any]:
    """The rows of one table."""
    return [json.loads(line) for line in (TABLES / name).read_text("utf-8").splitlines()]


def site_of(folder: Path, config: str) -> Any:
    folder.mkdir(exist_ok=True)
    (folder / "_config.yml").write_text(f"timezone: Asia/Shanghai\n{config}", "utf-8")
    return replace(read_site(folder, "jekyll"), now=NOW)


def read(path: str, text: str, site: Any) -> ParsedPost:
    kind = FileKind.POST if "_posts/" in path else FileKind.DRAFT
    data = text.encode("utf-8")
    return read_post(data, FileRef(path, len(data), 0, kind, 0), site)


def found(post: ParsedPost, fields: Mapping[str, object]) -> dict[str, object]:
    """What we read, in the words of the tables."""
    values: dict[str, object] = {
        "title": post.title,
        "date": post.published.isoformat(),
        "categories": list(post.categories),
        "tags": list(post.tags),
        "slug": post.slug,
        "permalink": post.permalink,
        "draft": post.draft,
        "hidden": post.hidden,
        "excerpt": post.excerpt_markup,
    }
    return {field: values[field] for field in fields}


def test_every_way_of_writing_a_post(tmp_path: Path) -> None:
    rows = table("posts.jsonl")
    configs = sorted({row["config"] for row in rows})
    sites = {config: site_of(tmp_path / str(n), config) for n, config in enumerate(configs)}
    wrong = []
    for row in rows:
        ours = found(read(row["path"], row["text"], sites[row["config"]]), row["expected"])
        if ours != row["expected"]:
            wrong.append((row["path"], row["text"], ours, row["expected"]))
    assert len(rows) > 900
    assert wrong == []


@pytest.mark.parametrize("number", range(1, len(table("sites.jsonl"))))
def test_every_setting_of_a_site(number: int, tmp_path: Path) -> None:
    head, row = table("sites.jsonl")[0], table("sites.jsonl")[number]
    site = site_of(tmp_path / "site", row["config"])
    for (path, text), expected in zip(head["posts"].items(), row["expected"], strict=True):
        if expected is not None:  # Jekyll passed it over
            post = read(path, text, site)
            ours = [list(post.categories), post.permalink, post.hidden]
            assert ours == expected, (row["config"], path)


def test_every_spelling_of_a_date() -> None:
    wrong = []
    for zone, line, expected in table("dates.jsonl"):
        written = parse_front_matter(f"---\n{line}\n---\n").values["date"]
        moment = parse_date(written, ZoneInfo(zone))
        ours = None if moment is None else moment.isoformat()
        if ours != expected:
            wrong.append((zone, line, ours, expected))
    assert wrong == []
