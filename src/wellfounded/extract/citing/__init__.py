"""The families of citation, one module each; :mod:`wellfounded.extract.citations` puts them together."""
