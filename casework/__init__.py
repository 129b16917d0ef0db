"""Case management for approvals at a climate and energy authority.

Only the version stands here. Nothing is imported, so that the pure floors (core, identifiers, law, workflows) can be
used without Flask, a database or a network.
"""

__version__ = "0.1.0"
