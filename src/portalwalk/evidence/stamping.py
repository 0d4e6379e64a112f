"""Ask a time-stamp server (RFC 3161) for a stamp over an inspection's head, and keep it beside the manifest."""

import hashlib
from time import monotonic
from urllib.parse import urlsplit

import httpx
from rfc3161_client import HashAlgorithm, TimeStampRequest, TimestampRequestBuilder, decode_timestamp_response

from portalwalk.evidence.errors import explained
from portalwalk.evidence.folder import MANIFEST, InspectionFolder
from portalwalk.evidence.lines import read_lines
from portalwalk.evidence.redaction import Redactor
from portalwalk.evidence.timestamps import TIMESTAMP, Stamp, StampError, read_stamp

ANSWER_TIMEOUT_S = 20
"""Ours; public servers answer within a second."""
LONGEST_ANSWER = 100_000
"""Bytes (ours): a stamp with its certificates has 2,000 to 8,000."""


def is_stamp_url(url: str) -> bool:
    """Whether it can be the address of a time-stamp server."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def stamp(folder: InspectionFolder, url: str) -> Stamp:
    """Have the head of a finished inspection stamped, and keep the answer as `timestamp.tsr`.

    What is asked for is a stamp of the manifest's last record; its SHA-256, the head, is all that leaves the machine.

    Raises:
        StampError: the inspection is not finished, or the server cannot be reached, refuses, or answers with something
            else than a stamp of this head. The inspection is as it was.
        FolderError: the folder cannot be read or written.

    """
    with explained(folder.path / MANIFEST, "read", "读取"):
        lines, _unfinished = read_lines(folder.path / MANIFEST)
    head = folder.read_inspection().manifest_head
    if not lines or hashlib.sha256(lines[-1]).hexdigest() != head:
        raise StampError(
            "the inspection is not finished, or was touched: `portalwalk verify` says which",
            "检查未完成或被改动，请用 portalwalk verify 查看",
        )
    request = TimestampRequestBuilder(data=lines[-1], hash_algorithm=HashAlgorithm.SHA256).build()
    answer = _asked(url, request)
    stamped = read_stamp(answer)
    if stamped.head != head or decode_timestamp_response(answer).tst_info.nonce != request.nonce:
        raise StampError("it stamped something else than it was asked to", "所盖时间戳与请求不符")
    aside = folder.path / f".{TIMESTAMP}"
    with explained(folder.path / TIMESTAMP, "write", "写入"):
        aside.write_bytes(answer)
        aside.replace(folder.path / TIMESTAMP)
    return stamped


def _asked(url: str, request: TimeStampRequest) -> bytes:
    """Send a request as RFC 3161, section 3.4, has it.

    Raises:
        StampError: no answer, an answer that is not 200, or one without end.

    """
    is_own_machine = (urlsplit(url).hostname or "") in ("localhost", "127.0.0.1", "::1")
    began = monotonic()
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    try:
        with (
            httpx.Client(timeout=ANSWER_TIMEOUT_S, trust_env=not is_own_machine) as client,
            client.stream("POST", url, content=request.as_bytes(), headers=headers) as answer,
        ):
            if answer.status_code != 200:
                raise StampError(
                    f"the server answered with HTTP {answer.status_code}", f"服务器返回 HTTP {answer.status_code}"
                )
            body = b""
            for part in answer.iter_bytes():
                body += part
                if len(body) > LONGEST_ANSWER or monotonic() - began > ANSWER_TIMEOUT_S:
                    raise StampError("the answer does not end", "应答过长")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        said = Redactor().text(str(error) or type(error).__name__)
        raise StampError(f"the server cannot be reached: {said}", f"无法连接服务器：{said}") from error
    return body
