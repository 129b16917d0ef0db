"""Who may come in: every route declares a policy, or the application does not start (mark A1).

A policy says only who may knock at a door. What they find behind it is decided by access in `queries`: a party's
things are found only through that party, and things that are not theirs do not exist for them.

* `public`: anybody.
* `signed_in`: a person, before a party is chosen.
* `party`: a person who acts for a party.
* `verifier`: one of the people of a party that is accredited as a verifier.
* `staff`: a person with a staff role; with roles named, one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from flask import Flask

from casework.core.case_type import Actor

if TYPE_CHECKING:
    from casework.web.auth import Visitor

NAMES = ("public", "signed_in", "party", "verifier", "staff")
View = TypeVar("View", bound=Callable[..., Any])


class PolicyMissing(RuntimeError):
    """A route has no policy: the application must not start."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may use a route; `roles` narrows `staff` to any one of the roles named."""

    name: str
    roles: frozenset[Actor] = frozenset()

    def admits(self, visitor: Visitor | None) -> bool:
        if self.name == "public":
            return True
        if visitor is None:
            return False
        if self.name == "party":
            return visitor.acting_party_id is not None
        if self.name == "verifier":
            return Actor.VERIFIER in visitor.roles
        if self.name == "staff":
            return bool(visitor.roles & self.roles if self.roles else visitor.is_staff)
        return True


def policy(name: str, *roles: Actor) -> Callable[[View], View]:
    """Declares who may use a view: `@policy("staff", Actor.CASEWORKER, Actor.SIGNATORY)` under the route decorator."""
    if name not in NAMES:
        raise PolicyMissing(f"there is no policy “{name}”")
    if roles and name != "staff":
        raise PolicyMissing(f"roles narrow the policy “staff”, not “{name}”")

    def declare(view: View) -> View:
        view.policy = Policy(name, frozenset(roles))  # type: ignore[attr-defined]
        return view

    return declare


def policy_of(app: Flask, endpoint: str) -> Policy | None:
    """The policy that the view behind an endpoint declares."""
    return getattr(app.view_functions[endpoint], "policy", None)


def require_policies(app: Flask) -> None:
    """Raises PolicyMissing, naming every route without a policy."""
    bare = sorted({rule.endpoint for rule in app.url_map.iter_rules() if policy_of(app, rule.endpoint) is None})
    if bare:
        raise PolicyMissing("routes without a policy: " + ", ".join(bare))
