"""What the core finds wrong with an archive can be said in the language of the window."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import archive
from desktop.findings import FINDINGS, describe_finding
from tests.desktop.test_reasons import pattern_of

CORE = Path(archive.__file__).parent
SAYERS = (
    "checking", "quick_check", "rules_checks", "repairing", "repair_posts", "repair_rest",
    "row_checks", "salvage", "dictionaries", "highlight_rows", "progress",
)  # fmt: skip


def findings_of_the_core() -> set[str]:
    """Every sentence that checking and repairing say, with ``{}`` for what is put in."""
    found: list[ast.expr] = []
    for path in CORE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())) if path.stem in SAYERS else ():
            if isinstance(node, ast.Yield) and node.value is not None:
                found.append(node.value)
            elif isinstance(node, ast.Call) and _name(node.func) in ("say", "_say"):
                found += node.args
    return {text for node in found if (text := pattern_of(node)).strip("{}: ")}


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", "") or getattr(function, "id", "")


def test_every_finding_of_the_core_can_be_translated() -> None:
    said = findings_of_the_core()
    assert len(said) > 25
    assert [one for one in said if not any(_is(text, one) for text in FINDINGS)] == []


def _is(text: str, said: str) -> bool:
    """Whether one of them is the other, with something put in."""
    places = re.compile(r"\\\{\w*\\\}")
    return any(
        re.fullmatch(places.sub(".*", re.escape(one)), other)
        for one, other in ((text, said), (said, text))
    )


def test_a_finding_is_said_with_its_own_names() -> None:
    for text in FINDINGS:
        filled = re.sub(r"\{(\w+)\}", r"{x} 7", text)
        assert describe_finding(filled) == filled[0].upper() + filled[1:]


def test_a_finding_that_we_do_not_know_stays_as_it_is() -> None:
    assert describe_finding("something else {x}") == "Something else {x}"
    assert describe_finding("") == ""
