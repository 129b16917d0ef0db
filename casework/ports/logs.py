"""The log: one JSON object a line on stderr, with the id of the request and no personal data.

What people typed, names, addresses and query strings never enter it; a person is a number. Of an exception
its kind and place are kept, not its words; the database engine hides parameters.
"""

from __future__ import annotations

import logging
import sys
import traceback
from typing import Any

import structlog

SHARED: tuple[Any, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)
DEEPEST = 10
QUIET = ("fontTools", "transitions", "werkzeug", "urllib3", "weasyprint.progress")


def _without_words(logger: object, name: str, event: Any) -> Any:
    """Where an exception came from and of what kind it is, link by link. Its words may be about people."""
    given = event.pop("exc_info", None)
    fault = given if isinstance(given, BaseException) else given[1] if isinstance(given, tuple) else None
    if given is True:
        fault = sys.exc_info()[1]
    links: list[dict[str, Any]] = []
    while fault is not None and len(links) < DEEPEST:
        frames = traceback.extract_tb(fault.__traceback__)
        links.append(
            {
                "kind": f"{type(fault).__module__}.{type(fault).__qualname__}",
                "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
            }
        )
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    return {**event, "exception": links} if links else event


class _Stderr(logging.StreamHandler[Any]):
    """Asks for stderr at each line, so that a test or a server that replaced it is heard."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> Any:
        return sys.stderr


def configure_logs(level: str) -> None:
    """Routes structlog and the standard library's loggers to stderr as JSON. May be called again with another level."""
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = _Stderr()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=list(SHARED),
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _without_words,
                structlog.processors.EventRenamer("message"),
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    for old in [known for known in root.handlers if isinstance(known, _Stderr)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[level]))


def log(name: str) -> Any:
    """A logger: `log(__name__).info("signed in", person=7)`."""
    return structlog.get_logger(name)
