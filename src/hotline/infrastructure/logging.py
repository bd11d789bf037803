"""Logs: one JSON line a happening: a sentence, a stable ``action``, ids; personal data only under ``pii`` keys."""

import logging
import sys

import structlog


def configure_logging(process: str) -> None:
    """Once per process, before anything logs. Lines go to stderr, where the supervisor keeps them: to the process's
    own, for loggers keep their stream, and one that somebody put in its place for a while may be closed by then.
    """
    logging.basicConfig(stream=sys.__stderr__, level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    # procrastinate names every timed job at each start, in commands too; httpx2 every request to a language model.
    for talkative in ("nats", "procrastinate", "httpx2"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.dict_tracebacks,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.__stderr__),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(process=process)
