"""The Streamlit pages' parts: page frame, editor, player. Nothing else imports Streamlit."""
