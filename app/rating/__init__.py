"""Ratings of replies: rubrics and their scores, agreement of raters, and blind comparison."""
