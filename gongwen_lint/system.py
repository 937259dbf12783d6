"""What the system says when a file cannot be read or written, in Chinese."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹", errno.EEXIST: "已有同名的文件",
    errno.ENOTDIR: "没有这个文件夹", errno.EISDIR: "这是文件夹", errno.EACCES: "没有权限",
    errno.EPERM: "没有权限", errno.EROFS: "磁盘只读", errno.ENOSPC: "磁盘已满", errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了圈", errno.EIO: "磁盘出错",
}


def reason(error: OSError) -> str:
    """Why it failed, in a few words."""
    return _REASONS.get(error.errno or 0, error.strerror or type(error).__name__)
