"""A simulated citizen: anger rises and falls, facts come when inquired for, wrong answers do not help."""

from hotline.domains.people.practice.queries import library
from hotline.domains.people.practice.rules import citizen, progress
from hotline.domains.people.practice.rules.agent_acts import Acts, acts_of
from hotline.domains.people.practice.rules.citizen import State
from hotline.domains.people.practice.rules.policy_facts import is_stated
from hotline.domains.people.practice.rules.progress import Past
from hotline.domains.people.practice.rules.scene import Scene
from hotline.domains.people.quality.rules.marks.talk import Talk, Turn

GREETING = "您好，12333，请讲。"


class Call:
    """A call that is typed turn by turn."""

    def __init__(self, code: str) -> None:
        scenario = library.scenarios()[code]
        self.scene: Scene = library.scene_of(scenario, library.builtin_by_topic()[scenario.topic], "1")
        self.state: State = citizen.begun(self.scene)
        self.turns = list[Turn]()

    def utter(self, text: str, *, is_interruption: bool = False) -> str:
        """What the citizen answers."""
        self.turns.append(Turn(False, len(self.turns), len(self.turns) + 1, text))
        acts = acts_of(self.scene, Talk(self.turns), is_interruption=is_interruption)
        return self._answered(acts)

    def be_silent(self) -> str:
        return self._answered(Acts(is_silent=True))

    def _answered(self, acts: Acts) -> str:
        self.state, answers = citizen.reply(self.scene, self.state, acts)
        self.turns += [Turn(True, len(self.turns), len(self.turns) + 1, each) for each in answers]
        return "".join(answers)


def test_empathy_calms_and_coldness_angers() -> None:
    call = Call("injury-not-reported")
    call.utter(GREETING)
    assert call.state.anger == 3
    call.utter("您别着急，受了伤还没人管，确实不容易。")
    assert call.state.anger == 2
    call.utter("急什么，说重点。")
    assert call.state.anger == 4
    call.utter("这是您自己的事，跟我说没用。")
    assert call.state.outcome == "hung_up"


def test_interrupting_and_silence_anger() -> None:
    call = Call("injury-not-reported")
    call.utter(GREETING)
    call.utter("请问是什么时候受的伤？", is_interruption=True)
    assert call.state.anger == 4
    quiet = Call("card-lost")
    quiet.utter(GREETING)
    quiet.be_silent()
    assert quiet.state.anger == 2


def test_what_is_hidden_comes_when_inquired_for_and_some_only_when_calm() -> None:
    call = Call("injury-not-reported")
    call.utter(GREETING)
    assert not list(call.state.disclosed)
    call.utter("请问单位怎么答复的？")
    assert not list(call.state.disclosed)
    call.utter("您别着急，我理解您的难处，请问是什么时候受的伤？")
    assert list(call.state.disclosed) == ["happened"]
    call.utter("请问单位怎么答复的？")
    assert list(call.state.disclosed) == ["happened", "reported"]


def test_a_question_that_was_answered_is_noticed() -> None:
    call = Call("ui-laid-off")
    call.utter(GREETING)
    first = call.utter("请问您社保一共交了多长时间？")
    assert "年" in first or "月" in first
    assert "说" in call.utter("请问您社保交了多久？")


def test_the_goal_needs_every_fact_the_circumstances_and_nothing_wrong() -> None:
    call = Call("annual-leave")
    call.utter(GREETING)
    spoken = library.builtin_by_topic()["leave-annual"].spoken
    call.utter(spoken)
    assert not call.state.is_satisfied
    call.utter("请问您在单位干了多长时间？")
    call.utter("请问跟单位说过吗，单位怎么答复的？")
    assert call.state.is_satisfied
    call.utter("感谢您的来电，再见。")
    assert call.state.outcome == "reached"


def test_a_wrong_figure_is_doubted_and_the_goal_stays_out_of_reach() -> None:
    call = Call("annual-leave")
    call.utter(GREETING)
    call.utter("请问您在单位干了多长时间？")
    call.utter("请问跟单位说过吗，单位怎么答复的？")
    call.utter("年假看累计工作年限，满一年不满十年休八天，满十年不满二十年休十二天，满二十年休二十天，以前单位的也算。")
    assert call.state.wrong
    assert citizen.ended(call.scene, call.state).outcome == "missed"


def test_who_hears_nothing_that_helps_hangs_up() -> None:
    call = Call("ui-quit")
    call.utter(GREETING)
    for _ in range(6):
        call.utter("嗯。")
    assert call.state.outcome == "hung_up"


def test_who_presses_for_a_promise_is_content_without_one() -> None:
    call = Call("double-wage")
    for text in (
        GREETING,
        "请问您在单位干了多长时间？",
        "请问您和单位签书面劳动合同了吗？",
        library.builtin_by_topic()["lc-double-wage"].spoken,
    ):
        answer = call.utter(text)
    assert call.state.has_insisted
    assert not call.state.is_satisfied
    assert answer
    call.utter("结果由仲裁委依法裁决，我把申请的办法给您讲清楚了。")
    assert call.state.is_satisfied


def test_a_fact_is_recognised_in_other_words_and_not_with_another_figure() -> None:
    fact = "单位不报，您自己或者家里人、工会，一年之内可以直接去区人社局报"
    assert is_stated(fact, "公司要是不报，你本人、家里人或者工会1年内能自己到区人社局去报。")
    assert not is_stated(fact, "公司要是不报，你本人、家里人或者工会2年内能自己到区人社局去报。")
    assert not is_stated("您签的那个放弃社保的承诺不算数", "您签的那个放弃社保的承诺算数。")


def test_what_is_practised_next_follows_what_was_missed() -> None:
    some = list(library.scenarios().values())
    assert progress.proposed(some, []).code in library.scenarios()
    failed = Past("card-lost", "card-lost", 1, 40, False, 0, frozenset())
    again = progress.proposed(some, [failed])
    assert library.scenarios()[again.code].topic == "card-lost"
    assert again.code != "card-lost"
    rude = Past("card-lost", "card-lost", 1, 70, True, 0, frozenset({"empathy"}))
    assert library.scenarios()[progress.proposed(some, [rude]).code].persona.mood == "angry"
    good = [Past(code, "x", 1, 95, True, 0, frozenset()) for code in ("card-lost", "annual-leave")]
    harder = progress.proposed(some, good)
    assert library.scenarios()[harder.code].level == 2
    assert "升一级" in harder.reason
