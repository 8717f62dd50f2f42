"""The plan of the house, held by reading every import.

Each line of a table is a layer (an indented line goes on with it); a module imports only from
lines above its own, so no circle can
exist. ``desktop`` imports the core only as ``from archive import …``; ``archive`` knows nothing of
Qt. A new module joins the table at the lowest line where it can stand.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULE_LINES = 400
TEST_LINES = 500

ARCHIVE = """
cli_terminal drawings errors highlights importing importing.authors importing.file_ref
    importing.front_pictures importing.generators.excerpts importing.generators.page_title importing.gently
    importing.globs importing.options importing.seen_keys importing.sender post search_dates storage storage.index_sums
    storage.months storage.passing storage.state storage.word_list text.chips text.code_languages
    text.date_fields text.display_width text.fold text.foreign text.go_dates text.go_values text.hexo_slug
    text.html_markdown text.hugo_paths text.inks text.inline_tags text.limits text.markdown
    text.markdown.abbreviations text.markdown.callouts text.markdown.definition_lists text.markdown.emphasis
    text.markdown.note_marks text.markdown.plain_text text.markdown.searches text.markdown.small_rules
    text.markdown.spaced_references text.markdown.tables text.nested_names text.permalink text.pinyin
    text.rough text.rules text.shorten text.templates.code text.to_markdown text.token_codes text.values
    text.yaml_dialects text.yaml_scalars
cli_query highlight_export importing.generators.hexo_lists importing.generators.jekyll_excerpt
    importing.generators.jekyll_lists importing.hugo_settings importing.inside importing.jekyll_exclude
    importing.walk importing.workers interruption links media query storage.connection storage.records
    storage.schema storage.text_cache text.anchors text.code_colours text.complexity text.dates text.encoding
    text.fonts text.html_text text.markdown.attribute_lists text.markdown.kramdown_marks text.markdown.maths
    text.navigation text.spelling text.structured text.templates.tags text.tokenizer text.unfolded
    text.yaml_reader
importing.detection importing.generators.hugo_dates importing.generators.notes importing.hexo_settings
    importing.hugo_place importing.machine_zone placing progress search_tree storage.bodies storage.bulk_marks
    storage.facets storage.keys storage.lock storage.migrations storage.salvage text.finishing text.hexo_dates
    text.highlight text.languages text.markdown.headings text.repair text.sanitize text.simple_html
    text.table_rows text.templates.boxes text.token_table
cli_output exporting filter_tree importing.body_settings importing.cover importing.generators.hexo_permalink
    importing.generators.hugo_cascade importing.generators.hugo_permalink search_query statistics
    storage.assets storage.copying storage.details storage.dictionaries storage.highlight_rows
    storage.known_files storage.post_facts storage.problems storage.rewriting storage.sources
    storage.token_numbers storage.versions text.addresses text.frontmatter text.indexed
    text.markdown.wiki_links text.phrase text.snippet text.templates.hugo text.templates.liquid
    text.toml_repair
cli_work importing.category_labels importing.config_file optimize_dictionary optimize_rows query_writing
    search_match storage.highlights storage.kept_copies storage.posts storage.prepared storage.row_checks
    storage.saved_searches storage.segment_pages storage.twins text.hexo_front text.hugo_front
    text.markdown.dialects text.other_markup text.templates.translation
importing.hugo_config importing.hugo_content importing.obsidian_settings importing.post_parts optimize_bodies
    query_dates query_form repair_posts repair_rest storage.files storage.post_names storage.segment_writer
    text.templates title_words
backup importing.site_context query_reading storage.index_writer text.markup
importing.generators.base importing.hexo_site importing.hugo_site importing.jekyll_site optimize_index
    storage.match storage.related storage.writer text.visible
cli_post importing.asset_paths importing.generators.hexo importing.generators.hugo
    importing.generators.obsidian importing.generators.plain importing.site storage.ranking
    storage.search_plan text.excerpt
importing.defaults importing.references storage.candidates
importing.folder_files importing.generators.jekyll storage.date_borders storage.fulltext storage.result_counts
date_counts importing.assets importing.generators searching
counting importing.aliases importing.discovery importing.post_file
importing.prepare importing.reading
importing.date_order post_links post_texts rules_checks
checking optimize_proof summaries
related
database
cli_notes cli_searches fresh importing.folder optimizing quick_check repairing
cli_care importing.importer
. cli
__main__
"""
DESKTOP = """
. action_ids choice citations clipboard contrast controllers day_headings few_heaps file_names jobs large_text
    models models.calendar models.count_table models.folding models.row_cache paths qt_log quotes strong_theme
    translatable views views.day_bar views.flow views.focus_ring views.guide_text views.preferences
    views.preferences.row_table views.row_ranges views.segments views.side_buttons views.viewer
    views.viewer.address views.viewer.finder views.viewer.graphics views.viewer.highlight_colours
    views.viewer.inks views.viewer.message_view views.viewer.pads views.viewer.painting views.viewer.place
    views.viewer.sandbox views.viewer.selected views.viewer.store views.viewer.text_markup
    views.viewer.typography views.viewer.web_menu watching
article_table controllers.highlight_tasks controllers.history controllers.opening controllers.states dates
    i18n icons language_names list_table menu_table reasons settings theme views.file_text views.guide
    views.preferences.folders views.search_fields views.viewer.article views.viewer.chromium
    views.viewer.headings views.viewer.related views.viewer.scheme views.viewer.text_style
action_table boxes controllers.bulk_marking controllers.import_task controllers.last_place controllers.places
    copied_texts findings messages models.post_list typography_settings views.banner views.file_dialog
    views.preferences.general views.preferences.keys views.preferences.lists views.preferences.words
    views.problem_table views.sidebar_heading views.typography_panel views.versions views.viewer.find_bar
    views.viewer.profile
actions controllers.article_data controllers.list_words key_choice models.facets models.highlights
    models.problems periods views.choice_rows views.dialogs views.highlight_dialog views.import_report
    views.notice views.painted_table views.preferences.reading views.preferences.row views.problems_page
    views.search_bar views.smart_folder views.status_line views.text_line views.verdict views.viewer.note_line
    views.viewer.page views.viewer.text_highlights views.welcome views.work_panel
controllers.jump_targets models.archive_problems models.facet_order models.timeline views.bar_chart
    views.choice_box views.fold_marks views.highlights_page views.import_panel views.key_editor views.keys
    views.name_field views.post_delegate views.preferences.page views.saved_search views.smart_folders
    views.viewer.place_watch views.viewer.standing views.viewer.text_view views.viewer.web_highlights
controllers.facet_counts views.calendar_blocks views.chart_section views.facet_list views.post_list
    views.preferences.dialog views.search_grid views.timeline_paint views.viewer.web_view
views.calendar_grid views.search_form views.sidebar views.statistics_page views.timeline_bars
    views.viewer.paper
views.calendar_page views.import_preview views.timeline views.viewer.printing
views.viewer.viewer
controllers.assets views.main_window
controllers.archives controllers.density controllers.facets controllers.highlight_changes controllers.keys
    controllers.leaving controllers.look controllers.marks controllers.sandbox
controllers.articles controllers.help controllers.highlight_editing controllers.long_work controllers.pages
    controllers.previews controllers.reports controllers.typography
controllers.care controllers.contents controllers.copying controllers.finding controllers.highlights
    controllers.imports controllers.listing controllers.printing controllers.quiet_imports controllers.related
    controllers.versions
controllers.browse controllers.keeping controllers.problem_tasks
controllers.calendar controllers.crash_check controllers.exports controllers.highlights_page
    controllers.optimizing controllers.preferences controllers.problem_file controllers.problem_work
    controllers.search_form controllers.selection controllers.smart_folders controllers.statistics
    controllers.timeline controllers.walking
controllers.jumping controllers.problems controllers.saved_searches
late_parts
app
errands
__main__
"""


def layers(package: str, table: str) -> dict[str, int]:
    """Module -> number of its line."""
    return {
        package if name == "." else f"{package}.{name}": number
        for number, line in enumerate(table.replace("\n    ", " ").strip().splitlines())
        for name in line.split()
    }


LAYERS = layers("archive", ARCHIVE) | layers("desktop", DESKTOP)


@cache
def modules() -> dict[str, Path]:
    """Every module of ours by its dotted name."""
    found = {}
    for package in ("archive", "desktop"):
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports(module: str) -> frozenset[str]:
    """What a module imports, by the dotted names of modules, wherever in the file it says so."""
    tree = ast.parse(modules()[module].read_bytes())
    return frozenset(name for node in ast.walk(tree) for name in _imported(node))


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0 and node.module, "relative import"
        for alias in node.names:  # a name may be a module of a package, or something in a module
            inner = f"{node.module}.{alias.name}"
            yield inner if inner in modules() else node.module


def test_the_table_is_complete() -> None:
    assert sorted(modules().keys() - LAYERS.keys()) == [], "modules without a layer"
    assert sorted(LAYERS.keys() - modules().keys()) == [], "layers without a module"


@pytest.mark.parametrize("module", sorted(modules()))
def test_imports_go_down(module: str) -> None:
    package = module.split(".", maxsplit=1)[0]
    ours = {name for name in imports(module) if name.split(".")[0] == package}
    upwards = {name for name in ours if LAYERS[name] >= LAYERS[module]}
    assert upwards == set(), f"{module} may import lower layers only"


@pytest.mark.parametrize("module", sorted(modules()))
def test_packages_keep_to_their_side(module: str) -> None:
    roots = {name.split(".")[0] for name in imports(module)}
    if module.startswith("archive"):
        assert not roots & {"PySide6", "shiboken6", "desktop"}
    else:
        inside = {name for name in imports(module) if name.startswith("archive.")}
        assert inside == set(), "desktop imports the core as `from archive import …`"


def test_the_core_loads_without_qt() -> None:
    program = "import sys, archive, archive.cli; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert not loaded & {"PySide6", "shiboken6", "desktop"}


def python_files() -> list[Path]:
    """Every Python file that is ours."""
    folders = ("archive", "desktop", "tests", "benchmarks", ".ci")
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_small(path: Path) -> None:
    limit = TEST_LINES if path.relative_to(ROOT).parts[0] == "tests" else MODULE_LINES
    assert len(path.read_bytes().splitlines()) <= limit
