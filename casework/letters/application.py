"""What letters about any application say: an order becomes the parts that the shared templates read.

A case type's composer adds its own. What it says itself, where the caseworker's words leave nothing to say by hand, is
given as `said`: sentences by language, under the names `question_<letter>`, `act_now_<letter>`, `basis_<letter>`,
`source_whole`, `source_part`, `referral_contact` and `referral_how`. Three weeks to appeal are counted from the day the
letter arrives (forvaltningsloven §§ 29-30).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from typing import Any

from casework.core.calendars import NORWEGIAN
from casework.core.periods import Weeks, due_date
from casework.i18n import say
from casework.law.spelling import DUTY_TO_CLARIFY, spelled
from casework.letters.order import Order, Ruled
from casework.letters.parts import Blank
from casework.letters.values import (
    Appeal,
    Argument,
    Block,
    CaseFacts,
    Decision,
    Delay,
    Fee,
    Outcome,
    Question,
    Reasons,
    Receipt,
    Referral,
    Request,
    Withdrawal,
)
from casework.letters.words import addressed, day

Said = Mapping[str, Mapping[str, str]]


def parts(order: Order, said: Said) -> dict[str, Any]:
    """The parts of a letter that every application may need, as arguments of `Letter`; KeyError for another letter."""
    return PARTS[order.kind](order, said)


def facts(order: Order, clock: str) -> dict[str, Any]:
    """The arguments of `CaseFacts`; `clock` is ours that runs from completeness, in working days."""
    known = order.clocks.get(clock)
    length = known.amount if known and known.amount else None
    if length is None:
        length = order.case_type.deadline(clock).length({"filed_on": order.received_at.date()})
    return {
        "received_at": order.received_at,
        "decision_days": length.n,
        "complete_on": order.complete_since,
        "own": order.own,
    }


def case_facts(order: Order, clock: str) -> CaseFacts:
    return CaseFacts(**facts(order, clock))


# ---- decisions ----------------------------------------------------------------------------------------------------


def decided(order: Order, said: Said, decision: Decision) -> dict[str, Any]:
    """A decision with its reasons and how to appeal."""
    return {
        "decision": decision,
        "reasons": reasons(order, said),
        "appeal": appeal(order),
        "fee": Fee(later=order.kind == "approval"),
    }


def appeal(order: Order) -> Appeal:
    """Three weeks from the day the letter arrives."""
    ends = order.arrives_on + timedelta(weeks=3)
    return Appeal(arrival=order.arrives_on, ends=ends, last_day=due_date(order.arrives_on, Weeks(3), NORWEGIAN))


def refused(order: Order, said: Said) -> dict[str, Any]:
    """A refusal or a dismissal of the whole."""
    received = day(order.received_at.date(), order.language)
    decision = Decision(
        outcomes=tuple(outcome(order, said, ruled) for ruled in order.ruled),
        because=str(order.told.get("because") or "").strip()
        or first_sentence(order.reasons.get("conclusion", "").strip()),
        act_now=own_words(order, said, "act_now_" + order.kind),
        question=own_words(order, said, "question_" + order.kind).format(day=received, party=named(order).rstrip(".")),
    )
    return decided(order, said, decision)


def own_words(order: Order, said: Said, name: str) -> str:
    """What the composer says itself, in the language and the form of address of the letter."""
    return addressed(said[order.language][name], person=order.person)


def named(order: Order) -> str:
    """The party as its answers name it."""
    return order.case_type.title_of(order.answers) or order.party


def outcome(order: Order, said: Said, ruled: Ruled, *, rights: str = "") -> Outcome:
    """One thing decided: the whole (the first subject of the case) or a part of it."""
    granted, whole = ruled.outcome == "approve", ruled is order.ruled[0]
    because = ruled.because.strip() or first_sentence(order.reasons.get("conclusion", ""))
    return Outcome(
        subject="whole" if whole else "part",
        name=named(order) if whole else say(ruled.title, order.language),
        granted=granted,
        rights=rights if granted else "",
        because="" if granted else because,
        source="" if granted else said[order.language]["source_whole" if whole else "source_part"],
    )


def reasons(order: Order, said: Said) -> Reasons:
    blocks = order.reasons
    arguments, rest = arguments_of(blocks.get("arguments", ""))
    assessment = "\n\n".join(part for part in (blocks.get("assessment", "").strip(), rest) if part)
    return Reasons(
        facts=Block(text=blocks.get("facts", "")),
        rules=Block(text=blocks.get("rules", "")),
        assessment=Block(text=assessment),
        conclusion=Block(text=blocks.get("conclusion", ""), sources=(said[order.language]["basis_" + order.kind],)),
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


def referral(order: Order, said: Said) -> Referral | None:
    authority = str(order.told.get("referral") or "").strip()
    if not authority:
        return None
    return Referral(
        authority=authority,
        country=authority,
        contact=(own_words(order, said, "referral_contact"),),
        how=own_words(order, said, "referral_how"),
    )


# ---- other letters ------------------------------------------------------------------------------------------------


def receipt(order: Order) -> Receipt:
    points = tuple(say(point, order.language) for point in order.open_points)
    return Receipt(
        documents=order.documents,
        open_points=points,
        reply_by=order.due("interim_reply"),
        answers=order.asked is not None,
    )


def request(order: Order) -> Request:
    """The questions; in a reminder those that are still open."""
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
                source=spelled(_declared(order, one.code), order.language),
                section=_section(order, one.sections),
            )
            for one in left
        ),
        answer_by=asked.due,
        sections=_sections(order, asked.sections),
        asked_on=asked.on,
        asked_in=asked.document,
        first_due=asked.first_due,
    )


def _section(order: Order, names: Collection[str]) -> str:
    """The sections of one question, beside it; more than two stand better in the list of what may be changed."""
    titles = _sections(order, names)
    return ", ".join(titles) if len(titles) <= 2 else ""


def _sections(order: Order, names: Collection[str]) -> tuple[str, ...]:
    """The titles of those sections that the answers have, in the order of the form."""
    sections = (one for one in order.case_type.sections if one.name in names and one.when(order.answers))
    return tuple(say(one.title, order.language) for one in sections)


def _declared(order: Order, code: str) -> str:
    """The rule a question of the catalogue rests on; one put freely rests on the duty to clarify the case."""
    known = next((one for one in order.case_type.questions if one.code == code), None)
    return str(known.source) if known else DUTY_TO_CLARIFY


def interim(order: Order) -> Delay:
    return Delay(
        because=str(order.told.get("reason") or ""), expected_by=date.fromisoformat(str(order.told["expected"]))
    )


def withdrawal(order: Order) -> Withdrawal:
    return Withdrawal(on=order.dated, by=order.sender or order.party, certificates_deleted=order.purges)


PARTS: Mapping[str, Callable[[Order, Said], dict[str, Any]]] = {
    "receipt": lambda order, said: {"receipt": receipt(order)},
    "request": lambda order, said: {"request": request(order)},
    "reminder": lambda order, said: {"request": request(order)},
    "interim_reply": lambda order, said: {"delay": interim(order)},
    "withdrawn": lambda order, said: {"withdrawal": withdrawal(order), "fee": Fee()},
    "refusal": refused,
    "dismissal": lambda order, said: {**refused(order, said), "referral": referral(order, said)},
}
