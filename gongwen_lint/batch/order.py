"""Answers in the order of what was asked, from an executor that finishes in any order and may lose what it was given."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from itertools import islice
from typing import TypeVar

from gongwen_lint.errors import BrokenOff

T = TypeVar("T")
R = TypeVar("R")

_SOON = 0.5
"""seconds after which Ctrl-C is heard at the latest (Windows wakes no one who waits for longer)"""


def unwatched() -> None:
    """Whoever is asked is there."""


def in_order(
    things: Iterable[T | R], answer: type[R], ask: Callable[[Sequence[T]], Future[list[R]]], lost: Callable[[T, Exception], R],
    *, portion: int, ahead: int, watch: Callable[[], None] = unwatched,
) -> Iterator[R]:
    """The answer to each thing; one among the things stands for itself.

    ``ask`` gives some things, at most ``portion``, to the executor; at most ``ahead`` of them are given out before the first of
    them is answered. Where asking for several comes to nothing each is asked for once more by itself, and where that comes to
    nothing ``lost`` says what became of it. ``watch`` is called again and again while an answer is waited for, and where asking
    came to nothing; it raises BrokenOff where no answer will come any more.
    """
    waiting: deque[tuple[Sequence[T], Future[list[R]]] | R] = deque()
    given, rest = 0, iter(things)
    while True:
        while given < ahead and (taken := list(islice(rest, portion))):
            given += len(taken)
            waiting.extend(_given(taken, answer, ask))
        if not waiting:
            return
        first = waiting.popleft()
        if isinstance(first, answer):
            given -= 1
            yield first
        else:
            given -= len(first[0])
            yield from _answered(*first, ask, lost, watch)


def _given(
    things: Sequence[T | R], answer: type[R], ask: Callable[[Sequence[T]], Future[list[R]]]
) -> Iterator[tuple[Sequence[T], Future[list[R]]] | R]:
    """The things as calls that are under way; answers between them stay where they are."""
    some: list[T] = []
    for thing in things:
        if not isinstance(thing, answer):
            some.append(thing)
            continue
        if some:
            yield some, ask(some)
            some = []
        yield thing
    if some:
        yield some, ask(some)


def _answered(
    things: Sequence[T], future: Future[list[R]], ask: Callable[[Sequence[T]], Future[list[R]]],
    lost: Callable[[T, Exception], R], watch: Callable[[], None],
) -> Iterator[R]:
    try:
        yield from _result(future, watch)
    except BrokenOff:
        raise
    except Exception as error:  # of the call, or whatever an executor has of its own where a worker is lost
        watch()
        if len(things) == 1:
            yield lost(things[0], error)
        else:
            for again in [([thing], ask([thing])) for thing in things]:
                yield from _answered(*again, ask, lost, watch)


def _result(future: Future[list[R]], watch: Callable[[], None]) -> list[R]:
    while True:
        try:
            return future.result(_SOON)
        except TimeoutError:
            if future.done():  # the call's own
                raise
        watch()
