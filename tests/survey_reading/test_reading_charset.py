import pytest

from tests.survey_reading.documents_read import page, read

WORDS = "清河市人民政府关于加强冬季供热工作的通知"
TRADITIONAL = "關於加強冬季供熱工作的通知，請各單位認真辦理"


@pytest.mark.parametrize(
    ("charset", "declared", "text"),
    [
        ("utf-8", "utf-8", WORDS),
        ("gbk", "gb2312", WORDS),
        ("gbk", "utf-8", WORDS),
        ("gbk", "", WORDS),
        ("utf-8", "gbk", WORDS),
        ("gb18030", "gb18030", WORDS + "\U00020000"),
        ("big5", "big5", TRADITIONAL),
        ("big5", "", TRADITIONAL),
        ("utf-16", "utf-16", WORDS),
    ],
)
def test_the_bytes_decide(charset: str, declared: str, text: str) -> None:
    body = f'<meta charset="{declared}"><title>{text}</title><p>{text}'.encode(charset)

    seen = read(body, content_type="text/html").seen

    assert seen.title == text


def test_the_header_goes_before_the_meta_and_both_before_nothing() -> None:
    body = f'<meta charset="gbk"><title>{WORDS}</title>'.encode()

    assert read(body, content_type="text/html; charset=UTF-8").seen.charset_declared == "utf-8"
    assert read(body, content_type="text/html").seen.charset_declared == "gbk"
    assert read(b"<title>x</title>", content_type="text/html").seen.charset_declared == ""


def test_one_damaged_character_does_not_change_the_charset() -> None:
    body = page(f"<p>{WORDS * 20}</p>").encode() + WORDS.encode()[:-1]

    assert read(body).seen.charset == "utf-8"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\0\0\0",
        b"\xff\xfe\xfd\xfc" * 50,
        b"<",
        b"<frameset><frame src=a.html></frameset>",
        b"<?xml version='1.0'?><urlset><url><loc>https://x</loc></url></urlset>",
        b"<table><tr><td><table><tr><td>x" * 300,
        b"<div>" * 50_000,
        b"<a href='http://[::1'>x</a><img src='//[bad'><base href='http://['>",
        b"<meta http-equiv=refresh content='99999999999999999999;url=x'>",
        b"%PDF-1.7 ...",
    ],
)
def test_whatever_is_sent_is_read(body: bytes) -> None:
    for content_type in ("text/html", "application/pdf", "", "text/html; charset=no-such"):
        assert read(body, content_type=content_type).seen.bytes == len(body)


def test_ten_megabytes_keep_their_footer() -> None:
    rows = "<li><a href='/a.html'>关于冬季供热的通知</a></li>" * 160_000

    seen = read(page(f"<ul>{rows}</ul>", bottom="网站标识码：1399990001")).seen

    assert [item.said for item in seen.footer if item.item == "site-code"] == ["1399990001"]
