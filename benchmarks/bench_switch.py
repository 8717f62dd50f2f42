"""How soon the next article is on the screen, beside a bare web view.

``python -m benchmarks.bench_switch ARCHIVE`` shows articles in each of three ways, twenty at a time
and the ways in turn, so that what else the machine does meets them alike.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.bench_window import run_child
from benchmarks.figures import machine, markdown, percentile, short, yardstick

WAYS = {
    "standing": "key `j` to painted article, in the page that stays",
    "alone": "the same, each article a page of its own",
    "bare": "`QWebEngineView.setHtml` to painted, without a window, styles or walls",
}
LIMIT_SECONDS = 900.0
MEGABYTE = 1_000_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench_switch", description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--switches", type=int, default=20, help="articles in each round")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    said: dict[str, list[dict[str, Any]]] = {way: [] for way in WAYS}
    for _round in range(arguments.rounds):
        for way, rounds in said.items():
            print(f"{way} …", file=sys.stderr)
            rounds.append(measure(arguments.archive, way, arguments.switches))
    print(f"{machine()} {yardstick()}\n")
    headings = ("Switch", "p50 ms", "p95", "of bare p50", "work ms", "memory MB, first and last")
    bare = middle(said["bare"])
    print(markdown(headings, [row(way, rounds, bare) for way, rounds in said.items()]))


def measure(archive: Path, way: str, switches: int) -> dict[str, Any]:
    """Show articles in one of the ways: what ``benchmarks.switch_child`` printed."""
    module = "benchmarks.switch_child"
    answer = run_child("-m", module, str(archive), way, str(switches), timeout=LIMIT_SECONDS)
    found = json.loads(answer)
    assert isinstance(found, dict)
    return found


def middle(rounds: list[dict[str, Any]]) -> float:
    """The median over all switches, in seconds."""
    return percentile([one for each in rounds for one in each["seconds"]], 0.5)


def row(way: str, rounds: list[dict[str, Any]], bare: float) -> list[str]:
    """One line of the table."""
    seconds = [one for each in rounds for one in each["seconds"]]
    work = sum(each["work"] for each in rounds) / len(rounds)
    first, last = rounds[-1]["memory"]
    return [
        WAYS[way],
        short(middle(rounds) * 1000),
        short(percentile(seconds, 0.95) * 1000),
        f"{middle(rounds) / bare:.2f}",
        short(work * 1000),
        f"{first / MEGABYTE:.0f}, {last / MEGABYTE:.0f}",
    ]


if __name__ == "__main__":
    main()
