"""Whether the facts of a call make one story: nothing ends that did not begin, nothing begins twice."""

from hotline.events import calls as events


class Timeline:
    def __init__(self) -> None:
        self.arrived = self.ended = self.held = self.lost = self.rating = self.dialling = False
        self.picking_up = False
        self.queued: int | None = None
        self.stays = self.talks = 0
        self.waits_for_callback = False
        self.offer: str | None = None
        self.talk: str | None = None
        self.party: str | None = None  # a consultation
        self.party_answered = self.joined = False
        self.heir = ""  # who was consulted and takes over
        self.outside = self.outside_met = self.hand_up = False
        self.leader = self.successor = ""

    def hear(self, fact: events.CallFact) -> None:
        assert not self.ended, f"{fact} after the end"
        assert self.arrived or isinstance(fact, events.CallArrived | events.CallDialled), f"{fact} before the call"
        match fact:
            case events.CallArrived():
                assert not self.arrived
                self.arrived = True
            case events.CallHandedOver(case_number=case_number):
                assert case_number
                assert self.stays == 0
            case events.CallDialled():
                assert not self.arrived
                self.arrived = self.picking_up = True
            case events.DialRang():
                assert self.picking_up
                self.picking_up, self.dialling = False, True
            case events.DialFailed():
                assert self.picking_up or self.dialling
                self.picking_up = self.dialling = False
            case events.CallQueued(visit=visit):
                assert self.queued is None
                assert self.talk is None
                assert visit == self.stays + 1
                self.queued = self.stays = visit
            case events.QueueLeft(visit=visit, waited_seconds=waited):
                assert self.queued == visit
                assert waited >= 0
                self.queued = None
            case events.CallBackAccepted():
                assert self.queued is not None
                self.waits_for_callback = True
            case events.LineLost(stage=stage):
                # Who lost the line in a talk waits anew, with nothing to wait through: a visit without its CallQueued.
                self.stays += stage not in ("queued", "offered")
                self.waits_for_callback = True
            case events.CallOffered(offer=offer):
                assert self.offer is None
                assert self.queued is not None or self.waits_for_callback
                self.offer = offer
            case events.OfferLapsed(offer=offer):
                assert self.offer == offer
                self.offer = None
            case events.CallBackDialled():
                assert self.offer is not None
                self.offer, self.dialling = None, True
            case events.CallBackFailed():
                self.dialling = False
            case events.TalkStarted(offer=offer, talk=talk, agent=agent):
                assert self.talk is None
                assert self.dialling or self.offer == offer or self.heir == offer or self.successor == agent
                self.heir = self.successor = ""
                assert talk == self.talks + 1
                self.talk, self.talks, self.offer, self.dialling = agent, talk, None, False
            case events.CallHeld(agent=agent):
                assert (self.talk, self.held, self.lost) == (agent, False, False)
                self.held = True
            case events.CallResumed(agent=agent):
                assert (self.talk, self.held) == (agent, True)
                self.held = False
            case events.AgentLost(agent=agent):
                assert (self.talk, self.held, self.lost) == (agent, False, False)
                self.lost = True
            case events.AgentReturned(agent=agent):
                assert (self.talk, self.lost) == (agent, True)
                self.lost = False
            case events.ConsultStarted(party=party, agent=agent):
                assert (self.talk, self.party, self.held) == (agent, None, True)
                self.party, self.party_answered, self.joined = party, False, False
            case events.ConsultAnswered(party=party):
                assert (self.party, self.party_answered) == (party, False)
                self.party_answered = True
            case events.CallJoined(party=party):
                assert (self.party, self.party_answered, self.held, self.joined) == (party, True, False, False)
                self.joined = True
            case events.CallLeft(party=party):
                assert (self.party, self.joined) == (party, True)
            case events.ConsultEnded(party=party, why=why):
                assert self.party == party
                assert self.party_answered or why != "transferred"
                self.party, self.heir = None, party if why == "transferred" else ""
            case events.CallTransferred(number=number, kind=kind, to=to):
                assert self.talk is None
                self.successor = to if kind == "taken_over" else ""
                assert self.successor in ("", self.leader)
                self.outside = number is not None
                self.outside_met = False
                assert bool(self.heir) is (kind == "consulted")
                self.heir = "" if self.outside else self.heir
            case events.OutsideAnswered():
                assert (self.outside, self.outside_met) == (True, False)
                self.outside_met = True
            case events.OutsideEnded():
                assert self.outside
                self.outside = False
            case events.HelpRequested(agent=agent):
                assert self.talk == agent
                self.hand_up = True
            case events.HelpOver(agent=agent):
                assert (self.talk, self.hand_up) == (agent, True)
                self.hand_up = False
            case events.SupervisionStarted(leader=leader, reason=reason):
                assert self.leader == ""
                assert reason
                self.leader = leader
            case events.SupervisionModeChanged(leader=leader):
                assert self.leader == leader
            case events.SupervisionEnded(leader=leader):
                assert self.leader == leader
                self.leader = ""
            case events.TalkEnded(agent=agent):
                assert not self.hand_up
                assert (self.talk, self.held, self.party) == (agent, False, None)
                self.talk, self.lost = None, False
            case events.RatingStarted():
                assert self.talk is None
                assert self.talks > 0
                self.rating = True
            case events.Rated() | events.RatingSkipped():
                assert self.rating
                self.rating = False
            case events.CallEnded():
                assert (self.queued, self.offer, self.talk) == (None, None, None)
                assert not self.rating
                assert not self.dialling
                assert not self.picking_up
                assert (self.party, self.heir, self.outside, self.leader) == (None, "", False, "")
                self.ended = True
