"""A visitor who has signed in is not asked to sign in again."""

from collections.abc import Sequence

from portalwalk import Access, Impact, Occurrence, Phase, SectionEntered, Verdict, check


@check(
    id="second-login",
    title="One sign-in opens every interactive section",
    title_zh="一次登录即可进入各互动栏目",
    failure_title="A section asks a signed-in visitor to sign in again",
    failure_title_zh="已登录用户进入栏目时被要求再次登录",
    why="A visitor who has signed in takes the second form for an error, or for a fraud, and leaves.",
    why_zh="用户已经登录，再次看到登录页会以为出错甚至是钓鱼网站，从而放弃办理。",
    how_to_fix="Give the section the portal's session: same identity provider, a cookie that covers its path and host, "
    "redirects that keep it.",
    how_to_fix_zh="让该栏目共用网站会话：接入同一身份认证系统，Cookie 的路径和域名覆盖该栏目，跳转时不丢失会话。",
    impact=Impact.SERIOUS,
    basis=("Beijing circular 2019Q3",),
    basis_zh=("北京市2019年第三季度通报",),
)
def second_login(entered: Sequence[SectionEntered]) -> Verdict:
    """Fail for each section that asks again; a section open to everybody is fine."""
    visits = [visit for visit in entered if visit.phase is Phase.AFTER_SIGN_IN and not visit.exempt]
    if not visits and any(visit.access is Access.ASKS_SIGN_IN and not visit.exempt for visit in entered):
        return Verdict.blocked(
            "Sections ask visitors to sign in, but nobody was signed in on this walk.",
            "有栏目要求登录，但本次走查未能登录。",
        )
    if not visits:
        return Verdict.inapplicable("No section was entered by a signed-in visitor.", "没有以登录身份进入任何栏目。")
    return Verdict.from_failures(
        (_asked_again(visit) for visit in visits if visit.access is Access.ASKS_SIGN_IN and _is_sure(visit)),
        doubts=(_doubt(visit) for visit in visits if _is_doubtful(visit)),
        seen=(_let_in(visit) for visit in visits if visit.access in (Access.SIGNED_IN, Access.OPEN)),
    )


def _is_sure(visit: SectionEntered) -> bool:
    return visit.found is None or visit.found.is_sure


def _is_doubtful(visit: SectionEntered) -> bool:
    if visit.access is Access.ASKS_SIGN_IN:
        return not _is_sure(visit)
    return visit.access in (Access.UNCLEAR, Access.UNREACHABLE)


def _asked_again(visit: SectionEntered) -> Occurrence:
    where = visit.identity_system or visit.landed_url
    return Occurrence.of(
        visit,
        target=visit.sign_at_the_end,
        cause="asks-again",
        place=visit.section,
        observed=f"After signing in, the visitor entered “{visit.section}” and was asked to sign in again at {where}.",
        observed_zh=f"登录后进入“{visit.section}”，又被要求在 {where} 登录。",
    )


def _doubt(visit: SectionEntered) -> Occurrence:
    if visit.access is Access.UNREACHABLE:
        return Occurrence.of(
            visit,
            place=visit.section,
            observed=f"“{visit.section}” could not be reached after signing in.",
            observed_zh=f"登录后未能打开“{visit.section}”。",
        )
    return Occurrence.of(
        visit,
        place=visit.section,
        observed=f"Whether “{visit.section}” knew the signed-in visitor is not clear from its page.",
        observed_zh=f"从页面上无法确定“{visit.section}”是否识别了已登录的用户。",
    )


def _let_in(visit: SectionEntered) -> Occurrence:
    return Occurrence.of(
        visit,
        observed=f"“{visit.section}” let the signed-in visitor in.",
        observed_zh=f"登录后可直接进入“{visit.section}”。",
    )
