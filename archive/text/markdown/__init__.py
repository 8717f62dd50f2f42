"""What the generators add to CommonMark, as rules for markdown-it-py."""
