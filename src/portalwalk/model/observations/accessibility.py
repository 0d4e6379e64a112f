"""What a sample of pages showed to axe-core, and to an eye that looks for help in reading."""

from portalwalk.model.base import Record
from portalwalk.model.observations.base import Observation
from portalwalk.model.observations.survey import PageKind

_KINDS_ZH = {
    PageKind.HOME: "首页",
    PageKind.COLUMN: "栏目页",
    PageKind.ARTICLE: "内容页",
    PageKind.SEARCH: "搜索页",
    PageKind.INTERACTION: "互动页",
    PageKind.SERVICE: "办事页",
    PageKind.ERROR: "错误页",
}


class Barrier(Record):
    """One element that breaks a rule."""

    target: str
    """A selector that finds it again."""
    snippet: str = ""
    """Its start tag, cut; without what is typed in it."""
    what: str = ""
    """Its text, cut."""
    contrast: float | None = None
    """Measured contrast of its text, to 1."""
    contrast_needed: float | None = None
    """Contrast that WCAG asks of text of its size, to 1."""


class BrokenRule(Record):
    """One rule of axe-core that elements of the page break for certain."""

    rule: str
    """axe's id: `image-alt`, `color-contrast` …"""
    impact: str = ""
    """axe's word: `critical`, `serious`, `moderate`, `minor`."""
    tags: tuple[str, ...] = ()
    """axe's tags of WCAG: `wcag2a` (2.0, level A), `wcag21aa` …, and criteria, `wcag111` for 1.1.1."""
    says: str
    says_zh: str
    elements: tuple[Barrier, ...]
    """The first few."""
    count: int
    """Elements that break it on this page."""
    evidence: tuple[str, ...] = ()
    """Picture with the first element marked; where it is empty, the page's picture has to do."""

    @property
    def criteria(self) -> tuple[str, ...]:
        """Success criteria of WCAG, such as `1.4.3`."""
        numbers = (tag.removeprefix("wcag") for tag in self.tags)
        return tuple(f"{one[0]}.{one[1]}.{one[2:]}" for one in numbers if one.isdigit() and len(one) > 2)


class ReadingAid(Record):
    """What a page offers to those who read with difficulty."""

    what: str
    """Its words."""
    role: str
    """`version` (elder-friendly or barrier-free reading), `text-size`, `contrast` or `voice`."""


class AccessibilityLooked(Observation):
    """One page of a template, on one device, looked at with axe-core; pages of a template share their barriers."""

    template: str = ""
    """The template it is a sample of, as `PageSeen.template`."""
    page_kind: PageKind = PageKind.OTHER
    title: str = ""
    engine: str = ""
    """Such as `axe-core 4.12.1`."""
    sample: int = 0
    """Number of this sample …"""
    samples: int = 0
    """… of so many …"""
    templates: int = 0
    """… of so many templates that the survey met."""
    broken: tuple[BrokenRule, ...] = ()
    """Rules of WCAG 2.0 to 2.2, level A and AA, which no other check judges."""
    aids: tuple[ReadingAid, ...] = ()

    @property
    def about(self) -> str:
        """The page on this device."""
        return f"accessibility {self.device} {self.url}"

    @property
    def page_in_words(self) -> str:
        """Such as `article page`."""
        return "page" if self.page_kind is PageKind.OTHER else f"{self.page_kind.value} page"

    @property
    def page_in_words_zh(self) -> str:
        """Such as `内容页`."""
        return _KINDS_ZH.get(self.page_kind, "页面")
