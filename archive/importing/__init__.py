"""From a folder of post files to parsed posts.

The way of one file::

    site.read_site(folder)              what the folder says of itself, as data
    discovery.Discovery(folder, site)   which files are posts, in a fixed order
    generators                          one module a generator: what its own rules make of a file
    post_file.read_post(data, …)        bytes to a ParsedPost; pure, runs in worker processes

Nothing in here writes to the folder, follows a link out of it or runs what it finds there.
"""
