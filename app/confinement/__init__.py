"""What a process of this program may reach, and what holds it to that: the kernel, and Python's audit hooks."""
