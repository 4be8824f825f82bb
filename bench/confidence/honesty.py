"""Whether probabilities order well and mean what they say."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence


def average_precision(labels: Sequence[float], chances: Sequence[float]) -> float:
    """Return the mean of the precisions at each true one, in descending order of chance; equal chances count as one step."""
    ranked = sorted(zip(chances, labels, strict=True), key=lambda pair: -pair[0])
    true = sum(label > 0.5 for _, label in ranked)
    total, right, seen, at = 0.0, 0, 0, 0
    while at < len(ranked):
        step = [label > 0.5 for chance, label in ranked[at:] if chance == ranked[at][0]]
        right, seen, at = right + sum(step), seen + len(step), at + len(step)
        total += sum(step) * right / seen
    return total / true if true else 0.0


def reliability(labels: Sequence[float], chances: Sequence[float], *, bins: int = 5) -> Iterator[tuple[float, float, int, float, float]]:
    """Yield for each stretch of chances its bounds, how many there are, the chance they were given and the share that is true."""
    for number in range(bins):
        inside = [(c, t) for c, t in zip(chances, labels, strict=True) if min(int(c * bins), bins - 1) == number]
        if inside:
            said, true = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            yield number / bins, (number + 1) / bins, len(inside), float(said), float(true)


def calibration_error(labels: Sequence[float], chances: Sequence[float], *, bins: int = 5) -> float:
    """Return how far on average, over stretches of chances, what was said is from what is true."""
    return sum(count * abs(said - true) for _, _, count, said, true in reliability(labels, chances, bins=bins)) / len(labels)


def print_honesty(labels: Sequence[float], chances: Sequence[float]) -> None:
    """Write how well chances order, how far they are from what is true, and what is true of each stretch of them."""
    told = f"average precision {average_precision(labels, chances):.3f}, calibration error {calibration_error(labels, chances):.3f}"
    sys.stdout.write(f"   {len(labels)}, {sum(labels) / len(labels):.2f} true; {told}\n")
    for low, high, count, said, true in reliability(labels, chances):
        sys.stdout.write(f"   {low:.1f} to {high:.1f}: {count:4}, said {said:.2f}, true {true:.2f}\n")
