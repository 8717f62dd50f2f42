"""The archive file: one SQLite database, its schema and the few ways to read and write it."""
