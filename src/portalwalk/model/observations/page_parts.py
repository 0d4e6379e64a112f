"""What is on a page that the survey saw: the small records a `PageSeen` is made of."""

from portalwalk.model.base import Record


class MetaTag(Record):
    """A `<meta name=… content=…>`, letter case kept."""

    name: str
    content: str


class DateSeen(Record):
    """A date that a page gives itself."""

    where: str
    """`PubDate`, `meta` (any other tag), `text` (visible on the page), `url`, `Last-Modified`."""
    said: str
    """As it stands there."""
    at: str
    """ISO 8601 date, or date and time as said (the portal's own time); empty when it is not readable as a date."""


class ItemListed(Record):
    """An entry of a list."""

    title: str
    url: str
    published_on: str = ""
    """ISO date beside it, or empty."""
    date_said: str = ""
    """The date beside it as it stands there; also where no year is certain (`[11-22]`) and `published_on` is empty."""
    marked_as_pinned: bool = False
    """It carries a label such as 置顶."""


class FooterItem(Record):
    """One of the identification items that stand in a footer."""

    item: str
    """`badge`, `error-report`, `site-code`, `icp`, `public-security`, `sponsor`, `contact`, `site-map`."""
    said: str
    """The text, or the picture's address."""
    href: str = ""
    is_shown: bool | None = None
    """For a picture: whether the browser could show it. None: no browser looked."""


class MessagePublished(Record):
    """A resident's message that the portal shows to everybody."""

    title: str
    url: str
    asked_on: str = ""
    """ISO date, or empty."""
    answered_on: str = ""
    office: str = ""
    is_answered: bool | None = None
    """Whether an answer is published, dated or not; None: it cannot be told from this page."""


class LeaderShown(Record):
    """A leader as the portal presents one."""

    name: str
    post: str = ""
    has_cv: bool | None = None
    """None: it may stand on a page that was not looked at."""
    url: str = ""


class PersonalDatum(Record):
    """Something of a private person on a public page, already masked."""

    what: str
    """`id-number`, `mobile`, `bank-card`."""
    shown: str
    """Masked: `1101**********1234`."""
    around: str
    """The sentence it stands in, masked."""


class ListedWord(Record):
    """A word from a list that the office supplied, where it stands in the page's text."""

    word: str
    """As the list writes it."""
    right: str = ""
    """What the list says should stand there; empty when it does not say."""
    around: str
    """The sentence it stands in."""
    position: int
    """Characters from the start of the page's own text."""


class FormNamed(Record):
    """A form or a sample that a service guide asks for."""

    name: str
    url: str = ""
    """Where the page offers it, to download or to fill in online; empty: nowhere on the page."""
