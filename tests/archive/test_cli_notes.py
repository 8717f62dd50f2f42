"""``fiche notes``: highlights and notes for people, for scripts and as a document."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from archive import Anchor, Colour, anchor_of, open_archive
from archive.cli import fiche
from archive.text.anchors import article_letters
from tests.archive.library import Library


def run(*arguments: object) -> Result:
    return CliRunner().invoke(fiche, ["notes", *map(str, arguments)])


def test_they_are_listed_printed_and_given_to_scripts(library: Library) -> None:
    empty = run(library.path)
    assert (empty.exit_code, empty.stdout) == (0, "")
    assert empty.stderr == "There is no highlight and no note.\n"
    with open_archive(library.path) as archive:
        text = article_letters(archive.article_html(3))
        archive.highlights.add(3, Colour.BLUE, anchor_of(text[5:25], text, 5), "two\n*lines*")
        archive.highlights.add(3, Colour.PINK, Anchor("<b>gone_\x1b</b>", "before", "after", 7))
        archive.highlights.add(3, Colour.PINK, Anchor(), "all of it")
        title = archive.post(3).title
    listed = run(library.path).stdout.splitlines()
    assert listed == [
        f"3  {title}",
        "    all of it",
        f"  [blue] {text[5:25]}",
        "    two",
        "    *lines*",
        "  [pink] <b>gone_\ufffd</b> (unplaced)",
    ]
    rows = json.loads(run(library.path, "--json").stdout)["highlights"]
    assert [(one["colour"], one["unplaced"]) for one in rows] == [
        (None, False), ("blue", False), ("pink", True),
    ]  # fmt: skip
    assert (rows[1]["post"], rows[1]["note"]) == (3, "two\n*lines*")
    document = run(library.path, "--markdown").stdout
    assert f"## {title}" in document
    assert "\ntwo\n*lines*\n\n*blue, " in document
    assert "> \\<b\\>gone\\_\ufffd\\</b\\>\n" in document
    assert ", unplaced*" in document
    both = run(library.path, "--markdown", "--json")
    assert both.exit_code == 2 and "Choose one" in both.stderr


def test_a_post_that_cannot_be_read_keeps_its_highlights(library: Library) -> None:
    with open_archive(library.path) as archive:
        archive.highlights.add(3, Colour.PINK, Anchor("words"))
    library.execute("UPDATE post_source SET bytes = zeroblob(9) WHERE post_id = 3")
    rows = json.loads(run(library.path, "--json").stdout)["highlights"]
    assert [(one["quote"], one["unplaced"]) for one in rows] == [("words", False)]
