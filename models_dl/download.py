"""One file over HTTP: given up when nobody answers, resumed when it broke off, never cut short.

A file under way is `<name>.part`, beside it `<name>.part.validator` with what the server calls this
version of the file; only the very same version is continued.
"""

from __future__ import annotations

import concurrent.futures
import http.client
import logging
import os
import re
import threading
import urllib.error
import urllib.parse
import urllib.request
from http import HTTPStatus
from pathlib import Path

from models_dl.errors import SourceFailed, SourceSilent
from models_dl.progress import Progress

_LOG = logging.getLogger(__name__)
_CHUNK = 1 << 18
_STALL_FACTOR = 4
_ATTEMPTS = 3


def download(url: str, target: Path, *, timeout_s: float, progress: Progress) -> None:
    """Fetches `url` to `target`, fsynced. Raises SourceFailed with the reason.

    `timeout_s` is for the first byte; once data flows, a pause of four times that is a failure. A
    download that breaks off is continued, in this call and in the next one.
    """
    part = target.with_name(f"{target.name}.part")
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            _continue(url, part, timeout_s, progress)
            break
        except _BrokenOff as err:
            if attempt == _ATTEMPTS:
                raise SourceFailed(f"{_host(url)} broke off {attempt} times: {err}") from err
            _LOG.debug("%s broke off, continuing: %s", url, err)
    part.replace(target)
    _validator_file(part).unlink(missing_ok=True)


class _BrokenOff(Exception):
    """Data came and then stopped; worth another attempt."""


def _continue(url: str, part: Path, timeout_s: float, progress: Progress) -> None:
    request = urllib.request.Request(url, headers={"User-Agent": "bolo"})
    validator = _read_validator(part)
    done = part.stat().st_size if validator and part.exists() else 0
    if done and validator:
        request.add_header("Range", f"bytes={done}-")
        request.add_header("If-Range", validator)
    try:
        response = _answer(request, timeout_s)
    except urllib.error.HTTPError as err:
        if err.code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and done:
            _forget(part)
            raise _BrokenOff("what was there before does not fit") from err
        raise SourceFailed(f"{_host(url)} answered {err.code} {err.reason}") from err
    with response:
        if response.status != HTTPStatus.PARTIAL_CONTENT:
            done = 0
        total = _total(response, done)
        _write_validator(part, response)
        with part.open("ab" if done else "wb") as file:
            name = part.name.removesuffix(".part")
            with progress.transfer(name, total=total, done=done) as transfer:
                while chunk := _read(response, timeout_s):
                    file.write(chunk)
                    done += len(chunk)
                    transfer.advance(len(chunk))
            file.flush()
            os.fsync(file.fileno())
    if total is not None and done != total:
        raise _BrokenOff(f"{done} of {total} bytes came")


def _answer(request: urllib.request.Request, timeout_s: float) -> http.client.HTTPResponse:
    """The response once its head is there. The name look-up, which knows no timeout, counts too."""
    outcome: concurrent.futures.Future[http.client.HTTPResponse] = concurrent.futures.Future()

    def ask() -> None:
        try:
            response = urllib.request.urlopen(request, timeout=timeout_s)
        except BaseException as err:
            outcome.set_exception(err)
            return
        outcome.set_result(response)

    threading.Thread(target=ask, name="first byte", daemon=True).start()
    host = _host(request.full_url)
    try:
        return outcome.result(timeout_s)
    except TimeoutError as err:
        raise SourceSilent(f"{host} did not answer within {timeout_s:g} s") from err
    except urllib.error.HTTPError:
        raise
    except urllib.error.URLError as err:
        raise SourceSilent(f"{host} cannot be reached: {_reason(err)}") from err
    except (OSError, http.client.HTTPException) as err:
        raise SourceSilent(f"{host} cannot be reached: {err}") from err


def _read(response: http.client.HTTPResponse, timeout_s: float) -> bytes:
    sock = getattr(getattr(response.fp, "raw", None), "_sock", None)
    if sock is not None:
        sock.settimeout(timeout_s * _STALL_FACTOR)
    try:
        return response.read(_CHUNK)
    except (OSError, http.client.HTTPException) as err:
        raise _BrokenOff(str(err) or type(err).__name__) from err


def _total(response: http.client.HTTPResponse, done: int) -> int | None:
    """Bytes of the whole file, if the server says so."""
    if ranged := re.fullmatch(r"bytes \d+-\d+/(\d+)", response.headers.get("Content-Range", "")):
        return int(ranged[1])
    length = response.headers.get("Content-Length")
    return done + int(length) if length and length.isdigit() else None


def _validator_file(part: Path) -> Path:
    return part.with_name(f"{part.name}.validator")


def _read_validator(part: Path) -> str | None:
    try:
        return _validator_file(part).read_text("ascii") or None
    except (OSError, UnicodeDecodeError):
        return None


def _write_validator(part: Path, response: http.client.HTTPResponse) -> None:
    etag = response.headers.get("ETag", "")
    validator = etag if etag.startswith('"') else response.headers.get("Last-Modified", "")
    if validator.isascii():
        _validator_file(part).write_text(validator, "ascii")


def _forget(part: Path) -> None:
    part.unlink(missing_ok=True)
    _validator_file(part).unlink(missing_ok=True)


def _host(url: str) -> str:
    return urllib.parse.urlsplit(url).netloc


def _reason(err: urllib.error.URLError) -> str:
    return getattr(err.reason, "strerror", None) or str(err.reason)
