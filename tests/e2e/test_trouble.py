"""When something is wrong: bad files, bad archives, a second window, a cancelled import."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from archive import Importer, open_archive
from desktop.action_ids import ActionId
from desktop.paths import default_archive
from desktop.settings import LAST_ARCHIVE, Settings
from tests.e2e.reader import Key, Reader
from tests.factories import corpus

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
CONTROL = Qt.KeyboardModifier.ControlModifier
BROKEN = '---\ntitle: "他说"好""\ndate: 2022-05-01 08:00:00 +0800\n---\n正文\n'


def test_problems_are_reported_with_their_files(reader: Reader, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    corpus(5, folder)
    (folder / "_posts" / "2022-05-01-broken.md").write_text(BROKEN, "utf-8")
    (folder / "_posts" / "2022-05-02-binary.md").write_bytes(b"---\n\x00\x81\xff\xfe\x00\n---\n")
    (folder / "_posts" / "2022-05-03-empty.md").write_bytes(b"")
    report = reader.import_folder(folder)
    assert report.found == report.added == 8
    assert reader.desktop.imports.reports.dialog is None, "all of them are in"
    dialog = reader.show_report()
    model = dialog.table.model()
    rows = {model.index(row, 0).data(): row for row in range(model.rowCount())}
    assert rows.keys() >= {f"_posts/2022-05-0{n}-{w}.md" for n, w in ((1, "broken"), (3, "empty"))}
    index = model.index(rows["_posts/2022-05-01-broken.md"], 2)
    dialog.table.scrollTo(index)
    place = dialog.table.visualRect(index).center()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    reader.wait(lambda: "他说" in dialog.file_view.edit.toPlainText())
    assert dialog.file_view.edit.textCursor().blockNumber() == 1, "the line of the title"
    reader.answers.csv = tmp_path / "problems.csv"
    save = [one for one in dialog.findChildren(QPushButton) if "CSV" in one.text()]
    reader.click(save[0])
    assert "front-matter-repaired" in reader.answers.csv.read_text("utf-8-sig")
    dialog.close()
    assert reader.rows()[-1:] and '他说"好"' in reader.rows()


def test_cancel_keeps_what_was_read(reader: Reader, tmp_path: Path) -> None:
    folder = tmp_path / "large"
    corpus(3_000, folder)
    reader.answers.folder = folder
    reader.press(Key.Key_O, CONTROL)
    reader.confirm_import()
    panel = reader.window.import_panel
    reader.wait(lambda: " of 3,000" in panel.text)
    reader.window.tags.setFocus()
    here = reader.focus()
    assert reader.window.tags.isAncestorOf(here)
    reader.click(panel.findChild(QPushButton, "import_cancel"))
    assert reader.focus() is here, "where the reader was, not where Tab would lead"
    reader.wait_for_import(1)
    (report,) = reader.reports
    assert report.stopped and report.added < 3_000
    assert panel.text.startswith("Stopped; what was read is kept")
    again = reader.import_folder(folder)
    assert again.added + again.unchanged == 3_000 and not again.stopped
    reader.wait_for_rows(3_000)


def test_reading_goes_on_while_an_import_runs(imported: Reader, tmp_path: Path) -> None:
    folder = tmp_path / "large"
    corpus(2_000, folder, seed=7)
    imported.answers.folder = folder
    imported.press(Key.Key_O, CONTROL)
    imported.confirm_import()
    imported.wait(imported.desktop.imports.is_running)
    imported.click_row(0)
    imported.wait_for_article("Spring at the harbour")
    imported.press(Key.Key_S)
    imported.wait(lambda: (row := imported.summary(0)) is not None and row.starred)
    imported.wait_for_import(2)
    imported.wait_for_rows(2_062)


def test_quitting_while_an_import_runs_asks(reader: Reader, tmp_path: Path) -> None:
    folder = tmp_path / "large"
    corpus(3_000, folder)
    reader.answers.folder = folder
    reader.press(Key.Key_O, CONTROL)
    reader.confirm_import()
    reader.wait(reader.desktop.imports.is_running)
    reader.answers.says_yes = False
    reader.window.close()
    assert len(reader.answers.questions) == 1 and reader.window.isVisible()
    reader.answers.says_yes = True
    reader.window.close()
    reader.wait(lambda: not reader.window.isVisible())
    with open_archive(default_archive()) as archive:  # nobody holds it any more
        assert archive.check().ok


def test_a_folder_that_is_gone(reader: Reader, tmp_path: Path) -> None:
    reader.answers.folder = tmp_path / "never was"
    reader.press(Key.Key_O, CONTROL)
    previews = reader.desktop.imports.previews
    reader.wait(
        lambda: previews.dialog is not None and "never was" in previews.dialog.status.text()
    )
    assert previews.dialog is not None and "Choose another" in previews.dialog.status.text()
    assert not previews.dialog.import_button.isEnabled()
    previews.close()
    assert not reader.desktop.imports.is_running()
    assert not reader.window.is_reading()
    reader.wait(lambda: not default_archive().exists())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html>not an archive</html>", "is not a Microfiche archive"),
        (b"", "is not a Microfiche archive"),
        (b"SQLite format 3\0" + b"\xff" * 4096, "is not a Microfiche archive"),
    ],
    ids=["html", "empty", "half"],
)
def test_a_file_that_is_no_archive(
    reader: Reader, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "page.fiche"
    file.write_bytes(content)
    reader.answers.archive = file
    reader.choose(ActionId.OPEN_ARCHIVE)
    reader.wait(lambda: bool(reader.answers.errors))
    assert words in reader.answers.errors[0] and str(file) in reader.answers.errors[0]
    assert file.read_bytes() == content, "left as it was"
    assert not reader.window.is_reading()


def test_an_archive_of_a_newer_program(full: Reader, make_reader: Callable[[], Reader]) -> None:
    full.close()
    with sqlite3.connect(default_archive()) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    reader = make_reader()
    reader.start()
    assert "newer version" in reader.answers.errors[0]
    assert not reader.window.is_reading()
    assert Settings().get(LAST_ARCHIVE) == ""


def test_a_second_window_reads_and_waits_its_turn(
    full: Reader, make_reader: Callable[[], Reader]
) -> None:
    held = default_archive()
    full.close()
    holder = _hold(held)
    try:
        second = make_reader()
        second.start(held)
        second.wait_for_rows(62)
        assert "open in another window" in second.window.banner.text
        assert not second.window.registry.action(ActionId.IMPORT_FOLDER).isEnabled()
        second.click_row(0)
        second.wait_for_article("Spring at the harbour")
    finally:
        holder.communicate("\n", timeout=60)
    second.click(second.window.banner.findChild(QPushButton))
    second.wait(lambda: second.desktop.archives.writer is not None)
    second.wait(lambda: second.window.registry.action(ActionId.IMPORT_FOLDER).isEnabled())
    second.wait(lambda: not second.window.banner.isVisible())


def _hold(path: Path) -> subprocess.Popen[str]:
    """Another process that has the archive open for writing until it is spoken to."""
    program = (
        "import sys, pathlib, archive\n"
        "with archive.open_archive(pathlib.Path(sys.argv[1])): print('open', flush=True); input()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None and holder.stdout.readline() == "open\n"
    return holder


def test_a_read_only_archive(full: Reader, make_reader: Callable[[], Reader]) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write everywhere")
    full.close()
    default_archive().chmod(0o444)
    default_archive().parent.chmod(0o555)
    try:
        reader = make_reader()
        reader.start(default_archive())
        reader.wait_for_rows(62)
        assert "read-only" in reader.window.banner.text
        reader.close()
    finally:
        default_archive().parent.chmod(0o755)
        default_archive().chmod(0o644)


def test_a_defect_of_ours_is_shown_without_words_of_posts(reader: Reader) -> None:
    secret = "the text of a post"

    def break_down() -> None:
        raise RuntimeError(secret)

    with pytest.raises(RuntimeError) as raised:
        break_down()
    from desktop.app import crash_report  # noqa: PLC0415

    report = crash_report(raised.type, raised.tb)
    assert "test_trouble.py" in report and "break_down" in report
    assert report.endswith("builtins.RuntimeError") and secret not in report
    assert reader.window.isVisible()


def _microfiche(home: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "desktop", *map(str, arguments)]
    environment = {**os.environ, "MICROFICHE_HOME": str(home)}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=100, check=False
    )


def test_the_errands_answer_in_json_and_pictures(tmp_path: Path) -> None:
    home, picture = tmp_path / "home", tmp_path / "welcome.png"
    done = _microfiche(home, "--self-test")
    assert done.returncode == 0, done.stderr
    values = json.loads(done.stdout)
    assert values["ok"] is True and values["posts"] == 12 and values["hits"] > 0
    done = _microfiche(home, "--screenshot", picture, "--size", "900x600", "--language", "zh_CN")
    assert done.returncode == 0, done.stderr
    assert picture.read_bytes()[:4] == b"\x89PNG"
    assert not home.exists(), "nothing of the user's was touched"


def test_errands_that_cannot_be_done(tmp_path: Path) -> None:
    done = _microfiche(tmp_path, tmp_path / "none.fiche", "--screenshot", tmp_path / "a.png")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "There is no file" in done.stderr and "none.fiche" in done.stderr
    with open_archive(tmp_path / "a.fiche", create=True):
        pass
    picture = tmp_path / "a.png"
    done = _microfiche(
        tmp_path, tmp_path / "a.fiche", "--screenshot", picture, "--search", "(harbour"
    )
    assert done.returncode == 1 and not picture.exists()
    assert "cannot be read at character 1: This parenthesis is never closed" in done.stderr
    corpus(1, tmp_path / "news")
    with open_archive(tmp_path / "a.fiche") as archive:
        Importer(archive).run([tmp_path / "news"])
        archive.connection.execute("UPDATE post_source SET checksum = zeroblob(16)")
    done = _microfiche(tmp_path, tmp_path / "a.fiche", "--screenshot", picture)
    assert done.returncode == 1 and not picture.exists() and "is damaged" in done.stderr
    done = _microfiche(tmp_path, "--size", "huge")
    assert done.returncode == 2 and "no size" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_disk_is_said_and_the_next_import_goes_on(full: Reader, tmp_path: Path) -> None:
    import resource  # noqa: PLC0415  (not on Windows)

    folder = tmp_path / "large"
    corpus(600, folder, seed=7)
    full.answers.folder = folder
    full.press(Key.Key_O, CONTROL)
    previews = full.desktop.imports.previews
    full.wait(lambda: previews.dialog is not None and previews.dialog.isVisible())
    size = default_archive().stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100_000, resource.RLIM_INFINITY))
    try:
        full.confirm_import()
        full.wait(lambda: bool(full.answers.errors))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert "is full. Nothing is damaged and what was saved is kept" in full.answers.errors[0]
    full.wait(lambda: not full.desktop.imports.is_running())
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    again = full.import_folder(folder)
    assert again.added + again.unchanged == 600
    full.wait_for_rows(662)
    full.choose(ActionId.CHECK)
    full.wait(lambda: full.window.export_panel.text.startswith("No damage"))
