"""What a page holds for one student: document, history, walk, link and widgets."""
