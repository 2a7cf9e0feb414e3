"""A real web server on loopback that serves files well, or in one of the ways servers fail."""

import http.server
import threading
from collections.abc import Iterator

import pytest


class Shelf:
    """What the server gives: bodies by path, and paths that misbehave."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.bodies: dict[str, bytes] = {}
        self.cut_after: dict[str, list[int]] = {}
        """Bytes after which the connection breaks, one number for each of the next requests."""
        self.silent: set[str] = set()
        self.etags: dict[str, str] = {}
        self.ranges: list[str | None] = []
        """The Range header of each request, in order."""
        self.requests: list[str] = []
        self.released = threading.Event()

    def url(self, path: str) -> str:
        return f"{self.address}{path}"


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.requests.append(self.path)
            served.ranges.append(self.headers.get("Range"))
            if self.path in served.silent:
                served.released.wait(30)
                return
            body = served.bodies.get(self.path)
            if body is None:
                self.send_error(404, "Not Found")
                return
            self._send(body)

        def _send(self, body: bytes) -> None:
            etag = served.etags.get(self.path, '"1"')
            wanted = self.headers.get("Range")
            start = 0
            if wanted and self.headers.get("If-Range") == etag:
                start = int(wanted.removeprefix("bytes=").removesuffix("-"))
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
            else:
                self.send_response(200)
            self.send_header("Content-Length", str(len(body) - start))
            self.send_header("ETag", etag)
            self.end_headers()
            cuts = served.cut_after.get(self.path)
            if cuts:
                self.wfile.write(body[start : start + cuts.pop(0)])
                self.close_connection = True
                return
            self.wfile.write(body[start:])

        def log_message(self, format: str, *args: object) -> None:
            """Keeps the test's output free of access logs."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served = Shelf(f"http://127.0.0.1:{server.server_port}")
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    serving.start()
    try:
        yield served
    finally:
        served.released.set()
        server.shutdown()
        serving.join()
        server.server_close()
