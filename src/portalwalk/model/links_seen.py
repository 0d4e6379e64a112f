"""The links of a survey together: those of some kinds, by what became of them, and how they are told."""

from collections.abc import Sequence

from portalwalk.model.language import EN, ZH
from portalwalk.model.observations.survey import LinkKind, LinkSeen, LinkState
from portalwalk.model.verdict import Occurrence, Verdict

_JUDGED = frozenset({LinkState.WORKS, LinkState.BROKEN, LinkState.WRONG_TARGET})


class LinksSeen:
    """The links of the given kinds."""

    def __init__(self, links: Sequence[LinkSeen], *kinds: LinkKind) -> None:
        self.all = tuple(link for link in links if link.kind in kinds)
        self.judged = tuple(link for link in self.all if link.state in _JUDGED)

    def in_state(self, state: LinkState) -> tuple[LinkSeen, ...]:
        """Return the links of which this became."""
        return tuple(link for link in self.all if link.state is state)

    @property
    def without_judgement(self) -> Verdict | None:
        """The verdict when none could be judged; else None."""
        if not self.all:
            return Verdict.inapplicable("There was no such link.", "没有此类链接。")
        if not self.judged:
            links = EN.plural(len(self.all), "# link", "# links")
            return Verdict.blocked(
                f"None of {links} could be judged: turned down, not reachable from here, or not looked at.",
                f"{ZH.number(len(self.all))}个均未能判定（被拒绝访问、从本机无法连通或未及查看）。",
            )
        return None

    @property
    def in_short(self) -> tuple[Occurrence, ...]:
        """One line on the links that were judged, and how many were not."""
        first, looked_at, left = self.judged[0], len(self.judged), len(self.all) - len(self.judged)
        return (
            Occurrence.of(
                first,
                observed=f"{EN.plural(looked_at, '# link was', '# links were')} looked at; "
                f"{EN.number(left)} could not be judged.",
                observed_zh=f"已判定{ZH.number(looked_at)}个，另有{ZH.number(left)}个未能判定。",
            ),
        )


def link_seen(link: LinkSeen, *, cause: str = "", says: str, says_zh: str, **values: str) -> Occurrence:
    """Tell of one link: what it is called, where it leads, what was seen, and on how many pages it stands.

    `says` and `says_zh` are whole sentences with `{link}` where its name stands, and `{said}` where what was answered
    stands in brackets; `values` fill in whatever else they name.
    """
    name = f"“{link.words}” ({link.target})" if link.words else link.target or "A link without an address"
    name_zh = f"“{link.words}”（{link.target}）" if link.words else link.target or "没有地址的链接"
    others = f" It stands on {EN.number(link.found_count)} pages." if link.found_count > 1 else ""
    others_zh = f"共有{ZH.number(link.found_count)}个页面含此链接。" if link.found_count > 1 else ""
    said = f" ({link.said})" if link.said else ""
    said_zh = f"（{link.said}）" if link.said else ""
    return Occurrence.of(
        link,
        target=link.target,
        cause=cause,
        observed=says.format(link=name, said=said, **values) + others,
        observed_zh=says_zh.format(link=name_zh, said=said_zh, **values) + others_zh,
    )
