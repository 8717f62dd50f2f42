"""The preferences: a page is a module that lists its rows as data."""
