"""Tables of exams: the bank, papers, exams, sittings with their answers, and what each person answered wrong."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.domains.people.exams.rules.questions import QuestionStage
from hotline.domains.people.exams.rules.sittings import Release, SittingStage


class Question(models.Model):
    """A question of the bank. Once approved its content never changes: another one is made."""

    kind = models.CharField("题型", max_length=12)
    topic = models.SlugField("主题", max_length=80)
    stem = models.TextField("题干")
    options = models.JSONField("选项", default=list)
    #: Places of the right options.
    right = models.JSONField("正确答案", default=list)
    #: Of a blank all accepted ones, of a short answer the key.
    wordings = models.JSONField("答案", default=list)
    explanation = models.TextField("解析", default="")
    #: Code and version of the article that it is about; "" and 0 for none.
    article = models.SlugField("条目", max_length=80, default="")
    article_version = models.PositiveIntegerField("条目版本", default=0)
    stage = models.CharField("状态", max_length=10, default=QuestionStage.DRAFT.value)
    #: Its article has changed since: it is not drawn until a person has looked.
    is_doubtful = models.BooleanField("待复核", default=False)
    #: Of the template that drafted it; null for one that a person wrote.
    template = models.CharField(max_length=240, null=True, unique=True)
    created_by = models.CharField("出题人", max_length=12)
    created_at = models.DateTimeField("创建")
    decided_by = models.CharField("审核人", max_length=12, default="")
    decided_at = models.DateTimeField("审核", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "试题"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["stage", "topic", "kind"], name="question_drawn"),
            models.Index(fields=["article"], condition=~Q(article=""), name="question_of_article"),
            models.Index(fields=["-created_at", "-id"], name="question_newest"),
        ]


class ReadingQuiz(models.Model):
    """Questions about an article that one person has to read, all answered right before it counts as read.

    ``round``: counts the draws; another one after wrong answers.
    """

    reading = models.PositiveIntegerField("必读", unique=True)
    number = models.CharField("工号", max_length=12)
    questions = models.JSONField("题目")
    round = models.PositiveSmallIntegerField("轮次", default=1)
    drawn_at = models.DateTimeField("出题")
    passed_at = models.DateTimeField("通过", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "学习测验"


class Paper(models.Model):
    """Questions drawn by a blueprint. Published it never changes. ``lines``: rules.blueprint.BlueprintLine."""

    name = models.CharField("名称", max_length=60)
    lines = models.JSONField("组卷规则")
    created_by = models.CharField("创建人", max_length=12)
    created_at = models.DateTimeField("创建")
    #: Counts the draws.
    draw = models.PositiveSmallIntegerField(default=1)
    published_by = models.CharField("发布人", max_length=12, default="")
    published_at = models.DateTimeField("发布", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "试卷"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-created_at", "-id"], name="paper_newest")]


class PaperQuestion(models.Model):
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="questions")
    #: From 0.
    position = models.PositiveSmallIntegerField("题号")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="papers")
    points = models.PositiveSmallIntegerField("分值")

    class Meta:
        verbose_name = verbose_name_plural = "试卷题目"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["paper", "position"], name="paper_position_once"),
            models.UniqueConstraint(fields=["paper", "question"], name="paper_question_once"),
        ]


class Exam(models.Model):
    """A paper for some people from a moment to another one. ``minutes``: each person's own."""

    title = models.CharField("名称", max_length=60)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="exams")
    opens_at = models.DateTimeField("开始")
    closes_at = models.DateTimeField("截止")
    minutes = models.PositiveSmallIntegerField("时长")
    pass_percent = models.PositiveSmallIntegerField("及格线", default=60)
    release = models.CharField("成绩公布", max_length=10, default=Release.LATER.value)
    #: The batch of trainees whose 理论考试 it is; "" for an exam that counts for no batch.
    batch = models.CharField("批次", max_length=40, default="")
    #: Of whom did not pass this one; null for a first exam.
    resit_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="resits")
    created_by = models.CharField("创建人", max_length=12)
    created_at = models.DateTimeField("创建")
    released_by = models.CharField("公布人", max_length=12, default="")
    released_at = models.DateTimeField("公布", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "考试"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-created_at", "-id"], name="exam_newest")]


class Sitting(models.Model):
    """A person's turn at an exam. ``seed`` decides the order of questions and options."""

    exam = models.ForeignKey(Exam, on_delete=models.CASCADE, related_name="sittings")
    number = models.CharField("工号", max_length=12)
    seed = models.CharField(max_length=32)
    stage = models.CharField("状态", max_length=10, default=SittingStage.WAITING.value)
    begun_at = models.DateTimeField("开考", null=True)
    ends_at = models.DateTimeField("截止", null=True)
    handed_in_at = models.DateTimeField("交卷", null=True)
    #: The page that may answer; a page opened later takes it.
    page = models.CharField(max_length=40, default="")
    #: What happened meanwhile: [moment, kind, seconds away].
    notes = models.JSONField("记录", default=list)
    score = models.PositiveSmallIntegerField("得分", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "答卷"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["exam", "number"], name="sitting_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["number"], name="sitting_of"),
            models.Index(fields=["ends_at"], condition=Q(stage="running"), name="sitting_running"),
        ]


class Answer(models.Model):
    """An answer. ``position``: in the paper. ``chosen``: places of options as the bank has them."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="answers")
    position = models.PositiveSmallIntegerField("题号")
    chosen = models.JSONField("选择", default=list)
    text = models.TextField("作答", default="")
    #: Counts what the page sent: what comes late or twice changes nothing.
    sequence = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField("保存", null=True)
    #: Null until it is graded.
    points = models.PositiveSmallIntegerField("得分", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "作答"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["sitting", "position"], name="exam_answer_once"),
        ]


class ReviewCard(models.Model):
    """A question that a person answered wrong (错题), and when it comes back. ``stability``, ``difficulty``: FSRS."""

    number = models.CharField("工号", max_length=12)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="cards")
    added_at = models.DateTimeField("加入")
    stability = models.FloatField()
    difficulty = models.FloatField()
    reviewed_at = models.DateTimeField("最近作答")
    #: Null: mastered, until it is answered wrong once more.
    due_at = models.DateTimeField("下次复习", null=True)
    wrong_count = models.PositiveIntegerField("答错", default=1)
    #: Counts the answers in the book: each is for one presentation of the question.
    reviews = models.PositiveIntegerField("复习次数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "错题"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["number", "question"], name="review_card_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["number", "due_at"], condition=Q(due_at__isnull=False), name="review_card_due"),
        ]
