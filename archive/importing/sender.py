"""Send through a pipe without waiting for whoever reads it."""

from __future__ import annotations

import queue
import threading
from multiprocessing.connection import Connection
from typing import Any


class Sender:
    """Sends what it is given, in that order, from a thread of its own.

    A pipe holds little: to send through it is to wait until the other end reads, which a process
    that starts does not for a second, or for a minute on a machine that is busy. And if both ends
    only sent, both would wait for ever. Once the other end is gone, what is given is dropped; who
    reads from the pipe hears of it.
    """

    def __init__(self, pipe: Connection[Any, Any]) -> None:
        self._pipe = pipe
        self._messages: queue.SimpleQueue[tuple[Any] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._send_all, daemon=True)
        self._thread.start()

    def send(self, message: Any) -> None:
        """Have *message* sent; it must not be changed any more."""
        self._messages.put((message,))

    def end(self) -> None:
        """End the thread, once all is sent or the other end is gone."""
        self._messages.put(None)
        self._thread.join()

    def _send_all(self) -> None:
        is_there = True
        while (message := self._messages.get()) is not None:
            if is_there:
                is_there = self._send(message[0])

    def _send(self, message: Any) -> bool:
        """Whether there was anybody to send it to."""
        try:
            self._pipe.send(message)
        except OSError:
            return False
        return True
