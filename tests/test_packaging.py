"""What is written about the package must be true, and hold nothing of anybody's machine."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def constraints() -> dict[str, str]:
    """Name -> exact version, as ``constraints.txt`` has it."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def requirements() -> list[Requirement]:
    """Everything that pyproject.toml asks for by name."""
    extras = PROJECT["optional-dependencies"].values()
    return [Requirement(text) for group in (PROJECT["dependencies"], *extras) for text in group]


@pytest.mark.parametrize("requirement", requirements(), ids=lambda requirement: requirement.name)
def test_pinned_version_is_in_range(requirement: Requirement) -> None:
    assert requirement.specifier.contains(constraints()[canonicalize_name(requirement.name)])


def test_pyside_with_lost_references_is_left_out() -> None:
    (pyside,) = [wanted for wanted in requirements() if wanted.name == "PySide6"]
    assert not pyside.specifier.contains("6.12.0")


def test_everything_that_comes_along_is_pinned() -> None:
    wanted, pinned = list(requirements()), constraints()
    seen: set[str] = set()
    while wanted:
        name = canonicalize_name(wanted.pop().name)
        if name not in seen:
            seen.add(name)
            wanted.extend(_requirements_of(name))
    assert seen <= pinned.keys()


def _requirements_of(name: str) -> Iterator[Requirement]:
    try:
        texts = metadata.requires(name) or []
    except metadata.PackageNotFoundError:  # another system's
        return
    for text in texts:
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement


def tracked_files() -> list[Path]:
    """The text files of the repository."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git working copy")
    done = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    names = done.stdout.decode("utf-8").split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_no_file_names_this_machine_or_a_package_index() -> None:
    # Put together here, or this file would be its own finding.
    words = ["index" + "-url", "find" + "-links", '"resolved"' + ":", "pypi.org/" + "simple"]
    words += [f"{ROOT.parent}/" if ROOT.parent != Path("/") else f"{ROOT}/", f"{Path.home()}/"]
    forbidden = re.compile("|".join(map(re.escape, words)).encode())
    found = [
        f"{path.relative_to(ROOT)}: {match[0].decode()}"
        for path in tracked_files()
        if (match := forbidden.search(path.read_bytes()))
    ]
    assert found == []


def test_the_changelog_knows_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in changelog or f"## [{PROJECT['version']}]" in changelog


def test_commands_are_there() -> None:
    scripts = {
        script.name: script.value
        for script in metadata.distribution("microfiche").entry_points
        if script.group in {"console_scripts", "gui_scripts"}
    }
    assert scripts == {"fiche": "archive.cli:main", "microfiche": "desktop.__main__:main"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux shared libraries")
def test_set_up_knows_every_library_that_qt_needs() -> None:
    sys.path.insert(0, str(ROOT / ".ci"))
    try:
        import system_packages  # noqa: PLC0415
    finally:
        sys.path.pop(0)
    if system_packages.missing_packages():
        pytest.skip("set-up has not run on this system")
    import PySide6  # noqa: PLC0415

    qt = Path(PySide6.__file__).parent / "Qt"
    looked_at = [
        *(qt / "lib" / f"libQt6{name}.so.6" for name in ("WebEngineWidgets", "WebEngineCore")),
        *(qt / "plugins" / "platforms" / f"libq{name}.so" for name in ("offscreen", "xcb")),
        qt / "libexec" / "QtWebEngineProcess",
    ]
    done = subprocess.run(["ldd", *looked_at], capture_output=True, text=True, check=True)
    missing = set(re.findall(r"(\S+) => not found", done.stdout))
    assert missing == set()
