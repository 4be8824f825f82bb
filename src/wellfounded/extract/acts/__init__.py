"""Legal acts that a text tells of: the words that tell them, whose they are, when, by whom, and what they do to other acts."""
