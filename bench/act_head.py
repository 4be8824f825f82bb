"""The head for acts: how well it tells sentences that report an act from others, alone and with the rules, and what it costs.

    python bench/act_head.py            on the sentences that are held out
    python bench/act_head.py --acts     also how honest the confidence of acts is on labelled documents, by part

Average precision of the order in which sentences are put: by what the rules saw of their acts, by the head, and by both added up.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from pathlib import Path

if __package__ in (None, ""):
    sys.path[0] = str(Path(__file__).parents[1])

from bench.confidence.evidence import evidence_in, judged_acts
from bench.confidence.honesty import average_precision, calibration_error, print_honesty

from wellfounded.extract.acts.head import probabilities
from wellfounded.extract.acts.head_sentences import LANGUAGES, labelled_sentences
from wellfounded.extract.encoder import embeddings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--acts", action="store_true", help="read the labelled documents too")
    options = parser.parse_args()
    held_out = [one for one in labelled_sentences() if one.is_held_out]
    sys.stdout.write(f"{len(labelled_sentences())} sentences, {len(held_out)} held out\n")
    rules = {one.text: max((found.score for found in evidence_in(one.text)), default=0.0) for one in held_out}
    heads = dict(zip(rules, probabilities(list(rules)), strict=True))
    for language in (*LANGUAGES, ""):
        some = [one for one in held_out if language in ("", one.language)]
        labels = [float(one.reports) for one in some]
        head, rule = [heads[one.text] for one in some], [rules[one.text] for one in some]
        both = [one + other for one, other in zip(head, rule, strict=True)]
        rates = " ".join(f"{name} {average_precision(labels, by):.3f}" for name, by in (("rules", rule), ("head", head), ("both", both)))
        sys.stdout.write(f"{language or 'all':4} {len(some):4} average precision: {rates}; head's calibration error")
        sys.stdout.write(f" {calibration_error(labels, head):.3f}\n")
    print_honesty([float(one.reports) for one in held_out], [heads[one.text] for one in held_out])
    _print_cost(list(rules))
    for part in ("gold", "seen", "unseen") if options.acts else ():
        if acts := judged_acts((part,)):
            sys.stdout.write(f"confidence of the acts found in {part}\n")
            print_honesty([float(act.right) for act in acts], [act.confidence for act in acts])


def _print_cost(texts: list[str]) -> None:
    before = time.process_time()
    embeddings(texts)
    spent = time.process_time() - before
    letters = sum(map(len, texts)) / len(texts)
    sys.stdout.write(f"{1000 * spent / len(texts):.2f} ms a sentence of {letters:.0f} characters, in one thread\n")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
