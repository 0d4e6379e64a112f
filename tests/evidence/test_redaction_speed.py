"""Masking takes time in proportion to the text, whatever a hostile page makes it of."""

import time

from portalwalk.evidence.redaction import Redactor
from tests.evidence.test_redaction import SECRETS

HOSTILE = [
    *("eyJ", "eyJa.", "eyJaaaaaaaa.aaaaaa", "<input ", '<input value="', "<meta name=token content='"),
    *("Cookie: a=", 'Cookie: a="', 'Cookie: a=\\"', "Set-Cookie: ", "x-a-", "x-a-token:", "-"),
    *("Authorization: ", "Authorization: Basic ", "Bearer ", "bearer aaaaaaa"),
    *("&code=1&state=", "?token=", "%3Ftoken%3D", "%25", "%2525", "%253d", "&amp;", "=", "a=", "&", ";jsessionid="),
    *("\\", '\\"', '"token":"', "'a':'", '"a":\'', '"name":"token","value":"', '{"a":', "\\u0026token=", "\\x5c"),
    *("://", "://a:", "://a:a@", "1381234567", "13812345678", "11010519491231002"),
    *(" ", "\t", "\n", "a", "中", "Pa$$", "Pa%24", "&#"),
]


def test_linear_on_hostile_text() -> None:
    redactor = Redactor([*SECRETS, "\\\\\\\\x", "aaaaaaaaab"])
    for piece in HOSTILE:
        text = (piece * 50_000)[:50_000]
        started = time.process_time()
        cleaned = redactor.text(text)
        took = time.process_time() - started
        assert took < 1, f"{piece!r} took {took:.1f} s"  # 0.03 s when linear; quadratic ways take minutes
        assert redactor.text(cleaned) == cleaned, piece


def test_a_megabyte() -> None:
    text = "".join(piece * 500 for piece in HOSTILE)
    text *= 1_000_000 // len(text) + 1
    started = time.process_time()
    Redactor(SECRETS).text(text)
    assert time.process_time() - started < 5
