"""Fields: which text is an instruction, which nobody sees, and which its printed result."""

from __future__ import annotations


class _Field:
    __slots__ = ("code", "contents", "result")

    def __init__(self) -> None:
        self.code: list[str] = []
        self.result = False
        self.contents = False


class Fields:
    """The fields that are open at a point of a story, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._coded = 0
        self._settled = 0
        """fields, from the outermost, that are past their instruction for good"""
        self._contents = 0
        self._touched = False

    @property
    def hidden(self) -> bool:
        """Whether text at this point belongs to an instruction, which nobody sees."""
        return self._coded > 0

    def begin(self) -> None:
        """A field opens with its instruction."""
        self._open.append(_Field())
        self._coded += 1

    def instruct(self, text: str) -> None:
        """A piece of the innermost field's instruction."""
        if self._open and not self._open[-1].result:
            self._open[-1].code.append(text)

    def separate(self) -> None:
        """The instruction of the innermost field ends, its result begins."""
        if self._open and not self._open[-1].result:
            innermost = self._open[-1]
            innermost.result = True
            self._coded -= 1
            innermost.contents = "".join(innermost.code).split()[:1] == ["TOC"]
            self._contents += innermost.contents
            self._touched = self._touched or innermost.contents

    def end(self) -> str:
        """The innermost field closes; what is printed for it where it stored no result."""
        if not self._open:
            return ""
        closed = self._open.pop()
        self._settled = min(self._settled, len(self._open))
        self._contents -= closed.contents
        if closed.result:
            return ""
        self._coded -= 1
        if self._coded:
            return ""
        from gongwen_lint.readers.docx.unstored import unstored

        return unstored("".join(closed.code))

    def settle(self) -> bool:
        """A paragraph ends; whether any of it was the result of a table of contents.

        An instruction that is still open lost its end, and must not swallow the rest of the text.
        """
        for open_field in self._open[self._settled:]:
            if not open_field.result:
                open_field.result = True
                self._coded -= 1
        self._settled = len(self._open)
        touched, self._touched = self._touched, self._contents > 0
        return touched
