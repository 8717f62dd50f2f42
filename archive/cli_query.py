"""A command whose argument is a query, which may begin with a minus."""

from __future__ import annotations

import re

import click

_EXCLUDES = re.compile(r"-(?!-[A-Za-z]|-?$|h$)")
"""``-高铁`` and ``-tag:x``, but no ``--option``, ``--``, ``-`` or ``-h``."""


class QueryCommand(click.Command):
    """Takes ``-高铁`` for a query and not for an option that does not exist."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put such words behind ``--``, where no options are."""
        if "--" in args:
            return super().parse_args(ctx, args)
        with_value = {
            name
            for parameter in self.params
            if isinstance(parameter, click.Option) and not parameter.is_flag
            for name in parameter.opts
        }
        options: list[str] = []
        words: list[str] = []
        for word in args:
            is_value = bool(options) and options[-1] in with_value
            (words if _EXCLUDES.match(word) and not is_value else options).append(word)
        return super().parse_args(ctx, [*options, "--", *words] if words else options)
