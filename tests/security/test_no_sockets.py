"""No module of ours can open a connection: not by its imports, not by what it calls.

This reads the code; that nothing leaves while it runs is what the other tests here see. Allowed is
what looks alike and stays on the machine: ``urllib.parse`` (addresses as text), and
``multiprocessing`` (pipes to our own worker processes, in the core). There is no second instance to
talk to: who opens an archive that is open elsewhere is told so by a lock on a file.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

NETWORK_MODULES = frozenset(
    """
    aiohttp anyio asyncio asyncore boto3 botocore ftplib grpc http httplib2 httpx imaplib ldap3
    nntplib paramiko poplib pycurl requests sentry_sdk smtplib socket socketserver ssl telnetlib
    trio twisted urllib.error urllib.request urllib.robotparser urllib3 webbrowser websocket
    websockets wsgiref xmlrpc zmq
    PySide6.QtBluetooth PySide6.QtHttpServer PySide6.QtNetwork PySide6.QtNetworkAuth
    PySide6.QtRemoteObjects PySide6.QtWebSockets PySide6.QtWebView PySide6.QtDBus
    """.split()
)
STARTERS = frozenset("pty subprocess".split())
"""A program that is started could do what we do not."""

NETWORK_NAMES = frozenset(
    """
    QDnsLookup QLocalServer QLocalSocket QNetworkAccessManager QNetworkReply QNetworkRequest
    QSslSocket QTcpServer QTcpSocket QUdpSocket QWebSocket create_connection create_server
    getaddrinfo open_connection urlopen urlretrieve
    QProcess Popen popen posix_spawn spawnv startfile os.system execv execve execvp
    """.split()
)
ALLOWED_NAMES = {
    # Who may give an address to the system. Elsewhere the function is handed in.
    "openUrl": {"desktop/app.py"},
    # Modules of the core by their own names, and the lexers of Pygments by theirs.
    "import_module": {"archive/__init__.py", "archive/text/code_languages.py"},
}

FOREIGN_CODE = {
    "ctypes": {
        "desktop/views/viewer/sandbox.py",  # unshare(2), to see what Chromium will be let
        "desktop/few_heaps.py",  # mallopt(3)
    },
}
FORBIDDEN_WORDS = (
    "DISABLE_SANDBOX",
    "--disable-web-security",
    "--remote-debugging",
    "--single-process",
    "LocalAccessAllowed",
    "ContentSecurityPolicyIgnored",
)


SUSPECT_WORDS = (*FORBIDDEN_WORDS, "SANDBOX", "QTWEBENGINE")
"""Who has one of these is looked at without comments, and with the parts of texts put together."""


def sources() -> list[Path]:
    """Every module of the product."""
    found = [*(ROOT / "archive").rglob("*.py"), *(ROOT / "desktop").rglob("*.py")]
    assert len(found) > 300
    return sorted(found)


def name_of(path: Path) -> str:
    """A module as ``desktop/app.py``."""
    return path.relative_to(ROOT).as_posix()


def imported(nodes: list[ast.AST]) -> Iterator[str]:
    """The dotted names of everything that a module imports, wherever in it."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def above(name: str) -> set[str]:
    """``a.b.c`` and what it lies in: ``a.b``, ``a``."""
    parts = name.split(".")
    return {".".join(parts[:end]) for end in range(1, len(parts) + 1)}


def used(nodes: list[ast.AST], modules: list[str]) -> set[str]:
    """Every name and attribute in a module, and the last names of what it imports."""
    found = {name.rpartition(".")[2] for name in modules}
    for node in nodes:
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
            if isinstance(node.value, ast.Name):
                found.add(f"{node.value.id}.{node.attr}")
    return found


def complaints(text: str, module: str) -> list[str]:
    """What is wrong with the source *text* of a module."""
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    names_of_modules = list(imported(nodes))
    modules = set[str]().union(*map(above, names_of_modules))
    wrong = sorted(modules & (NETWORK_MODULES | STARTERS))
    wrong += [
        name for name, allowed in FOREIGN_CODE.items() if name in modules and module not in allowed
    ]
    names = used(nodes, names_of_modules)
    wrong += sorted(names & NETWORK_NAMES)
    wrong += [
        name for name, allowed in ALLOWED_NAMES.items() if name in names and module not in allowed
    ]
    wrong += ["__import__"] if "__import__" in names else []
    if any(word in text for word in SUSPECT_WORDS):
        code = code_of(tree)
        wrong += [word for word in FORBIDDEN_WORDS if word in code]
    return wrong


def code_of(tree: ast.Module) -> str:
    """The code again, without comments and docstrings, which may name what is not done."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [one for one in body if not is_text(one)] or [ast.Pass()]  # type: ignore[attr-defined]
    return ast.unparse(tree)


def is_text(node: ast.AST) -> bool:
    """Whether a statement is nothing but a string."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


@pytest.mark.slow
def test_no_module_can_open_a_connection() -> None:
    found = {name_of(one): complaints(one.read_text("utf-8"), name_of(one)) for one in sources()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    "text",
    [
        "import socket",
        "import urllib.request",
        "from urllib import request",
        "from urllib.request import urlopen as u",
        "def f():\n    import http.client as c",
        "from PySide6.QtNetwork import QTcpSocket",
        "from PySide6 import QtNetwork",
        "import asyncio.streams",
        "import subprocess",
        "import os\nos.system('x')",
        "import ctypes",
        "from importlib import import_module",
        "x = __import__('socket')",
        "QDesktopServices.openUrl(url)",
        "FLAGS = '--remote-debugging-port=9222'",
        "os.environ['QTWEBENGINE_' 'DISABLE_SANDBOX'] = '1'",
    ],
)
def test_this_very_test_sees(text: str) -> None:
    assert complaints(text, "desktop/any.py") != []


def test_addresses_as_text_are_allowed() -> None:
    text = '"""Never --remote-debugging."""\nfrom urllib.parse import quote\nimport multiprocessing'
    assert complaints(text, "archive/any.py") == []
