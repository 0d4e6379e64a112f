"""Service guides of the service hall."""

from portalwalk.practice.content.model import Guide
from portalwalk.practice.content.rows import rows

_PLACE = "清河市政务服务中心（人民路88号）二层综合窗口"
_STEPS = ("网上登录并提交申请", "窗口受理并当场告知结果", "部门审核", "出具办理结果并送达")


def guides() -> tuple[Guide, ...]:
    """Every service guide."""
    return tuple(
        Guide(
            id=row["id"],
            title=row["title"],
            topic=row["topic"],
            office=row["office"],
            legal_basis=row["legal_basis"],
            who=row["who"],
            materials=tuple(row["materials"].split("、")),
            steps=_STEPS,
            days=int(row["days"]),
            fee=row["fee"],
            place=_PLACE,
            phone=f"0399-5558{number:03d}",
        )
        for number, row in enumerate(rows("guides"), start=1)
    )
