"""What we check, as a page open to anybody: the list of `casework rules`, said in the reader's language."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask

from casework.commands.catalogue import rule_rows
from casework.core.checks import Severity
from casework.i18n import say
from casework.web.rules import parts
from casework.workflows import CASE_TYPES
from tests.web.drafts import draft_app, new_draft, signed_in

TYPES = tuple(CASE_TYPES)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return draft_app(tmp_path_factory.mktemp("rules"))


@pytest.mark.parametrize("name", TYPES)
def test_every_rule_that_the_command_lists_stands_there_once(name: str) -> None:
    """But for answers that cannot be read: that is no rule of the type. What a person judges goes by no number."""
    listed = [rule for _, rules in parts(CASE_TYPES[name]) for rule in rules]
    judged = [item.name for item in CASE_TYPES[name].checklist]
    numbers = [row["id"] for row in rule_rows(CASE_TYPES[name], "en") if row["id"] not in ("FORM", *judged)]
    assert sorted(rule.name for rule in listed if rule.name) == sorted(numbers)
    assert [rule.severity for rule in listed if not rule.name] == [Severity.MANUAL] * len(judged)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("name", TYPES)
def test_it_says_what_each_asks_how_grave_it_is_and_where_it_stands(app: Flask, name: str, language: str) -> None:
    answer = app.test_client().get(f"/rules/{name}", query_string={"lang": language})
    page = html.unescape(answer.get_data(as_text=True))
    assert answer.status_code == 200
    for check in CASE_TYPES[name].checks:
        assert say(check.title, language) in page
        assert f'id="{check.rule}"' in page
    assert f'<html lang="{language}"' in page


def test_there_are_rules_of_case_types_only(app: Flask) -> None:
    assert app.test_client().get("/rules/nothing").status_code == 404


def test_a_draft_leads_to_its_rules_and_a_finding_to_its_own(app: Flask) -> None:
    ref, eleni = new_draft(app, filled=False), signed_in(app)
    assert 'href="/rules/maritime_account"' in eleni.get(f"/drafts/{ref}").get_data(as_text=True)
    review = eleni.get(f"/drafts/{ref}/review").get_data(as_text=True)
    leads = re.findall(r'href="/rules/maritime_account#([^"]+)"', review)
    assert set(leads) <= {check.rule for check in CASE_TYPES["maritime_account"].checks}
    assert leads
