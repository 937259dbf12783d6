"""D011: two words of one meaning where one would do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen_lint.document import Edit
from gongwen_lint.rules.record import Basis, Example, Hit, Rule

if TYPE_CHECKING:
    from gongwen_lint.analysis.context import Context


def check(context: Context) -> Iterator[Hit]:
    """Each stack of synonyms."""
    from gongwen_lint.analysis.synonyms import stacks  # words and lexicons, which other rules do without

    for stack in stacks(context.sentences, context.settings.protected):
        words = "".join(f"“{word}”" for word in stack.words)
        edits = tuple(Edit(stack.sentence.part(*spare)) for spare in stack.spare)
        yield Hit(stack.span, f"{words}意思一样，叠在一起用。", suggestion=f"{stack.reason}。", edits=edits)


TASK = "关于做好登记工作的通知\n各科室：\n"

RULES = (
    Rule(
        code="D011", name="同义叠用", severity="info",
        summary="意思一样的词叠在一起用。",
        why="“进一步加强和不断强化”说的就是“加强”，“切实有效扎实推进”说的就是“推进”，字多了，意思没有多。留一个就够；想说做得更多、"
            "更好，就写多什么、好到什么程度。同义词见 lexicons/synonyms.tsv，只收两个词可以互换、合用又不成固定说法的；“建立健全”"
            "“巩固拓展”“传承弘扬”“贯彻落实”“组织实施”“监督检查”这样各有所指的固定搭配不算，书名号里的标题、引号里的名称不查。",
        basis=(Basis("wuwei", "4", "should"),),
        bad=(
            Example(
                f"{TASK}各科室要进一步加强和不断强化登记管理。", ("进一步加强和不断强化",),
                mended=f"{TASK}各科室要不断强化登记管理。",
            ),
            Example(
                f"{TASK}各科室要切实有效扎实推进登记工作。", ("切实有效扎实",), mended=f"{TASK}各科室要扎实推进登记工作。",
            ),
            Example(
                f"{TASK}登记人员要认真仔细核对证件，避免和防止错登。", ("认真仔细", "避免和防止"),
                mended=f"{TASK}登记人员要认真核对证件，防止错登。",
            ),
            Example(f"{TASK}登记工作由办公室推动促进。", ("推动促进",)),
        ),
        good=(
            Example(f"{TASK}各科室要建立健全登记制度，贯彻落实登记办法，组织实施登记培训，巩固拓展登记成果。"),
            Example(f"{TASK}各科室要加强登记管理，强化窗口服务，提高登记速度，提升办事体验。"),
            Example(f"{TASK}各科室要拿出切实有效的办法。认真学习《关于加强和强化登记工作的意见》。"),
        ),
        check=check,
    ),
)
