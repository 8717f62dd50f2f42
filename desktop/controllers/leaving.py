"""When a page in the place of list and article makes room: something else is asked for."""

from __future__ import annotations

from collections.abc import Callable

from desktop.action_ids import ActionId
from desktop.views.main_window import MainWindow

LEAVING_ACTIONS = (
    ActionId.ALL_POSTS,
    ActionId.SEARCH,
    ActionId.SEARCH_FORM,
    ActionId.BACK,
    ActionId.FORWARD,
)
"""Commands that show posts."""


def leave_for_posts(window: MainWindow, leave: Callable[[], None], *others: ActionId) -> None:
    """Have *leave* called when the user asks for posts, or by one of the *others* for another
    page."""
    for action in (*LEAVING_ACTIONS, *others):
        window.registry.action(action).triggered.connect(leave)
    for sidebar in window.sidebars.values():
        sidebar.picked.connect(leave)
    window.smart_folders.folder_clicked.connect(leave)
    window.post_list.post_activated.connect(leave)
