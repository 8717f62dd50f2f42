"""Without a graphics card, draw articles without OpenGL.

Such a machine may have OpenGL too, made of a compiler and threads (llvmpipe), and Qt takes it:
that is no faster, and holds 60 MB more (measured). This module imports no Qt, so that it can run
before everything else.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

DEVICES = Path("/dev")
CARDS = ("dri/renderD*", "nvidia[0-9]*", "dxg")
"""Linux's own drivers, NVIDIA's without them, and Windows' beneath WSL."""

BACKEND_VARIABLE = "QT_QUICK_BACKEND"
CHOICES = (BACKEND_VARIABLE, "QSG_RHI_BACKEND")
"""Who sets one of these has chosen."""


def has_graphics_card(devices: Path = DEVICES) -> bool:
    """Whether there may be one: elsewhere than on Linux there always is."""
    if not sys.platform.startswith("linux"):
        return True
    return any(True for pattern in CARDS for _ in devices.glob(pattern))


def choose_graphics(devices: Path = DEVICES) -> None:
    """Set how this process draws. Call it before QApplication is made."""
    if not any(os.environ.get(name) for name in CHOICES) and not has_graphics_card(devices):
        os.environ[BACKEND_VARIABLE] = "software"
