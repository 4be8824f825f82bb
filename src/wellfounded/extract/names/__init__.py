"""Names of persons, bodies, places and states, and what a text tells beside them."""
