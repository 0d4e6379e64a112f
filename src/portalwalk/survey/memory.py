"""What a survey remembers besides addresses: forms of addresses, what pages said, templates, what was left out."""

from hashlib import blake2b
from urllib.parse import urlsplit

from portalwalk.survey import traps
from portalwalk.survey.state import SurveyState


class Memory:
    """The traps that were met, on disk with the rest of the state."""

    def __init__(self, state: SurveyState) -> None:
        self._sql = state.sql

    def opens(self, url: str) -> str:
        """Count a new address of the portal; return why it is not to be opened, or an empty string."""
        cause = traps.never_opened(url)
        if not cause:
            form = traps.form_of(url)
            sql = (
                "INSERT INTO form (name, addresses) VALUES (?, 1) ON CONFLICT (name) DO UPDATE"
                " SET addresses = addresses + 1 RETURNING addresses, pages, repeats"
            )
            addresses, pages, repeats = self._sql.execute(sql, (form,)).fetchone()
            bound = traps.most_of(form)
            if traps.is_loop(pages, repeats):
                cause = bound[1] if bound else "loop"
            elif bound and addresses > bound[0]:
                cause = bound[1]
        if cause:
            self.skip(cause, url)
        return cause

    def repeats(self, url: str) -> bool:
        """Whether pages of this form of address have turned out, meanwhile, to repeat themselves."""
        row = self._sql.execute("SELECT pages, repeats FROM form WHERE name = ?", (traps.form_of(url),)).fetchone()
        return row is not None and traps.is_loop(*row)

    def note_said(self, url: str, *said: str) -> None:
        """Remember what a page said, and whether another of its form of address said the same."""
        form = traps.form_of(url)
        what = blake2b(traps.said_by(form, *said).encode(), digest_size=8).digest()
        is_new = self._sql.execute("INSERT OR IGNORE INTO said VALUES (?, ?)", (form, what)).rowcount
        sql = (
            "INSERT INTO form (name, pages, repeats) VALUES (?, 1, ?) ON CONFLICT (name) DO UPDATE"
            " SET pages = pages + 1, repeats = repeats + excluded.repeats"
        )
        self._sql.execute(sql, (form, int(not is_new)))

    def skip(self, cause: str, url: str) -> None:
        """Count an address that was left out, by the folder it stands in."""
        place = "/" if cause == "too-long" else _place(url)
        sql = "INSERT INTO skipped VALUES (?, ?, 1) ON CONFLICT (cause, place) DO UPDATE SET count = count + 1"
        self._sql.execute(sql, (cause, place))

    def skipped(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Say what was left out, in English and in Chinese."""
        rows = self._sql.execute("SELECT cause, place, count FROM skipped ORDER BY count DESC LIMIT 20").fetchall()
        return traps.in_words(rows)

    def note_template(self, name: str) -> None:
        """Remember that pages of this template were met."""
        self._sql.execute("INSERT OR IGNORE INTO template VALUES (?)", (name,))

    def templates(self) -> int:
        """Count the templates that were met."""
        return int(self._sql.execute("SELECT count(*) FROM template").fetchone()[0])


def _place(url: str) -> str:
    """Return the folder that an address stands in, as far as it helps to find it: two levels."""
    folder = urlsplit(url).path.rpartition("/")[0]
    return "/".join(folder.split("/")[:3])[:80].rstrip("/") + "/"
