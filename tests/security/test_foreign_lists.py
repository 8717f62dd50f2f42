"""S4: lists of leaks that others keep, which are fetched and never kept here.

``MICROFICHE_LEAK_LISTS`` names a folder; every ``*.html`` in it is shown. Without it there is
nothing to show, and only the reading of such lists is tested.
"""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.security.foreign import HOST, NAMELESS, pieces, rewritten
from tests.security.recorder import Recorder
from tests.security.showing import (
    ROOT_FLAGS,
    Crew,
    reaches_nothing,
    reaches_nothing_when_imported,
    run_apart,
)
from tests.security.vectors import marked

FOLDER = "MICROFICHE_LEAK_LISTS"
SEEN_AT_LEAST = 60
"""In all lists: the rest are ways of other browsers, or want a person's click."""


@dataclass
class ForeignList:
    """Pieces of one list by name, and the names of the ways in it."""

    bodies: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


@pytest.fixture
def lists(recorder: Recorder) -> dict[str, ForeignList]:
    """Every list of the folder, whole and in pieces, with addresses of the recorder."""
    folder = os.environ.get(FOLDER)
    if not folder:
        pytest.skip(f"{FOLDER} names no folder with lists of leaks (see CONTRIBUTING.md)")
    made = {}
    for number, file in enumerate(sorted(Path(folder).glob("*.html")), start=1):
        one = made[file.name] = read_list(file.read_text("utf-8"), f"list-{number}", recorder)
        assert one.names, f"{file.name} has no address of {HOST}"
    assert made, f"there is no list in the folder that {FOLDER} names"
    return made


def read_list(text: str, name: str, recorder: Recorder) -> ForeignList:
    """The list with one port for each way, however often the way stands in it."""
    made = ForeignList()
    ways: list[str] = []

    def host_of(way: str) -> str:
        ways.append(f"{name}:{way}")
        return recorder.address(ways[-1]).split("/")[2]

    for piece, markup in pieces(text).items():
        ways.clear()
        body = rewritten(markup, host_of)
        if ways:
            made.bodies[f"{name}-{piece}"] = body
            made.names.update(ways)
    return made


def bodies_of(lists: dict[str, ForeignList]) -> dict[str, str]:
    """The pieces of all lists, each behind words of its own."""
    return marked({name: body for one in lists.values() for name, body in one.bodies.items()})


@pytest.mark.e2e
@pytest.mark.slow
def test_the_recorder_sees_what_a_plain_viewer_does_with_a_list(
    recorder: Recorder, lists: dict[str, ForeignList], tmp_path: Path
) -> None:
    bodies = {name: body for one in lists.values() for name, body in one.bodies.items()}
    seen = run_apart(recorder, bodies, tmp_path, ROOT_FLAGS)
    counts = {file: (len(one.names & seen), len(one.names)) for file, one in lists.items()}
    assert sum(count for count, _all in counts.values()) >= SEEN_AT_LEAST, counts
    assert all(count for count, _all in counts.values()), counts


@pytest.mark.e2e
@pytest.mark.slow
def test_our_viewer_opens_no_connection_for_a_list(
    recorder: Recorder, lists: dict[str, ForeignList], crew: Crew, qtbot: QtBot
) -> None:
    """Raw, as if there were no sanitiser."""
    reaches_nothing(recorder, bodies_of(lists), crew, qtbot)


@pytest.mark.e2e
@pytest.mark.slow
def test_a_list_that_was_imported_opens_no_connection(
    recorder: Recorder,
    lists: dict[str, ForeignList],
    tmp_path: Path,
    crew: Crew,
    qtbot: QtBot,
) -> None:
    reaches_nothing_when_imported(recorder, bodies_of(lists), tmp_path, crew, qtbot)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<img src='https://leaking.via/one'>", "<img src='http://[one]/one'>"),
        ("url(//LEAKING.via/two#part)", "url(//[two]/two#part)"),
        ("ftp://leaking.via:21/three/", "ftp://[three]/three/"),
        ("new WebSocket('wss:\\/\\/leaking.via\\/four')", "new WebSocket('ws:\\/\\/[four]\\/four')"),
        ("<a href='https:\\\\leaking.via\\five'>", "<a href='http:\\\\[five]\\five'>"),
        ("https:leaking.via/six", "https:[six]/six"),
        ("%68ttps:%2f/%6Ceaking%2evia%2fseven'", "%68ttp:%2f/[seven]%2fseven'"),
        ("&#104;ttps&colon;//l&#x65;aking&period;via/eight", "&#104;ttp&colon;//[eight]/eight"),
        ("url(https://leaking\\2e via/nine)", "url(http://[nine]/nine)"),
        ("https://me:secret@cdn.leaking.via./ten", "http://me:secret@[ten]/ten"),
        ("<link rel=dns-prefetch href=//leaking.via>", f"<link rel=dns-prefetch href=//[{NAMELESS}]>"),
        ("https://elsewhere.example/leaking", "https://elsewhere.example/leaking"),
    ],
)  # fmt: skip
def test_an_address_leads_to_the_recorder_however_it_is_written(
    written: str, expected: str
) -> None:
    assert rewritten(written, lambda name: f"[{name}]") == expected


def test_an_address_in_base64_is_found() -> None:
    written = base64.b64encode(b"<img src='https://leaking.via/hidden'>").decode()
    found = rewritten(f"atob('{written}')", lambda name: f"[{name}]")
    assert base64.b64decode(found[6:-2]) == b"<img src='http://[hidden]/hidden'>"


def test_a_list_is_tried_whole_and_in_pieces(recorder: Recorder) -> None:
    """A way that stands there twice has one port; a piece without an address is left out."""
    text = (
        "<!-- Pictures -->\n<img src='//leaking.via/a'>\n<p>\n  <img src='//leaking.via/b'>\n</p>\n"
        "<!-- Frames -->\n<hr>\n<iframe src='//leaking.via/a'>\n"
    )
    made = read_list(text, "ours", recorder)
    assert made.names == {"ours:a", "ours:b"}
    assert list(made.bodies) == [
        "ours-whole", "ours-section-1", "ours-section-2", "ours-line-2", "ours-line-3", "ours-line-6",
    ]  # fmt: skip
    assert made.bodies["ours-line-3"].startswith("<p>\n  <img src='//127.0.0.1:")
    first, last = (made.bodies[f"ours-line-{number}"].split("/")[2] for number in (2, 6))
    assert first == last == recorder.address("ours:a").split("/")[2]
