"""The downloads: the queue that goes on in the background, and the place where it is shown."""
