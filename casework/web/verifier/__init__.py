"""The pages of a verifier's people: the plans that the verifier is named in, and by which right it verifies."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("verifier", __name__)

from casework.web.verifier import accreditation, assessment, assignments  # noqa: E402, F401  the views take the blueprint
