"""What the portal remembers while it runs: the search index and what visitors submitted."""

import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field

from portalwalk.practice.textindex import indexed, normalised, phrases

_SCHEMA = """
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, path TEXT, title TEXT, body TEXT, category TEXT, source TEXT, published TEXT
);
CREATE VIRTUAL TABLE search_index USING fts5(title, body, content='');
CREATE TABLE submissions (
    code TEXT PRIMARY KEY, section TEXT, subject TEXT, owner TEXT, title TEXT, content TEXT, submitted TEXT
);
"""
_BY_RELEVANCE = """
SELECT d.path, d.title, d.body, d.category, d.source, d.published
FROM search_index JOIN documents d ON d.id = search_index.rowid
WHERE search_index MATCH ?
ORDER BY bm25(search_index, 10.0, 1.0), d.published DESC
"""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """Something the search can find."""

    path: str
    title: str
    body: str
    category: str
    source: str
    published: str


@dataclass(frozen=True, slots=True)
class Submission:
    """Something a visitor submitted and the portal accepted."""

    code: str
    section: str
    subject: str
    owner: str
    title: str
    content: str
    submitted: str


@dataclass(slots=True)
class Counters:
    """How often visitors submitted something, and what became of it."""

    submitted: int = 0
    rejected: int = 0


@dataclass(slots=True)
class Store:
    """An SQLite database in memory."""

    counters: Counters = field(default_factory=Counters)
    _waiting: Iterable[SearchDocument] = ()
    _database: sqlite3.Connection = field(default_factory=lambda: sqlite3.connect(":memory:", check_same_thread=False))

    def __post_init__(self) -> None:
        self._database.executescript(_SCHEMA)

    def close(self) -> None:
        """Forget everything."""
        self._database.close()

    def index(self, documents: Iterable[SearchDocument]) -> None:
        """Put documents into the search index, once somebody searches."""
        self._waiting = documents

    def _fill(self) -> None:
        documents, self._waiting = self._waiting, ()
        for number, document in enumerate(documents, start=1):
            self._database.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)", (number, *astuple(document)))
            self._database.execute(
                "INSERT INTO search_index (rowid, title, body) VALUES (?, ?, ?)",
                (number, indexed(document.title), indexed(document.body)),
            )

    def find(self, query: str, *, any_word: bool = False) -> list[SearchDocument]:
        """What matches the query, best first; an exact title before everything else."""
        wanted = phrases(query)
        if not wanted:
            return []
        found = self.match((" OR " if any_word else " AND ").join(wanted))
        exact = normalised(query).strip()
        return sorted(found, key=lambda document: exact not in normalised(document.title))

    def match(self, expression: str) -> list[SearchDocument]:
        """What matches an expression in the language of FTS5."""
        self._fill()
        return [SearchDocument(*row) for row in self._database.execute(_BY_RELEVANCE, (expression,))]

    def newest(self) -> list[SearchDocument]:
        """Every document, newest first."""
        self._fill()
        rows = self._database.execute(
            "SELECT path, title, body, category, source, published FROM documents ORDER BY published DESC"
        )
        return [SearchDocument(*row) for row in rows]

    def keep(self, submission: Submission) -> None:
        """Store what a visitor submitted."""
        self._database.execute("INSERT INTO submissions VALUES (?, ?, ?, ?, ?, ?, ?)", astuple(submission))
        self.counters.submitted += 1

    def submission(self, code: str) -> Submission | None:
        """The submission with this query number."""
        rows = self._database.execute("SELECT * FROM submissions WHERE code = ?", (code,))
        return next((Submission(*row) for row in rows), None)

    def submissions_of(self, owner: str) -> list[Submission]:
        """What this visitor submitted, newest first."""
        rows = self._database.execute("SELECT * FROM submissions WHERE owner = ? ORDER BY rowid DESC", (owner,))
        return [Submission(*row) for row in rows]
