"""A page of Chromium in which everything may run, and that says what did."""

from __future__ import annotations

import html
import itertools
import re
import secrets
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
)
from pytestqt.qtbot import QtBot

AT_ONCE = 80
LIMIT_MS = 60_000

# In every frame, before anything of its own: whoever calls these is heard.
HOOK = """
for (const name of ["alert", "confirm", "prompt", "print"])
  window[name] = (text) => console.log("%s ran " + text);
"""
# What a person could set off: every handler, every link with a script, every button.
PROVOKE = """
const all = (page) => [...page.querySelectorAll("*")].flatMap(
  (one) => one.shadowRoot ? [one, ...all(one.shadowRoot)] : [one]);
const click = () => new MouseEvent("click", { bubbles: true, cancelable: true });
const attempt = (one) => {
  for (const name of one.getAttributeNames())
    if (name.startsWith("on") && one[name])
      try { one[name].call(one, new Event(name.slice(2))); } catch (_) {}
  const link = String(one.getAttribute("href") || one.getAttribute("xlink:href") || "");
  if (/^[\\x00-\\x20]*j\\s*a\\s*v\\s*a\\s*s/i.test(link) || one.matches("button, input[type=submit]"))
    one.dispatchEvent(click());
  if (one.contentDocument) provoke(one.contentDocument);
};
const provoke = (page) => { for (const one of all(page))
  try { attempt(one); } catch (_) {}  // a form may have a field that is named like a method
};
provoke(document);
"""
SETTLED = 'new Promise((done) => setTimeout(() => { console.log("%s end " + %d); done(0); }, 200))'


class OpenPage(QWebEnginePage):
    """With JavaScript on in the page's own world, and a hook on what the cases call."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self._token = secrets.token_hex(8)
        self._said = re.compile(rf"{self._token} (ran|end) (\d+)")
        self.ran: set[int] = set()
        self.ended: set[int] = set()
        self._rounds = itertools.count(1)
        self.settings().setAttribute(QWebEngineSettings.WebAttribute.JavascriptEnabled, True)
        hook = QWebEngineScript()
        hook.setSourceCode(HOOK % self._token)
        hook.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
        hook.setWorldId(QWebEngineScript.ScriptWorldId.MainWorld.value)
        hook.setRunsOnSubFrames(True)
        self.scripts().insert(hook)

    def javaScriptConsoleMessage(self, _level: object, message: str, *_where: object) -> None:
        """What the hook says."""
        for kind, number in self._said.findall(message):
            (self.ran if kind == "ran" else self.ended).add(int(number))

    def run_apart(self, bodies: list[str], folder: Path, qtbot: QtBot) -> set[int]:
        """Load every body in a frame of its own, so that none spoils another, and provoke them all.

        :returns: the numbers of those that ran
        """
        for start in range(0, len(bodies), AT_ONCE):
            part = bodies[start : start + AT_ONCE]
            self._run(
                "".join(f'<iframe srcdoc="{html.escape(one)}"></iframe>' for one in part),
                folder,
                qtbot,
            )
        return self.ran

    def run_together(self, bodies: list[str], folder: Path, qtbot: QtBot) -> set[int]:
        """The same in one page: what was cleaned is well-formed."""
        self._run("".join(f"<div>{one}</div>" for one in bodies), folder, qtbot)
        return self.ran

    def _run(self, markup: str, folder: Path, qtbot: QtBot) -> None:
        file = folder / "cases.html"
        file.write_text(f'<!DOCTYPE html><meta charset="utf-8">{markup}', "utf-8", "replace")
        with qtbot.waitSignal(self.loadFinished, timeout=LIMIT_MS) as loaded:
            self.load(QUrl.fromLocalFile(str(file)))
        assert loaded.args == [True]
        end = next(self._rounds)
        self.runJavaScript(f"{{ {PROVOKE} }} {SETTLED % (self._token, end)}")
        qtbot.waitUntil(lambda: end in self.ended, timeout=LIMIT_MS)
