"""A link counts as followed on arrival, or when it changes in more than the step."""

from nnviz.ui.session.address import Address


def test_a_browser_that_is_steps_ahead_follows_no_link() -> None:
    address = Address()
    assert address.followed({}, arrived=True)
    address.wrote({"a": "4"})
    assert not address.followed({"a": "4", "step": "2"}, arrived=False)
    assert address.followed({"a": "5", "step": "2"}, arrived=False)


def test_on_arrival_a_link_to_another_step_is_followed() -> None:
    address = Address()
    query = {"a": "4", "step": "2"}
    assert address.followed(query, arrived=True)
    address.wrote(query)
    assert not address.followed(query, arrived=True)
    assert address.followed(query | {"step": "3"}, arrived=True)
