"""What a survey knows so far, in one SQLite file: it survives a kill, and memory does not grow with the portal.

One row an address. A page's row and everything found on it are written in one transaction, right after the page was
handed out; so a survey that was killed repeats at most the one page that it was handing out.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from portalwalk.model.observations import LinkKind
from portalwalk.survey.became import WORKS, Became
from portalwalk.survey.rows import (
    ADD,
    ADD_SOURCE,
    AGAIN,
    COUNT,
    FOUND_ON,
    MOST_STEADY,
    NOT_BY_CLICKS,
    PARTS,
    SETTLED,
    TABLES,
    Known,
    NewLink,
    Steady,
    Target,
    known_of,
    target_of,
)


class SurveyState:
    """The survey's memory. One thread at a time uses it, and one survey at a time a folder."""

    def __init__(self, folder: Path) -> None:
        """Open, or begin, the state in a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self._sql = sqlite3.connect(folder / "survey.sqlite3", isolation_level=None, check_same_thread=False)
        self._sql.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8000;")
        self._sql.executescript(TABLES)
        self.pages_waiting = self._count("is_page = 1 AND stage = 0")
        self.again_waiting = self._count("is_page = 1 AND stage = 0 AND looks > 0")
        self._steady: dict[str, Steady] = {}
        self._facts: dict[str, str] = dict(self._sql.execute("SELECT name, value FROM fact"))
        self._last = int(self._sql.execute("SELECT coalesce(max(id), 0) FROM target").fetchone()[0])

    def close(self) -> None:
        """Let go of the file."""
        self._sql.close()

    def __enter__(self) -> "SurveyState":
        self._sql.execute("BEGIN")
        return self

    def __exit__(self, kind: object, _error: object, _trace: object) -> None:
        self._sql.execute("ROLLBACK" if kind else "COMMIT")

    def fact(self, name: str) -> str:
        """Return a fact of this survey, or an empty string."""
        return self._facts.get(name, "")

    def keep_fact(self, name: str, value: str) -> None:
        """Remember a fact of this survey."""
        self._sql.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))
        self._facts[name] = value

    def count(self, name: str) -> None:
        """Count something once more, as a fact."""
        self.keep_fact(name, str(int(self.fact(name) or 0) + 1))

    @property
    def pages_seen(self) -> int:
        """Pages that were handed out; redirects to them, errors and files are no further pages."""
        return int(self.fact("pages") or 0)

    def add_page(self, url: str, host: str, rank: int) -> None:
        """Add a page that no link led to: the home page, or one that sitemap.xml names."""
        sql = (
            "INSERT OR IGNORE INTO target (url, is_page, is_external, host, kind, rank) VALUES (?, 1, 0, ?, 'page', ?)"
        )
        added = self._sql.execute(sql, (url, host, rank))
        if added.rowcount > 0:
            self.pages_waiting += 1
            self._last = max(self._last, added.lastrowid or 0)

    def add_again(self, url: str, host: str, kind: LinkKind, *, is_page: bool, is_external: bool) -> None:
        """Add an address for a second look: what is wrong with it now is settled at once."""
        sql = (
            "INSERT OR IGNORE INTO target (url, host, kind, is_page, is_external, rank, found_count, in_window, looks)"
            " VALUES (?, ?, ?, ?, ?, ?, 1, 1, 1)"
        )
        added = self._sql.execute(sql, (url, host, kind.value, is_page, is_external, NOT_BY_CLICKS)).rowcount > 0
        self.pages_waiting += added and is_page
        self.again_waiting += added and is_page

    def landed_on(self, url: str, host: str, rank: int) -> tuple[int, bool]:
        """Note that another address led to this page; return its number, and whether it is met for the first time."""
        self.add_page(url, host, rank)
        sql = "SELECT id, url, kind, host, rank, looks FROM target WHERE url = ?"
        target = target_of(self._sql.execute(sql, (url,)).fetchone())
        return target.id, self.note(target, WORKS, status=200, landed=url)

    def add_links(
        self, page: int, rank: int, links: Iterable[NewLink], refusal: Callable[[NewLink], Became | None]
    ) -> None:
        """Add what was found on a page; `refusal` says of a new target why it is settled without a look."""
        once_more: list[tuple[int]] = []
        for new in links:
            link = new.link
            steady = self._steady.get(new.url)
            if steady is not None and steady.rank <= rank:
                steady.found += 1
                once_more.append((steady.id,))
                if steady.found <= FOUND_ON and steady.is_part == (link.kind in PARTS):
                    self._sql.execute(ADD_SOURCE, (steady.id, page))
                continue
            own = (new.url, new.is_page, new.is_external, new.host)
            values = (*own, link.kind.value, link.words[:200], link.hidden_by, new.in_window, rank)
            target, found, kind, lowest, is_steady = self._sql.execute(ADD, values).fetchone()
            is_part = LinkKind(kind) in PARTS
            # What one page shows in a frame, another may link to: it is no part of that page.
            if found <= FOUND_ON and is_part == (link.kind in PARTS):
                self._sql.execute(ADD_SOURCE, (target, page))
            if is_steady and len(self._steady) < MOST_STEADY:
                self._steady[new.url] = Steady(target, lowest, found, is_part)
            if target <= self._last:
                continue
            self._last = target
            became = refusal(new)
            if became is not None:
                sql = "UPDATE target SET stage = ?, state = ?, cause = ?, said = ? WHERE id = ?"
                self._sql.execute(sql, (SETTLED, became.state.value, became.cause, became.said, target))
            else:
                self.pages_waiting += new.is_page
        self._sql.executemany(COUNT, once_more)

    def is_known(self, url: str) -> bool:
        """Whether an address is there already."""
        return self._sql.execute("SELECT 1 FROM target WHERE url = ?", (url,)).fetchone() is not None

    def next_page(self, *, but: set[int], only_again: bool) -> Target | None:
        """Return the next page to open: the fewest clicks from the home page first."""
        sql = (
            "SELECT id, url, kind, host, rank, looks FROM target WHERE is_page = 1 AND stage = 0 AND looks >= ?"
            " ORDER BY rank, id LIMIT ?"
        )
        rows = self._sql.execute(sql, (only_again, len(but) + 1)).fetchall()
        return next((target_of(row) for row in rows if row[0] not in but), None)

    def next_links(self, *, is_external: bool, after: int, most: int) -> list[Target]:
        """Return links to look at, in the order of their numbers, beginning after one of them."""
        sql = (
            "SELECT id, url, kind, host, rank, looks FROM target WHERE is_page = 0 AND stage = 0 AND is_external = ?"
            " AND id > ? ORDER BY id LIMIT ?"
        )
        return [target_of(row) for row in self._sql.execute(sql, (is_external, after, most))]

    def note(self, target: Target, became: Became, *, status: int | None = None, landed: str = "") -> bool:
        """Write down what became of a target, an accusation until its second look; False if it was known already."""
        stage = AGAIN if became.is_accusation and target.looks == 0 else SETTLED
        sql = (
            "UPDATE target SET looks = looks + 1, stage = ?, state = ?, cause = ?, said = ?, status = ?, landed = ? "
            "WHERE id = ? AND stage = 0 RETURNING is_page"
        )
        values = (stage, became.state.value, became.cause, became.said[:200], status, landed, target.id)
        row = self._sql.execute(sql, values).fetchone()
        if row and row[0]:
            self.pages_waiting -= 1
            self.again_waiting -= target.looks > 0
        return row is not None

    def file_as(self, target: Target, kind: LinkKind) -> Target:
        """Say that what looked like a page is a file: it is looked at as one."""
        self._sql.execute("UPDATE target SET is_page = 0, kind = ? WHERE id = ?", (kind.value, target.id))
        self._steady.pop(target.url, None)
        self.pages_waiting -= 1
        self.again_waiting -= target.looks > 0
        return replace(target, kind=kind)

    def begin_second_looks(self) -> int:
        """Let all accusations wait for their second look; return how many there are."""
        sql = "UPDATE target SET stage = 0 WHERE stage = 1 RETURNING is_page"
        pages = [row[0] for row in self._sql.execute(sql)]
        self.pages_waiting += sum(pages)
        self.again_waiting += sum(pages)
        return len(pages)

    def needs_second_looks(self) -> bool:
        """Whether anything was accused once only."""
        return self._sql.execute("SELECT 1 FROM target WHERE stage = 1 LIMIT 1").fetchone() is not None

    def links_to_hand_out(self) -> Iterator[Known]:
        """Go through all targets that a page links to and that were not handed out yet."""
        sql = (
            "SELECT id, url, is_external, kind, words, hidden_by, found_count, state, cause, said, status, landed,"
            " stage, looks FROM target WHERE stage < 3 AND found_count > 0 AND id > ? ORDER BY id LIMIT 200"
        )
        last = 0
        while rows := self._sql.execute(sql, (last,)).fetchall():
            for row in rows:
                last = row[0]
                yield known_of(row)

    def pages_linking_to(self, target: int) -> list[str]:
        """Return the pages that a target was found on."""
        sql = "SELECT url FROM source JOIN target ON target.id = page WHERE source.target = ? ORDER BY page"
        return [row[0] for row in self._sql.execute(sql, (target,))]

    def is_framed(self, *targets: int) -> bool:
        """Whether links were found to these pages, and each of them opens only within a frame of another page."""
        marks = ", ".join("?" * len(targets))
        sql = f"SELECT sum(found_count), sum(in_window) FROM target WHERE id IN ({marks})"  # noqa: S608
        found, in_window = self._sql.execute(sql, targets).fetchone()
        return bool(found) and not in_window

    def words_of(self, target: Target) -> str:
        """Return what a visitor reads on the first link to a target; empty in a second look, which knows no links."""
        row = self._sql.execute("SELECT words FROM target WHERE id = ?", (target.id,)).fetchone()
        return str(row[0]) if row else ""

    def handed_out(self, target: int) -> None:
        """Never hand this target out again."""
        self._sql.execute("UPDATE target SET stage = 3 WHERE id = ?", (target,))

    def not_reached(self) -> int:
        """Count the pages that were found and not opened."""
        return self._count("is_page = 1 AND looks = 0 AND stage = 0")

    def waits(self) -> bool:
        """Whether anything that was found has not been looked at."""
        return self._sql.execute("SELECT 1 FROM target WHERE stage = 0 LIMIT 1").fetchone() is not None

    def links(self) -> int:
        """Count the targets that pages link to."""
        return self._count("found_count > 0")

    @property
    def sql(self) -> sqlite3.Connection:
        """The open file, for what else is remembered of a survey (`memory.py`)."""
        return self._sql

    def _count(self, where: str) -> int:
        return int(self._sql.execute(f"SELECT count(*) FROM target WHERE {where}").fetchone()[0])  # noqa: S608
