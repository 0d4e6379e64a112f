"""Where in a text something is masked, for the pictures that show the text."""

import pytest

from portalwalk.evidence.redaction import Redactor
from tests.evidence.test_redaction import JWT, SECRETS, spellings


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("您好，北京用户甲乙！", ["北京用户甲乙"]),
        ("手机13812345678，座机010-65191234", ["1234"]),
        ("11010519491231002X 13812345678 13812345678", ["1051949123100", "1234", "1234"]),
        (f"回到 https://h/?token=x{JWT}&page=2&sid=0a1b2c 吧", [f"x{JWT}", "0a1b2c"]),
        ("Cookie: a=b; c=d", ["a=b; c=d"]),
        ("原样 s3cret-Passw0rd，编码 s3cret%2DPassw0rd", ["s3cret-Passw0rd", "s3cret%2DPassw0rd"]),
        ("*** s3cret-Passw0rd ***", ["s3cret-Passw0rd"]),
        ("lone \ud800 surrogate, abcd", ["lone \ud800 surrogate, abcd"]),
        ("一切正常，a=1&b=2", []),
        ("", []),
    ],
)
def test_places_of_what_is_masked(text: str, private: list[str]) -> None:
    spans = [text[start:end] for start, end in Redactor(SECRETS).spans(text)]

    assert [span.strip("* ") for span in spans if span.strip("* ")] == private


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("way", spellings("x"))
def test_nothing_private_is_left_beside_its_place(secret: str, way: str) -> None:
    spelt = spellings(secret)[way]
    text = f"密码 {spelt} 与 {spelt}；其他"

    ((start, end), *others) = Redactor(SECRETS).spans(text)

    assert text[:start] == "密码 "
    assert text[(others or [(start, end)])[-1][1] :].lstrip("=") == "；其他"
    assert "".join(text[first:last] for first, last in [(start, end), *others]).count(spelt.rstrip("=")) == 2
