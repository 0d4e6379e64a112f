import pytest

from tests.survey_reading.documents_read import page, read


def found(main: str) -> list[tuple[str, str]]:
    return [(datum.what, datum.shown) for datum in read(page(main)).seen.personal]


def luhn_of(digits: str) -> str:
    total = sum(int(d) * 2 - 9 * (int(d) > 4) if place % 2 == 0 else int(d) for place, d in enumerate(reversed(digits)))
    return digits + str(-total % 10)


def identity_of(digits: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11]


IDENTITY = identity_of("11010519900307851")
CARD = luhn_of("622202123456789012")


@pytest.mark.parametrize(
    "main",
    [
        f"<p>张三，身份证号：{IDENTITY}，家住本市。</p>",
        f"<p>{IDENTITY}</p>",
        f"<table><tr><th>姓名</th><th>证件号码</th></tr><tr><td>张三</td><td>{IDENTITY}</td></tr></table>",
    ],
)
def test_an_identity_number_is_found_and_masked(main: str) -> None:
    assert found(main) == [("id-number", f"1101**********{IDENTITY[-4:]}")]


@pytest.mark.parametrize(
    "main",
    [
        f"<p>{IDENTITY[:-1]}{(int(IDENTITY[-1].replace('X', '0')) + 1) % 10}</p>",
        "<p>身份证号：11010519491231002X（示例）</p>",
        f"<p>统一社会信用代码：{IDENTITY}</p>",
        f"<p>订单号：{IDENTITY}</p>",
        "<p>京政办发〔2017〕51号</p>",
        f"<p>项目编码 {IDENTITY}0012</p>",
        "<p>110***********8518</p>",
        f'<p><a href="/x/{IDENTITY}.html">公告</a></p>',
        "<table><tr><th>姓名</th><th>许可证编号</th></tr><tr><td>张三</td><td>" + IDENTITY + "</td></tr></table>",
    ],
)
def test_other_long_numbers_are_no_identity_numbers(main: str) -> None:
    assert found(main) == []


@pytest.mark.parametrize(
    "main",
    [
        "<p>联系人：张三，手机：13812345678。</p>",
        "<p>联系电话：138 1234 5678</p>",
        "<p>张三（13812345678）</p>",
        "<table><tr><th>姓名</th><th>号码</th></tr><tr><td>张三</td><td>13812345678</td></tr></table>",
        "<p>电话：+86 13812345678</p>",
    ],
)
def test_a_mobile_number_is_found_and_masked(main: str) -> None:
    assert found(main) == [("mobile", "138****5678")]


@pytest.mark.parametrize(
    "main",
    [
        "<p>电话：010-13812345</p>",
        "<p>咨询电话：0399-5550100</p>",
        "<p>订单编号：13812345678</p>",
        "<p>共支出13812345678元</p>",
        "<p>12345</p>",
        "<p>电话：138****5678</p>",
        "<p>ISBN 13812345678</p>",
        "<p>京公网安备 11010202010565号</p>",
        "<p>网站标识码：13800000001</p>",
        "<table><tr><th>名称</th><th>流水号</th></tr><tr><td>甲</td><td>13812345678</td></tr></table>",
    ],
)
def test_other_numbers_are_no_mobile_numbers(main: str) -> None:
    assert found(main) == []


@pytest.mark.parametrize(
    ("main", "count"),
    [
        (f"<p>张三，银行卡号：{CARD}</p>", 1),
        (f"<table><tr><th>姓名</th><th>银行卡号</th></tr><tr><td>张三</td><td>{CARD}</td></tr></table>", 1),
        (f"<p>银行卡号：{CARD[:-1]}{(int(CARD[-1]) + 1) % 10}</p>", 0),
        (f"<p>编号：{CARD}</p>", 0),
        (f"<p>{CARD}</p>", 0),
    ],
)
def test_a_bank_card_needs_a_label_and_its_check_digit(main: str, count: int) -> None:
    assert len(found(main)) == count


def test_no_number_is_left_whole_in_what_stands_around() -> None:
    text = f"张三身份证号{IDENTITY}，手机13812345678，银行卡号{CARD}；李四手机13987654321。"

    data = read(
        page(f"<p>{text}</p><table><tr><td>王五</td><td>{IDENTITY}</td><td>13812345678</td></tr></table>")
    ).seen.personal

    assert len(data) == 6
    for datum in data:
        for number in (IDENTITY, CARD, "13812345678", "13987654321"):
            assert number not in f"{datum.around}{datum.shown}"
        assert datum.shown in datum.around


def test_the_row_and_the_name_of_its_column_stand_around() -> None:
    table = f"<table><tr><th>姓名</th><th>银行卡号</th></tr><tr><td>张三</td><td>{CARD}</td></tr></table>"

    assert read(page(table)).seen.personal[0].around == f"银行卡号: 张三 6222***********{CARD[-4:]}"
