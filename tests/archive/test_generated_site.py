"""A generated news folder with all its defects, against what its maker says that it wrote.

The maker is not part of the project; without it these tests are skipped. The whole way is gone:
import, list, import again, export.
"""

from __future__ import annotations

import filecmp
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from archive.cli import fiche

MAKER = Path(__file__).resolve().parents[3] / "shared" / "tools" / "make_finews.py"
COUNT = 3_000
FIELDS = ("title", "published", "categories", "tags", "source_link", "publisher")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not MAKER.exists(), reason="what makes the folder is not here"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "news"
    subprocess.run([sys.executable, str(MAKER), str(folder), str(COUNT)], check=True)
    return folder


@pytest.fixture(scope="module")
def archive(site: Path) -> Path:
    path = site.parent / "news.fiche"
    run("import", path, site)
    return path


def run(*arguments: str | Path) -> str:
    """What ``fiche`` prints."""
    result = CliRunner().invoke(fiche, [*map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def rows(*arguments: str | Path) -> list[Any]:
    """The lines of JSON that ``fiche`` prints."""
    return [json.loads(line) for line in run(*arguments, "--json").splitlines()]


def truth(site: Path) -> Iterator[dict[str, Any]]:
    with (site / "TRUTH.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def expected(row: dict[str, Any], field: str) -> Any:
    if field == "published":
        return datetime.strptime(row["published"], "%Y-%m-%d %H:%M:%S %z")
    return row[field] or None if field in ("source_link", "publisher") else row[field]


def cannot_be_known(row: dict[str, Any], field: str) -> bool:
    """What is not in the file: its end was cut off, or it has no date or title."""
    return (
        "truncated" in row["defects"]
        or (field == "published" and "no-date" in row["defects"])
        or (field == "title" and "empty-title" in row["defects"])
    )


def test_every_field_that_is_known_is_right(
    site: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = {row["path"]: row for row in rows("list", archive, "--hidden")}
    compared: Counter[str] = Counter()
    wrong = []
    for row in truth(site):
        found = listed.get(row["path"])
        if found is None:
            continue  # one more name of a post that is listed under another
        found["published"] = datetime.fromisoformat(found["published"])
        for field in FIELDS:
            if cannot_be_known(row, field):
                continue
            compared[field] += 1
            if found[field] != expected(row, field):
                wrong.append((row["path"], field, found[field], row[field], row["defects"]))
    with capsys.disabled():
        print("\n" + "".join(f"{field:12}{compared[field]:6} equal\n" for field in FIELDS), end="")
    assert wrong == []
    assert min(compared.values()) > 0.99 * len(listed)


def test_every_file_is_in_and_the_second_import_reads_none(site: Path, archive: Path) -> None:
    paths = {row["path"] for row in truth(site)}
    (report,) = rows("import", archive, site)
    assert (report["found"], report["unchanged"]) == (len(paths), len(paths))
    assert report["problems"] == []
    (checked,) = rows("check", archive)
    assert checked == {"ok": True, "problems": []}


def test_the_export_is_the_folder(site: Path, archive: Path, tmp_path: Path) -> None:
    run("export", archive, tmp_path / "out", "--as", "source")
    paths = sorted({row["path"] for row in truth(site)})
    exported = tmp_path / "out" / "news"
    same, different, missing = filecmp.cmpfiles(site, exported, paths, shallow=False)
    assert (len(same), different, missing) == (len(paths), [], [])
    written = sum(len(files) for _, _, files in os.walk(exported))
    assert written == len(paths)
