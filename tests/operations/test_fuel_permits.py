"""A permit is granted, written once, followed up, changed, passed on and ended; and the public list says so."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest

from casework.app import create_app
from casework.core.calendars import REGISTRY
from casework.letters import elements, pdf
from casework.letters.page import TEMPLATES
from casework.models import ApprovalCondition, ApprovalHolder, ApprovalVersion, Clock, Decision, Dispatch, Letter, Party
from casework.operations.acting import legal_date
from casework.operations.due import take_due_steps
from casework.outbox import drain
from casework.settings import Settings
from casework.stories.telling import plots_of
from casework.workflows import CASE_TYPES
from casework.workflows.ets2_permit.permit import PERMIT
from tests.operations.office import DAY, NOW, Office, faults, office

TYPE = CASE_TYPES["ets2_permit"]


@pytest.fixture
def here(sqlite_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(sqlite_url, tmp_path) as place:
        yield place


def told(here: Office, outcome: str, until: str | None = None) -> int:
    return here.tell(outcome, until, language="nb", type_name=TYPE.name)


def test_the_permit_is_a_document_of_its_own_sent_once_beside_the_letter_and_never_made_again(here: Office) -> None:
    """T2: what was sent is what is kept, whatever happens to the case later."""
    case_id = told(here, "approve", "sign_permit")
    sent = {letter.kind: letter for letter in here.letters(case_id, Letter.state == "printed")}
    assert {"approval", "permit"} <= set(sent)
    kept = sent["permit"]
    assert b"".join(here.storage.open(f"{case_id}/letters/{kept.sha256}")).startswith(b"%PDF")
    assert [row.sent_at is not None for row in here.rows(Dispatch, Dispatch.letter_id == kept.id)] == [True]
    drain(here.now + 40 * DAY)
    assert [letter.sha256 for letter in here.letters(case_id, Letter.kind == "permit")] == [kept.sha256]
    assert not faults()


def test_the_signature_grants_a_number_with_its_conditions_and_starts_the_time_for_the_account(here: Office) -> None:
    case_id = told(here, "approve", "sign_permit")
    (version,) = here.rows(ApprovalVersion, ApprovalVersion.case_id == case_id)
    assert (version.version, version.status, version.data["plan"]) == (1, "in_force", "NO-RE-0417")
    chosen = here.rows(ApprovalCondition, ApprovalCondition.approval_id == version.approval_id)
    assert {one.key for one in chosen} == {"notify", "keep", "format", "mass_balance", "scope_factor"}
    (clock,) = here.rows(Clock, Clock.case_id == case_id, Clock.name == "account")
    assert (clock.state, clock.owner, clock.strict_due) == ("running", "party", REGISTRY.add(legal_date(here.now), 20))


def test_the_operator_is_reminded_once_of_the_account_while_there_is_time(here: Office) -> None:
    case_id = told(here, "approve", "sign_permit")
    (clock,) = here.rows(Clock, Clock.case_id == case_id, Clock.name == "account")
    last = here.now + (clock.lenient_due - legal_date(here.now)).days * DAY
    for days in (6, 4, 3, 1):
        take_due_steps(last - days * DAY)
        drain(last - days * DAY)
    reminders = here.letters(case_id, Letter.kind == "account_reminder")
    assert [letter.dated for letter in reminders] == [legal_date(last - 4 * DAY)]


def test_a_transfer_keeps_the_number_and_gives_it_to_the_successor(here: Office) -> None:
    case_id = told(here, "transfer")
    (version,) = here.rows(ApprovalVersion, ApprovalVersion.case_id == case_id)
    assert version.version == 2
    assert [entry["kind"] for entry in version.data["log"]] == ["new", "transfer"]
    holders = here.rows(ApprovalHolder, ApprovalHolder.approval_id == version.approval_id)
    names = [here.rows(Party, Party.id == row.party_id)[0].name for row in holders]
    assert names == ["Fjellvarme Drivstoff AS", "Sørvåg Energi AS"]
    assert holders[0].until is not None


def test_an_end_takes_the_permit_off_and_outside_the_scope_leaves_none(here: Office) -> None:
    ended = told(here, "end")
    (decision,) = here.rows(Decision, Decision.case_id == ended)
    assert decision.outcome == "approval"
    assert {row.status for row in here.rows(ApprovalVersion)} == {"revoked"}
    here.now = NOW
    outside = told(here, "outside")
    assert [row.kind for row in here.rows(Decision, Decision.case_id == outside)] == ["outside"]
    assert not here.rows(ApprovalVersion, ApprovalVersion.case_id == outside)


def test_the_public_list_holds_valid_permits_as_page_as_csv_and_as_json(here: Office, tmp_path: Path) -> None:
    told(here, "approve")
    url = here.app.config["SQLALCHEMY_DATABASE_URI"]
    app = create_app(Settings.from_environment(
        {"CASEWORK_ENV": "test", "CASEWORK_HOME": str(tmp_path), "DATABASE_URL": url}))
    client, at = app.test_client(), f"/registers/{PERMIT}"
    page = client.get(f"{at}?lang=nb").text
    assert "ETS2-2026-001" in page
    assert "Autodiesel" in page
    assert "2710 19 43" in page
    (row,) = client.get(f"{at}.json").get_json()["approvals"]
    assert (row["number"], row["holder_number"], row["status"]) == ("ETS2-2026-001", "914504112", "in_force")
    heads, line = list(csv.reader(io.StringIO(client.get(f"{at}.csv?lang=nb").data.decode("utf-8-sig"))))
    assert "Brensler" in heads
    assert line[0] == "ETS2-2026-001"
    assert "Bråten Holding" not in page + str(row) + str(line)
    assert at in client.get("/?lang=nb").text


def test_every_element_that_a_permit_must_hold_is_owed_by_the_letter_of_that_name() -> None:
    assert elements.required("permit") == {f"P{n}" for n in range(1, 13)} | {"L12"}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("n", range(1, 13))
def test_a_permit_without_one_of_its_elements_is_not_written(language: str, n: int) -> None:
    written = (TEMPLATES / TYPE.name / f"permit.{language}.html").read_text("utf-8") + '<p data-element="L12">'
    assert not elements.missing("permit", written)
    assert elements.missing("permit", re.sub(rf"\bP{n}\b", "", written)) == {f"P{n}"}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_letter_names_the_first_year_without_saying_that_it_may_change(language: str) -> None:
    words = (TEMPLATES / TYPE.name / f"_words.{language}.html").read_text("utf-8")
    assert words.count("first_year }}") == 1
    said = {"nb": "året kan bli et annet", "nn": "året kan bli eit anna", "en": "the year may become another"}
    assert said[language] in words.split("first_year }}")[1].split("{% endif %}")[0]
    for path in (TEMPLATES / TYPE.name).glob(f"*.{language}.html"):
        assert path.name.startswith("_words") or not re.search(r"first_(year|due)", path.read_text("utf-8"))


def test_the_reading_that_is_not_chosen_stays_selectable() -> None:
    reading = TYPE.reading("first_year")
    assert (reading.default, sorted(reading.choices)) == ("2028", ["2027", "2028"])


def test_a_permit_for_a_time_ends_on_its_last_day_and_the_letter_says_so(here: Office) -> None:
    plot = plots_of(TYPE.name)["approve"]
    limited = replace(plot, beats=tuple(
        replace(beat, gives=lambda told, gives=beat.gives: {**gives(told), "valid_until": "2028-06-30"})
        if beat.step == "propose_permit" else beat for beat in plot.beats))  # fmt: skip
    texts = []
    with patch.object(pdf, "print_pdf", lambda html, **given: texts.append(html) or html.encode()):
        case_id = here.tell("approve", "sign_permit", language="nb", type_name=TYPE.name, plot=limited)
    (version,) = here.rows(ApprovalVersion, ApprovalVersion.case_id == case_id)
    assert version.valid_until == date(2028, 6, 30)
    assert sum("30. juni 2028" in text.replace("\u00a0", " ") for text in texts) == 2
