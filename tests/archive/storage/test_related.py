"""Posts that are about the same, in real archives."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import Archive, Importer, ImportOptions, PostNotFoundError, open_archive

FILLER = "今天天气很好，大家出门散步，路上遇见朋友，说了很多话。"


def text_of(number: int) -> str:
    """Words that no two posts share, but for the filler."""
    first, second = chr(0x5000 + number * 7), chr(0x7000 + number * 5)
    return f"{first}{second}的故事。{FILLER}"


def write(folder: Path, day: str, name: str, title: str, body: str, **front: str) -> None:
    """One post of a site."""
    lines = [f'title: "{title}"', f"date: {day} 08:00:00 +0800"]
    lines += [f"{key}: {value}" for key, value in front.items()]
    posts = folder / "_posts"
    posts.mkdir(parents=True, exist_ok=True)
    text = "\n".join(["---", *lines, "---", body, ""])
    (posts / f"{day}-{name}.md").write_text(text, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of many posts about nothing, and a few about one bridge."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "_config.yml").write_text("title: News\n", encoding="utf-8")
    for number in range(60):
        day = f"2024-{number % 12 + 1:02}-{number % 27 + 1:02}"
        write(folder, day, f"n{number}", f"消息{text_of(number)[:2]}", text_of(number))
    bridge = "缆索桥面铺装完成，螭虎湾大桥通车。螭虎湾大桥长三公里。"
    write(folder, "2024-05-03", "a", "螭虎湾大桥通车", bridge, tags="bridge")
    write(
        folder, "2024-05-20", "b", "螭虎湾大桥合龙", f"螭虎湾大桥今日合龙。{FILLER}", tags="bridge"
    )
    write(folder, "2021-01-05", "c", "螭虎湾大桥动工", f"螭虎湾大桥动工。{FILLER}")
    write(folder, "2024-05-04", "d", "螭虎湾大桥草稿", bridge, published="false")
    write(folder, "2024-05-05", "e", "Ferry timetable", "The zeppelinport ferry. Zeppelinport.")
    write(folder, "2024-05-06", "f", "Zeppelinport opens", "The zeppelinport opens today.")
    return folder


@pytest.fixture
def archive(site: Path, archive_path: Path) -> Archive:
    """The archive of it."""
    opened = open_archive(archive_path, create=True)
    Importer(opened, ImportOptions(workers=0)).run([site])
    return opened


def titles(archive: Archive, path: str, limit: int = 5) -> list[str]:
    """The titles of what is related to a post."""
    post = archive.find_post(path)
    return [one.title.text for one in archive.related.of_post(post.id, limit)]


def test_the_rare_words_decide_and_tags_and_dates_the_order(archive: Archive) -> None:
    with archive:
        found = titles(archive, "_posts/2024-05-03-a.md")
        assert found[:2] == ["螭虎湾大桥合龙", "螭虎湾大桥动工"]
        assert "螭虎湾大桥草稿" not in found, "hidden"
        assert "螭虎湾大桥通车" not in found, "the post itself"
        assert titles(archive, "_posts/2024-05-03-a.md", 1) == ["螭虎湾大桥合龙"]


def test_words_with_letters(archive: Archive) -> None:
    with archive:
        assert titles(archive, "_posts/2024-05-05-e.md") == ["Zeppelinport opens"]
        assert titles(archive, "_posts/2024-05-06-f.md") == ["Ferry timetable"]


def test_copies_are_left_out_and_late_posts_are_found(archive: Archive, site: Path) -> None:
    with archive:
        same = (site / "_posts" / "2024-05-20-b.md").read_text("utf-8")
        (site / "_posts" / "2024-05-21-copy.md").write_text(same, encoding="utf-8")
        write(site, "2024-05-10", "late", "螭虎湾大桥收费", "螭虎湾大桥收费。")
        Importer(archive, ImportOptions(workers=0)).run([site])
        found = titles(archive, "_posts/2024-05-03-a.md")
        assert found.count("螭虎湾大桥合龙") == 1
        assert "螭虎湾大桥收费" in found
        of_late = titles(archive, "_posts/2024-05-10-late.md")
        assert {"螭虎湾大桥通车", "螭虎湾大桥合龙"} <= set(of_late)


@pytest.mark.parametrize("title", ["", "\"' AND ( OR *", "NEAR(a b)", "１２３", "\u200b"])
def test_odd_titles_are_no_queries(archive: Archive, title: str) -> None:
    with archive:
        post = archive.find_post("_posts/2024-05-05-e.md")
        reader = archive.related._reader  # no post can have such a title
        assert isinstance(reader.related(post.id, title, f"{title} {title}", 5), list)
        assert reader.related(999_999_999, title, "", 5) == []


def test_no_such_post(archive: Archive) -> None:
    with archive, pytest.raises(PostNotFoundError):
        archive.related.of_post(424242)
