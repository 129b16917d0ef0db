"""What a letter must contain, and the test that it does.

A decision is notified in writing with its reasons, the rules and facts it rests on, and how to appeal
(Public Administration Act §§ 23-29, 36, 42; for the registry also Regulation (EU) 2019/1122, articles 19(4) and 21(6)).
Blocks in the templates carry `data-element="L7 L9"`; `elements` collects the marks of a written letter, and `REQUIRED`
says which kind of letter owes which. `page.write` refuses a letter that lacks one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

ELEMENTS: Mapping[str, str] = {
    "L1": "the decision in writing (PAA § 23)",
    "L2": "reasons given together with the decision (§ 24)",
    "L3": "the rules applied (§ 25 first paragraph)",
    "L4": "the facts relied on (§ 25 second paragraph)",
    "L5": "the main considerations (§ 25 third paragraph)",
    "L6": "notice to the party by the body that decided (§ 27)",
    "L7": "right of appeal: limit, body, how (§§ 27, 28, 29, 32)",
    "L8": "right to see the documents (§§ 18, 19, 27)",
    "L9": "right to ask for suspended effect (§§ 27, 42)",
    "L10": "whether an appeal is needed before going to court (§§ 27, 27 b)",
    "L11": "guidance and costs (§§ 11, 27, 36)",
    "L12": "sender, number, date, officers and how they approved",
    "L13": "fee: amount, basis, when due, its own appeal (Climate Quota Act § 7)",
    "L14": "the EU rules: article, regulation and version",
    "P1": "on what ground and what application the permit is given, and how long it is valid",
    "P2": "the holder (Directive 2003/87/EC article 30b(4)(a))",
    "P3": "number, version and dates",
    "P4": "the log of changes",
    "P5": "the means of release (article 30b(4)(b))",
    "P6": "the fuels (article 30b(4)(c))",
    "P7": "the monitoring plan (article 30b(4)(d))",
    "P8": "the duties to report (article 30b(4)(e))",
    "P9": "the duty to surrender allowances (article 30b(4)(f))",
    "P10": "the duty to notify changes (article 30b(6))",
    "P11": "supervision and sanctions",
    "P12": "how to appeal",
}
PERMIT = frozenset(name for name in ELEMENTS if name.startswith("P"))
DECISION = frozenset(ELEMENTS) - PERMIT
NOTICE = frozenset({"L6", "L12"})
REQUIRED: Mapping[str, frozenset[str]] = {
    "refusal": DECISION,
    "approval": DECISION,
    "dismissal": DECISION,
    "amendment": DECISION,
    "measure": DECISION,
    "advance_notice": NOTICE | {"L3", "L8", "L14"},
    "dropped": NOTICE | {"L8"},
    "change": DECISION,
    "ending": DECISION,
    "fee": DECISION - {"L14"},
    "waiver": DECISION - {"L14"},
    "invoice": NOTICE | {"L13"},
    "payment_reminder": NOTICE | {"L13"},
    "collection": NOTICE | {"L13"},
    "guidance": NOTICE | {"L3", "L8"},
    "right_to_silence": NOTICE | {"L3", "L8"},
    "party_questions": NOTICE | {"L3"},
    "sanction_notice": NOTICE | {"L3", "L4", "L8"},
    "sanction": DECISION - {"L14"},
    "reduction": DECISION - {"L14"},
    "annulment": NOTICE | {"L1", "L2", "L3", "L7", "L8", "L9", "L10", "L11", "L13"},
    "no_sanction": NOTICE | {"L2", "L8"},
    "access_refused": DECISION - {"L13", "L14"},
    "silence": NOTICE | {"L7", "L8"},
    "charge_notice": NOTICE | {"L3", "L4", "L8"},
    "charge": DECISION - {"L14"},
    "no_charge": NOTICE | {"L2", "L8"},
    "order_notice": NOTICE | {"L3", "L4", "L8"},
    "order": DECISION - {"L13", "L14"},
    "no_order": NOTICE | {"L2", "L8"},
    "later_day": NOTICE | {"L1", "L2", "L8"},
    "not_met": NOTICE | {"L3", "L4", "L8"},
    "order_met": NOTICE | {"L8"},
    "order_withdrawn": NOTICE | {"L1", "L2", "L7", "L8", "L9", "L10", "L11"},
    "correction": NOTICE | {"L2"},
    "announcement": NOTICE | {"L3", "L8"},
    "preliminary_report": NOTICE | {"L3", "L4", "L8"},
    "report": NOTICE | {"L3", "L4", "L8"},
    "rectified": NOTICE | {"L4", "L8"},
    "suspicion_dropped": NOTICE | {"L2", "L8"},
    "referral": NOTICE | {"L2", "L3", "L8"},
    "credit": NOTICE | {"L1", "L2", "L7", "L8", "L13"},
    "outside": DECISION,
    "reversal": DECISION - {"L14"},
    "partial": DECISION - {"L14"},
    "warning": NOTICE | {"L3", "L4", "L8"},
    "stands": NOTICE | {"L2", "L8"},
    "not_heard": DECISION - {"L14"},
    "costs": DECISION - {"L14"},
    "forwarding": NOTICE | {"L2", "L3", "L4", "L5", "L8"},
    "statement": NOTICE | {"L2", "L3", "L4", "L5"},
    "postponement": NOTICE | {"L1", "L2", "L3", "L8"},
    "result": NOTICE | {"L8"},
    "permit": PERMIT | {"L12"},
    "extension": NOTICE | {"L3", "L8", "L14"},
    "interim_reply": NOTICE | {"L3", "L8"},
    "more_time": NOTICE | {"L3", "L8"},
    "no_more_time": NOTICE | {"L2", "L3", "L8"},
    "appeal_notice": NOTICE | {"L8"},
    "fuller_reasons": NOTICE | {"L2", "L3", "L7", "L8", "L9", "L10", "L11"},
    "withdrawn": NOTICE | {"L8", "L13"},
    "account_opened": NOTICE | {"L14"},
    "notice": NOTICE | {"L3", "L4", "L8", "L14"},
}  # every other letter owes NOTICE

MARK = re.compile(r'data-element="([^"]*)"')


def required(kind: str) -> frozenset[str]:
    """The elements a letter of this kind owes."""
    return REQUIRED.get(kind, NOTICE)


def elements(html: str) -> frozenset[str]:
    """The elements that the blocks of a written letter carry."""
    return frozenset(name for marks in MARK.findall(html) for name in marks.split())


def missing(kind: str, html: str) -> frozenset[str]:
    """What the letter owes and does not carry; empty for a letter that may be sent."""
    return required(kind) - elements(html)
