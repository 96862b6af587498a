"""What goes into a frozen program, and what stays out: the one list that every system's installer is made of.

The freezer follows imports by itself; named here are what it cannot see, and what it would bring and nobody needs.
"""

from __future__ import annotations

# Packages that load parts of themselves by name at run time: all their modules go in.
WHOLE_PACKAGES = (
    "app",
    "inspect_ai",
    "keyring.backends",
    "pygments.lexers",
    "pygments.styles",
    "textual",
)
# Modules that are imported by name alone.
HIDDEN_MODULES = (
    "alembic.ddl.sqlite",
    "logging.config",
    "sqlalchemy.dialects.sqlite",
)
# Packages that read files of their own: the files go in.
PACKAGES_WITH_FILES = ("gguf", "inspect_ai", "rich", "textual")
# The distribution whose metadata goes in, with that of everything it needs: versions, entry points and licences.
WITH_METADATA = "oyster-desktop"
# Modules left out, with whatever only they bring. Inspect imports them where a provider, its viewer or a store of
# Amazon's is used, none of which this program offers.
LEFT_OUT_MODULES = (
    "IPython",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtUiTools",
    "PySide6.QtXml",
    "_tkinter",
    "aiobotocore",
    "aiohttp",
    "boto3",
    "bs4",
    "debugpy",
    "inspect_ai.agent._acp.tui",
    "lib2to3",
    "pip",
    "pkg_resources",
    "pydoc_data",
    "pytest",
    "s3fs",
    "setuptools",
    "tkinter",
    "turtledemo",
)
# Files left out, as shell patterns of their path in the bundle.
LEFT_OUT_FILES = (
    "*.a",
    "*.c",
    "*.cmake",
    "*.h",
    "*.pxd",
    "*.pyi",
    "*.pyx",
    "libQt6EglF*",
    "*.dist-info/direct_url.json",
    "aiobotocore-*",
    "aiohttp-*",
    "beautifulsoup4-*",
    "boto3-*",
    "botocore/data/*",
    "botocore/cacert.pem",
    "debugpy-*",
    "gguf/scripts/*",
    "inspect_ai/_view/*",
    "inspect_ai/binaries/*",
    "numpy/*/tests/*",
    "s3fs-*",
    "PySide6/Qt/lib/libQt6EglF*",
    "PySide6/Qt/plugins/*qmltooling/*",
    "PySide6/Qt/plugins/designer/*",
    "PySide6/Qt/plugins/egldeviceintegrations/*",
    "PySide6/Qt/plugins/generic/*",
    "PySide6/Qt/plugins/imageformats/libqicns*",
    "PySide6/Qt/plugins/imageformats/libqpdf*",
    "PySide6/Qt/plugins/imageformats/libqtga*",
    "PySide6/Qt/plugins/imageformats/libqtiff*",
    "PySide6/Qt/plugins/imageformats/libqwbmp*",
    "PySide6/Qt/plugins/networkinformation/*",
    "PySide6/Qt/plugins/platforms/libqeglfs*",
    "PySide6/Qt/plugins/platforms/libqlinuxfb*",
    "PySide6/Qt/plugins/platforms/libqminimalegl*",
    "PySide6/Qt/plugins/platforms/libqvkkhrdisplay*",
    "PySide6/Qt/plugins/platforms/libqvnc*",
    "PySide6/Qt/plugins/sqldrivers/*",
    "PySide6/Qt/plugins/tls/*",
    "PySide6/Qt/plugins/vectorimageformats/*",
    "PySide6/Qt/plugins/wayland-graphics-integration-client/*-server*",
    "PySide6/Qt/plugins/wayland-graphics-integration-server/*",
    "PySide6/Qt/plugins/wayland-shell-integration/libfullscreen*",
    "PySide6/Qt/plugins/wayland-shell-integration/libivi*",
    "PySide6/Qt/plugins/wayland-shell-integration/libqt-shell*",
    "PySide6/Qt/plugins/wayland-shell-integration/libwl-shell*",
    "PySide6/Qt/qml/*",
    "PySide6/Qt/translations/*",
)
# Of Qt's own translations those of the languages that the program speaks.
KEPT_FILES = ("PySide6/Qt/translations/qtbase_zh_CN.qm",)
# Files of ours that are read from the disk at run time, by their path in the repository and in the bundle.
OUR_FILES = (
    ("resources", "resources"),
    ("app/evaluation/tasks", "app/evaluation/tasks"),  # Inspect works in the folder of a task's file
    ("app/storage/migrations", "app/storage/migrations"),
    ("app/storage/schema.sql", "app/storage"),
)
