"""Each target with a few examples. ``make fuzz`` gives each as many minutes as there are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.fuzz.targets import TARGETS

EXAMPLES = {"damaged archives": 8, "forged archives": 8, "queries": 20, "bodies": 20, "posts": 30}
OTHERS = 60


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_a_few_of_each(name: str) -> None:
    target = TARGETS[name]

    @settings(max_examples=EXAMPLES.get(name, OTHERS), database=None)
    @given(target.fed)
    def examples(fed: object) -> None:
        target.check(fed)

    examples()
