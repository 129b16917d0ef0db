"""Whatever stands in a file from the bank, each line is a payment or a plain error, and none is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fees import bank_file
from fees.bank_file import BankRow, read
from fees.money import Currency, Money, eur, nok

HEADING = "booked_on;amount;currency;kid;reference;payer;account;archive_id"
GOOD = "2026-04-09;4920,00;NOK;20260123400059;Invoice 17;Sjøfart Ærlig AS;86011117947;A1"


def of(*lines: str, encoding: str = "utf-8", end: str = "\r\n") -> bank_file.BankFile:
    return read(end.join((HEADING, *lines)).encode(encoding))


def told(found: bank_file.BankFile) -> list[tuple[int, str, str]]:
    assert all(str(each.fault) for each in found.faults)
    return [(each.row, each.column, each.fault.code) for each in found.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_layout_is_read_in_each_spelling(encoding: str, end: str) -> None:
    found = of(GOOD, "", encoding=encoding, end=end)
    assert found.rows == (BankRow(2, date(2026, 4, 9), nok("4920"), "20260123400059", "A1", "Invoice 17",
                                  "Sjøfart Ærlig AS", "86011117947"),)
    assert not found.faults


@pytest.mark.parametrize(("written", "amount"), [
    ("4920", "4920"), ("4920,5", "4920.5"), ("4920.50", "4920.50"), ("4 920,00", "4920"), ("4\u00a0920.00", "4920"),
    ("0,01", "0.01"), ("1 234 567,89", "1234567.89")])  # fmt: skip
def test_amounts_have_a_comma_or_a_point_and_may_be_spaced_by_thousands(written: str, amount: str) -> None:
    assert of(GOOD.replace("4920,00", written)).rows[0].amount == nok(amount)


def test_days_are_written_in_either_order_and_currencies_in_any_case() -> None:
    found = of(GOOD.replace("2026-04-09", "09.04.2026").replace("NOK", "eur"))
    assert (found.rows[0].booked_on, found.rows[0].amount) == (date(2026, 4, 9), eur(4920))


def test_columns_stand_in_any_order_and_what_is_optional_may_be_missing() -> None:
    found = read(b"archive_id;KID;Currency;amount;booked_on\nA1;;NOK;1;2026-04-09")
    assert found.rows == (BankRow(2, date(2026, 4, 9), nok(1), "", "A1"),)


@pytest.mark.parametrize(("old", "new", "column", "code"), [
    ("2026-04-09", "", "booked_on", "empty"), ("2026-04-09", "2026-02-30", "booked_on", "bad_date"),
    ("2026-04-09", "9/4/2026", "booked_on", "bad_date"), ("2026-04-09", "0000-01-01", "booked_on", "bad_date"),
    ("2026-04-09", "0001-01-01", "booked_on", "bad_date"),
    ("2026-04-09", "٢٠٢٦-04-09", "booked_on", "bad_date"),
    ("4920,00", "", "amount", "empty"), ("4920,00", "1.234,50", "amount", "bad_amount"),
    ("4920,00", "1,234.50", "amount", "bad_amount"), ("4920,00", "1e9", "amount", "bad_amount"),
    ("4920,00", "NaN", "amount", "bad_amount"), ("4920,00", "=1+1", "amount", "bad_amount"),
    ("4920,00", "0,00", "amount", "not_positive"), ("4920,00", "-5", "amount", "not_positive"),
    ("4920,00", "12,345", "amount", "bad_amount"), ("4920,00", "9" * 16, "amount", "bad_amount"),
    ("4920,00", "1 000 000 000 000 000,00", "amount", "bad_amount"),
    ("4920,00", "9" * 141, "amount", "too_wide"),
    ("NOK", "SEK", "currency", "bad_currency"), ("NOK", "", "currency", "empty"),
    ("20260123400059", "1" * 41, "kid", "too_wide"), ("Invoice 17", "a\u0000b", "reference", "bad_reference"),
    ("Invoice 17", "a\u202eb", "reference", "bad_reference"), ("Invoice 17", "a" * 141, "reference", "too_wide"),
    (";A1", ";", "archive_id", "empty"), (";A1", ";" + "A" * 65, "archive_id", "too_wide"),
])  # fmt: skip
def test_each_wrong_field_is_named_by_line_and_column(old: str, new: str, column: str, code: str) -> None:
    found = of(GOOD, GOOD.replace("A1", "A2").replace(old.replace("A1", "A2"), new))
    assert told(found) == [(3, column, code)]
    assert [row.row for row in found.rows] == [2], "a good line is read whatever stands beside it"


def test_all_that_is_wrong_with_a_line_is_said_at_once() -> None:
    assert told(of("soon;much;SEK;;;;;")) == [
        (2, "booked_on", "bad_date"), (2, "currency", "bad_currency"), (2, "archive_id", "empty")]


@pytest.mark.parametrize(("line", "code"), [
    ("2026-04-09;1;NOK", "wrong_width"), (GOOD + ";more", "wrong_width"), ('"a"b;' + GOOD, "torn_row"),
    ('2026-04-09;"1', "torn_row")])  # fmt: skip
def test_a_line_that_cannot_be_split_is_an_error_of_that_line(line: str, code: str) -> None:
    found = of(GOOD, line)
    assert told(found) == [(3, "", code)]
    assert len(found.rows) == 1


def test_a_quoted_field_may_hold_a_semicolon_and_lines_are_counted_as_an_editor_counts_them() -> None:
    found = of(GOOD.replace("Invoice 17", '"one; two"'), '2026-04-09;1;NOK;;"a\r\nb";;;A2', "soon;1;NOK;;;;;A3")
    assert found.rows[0].reference == "one; two"
    assert told(found) == [(3, "reference", "bad_reference"), (5, "booked_on", "bad_date")]


def test_the_bank_names_each_row_once() -> None:
    found = of(GOOD, GOOD.replace("4920,00", "1"))
    assert len(found.rows) == 1
    assert told(found) == [(3, "archive_id", "repeated_archive_id")]
    assert found.faults[0].fault.values["row"] == 2


@pytest.mark.parametrize(("content", "codes"), [
    (b"", {"no_heading"}), (b"\n\n;;\n", {"no_heading"}), (b"\xef\xbb\xbf", {"no_heading"}),
    (b"\x81\x8d", {"not_text"}), (HEADING.encode("utf-16"), {"not_text"}), (b"booked_on;amount", {"missing_column"}),
    (HEADING.encode() + b";colour", {"unknown_column"}), (HEADING.encode() + b";kid", {"repeated_column"}),
    (HEADING.replace(";", ",").encode(), {"unknown_column", "missing_column"}),
    (b"PK\x03\x04" + bytes(range(256)), {"not_text"}),
    (b"a" * (bank_file.MOST_BYTES + 1), {"too_many_bytes"}),
])  # fmt: skip
def test_a_file_of_another_kind_is_refused_as_a_whole(content: bytes, codes: set[str]) -> None:
    found = read(content)
    assert not found.rows
    assert {(row, code) for row, _, code in told(found)} == {(0, code) for code in codes}


def test_no_payment_is_booked_on_a_day_that_is_still_to_come() -> None:
    content = f"{HEADING}\n{GOOD}".encode()
    assert told(read(content, date(2026, 4, 8))) == [(2, "booked_on", "still_to_come")]
    assert read(content, date(2026, 4, 9)).faults == ()


def test_there_is_an_end_to_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bank_file, "MOST_ROWS", 2)
    found = of(*(GOOD.replace("A1", f"A{number}") for number in range(3)))
    assert (len(found.rows), told(found)) == (2, [(0, "", "too_many_rows")])
    torn = of(*['"a"b'] * 9)
    assert [code for _, _, code in told(torn)] == ["torn_row", "torn_row", "too_many_rows"]


HOSTILE = st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace")))
FIELD = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    ["2026-04-09", "1", "-1", "NOK", "A1", '"', "\r", "\0", "1e9999999", "9" * 50, "="])  # fmt: skip


@given(HOSTILE)
def test_nothing_that_is_sent_raises(content: bytes) -> None:
    for each in (content, HEADING.encode() + b"\n" + content):
        found = read(each)
        assert all(str(fault.fault) for fault in found.faults)
        assert all(row.amount.amount > 0 for row in found.rows)


@given(st.lists(st.lists(FIELD, min_size=8, max_size=8), max_size=5))
def test_no_field_raises_and_what_is_read_was_written(rows: list[list[str]]) -> None:
    found = of(*(";".join(fields) for fields in rows))
    assert len({row.archive_id for row in found.rows}) == len(found.rows)
    assert all(row.archive_id and row.amount.currency in Currency for row in found.rows)


@given(st.lists(st.tuples(st.integers(1, 10**11), st.dates(date(1900, 1, 1)), st.booleans()), max_size=20))
def test_every_line_is_a_payment_or_an_error(payments: list[tuple[int, date, bool]]) -> None:
    lines = [f"{day};{Money.hundredths(count, Currency.NOK).amount};{'NOK' if good else 'SEK'};;;;;A{number}"
             for number, (count, day, good) in enumerate(payments)]
    found = of(*lines)
    assert len(found.rows) + len(found.faults) == len(payments)
    assert [row.amount.in_hundredths for row in found.rows] == [count for count, _, good in payments if good]
