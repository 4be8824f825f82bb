"""Copies between documents: time and peak memory at 2,000 documents of 400 words, and what of planted copies is found.

    python bench/copies.py [--documents 2000] [--words 400] [--changed 8]

Half of the documents hold a passage of 60 words of another one, with ``--changed`` percent of its words changed; in the second run all
documents share a paragraph of 80 words besides, in the third they come in families of 24 with the whole text alike. Cutting texts into
words is not counted: a case keeps them in its index.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Mapping

from wellfounded.model.ids import DocumentId
from wellfounded.resolve.copies import Copy, CutWords, copies, cut

PASSAGE, SHARED, FAMILY = 60, 80, 24


def documents(count: int, words: int, *, changed: int) -> tuple[list[list[str]], dict[int, int]]:
    """Return texts as lists of words in Zipf's proportions, and which document took a passage from which."""
    chance = random.Random(1)
    vocabulary = ["".join(chance.choices("abdeghiklmnoprstuvz", k=chance.randint(2, 9))) for _ in range(20_000)]
    weights = [1 / (n + 10) for n in range(len(vocabulary))]
    texts = [chance.choices(vocabulary, weights, k=words) for _ in range(count)]
    taken: dict[int, int] = {}
    for number in range(count // 2, count):
        source = chance.randrange(count // 2)
        at, to = chance.randrange(words - PASSAGE), chance.randrange(words - PASSAGE)
        passage = [chance.choice(vocabulary) if chance.random() * 100 < changed else word for word in texts[source][at : at + PASSAGE]]
        texts[number][to : to + PASSAGE] = passage
        taken[number] = source
    return texts, taken


def named(texts: list[list[str]]) -> dict[DocumentId, CutWords]:
    return {DocumentId(f"{n:06}"): cut(" ".join(words)) for n, words in enumerate(texts)}


def clocked(name: str, texts: Mapping[DocumentId, CutWords]) -> list[Copy]:
    started = time.process_time()
    found = copies(texts)
    spent = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:28} {spent:6.2f} s  {len(found):7} copies  peak memory so far {peak:.0f} MB")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--words", type=int, default=400)
    parser.add_argument("--changed", type=int, default=8, help="percent of words changed in a planted copy (default 8)")
    given = parser.parse_args()
    texts, taken = documents(given.documents, given.words, changed=given.changed)
    cut_texts = named(texts)
    print(f"before: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    found = clocked("planted copies", cut_texts)
    pairs = {(int(copy.left.document), int(copy.right.document)) for copy in found}
    planted = {(source, number) for number, source in taken.items()}
    two_steps = {(a, b) for a, b in pairs - planted if taken.get(b) is not None and taken.get(a, taken[b]) == taken[b]}
    lengths = sum(copy.length for copy in found if (int(copy.left.document), int(copy.right.document)) in planted)
    print(
        f"found {len(pairs & planted)}/{len(planted)} planted copies, {lengths / (len(planted) * PASSAGE):.3f} of their words; "
        f"{len(pairs - planted - two_steps)} others, {len(two_steps)} between two that copied one"
    )
    shared = random.Random(2).choices(texts[0], k=SHARED)
    clocked("one paragraph in all", named([[*words, *shared] for words in texts]))
    clocked(f"families of {FAMILY}", named([texts[n // FAMILY] for n in range(given.documents)]))


if __name__ == "__main__":
    main()
