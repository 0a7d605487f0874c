"""What stands on the screen for those who hear it: the accessibility tree of a window, as texts.

What is hidden is not in it. The tree is asked anew each time: nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDialog, QWidget

_SAID = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
)
_DEEPEST = 60


def windows_of(window: QWidget) -> list[QWidget]:
    """A window and the dialogs that stand before it now, in that order."""
    tops = QApplication.topLevelWidgets()
    dialogs = [one for one in tops if isinstance(one, QDialog) and one.isVisible() and _belongs(one, window)]
    return [window, *dialogs]


def _belongs(dialog: QWidget, window: QWidget) -> bool:
    owner = dialog.parentWidget()
    return owner is not None and owner.window() in (window, *_owners(owner))


def _owners(widget: QWidget) -> Iterator[QWidget]:
    owner: QWidget | None = widget
    while owner is not None:
        yield owner
        owner = owner.parentWidget()


def nodes(root: QWidget) -> Iterator[QAccessibleInterface]:
    """All visible nodes of the tree below a widget, the widget's own first."""
    found = QAccessible.queryAccessibleInterface(root)
    if found is not None:
        yield from _below(found, 0)


def _below(node: QAccessibleInterface, depth: int) -> Iterator[QAccessibleInterface]:
    if not node.isValid() or node.state().invisible or depth > _DEEPEST:
        return
    yield node
    for index in range(node.childCount()):
        child = node.child(index)
        if child is not None:
            yield from _below(child, depth + 1)


def texts(window: QWidget) -> list[str]:
    """Everything a window and the dialogs before it say to those who hear the screen."""
    return [text for one in windows_of(window) for node in nodes(one) for text in said(node)]


def said(node: QAccessibleInterface) -> list[str]:
    """What one node says: its name, its description, what stands in it."""
    return [text for kind in _SAID if (text := node.text(kind))]


def names(node: QAccessibleInterface) -> list[str]:
    """By what one node is called: its name, and what labels it (on Linux a list to choose from has no other name)."""
    labels = [label for label, _ in node.relations(QAccessible.RelationFlag.Label)]
    return [one.text(QAccessible.Text.Name) for one in (node, *labels)]


def lacking(window: QWidget, wanted: tuple[str, ...]) -> list[str]:
    """Which of these texts stand nowhere in the tree now."""
    everything = "\n".join(texts(window))
    return [text for text in wanted if text not in everything]
