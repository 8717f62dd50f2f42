"""Notes every connection that anybody makes: a port of its own for each thing to be watched.

Not only requests count: a connection that is opened and never used (``preconnect``) does, too.
Everything stays on 127.0.0.1.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Coroutine
from typing import Any, Self, TypeVar

T = TypeVar("T")

LOCALHOST = "127.0.0.1"
PROBE = "probe"
LIMIT_SECONDS = 10
REQUEST_BYTES = 65_536
DEFAULT = ("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')


class Recorder:
    """``with Recorder() as recorder``: give out addresses, see who came.

    ``address(name)`` opens a port on first use; whoever connects to it, or sends it a datagram,
    puts *name* among the hits.
    """

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="recorder")
        self._ports: dict[str, int] = {}
        self._answers: dict[str, tuple[str, str]] = {}
        self._open: list[asyncio.Server | asyncio.BaseTransport | asyncio.StreamWriter] = []
        self._hits: set[str] = set()
        self._came = threading.Condition()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def address(self, name: str, scheme: str = "http") -> str:
        """``http://127.0.0.1:PORT/NAME``."""
        if name not in self._ports:
            self._ports[name] = self._run(self._listen(name))
        return f"{scheme}://{LOCALHOST}:{self._ports[name]}/{name}"

    def answer(self, name: str, media_type: str, body: str) -> None:
        """What to answer there; a small picture where nothing is said."""
        self._answers[name] = (media_type, body)

    def hits(self) -> set[str]:
        """The names of all that was reached so far."""
        with self._came:
            return self._hits - {PROBE}

    def is_listening(self) -> bool:
        """Whether it notices a connection of our own now, and so has noticed all before it."""
        with self._came:
            self._hits.discard(PROBE)
        self.address(PROBE)
        with socket.create_connection((LOCALHOST, self._ports[PROBE])), self._came:
            return self._came.wait_for(lambda: PROBE in self._hits, LIMIT_SECONDS)

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(LIMIT_SECONDS)

    def _note(self, name: str) -> None:
        with self._came:
            self._hits.add(name)
            self._came.notify_all()

    async def _listen(self, name: str) -> int:
        async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self._note(name)
            self._open.append(writer)
            await self._reply(name, reader, writer)

        server = await asyncio.start_server(accept, LOCALHOST, 0)
        port = int(server.sockets[0].getsockname()[1])
        datagrams, _protocol = await self._loop.create_datagram_endpoint(
            lambda: _Datagrams(self, name), local_addr=(LOCALHOST, port)
        )
        self._open += [server, datagrams]
        return port

    async def _reply(
        self, name: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        media_type, body = self._answers.get(name, DEFAULT)
        try:
            if await reader.read(REQUEST_BYTES):
                data = body.encode()
                writer.write(
                    f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n"
                    f"Content-Length: {len(data)}\r\nAccess-Control-Allow-Origin: *\r\n"
                    "Cache-Control: no-store\r\nConnection: close\r\n\r\n".encode()
                )
                writer.write(data)
                await writer.drain()
        except ConnectionError:
            pass  # it was noted; what became of it is no matter
        finally:
            writer.close()

    async def _stop(self) -> None:
        for one in self._open:
            one.close()
        await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))


class _Datagrams(asyncio.DatagramProtocol):
    """Notes whoever sends a datagram (WebRTC, QUIC)."""

    def __init__(self, recorder: Recorder, name: str) -> None:
        self._recorder, self._name = recorder, name

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """It came."""
        del data, addr
        self._recorder._note(self._name)
