"""Other people's formats, in and out. What comes in is read whole or refused whole, with the place of every value that is wrong."""
