"""The families of citation, one module each; :mod:`wellfounded.extract.citing.extractor` puts them together."""
