#!/usr/bin/env python
"""Django's usual entry point; `nhipcau` does the same."""

from nhipcau.__main__ import main

if __name__ == "__main__":
    main()
