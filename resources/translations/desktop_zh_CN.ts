<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>前往(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Article</source>
        <translation>文章(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Import Re&amp;cent</source>
        <translation>最近导入(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keep Up to Date</source>
        <translation>保持更新(&amp;K)</translation>
    </message>
    <message>
        <source>Open Recen&amp;t</source>
        <translation>最近打开(&amp;T)</translation>
    </message>
    <message>
        <source>Sidebar Sectio&amp;ns</source>
        <translation>侧边栏内容(&amp;N)</translation>
    </message>
    <message>
        <source>S&amp;ort</source>
        <translation>排序(&amp;O)</translation>
    </message>
    <message>
        <source>Ro&amp;ws of the List</source>
        <translation>列表行高(&amp;W)</translation>
    </message>
    <message>
        <source>Se&amp;lected Posts</source>
        <translation>所选文章(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Highlights</source>
        <translation>高亮(&amp;H)</translation>
    </message>
    <message>
        <source>Copy &amp;As</source>
        <translation>复制为(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Import Folder…</source>
        <translation>导入文件夹(&amp;I)…</translation>
    </message>
    <message>
        <source>Import &amp;Report</source>
        <translation>导入报告(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;New Archive…</source>
        <translation>新建档案(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open Archive…</source>
        <translation>打开档案(&amp;O)…</translation>
    </message>
    <message>
        <source>Close &amp;Archive</source>
        <translation>关闭档案(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Back Up Archive…</source>
        <translation>备份档案(&amp;B)…</translation>
    </message>
    <message>
        <source>C&amp;heck Archive</source>
        <translation>检查档案(&amp;H)</translation>
    </message>
    <message>
        <source>Re&amp;pair Archive…</source>
        <translation>修复档案(&amp;P)…</translation>
    </message>
    <message>
        <source>Opti&amp;mise Archive…</source>
        <translation>优化档案(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Search All Posts</source>
        <translation>搜索全部文章(&amp;S)</translation>
    </message>
    <message>
        <source>Search F&amp;orm…</source>
        <translation>搜索表单(&amp;O)…</translation>
    </message>
    <message>
        <source>Sa&amp;ve Search…</source>
        <translation>保存搜索(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Find in Article…</source>
        <translation>在文章中查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>查找下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Find &amp;Previous</source>
        <translation>查找上一个(&amp;P)</translation>
    </message>
    <message>
        <source>Prefe&amp;rences…</source>
        <translation>偏好设置(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Sidebars</source>
        <translation>侧边栏(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Publishers</source>
        <translation>出处(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Years</source>
        <translation>年份(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Languages</source>
        <translation>语种(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Folders</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Ti&amp;meline</source>
        <translation>时间轴(&amp;M)</translation>
    </message>
    <message>
        <source>Calenda&amp;r</source>
        <translation>日历(&amp;R)</translation>
    </message>
    <message>
        <source>Statisti&amp;cs</source>
        <translation>统计(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Drafts and Hidden Posts</source>
        <translation>草稿与隐藏文章(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Newest First</source>
        <translation>最新在前(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Oldest First</source>
        <translation>最早在前(&amp;O)</translation>
    </message>
    <message>
        <source>By &amp;Title</source>
        <translation>按标题(&amp;T)</translation>
    </message>
    <message>
        <source>Best &amp;Match First</source>
        <translation>最相关在前(&amp;M)</translation>
    </message>
    <message>
        <source>As the S&amp;ystem</source>
        <translation>跟随系统(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Sepia</source>
        <translation>米黄(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;English</source>
        <extracomment>The names of languages stay in their own language.</extracomment>
        <translation>&amp;English</translation>
    </message>
    <message>
        <source>简体中文(&amp;C)</source>
        <extracomment>The names of languages stay in their own language.</extracomment>
        <translation>简体中文(&amp;C)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom O&amp;ut</source>
        <translation>缩小(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Actual Size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>T&amp;ext and Colours…</source>
        <translation>文字与颜色(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Next Post</source>
        <translation>下一篇(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous Post</source>
        <translation>上一篇(&amp;P)</translation>
    </message>
    <message>
        <source>Next &amp;Unread</source>
        <translation>下一篇未读(&amp;U)</translation>
    </message>
    <message>
        <source>Previous Un&amp;read</source>
        <translation>上一篇未读(&amp;R)</translation>
    </message>
    <message>
        <source>Scroll &amp;Down, Then Next Unread</source>
        <translation>向下滚动，到底后转到下一篇未读(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Scroll Up</source>
        <translation>向上滚动(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>N&amp;ext in the Sidebar</source>
        <translation>侧边栏下一项(&amp;E)</translation>
    </message>
    <message>
        <source>Pre&amp;vious in the Sidebar</source>
        <translation>侧边栏上一项(&amp;V)</translation>
    </message>
    <message>
        <source>Ne&amp;xt Pane</source>
        <translation>下一个窗格(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Jump To…</source>
        <translation>跳转到(&amp;J)…</translation>
    </message>
    <message>
        <source>&amp;All Posts</source>
        <translation>全部文章(&amp;A)</translation>
    </message>
    <message>
        <source>Pr&amp;oblems</source>
        <translation>问题(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Highlights and Notes</source>
        <translation>高亮与笔记(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open Source Link</source>
        <translation>打开原文链接(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Copy Source Link</source>
        <translation>复制原文链接(&amp;C)</translation>
    </message>
    <message>
        <source>Co&amp;ntents…</source>
        <translation>目录(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>星标(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>已读(&amp;R)</translation>
    </message>
    <message>
        <source>Show Original &amp;File</source>
        <translation>查看原始文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Versions…</source>
        <translation>历史版本(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Citation</source>
        <translation>引文(&amp;C)</translation>
    </message>
    <message>
        <source>Title with &amp;Link</source>
        <translation>带链接的标题(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Markdown</source>
        <translation>Markdown(&amp;M)</translation>
    </message>
    <message>
        <source>Plain &amp;Text</source>
        <translation>纯文本(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Rich Text</source>
        <translation>富文本(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>另存为 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Highlight</source>
        <translation>高亮(&amp;H)</translation>
    </message>
    <message>
        <source>N&amp;ote…</source>
        <translation>笔记(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Yellow</source>
        <translation>黄色(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Green</source>
        <translation>绿色(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Blue</source>
        <translation>蓝色(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Pink</source>
        <translation>粉色(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Remove Highlight</source>
        <translation>删除高亮(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Next Highlight</source>
        <translation>下一处高亮(&amp;N)</translation>
    </message>
    <message>
        <source>Pre&amp;vious Highlight</source>
        <translation>上一处高亮(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Change Keys…</source>
        <translation>更改快捷键(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;User Guide</source>
        <translation>用户指南(&amp;U)</translation>
    </message>
    <message>
        <source>Open the &amp;Sample</source>
        <translation>打开示例(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;About Microfiche</source>
        <translation>关于 Microfiche(&amp;A)</translation>
    </message>
    <message>
        <source>Mark as &amp;Read</source>
        <translation>标为已读(&amp;R)</translation>
    </message>
    <message>
        <source>Mark as &amp;Unread</source>
        <translation>标为未读(&amp;U)</translation>
    </message>
    <message>
        <source>Add &amp;Star</source>
        <translation>加星标(&amp;S)</translation>
    </message>
    <message>
        <source>Remove S&amp;tar</source>
        <translation>去掉星标(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy Source Links</source>
        <translation>复制原文链接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export Selected…</source>
        <translation>导出所选(&amp;E)…</translation>
    </message>
    <message>
        <source>Select &amp;All in the List</source>
        <translation>全选列表(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Two Lines</source>
        <translation>两行(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;One Line</source>
        <translation>一行(&amp;O)</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>An import is running. Quit and stop it? What was read so far is kept, and the next import goes on from there.</source>
        <translation>正在导入。要停止导入并退出吗？已读入的内容会保留，下次导入会接着进行。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>Archives</name>
    <message>
        <source>This archive is open in another window. You can read and search it here; importing, stars and read marks wait until it is closed there.</source>
        <translation>此档案已在另一个窗口中打开。在这里可以阅读和搜索；要导入、加星标或标记已读，请先关闭那个窗口。</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>This archive is read-only. You can read and search it; nothing can be imported, and stars and read marks are not kept.</source>
        <translation>此档案是只读的。可以阅读和搜索，但不能导入，星标和已读标记也不会保存。</translation>
    </message>
</context>
<context>
    <name>Article</name>
    <message>
        <source>, </source>
        <extracomment>Stands between the names of authors.</extracomment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>{count} characters · {minutes} min</source>
        <translation>
            <numerusform>{count} 字 · 约 {minutes} 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} words · {minutes} min</source>
        <translation>
            <numerusform>{count} 词 · 约 {minutes} 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>This file could not be understood. It is kept as it is.</source>
        <translation>无法解读此文件，已原样保存。</translation>
    </message>
    <message>
        <source>The folder does not have this post any more. The archive keeps it.</source>
        <translation>来源文件夹里已没有这篇文章，档案中仍然保留。</translation>
    </message>
    <message>
        <source>This is a draft.</source>
        <translation>这是一篇草稿。</translation>
    </message>
    <message>
        <source>The site itself does not show this post.</source>
        <translation>网站本身不显示这篇文章。</translation>
    </message>
    <message>
        <source>This article cannot be shown</source>
        <translation>无法显示这篇文章</translation>
    </message>
    <message>
        <source>No post is chosen</source>
        <translation>尚未选择文章</translation>
    </message>
    <message>
        <source>There are no posts yet</source>
        <translation>还没有文章</translation>
    </message>
    <message>
        <source>Choose one in the list, or press J for the next and K for the one before.</source>
        <translation>请在列表中选择一篇，或按 J 看下一篇、按 K 看上一篇。</translation>
    </message>
    <message>
        <source>A star or read mark was not kept. {reason}</source>
        <translation>星标或已读标记没有保存。{reason}</translation>
    </message>
    <message>
        <source>The source link was copied.</source>
        <translation>已复制原文链接。</translation>
    </message>
    <message>
        <source>Nothing in this archive is “{address}”.</source>
        <translation>这个档案里没有“{address}”。</translation>
    </message>
    <message>
        <source>“{path}” was saved.</source>
        <translation>已保存“{path}”。</translation>
    </message>
    <message>
        <source>No program would open this address. You can copy it: {address}</source>
        <translation>没有程序能打开此地址，可以复制它：{address}</translation>
    </message>
    <message>
        <source>Its file is damaged in the archive. Other articles can be read. File → Check Archive finds whatever else is damaged.</source>
        <translation>它在档案里的文件已损坏，其他文章都可以阅读。“文件 → 检查档案”会找出还有什么损坏了。</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Boxes</name>
    <message>
        <source>Embedded page, open at source</source>
        <translation>嵌入的网页，请到原文查看</translation>
    </message>
    <message>
        <source>Embedded video, open at source</source>
        <translation>嵌入的视频，请到原文查看</translation>
    </message>
    <message>
        <source>Embedded sound, open at source</source>
        <translation>嵌入的音频，请到原文查看</translation>
    </message>
    <message>
        <source>Embedded object, open at source</source>
        <translation>嵌入的对象，请到原文查看</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Shown as plain text: {reason}.</source>
        <translation>以纯文本显示：{reason}。</translation>
    </message>
    <message>
        <source>Of another site</source>
        <translation>其他网站的图片</translation>
    </message>
    <message>
        <source>Not in the archive</source>
        <translation>档案中没有这张图片</translation>
    </message>
    <message>
        <source>In the archive, not shown</source>
        <translation>档案中有这张图片，但不显示</translation>
    </message>
</context>
<context>
    <name>Browse</name>
    <message numerus="yes">
        <source>{count} posts</source>
        <translation>
            <numerusform>{count} 篇文章</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found for “{query}”.</source>
        <translation>没有找到“{query}”。</translation>
    </message>
    <message>
        <source>No post is filed here.</source>
        <translation>这里没有文章。</translation>
    </message>
    <message>
        <source>An import is running. Its posts appear here as they come in.</source>
        <translation>正在导入，文章导入后会陆续显示在这里。</translation>
    </message>
    <message>
        <source>There are no posts yet. File → Import Folder… brings some in.</source>
        <translation>还没有文章。用“文件 → 导入文件夹…”可以导入。</translation>
    </message>
    <message>
        <source>Every post is read.</source>
        <translation>文章都已读完。</translation>
    </message>
    <message>
        <source>No post has a star. The key S gives one.</source>
        <translation>还没有加了星标的文章。按 S 键可以加上。</translation>
    </message>
    <message numerus="yes">
        <source>{count} posts so far, still counting…</source>
        <translation>
            <numerusform>已有 {count} 篇文章，还在计数…</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose File → Import Folder… and the folder of your posts. A preview shows what would be imported before anything is.</source>
        <translation>选“文件 → 导入文件夹…”，再选放文章的文件夹。正式导入之前，会先预览将导入什么。</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>文章数</translation>
    </message>
    <message>
        <source>Calendar: posts per day</source>
        <translation>日历：每天的文章数</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>There are no posts yet. File → Import Folder… brings some in.</source>
        <translation>还没有文章。用“文件 → 导入文件夹…”可以导入。</translation>
    </message>
    <message>
        <source>fewer</source>
        <comment>at the left of a scale of colours</comment>
        <translation>少</translation>
    </message>
    <message>
        <source>more</source>
        <comment>at the right of a scale of colours</comment>
        <translation>多</translation>
    </message>
    <message>
        <source>Each square is a day. A click lists its posts; arrow keys walk, Return lists.</source>
        <translation>每个方格是一天。单击列出当天的文章；用方向键移动，按回车列出。</translation>
    </message>
</context>
<context>
    <name>Care</name>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Stopped; not all of the archive was checked</source>
        <translation>已停止，档案没有全部检查完</translation>
    </message>
    <message>
        <source>“{name}” is damaged</source>
        <translation>“{name}”已损坏</translation>
    </message>
    <message>
        <source>What is not damaged can be read and searched as before. If you have a copy from before, use it. Otherwise let Microfiche save all that can be read into a new archive; this one is left as it is.</source>
        <translation>没有损坏的部分仍可照常阅读和搜索。如果有以前的副本，请用副本；否则可让 Microfiche 把能读出的内容全部存入一个新档案，这个档案保持原样。</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>修复…</translation>
    </message>
    <message>
        <source>Check Archive</source>
        <translation>检查档案</translation>
    </message>
    <message>
        <source>Saving to {file}…</source>
        <translation>正在存入 {file}…</translation>
    </message>
    <message>
        <source>Stopped; there is no new archive</source>
        <translation>已停止，没有生成新档案</translation>
    </message>
    <message numerus="yes">
        <source>{count} posts are lost</source>
        <translation>
            <numerusform>丢失 {count} 篇文章</numerusform>
        </translation>
    </message>
    <message>
        <source>{saved}; {lost}</source>
        <translation>{saved}；{lost}</translation>
    </message>
    <message>
        <source>The new archive “{file}” is whole. What could not be saved is named below. Import your folders into it to complete it: what it has already is not read again.</source>
        <translation>新档案“{file}”是完整无损的。没能保存的内容列在下面。把原来的文件夹导入新档案即可补全，已有的不会重读。</translation>
    </message>
    <message>
        <source>The new archive “{file}” is whole, and nothing is missing in it.</source>
        <translation>新档案“{file}”完整无损，没有任何缺失。</translation>
    </message>
    <message>
        <source>Open It</source>
        <translation>打开新档案</translation>
    </message>
    <message>
        <source>Repair Archive</source>
        <translation>修复档案</translation>
    </message>
    <message>
        <source>The archive is damaged</source>
        <translation>档案已损坏</translation>
    </message>
    <message numerus="yes">
        <source>No damage: {count} posts were checked</source>
        <translation>
            <numerusform>没有损坏：已检查 {count} 篇文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} posts are saved</source>
        <translation>
            <numerusform>已保存 {count} 篇文章</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Heading of this article</source>
        <translation>本文的标题</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>No heading has that name.</source>
        <translation>没有符合的标题。</translation>
    </message>
    <message>
        <source>you are here</source>
        <translation>正在阅读</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Copied: {beginning}</source>
        <translation>已复制：{beginning}</translation>
    </message>
</context>
<context>
    <name>CrashCheck</name>
    <message>
        <source>Microfiche was not closed properly. Looking for damage…</source>
        <translation>Microfiche 上次没有正常关闭，正在查找损坏…</translation>
    </message>
    <message>
        <source>The last import was cut off; nothing is damaged. Import its folder again: it goes on where it was.</source>
        <translation>上次导入中断了，没有任何损坏。再次导入那个文件夹，就会接着做完。</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>d MMM</source>
        <comment>this year, in a list; Qt format</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>another year, in a list</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <comment>in an article; Qt format</comment>
        <translation>yyyy年M月d日 dddd</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>{count} minutes ago</source>
        <translation>
            <numerusform>{count} 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} hours ago</source>
        <translation>
            <numerusform>{count} 小时前</numerusform>
        </translation>
    </message>
    <message>
        <source>{day} {time} ({zone})</source>
        <comment>exactly; a time zone</comment>
        <translation>{day} {time}（{zone}）</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message numerus="yes">
        <source>{count} days ago</source>
        <translation>
            <numerusform>{count} 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>dddd, d MMM</source>
        <comment>heading of a day; Qt format</comment>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>heading of a month; Qt format</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>ddd, d MMM</source>
        <comment>heading of an older day</comment>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>a heading</comment>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <comment>a heading</comment>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Import a Folder of Posts</source>
        <translation>导入文章文件夹</translation>
    </message>
    <message>
        <source>Back Up the Archive</source>
        <translation>备份档案</translation>
    </message>
    <message>
        <source>Export to an Empty Folder</source>
        <translation>导出到空文件夹</translation>
    </message>
    <message>
        <source>Open an Archive</source>
        <translation>打开档案</translation>
    </message>
    <message>
        <source>New Archive</source>
        <translation>新建档案</translation>
    </message>
    <message>
        <source>Save the Problems</source>
        <translation>保存问题列表</translation>
    </message>
    <message>
        <source>Save the File</source>
        <translation>保存文件</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Repair an Archive</source>
        <translation>修复档案</translation>
    </message>
    <message>
        <source>Save What Can Be Read In</source>
        <translation>把能读出的内容存入</translation>
    </message>
    <message>
        <source>Save Highlights and Notes</source>
        <translation>保存高亮与笔记</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Print the Article</source>
        <translation>打印文章</translation>
    </message>
    <message>
        <source>Export only what the list shows ({count})?</source>
        <translation>只导出列表中的文章（{count}）吗？</translation>
    </message>
    <message>
        <source>Only These</source>
        <translation>只导出这些</translation>
    </message>
    <message>
        <source>All Posts</source>
        <translation>全部文章</translation>
    </message>
    <message>
        <source>Microfiche archives (*.fiche)</source>
        <translation>Microfiche 档案 (*.fiche)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>or</source>
        <translation>或</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Microfiche</source>
        <translation>关于 Microfiche</translation>
    </message>
    <message>
        <source>A reader and archive for folders of posts. It keeps the original files, finds every word in them, and never uses the network by itself.</source>
        <translation>文章文件夹的阅读器与档案库。保存原始文件，能找到其中的每一个字，绝不自行联网。</translation>
    </message>
    <message>
        <source>Open archive</source>
        <translation>打开的档案</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Something Went Wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>This is a defect of Microfiche, not of your files. Your archive is safe. Please copy this report and send it to the makers; it holds no text of your posts.</source>
        <translation>这是 Microfiche 的缺陷，与文件无关，档案是安全的。请复制此报告并发给开发者，其中不含文章的内容。</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Article sandbox</source>
        <translation>文章沙盒</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Exporting to {folder}…</source>
        <translation>正在导出到 {folder}…</translation>
    </message>
    <message numerus="yes">
        <source>{count} files were exported to {folder}</source>
        <translation>
            <numerusform>已将 {count} 个文件导出到 {folder}</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped; the folder is not complete</source>
        <translation>已停止，文件夹中的内容不完整</translation>
    </message>
    <message>
        <source>Copying to {file}…</source>
        <translation>正在复制到 {file}…</translation>
    </message>
    <message>
        <source>Copied to {file} ({size})</source>
        <translation>已复制到 {file}（{size}）</translation>
    </message>
    <message>
        <source>Stopped; there is no copy</source>
        <translation>已停止，没有留下副本</translation>
    </message>
</context>
<context>
    <name>Facets</name>
    <message>
        <source>not {name}</source>
        <translation>非“{name}”</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>All posts</source>
        <translation>全部文章</translation>
    </message>
    <message>
        <source>No category matches</source>
        <translation>没有符合的分类</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>全部标签</translation>
    </message>
    <message>
        <source>No tag matches</source>
        <translation>没有符合的标签</translation>
    </message>
    <message>
        <source>Publishers</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>All publishers</source>
        <translation>全部出处</translation>
    </message>
    <message>
        <source>No publisher matches</source>
        <translation>没有符合的出处</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>全部年份</translation>
    </message>
    <message>
        <source>No year matches</source>
        <translation>没有符合的年份</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语种</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>全部语种</translation>
    </message>
    <message>
        <source>No language matches</source>
        <translation>没有符合的语种</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>All folders</source>
        <translation>全部文件夹</translation>
    </message>
    <message>
        <source>No folder matches</source>
        <translation>没有符合的文件夹</translation>
    </message>
    <message>
        <source>level {level}</source>
        <translation>第 {level} 层</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已收起</translation>
    </message>
</context>
<context>
    <name>FileText</name>
    <message>
        <source>{path}, line {line}</source>
        <translation>{path}，第 {line} 行</translation>
    </message>
    <message>
        <source>only the beginning is shown</source>
        <translation>只显示开头部分</translation>
    </message>
    <message>
        <source>Original File</source>
        <translation>原始文件</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>the file is damaged: {detail}</source>
        <translation>档案文件已损坏：{detail}</translation>
    </message>
    <message>
        <source>the file of post {number} “{title}” is lost</source>
        <translation>第 {number} 号文章“{title}”的文件已丢失</translation>
    </message>
    <message>
        <source>the file “{path}” is damaged; it was kept as it is</source>
        <translation>文件“{path}”已损坏，原样保留</translation>
    </message>
    <message>
        <source>the file “{path}” is lost</source>
        <translation>文件“{path}”已丢失</translation>
    </message>
    <message>
        <source>the name of the file “{path}” may be wrong</source>
        <translation>文件名“{path}”可能不对</translation>
    </message>
    <message>
        <source>the name of a file is lost: it is “{path}” now</source>
        <translation>一个文件的名字已丢失，现在叫“{path}”</translation>
    </message>
    <message>
        <source>of “{path}” only the file is left: import its folder again</source>
        <translation>“{path}”只剩下文件本身：请重新导入它的文件夹</translation>
    </message>
    <message>
        <source>what is known of “{path}” may be wrong, as before</source>
        <translation>“{path}”的信息可能不对，和以前一样</translation>
    </message>
    <message>
        <source>what is known of post {number} may be wrong</source>
        <translation>第 {number} 号文章的信息可能不对</translation>
    </message>
    <message>
        <source>the file of post {number} is damaged: “{path}”</source>
        <translation>第 {number} 号文章的文件已损坏：“{path}”</translation>
    </message>
    <message>
        <source>what is known of post {number} is damaged: “{path}”</source>
        <translation>第 {number} 号文章的信息已损坏：“{path}”</translation>
    </message>
    <message>
        <source>the address and the source link of post {number} are lost</source>
        <translation>第 {number} 号文章的网址和原文链接已丢失</translation>
    </message>
    <message>
        <source>the categories and tags of post {number} are lost</source>
        <translation>第 {number} 号文章的分类和标签已丢失</translation>
    </message>
    <message>
        <source>the title of post {number} has no place in the order of titles</source>
        <translation>第 {number} 号文章的标题不在标题顺序里</translation>
    </message>
    <message>
        <source>the former text {number} of a post is damaged</source>
        <translation>一篇文章的旧文本（{number}）已损坏</translation>
    </message>
    <message>
        <source>the former text {number} of a post is lost</source>
        <translation>一篇文章的旧文本（{number}）已丢失</translation>
    </message>
    <message>
        <source>the highlight or note {number} is damaged: it may say something else</source>
        <translation>高亮或笔记 {number} 已损坏，内容可能有出入</translation>
    </message>
    <message>
        <source>the highlight or note {number} is damaged</source>
        <translation>高亮或笔记 {number} 已损坏</translation>
    </message>
    <message>
        <source>the name of the saved search {number} is damaged: it is “{name}” now</source>
        <translation>已存搜索 {number} 的名称已损坏，现在叫“{name}”</translation>
    </message>
    <message>
        <source>the saved search {number} is damaged</source>
        <translation>已存搜索 {number} 已损坏</translation>
    </message>
    <message>
        <source>there is another saved search of the name {name}</source>
        <translation>另有一个已存搜索也叫 {name}</translation>
    </message>
    <message>
        <source>the asset {number} is damaged</source>
        <translation>图片或文件 {number} 已损坏</translation>
    </message>
    <message>
        <source>the asset {number} is lost</source>
        <translation>图片或文件 {number} 已丢失</translation>
    </message>
    <message>
        <source>the path {path} of an asset is damaged</source>
        <translation>图片或文件的路径 {path} 已损坏</translation>
    </message>
    <message>
        <source>the path {path} is damaged</source>
        <translation>路径 {path} 已损坏</translation>
    </message>
    <message>
        <source>the rules {number} that posts were read by are damaged</source>
        <translation>读取文章所依据的规则 {number} 已损坏</translation>
    </message>
    <message>
        <source>the rules {number} that posts were read by are lost</source>
        <translation>读取文章所依据的规则 {number} 已丢失</translation>
    </message>
    <message>
        <source>the dictionary {number} differs from its copy</source>
        <translation>压缩词典 {number} 与它的副本不同</translation>
    </message>
    <message>
        <source>the dictionary {number} is damaged; its copy is used</source>
        <translation>压缩词典 {number} 已损坏，改用它的副本</translation>
    </message>
    <message>
        <source>the full-text index differs from the texts; import the folders into a new archive</source>
        <translation>全文索引与正文不符；请把文件夹导入新档案</translation>
    </message>
    <message>
        <source>the index of titles differs from the texts; import the folders into a new archive</source>
        <translation>标题索引与正文不符；请把文件夹导入新档案</translation>
    </message>
    <message>
        <source>the {kind} {name} is said to have {kept} posts and has {counted}</source>
        <translation>{kind} {name} 记录为 {kept} 篇文章，实际有 {counted} 篇</translation>
    </message>
    <message>
        <source>the names of the {kind} {name} are damaged</source>
        <translation>{kind} {name} 的名称已损坏</translation>
    </message>
    <message>
        <source>the combination {number} of categories and tags is damaged</source>
        <translation>分类与标签的组合 {number} 已损坏</translation>
    </message>
    <message>
        <source>the number of posts in the month {month} is kept wrongly</source>
        <translation>{month} 月份的文章数记录有误</translation>
    </message>
    <message>
        <source>the number of posts in the month {month} is not kept</source>
        <translation>{month} 月份的文章数没有记录</translation>
    </message>
    <message>
        <source>post {number} has no row in {table}</source>
        <translation>第 {number} 号文章在 {table} 中没有记录</translation>
    </message>
    <message>
        <source>{table} has a row of post {number}, which is not there</source>
        <translation>{table} 中有第 {number} 号文章的记录，但没有这篇文章</translation>
    </message>
    <message>
        <source>row {number} of {table} belongs to a row of {parent} that is not there</source>
        <translation>{table} 的第 {number} 行属于 {parent} 中不存在的一行</translation>
    </message>
    <message>
        <source>row {number} of {table} is damaged: {detail}</source>
        <translation>{table} 的第 {number} 行已损坏：{detail}</translation>
    </message>
    <message>
        <source>row {number} of {table} is damaged</source>
        <translation>{table} 的第 {number} 行已损坏</translation>
    </message>
    <message>
        <source>rows {first} to {last} of {table} cannot be read</source>
        <translation>{table} 的第 {first} 至 {last} 行无法读取</translation>
    </message>
    <message>
        <source>row {number} of {table} cannot be read</source>
        <translation>{table} 的第 {number} 行无法读取</translation>
    </message>
    <message>
        <source>{table} cannot be read from row {number} on</source>
        <translation>{table} 从第 {number} 行起无法读取</translation>
    </message>
    <message>
        <source>a row of {table} is damaged</source>
        <translation>{table} 中有一行已损坏</translation>
    </message>
    <message>
        <source>the rest of {table} cannot be read</source>
        <translation>{table} 的其余部分无法读取</translation>
    </message>
    <message>
        <source>and {count} more problems</source>
        <translation>另有 {count} 个问题</translation>
    </message>
    <message>
        <source>category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>publisher</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>source</source>
        <translation>来源文件夹</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>User Guide</source>
        <translation>用户指南</translation>
    </message>
</context>
<context>
    <name>Highlights</name>
    <message numerus="yes">
        <source>{count} highlights are unplaced: their words are gone.</source>
        <translation>
            <numerusform>{count} 处高亮失去了位置：原来的文字已不在文中。</numerusform>
        </translation>
    </message>
    <message>
        <source>The note was deleted.</source>
        <translation>笔记已删除。</translation>
    </message>
    <message numerus="yes">
        <source>{count} highlights were deleted.</source>
        <translation>
            <numerusform>已删除 {count} 处高亮。</numerusform>
        </translation>
    </message>
    <message>
        <source>This archive can only be read.</source>
        <translation>这个档案是只读的。</translation>
    </message>
    <message>
        <source>A highlight can have {count} characters. Select less.</source>
        <translation>一处高亮最多 {count} 个字符，请少选一些。</translation>
    </message>
    <message>
        <source>Select words of the article first.</source>
        <translation>请先在正文里选中文字。</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>高亮</translation>
    </message>
    <message>
        <source>Post Note</source>
        <translation>整篇的笔记</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>HighlightsPage</name>
    <message>
        <source>No highlights. Select words of an article and press H.</source>
        <translation>还没有高亮。在正文里选中文字，按 H。</translation>
    </message>
    <message>
        <source>No highlight or note matches.</source>
        <translation>没有符合的高亮或笔记。</translation>
    </message>
    <message numerus="yes">
        <source>{count} highlights and notes</source>
        <translation>
            <numerusform>{count} 条高亮与笔记</numerusform>
        </translation>
    </message>
    <message>
        <source>Its post is not in the archive.</source>
        <translation>它所在的文章已不在档案里。</translation>
    </message>
    <message numerus="yes">
        <source>{count} highlights were saved.</source>
        <translation>
            <numerusform>已保存 {count} 条高亮。</numerusform>
        </translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>高亮</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>(the whole post)</source>
        <translation>（整篇文章）</translation>
    </message>
    <message>
        <source>(unplaced) {quote}</source>
        <translation>（失去位置）{quote}</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>All colours</source>
        <translation>全部颜色</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Return or a double click shows the place in the article. Unplaced: the words are gone from the post.</source>
        <translation>按回车或双击，可跳到正文中的对应位置。失去位置：原来的文字已不在文章里。</translation>
    </message>
    <message>
        <source>Highlights and notes</source>
        <translation>高亮与笔记</translation>
    </message>
    <message>
        <source>Show in Article</source>
        <translation>在正文中查看</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Save as Markdown…</source>
        <translation>另存为 Markdown…</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Importing {folder}…</source>
        <translation>正在导入 {folder}…</translation>
    </message>
    <message>
        <source>Show Report</source>
        <translation>查看报告</translation>
    </message>
    <message>
        <source>Stopped; what was read is kept</source>
        <translation>已停止，读入的内容已保留</translation>
    </message>
    <message>
        <source>{count} added</source>
        <translation>新增 {count}</translation>
    </message>
    <message>
        <source>{count} updated</source>
        <translation>更新 {count}</translation>
    </message>
    <message>
        <source>{count} missing</source>
        <translation>缺失 {count}</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>没有新内容</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message numerus="yes">
        <source>{missing} of the {known} posts that the archive has from here are not in the folder any more. Is it the right one, and whole? They stay in the archive, marked as missing.</source>
        <translation>
            <numerusform>档案中来自此处的 {known} 篇文章有 {missing} 篇已不在文件夹里。文件夹选对了吗？内容完整吗？这些文章会留在档案中，并标记为缺失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Plain folder</source>
        <translation>普通文件夹</translation>
    </message>
    <message>
        <source>Import “{folder}” into “{archive}”</source>
        <translation>将“{folder}”导入“{archive}”</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>As the folder says</source>
        <translation>按文件夹自身设置</translation>
    </message>
    <message>
        <source>As the folder says ({known})</source>
        <translation>按文件夹自身设置（{known}）</translation>
    </message>
    <message>
        <source>Looking at the folder…</source>
        <translation>正在查看文件夹…</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>From the folder</source>
        <translation>来源文件夹</translation>
    </message>
    <message>
        <source>Into the archive</source>
        <translation>导入到档案</translation>
    </message>
    <message>
        <source>Kind of site</source>
        <translation>网站类型</translation>
    </message>
    <message>
        <source>Time zone of dates without one</source>
        <translation>无时区日期所用的时区</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新文章</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有改动</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>无改动</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已移动</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>已缺失</translation>
    </message>
    <message>
        <source>Images and files</source>
        <translation>图片和文件</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>其他文件</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>Import Report</source>
        <translation>导入报告</translation>
    </message>
    <message>
        <source>The archive keeps every file as it was; repairs are for reading only. Choose a line to see the file.</source>
        <translation>档案原样保存每个文件，修复只用于阅读。选择一行可查看该文件。</translation>
    </message>
    <message>
        <source>There were no problems.</source>
        <translation>没有任何问题。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Not yet read</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>Missing in the folder</source>
        <translation>文件夹中已无</translation>
    </message>
    <message>
        <source>Images and files</source>
        <translation>图片和文件</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>其他文件</translation>
    </message>
    <message>
        <source>{label}:  {count}</source>
        <translation>{label}：{count}</translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message>
        <source>The import stopped</source>
        <translation>导入中断</translation>
    </message>
    <message>
        <source>An import is running. Wait until it is done, or cancel it first.</source>
        <translation>正在导入。请等待完成，或先取消。</translation>
    </message>
    <message>
        <source>The archive is being optimised. Wait until it is done, or cancel it first.</source>
        <translation>正在优化档案。请等它完成，或先取消。</translation>
    </message>
</context>
<context>
    <name>Jump</name>
    <message>
        <source>Command, folder, category, tag or title</source>
        <translation>命令、文件夹、分类、标签或标题</translation>
    </message>
    <message>
        <source>Jump to</source>
        <translation>跳转到</translation>
    </message>
    <message>
        <source>Nothing here has that name.</source>
        <translation>没有符合的名称。</translation>
    </message>
    <message>
        <source>{menu}: {choice}</source>
        <extracomment>A choice of a submenu, as in &quot;Theme: Dark&quot;.</extracomment>
        <translation>{menu}：{choice}</translation>
    </message>
    <message>
        <source>Smart folder</source>
        <translation>智能文件夹</translation>
    </message>
    <message>
        <source>Category · {count}</source>
        <translation>分类 · {count}</translation>
    </message>
    <message>
        <source>Tag · {count}</source>
        <translation>标签 · {count}</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>{folder} is not there. It is kept up to date again when it comes back.</source>
        <translation>文件夹 {folder} 不在了，重新出现后会继续保持更新。</translation>
    </message>
    <message numerus="yes">
        <source>{name}: {lost} of {known} posts are gone from the folder. Nothing was done; import it by hand if that is right.</source>
        <translation>
            <numerusform>{name}：文件夹里少了 {lost} 篇文章（共 {known} 篇）。没有做任何更改；如果属实，请手动导入。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {result}</source>
        <translation>{name}：{result}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>{menu}: {command}</source>
        <extracomment>A command and its menu, in the list of keys, as in &quot;File: Quit&quot;.</extracomment>
        <translation>{menu}：{command}</translation>
    </message>
    <message>
        <source>{key} is needed everywhere and cannot be changed.</source>
        <translation>{key} 到处都要用，不能更改。</translation>
    </message>
    <message>
        <source>{key} is free.</source>
        <translation>{key} 尚未使用。</translation>
    </message>
    <message>
        <source>“{command}” has {key} already.</source>
        <translation>“{command}”已经使用 {key}。</translation>
    </message>
    <message>
        <source>“{command}” has {key}. It will be taken from there.</source>
        <translation>{key} 现在属于“{command}”，将从那里移走。</translation>
    </message>
    <message>
        <source>{keys} (changed)</source>
        <translation>{keys}（已更改）</translation>
    </message>
    <message>
        <source>Another key for “{command}”:</source>
        <translation>“{command}”的另一个快捷键：</translation>
    </message>
    <message>
        <source>Change Keys</source>
        <translation>更改快捷键</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>搜索命令和快捷键</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Press a key</source>
        <translation>按下快捷键</translation>
    </message>
    <message>
        <source>Use This Key</source>
        <translation>使用此键</translation>
    </message>
    <message>
        <source>Add This Key</source>
        <translation>添加此键</translation>
    </message>
    <message>
        <source>No Key</source>
        <translation>不用快捷键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>全部还原</translation>
    </message>
    <message>
        <source>Change Keys…</source>
        <translation>更改快捷键…</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯语</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>保加利亚语</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>捷克语</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>丹麦语</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>希腊语</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>波斯语</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>芬兰语</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>希伯来语</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>印地语</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>匈牙利语</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>印度尼西亚语</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>荷兰语</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>挪威语</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>波兰语</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙语</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>罗马尼亚语</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄语</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>瑞典语</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>泰语</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>土耳其语</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>乌克兰语</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>越南语</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sort</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>“{path}” is open in another window or program, which is writing to it. Close it there, or wait a moment, and try again.</source>
        <translation>“{path}”正被另一个窗口或程序写入。请在那里关闭，或稍等片刻再试。</translation>
    </message>
    <message>
        <source>“{path}” is open in another window or program. It was left as it is. Close it there and try again.</source>
        <translation>“{path}”正在另一个窗口或程序里打开着，没有改动它。请在那里关闭后再试。</translation>
    </message>
    <message>
        <source>“{path}” can only be read. Copy it to a folder that you can write to, and open the copy.</source>
        <translation>“{path}”是只读的。请复制到可以写入的文件夹，再打开副本。</translation>
    </message>
    <message>
        <source>The disk that holds “{path}” is full. Nothing is damaged and what was saved is kept. Free some space, then do it again: it goes on where it stopped.</source>
        <translation>“{path}”所在的磁盘已满。没有任何损坏，已保存的内容都在。请腾出空间后再试一次，会从中断处继续。</translation>
    </message>
    <message>
        <source>The disk that holds “{path}” has too little room: {needed} are needed, {free} are free. The archive was left as it is.</source>
        <translation>“{path}”所在的磁盘空间不够：需要 {needed}，只剩 {free}。档案没有改动。</translation>
    </message>
    <message>
        <source>“{path}” is not a Microfiche archive. It was left as it is. Choose a file that Microfiche made, with a name that ends in .fiche.</source>
        <translation>“{path}”不是 Microfiche 档案，未作任何改动。请选择由 Microfiche 创建、名称以 .fiche 结尾的文件。</translation>
    </message>
    <message>
        <source>“{path}” was made by a newer version of Microfiche. It was left as it is. Please update the program.</source>
        <translation>“{path}”由更新版本的 Microfiche 创建，未作任何改动。请更新程序。</translation>
    </message>
    <message>
        <source>“{path}” is there already. Choose another name.</source>
        <translation>“{path}”已经存在，请换一个名字。</translation>
    </message>
    <message>
        <source>“{path}” is damaged. Use a copy of it, if you have one. Otherwise File → Repair Archive… saves what can be read into a new archive.</source>
        <translation>“{path}”已损坏。如果有副本，请使用副本；否则可用“文件 → 修复档案…”把能读出的内容存入新档案。</translation>
    </message>
    <message>
        <source>Nothing of “{path}” can be saved: its very beginning is damaged. Use a copy of it, if you have one. Otherwise import your folders into a new archive.</source>
        <translation>“{path}”里的内容一点也存不下来：文件的开头损坏了。如果有副本，请使用副本；否则请把文件夹导入新的档案。</translation>
    </message>
    <message>
        <source>“{path}” cannot be used: {detail}. Look whether the file is there and may be read.</source>
        <translation>无法使用“{path}”：{detail}。请检查文件是否存在、是否有权读取。</translation>
    </message>
    <message>
        <source>The folder “{path}” cannot be imported: {detail}. Choose another folder.</source>
        <translation>无法导入文件夹“{path}”：{detail}。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Nothing was exported to “{path}”: {detail}. Choose another folder.</source>
        <translation>没有导出到“{path}”：{detail}。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The archive does not have this post.</source>
        <translation>档案中没有这篇文章。</translation>
    </message>
    <message>
        <source>The search cannot be read at character {position}: {detail}</source>
        <translation>搜索语句在第 {position} 个字符处有误：{detail}</translation>
    </message>
    <message>
        <source>The search was not saved: {detail}.</source>
        <translation>搜索没有保存：{detail}。</translation>
    </message>
    <message>
        <source>That did not work: {detail}</source>
        <translation>操作未成功：{detail}</translation>
    </message>
    <message>
        <source>The front matter is not valid YAML; it was read line by line</source>
        <translation>文件头不是有效的 YAML，已逐行读取</translation>
    </message>
    <message>
        <source>The front matter has no closing line</source>
        <translation>文件头没有结束行</translation>
    </message>
    <message>
        <source>There is no front matter</source>
        <translation>没有文件头</translation>
    </message>
    <message>
        <source>The front matter cannot be read; the post has its file&apos;s name and text</source>
        <translation>文件头无法读取，文章以文件名和正文收录</translation>
    </message>
    <message>
        <source>The front matter is past the limits; what could be read of it was taken</source>
        <translation>文件头超出限制，已取其中可读的部分</translation>
    </message>
    <message>
        <source>A key is there twice</source>
        <translation>有重复的键</translation>
    </message>
    <message>
        <source>A value was of another kind than expected and was converted</source>
        <translation>某个值的类型不符，已转换</translation>
    </message>
    <message>
        <source>There is no title; the first sentence or the file name serves</source>
        <translation>没有标题，以首句或文件名代替</translation>
    </message>
    <message>
        <source>There is no date; it was taken from the file&apos;s name or time</source>
        <translation>没有日期，取自文件名或文件时间</translation>
    </message>
    <message>
        <source>The date cannot be read; it was taken from the file&apos;s name or time</source>
        <translation>日期无法读取，取自文件名或文件时间</translation>
    </message>
    <message>
        <source>The source link is empty</source>
        <translation>原文链接为空</translation>
    </message>
    <message>
        <source>The file is not UTF-8; its encoding was guessed</source>
        <translation>文件不是 UTF-8，编码为推测所得</translation>
    </message>
    <message>
        <source>Characters that cannot be shown were replaced</source>
        <translation>无法显示的字符已替换</translation>
    </message>
    <message>
        <source>The file is not text in any known encoding; it is kept whole</source>
        <translation>无法按任何已知编码读作文本，文件已完整保存</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>The text is too complex to be laid out; it is shown as plain text</source>
        <translation>文本过于复杂，无法排版，以纯文本显示</translation>
    </message>
    <message>
        <source>The file&apos;s name is not UTF-8</source>
        <translation>文件名不是 UTF-8</translation>
    </message>
    <message>
        <source>The file&apos;s name is another&apos;s but for capital letters or accents</source>
        <translation>文件名与另一文件仅有大小写或重音写法之别</translation>
    </message>
    <message>
        <source>The file vanished during the import</source>
        <translation>文件在导入过程中消失</translation>
    </message>
    <message>
        <source>The file may not be read</source>
        <translation>没有权限读取文件</translation>
    </message>
    <message>
        <source>A link or a special file: passed over</source>
        <translation>链接或特殊文件，已跳过</translation>
    </message>
    <message>
        <source>A picture or file that the post refers to is not in the folder</source>
        <translation>文章用到的图片或文件不在文件夹里</translation>
    </message>
    <message>
        <source>A picture or file that the post refers to was not kept</source>
        <translation>文章用到的图片或文件没有保存</translation>
    </message>
    <message>
        <source>A picture is too large to be shown; it is kept</source>
        <translation>图片太大，不予显示，但已保存</translation>
    </message>
    <message>
        <source>The settings of the site cannot be read; the usual ones hold</source>
        <translation>网站配置无法读取，改用默认配置</translation>
    </message>
    <message>
        <source>A defect of Microfiche stopped this file: please report it</source>
        <translation>Microfiche 的缺陷使此文件未能读取，请报告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Looking for damage</source>
        <translation>正在查找损坏</translation>
    </message>
    <message>
        <source>Learning from the posts</source>
        <translation>正在从文章中学习</translation>
    </message>
    <message>
        <source>Indexing</source>
        <translation>正在建索引</translation>
    </message>
    <message>
        <source>Merging the index</source>
        <translation>正在合并索引</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>正在压缩</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Keeping a copy</source>
        <translation>正在保留副本</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message numerus="yes">
        <source>{count} problems</source>
        <translation>
            <numerusform>{count} 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no file “{path}” any more.</source>
        <translation>文件“{path}”已不存在。</translation>
    </message>
    <message>
        <source>Looking for posts: {done}</source>
        <translation>正在查找文章：{done}</translation>
    </message>
    <message>
        <source>Finishing…</source>
        <translation>正在收尾…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{speed} per second</source>
        <translation>每秒 {speed}</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Optimizing</name>
    <message>
        <source>Optimise “{name}”?</source>
        <translation>要优化“{name}”吗？</translation>
    </message>
    <message>
        <source>It becomes smaller and faster to search; nothing in it is lost.</source>
        <translation>档案会变小，搜索也更快，不会丢失任何内容。</translation>
    </message>
    <message>
        <source>That takes longer than an import, and for a while up to {size} of free space on its disk. You can go on reading; imports have to wait. Afterwards posts may have other numbers (ids) on the command line.</source>
        <translation>所需时间比导入长，而且要暂时占用磁盘上最多 {size} 的可用空间。期间可以继续阅读，但不能导入。之后在命令行里，文章的编号（id）可能会变。</translation>
    </message>
    <message>
        <source>Optimise</source>
        <translation>优化</translation>
    </message>
    <message>
        <source>An import is running. Wait until it is done, or cancel it first.</source>
        <translation>正在导入。请等待完成，或先取消。</translation>
    </message>
    <message>
        <source>Optimising…</source>
        <translation>正在优化…</translation>
    </message>
    <message>
        <source>Stopped; the archive is as it was</source>
        <translation>已停止，档案没有改动</translation>
    </message>
    <message>
        <source>Optimised: {before} before, {after} now</source>
        <translation>已优化：原来 {before}，现在 {after}</translation>
    </message>
    <message>
        <source>The archive is as it was</source>
        <translation>档案没有改动</translation>
    </message>
    <message>
        <source>There is no room on the disk for a copy of it as it is now, so none is kept.</source>
        <translation>磁盘上放不下它现在的副本，所以不会保留副本。</translation>
    </message>
    <message>
        <source>A copy of it as it is now stays beside it ({size}); the last two of these are kept.</source>
        <translation>会在旁边保留一份它现在的副本（{size}）；这样的副本只留最近两份。</translation>
    </message>
    <message numerus="yes">
        <source>{count} files in the archive were damaged before. They were kept as they are:</source>
        <translation>
            <numerusform>档案里有 {count} 个文件原先就已损坏，现在原样保留：</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Periods</name>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a day; Qt format</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month; Qt format</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>MMM</source>
        <comment>a month on a scale; Qt format</comment>
        <translation>M月</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <comment>a day; Qt format</comment>
        <translation>yyyy年M月d日 dddd</translation>
    </message>
    <message numerus="yes">
        <source>{count} posts</source>
        <translation>
            <numerusform>{count} 篇文章</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostList</name>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>missing at source</source>
        <translation>来源中缺失</translation>
    </message>
    <message numerus="yes">
        <source>in {count} more places</source>
        <translation>
            <numerusform>另有 {count} 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>文章</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Search preferences</source>
        <translation>搜索偏好设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>没有符合的设置。</translation>
    </message>
    <message>
        <source>Reset All…</source>
        <translation>全部还原…</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Sans-serif</source>
        <translation>黑体</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>Text size of articles</source>
        <translation>文章字号</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Ctrl and the wheel zoom too.</source>
        <translation>也可以按住 Ctrl 滚动滚轮缩放。</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>适中</translation>
    </message>
    <message>
        <source>Loose</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Line length</source>
        <translation>行宽</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>窄</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>铺满</translation>
    </message>
    <message>
        <source>Indent the first lines of paragraphs</source>
        <translation>段首缩进两字</translation>
    </message>
    <message>
        <source>Space between Chinese and Latin letters</source>
        <translation>中西文之间留空</translation>
    </message>
    <message>
        <source>Text and lines only for the open archive</source>
        <translation>字体与版式只用于当前档案</translation>
    </message>
    <message>
        <source>What is chosen above holds for it alone; the zoom for all.</source>
        <translation>以上选择只对它有效；缩放对所有档案有效。</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>米黄</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>Recently used</source>
        <translation>最近使用的内容</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>清除记录</translation>
    </message>
    <message>
        <source>Recent archives, folders and jumps; no file is touched.</source>
        <translation>最近的档案、文件夹和跳转；不会动任何文件。</translation>
    </message>
    <message>
        <source>Set everything in the preferences back to what it was at first, the keys of commands too? Archives, and the folders that are kept up to date, stay as they are.</source>
        <translation>要把偏好设置里的一切（包括命令的快捷键）还原成最初的样子吗？档案和保持更新的文件夹不受影响。</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>全部还原</translation>
    </message>
    <message>
        <source>Folders Kept Up to Date</source>
        <translation>保持更新的文件夹</translation>
    </message>
    <message>
        <source>The folders that an archive was imported from are listed here while it is open.</source>
        <translation>打开档案后，这里列出它是从哪些文件夹导入的。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Keys of commands</source>
        <translation>命令的快捷键</translation>
    </message>
    <message>
        <source>Change Keys…</source>
        <translation>更改快捷键…</translation>
    </message>
    <message>
        <source>Any command can have up to four keys.</source>
        <translation>每个命令最多可以有四个快捷键。</translation>
    </message>
    <message>
        <source>Most posts first</source>
        <translation>文章多的在前</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>Newest year first</source>
        <translation>近年在前</translation>
    </message>
    <message>
        <source>Oldest year first</source>
        <translation>早年在前</translation>
    </message>
    <message>
        <source>List and Sidebars</source>
        <translation>列表与侧边栏</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>列表排序</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早在前</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>按标题</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>最相关在前</translation>
    </message>
    <message>
        <source>Rows of the list</source>
        <translation>列表行高</translation>
    </message>
    <message>
        <source>Two lines</source>
        <translation>两行</translation>
    </message>
    <message>
        <source>One line</source>
        <translation>一行</translation>
    </message>
    <message>
        <source>List drafts and hidden posts too</source>
        <translation>也列出草稿和隐藏文章</translation>
    </message>
    <message>
        <source>Show the timeline</source>
        <translation>显示时间轴</translation>
    </message>
    <message>
        <source>Show the sidebars</source>
        <translation>显示侧边栏</translation>
    </message>
    <message>
        <source>Show publishers in the sidebars</source>
        <translation>在侧边栏显示出处</translation>
    </message>
    <message>
        <source>Show years in the sidebars</source>
        <translation>在侧边栏显示年份</translation>
    </message>
    <message>
        <source>Show languages in the sidebars</source>
        <translation>在侧边栏显示语种</translation>
    </message>
    <message>
        <source>Show folders in the sidebars</source>
        <translation>在侧边栏显示文件夹</translation>
    </message>
    <message>
        <source>Order of categories</source>
        <translation>分类的顺序</translation>
    </message>
    <message>
        <source>Order of tags</source>
        <translation>标签的顺序</translation>
    </message>
    <message>
        <source>Order of publishers</source>
        <translation>出处的顺序</translation>
    </message>
    <message>
        <source>Order of years</source>
        <translation>年份的顺序</translation>
    </message>
    <message>
        <source>Order of languages</source>
        <translation>语种的顺序</translation>
    </message>
    <message>
        <source>Order of folders</source>
        <translation>文件夹的顺序</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Reset to {value}</source>
        <translation>还原为“{value}”</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>the default</source>
        <translation>默认值</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>The article was printed.</source>
        <translation>文章已打印。</translation>
    </message>
    <message>
        <source>The article could not be printed. See whether the printer is on and has paper, or save the article as PDF.</source>
        <translation>无法打印文章。请检查打印机是否开着、是否有纸，或把文章另存为 PDF。</translation>
    </message>
    <message>
        <source>Making the PDF file…</source>
        <translation>正在生成 PDF 文件…</translation>
    </message>
    <message>
        <source>No PDF file could be made of this article.</source>
        <translation>无法把这篇文章生成 PDF 文件。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>The article was saved as “{file}”.</source>
        <translation>文章已存为“{file}”。</translation>
    </message>
</context>
<context>
    <name>ProblemModel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What was wrong</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>This file gave no post.</source>
        <translation>这个文件没有产生文章。</translation>
    </message>
    <message>
        <source>Reading the files again…</source>
        <translation>正在重新读取文件…</translation>
    </message>
    <message numerus="yes">
        <source>{name}: {count} files read again, {problems} left in the archive</source>
        <translation>
            <numerusform>{name}：已重新读取 {count} 个文件，档案中还有 {problems}</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no problems.</source>
        <translation>没有问题。</translation>
    </message>
</context>
<context>
    <name>ProblemsPage</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Try This File Again</source>
        <translation>重试此文件</translation>
    </message>
    <message>
        <source>Try These Files Again</source>
        <translation>重试所选文件</translation>
    </message>
    <message>
        <source>Try All Listed Again</source>
        <translation>重试列出的全部文件</translation>
    </message>
    <message>
        <source>Try All Again</source>
        <translation>全部重试</translation>
    </message>
    <message>
        <source>Choose a line to see the file; a double click shows its post. Mend the file in its folder, then try again.</source>
        <translation>选中一行可查看文件，双击可显示对应的文章。在文件夹里修好文件后，再重试。</translation>
    </message>
    <message>
        <source>Show Post</source>
        <translation>显示文章</translation>
    </message>
    <message>
        <source>Reads the chosen files again, or all without a choice</source>
        <translation>重新读取选中的文件；没有选中时读取全部</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>%1 文件</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder Alias</source>
        <translation>文件夹替身</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>替身</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷方式</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Save in:</source>
        <translation>保存在：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message>
        <source>Press shortcut</source>
        <translation>按下快捷键</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Left</source>
        <translation>←</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>→</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>↑</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>↓</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>The query is too long; {limit} characters is the limit</source>
        <translation>搜索语句太长，最多 {limit} 个字符</translation>
    </message>
    <message>
        <source>There is nothing to search for</source>
        <translation>没有要搜索的内容</translation>
    </message>
    <message>
        <source>This quotation mark is never closed</source>
        <translation>此引号没有配对</translation>
    </message>
    <message>
        <source>This parenthesis closes nothing</source>
        <translation>此右括号没有配对</translation>
    </message>
    <message>
        <source>“{operator}” needs something on both sides</source>
        <translation>“{operator}”两边都要有内容</translation>
    </message>
    <message>
        <source>The query is nested too deeply; {limit} levels are the limit</source>
        <translation>括号嵌套过深，最多 {limit} 层</translation>
    </message>
    <message>
        <source>“-” needs something to exclude</source>
        <translation>“-”后面要有需排除的内容</translation>
    </message>
    <message>
        <source>This parenthesis is never closed</source>
        <translation>此左括号没有配对</translation>
    </message>
    <message>
        <source>“{field}:” needs something to look for</source>
        <translation>“{field}:”后面要有查找内容</translation>
    </message>
    <message>
        <source>The query has too many words; {limit} is the limit</source>
        <translation>搜索词过多，最多 {limit} 个</translation>
    </message>
    <message>
        <source>There is no “{what}”; there are {choices}</source>
        <translation>没有“{what}”，可用的有 {choices}</translation>
    </message>
    <message>
        <source>“{text}” is no date; write 2022, 2022-02 or 2022-02-27</source>
        <translation>“{text}”不是日期，请写作 2022、2022-02 或 2022-02-27</translation>
    </message>
    <message>
        <source>A saved search needs a name</source>
        <translation>已存搜索需要一个名称</translation>
    </message>
    <message>
        <source>The name is too long; {limit} characters is the limit</source>
        <translation>名称太长，最多 {limit} 个字符</translation>
    </message>
    <message>
        <source>There is a saved search “{name}” already</source>
        <translation>已经有名为“{name}”的已存搜索</translation>
    </message>
    <message>
        <source>There are {limit} saved searches; that is the limit</source>
        <translation>已存搜索已有 {limit} 个，不能再多</translation>
    </message>
    <message>
        <source>There is no such saved search</source>
        <translation>没有这个已存搜索</translation>
    </message>
    <message>
        <source>it is not a folder</source>
        <translation>它不是文件夹</translation>
    </message>
    <message>
        <source>it does not exist</source>
        <translation>它不存在</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>没有这个文件夹</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>the folder is not empty</source>
        <translation>文件夹不是空的</translation>
    </message>
    <message>
        <source>there is a file of that name</source>
        <translation>已有同名文件</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>it is longer than {limit} characters</source>
        <translation>超过 {limit} 个字符</translation>
    </message>
    <message>
        <source>it has more than {limit} unfinished marks</source>
        <translation>未结束的标记超过 {limit} 个</translation>
    </message>
    <message>
        <source>it has more than {limit} table cells</source>
        <translation>表格单元格超过 {limit} 个</translation>
    </message>
    <message>
        <source>it has more than {limit} tags</source>
        <translation>标签超过 {limit} 个</translation>
    </message>
    <message>
        <source>it has more than {limit} lines</source>
        <translation>超过 {limit} 行</translation>
    </message>
    <message>
        <source>it has more than {limit} template tags</source>
        <translation>模板标签超过 {limit} 个</translation>
    </message>
    <message>
        <source>it has more than {limit} Markdown marks</source>
        <translation>Markdown 标记超过 {limit} 个</translation>
    </message>
    <message>
        <source>it has more than {limit} attribute lists</source>
        <translation>属性列表超过 {limit} 个</translation>
    </message>
    <message>
        <source>it has more than {limit} headings</source>
        <translation>标题超过 {limit} 个</translation>
    </message>
    <message>
        <source>it has more than {limit} open brackets</source>
        <translation>未闭合的方括号超过 {limit} 个</translation>
    </message>
    <message>
        <source>it has more than {limit} character references</source>
        <translation>字符引用超过 {limit} 个</translation>
    </message>
    <message>
        <source>quotes or lists are nested more than {limit} deep</source>
        <translation>引用或列表嵌套超过 {limit} 层</translation>
    </message>
    <message>
        <source>tags are nested more than {limit} deep</source>
        <translation>标签嵌套超过 {limit} 层</translation>
    </message>
    <message>
        <source>a tag has more than {limit} attributes</source>
        <translation>一个标签的属性超过 {limit} 个</translation>
    </message>
    <message>
        <source>it could not be read in bounded time</source>
        <translation>无法在限定时间内读完</translation>
    </message>
    <message>
        <source>its markup is not laid out here</source>
        <translation>此处不排版这种标记</translation>
    </message>
    <message>
        <source>the path {path} leads out of it</source>
        <translation>路径 {path} 指向其外部</translation>
    </message>
    <message>
        <source>the path {path} cannot be written here</source>
        <translation>无法在此写入路径 {path}</translation>
    </message>
    <message>
        <source>but for files whose names are others&apos; here: {names}</source>
        <translation>以下文件除外，在这里它们与别的文件同名：{names}</translation>
    </message>
    <message>
        <source>an import changed it meanwhile; try again</source>
        <translation>其间有导入更改了它，请重试</translation>
    </message>
    <message>
        <source>what it was to become is not whole: {difference}</source>
        <translation>优化后的档案不完整：{difference}</translation>
    </message>
    <message>
        <source>it was closed</source>
        <translation>它已关闭</translation>
    </message>
    <message>
        <source>no lock can be taken: {cause}</source>
        <translation>无法加锁：{cause}</translation>
    </message>
    <message>
        <source>it is of an older version: open it once for writing</source>
        <translation>它是旧版本的，请先以可写方式打开一次</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>There is no text of this file.</source>
        <translation>没有此文件的文本。</translation>
    </message>
    <message>
        <source>“{path}” cannot be written: {detail}.</source>
        <translation>无法写入“{path}”：{detail}。</translation>
    </message>
    <message>
        <source>Nothing was imported into this archive yet.</source>
        <translation>这个档案还没有导入过任何文件夹。</translation>
    </message>
    <message>
        <source>The import of {names} was stopped; what was read is kept.</source>
        <translation>{names} 的导入已停止，读入的内容已保留。</translation>
    </message>
    <message>
        <source>Report of the last import of {names}.</source>
        <translation>上次导入 {names} 的报告。</translation>
    </message>
    <message>
        <source>There was nothing new in {names}.</source>
        <translation>{names} 没有新内容。</translation>
    </message>
    <message numerus="yes">
        <source>Posts of {names} in the archive: {posts}, of which {added} were added now.</source>
        <translation>
            <numerusform>档案中 {names} 的文章共 {posts} 篇，其中本次新增 {added} 篇。</numerusform>
        </translation>
    </message>
    <message>
        <source>Posts of {names} in the archive: {posts}.</source>
        <translation>档案中 {names} 的文章共 {posts} 篇。</translation>
    </message>
    <message>
        <source>Hidden among them: {hidden}. View → Drafts and Hidden Posts lists them.</source>
        <translation>其中隐藏 {hidden} 篇，可用“查看 → 草稿与隐藏文章”列出。</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Stands between the names of folders.</extracomment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>Sandbox</name>
    <message>
        <source>One of the walls around articles is missing: as root, Chromium&apos;s sandbox cannot start. Start Microfiche as an ordinary user to have it.</source>
        <translation>文章外围少了一层防护：以 root 身份运行时，Chromium 的沙盒无法启动。请以普通用户身份启动 Microfiche。</translation>
    </message>
    <message>
        <source>One of the walls around articles is missing: this system lets users make no namespaces, and Chromium&apos;s sandbox is built of them.</source>
        <translation>文章外围少了一层防护：这个系统不允许用户建立命名空间，而 Chromium 的沙盒要靠它。</translation>
    </message>
    <message>
        <source>On</source>
        <translation>已开启</translation>
    </message>
    <message>
        <source>Off, because Microfiche runs as root</source>
        <translation>已关闭，因为 Microfiche 以 root 身份运行</translation>
    </message>
    <message>
        <source>Off, because this system lets users make no namespaces</source>
        <translation>已关闭，因为这个系统不允许用户建立命名空间</translation>
    </message>
</context>
<context>
    <name>SavedSearches</name>
    <message>
        <source>Saved as “{name}”</source>
        <translation>已存为“{name}”</translation>
    </message>
    <message>
        <source>Save this search ({keys})</source>
        <translation>保存此搜索（{keys}）</translation>
    </message>
    <message>
        <source>The search “{name}” was deleted.</source>
        <translation>搜索“{name}”已删除。</translation>
    </message>
    <message>
        <source>Save Search</source>
        <translation>保存搜索</translation>
    </message>
    <message>
        <source>Saved Search</source>
        <translation>已存搜索</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Query</source>
        <translation>搜索语句(&amp;Q)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search all posts</source>
        <translation>搜索全部文章</translation>
    </message>
    <message>
        <source>Words, Chinese characters, &quot;phrases&quot;, OR, -not, title: tag: category: before: after: is:unread is:starred</source>
        <translation>汉字、单词、&quot;短语&quot;、OR、-排除、title: tag: category: before: after: is:unread is:starred</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>Not counted: it takes long</source>
        <translation>统计耗时较长，未统计</translation>
    </message>
    <message>
        <source>{count} within {names}</source>
        <translation>{count}（{names} 之内）</translation>
    </message>
    <message>
        <source>&amp;All of these words</source>
        <translation>包含全部词语(&amp;A)</translation>
    </message>
    <message>
        <source>This exact &amp;phrase</source>
        <translation>包含完整词句(&amp;P)</translation>
    </message>
    <message>
        <source>An&amp;y of these words</source>
        <translation>包含任一词语(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;None of these words</source>
        <translation>不含这些词语(&amp;N)</translation>
    </message>
    <message>
        <source>Look for them &amp;in</source>
        <translation>查找范围(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Category</source>
        <translation>分类(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>标签(&amp;T)</translation>
    </message>
    <message>
        <source>P&amp;ublisher</source>
        <translation>出处(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>来源文件夹(&amp;S)</translation>
    </message>
    <message>
        <source>Pat&amp;h has</source>
        <translation>路径包含(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>起始日期(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Before</source>
        <translation>早于(&amp;B)</translation>
    </message>
    <message>
        <source>Only posts</source>
        <translation>只看</translation>
    </message>
    <message>
        <source>And a&amp;lso</source>
        <translation>其他条件(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Query</source>
        <translation>搜索语句(&amp;Q)</translation>
    </message>
    <message>
        <source>one or several, with commas</source>
        <translation>可填多个，用逗号隔开</translation>
    </message>
    <message>
        <source>a piece of the file&apos;s path</source>
        <translation>文件路径的一部分</translation>
    </message>
    <message>
        <source>year, month or day: 2024-02</source>
        <translation>年、月或日：2024-02</translation>
    </message>
    <message>
        <source>year, month or day: 2024-03</source>
        <translation>年、月或日：2024-03</translation>
    </message>
    <message>
        <source>what has no field above, as a query</source>
        <translation>以上各栏无法表达的搜索语句</translation>
    </message>
    <message>
        <source>Nothing is filled in: all posts</source>
        <translation>没有填写任何条件：全部文章</translation>
    </message>
    <message>
        <source>A field cannot be read</source>
        <translation>有一栏无法识别</translation>
    </message>
    <message>
        <source>Title and text</source>
        <translation>标题和正文</translation>
    </message>
    <message>
        <source>Title only</source>
        <translation>仅标题</translation>
    </message>
    <message>
        <source>Text only</source>
        <translation>仅正文</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>with a star</source>
        <translation>有星标</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>有笔记</translation>
    </message>
    <message>
        <source>with pictures</source>
        <translation>有图片</translation>
    </message>
    <message>
        <source>with problems</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Search Form</source>
        <translation>搜索表单</translation>
    </message>
    <message>
        <source>Cl&amp;ear</source>
        <translation>清空(&amp;E)</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>关闭(&amp;O)</translation>
    </message>
    <message>
        <source>Sea&amp;rch</source>
        <translation>搜索(&amp;R)</translation>
    </message>
    <message>
        <source>No post on show has: {names}</source>
        <translation>显示的文章中没有：{names}</translation>
    </message>
</context>
<context>
    <name>Selection</name>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 篇</translation>
    </message>
    <message numerus="yes">
        <source>Marking {count} posts…</source>
        <translation>
            <numerusform>正在标记 {count} 篇文章…</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all marks were kept. {reason}</source>
        <translation>有些标记没有保存。{reason}</translation>
    </message>
    <message>
        <source>The posts were already marked that way.</source>
        <translation>这些文章本来就是这样标记的。</translation>
    </message>
    <message numerus="yes">
        <source>{count} posts were starred.</source>
        <translation>
            <numerusform>已给 {count} 篇文章加星标。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} stars were removed.</source>
        <translation>
            <numerusform>已去掉 {count} 篇文章的星标。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} posts were marked read.</source>
        <translation>
            <numerusform>已将 {count} 篇文章标为已读。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} posts were marked unread.</source>
        <translation>
            <numerusform>已将 {count} 篇文章标为未读。</numerusform>
        </translation>
    </message>
    <message>
        <source>No chosen post has a source link.</source>
        <translation>所选文章都没有原文链接。</translation>
    </message>
    <message numerus="yes">
        <source>{count} source links were copied.</source>
        <translation>
            <numerusform>已复制 {count} 个原文链接。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the first {count} posts count.</source>
        <translation>只取前 {count} 篇文章。</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>&amp;Only This</source>
        <translation>只看此项(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Also This</source>
        <translation>同时包含此项(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Not This</source>
        <translation>排除此项(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Copy Name</source>
        <translation>复制名称(&amp;C)</translation>
    </message>
    <message>
        <source>By &amp;Count</source>
        <translation>按数量(&amp;C)</translation>
    </message>
    <message>
        <source>By &amp;Name</source>
        <translation>按名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Unfold All</source>
        <translation>全部展开(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Fold All</source>
        <translation>全部收起(&amp;F)</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Click: only this. Ctrl and click: this as well. Alt and click: not this.</source>
        <translation>单击：只看此项。按住 Ctrl 单击：同时包含。按住 Alt 单击：排除。</translation>
    </message>
</context>
<context>
    <name>SmartFolders</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>With notes</source>
        <translation>有笔记</translation>
    </message>
    <message>
        <source>Missing at source</source>
        <translation>来源中缺失</translation>
    </message>
    <message>
        <source>{date}: the newest day in this archive</source>
        <translation>{date}：此档案中最新的一天</translation>
    </message>
    <message>
        <source>This search cannot be read any more: {reason}</source>
        <translation>这个搜索语句已无法识别：{reason}</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Edit Query…</source>
        <translation>编辑搜索语句(&amp;E)…</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>Smart folders</source>
        <translation>智能文件夹</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message>
        <source>The table was copied.</source>
        <translation>表格已复制。</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>{count} more in the table</source>
        <translation>表格里还有 {count} 项</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>{count} words and Chinese characters</source>
        <translation>{count} 字</translation>
    </message>
    <message>
        <source>of {count}, counting…</source>
        <translation>（共 {count} 篇），正在统计…</translation>
    </message>
    <message>
        <source>of {count}, stopped</source>
        <translation>（共 {count} 篇），已停止</translation>
    </message>
    <message>
        <source>There are no posts yet. File → Import Folder… brings some in.</source>
        <translation>还没有文章。用“文件 → 导入文件夹…”可以导入。</translation>
    </message>
    <message>
        <source>First post: {first} · newest: {newest}</source>
        <translation>最早：{first} · 最新：{newest}</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>文章数</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>钟点</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>As Charts</source>
        <translation>显示为图表</translation>
    </message>
    <message>
        <source>As Tables</source>
        <translation>显示为表格</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Days of the week</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Hours of the day</source>
        <translation>钟点</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Publishers</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Longest posts</source>
        <translation>最长的文章</translation>
    </message>
    <message>
        <source>Shortest posts</source>
        <translation>最短的文章</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>文章数</translation>
    </message>
    <message>
        <source>Timeline: posts per month</source>
        <translation>时间轴：每月的文章数</translation>
    </message>
</context>
<context>
    <name>Typography</name>
    <message>
        <source>Text and colours</source>
        <translation>文字与颜色</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>米黄</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Sans-serif</source>
        <translation>黑体</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>适中</translation>
    </message>
    <message>
        <source>Loose</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Line length</source>
        <translation>行宽</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>窄</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>铺满</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>&amp;Indent the first lines of paragraphs</source>
        <translation>段首缩进两字(&amp;I)</translation>
    </message>
    <message>
        <source>S&amp;pace between Chinese and Latin letters</source>
        <translation>中西文之间留空(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Only for this archive</source>
        <translation>仅用于此档案(&amp;O)</translation>
    </message>
    <message>
        <source>Text and lines as this archive needs them; not the theme</source>
        <translation>文字和行的设置只用于此档案；主题除外</translation>
    </message>
    <message>
        <source>&amp;Defaults</source>
        <translation>恢复默认(&amp;D)</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 条</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>Versions of “{title}”</source>
        <translation>“{title}”的历史版本</translation>
    </message>
    <message>
        <source>What the file held until the date on the left, beside what it holds now: “-” was there then, “+” is there now.</source>
        <translation>左侧日期之前的文件内容与现在的对照：“-”是当时的内容，“+”是现在的内容。</translation>
    </message>
    <message>
        <source>Former texts</source>
        <translation>历史版本</translation>
    </message>
    <message>
        <source>What changed since then</source>
        <translation>此后的改动</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Source: {host}</source>
        <translation>原文：{host}</translation>
    </message>
    <message>
        <source>All posts of this publisher</source>
        <translation>查看此出处的所有文章</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Also as: {places}</source>
        <translation>另见：{places}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另外 {count} 处</translation>
    </message>
    <message>
        <source>This article is too long to be shown whole. This is its beginning.</source>
        <translation>文章太长，无法全部显示，以下是开头部分。</translation>
    </message>
    <message>
        <source>This article could not be shown with its layout. This is its text.</source>
        <translation>无法按版式显示这篇文章，以下是其文本。</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>上一处（Shift+F3）</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>下一处（F3）</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Find in article</source>
        <translation>在文章中查找</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>{active} of {total}</source>
        <extracomment>Which hit is selected, and how many there are.</extracomment>
        <translation>{active} / {total}</translation>
    </message>
    <message>
        <source>Related posts</source>
        <translation>相关文章</translation>
    </message>
</context>
<context>
    <name>Walking</name>
    <message>
        <source>Everything that way is read.</source>
        <translation>这个方向已没有未读文章。</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Welcome to Microfiche</source>
        <translation>欢迎使用 Microfiche</translation>
    </message>
    <message>
        <source>Import a folder of posts, such as a Jekyll site. Then read and search it here, without a network, for as long as you like.</source>
        <translation>导入一个文章文件夹，例如 Jekyll 网站，之后无需联网，随时在这里阅读和搜索。</translation>
    </message>
    <message>
        <source>Import a Folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Open the Sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Open an Archive…</source>
        <translation>打开档案…</translation>
    </message>
    <message>
        <source>Recent archives</source>
        <translation>最近用过的档案</translation>
    </message>
</context>
<context>
    <name>WorkPanel</name>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
</TS>
