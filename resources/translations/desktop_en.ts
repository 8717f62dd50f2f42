<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Article</name>
    <message numerus="yes">
        <source>{count} characters · {minutes} min</source>
        <translation>
            <numerusform>{count} character · {minutes} min</numerusform>
            <numerusform>{count} characters · {minutes} min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} words · {minutes} min</source>
        <translation>
            <numerusform>{count} word · {minutes} min</numerusform>
            <numerusform>{count} words · {minutes} min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Browse</name>
    <message numerus="yes">
        <source>{count} posts</source>
        <translation>
            <numerusform>{count} post</numerusform>
            <numerusform>{count} posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} posts so far, still counting…</source>
        <translation>
            <numerusform>{count} post so far, still counting…</numerusform>
            <numerusform>{count} posts so far, still counting…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Care</name>
    <message numerus="yes">
        <source>{count} posts are lost</source>
        <translation>
            <numerusform>{count} post is lost</numerusform>
            <numerusform>{count} posts are lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No damage: {count} posts were checked</source>
        <translation>
            <numerusform>No damage: {count} post was checked</numerusform>
            <numerusform>No damage: {count} posts were checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} posts are saved</source>
        <translation>
            <numerusform>{count} post is saved</numerusform>
            <numerusform>{count} posts are saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message numerus="yes">
        <source>{count} minutes ago</source>
        <translation>
            <numerusform>{count} minute ago</numerusform>
            <numerusform>{count} minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} hours ago</source>
        <translation>
            <numerusform>{count} hour ago</numerusform>
            <numerusform>{count} hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} days ago</source>
        <translation>
            <numerusform>{count} day ago</numerusform>
            <numerusform>{count} days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message numerus="yes">
        <source>{count} files were exported to {folder}</source>
        <translation>
            <numerusform>{count} file was exported to {folder}</numerusform>
            <numerusform>{count} files were exported to {folder}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Highlights</name>
    <message numerus="yes">
        <source>{count} highlights are unplaced: their words are gone.</source>
        <translation>
            <numerusform>{count} highlight is unplaced: its words are gone.</numerusform>
            <numerusform>{count} highlights are unplaced: their words are gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} highlights were deleted.</source>
        <translation>
            <numerusform>{count} highlight was deleted.</numerusform>
            <numerusform>{count} highlights were deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HighlightsPage</name>
    <message numerus="yes">
        <source>{count} highlights and notes</source>
        <translation>
            <numerusform>{count} highlight or note</numerusform>
            <numerusform>{count} highlights and notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} highlights were saved.</source>
        <translation>
            <numerusform>{count} highlight was saved.</numerusform>
            <numerusform>{count} highlights were saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message numerus="yes">
        <source>{missing} of the {known} posts that the archive has from here are not in the folder any more. Is it the right one, and whole? They stay in the archive, marked as missing.</source>
        <translation>
            <numerusform>{missing} of the {known} posts that the archive has from here is not in the folder any more. Is it the right one, and whole? It stays in the archive, marked as missing.</numerusform>
            <numerusform>{missing} of the {known} posts that the archive has from here are not in the folder any more. Is it the right one, and whole? They stay in the archive, marked as missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message numerus="yes">
        <source>{name}: {lost} of {known} posts are gone from the folder. Nothing was done; import it by hand if that is right.</source>
        <translation>
            <numerusform>{name}: {lost} of {known} posts is gone from the folder. Nothing was done; import it by hand if that is right.</numerusform>
            <numerusform>{name}: {lost} of {known} posts are gone from the folder. Nothing was done; import it by hand if that is right.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message numerus="yes">
        <source>{count} problems</source>
        <translation>
            <numerusform>{count} problem</numerusform>
            <numerusform>{count} problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Optimizing</name>
    <message numerus="yes">
        <source>{count} files in the archive were damaged before. They were kept as they are:</source>
        <translation>
            <numerusform>{count} file in the archive was damaged before. It was kept as it is:</numerusform>
            <numerusform>{count} files in the archive were damaged before. They were kept as they are:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Periods</name>
    <message numerus="yes">
        <source>{count} posts</source>
        <translation>
            <numerusform>{count} post</numerusform>
            <numerusform>{count} posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostList</name>
    <message numerus="yes">
        <source>in {count} more places</source>
        <translation>
            <numerusform>in {count} more place</numerusform>
            <numerusform>in {count} more places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>{name}: {count} files read again, {problems} left in the archive</source>
        <translation>
            <numerusform>{name}: {count} file read again, {problems} left in the archive</numerusform>
            <numerusform>{name}: {count} files read again, {problems} left in the archive</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message numerus="yes">
        <source>Posts of {names} in the archive: {posts}, of which {added} were added now.</source>
        <translation>
            <numerusform>Posts of {names} in the archive: {posts}, of which {added} was added now.</numerusform>
            <numerusform>Posts of {names} in the archive: {posts}, of which {added} were added now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Selection</name>
    <message numerus="yes">
        <source>Marking {count} posts…</source>
        <translation>
            <numerusform>Marking {count} post…</numerusform>
            <numerusform>Marking {count} posts…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} posts were starred.</source>
        <translation>
            <numerusform>{count} post was starred.</numerusform>
            <numerusform>{count} posts were starred.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} stars were removed.</source>
        <translation>
            <numerusform>{count} star was removed.</numerusform>
            <numerusform>{count} stars were removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} posts were marked read.</source>
        <translation>
            <numerusform>{count} post was marked read.</numerusform>
            <numerusform>{count} posts were marked read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} posts were marked unread.</source>
        <translation>
            <numerusform>{count} post was marked unread.</numerusform>
            <numerusform>{count} posts were marked unread.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} source links were copied.</source>
        <translation>
            <numerusform>{count} source link was copied.</numerusform>
            <numerusform>{count} source links were copied.</numerusform>
        </translation>
    </message>
</context>
</TS>
