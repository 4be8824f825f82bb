"""Seeded errors: clean dossiers about invented cases, errors planted in them one by one, and how many of them `check` finds.

Where the kinds of error come from. The seen ones were written beside the rules. Those of opened_kinds and opened_second_kinds were written
by people who had not seen the rules, and opened after they had been measured. The fresh ones are 48 kinds in nine families, about five
each: somebody who had not seen the rules went word by word through the list of what goes wrong when dossiers are written, merged,
translated and brought up to date, made a kind of each error that is named there, and added such neighbours of them as a careful opponent
would find. A reader who has the dossier and its sources must be able to see each of them for certain, and each fits eight places or more.
All 48 were measured once, before anybody who writes rules had seen one; then half of them, drawn by lot, were opened (opened_fresh_*),
and later the others (opened_later_*). The unseen half (unseen_kinds) has dossiers of its own and errors planted by hand.
"""
