"""Service guides of the service hall."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from portalwalk.practice.content.model import Attachment, Guide
from portalwalk.practice.content.rows import rows

_PLACE = "清河市政务服务中心（人民路88号）二层综合窗口"
_HOURS = "周一至周五 9:00-12:00、13:00-17:00（法定节假日除外）"
_STEPS = ("网上登录并提交申请", "窗口受理并当场告知结果", "部门审核", "出具办理结果并送达")


def guides(today: date) -> tuple[Guide, ...]:
    """Every service guide."""
    return tuple(_guide(row, number, today) for number, row in enumerate(rows("guides"), start=1))


def _guide(row: Mapping[str, str], number: int, today: date) -> Guide:
    title = row["title"]
    entries = ("姓名", "联系地址", "申请事项", "申请理由", "申请人签名")
    return Guide(
        id=row["id"],
        title=title,
        topic=row["topic"],
        office=row["office"],
        published=datetime.combine(today - timedelta(days=20 + 3 * number), time(9, number)),
        legal_basis=row["legal_basis"],
        who=row["who"],
        conditions=f"{row['who']}，材料齐全、符合法定形式的，予以受理。",
        materials=(*row["materials"].split("、"), f"{title}申请表"),
        steps=_STEPS,
        days=int(row["days"]),
        fee=row["fee"],
        place=_PLACE,
        hours=_HOURS,
        phone=f"0399-5558{number:03d}",
        forms=(
            Attachment(f"/files/bsfw/{row['id']}.docx", f"{title}申请表（空表）", tuple((e, "") for e in entries)),
            Attachment(f"/files/bsfw/{row['id']}.pdf", f"{title}申请表（样表）", tuple((e, "示例") for e in entries)),
        ),
    )
