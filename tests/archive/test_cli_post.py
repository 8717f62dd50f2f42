"""``fiche show`` for people: a header, and the text with its tables in rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.cli import fiche
from tests.archive.library import import_into


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    posts = tmp_path / "news" / "_posts"
    posts.mkdir(parents=True)
    (posts.parent / "_config.yml").write_text("timezone: Asia/Shanghai\n", "utf-8")
    (posts / "2024-03-01-a.md").write_text(
        "---\ntitle: 渡轮\\u202e增加班次\ndate: 2024-03-01 08:30:00 +0800\ncategories: [港湾, 交通]\n"
        "tags: [渡轮]\n---\n第一段。\n\n| 港口 | Time |\n|---|---|\n| 东 | 8:00 |\n\n"
        "<p>（文章来源：港湾报）</p>\n\n<http://s.example/1>\n".replace("\\u202e", "\u202e"),
        "utf-8",
    )
    (posts / "2024-03-02-b.md").write_bytes(b"\xff" * 9)
    (posts / "2024-03-03-c.md").write_text("---\ntitle: 短\npublished: false\n---\nx\n", "utf-8")
    path = tmp_path / "news.fiche"
    import_into(path, posts.parent)
    (posts / "2024-03-03-c.md").unlink()
    import_into(path, posts.parent)
    return path


def _show(archive: Path, *arguments: str, colour: bool = False) -> list[str]:
    result = CliRunner().invoke(fiche, ["show", str(archive), *arguments], color=colour)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


def test_header_and_text(archive: Path) -> None:
    assert _show(archive, "_posts/2024-03-01-a.md") == [
        "渡轮\ufffd增加班次",
        "Date         2024-03-01 08:30",
        "Publisher    港湾报",
        "Categories   港湾, 交通",
        "Tags         渡轮",
        "Source link  http://s.example/1",
        "File         news/_posts/2024-03-01-a.md",
        "",
        "第一段。",
        "港口  Time",
        "东    8:00",
        "（文章来源：港湾报）",
        "http://s.example/1",
    ]


def test_a_path_is_taken_as_it_is_printed(archive: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "_posts" / "2024-03-01-a.md"
    other.parent.mkdir(parents=True)
    other.write_text("---\ntitle: Another\n---\nOf the same path.\n", "utf-8")
    import_into(archive, other.parent.parent)
    for path in ("news/_posts/2024-03-01-a.md", "other/_posts/2024-03-01-a.md"):
        said = _show(archive, path)
        assert f"File         {path}" in said
    result = CliRunner().invoke(fiche, ["show", str(archive), "news/_posts/none.md"])
    assert result.exit_code == 1 and "no post 'news/_posts/none.md'" in result.stderr


def test_what_is_not_there_has_no_line(archive: Path) -> None:
    said = _show(archive, "_posts/2024-03-03-c.md")
    assert said[:2] == ["短", "Date         2024-03-03"]
    assert said[1].startswith("Date  ")
    assert said[2:] == [
        "File         news/_posts/2024-03-03-c.md",
        "State        hidden, missing in the folder",
        "",
        "x",
    ]


def test_a_file_that_could_not_be_understood(archive: Path) -> None:
    said = _show(archive, "_posts/2024-03-02-b.md")
    assert "State        hidden, not readable" in said
    assert said[-1] == ""


def test_the_title_is_bold_on_a_terminal(archive: Path) -> None:
    assert _show(archive, "_posts/2024-03-03-c.md", colour=True)[0] == "\x1b[1m短\x1b[0m"


def test_as_text_is_what_search_searches(archive: Path) -> None:
    said = _show(archive, "_posts/2024-03-01-a.md", "--as", "text")
    assert said[1:6] == ["", "第一段。", "港口", "Time", "东"]
