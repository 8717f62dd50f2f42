"""Measurements of Microfiche, each beside what the same machine can do at best."""
