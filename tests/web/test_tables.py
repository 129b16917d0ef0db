"""Tables on pages: a file is shown before it is written, cells are filled in one go, rows come back."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from casework.stories.ship_plans import example
from tests.forms.test_tables import HOSTILE, sheet
from tests.web.drafts import draft_app, form_of, new_draft, signed_in, words
from tests.web.frame import OURS

PLAN = "ship_monitoring_plan"
HEAD = ["_key", "name", "installed", "power_kw"]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return draft_app(tmp_path_factory.mktemp("tables"))


@pytest.fixture
def at(app: Flask) -> str:
    return "/drafts/" + new_draft(app, type_name=PLAN, answers=example(date(2026, 11, 20)))


def sends(client: FlaskClient, path: str, given: dict[str, Any], **more: Any) -> Any:
    """A form of a page as it stands, with some fields changed."""
    text = client.get(path).get_data(as_text=True) if "page" not in more else more["page"].get_data(as_text=True)
    return client.post(path, data={**form_of(text), **given}, headers=OURS, content_type="multipart/form-data")


def a_file(content: bytes, name: str = "table.xlsx") -> dict[str, Any]:
    return {"file": (io.BytesIO(content), name)}


def rows_of(client: FlaskClient, at: str, table: str = "sources") -> dict[str, dict[str, Any]]:
    found = client.get(f"{at}/tables/{table}.json").get_json()["rows"]
    return {row.pop("_key"): row for row in found}


def test_an_import_shows_what_it_would_change_and_writes_it_when_that_is_confirmed(app: Flask, at: str) -> None:
    client, path = signed_in(app), f"{at}/tables/sources"
    before = rows_of(client, at)
    content = sheet(HEAD, ["s1", "Main engine", 1890, "9 900"], ["", "New engine", "18x0", 5])
    shown = sends(client, path, a_file(content))
    said = words(shown)
    assert rows_of(client, at) == before
    assert "1 added 1 changed 0 as they are 3 not in the file" in said
    assert "Row 3, Year of installation: This is not a whole number. “18x0”" in said
    assert re.search(r"Row 2, Year of installation: [^.]*1890", said)
    done = sends(client, path, {"do": "confirm"}, page=shown)
    assert done.status_code == 303
    after = rows_of(client, at)
    assert [row["name"] for row in after.values()] == ["Main engine", "New engine"]
    assert after["s1"] == before["s1"] | {"installed": 1890, "power_kw": "9900"}
    assert list(after.values())[1]["installed"] == {"typed": "18x0"}
    listed = client.get(f"{at}/sections/sources")
    assert "You removed 3 rows." in words(listed)
    back = form_of(listed.get_data(as_text=True), "rows") | {"put_back": "1"}
    client.post(f"{at}/sections/sources", data=back, headers=OURS)
    assert list(rows_of(client, at).items()) == list(before.items()), "the import is taken back as a whole"


def test_a_paste_is_taken_back_from_the_table_or_its_import_page_but_for_what_was_written_since(
    app: Flask, at: str
) -> None:
    client, cells = signed_in(app), f"{at}/tables/sources/cells"

    def posts(given: dict[str, Any]) -> Any:
        page = client.get(f"{at}/sections/sources").get_data(as_text=True)
        seen = [f"{key} {row}" for key, row in re.findall(r'data-key="(\w+)" data-seen="(\w+)"', page)]
        return client.post(cells, data={**form_of(page, "rows"), "seen": seen, **given}, headers=OURS)

    before = rows_of(client, at)
    block = {"key": "s4", "column": "power_kw", "words": "1\t2\n3", "block": "yes"}
    assert "Ctrl+Z takes it back" in posts(block).get_json()["saved"]
    page = client.get(f"{at}/tables/sources").get_data(as_text=True)
    client.post(f"{at}/sections/sources", data=form_of(page, "back") | {"put_back": "1"}, headers=OURS)
    assert rows_of(client, at) == before
    posts(block)
    posts({"key": "s4", "column": "power_kw", "words": "77"})
    assert posts({"put_back": "1"}).get_json()["saved"].endswith("stay as they are: 1.")
    assert rows_of(client, at) == before | {"s4": before["s4"] | {"power_kw": "77"}}
    assert posts({"put_back": "1"}).get_json() == {"saved": "There is nothing to take back."}


def test_a_row_that_was_removed_comes_back_to_its_own_place(app: Flask, at: str) -> None:
    client = signed_in(app)
    before = list(rows_of(client, at))
    for button in ({"remove": before[1]}, {"put_back": "1"}):
        listed = form_of(client.get(f"{at}/sections/sources").get_data(as_text=True), "rows")
        assert client.post(f"{at}/sections/sources", data=listed | button, headers=OURS).status_code == 303
    assert list(rows_of(client, at)) == before


def test_rows_that_are_not_in_a_file_without_keys_stay_unless_one_says_otherwise(app: Flask, at: str) -> None:
    client, path = signed_in(app), f"{at}/tables/sources"
    shown = sends(client, path, {"pasted": "Power, kW\tName of the source\n77\tMain engine\n5\tNew"})
    assert "1 added 1 changed 0 as they are 3 not in the file" in words(shown)
    assert sends(client, path, {"do": "confirm"}, page=shown).status_code == 303
    after = rows_of(client, at)
    assert len(after) == 5
    assert after["s1"]["power_kw"] == "77"


def test_what_a_colleague_changed_in_between_is_shown_again_before_anything_is_written(app: Flask, at: str) -> None:
    client, path = signed_in(app), f"{at}/tables/sources"
    shown = sends(client, path, a_file(sheet(HEAD[:2], ["s1", "Mine"])))
    sends(client, path, {"do": "confirm"}, page=sends(client, path, {"pasted": "name\ntheirs"}))
    again = sends(client, path, {"do": "confirm"}, page=shown)
    assert "A colleague has changed the table" in words(again)
    assert rows_of(client, at)["s1"]["name"] == "Main engine"
    assert sends(client, path, {"do": "confirm"}, page=again).status_code == 303
    assert rows_of(client, at)["s1"]["name"] == "Mine"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_export_speaks_the_readers_language_and_comes_back_the_same(app: Flask, at: str, language: str) -> None:
    client = signed_in(app, language=language)
    got = client.get(f"{at}/tables/equipment.xlsx")
    assert "attachment" in got.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(got.data))
    assert book.worksheets[0]["A2"].value == "name"
    same = {"nb": "Det er ingenting å importere", "nn": "Det er ingenting å importere", "en": "nothing to import"}
    assert same[language] in words(sends(client, f"{at}/tables/equipment", a_file(got.data)))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_sentence_beside_the_field(app: Flask, at: str, name: str) -> None:
    client, path = signed_in(app), f"{at}/tables/sources"
    answer = sends(client, path, a_file(HOSTILE[name]))
    assert answer.status_code == 422
    assert 'id="file-error"' in answer.get_data(as_text=True)


@pytest.mark.parametrize("given", [
    "", "x", "[]", "{}", '{"lines": 1}', '{"lines": [[1]], "columns": [], "unknown": []}',
    '{"lines": [["a", "b", {}]], "columns": [], "unknown": []}', "[" * 5000,
    '{"lines": [[1, "s1", {"name": 5}]], "columns": ["name"], "unknown": []}',
    '{"lines": [[1e999, "s1", {"name": "a"}]], "columns": ["name"], "unknown": []}',
])  # fmt: skip
def test_rows_that_no_preview_carried_are_no_error_of_ours(app: Flask, at: str, given: str) -> None:
    client = signed_in(app)
    answer = sends(client, f"{at}/tables/sources", {"rows": given, "do": "confirm", "seen": ""})
    assert answer.status_code in (400, 422)


def test_only_tables_have_files_and_whoever_may_only_read_may_export(app: Flask, at: str) -> None:
    client, reader = signed_in(app), signed_in(app, "sofia")
    assert client.get(f"{at}/tables/ship").status_code == 404
    assert client.get(f"{at}/tables/nothing.xlsx").status_code == 404
    assert reader.get(f"{at}/tables/sources.json").status_code == 200
    assert reader.get(f"{at}/tables/sources").status_code == 403


@pytest.mark.parametrize(("given", "status"), [
    ({"key": "s1", "column": "power_kw", "words": "1 0,5"}, 200),
    ({"key": "s4", "column": "power_kw", "words": "1\t2\n3", "block": "yes"}, 200),
    ({"key": "s4", "column": "equipment", "words": "1\t2\t3", "block": "yes"}, 200),
    ({"key": "s4", "column": "name", "words": "\n" * 600 + "x", "block": "yes"}, 422),
    ({"key": "s1", "column": "power_kw", "words": '"', "block": "yes"}, 200),
    ({"key": "s1", "column": "power_kw", "words": "5", "seen": "s1 another"}, 409),
    ({"key": "s1", "column": "nothing", "words": "5"}, 409),
    ({"key": "~removed", "column": "name", "words": "5"}, 409),
    ({}, 409),
])  # fmt: skip
def test_cells_are_written_or_say_why_not(app: Flask, at: str, given: dict[str, Any], status: int) -> None:
    client = signed_in(app)
    page = client.get(f"{at}/sections/sources").get_data(as_text=True)
    seen = [f"{key} {row}" for key, row in re.findall(r'data-key="(\w+)" data-seen="(\w+)"', page)]
    before, token = rows_of(client, at), form_of(page, "rows")
    answer = client.post(f"{at}/tables/sources/cells", data={**token, "seen": seen, **given}, headers=OURS)
    assert answer.status_code == status
    assert answer.get_json().keys() == ({"saved"} if status == 200 else {"refused"})
    assert (rows_of(client, at) == before) is (status != 200)
