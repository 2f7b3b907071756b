"""One function applied to many jobs in worker processes: results in order, few jobs at a time, no process left behind.

Each worker has a pipe of its own and holds one job at a time. So when the system kills one, it is known which job it
was at, and the others go on. Workers are spawned, never forked: forking a process that has threads may hang it. Pickles
pass only between this process and those it started.

>>> list(in_order(abs, [-3, 2, -1], 2))
[3, 2, 1]
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import current_process, get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from threading import Thread
from typing import Any, Generic, TypeVar

from .errors import DiscrepancyError

__all__ = ["Lost", "cannot_be_sent", "cores", "in_order"]

_AHEAD = 4  # jobs a worker that may be taken before the first of them is handed out: one slow job stops nobody
_TRIES = 3  # to start a process where none is left

J = TypeVar("J")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Lost(Generic[J]):
    """A job without a result: it could not be sent, the function raised, or its worker was killed; `why` says which."""

    job: J
    why: str


def cores() -> int:
    """How many processes can work at once: the cores this process may use; 1 where it may not start any."""
    if current_process().daemon:
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cannot_be_sent(value: object) -> str | None:
    """Why a value cannot go to another process; None where it can."""
    try:
        ForkingPickler.dumps(value)
    except Exception as error:  # whatever pickling of a caller's own object raises
        return f"{type(error).__name__}: {error}"
    if getattr(value, "__module__", None) == "__main__" and not hasattr(sys.modules["__main__"], "__file__"):
        return "it is defined in a notebook or session, which no other process can import"
    return None


def in_order(work: Callable[[J], R], jobs: Iterable[J], processes: int) -> Generator[R | Lost[J], None, None]:
    """What `work` gives for each job, in the order of the jobs, as it is asked for.

    At most 4 jobs a process are taken before the first of them is handed out. An error of `jobs` itself is raised when
    all that was taken before is handed out. Closing the iterator, or an interrupt, ends the workers at once. `work`,
    the jobs and the results must be such as can be pickled; what `work` raises makes its job a `Lost`.

    Raises `DiscrepancyError` where no worker can be started.
    """
    crew = _Crew(work, processes)
    numbered = enumerate(jobs)
    taken: dict[int, J] = {}  # and not handed out
    waiting: deque[int] = deque()  # for a worker
    done: dict[int, R | Lost[J]] = {}
    following = 0
    stopped: Exception | None = None
    more = True
    try:
        while True:
            while True:
                while more and len(waiting) <= crew.starting and len(taken) < processes * _AHEAD:
                    try:
                        place, job = next(numbered)
                    except StopIteration:
                        more = False
                    except Exception as error:
                        more, stopped = False, error
                    else:
                        taken[place] = job
                        waiting.append(place)
                if not waiting or (worker := crew.free_for(len(waiting))) is None:
                    break
                place = waiting.popleft()
                try:
                    sent = worker.take(place, taken[place])
                except Exception as error:  # of pickling an object of the caller's
                    done[place] = Lost(taken[place], f"it cannot be sent to another process: {error}")
                    continue
                if not sent:  # killed while it had nothing to do
                    crew.dismiss(worker)
                    waiting.appendleft(place)
            if following in done:
                yield done.pop(following)
                del taken[following]
                following += 1
            elif taken:
                for place, result, why in crew.answers():
                    done[place] = result if why is None else Lost(taken[place], why)
            elif stopped is not None:
                raise stopped
            else:
                return
    finally:
        crew.end()


class _Worker:
    """A process, the pipe to it, and the place of the job that it is at."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self.process.start()
        theirs.close()
        self.is_ready = False
        self.place: int | None = None

    def take(self, place: int, job: object) -> bool:
        """Send it a job; False where there is nobody any more to send it to. Raises what pickling raises."""
        data = ForkingPickler.dumps(job)
        try:
            self.connection.send_bytes(data)
        except OSError:
            return False
        self.place = place
        return True

    def answer(self) -> tuple[Any, str | None] | None:
        """A result and why there is none, both None where it says that it is ready; None where it is dead."""
        try:
            answer: tuple[Any, str | None] = self.connection.recv()
        except (EOFError, OSError):
            return None
        return answer

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class _Crew:
    """The workers: started when there is work for them, each replaced when it dies."""

    def __init__(self, work: Callable[[Any], Any], most: int) -> None:
        self._work = work
        self._most = most
        self._workers: list[_Worker] = []
        self._proved = False
        self._in_vain = 0  # how many could not start since one did

    @property
    def starting(self) -> int:
        return sum(not worker.is_ready for worker in self._workers)

    def free_for(self, jobs: int) -> _Worker | None:
        """A worker with nothing to do. None where there is none yet; then one more is on its way for these jobs.

        The first has to answer before others are started: what keeps one from starting is told once.
        """
        for worker in self._workers:
            if worker.is_ready and worker.place is None:
                return worker
        while len(self._workers) < (self._most if self._proved else 1) and self.starting < jobs:
            with _no_interrupt():
                self._workers.append(_Worker(self._work))
        return None

    def answers(self) -> Iterator[tuple[int, Any, str | None]]:
        """Wait for workers: the place of a job, its result, and why there is none."""
        by_connection = {w.connection: w for w in self._workers if w.place is not None or not w.is_ready}
        for connection in wait(list(by_connection)):
            worker = by_connection[connection]  # type: ignore[index]
            place = worker.place
            answer = worker.answer()
            if answer is None:
                self.dismiss(worker)
                answer = None, _death(worker.process.exitcode)
                if not worker.is_ready:
                    self._do_with_fewer(answer[1])
                    continue
            worker.place = None
            worker.is_ready = self._proved = True
            self._in_vain = 0
            if place is not None:
                yield place, *answer

    def _do_with_fewer(self, why: str) -> None:
        """One could not start. That is an end of it where none ever did, or none does any more."""
        self._most = max(1, self._most - 1)
        self._in_vain += 1
        if not self._proved or (not self._workers and self._in_vain > _TRIES):
            raise DiscrepancyError(
                f"processes: no other process could be started ({why}); {_remedy()}, or give processes=1"
            )

    def dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.end()

    def end(self) -> None:
        with _no_interrupt():  # an impatient second Ctrl-C would leave some behind
            for worker in self._workers:
                worker.process.kill()  # all at once, then wait for each
            for worker in self._workers:
                worker.end()


def _remedy() -> str:
    """What would do where no process starts, as each imports the script anew: one read from a pipe is nowhere."""
    file = getattr(sys.modules["__main__"], "__file__", None)
    if file is not None and not os.path.isfile(file):  # noqa: PTH113 - any text, "<stdin>" or a path
        return f"no other process can import the script, as there is no file {file!r}: save it to one"
    return "in a script call this under 'if __name__ == \"__main__\":'"


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = f"signal {-code}"
        hint = "; systems do so when memory runs out" if name == "SIGKILL" else ""
        return f"the process was killed by {name}{hint}"
    return f"the process ended with exit code {code}"


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """What is started meanwhile never hears of Ctrl-C: that is for this process, which ends the others."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, work: Callable[[Any], Any]) -> None:
    """The life of a worker: jobs in, results out, until nobody is there."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    answer = ForkingPickler.dumps((None, None))  # ready
    while True:
        try:
            connection.send_bytes(answer)
            data = connection.recv_bytes()
        except (EOFError, OSError):  # nobody is there any more
            return
        try:
            answer = ForkingPickler.dumps((work(ForkingPickler.loads(data)), None))
        except Exception as error:  # it is the caller's to judge
            answer = ForkingPickler.dumps((None, f"{type(error).__name__}: {error}"))


def _end_with_parent() -> None:
    """End in the midst of a job when the process that asked for it is gone."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
