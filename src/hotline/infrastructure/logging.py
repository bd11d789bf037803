"""Logging. Each line is one JSON object with a sentence, a stable ``action`` and ids.

No line may hold personal data. For the same reason tracebacks leave out local variables.
"""

import logging
import sys

import structlog
from structlog.tracebacks import ExceptionDictTransformer
from structlog.typing import Processor


def configure_logging(process: str) -> None:
    """Configure logging once per process, before anything logs.

    Lines go to the process's own stderr, which the supervisor stores. ``sys.stderr`` is not used: a logger keeps its
    stream, and a temporary replacement of ``sys.stderr`` may be closed by then.
    """
    always: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: list[Processor] = [
        # Tracebacks without local variables, which hold people's words and numbers.
        structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False)),
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
    libraries = logging.StreamHandler(sys.__stderr__)
    libraries.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *always],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    logging.basicConfig(handlers=[libraries], level=logging.INFO)
    # Too verbose at INFO: procrastinate logs every timed job at each start, httpx2 every request to a language model,
    # axes every sign-in, which the audit trail has, spiff every step of a case.
    for talkative in ("nats", "procrastinate", "httpx2", "axes", "spiff"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
    # Each answer of 401 or 404 would be a warning.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    structlog.configure(
        processors=[*always, *last],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.__stderr__),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(process=process)
