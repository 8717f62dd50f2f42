"""Highlights and notes in real archives: whatever happens to their posts, they are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import (
    Anchor,
    Archive,
    ArchiveReadOnlyError,
    Colour,
    Highlight,
    PostFilter,
    PostNotFoundError,
    anchor_of,
    asks_for_marks,
    back_up,
    open_archive,
    place_highlights,
)
from archive.optimizing import optimize_archive
from archive.repairing import repair_archive
from archive.storage.highlight_rows import MAX_AROUND, MAX_NOTE, MAX_QUOTE
from archive.storage.highlights import MAX_LISTED, MAX_OF_POST
from archive.text.anchors import article_letters
from tests.archive.library import Library, ids_in, import_into

HEAD = "---\ntitle: Spring\ndate: 2022-01-05\n---\n"
BODY = "The ferry leaves at seven. 春天的图书馆开门了。 The tram waits for nobody."
QUOTE = "图书馆开门"


def mark(archive: Archive, post_id: int, quote: str = QUOTE, note: str = "") -> Highlight:
    """Highlight the first place where a post says *quote*."""
    text = article_letters(archive.article_html(post_id))
    anchor = anchor_of(quote, text, text.index("".join(quote.split())))
    return archive.highlights.add(post_id, Colour.GREEN, anchor, note)


def quotes(archive: Archive, post_id: int) -> list[str | None]:
    """What the highlights of a post cover now; None where they have lost their place."""
    html = archive.article_html(post_id)
    text = article_letters(html)
    placed = place_highlights(archive.highlights.of_post(post_id), html)
    return [None if one.start is None else text[one.start : one.end] for one in placed]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "_posts").mkdir(parents=True)
    (folder / "_config.yml").write_text("title: Harbour\ntimezone: UTC\n")
    (folder / "_posts" / "2022-01-05-spring.md").write_text(HEAD + BODY, "utf-8")
    return folder


@pytest.fixture
def marked(site: Path, archive_path: Path) -> Path:
    """An archive of one post that has a highlight and a note."""
    import_into(archive_path, site)
    with open_archive(archive_path) as archive:
        (post_id,) = ids_in(archive_path)
        mark(archive, post_id)
        archive.highlights.add(post_id, Colour.YELLOW, Anchor(), "  a note\non all of it ")
    return archive_path


def the_post(path: Path) -> int:
    (post_id,) = ids_in(path, hidden=True)
    return post_id


def test_what_is_added_is_there_and_changes(library: Library) -> None:
    with open_archive(library.path) as archive:
        one = archive.highlights.add(3, Colour.BLUE, Anchor("words", "b", "a", 7), "mine")
        on_post = archive.highlights.add(3, Colour.PINK, Anchor(), "all")
        assert archive.highlights.of_post(3) == [on_post, one]
        assert (on_post.is_on_post, one.is_on_post) == (True, False)
        archive.highlights.change(one.id, colour=Colour.PINK)
        archive.highlights.change(one.id, note="yours")
        _, changed = archive.highlights.of_post(3)
        assert (changed.colour, changed.note) == (Colour.PINK, "yours")
        assert (changed.anchor, changed.created) == (one.anchor, one.created)
        archive.highlights.remove([one.id, 99])
        archive.highlights.change(one.id, note="nobody")
        assert archive.highlights.of_post(3) == [on_post]
        assert archive.highlights.put_back(3, changed) == changed
        assert archive.highlights.of_post(3) == [on_post, changed]
        assert archive.highlights.put_back(3, changed).id not in (changed.id, on_post.id)
        assert archive.highlights.count() == 3
        assert archive.check().ok
        with pytest.raises(PostNotFoundError):
            archive.highlights.add(4_000, Colour.BLUE, Anchor("words"))


def test_what_is_too_long_is_cut_and_odd_characters_are_replaced(library: Library) -> None:
    with open_archive(library.path) as archive:
        anchor = Anchor("q" * 6_000, "b" * 300, "\ud800" * 300, -5)
        one = archive.highlights.add(1, Colour.BLUE, anchor, "n\0\udfff" + "n" * 30_000)
        assert archive.highlights.of_post(1) == [one]
        assert (len(one.anchor.quote), len(one.note)) == (MAX_QUOTE, MAX_NOTE)
        assert one.anchor.place == 0
        assert one.note.startswith("n\ufffdn")
        assert archive.check().ok


def around(length: int) -> str:
    """So many characters, of which each beginning and each end is another text."""
    return "".join(chr(0x4E00 + number) for number in range(length))


@pytest.mark.parametrize("length", [MAX_AROUND, MAX_AROUND + 1])
def test_what_stands_around_is_kept_as_far_as_it_is_near(library: Library, length: int) -> None:
    text = around(length)
    near = (text[-MAX_AROUND:], text[:MAX_AROUND])
    with open_archive(library.path) as archive:
        one = archive.highlights.add(1, Colour.BLUE, Anchor("words", text, text))
        assert (one.anchor.before, one.anchor.after) == near
        assert archive.highlights.of_post(1) == [one]
        assert archive.check().ok
    library.execute(f"UPDATE highlight SET before = '{text}', after = '{text}'")
    with open_archive(library.path, read_only=True) as archive:
        (read,) = archive.highlights.of_post(1)
        assert (read.anchor.before, read.anchor.after) == near, "and of a foreign file"


def test_of_very_many_highlights_of_a_post_the_first_are_read(library: Library) -> None:
    with open_archive(library.path) as archive:
        first = archive.highlights.add(1, Colour.BLUE, Anchor("words", place=0))
    columns = "source_id, post_key, colour, quote, before, after, note, created, changed, row_sum"
    library.execute(
        "WITH RECURSIVE numbers(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM numbers"
        f" WHERE n < {MAX_OF_POST}) INSERT INTO highlight({columns}, place)"
        f" SELECT {columns}, n FROM highlight, numbers"
    )
    with open_archive(library.path) as archive:
        read = [one.anchor.place for one in archive.highlights.of_post(1)]
        assert read == list(range(MAX_OF_POST)), "the first by their places"
        assert archive.highlights.count() == MAX_OF_POST + 1, "none is lost"
        archive.highlights.remove([first.id])
        read = [one.anchor.place for one in archive.highlights.of_post(1)]
        assert read == list(range(1, MAX_OF_POST + 1)), "so many are all read"


def test_posts_with_notes_are_found(library: Library) -> None:
    with open_archive(library.path) as archive:
        archive.highlights.add(5, Colour.BLUE, Anchor("words"))
        archive.highlights.add(9, Colour.BLUE, Anchor(), "note")
    assert library.ids("has:note") == [9, 5]
    assert len(library.ids("-has:note")) == 38
    assert library.ids("has:note OR title:灯塔") == library.ids("title:灯塔 OR has:note")
    assert {5, 9} <= set(library.ids("has:note OR title:灯塔"))
    with open_archive(library.path, read_only=True) as archive:
        assert archive.counter.count(PostFilter(query="has:note")).posts == 2
        with pytest.raises(ArchiveReadOnlyError):
            archive.highlights.add(5, Colour.BLUE, Anchor("words"))
    assert asks_for_marks("has:note")


def test_the_list_has_the_newest_post_first(library: Library) -> None:
    with open_archive(library.path) as archive:
        for post_id, place in ((2, 9), (30, 1), (2, 4)):
            archive.highlights.add(post_id, Colour.BLUE, Anchor("words", place=place))
        listed = archive.highlights.all()
        assert [(one.post_id, one.highlight.anchor.place) for one in listed] == [
            (2, 4), (2, 9), (30, 1),
        ]  # fmt: skip
        assert listed[0].title == archive.post(2).title
        assert listed[0].published == archive.post(2).published
        assert len(listed) < MAX_LISTED


def test_a_rewritten_post_keeps_them(marked: Path, site: Path) -> None:
    file = site / "_posts" / "2022-01-05-spring.md"
    file.write_text(HEAD.replace("-05", "-09") + "Quite new words.\n\n" + BODY, "utf-8")
    assert import_into(marked, site).updated == 1
    with open_archive(marked) as archive:
        assert quotes(archive, the_post(marked)) == [None, QUOTE]
    file.write_text(HEAD + "Nothing of it is left.", "utf-8")
    assert import_into(marked, site).updated == 1
    with open_archive(marked) as archive:
        assert quotes(archive, the_post(marked)) == [None, None]
        placed = place_highlights(archive.highlights.of_post(the_post(marked)), "")
        assert [one.is_unplaced for one in placed] == [False, True]
    file.write_text(HEAD + BODY, "utf-8")
    import_into(marked, site)
    with open_archive(marked) as archive:
        assert quotes(archive, the_post(marked)) == [None, QUOTE]
        assert archive.check().ok


def test_a_moved_and_a_missing_post_keep_them(marked: Path, site: Path) -> None:
    file = site / "_posts" / "2022-01-05-spring.md"
    (site / "other" / "_posts").mkdir(parents=True)
    file = file.rename(site / "other" / "_posts" / file.name)
    assert import_into(marked, site).moved == 1
    with open_archive(marked) as archive:
        assert len(archive.highlights.of_post(the_post(marked))) == 2
    file.unlink()
    (site / "_posts" / "2022-01-06-other.md").write_text(HEAD + "other", "utf-8")
    assert import_into(marked, site).missing == 1
    assert len(ids_in(marked, "has:note is:missing")) == 1


def test_twins_have_them_both_and_are_one_again(marked: Path, site: Path) -> None:
    first = site / "_posts" / "2022-01-05-spring.md"
    second = site / "old_post" / first.name
    second.parent.mkdir()
    second.write_bytes(first.read_bytes())
    import_into(marked, site)
    assert len(ids_in(marked)) == 1
    second.write_text(HEAD + BODY + " More.", "utf-8")
    import_into(marked, site)
    apart = ids_in(marked, "has:note")
    assert len(apart) == 2
    with open_archive(marked) as archive:
        mark(archive, archive.find_post(f"old_post/{first.name}").id, "ferry leaves")
        assert archive.check().ok
    first.write_bytes(second.read_bytes())
    import_into(marked, site)
    with open_archive(marked) as archive:
        assert quotes(archive, the_post(marked)) == [None, "ferryleaves", QUOTE]
        assert archive.check().ok


def test_they_outlive_optimise_repair_and_backup(marked: Path, site: Path, tmp_path: Path) -> None:
    (site / "_posts" / "2021-01-05-older.md").write_text(
        HEAD.replace("2022", "2021") + "Older.", "utf-8"
    )
    import_into(marked, site)
    with open_archive(marked) as archive:
        before = archive.highlights.all()
    assert optimize_archive(marked).renumbered
    with open_archive(marked) as archive:
        after = archive.highlights.all()
        assert [one.highlight for one in after] == [one.highlight for one in before]
        assert quotes(archive, after[0].post_id or 0) == [None, QUOTE]
        back_up(marked, tmp_path / "copy.fiche")
    assert not repair_archive(marked, tmp_path / "new.fiche").problems
    for path in (tmp_path / "copy.fiche", tmp_path / "new.fiche"):
        with open_archive(path, read_only=True) as archive:
            assert [one.highlight for one in archive.highlights.all()] == [
                one.highlight for one in before
            ]
            assert archive.check().ok


@pytest.mark.parametrize(
    "change",
    [
        "quote = 'other'", "note = x'ff'", "colour = 'red'", "place = 'x'", "created = 'soon'",
        "source_id = 1, post_key = 7", "before = zeroblob(1000000)",
    ],
)  # fmt: skip
def test_a_damaged_one_is_named_shown_and_saved(marked: Path, tmp_path: Path, change: str) -> None:
    Library(marked, tmp_path, []).execute(f"UPDATE highlight SET {change} WHERE quote <> ''")
    with open_archive(marked) as archive:
        assert archive.check().problems == ("the highlight or note 1 is damaged",)
        assert len(archive.highlights.all()) == 2
        archive.highlights.change(1, colour=Colour.PINK)
        assert archive.check().problems[0].startswith("the highlight or note 1 is damaged")
    problems = repair_archive(marked, tmp_path / "new.fiche").problems
    assert len(problems) == 1 and " 1 " in problems[0]
    with open_archive(tmp_path / "new.fiche", read_only=True) as archive:
        assert archive.check().ok


def test_one_whose_post_is_lost_is_kept(marked: Path, tmp_path: Path) -> None:
    Library(marked, tmp_path, []).execute("UPDATE post_source SET bytes = zeroblob(40)")
    assert repair_archive(marked, tmp_path / "new.fiche").lost == 1
    with open_archive(tmp_path / "new.fiche", read_only=True) as archive:
        listed = archive.highlights.all()
        assert [(one.post_id, one.published) for one in listed] == [(None, None)] * 2
        assert archive.check().ok
