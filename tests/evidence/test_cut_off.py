"""A text that was cut through a secret before it was masked holds no telling part of it."""

import pytest

from portalwalk.evidence.redaction import MASK, Redactor

SECRET = "s3cret-Passw0rd"


@pytest.mark.parametrize("length", range(8, len(SECRET) + 1))
def test_known_secret_that_was_cut(length: int) -> None:
    redactor = Redactor([SECRET])

    assert redactor.text(f"密码是 {SECRET[:length]}") == f"密码是 {MASK}"
    assert redactor.text(f"{SECRET[-length:]} 是密码") == f"{MASK} 是密码"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("jdbc:mysql://root:db-Tr0ub4dor", f"jdbc:mysql://{MASK}:{MASK}"),
        ("身份证 1101051949123100", "身份证 110*************"),
        ('{"accessToken":"0a1b2c3d', f'{{"accessToken":"{MASK}'),
        ("{'password': 'hunter2", f"{{'password': '{MASK}"),
        ('<input type=password value="hunter2', f'<input type=password value="{MASK}"'),
        ("令牌 eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOi", f"令牌 {MASK}"),
        ("Cookie: JSESSIONID=0a1b", f"Cookie: {MASK}"),
        ("提交失败 password=hunter2", f"提交失败 password={MASK}"),
        ("出错：refresh_token=0a1b2c3d4e，请重试", f"出错：refresh_token={MASK}，请重试"),
    ],
)
def test_secret_by_name_or_shape_that_was_cut(text: str, cleaned: str) -> None:
    redactor = Redactor()

    assert redactor.text(text) == cleaned
    assert redactor.text(cleaned) == cleaned


@pytest.mark.parametrize(
    "ordinary",
    [
        "s3cre",
        "访问 http://www.example.gov.cn:8080",
        "https://www.example.gov.cn/art/110105194912310",
        "编号 123456789012345",
        "文号 1101051949993100",
        "password=required，token=next()",
        "password=请输入",
        "若 x.token==y1234567",
        "发布于 20201119093105",
    ],
)
def test_ordinary_end_stays(ordinary: str) -> None:
    assert Redactor([SECRET]).text(ordinary) == ordinary
