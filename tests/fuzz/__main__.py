"""``python -m tests.fuzz MINUTES [TARGET …]``: every target for so long, with new examples each time.

Coverage guides them where atheris is installed. Each target runs in a process of its own, two at
once. A process that dies, or thinks about one example for longer than a post may take, is a finding
like any other. At the end a line for each target says how many examples there were and how long the
slowest took; findings are printed whole.
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
from importlib.util import find_spec
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.diary import LIMIT_SECONDS, Diary
from tests.fuzz.targets import TARGETS

ROUND = 400
AT_ONCE = 2
UNCAUGHT = "=== Uncaught"
IS_GUIDED = find_spec("atheris") is not None
PROGRAM = ("tests.fuzz.guided",) if IS_GUIDED else ("tests.fuzz", "--work")


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
        diary.add(time.process_time() - began)

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
            [sys.executable, "-m", *PROGRAM, name, str(minutes), str(file)],
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
        return f"{name}: {last.splitlines()[0]}", ""
    said = said[max(said.find(UNCAUGHT), 0) :]  # before it stands how the coverage grew
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
    how = "guided by coverage" if IS_GUIDED else "by hypothesis alone"
    print(f"{len(names)} targets, {how}, {len(findings)} with findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
