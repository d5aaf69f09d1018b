"""The player in Streamlit, and the tabs under it."""
