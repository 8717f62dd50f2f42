"""Shows an article as the program does, and tells what confines its renderer.

Run as a program of its own, by whatever user is to be tried. It prints one JSON object:
``{"sandbox": …, "told": …, "seccomp": …, "shown": …}``.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import shiboken6

from desktop.app import make_application
from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.chromium import sandbox_in_use
from desktop.views.viewer.page import OUR_WORLD
from desktop.views.viewer.sandbox import find_sandbox
from desktop.views.viewer.viewer import PostViewer, make_viewer_profile

SECCOMP = re.compile(r"^Seccomp:\s*(\d)", re.MULTILINE)


def main() -> int:
    """Show it, look at the renderer, tell."""
    found = find_sandbox()
    app = make_application(sys.argv[:1])
    viewer = PostViewer(make_viewer_profile(app))
    view = viewer.web_view
    assert view is not None
    values: dict[str, object] = {"sandbox": found, "told": sandbox_in_use()}

    def on_text(text: object) -> None:
        status = Path(f"/proc/{view.page().renderProcessPid()}/status").read_text("ascii")
        match = SECCOMP.search(status)
        values["seccomp"] = int(match[1]) if match else None
        values["user"] = os.geteuid()
        values["shown"] = text
        app.quit()

    def on_painted(_post: int) -> None:
        view.page().runJavaScript("document.body.innerText", OUR_WORLD, on_text)

    viewer.article_painted.connect(on_painted)
    viewer.show()
    viewer.show_article(ArticleDocument(1, "A title", "<p>It is shown.</p>"))
    app.exec()
    shiboken6.delete(viewer)
    print(json.dumps(values), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
