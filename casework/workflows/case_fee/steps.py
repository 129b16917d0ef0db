"""The steps of a fee, in the order of the money: announced, decided, invoiced, paid, pursued, taken back.

Three pairs of hands: the caseworker reckons and somebody else signs, who has recorded none of the time; finance
invoices and books what is paid, and changes no amount; what is not paid is written off by a manager who has registered
none of the payments (økonomireglementet § 14 on division of work; our reading of it). What is proposed about an invoice
and returned goes back to where it stood.
"""

from __future__ import annotations

from casework.core.case_type import Actor, Ask, AskKind, State, Step
from casework.core.effects import (
    Decide,
    FreezeAnswers,
    Notify,
    PrintLetter,
    SendLetter,
    Settle,
    StartClock,
    StopClock,
)
from casework.core.text import Text
from casework.workflows.appeal_guards import not_contested
from casework.workflows.application import BECAUSE, COMMENTS
from casework.workflows.application.course import APPLICANT, CASEWORKER, REASONED, SIGNATORY, SIGNING, SYSTEM
from casework.workflows.case_fee.states import (
    ANNOUNCED,
    COLLECTION,
    CREDIT_OVERDUE,
    CREDIT_PROPOSED,
    CREDIT_REMINDED,
    CREDITED,
    DECIDED,
    DRAFT,
    FEE_PROPOSED,
    INVOICED,
    LAPSED,
    OVERDUE,
    PAID,
    REFUND_PROPOSED,
    REMINDED,
    SETTLED,
    TOLERANCE_OVERDUE,
    TOLERANCE_PROPOSED,
    TOLERANCE_REMINDED,
    WAIVED,
    WAIVER_PROPOSED,
    WRITE_OFF_PROPOSED,
    WRITE_OFF_REMINDED,
    WRITTEN_OFF,
)
from casework.workflows.charging import (
    Announce,
    AnswerObjection,
    DropClaim,
    IssueCreditNote,
    IssueInvoice,
    NamePayer,
    Object,
    PrintBill,
    RaiseClaim,
    ReckonFee,
    SendBill,
)
from casework.workflows.debts import FINANCE, given_up, overdue, owed_again, paid, pursued, written_off
from casework.workflows.fee_guards import (
    case_is_granted,
    case_is_not_granted,
    credited_in_full,
    hours_approved,
    hours_as_reckoned,
    hours_recorded,
    lines_told,
    not_your_hours,
    nothing_to_refund,
    objections_answered,
    paid_in_full,
    payer_told,
    rest_is_small,
)
from casework.workflows.guards import (
    checklist_answered,
    clock_over,
    impartial,
    may_write_for_party,
    reasons_written,
)

OWING = (INVOICED, OVERDUE, REMINDED)
PAYER = (
    Ask("payer_name", AskKind.LINE, Text("Who is to be invoiced")),
    Ask("payer_address", AskKind.TEXT, Text("Address, a line each")),
    Ask("payer_country", AskKind.LINE, Text("Country, as two letters"), Text("For example NO or GR.")),
    Ask("payer_email", AskKind.LINE, Text("E-mail of the payer"), Text("Without one the invoice goes by post."),
        required=False),
    Ask("payer_reference", AskKind.LINE, Text("Reference of the payer"), required=False),
)
LINES = Ask("lines", AskKind.LINE, Text("Which lines are credited"),
            Text("Numbers as on the invoice, for example 1, 3. Leave it empty to credit all."), required=False)
LINE = Ask("line", AskKind.LINE, Text("Number of the line"), Text("As on the invoice."))
OBJECTION = Ask("objection", AskKind.TEXT, Text("What is wrong with it"))
ANSWER = Ask("answer", AskKind.TEXT, Text("Our answer"))
END_PAYMENT = (StopClock("payment"), StopClock("grace"), StopClock("reminder"), StopClock("limitation"))
NOT_OVER = Text("The time to appeal has not run out.")
BANK_CHARGES = Text("Propose to write off bank charges"), Text("Write off the bank charges")

ANNOUNCING = (
    Step("announce", (DRAFT,), ANNOUNCED, (Actor.SYSTEM, Actor.CASEWORKER), Text("Announce the fee"), numbers=True,
         effects=(FreezeAnswers(), Announce())),
    Step("name_payer", (ANNOUNCED, DECIDED), None, (Actor.APPLICANT, Actor.CASEWORKER, Actor.FINANCE),
         Text("Name another payer"), asks=PAYER, guards=(may_write_for_party, payer_told), effects=(NamePayer(),)),
)

DECIDING = (
    Step("propose_fee", (ANNOUNCED,), FEE_PROPOSED, CASEWORKER, Text("Propose the fee"), prepares="decision",
         guards=(impartial, case_is_granted, hours_recorded, hours_approved, checklist_answered, reasons_written),
         effects=(ReckonFee(), PrintLetter("fee"))),
    Step("sign_fee", (FEE_PROPOSED,), DECIDED, SIGNATORY, Text("Sign the fee"), decides="decision",
         guards=(*SIGNING, hours_as_reckoned, not_your_hours),
         effects=(Decide("fee", rests_on=("case_is_granted", "hours_approved", "checklist_answered", *REASONED)),
                  RaiseClaim(), SendLetter("fee"), StartClock("appeal"))),
    Step("propose_waiver", (ANNOUNCED,), WAIVER_PROPOSED, CASEWORKER, Text("Propose to waive the fee"),
         prepares="decision", asks=(BECAUSE,), guards=(impartial, reasons_written), effects=(PrintLetter("waiver"),)),
    Step("sign_waiver", (WAIVER_PROPOSED,), WAIVED, SIGNATORY, Text("Sign the waiver"), decides="decision",
         guards=SIGNING,
         effects=(Decide("waiver", rests_on=REASONED), SendLetter("waiver"), StartClock("appeal"))),
    Step("return_proposal", (FEE_PROPOSED, WAIVER_PROPOSED), ANNOUNCED, SIGNATORY, Text("Return with comments"),
         asks=(COMMENTS,), returns=True, effects=(DropClaim(),)),
    Step("recall_proposal", (FEE_PROPOSED, WAIVER_PROPOSED), ANNOUNCED, CASEWORKER, Text("Take the proposal back"),
         returns=True, effects=(DropClaim(),)),
    Step("lapse", (ANNOUNCED,), LAPSED, SYSTEM, Text("Charge nothing"), guards=(case_is_not_granted,),
         effects=(Notify(Text("There is no fee for your application.")),)),
)

INVOICING = (
    Step("invoice", (DECIDED,), INVOICED, FINANCE, Text("Send the invoice"),
         effects=(IssueInvoice(), SendBill("invoice"), StartClock("payment"), StartClock("limitation"))),
    Step("settle_credited", OWING, CREDITED, SYSTEM, Text("Close: credited in full"), guards=(credited_in_full,),
         effects=(*END_PAYMENT, StopClock("appeal"))),
    paid((*OWING, COLLECTION), PAID, END_PAYMENT),
    Step("close", (PAID,), SETTLED, SYSTEM, Text("Close the case"),
         guards=(paid_in_full, nothing_to_refund, clock_over("appeal", NOT_OVER), not_contested),
         effects=(StopClock("appeal"), Settle("final"))),
    owed_again(PAID, INVOICED),
    Step("object", OWING, None, APPLICANT, Text("Object to a line"), asks=(LINE, OBJECTION),
         guards=(may_write_for_party,), effects=(Object(),)),
    Step("answer_objection", OWING, None, CASEWORKER, Text("Answer an objection"), asks=(LINE, ANSWER),
         effects=(AnswerObjection(), Notify(Text("We have answered your objection to the invoice.")))),
)

PURSUING = (
    overdue((INVOICED,), OVERDUE, (StartClock("grace"),)),
    *pursued(OVERDUE, REMINDED, COLLECTION, letter=SendBill,
             first=(objections_answered,
                    clock_over("grace", Text("A reminder is sent two weeks after the last day to pay."))),
             always=(objections_answered,), begins=(StopClock("grace"),)),
    *given_up("tolerance", "bank_charges", INVOICED, TOLERANCE_PROPOSED, PAID, BANK_CHARGES, END_PAYMENT,
              guards=(rest_is_small,)),
    *given_up("tolerance", "bank_charges", OVERDUE, TOLERANCE_OVERDUE, PAID, BANK_CHARGES, END_PAYMENT,
              guards=(rest_is_small,), beside="_overdue"),
    *given_up("tolerance", "bank_charges", REMINDED, TOLERANCE_REMINDED, PAID, BANK_CHARGES, END_PAYMENT,
              guards=(rest_is_small,), beside="_reminded"),
    *written_off(REMINDED, WRITE_OFF_REMINDED, WRITTEN_OFF, (*END_PAYMENT, StopClock("appeal")), beside="_reminded"),
    *written_off(COLLECTION, WRITE_OFF_PROPOSED, WRITTEN_OFF, (*END_PAYMENT, StopClock("appeal"))),
)


def crediting(source: State, proposed: State, what: str, propose: Text, sign: Text, *, beside: str = "",
              ) -> tuple[Step, ...]:
    """A line or the whole is credited: proposed by one, signed by another, with a letter of its own."""
    return (
        Step(f"propose_{what}{beside}", (source,), proposed, CASEWORKER, propose, prepares="decision",
             asks=(LINES, BECAUSE), guards=(impartial, lines_told), effects=(PrintBill("credit"),)),
        Step(f"sign_{what}{beside}", (proposed,), source, SIGNATORY, sign, decides="decision", guards=SIGNING,
             effects=(Decide("credit", rests_on=("impartial", "lines_told")), IssueCreditNote(), SendLetter("credit"),
                      StopClock("appeal"), StartClock("appeal"))),
        Step(f"return_{what}{beside}", (proposed,), source, SIGNATORY, Text("Return with comments"), asks=(COMMENTS,)),
        Step(f"recall_{what}{beside}", (proposed,), source, CASEWORKER, Text("Take the proposal back")),
    )


CREDIT = Text("Propose to credit"), Text("Sign the credit note")
REFUND = Text("Propose to credit and refund"), Text("Sign the credit note and the refund")
STEPS = (
    *ANNOUNCING,
    *DECIDING,
    *INVOICING,
    *PURSUING,
    *crediting(INVOICED, CREDIT_PROPOSED, "credit", *CREDIT),
    *crediting(OVERDUE, CREDIT_OVERDUE, "credit", *CREDIT, beside="_overdue"),
    *crediting(REMINDED, CREDIT_REMINDED, "credit", *CREDIT, beside="_reminded"),
    *crediting(PAID, REFUND_PROPOSED, "refund", *REFUND),
)
