"""The home page: what nnviz is in ten seconds, and where to start."""

from nnviz.ui import home, page

page.begin("home")
home.welcome()
home.lessons()
home.sources()
