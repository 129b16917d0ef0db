"""Letters about a maritime operator holding account: an order becomes the values that the templates read.

What is counted here: the last day to appeal as an example (three weeks from arrival, forvaltningsloven §§ 29-30), the
next day on which allowances are due (30 September of the year after the emissions, Directive 2003/87/EC article 3gb),
and the first 31 December on which the account is confirmed (Regulation (EU) 2019/1122 article 22).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from casework.core.calendars import NORWEGIAN
from casework.core.periods import Weeks, due_date
from casework.i18n import say
from casework.letters import maritime_words as words
from casework.letters.order import Order, Ruled, country_name, frame
from casework.letters.parts import Blank
from casework.letters.values import (
    Account,
    Appeal,
    Argument,
    Block,
    CaseFacts,
    Decision,
    Delay,
    Fee,
    Letter,
    Outcome,
    Party,
    Question,
    Reasons,
    Receipt,
    Referral,
    Request,
    Ship,
    TransferRules,
    Withdrawal,
)
from casework.workflows.accounts.choices import CHOICES, Rights

TRANSFER_RULES = "2021"
PARTS: dict[str, Callable[[Order], dict[str, Any]]] = {
    "receipt": lambda order: {"receipt": _receipt(order)},
    "request": lambda order: {"request": _request(order)},
    "reminder": lambda order: {"request": _request(order)},
    "interim_reply": lambda order: {"delay": _interim(order)},
    "extension": lambda order: {"delay": _extension(order)},
    "withdrawn": lambda order: {"withdrawal": _withdrawal(order), "fee": Fee()},
    "approval": lambda order: {**_decided(order), "transfer_rules": _transfers(order)},
    "refusal": lambda order: {**_decided(order)},
    "dismissal": lambda order: {**_decided(order), "referral": _referral(order)},
    "account_opened": lambda order: {"account": _account(order), "transfer_rules": _transfers(order)},
}


def compose(order: Order) -> Letter:
    """The letter. Raises `Blank` where the case does not hold what the letter owes."""
    company = order.answers.company
    return Letter(
        **frame(order),
        party=Party(
            name=company.name or order.party,
            number=company.imo_company_number or "–",
            country=country_name(company.country or order.party_country, order.language),
        ),
        case=_case(order),
        **PARTS[order.kind](order),
    )


def _case(order: Order) -> CaseFacts:
    terms, opening = order.answers.terms, order.clocks.get("opening")
    days = (
        opening.amount
        if opening and opening.amount
        else order.case_type.deadline("opening").length({"filed_on": order.received_at.date()})
    )
    return CaseFacts(
        received_at=order.received_at,
        decision_days=days.n,
        complete_on=order.complete_since,
        ships=tuple(_ship(order, ship) for ship in order.answers.ships.values() if ship.label and ship.imo_number),
        terms_version=(terms.version or "") if terms.accepted else "",
        terms_accepted_on=order.received_at.date() if terms.accepted else None,
    )


def _ship(order: Order, ship: Any) -> Ship:
    company = order.answers.company
    mandates = order.answers.mandates.values()
    mandate = next((one for one in mandates if one.owner_number and one.owner_number == ship.owner_number), None)
    owner = (mandate.label if mandate else "") or company.name or order.party
    return Ship(
        name=ship.label, imo=ship.imo_number, owner=owner, mandate_from=mandate.applies_from if mandate else None
    )


# ---- decisions ----------------------------------------------------------------------------------------------------


def _decided(order: Order) -> dict[str, Any]:
    ends = order.arrives_on + timedelta(weeks=3)
    return {
        "decision": _decision(order),
        "reasons": _reasons(order),
        "appeal": Appeal(arrival=order.arrives_on, ends=ends, last_day=due_date(order.arrives_on, Weeks(3), NORWEGIAN)),
        "fee": Fee(later=order.kind == "approval"),
    }


def _decision(order: Order) -> Decision:
    said, company = words.DECISION[order.language], order.answers.company
    conclusion = order.reasons.get("conclusion", "").strip()
    outcomes = tuple(_outcome(order, ruled) for ruled in order.ruled)
    if order.kind == "approval":
        return Decision(
            outcomes=outcomes,
            surrender_by=surrender_day(order),
            open_by=order.clocks["opening"].due if "opening" in order.clocks else None,
        )
    return Decision(
        outcomes=outcomes,
        because=str(order.told.get("because") or "").strip() or first_sentence(conclusion),
        act_now=said["act_now_" + order.kind],
        question=said["question_" + order.kind].format(
            day=words.day(order.received_at.date(), order.language), company=(company.name or order.party).rstrip(".")
        ),
    )


def _outcome(order: Order, ruled: Ruled) -> Outcome:
    said = words.DECISION[order.language]
    account = ruled.subject == "account"
    granted = ruled.outcome == "approve"
    row = order.answers.representatives.get(ruled.subject)
    rights = say(CHOICES[Rights][row.rights], order.language) if row is not None and row.rights else ""
    because = ruled.because.strip() or first_sentence(order.reasons.get("conclusion", ""))
    return Outcome(
        subject="account" if account else "representative",
        name=(order.answers.company.name or order.party) if account else say(ruled.title, order.language),
        granted=granted,
        rights=rights if granted else "",
        because="" if granted else because,
        source="" if granted else said["source_" + ("account" if account else "representative")],
    )


def _reasons(order: Order) -> Reasons:
    said, blocks = words.DECISION[order.language], order.reasons
    arguments, rest = arguments_of(blocks.get("arguments", ""))
    assessment = "\n\n".join(part for part in (blocks.get("assessment", "").strip(), rest) if part)
    return Reasons(
        facts=Block(text=blocks.get("facts", "")),
        rules=Block(text=blocks.get("rules", "")),
        assessment=Block(text=assessment),
        conclusion=Block(text=blocks.get("conclusion", ""), sources=(said["basis_" + order.kind],)),
        arguments=arguments,
    )


def arguments_of(text: str) -> tuple[tuple[Argument, ...], str]:
    """The block of arguments: paragraphs that begin with `>` are the party's words, what follows is our answer.

    Returns the pairs, and whatever stands before the first quotation (all of it where nothing is quoted).
    """
    found: list[tuple[str, list[str]]] = []
    before: list[str] = []
    for paragraph in (part.strip() for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")) if part.strip()):
        lines = paragraph.split("\n")
        quoted = [line.lstrip("> ").rstrip() for line in lines if line.startswith(">")]
        answer = "\n".join(line for line in lines if not line.startswith(">")).strip()
        if quoted:
            found.append((" ".join(quoted), [answer] if answer else []))
        elif found:
            found[-1][1].append(answer)
        else:
            before.append(answer)
    pairs = tuple(Argument(said=said, answer="\n\n".join(answer)) for said, answer in found)
    return pairs, "\n\n".join(before)


def first_sentence(text: str) -> str:
    """The first sentence of a text; an abbreviation or an ordinal number does not end one."""
    line = " ".join(text.split("\n\n", 1)[0].split())
    end = re.search(r"(?<![ .][A-Za-zÆØÅæøå])(?<!\d)(?<!\b[Aa]rt)(?<!\bnr)[.!?](?= [A-ZÆØÅ0-9])", line)
    return line[: end.end()] if end else line


def surrender_day(order: Order) -> date:
    """The next 30 September on which allowances are due, not before the year after the first voyage."""
    first = order.answers.voyage.first_voyage_on
    year = max(order.dated.year, first.year + 1 if first else order.dated.year)
    day = date(year, 9, 30)
    return day if day > order.dated else date(year + 1, 9, 30)


def _referral(order: Order) -> Referral | None:
    authority = str(order.told.get("referral") or "").strip()
    if not authority:
        return None
    said = words.DECISION[order.language]
    return Referral(
        authority=authority, country=authority, contact=(said["referral_contact"],), how=said["referral_how"]
    )


def _transfers(order: Order) -> TransferRules:
    return TransferRules(version=TRANSFER_RULES, as_of=order.dated)  # type: ignore[arg-type]


# ---- other letters ------------------------------------------------------------------------------------------------


def _receipt(order: Order) -> Receipt:
    points = tuple(say(point, order.language) for point in order.open_points)
    return Receipt(documents=order.documents, open_points=points, reply_by=order.due("interim_reply"))


def _request(order: Order) -> Request:
    if order.asked is None:
        raise Blank("no request was made")
    asked = order.asked
    left = tuple(one for one in asked.questions if order.kind == "request" or not one.answered) or asked.questions
    return Request(
        questions=tuple(
            Question(
                wrong=one.wrong,
                send=one.send,
                why="" if one.why.strip() == _declared(order, one.code) else one.why,
                source=_source(order, one.code),
                section=", ".join(_section(order, name) for name in one.sections),
            )
            for one in left
        ),
        answer_by=asked.due,
        sections=tuple(_section(order, name) for name in asked.sections),
        asked_on=asked.on,
        asked_in=asked.document,
        first_due=asked.first_due,
    )


def _section(order: Order, name: str) -> str:
    return next((say(one.title, order.language) for one in order.case_type.sections if one.name == name), name)


def _declared(order: Order, code: str) -> str:
    """The rule a question of the catalogue rests on; one put freely rests on the duty to clarify the case."""
    known = next((one for one in order.case_type.questions if one.code == code), None)
    return str(known.source) if known else words.DUTY_TO_CLARIFY


def _source(order: Order, code: str) -> str:
    return words.law(_declared(order, code), order.language)


def _interim(order: Order) -> Delay:
    return Delay(
        because=str(order.told.get("reason") or ""), expected_by=date.fromisoformat(str(order.told["expected"]))
    )


def _extension(order: Order) -> Delay:
    names = tuple(row.label for row in order.answers.representatives.values() if row.label)
    extension = order.clock("extension")
    return Delay(
        because=str(order.told.get("reason") or ""),
        expected_by=order.due("extension"),
        was_due=order.due("opening"),
        days=extension.amount.n if extension.amount else None,
        names=names,
    )


def _withdrawal(order: Order) -> Withdrawal:
    return Withdrawal(on=order.dated, by=order.sender or order.party)


def _account(order: Order) -> Account:
    if order.granted is None:
        raise Blank("no account was recorded")
    people = tuple(
        _outcome(order, ruled) for ruled in order.ruled if ruled.subject != "account" and ruled.outcome == "approve"
    )
    return Account(
        number=order.granted.number,
        name=order.answers.company.account_name or order.answers.company.name or order.party,
        opened_on=order.granted.opened_on,
        decided_on=order.granted.decided_on,
        decided_in=order.granted.decided_in,
        representatives=people,
        confirm_by=date(order.granted.opened_on.year + 1, 12, 31),
        surrender_by=surrender_day(order),
    )
