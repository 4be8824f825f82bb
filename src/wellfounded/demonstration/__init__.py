"""The demonstration case: invented people and states, the documents as readable sources, and what is true of them."""
