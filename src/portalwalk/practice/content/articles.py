"""The columns and their articles, dated from the day the portal is started."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta

from portalwalk.practice.content.columns import BULLETIN, DEPARTMENTS, DOCUMENTS, INTERPRETATIONS, NEWS
from portalwalk.practice.content.generated import generated
from portalwalk.practice.content.model import Article, Column, Document, Table
from portalwalk.practice.content.paths import article_path
from portalwalk.practice.content.rows import rows

_FIGURES = rows("figures")
FIGURES = Table("分月主要指标完成情况", tuple(_FIGURES[0]), tuple(tuple(row.values()) for row in _FIGURES))
_PROGRESS = "据{source}介绍，有关工作自年初部署以来进展顺利，各责任单位按月通报情况。"
_CLOSING = "下一步，{source}将继续听取群众意见，把各项工作落到实处，有关进展将及时在本网站公布。"


def articles(today: date) -> tuple[Article, ...]:
    """Every article, newest first."""
    return tuple(sorted(_articles(today), key=lambda article: article.published, reverse=True))


def _articles(today: date) -> Iterator[Article]:
    for column, table in ((NEWS, "city_news"), (DEPARTMENTS, "department_news"), (BULLETIN, "notices")):
        for number, row in enumerate(rows(table)):
            yield _report(column, row, number, today)
    for number, row in enumerate(rows("policies")):
        yield from _policy_with_interpretation(row, number, today)
    yield from generated(today)


def _report(column: Column, row: Mapping[str, str], number: int, today: date) -> Article:
    source = row["source"]
    published_on = today - timedelta(days=int(row["days_ago"]))
    published = datetime.combine(published_on, time.fromisoformat(row["time"]))
    return Article(
        path=article_path(column, published, 100 + number),
        column=column,
        title=row["title"],
        published=published,
        source=source,
        kind=row["kind"],
        paragraphs=(row["lead"], _PROGRESS.format(source=source), _CLOSING.format(source=source)),
        picture=f"/static/scene-{number % 3 + 1}.svg" if column is not BULLETIN and number % 3 != 1 else None,
        table=FIGURES if column is NEWS and number % 5 == 0 else None,
    )


def _policy_with_interpretation(row: Mapping[str, str], number: int, today: date) -> Iterator[Article]:
    issued = datetime.combine(today - timedelta(days=int(row["days_ago"])), time(10, 5 * number))
    explained = issued + timedelta(days=1, hours=1)
    document_path = article_path(DOCUMENTS, issued, 300 + number)
    interpretation_path = article_path(INTERPRETATIONS, explained, 400 + number)
    reference = row["number"].format(year=issued.year)
    written_on = issued.date() - timedelta(days=4)
    yield Article(
        path=document_path,
        column=DOCUMENTS,
        title=row["title"],
        published=issued,
        source="市政府办公室",
        kind=row["kind"],
        paragraphs=(
            "各区县人民政府，市政府各部门，各有关单位：",
            "现将有关事项印发给你们，请结合实际认真贯彻执行。",
            "一、总体要求。坚持以人民为中心，突出问题导向，统筹当前和长远，力争三年内取得明显成效。",
            "二、主要任务。明确责任分工，完善配套措施，建立台账，逐项销号。",
            "三、保障措施。加强组织领导、资金支持和监督评估，每年向社会公布进展。",
        ),
        table=FIGURES,
        document=Document(reference, row["office"], row["topic"], written_on),
        counterpart=interpretation_path,
    )
    yield Article(
        path=interpretation_path,
        column=INTERPRETATIONS,
        title=row["interpretation"],
        published=explained,
        source="市政府办公室",
        kind=INTERPRETATIONS.kinds[number % 3],
        paragraphs=(
            f"日前，{row['office']}印发了{reference}文件，现就社会关心的问题解读如下。",
            "一、出台背景。随着城市发展，原有规定已经不能适应群众需求，有必要作出系统安排。",
            "二、主要内容。文件明确了目标、任务和责任单位，提出了可以检查的时间表。",
            "三、群众如何受益。符合条件的单位和个人，可以通过办事服务栏目直接提出申请。",
        ),
        picture="/static/scene-2.svg",
        counterpart=document_path,
    )
