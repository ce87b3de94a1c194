"""Doing the same work many times over, in several processes, so that Ctrl+C ends all of it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import Any


@contextmanager
def open_pool(workers: int) -> Iterator[Any]:
    """Offer a `map` that works in this process, or in several for more than one worker."""
    if workers <= 1:
        yield map
        return
    # Fresh processes: a copy of this one would wait for ever for threads it has not got.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        try:
            yield partial(_start_map, pool)
        finally:
            # After a fault or Ctrl+C each worker ends with the file that it is making.
            pool.shutdown(cancel_futures=True)


def _start_map(pool: ProcessPoolExecutor, make: Callable[[Any], Any], jobs: Iterable[Any]) -> Any:
    """Start workers that do not hear Ctrl+C: one that dies of it may leave others waiting."""
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return pool.map(make, jobs, chunksize=1)
    finally:
        signal.signal(signal.SIGINT, heard)
