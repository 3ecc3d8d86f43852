"""The garbage collector while articles are read."""

import gc

import pytest

from curation.memory import SELDOM, seldom_collected


def test_the_collector_looks_less_often_only_meanwhile():
    usual = gc.get_threshold()
    with seldom_collected():
        assert gc.isenabled()
        assert gc.get_threshold() == (SELDOM, *usual[1:])
    assert gc.get_threshold() == usual


def test_a_reading_that_breaks_off_leaves_the_collector_as_it_was():
    usual = gc.get_threshold()
    with pytest.raises(KeyError), seldom_collected():
        raise KeyError
    assert gc.get_threshold() == usual
