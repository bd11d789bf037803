"""Background jobs of campaigns."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.service.campaigns.actions import check, lifecycle
from hotline.domains.service.campaigns.models import Campaign
from hotline.domains.service.campaigns.rules.campaign import CampaignStage
from hotline.infrastructure.jobs import with_database


@app.task
@with_database
def check_campaign(campaign: str) -> None:
    check.check(campaign=campaign)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="campaigns that go on")
@with_database
def go_on_with_campaigns(timestamp: int) -> None:
    """Checks whose worker died are made anew; what has nobody left to ring is done."""
    for id in Campaign.objects.filter(stage=CampaignStage.CHECKING.value).values_list("id", flat=True):
        check.check(campaign=id)
    lifecycle.finish_done(datetime.fromtimestamp(timestamp, UTC))
