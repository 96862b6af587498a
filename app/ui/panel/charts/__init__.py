"""The panel's charts: small painted widgets, each of which says in words what it draws."""
