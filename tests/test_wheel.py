"""The installed PySide6 must not be one that loses references (docs/notes/setup.md).

The release that does so ends the whole process after some hundreds of calls, with a message
about ``None`` or ``bool``. Here it fails a test with a name instead.
"""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Bell(QObject):
    rung = Signal(bool)

app = QCoreApplication([])
bell = Bell()
heard = []
bell.rung.connect(heard.append)
for number in range(2000):
    bell.rung.emit(number % 2 == 0)
    bell.setObjectName("bell")
    app.processEvents()
    app.processEvents()
    app.processEvents()
print(len(heard))
"""


def test_signals_lose_no_references() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "2000"), done.stderr
