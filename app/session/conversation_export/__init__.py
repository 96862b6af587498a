"""A conversation as a file with its record: JSON with every branch, Markdown and HTML of the open one."""
