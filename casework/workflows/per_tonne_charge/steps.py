"""The steps of a charge, in the order of the law: registered, the party heard about the figures, decided by two.

The decision is the demand: what it comes to falls due fourteen days later, and may be pursued from then on, final or
not (klimakvoteloven § 19). No step asks for an amount.
"""

from __future__ import annotations

from casework.core.case_type import Step
from casework.core.effects import (
    Decide,
    FreezeAnswers,
    PrintLetter,
    SendLetter,
    Settle,
    StartClock,
    StopClock,
)
from casework.core.text import Text
from casework.workflows.appeal_guards import not_contested
from casework.workflows.application import BECAUSE, COMMENTS, REASON
from casework.workflows.application.course import CASEWORKER, SIGNATORY, SIGNING, SYSTEM
from casework.workflows.charging import Accuse, DropClaim, IssueInvoice, Lower, RaiseMeasured, ReckonMeasured
from casework.workflows.debts import overdue, owed_again, paid, pursued, written_off
from casework.workflows.fee_guards import may_be_pursued, not_who_opened, nothing_to_refund, paid_in_full
from casework.workflows.guards import (
    checklist_answered,
    checks_settled,
    clock_over,
    impartial,
    of_answers,
    reasons_written,
)
from casework.workflows.hearing import heard
from casework.workflows.lowering import END_MONEY, NOT_OVER, anew
from casework.workflows.per_tonne_charge.facts import charged_as
from casework.workflows.per_tonne_charge.guards import allowances_missing
from casework.workflows.per_tonne_charge.shortage import imposed, missing, rate
from casework.workflows.per_tonne_charge.states import (
    ASSESSMENT,
    CHARGE_PROPOSED,
    COLLECTION,
    DECIDED,
    DRAFT,
    END_PROPOSED,
    HEARING,
    NO_CHARGE,
    NOTHING_MISSING,
    NOTICE_PROPOSED,
    OVERDUE,
    PAID,
    REGISTERED,
    REMINDED,
    SETTLED,
    WRITE_OFF_PROPOSED,
    WRITTEN_OFF,
)
from casework.workflows.writing import WriteSection

OWING = (DECIDED, OVERDUE, REMINDED, COLLECTION)
RECKONED = ReckonMeasured(imposed, rate, missing)

HEAR = (
    Step("open_shortage", (DRAFT,), REGISTERED, CASEWORKER, Text("Register the missed surrender"), numbers=True,
         effects=(FreezeAnswers(), Accuse(charged_as))),
    Step("write", (REGISTERED, HEARING, ASSESSMENT), None, CASEWORKER, Text("Write in the file"),
         effects=(WriteSection(("figures",)), FreezeAnswers())),
    Step("find_nothing", (REGISTERED,), NOTHING_MISSING, CASEWORKER, Text("Close: nothing is missing"),
         asks=(REASON,)),
    Step("propose_notice", (REGISTERED,), NOTICE_PROPOSED, CASEWORKER, Text("Propose the advance notice"),
         prepares="notice", individual=False, guards=(impartial, checks_settled, of_answers(allowances_missing)),
         effects=(RECKONED, PrintLetter("charge_notice"))),
    Step("sign_notice", (NOTICE_PROPOSED,), HEARING, SIGNATORY, Text("Sign the advance notice"), decides="notice",
         individual=False, guards=SIGNING, effects=(SendLetter("charge_notice"), StartClock("hearing"))),
    Step("return_notice", (NOTICE_PROPOSED,), REGISTERED, SIGNATORY, Text("Return with comments"), asks=(COMMENTS,),
         returns=True, effects=(DropClaim(),)),
    Step("recall_notice", (NOTICE_PROPOSED,), REGISTERED, CASEWORKER, Text("Take the proposal back"), returns=True,
         effects=(DropClaim(),)),
    *heard(HEARING, ASSESSMENT),
    Step("notify_again", (ASSESSMENT,), REGISTERED, CASEWORKER, Text("Give notice anew: the figures have changed"),
         asks=(REASON,), returns=True, effects=(DropClaim(),)),
)

JUDGE = (
    Step("propose_charge", (ASSESSMENT,), CHARGE_PROPOSED, CASEWORKER, Text("Propose the charge"),
         prepares="decision",
         guards=(impartial, checks_settled, checklist_answered, reasons_written, of_answers(allowances_missing)),
         effects=(DropClaim(), RECKONED, PrintLetter("charge"))),
    Step("sign_charge", (CHARGE_PROPOSED,), DECIDED, SIGNATORY, Text("Sign the charge"), decides="decision",
         guards=(*SIGNING, not_who_opened),
         effects=(Decide("charge", rests_on=("sign_notice", "checks_settled", "checklist_answered", "reasons_written",
                                             "allowances_missing")),
                  RaiseMeasured(), IssueInvoice(), SendLetter("charge"), StartClock("payment"),
                  StartClock("limitation"), StartClock("appeal"))),
    Step("propose_end", (ASSESSMENT,), END_PROPOSED, CASEWORKER, Text("Propose to end without a charge"),
         prepares="ending", individual=False, asks=(BECAUSE,), guards=(impartial,),
         effects=(PrintLetter("no_charge"),)),
    Step("sign_end", (END_PROPOSED,), NO_CHARGE, SIGNATORY, Text("Sign the end"), decides="ending", individual=False,
         guards=SIGNING, effects=(SendLetter("no_charge"), DropClaim())),
    Step("return_proposal", (CHARGE_PROPOSED, END_PROPOSED), ASSESSMENT, SIGNATORY, Text("Return with comments"),
         asks=(COMMENTS,)),
    Step("recall_proposal", (CHARGE_PROPOSED, END_PROPOSED), ASSESSMENT, CASEWORKER, Text("Take the proposal back")),
)

COLLECT = (
    paid(OWING, PAID, END_MONEY),
    overdue((DECIDED,), OVERDUE),
    Step("close", (PAID,), SETTLED, SYSTEM, Text("Close the case"),
         guards=(paid_in_full, nothing_to_refund, clock_over("appeal", NOT_OVER), not_contested),
         effects=(StopClock("appeal"), Settle("final"))),
    owed_again(PAID, DECIDED),
    *pursued(OVERDUE, REMINDED, COLLECTION, first=(may_be_pursued,), always=(), ends=(StopClock("payment"),)),
    *written_off(COLLECTION, WRITE_OFF_PROPOSED, WRITTEN_OFF, END_MONEY),
)

ANEW = anew(
    (*OWING, PAID), DECIDED, Lower(imposed), sections=("figures",),
    founded=(checks_settled, checklist_answered, of_answers(allowances_missing)),
    rests_on=("checks_settled", "checklist_answered", "allowances_missing"))

STEPS = (*HEAR, *JUDGE, *COLLECT, *ANEW)
