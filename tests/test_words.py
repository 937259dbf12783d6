"""Words are jieba's words: the tables hold its dictionary and model, and every text is cut as jieba cuts it."""

import logging
import random
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from gongwen_lint.words import segmenter
from gongwen_lint.words.build import build
from gongwen_lint.words.segmenter import Segmenter
from gongwen_lint.words.tables import EMISSIONS, FIRST_HAN, FOLDER, FREQUENCIES, LAST_HAN, LONGEST, TAGS, TRIE, frequencies, trie

MARKS = "，。、；：“”《》（）〔2024〕 \t\r\n\u3000ABCxyz0123456789.%-_+#&×—"


@pytest.fixture(scope="module")
def jieba():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer


def test_tables_are_built_from_jieba() -> None:
    import marisa_trie

    built = build()
    words = marisa_trie.Trie().frombytes(built[TRIE])
    numbers = memoryview(built[FREQUENCIES]).cast("I")
    shipped_words, shipped_numbers = trie(), frequencies()
    assert len(words) == len(shipped_words)
    assert max(map(len, words)) == LONGEST
    assert numbers[0] == shipped_numbers[0]
    assert all(shipped_numbers[shipped_words[word.encode()] + 1] == numbers[at + 1] for word, at in words.items())
    assert built[EMISSIONS] == Path(FOLDER, EMISSIONS).read_bytes()
    names, _, marks = built[TAGS].partition(b"\n")
    shipped_names, _, shipped_marks = Path(FOLDER, TAGS).read_bytes().partition(b"\n")
    assert names == shipped_names
    assert all(shipped_marks[shipped_words[word.encode()]] == marks[at] for word, at in words.items())


def generated(characters: int, seed: int):
    """Texts of dictionary words, of common and of rare characters, with marks, blanks, Latin letters and digits between."""
    chance = random.Random(seed)
    words = chance.sample([word.decode() for word in trie()], 20_000)
    common = [char for char in sorted({char for word in words for char in word}) if segmenter().frequency(char) > 500]
    rare = [chr(code) for code in range(FIRST_HAN, LAST_HAN + 9)]
    while characters > 0:
        source = chance.choice([words, words, common, rare])
        text = "".join(chance.choice(MARKS) if chance.random() < 0.1 else chance.choice(source) for _ in range(200))
        characters -= len(text)
        yield text


def test_cut_like_jieba(jieba) -> None:
    ours = segmenter()
    for text in generated(300_000, seed=2024):
        assert ours.cut(text) == jieba.lcut(text)


def test_nothing_is_lost() -> None:
    for text in ("", "\r\n", "一", "a", "全角　空格\n换行", *generated(2_000, seed=1)):
        assert "".join(segmenter().cut(text)) == text


def test_user_words_stay_whole_and_change_nothing_else(jieba) -> None:
    user = ("一线工作法", "三抓三促", "数据局", "五个到位", "AI大模型")
    ours = Segmenter(user)
    for word in user:
        assert ours.cut(f"按照{word}要求") == ["按照", word, "要求"]
        jieba.add_word(word, ours.frequency(word))
    chance = random.Random(7)
    for text in generated(20_000, seed=3):
        mixed = chance.choice(user).join(text[at:at + 20] for at in range(0, len(text), 20))
        assert ours.cut(mixed) == jieba.lcut(mixed)


def test_words_are_cut_alike_however_few_probabilities_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "各县要建立登记台账，第3季度前报送登记进展情况，T恤厂和AA制也在内。"
    whole = Segmenter(("登记台账",)).cut(text)
    monkeypatch.setattr(sys.modules[Segmenter.__module__], "_KEPT", 2)
    words = Segmenter(("登记台账",))
    assert words.cut(text) == whole
    assert len(words._chances) <= 2


def test_frequency_and_part_of_speech() -> None:
    words = segmenter()
    assert words.frequency("领导") > words.frequency("引领") > 0
    assert words.frequency("不在词典里的词") == 0
    assert (words.tag("加强"), words.tag("责任"), words.tag("切实"), words.tag("不在词典里的词")) == ("v", "n", "ad", None)


def test_cutting_is_quiet_and_leaves_jieba_alone() -> None:
    code = "import sys; from gongwen_lint.words import segmenter; segmenter().cut('某某'); assert 'jieba' not in sys.modules"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_rules_on_the_frame_of_a_document_do_without_the_words() -> None:
    code = (
        "import sys; from gongwen_lint.kernel import lint; from gongwen_lint.readers.plain import read_plain; "
        "from gongwen_lint.settings import Settings; "
        "lint(read_plain('关于登记的通知\\n各科室：\\n各科室要当日登记。'.encode(), '例.txt'), Settings(select=('D',))); "
        "assert not any(name.startswith(('gongwen_lint.words', 'marisa')) for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
