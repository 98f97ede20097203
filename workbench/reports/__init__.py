"""What is handed on in writing: letters, dossiers, timesheets and weeks, as Markdown, HTML and CSV."""
