"""``python -m wellfounded``: the command where its folder is not on the path."""

from .cli.main import main

if __name__ == "__main__":
    main()
