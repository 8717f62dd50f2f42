"""``python -m tests.fuzz.guided NAME MINUTES FILE``: one target, with examples that coverage guides.

Wants atheris, which is not among what ``make setup`` installs: ``pip install -e ".[fuzz]"``. What
reaches lines that no example has reached is kept and changed further; hypothesis makes the example
out of the fuzzer's bytes, so the targets are the same.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import atheris
from hypothesis import HealthCheck, given, settings

from tests.fuzz.diary import LIMIT_SECONDS, Diary

with atheris.instrument_imports(include=["archive"]):
    from tests.fuzz.targets import TARGETS

MEMORY_MB = 2_048


def main(name: str, minutes: float, file: Path) -> None:
    """Run it; the process ends within, with another status than 0 where something was found."""
    target, diary = TARGETS[name], Diary(file)

    @settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(target.fed)
    def example(fed: object) -> None:
        diary.write(fed)
        began = time.process_time()
        target.check(fed)
        diary.add(time.process_time() - began)

    options = (
        f"-max_total_time={round(minutes * 60)}",
        f"-timeout={LIMIT_SECONDS}",
        f"-rss_limit_mb={MEMORY_MB}",
        f"-artifact_prefix={file.parent}/",
        "-print_final_stats=0",
    )
    atheris.Setup([sys.argv[0], *options], example.hypothesis.fuzz_one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3]))
