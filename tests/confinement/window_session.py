"""A whole session of the real window: it opens with a model, a message is answered, and it closes. Run as a script."""

from __future__ import annotations

import sys

MESSAGE = "Tell me about the sea."


def _main() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app.ui.main_window import MainWindow
    from app.ui.qt_application import application

    sys.argv[0] = "oyster"
    asked = False

    def look() -> None:
        nonlocal asked
        windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
        if not windows or windows[0]._session.loaded is None:
            return
        if not asked:
            asked = True
            windows[0].turns._runner.ended.connect(lambda number: QTimer.singleShot(0, windows[0].close))
            windows[0].say(MESSAGE)

    from app.confined_program import confine_program

    confine_program()  # first of all, as in the program's own start, which does it once more
    application()
    watch = QTimer()
    watch.timeout.connect(look)
    watch.start(50)
    from app.commands import main

    main()


if __name__ == "__main__":
    _main()
