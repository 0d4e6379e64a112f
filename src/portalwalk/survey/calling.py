"""Run asyncio code from code that knows nothing of it, also where a loop runs already (as Playwright's does)."""

import asyncio
import queue
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError, Future
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Caller:
    """The thread that started it all: what must run nowhere else is done there (Playwright's objects live in one)."""

    def __init__(self) -> None:
        self._calls: queue.SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._is_gone = False

    def submit(self, do: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Have something done in the caller's thread; cancelled when that thread has given up."""
        future: Future[T] = Future()
        with self._lock:
            if self._is_gone:
                future.cancel()
            else:
                self._calls.put((future, lambda: do(*args, **kwargs)))
        return future

    def do(self, do: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Have something done there, and wait for it.

        Raises:
            CancelledError: the caller's thread has given up; and whatever `do` raises.

        """
        return self.submit(do, *args, **kwargs).result()

    def serve(self) -> None:
        """Do what is asked for until `end`; what breaks off the serving breaks off who waits."""
        future: Future[Any] | None = None
        try:
            while (asked := self._calls.get()) is not None:
                future, call = asked
                try:
                    future.set_result(call())
                except Exception as error:  # noqa: BLE001 - raised again by who asked
                    future.set_exception(error)
        finally:
            with self._lock:
                self._is_gone = True
                waiting = [future] if future else []
                while not self._calls.empty():
                    waiting += [one[0] for one in [self._calls.get()] if one]
            for one in waiting:
                one.cancel()

    def end(self) -> None:
        """Say that nothing more will be asked for."""
        self._calls.put(None)


def run(work: Callable[[Caller], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine in a loop and thread of its own, and serve its calls meanwhile; raise what it raises."""
    caller = Caller()
    outcome: Future[T] = Future()
    started: Future[tuple[asyncio.AbstractEventLoop, asyncio.Task[Any]]] = Future()

    async def main() -> T:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine runs in a task
        started.set_result((asyncio.get_running_loop(), task))
        return await work(caller)

    def in_thread() -> None:
        try:
            outcome.set_result(asyncio.run(main()))
        except BaseException as error:  # noqa: BLE001 - raised again below
            outcome.set_exception(error)
        finally:
            caller.end()

    thread = threading.Thread(target=in_thread, name="portalwalk-survey", daemon=True)
    thread.start()
    try:
        caller.serve()
    except BaseException:
        loop, task = started.result()
        if not loop.is_closed():
            loop.call_soon_threadsafe(task.cancel)
        thread.join()
        raise
    thread.join()
    return outcome.result()


__all__ = ["Caller", "CancelledError", "run"]
