"""Everything that can be set, in one table: the configuration file, the command's options and ``config`` are made from it."""

from __future__ import annotations

from typing import Any

from gongwen_lint import values
from gongwen_lint.named import NamedTuple
from gongwen_lint.readers.limits import Limits
from gongwen_lint.settings import COVERS, DIRECTIONS, LEVELS

FAIL_ON = {"error": "错误", "warning": "警告", "info": "提示", "never": "从不"}
"""from what severity on findings make the exit status 1, and its name in Chinese"""


class Key(NamedTuple):
    """One thing that can be set; ``name`` is its key in the file, a dot for each table."""

    name: str
    read: values.Reader
    meaning: str
    default: Any = None
    option: str | None = None
    """its option on the command line"""
    shape: str = "文字"
    """what stands for the value in the help"""

    @property
    def many(self) -> bool:
        """Whether it is a list, and its option may be given several times."""
        return self.default == ()


KEYS = (
    Key(
        "profile", values.profile, "依据哪套规定：central（中央）、gansu（甘肃）、wuwei（武威）、zhejiang（浙江），或自己的文件",
        "central", "--profile", "名称|文件",
    ),
    Key("select", values.rule_words, "只查这些规则：编号、编号开头或名称，用逗号隔开", (), "--select", "规则"),
    Key("ignore", values.rule_words, "不查这些规则", (), "--ignore", "规则"),
    Key("extend-select", values.rule_words, "在已选的之外再查这些规则", (), "--extend-select", "规则"),
    Key(
        "fail-on", values.one_of(FAIL_ON, "级别"), f"有这一级以上的问题就以 1 退出；也可写 {'、'.join(FAIL_ON.values())}",
        "warning", "--fail-on", "|".join(FAIL_ON),
    ),
    Key("lexicon", values.path, "本单位的用语文件（增列和保护）", None, "--lexicon", "文件"),
    Key("against", values.paths, "同这些文件比对，看有没有照搬（可写多次）", (), "--against", "文件|文件夹"),
    Key("library", values.path, "同这个库里的文件比对", None, "--library", "文件夹"),
    Key("scan.jobs", values.up_to(1_000), "同时检查几份，不写就用全部的核", None, "--jobs", "个数"),
    Key("scan.time-limit", values.up_to(86_400), "一份文稿最多检查多少秒", 60, "--time-limit", "秒"),
    Key(
        "scan.memory-limit", values.up_to(1 << 20), "一份文稿最多用多少内存（MB），限 Linux", 1024, "--memory-limit", "MB",
    ),
    Key("scan.cache", values.path, "没有改动的文件不再读：上次的结果加密存在这个文件夹里", None, "--cache", "文件夹"),
    Key("baseline", values.path, "只报、只算基线里没有的问题", None, "--baseline", "文件"),
    Key("annotate.author", values.text, "批注的作者", "gongwen-lint", "--annotate-author", "姓名"),
    Key("annotate.initials", values.text, "批注作者的缩写", "公文", "--annotate-initials", "缩写"),
    Key("scan.executor", values.executor, "在集群上检查：dask://主机:端口", None, "--executor", "地址"),
    Key("stated.kind", values.kind, "文件类别，如 专项部署、综合报告（决定字数上限）", None, "--kind", "类别"),
    Key("stated.genre", values.genre, "文种，如 通知、意见、请示", None, "--genre", "文种"),
    Key("stated.level", values.one_of(LEVELS, "级别"), "发文机关的级别，如 省级、县级", None, "--level", "级别"),
    Key("stated.direction", values.one_of(DIRECTIONS, "行文方向"), "行文方向：下行、上行、平行", None, "--direction", "方向"),
    Key("stated.title", values.text, "标题", None, "--title"),
    Key("stated.number", values.text, "发文字号", None, "--number"),
    Key("stated.issuers", values.texts, "发文机关（联合发文可写多次）", (), "--issuer", "机关"),
    Key("stated.addressee", values.text, "主送机关", None, "--addressee"),
    Key("stated.date", values.date, "成文日期", None, "--date", "日期"),
    Key("stated.cover", values.one_of(COVERS, "套文通知"), "套文通知：印发 或 转发", None, "--cover", "印发|转发"),
    Key("stated.inner-title", values.text, "所印发或转发文件的标题", None, "--inner-title"),
    *(
        Key(f"limits.{name.replace('_', '-')}", values.positive, meaning, default)
        for (name, default), meaning in zip(Limits._field_defaults.items(), (
            "文件最多多少字节", "解压后最多多少字节", "PDF 最多多少页", "最多读多少个字符", "最多读多少行",
        ), strict=True)
    ),
)
"""Everything that can be set but for the options of rules and the ignores of single paths."""

BY_NAME = {key.name: key for key in KEYS}

RULES, PER_FILE = "rules", "per-file-ignores"
"""The two tables of the file that are not in ``KEYS``: their inner keys are rules and path patterns."""
