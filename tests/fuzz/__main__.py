"""``python -m tests.fuzz MINUTES [TARGET …]``: every target for so long, with new examples each time.

Each target runs in a process of its own, two at once. A process that dies, or thinks about one
example for longer than a post may take, is a finding like any other. At the end a line for each
target says how many examples there were and how long the slowest took; findings are printed whole.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.targets import TARGETS

LIMIT_SECONDS = 60
"""For one example on a machine that does other things too; a post has 10."""

ROUND = 400
AT_ONCE = 2


class Diary:
    """What a process does, in a file that is left when it dies."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.examples, self.slowest, self.slowest_of = 0, 0.0, ""

    def write(self, fed: object) -> None:
        """The example that comes next."""
        self._file.write_text(f"{self.examples}\n{fed!r}\n", "utf-8", "backslashreplace")

    def close(self) -> None:
        """What there was to say."""
        said = f"{self.examples:,} examples, the slowest took {self.slowest * 1000:,.0f} ms"
        self._file.write_text(said, "utf-8")


def work(name: str, minutes: float, file: Path) -> int:
    """Run one target in this process. 1 where something was found."""
    target, diary = TARGETS[name], Diary(file)
    end = time.monotonic() + minutes * 60

    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(target.fed)
    def examples(fed: object) -> None:
        if time.monotonic() > end:
            return
        diary.write(fed)
        began = time.process_time()
        target.check(fed)
        took = time.process_time() - began
        diary.examples += 1
        diary.slowest = max(diary.slowest, took)

    while time.monotonic() < end:
        seed(secrets.randbits(64))(examples)()
    diary.close()
    return 0


def watch(name: str, minutes: float) -> tuple[str, str]:
    """Run one target in another process; (what to say in one line, a finding or nothing)."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "diary"
        file.touch()
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz", "--work", name, str(minutes), str(file)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        while process.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                said, _ = process.communicate(timeout=5)
            if process.poll() is None and time.time() - file.stat().st_mtime > LIMIT_SECONDS:
                process.kill()
                said = (
                    f"More than {LIMIT_SECONDS} seconds for one example\n{process.communicate()[0]}"
                )
        last = file.read_text("utf-8")
    if process.returncode == 0:
        return f"{name}: {last}", ""
    return f"{name}: FOUND", f"== {name}, status {process.returncode}\n{said}\nlast: {last[:4_000]}"


def main() -> int:
    """Run what was asked for; 1 where something was found."""
    if sys.argv[1:2] == ["--work"]:
        return work(sys.argv[2], float(sys.argv[3]), Path(sys.argv[4]))
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    asked = " ".join(sys.argv[2:])
    names = [name for name in TARGETS if not asked or name in asked]
    os.environ["PYTHONFAULTHANDLER"] = "1"
    findings = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for line, finding in pool.map(watch, names, [minutes] * len(names)):
            print(line, flush=True)
            if finding:
                print(finding, flush=True)
                findings.append(finding)
    print(f"{len(names)} targets, {len(findings)} with findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
