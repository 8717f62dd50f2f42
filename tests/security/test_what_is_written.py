"""S14: a session writes its archive, what the user asked for, and its settings; nothing else.

The window runs in a process of its own, whose home, folder for scratch files and working folder are
empty. What lies there afterwards is compared with what may; and where the calls of the system can
be watched, each of them that changes a file is looked at, as is each that reaches for a network.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive import Importer, ImportOptions, open_archive
from desktop.paths import HOME_VARIABLE
from tests.security.recorder import Recorder
from tests.security.vectors import make_vectors, marked

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="folders are Linux's here"),
]

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 150
FOLDERS = ("home", "scratch", "run", "work")
SETTINGS = "home/.config/Microfiche/Microfiche/settings.ini"
CALLS = (
    "openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,symlink,symlinkat,"
    "link,linkat,truncate,mknod,mknodat,connect,bind,sendto,sendmsg"
)
OPENING = re.compile(r"\b(?:openat|open)\(")
WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"([^"]*)"')
NETWORK = re.compile(r"AF_INET6?\b")
FOREIGN = re.compile(
    r"/dev/(null|shm/.*|pts/.*|tty|dri/.*)"  # memory and devices
    r"|/proc/(self|\d+)/.*"  # what a process says of itself
    r"|.*/mesa_shader_cache(_db)?(/.*)?|.*/fontconfig/.*"  # the system's own libraries keep these
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a session runs: everything that it may write lies below ``folder``."""

    folder: Path

    def path(self, name: str) -> Path:
        """A file or folder there."""
        return self.folder / name

    def files(self) -> dict[str, bytes]:
        """All that lies there, but for what the system's own libraries keep."""
        found = (one for one in self.folder.rglob("*") if one.is_file())
        return {
            one.relative_to(self.folder).as_posix(): one.read_bytes()
            for one in found
            if not FOREIGN.fullmatch(str(one))
        }

    def environment(self) -> dict[str, str]:
        """Of a user whose folders are all here."""
        kept = {
            name: text
            for name, text in os.environ.items()
            if not name.startswith("XDG_") and name != HOME_VARIABLE
        }
        return kept | {
            "HOME": str(self.path("home")),
            "XDG_CACHE_HOME": str(self.path("home/.cache")),
            "XDG_RUNTIME_DIR": str(self.path("run")),
            "TMPDIR": str(self.path("scratch")),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Empty folders, and an archive of hostile posts."""
    made = Place(tmp_path / "all")
    for name in FOLDERS:
        made.path(name).mkdir(parents=True)
    made.path("run").chmod(0o700)
    posts = made.path("site/_posts")
    posts.mkdir(parents=True)
    with Recorder() as recorder:
        body = "".join(marked(make_vectors(recorder)).values())
    (posts / "2022-02-28-all.html").write_text(f"---\ntitle: All\n---\n{body}", "utf-8")
    (posts / "2022-02-27-one.md").write_text("---\ntitle: One\n---\nshown\n", "utf-8")
    with open_archive(made.path("news.fiche"), create=True) as archive:
        Importer(archive, ImportOptions(workers=0)).run([made.path("site")])
    return made


def test_a_session_leaves_nothing_behind(place: Place, tmp_path: Path) -> None:
    before = place.files()
    watched = ["strace", "-f", "-qq", "-y", "-o", str(tmp_path / "calls"), "-e", f"trace={CALLS}"]
    done = subprocess.run(
        [
            *(watched if can_watch() else []),
            sys.executable,
            str(Path(__file__).with_name("session.py")),
            str(place.path("news.fiche")),
            str(place.path("saved.pdf")),
        ],
        env=place.environment(),
        cwd=place.path("work"),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    after = place.files()
    assert sorted(after.keys() - before.keys()) == [SETTINGS, "saved.pdf"]
    assert sorted(before.keys() - after.keys()) == []
    assert [name for name in before if before[name] != after[name]] in ([], ["news.fiche"])
    if can_watch():
        calls = (tmp_path / "calls").read_text("utf-8", "replace").splitlines()
        assert len(calls) > 1_000
        assert [one for one in calls if NETWORK.search(one)] == []
        assert written(calls, place.folder) == set()


def can_watch() -> bool:
    """Whether the calls of another process can be watched here."""
    if shutil.which("strace") is None:
        return False
    done = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], check=False)
    return done.returncode == 0


def written(calls: list[str], folder: Path) -> set[str]:
    """Paths outside of *folder* that these calls changed, or tried to."""
    found = set()
    for call in calls:
        if NETWORK.search(call) or "sun_path" in call or " = -1 " in call:
            continue
        if OPENING.search(call) and not WRITING.search(call):
            continue
        name = call.partition("(")[0].rpartition(" ")[2]
        if name in {"connect", "bind", "sendto", "sendmsg"} or "resumed>" in call:
            continue
        for base, path in PATH.findall(call):
            whole = Path(os.path.normpath(Path(base) / path))
            if not whole.is_relative_to(folder) and not FOREIGN.fullmatch(str(whole)):
                found.add(str(whole))
    return found


def test_what_is_written_elsewhere_is_seen(tmp_path: Path) -> None:
    calls = [
        f'7 openat(AT_FDCWD</w>, "{tmp_path}/news.fiche", O_RDWR|O_CREAT, 0644) = 9',
        '7 openat(AT_FDCWD</w>, "/usr/lib/x.so", O_RDONLY|O_CLOEXEC) = 3',
        '7 openat(AT_FDCWD</elsewhere>, "left.txt", O_WRONLY|O_CREAT, 0666) = 3',
        '7 mkdirat(5</home/me>, ".thing", 0777) = 0',
        '7 rename("/a", "/b") = 0',
        '7 unlink("/c" <unfinished ...>',
        '7 openat(AT_FDCWD</w>, "/dev/shm/.org.chromium.x", O_RDWR|O_CREAT) = 4',
    ]
    assert written(calls, tmp_path) == {"/elsewhere/left.txt", "/home/me/.thing", "/a", "/b", "/c"}
