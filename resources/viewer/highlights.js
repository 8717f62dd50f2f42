// Our own script, in a world of its own: it reads what is selected in the article and paints
// highlights. It changes nothing of the article, and runs nothing that stands in it.
// Places are counted in letters: characters without blanks, as archive/text/anchors.py has them.
globalThis.fiche ??= (() => {
    const BLANK =
        /[\t\n\v\f\r \u0085\u00a0\u00ad\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\0]+/g;
    const COLOURS = ["yellow", "green", "blue", "pink"];
    const CONTEXT = 128;
    const letters = (text) => text.replace(BLANK, "");
    const characters = (text) => [...text].length;
    const body = document.querySelector("article.body");
    const nodes = [], starts = [];
    let text = "", drawn = [];

    (() => {
        const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT), pieces = [];
        for (let length = 0; walker.nextNode(); ) {
            const piece = letters(walker.currentNode.data);
            if (!piece) continue;
            nodes.push(walker.currentNode);
            starts.push(length);
            pieces.push(piece);
            length += piece.length;
        }
        text = pieces.join("");
    })();
    const isPlain = !/[\ud800-\udfff]/.test(text);

    // From characters to the units of this language: other than one only beyond the first plane.
    const units = (place) => {
        if (isPlain) return place;
        let at = 0;
        for (; place > 0 && at < text.length; place--)
            at += text.codePointAt(at) > 0xffff ? 2 : 1;
        return at;
    };

    const nearest = (piece, place) => {
        const after = text.indexOf(piece, place), before = text.lastIndexOf(piece, place);
        if (after < 0 || before < 0) return Math.max(after, before);
        return after - place < place - before ? after : before;
    };

    // The node with the letter of this number, and where in it that letter is.
    const point = (place, isEnd) => {
        let low = 0, high = nodes.length - 1;
        const wanted = isEnd ? place - 1 : place;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (starts[middle] <= wanted) low = middle;
            else high = middle - 1;
        }
        const data = nodes[low].data;
        let at = 0;
        for (let left = wanted - starts[low]; at < data.length; at++) {
            if (letters(data[at]) && left-- === 0) break;
        }
        return [nodes[low], isEnd ? at + 1 : at];
    };

    const draw = (marks) => {
        const groups = new Map();
        drawn = [];
        for (const mark of marks) {
            const start = nearest(mark.text, units(mark.start));
            if (!mark.text || start < 0) continue;
            const range = new Range();
            range.setStart(...point(start, false));
            range.setEnd(...point(start + mark.text.length, true));
            drawn.push({id: mark.id, range, start});
            for (const name of mark.noted ? [mark.colour, "noted"] : [mark.colour])
                groups.set(name, [...(groups.get(name) ?? []), range]);
        }
        drawn.sort((one, other) => one.start - other.start);
        for (const name of [...COLOURS, "noted"]) {
            if (groups.has(name))
                CSS.highlights.set("fiche-" + name, new Highlight(...groups.get(name)));
            else CSS.highlights.delete("fiche-" + name);
        }
        return drawn.length;
    };

    // What is selected in the article, blanks at its ends left out; null where it is nothing.
    const selected = () => {
        const selection = getSelection();
        if (!selection.rangeCount || selection.isCollapsed) return null;
        const range = selection.getRangeAt(0);
        let start = -1, end = -1;
        for (let number = 0; number < nodes.length; number++) {
            const node = nodes[number];
            if (!range.intersectsNode(node)) {
                if (start >= 0) break;
                continue;
            }
            const count = (offset) => letters(node.data.slice(0, offset)).length;
            const from = node === range.startContainer ? count(range.startOffset) : 0;
            const to = node === range.endContainer ? count(range.endOffset) : count(node.length);
            if (from >= to) continue;
            if (start < 0) start = starts[number] + from;
            end = starts[number] + to;
        }
        return end > start && start >= 0 ? [start, end] : null;
    };

    const select = (start, end) => {
        getSelection().setBaseAndExtent(...point(start, false), ...point(end, true));
    };

    const selection = () => {
        const found = selected();
        if (!found) return null;
        const [start, end] = found;
        select(start, end);
        const range = getSelection().getRangeAt(0);
        const meets = (one) =>
            one.range.compareBoundaryPoints(Range.END_TO_START, range) < 0 &&
            one.range.compareBoundaryPoints(Range.START_TO_END, range) > 0;
        let quote = getSelection().toString().trim();
        // What is hidden or written in other capitals is not as it stands in the article.
        if (letters(quote) !== text.slice(start, end))
            quote = range.toString().replace(/\s+/g, " ").trim();
        return JSON.stringify({
            quote,
            before: text.slice(Math.max(0, start - CONTEXT), start),
            after: text.slice(end, end + CONTEXT),
            place: characters(text.slice(0, start)),
            ids: drawn.filter(meets).map((one) => one.id),
        });
    };

    const hit = (x, y) => {
        const at = document.caretRangeFromPoint(x, y);
        const isOn = (one) =>
            one.range.isPointInRange(at.startContainer, at.startOffset) &&
            [...one.range.getClientRects()].some(
                (box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
        // The smallest, where several lie on one another.
        const found = at ? drawn.filter(isOn) : [];
        found.sort((one, other) =>
            one.range.toString().length - other.range.toString().length);
        return found.length ? found[0].id : 0;
    };

    const clicked = (x, y) => {
        const link = document.elementFromPoint(x, y)?.closest("a[href], summary");
        return link || !getSelection().isCollapsed ? 0 : hit(x, y);
    };

    const reveal = (id, stay = false) => {
        const one = drawn.find((each) => each.id === id);
        if (!one) return "";
        getSelection().removeAllRanges();
        getSelection().addRange(one.range.cloneRange());
        if (stay) return "";
        for (let part = one.range.startContainer.parentElement; part; part = part.parentElement)
            if (part.tagName === "DETAILS") part.open = true;
        const parent = one.range.startContainer.parentElement;
        parent.scrollIntoView({block: "nearest", inline: "nearest", behavior: "instant"});
        const box = one.range.getBoundingClientRect();
        if (box.top < 0 || box.bottom > innerHeight)
            scrollBy({top: box.top - innerHeight / 3, behavior: "instant"});
        const now = one.range.getBoundingClientRect();
        return JSON.stringify({id, x: now.left, y: now.bottom});
    };

    // The next highlight behind the selection, else from the top of the window on; or the last.
    const step = (forward) => {
        const found = selected();
        const top = (one) => one.range.getBoundingClientRect().top;
        const isBehind = (one) => (found ? one.start > found[0] : top(one) > 0);
        const isBefore = (one) => (found ? one.start < found[0] : top(one) < 0);
        const next = forward ? drawn.find(isBehind) : drawn.findLast(isBefore);
        const around = forward ? drawn[0] : drawn[drawn.length - 1];
        return next || around ? reveal((next ?? around).id) : "";
    };

    return {draw, selection, hit, clicked, reveal, step};
})();
