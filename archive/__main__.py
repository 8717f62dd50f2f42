"""``python -m archive`` is ``fiche``."""

from archive.cli import main

if __name__ == "__main__":
    main()
