"""What stands on a page, whatever its markup: paragraphs, values, figures, questions, files, the language of a text."""
