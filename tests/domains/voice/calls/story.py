"""Whether the facts of a call make one story: nothing ends that did not begin, nothing begins twice."""

from hotline.events import calls as told


class Story:
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

    def hear(self, fact: told.CallFact) -> None:
        assert not self.ended, f"{fact} after the end"
        assert self.arrived or isinstance(fact, told.CallArrived | told.CallDialled), f"{fact} before the call"
        match fact:
            case told.CallArrived():
                assert not self.arrived
                self.arrived = True
            case told.CallHandedOver(case_number=case_number):
                assert case_number
                assert self.stays == 0
            case told.CallDialled():
                assert not self.arrived
                self.arrived = self.picking_up = True
            case told.DialRang():
                assert self.picking_up
                self.picking_up, self.dialling = False, True
            case told.DialFailed():
                assert self.picking_up or self.dialling
                self.picking_up = self.dialling = False
            case told.CallQueued(visit=stay):
                assert self.queued is None
                assert self.talk is None
                assert stay == self.stays + 1
                self.queued = self.stays = stay
            case told.QueueLeft(visit=stay, waited_seconds=waited):
                assert self.queued == stay
                assert waited >= 0
                self.queued = None
            case told.CallBackAccepted():
                assert self.queued is not None
                self.waits_for_callback = True
            case told.CallOffered(offer=offer):
                assert self.offer is None
                assert self.queued is not None or self.waits_for_callback
                self.offer = offer
            case told.OfferLapsed(offer=offer):
                assert self.offer == offer
                self.offer = None
            case told.CallBackDialled():
                assert self.offer is not None
                self.offer, self.dialling = None, True
            case told.CallBackFailed():
                self.dialling = False
            case told.TalkStarted(offer=offer, talk=talk, agent=agent):
                assert self.talk is None
                assert self.dialling or self.offer == offer or self.heir == offer or self.successor == agent
                self.heir = self.successor = ""
                assert talk == self.talks + 1
                self.talk, self.talks, self.offer, self.dialling = agent, talk, None, False
            case told.CallHeld(agent=agent):
                assert (self.talk, self.held, self.lost) == (agent, False, False)
                self.held = True
            case told.CallResumed(agent=agent):
                assert (self.talk, self.held) == (agent, True)
                self.held = False
            case told.AgentLost(agent=agent):
                assert (self.talk, self.held, self.lost) == (agent, False, False)
                self.lost = True
            case told.AgentReturned(agent=agent):
                assert (self.talk, self.lost) == (agent, True)
                self.lost = False
            case told.ConsultStarted(party=party, agent=agent):
                assert (self.talk, self.party, self.held) == (agent, None, True)
                self.party, self.party_answered, self.joined = party, False, False
            case told.ConsultAnswered(party=party):
                assert (self.party, self.party_answered) == (party, False)
                self.party_answered = True
            case told.CallJoined(party=party):
                assert (self.party, self.party_answered, self.held, self.joined) == (party, True, False, False)
                self.joined = True
            case told.CallLeft(party=party):
                assert (self.party, self.joined) == (party, True)
            case told.ConsultEnded(party=party, why=why):
                assert self.party == party
                assert self.party_answered or why != "transferred"
                self.party, self.heir = None, party if why == "transferred" else ""
            case told.CallTransferred(number=number, kind=kind, to=to):
                assert self.talk is None
                self.successor = to if kind == "taken_over" else ""
                assert self.successor in ("", self.leader)
                self.outside = number is not None
                self.outside_met = False
                assert bool(self.heir) is (kind == "consulted")
                self.heir = "" if self.outside else self.heir
            case told.OutsideAnswered():
                assert (self.outside, self.outside_met) == (True, False)
                self.outside_met = True
            case told.OutsideEnded():
                assert self.outside
                self.outside = False
            case told.HelpRequested(agent=agent):
                assert self.talk == agent
                self.hand_up = True
            case told.HelpOver(agent=agent):
                assert (self.talk, self.hand_up) == (agent, True)
                self.hand_up = False
            case told.SupervisionStarted(leader=leader, reason=reason):
                assert self.leader == ""
                assert reason
                self.leader = leader
            case told.SupervisionModeChanged(leader=leader):
                assert self.leader == leader
            case told.SupervisionEnded(leader=leader):
                assert self.leader == leader
                self.leader = ""
            case told.TalkEnded(agent=agent):
                assert not self.hand_up
                assert (self.talk, self.held, self.party) == (agent, False, None)
                self.talk, self.lost = None, False
            case told.RatingStarted():
                assert self.talk is None
                assert self.talks > 0
                self.rating = True
            case told.Rated() | told.RatingSkipped():
                assert self.rating
                self.rating = False
            case told.CallEnded():
                assert (self.queued, self.offer, self.talk) == (None, None, None)
                assert not self.rating
                assert not self.dialling
                assert not self.picking_up
                assert (self.party, self.heir, self.outside, self.leader) == (None, "", False, "")
                self.ended = True
