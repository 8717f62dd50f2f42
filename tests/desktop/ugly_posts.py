"""Thirty posts in the colours of somebody else's page, all of our own making."""

from __future__ import annotations

LONG_GREY = (
    '<p style="color:#999;background:#fff">很淡的字，写在白纸上。Pale words on white paper.</p>'
)

UGLY: dict[str, str] = {
    "dark grey on white": '<p style="color:#333;background:#fff">渡轮九点开。The ferry leaves at nine.</p>',
    "white on white": '<div style="background-color:white"><p style="color:white">看不见的字</p></div>',
    "black on black": '<div style="background:#000"><span style="color:#000">hidden in the dark</span></div>',
    "pale grey": LONG_GREY,
    "named colours": "".join(
        f'<p><span style="color: {name}">{name} 颜色</span></p>'
        for name in (
            "red", "yellow", "Lime", "navy", "MAROON", "lightyellow", "gainsboro", "aqua",
            "darkorange", "hotpink", "rebeccapurple", "black", "white", "silver", "khaki",
        )
    ),
    "rgb": '<p style="color:rgb(255, 255, 0)">yellow</p><p style="color:rgb(10% 20% 90%)">blue</p>',
    "rgba": '<p style="color:rgba(255,0,0,.15)">a breath of red</p><p style="color:rgb(0 0 0 / 5%)">gone</p>',
    "hsl": '<p style="color:hsl(60,100%,50%)">yellow</p><p style="color:hsla(0.6turn 90% 92% / .4)">ice</p>',
    "short digits": '<p style="color:#ff0">#ff0</p><p style="color:#f008">#f008</p><p style="color:#FFFFE0AA">8</p>',
    "inherit and currentcolor": '<div style="color:#ff0"><p style="color:inherit">one <b style="color:currentColor">two</b></p></div>',
    "nested backgrounds": '<div style="background:#fff"><div style="background:#222"><div style="background:#ffe"><p style="color:#eee">three papers deep</p></div></div></div>',
    "font tags": '<font color="red">红<font color="#ffff00" size="5">黄<font color=white>白</font></font></font><font face="SimSun">宋</font>',
    "font over paragraphs": '<font color="#FFFF00"><p>one</p><p>two</p><ul><li>three</li></ul></font>',
    "a table with bgcolor": '<table bgcolor="#FFFFCC" border=1><tr bgcolor=red><td><font color=white>白字</font></td><td bgcolor="black" style="color:#fff">on black</td></tr><tr><th style="color:#ccc">head</th></tr></table>',
    "a table with styles": '<table style="background:#eee;color:#eee"><tr style="background-color:rgb(200,0,0)"><td style="color:yellow">1,024</td><td>2,048</td></tr></table>',
    "a body tag": '<body bgcolor=black text=lime link=yellow><p>绿字黑底</p><a href="http://example.org/">link</a></body>',
    "marks by the author": '<p><mark>plain</mark> <mark style="background:lime;color:yellow">lime 渡轮</mark> <mark><span style="color:#ff0">ferry in yellow</span> <a href="http://example.org">and a link</a></mark></p>',
    "hits in colours": '<p style="color:yellow">the ferry 渡轮</p><p><font color="red">the <b>ferry</b></font></p><p style="background:#ff0"><span style="color:#00f">ferry</span></p>',
    "links in colours": '<a href="http://example.org" style="color:#ffc"><font color="yellow">渡轮 ferry</font></a> <font color=gold><a href="http://example.org/2">two</a></font> <a style="color:white">no link</a>',
    "code in colours": '<p style="color:pink"><code>ferry = 9</code> <kbd style="color:#fff">Ctrl</kbd> <samp style="background:black">ok</samp></p><pre style="background:#000;color:#0f0">ferry <span style="color:#003300">nine</span></pre>',
    "highlighted code": '<pre><code class="language-python">def ferry(n: int) -> str:  # 注释\n    return "nine" + str(9) if n else None\n</code></pre><pre><code class="language-diff">-old ferry\n+new ferry\n</code></pre>',
    "opacity": '<p style="opacity:.1">a ghost</p><div style="opacity:0.3"><p style="color:#888;opacity:.5">of a ghost</p></div>',
    "gradients": '<h2 style="background:linear-gradient(#fff,#000);color:transparent;-webkit-background-clip:text">渐变 gradient</h2><p style="background-image:linear-gradient(90deg,red,blue);color:#0f0">ferry</p>',
    "transparent": '<p style="color:transparent;text-shadow:0 0 5px #000">blurred</p><p style="color:rgba(0,0,0,0)">nothing</p>',
    "important": '<p style="color:#fff !important;background:#fff!important">loud</p><p style="COLOR : Yellow ! important">louder</p>',
    "filters and blending": '<p style="filter:invert(1);mix-blend-mode:difference;color:#fefefe">difference</p>',
    "quotes and boxes": '<blockquote style="background:#ff0;color:#fe0"><p style="color:gold">quoted</p><small style="color:#fafafa">small</small></blockquote><p><iframe src="https://example.org/film"></iframe><img src="http://example.org/a.png" alt="ferry"></p>',
    "headings and lists": '<h1 style="color:#ffffe0">一</h1><h6 style="color:#ccc">六</h6><ul style="color:lavender"><li style="color:#0ff">item<ol><li><font color="#ff0">sub</font></li></ol></li></ul><dl><dt style="color:beige">t</dt><dd>d</dd></dl>',
    "odd spellings": '<p style="color:#12345">5</p><p style="color:rgb()">no</p><p style="color:hsl(a,b,c)">abc</p><p style="color:url(x)">url</p><p style="color:var(--paper)">paper</p><p style="color:color-mix(in srgb, white, white)">mixed</p><p style="color:lab(98% 0 0)">lab</p>',
    "superscripts, notes and details": '<p style="color:#f5f5dc">E = mc<sup style="color:yellow">2</sup> <abbr title="x" style="color:#eee">abbr</abbr> <ins style="color:lime">ins</ins> <del style="color:#fcc">del</del></p><details open><summary style="color:#ffd">more</summary><p style="color:#eef">渡轮</p></details><table><caption style="color:white">caption</caption><tr><td>x</td></tr></table><figure><figcaption style="color:#ddd">图</figcaption></figure>',
}  # fmt: skip
"""What is ugly about it -> its body."""
assert len(UGLY) == 30
