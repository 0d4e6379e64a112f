"""A check: what it says to a reader, and the pure function that decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, get_args, get_type_hints

from portalwalk.model.observations.base import Observation
from portalwalk.model.outcome import Impact
from portalwalk.model.verdict import Verdict

Judge = Callable[[Sequence[Any]], Verdict]

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class CheckDefinitionError(TypeError):
    """A check module does not define a check in the expected form."""


@dataclass(frozen=True, slots=True)
class Check:
    """Metadata and one pure function. Every sentence exists in English and in Chinese (`_zh`)."""

    id: str
    title: str
    title_zh: str
    failure_title: str
    failure_title_zh: str
    why: str
    why_zh: str
    how_to_fix: str
    how_to_fix_zh: str
    impact: Impact
    basis: tuple[str, ...]
    basis_zh: tuple[str, ...]
    observes: type[Observation]
    judge: Judge


def check(
    *,
    id: str,  # noqa: A002 - the field's own word
    title: str,
    title_zh: str,
    failure_title: str,
    failure_title_zh: str,
    why: str,
    why_zh: str,
    how_to_fix: str,
    how_to_fix_zh: str,
    impact: Impact,
    basis: tuple[str, ...],
    basis_zh: tuple[str, ...],
) -> Callable[[Judge], Check]:
    """Turn a pure function over `Sequence[SomeKind]` into a check of that kind.

    Raises:
        CheckDefinitionError: the id is not kebab-case, or the function's first parameter is not
            annotated as a sequence of one observation kind.

    """
    if not _ID.fullmatch(id):
        raise CheckDefinitionError(f"A check's id is kebab-case, such as back-fails; got {id!r}.")

    def wrap(judge: Judge) -> Check:
        return Check(
            id=id,
            title=title,
            title_zh=title_zh,
            failure_title=failure_title,
            failure_title_zh=failure_title_zh,
            why=why,
            why_zh=why_zh,
            how_to_fix=how_to_fix,
            how_to_fix_zh=how_to_fix_zh,
            impact=impact,
            basis=basis,
            basis_zh=basis_zh,
            observes=_kind_of(judge, id),
            judge=judge,
        )

    return wrap


def _kind_of(judge: Judge, check_id: str) -> type[Observation]:
    hints = get_type_hints(judge)
    hints.pop("return", None)
    kinds = get_args(next(iter(hints.values()), None))
    if len(kinds) == 1 and isinstance(kinds[0], type) and issubclass(kinds[0], Observation):
        return kinds[0]
    raise CheckDefinitionError(f"The check {check_id} must take one argument annotated as Sequence[SomeObservation].")
