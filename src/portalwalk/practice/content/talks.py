"""What residents asked and what they were asked."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from portalwalk.practice.content.model import PublicMessage, Survey
from portalwalk.practice.content.rows import rows


def public_messages(today: date) -> tuple[PublicMessage, ...]:
    """The published questions of the board and letters of the mailbox, newest first."""
    return (*_published("wszx", "board", today), *_published("szxx", "mailbox", today))


def _published(section: str, table: str, today: date) -> Iterator[PublicMessage]:
    for number, row in enumerate(rows(table)):
        asked_on = today - timedelta(days=int(row.pop("days_ago")))
        replied_on = asked_on + timedelta(days=2)
        yield PublicMessage(
            id=f"{9100 - number}",
            section=section,
            asked=datetime.combine(asked_on, time(8 + number % 10, number * 7 % 60)),
            replied=datetime.combine(replied_on, time(9 + number % 8, number * 11 % 60)),
            **row,
        )


def surveys(today: date) -> tuple[Survey, ...]:
    """The surveys, newest first."""
    return tuple(
        Survey(
            id=row["id"],
            title=row["title"],
            opened=today - timedelta(days=int(row["days_since_opening"])),
            closes=today + timedelta(days=int(row["days_until_closing"])),
            introduction=row["introduction"],
            is_open=int(row["days_until_closing"]) >= 0,
        )
        for row in rows("surveys")
    )
