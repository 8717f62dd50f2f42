"""Chromium's own switches (wall 5). They are read once, when the first page is made.

This module imports no Qt, so that it can run before everything else.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping

from desktop.views.viewer.sandbox import Sandbox, is_root

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
BARE_FLAG = "--no-sandbox"


def chromium_environment(
    inherited: Mapping[str, str], *, has_sandbox: bool = True
) -> dict[str, str]:
    """Return a copy of ``inherited`` in which our flags are the only word on Qt WebEngine.

    Everything else that starts with ``QTWEBENGINE_`` is dropped: such variables can open a
    debugging port or switch the sandbox off.
    """
    kept = {name: text for name, text in inherited.items() if not name.startswith(INHERITED_PREFIX)}
    bare = () if has_sandbox else (BARE_FLAG,)
    flags = (*NETWORK_FLAGS, *MEMORY_FLAGS, *QUIET_FLAGS, *bare)
    kept[FLAGS_VARIABLE] = " ".join(flags)
    return kept


def configure_chromium(sandbox: Sandbox) -> None:
    """Set the switches for this process. Call it before QApplication is made.

    Chromium refuses to start where its sandbox is wanted and cannot be had: only there it is left
    out. The log says so, and so does the window.
    """
    wanted = chromium_environment(os.environ, has_sandbox=sandbox is Sandbox.ON)
    for name in [name for name in os.environ if name not in wanted]:
        del os.environ[name]
    os.environ[FLAGS_VARIABLE] = wanted[FLAGS_VARIABLE]
    if sandbox is Sandbox.ROOT:
        log.warning("Running as root: the article viewer works without Chromium's sandbox.")
    elif sandbox is Sandbox.NO_NAMESPACES:
        log.warning("No user namespaces: the article viewer works without Chromium's sandbox.")


def sandbox_in_use() -> Sandbox:
    """What Chromium was told about its sandbox, and so what protects an article now."""
    if BARE_FLAG not in os.environ.get(FLAGS_VARIABLE, "").split():
        return Sandbox.ON
    return Sandbox.ROOT if is_root() else Sandbox.NO_NAMESPACES


def text_view_wanted() -> bool:
    """Tell whether the user asked for the plain text view by ``MICROFICHE_TEXT_VIEW=1``."""
    return os.environ.get(TEXT_VIEW_VARIABLE, "") not in {"", "0"}
