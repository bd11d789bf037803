from django.db import migrations

#: What was published is read as it was on any day: it may only be taken down, and never goes.
FREEZE = """
CREATE FUNCTION published_versions_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('published', 'retired') THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE'
     AND (NEW.state = OLD.state OR NEW.state = 'retired')
     AND (NEW.article_id, NEW.number, NEW.title, NEW.content, NEW.valid_from, NEW.valid_until, NEW.authors, NEW.reviewer,
          NEW.publisher, NEW.published_at, NEW.position, NEW.digest, NEW.link)
     IS NOT DISTINCT FROM
         (OLD.article_id, OLD.number, OLD.title, OLD.content, OLD.valid_from, OLD.valid_until, OLD.authors, OLD.reviewer,
          OLD.publisher, OLD.published_at, OLD.position, OLD.digest, OLD.link)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published version is never changed nor deleted: write a new one';
END $$;
CREATE TRIGGER published_versions_stay BEFORE UPDATE OR DELETE ON knowledge_version
FOR EACH ROW EXECUTE FUNCTION published_versions_stay();
"""
THAW = "DROP TRIGGER published_versions_stay ON knowledge_version; DROP FUNCTION published_versions_stay();"


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0001_the_knowledge_base")]
    operations = [migrations.RunSQL(FREEZE, THAW)]
