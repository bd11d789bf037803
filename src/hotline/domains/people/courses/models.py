"""Tables of courses: drafts and published versions, whom they are assigned to, what everybody learned."""

from typing import ClassVar

import msgspec
from django.db import models

from hotline.domains.people.courses.rules.chapters import MAX_SUMMARY, MAX_TITLE, Chapter, CourseStage


class Course(models.Model):
    """A course with its draft (rules.chapters.Chapter). ``version``: the one that is learned, 0 before the first."""

    id = models.CharField(primary_key=True, max_length=40)
    title = models.CharField("名称", max_length=MAX_TITLE)
    summary = models.CharField("简介", max_length=MAX_SUMMARY, default="")
    is_required = models.BooleanField("必修")
    stage = models.CharField("状态", max_length=10, default=CourseStage.DRAFT.value)
    draft = models.JSONField("草稿", default=list)
    version = models.PositiveIntegerField("版本", default=0)
    #: Chapters ever made: no id is used twice.
    chapters_made = models.PositiveIntegerField(default=0)
    #: Counts savings of the draft, so that nobody overwrites another person's changes.
    saved = models.PositiveIntegerField(default=0)
    created_by = models.CharField("创建人", max_length=12)
    created_at = models.DateTimeField("创建")

    class Meta:
        verbose_name = verbose_name_plural = "课程"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-created_at", "-id"], name="course_newest")]

    @property
    def draft_chapters(self) -> list[Chapter]:
        return msgspec.convert(self.draft, list[Chapter])


class CourseVersion(models.Model):
    """The chapters as published. Never changed."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("版本")
    chapters = models.JSONField("章节")
    published_by = models.CharField("发布人", max_length=12)
    published_at = models.DateTimeField("发布")

    class Meta:
        verbose_name = verbose_name_plural = "课程版本"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["course", "number"], name="course_version_once"),
        ]


class CourseVideo(models.Model):
    """An uploaded film, sealed in the archive. Never changed: another one is another row."""

    id = models.CharField(primary_key=True, max_length=40)
    name = models.CharField("文件名", max_length=140)
    media_type = models.CharField("类型", max_length=40)
    size = models.PositiveIntegerField("字节")
    seconds = models.FloatField("时长")
    file = models.CharField(max_length=100)
    uploaded_by = models.CharField("上传人", max_length=12)
    uploaded_at = models.DateTimeField("上传")

    class Meta:
        verbose_name = verbose_name_plural = "课程视频"


class CourseAssignment(models.Model):
    """Who has to learn a course by a day: everybody of a batch as long as they take part, or one person."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="assignments")
    #: "" for one person.
    batch = models.CharField("批次", max_length=40, default="")
    #: "" for a batch.
    number = models.CharField("工号", max_length=12, default="")
    due_on = models.DateField("截止")
    assigned_by = models.CharField("安排人", max_length=12)
    assigned_at = models.DateTimeField("安排")

    class Meta:
        verbose_name = verbose_name_plural = "课程安排"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["course", "batch", "number"], name="course_assigned_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["number"], name="course_assigned_to")]


class CourseLearner(models.Model):
    """A person who has begun a course. Once finished it stays so, whatever becomes of the course."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="learners")
    number = models.CharField("工号", max_length=12)
    begun_at = models.DateTimeField("开始")
    learned_at = models.DateTimeField("最近学习")
    finished_at = models.DateTimeField("学完", null=True)
    finished_version = models.PositiveIntegerField("学完版本", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "课程学员"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["course", "number"], name="course_learner_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["number"], name="course_learner_of")]


class ChapterRecord(models.Model):
    """What a person did in a chapter. ``content``, ``article_version``: what was learned when it was done."""

    learner = models.ForeignKey(CourseLearner, on_delete=models.CASCADE, related_name="records")
    #: Id of the chapter, in all versions of the course.
    chapter = models.CharField("章节", max_length=8)
    content = models.CharField(max_length=16, default="")
    article_version = models.PositiveIntegerField("条目版本", default=0)
    #: Null until it is learned to the end.
    done_at = models.DateTimeField("学完", null=True)
    #: Questions that were answered right, and how often each was answered wrong: id -> times.
    right = models.JSONField("答对", default=list)
    wrong = models.JSONField("答错", default=dict)
    #: Which video the next three are of: spans [from, to] that were played, the second at which it goes on, and when it
    #: was reported last.
    video = models.CharField("视频", max_length=40, default="")
    spans = models.JSONField("已看", default=list)
    position = models.FloatField("看到", default=0)
    watched_at = models.DateTimeField("最近观看", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "章节记录"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["learner", "chapter"], name="chapter_record_once"),
        ]
