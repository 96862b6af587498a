"""The first code of the frozen program: the command line, as the ``oyster`` of a set-up environment starts it.

Child processes start the same program again (``multiprocessing.freeze_support`` in ``app.commands.main``).
"""

from app.commands import main

main()
