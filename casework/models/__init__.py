"""Rows. Instants are UTC milliseconds (integers); legal days are dates in Europe/Oslo.

`models` and `workflows` do not know each other.
"""

from casework.models.appeal import Appeal
from casework.models.approval import (
    Approval,
    ApprovalCondition,
    ApprovalEvent,
    ApprovalHolder,
    ApprovalSeries,
    ApprovalVersion,
    CaseAbout,
)
from casework.models.case import (
    AllowedStep,
    Case,
    CaseMark,
    CaseParty,
    Event,
    EventContent,
    Impartiality,
    Series,
    Submission,
    TwoPersonAct,
)
from casework.models.claim import (
    Charge,
    Claim,
    EnforceableKind,
    Invoice,
    InvoiceLine,
    InvoiceSeries,
    Objection,
    WriteOff,
)
from casework.models.clock import Clock, ClockEvent
from casework.models.correction import Correction
from casework.models.counter import Counter, CounterDelta
from casework.models.decision import Decision
from casework.models.expected import ExpectedNote
from casework.models.file import Dispatch, DocumentFile, Letter
from casework.models.hours import TimeEntry, Timer
from casework.models.invitation import Invitation, MembershipChange
from casework.models.loaded import LoadedTable
from casework.models.outbox import Outbox, Posting
from casework.models.payment import Booking, Payment
from casework.models.people import Accreditation, Login, Mandate, Membership, Party, Person, Session, StaffRole
from casework.models.reading import ReadingChoice
from casework.models.registration import Registration
from casework.models.root import Root, RootHead
from casework.models.seal import Seal
from casework.models.work import (
    ChecklistAnswer,
    DraftSection,
    FindingRow,
    Message,
    Note,
    QuestionRow,
    ReasonBlock,
    RequestRow,
    ToldFirst,
)

__all__ = [
    "Accreditation",
    "AllowedStep",
    "Appeal",
    "Approval",
    "ApprovalCondition",
    "ApprovalEvent",
    "ApprovalHolder",
    "ApprovalSeries",
    "ApprovalVersion",
    "Booking",
    "Case",
    "CaseAbout",
    "CaseMark",
    "CaseParty",
    "Charge",
    "ChecklistAnswer",
    "Claim",
    "Clock",
    "ClockEvent",
    "Correction",
    "Counter",
    "CounterDelta",
    "Decision",
    "Dispatch",
    "DocumentFile",
    "DraftSection",
    "EnforceableKind",
    "Event",
    "EventContent",
    "ExpectedNote",
    "FindingRow",
    "Impartiality",
    "Invitation",
    "Invoice",
    "InvoiceLine",
    "InvoiceSeries",
    "Letter",
    "LoadedTable",
    "Login",
    "Mandate",
    "Membership",
    "MembershipChange",
    "Message",
    "Note",
    "Objection",
    "Outbox",
    "Party",
    "Payment",
    "Person",
    "Posting",
    "QuestionRow",
    "ReadingChoice",
    "ReasonBlock",
    "Registration",
    "RequestRow",
    "Root",
    "RootHead",
    "Seal",
    "Series",
    "Session",
    "StaffRole",
    "Submission",
    "TimeEntry",
    "Timer",
    "ToldFirst",
    "TwoPersonAct",
    "WriteOff",
]
