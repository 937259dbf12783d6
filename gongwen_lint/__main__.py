"""``python -m gongwen_lint``."""

from gongwen_lint.cli import main

if __name__ == "__main__":
    main()
