"""Old formats through an installed LibreOffice: converted to .docx in a private folder, without macros and without network."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from gongwen_lint.document import Document
from gongwen_lint.errors import unreadable
from gongwen_lint.expressions import Expression
from gongwen_lint.readers.limits import Limits, within
from gongwen_lint.readers.sniff import Kind

TIMEOUT = 120
"""seconds; the first start of LibreOffice on a slow machine takes some twenty"""

_INPUT = {
    "doc": ("doc", None),
    "rtf": ("rtf", None),
    "wordml": ("xml", "MS Word 2003 XML"),
    "html": ("html", "HTML (StarWriter)"),  # else it opens as a web page, which cannot be saved as .docx
}
"""kind → ending and import filter"""

_USUAL = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "~/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    "win32": (r"%ProgramFiles%\LibreOffice\program\soffice.com", r"%ProgramFiles(x86)%\LibreOffice\program\soffice.com"),
}

_CHARSET = Expression(r"(charset\s*=\s*[\"']?)[\w-]+", re.I)

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    # pictures and other links to places outside the file are not fetched: a draft must not call home
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Load", "UpdateDocumentMode", "0"),
    ("Office.Writer/Content/Update", "Link", "0"),
    # and should a link be followed all the same, it ends at a proxy that is not there
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def read_office(data: bytes, path: str, name: str, kind: Kind, *, limits: Limits) -> Document:
    """The document in an old format, read from the .docx that LibreOffice makes of it.

    Raises UnreadableFile: ``needs-libreoffice``, ``conversion-failed``, ``timeout``, or what reading the .docx raises.
    """
    from gongwen_lint.readers.docx import read_docx

    return read_docx(convert(data, path, kind, limits), path, name, limits=limits)


def convert(data: bytes, path: str, kind: Kind, limits: Limits) -> bytes:
    """The bytes of a .docx with the text of ``data``. The private folder is gone when it returns or raises."""
    program = find_libreoffice()
    if program is None:
        raise unreadable("needs-libreoffice", path, kind=kind.label)
    with tempfile.TemporaryDirectory(prefix="gongwen-lint-") as made:
        folder = Path(made)
        ending, import_filter = _INPUT[kind.reader]
        source, profile = folder / f"input.{ending}", folder / "profile"
        source.write_bytes(_as_utf8(data, path) if kind.reader == "html" else data)
        _write_profile(profile)
        command = [
            program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo", "--nodefault",
            "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"),
            *([f"--infilter={import_filter}"] if import_filter else []), str(source),
        ]
        status = _run(command, folder)
        if status is None:
            raise unreadable("timeout", path, kind=kind.label, seconds=TIMEOUT)
        result = folder / "out" / "input.docx"
        if status != 0 or not result.is_file():
            raise unreadable("conversion-failed", path, kind=kind.label, reason="文件可能已损坏或加密")
        within(path, "转换后的字节数", result.stat().st_size, limits.file_bytes)
        return result.read_bytes()


def find_libreoffice() -> str | None:
    """The program to call: on the path, or where macOS and Windows have it."""
    for called in ("soffice", "libreoffice"):
        if found := shutil.which(called):
            return found
    places = (os.path.expandvars(os.path.expanduser(place)) for place in _USUAL.get(sys.platform, ()))
    return next((place for place in places if os.path.isfile(place)), None)


def _as_utf8(data: bytes, path: str) -> bytes:
    """HTML in UTF-8 that says so: LibreOffice believes what the head says, and many heads say nothing."""
    from gongwen_lint.readers.encoding import decode

    return b"\xef\xbb\xbf" + _CHARSET.sub(r"\1utf-8", decode(data, path), count=2).encode()


def _write_profile(profile: Path) -> None:
    items = "\n".join(
        f'<item oor:path="/org.openoffice.{where}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for where, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")


def _run(command: list[str], folder: Path) -> int | None:
    """The exit status, or None where the time was up; nothing of what was started is left running."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
        env={**os.environ, "TMPDIR": str(folder), "TMP": str(folder), "TEMP": str(folder)},
        start_new_session=True,  # its own process group, since soffice is a script that starts the real program
    )
    try:
        return process.wait(TIMEOUT)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):  # the whole group has ended by itself (macOS says: no permission)
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
