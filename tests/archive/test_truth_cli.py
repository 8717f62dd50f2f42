"""Queries that begin with a minus, as a person types them in a shell."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from archive.cli import fiche
from tests.archive.library import Library


def run(*arguments: object) -> Result:
    return CliRunner().invoke(fiche, [str(one) for one in arguments])


@pytest.mark.parametrize(
    "query", ["-灯塔", "-tag:港湾日报新闻", "-(灯塔 OR 渡轮)", "-has:image", "-x -y"]
)
@pytest.mark.parametrize("options", [[], ["--limit", "7"], ["--sort=relevance"], ["--count"]])
def test_a_query_may_begin_with_a_minus(library: Library, query: str, options: list[str]) -> None:
    wanted = run("search", library.path, "--json", *options, "--", query)
    assert wanted.exit_code == 0
    for arguments in ([query, "--json", *options], ["--json", *options, query]):
        found = run("search", library.path, *arguments)
        assert found.exit_code == 0, found.output
        answer, expected = json.loads(found.stdout), json.loads(wanted.stdout)
        assert answer["query"] == query
        assert answer["hits"] == expected["hits"] != []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["灯塔", "--jsn"], "No such option"),
        (["-"], "needs something to exclude"),
        (["灯塔", "-x"], "unexpected extra argument"),
        (["灯塔", "--limit", "-5"], "--limit"),
        ([], "Give either"),
    ],
)
def test_a_slip_is_still_a_slip(library: Library, arguments: list[str], words: str) -> None:
    found = run("search", library.path, *arguments)
    assert found.exit_code == 2
    assert words in found.output


def test_help_and_standard_input_are_as_before(library: Library) -> None:
    assert "Example:" in run("search", "-h").output
    found = CliRunner().invoke(
        fiche, ["search", str(library.path), "--queries", "-", "--json"], input="-灯塔\n渡轮\n"
    )
    assert [json.loads(line)["query"] for line in found.stdout.splitlines()] == ["-灯塔", "渡轮"]


def test_a_bad_query_of_many_is_named_by_its_line(library: Library) -> None:
    found = CliRunner().invoke(
        fiche, ["search", str(library.path), "--queries", "-"], input="灯塔\n(渡轮\n"
    )
    assert found.exit_code == 2
    said = "Error: The query in line 2 cannot be read: this parenthesis is never closed.\n  (渡轮\n  ^\n"
    assert found.stderr == said
