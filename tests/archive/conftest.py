"""What the core's tests share: an archive with posts, and a place where permissions count."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.library import Library, import_into
from tests.factories import corpus

POSTS = 40
NOBODY = 65534


@pytest.fixture(scope="session")
def made_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The archive that tests get copies of. Its site is never changed."""
    folder = tmp_path_factory.mktemp("library")
    posts = corpus(POSTS, folder / "site")
    report = import_into(folder / "made.fiche", folder / "site")
    assert (report.added, report.problems) == (POSTS, [])
    return Library(folder / "made.fiche", folder / "site", posts)


@pytest.fixture
def library(made_library: Library, archive_path: Path) -> Library:
    """An archive of 40 posts that is this test's own; the site is everybody's."""
    shutil.copy(made_library.path, archive_path)
    return Library(archive_path, made_library.site, made_library.posts)


@pytest.fixture
def guarded_library(made_library: Library) -> Iterator[Library]:
    """The same in a folder where permissions count, for root too, who is nobody meanwhile."""
    if sys.platform == "win32":
        pytest.skip("permissions are different there")
    is_root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(made_library.path, folder / "test.fiche")
        shutil.copytree(made_library.site, folder / "site")
        if is_root:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield Library(folder / "test.fiche", folder / "site", made_library.posts)
        finally:
            if is_root:
                os.seteuid(0)
            for path in (folder, *folder.rglob("*")):
                path.chmod(0o700)
