"""How soon the window shows its list, and an article after a key press."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.figures import Figure, milliseconds

STARTS = 5
BARE_WINDOW = """
import time, sys
from PySide6.QtWidgets import QApplication, QTableWidget
from PySide6.QtCore import QTimer
app = QApplication([])
table = QTableWidget(50, 1)
def paint(event):
    QTableWidget.paintEvent(table, event)
    print(time.time() - float(sys.argv[1]), flush=True)
    QTimer.singleShot(0, app.quit)
table.paintEvent = paint
table.show()
app.exec()
"""


def measure(archive_path: Path) -> list[Figure]:
    """Start the window several times; in the last start, walk through the list by ``j``."""
    starts, switches = [], []
    for number in range(STARTS + 1):
        said = json.loads(run_child("-m", "benchmarks.window_child", str(archive_path)))
        if number:  # the first start fills the caches of the disk
            starts.append(said["list"])
            switches = said["switches"]
    bare = [float(run_child("-c", BARE_WINDOW)) for _ in range(STARTS)]
    return [
        Figure(
            "Start to painted list",
            milliseconds(starts),
            f"an empty Qt window {milliseconds(bare)}",
            "< 1000 ms",
        ),
        Figure(
            f"Key press to painted article ({len(switches)} articles)",
            milliseconds(switches),
            "two frames of the screen 33 ms",
            "< 150 ms",
        ),
    ]


def run_child(*arguments: str, timeout: float = 180.0) -> str:
    """Run another Python with the time of its start as the last argument; what it printed."""
    environment = {**os.environ}
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, *arguments, str(time.time())]
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True,
        text=True, timeout=timeout,
    )  # fmt: skip
    return done.stdout
