"""Everything that the practice portal publishes."""

from datetime import date

from portalwalk.practice.content.articles import articles
from portalwalk.practice.content.columns import COLUMNS
from portalwalk.practice.content.guides import guides
from portalwalk.practice.content.model import Content
from portalwalk.practice.content.people import functions, leaders, offices
from portalwalk.practice.content.talks import public_messages, surveys


def build(today: date) -> Content:
    """Make the content as it looks on `today`."""
    return Content(
        columns={column.path: column for column in COLUMNS},
        articles={article.path: article for article in articles(today)},
        leaders={leader.path: leader for leader in leaders(today)},
        functions=functions(),
        offices=offices(),
        guides={guide.id: guide for guide in guides(today)},
        messages=public_messages(today),
        surveys={survey.id: survey for survey in surveys(today)},
    )
