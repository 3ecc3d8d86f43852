"""Holding the garbage collector off while very many objects are made that stay, for good or for a while."""

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


SELDOM = 50_000
"""New objects after which the collector looks for garbage while articles are read."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Make objects with a look for garbage now and then only.

    An article has some ten thousand small objects that stay until it is read, and next to no garbage
    that only the collector finds; its usual look after 700 new objects would take a fiftieth of the time.
    """
    usual = gc.get_threshold()
    gc.set_threshold(max(SELDOM, usual[0]), *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
