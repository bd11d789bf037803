"""The calculators over HTTP: listed with their fields, worked out, refused by field; nothing of it needs a database."""

from django.test import AsyncClient

from tests.web.people import signed_in

AT = "/api/knowledge/calculators"


async def test_all_ten_are_listed_with_what_they_ask_for() -> None:
    answer = await signed_in("1001").get(AT)
    assert answer.status_code == 200
    listed = {each["name"]: each for each in answer.json()["calculators"]}
    assert len(listed) == 10
    fields = {field["name"]: field for field in listed["severance"]["fields"]}
    assert fields["started"]["only"] == {"field": "known", "values": ["dates"]}
    assert fields["average"]["figure"]["code"] == "average-wage"
    assert (fields["years"]["minimum"], fields["years"]["maximum"], fields["years"]["unit"]) == ("0", "60", "年")
    assert fields["due"]["choices"][0]["label"] == "经济补偿（N）"


async def test_a_calculation_comes_with_steps_basis_and_words_to_read_out() -> None:
    body = {"inputs": {"kind": "man", "born": "1968-08"}}
    answer = await signed_in("1001").post(f"{AT}/retirement-age", body, "application/json")
    assert answer.status_code == 200
    result = answer.json()
    assert result["conclusion"] == "1968 年 8 月出生的男职工，法定退休年龄是 60 岁 11 个月，2029 年 7 月达到。"
    assert result["values"][1] == {"name": "reached", "label": "达到时间", "value": "2029-07", "text": "2029 年 7 月"}
    assert result["steps"][1]["basis"] == ["《国务院关于渐进式延迟法定退休年龄的办法》第一条"]
    assert result["spoken"].startswith(result["conclusion"])
    assert (result["valid_from"], result["valid_until"]) == ("2025-01-01", None)


async def test_wrong_figures_are_refused_by_field() -> None:
    answer = await signed_in("1001").post(f"{AT}/retirement-age", {"inputs": {"born": "从前"}}, "application/json")
    assert answer.status_code == 422
    assert answer.json()["fields"] == [
        {"field": "kind", "message": "“职工类别”必填。"},
        {"field": "born", "message": "“出生年月”须为年月，如 1968-08。"},
    ]


async def test_an_unknown_calculator_is_not_found() -> None:
    answer = await signed_in("1001").post(f"{AT}/horoscope", {"inputs": {}}, "application/json")
    assert (answer.status_code, answer.json()["message"]) == (404, "没有这个计算器。请从列表中选择。")


async def test_who_is_not_signed_in_reckons_nothing() -> None:
    assert (await AsyncClient().get(AT)).status_code == 401
