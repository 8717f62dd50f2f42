"""Styles and drawings that load something: CSS, SVG, MathML.

How addresses are written into them: :mod:`tests.security.vectors`.
"""

from __future__ import annotations

SVG = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"

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
    "style-mask-plain": '<p style="mask-image: url({u})">x</p>',
    "style-content": '<p style="content: url({u})">x</p>',
    "style-backdrop": '<p style="backdrop-filter: url({u}#f)">x</p>',
    "style-offset": '<p style="offset-path: url({u}#p)">x</p>',
    "style-comment": '<p style="background: u/**/rl({u}); background:url(/**/{u})">x</p>',
    "style-many": '<p style="color: red; background: none, url({u}) fixed">x</p>',
    "css-import-layer": "<style>@import url({u}) layer(x);</style>",
    "css-import-supports": "<style>@import '{u}' supports(display: grid) screen;</style>",
    "css-import-late": "<style>@charset 'utf-8'; /* */ @import url( '{u}' );</style>",
    "css-import-print": "<style>@import url({u}) print;</style>",
    "css-print": "<style>@media print {{ body {{ background: url({u}) }} }}</style>",
    "css-page": "<style>@page {{ background: url({u}); @top-left {{ content: url({u}) }} }}</style>",
    "css-hover": "<style>:hover {{ background: url({u}) }}</style><p>x</p>",
    "css-focus": "<style>:focus {{ background: url({u}) }}</style><input autofocus>",
    "css-selection": "<style>::selection {{ background: url({u}); cursor: url({u}), text }}</style>",
    "css-marker": "<style>li::marker {{ content: url({u}) }}</style><ul><li>x</ul>",
    "css-counter": "<style>@counter-style c {{ symbols: url({u}) }} li {{ list-style: c }}</style>"
    "<ul><li>x</ul>",
    "css-keyframes": "<style>@keyframes k {{ to {{ background: url({u}) }} }} "
    "p {{ animation: k 9s }}</style><p>x</p>",
    "css-property": "<style>@property --a {{ syntax: '<url>'; inherits: true; "
    "initial-value: url({u}) }} p {{ background: var(--a) }}</style><p>x</p>",
    "css-font-range": "<style>@font-face {{ font-family: g; src: local('x'), url({u}) "
    "format('woff2'); unicode-range: U+78 }} p {{ font: 9px g }}</style><p>x</p>",
    "css-nested": "<style>div {{ & p {{ background: url({u}) }} }}</style><div><p>x</p></div>",
    "css-scope": "<style>@scope (div) {{ p {{ background: url({u}) }} }}</style><div><p>x</p></div>",
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
    "svg-use-xlink": f'{SVG}><use xlink:href="{{u}}#x"/></svg>',
    "svg-pattern": '<svg><pattern id="q" width="9" height="9"><image href="{u}" width="9" height="9"/>'
    '</pattern><rect width="9" height="9" fill="url(#q)"/></svg>',
    "svg-fill": '<svg><rect width="9" height="9" fill="url({u}#x)"/></svg>',
    "svg-filter": '<svg><rect width="9" height="9" filter="url({u}#x)"/></svg>',
    "svg-mask": '<svg><rect width="9" height="9" mask="url({u}#x)"/></svg>',
    "svg-clip": '<svg><rect width="9" height="9" clip-path="url({u}#x)"/></svg>',
    "svg-marker": '<svg><path d="M0 0L9 9" marker-end="url({u}#x)"/></svg>',
    "svg-cursor": '<svg><rect width="9" height="9" cursor="url({u})"/></svg>',
    "svg-gradient": '<svg><linearGradient id="g" href="{u}#x"/><rect width="9" height="9" '
    'fill="url(#g)"/></svg>',
    "svg-text-path": '<svg><text><textPath href="{u}#x">x</textPath></text></svg>',
    "svg-animate-values": '<svg><image width="9" height="9"><animate attributeName="href" '
    'values="{u};{u}" dur="1s"/></image></svg>',
    "svg-begin": "<svg><animate onbegin=\"new Image().src = '{u}'\" attributeName='x' dur='1s'/></svg>",
    "svg-html-link": '<svg><foreignObject><link rel="stylesheet" href="{u}"></foreignObject></svg>',
    "svg-fe-image-xlink": f'{SVG}><filter id="h"><feImage xlink:href="{{u}}"/></filter>'
    '<rect width="9" height="9" filter="url(#h)"/></svg>',
    "svg-in-img": f"<img src=\"data:image/svg+xml,{SVG}><image xlink:href='{{u}}'/></svg>\">",
    "svg-in-embed": f"<embed src=\"data:image/svg+xml,{SVG}><image xlink:href='{{u}}'/></svg>\">",
    "math-annotation": '<math><annotation-xml encoding="text/html"><img src="{u}"></annotation-xml>'
    "</math>",
    "math-glyph": '<math><mglyph src="{u}"/><mspace href="{u}"/></math>',
}
