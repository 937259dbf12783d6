"""``library``: superior documents put into a library, removed from it and listed, for drafts to be compared with."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator

from gongwen_lint.cli import output
from gongwen_lint.cli.guarding import BOUNDS, alone, guard, jobs
from gongwen_lint.cli.options import CONFIG, OUTPUT, Given, Option, Subcommand, configuration, output_options, settings_options
from gongwen_lint.cli.paths import STDIN, search
from gongwen_lint.config import Configuration
from gongwen_lint.errors import WrongUsage
from gongwen_lint.library import Done, Entry, add_files, documents, facts, remove
from gongwen_lint.nearest import advice
from gongwen_lint.visible import visible, visible_json

_TOLD = {
    "added": "加入", "replaced": "更新", "moved": "改了路径", "same": "未变", "twice": "与库里已有的相同", "unreadable": "读不了",
}
_MOST = 20
"""documents of a sort that are named"""


def run(arguments: list[str], given: Given) -> int:
    """Do what the first argument says.

    Raises WrongUsage.
    """
    action, *paths = arguments
    if action not in _ACTIONS:
        raise WrongUsage("usage", f"library 没有“{action}”这个做法。{advice(action, _ACTIONS)}")
    in_force = configuration(given, ".")
    library = in_force.value("library")[0]
    if library is None:
        if not paths:
            raise WrongUsage(
                "usage",
                f"没有写是哪个库，从当前文件夹往上也没有写了 library 的配置文件。请写 "
                f"gongwen-lint library {action} 库所在的文件夹，或用 --library 写明。"
            )
        library, *paths = paths
    elif paths and os.path.abspath(paths[0]) == os.path.abspath(library):
        paths = paths[1:]  # named twice: in the settings and where it would stand without them
    output.spare_inputs(given.get(OUTPUT.name), paths)
    return _ACTIONS[action](library, paths, in_force, given)


def _add(library: str, paths: list[str], in_force: Configuration, given: Given) -> int:
    if not paths:
        raise WrongUsage("usage", f"没有写要把哪些文件加入 {library}。请在后面写文件或文件夹。")
    if STDIN in paths:
        raise WrongUsage("usage", "不能从标准输入加入文件。请写文件或文件夹的路径。")
    found = search(paths)
    done = [Done(file.path, "unreadable", error=(file.error.code, file.error.message)) for file in found.files if file.error]
    files = [file.path for file in found.files if not file.error]
    output.spare_inputs(given.get(OUTPUT.name), files)
    progress = _progress(len(files))
    processes = 0 if len(files) == 1 and alone(in_force, files[0]) else jobs(in_force)
    try:
        for one in add_files(library, files, in_force.limits, processes, progress, guard(in_force)):
            done.append(one)
    except KeyboardInterrupt:
        progress(None)
        kept = sum(one.what in ("added", "replaced", "moved") for one in done)
        output.complain(f"已打断。已存入 {kept} 份，库是好的；再运行一次同样的命令，就接着加。")
        return output.INTERRUPTED
    except WrongUsage:
        progress(None)
        raise
    progress(None)
    done.sort(key=lambda one: one.path)
    for one in done:
        if one.error:
            output.complain(one.error[1])
    output.write(_shown(given, lambda: _said(done, found.notes), lambda: _objects(library, done)), given.get(OUTPUT.name))
    return output.USAGE if any(one.error for one in done) else 0


def _remove(library: str, paths: list[str], in_force: Configuration, given: Given) -> int:
    if not paths:
        raise WrongUsage("usage", f"没有写要把哪些文件移出 {library}。请写路径，或 gongwen-lint library list 列出的编号。")
    entries = documents(library)
    chosen: dict[int, Entry] = {}
    missing = []
    for path in paths:
        meant = [entry for entry in entries if _means(path, entry)]
        chosen |= {entry.id: entry for entry in meant}
        if not meant:
            missing.append(path)
    removed = remove(library, chosen) if chosen else 0
    for path in missing:
        output.complain(f"库里没有 {path}。请用 gongwen-lint library list 查看库里有哪些文件。")
    shown = {"version": 1, "library": library, "removed": [entry.path for entry in chosen.values()], "missing": missing}
    output.write(_shown(given, lambda: iter([f"移出 {removed} 份。\n"]), lambda: shown), given.get(OUTPUT.name))
    return output.USAGE if missing else 0


def _list(library: str, paths: list[str], in_force: Configuration, given: Given) -> int:
    _no_more(paths)
    entries = documents(library)
    shown = {"version": 1, "library": library, "documents": [
        {"id": entry.id, "path": entry.path, "title": entry.title, "number": entry.number, "issuers": entry.issuers,
         "date": entry.date}
        for entry in entries
    ]}
    output.write(_shown(given, lambda: _lines(entries), lambda: shown), given.get(OUTPUT.name))
    return 0


def _info(library: str, paths: list[str], in_force: Configuration, given: Given) -> int:
    _no_more(paths)
    found = facts(library)
    rows = (
        ("库", visible(library)), ("文件", f"{found.documents} 份"), ("文字", _size(found.text_bytes)),
        ("占用磁盘", _size(found.disk_bytes)), ("索引", f"{found.segments} 段"), ("格式", found.format), ("建于", found.created),
    )
    lines = (f"{name}：{value}\n" for name, value in rows)
    shown = {"version": 1, "library": library, **found._asdict()}
    output.write(_shown(given, lambda: lines, lambda: shown), given.get(OUTPUT.name))
    return 0


_ACTIONS: dict[str, Callable[[str, list[str], Configuration, Given], int]] = {
    "add": _add, "remove": _remove, "list": _list, "info": _info,
}
SUBCOMMAND = Subcommand(
    "建上位文件库，供 check 比对。add 加入文件或文件夹，remove 移出（写路径或编号），list 列出，info 看概况。"
    "不用 --library 写明、配置文件也没有写库时，第一个路径就是库。",
    "add|remove|list|info [路径]…", 1, None,
    (
        *output_options("text", "json"), Option("--library", "用哪个库", "文件夹"),
        *(option for option in settings_options("scan") if option.name in BOUNDS), CONFIG,
    ),
    run,
)


def _no_more(paths: list[str]) -> None:
    if paths:
        raise WrongUsage("usage", f"多写了“{paths[0]}”。")


def _means(path: str, entry: Entry) -> bool:
    """Whether a number, a file or a folder as the user writes it means a document."""
    if path.isdecimal():
        return int(path) == entry.id
    real = os.path.realpath(path)
    return entry.path == real or entry.path.startswith(real.rstrip(os.sep) + os.sep)


def _shown(given: Given, text: Callable[[], Iterator[str]], shown: Callable[[], object]) -> Iterator[str]:
    if given.get("--output-format") != "json":
        return text()
    import json

    return iter([visible_json(json.dumps(shown(), ensure_ascii=False, indent=2)) + "\n"])


def _said(done: list[Done], notes: tuple[str, ...]) -> Iterator[str]:
    twins = [one for one in done if one.what == "twice"]
    for one in twins[:_MOST]:
        yield f"{visible(one.path)}：与 {visible(_near(one.other or ''))} 内容相同，没有再加。\n"
    if len(twins) > _MOST:
        yield f"……内容与已有的相同、没有再加的共 {len(twins)} 份。\n"
    counts = Counter(one.what for one in done)
    yield "，".join(f"{said} {counts[what]} 份" for what, said in _TOLD.items() if counts[what] or what == "added") + "。\n"
    for note in notes:
        yield note + "\n"


def _objects(library: str, done: list[Done]) -> dict[str, object]:
    counts = Counter(one.what for one in done)
    return {
        "version": 1, "library": library, "summary": {what: counts[what] for what in _TOLD},
        "files": [
            {"path": one.path, "result": one.what, "same_as": one.other,
             "error": one.error and {"code": one.error[0], "message": one.error[1]}}
            for one in done if one.what != "same"
        ],
    }


def _lines(entries: list[Entry]) -> Iterator[str]:
    digits = len(str(entries[-1].id)) if entries else 1
    for entry in entries:
        said = "  ".join(part for part in ("、".join(entry.issuers), entry.date, _near(entry.path)) if part)
        yield f"{entry.id:>{digits}}  {visible(entry.title or '（没有标题）')}  {visible(said)}\n"
    if not entries:
        yield "库里没有文件。\n"


def _near(path: str) -> str:
    """A path as a user in the current folder would write it."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # on another drive
        return path
    return path if relative.startswith(os.pardir) else relative


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.1f} KB"


def _progress(total: int) -> Callable[[int | None], None]:
    """Shows how many files are dealt with, on a terminal only; None wipes it away."""
    terminal = sys.stderr is not None and sys.stderr.isatty()

    def show(count: int | None) -> None:
        if terminal:
            said = "\r\033[K" if count is None else f"\r已读 {count}/{total} 份"
            print(said, end="", file=sys.stderr, flush=True)

    return show
