"""Of somebody's own words what names or finds them is taken out; what they are about stays."""

import pytest

from hotline.kernel.redaction import hidden


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("联系人：刘洋，电话13812345678", "联系人：〔姓名〕，电话〔号码〕"),
        ("我叫阿依古丽，想问失业金", "我叫〔姓名〕，想问失业金"),
        ("微信wxid_abc88，车牌京A12345", "〔号码〕，车牌〔号码〕"),
        ("护照E12345678丢了", "护照〔号码〕丢了"),
        ("身份证11010119900307123X", "身份证〔号码〕"),
        ("138.0000.0005或一三八〇〇〇〇〇〇〇五", "〔号码〕或〔号码〕"),
        ("138 - 0000 - 0005", "〔号码〕"),
        ("发到 li@qq.com", "发到 〔邮箱〕"),
        ("发到 li.hua@mail.north-star.com", "发到 〔邮箱〕"),
    ],
)
def test_who_somebody_is_goes(text: str, left: str) -> None:
    assert hidden(text) == left


@pytest.mark.parametrize("text", ["我叫了三次救护车", "2025年1月入职，欠我8万5", "打12333没人接", "我叫他不要签"])
def test_what_names_nobody_stays(text: str) -> None:
    assert hidden(text) == text
