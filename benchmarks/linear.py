"""How the time to check a text grows with its length, from 1,000 to 500,000 characters, in one process with everything loaded.

    python benchmarks/linear.py [--select RULES]

Prints milliseconds, microseconds a character, and the latter as a multiple of the shortest text's over 5,000 characters: a
linear program stays near 1. Also one paragraph without a full stop, the worst there is for a search.
"""

from __future__ import annotations

import argparse
import platform
import sys
import time

from texts import text

from gongwen_lint.kernel import lint
from gongwen_lint.readers.plain import read_plain
from gongwen_lint.settings import Settings

LENGTHS = (1_000, 5_000, 20_000, 100_000, 500_000)
LIMIT = 2.0
"""a cost a character that doubles on the way is no longer linear"""


def spent(data: bytes, settings: Settings) -> float:
    """Seconds to read and check; the best of a few runs, as fits the length."""
    best = float("inf")
    for _ in range(max(1, 200_000 // len(data))):
        begin = time.perf_counter()
        lint(read_plain(data, "通知.txt"), settings)
        best = min(best, time.perf_counter() - begin)
    return best


def table(name: str, make, settings: Settings) -> bool:
    """Print one table; whether it stays under the limit."""
    print(name)
    base, fine = 0.0, True
    for length in LENGTHS:
        data = make(length).encode()
        characters = len(data.decode())
        each = spent(data, settings) / characters
        base = base or (each if length >= 5_000 else 0.0)
        ratio = each / base if base else 0.0
        fine &= ratio <= LIMIT
        print(f"{characters:8d} 字  {each * characters * 1000:8.1f} 毫秒  每字 {each * 1e6:5.1f} 微秒  {ratio:5.2f}" if ratio else
              f"{characters:8d} 字  {each * characters * 1000:8.1f} 毫秒  每字 {each * 1e6:5.1f} 微秒")
    return fine


def demands(length: int) -> str:
    """One sentence of demands and prohibitions without end, the worst there is for the rules on burdens."""
    piece = (
        "各县要建立登记台账，每月5日前报送登记进展情况，不得层层开会、层层发文等行为，按照《登记办法》制定实施方案，"
        "企业应当建立台账，对各县登记情况开展督查，"
    )
    return f"关于做好登记工作的通知\n各县（区）档案局：\n{piece * (length // len(piece))}"


def main() -> int:
    """Print the tables; exit status 1 where the cost a character more than doubles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--select", default="")
    options = parser.parse_args()
    settings = Settings(select=tuple(filter(None, options.select.split(","))))
    spent("\n".join(text(1_000)).encode(), settings)
    print(f"Python {platform.python_version()}")
    fine = table("通常的文稿", lambda length: "\n".join(text(length)), settings)
    fine &= table("没有句号的一段", lambda length: "".join(text(length)).replace("。", "，"), settings)
    fine &= table("满是要求、禁令和书名号的一段", demands, settings)
    return int(not fine)


if __name__ == "__main__":
    sys.exit(main())
