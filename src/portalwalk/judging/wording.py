"""One sentence that sums a finding up, in both languages."""

from collections.abc import Sequence

from portalwalk.model.language import EN, ZH
from portalwalk.model.outcome import Outcome
from portalwalk.model.verdict import Occurrence

Summary = tuple[str, str]
"""English and Chinese."""

_SEVERAL: dict[Outcome, Summary] = {
    Outcome.FAILED: ("Seen {n} times. The first: {0}", "共发现{n}处。首处：{1}"),
    Outcome.CANT_TELL: ("A person has to decide in {n} cases. The first: {0}", "共有{n}处需人工判断。首处：{1}"),
    Outcome.PASSED: ("Seen to hold in {n} cases. The first: {0}", "共核查{n}处，均符合。首处：{1}"),
}

_INTERMITTENT: Summary = (
    "This was seen once and did not recur in a second look: {0}",
    "首次检查时出现，复查时未再出现：{1}",
)
_UNCONFIRMED: Summary = (
    "This was seen once; no second look could confirm it: {0}",
    "首次检查时出现，未能通过复查确认：{1}",
)

_PASSED: Summary = ("Seen to hold.", "经检查符合要求。")
_UNDECIDED: Summary = ("A person has to decide.", "需人工判断。")


def summary(outcome: Outcome, occurrences: Sequence[Occurrence], reasons: Sequence[Summary] = ()) -> Summary:
    """Sum up from the reasons that were given, else from the places."""
    given = tuple(dict.fromkeys(reason for reason in reasons if reason[0]))
    if given:
        return " ".join(english for english, _ in given), "".join(chinese for _, chinese in given)
    if not occurrences:
        return _PASSED if outcome is Outcome.PASSED else _UNDECIDED
    first = occurrences[0]
    if len(occurrences) == 1 or outcome not in _SEVERAL:
        return first.observed, first.observed_zh
    return _fill(_SEVERAL[outcome], first, len(occurrences))


def seen_once(occurrences: Sequence[Occurrence], *, intermittent: bool) -> Summary:
    """Sum up a failure that was not confirmed."""
    return _fill(_INTERMITTENT if intermittent else _UNCONFIRMED, occurrences[0], len(occurrences))


def _fill(sentences: Summary, first: Occurrence, count: int) -> Summary:
    english, chinese = sentences
    words = (first.observed, first.observed_zh)
    return english.format(*words, n=EN.number(count)), chinese.format(*words, n=ZH.number(count))
