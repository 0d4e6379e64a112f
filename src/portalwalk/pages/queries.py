"""What is typed into a search: a part of a title, a common word, words that nobody wrote, odd things."""

import re
import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

FRAGMENT_LENGTH = 8


@dataclass(frozen=True, slots=True)
class OddQuery:
    """Something odd that real visitors type."""

    name: str
    name_zh: str
    text: str


ODD_QUERIES = (
    OddQuery("blank", "空白", ""),
    OddQuery("very-long", "超长文字", "关于进一步做好政务服务工作的通知" * 20),
    OddQuery("special-characters", "特殊字符", "%_&#*+?[]\\/~"),
    OddQuery("quotes", "引号", '“通知” "通知" \'通知'),
)


def fragment_of(title: str) -> str:
    """Take a distinctive part out of a title: the longest piece between its marks, without its ends' set phrases."""
    bare = title
    for phrase in ("关于", "的通知", "的公告", "的通告", "的公示", "的意见", "实施", "管理"):
        bare = bare.replace(phrase, " ")
    pieces = [piece for piece in "".join(one if one.isalnum() else " " for one in bare).split() if piece]
    longest = max(pieces, key=len, default=title)
    return longest[:FRAGMENT_LENGTH]


def common_word(titles: Sequence[str]) -> str:
    """Return the pair of Chinese characters, or the English word, that most titles have."""
    pairs = Counter(
        word
        for title in titles
        for word in {*re.findall(r"[A-Za-z]{4,}", title), *re.findall(r"(?=([一-鿿]{2}))", title)}
    )
    return pairs.most_common(1)[0][0] if pairs else "通知"


def nonsense_words() -> str:
    """Words that no portal has published."""
    return "曌龘" + secrets.token_hex(4)
