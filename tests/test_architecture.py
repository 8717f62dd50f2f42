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
errors importing importing.authors importing.file_ref importing.front_pictures importing.generators.excerpts
    importing.generators.page_title importing.globs importing.options importing.seen_keys importing.walk media post
    search_dates storage storage.index_sums storage.keys storage.months storage.state
    text.chips text.code_languages text.date_fields text.display_width text.fold text.go_dates text.go_values
    text.hexo_slug text.html_markdown text.hugo_paths text.inline_tags text.limits
    text.markdown text.markdown.abbreviations text.markdown.callouts
    text.markdown.definition_lists text.markdown.emphasis text.markdown.note_marks
    text.markdown.plain_text text.markdown.searches text.markdown.small_rules
    text.markdown.spaced_references text.markdown.tables text.permalink text.pinyin text.rough text.rules
    text.shorten
    text.templates.code text.token_codes text.values text.yaml_dialects text.yaml_scalars
importing.generators.hexo_lists importing.generators.jekyll_excerpt
    importing.generators.jekyll_lists importing.hugo_settings importing.inside importing.workers
    interruption links query
    storage.records storage.connection storage.schema storage.text_cache text.code_colours
    text.complexity text.dates text.encoding text.html_text text.unfolded
    text.markdown.attribute_lists text.markdown.kramdown_marks text.markdown.maths
    text.navigation text.structured text.templates.tags text.tokenizer text.yaml_reader
text.spelling text.highlight text.token_table storage.bodies
importing.detection importing.generators.hugo_dates importing.generators.notes
    importing.hexo_settings importing.hugo_place importing.machine_zone progress search_tree
    storage.assets storage.salvage storage.details storage.facets storage.known_files storage.lock
    storage.migrations storage.twins storage.versions text.table_rows text.finishing text.hexo_dates text.indexed
    text.languages text.markdown.headings text.phrase text.simple_html text.repair text.sanitize text.snippet
    text.templates.boxes
cli_output exporting storage.token_numbers storage.dictionaries importing.body_settings importing.cover importing.generators.hexo_permalink
    importing.generators.hugo_cascade importing.generators.hugo_permalink search_match
    search_query storage.files storage.post_facts storage.posts storage.problems storage.row_checks
    storage.prepared storage.rewriting storage.sources text.frontmatter text.markdown.wiki_links
    text.templates.hugo text.templates.liquid text.toml_repair
storage.segment_pages storage.word_list
storage.segment_writer
storage.index_writer
backup query_writing cli_query cli_work optimize_dictionary optimize_rows importing.category_labels importing.config_file storage.match storage.post_names storage.saved_searches storage.writer
    text.hexo_front text.hugo_front text.markdown.dialects text.templates.translation
query_form title_words importing.post_parts importing.hugo_config importing.hugo_content importing.obsidian_settings
    optimize_bodies storage.ranking
    storage.search_plan text.templates
query_reading importing.site_context storage.candidates text.addresses text.markup
importing.generators.base importing.hexo_site importing.hugo_site importing.jekyll_site
    storage.fulltext storage.result_counts text.other_markup text.visible
importing.generators.hexo importing.generators.hugo importing.generators.obsidian
    importing.generators.plain importing.site searching cli_post
importing.defaults
importing.generators.jekyll
importing.generators text.excerpt
counting importing.aliases importing.asset_paths
importing.references
importing.folder_files importing.post_file
importing.assets importing.discovery importing.prepare importing.reading
importing.date_order post_links post_texts rules_checks
checking summaries optimize_index optimize_proof
database
fresh importing.folder optimizing repair_posts
importing.importer repair_rest
repairing
cli_care cli_searches
. cli
__main__
"""
DESKTOP = """
. action_ids controllers controllers.history dates jobs models models.row_cache paths qt_log quotes
    theme translatable views views.file_text views.guide views.viewer views.viewer.address
    views.side_buttons views.viewer.chromium views.viewer.finder views.viewer.place views.viewer.find_bar views.viewer.message_view views.viewer.store watching
action_table views.viewer.headings views.search_fields controllers.opening controllers.states i18n icons models.post_list reasons settings views.versions
    views.viewer.article views.viewer.scheme
actions boxes key_choice controllers.places controllers.import_task controllers.last_place messages views.banner views.file_dialog views.preferences
    views.viewer.profile views.viewer.text_view
controllers.article_data controllers.list_words models.facets views.choice_rows models.problems views.dialogs
    views.problem_table views.search_bar
    views.notice views.smart_folder views.status_line views.text_line views.viewer.page views.welcome views.work_panel
controllers.jump_targets views.choice_box views.keys views.key_editor models.archive_problems views.post_delegate views.saved_search views.smart_folders views.import_panel views.import_report
    views.name_field views.problems_page views.sidebar views.viewer.web_view
views.import_preview views.post_list views.search_grid views.viewer.viewer
controllers.assets views.main_window views.search_form
controllers.archives controllers.facets controllers.keys controllers.look controllers.marks
controllers.articles
controllers.finding controllers.contents controllers.listing controllers.help controllers.long_work controllers.previews
    controllers.reports controllers.versions
controllers.browse controllers.imports controllers.quiet_imports
controllers.exports controllers.search_form controllers.optimizing controllers.walking
    controllers.keeping controllers.problem_tasks controllers.smart_folders
controllers.jumping controllers.problem_file controllers.problem_work controllers.saved_searches
controllers.problems
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
