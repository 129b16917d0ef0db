"""Tables of the law as files: what goes out comes back the same, and what is wrong is told where it stands."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.law.fee_rates import FeeRule, Unit
from casework.law.fee_rates import rate_on as fee_on
from casework.law.late_payment_interest import INTEREST, rate_on
from casework.law.sheet_files import MOST_BYTES, MOST_FAULTS, as_csv, as_json, read
from casework.law.sheets import Loadable, changes, hash_of
from casework.law.ship_factors import RELEASED, Fuel, Gas
from casework.law.shipping_companies import LISTS
from casework.law.tables import TABLES
from casework.law.versions import Table

LOADED = [table for table in TABLES.values() if table.loadable]
FACTORS, FEES = TABLES["ship_factors"], TABLES["fee_rates"]


def loadable(table: Table) -> Loadable:
    assert table.loadable is not None
    return table.loadable


def files(table: Table) -> Iterator[str]:
    rows = loadable(table).released()
    yield as_json(table, table.versions[-1], rows)
    if (written := as_csv(table, rows)) is not None:
        yield written
        other = io.StringIO(newline="")
        csv.writer(other, delimiter=";", lineterminator="\n").writerows(csv.reader(io.StringIO(written, newline="")))
        yield other.getvalue()


def changed(table: Table, **cells: Any) -> dict[str, Any]:
    """The first row of the first sheet says otherwise."""
    rows = json.loads(json.dumps(loadable(table).released()))
    rows[loadable(table).sheets[0].name][0] |= cells
    return {"table": table.name, "rows": rows}


def faults(table: Table, found: Any) -> list[tuple[str, int, str, str]]:
    content = found if isinstance(found, bytes) else json.dumps(found).encode()
    return [(one.sheet, one.row, one.column, str(one.sentence)) for one in read(table, content)[1]]


@pytest.mark.parametrize("table", LOADED, ids=lambda table: table.name)
def test_a_table_that_goes_out_and_comes_back_changes_nothing(table: Table) -> None:
    released = loadable(table).released()
    for written in files(table):
        for content in (written.encode(), b"\xef\xbb\xbf" + written.encode()):
            rows, wrong = read(table, content)
            assert (wrong, changes(loadable(table), released, rows), hash_of(rows)) == ((), (), hash_of(released))


def test_rows_make_the_very_table_that_was_released() -> None:
    assert loadable(FACTORS).lift(loadable(FACTORS).released()) == RELEASED
    for name, whole in (("shipping_companies", LISTS), ("late_payment_interest", INTEREST)):
        lifted = loadable(TABLES[name]).lift(loadable(TABLES[name]).released())
        assert [(one.source.act, one.source.certainty) for one in lifted] == [
            (one.source.act, one.source.certainty) for one in whole]


@given(st.dictionaries(st.sampled_from([fuel for fuel in Fuel if fuel is not Fuel.OTHER]),
                       st.decimals(0, 1000, allow_nan=False, places=6), min_size=1, max_size=5))
def test_every_factor_that_is_changed_is_a_change_and_comes_back(said: dict[Fuel, Decimal]) -> None:
    before = loadable(FACTORS).released()
    rows = json.loads(json.dumps(before))
    for row in rows["fuels"]:
        row["co2"] = str(said.get(Fuel(row["fuel"]), row["co2"]))
    found, wrong = read(FACTORS, json.dumps({"rows": rows}).encode())
    lifted = loadable(FACTORS).lift(found)
    really = {fuel for fuel, number in said.items() if RELEASED.default_factor(fuel, Gas.CO2) != number
              or RELEASED.factors[fuel].co2 != number}
    assert wrong == ()
    assert {Fuel(one.key[0]) for one in changes(loadable(FACTORS), before, found)} == really
    assert all(lifted.default_factor(fuel, Gas.CO2) == number for fuel, number in said.items())
    assert read(FACTORS, as_json(FACTORS, FACTORS.versions[0], found).encode()) == (found, ())


def test_a_difference_says_each_cell_and_the_order_of_rows_says_nothing() -> None:
    before, rows = loadable(FACTORS).released(), changed(FACTORS, co2="3.2")["rows"]
    rows["fuels"].reverse()
    gone = rows["slip"].pop()
    found = changes(loadable(FACTORS), before, rows)
    said = [(one.sheet.name, one.key, [(column.name, *both) for column, *both in one.cells]) for one in found]
    assert said == [
        ("fuels", ("hfo",), [("co2", "3.114", "3.2")]),
        ("slip", (gone["engine"],), [("engine", gone["engine"], ""), ("percent", gone["percent"], "")]),
    ]  # fmt: skip


NUMBER = "Write a number with a decimal point, for example 3.114."


@pytest.mark.parametrize(("cells", "column", "sentence"), [
    ({"co2": "3,114"}, "co2", NUMBER),
    ({"co2": "NaN"}, "co2", NUMBER),
    ({"co2": "1e9"}, "co2", NUMBER),
    ({"co2": "٣"}, "co2", NUMBER),
    ({"co2": True}, "co2", NUMBER),
    ({"co2": 1001}, "co2", "Write a number from 0 to 1000."),
    ({"co2": "-1"}, "co2", "Write a number from 0 to 1000."),
    ({"co2": ["3"]}, "co2", "A cell holds a single value."),
    ({"co2": {"x": 1}}, "co2", "A cell holds a single value."),
    ({"class": ""}, "class", "This cell is empty."),
    ({"class": None}, "class", "This cell is empty."),
    ({"class": "green"}, "class", "Write one of these: fossil, bio, rfnbo."),
    ({"smoke": "1"}, "", "There is no column smoke in this table."),
    ({"fuel": "lfo"}, "", "Row 1 is the same one."),
])  # fmt: skip
def test_what_is_wrong_with_a_cell_is_told_at_the_cell(cells: dict[str, Any], column: str, sentence: str) -> None:
    row = 2 if cells == {"fuel": "lfo"} else 1
    assert ("fuels", row, column, sentence) in faults(FACTORS, changed(FACTORS, **cells))


@pytest.mark.parametrize(("cells", "sentence"), [
    ({"since": "2024-13-01"}, "Write the day as year, month and day: 2027-01-01."),
    ({"since": "20240101"}, "Write the day as year, month and day: 2027-01-01."),
    ({"certainty": "101"}, "Write a whole number from 0 to 100."),
    ({"act": "=HYPERLINK(1)"}, "Begin with a letter, a figure or §."),
    ({"act": "a\u0000b"}, "Write one line of at most 200 characters."),
    ({"act": "\ud800"}, "Write one line of at most 200 characters."),
    ({"note": "x" * 501}, "Write one line of at most 500 characters."),
    ({"class": "3"}, "A rate by class names the class, and one by the hour none."),
    ({"until": "2020-01-01"}, "It ends before it begins."),
])  # fmt: skip
def test_days_words_and_rows_as_a_whole_are_looked_at_too(cells: dict[str, Any], sentence: str) -> None:
    assert sentence in [said for *_, said in faults(FEES, changed(FEES, **cells))]


def test_a_day_as_spreadsheets_write_it_is_understood() -> None:
    rows, wrong = read(FEES, json.dumps(changed(FEES, since="31.12.2023")).encode())
    assert (rows["rates"][0]["since"], wrong) == ("2023-12-31", ())


@pytest.mark.parametrize(("content", "sentence"), [
    (b"", "This is not JSON of a table of the law."),
    (b"{", "This is not JSON of a table of the law."),
    (b"[]", "This is not JSON of a table of the law."),
    (b'{"rows": []}', "This is not JSON of a table of the law."),
    (b'{"rows": {"rates": NaN}}', "This is not JSON of a table of the law."),
    (b'{"rows": {"rates": []}, "rows": {}}', "This is not JSON of a table of the law."),
    (b'{"rows":' + b"[" * 90_000 + b"]" * 90_000 + b"}", "This is not JSON of a table of the law."),
    (b'{"rows": {"rates": [{"amount": ' + b"9" * 5000 + b"}]}}", "Write a number with"),
    (b"%PDF-1.7 \xff\xfe", "The file is not text in UTF-8."),
    (b"a\x00b", "The file is not text in UTF-8."),
    (b" " * (10 * 1024 * 1024), "The file is larger than 200 kB."),
    (b'{"table": "eea", "rows": {}}', "The file holds another table: eea."),
    (b'{"table": ["x"], "rows": {}}', "The file holds another table: ['x']."),
    (b'{"rows": {}}', "There are no rows here."),
    (b'{"rows": {"rates": {}}}', "There are no rows here."),
    (b'{"rows": {"rates": ["x"]}}', "This is not a row of cells."),
    (b'{"rows": {"rates": [{}], "more": []}}', "There is no sheet more in this table."),
    (b"rule,rule\n1,2\n", "This is not JSON of a table of the law."),
    (b'rule,unit\n"1,2\n', "This is not JSON of a table of the law."),
    (b"rule,unit\nx,y,z\n", "There is no column ? in this table."),
    (json.dumps({"rows": {"rates": [{}] * 201}}).encode(), "There are 201 rows here. There is room for 200."),
], ids=range(21))  # fmt: skip
def test_a_file_that_is_no_table_is_answered_and_never_believed(content: bytes, sentence: str) -> None:
    said = [sentence for *_, sentence in faults(FEES, content)]
    assert any(one.startswith(sentence) for one in said)
    assert len(said) <= MOST_FAULTS


def test_a_table_of_several_sheets_is_no_csv() -> None:
    assert as_csv(FACTORS, loadable(FACTORS).released()) is None
    assert faults(FACTORS, b"fuel,class\nhfo,fossil\n")[0][3] == "This table has several sheets. Send it as JSON."


def test_a_gas_without_any_fossil_number_is_refused_because_it_stands_in_for_others() -> None:
    found = changed(FACTORS)
    for row in found["rows"]["fuels"]:
        row["ch4"] = "to be measured"
    assert [fault[:3] for fault in faults(FACTORS, found)] == [("fuels", 0, "ch4")]


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
                        st.sampled_from(["rows", "rates", "fuels", "slip", "table", "fuel", "co2", "act"]), inner),
                    max_leaves=20))
def test_no_json_whatever_is_more_than_faults(found: Any) -> None:
    for table in LOADED:
        rows, wrong = read(table, json.dumps({"rows": found}).encode())
        assert wrong or loadable(table).lift(rows)
        assert len(json.dumps(found)) > MOST_BYTES or read(table, json.dumps(found).encode())[1]


@pytest.mark.parametrize(("day", "percent"), [
    (date(2023, 1, 1), "10.75"), (date(2023, 6, 30), "10.75"), (date(2026, 6, 30), "12.00"),
    (date(2026, 7, 1), None), (date(2027, 1, 1), None), (date(2018, 3, 3), None),
])  # fmt: skip
def test_a_half_year_without_a_figure_is_not_known_and_nobody_goes_on_with_the_one_before(
        day: date, percent: str | None) -> None:
    found = rate_on(day)
    assert (found and found.percent) == (Decimal(percent) if percent else None)


@pytest.mark.parametrize(("day", "rule", "fee_class", "amount"), [
    (date(2026, 11, 2), FeeRule.SHIP_PLANS, "", 1640), (date(2023, 12, 31), FeeRule.SHIP_PLANS, "", None),
    (date(2017, 1, 1), FeeRule.PERMITS, "1", 196_900), (date(2019, 12, 31), FeeRule.PERMITS, "9", 6_600),
    (date(2020, 1, 1), FeeRule.PERMITS, "9", None), (date(2026, 1, 1), FeeRule.SHIP_PLANS, "1", None),
])  # fmt: skip
def test_a_fee_has_the_rate_of_its_day_or_none(day: date, rule: FeeRule, fee_class: str, amount: int | None) -> None:
    found = fee_on(day, rule, fee_class)
    assert (found and found.amount) == amount


def test_the_rate_of_an_hour_says_that_it_was_not_found_in_the_law() -> None:
    found = fee_on(date(2026, 11, 2), FeeRule.SHIP_PLANS)
    assert found is not None
    assert (found.unit, found.source.certainty < 50) == (Unit.HOUR, True)
    assert "has not been found in the law" in str(found.source.note)
