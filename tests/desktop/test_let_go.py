"""What a stopped task was reading does not stop what is asked next."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from archive import Archive
from desktop.jobs import Job, Worker

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
LIMIT_MS = 30_000


def test_a_list_that_was_read_halfway_is_gone_with_its_task(worker: Worker, qtbot: QtBot) -> None:
    entered = threading.Event()

    def read_halfway(archive: Archive) -> None:
        half = archive.connection.execute("SELECT value FROM json_each('[1, 2, 3]')")
        half.fetchone()
        entered.set()
        archive.connection.execute(ENDLESS).fetchall()

    def task(archive: Archive, _job: Job) -> None:
        try:
            read_halfway(archive)
        except Exception as error:
            raise RuntimeError from error

    stopped = worker.run(task)
    assert entered.wait(30)
    with qtbot.waitSignal(stopped.finished, timeout=LIMIT_MS):
        stopped.cancel()
    counted = worker.run(lambda archive, _job: archive.post_count())
    with qtbot.waitSignal(counted.succeeded, timeout=LIMIT_MS) as told:
        pass
    assert told.args[0] > 0
