"""Small versions of what `make soak` and `make load` do at full size. No test here reads a clock:
how long things take on a machine that others use says nothing; the figures stand in
docs/performance.md.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.load.watch import MEGABYTE

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[2]
LIMIT_SECONDS = 600
LARGEST_WAL = 96 * MEGABYTE
OWN_MEMORY = 700 * MEGABYTE


def run(*arguments: str) -> dict[str, Any]:
    """What one of the scripts says, with nothing logged and no error told to the user."""
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=LIMIT_SECONDS, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    said: dict[str, Any] = json.loads(done.stdout)
    assert (said["failure"], said["log"], said["errors"]) == ("", [], [])
    assert said["peak"] < OWN_MEMORY
    return said


def test_everything_at_once(tmp_path: Path) -> None:
    said = run("tests.load.soak", str(tmp_path / "soak"), "12")
    rests = said["rests"]
    first, last = rests[0], rests[-1]
    assert sum(said["done"].values()) > 10
    assert said["wal"] < LARGEST_WAL
    assert all(one["writers"] == 1 for one in rests), "the archive can be written at any time"
    assert last["threads"] <= first["threads"] + 1
    assert last["files"] <= first["files"] + 12
    assert last["windows"] <= first["windows"] + 4


def test_many_files_in_one_directory(tmp_path: Path) -> None:
    said = run("tests.load.crowd", str(tmp_path / "crowd"), "20000")
    assert said["told while scanning"] > 1
    is_stopped = said["at the end"].startswith("Stopped; what was read is kept")
    assert is_stopped or said["at the end"].startswith("20,000 added")
    # A quick machine has read all before it hears of it.
    assert said["what Cancel says"] == "Stopping…" or not is_stopped
    assert said["listed"] <= 20_000


def test_posts_that_are_far_too_large(tmp_path: Path) -> None:
    said = run("tests.load.giant", str(tmp_path / "giant"), "6")
    # On a machine that is very busy one of them may only be kept: then the report names it.
    kept = {path for path, message in said["problems"] if message.startswith("too complex")}
    assert said["listed"] == 303 - len(kept)
    assert said["found"] == 3 - len(kept)


def test_an_archive_of_large_pictures(tmp_path: Path) -> None:
    said = run("tests.load.vast", str(tmp_path / "vast"), "0.5")
    assert said["posts"] == 2_012
    assert said["search 庞大"][0] == said["search ferry title:Vast"][0] == 12
    assert said["search number7"][0] == 1
    assert said["left of the copy"] in ([], ["copy.fiche"]), "whole, or not there"
