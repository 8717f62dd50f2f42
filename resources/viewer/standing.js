// Our own script, in a world of its own: it puts an article into the page that stays
// (docs/notes/viewer.md). Nothing that stands in the article runs: the parser makes a document
// that is nobody's, and its scripts are spent when their elements move into ours.
((host, article) => {
    // The article must not end up in a page of another kind, whose policy is another one.
    if (location.host !== host) throw new Error("This is another page.");
    const root = document.documentElement;
    const found = new DOMParser().parseFromString("<!doctype html>" + article.html, "text/html");

    // Where an address goes depends on the page that it stands in: they are made whole by the
    // article's own before they are in ours. What jumps within the article stays a jump.
    const own = new URL(article.address).href;
    for (const name of ["href", "src", "poster"]) {
        for (const one of found.querySelectorAll(`[${name}]`)) {
            const written = one.getAttribute(name);
            if (!URL.canParse(written, own)) continue;
            const whole = new URL(written, own);
            if (name !== "href" && whole.protocol === "post:") {
                // A page keeps its pictures, also those that did not come, by their addresses.
                whole.search += (whole.search ? "&" : "?") + article.show;
                one.setAttribute(name, whole.href);
            } else if (!URL.canParse(written)) {
                const [page, place] = whole.href.split("#");
                const isJump = place !== undefined && page === own;
                one.setAttribute(name, isJump ? "#" + place : whole.href);
            }
        }
    }

    // The article before leaves nothing behind, its body's own attributes included.
    delete globalThis.fiche;
    CSS.highlights.clear();
    getSelection().removeAllRanges();
    root.lang = article.language;
    root.dataset.show = article.show;
    document.title = article.title;
    document.body.replaceWith(document.adoptNode(found.body));
    scrollTo({top: 0, left: 0, behavior: "instant"});
})