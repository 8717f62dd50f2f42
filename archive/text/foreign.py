"""Words in angle brackets that are names of elements of drawings and formulas.

``git clean -e <pattern>`` and ``vector<list>`` are written without thinking of SVG and MathML, and
a browser shows what follows such a tag outside of a drawing. The sanitiser's parser takes it away
up to the end of the paragraph or cell, so the tags go before: they mean nothing there. Inside a
drawing or formula all goes anyway.
"""

from __future__ import annotations

import re

NAMES = frozenset(
    "abs and animate annotation annotation-xml apply arg bind bvar card cerror ci circle cn"
    " condition cos cs csymbol declare defs degree desc diff discard divide ellipse exp filter"
    " fn g in int intersect interval inverse lambda limit line list ln log maction maligngroup"
    " malignmark marker mask matrix max mean median menclose merror metadata mfenced mfrac"
    " mglyph mi min minus mlabeledtr mlongdiv mmultiscripts mn mo mode mover mpadded mpath"
    " mphantom mprescripts mroot mrow ms mscarries mscarry msgroup msline mspace msqrt msrow"
    " mstack mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none not or"
    " otherwise path pattern piecewise plus polygon polyline power product real reals rect reln"
    " root semantics sep set share sin stop sum switch symbol tan text times tspan union use"
    " variance vector view".split()
)  # fmt: skip
"""All that the parser knows and our list of allowed elements does not have; a test asks it."""

_TAG = re.compile(
    rf"</?(?:{'|'.join(sorted(NAMES, key=len, reverse=True))})(?:[\s/][^<>]{{0,1000}})?>",
    re.IGNORECASE,
)


def without_foreign_tags(fragment: str) -> str:
    """*fragment* without these tags; what is between them stays. Linear in its length."""
    return _TAG.sub("", fragment)
