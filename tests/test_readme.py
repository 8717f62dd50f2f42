"""What the readmes show of the command line is what it prints."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.cli import fiche

ROOT = Path(__file__).resolve().parent.parent
TIMES = re.compile(r" *\d+\.\d+   \([\d,]+ files a second\)|in [\d.,]+ ms")


def examples(name: str) -> list[tuple[str, str]]:
    """(command line, what it prints) of every example in a readme."""
    text = (ROOT / name).read_text("utf-8")
    blocks = re.findall(r"^```\n(\$ fiche .*?)^```", text, re.DOTALL | re.MULTILINE)
    return [
        (command, printed.rstrip("\n"))
        for block in blocks
        for command, _, printed in (part.partition("\n") for part in block.split("$ fiche ")[1:])
    ]


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_examples(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "resources" / "sample", tmp_path / "sample")
    monkeypatch.chdir(tmp_path)
    shown = examples(name)
    assert len(shown) >= 5
    for command, printed in shown:
        result = CliRunner().invoke(fiche, shlex.split(command))
        said = result.output.replace(str(tmp_path.resolve()), "/tmp").rstrip("\n")
        assert TIMES.sub("…", said) == TIMES.sub("…", printed), command


def test_every_test_that_the_promises_name_is_there() -> None:
    named = re.findall(r"`(tests/[\w/.]+)`", (ROOT / "SECURITY.md").read_text("utf-8"))
    assert len(named) >= 20
    assert [path for path in named if not (ROOT / path).exists()] == []
