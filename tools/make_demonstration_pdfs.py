"""Makes the PDFs of the demonstration case from their Typst sources (``pip install typst``, needed for nothing else).

The PDFs are kept beside their sources and shipped; run this after changing a source: ``python tools/make_demonstration_pdfs.py``.
"""

from __future__ import annotations

from pathlib import Path

import typst

SOURCES = Path(__file__).parent.parent / "src" / "wellfounded" / "demonstration" / "source" / "pdf"


def main() -> None:
    for source in sorted(SOURCES.glob("*.typ")):
        target = source.with_suffix(".pdf")
        typst.compile(source, output=target)
        print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
