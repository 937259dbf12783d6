"""Makes the samples from samples/sources: ``python samples/make.py [FOLDER]`` (default: the folder this file is in).

The .docx, .txt and .md come out the same everywhere. The .pdf are made by LibreOffice where it is installed; their text is the
same everywhere, their look depends on the fonts at hand.
"""

from __future__ import annotations

import sys
from pathlib import Path

from gbt9704 import plain
from gbt9704.compose import compose
from gbt9704.pdf import OFFICE, convert, installed_fonts, office
from gbt9704.source import Source, load

HERE = Path(__file__).resolve().parent


def sources() -> list[Source]:
    """All sources, in the order of their names."""
    return [load(path) for path in sorted((HERE / "sources").glob("*.toml"))]


def portable() -> dict[str, bytes]:
    """File name and bytes of every sample but the PDFs."""
    makers = {"docx": lambda source: compose(source, OFFICE), "txt": plain.text, "md": plain.markdown}
    return {
        f"{source.name}.{kind}": makers[kind](source) for source in sources() for kind in source.files if kind in makers
    }


def pdfs() -> dict[str, bytes]:
    """File name and bytes of the PDFs; needs LibreOffice."""
    fonts = installed_fonts()
    wanted = {source.name: compose(source, fonts) for source in sources() if "pdf" in source.files}
    return {f"{name}.pdf": data for name, data in convert(wanted).items()}


def main(folder: Path) -> None:
    """Writes all samples into ``folder``."""
    made = portable()
    if office():
        made |= pdfs()
    else:
        print("没有找到 LibreOffice，未生成 PDF。")
    for name, data in made.items():
        (folder / name).write_bytes(data)
    print(f"已生成 {len(made)} 份示例：{folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
