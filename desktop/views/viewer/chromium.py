"""Chromium's own switches (wall 5). They are read once, when the first page is made.

This module imports no Qt, so that it can run before everything else.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping

log = logging.getLogger("microfiche.viewer")

FLAGS_VARIABLE = "QTWEBENGINE_CHROMIUM_FLAGS"
INHERITED_PREFIX = "QTWEBENGINE_"
TEXT_VIEW_VARIABLE = "MICROFICHE_TEXT_VIEW"

# No Qt setting stops <link rel=preconnect>: only a resolver that resolves nothing does, and it
# refuses IP addresses written as numbers too. WebRTC talks past the resolver, hence its own rule.
# The quotation marks keep the blanks of a rule together in the variable.
NETWORK_FLAGS = (
    '"--host-resolver-rules=MAP * ~NOTFOUND"',
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)
# One page stays for all articles, and what is left of those before is cleared away only when a
# limit is reached, which begins with hundreds of megabytes.
MEMORY_FLAGS = ("--js-flags=--initial-heap-size=8",)
# What Chromium has to say of the machine (no D-Bus, no graphics card) helps nobody on a terminal.
QUIET_FLAGS = ("--log-level=3",)
ROOT_FLAG = "--no-sandbox"


def chromium_environment(inherited: Mapping[str, str], *, is_root: bool) -> dict[str, str]:
    """Return a copy of ``inherited`` in which our flags are the only word on Qt WebEngine.

    Everything else that starts with ``QTWEBENGINE_`` is dropped: such variables can open a
    debugging port or switch the sandbox off.
    """
    kept = {name: text for name, text in inherited.items() if not name.startswith(INHERITED_PREFIX)}
    flags = (*NETWORK_FLAGS, *MEMORY_FLAGS, *QUIET_FLAGS, *((ROOT_FLAG,) if is_root else ()))
    kept[FLAGS_VARIABLE] = " ".join(flags)
    return kept


def configure_chromium() -> None:
    """Set the switches for this process. Call it before QApplication is made.

    Chromium refuses to start under root while its sandbox is on, and containers that run tests
    are often root: only there the sandbox is left out, and the log says so.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    wanted = chromium_environment(os.environ, is_root=is_root)
    for name in [name for name in os.environ if name not in wanted]:
        del os.environ[name]
    os.environ[FLAGS_VARIABLE] = wanted[FLAGS_VARIABLE]
    if is_root:
        log.warning("Running as root: the article viewer works without Chromium's sandbox.")


def text_view_wanted() -> bool:
    """Tell whether the user asked for the plain text view by ``MICROFICHE_TEXT_VIEW=1``."""
    return os.environ.get(TEXT_VIEW_VARIABLE, "") not in {"", "0"}
