"""The demonstration: its scenarios, what it remembers over a fall, its exit passphrase, and who starts it again."""
