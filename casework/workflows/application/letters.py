"""The letters that every application may need; a case type adds what its own outcome calls for."""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.text import Text

OF_TIME: Mapping[str, Text] = {
    "more_time": Text("More time to appeal"),
    "no_more_time": Text("No more time to appeal"),
    "fuller_reasons": Text("The reasons for the decision"),
    "appeal_notice": Text("Appeal by another"),
}
"""What every type has whose decisions can be appealed (`workflows.time_to_appeal`)."""
LETTERS: Mapping[str, Text] = {
    "receipt": Text("Receipt"),
    "request": Text("Request for information"),
    "reminder": Text("Reminder"),
    "interim_reply": Text("Interim reply"),
    "dismissal": Text("Dismissal"),
    "refusal": Text("Refusal"),
    "approval": Text("Approval"),
    "withdrawn": Text("Confirmation of withdrawal"),
    **OF_TIME,
}
