"""A query on the command line: where it cannot be read, a mark stands under the place."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from archive.cli import fiche
from archive.text.display_width import width_of
from tests.archive.library import Library


def _refusal(*arguments: object) -> list[str]:
    result = CliRunner().invoke(fiche, list(map(str, arguments)))
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr.splitlines()


@pytest.mark.parametrize(
    ("query", "reason", "before"),
    [
        ("a (b", "this parenthesis is never closed", 2),
        ("台灣（與", "this parenthesis is never closed", 4),
        ("“缩微", "this quotation mark is never closed", 0),
        ("缩微\tbefore:never", "“never” is no date; write 2022, 2022-02 or 2022-02-27", 12),
        ("a\u202eb )", "this parenthesis closes nothing", 4),
        ("…", "there is nothing to search for", 0),
    ],
)
def test_the_place_is_marked(library: Library, query: str, reason: str, before: int) -> None:
    lines = _refusal("search", library.path, query)
    assert lines == [
        f"Error: The query cannot be read: {reason}.",
        "  " + query.replace("\t", " ").replace("\u202e", "\ufffd"),
        " " * (2 + before) + "^",
    ]


@pytest.mark.parametrize("query", ["胶" * 600 + "(", "(" + "胶" * 600, "胶" * 300 + " ( " + "胶" * 300,
                                   "胶" * 5_000])  # fmt: skip
def test_of_a_long_query_only_the_surroundings_are_shown(library: Library, query: str) -> None:
    _, shown, mark = _refusal("search", library.path, query)
    assert max(width_of(shown), len(mark)) < 80
    assert "…" in shown
    if "(" in query:
        assert width_of(shown[: shown.index("(")]) == mark.index("^")


@pytest.mark.parametrize("query", ["", " ", "\u3000\n"])
def test_an_empty_query_is_said_to_be_empty(library: Library, query: str) -> None:
    assert _refusal("search", library.path, query) == ["Error: The query is empty."]


def test_every_command_with_a_query_says_it_the_same_way(library: Library) -> None:
    path = library.path
    said = _refusal("search", path, "(")
    assert _refusal("list", path, "--query", "(") == said
    assert _refusal("facets", path, "--query", "(") == said
    assert _refusal("export", path, path.with_name("out"), "--query", "(") == said


@pytest.mark.parametrize("command", [["search"], ["list", "--query"], ["facets", "--query"]])
def test_a_query_may_begin_with_a_minus(library: Library, command: list[str]) -> None:
    name, *option = command
    result = CliRunner().invoke(
        fiche, [name, str(library.path), *option, f"-{library.posts[0].code}"]
    )
    assert (result.exit_code, result.stderr) == (0, "")
