"""An extractor that asks a language model at an address that a person gave. Off unless somebody gives one.

Invariant: nothing that a model says is believed for its own sake. Every answer quotes the text, its words stand at their place, and
it passes the same guard as any other reading; what is left is marked with the model's name.
"""
