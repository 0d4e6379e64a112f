"""A visitor may ask as often as there is something to ask."""

import re
from collections.abc import Sequence

from portalwalk import Impact, MessageLimitSought, Occurrence, Verdict, check

PER_DAY = re.compile(
    r"每天|每日|当天|当日|今日|今天|(?<!十)一[天日]|24\s*小时|per day|a day|daily|today|24 hours", re.IGNORECASE
)
NO_MORE = re.compile(
    r"只能|仅能|仅可|最多|至多|不超过|不得超过|不能超过|上限|限制|[只仅]?限\s*[提留发咨写填\d一二两三四五]"
    r"|\bonly\b|at most|no more than|up to|limit|maximum",
    re.IGNORECASE,
)


@check(
    id="message-daily-limit",
    title="Visitors may ask as often as they need to",
    title_zh="不限制用户每天的留言次数",
    failure_title="The number of questions per day is limited",
    failure_title_zh="限制用户每天留言提问次数",
    why="A resident with two concerns has to come back tomorrow with the second.",
    why_zh="有两件事要问的居民，第二件只能等到明天再问。",
    how_to_fix="Remove the daily limit; stop misuse by a CAPTCHA or a short pause between two messages.",
    how_to_fix_zh="取消每日次数限制，改用验证码或短时间隔防止滥用。",
    impact=Impact.MODERATE,
    basis=("Daxing self-inspection 2020Q4, quoting the Beijing circular 2020Q3",),
    basis_zh=("大兴区2020年第四季度自查通报（引北京市2020年第三季度通报问题）",),
)
def message_daily_limit(readings: Sequence[MessageLimitSought]) -> Verdict:
    """Fail for a sentence that speaks of a day and of a limit; leave other limits to a person."""
    if not readings:
        return Verdict.inapplicable(
            "There was no message form whose notes could be read.", "没有可供查看说明的留言表单。"
        )
    said = [(reading, sentence) for reading in readings for sentence in reading.said]
    return Verdict.from_failures(
        (_limit(reading, sentence) for reading, sentence in said if _limits_a_day(sentence)),
        doubts=(_doubt(reading, sentence) for reading, sentence in said if not _limits_a_day(sentence)),
        seen=map(_unlimited, readings),
    )


def _limits_a_day(sentence: str) -> bool:
    return bool(PER_DAY.search(sentence) and NO_MORE.search(sentence))


def _limit(reading: MessageLimitSought, sentence: str) -> Occurrence:
    return Occurrence.of(
        reading,
        observed=f"“{reading.channel}” says: “{sentence}”.",
        observed_zh=f"“{reading.channel}”写明：“{sentence}”。",
    )


def _doubt(reading: MessageLimitSought, sentence: str) -> Occurrence:
    return Occurrence.of(
        reading,
        observed=f"A sentence at “{reading.channel}” may limit how often one may ask: “{sentence}”.",
        observed_zh=f"“{reading.channel}”中的这句话可能限制了留言次数：“{sentence}”。",
    )


def _unlimited(reading: MessageLimitSought) -> Occurrence:
    return Occurrence.of(
        reading,
        observed=f"The notes at “{reading.channel}” speak of no daily limit.",
        observed_zh=f"“{reading.channel}”的说明中没有每日次数限制。",
    )
