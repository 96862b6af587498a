"""Rating replies: the sheet in which a reply is rated, and the window of ratings, agreement and blind comparison."""
