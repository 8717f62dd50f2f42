"""Forty bodies that were written to hang a parser, imported by worker processes that may be killed:
the importer lives, every other post is in, and each of the forty is kept and can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import open_archive
from tests.archive.library import import_into, sum_of
from tests.archive.text.test_hostile_bodies import NESTED, PIECES

pytestmark = pytest.mark.slow

LENGTH = 400_000
OTHERS = 60
BOMBS = {f"of {number}": (piece * (LENGTH // len(piece))) for number, piece in enumerate(PIECES[:36])} | {
    f"nested {name}": text for name, text in NESTED.items()
}  # fmt: skip


def test_the_importer_lives_and_all_others_are_in(tmp_path: Path) -> None:
    assert len(BOMBS) >= 40
    posts = tmp_path / "site" / "_posts"
    posts.mkdir(parents=True)
    for number, body in enumerate(BOMBS.values()):
        text = f"---\ntitle: bomb {number}\n---\n{body}\n"
        (posts / f"2024-01-01-bomb{number:02}.md").write_text(text, "utf-8")
    for number in range(OTHERS):
        text = f"---\ntitle: other {number}\n---\nThe ferry {number} leaves.\n"
        (posts / f"2024-02-01-other{number}.md").write_text(text, "utf-8")
    path = tmp_path / "a.fiche"
    report = import_into(path, tmp_path / "site", generator="jekyll", workers=1)
    assert (report.failed, report.stopped, sum_of(report)) == (0, False, report.found)
    assert report.added == len(BOMBS) + OTHERS
    assert {one.code.value for one in report.problems} <= {"too-complex", "front-matter-repaired"}
    with open_archive(path, read_only=True) as archive:
        assert archive.search("ferry", count=True).total == OTHERS
        for number in range(len(BOMBS)):
            post = archive.find_post(f"_posts/2024-01-01-bomb{number:02}.md")
            assert post.title == f"bomb {number}"
            assert "x" in archive.article_html(post.id) or number < len(PIECES)
        assert archive.check().ok
