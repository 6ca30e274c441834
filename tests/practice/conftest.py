import pytest

from sicaudit.practice import Ports, serving

ANY_PORTS = Ports(first=None)


@pytest.fixture
async def family():
    async with serving(ANY_PORTS) as served:
        yield served
