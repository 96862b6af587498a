"""``make screenshots``: pictures of the real window on a real X screen (Xvfb), with the trial model talking."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "docs" / "screenshots"
QUESTION = "Show me a table of three sea birds, then a line of Python that prints one."
CHINESE = "你好，请用一句话介绍一下大海。"
DISTRESS = "I feel so alone tonight. I want to die."
SCENES = {
    # name: (theme, text scale, what is said, width, height)
    "light": ("light", 1.0, QUESTION, 1280, 800),
    "dark": ("dark", 1.0, QUESTION, 1280, 800),
    "crisis": ("light", 1.0, DISTRESS, 1280, 800),
    "chinese": ("light", 1.0, CHINESE, 1280, 800),
    "large-text": ("light", 2.0, "How are you?", 1280, 800),
    "small": ("dark", 1.0, "How are you?", 1024, 640),
    "welcome": ("light", 1.0, "", 1280, 800),
}


def main() -> None:
    """Take all pictures, or only those named on the command line."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        display = os.read(read, 16).decode().strip()
        environment = {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
        for name in sys.argv[1:] or SCENES:
            command = [sys.executable, str(Path(__file__)), "--scene", name]
            subprocess.run(command, env=environment, check=True, timeout=300)
            print(f"{name}.png", flush=True)
    finally:
        server.terminate()
        server.wait()


def take(name: str) -> None:
    """Open the window, let one turn happen, and keep the picture; runs in a process of its own."""
    from PySide6.QtCore import QTimer

    from app.locations import Locations
    from app.session.session import Session
    from app.ui.appearance import apply_appearance
    from app.ui.application import application
    from app.ui.main_window import MainWindow

    theme, scale, said, width, height = SCENES[name]
    folder = Path(tempfile.mkdtemp(prefix="oyster-screenshots-"))
    running = application()
    apply_appearance(running, theme, scale)
    with Session(Locations(folder), region="GB", private=True) as session:
        window = MainWindow(session)
        window.resize(width, height)
        window.show()

        def picture() -> None:
            handle = window.windowHandle()
            screen = handle.screen()
            screen.grabWindow(window.winId()).save(str(FOLDER / f"{name}.png"))
            window.close()
            running.quit()

        if said:
            window.ready.connect(lambda: QTimer.singleShot(200, lambda: window.say(said)))
            window.turns.turn_over.connect(lambda: QTimer.singleShot(1200, picture))
            window.use_model(session.choose_model("trial"))
        else:
            window.use_model(None)
            QTimer.singleShot(1500, picture)
        QTimer.singleShot(240_000, running.quit)
        running.exec()
    time.sleep(0.1)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    if "--scene" in sys.argv:
        take(sys.argv[-1])
    else:
        main()
