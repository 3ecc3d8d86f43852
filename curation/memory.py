"""Holding the garbage collector off while very many objects are made that stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected(oldest: int = 2) -> Iterator[None]:
    """Make objects without a walk of the collector over all that is there, again and again.

    What was made stays out of the collector's sight afterwards, so that nobody who works with it
    waits for such a walk either. Reading 10,000 conflicts with their mentions takes a quarter of
    the time this way.

    Args:
        oldest: the collector's oldest generation that is tidied first, 0 to 2. What is garbage then
            in an older one stays for good, which is little at the start of a process.
    """
    gc.collect(oldest)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
