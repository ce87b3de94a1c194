"""Ctrl+C ends the making of files: workers do not hear it, and none outlives it."""

from __future__ import annotations

import multiprocessing
import signal
import time

import pytest

from footwork.publishing.pooling import open_pool


def _interrupt() -> None:
    with open_pool(2) as apply:
        assert list(apply(signal.getsignal, [signal.SIGINT] * 2)) == [signal.SIG_IGN] * 2
        apply(time.sleep, [0.01] * 10_000)
        raise KeyboardInterrupt


def test_no_worker_hears_or_outlives_ctrl_c() -> None:
    heard, began = signal.getsignal(signal.SIGINT), time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        _interrupt()
    assert time.monotonic() - began < 20  # of 50 seconds of work
    assert signal.getsignal(signal.SIGINT) == heard
    assert multiprocessing.active_children() == []
