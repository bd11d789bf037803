"""What a caller does with an utterance, as recognisers write it: without marks, with wrong characters."""

import pytest

from hotline.domains.understanding.conversation.rules.acts import CONTROL_TERMS, Act, act_of, is_query
from hotline.domains.understanding.conversation.rules.homophones import with_terms


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("人公人公人公", Act.PERSON),
        ("给我转个人工", Act.PERSON),
        ("得了那我晚上就教他弄麻烦您了", Act.CLOSING),
        ("那就是十天俩家的和着算好嘞我找她去", Act.CLOSING),
        ("麻烦您给查一下多少钱", Act.NONE),
        ("我不想跟机器说话", Act.PERSON),
        ("叫你们领导来", Act.PERSON),
        ("你是不是人工", Act.WHO),
        ("您是机器人吗", Act.WHO),
        ("你到底是人还是机器", Act.WHO),
        ("你工号多少", Act.WHO),
        ("你是机器人吗给我转人工", Act.PERSON),
        ("你是谁介绍来的单位", Act.NONE),
        ("人工费没给我结", Act.NONE),
        ("我登计一下饭店欠我钱", Act.CASE),
        ("我要头诉我们公司", Act.CASE),
        ("去哪登记失业", Act.NONE),
        ("怎么投诉公司", Act.NONE),
        ("查一下我的工单", Act.PROGRESS),
        ("上次投诉的那个事怎么没消息了", Act.PROGRESS),
        ("仲裁的进度在哪看", Act.NONE),
        ("没听青你再说一遍", Act.REPEAT),
        ("你说慢点", Act.SLOWER),
        ("麻烦说满一点", Act.SLOWER),
        ("声音大一点", Act.LOUDER),
        ("声音有点小我听不见", Act.LOUDER),
        ("声音小一点", Act.QUIETER),
        ("你小点声", Act.QUIETER),
        ("你说快点", Act.FASTER),
        ("你说得太慢了", Act.FASTER),
        ("你们办得太慢了", Act.NONE),
        ("公司规模小一点能不能不交", Act.NONE),
        ("您拨打的用户暂时无法接通请稍后再拨", Act.ANNOUNCEMENT),
        ("请在提示音后留言", Act.ANNOUNCEMENT),
        ("我打那个电话老说无人接听怎么办", Act.NONE),
        ("等一下我拿个笔", Act.WAIT),
        ("喂你好我想问个事", Act.OPENING),
        ("喂你好你好我是送外卖滴我在路上嘞听得到不", Act.OPENING),
        ("得明白了谢谢啊", Act.CLOSING),
        ("好好好到顾客楼下了先挂了啊", Act.CLOSING),
        ("奶奶得给银行打电话谢谢叔叔叔叔再见", Act.CLOSING),
        ("麻烦帮我查一下我的社保谢谢", Act.NONE),
        ("行了知道了挂了", Act.CLOSING),
        ("哎知道了我明跟他说去", Act.CLOSING),
        ("知道了那加班费怎么算", Act.NONE),
        ("什么破玩意能不能说人话", Act.ANGER),
        ("老百姓年年缴税喂你们这群饭桶喂你们这群饭桶你们还推", Act.ANGER),
        ("纳税人交的税就是白养活你们的", Act.ANGER),
        ("我在单位交着税呢社保养老金怎么领", Act.NONE),
        ("你快把电视关了", Act.ASIDE),
        ("嘘我打着电话呢", Act.ASIDE),
        ("宝宝别闹", Act.ASIDE),
        ("我给你们打电话呢怎么没人管", Act.NONE),
        ("店关了工资没发", Act.NONE),
        ("别闹了我要转人工", Act.PERSON),
        ("前两天那个女同志给记的现在处理得怎么样", Act.PROGRESS),
        ("工单号嘛我念给你", Act.PROGRESS),
        ("妥了我找他说去", Act.CLOSING),
        ("那个号您再给我念一遍我这就拿本子记", Act.REPEAT),
        ("成我再等等吧", Act.CLOSING),
        ("大过年的你们也不歇着啊", Act.SMALL_TALK),
        ("这都这么晚了您还忙着呢", Act.SMALL_TALK),
        ("能不能陪我聊会儿天", Act.SMALL_TALK),
        ("周末你们窗口上班吗", Act.NONE),
        ("大半夜的公司还让我加班", Act.NONE),
        ("半夜下班路上被撞了算工伤吗", Act.NONE),
        ("嗯", Act.LISTENING),
        ("对对", Act.LISTENING),
        ("把办法发短信给我", Act.MESSAGE),
    ],
)
def test_acts_of_utterances(text: str, act: Act) -> None:
    assert act_of(with_terms(text, CONTROL_TERMS)) is act


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("我这北京的医保回去能报不能", True),
        ("你们给裁不裁", True),
        ("我家暖气冰凉也归你们管不", True),
        ("在老家报得到不", True),
        ("老板不发钱", False),
        ("我跟他说了他就是不", False),
    ],
)
def test_questions_in_dialect_are_questions(text: str, is_one: bool) -> None:
    assert is_query(text) is is_one
