"""What the search journey observes."""

from portalwalk.model.observations.base import Discovery, Observation


class SearchSought(Observation):
    """A visitor looked for the site search."""

    found: Discovery | None
    looked_on: tuple[str, ...]


class SearchTried(Observation):
    """A visitor searched for an item known to be published."""

    query: str
    is_fragment: bool = False
    """The query is a distinctive part of the title, not the whole of it."""
    is_broad: bool = False
    """A common word, to see how many results are shown: no item is expected."""
    expected_title: str
    expected_url: str
    column: str = ""
    published_on: str = ""
    """ISO date, or empty."""
    answered: bool
    """False: the search answered with an error instead of results or a `nothing found`."""
    error: str = ""
    status: int | None = None
    understood: bool = True
    """Whether the list of results, or a clear `nothing found`, was recognised."""
    rank: int | None = None
    """1 for the first result; None when it is not among the results looked at."""
    page: int | None = None
    """The page of results it is on; None when it was not found."""
    results_on_page: int = 0
    total: int | None = None
    matched_by: str = ""
    """`url`, `title`, `cut title` …"""
    categories: tuple[str, ...] = ()
    """Captions of result categories or facets that the page offers."""
    query_kept: bool | None = None
    """Whether the result page still shows what was asked, in its box or its text."""
    says: str = ""

    @property
    def on_first_page(self) -> bool:
        """Whether the item stands on the first page of results."""
        return self.rank is not None and self.page == 1

    @property
    def rank_in_words(self) -> str:
        """Such as `rank 11, page 2 of 240 results`."""
        return self._rank("rank {0}, page {1}", "not among {0} results", "error: {0}")

    @property
    def rank_in_words_zh(self) -> str:
        """Such as `第2页第11位`."""
        return self._rank("第{1}页，第{0}位", "{0}条结果中没有", "出错：{0}")

    def _rank(self, found: str, absent: str, error: str) -> str:
        if not self.answered:
            return error.format(self.error or self.status)
        if self.rank is None:
            return absent.format(self.results_on_page if self.total is None else self.total)
        return found.format(self.rank, self.page)


class SearchResultOpened(Observation):
    """A visitor clicked one result."""

    query: str
    result_title: str
    result_url: str
    status: int | None = None
    opened: bool | None
    """None: it did not open, but for a reason that may be ours (time, network)."""
    says: str = ""


class OddQueryTried(Observation):
    """A visitor searched for something odd: nothing, very much, quotes."""

    name: str
    """`blank`, `very-long`, `special-characters`, `quotes`."""
    name_zh: str
    query: str
    answered: bool | None
    status: int | None = None
    error: str = ""
