"""Which kinds of the modules called unseen have been opened since: their errors may be looked at, those of the others may not."""

from __future__ import annotations

OPENED = frozenset(
    {
        "cited document redated",
        "docket number miscopied",
        "effect of a decision changed",
        "entry out of order",
        "heading run into text",
        "ibid. to another document",
        "interval miscounted",
        "misread by the scanner",
        "name spelt otherwise",
        "not lost",
        "number twice or skipped",
        "other keyboard",
        "other office",
        "overturned too early",
        "part told as whole",
        "percentage off",
        "pinpoint astray",
        "quotation mark slid",
        "quoted sentences welded",
        "replaced inside a word",
        "scale of the figure slipped",
        "unit changed",
    }
)
