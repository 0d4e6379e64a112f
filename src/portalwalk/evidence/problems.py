"""What verifying an inspection's evidence brings up, in words for a reader."""

from dataclasses import dataclass, field

from portalwalk.evidence.chain import Tampering
from portalwalk.evidence.folder import OBSERVATIONS
from portalwalk.evidence.timestamps import Stamp
from portalwalk.model.base import Record


class Problem(Record):
    """One thing that is not as it was."""

    kind: Tampering
    path: str
    """The file concerned, relative to the inspection folder; empty when it is not known."""
    n: int | None = None
    """The manifest's record concerned, counted from 1."""
    line: int | None = None
    """The line of the observations concerned, counted from 1; None when the problem is another, or it is not known."""
    message: str
    message_zh: str


class Verification(Record):
    """What `verify` found. `ok` says that nothing contradicts the manifest and the head."""

    ok: bool
    records: int
    head: str
    """To be compared with the head that was printed or sent when the inspection was made."""
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    remarks_zh: tuple[str, ...] = ()
    """What a reader must know although it is no problem: the inspection was never sealed, was killed …"""
    stamp: Stamp | None = None
    """The time stamp over the head, where there is one and it holds."""


_BREAKS = {
    Tampering.CHANGED: ("Record {} of the manifest was changed.", "清单第 {} 条记录被改动。"),
    Tampering.DROPPED: ("Record {} of the manifest was dropped.", "清单第 {} 条记录被删除。"),
    Tampering.ADDED: ("Record {} of the manifest was added later.", "清单第 {} 条记录系事后添加。"),
    Tampering.REORDERED: ("Record {} of the manifest is not in its place.", "清单第 {} 条记录的顺序被改动。"),
}


_LINES = {
    Tampering.CHANGED: ("Line {0} of {1} was changed.", "{1} 第 {0} 行被改动。"),
    Tampering.DROPPED: ("Line {0} of {1} was dropped.", "{1} 第 {0} 行被删除。"),
    Tampering.ADDED: ("Line {0} of {1} was added later.", "{1} 第 {0} 行系事后添加。"),
    Tampering.REORDERED: ("Line {0} of {1} is not in its place.", "{1} 第 {0} 行的顺序被改动。"),
}


@dataclass
class Complaints:
    """Collects what verifying finds, and says it in both languages."""

    is_sealed: bool = False
    problems: list[Problem] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)

    def accuse(
        self,
        kind: Tampering,
        path: str,
        message: str,
        message_zh: str,
        n: int | None = None,
        line: int | None = None,
    ) -> None:
        """Say that something is not as it was."""
        self.problems.append(Problem(kind=kind, path=path, n=n, line=line, message=message, message_zh=message_zh))

    def record(self, kind: Tampering, n: int, path: str = "") -> None:
        """Say what was done to the manifest's record `n`."""
        words, words_zh = _BREAKS[kind]
        self.accuse(kind, path, words.format(n), words_zh.format(n), n)

    def line(self, kind: Tampering, number: int | None, n: int) -> None:
        """Say what was done to a line of the observations, which are sealed by the manifest's record `n`."""
        words, words_zh = _LINES[kind] if number else ("{1} was changed.", "{1} 被改动。")
        words, words_zh = (said.format(number, OBSERVATIONS) for said in (words, words_zh))
        self.accuse(kind, OBSERVATIONS, words, words_zh, n, number)

    def unreadable(self, path: str, said: str, n: int | None = None) -> None:
        """Say that a file, or a record of it, cannot be read."""
        at, at_zh = (f"Record {n} of {path}", f"{path} 第 {n} 条记录") if n else (path, path)
        self.accuse(Tampering.UNREADABLE, path, f"{at} cannot be read: {said}.", f"{at_zh} 无法读取：{said}。", n)

    def missing(self, path: str, n: int | None = None) -> None:
        """Say that a file is gone."""
        self.accuse(Tampering.DROPPED, path, f"{path} is missing.", f"缺少 {path}。", n)

    def torn(self, path: str, n: int | None = None) -> None:
        """Say that a file ends in the middle of a line: a problem only in an inspection that came to its end."""
        words = f"The last line of {path} is not complete"
        words_zh = f"{path} 的最后一行不完整"
        if self.is_sealed:
            self.accuse(Tampering.TORN, path, f"{words}.", f"{words_zh}。", n)
        else:
            self.remark(f"{words}: its writer was killed.", f"{words_zh}：写入进程曾被中断。")

    def remark(self, remark: str, remark_zh: str) -> None:
        """Say what is no problem, and must be known."""
        self.remarks.append((remark, remark_zh))
