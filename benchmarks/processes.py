"""What a program and all that it started has used."""

from __future__ import annotations

import os
from pathlib import Path

PROCESSES = Path("/proc")


def tree(root: int) -> list[int]:
    """A process and all below it; itself alone where the system does not tell."""
    children: dict[int, list[int]] = {}
    for entry in PROCESSES.glob("[0-9]*"):
        fields = _fields(int(entry.name))
        if fields:
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [root]
    for one in found:
        found += children.get(one, [])
    return found


def work_seconds(processes: list[int]) -> float:
    """Processor time of these, in steps of a hundredth of a second."""
    ticks = 0
    for one in processes:
        fields = _fields(one)
        ticks += sum(map(int, fields[11:13])) if fields else 0
    return ticks / os.sysconf("SC_CLK_TCK")


def memory_bytes(processes: list[int]) -> int:
    """Their memory, what they share counted once (PSS); 0 where the system does not tell."""
    total = 0
    for one in processes:
        try:
            lines = (PROCESSES / str(one) / "smaps_rollup").read_text("ascii").splitlines()
        except OSError:
            continue  # it has ended, or the system has no such file
        total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return total


def _fields(process: int) -> list[str]:
    """State, parent and what follows in ``stat``; nothing of one that has ended."""
    try:
        text = (PROCESSES / str(process) / "stat").read_text("utf-8", "replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()
