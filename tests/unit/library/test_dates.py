from __future__ import annotations

import pytest

from werkplaats.library.dates import make_date, month_number, parse_date
from werkplaats.model.entry import Date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        pytest.param("2019", Date(2019), id="year"),
        pytest.param("2019-04", Date(2019, 4), id="month"),
        pytest.param("2019-04-12", Date(2019, 4, 12), id="day"),
        pytest.param("2019-04-12T10:00:00Z", Date(2019, 4, 12), id="time is left out"),
        pytest.param("2018/2019", Date(2018, end=Date(2019)), id="range"),
        pytest.param("2018-04-01/2019-05-02", Date(2018, 4, 1, end=Date(2019, 5, 2)), id="range of days"),
        pytest.param("2018/", Date(2018, open=True), id="open range"),
        pytest.param("2018/..", Date(2018, open=True), id="open range with dots"),
        pytest.param("../2018", Date(2018), id="open beginning"),
        pytest.param("2010~", Date(2010, circa=True), id="about"),
        pytest.param("2010?", Date(2010, circa=True), id="uncertain"),
        pytest.param("2019-21", Date(2019), id="season"),
        pytest.param("2019-XX-XX", Date(2019), id="unknown month"),
        pytest.param("-0044", Date(-44), id="before our era"),
        pytest.param("2019-02-30", Date(2019, 2), id="a day that does not exist"),
        pytest.param("19XX", Date(text="19XX"), id="unknown year"),
        pytest.param("12 april 2019", Date(2019, 4, 12), id="Dutch words"),
        pytest.param("April 12, 2019", Date(2019, 4, 12), id="English words"),
        pytest.param("mei 2019", Date(2019, 5), id="Dutch month"),
        pytest.param("12-04-2019", Date(2019, 4, 12), id="Dutch digits"),
        pytest.param("voorjaar 2019", Date(2019), id="season in words"),
        pytest.param("2019-2021", Date(2019, end=Date(2021)), id="range of years"),
        pytest.param("1998-99", Date(1998, end=Date(1999)), id="short range of years"),
        pytest.param("[2010]", Date(2010), id="brackets"),
        pytest.param("ca. 1990", Date(1990, circa=True), id="circa"),
        pytest.param("19e eeuw", Date(text="19e eeuw"), id="no year"),
        pytest.param("in druk", Date(text="in druk"), id="in druk"),
        pytest.param("In press", Date(text="in druk"), id="in press"),
        pytest.param("forthcoming", Date(text="in druk"), id="forthcoming"),
        pytest.param("2011-05-25~/2012-06", Date(2011, 5, 25, Date(2012, 6), circa=True), id="begin not certain"),
        pytest.param("2011/2012~", Date(2011, end=Date(2012), circa=True), id="end not certain"),
        pytest.param("2010-05-03/2010-05-03", Date(2010, 5, 3), id="range of one day"),
        pytest.param("2010-5-3", Date(2010, 5, 3), id="without the zeros"),
        pytest.param("2010-5", Date(2010, 5), id="month without its zero"),
        pytest.param("20100503", Date(2010, 5, 3), id="without hyphens"),
        pytest.param("20101503", Date(text="20101503"), id="eight digits that are no date"),
        pytest.param("2010-13-01", Date(2010), id="no month is the thirteenth"),
        pytest.param("z.j.", None, id="z.j."),
        pytest.param("-", None, id="only a sign"),
        pytest.param("z.d.", None, id="z.d."),
        pytest.param("[n.d.]", None, id="n.d."),
        pytest.param("  ", None, id="nothing"),
    ],
)
def test_parse_date(written: str, date: Date | None) -> None:
    assert parse_date(written) == date


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        pytest.param(("2019-04-12", "2018", "jan", ""), Date(2019, 4, 12), id="date goes before year"),
        pytest.param(("", "2019", "April", "12"), Date(2019, 4, 12), id="three fields"),
        pytest.param(("", "2019", "4", ""), Date(2019, 4), id="month in digits"),
        pytest.param(("", "2019", "12~april", ""), Date(2019, 4, 12), id="day in the month"),
        pytest.param(("", "2019", "May/June", ""), Date(2019, 5), id="two months"),
        pytest.param(("", "2019", "herfst", ""), Date(2019), id="no month"),
        pytest.param(("", "2019-04-12", "", ""), Date(2019, 4, 12), id="whole date in year"),
        pytest.param(("", "2019", "feb", "30"), Date(2019, 2), id="a day that does not exist"),
        pytest.param(("z.d.", "2019", "", ""), Date(2019), id="no date, but a year"),
        pytest.param(("", "in druk", "jan", ""), Date(text="in druk"), id="month without a year"),
        pytest.param(("", "", "jan", "1"), None, id="no year"),
    ],
)
def test_make_date(fields: tuple[str, str, str, str], date: Date | None) -> None:
    assert make_date(*fields) == date


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("maart", 3, id="Dutch"),
        pytest.param("March", 3, id="English"),
        pytest.param("mrt.", 3, id="short"),
        pytest.param("03", 3, id="digits"),
        pytest.param("13", None, id="too many"),
        pytest.param("²", None, id="a figure that is no digit"),
        pytest.param("maartje", None, id="a name"),
    ],
)
def test_month_number(text: str, number: int | None) -> None:
    assert month_number(text) == number
