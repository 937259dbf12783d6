"""Annotations put behind the bytes of a .pdf as an update of it (ISO 32000-1, 7.5.6): what stands there stays, signed or not."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import count
from zlib import error as BadDeflate

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)

from gongwen_lint.annotate.pdf_marks import Mark

_UNPARSED = (
    PyPdfError, BadDeflate, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, AssertionError,
    NotImplementedError,
)
"""what pypdf raises where a structure is broken that PDFium mends"""
_START = re.compile(rb"startxref\s*(\d+)")
_OBJECT = re.compile(rb"\s*(\d+)\s+\d+\s+obj\b")
_CARRIED = ("/Root", "/Info", "/ID", "/Encrypt")
"""what the end of a file says that goes for its update too"""

_Address = tuple[int, int]
"""number and generation of an object"""

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it mends by itself is nothing to tell the user


def updated(data: bytes, marks: Mapping[int, Sequence[Mark]]) -> bytes | None:
    """The file with an update behind it that puts marks on pages (from 0); None where its structure takes none.

    Raises pypdf's DependencyError where the file's encryption needs a library that is not there.
    """
    starts = _START.findall(data)
    if not starts or not data.startswith(b"%PDF-"):
        return None
    table = int(starts[-1])
    tables = data.startswith(b"xref", table)
    if not tables and not _OBJECT.match(data, table):
        return None
    try:
        reader = PdfReader(BytesIO(data))
        return data + _update(reader, _objects(reader, marks), len(data), table, tables) if _is_sound(reader, data) else None
    except _UNPARSED:
        return None


def _is_sound(reader: PdfReader, data: bytes) -> bool:
    """Whether the objects stand where the file says: some viewers mend what does not, and fail once an update follows it."""
    return all(
        (found := _OBJECT.match(data, place)) and int(found[1]) == number
        for places in reader.xref.values() for number, place in places.items()
    )


def _objects(reader: PdfReader, marks: Mapping[int, Sequence[Mark]]) -> dict[_Address, PdfObject]:
    """The marks, and the pages as they are but for them."""
    objects: dict[_Address, PdfObject] = {}
    numbers = count(_highest(reader) + 1)

    def kept(thing: PdfObject) -> IndirectObject:
        reference = IndirectObject(next(numbers), 0, reader)
        objects[reference.idnum, 0] = thing
        return reference

    for number, added in marks.items():
        reference = reader.pages[number].indirect_reference
        page = reference.get_object()
        entries = DictionaryObject(_raw(page))
        before = entries.get("/Annots", ArrayObject()).get_object()
        annotations = ArrayObject(before if isinstance(before, ArrayObject) else ())
        for mark in added:
            entry = DictionaryObject(_raw(mark.entries))
            entry[NameObject("/P")] = reference
            entry[NameObject("/AP")] = DictionaryObject({NameObject("/N"): kept(mark.look)})
            annotations.append(kept(entry))
        entries[NameObject("/Annots")] = annotations
        objects[reference.idnum, reference.generation] = entries
    return objects


def _raw(dictionary: DictionaryObject) -> dict[PdfObject, PdfObject]:
    """The entries as they stand there, references unresolved."""
    return {key: dictionary.raw_get(key) for key in dictionary}


def _highest(reader: PdfReader) -> int:
    """The highest number that an object of the file has or is said to have."""
    known = [number for numbers in reader.xref.values() for number in numbers]
    return max(int(reader.trailer.get("/Size", 1)) - 1, *known, *reader.xref_objStm)


def _update(reader: PdfReader, objects: Mapping[_Address, PdfObject], at: int, before: int, tables: bool) -> bytes:
    """The bytes of an update that begins ``at`` in the file; its table of places, one of text or a packed one as that
    of the file, which stands at ``before``."""
    out = BytesIO()
    out.write(b"\n")
    places: dict[_Address, int] = {}
    for (number, generation), thing in sorted(objects.items(), key=lambda item: item[0]):
        places[number, generation] = at + out.tell()
        out.write(b"%d %d obj\n" % (number, generation))
        _sealed(reader, thing, number, generation).write_to_stream(out)
        out.write(b"\nendobj\n")
    start = at + out.tell()
    last = DictionaryObject({NameObject(key): reader.trailer.raw_get(key) for key in _CARRIED if key in reader.trailer})
    last[NameObject("/Prev")] = NumberObject(before)
    if tables:
        last[NameObject("/Size")] = NumberObject(max(_highest(reader), *(number for number, _ in places)) + 1)
        out.write(b"xref\n" + b"".join(_table(places)) + b"trailer\n")
        last.write_to_stream(out)
    else:
        own = max(_highest(reader), *(number for number, _ in places)) + 1
        places[own, 0] = start
        out.write(b"%d 0 obj\n" % own)
        _packed(places, own + 1, last).write_to_stream(out)
        out.write(b"\nendobj")
    out.write(b"\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def _sealed(reader: PdfReader, thing: PdfObject, number: int, generation: int) -> PdfObject:
    """An object under the protection of the file."""
    seal = reader._encryption
    return seal.encrypt_object(thing, number, generation) if seal else thing


def _runs(places: Mapping[_Address, int]) -> Iterator[list[tuple[_Address, int]]]:
    """The places in order of numbers, parted where one is left out."""
    run: list[tuple[_Address, int]] = []
    for address, place in sorted(places.items()):
        if run and address[0] != run[-1][0][0] + 1:
            yield run
            run = []
        run.append((address, place))
    yield run


def _table(places: Mapping[_Address, int]) -> Iterator[bytes]:
    for run in _runs(places):
        yield b"%d %d\n" % (run[0][0][0], len(run))
        for (_, generation), place in run:
            yield b"%010d %05d n \n" % (place, generation)


def _packed(places: Mapping[_Address, int], size: int, last: DictionaryObject) -> DecodedStreamObject:
    """The table of places as a stream, which says what ends the file too."""
    index = [number for run in _runs(places) for number in (run[0][0][0], len(run))]
    table = DecodedStreamObject()
    table.update(_raw(last))
    table.update({
        NameObject("/Type"): NameObject("/XRef"),
        NameObject("/Size"): NumberObject(size),
        NameObject("/W"): ArrayObject(map(NumberObject, (1, 8, 2))),
        NameObject("/Index"): ArrayObject(map(NumberObject, index)),
    })
    table.set_data(b"".join(
        b"\x01" + place.to_bytes(8, "big") + generation.to_bytes(2, "big") for (_, generation), place in sorted(places.items())
    ))
    return table
