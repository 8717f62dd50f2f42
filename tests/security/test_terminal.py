"""On a real terminal no command prints a character of somebody else's that a terminal obeys; what
goes into a file is as it was written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from archive import open_archive
from archive.cli_terminal import harmless_json, printable
from archive.highlights import Anchor, Colour
from tests.archive.library import import_into

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its terminals are no files")

ROOT = Path(__file__).resolve().parents[2]
SEQUENCES = (
    "\x1b[7m", "\rFAKED",
    "\x1b[2J\x1b[1;1H", "\x1b]0;owned\x07", "\x1b]8;;http://evil.example\x1b\\", "\x9b31m", "\x9d0;x\x9c",
    "\x1bP+q\x1b\\", "\x1b[?1049h", "\x1bc", "\x08\x08", "\x0e", "\x05", "\u202eoga\u202c", "\u2066x", "\x7f", "\x85",
)  # fmt: skip
EVIL = "x" + "y".join(SEQUENCES) + "z"
OUR_COLOURS = re.compile(rb"\x1b\[(?:[012]|3[1-6])m")
COMMANDS = (
    "import {archive} {site}", "import {new} {site}", "import {new} {site} --dry-run", "list {archive} --hidden",
    "list {archive} --full --hidden", "list {archive} --json --full", "show {archive} 1", "show {archive} 1 --as text",
    "show {archive} 1 --as html", "show {archive} 1 --as json", "show {archive} 1 --as source", "search {archive} x",
    "search {archive} x --json", "search {archive} {evil}", "search {archive} ({evil}", "search {archive} tagg:{evil}",
    "facets {archive}", "facets {archive} --json", "notes {archive}", "notes {archive} --markdown", "notes {archive} --json",
    "searches {archive}", "searches {archive} --json", "check {archive}", "show {archive} {evil}", "show {none} 1",
    "export {archive} {out}", "list {archive} --after {evil}", "searches {archive} --remove {evil}", "import {archive} {none}",
)  # fmt: skip

# All commands in one process: each start of Python takes half a second.
PROGRAM = """
import json, sys
from archive import cli
commands = json.loads(sys.stdin.readline())
for stream in (sys.stdout, sys.stderr):
    stream.reconfigure(encoding="utf-8", errors="replace")
for command in commands:
    print("= " + ascii(command[0]), flush=True)
    try:
        cli.fiche(command, prog_name="fiche")
    except SystemExit:
        pass
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder whose every name and value wants to steer."""
    folder = tmp_path / "site\x1b[7m\x9b\u202e"
    (folder / "_posts").mkdir(parents=True)
    quoted = '"' + "".join(f"\\u{ord(one):04x}" for one in EVIL) + '"'
    fields = ("title", "author", "layout", "source", "link", "date", "lang", "permalink", "slug")
    front = "".join(f"{name}: {quoted}\n" for name in fields if name != "date")
    lists = f"categories: [{quoted}, x]\ntags: [{quoted}]\ndate: {quoted}\n"
    text = f"---\n{front}{lists}---\n{EVIL} text <p title='{EVIL}'>x\ty</p>\n\r\n"
    (folder / "_posts" / "2024-01-01-a\x1b[2J\x9b.md").write_text(text, "utf-8")
    (folder / "_posts" / "2024-01-02-b.md").write_bytes(b"\xff\x1b[2J" * 99)
    (folder / "_posts" / "2024-01-03-c.md").write_text(f"---\n{EVIL}: [{EVIL}\n---\nx", "utf-8")
    (folder / "_config.yml").write_text(f"title: {quoted}\ntimezone: {quoted}\n", "utf-8")
    return folder


@pytest.fixture
def archive(site: Path, tmp_path: Path) -> Path:
    """Of that folder, with a highlight and a saved search of the same kind."""
    path = tmp_path / "a\x1b[2J.fiche"
    assert import_into(path, site).found == 3
    with open_archive(path) as opened:
        opened.highlights.add(1, Colour.PINK, Anchor(EVIL, EVIL, EVIL, 7), note=EVIL)
        opened.saved_searches.add("mine \x9b31m", f'"{EVIL}"')
    return path


def on_a_terminal(commands: list[list[str]]) -> dict[str, bytes]:
    """What a terminal gets of each command."""
    import json  # noqa: PLC0415
    import pty  # noqa: PLC0415  (not everywhere)

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdin=subprocess.PIPE,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        env=os.environ | {"TERM": "xterm", "PYTHONPATH": str(ROOT)},
    )
    os.close(theirs)
    assert process.stdin is not None
    process.stdin.write(json.dumps(commands).encode() + b"\n")
    process.stdin.close()
    said = bytearray()
    while True:
        try:
            got = os.read(ours, 65_536)
        except OSError:  # how Linux says that the other end was closed
            break
        if not got:
            break
        said += got
    os.close(ours)
    assert process.wait() == 0
    parts = re.split(rb"(?m)^= ", bytes(said))[1:]
    assert len(parts) == len(commands)
    return {" ".join(command): part for command, part in zip(commands, parts, strict=True)}


def test_no_command_lets_a_terminal_obey(archive: Path, site: Path, tmp_path: Path) -> None:
    values = {
        "archive": str(archive), "site": str(site), "new": str(tmp_path / "n.fiche"), "evil": EVIL,
        "none": str(tmp_path / "none\x1b[2J"), "out": str(tmp_path / "out\x1b[2J"),
    }  # fmt: skip
    commands = [[word.format(**values) for word in one.split()] for one in COMMANDS]
    for command, said in on_a_terminal(commands).items():
        text = OUR_COLOURS.sub(b"", said).decode("utf-8")
        text = text.replace("\r\n", "\n")
        obeyed = {one for one in text if one != "\n" and printable(one) != one and one != "\r"}
        assert not obeyed, f"{command!r}: {text!r}"
        assert "\rFAKED" not in text, command
        assert "Traceback" not in text, text


def test_a_file_gets_every_character(archive: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "archive.cli", "show", str(archive), "1", "--as", "source"],
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    with open_archive(archive, read_only=True) as opened:
        assert done.stdout == opened.source_bytes(1)
    assert EVIL.encode() in done.stdout


def test_blanks_and_joiners_are_text() -> None:
    said = "\u3000港\u00a0口 👩\u200d🚀 e\u0301 \u200f"
    assert printable(said) == said
    assert printable("a\tb\x1b\ud800") == "a\ufffdb\ufffd\ufffd"


def test_json_says_the_same() -> None:
    import json  # noqa: PLC0415

    line = json.dumps({"a\x9b": EVIL}, ensure_ascii=False)
    assert printable(harmless_json(line)) == harmless_json(line)
    assert json.loads(harmless_json(line)) == {"a\x9b": EVIL}
