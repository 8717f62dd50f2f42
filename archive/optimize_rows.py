"""The rows of an archive in a new one, posts under their new ids; all but bodies and indexes."""

from __future__ import annotations

from archive.storage.details import PostValues, read_detail, row_sum
from archive.storage.rewriting import Rewrite

_NEW_IDS = {
    "post": "SELECT p.new_id, t.source_id, t.key, t.published, t.published_offset, t.title,"
    " t.facet_set, t.language, t.words, t.flags, t.rules_id"
    " FROM place p CROSS JOIN old.post t ON t.id = p.old_id ORDER BY p.new_id",
    "post_detail": "SELECT p.new_id, t.permalink, t.permalink_key, t.slug, t.link_prefix_id,"
    " t.link_rest, t.updated, t.updated_offset, t.row_sum"
    " FROM place p CROSS JOIN old.post_detail t ON t.post_id = p.old_id ORDER BY p.new_id",
    "post_file": "SELECT t.id, t.source_id, p.new_id, t.path, t.path_key, t.size, t.mtime_ns,"
    " t.missing FROM old.post_file t JOIN place p ON p.old_id = t.post_id ORDER BY t.id",
    "post_asset": "SELECT p.new_id, t.address, t.asset_file_id"
    " FROM place p CROSS JOIN old.post_asset t ON t.post_id = p.old_id"
    " ORDER BY p.new_id, t.address",
    "post_title_order": "SELECT t.title_key, p.new_id"
    " FROM old.post_title_order t JOIN place p ON p.old_id = t.post_id ORDER BY 1, 2",
    "problem": "SELECT t.id, t.source_id, t.path, t.line, t.severity, t.code, t.message, p.new_id"
    " FROM old.problem t LEFT JOIN place p ON p.old_id = t.post_id ORDER BY t.id",
}
"""Where a post is named by its id."""

_AS_THEY_ARE = (
    "_sqlite_migrations", "source", "reading_rules", "link_prefix", "asset", "asset_file",
    "facet", "facet_set", "facet_set_item", "month_count", "import_run",
    "post_state", "highlight", "saved_search",
)  # fmt: skip

USERS_OWN = ("post_state", "highlight", "saved_search")
"""What may change meanwhile, and is copied once more at the end."""

COUNTED = ({*_NEW_IDS, *_AS_THEY_ARE} - {*USERS_OWN}) | {"post_source", "post_version"}
"""Tables of which the new archive has as many rows as the old one."""


def copy_rows(rewrite: Rewrite) -> None:
    """Copy all of them; the new archive has none yet but what makes it one."""
    execute = rewrite.connection.execute
    # Copies of dictionaries are made anew, of those that are still needed.
    execute(
        "INSERT INTO main.meta SELECT * FROM old.meta WHERE key NOT LIKE 'copy of dictionary %'"
    )
    for number, table in enumerate((*_AS_THEY_ARE, *_NEW_IDS)):
        rewrite.tell("copy", number, len(_AS_THEY_ARE) + len(_NEW_IDS))
        execute(f"DELETE FROM main.{table}")
        execute(f"INSERT INTO main.{table} {_NEW_IDS.get(table, f'SELECT * FROM old.{table}')}")


def renew_sums(rewrite: Rewrite) -> list[int]:
    """Give posts with another id the sums that belong to it.

    :returns: the new ids of posts whose sum did not fit before. They keep it, so that ``check``
        goes on finding them.
    """
    connection = rewrite.connection
    columns = ", ".join(f"t.{name}" for name in PostValues._fields)
    rows = connection.execute(
        f"SELECT p.old_id, {columns} FROM place p CROSS JOIN main.post t ON t.id = p.new_id"
        " WHERE p.old_id <> p.new_id"
    )
    odd, sums = [], []
    for done, (old_id, *values) in enumerate(rows):
        rewrite.tell("copy", done, rewrite.renumbered)
        post = PostValues(*values)
        detail = read_detail(connection, post.id)
        links = connection.execute(
            "SELECT address, asset_file_id FROM main.post_asset WHERE post_id = ?", (post.id,)
        ).fetchall()
        kept = connection.execute(
            "SELECT row_sum FROM main.post_detail WHERE post_id = ?", (post.id,)
        ).fetchone()
        if detail is None or kept != (row_sum(post._replace(id=old_id), detail, links),):
            odd.append(post.id)
        else:
            sums.append((row_sum(post, detail, links), post.id))
    connection.executemany("UPDATE main.post_detail SET row_sum = ? WHERE post_id = ?", sums)
    return odd
