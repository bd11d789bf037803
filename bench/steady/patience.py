"""Looking again and again until something holds."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable


async def until(holds: Callable[[], bool | Awaitable[bool]], within: float | None = None, every: float = 0.1) -> bool:
    """False when it did not hold in so many seconds; None: as long as it takes."""
    try:
        async with asyncio.timeout(within):
            while not await _resolved(holds()):  # noqa: ASYNC110 - what is looked at rings no bell
                await asyncio.sleep(every)
    except TimeoutError:
        return False
    return True


async def _resolved(answer: bool | Awaitable[bool]) -> bool:
    return await answer if inspect.isawaitable(answer) else answer
