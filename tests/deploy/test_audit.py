"""A vulnerable version is an error where a mended one is out; what was not looked up is told."""

from deploy.audit import judged

SOUND = {"name": "numpy", "version": "2.4.0", "vulns": []}
UNKNOWN = {"name": "pandas", "skip_reason": "not found"}


def _flawed(*fixes: str) -> dict[str, object]:
    flaw = {"id": "PYSEC-1", "fix_versions": list(fixes)}
    return {"name": "tornado", "version": "6.0", "vulns": [flaw]}


def test_a_mended_version_that_is_out_is_an_error() -> None:
    *_, (said, wrong) = judged([SOUND, _flawed("6.1", "6.2")])
    assert said == "tornado 6.0 has PYSEC-1, mended in 6.1, 6.2: run deploy/lock."
    assert wrong


def test_what_nobody_has_mended_is_told_only() -> None:
    *_, (said, wrong) = judged([_flawed()])
    assert said == "tornado 6.0 has PYSEC-1, not mended yet."
    assert not wrong


def test_versions_that_were_not_looked_up_are_told() -> None:
    assert list(judged([SOUND, UNKNOWN])) == [
        ("1 of 2 locked versions were looked up.", False),
        ("The registry has no list for: pandas.", False),
    ]
