"""Qt's own messages in Python's log."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qWarning

from desktop.qt_log import LEVELS, install_message_handler, log_message


@pytest.fixture(autouse=True)
def every_level(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "microfiche.qt")


@pytest.mark.parametrize("kind", list(QtMsgType), ids=lambda one: one.name)
def test_every_kind_of_message_has_its_level(
    kind: QtMsgType, caplog: pytest.LogCaptureFixture
) -> None:
    log_message(kind, QMessageLogContext(), "The lamp is out of oil")
    record = caplog.records[-1]
    assert (record.levelno, record.name) == (LEVELS[kind], "microfiche.qt")
    assert "The lamp is out of oil" in record.getMessage()


@pytest.mark.parametrize(
    "noise",
    [
        "This plugin does not support propagateSizeHints()",
        "QRhiGles2: Failed to create temporary context",
        "Failed to create RHI for backend: OpenGL",
        "QVulkanInstance: Failed to initialize Vulkan",
        "GPUInfo not initialized on GpuInfoUpdate",
        "QStandardPaths: XDG_RUNTIME_DIR not set, defaulting to '/tmp/runtime-root'",
    ],
)
def test_what_a_machine_without_a_screen_says_alarms_nobody(
    noise: str, caplog: pytest.LogCaptureFixture
) -> None:
    log_message(QtMsgType.QtWarningMsg, QMessageLogContext(), noise)
    assert caplog.records[-1].levelno == logging.DEBUG


def test_a_percent_sign_is_only_a_sign(caplog: pytest.LogCaptureFixture) -> None:
    log_message(QtMsgType.QtWarningMsg, QMessageLogContext(), "100 %s of it %d")
    assert caplog.messages[-1].endswith("100 %s of it %d")


def test_messages_arrive_by_themselves(caplog: pytest.LogCaptureFixture) -> None:
    before = qInstallMessageHandler(None)
    try:
        install_message_handler()
        qWarning("The lamp is out of oil")
    finally:
        qInstallMessageHandler(before)
    assert "The lamp is out of oil" in caplog.messages[-1]
