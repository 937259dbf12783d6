"""What is said where a library cannot be used: what it is, what is wrong with it, and what to do."""

from __future__ import annotations

from gongwen_lint.errors import WrongUsage

VERSION = 1
"""of the format of a library; one of another version is refused"""

_ANEW = "请删掉这个文件夹，再用 gongwen-lint library add 把文件重新加入。"


def missing(path: str) -> WrongUsage:
    return WrongUsage("library", f"没有“{path}”这个库。请检查路径，或先用 gongwen-lint library add 建一个。")


def no_library(path: str) -> WrongUsage:
    return WrongUsage(
        "library", f"{path} 不是上位文件库。请写库所在的文件夹；要同普通文件夹里的文件比，用 --against；要新建，请写一个"
        "还没有的或空的文件夹。"
    )


def empty(path: str) -> WrongUsage:
    return WrongUsage("library", f"{path} 里还没有文件。请先用 gongwen-lint library add 加入。")


def other_version(path: str, version: int) -> WrongUsage:
    if version > VERSION:
        return WrongUsage(
            "library", f"{path} 是较新的 gongwen-lint 建的库（格式 {version}，本程序用格式 {VERSION}）。请升级 gongwen-lint。"
        )
    return WrongUsage(
        "library", f"{path} 是较早的 gongwen-lint 建的库（格式 {version}，本程序用格式 {VERSION}），不能再用。{_ANEW}"
    )


def damaged(path: str, why: str) -> WrongUsage:
    return WrongUsage("library", f"{path} 这个库已损坏（{why}）。{_ANEW}")


def busy(path: str, seconds: float) -> WrongUsage:
    return WrongUsage("library", f"另一个程序正在写 {path} 这个库，等了 {seconds:.0f} 秒还没有写完。请稍后再试。")


def unusable(path: str, why: str) -> WrongUsage:
    return WrongUsage("library", f"{path} 这个库读写不了（{why}）。请检查磁盘空间和权限。")
