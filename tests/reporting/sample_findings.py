"""Findings of every outcome, and the checks they come from."""

from collections.abc import Sequence

from portalwalk.model.check import Check
from portalwalk.model.finding import Attempt, Finding, fingerprint
from portalwalk.model.observations import Act, Did, HostMet, Leg, Observation, Sign
from portalwalk.model.outcome import Impact, Outcome
from portalwalk.model.verdict import Occurrence, Verdict

HOME = "https://www.example.gov.cn/"
HOSTILE_TITLE = "<script>document.title='owned'</script><img src=x onerror=alert(1)> =cmd()|'/c calc'!A0 \u202eabc"
HOSTILE_URL = "javascript:alert(document.domain)//../../etc/passwd"
LONG_URL = HOME + "art/2026/11/" + "0123456789abcdef" * 12 + ".html?" + "keyword=%E5%BA%94%E6%80%A5&" * 6
LONG_TARGET = (
    "main > div.content.is-wide > table.data-table-with-a-very-long-class-name > tbody > tr:nth-child(17) > td"
)


CHAIN = (
    Leg(
        act=Act.SIGNED_IN,
        hosts=(
            HostMet(host="sso.example.gov.cn", path="/login", did=Did.PASSED_ON, status=302),
            HostMet(
                host="www.example.gov.cn",
                path="/",
                did=Did.ANSWERED,
                status=200,
                signed_in=True,
                sign=Sign(name="sign-out-link", speaks_for=True, seen=HOSTILE_TITLE),
            ),
        ),
    ),
    Leg(
        act=Act.ENTERED,
        section="区长信箱",
        hosts=(
            HostMet(host="www.example.gov.cn", path="/hudong/", did=Did.PASSED_ON, status=302),
            HostMet(host="www.example.gov.cn", path="/cas/%E7%99%BB%E5%BD%95", did=Did.PASSED_ON, status=302),
            HostMet(
                host="a-very-long-name-of-a-sign-in-system.services.example.gov.cn:8443",
                path="/" + "0123456789abcdef/" * 6,
                did=Did.ASKED_SIGN_IN,
                status=401,
                signed_in=False,
                sign=Sign(name="password-field", speaks_for=False, seen="密码"),
            ),
        ),
    ),
)


def check_named(check_id: str, title: str, title_zh: str, failure: str, failure_zh: str) -> Check:
    """Make a check with every text a reader sees."""

    def judge(_seen: Sequence[Observation]) -> Verdict:
        return Verdict.inapplicable("", "")

    return Check(
        id=check_id,
        title=title,
        title_zh=title_zh,
        failure_title=failure,
        failure_title_zh=failure_zh,
        why="Visitors rarely open a second page: what is not on the first is as good as unpublished.",
        why_zh="群众很少翻到第二页：首页搜不到的内容，等于没有公开。",
        how_to_fix="Index titles within a day of publication; rank an exact title match first.",
        how_to_fix_zh="信息发布后一个工作日内更新索引；标题完全匹配的结果排在最前。",
        impact=Impact.SERIOUS,
        basis=("Beijing circular 2019Q3: content is not on the first page of results",),
        basis_zh=("北京市 2019 年第三季度检查通报：发布内容无法在搜索结果第一页找到",),
        observes=Observation,
        judge=judge,
    )


CHECKS = {
    one.id: one
    for one in (
        check_named(
            "search-misses-published-item",
            "Published items are found on the first page of search results",
            "已发布内容能在搜索结果第一页找到",
            "Some published items are not on the first page of search results",
            "部分已发布内容无法在搜索结果第一页找到",
        ),
        check_named(
            "second-login",
            "One sign-in is enough",
            "一次登录、全站通行",
            "A section asks to sign in again",
            "进入栏目需再次登录",
        ),
        check_named(
            "sideways-scroll",
            "No sideways scrolling",
            "页面不需左右滚动",
            "Pages scroll sideways",
            "手机上页面需要左右滚动",
        ),
    )
}


def findings_of(
    search: tuple[str, ...], again: tuple[str, ...], tablet: tuple[str, ...], pictures: list[str], source: str
) -> tuple[Finding, ...]:
    def finding(check: str, outcome: Outcome, title: str, zh: str, **more: object) -> Finding:
        values: dict[str, object] = {
            "id": fingerprint(check, str(more.get("cause", "")), str(more.get("place", ""))),
            "check": check,
            "outcome": outcome,
            "impact": Impact.SERIOUS,
            "title": title,
            "title_zh": zh,
            "summary": "",
            "summary_zh": "",
            "scenario": "test_search_first_page",
        }
        return Finding.model_validate(values | more)

    missed = CHECKS["search-misses-published-item"]
    twice = CHECKS["second-login"]
    wide = CHECKS["sideways-scroll"]
    both_walks = tuple(Attempt(number=n, outcome=Outcome.FAILED, evidence=e) for n, e in ((1, search), (2, again)))
    return (
        finding(
            missed.id,
            Outcome.FAILED,
            missed.failure_title,
            missed.failure_title_zh,
            cause="ranked-low",
            summary="2 of 10 searches did not show the item on the first page.",
            summary_zh="10 次搜索中有 2 次未在第一页显示该内容。",
            occurrences=(
                Occurrence(
                    url=LONG_URL,
                    observed="“关于促进就业的通知” → rank 11, page 2 of 240 results",
                    observed_zh="搜索“关于促进就业的通知”：排在第2页第11位，共240条结果",
                    target="ul.results > li:nth-child(11)",
                    evidence=(*search, source),
                ),
                Occurrence(
                    url=HOSTILE_URL,
                    observed=HOSTILE_TITLE,
                    observed_zh=HOSTILE_TITLE,
                    target=LONG_TARGET,
                    evidence=("0" * 64,),
                ),
            ),
            attempts=both_walks,
        ),
        finding(
            wide.id,
            Outcome.FAILED,
            wide.failure_title,
            wide.failure_title_zh,
            impact=Impact.CRITICAL,
            cause="fixed-width-table",
            scenario="test_mobile_adaptation",
            occurrences=tuple(
                Occurrence(
                    url=f"{HOME}col/{n}/",
                    observed=f"The page is {400 + n} px wide on a screen of 390 px.",
                    observed_zh=f"屏幕宽 390 像素，页面宽 {400 + n} 像素。",
                    target=LONG_TARGET,
                    evidence=(pictures[6 + n % 8],),
                    device="iPhone 13",
                )
                for n in range(8)
            ),
            attempts=both_walks[:1],
        ),
        *(
            finding(
                twice.id,
                Outcome.FAILED,
                twice.failure_title,
                twice.failure_title_zh,
                impact=Impact.MODERATE,
                place=place,
                scenario="test_single_sign_on, test_message_board",
                occurrences=(
                    Occurrence(
                        url=HOME + "hudong/",
                        observed="The section shows the sign-in form again.",
                        observed_zh="进入后再次出现登录表单。",
                        evidence=search,
                        chain=CHAIN,
                    ),
                ),
                attempts=both_walks,
            )
            for place in ("区长信箱", "=cmd()")
        ),
        finding(
            "search-result-broken",
            Outcome.FAILED,
            "A result does not open",
            "搜索结果打不开",
            intermittent=True,
            attempts=(
                Attempt(number=1, outcome=Outcome.FAILED, evidence=search),
                Attempt(number=2, outcome=Outcome.PASSED, evidence=again),
            ),
        ),
        finding(
            "logout-incomplete",
            Outcome.CANT_TELL,
            "After signing out, it is unclear whether the visitor is still known",
            "退出后是否仍为登录状态不明确",
            summary="The signs contradict each other.",
            summary_zh="各项迹象互相矛盾。",
            scenario="test_single_sign_on",
        ),
        finding(
            "login-fails",
            Outcome.BLOCKED,
            "Signing in",
            "登录",
            summary="The sign-in form asks for a CAPTCHA.",
            summary_zh="登录需要图形验证码。",
            scenario="test_single_sign_on",
            attempts=(Attempt(number=1, outcome=Outcome.BLOCKED, evidence=search),),
        ),
        finding(
            "back-fails",
            Outcome.ERROR,
            "Back returns to the page one came from",
            "返回能回到来时的页面",
            summary="The browser crashed.",
            summary_zh="浏览器崩溃。",
            scenario="test_back_navigation",
        ),
        finding(
            "viewport-missing",
            Outcome.PASSED,
            "Pages name a viewport",
            "页面声明了视口",
            scenario="test_mobile_adaptation",
            impact=Impact.MINOR,
            occurrences=(
                Occurrence(
                    url=HOME,
                    observed="width=device-width",
                    observed_zh="width=device-width",
                    device="iPad Mini",
                    evidence=tablet,
                ),
            ),
        ),
        finding(
            "message-daily-limit",
            Outcome.INAPPLICABLE,
            "No daily limit on messages",
            "留言没有每日次数限制",
            summary="No message board was found.",
            summary_zh="未找到留言板。",
            scenario="test_message_board",
        ),
    )
