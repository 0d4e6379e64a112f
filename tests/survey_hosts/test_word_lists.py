"""Listed words are found with their sentence and place, and near misses are not."""

from pathlib import Path

import pytest

from portalwalk.portal_file import PortalFileError, load_portal
from portalwalk.survey.word_lists import MOST_HITS, WordListError, WordLists


def found(text: str, *words: tuple[str, str]) -> list[str]:
    return [hit.word for hit in WordLists(words).find(text)]


def test_a_hit_has_its_right_form_its_sentence_and_its_place() -> None:
    text = "第一句。清河市人明政府印发通知！第三句。"

    (hit,) = WordLists([("人明政府", "人民政府")]).find(text)

    assert (hit.word, hit.right, hit.around) == ("人明政府", "人民政府", "清河市人明政府印发通知！")
    assert text[hit.position :].startswith("人明政府")


def test_a_long_sentence_is_cut() -> None:
    (hit,) = WordLists([("错词", "")]).find(f"{'前' * 500}错词{'后' * 500}")

    assert "前错词后" in hit.around
    assert len(hit.around) < 200


def test_a_line_ends_a_sentence() -> None:
    (hit,) = WordLists([("错词", "")]).find("标题\n这里有错词\n来源")

    assert hit.around == "这里有错词"


def test_of_overlapping_words_the_longest_counts() -> None:
    assert found("清河市发改局长", ("发改局", ""), ("清河市发改局", "")) == ["清河市发改局"]


def test_every_place_is_found() -> None:
    assert found("登陆后再登陆", ("登陆", "登录")) == ["登陆", "登陆"]


@pytest.mark.parametrize("text", ["市人民政府办公室", "人民政府办公室和人民政府办公室"])
def test_a_wrong_word_inside_its_right_form_is_no_hit(text: str) -> None:
    assert found(text, ("民政府办", "人民政府办公室")) == []


def test_a_wrong_word_beside_its_right_form_is_one() -> None:
    assert found("人民政府办公室的民政府办", ("民政府办", "人民政府办公室")) == ["民政府办"]


@pytest.mark.parametrize(("text", "is_hit"), [("见app下载", True), ("APP", True), ("apple", False), ("wapp", False)])
def test_latin_words_stand_alone_in_any_case(text: str, *, is_hit: bool) -> None:
    assert bool(found(text, ("App", ""))) is is_hit


def test_a_letter_that_grows_when_folded_moves_no_place() -> None:
    (hit,) = WordLists([("错词", "")]).find("İİİ错词")

    assert hit.position == 3


def test_a_page_full_of_hits_ends() -> None:
    assert len(found("的" * 10_000, ("的", ""))) == MOST_HITS


def test_no_words_find_nothing() -> None:
    assert found("任何文字") == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_lists_are_read_as_offices_save_them(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# 机构\n\n区发改局 => 区发展改革委\n  旧词  \n", encoding=encoding)

    hits = WordLists.read([path]).find("区发改局和旧词")

    assert [(hit.word, hit.right) for hit in hits] == [("区发改局", "区发展改革委"), ("旧词", "")]


@pytest.mark.parametrize("line", ["=> 对", "同 => 同"])
def test_a_line_that_says_nothing_is_told_with_its_place(tmp_path: Path, line: str) -> None:
    path = tmp_path / "words.txt"
    path.write_text(f"好\n{line}\n", encoding="utf-8")

    with pytest.raises(WordListError, match=r"words\.txt, line 2"):
        WordLists.read([path])


def test_a_portal_file_leads_to_its_lists(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("错词", encoding="utf-8")
    file = tmp_path / "portal.toml"
    file.write_text('url = "http://a/"\nword_lists = ["words.txt"]\n', encoding="utf-8")

    assert WordLists.read(load_portal(str(file), environ={}).word_lists).find("错词")


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ('word_lists = ["none.txt"]', "word_lists[1]: "),
        ('old_domains = ["https://old/"]', "old_domains[1]: "),
        ('old_domains = ["a"]', "old_domains[1]: "),
    ],
)
def test_what_a_portal_file_gets_wrong_is_told_with_its_line(tmp_path: Path, key: str, says: str) -> None:
    file = tmp_path / "portal.toml"
    file.write_text(f'url = "http://a/"\n{key}\n', encoding="utf-8")

    with pytest.raises(PortalFileError, match="line 2") as raised:
        load_portal(str(file), environ={})

    assert says in raised.value.reason
    assert f"{says[:-2]}：" in raised.value.reason_zh
