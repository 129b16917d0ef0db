"""Without JavaScript: what was sent is ordered in another language, is being printed, and is there after a reload."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from casework.outbox import drain
from tests.browser import WINDOWS, Hand, enter, press, problems, reads
from tests.web.drafts import draft_app, now
from tests.web.frame import served
from tests.web.test_verifier import plan

ORDER = {"en": "Print it in English", "nb": "Skriv ut på bokmål", "nn": "Skriv ut på nynorsk"}


def test_ordered_printed_and_read(tmp_path: Path, new_page: Callable[..., Any], axe_source: str) -> None:
    app = draft_app(tmp_path)
    ref = plan(app, "answer", printed=True)
    with served(app) as base:
        party = new_page(javascript=False)
        enter(party, base, language="nn")
        party.goto(f"{base}/cases/{ref}")
        press(party, "button", ORDER["nn"])
        reads(party, "Planen som PDF: blir skriven ut no.")
        staff = new_page(javascript=False)
        Hand(staff, base, "Marit Lunde", "nn")
        staff.goto(f"{base}/staff/cases/{ref}")
        reads(staff, "Planen som PDF: blir skriven ut no.")
        with app.app_context():
            drain(now())
        press(party, "link", "Sjå på nytt")
        with party.expect_download() as saved:
            party.get_by_role("link", name="Planen som PDF", exact=False).first.click()
        assert saved.value.suggested_filename.endswith("-annex.pdf")
        looked = new_page()
        enter(looked, base)
        for language, width in WINDOWS:
            looked.set_viewport_size({"width": width, "height": 900})
            looked.goto(f"{base}/cases/{ref}?lang={language}")
            assert problems(looked, axe_source, width) == []
