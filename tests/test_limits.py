"""docs/notes/limits.md names every limit, with the value that it has."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTE = ROOT / "docs" / "notes" / "limits.md"
ROW = re.compile(r"\| `([\w.]+)` \| `(MAX_\w+)` \| ([\d,.]+) [^|]+ \| [^|]+ \|")


def rows() -> dict[tuple[str, str], str]:
    """(module, name) -> the figure as it is written."""
    found = [ROW.fullmatch(line) for line in NOTE.read_text("utf-8").splitlines()]
    return {(one[1], one[2]): one[3] for one in found if one is not None}


def limits_in_code() -> set[tuple[str, str]]:
    """(module, name) of every constant that is called ``MAX_…``."""
    found = set()
    for package in ("archive", "desktop"):
        for file in (ROOT / package).rglob("*.py"):
            module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
            for node in ast.parse(file.read_text("utf-8")).body:
                targets = node.targets if isinstance(node, ast.Assign) else []
                targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
                names = [one.id for one in targets if isinstance(one, ast.Name)]
                found |= {(module, name) for name in names if name.startswith("MAX_")}
    return found


def test_the_note_names_every_limit_and_no_other() -> None:
    assert rows().keys() == limits_in_code()


@pytest.mark.parametrize(("module", "name"), sorted(rows()))
def test_the_note_says_what_the_code_says(module: str, name: str) -> None:
    written = rows()[module, name].replace(",", "")
    value = getattr(importlib.import_module(module), name)
    assert (float(written) if "." in written else int(written)) == value
