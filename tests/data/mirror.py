"""A mirror on this computer that behaves as badly as it is told to."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Mirror:
    """Serves `contents` by name; `behaviours` are taken in turn, one a request, before it serves as it should.

    `requests` notes for each request its name and what range was asked for. `released` ends whatever stalls.
    """

    def __init__(self, contents):
        self.contents = contents
        self.behaviours = []
        self.requests = []
        self.released = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = False
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self._server.server_port}/"

    def close(self):
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def whole(request, content):
    """Serve all, whatever range was asked for."""
    request.begin(200, {"Content-Length": len(content)})
    request.wfile.write(content)


def ranged(request, content):
    """Serve what was asked for."""
    wanted = request.headers.get("Range")
    if wanted is None:
        return whole(request, content)
    start = int(wanted.removeprefix("bytes=").removesuffix("-"))
    if start >= len(content):
        return request.begin(416, {"Content-Range": f"bytes */{len(content)}", "Content-Length": 0})
    extent = f"bytes {start}-{len(content) - 1}/{len(content)}"
    request.begin(206, {"Content-Range": extent, "Content-Length": len(content) - start})
    request.wfile.write(content[start:])
    return None


def without_length(request, content):
    """Serve all, and do not say how much that is."""
    request.begin(200, {})
    request.wfile.write(content)


def broken_off_after(count):
    """Promise all and send `count` bytes."""

    def behave(request, content):
        request.begin(200, {"Content-Length": len(content)})
        request.wfile.write(content[:count])

    return behave


def stalled_after(count):
    """Send `count` bytes, and no more until released."""

    def behave(request, content):
        request.begin(200, {"Content-Length": len(content)})
        request.wfile.write(content[:count])
        request.wfile.flush()
        request.mirror.released.wait()

    return behave


def in_drops(request, content):
    """Send all, in pieces that each travel alone."""
    request.begin(200, {"Content-Length": len(content)})
    for start in range(0, len(content), 4096):
        request.wfile.write(content[start : start + 4096])
        request.wfile.flush()


def wrong(request, content):
    """Send as many bytes, one of them changed."""
    whole(request, content[:-9] + bytes([content[-9] ^ 1]) + content[-8:])


def wrong_part(request, content):
    """Send the beginning, whatever part was asked for."""
    request.begin(206, {"Content-Range": f"bytes 0-9/{len(content)}", "Content-Length": 10})
    request.wfile.write(content[:10])


def endless(request, content):
    """Send more than anybody asked for."""
    request.begin(200, {})
    try:
        while True:
            request.wfile.write(bytes(2**16))
    except ConnectionError:
        pass


def status(code):
    """Answer with a status alone."""

    def behave(request, content):
        request.begin(code, {"Content-Length": 0})

    return behave


def redirected_to(address):
    """Send elsewhere."""

    def behave(request, content):
        request.begin(302, {"Location": address + request.path.lstrip("/"), "Content-Length": 0})

    return behave


def hung_up(request, content):
    """Close the connection without a word."""
    request.close_connection = True


def _handler(owner):
    class Handler(BaseHTTPRequestHandler):
        mirror = owner

        def do_GET(self):
            name = self.path.rsplit("/", 1)[-1]
            owner.requests.append((name, self.headers.get("Range")))
            behave = owner.behaviours.pop(0) if owner.behaviours else ranged
            behave(self, owner.contents[name])

        def begin(self, code, headers):
            self.send_response(code)
            for header, value in headers.items():
                self.send_header(header, str(value))
            self.end_headers()

        def log_message(self, *_):
            """Say nothing: requests are noted by the mirror."""

    return Handler
