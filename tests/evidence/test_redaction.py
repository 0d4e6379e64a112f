"""Secrets go in every spelling; what only looks like one stays."""

import base64
import html
import json
from urllib.parse import quote, quote_plus

import pytest

from portalwalk.evidence.redaction import MASK, Redactor
from portalwalk.model.observations import Discovery, SearchSought
from portalwalk.model.observations.walking import Stopped
from portalwalk.model.outcome import Outcome

SECRETS = ["Pa$$w0rd/<&\"'+= \\中文", "s3cret-Passw0rd", "abcd", "北京用户甲乙"]
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"
SESSION = "9F8E7D6C5B4A39281706F5E4D3C2B1A0"


def spellings(secret: str) -> dict[str, str]:
    percent = quote(secret, safe="")
    return {
        "plain": secret,
        "url": quote(secret),
        "url component": percent,
        "url lower case": percent.lower() if secret.islower() else percent,
        "form": quote_plus(secret),
        "nested url": quote(percent, safe=""),
        "gbk url": quote(secret.encode("gb18030"), safe=""),
        "encodeURIComponent": quote(secret, safe="!'()*-._~"),
        "html": html.escape(secret),
        "html text": html.escape(secret, quote=False),
        "html numeric": "".join(f"&#{ord(c)};" for c in secret),
        "html hex": "".join(f"&#x{ord(c):X};" for c in secret),
        "html twice": html.escape(html.escape(secret)),
        "json": json.dumps(secret)[1:-1],
        "json utf-8": json.dumps(secret, ensure_ascii=False)[1:-1],
        "json slashes": json.dumps(secret)[1:-1].replace("/", "\\/"),
        "json in json": json.dumps(json.dumps(secret)[1:-1])[1:-1],
        "json for html": json.dumps(secret)[1:-1].replace("<", "\\u003c").replace("&", "\\u0026"),
        "base64": base64.b64encode(secret.encode()).decode(),
        "base64 url": base64.urlsafe_b64encode(secret.encode()).decode().rstrip("="),
    }


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("way", spellings("x"))
def test_secret_is_found_in_every_spelling(secret: str, way: str) -> None:
    spelt = spellings(secret)[way]

    cleaned = Redactor(SECRETS).text(f"before {spelt}; after")

    assert spelt.rstrip("=") not in cleaned
    assert cleaned.replace("=", "") == f"before {MASK}; after"


@pytest.mark.parametrize("user", ["", "a", "ab", "abc", "张三"])
def test_secret_inside_base64(user: str) -> None:
    secret = "s3cret-Passw0rd"
    encoded = base64.b64encode(f"{user}:{secret}!".encode()).decode()

    cleaned = Redactor([secret]).text(f"x={encoded}")

    remains = cleaned.removeprefix("x=").split(MASK)
    assert len(remains) == 2
    assert len("".join(remains)) < len(encoded) - len(secret)


def test_every_byte_of_evidence() -> None:
    redactor = Redactor(SECRETS)
    for extension in ("html", "json", "txt"):
        for secret in SECRETS:
            for spelt in spellings(secret).values():
                cleaned = redactor.bytes(f"<p>{spelt}</p>".encode(), extension)
                assert spelt.rstrip("=").encode() not in cleaned


def test_short_and_empty_secrets_do_not_shred_the_text() -> None:
    assert Redactor(["", "  ", "a", "abc", "****"]).text("an abc **** banana") == "an abc **** banana"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("身份证11010519491231002X。", "身份证110*************2X。"),
        ("电话13812345678,", "电话138****5678,"),
        ("+86 13812345678", "+86 138****5678"),
        ("tel:13812345678", "tel:138****5678"),
        ("138 1234 5678 或 138-1234-5678", "138****5678 或 138****5678"),
        ("证件 110105 19491231 002X", "证件 110*************2X"),
        ("Authorization: Bearer abcdefghijk", f"Authorization: Bearer {MASK}"),
        ("authorization: Basic dXNlcjpwYXNz\r\nHost: x", f"authorization: Basic {MASK}\r\nHost: x"),
        ('Authorization: Digest username="u", response="0a1b"\nHost: x', f"Authorization: Digest {MASK}\nHost: x"),
        ("Cookie: JSESSIONID=0a1b2c; other=x y\nHost: x", f"Cookie: {MASK}\nHost: x"),
        ('Set-Cookie: sid="0a1b2c"; Path=/; HttpOnly\nHost: x', f"Set-Cookie: {MASK}\nHost: x"),
        ('{"cookie": "a=b; c=\\"d\\"", "x": 1}', f'{{"cookie": "{MASK}", "x": 1}}'),
        ('{"h":"Cookie: a=b\\r\\nHost: x","y":1}', f'{{"h":"Cookie: {MASK}\\r\\nHost: x","y":1}}'),
        ('{"name":"Cookie","value":"a=b"}', f'{{"name":"Cookie","value":"{MASK}"}}'),
        ('{"access_token":"0a1b","expires_in":3600}', f'{{"access_token":"{MASK}","expires_in":3600}}'),
        ('"{\\"password\\":\\"hunter2\\",\\"n\\":1}"', f'"{{\\"password\\":\\"{MASK}\\",\\"n\\":1}}"'),
        (f"the token is {JWT}.", f"the token is {MASK}"),
        ("with Bearer a1b2c3d4e5 sent", f"with Bearer {MASK} sent"),
        ("http://u:pw@h/x", f"http://{MASK}:{MASK}@h/x"),
        (f"/a.jsp;jsessionid={SESSION}?id=7", f"/a.jsp;jsessionid={MASK}?id=7"),
        ("https://h/cb?code=a1&state=b2#top", f"https://h/cb?code={MASK}&state={MASK}#top"),
        ("https://h/cb?code=abcdefghijklmnop", f"https://h/cb?code={MASK}"),
        ("https://h/cb#access_token=ab&token_type=Bearer", f"https://h/cb#access_token={MASK}&token_type=Bearer"),
        ("https://h/?ticket=ST-1-abc&amp;page=2", f"https://h/?ticket={MASK}&amp;page=2"),
        ("https://h/?page=2&amp;session_state=abc", f"https://h/?page=2&amp;session_state={MASK}"),
        ("https://h/?sid=0a1b2c&password=a%20b%26c&x=1", f"https://h/?sid={MASK}&password={MASK}&x=1"),
        ("https://h/?sign=0a1b2c3d&key=0f0f0f0f0f", f"https://h/?sign={MASK}&key={MASK}"),
        (
            "https://h/login?service=https%3A%2F%2Fp%2Fcb%3Ftoken%3Dab%26page%3D2&lang=zh",
            f"https://h/login?service=https%3A%2F%2Fp%2Fcb%3Ftoken%3D{MASK}%26page%3D2&lang=zh",
        ),
        ("https://h/?u=a%253Ftoken%253Dab%2526b%253D1", f"https://h/?u=a%253Ftoken%253D{MASK}%2526b%253D1"),
        ("user=zhang&password=hunter2&go=1", f"user=zhang&password={MASK}&go=1"),
        ("password=hunter2", f"password={MASK}"),
        ("(见 https://h/?token=ab)。", f"(见 https://h/?token={MASK})。"),
        (r"https:\/\/h\/?a=1\u0026token=ab", rf"https:\/\/h\/?a=1\u0026token={MASK}"),
        ('<input name="_csrf_token" value="0a1b">', f'<input name="_csrf_token" value="{MASK}">'),
        ("<input value=hunter2 type=password>", f'<input value="{MASK}" type=password>'),
        ("<meta name='csrf-token' content='0a1b'>", f"<meta name='csrf-token' content=\"{MASK}\">"),
        ("<input type=email value='a@b.cn'>", f'<input type=email value="{MASK}">'),
        ('{"userEmail":"a@b.cn","email":"office"}', f'{{"userEmail":"{MASK}","email":"office"}}'),
        ("name=zhang&e-mail=a%40b.cn&go=1", f"name=zhang&e-mail={MASK}&go=1"),
        ("COO\u212aIE: a=b", f"COO\u212aIE: {MASK}"),
        ("author\u0131zat\u0130on: basic abc", f"author\u0131zat\u0130on: basic {MASK}"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
    ],
)  # fmt: skip
def test_masked_by_name_or_shape(text: str, cleaned: str) -> None:
    redactor = Redactor()

    assert redactor.text(text) == cleaned
    assert redactor.text(cleaned) == cleaned


@pytest.mark.parametrize(
    "ordinary",
    [
        "https://www.example.gov.cn/zwgk/t20201119_1234567.html",
        "https://www.example.gov.cn/art/2020/11/19/art_13812_45678.html",
        "https://www.example.gov.cn/art/13812345678.html",
        "https://www.example.gov.cn/s?code=110000",
        "https://www.example.gov.cn/s?state=1&page=2",
        "https://www.example.gov.cn/s?key=预算公开",
        "https://www.example.gov.cn/s?key=%E9%A2%84%E7%AE%97%E5%85%AC%E5%BC%80&sort=date",
        "https://www.example.gov.cn/s?key=budget&sign=1&sid=42&sessions=3",
        "https://www.example.gov.cn/s?keyword=a1b2c3d4e5f6g7h8i9",
        "2020-11-19 09:31:05 20201119093105",
        "京公网安备11010502030143号",
        "京ICP备05083640号-1",
        "统一社会信用代码 11110000000021008E, 911100001000013428",
        "文号 110105194912310021,订单 202011191234567890",
        "关于印发《北京市“十四五”时期规划》的通知(京政发〔2021〕1号)",
        "投资15000000000元,面积 3.13812345678 平方米, 13812345678.50",
        "a1b2c3d4e5f60718293a4b5c6d7e8f901a2b3c4d5e6f708192a3b4c5d6e7f809",
        "12345678901234567890 号,2138123456780",
        "010-65191234 12345 热线",
        "邮箱：dxq@example.gov.cn，?mail=1&email=否",
        "010-6519-1234 400-810-1234 138-1234 5678 110105 19491231 0021",
        "the bearer certificates; Cookie: we use cookies. Authorization: required for visitors",
        '{"password": "请输入密码", "token_type": "Bearer"}',
        "if(a&&token==b){session.x=1;token=next()}",
        "eyJ is no token; surveyJ.one.two",
    ],
)
def test_ordinary_content_stays(ordinary: str) -> None:
    assert Redactor(["s3cret-Passw0rd"]).text(ordinary) == ordinary


def test_url_loses_its_user() -> None:
    assert Redactor().url("https://u:pw@h:8443/a?token=x") == f"https://h:8443/a?token={MASK}"
    assert Redactor().url("https://u@h/a@b") == "https://h/a@b"
    assert Redactor().url("/a@b") == "/a@b"


def test_record_keeps_its_types_and_ids() -> None:
    evidence = "abcd" * 16
    seen = SearchSought(
        url="https://h/?token=x",
        evidence=(evidence,),
        found=Discovery(what="abcd 13812345678", target="#a", way="label", confidence=0.9),
        looked_on=("https://u:pw@h/abcd",),
    )
    stopped = Stopped(url="/", kinds=("SearchTried",), outcome=Outcome.BLOCKED, reason="r", reason_zh="因")

    cleaned = Redactor(["abcd"]).record(seen)

    assert type(cleaned) is SearchSought
    assert cleaned.evidence == (evidence,)
    assert cleaned.url == f"https://h/?token={MASK}"
    assert cleaned.found is not None
    assert cleaned.found.what == f"{MASK} 138****5678"
    assert cleaned.found.confidence == 0.9
    assert cleaned.looked_on == (f"https://{MASK}:{MASK}@h/{MASK}",)
    assert SearchSought.model_validate_json(cleaned.model_dump_json()) == cleaned
    assert Redactor(["blocked"]).record(stopped) == stopped


def test_json_evidence_stays_json() -> None:
    har = {
        "cookies": [{"name": "any", "value": "0a1b2c", "path": "/"}],
        "headers": [{"value": "a=b", "name": "Set-Cookie"}, {"name": "Host", "value": "h"}],
        "postData": {"params": [{"name": "password", "value": "hunter2"}]},
        "Authorization": "Bearer x",
        "text": "Cookie: a=b",
        "sizes": [1, 2.5, None, True],
    }

    cleaned = json.loads(Redactor().bytes(json.dumps(har).encode(), "json"))

    assert cleaned == {
        "cookies": [{"name": "any", "value": MASK, "path": "/"}],
        "headers": [{"value": MASK, "name": "Set-Cookie"}, {"name": "Host", "value": "h"}],
        "postData": {"params": [{"name": "password", "value": MASK}]},
        "Authorization": MASK,
        "text": f"Cookie: {MASK}",
        "sizes": [1, 2.5, None, True],
    }
    assert Redactor().bytes(b"\xff\xd8\xff", "jpg") == b"\xff\xd8\xff"
    assert Redactor().bytes(b'{"a" :1}', "json") == b'{"a" :1}'
    assert Redactor(SECRETS).bytes(b'{"a":"s3cret-Passw0rd","a":1}', "json") == b'{"a": 1}'
    assert Redactor().bytes(b"[" * 100_000, "json") == b"[" * 100_000
