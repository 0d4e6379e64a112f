"""The rows of a survey's state: its tables, and what is read from them."""

from dataclasses import dataclass

from portalwalk.model.observations import LinkKind, LinkState
from portalwalk.survey.became import Became
from portalwalk.survey.document import Link

WAITING, AGAIN, SETTLED, HANDED_OUT = range(4)
"""Stages of an address: to be looked at · to be looked at a second time · known · handed out."""
FOUND_ON = 10
"""Pages remembered for each target."""
PARTS = frozenset({LinkKind.PICTURE, LinkKind.STYLE, LinkKind.SCRIPT, LinkKind.FRAME})
"""What a page shows or loads by itself, without a click."""
NOT_BY_CLICKS = 10_000
"""Rank of an address that only sitemap.xml names: after all that a visitor can click his way to."""

TABLES = """
CREATE TABLE IF NOT EXISTS target (
  id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, is_page INTEGER NOT NULL, is_external INTEGER NOT NULL,
  host TEXT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL DEFAULT '', hidden_by TEXT NOT NULL DEFAULT '',
  rank INTEGER NOT NULL, found_count INTEGER NOT NULL DEFAULT 0, in_window INTEGER NOT NULL DEFAULT 0,
  stage INTEGER NOT NULL DEFAULT 0,
  looks INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'not-looked-at', cause TEXT NOT NULL DEFAULT '',
  said TEXT NOT NULL DEFAULT '', status INTEGER, landed TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS next_page ON target (rank, id) WHERE is_page = 1 AND stage = 0;
CREATE INDEX IF NOT EXISTS next_link ON target (is_external, id) WHERE is_page = 0 AND stage = 0;
CREATE INDEX IF NOT EXISTS second_look ON target (id) WHERE stage = 1;
CREATE INDEX IF NOT EXISTS to_hand_out ON target (id) WHERE stage < 3;
CREATE TABLE IF NOT EXISTS source (target INTEGER, page INTEGER, PRIMARY KEY (target, page)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS form (
  name TEXT PRIMARY KEY, addresses INTEGER DEFAULT 0, pages INTEGER DEFAULT 0, repeats INTEGER DEFAULT 0) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS said (form TEXT, hash BLOB, PRIMARY KEY (form, hash)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS skipped (cause TEXT, place TEXT, count INTEGER, PRIMARY KEY (cause, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS template (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
MOST_STEADY = 4_096
"""Targets in memory of which another page can only raise the count: menus and footers, mostly."""
ADD_SOURCE = "INSERT OR IGNORE INTO source VALUES (?, ?)"
COUNT = "UPDATE target SET found_count = found_count + 1 WHERE id = ?"
ADD = """
INSERT INTO target (url, is_page, is_external, host, kind, words, hidden_by, in_window, rank, found_count)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
ON CONFLICT (url) DO UPDATE SET found_count = found_count + 1,
  in_window = max(in_window, excluded.in_window),
  rank = min(rank, excluded.rank),
  words = CASE WHEN words = '' THEN excluded.words ELSE words END,
  hidden_by = CASE WHEN excluded.hidden_by = '' THEN '' WHEN found_count = 0 THEN excluded.hidden_by ELSE hidden_by END
RETURNING id, found_count, kind, rank, words != '' AND hidden_by = '' AND in_window
"""


@dataclass(slots=True)
class Steady:
    """A target of which another page only raises the count: it has its words, is visible, and lies no nearer."""

    id: int
    rank: int
    found: int
    is_part: bool


@dataclass(frozen=True, slots=True)
class Target:
    """An address that something leads to."""

    id: int
    url: str
    kind: LinkKind
    host: str
    rank: int
    looks: int
    """How often it has been looked at."""


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link as it goes into the state: its address written in one way, and what is known at once."""

    link: Link
    url: str
    host: str
    is_page: bool
    is_external: bool
    in_window: bool = True
    """Whether it opens in a window of its own, not in a frame of another page."""
    known: Became | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A target with all that is known of it, ready to be handed out."""

    id: int
    url: str
    is_external: bool
    kind: LinkKind
    words: str
    hidden_by: str
    found_count: int
    became: Became
    status: int | None
    landed: str


def target_of(row: tuple[int, str, str, str, int, int]) -> Target:
    """Read a row of the columns id, url, kind, host, rank, looks."""
    return Target(row[0], row[1], LinkKind(row[2]), row[3], row[4], row[5])


def known_of(row: tuple[int, str, int, str, str, str, int, str, str, str, int | None, str, int, int]) -> Known:
    """Read a row; what was accused only once counts as not looked at."""
    became = Became(LinkState(row[7]), row[8], row[9])
    if row[12] != SETTLED and row[13]:
        became = Became(LinkState.NOT_LOOKED_AT, "seen-once", f"{became.cause}: {became.said}")
    kind = LinkKind(row[3])
    return Known(row[0], row[1], bool(row[2]), kind, row[4], row[5], row[6], became, row[10], row[11])
