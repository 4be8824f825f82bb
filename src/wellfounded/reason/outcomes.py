"""Which outcomes told of one act can all be true: an appeal that was granted annulled what it was lodged against.

Invariant: the order in which two outcomes are asked about does not matter.
"""

from __future__ import annotations

_OPPOSED = (
    ({"granted", "annulled", "changed", "remitted"}, {"refused", "dismissed", "upheld"}),
    ({"convicted", "sentenced"}, {"acquitted", "pardoned"}),
    ({"detained", "remanded", "held"}, {"released"}),
    ({"frozen", "seized", "restricted", "banned", "suspended", "listed", "sanctioned", "wanted"}, {"lifted", "removed"}),
    ({"filed", "requested", "opened", "issued", "adopted", "ordered"}, {"withdrawn"}),
)
"""The words of reading for outcomes; those on the left cannot be true of an act of which one on the right is."""
_KNOWN = frozenset(words for pair in _OPPOSED for side in pair for words in side)
_SAYS_NOTHING = frozenset({"decided", "declared", "published", "communicated"})


def says_nothing(outcome: str) -> bool:
    """Say whether an outcome is of every decision, so that it takes no side."""
    return outcome in _SAYS_NOTHING


def outcomes_agree(one: str, other: str) -> bool:
    """Say whether two outcomes can be told of one act. Words that reading does not use agree with themselves alone."""
    if one == other:
        return True
    if one not in _KNOWN or other not in _KNOWN:
        return False
    return not any((one in left and other in right) or (one in right and other in left) for left, right in _OPPOSED)
