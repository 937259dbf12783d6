"""The error types at the edges: a stable code, and one Chinese sentence that names the file, what is wrong and what to do."""

from __future__ import annotations


class GongwenError(Exception):
    """Something the user can mend; ``code`` is stable, ``message`` is shown as it is."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[GongwenError], tuple[str, str]]:
        return type(self), (self.code, self.message)


class UnreadableFile(GongwenError):
    """A named file that could not be read; the other files go on, the exit status is 2."""


class WrongUsage(GongwenError):
    """An option, rule or configuration value that does not exist; nothing is checked, the exit status is 2."""


class BrokenOff(GongwenError):
    """A run that cannot go on; what was told before stands, the exit status is 2."""


SAVE_AS = "请另存为 .docx、.pdf、.txt 或 .md 再检查。"

READING = {
    "not-found": "没有这个文件或文件夹，请检查路径和文件名。",
    "is-folder": "这是文件夹，不是文件，请写出其中的文件，或用 check 检查整个文件夹。",
    "no-documents": "文件夹里没有可检查的文稿（{endings}），请确认没有选错文件夹。",
    "no-permission": "没有读取权限，请检查文件权限，或换有权限的账户再试。",
    "unreachable": "读不出来（{reason}），请检查磁盘、网络盘或路径后再试。",
    "empty": "文件是空的，没有可检查的文字，请确认没有选错文件。",
    "damaged": "文件已损坏或不完整（{reason}），请用原来的软件打开后另存一份，或重新获取。",
    "encrypted": "文件设有打开密码，请先取消密码保护再检查。",
    "image-only": "文件里只有图片（扫描件），没有可检查的文字，请先做文字识别（OCR），或改用电子原件。",
    "unsupported-type": "不支持{kind}，{advice}",
    "ofd-unsupported": "不支持 OFD 版式文件（.ofd），请用 OFD 阅读器导出为 .pdf，或使用原来的 .docx。",
    "undecodable": "认不出文字编码（{reason}），请用记事本等软件另存为 UTF-8 编码的文本。",
    "too-large": "超出读取上限（{what} {amount}，上限 {most}），请拆分文件，或在配置中调高上限。",
    "needs-libreoffice": "读取{kind}需要本机装有 LibreOffice，请安装后再试，或用 Word、WPS 另存为 .docx。",
    "conversion-failed": "LibreOffice 没能转换{kind}（{reason}），请用 Word、WPS 打开后另存为 .docx。",
    "time-limit": "检查了 {detail} 秒还没有完，已中止，请单独检查这份文件，或用 --time-limit 放宽。",
    "memory-limit": "检查它要用的内存超过限额，已中止，请拆分文件，或用 --memory-limit 放宽。",
    "crashed": "检查它时程序意外退出（{detail}），请用原来的软件打开后另存一份再试。",
    "failed": "检查它时程序出错（{detail}），这是本程序的毛病，请把括号里的内容告诉维护者，并人工核对这份文件。",
    "annotation-unsupported": "内容是{kind}，只有 .docx 和 .pdf 能加批注，请用 Word 另存为 .docx。",
    "annotation-forbidden": "文件的权限设置不允许加批注，请向制发单位要不限制批注的文件，或另用批注清单。",
    "annotation-failed": "批注写不进去（{reason}），请用原来的软件打开后另存一份再试。",
    "timeout": "LibreOffice 转换{kind}超过 {seconds} 秒仍未完成，请用 Word、WPS 打开后另存为 .docx。",
}
"""Why a file could not be read: the code, and what follows the path in the message. Codes are never renamed or reused."""


def unreadable(code: str, path: str, *, kind: str = "", advice: str = SAVE_AS, **details: object) -> UnreadableFile:
    """The error for ``path`` with the sentence of ``READING[code]``, its gaps filled from ``details``."""
    kind = f" {kind}" if kind[:1].isascii() else kind  # Latin letters stand apart from the Han before them
    return UnreadableFile(code, f"{path}：{READING[code].format(kind=kind, advice=advice, **details)}")
