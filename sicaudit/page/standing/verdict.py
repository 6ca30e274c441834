"""What a document says against itself, whatever its status says."""

from sicaudit.model.outcome import Judgement
from sicaudit.page.html.page import Page
from sicaudit.page.standing.adult import label_standing
from sicaudit.page.standing.first_look import FirstLook
from sicaudit.page.standing.gone import gone_standing
from sicaudit.page.standing.hidden_links import hidden_standing
from sicaudit.page.standing.parked import parked_standing
from sicaudit.page.standing.spam import spam_standing
from sicaudit.page.standing.spam_blog import blog_standing
from sicaudit.page.standing.walls import wall_standing


def standing_of(page: Page) -> Judgement | None:
    """Judge a document by what it says; None: nothing speaks against it.

    Walls come first, for what stands behind them is not known; then domains that are parked, pages
    that are gone, and what has been taken over. Of an answer with an error status only that it is
    a wall, parked or taken over is said: that it is gone says its status.
    """
    look = FirstLook(page)
    judgement = wall_standing(look) or parked_standing(look) or label_standing(look)
    if judgement is not None:
        return judgement
    if page.response.status < 400 and (judgement := gone_standing(look)) is not None:
        return judgement
    return spam_standing(look) or blog_standing(look) or hidden_standing(look)
