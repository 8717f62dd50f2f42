"""Qt's own messages go where ours go: into Python's log."""

from __future__ import annotations

import logging
import re

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("microfiche.qt")

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# What Qt says of a machine without a screen or a graphics card. It draws by itself then.
NOISE = re.compile(
    "This plugin does not support|QRhi|RHI backend|create RHI|[Vv]ulkan|EGL|GLX|GBM|GPUInfo"
    "|Path override failed for key|XDG_RUNTIME_DIR"
)


def install_message_handler() -> None:
    """Send Qt's messages to Python's log from now on."""
    qInstallMessageHandler(log_message)


def log_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Log one message of Qt, with the category that it came under."""
    level = logging.DEBUG if NOISE.search(message) else LEVELS.get(kind, logging.WARNING)
    category = context.category or "default"
    log.log(level, message if category == "default" else f"{category}: {message}")
