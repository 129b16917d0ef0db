"""The states of an account in the Union Registry: those of every application, and those of opening an account."""

from __future__ import annotations

from casework.workflows.accounts.opening import OWN_STATES
from casework.workflows.application.states import with_own

STATES = with_own(*OWN_STATES)
