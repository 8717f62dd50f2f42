"""Qt models over the archive: they hold ids and pages of rows, never an archive itself."""
