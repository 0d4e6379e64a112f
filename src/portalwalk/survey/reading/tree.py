"""A document as a light tree: elements in order, and all visible text in one row with marks where blocks end."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser, LexborNode

from portalwalk.survey.reading.source import cleaned

BLOCK = "\x1e"
"""Stands in the row of text where a block begins or ends. White space to `str.split`."""
CELL = "\x1d"
"""Stands where a cell of a table begins or ends: a row is one line."""
INLINE = "\x1f"
"""Stands where an inline element ends: `<span>A</span><span>B</span>` is one word to a reader, or two."""

_CLOSED = frozenset({"style", "noscript", "template", "textarea", "select", "svg", "math", "iframe", "br"})
"""What stands in them is no part of the page that a visitor with a browser reads."""
_MARKS = dict.fromkeys(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "nobr",
        "map",
        "area",
        "script",
        "link",
        "meta",
        "param",
        "source",
    ],
    INLINE,
) | dict.fromkeys(("td", "th"), CELL)
_MOST_ELEMENTS = 100_000
"""Ours: it bounds memory; the longest page of an ordinary portal has some 5,000 elements."""


@dataclass(slots=True, eq=False)
class Element:
    """An element of the page."""

    tag: str
    attributes: dict[str, str | None]
    parent: "Element | None"
    order: int
    depth: int
    text_from: int
    """Where its text begins in `Page.row`."""
    text_to: int = 0
    end: int = 0
    """`order` of the first element after it that is not inside it."""

    def get(self, name: str) -> str:
        """Give an attribute, stripped; empty when there is none."""
        return (self.attributes.get(name) or "").strip()

    @property
    def names(self) -> str:
        """Its class and id, in lower case."""
        return f"{self.attributes.get('class') or ''} {self.attributes.get('id') or ''}".lower()

    def up(self) -> Iterator["Element"]:
        """Go through the elements it stands in, nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent


@dataclass(slots=True, eq=False)
class Page:
    """The tree of a document."""

    elements: list[Element]
    """In the order of the document; the first is `html`."""
    row: list[str]
    """All visible text, with BLOCK and INLINE marks."""
    title: str
    scripts: list[str]
    """What inline scripts say."""
    by_tag: dict[str, list[Element]]
    lengths: list[int]
    """Characters before each piece of the row, white space at their ends left out."""
    _words: dict[int, str] = field(default_factory=dict)
    _before: dict[int, Element | None] = field(default_factory=dict)

    def tagged(self, *tags: str) -> list[Element]:
        """Give all elements with one of these tags, in the order of the document."""
        if len(tags) == 1:
            return self.by_tag.get(tags[0], [])
        return sorted((element for tag in tags for element in self.by_tag.get(tag, ())), key=lambda one: one.order)

    def raw(self, element: Element) -> str:
        """Give the text of an element with its marks."""
        return "".join(self.row[element.text_from : element.text_to])

    def words(self, element: Element) -> str:
        """Give the text of an element as a reader reads it, white space folded."""
        words = self._words.get(element.order)
        if words is None:
            words = self._words[element.order] = plain("".join(self.row[element.text_from : element.text_to]))
        return words

    def length(self, element: Element) -> int:
        """Count the characters of an element's text, without making it."""
        return self.lengths[element.text_to] - self.lengths[element.text_from]

    def before(self, element: Element) -> Element | None:
        """Give the element right before one, within the same."""
        if not self._before:
            last: dict[int, Element] = {}
            for one in self.elements:
                at = one.parent.order if one.parent else -1
                self._before[one.order] = last.get(at)
                last[at] = one
        return self._before[element.order]

    def after(self, element: Element) -> Element | None:
        """Give the element right after one, within the same."""
        following = self.elements[element.end] if element.end < len(self.elements) else None
        return following if following is not None and following.parent is element.parent else None

    def inside(self, element: Element) -> list[Element]:
        """Give all elements within one."""
        return self.elements[element.order + 1 : element.end]

    def children(self, element: Element) -> Iterator[Element]:
        """Go through the elements right within one. (Kept as ranges: a tree without cycles is freed at once.)."""
        at = element.order + 1
        while at < element.end:
            child = self.elements[at]
            yield child
            at = child.end


def plain(raw: str) -> str:
    """Fold white space and drop the marks of inline elements."""
    return " ".join(raw.replace(INLINE, "").split())


def spaced(raw: str) -> str:
    """Fold white space, with a space wherever an element ends."""
    return " ".join(raw.split())


def lines_of(raw: str) -> list[str]:
    """Split text into its blocks, empty ones left out, a space between inline elements."""
    return [line for piece in raw.split(BLOCK) if (line := " ".join(piece.split()))]


def parse(text: str) -> Page:
    """Build the tree of a document; whatever is wrong with its markup, browsers' rules mend it."""
    parser = LexborHTMLParser(cleaned(text))
    elements: list[Element] = []
    row: list[str] = []
    scripts: list[str] = []
    by_tag: defaultdict[str, list[Element]] = defaultdict(list)
    title = ""
    add = row.append
    node: LexborNode | None = parser.root
    parent: Element | None = None
    waiting: list[LexborNode | None] = []
    while True:
        if node is None:
            if parent is None or not waiting:
                break
            parent.end = len(elements)
            add(_MARKS.get(parent.tag, BLOCK))
            parent.text_to = len(row)
            parent = parent.parent
            node = waiting.pop()
            continue
        tag = node.tag or ""
        if tag == "-text":
            said = node.text_content or ""
            within = parent.tag if parent is not None else ""
            if within == "script":
                scripts.append(said)
            elif within == "title":
                title = title or " ".join(said.split())
            else:
                add(said)
        elif tag[:1] not in "-!" and len(elements) < _MOST_ELEMENTS:
            mark = _MARKS.get(tag, BLOCK)
            if mark is not INLINE:
                add(mark)
            at = len(elements)
            element = Element(tag, node.attributes, parent, at, parent.depth + 1 if parent else 0, len(row))
            elements.append(element)
            by_tag[tag].append(element)
            if tag not in _CLOSED:
                waiting.append(node.next)
                parent, node = element, node.child
                continue
            element.end, element.text_to = at + 1, len(row)
        node = node.next
    lengths = [0, *accumulate(len(piece.strip()) for piece in row)]
    return Page(elements, row, title, scripts, by_tag, lengths)
