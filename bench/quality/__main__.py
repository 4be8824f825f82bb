"""Measure reading: ``python -m bench.quality`` from the checkout.

    python -m bench.quality                                   every part that is at hand; the demonstration case only when named
    python -m bench.quality --parts gold,seen --kinds acts --errors
    python -m bench.quality --parts seen --document en-letter --by document
    python -m bench.quality --check                           only whether the labels stand in their texts
    python -m bench.quality --affirm [--lower]                write the floors anew
    python -m bench.quality --manual docs/reference/reading-quality.md

One line for each figure on standard output, everything in out/bench-quality.json, misses and false hits in out/bench-quality.html. Of the
part
``unseen`` nothing but totals is shown, unless --show-unseen is given: that is for a release, not for whoever writes rules.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from pathlib import Path

if __package__ in (None, ""):
    sys.path[0] = str(Path(__file__).parents[2])

from bench.quality.floors import affirmed, load_floors, write_floors
from bench.quality.labelled import PARTS, LabelError, load_part
from bench.quality.manual import write_manual
from bench.quality.measure import ALL_PARTS, HIDDEN, Measured, measure, print_differences, print_lines, write_json
from bench.quality.page import write_page
from bench.quality.scoring import SCORERS


def main() -> int:
    """Measure what is asked for and return the exit code."""
    options = _options()
    try:
        if options.check:
            for part in PARTS:
                sys.stdout.write(f"{part}: {len(load_part(part))} documents, every label stands in its text\n")
            return 0
        parts = [one for part in options.parts if (one := measure(part, kinds=options.kinds, only=options.document))]
    except LabelError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    _show(parts, options)
    if options.manual:
        write_manual(options.manual, parts)
    return _affirm(parts, lower=options.lower) if options.affirm else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.quality", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", type=_listed(ALL_PARTS), default=["gold", *PARTS], help=f"of {', '.join(ALL_PARTS)}")
    parser.add_argument("--kinds", type=_listed(tuple(SCORERS)), default=list(SCORERS), help=f"of {', '.join(SCORERS)}")
    parser.add_argument("--document", default="", help="only documents whose name holds this")
    parser.add_argument("--by", choices=("part", "language", "document"), default="part", help="how finely figures are printed")
    parser.add_argument("--errors", action="store_true", help="print misses and false hits too")
    parser.add_argument("--json", type=Path, default=Path("out/bench-quality.json"), help="where all figures go")
    parser.add_argument("--page", type=Path, default=Path("out/bench-quality.html"), help="where the page goes")
    parser.add_argument("--manual", type=Path, help="write the page of the manual with the figures")
    parser.add_argument("--check", action="store_true", help="check the labelled documents and measure nothing")
    parser.add_argument("--affirm", action="store_true", help="write the floors of what was measured")
    parser.add_argument("--lower", action="store_true", help="with --affirm: also where a floor goes down")
    parser.add_argument("--show-unseen", action="store_true", help="show single documents of the part unseen too")
    options = parser.parse_args()
    options.kinds = frozenset(options.kinds)
    if options.affirm and (options.document or options.kinds != frozenset(SCORERS)):
        parser.error("floors are affirmed on whole parts and all kinds")
    return options


def _listed(known: tuple[str, ...]):  # type: ignore[no-untyped-def]
    def read(given: str) -> list[str]:
        chosen = given.split(",")
        if unknown := [one for one in chosen if one not in known]:
            raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: known are {', '.join(known)}")
        return chosen

    return read


def _show(parts: list[Measured], options: argparse.Namespace) -> None:
    for measured in parts:
        print_lines(measured, by=options.by, show_unseen=options.show_unseen)
        if options.errors and (options.show_unseen or measured.part != HIDDEN):
            print_differences(measured)
    write_json(options.json, parts, show_unseen=options.show_unseen)
    write_page(options.page, parts, show_unseen=options.show_unseen)


def _affirm(parts: list[Measured], *, lower: bool) -> int:
    floors, against = affirmed(load_floors(), [one for one in parts if one.digest], lower=lower)
    if against:
        sys.stderr.write("\n".join([*against, "no floor was written; --lower lowers them, and the commit says why", ""]))
        return 7
    write_floors(floors)
    return 0


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.exit(main())
