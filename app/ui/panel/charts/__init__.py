"""The panel's charts: small painted widgets with accessible descriptions."""
