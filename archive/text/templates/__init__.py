"""Template languages in bodies: Liquid and Nunjucks tags, Hugo's shortcodes.

Nothing of them is ever run. What is plain is translated, all else becomes a chip.
"""

from __future__ import annotations

from archive.text.templates.translation import translate_templates

__all__ = ["translate_templates"]
