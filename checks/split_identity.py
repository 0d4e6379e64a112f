"""All interactive sections hand over to one and the same sign-in."""

from collections import Counter
from collections.abc import Sequence

from portalwalk import Access, Impact, Occurrence, Phase, SectionEntered, Verdict, check


@check(
    id="split-identity",
    title="All interactive sections share one sign-in",
    title_zh="各互动栏目使用统一的登录系统",
    failure_title="Interactive sections hand over to different sign-in systems",
    failure_title_zh="互动栏目使用了不同的登录系统，未实现统一注册登录",
    why="Visitors need a second account, and a second password, for the same government.",
    why_zh="面对同一政府，用户却要再注册一个账号、再记一个密码。",
    how_to_fix="Let every section use the portal's identity provider (OpenID Connect or CAS) and "
    "retire its own accounts.",
    how_to_fix_zh="各栏目统一接入网站的身份认证系统（如 OpenID Connect、CAS），停用栏目自建账号。",
    impact=Impact.SERIOUS,
    basis=("Beijing circular 2019Q3",),
    basis_zh=("北京市2019年第三季度通报",),
)
def split_identity(entered: Sequence[SectionEntered]) -> Verdict:
    """Fail for each section that hands over elsewhere than most do; needs no account."""
    handed_over = _once_each([visit for visit in entered if _hands_over(visit)])
    sections = {visit.section for visit in handed_over}
    if not sections:
        return Verdict.inapplicable("No section asks visitors to sign in.", "没有栏目要求用户登录。")
    if len(sections) == 1:
        return Verdict.inapplicable(
            "Only one section asks visitors to sign in: there is nothing to compare it with.",
            "只有一个栏目要求登录，无从比较。",
        )
    usual = _usual_system(handed_over)
    others = [visit for visit in handed_over if visit.identity_system != usual.identity_system]
    return Verdict.from_failures(
        (_difference(visit, usual) for visit in others if _is_sure(visit)),
        doubts=(_difference(visit, usual) for visit in others if not _is_sure(visit)),
        seen=[
            Occurrence.of(
                usual,
                observed=f"{len(sections)} sections hand over to {usual.identity_system}.",
                observed_zh=f"{len(sections)}个栏目均转到 {usual.identity_system} 登录。",
            )
        ],
    )


def _hands_over(visit: SectionEntered) -> bool:
    if visit.exempt or not visit.identity_system:
        return False
    asks_again = visit.phase is Phase.AFTER_SIGN_IN and visit.access is Access.ASKS_SIGN_IN
    return visit.phase is Phase.BEFORE or asks_again


def _once_each(visits: Sequence[SectionEntered]) -> list[SectionEntered]:
    """Keep the first visit of each section to each system."""
    first: dict[tuple[str, str], SectionEntered] = {}
    for visit in visits:
        first.setdefault((visit.section, visit.identity_system), visit)
    return list(first.values())


def _is_sure(visit: SectionEntered) -> bool:
    is_clear = visit.access not in (Access.UNCLEAR, Access.UNREACHABLE)
    return is_clear and (visit.found is None or visit.found.is_sure)


def _usual_system(visits: Sequence[SectionEntered]) -> SectionEntered:
    """Return the first visit to the system that most sections use; what is sure counts first."""
    candidates = [visit for visit in visits if _is_sure(visit)] or visits
    system, _ = Counter(visit.identity_system for visit in candidates).most_common(1)[0]
    return next(visit for visit in candidates if visit.identity_system == system)


def _difference(visit: SectionEntered, usual: SectionEntered) -> Occurrence:
    return Occurrence.of(
        visit,
        cause="several-systems",
        evidence=tuple(dict.fromkeys((*visit.evidence[:1], *usual.evidence[:1], *visit.evidence, *usual.evidence))),
        chain=(*visit.chain, *(leg for leg in usual.chain if leg not in visit.chain)),
        observed=f"“{visit.section}” hands over to {visit.identity_system}; "
        f"“{usual.section}” hands over to {usual.identity_system}.",
        observed_zh=f"“{visit.section}”转到 {visit.identity_system} 登录，"
        f"而“{usual.section}”转到 {usual.identity_system} 登录。",
    )
