"""Files under a password that only forbids (standard handler, revision 2: ISO 32000-1, 7.6.3); the empty one opens them."""

from __future__ import annotations

from hashlib import md5

from pdf_sheets import Sheet, make_pdf

PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
ALL, NO_NOTES = -4, -36
"""permissions: everything, and everything but notes"""


def restricted_pdf(*sheets: Sheet, permissions: int = ALL) -> bytes:
    """The file of these pages, its contents encrypted."""
    owner = bytes(range(32))
    key = md5(PADDING + owner + permissions.to_bytes(4, "little", signed=True) + b"\x00").digest()[:5]

    def seal(number: int, content: bytes) -> bytes:
        return _rc4(md5(key + number.to_bytes(3, "little") + bytes(2)).digest()[:10], content)

    user = _rc4(key, PADDING).hex()
    entry = f"<< /Filter /Standard /V 1 /R 2 /P {permissions} /O <{owner.hex()}> /U <{user}> >>"
    return make_pdf(*sheets, trailer=f"/Encrypt {entry} /ID [ <00> <00> ]", seal=seal)


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
