"""Requests to whoever holds the keys, from an event loop: the loop goes on while one waits for its answer.

While the process ``sealing`` restarts, a request waits for seconds (``key_service.client``). Only who made it waits.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from hotline.infrastructure.settings import settings

#: Apart from the threads of other work, which must not wait behind these.
_THREADS = ThreadPoolExecutor(max_workers=16, thread_name_prefix="sealing")


async def aside[**P, T](request: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """The result of a function of ``sealing``, called in a thread; at once where this process holds the keys."""
    if settings().privacy.keys_by != "service":
        return request(*arguments, **named)
    return await asyncio.get_running_loop().run_in_executor(_THREADS, partial(request, *arguments, **named))
