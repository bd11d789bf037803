-- Made from the migrations 1c28c532e7967eed490660ce483b5d063584547fcefebacef018f4e32c4ebaef


SET LOCAL statement_timeout = 0;
SET LOCAL lock_timeout = 0;
SET LOCAL idle_in_transaction_session_timeout = 0;
SET LOCAL client_encoding = 'UTF8';
SET LOCAL standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', true);
SET LOCAL check_function_bodies = false;
SET LOCAL xmloption = content;
SET LOCAL client_min_messages = warning;
SET LOCAL row_security = off;

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE FUNCTION public.accounts_one_power() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    clash boolean;
BEGIN
    IF TG_TABLE_NAME = 'accounts_staff_roles' THEN
        PERFORM 1 FROM accounts_staff WHERE id = NEW.staff_id FOR UPDATE;
        PERFORM 1 FROM accounts_role WHERE id = NEW.role_id FOR SHARE;
        SELECT count(DISTINCT role.power) > 1 INTO clash
        FROM accounts_staff_roles held JOIN accounts_role role ON role.id = held.role_id
        WHERE held.staff_id = NEW.staff_id AND role.power <> '';
    ELSE
        SELECT EXISTS (
            SELECT 1 FROM accounts_staff_roles mine
            JOIN accounts_staff_roles held ON held.staff_id = mine.staff_id
            JOIN accounts_role role ON role.id = held.role_id
            WHERE mine.role_id = NEW.id AND NEW.power <> '' AND role.power NOT IN ('', NEW.power)
        ) INTO clash;
    END IF;
    IF clash THEN
        RAISE EXCEPTION 'one person would hold two powers' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.audit_heads_stay() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN RAISE EXCEPTION 'heads of the audit chain are never changed nor deleted'; END $$;

CREATE FUNCTION public.audit_prune(upto bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE removed bigint;
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM audit_audithead
        WHERE kind = 'checkpoint' AND (content::jsonb ->> 'begin')::bigint = upto AND confirmed <> '[]'::jsonb
    ) THEN
        RAISE EXCEPTION 'no signed checkpoint says that the chain begins behind %', upto;
    END IF;
    PERFORM set_config('hotline.audit_prune', 'on', true);
    DELETE FROM infrastructure_auditrow r USING audit_auditlink l WHERE l.row_id = r.id AND l.position <= upto;
    GET DIAGNOSTICS removed = ROW_COUNT;
    DELETE FROM audit_auditlink WHERE position <= upto;
    PERFORM set_config('hotline.audit_prune', '', true);
    RETURN removed;
END $$;

CREATE FUNCTION public.audit_rows_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.at > now() - interval '183 days' THEN
        RAISE EXCEPTION 'audit rows are kept for at least six months';
    END IF;
    RETURN OLD;
END $$;

CREATE FUNCTION public.audit_rows_stay() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('hotline.audit_prune', true) = 'on' THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'audit rows are never changed nor deleted';
END $$;

CREATE FUNCTION public.events_stay() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN RAISE EXCEPTION 'logged events are never changed nor deleted'; END $$;

CREATE FUNCTION public.ivr_flowversion_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.published_at IS NULL THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.published_at IS NOT NULL AND (NEW."flow", NEW."version", NEW."name", NEW."content", NEW."scenarios", NEW."numbers", NEW."base", NEW."note", NEW."saved_at", NEW."by") IS NOT DISTINCT FROM (OLD."flow", OLD."version", OLD."name", OLD."content", OLD."scenarios", OLD."numbers", OLD."base", OLD."note", OLD."saved_at", OLD."by") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published version is never changed nor deleted: write a new one';
END $$;

CREATE FUNCTION public.ivr_promptversion_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.live_at IS NULL THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.live_at IS NOT NULL AND (NEW."prompt", NEW."version", NEW."origin", NEW."text", NEW."sound", NEW."remark", NEW."saved_at", NEW."by") IS NOT DISTINCT FROM (OLD."prompt", OLD."version", OLD."origin", OLD."text", OLD."sound", OLD."remark", OLD."saved_at", OLD."by") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published version is never changed nor deleted: write a new one';
END $$;

CREATE FUNCTION public.outgoing_rings() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN PERFORM pg_notify('outgoing', ''); RETURN NULL; END $$;

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

SET LOCAL default_tablespace = '';

SET LOCAL default_table_access_method = heap;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.published_versions_stay() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.quality_calibrationsheet_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.submitted_at IS NULL THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.submitted_at IS NOT NULL AND (NEW."calibration_id", NEW."inspector", NEW."marks") IS NOT DISTINCT FROM (OLD."calibration_id", OLD."inspector", OLD."marks") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published version is never changed nor deleted: write a new one';
END $$;

CREATE FUNCTION public.quality_precedent_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.published_at IS NULL THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.published_at IS NOT NULL AND (NEW."calibration_id", NEW."item", NEW."grade", NEW."reason", NEW."seconds", NEW."by", NEW."at") IS NOT DISTINCT FROM (OLD."calibration_id", OLD."item", OLD."grade", OLD."reason", OLD."seconds", OLD."by", OLD."at") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published version is never changed nor deleted: write a new one';
END $$;

CREATE FUNCTION public.quality_standard_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.published_at IS NULL THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.published_at IS NOT NULL AND (NEW."kind", NEW."version", NEW."content", NEW."drafted_by", NEW."published_by", NEW."published_at") IS NOT DISTINCT FROM (OLD."kind", OLD."version", OLD."content", OLD."drafted_by", OLD."published_by", OLD."published_at") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published version is never changed nor deleted: write a new one';
END $$;

CREATE FUNCTION public.surveys_surveyversion_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.published_at IS NULL THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.published_at IS NOT NULL AND (NEW."survey_id", NEW."number", NEW."content", NEW."published_by", NEW."published_at") IS NOT DISTINCT FROM (OLD."survey_id", OLD."number", OLD."content", OLD."published_by", OLD."published_at") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published version is never changed nor deleted: write a new one';
END $$;

CREATE FUNCTION public.walls_wallversion_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.published_at IS NULL THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.published_at IS NOT NULL AND (NEW."wall_id", NEW."number", NEW."layout", NEW."published_by", NEW."published_at") IS NOT DISTINCT FROM (OLD."wall_id", OLD."number", OLD."layout", OLD."published_by", OLD."published_at") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published version is never changed nor deleted: write a new one';
END $$;

CREATE FUNCTION public.workorders_modelversion_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.published_at IS NULL THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.published_at IS NOT NULL AND (NEW."model", NEW."version", NEW."name", NEW."content", NEW."note", NEW."saved_at", NEW."by") IS NOT DISTINCT FROM (OLD."model", OLD."version", OLD."name", OLD."content", OLD."note", OLD."saved_at", OLD."by") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published version is never changed nor deleted: write a new one';
END $$;

CREATE TABLE public.accounts_factorchallenge (
    id bigint NOT NULL,
    value character varying(100) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    staff_id bigint NOT NULL
);

ALTER TABLE public.accounts_factorchallenge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_factorchallenge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_formerpassword (
    id bigint NOT NULL,
    encoded character varying(128) NOT NULL,
    set_at timestamp with time zone NOT NULL,
    staff_id bigint NOT NULL
);

ALTER TABLE public.accounts_formerpassword ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_formerpassword_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_group (
    id bigint NOT NULL,
    name character varying(40) NOT NULL
);

ALTER TABLE public.accounts_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_recoverycode (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    used_at timestamp with time zone,
    staff_id bigint NOT NULL
);

ALTER TABLE public.accounts_recoverycode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_recoverycode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_role (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(40) NOT NULL,
    permissions jsonb NOT NULL,
    power character varying(10) NOT NULL
);

ALTER TABLE public.accounts_role ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_role_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_savedview (
    id bigint NOT NULL,
    viewed character varying(20) NOT NULL,
    name character varying(40) NOT NULL,
    criteria jsonb NOT NULL,
    columns jsonb NOT NULL,
    staff_id bigint NOT NULL
);

ALTER TABLE public.accounts_savedview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_savedview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_secondfactor (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    name character varying(40) NOT NULL,
    secret bytea NOT NULL,
    last_step bigint NOT NULL,
    credential character varying(400) NOT NULL,
    sign_count bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    staff_id bigint NOT NULL,
    ended_at timestamp with time zone,
    expires_at timestamp with time zone
);

ALTER TABLE public.accounts_secondfactor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_secondfactor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_session (
    id character varying(40) NOT NULL,
    address character varying(45) NOT NULL,
    device character varying(80) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_by character varying(12) NOT NULL,
    end_reason character varying(20) NOT NULL,
    staff_id bigint NOT NULL
);

CREATE TABLE public.accounts_signinattempt (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    address character varying(45) NOT NULL,
    device character varying(80) NOT NULL,
    outcome character varying(16) NOT NULL,
    session character varying(40) NOT NULL,
    at_office boolean NOT NULL,
    strange jsonb NOT NULL,
    staff_id bigint
);

ALTER TABLE public.accounts_signinattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_signinattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_staff (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    number character varying(12) NOT NULL,
    name character varying(40) NOT NULL,
    is_active boolean NOT NULL,
    epoch integer NOT NULL,
    group_id bigint,
    must_change_password boolean NOT NULL,
    demonstration boolean NOT NULL,
    password_set_at timestamp with time zone NOT NULL,
    CONSTRAINT accounts_staff_epoch_check CHECK ((epoch >= 0))
);

ALTER TABLE public.accounts_staff ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_staff_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_staff_roles (
    id bigint NOT NULL,
    staff_id bigint NOT NULL,
    role_id bigint NOT NULL
);

ALTER TABLE public.accounts_staff_roles ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_staff_roles_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.analytics_closedperiod (
    id bigint NOT NULL,
    "table" character varying(20) NOT NULL,
    first date NOT NULL,
    last date NOT NULL,
    version integer NOT NULL,
    file character varying(100) NOT NULL,
    rows bigint NOT NULL,
    size bigint NOT NULL,
    digest character varying(64) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    current boolean NOT NULL,
    sums character varying(16) NOT NULL,
    sums_digest character varying(64) NOT NULL,
    CONSTRAINT analytics_closedperiod_rows_check CHECK ((rows >= 0)),
    CONSTRAINT analytics_closedperiod_size_check CHECK ((size >= 0)),
    CONSTRAINT analytics_closedperiod_version_check CHECK ((version >= 0))
);

ALTER TABLE public.analytics_closedperiod ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.analytics_closedperiod_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.analytics_correction (
    call character varying(110) NOT NULL,
    day date NOT NULL,
    noted_at timestamp with time zone NOT NULL
);

CREATE TABLE public.analytics_factrow (
    "table" character varying(20) NOT NULL,
    id character varying(180) NOT NULL,
    subject character varying(120) NOT NULL,
    day date NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    gone boolean NOT NULL,
    data jsonb NOT NULL
);

CREATE TABLE public.analytics_lateday (
    day date NOT NULL,
    noted_at timestamp with time zone NOT NULL
);

CREATE TABLE public.analytics_outsideregister (
    key character varying(20) NOT NULL,
    name character varying(20) NOT NULL,
    about character varying(20) NOT NULL,
    fields jsonb NOT NULL,
    version smallint NOT NULL,
    retired boolean NOT NULL,
    made_by character varying(12) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT analytics_outsideregister_version_check CHECK ((version >= 0))
);

CREATE TABLE public.analytics_result (
    id bigint NOT NULL,
    first date NOT NULL,
    last date NOT NULL,
    name character varying(120) NOT NULL,
    form character varying(4) NOT NULL,
    file character varying(120) NOT NULL,
    size integer NOT NULL,
    error character varying(300) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    schedule_id bigint NOT NULL,
    CONSTRAINT analytics_result_size_check CHECK ((size >= 0))
);

ALTER TABLE public.analytics_result ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.analytics_result_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.analytics_savedquestion (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    owner character varying(12) NOT NULL,
    shared boolean NOT NULL,
    question jsonb NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    people jsonb NOT NULL,
    roles jsonb NOT NULL
);

ALTER TABLE public.analytics_savedquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.analytics_savedquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.analytics_schedule (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    owner character varying(12) NOT NULL,
    shared boolean NOT NULL,
    roles jsonb NOT NULL,
    people jsonb NOT NULL,
    report character varying(20) NOT NULL,
    question jsonb,
    span character varying(10) NOT NULL,
    at time without time zone NOT NULL,
    form character varying(4) NOT NULL,
    active boolean NOT NULL,
    next_at timestamp with time zone NOT NULL,
    tries smallint NOT NULL,
    CONSTRAINT analytics_schedule_tries_check CHECK ((tries >= 0))
);

ALTER TABLE public.analytics_schedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.analytics_schedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approvals_approval (
    id character varying(40) NOT NULL,
    kind character varying(40) NOT NULL,
    about character varying(120) NOT NULL,
    title character varying(200) NOT NULL,
    facts jsonb NOT NULL,
    payload jsonb NOT NULL,
    reason character varying(200) NOT NULL,
    state character varying(10) NOT NULL,
    requested_by character varying(12) NOT NULL,
    requested_name character varying(40) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    decided_by character varying(12) NOT NULL,
    decided_name character varying(40) NOT NULL,
    decided_at timestamp with time zone,
    remark character varying(200) NOT NULL,
    usable_until timestamp with time zone,
    uses integer NOT NULL,
    used integer NOT NULL,
    CONSTRAINT approval_by_another CHECK ((NOT ((decided_by)::text = (requested_by)::text))),
    CONSTRAINT approvals_approval_used_check CHECK ((used >= 0)),
    CONSTRAINT approvals_approval_uses_check CHECK ((uses >= 0))
);

CREATE TABLE public.assessment_acceptancestep (
    id bigint NOT NULL,
    contract character varying(20) NOT NULL,
    clause character varying(10) NOT NULL,
    state character varying(12) NOT NULL,
    comment character varying(500) NOT NULL,
    by character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE public.assessment_acceptancestep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessment_acceptancestep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.assessment_correctionsheet (
    id bigint NOT NULL,
    number smallint NOT NULL,
    indicator character varying(30) NOT NULL,
    was numeric(14,2) NOT NULL,
    now numeric(14,2) NOT NULL,
    displayed_value character varying(40) NOT NULL,
    why character varying(500) NOT NULL,
    by character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    quarter_id character varying(10) NOT NULL,
    CONSTRAINT assessment_correctionsheet_number_check CHECK ((number >= 0))
);

ALTER TABLE public.assessment_correctionsheet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessment_correctionsheet_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.assessment_dispute (
    id bigint NOT NULL,
    indicator character varying(30) NOT NULL,
    reason character varying(500) NOT NULL,
    raised_by character varying(12) NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    upheld boolean,
    answer character varying(500) NOT NULL,
    decided_by character varying(12) NOT NULL,
    decided_at timestamp with time zone,
    quarter_id character varying(10) NOT NULL
);

ALTER TABLE public.assessment_dispute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessment_dispute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.assessment_evidence (
    id character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    media_type character varying(100) NOT NULL,
    size integer NOT NULL,
    digest character varying(64) NOT NULL,
    file character varying(120) NOT NULL,
    by character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_id character varying(40) NOT NULL,
    CONSTRAINT assessment_evidence_size_check CHECK ((size >= 0))
);

CREATE TABLE public.assessment_frozenquarter (
    key character varying(10) NOT NULL,
    contract character varying(20) NOT NULL,
    contract_version smallint NOT NULL,
    snapshot jsonb NOT NULL,
    digest character varying(64) NOT NULL,
    deduction numeric(14,2) NOT NULL,
    frozen_by character varying(12) NOT NULL,
    frozen_at timestamp with time zone NOT NULL,
    client_signature character varying(12) NOT NULL,
    client_signature_at timestamp with time zone,
    contractor_signature character varying(12) NOT NULL,
    contractor_signature_at timestamp with time zone,
    CONSTRAINT assessment_frozenquarter_contract_version_check CHECK ((contract_version >= 0))
);

CREATE TABLE public.assessment_registerentry (
    id character varying(40) NOT NULL,
    register character varying(20) NOT NULL,
    day date NOT NULL,
    figures jsonb NOT NULL,
    about character varying(110) NOT NULL,
    note character varying(300) NOT NULL,
    state character varying(10) NOT NULL,
    made_by character varying(12) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    decided_by character varying(12) NOT NULL,
    decided_at timestamp with time zone,
    comment character varying(300) NOT NULL,
    corrects character varying(40) NOT NULL
);

CREATE TABLE public.assistant_asked (
    id bigint NOT NULL,
    answer character varying(16) NOT NULL,
    session character varying(16) NOT NULL,
    at timestamp with time zone NOT NULL,
    kind character varying(10) NOT NULL,
    topics jsonb NOT NULL,
    articles jsonb NOT NULL,
    doubt character varying(10) NOT NULL,
    useful boolean,
    by_rule boolean NOT NULL,
    cipher text NOT NULL,
    stored_until timestamp with time zone NOT NULL,
    settled boolean NOT NULL,
    place integer NOT NULL,
    vector bytea,
    model character varying(40) NOT NULL,
    gap_id bigint,
    CONSTRAINT assistant_asked_place_check CHECK ((place >= 0))
);

ALTER TABLE public.assistant_asked ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assistant_asked_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.assistant_gap (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    size integer NOT NULL,
    since integer NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    nearest jsonb NOT NULL,
    article character varying(80) NOT NULL,
    version integer NOT NULL,
    reason character varying(200) NOT NULL,
    done_by character varying(12) NOT NULL,
    done_at timestamp with time zone,
    CONSTRAINT assistant_gap_since_check CHECK ((since >= 0)),
    CONSTRAINT assistant_gap_size_check CHECK ((size >= 0)),
    CONSTRAINT assistant_gap_version_check CHECK ((version >= 0))
);

ALTER TABLE public.assistant_gap ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assistant_gap_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.assistant_judgement (
    id bigint NOT NULL,
    by character varying(12) NOT NULL,
    "right" boolean NOT NULL,
    reason character varying(200) NOT NULL,
    decides boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    drawn_id bigint NOT NULL
);

ALTER TABLE public.assistant_judgement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assistant_judgement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.assistant_minute (
    at timestamp with time zone NOT NULL,
    up boolean NOT NULL,
    milliseconds integer NOT NULL,
    detail character varying(120) NOT NULL,
    CONSTRAINT assistant_minute_milliseconds_check CHECK ((milliseconds >= 0))
);

CREATE TABLE public.assistant_sample (
    key character varying(10) NOT NULL,
    first date NOT NULL,
    last date NOT NULL,
    seed character varying(32) NOT NULL,
    population integer NOT NULL,
    size integer NOT NULL,
    drawn_by character varying(12) NOT NULL,
    drawn_at timestamp with time zone NOT NULL,
    entry character varying(40) NOT NULL,
    CONSTRAINT assistant_sample_population_check CHECK ((population >= 0)),
    CONSTRAINT assistant_sample_size_check CHECK ((size >= 0))
);

CREATE TABLE public.assistant_sampled (
    id bigint NOT NULL,
    place integer NOT NULL,
    "right" boolean,
    question_id bigint NOT NULL,
    sample_id character varying(10) NOT NULL,
    CONSTRAINT assistant_sampled_place_check CHECK ((place >= 0))
);

ALTER TABLE public.assistant_sampled ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assistant_sampled_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.assistant_trial (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    seconds double precision NOT NULL,
    state_of character varying(200) NOT NULL,
    "position" integer NOT NULL,
    article character varying(80) NOT NULL,
    version integer NOT NULL,
    revision integer NOT NULL,
    marks jsonb NOT NULL,
    fell jsonb NOT NULL,
    passed boolean NOT NULL,
    overruled_by character varying(12) NOT NULL,
    overruled_at timestamp with time zone,
    reason character varying(200) NOT NULL,
    before_id bigint,
    CONSTRAINT assistant_trial_position_check CHECK (("position" >= 0)),
    CONSTRAINT assistant_trial_revision_check CHECK ((revision >= 0)),
    CONSTRAINT assistant_trial_version_check CHECK ((version >= 0))
);

ALTER TABLE public.assistant_trial ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assistant_trial_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_auditfinding (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    about character varying(120) NOT NULL,
    text text NOT NULL,
    alarm character varying(100) NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    raised_at timestamp with time zone NOT NULL
);

ALTER TABLE public.audit_auditfinding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_auditfinding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_audithead (
    id bigint NOT NULL,
    "position" bigint NOT NULL,
    digest character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    kind character varying(12) NOT NULL,
    row_id bigint NOT NULL,
    content text NOT NULL,
    signature text NOT NULL,
    confirmed jsonb NOT NULL
);

ALTER TABLE public.audit_audithead ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_audithead_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_auditlink (
    "position" bigint NOT NULL,
    row_id bigint NOT NULL,
    digest character varying(64) NOT NULL
);

CREATE TABLE public.audit_auditpruning (
    id bigint NOT NULL,
    "position" bigint NOT NULL,
    digest character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    removed bigint NOT NULL,
    until timestamp with time zone NOT NULL
);

ALTER TABLE public.audit_auditpruning ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_auditpruning_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_auditverification (
    id bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone NOT NULL,
    links bigint NOT NULL,
    heads integer NOT NULL,
    findings integer NOT NULL,
    swept_to bigint NOT NULL,
    error text NOT NULL
);

ALTER TABLE public.audit_auditverification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_auditverification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);

ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);

ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);

ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.callbacks_correction (
    entry_id character varying(40) NOT NULL,
    agent character varying(12) NOT NULL,
    mistake character varying(300) NOT NULL,
    correction character varying(500) NOT NULL,
    article character varying(80) NOT NULL,
    title character varying(80) NOT NULL,
    assigned_to character varying(12) NOT NULL
);

CREATE TABLE public.calls_agentperiod (
    agent character varying(12) NOT NULL,
    seq integer NOT NULL,
    state character varying(20) NOT NULL,
    reason character varying(60) NOT NULL,
    call character varying(100) NOT NULL,
    start timestamp with time zone NOT NULL,
    "end" timestamp with time zone,
    CONSTRAINT calls_agentperiod_seq_check CHECK ((seq >= 0))
);

CREATE TABLE public.calls_callback (
    id character varying(40) NOT NULL,
    kind character varying(10) NOT NULL,
    call character varying(100) NOT NULL,
    number_masked character varying(40) NOT NULL,
    number_cipher text NOT NULL,
    number_index character varying(64) NOT NULL,
    place character varying(40) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by character varying(12) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    reason character varying(60) NOT NULL,
    taken_by character varying(12) NOT NULL,
    taken_at timestamp with time zone,
    closed_at timestamp with time zone,
    closed_by character varying(12) NOT NULL,
    result character varying(20) NOT NULL,
    note character varying(60) NOT NULL,
    conversation_cipher text NOT NULL,
    number_stated boolean NOT NULL
);

CREATE TABLE public.calls_callbacktry (
    id bigint NOT NULL,
    call character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    agent character varying(12) NOT NULL,
    result character varying(20) NOT NULL,
    reported_result character varying(20) NOT NULL,
    entry_id character varying(40) NOT NULL
);

ALTER TABLE public.calls_callbacktry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.calls_callbacktry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.calls_callrecord (
    id character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    direction character varying(3) NOT NULL,
    origin character varying(20) NOT NULL,
    number_masked character varying(40) NOT NULL,
    number_cipher text NOT NULL,
    number_index character varying(64) NOT NULL,
    number_tail character varying(64) NOT NULL,
    place character varying(40) NOT NULL,
    agent character varying(12) NOT NULL,
    agents character varying(12)[] NOT NULL,
    queue character varying(40) NOT NULL,
    answered boolean NOT NULL,
    wait_seconds double precision NOT NULL,
    talk_seconds double precision NOT NULL,
    held_seconds double precision NOT NULL,
    wrap_up_seconds double precision NOT NULL,
    topic character varying(60) NOT NULL,
    rating smallint,
    hung_up_by character varying(10) NOT NULL,
    flags character varying(20)[] NOT NULL,
    recording character varying(10) NOT NULL,
    detail jsonb NOT NULL,
    after character varying(100) NOT NULL,
    CONSTRAINT calls_callrecord_rating_check CHECK ((rating >= 0))
);

CREATE TABLE public.calls_calltalk (
    talk smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    agent character varying(12) NOT NULL,
    queue character varying(40) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    seconds double precision NOT NULL,
    held_seconds double precision NOT NULL,
    ended_by character varying(10) NOT NULL,
    call_id character varying(100) NOT NULL,
    CONSTRAINT calls_calltalk_talk_check CHECK ((talk >= 0))
);

CREATE TABLE public.campaigns_campaign (
    id character varying(40) NOT NULL,
    name character varying(60) NOT NULL,
    purpose character varying(200) NOT NULL,
    stage character varying(12) NOT NULL,
    created_by character varying(12) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    file character varying(200) NOT NULL,
    headings jsonb NOT NULL,
    rows integer NOT NULL,
    mode character varying(12) NOT NULL,
    queue character varying(40) NOT NULL,
    script text NOT NULL,
    survey integer NOT NULL,
    survey_version integer NOT NULL,
    spans jsonb NOT NULL,
    working_days_only boolean NOT NULL,
    max_tries smallint NOT NULL,
    gap_minutes integer NOT NULL,
    number_column character varying(100) NOT NULL,
    name_column character varying(100) NOT NULL,
    variables jsonb NOT NULL,
    check_number integer NOT NULL,
    callable_count integer NOT NULL,
    problems jsonb NOT NULL,
    failure character varying(200) NOT NULL,
    approved_by character varying(12) NOT NULL,
    started_at timestamp with time zone,
    over_at timestamp with time zone,
    seq integer NOT NULL,
    list_digest character varying(64) NOT NULL,
    source character varying(10) NOT NULL,
    sample_size integer NOT NULL,
    seed character varying(40) NOT NULL,
    CONSTRAINT campaigns_campaign_callable_count_check CHECK ((callable_count >= 0)),
    CONSTRAINT campaigns_campaign_check_number_check CHECK ((check_number >= 0)),
    CONSTRAINT campaigns_campaign_gap_minutes_check CHECK ((gap_minutes >= 0)),
    CONSTRAINT campaigns_campaign_max_tries_check CHECK ((max_tries >= 0)),
    CONSTRAINT campaigns_campaign_rows_check CHECK ((rows >= 0)),
    CONSTRAINT campaigns_campaign_sample_size_check CHECK ((sample_size >= 0)),
    CONSTRAINT campaigns_campaign_seq_check CHECK ((seq >= 0)),
    CONSTRAINT campaigns_campaign_survey_check CHECK ((survey >= 0)),
    CONSTRAINT campaigns_campaign_survey_version_check CHECK ((survey_version >= 0))
);

CREATE TABLE public.campaigns_campaignentry (
    id character varying(60) NOT NULL,
    line integer NOT NULL,
    number_masked character varying(40) NOT NULL,
    number_cipher text NOT NULL,
    number_index character varying(64) NOT NULL,
    details_cipher text NOT NULL,
    state character varying(10) NOT NULL,
    next_at timestamp with time zone NOT NULL,
    is_agreed boolean NOT NULL,
    taken_by character varying(12) NOT NULL,
    taken_at timestamp with time zone,
    result character varying(16) NOT NULL,
    note character varying(60) NOT NULL,
    closed_at timestamp with time zone,
    closed_by character varying(12) NOT NULL,
    answers jsonb NOT NULL,
    comments_cipher text NOT NULL,
    campaign_id character varying(40) NOT NULL,
    about character varying(120) NOT NULL,
    CONSTRAINT campaigns_campaignentry_line_check CHECK ((line >= 0))
);

CREATE TABLE public.campaigns_campaignproblem (
    id bigint NOT NULL,
    line integer NOT NULL,
    problem character varying(12) NOT NULL,
    number_masked character varying(40) NOT NULL,
    campaign_id character varying(40) NOT NULL,
    CONSTRAINT campaigns_campaignproblem_line_check CHECK ((line >= 0))
);

ALTER TABLE public.campaigns_campaignproblem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_campaignproblem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaigns_campaigntry (
    id bigint NOT NULL,
    number smallint NOT NULL,
    call character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    agent character varying(12) NOT NULL,
    result character varying(16) NOT NULL,
    reported_result character varying(16) NOT NULL,
    entry_id character varying(60) NOT NULL,
    CONSTRAINT campaigns_campaigntry_number_check CHECK ((number >= 0))
);

ALTER TABLE public.campaigns_campaigntry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.campaigns_campaigntry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.citizens_blocking (
    id character varying(40) NOT NULL,
    number_masked character varying(40) NOT NULL,
    number_cipher text NOT NULL,
    number_index character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    lifted_at timestamp with time zone,
    lifted_by character varying(12) NOT NULL,
    lifted_for_id character varying(40),
    request_id character varying(40) NOT NULL
);

CREATE TABLE public.citizens_personaldatachange (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    what character varying(10) NOT NULL,
    about character varying(120) NOT NULL,
    title character varying(80) NOT NULL,
    reason character varying(200) NOT NULL,
    before_cipher text NOT NULL,
    after_cipher text NOT NULL,
    request_id character varying(40) NOT NULL
);

ALTER TABLE public.citizens_personaldatachange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.citizens_personaldatachange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.citizens_personalrequest (
    id character varying(40) NOT NULL,
    serial character varying(20) NOT NULL,
    kind character varying(12) NOT NULL,
    state character varying(10) NOT NULL,
    source character varying(8) NOT NULL,
    call character varying(100) NOT NULL,
    name_masked character varying(40) NOT NULL,
    name_cipher text NOT NULL,
    number_masked character varying(40) NOT NULL,
    number_cipher text NOT NULL,
    number_index character varying(64) NOT NULL,
    identity_masked character varying(40) NOT NULL,
    identity_cipher text NOT NULL,
    identity_index character varying(64) NOT NULL,
    wish_cipher text NOT NULL,
    answer_cipher text NOT NULL,
    registered_by character varying(12) NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    identity_check character varying(12) NOT NULL,
    identity_by character varying(12) NOT NULL,
    identity_at timestamp with time zone,
    decided_by character varying(12) NOT NULL,
    decided_at timestamp with time zone,
    copied_by character varying(12) NOT NULL,
    copied_at timestamp with time zone,
    copy_digest character varying(64) NOT NULL,
    CONSTRAINT personal_by_another CHECK ((((decided_by)::text = ''::text) OR (NOT ((decided_by)::text = (registered_by)::text)))),
    CONSTRAINT personal_identity_first CHECK ((((state)::text = ANY ((ARRAY['open'::character varying, 'withdrawn'::character varying, 'refused'::character varying])::text[])) OR (NOT ((identity_check)::text = ''::text))))
);

CREATE TABLE public.citizens_resealing (
    id bigint NOT NULL,
    dated character varying(40) NOT NULL,
    by character varying(12) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    progress jsonb NOT NULL,
    round smallint NOT NULL,
    sealed bigint NOT NULL,
    sealed_in_round bigint NOT NULL,
    unreadable bigint NOT NULL,
    CONSTRAINT citizens_resealing_round_check CHECK ((round >= 0))
);

ALTER TABLE public.citizens_resealing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.citizens_resealing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.courses_chapterrecord (
    id bigint NOT NULL,
    chapter character varying(8) NOT NULL,
    content character varying(16) NOT NULL,
    article_version integer NOT NULL,
    done_at timestamp with time zone,
    "right" jsonb NOT NULL,
    wrong jsonb NOT NULL,
    learner_id bigint NOT NULL,
    CONSTRAINT courses_chapterrecord_article_version_check CHECK ((article_version >= 0))
);

ALTER TABLE public.courses_chapterrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_chapterrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.courses_course (
    id character varying(40) NOT NULL,
    title character varying(60) NOT NULL,
    summary character varying(300) NOT NULL,
    is_required boolean NOT NULL,
    stage character varying(10) NOT NULL,
    draft jsonb NOT NULL,
    version integer NOT NULL,
    chapters_made integer NOT NULL,
    saved integer NOT NULL,
    created_by character varying(12) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT courses_course_chapters_made_check CHECK ((chapters_made >= 0)),
    CONSTRAINT courses_course_saved_check CHECK ((saved >= 0)),
    CONSTRAINT courses_course_version_check CHECK ((version >= 0))
);

CREATE TABLE public.courses_courseassignment (
    id bigint NOT NULL,
    batch character varying(40) NOT NULL,
    number character varying(12) NOT NULL,
    due_on date NOT NULL,
    assigned_by character varying(12) NOT NULL,
    assigned_at timestamp with time zone NOT NULL,
    course_id character varying(40) NOT NULL
);

ALTER TABLE public.courses_courseassignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_courseassignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.courses_courselearner (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    learned_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    finished_version integer NOT NULL,
    course_id character varying(40) NOT NULL,
    CONSTRAINT courses_courselearner_finished_version_check CHECK ((finished_version >= 0))
);

ALTER TABLE public.courses_courselearner ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_courselearner_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.courses_courseversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    chapters jsonb NOT NULL,
    published_by character varying(12) NOT NULL,
    published_at timestamp with time zone NOT NULL,
    course_id character varying(40) NOT NULL,
    CONSTRAINT courses_courseversion_number_check CHECK ((number >= 0))
);

ALTER TABLE public.courses_courseversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_courseversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.eventlog_loggedevent (
    "position" bigint NOT NULL,
    subject character varying(120) NOT NULL,
    seq integer NOT NULL,
    type character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    actor character varying(60) NOT NULL,
    site character varying(20) NOT NULL,
    node character varying(20) NOT NULL,
    version smallint NOT NULL,
    test boolean NOT NULL,
    data jsonb NOT NULL,
    call character varying(110) NOT NULL,
    stream_position bigint,
    digest character varying(64) NOT NULL,
    CONSTRAINT eventlog_loggedevent_seq_check CHECK ((seq >= 0)),
    CONSTRAINT eventlog_loggedevent_version_check CHECK ((version >= 0))
);

CREATE TABLE public.eventlog_loghead (
    id smallint NOT NULL,
    "position" bigint NOT NULL,
    digest character varying(64) NOT NULL,
    stream character varying(40) NOT NULL,
    stream_position bigint NOT NULL,
    CONSTRAINT eventlog_loghead_id_check CHECK ((id >= 0)),
    CONSTRAINT one_log_one_head CHECK ((id = 1))
);

CREATE TABLE public.eventlog_parkedevent (
    id bigint NOT NULL,
    stream_position bigint,
    parked_at timestamp with time zone NOT NULL,
    bus_subject character varying(200) NOT NULL,
    payload bytea NOT NULL,
    reason text NOT NULL
);

ALTER TABLE public.eventlog_parkedevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.eventlog_parkedevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exams_answer (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    chosen jsonb NOT NULL,
    text text NOT NULL,
    sequence integer NOT NULL,
    saved_at timestamp with time zone,
    points smallint,
    sitting_id bigint NOT NULL,
    CONSTRAINT exams_answer_points_check CHECK ((points >= 0)),
    CONSTRAINT exams_answer_position_check CHECK (("position" >= 0)),
    CONSTRAINT exams_answer_sequence_check CHECK ((sequence >= 0))
);

ALTER TABLE public.exams_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exams_answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exams_exam (
    id bigint NOT NULL,
    title character varying(60) NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    minutes smallint NOT NULL,
    pass_percent smallint NOT NULL,
    release character varying(10) NOT NULL,
    created_by character varying(12) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    released_by character varying(12) NOT NULL,
    released_at timestamp with time zone,
    resit_of_id bigint,
    paper_id bigint NOT NULL,
    batch character varying(40) NOT NULL,
    CONSTRAINT exams_exam_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT exams_exam_pass_percent_check CHECK ((pass_percent >= 0))
);

ALTER TABLE public.exams_exam ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exams_exam_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exams_paper (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    lines jsonb NOT NULL,
    created_by character varying(12) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    draw smallint NOT NULL,
    published_by character varying(12) NOT NULL,
    published_at timestamp with time zone,
    CONSTRAINT exams_paper_draw_check CHECK ((draw >= 0))
);

ALTER TABLE public.exams_paper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exams_paper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exams_paperquestion (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    points smallint NOT NULL,
    paper_id bigint NOT NULL,
    question_id bigint NOT NULL,
    CONSTRAINT exams_paperquestion_points_check CHECK ((points >= 0)),
    CONSTRAINT exams_paperquestion_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.exams_paperquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exams_paperquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exams_question (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    topic character varying(80) NOT NULL,
    stem text NOT NULL,
    options jsonb NOT NULL,
    "right" jsonb NOT NULL,
    wordings jsonb NOT NULL,
    explanation text NOT NULL,
    article character varying(80) NOT NULL,
    article_version integer NOT NULL,
    stage character varying(10) NOT NULL,
    is_doubtful boolean NOT NULL,
    template character varying(240),
    created_by character varying(12) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_by character varying(12) NOT NULL,
    decided_at timestamp with time zone,
    CONSTRAINT exams_question_article_version_check CHECK ((article_version >= 0))
);

ALTER TABLE public.exams_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exams_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exams_readingquiz (
    id bigint NOT NULL,
    reading integer NOT NULL,
    number character varying(12) NOT NULL,
    questions jsonb NOT NULL,
    round smallint NOT NULL,
    drawn_at timestamp with time zone NOT NULL,
    passed_at timestamp with time zone,
    CONSTRAINT exams_readingquiz_reading_check CHECK ((reading >= 0)),
    CONSTRAINT exams_readingquiz_round_check CHECK ((round >= 0))
);

ALTER TABLE public.exams_readingquiz ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exams_readingquiz_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exams_reviewcard (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    stability double precision NOT NULL,
    difficulty double precision NOT NULL,
    reviewed_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    wrong_count integer NOT NULL,
    reviews integer NOT NULL,
    question_id bigint NOT NULL,
    CONSTRAINT exams_reviewcard_reviews_check CHECK ((reviews >= 0)),
    CONSTRAINT exams_reviewcard_wrong_count_check CHECK ((wrong_count >= 0))
);

ALTER TABLE public.exams_reviewcard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exams_reviewcard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exams_sitting (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    seed character varying(32) NOT NULL,
    stage character varying(10) NOT NULL,
    begun_at timestamp with time zone,
    ends_at timestamp with time zone,
    handed_in_at timestamp with time zone,
    page character varying(40) NOT NULL,
    notes jsonb NOT NULL,
    score smallint,
    exam_id bigint NOT NULL,
    CONSTRAINT exams_sitting_score_check CHECK ((score >= 0))
);

ALTER TABLE public.exams_sitting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exams_sitting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.infrastructure_auditrow (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    action character varying(120) NOT NULL,
    about character varying(120) NOT NULL,
    outcome character varying(20) NOT NULL,
    detail jsonb NOT NULL,
    address character varying(45) NOT NULL,
    client character varying(80) NOT NULL,
    correlation character varying(32) NOT NULL,
    permission character varying(40) NOT NULL,
    session character varying(16) NOT NULL,
    status smallint,
    CONSTRAINT infrastructure_auditrow_status_check CHECK ((status >= 0))
);

ALTER TABLE public.infrastructure_auditrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.infrastructure_auditrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.infrastructure_outgoing (
    id bigint NOT NULL,
    subject character varying(120) NOT NULL,
    seq integer NOT NULL,
    payload bytea NOT NULL,
    written_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    CONSTRAINT infrastructure_outgoing_seq_check CHECK ((seq >= 0))
);

ALTER TABLE public.infrastructure_outgoing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.infrastructure_outgoing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.infrastructure_quarantinedfile (
    id character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    name character varying(200) NOT NULL,
    signature character varying(200) NOT NULL,
    digest character varying(64) NOT NULL,
    size integer NOT NULL,
    file character varying(200) NOT NULL,
    destroyed_at timestamp with time zone,
    kind character varying(10) NOT NULL,
    uploaded_to character varying(120) NOT NULL,
    CONSTRAINT infrastructure_quarantinedfile_size_check CHECK ((size >= 0))
);

CREATE TABLE public.integrations_apiclient (
    id character varying(12) NOT NULL,
    name character varying(40) NOT NULL,
    note character varying(200) NOT NULL,
    scopes character varying(40)[] NOT NULL,
    agents character varying(12)[] NOT NULL,
    queues character varying(40)[] NOT NULL,
    per_minute integer NOT NULL,
    active boolean NOT NULL,
    expires_at timestamp with time zone,
    digest character varying(64) NOT NULL,
    former_digest character varying(64) NOT NULL,
    former_until timestamp with time zone,
    epoch integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by character varying(12) NOT NULL,
    CONSTRAINT integrations_apiclient_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT integrations_apiclient_per_minute_check CHECK ((per_minute >= 0))
);

CREATE TABLE public.integrations_apiuse (
    id bigint NOT NULL,
    minute timestamp with time zone NOT NULL,
    count integer NOT NULL,
    client_id character varying(12) NOT NULL,
    CONSTRAINT integrations_apiuse_count_check CHECK ((count >= 0))
);

ALTER TABLE public.integrations_apiuse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.integrations_apiuse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.integrations_dialonce (
    id bigint NOT NULL,
    key character varying(100) NOT NULL,
    digest character varying(64) NOT NULL,
    call character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    client_id character varying(12) NOT NULL
);

ALTER TABLE public.integrations_dialonce ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.integrations_dialonce_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.integrations_embedorigin (
    id bigint NOT NULL,
    name character varying(40) NOT NULL,
    origin character varying(200) NOT NULL,
    active boolean NOT NULL,
    made_at timestamp with time zone NOT NULL
);

ALTER TABLE public.integrations_embedorigin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.integrations_embedorigin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.integrations_webhook (
    id character varying(40) NOT NULL,
    url character varying(500) NOT NULL,
    types character varying(60)[] NOT NULL,
    secret bytea NOT NULL,
    sm3 boolean NOT NULL,
    state character varying(10) NOT NULL,
    cursor bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    failures integer NOT NULL,
    failing_since timestamp with time zone,
    due_at timestamp with time zone NOT NULL,
    last_pushed_at timestamp with time zone,
    last_error character varying(60) NOT NULL,
    client_id character varying(12) NOT NULL,
    CONSTRAINT integrations_webhook_failures_check CHECK ((failures >= 0))
);

CREATE TABLE public.ivr_calendarday (
    id bigint NOT NULL,
    day date NOT NULL,
    kind character varying(8) NOT NULL,
    by character varying(12) NOT NULL,
    at timestamp with time zone
);

ALTER TABLE public.ivr_calendarday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ivr_calendarday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.ivr_flowchange (
    id bigint NOT NULL,
    what character varying(12) NOT NULL,
    about character varying(60) NOT NULL,
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    CONSTRAINT ivr_flowchange_version_check CHECK ((version >= 0))
);

ALTER TABLE public.ivr_flowchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ivr_flowchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.ivr_flowversion (
    id bigint NOT NULL,
    flow character varying(40) NOT NULL,
    version integer NOT NULL,
    name character varying(40) NOT NULL,
    content jsonb NOT NULL,
    numbers jsonb NOT NULL,
    published_at timestamp with time zone,
    by character varying(12) NOT NULL,
    base integer NOT NULL,
    left_at timestamp with time zone,
    note character varying(200) NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    scenarios text NOT NULL,
    state character varying(10) NOT NULL,
    trial_numbers jsonb NOT NULL,
    CONSTRAINT ivr_flowversion_base_check CHECK ((base >= 0)),
    CONSTRAINT ivr_flowversion_version_check CHECK ((version >= 0))
);

ALTER TABLE public.ivr_flowversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ivr_flowversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.ivr_promptversion (
    id bigint NOT NULL,
    prompt character varying(40) NOT NULL,
    version integer NOT NULL,
    origin character varying(10) NOT NULL,
    text character varying(500) NOT NULL,
    state character varying(10) NOT NULL,
    sound character varying(40) NOT NULL,
    fault character varying(300) NOT NULL,
    remark character varying(300) NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    live_at timestamp with time zone,
    live_by character varying(12) NOT NULL,
    CONSTRAINT ivr_promptversion_version_check CHECK ((version >= 0))
);

ALTER TABLE public.ivr_promptversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ivr_promptversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.ivr_sound (
    name character varying(40) NOT NULL,
    alaw bytea NOT NULL,
    made_at timestamp with time zone NOT NULL
);

CREATE TABLE public.ivr_switchedon (
    id bigint NOT NULL,
    switch character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    until timestamp with time zone
);

ALTER TABLE public.ivr_switchedon ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ivr_switchedon_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_article (
    id bigint NOT NULL,
    code character varying(80) NOT NULL,
    topic character varying(80) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    seq integer NOT NULL,
    CONSTRAINT knowledge_article_seq_check CHECK ((seq >= 0))
);

ALTER TABLE public.knowledge_article ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_feedback (
    id bigint NOT NULL,
    number integer NOT NULL,
    passage character varying(40) NOT NULL,
    kind character varying(10) NOT NULL,
    text character varying(500) NOT NULL,
    call character varying(100) NOT NULL,
    by character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    outcome character varying(10) NOT NULL,
    answer character varying(500) NOT NULL,
    answered_by character varying(12) NOT NULL,
    answered_at timestamp with time zone,
    overdue_notified boolean NOT NULL,
    article_id bigint NOT NULL,
    CONSTRAINT knowledge_feedback_number_check CHECK ((number >= 0))
);

ALTER TABLE public.knowledge_feedback ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_feedback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_file (
    digest character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    type character varying(100) NOT NULL,
    size integer NOT NULL,
    by character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT knowledge_file_size_check CHECK ((size >= 0))
);

CREATE TABLE public.knowledge_receipt (
    id bigint NOT NULL,
    reader character varying(12) NOT NULL,
    read_at timestamp with time zone,
    reading_id bigint NOT NULL,
    questions smallint NOT NULL,
    CONSTRAINT knowledge_receipt_questions_check CHECK ((questions >= 0))
);

ALTER TABLE public.knowledge_receipt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_receipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_requiredreading (
    id bigint NOT NULL,
    groups jsonb NOT NULL,
    reason character varying(200) NOT NULL,
    due_on date NOT NULL,
    by character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    version_id bigint NOT NULL,
    reader character varying(12) NOT NULL
);

ALTER TABLE public.knowledge_requiredreading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_requiredreading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_term (
    id bigint NOT NULL,
    word character varying(40) NOT NULL,
    synonyms jsonb NOT NULL,
    by character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE public.knowledge_term ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_term_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_version (
    id bigint NOT NULL,
    number integer NOT NULL,
    title character varying(80) NOT NULL,
    content jsonb NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    state character varying(10) NOT NULL,
    revision integer NOT NULL,
    base integer NOT NULL,
    note character varying(200) NOT NULL,
    remark character varying(300) NOT NULL,
    authors jsonb NOT NULL,
    reviewer character varying(12) NOT NULL,
    publisher character varying(12) NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    reviewed_at timestamp with time zone,
    publish_at timestamp with time zone,
    published_at timestamp with time zone,
    retired_at timestamp with time zone,
    retired_on date,
    retired_by character varying(12) NOT NULL,
    retired_because character varying(200) NOT NULL,
    "position" integer,
    digest character varying(64) NOT NULL,
    link character varying(64) NOT NULL,
    article_id bigint NOT NULL,
    CONSTRAINT knowledge_version_base_check CHECK ((base >= 0)),
    CONSTRAINT knowledge_version_number_check CHECK ((number >= 0)),
    CONSTRAINT knowledge_version_position_check CHECK (("position" >= 0)),
    CONSTRAINT knowledge_version_revision_check CHECK ((revision >= 0))
);

ALTER TABLE public.knowledge_version ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledge_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.messaging_barrednumber (
    id character varying(40) NOT NULL,
    why character varying(12) NOT NULL,
    since timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    number_masked character varying(40) NOT NULL,
    number_cipher text NOT NULL,
    number_index character varying(64) NOT NULL
);

CREATE TABLE public.messaging_cannedreply (
    id bigint NOT NULL,
    title character varying(40) NOT NULL,
    text character varying(500) NOT NULL,
    changed_by character varying(12) NOT NULL,
    changed_at timestamp with time zone NOT NULL
);

ALTER TABLE public.messaging_cannedreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.messaging_cannedreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.messaging_carrierline (
    account character varying(40) NOT NULL,
    phase character varying(12) NOT NULL,
    phase_since timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    process character varying(80) NOT NULL,
    problem character varying(200) NOT NULL,
    last_problem character varying(200) NOT NULL,
    last_problem_at timestamp with time zone,
    per_minute integer NOT NULL,
    CONSTRAINT messaging_carrierline_per_minute_check CHECK ((per_minute >= 0))
);

CREATE TABLE public.messaging_carrierreceipt (
    id bigint NOT NULL,
    account character varying(40) NOT NULL,
    carrier_id character varying(80) NOT NULL,
    stat character varying(20) NOT NULL,
    outcome character varying(12) NOT NULL,
    received_at timestamp with time zone NOT NULL
);

ALTER TABLE public.messaging_carrierreceipt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.messaging_carrierreceipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.messaging_chat (
    id character varying(40) NOT NULL,
    secret character varying(64) NOT NULL,
    session character varying(16) NOT NULL,
    address character varying(64) NOT NULL,
    state character varying(10) NOT NULL,
    holder character varying(12) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    waits_since timestamp with time zone NOT NULL,
    taken_at timestamp with time zone,
    active_at timestamp with time zone NOT NULL,
    present_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_by character varying(10) NOT NULL,
    last_number integer NOT NULL,
    turns smallint NOT NULL,
    before_cipher text NOT NULL,
    topic character varying(40) NOT NULL,
    note_cipher text NOT NULL,
    summed_up_at timestamp with time zone,
    stars smallint,
    retained_until timestamp with time zone,
    seq integer NOT NULL,
    CONSTRAINT messaging_chat_said_check CHECK ((last_number >= 0)),
    CONSTRAINT messaging_chat_seq_check CHECK ((seq >= 0)),
    CONSTRAINT messaging_chat_stars_check CHECK ((stars >= 0)),
    CONSTRAINT messaging_chat_turns_check CHECK ((turns >= 0))
);

CREATE TABLE public.messaging_chatfile (
    id character varying(40) NOT NULL,
    message_number integer NOT NULL,
    media_type character varying(100) NOT NULL,
    size integer NOT NULL,
    digest character varying(64) NOT NULL,
    file character varying(200) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    preview_cipher text NOT NULL,
    chat_id character varying(40) NOT NULL,
    CONSTRAINT messaging_chatfile_height_check CHECK ((height >= 0)),
    CONSTRAINT messaging_chatfile_message_number_check CHECK ((message_number >= 0)),
    CONSTRAINT messaging_chatfile_size_check CHECK ((size >= 0)),
    CONSTRAINT messaging_chatfile_width_check CHECK ((width >= 0))
);

CREATE TABLE public.messaging_chatmessage (
    id bigint NOT NULL,
    number integer NOT NULL,
    by character varying(12) NOT NULL,
    key character varying(32) NOT NULL,
    at timestamp with time zone NOT NULL,
    cipher text NOT NULL,
    chat_id character varying(40) NOT NULL,
    CONSTRAINT messaging_chatmessage_number_check CHECK ((number >= 0))
);

ALTER TABLE public.messaging_chatmessage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.messaging_chatmessage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.messaging_chatnumber (
    id bigint NOT NULL,
    message_number integer NOT NULL,
    "position" smallint NOT NULL,
    number_masked character varying(40) NOT NULL,
    number_cipher text NOT NULL,
    number_index character varying(64) NOT NULL,
    chat_id character varying(40) NOT NULL,
    CONSTRAINT messaging_chatnumber_message_number_check CHECK ((message_number >= 0)),
    CONSTRAINT messaging_chatnumber_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.messaging_chatnumber ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.messaging_chatnumber_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.messaging_item (
    id character varying(110) NOT NULL,
    kind character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    holder character varying(12) NOT NULL,
    reopened smallint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    overdue_reported boolean NOT NULL,
    taken_at timestamp with time zone,
    done_at timestamp with time zone,
    number_masked character varying(40) NOT NULL,
    number_cipher text NOT NULL,
    number_index character varying(64) NOT NULL,
    station_masked character varying(40) NOT NULL,
    call character varying(100) NOT NULL,
    case_number character varying(40) NOT NULL,
    source character varying(200) NOT NULL,
    file character varying(200) NOT NULL,
    fault character varying(20) NOT NULL,
    seconds double precision NOT NULL,
    pages smallint NOT NULL,
    note_masked character varying(10) NOT NULL,
    note_cipher text NOT NULL,
    note_index character varying(64) NOT NULL,
    seq integer NOT NULL,
    CONSTRAINT messaging_item_pages_check CHECK ((pages >= 0)),
    CONSTRAINT messaging_item_reopened_check CHECK ((reopened >= 0)),
    CONSTRAINT messaging_item_seq_check CHECK ((seq >= 0))
);

CREATE TABLE public.messaging_keywordversion (
    number integer NOT NULL,
    rules jsonb NOT NULL,
    reason character varying(80) NOT NULL,
    published_by character varying(12) NOT NULL,
    published_at timestamp with time zone NOT NULL,
    CONSTRAINT messaging_keywordversion_number_check CHECK ((number >= 0))
);

CREATE TABLE public.messaging_massproblem (
    id bigint NOT NULL,
    line integer NOT NULL,
    problem character varying(12) NOT NULL,
    number_masked character varying(40) NOT NULL,
    mass_id character varying(40) NOT NULL,
    CONSTRAINT messaging_massproblem_line_check CHECK ((line >= 0))
);

ALTER TABLE public.messaging_massproblem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.messaging_massproblem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.messaging_massresult (
    id character varying(40) NOT NULL,
    by character varying(12) NOT NULL,
    state character varying(10) NOT NULL,
    file character varying(200) NOT NULL,
    size bigint NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    touched_at timestamp with time zone NOT NULL,
    mass_id character varying(40) NOT NULL,
    CONSTRAINT messaging_massresult_size_check CHECK ((size >= 0))
);

CREATE TABLE public.messaging_masssending (
    id character varying(40) NOT NULL,
    name character varying(60) NOT NULL,
    stage character varying(12) NOT NULL,
    created_by character varying(12) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    file character varying(200) NOT NULL,
    headings jsonb NOT NULL,
    rows integer NOT NULL,
    template text NOT NULL,
    number_column character varying(100) NOT NULL,
    columns jsonb NOT NULL,
    check_number integer NOT NULL,
    sendable integer NOT NULL,
    parts integer NOT NULL,
    price numeric(12,4) NOT NULL,
    problems jsonb NOT NULL,
    failure character varying(200) NOT NULL,
    approved_by character varying(12) NOT NULL,
    started_at timestamp with time zone,
    over_at timestamp with time zone,
    CONSTRAINT messaging_masssending_check_number_check CHECK ((check_number >= 0)),
    CONSTRAINT messaging_masssending_parts_check CHECK ((parts >= 0)),
    CONSTRAINT messaging_masssending_rows_check CHECK ((rows >= 0)),
    CONSTRAINT messaging_masssending_sendable_check CHECK ((sendable >= 0))
);

CREATE TABLE public.messaging_portednumber (
    id character varying(40) NOT NULL,
    carrier character varying(12) NOT NULL,
    since timestamp with time zone NOT NULL,
    number_masked character varying(40) NOT NULL,
    number_cipher text NOT NULL,
    number_index character varying(64) NOT NULL,
    by character varying(12) NOT NULL
);

CREATE TABLE public.messaging_replypart (
    id character varying(40) NOT NULL,
    digest character varying(64) NOT NULL,
    account character varying(40) NOT NULL,
    receiver character varying(30) NOT NULL,
    reference character varying(12) NOT NULL,
    total smallint NOT NULL,
    "position" smallint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    is_joined boolean NOT NULL,
    number_masked character varying(40) NOT NULL,
    number_cipher text NOT NULL,
    number_index character varying(64) NOT NULL,
    text_cipher text NOT NULL,
    CONSTRAINT messaging_replypart_position_check CHECK (("position" >= 0)),
    CONSTRAINT messaging_replypart_total_check CHECK ((total >= 0))
);

CREATE TABLE public.messaging_text (
    id character varying(120) NOT NULL,
    call character varying(100) NOT NULL,
    sending character varying(12) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    over_at timestamp with time zone,
    tries smallint NOT NULL,
    why character varying(20) NOT NULL,
    number_masked character varying(40) NOT NULL,
    number_cipher text NOT NULL,
    text_cipher text NOT NULL,
    by_carrier boolean NOT NULL,
    awaits_reply boolean NOT NULL,
    "case" character varying(100) NOT NULL,
    extension character varying(20) NOT NULL,
    left_at timestamp with time zone,
    not_by character varying(40) NOT NULL,
    number_index character varying(64) NOT NULL,
    planned_at timestamp with time zone,
    priority smallint NOT NULL,
    purpose character varying(12) NOT NULL,
    mass character varying(40) NOT NULL,
    mass_line integer NOT NULL,
    CONSTRAINT messaging_text_mass_line_check CHECK ((mass_line >= 0)),
    CONSTRAINT messaging_text_priority_check CHECK ((priority >= 0)),
    CONSTRAINT messaging_text_tries_check CHECK ((tries >= 0))
);

CREATE TABLE public.messaging_textpart (
    id bigint NOT NULL,
    number smallint NOT NULL,
    account character varying(40) NOT NULL,
    state character varying(12) NOT NULL,
    sequence character varying(60) NOT NULL,
    carrier_id character varying(80) NOT NULL,
    stat character varying(20) NOT NULL,
    handed_over_at timestamp with time zone,
    text_id character varying(120) NOT NULL,
    not_before timestamp with time zone,
    priority smallint NOT NULL,
    CONSTRAINT messaging_textpart_number_check CHECK ((number >= 0)),
    CONSTRAINT messaging_textpart_priority_check CHECK ((priority >= 0))
);

ALTER TABLE public.messaging_textpart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.messaging_textpart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.messaging_textreply (
    id character varying(40) NOT NULL,
    account character varying(40) NOT NULL,
    receiver character varying(30) NOT NULL,
    extension character varying(20) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    is_complete boolean NOT NULL,
    bound_by character varying(12) NOT NULL,
    call character varying(100) NOT NULL,
    "case" character varying(100) NOT NULL,
    meaning character varying(12) NOT NULL,
    number_masked character varying(40) NOT NULL,
    number_cipher text NOT NULL,
    number_index character varying(64) NOT NULL,
    text_cipher text NOT NULL,
    answers_id character varying(120)
);

CREATE TABLE public.notifications_notification (
    id character varying(40) NOT NULL,
    key character varying(200) NOT NULL,
    about character varying(200) NOT NULL,
    kind character varying(40) NOT NULL,
    urgency character varying(10) NOT NULL,
    title character varying(80) NOT NULL,
    text character varying(300) NOT NULL,
    link character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE public.notifications_preference (
    id bigint NOT NULL,
    person character varying(12) NOT NULL,
    kind character varying(40) NOT NULL,
    channel character varying(10) NOT NULL,
    "on" boolean NOT NULL
);

ALTER TABLE public.notifications_preference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_preference_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notifications_receipt (
    id bigint NOT NULL,
    person character varying(12) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    escalates_at timestamp with time zone,
    notification_id character varying(40) NOT NULL
);

ALTER TABLE public.notifications_receipt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_receipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.operations_alarm (
    id character varying(100) NOT NULL,
    level character varying(10) NOT NULL,
    kind character varying(60) NOT NULL,
    about character varying(120) NOT NULL,
    message text NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    cleared_at timestamp with time zone,
    cleared_by character varying(60) NOT NULL,
    note text NOT NULL,
    acknowledged_at timestamp with time zone,
    acknowledged_by character varying(12) NOT NULL,
    acknowledged_name character varying(60) NOT NULL,
    acknowledged_note text NOT NULL,
    agent character varying(12) NOT NULL,
    call character varying(80) NOT NULL,
    escalated_at timestamp with time zone,
    "group" character varying(60) NOT NULL,
    queue character varying(60) NOT NULL
);

CREATE TABLE public.operations_alarmthreshold (
    id bigint NOT NULL,
    kind character varying(60) NOT NULL,
    queue character varying(60) NOT NULL,
    "group" character varying(60) NOT NULL,
    "on" boolean NOT NULL,
    warn double precision NOT NULL,
    urgent double precision NOT NULL,
    min_calls integer NOT NULL,
    CONSTRAINT operations_alarmthreshold_least_check CHECK ((min_calls >= 0))
);

ALTER TABLE public.operations_alarmthreshold ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.operations_alarmthreshold_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.operations_invariantrun (
    id bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone NOT NULL,
    found jsonb NOT NULL,
    "position" bigint NOT NULL,
    stream character varying(40) NOT NULL,
    stream_position bigint NOT NULL
);

ALTER TABLE public.operations_invariantrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.operations_invariantrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.operations_openviolation (
    id bigint NOT NULL,
    invariant character varying(60) NOT NULL,
    about character varying(120) NOT NULL,
    alarm character varying(100) NOT NULL,
    since timestamp with time zone NOT NULL
);

ALTER TABLE public.operations_openviolation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.operations_openviolation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.practice_practicetalk (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    request character varying(40) NOT NULL,
    code character varying(60) NOT NULL,
    topic character varying(60) NOT NULL,
    level smallint NOT NULL,
    scenario jsonb NOT NULL,
    seed character varying(40) NOT NULL,
    state jsonb NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    outcome character varying(8) NOT NULL,
    ended_by character varying(8) NOT NULL,
    wrapup_topic character varying(60) NOT NULL,
    wrapup_summary text NOT NULL,
    scored_at timestamp with time zone,
    points smallint,
    score jsonb NOT NULL,
    CONSTRAINT practice_practicetalk_level_check CHECK ((level >= 0)),
    CONSTRAINT practice_practicetalk_points_check CHECK ((points >= 0))
);

ALTER TABLE public.practice_practicetalk ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.practice_practicetalk_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.practice_practiceturn (
    id bigint NOT NULL,
    at smallint NOT NULL,
    by_citizen boolean NOT NULL,
    text text NOT NULL,
    start double precision NOT NULL,
    "end" double precision NOT NULL,
    talk_id bigint NOT NULL,
    CONSTRAINT practice_practiceturn_at_check CHECK ((at >= 0))
);

ALTER TABLE public.practice_practiceturn ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.practice_practiceturn_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.quality_appeal (
    id character varying(40) NOT NULL,
    reason character varying(300) NOT NULL,
    by character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    state character varying(12) NOT NULL,
    reviewer character varying(12) NOT NULL,
    due date NOT NULL,
    review_grade character varying(4) NOT NULL,
    review_comment character varying(300) NOT NULL,
    reviewed_at timestamp with time zone,
    decided_by character varying(12) NOT NULL,
    decision character varying(300) NOT NULL,
    decided_at timestamp with time zone,
    mark_id bigint NOT NULL
);

CREATE TABLE public.quality_calibration (
    id character varying(40) NOT NULL,
    name character varying(60) NOT NULL,
    call character varying(100) NOT NULL,
    call_at timestamp with time zone NOT NULL,
    agent character varying(12) NOT NULL,
    chair character varying(12) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    due date NOT NULL,
    stage character varying(12) NOT NULL,
    opened_at timestamp with time zone,
    closed_at timestamp with time zone,
    reason character varying(300) NOT NULL,
    standard_id bigint NOT NULL
);

CREATE TABLE public.quality_calibrationsheet (
    id bigint NOT NULL,
    inspector character varying(12) NOT NULL,
    marks jsonb NOT NULL,
    submitted_at timestamp with time zone,
    calibration_id character varying(40) NOT NULL
);

ALTER TABLE public.quality_calibrationsheet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.quality_calibrationsheet_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.quality_inspection (
    id character varying(40) NOT NULL,
    call character varying(100) NOT NULL,
    call_at timestamp with time zone NOT NULL,
    agent character varying(12) NOT NULL,
    "group" character varying(40) NOT NULL,
    stratum character varying(40) NOT NULL,
    reason character varying(10) NOT NULL,
    chance double precision NOT NULL,
    turn character varying(10) NOT NULL,
    inspector character varying(12) NOT NULL,
    due date NOT NULL,
    state character varying(12) NOT NULL,
    draft jsonb NOT NULL,
    comment character varying(300) NOT NULL,
    score numeric(4,1),
    red_line boolean NOT NULL,
    submitted_at timestamp with time zone,
    final_score numeric(4,1),
    agreed_at timestamp with time zone,
    seq integer NOT NULL,
    plan_id character varying(40) NOT NULL,
    standard_id bigint NOT NULL,
    CONSTRAINT quality_inspection_seq_check CHECK ((seq >= 0))
);

CREATE TABLE public.quality_machineitem (
    item character varying(60) NOT NULL,
    hidden boolean NOT NULL,
    by character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE public.quality_machinemark (
    id bigint NOT NULL,
    item character varying(60) NOT NULL,
    result character varying(4) NOT NULL,
    seconds integer,
    was_displayed boolean NOT NULL,
    answer character varying(10) NOT NULL,
    inspection_id character varying(40) NOT NULL,
    CONSTRAINT quality_machinemark_seconds_check CHECK ((seconds >= 0))
);

ALTER TABLE public.quality_machinemark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.quality_machinemark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.quality_mark (
    id bigint NOT NULL,
    item character varying(60) NOT NULL,
    grade character varying(4) NOT NULL,
    seconds integer,
    comment character varying(300) NOT NULL,
    final character varying(4) NOT NULL,
    inspection_id character varying(40) NOT NULL,
    CONSTRAINT quality_mark_seconds_check CHECK ((seconds >= 0))
);

ALTER TABLE public.quality_mark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.quality_mark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.quality_precedent (
    id bigint NOT NULL,
    item character varying(60) NOT NULL,
    grade character varying(4) NOT NULL,
    reason character varying(300) NOT NULL,
    seconds integer,
    by character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    retired_by character varying(12) NOT NULL,
    retired_at timestamp with time zone,
    retired_reason character varying(300) NOT NULL,
    calibration_id character varying(40) NOT NULL,
    CONSTRAINT quality_precedent_seconds_check CHECK ((seconds >= 0))
);

ALTER TABLE public.quality_precedent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.quality_precedent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.quality_samplingplan (
    id character varying(40) NOT NULL,
    name character varying(60) NOT NULL,
    kind character varying(12) NOT NULL,
    since date NOT NULL,
    until date NOT NULL,
    size integer NOT NULL,
    min_each integer NOT NULL,
    certain jsonb NOT NULL,
    double_percent smallint NOT NULL,
    due_days smallint NOT NULL,
    inspectors jsonb NOT NULL,
    seed character varying(40) NOT NULL,
    stage character varying(12) NOT NULL,
    stock jsonb NOT NULL,
    created_by character varying(12) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    drawn_by character varying(12) NOT NULL,
    drawn_at timestamp with time zone,
    standard_id bigint,
    CONSTRAINT quality_samplingplan_double_percent_check CHECK ((double_percent >= 0)),
    CONSTRAINT quality_samplingplan_due_days_check CHECK ((due_days >= 0)),
    CONSTRAINT quality_samplingplan_min_each_check CHECK ((min_each >= 0)),
    CONSTRAINT quality_samplingplan_size_check CHECK ((size >= 0))
);

CREATE TABLE public.quality_standard (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    version integer NOT NULL,
    stage character varying(12) NOT NULL,
    content jsonb NOT NULL,
    drafted_by character varying(12) NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    published_by character varying(12) NOT NULL,
    published_at timestamp with time zone,
    revision integer NOT NULL,
    authors jsonb NOT NULL,
    note character varying(300) NOT NULL,
    submitted_by character varying(12) NOT NULL,
    submitted_at timestamp with time zone,
    returned character varying(300) NOT NULL,
    retired_at timestamp with time zone,
    CONSTRAINT quality_standard_revision_check CHECK ((revision >= 0)),
    CONSTRAINT quality_standard_version_check CHECK ((version >= 0))
);

ALTER TABLE public.quality_standard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.quality_standard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.quality_standardtrial (
    id bigint NOT NULL,
    revision integer NOT NULL,
    grades jsonb NOT NULL,
    score numeric(4,1) NOT NULL,
    red_line boolean NOT NULL,
    by character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    inspection_id character varying(40) NOT NULL,
    standard_id bigint NOT NULL,
    CONSTRAINT quality_standardtrial_revision_check CHECK ((revision >= 0))
);

ALTER TABLE public.quality_standardtrial ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.quality_standardtrial_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.quality_wronganswer (
    inspection_id character varying(40) NOT NULL,
    state character varying(12) NOT NULL,
    decided_by character varying(12) NOT NULL,
    decided_at timestamp with time zone,
    comment character varying(300) NOT NULL,
    mistake character varying(300) NOT NULL,
    correction character varying(500) NOT NULL,
    article character varying(80) NOT NULL,
    version integer,
    unreachable character varying(12) NOT NULL,
    feedback integer,
    reading integer,
    CONSTRAINT quality_wronganswer_feedback_check CHECK ((feedback >= 0)),
    CONSTRAINT quality_wronganswer_reading_check CHECK ((reading >= 0)),
    CONSTRAINT quality_wronganswer_version_check CHECK ((version >= 0))
);

CREATE TABLE public.ratings_badrating (
    call character varying(100) NOT NULL,
    channel character varying(4) NOT NULL,
    score smallint NOT NULL,
    agent character varying(12) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    stage character varying(10) NOT NULL,
    owner character varying(12) NOT NULL,
    contact character varying(12) NOT NULL,
    contacted_at timestamp with time zone,
    verdict character varying(10) NOT NULL,
    cause character varying(10) NOT NULL,
    second_score smallint,
    second_channel character varying(4) NOT NULL,
    second_call character varying(100) NOT NULL,
    closed_at timestamp with time zone,
    overdue_reported boolean NOT NULL,
    seq integer NOT NULL,
    CONSTRAINT ratings_badrating_score_check CHECK ((score >= 0)),
    CONSTRAINT ratings_badrating_second_score_check CHECK ((second_score >= 0)),
    CONSTRAINT ratings_badrating_seq_check CHECK ((seq >= 0))
);

CREATE TABLE public.ratings_handlingstep (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    kind character varying(20) NOT NULL,
    text character varying(300) NOT NULL,
    about_call character varying(100) NOT NULL,
    second integer,
    rating_id character varying(100) NOT NULL,
    CONSTRAINT ratings_handlingstep_second_check CHECK ((second >= 0))
);

ALTER TABLE public.ratings_handlingstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_handlingstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.ratings_invitation (
    id character varying(40) NOT NULL,
    call character varying(100) NOT NULL,
    purpose character varying(6) NOT NULL,
    agent character varying(12) NOT NULL,
    called_at timestamp with time zone NOT NULL,
    transferred boolean NOT NULL,
    due_at timestamp with time zone NOT NULL,
    over_at timestamp with time zone,
    dropped character varying(10) NOT NULL,
    until timestamp with time zone,
    score smallint,
    answered_at timestamp with time zone,
    seq integer NOT NULL,
    CONSTRAINT ratings_invitation_score_check CHECK ((score >= 0)),
    CONSTRAINT ratings_invitation_seq_check CHECK ((seq >= 0))
);

CREATE TABLE public.ratings_mending (
    id bigint NOT NULL,
    number smallint NOT NULL,
    measure character varying(200) NOT NULL,
    planned_by character varying(12) NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    done_by character varying(12) NOT NULL,
    result character varying(200) NOT NULL,
    overdue_reported boolean NOT NULL,
    rating_id character varying(100) NOT NULL,
    CONSTRAINT ratings_mending_number_check CHECK ((number >= 0))
);

ALTER TABLE public.ratings_mending ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_mending_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.recordings_checkrun (
    id bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    listed integer NOT NULL,
    read integer NOT NULL,
    "left" integer NOT NULL,
    faults integer NOT NULL,
    chain character varying(200) NOT NULL,
    fault character varying(200) NOT NULL,
    CONSTRAINT recordings_checkrun_faults_check CHECK ((faults >= 0)),
    CONSTRAINT recordings_checkrun_left_check CHECK (("left" >= 0)),
    CONSTRAINT recordings_checkrun_listed_check CHECK ((listed >= 0)),
    CONSTRAINT recordings_checkrun_read_check CHECK ((read >= 0))
);

ALTER TABLE public.recordings_checkrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.recordings_checkrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.recordings_destruction (
    id bigint NOT NULL,
    open boolean,
    stage character varying(10) NOT NULL,
    day date NOT NULL,
    listed_at timestamp with time zone NOT NULL,
    listed_by character varying(12) NOT NULL,
    count integer NOT NULL,
    size bigint NOT NULL,
    digest character varying(64) NOT NULL,
    decided_at timestamp with time zone,
    decided_by character varying(12) NOT NULL,
    reason character varying(200) NOT NULL,
    done_at timestamp with time zone,
    destroyed integer NOT NULL,
    "left" integer NOT NULL,
    certificate character varying(64) NOT NULL,
    CONSTRAINT recordings_destruction_count_check CHECK ((count >= 0)),
    CONSTRAINT recordings_destruction_destroyed_check CHECK ((destroyed >= 0)),
    CONSTRAINT recordings_destruction_left_check CHECK (("left" >= 0))
);

ALTER TABLE public.recordings_destruction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.recordings_destruction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.recordings_download (
    id bigint NOT NULL,
    call character varying(100) NOT NULL,
    by character varying(12) NOT NULL,
    name character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    reason character varying(200) NOT NULL,
    size bigint NOT NULL,
    digest character varying(64) NOT NULL
);

ALTER TABLE public.recordings_download ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.recordings_download_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.recordings_duerecording (
    id bigint NOT NULL,
    call character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    seconds double precision NOT NULL,
    digest character varying(64) NOT NULL,
    rule character varying(40) NOT NULL,
    retained_until date NOT NULL,
    outcome character varying(10) NOT NULL,
    destruction_id bigint NOT NULL
);

ALTER TABLE public.recordings_duerecording ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.recordings_duerecording_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.recordings_legalhold (
    id bigint NOT NULL,
    call character varying(100) NOT NULL,
    reason character varying(200) NOT NULL,
    by character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    lifted_by character varying(12) NOT NULL,
    lift_reason character varying(200) NOT NULL
);

ALTER TABLE public.recordings_legalhold ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.recordings_legalhold_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.recordings_listening (
    id bigint NOT NULL,
    about character varying(120) NOT NULL,
    by character varying(12) NOT NULL,
    name character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    reason character varying(200) NOT NULL,
    session character varying(16) NOT NULL,
    token character varying(64) NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
);

ALTER TABLE public.recordings_listening ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.recordings_listening_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.recordings_recordingfile (
    call character varying(100) NOT NULL,
    path character varying(200) NOT NULL,
    state character varying(10) NOT NULL,
    why character varying(20) NOT NULL,
    seconds double precision NOT NULL,
    talk_seconds double precision NOT NULL,
    size bigint NOT NULL,
    digest character varying(64) NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    at timestamp with time zone NOT NULL,
    archive character varying(200) NOT NULL,
    archived_at timestamp with time zone,
    archive_size bigint NOT NULL,
    archive_digest character varying(64) NOT NULL,
    sound_digest character varying(64) NOT NULL,
    "position" bigint,
    link character varying(64) NOT NULL,
    read_at timestamp with time zone,
    deleted_at timestamp with time zone,
    destroyed_at timestamp with time zone
);

CREATE TABLE public.recordings_retentionrule (
    id bigint NOT NULL,
    name character varying(40) NOT NULL,
    queue character varying(40) NOT NULL,
    topic character varying(60) NOT NULL,
    flag character varying(20) NOT NULL,
    years smallint NOT NULL,
    changed_by character varying(12) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT recordings_retentionrule_years_check CHECK ((years >= 0)),
    CONSTRAINT three_years_at_least CHECK ((years >= 3))
);

ALTER TABLE public.recordings_retentionrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.recordings_retentionrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.recordings_talktranscript (
    call character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    level character varying(4) NOT NULL,
    text_cipher text NOT NULL
);

CREATE TABLE public.records_callexport (
    id character varying(40) NOT NULL,
    by character varying(12) NOT NULL,
    filters jsonb NOT NULL,
    state character varying(10) NOT NULL,
    total integer NOT NULL,
    done integer NOT NULL,
    error character varying(200) NOT NULL,
    file character varying(200) NOT NULL,
    size bigint NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    touched_at timestamp with time zone NOT NULL,
    CONSTRAINT records_callexport_done_check CHECK ((done >= 0)),
    CONSTRAINT records_callexport_size_check CHECK ((size >= 0)),
    CONSTRAINT records_callexport_total_check CHECK ((total >= 0))
);

CREATE TABLE public.records_notecorrection (
    id bigint NOT NULL,
    call character varying(100) NOT NULL,
    agent character varying(12) NOT NULL,
    "position" smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    text_cipher text NOT NULL,
    CONSTRAINT records_notecorrection_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.records_notecorrection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_notecorrection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_agentskill (
    id bigint NOT NULL,
    level smallint NOT NULL,
    staff_id bigint NOT NULL,
    skill_id bigint NOT NULL,
    CONSTRAINT level_1_to_5 CHECK (((level >= 1) AND (level <= 5))),
    CONSTRAINT routing_agentskill_level_check CHECK ((level >= 0))
);

ALTER TABLE public.routing_agentskill ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_agentskill_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_loan (
    id character varying(40) NOT NULL,
    level smallint NOT NULL,
    "only" boolean NOT NULL,
    granted_at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    why character varying(60) NOT NULL,
    ended_at timestamp with time zone,
    ended_by character varying(12) NOT NULL,
    skill_id bigint NOT NULL,
    staff_id bigint NOT NULL,
    CONSTRAINT lent_level_1_to_5 CHECK (((level >= 1) AND (level <= 5))),
    CONSTRAINT routing_loan_level_check CHECK ((level >= 0))
);

CREATE TABLE public.routing_notice (
    id character varying(40) NOT NULL,
    text text NOT NULL,
    important boolean NOT NULL,
    audience character varying(10) NOT NULL,
    meant jsonb NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by character varying(12) NOT NULL,
    down_at timestamp with time zone
);

CREATE TABLE public.routing_noticereceipt (
    id bigint NOT NULL,
    agent character varying(12) NOT NULL,
    read_at timestamp with time zone,
    notice_id character varying(40) NOT NULL
);

ALTER TABLE public.routing_noticereceipt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_noticereceipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_notreadyreason (
    id bigint NOT NULL,
    name character varying(10) NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT routing_notreadyreason_order_check CHECK (("order" >= 0))
);

ALTER TABLE public.routing_notreadyreason ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_notreadyreason_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_publication (
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    content jsonb NOT NULL,
    CONSTRAINT routing_publication_version_check CHECK ((version >= 0))
);

CREATE TABLE public.routing_queue (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(40) NOT NULL,
    "order" smallint NOT NULL,
    ring_seconds smallint NOT NULL,
    wrap_up_seconds smallint NOT NULL,
    callback_after_seconds smallint NOT NULL,
    announce_every_seconds smallint NOT NULL,
    skill_id bigint NOT NULL,
    CONSTRAINT routing_queue_announce_every_seconds_check CHECK ((announce_every_seconds >= 0)),
    CONSTRAINT routing_queue_callback_after_seconds_check CHECK ((callback_after_seconds >= 0)),
    CONSTRAINT routing_queue_order_check CHECK (("order" >= 0)),
    CONSTRAINT routing_queue_ring_seconds_check CHECK ((ring_seconds >= 0)),
    CONSTRAINT routing_queue_wrap_up_seconds_check CHECK ((wrap_up_seconds >= 0))
);

ALTER TABLE public.routing_queue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_queue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_queueoverflow (
    id bigint NOT NULL,
    after_seconds smallint NOT NULL,
    queue_id bigint NOT NULL,
    skill_id bigint NOT NULL,
    share smallint NOT NULL,
    first_hour smallint NOT NULL,
    until_hour smallint NOT NULL,
    CONSTRAINT routing_queueoverflow_after_seconds_check CHECK ((after_seconds >= 0)),
    CONSTRAINT routing_queueoverflow_first_hour_check CHECK ((first_hour >= 0)),
    CONSTRAINT routing_queueoverflow_share_check CHECK ((share >= 0)),
    CONSTRAINT routing_queueoverflow_until_hour_check CHECK ((until_hour >= 0))
);

ALTER TABLE public.routing_queueoverflow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_queueoverflow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_skill (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(40) NOT NULL
);

ALTER TABLE public.routing_skill ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_skill_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.security_accident (
    id character varying(40) NOT NULL,
    serial character varying(20) NOT NULL,
    title character varying(80) NOT NULL,
    kind character varying(10) NOT NULL,
    level character varying(10) NOT NULL,
    text character varying(1000) NOT NULL,
    alarm character varying(80) NOT NULL,
    found_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opened_by character varying(12) NOT NULL,
    counts boolean,
    conclusion character varying(200) NOT NULL,
    closed_at timestamp with time zone,
    closed_by character varying(12) NOT NULL,
    approved_by character varying(12) NOT NULL,
    reopened_at timestamp with time zone,
    CONSTRAINT accident_closed_by_two CHECK (((closed_at IS NULL) OR (NOT ((closed_by)::text = (approved_by)::text))))
);

CREATE TABLE public.security_accidentdecision (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    counts boolean,
    reason character varying(200) NOT NULL,
    requested_by character varying(12) NOT NULL,
    approved_by character varying(12) NOT NULL,
    accident_id character varying(40) NOT NULL,
    CONSTRAINT accident_decided_by_two CHECK ((NOT ((requested_by)::text = (approved_by)::text)))
);

ALTER TABLE public.security_accidentdecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.security_accidentdecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.security_accidentfile (
    id character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    media_type character varying(100) NOT NULL,
    size integer NOT NULL,
    digest character varying(64) NOT NULL,
    file character varying(120) NOT NULL,
    by character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    accident_id character varying(40) NOT NULL,
    CONSTRAINT security_accidentfile_size_check CHECK ((size >= 0))
);

CREATE TABLE public.security_accidentstep (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    text character varying(500) NOT NULL,
    by character varying(12) NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    accident_id character varying(40) NOT NULL
);

ALTER TABLE public.security_accidentstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.security_accidentstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.security_selfcheck (
    code character varying(40) NOT NULL,
    outcome character varying(10) NOT NULL,
    text character varying(1000) NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    since timestamp with time zone NOT NULL,
    failing_since timestamp with time zone,
    passed_at timestamp with time zone
);

CREATE TABLE public.surveys_comment (
    id bigint NOT NULL,
    question character varying(40) NOT NULL,
    text_cipher text NOT NULL,
    kind character varying(12) NOT NULL,
    sentiment character varying(4) NOT NULL,
    themes character varying(12)[] NOT NULL,
    needs_follow_up boolean NOT NULL,
    response_id character varying(40) NOT NULL
);

ALTER TABLE public.surveys_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.surveys_invitation (
    id character varying(40) NOT NULL,
    version integer NOT NULL,
    call character varying(100) NOT NULL,
    agent character varying(12) NOT NULL,
    queue character varying(40) NOT NULL,
    topic character varying(60) NOT NULL,
    digest character varying(100) NOT NULL,
    invited_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone,
    answered_at timestamp with time zone,
    survey_id bigint NOT NULL,
    CONSTRAINT surveys_invitation_version_check CHECK ((version >= 0))
);

CREATE TABLE public.surveys_response (
    invitation_id character varying(40) NOT NULL,
    answers jsonb NOT NULL,
    device character varying(32) NOT NULL
);

CREATE TABLE public.surveys_survey (
    id bigint NOT NULL,
    title character varying(60) NOT NULL,
    published integer NOT NULL,
    draft jsonb,
    invitation_rules jsonb NOT NULL,
    saved integer NOT NULL,
    saved_by character varying(12) NOT NULL,
    saved_at timestamp with time zone,
    CONSTRAINT surveys_survey_published_check CHECK ((published >= 0)),
    CONSTRAINT surveys_survey_saved_check CHECK ((saved >= 0))
);

ALTER TABLE public.surveys_survey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_survey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.surveys_surveyversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    content jsonb NOT NULL,
    published_by character varying(12) NOT NULL,
    published_at timestamp with time zone NOT NULL,
    survey_id bigint NOT NULL,
    CONSTRAINT surveys_surveyversion_number_check CHECK ((number >= 0))
);

ALTER TABLE public.surveys_surveyversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_surveyversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.telephony_outboundattempt (
    id character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    agent character varying(12) NOT NULL,
    path character varying(20) NOT NULL,
    kind character varying(20) NOT NULL,
    call character varying(100) NOT NULL,
    number_masked character varying(40) NOT NULL,
    reason character varying(20) NOT NULL
);

CREATE TABLE public.telephony_outboundpolicyversion (
    version integer NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    comment character varying(200) NOT NULL,
    content jsonb NOT NULL,
    CONSTRAINT telephony_outboundpolicyversion_version_check CHECK ((version >= 0))
);

CREATE TABLE public.training_batch (
    id character varying(40) NOT NULL,
    name character varying(60) NOT NULL,
    stage character varying(12) NOT NULL,
    first_day date NOT NULL,
    exam_day date,
    conditions jsonb NOT NULL,
    created_by character varying(12) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    closed_by character varying(12) NOT NULL,
    closed_at timestamp with time zone,
    seq integer NOT NULL,
    figures jsonb NOT NULL,
    CONSTRAINT training_batch_seq_check CHECK ((seq >= 0))
);

CREATE TABLE public.training_batchmember (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    reported_on date NOT NULL,
    stopped_on date,
    stop_reason character varying(200) NOT NULL,
    stopped_by character varying(12) NOT NULL,
    batch_id character varying(40) NOT NULL
);

ALTER TABLE public.training_batchmember ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_batchmember_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_certificate (
    id character varying(40) NOT NULL,
    serial character varying(20),
    number character varying(12) NOT NULL,
    skills jsonb NOT NULL,
    months smallint NOT NULL,
    stage character varying(12) NOT NULL,
    requested_by character varying(12) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    decided_by character varying(12) NOT NULL,
    decided_at timestamp with time zone,
    valid_until date,
    comment character varying(200) NOT NULL,
    over_by character varying(12) NOT NULL,
    over_at timestamp with time zone,
    batch_id character varying(40),
    renews_id character varying(40),
    CONSTRAINT training_certificate_months_check CHECK ((months >= 0))
);

CREATE TABLE public.training_plannedlesson (
    id bigint NOT NULL,
    day date NOT NULL,
    kind character varying(12) NOT NULL,
    title character varying(60) NOT NULL,
    minutes smallint NOT NULL,
    batch_id character varying(40) NOT NULL,
    CONSTRAINT training_plannedlesson_minutes_check CHECK ((minutes >= 0))
);

ALTER TABLE public.training_plannedlesson ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_plannedlesson_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_trainingresult (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    score double precision NOT NULL,
    passed boolean NOT NULL,
    day date NOT NULL,
    reference character varying(80) NOT NULL,
    entered_by character varying(12) NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    revoked_by character varying(12) NOT NULL,
    revoked_at timestamp with time zone,
    member_id bigint NOT NULL
);

ALTER TABLE public.training_trainingresult ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_trainingresult_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.upkeep_drill (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    title character varying(120) NOT NULL,
    day date NOT NULL,
    site character varying(20) NOT NULL,
    planned_by character varying(12) NOT NULL,
    done_at timestamp with time zone,
    done_by character varying(12) NOT NULL,
    passed boolean,
    result character varying(300) NOT NULL
);

ALTER TABLE public.upkeep_drill ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.upkeep_drill_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.upkeep_equipment (
    number character varying(40) NOT NULL,
    kind character varying(12) NOT NULL,
    name character varying(80) NOT NULL,
    place character varying(80) NOT NULL,
    site character varying(20) NOT NULL,
    state character varying(12) NOT NULL,
    note character varying(120) NOT NULL,
    changed_by character varying(12) NOT NULL,
    changed_at timestamp with time zone NOT NULL
);

CREATE TABLE public.upkeep_fault (
    id character varying(40) NOT NULL,
    serial character varying(20) NOT NULL,
    kind character varying(12) NOT NULL,
    title character varying(120) NOT NULL,
    site character varying(20) NOT NULL,
    node character varying(20) NOT NULL,
    equipment character varying(60) NOT NULL,
    alarm character varying(100) NOT NULL,
    alarm_kind character varying(60) NOT NULL,
    alarm_about character varying(120) NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    opened_by character varying(12) NOT NULL,
    acknowledged_at timestamp with time zone,
    acknowledged_by character varying(12) NOT NULL,
    acknowledged_name character varying(60) NOT NULL,
    cause character varying(300) NOT NULL,
    mending character varying(300) NOT NULL,
    responsible character varying(10) NOT NULL,
    down_from timestamp with time zone,
    down_until timestamp with time zone,
    counts boolean,
    why_not character varying(200) NOT NULL,
    closed_at timestamp with time zone,
    closed_by character varying(12) NOT NULL,
    seq integer NOT NULL,
    CONSTRAINT upkeep_fault_seq_check CHECK ((seq >= 0))
);

CREATE TABLE public.upkeep_faultstep (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    text character varying(300) NOT NULL,
    fault_id character varying(40) NOT NULL
);

ALTER TABLE public.upkeep_faultstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.upkeep_faultstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.upkeep_maintenancewindow (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    stops_assistant boolean NOT NULL,
    site character varying(20) NOT NULL,
    announced_at timestamp with time zone NOT NULL,
    announced_by character varying(12) NOT NULL,
    cancelled_at timestamp with time zone,
    CONSTRAINT window_announced_before CHECK ((announced_at < starts_at)),
    CONSTRAINT window_has_length CHECK ((starts_at < ends_at))
);

ALTER TABLE public.upkeep_maintenancewindow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.upkeep_maintenancewindow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.upkeep_oncallduty (
    id bigint NOT NULL,
    person character varying(12) NOT NULL,
    rank smallint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    site character varying(20) NOT NULL,
    made_by character varying(12) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT duty_has_length CHECK ((starts_at < ends_at)),
    CONSTRAINT upkeep_oncallduty_rank_check CHECK ((rank >= 0))
);

ALTER TABLE public.upkeep_oncallduty ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.upkeep_oncallduty_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.walls_display (
    id bigint NOT NULL,
    place character varying(60) NOT NULL,
    digest character varying(100) NOT NULL,
    made_by character varying(12) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone,
    revoked_at timestamp with time zone,
    revoked_by character varying(12) NOT NULL,
    wall_id character varying(40) NOT NULL
);

ALTER TABLE public.walls_display ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.walls_display_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.walls_wall (
    key character varying(40) NOT NULL,
    title character varying(40) NOT NULL,
    screen character varying(10) NOT NULL,
    published integer NOT NULL,
    draft jsonb,
    saved integer NOT NULL,
    saved_by character varying(12) NOT NULL,
    saved_at timestamp with time zone,
    CONSTRAINT walls_wall_published_check CHECK ((published >= 0)),
    CONSTRAINT walls_wall_saved_check CHECK ((saved >= 0))
);

CREATE TABLE public.walls_wallversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    layout jsonb NOT NULL,
    published_by character varying(12) NOT NULL,
    published_at timestamp with time zone NOT NULL,
    wall_id character varying(40) NOT NULL,
    CONSTRAINT walls_wallversion_number_check CHECK ((number >= 0))
);

ALTER TABLE public.walls_wallversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.walls_wallversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workforce_attendanceday (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    day date NOT NULL,
    shift character varying(8) NOT NULL,
    leave character varying(12) NOT NULL,
    first_in timestamp with time zone,
    last_out timestamp with time zone,
    late smallint NOT NULL,
    early smallint NOT NULL,
    away smallint NOT NULL,
    due smallint NOT NULL,
    present smallint NOT NULL,
    counted_at timestamp with time zone NOT NULL,
    CONSTRAINT workforce_attendanceday_away_check CHECK ((away >= 0)),
    CONSTRAINT workforce_attendanceday_due_check CHECK ((due >= 0)),
    CONSTRAINT workforce_attendanceday_early_check CHECK ((early >= 0)),
    CONSTRAINT workforce_attendanceday_late_check CHECK ((late >= 0)),
    CONSTRAINT workforce_attendanceday_present_check CHECK ((present >= 0))
);

ALTER TABLE public.workforce_attendanceday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_attendanceday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workforce_attendanceexception (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    reason character varying(200) NOT NULL,
    state character varying(12) NOT NULL,
    requested_by character varying(12) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    decided_by character varying(12) NOT NULL,
    decided_at timestamp with time zone,
    remark character varying(200) NOT NULL
);

ALTER TABLE public.workforce_attendanceexception ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_attendanceexception_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workforce_forecastversion (
    id bigint NOT NULL,
    queue character varying(40) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by character varying(12) NOT NULL,
    first_day date NOT NULL,
    days smallint NOT NULL,
    history_days smallint NOT NULL,
    aht_s double precision NOT NULL,
    expected jsonb NOT NULL,
    low jsonb NOT NULL,
    high jsonb NOT NULL,
    trial jsonb NOT NULL,
    CONSTRAINT workforce_forecastversion_days_check CHECK ((days >= 0)),
    CONSTRAINT workforce_forecastversion_history_days_check CHECK ((history_days >= 0))
);

ALTER TABLE public.workforce_forecastversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_forecastversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workforce_markedday (
    id bigint NOT NULL,
    day date NOT NULL,
    reason character varying(60) NOT NULL,
    created_by character varying(12) NOT NULL,
    created_at timestamp with time zone NOT NULL
);

ALTER TABLE public.workforce_markedday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_markedday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workforce_plannedevent (
    id bigint NOT NULL,
    title character varying(60) NOT NULL,
    queue character varying(40) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    lift smallint NOT NULL,
    created_by character varying(12) NOT NULL,
    created_at timestamp with time zone NOT NULL
);

ALTER TABLE public.workforce_plannedevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_plannedevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workforce_roster (
    id bigint NOT NULL,
    first_day date NOT NULL,
    days smallint NOT NULL,
    stage character varying(12) NOT NULL,
    created_by character varying(12) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    need jsonb NOT NULL,
    round smallint NOT NULL,
    failure character varying(200) NOT NULL,
    published_by character varying(12) NOT NULL,
    published_at timestamp with time zone,
    CONSTRAINT workforce_roster_days_check CHECK ((days >= 0)),
    CONSTRAINT workforce_roster_round_check CHECK ((round >= 0))
);

ALTER TABLE public.workforce_roster ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_roster_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workforce_rosterchange (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    day date NOT NULL,
    before character varying(8) NOT NULL,
    after character varying(8) NOT NULL,
    why character varying(12) NOT NULL,
    leave character varying(12) NOT NULL,
    request bigint,
    by character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    roster_id bigint NOT NULL
);

ALTER TABLE public.workforce_rosterchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_rosterchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workforce_rosterline (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    cells jsonb NOT NULL,
    locked jsonb NOT NULL,
    meals jsonb NOT NULL,
    confirmed_at timestamp with time zone,
    roster_id bigint NOT NULL
);

ALTER TABLE public.workforce_rosterline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_rosterline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workforce_shiftoffer (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    day date NOT NULL,
    minute smallint NOT NULL,
    shift character varying(8) NOT NULL,
    places smallint NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    note character varying(60) NOT NULL,
    made_by character varying(12) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    CONSTRAINT workforce_shiftoffer_minute_check CHECK ((minute >= 0)),
    CONSTRAINT workforce_shiftoffer_places_check CHECK ((places >= 0))
);

ALTER TABLE public.workforce_shiftoffer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_shiftoffer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workforce_shiftofferanswer (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    before character varying(8) NOT NULL,
    after character varying(8) NOT NULL,
    answer character varying(8) NOT NULL,
    answered_at timestamp with time zone,
    offer_id bigint NOT NULL
);

ALTER TABLE public.workforce_shiftofferanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_shiftofferanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workforce_shiftrequest (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    kind character varying(12) NOT NULL,
    state character varying(12) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    colleague character varying(12) NOT NULL,
    shift character varying(8) NOT NULL,
    leave character varying(12) NOT NULL,
    reason character varying(200) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    decided_by character varying(12) NOT NULL,
    decided_at timestamp with time zone,
    remark character varying(200) NOT NULL
);

ALTER TABLE public.workforce_shiftrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_shiftrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workforce_staffconstraint (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    kind character varying(12) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    shift character varying(8) NOT NULL,
    created_by character varying(12) NOT NULL,
    created_at timestamp with time zone NOT NULL
);

ALTER TABLE public.workforce_staffconstraint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_staffconstraint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workforce_staffingtargets (
    id bigint NOT NULL,
    service_percent smallint NOT NULL,
    wait_seconds smallint NOT NULL,
    patience_seconds smallint NOT NULL,
    shrinkage_percent smallint NOT NULL,
    automatic boolean NOT NULL,
    CONSTRAINT workforce_staffingtargets_patience_seconds_check CHECK ((patience_seconds >= 0)),
    CONSTRAINT workforce_staffingtargets_service_percent_check CHECK ((service_percent >= 0)),
    CONSTRAINT workforce_staffingtargets_shrinkage_percent_check CHECK ((shrinkage_percent >= 0)),
    CONSTRAINT workforce_staffingtargets_wait_seconds_check CHECK ((wait_seconds >= 0))
);

ALTER TABLE public.workforce_staffingtargets ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_staffingtargets_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workorders_attachment (
    id character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    media_type character varying(100) NOT NULL,
    size integer NOT NULL,
    digest character varying(64) NOT NULL,
    file character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    removed_at timestamp with time zone,
    case_id character varying(40),
    field character varying(40) NOT NULL,
    CONSTRAINT workorders_attachment_size_check CHECK ((size >= 0))
);

CREATE TABLE public.workorders_case (
    id character varying(40) NOT NULL,
    number character varying(40) NOT NULL,
    trial boolean NOT NULL,
    kind character varying(10) NOT NULL,
    source character varying(20) NOT NULL,
    external_number character varying(60) NOT NULL,
    external_due_at timestamp with time zone,
    call character varying(100) NOT NULL,
    fields jsonb NOT NULL,
    sealed jsonb NOT NULL,
    person_masked character varying(40) NOT NULL,
    phone_masked character varying(40) NOT NULL,
    phone_index character varying(64) NOT NULL,
    identity_index character varying(64) NOT NULL,
    employer character varying(200) NOT NULL,
    employer_key character varying(200) NOT NULL,
    summary character varying(500) NOT NULL,
    topic character varying(60) NOT NULL,
    category character varying(40) NOT NULL,
    district character varying(20) NOT NULL,
    urgency character varying(10) NOT NULL,
    unrest character varying(4) NOT NULL,
    term character varying(20) NOT NULL,
    confidential boolean NOT NULL,
    wants_follow_up boolean NOT NULL,
    state character varying(30) NOT NULL,
    over boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by character varying(12) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    due_at timestamp with time zone,
    overdue boolean NOT NULL,
    reply text NOT NULL,
    replied_at timestamp with time zone,
    contacted_at timestamp with time zone,
    result character varying(20) NOT NULL,
    satisfied boolean,
    attempts jsonb NOT NULL,
    returns smallint NOT NULL,
    urged smallint NOT NULL,
    supervised boolean NOT NULL,
    repeats smallint NOT NULL,
    round smallint NOT NULL,
    flow jsonb,
    rings_at timestamp with time zone,
    revision integer NOT NULL,
    seq integer NOT NULL,
    merged_into_id character varying(40),
    department_id bigint,
    version_id bigint NOT NULL,
    city_resolved boolean,
    city_responded boolean,
    city_satisfied boolean,
    ended_because text NOT NULL,
    former_departments bigint[] NOT NULL,
    CONSTRAINT workorders_case_repeats_check CHECK ((repeats >= 0)),
    CONSTRAINT workorders_case_returns_check CHECK ((returns >= 0)),
    CONSTRAINT workorders_case_revision_check CHECK ((revision >= 0)),
    CONSTRAINT workorders_case_round_check CHECK ((round >= 0)),
    CONSTRAINT workorders_case_seq_check CHECK ((seq >= 0)),
    CONSTRAINT workorders_case_urged_check CHECK ((urged >= 0))
);

CREATE TABLE public.workorders_casedeadline (
    id bigint NOT NULL,
    clock character varying(40) NOT NULL,
    name character varying(40) NOT NULL,
    amount smallint NOT NULL,
    unit character varying(14) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    original_due_at timestamp with time zone NOT NULL,
    seconds double precision NOT NULL,
    paused_at timestamp with time zone,
    "left" integer NOT NULL,
    original_left integer NOT NULL,
    extensions smallint NOT NULL,
    stopped_at timestamp with time zone,
    dropped boolean NOT NULL,
    looked_at timestamp with time zone NOT NULL,
    next_at timestamp with time zone,
    ours boolean NOT NULL,
    case_id character varying(40) NOT NULL,
    CONSTRAINT workorders_casedeadline_amount_check CHECK ((amount >= 0)),
    CONSTRAINT workorders_casedeadline_extensions_check CHECK ((extensions >= 0))
);

ALTER TABLE public.workorders_casedeadline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workorders_casedeadline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workorders_casetask (
    id bigint NOT NULL,
    task character varying(40) NOT NULL,
    step character varying(80) NOT NULL,
    name character varying(80) NOT NULL,
    role character varying(40) NOT NULL,
    person character varying(12) NOT NULL,
    state character varying(10) NOT NULL,
    since timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    over_at timestamp with time zone,
    over_by character varying(12) NOT NULL,
    outcome character varying(40) NOT NULL,
    proposed jsonb NOT NULL,
    due_at timestamp with time zone,
    round smallint NOT NULL,
    case_id character varying(40) NOT NULL,
    department_id bigint,
    CONSTRAINT workorders_casetask_round_check CHECK ((round >= 0))
);

ALTER TABLE public.workorders_casetask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workorders_casetask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workorders_casewords (
    case_id character varying(40) NOT NULL,
    text text NOT NULL,
    pairs character varying(4)[] NOT NULL,
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE public.workorders_comment (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    text text NOT NULL,
    mentions character varying(12)[] NOT NULL,
    seen_by character varying(12)[] NOT NULL,
    case_id character varying(40) NOT NULL
);

ALTER TABLE public.workorders_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workorders_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workorders_department (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(60) NOT NULL,
    kind character varying(10) NOT NULL,
    district character varying(20) NOT NULL,
    active boolean NOT NULL,
    deadline character varying(20) NOT NULL
);

ALTER TABLE public.workorders_department ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workorders_department_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workorders_entry (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    what character varying(30) NOT NULL,
    step character varying(80) NOT NULL,
    text text NOT NULL,
    detail jsonb NOT NULL,
    case_id character varying(40) NOT NULL
);

ALTER TABLE public.workorders_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workorders_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workorders_extension (
    id bigint NOT NULL,
    amount smallint NOT NULL,
    unit character varying(14) NOT NULL,
    reason text NOT NULL,
    requested_by character varying(12) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    answered_by character varying(12) NOT NULL,
    answered_at timestamp with time zone,
    answer text NOT NULL,
    case_id character varying(40) NOT NULL,
    deadline_id bigint NOT NULL,
    CONSTRAINT workorders_extension_amount_check CHECK ((amount >= 0))
);

ALTER TABLE public.workorders_extension ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workorders_extension_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workorders_leave (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    substitute character varying(12) NOT NULL,
    start date NOT NULL,
    "end" date NOT NULL,
    by character varying(12) NOT NULL
);

ALTER TABLE public.workorders_leave ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workorders_leave_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workorders_member (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    head boolean NOT NULL,
    department_id bigint NOT NULL
);

ALTER TABLE public.workorders_member ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workorders_member_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workorders_modelversion (
    id bigint NOT NULL,
    model character varying(40) NOT NULL,
    version integer NOT NULL,
    name character varying(40) NOT NULL,
    content jsonb NOT NULL,
    state character varying(10) NOT NULL,
    note character varying(200) NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    by character varying(12) NOT NULL,
    published_at timestamp with time zone,
    published_by character varying(12) NOT NULL,
    CONSTRAINT workorders_modelversion_version_check CHECK ((version >= 0))
);

ALTER TABLE public.workorders_modelversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workorders_modelversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workorders_numberseries (
    prefix character varying(40) NOT NULL,
    last integer NOT NULL,
    CONSTRAINT workorders_numberseries_last_check CHECK ((last >= 0))
);

CREATE TABLE public.workorders_party (
    id bigint NOT NULL,
    part character varying(20) NOT NULL,
    note character varying(200) NOT NULL,
    name jsonb NOT NULL,
    phone jsonb NOT NULL,
    by character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    case_id character varying(40) NOT NULL
);

ALTER TABLE public.workorders_party ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workorders_party_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workorders_received (
    id character varying(60) NOT NULL,
    nonce character varying(64) NOT NULL,
    kind character varying(20) NOT NULL,
    external character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    status smallint NOT NULL,
    answer jsonb NOT NULL,
    body_cipher text NOT NULL,
    CONSTRAINT workorders_received_status_check CHECK ((status >= 0))
);

CREATE TABLE public.workorders_savedfilter (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    name character varying(40) NOT NULL,
    criteria jsonb NOT NULL
);

ALTER TABLE public.workorders_savedfilter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workorders_savedfilter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workorders_sent (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    body_cipher text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    tries integer NOT NULL,
    state character varying(10) NOT NULL,
    over_at timestamp with time zone,
    status smallint NOT NULL,
    alarmed boolean NOT NULL,
    case_id character varying(40) NOT NULL,
    CONSTRAINT workorders_sent_status_check CHECK ((status >= 0)),
    CONSTRAINT workorders_sent_tries_check CHECK ((tries >= 0))
);

ALTER TABLE public.workorders_sent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workorders_sent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

INSERT INTO public.accounts_role VALUES
	(3, 'reviewer', '审核员', '["courses.learn", "workorders.create", "workorders.view_own", "workorders.view_all", "workorders.work", "workorders.reveal", "workorders.urge", "workorders.statistics"]', ''),
	(4, 'inspector', '质检员', '["courses.learn", "exams.view", "surveys.view", "quality.inspect", "quality.design", "quality.confirm", "quality.view", "calls.view_all", "ratings.work", "ratings.approve", "recordings.listen", "recordings.listen_freely", "workorders.view_all", "knowledge.review"]', ''),
	(12, 'security_administrator', '安全管理员', '["accounts.manage", "accounts.approve", "integrations.manage", "security.manage", "outbound.view", "outbound.configure", "live.health"]', 'security'),
	(8, 'department', '甲方科室', '["workorders.view_own", "workorders.view_department", "workorders.work", "workorders.reveal", "knowledge.edit", "knowledge.review"]', ''),
	(1, 'agent', '咨询员', '["courses.learn", "exams.sit", "practice.use", "desk.use", "calls.dial", "callbacks.use", "campaigns.work", "calls.view_own", "recordings.listen_own", "inbox.work", "chat.work", "workorders.create", "workorders.view_own", "workorders.work", "workorders.urge", "citizens.register", "training.view_own", "quality.view_own", "faults.report"]', ''),
	(9, 'director', '分管主任', '["training.view", "exams.view", "workforce.view", "data.approve", "live.floor", "calls.view_all", "workorders.view_all", "workorders.view_sealed", "workorders.urge", "workorders.statistics", "statistics.view", "assessment.view", "walls.view"]', ''),
	(13, 'audit_administrator', '审计管理员', '["audit.view"]', 'audit'),
	(5, 'trainer', '培训师', '["courses.learn", "training.manage", "training.view", "exams.manage", "exams.view", "exams.release", "practice.use", "practice.view", "practice.manage", "calls.view_all", "quality.view", "recordings.listen", "recordings.listen_freely", "knowledge.review", "knowledge.require"]', ''),
	(7, 'knowledge_editor', '知识库管理员', '["courses.learn", "knowledge.edit", "knowledge.review", "knowledge.require", "knowledge.exchange"]', ''),
	(11, 'operator', '系统运维', '["live.health", "alarms.acknowledge", "faults.report", "faults.work", "routing.configure", "texts.manage", "walls.view"]', 'system'),
	(6, 'scheduler', '排班师', '["courses.learn", "workforce.view", "workforce.plan", "calls.view_all", "calls.export", "live.floor", "statistics.view"]', ''),
	(2, 'leader', '班长', '["courses.learn", "exams.sit", "exams.view", "practice.use", "desk.use", "calls.dial", "callbacks.use", "callbacks.manage", "campaigns.work", "ratings.work", "calls.view_own", "calls.view_group", "recordings.listen_own", "recordings.listen", "recordings.listen_freely", "inbox.work", "inbox.assign", "chat.work", "chat.assign", "texts.manage", "workforce.view", "training.view_own", "training.view", "quality.view_own", "quality.view_group", "texts.mass", "campaigns.manage", "recordings.hold", "citizens.reveal", "citizens.register", "outbound.view", "live.floor", "live.direct", "live.supervise", "alarms.acknowledge", "alarms.manage", "faults.report", "flows.edit", "flows.publish", "workorders.create", "workorders.view_own", "workorders.view_all", "workorders.work", "workorders.reveal", "workorders.urge", "workorders.assign", "knowledge.edit", "knowledge.review", "knowledge.require", "statistics.view", "walls.view"]', ''),
	(10, 'client', '协调督办科', '["training.view", "training.certify", "exams.view", "exams.release", "practice.view", "workforce.view", "surveys.view", "quality.publish", "quality.confirm", "quality.arbitrate", "quality.view", "faults.report", "live.floor", "live.health", "calls.view_all", "calls.export", "ratings.approve", "recordings.listen", "recordings.download", "recordings.hold", "recordings.destroy", "data.approve", "accounts.approve", "citizens.reveal", "citizens.decide", "texts.manage", "texts.approve", "campaigns.approve", "workorders.create", "workorders.view_own", "workorders.view_all", "workorders.view_sealed", "workorders.work", "workorders.reveal", "workorders.urge", "workorders.assign", "workorders.supervise", "workorders.export", "workorders.statistics", "workorders.configure", "workorders.publish", "knowledge.edit", "knowledge.review", "knowledge.publish", "knowledge.require", "knowledge.exchange", "statistics.view", "assessment.view", "assessment.judge", "walls.view"]', 'security'),
	(15, 'administrator', '系统管理员', '["routing.configure", "outbound.view", "outbound.configure", "live.health", "live.floor", "alarms.acknowledge", "alarms.manage", "faults.report", "faults.work", "calls.view_all", "flows.edit", "flows.publish", "workorders.view_all", "workorders.statistics", "workorders.configure", "statistics.view", "assessment.view", "walls.view", "walls.design"]', 'system'),
	(14, 'manager', '项目负责人', '["courses.learn", "training.view", "exams.view", "practice.view", "workforce.view", "texts.mass", "campaigns.manage", "texts.approve", "campaigns.approve", "quality.design", "quality.publish", "quality.view", "surveys.view", "surveys.design", "outbound.view", "live.floor", "live.health", "alarms.acknowledge", "faults.report", "faults.work", "calls.view_all", "calls.export", "ratings.work", "ratings.manage", "recordings.listen", "recordings.download", "recordings.hold", "recordings.manage", "citizens.reveal", "citizens.register", "citizens.decide", "workorders.view_all", "workorders.work", "workorders.urge", "workorders.assign", "workorders.export", "workorders.statistics", "statistics.view", "assessment.view", "assessment.enter", "walls.view", "walls.design", "texts.manage"]', '');

INSERT INTO public.auth_permission VALUES
	(1, 'Can add permission', 1, 'add_permission'),
	(2, 'Can change permission', 1, 'change_permission'),
	(3, 'Can delete permission', 1, 'delete_permission'),
	(4, 'Can view permission', 1, 'view_permission'),
	(5, 'Can add group', 2, 'add_group'),
	(6, 'Can change group', 2, 'change_group'),
	(7, 'Can delete group', 2, 'delete_group'),
	(8, 'Can view group', 2, 'view_group'),
	(9, 'Can add content type', 3, 'add_contenttype'),
	(10, 'Can change content type', 3, 'change_contenttype'),
	(11, 'Can delete content type', 3, 'delete_contenttype'),
	(12, 'Can view content type', 3, 'view_contenttype'),
	(13, 'Can add access attempt', 4, 'add_accessattempt'),
	(14, 'Can change access attempt', 4, 'change_accessattempt'),
	(15, 'Can delete access attempt', 4, 'delete_accessattempt'),
	(16, 'Can view access attempt', 4, 'view_accessattempt'),
	(17, 'Can add access log', 5, 'add_accesslog'),
	(18, 'Can change access log', 5, 'change_accesslog'),
	(19, 'Can delete access log', 5, 'delete_accesslog'),
	(20, 'Can view access log', 5, 'view_accesslog'),
	(21, 'Can add access failure', 6, 'add_accessfailurelog'),
	(22, 'Can change access failure', 6, 'change_accessfailurelog'),
	(23, 'Can delete access failure', 6, 'delete_accessfailurelog'),
	(24, 'Can view access failure', 6, 'view_accessfailurelog'),
	(25, 'Can add access attempt expiration', 7, 'add_accessattemptexpiration'),
	(26, 'Can change access attempt expiration', 7, 'change_accessattemptexpiration'),
	(27, 'Can delete access attempt expiration', 7, 'delete_accessattemptexpiration'),
	(28, 'Can view access attempt expiration', 7, 'view_accessattemptexpiration'),
	(29, 'Can add procrastinate event', 8, 'add_procrastinateevent'),
	(30, 'Can change procrastinate event', 8, 'change_procrastinateevent'),
	(31, 'Can delete procrastinate event', 8, 'delete_procrastinateevent'),
	(32, 'Can view procrastinate event', 8, 'view_procrastinateevent'),
	(33, 'Can add procrastinate job', 9, 'add_procrastinatejob'),
	(34, 'Can change procrastinate job', 9, 'change_procrastinatejob'),
	(35, 'Can delete procrastinate job', 9, 'delete_procrastinatejob'),
	(36, 'Can view procrastinate job', 9, 'view_procrastinatejob'),
	(37, 'Can add procrastinate periodic defer', 10, 'add_procrastinateperiodicdefer'),
	(38, 'Can change procrastinate periodic defer', 10, 'change_procrastinateperiodicdefer'),
	(39, 'Can delete procrastinate periodic defer', 10, 'delete_procrastinateperiodicdefer'),
	(40, 'Can view procrastinate periodic defer', 10, 'view_procrastinateperiodicdefer'),
	(41, 'Can add procrastinate worker', 11, 'add_procrastinateworker'),
	(42, 'Can change procrastinate worker', 11, 'change_procrastinateworker'),
	(43, 'Can delete procrastinate worker', 11, 'delete_procrastinateworker'),
	(44, 'Can view procrastinate worker', 11, 'view_procrastinateworker'),
	(45, 'Can add 审计记录', 12, 'add_auditrow'),
	(46, 'Can change 审计记录', 12, 'change_auditrow'),
	(47, 'Can delete 审计记录', 12, 'delete_auditrow'),
	(48, 'Can view 审计记录', 12, 'view_auditrow'),
	(49, 'Can add outgoing', 13, 'add_outgoing'),
	(50, 'Can change outgoing', 13, 'change_outgoing'),
	(51, 'Can delete outgoing', 13, 'delete_outgoing'),
	(52, 'Can view outgoing', 13, 'view_outgoing'),
	(53, 'Can add 隔离的文件', 14, 'add_quarantinedfile'),
	(54, 'Can change 隔离的文件', 14, 'change_quarantinedfile'),
	(55, 'Can delete 隔离的文件', 14, 'delete_quarantinedfile'),
	(56, 'Can view 隔离的文件', 14, 'view_quarantinedfile'),
	(57, 'Can add 搁置事件', 15, 'add_parkedevent'),
	(58, 'Can change 搁置事件', 15, 'change_parkedevent'),
	(59, 'Can delete 搁置事件', 15, 'delete_parkedevent'),
	(60, 'Can view 搁置事件', 15, 'view_parkedevent'),
	(61, 'Can add logged event', 16, 'add_loggedevent'),
	(62, 'Can change logged event', 16, 'change_loggedevent'),
	(63, 'Can delete logged event', 16, 'delete_loggedevent'),
	(64, 'Can view logged event', 16, 'view_loggedevent'),
	(65, 'Can add log head', 17, 'add_loghead'),
	(66, 'Can change log head', 17, 'change_loghead'),
	(67, 'Can delete log head', 17, 'delete_loghead'),
	(68, 'Can view log head', 17, 'view_loghead'),
	(69, 'Can add 审批', 18, 'add_approval'),
	(70, 'Can change 审批', 18, 'change_approval'),
	(71, 'Can delete 审批', 18, 'delete_approval'),
	(72, 'Can view 审批', 18, 'view_approval'),
	(73, 'Can add 班组', 19, 'add_group'),
	(74, 'Can change 班组', 19, 'change_group'),
	(75, 'Can delete 班组', 19, 'delete_group'),
	(76, 'Can view 班组', 19, 'view_group'),
	(77, 'Can add 角色', 20, 'add_role'),
	(78, 'Can change 角色', 20, 'change_role'),
	(79, 'Can delete 角色', 20, 'delete_role'),
	(80, 'Can view 角色', 20, 'view_role'),
	(81, 'Can add 人员', 21, 'add_staff'),
	(82, 'Can change 人员', 21, 'change_staff'),
	(83, 'Can delete 人员', 21, 'delete_staff'),
	(84, 'Can view 人员', 21, 'view_staff'),
	(85, 'Can add 登录', 22, 'add_session'),
	(86, 'Can change 登录', 22, 'change_session'),
	(87, 'Can delete 登录', 22, 'delete_session'),
	(88, 'Can view 登录', 22, 'view_session'),
	(89, 'Can add 用过的密码', 23, 'add_formerpassword'),
	(90, 'Can change 用过的密码', 23, 'change_formerpassword'),
	(91, 'Can delete 用过的密码', 23, 'delete_formerpassword'),
	(92, 'Can view 用过的密码', 23, 'view_formerpassword'),
	(93, 'Can add 验证挑战', 24, 'add_factorchallenge'),
	(94, 'Can change 验证挑战', 24, 'change_factorchallenge'),
	(95, 'Can delete 验证挑战', 24, 'delete_factorchallenge'),
	(96, 'Can view 验证挑战', 24, 'view_factorchallenge'),
	(97, 'Can add 恢复码', 25, 'add_recoverycode'),
	(98, 'Can change 恢复码', 25, 'change_recoverycode'),
	(99, 'Can delete 恢复码', 25, 'delete_recoverycode'),
	(100, 'Can view 恢复码', 25, 'view_recoverycode'),
	(101, 'Can add 第二重验证', 26, 'add_secondfactor'),
	(102, 'Can change 第二重验证', 26, 'change_secondfactor'),
	(103, 'Can delete 第二重验证', 26, 'delete_secondfactor'),
	(104, 'Can view 第二重验证', 26, 'view_secondfactor'),
	(105, 'Can add 登录尝试', 27, 'add_signinattempt'),
	(106, 'Can change 登录尝试', 27, 'change_signinattempt'),
	(107, 'Can delete 登录尝试', 27, 'delete_signinattempt'),
	(108, 'Can view 登录尝试', 27, 'view_signinattempt'),
	(109, 'Can add 保存的视图', 28, 'add_savedview'),
	(110, 'Can change 保存的视图', 28, 'change_savedview'),
	(111, 'Can delete 保存的视图', 28, 'delete_savedview'),
	(112, 'Can view 保存的视图', 28, 'view_savedview'),
	(113, 'Can add 特别日期', 29, 'add_calendarday'),
	(114, 'Can change 特别日期', 29, 'change_calendarday'),
	(115, 'Can delete 特别日期', 29, 'delete_calendarday'),
	(116, 'Can view 特别日期', 29, 'view_calendarday'),
	(117, 'Can add 通知', 30, 'add_notification'),
	(118, 'Can change 通知', 30, 'change_notification'),
	(119, 'Can delete 通知', 30, 'delete_notification'),
	(120, 'Can view 通知', 30, 'view_notification'),
	(121, 'Can add 通知设置', 31, 'add_preference'),
	(122, 'Can change 通知设置', 31, 'change_preference'),
	(123, 'Can delete 通知设置', 31, 'delete_preference'),
	(124, 'Can view 通知设置', 31, 'view_preference'),
	(125, 'Can add 通知回执', 32, 'add_receipt'),
	(126, 'Can change 通知回执', 32, 'change_receipt'),
	(127, 'Can delete 通知回执', 32, 'delete_receipt'),
	(128, 'Can view 通知回执', 32, 'view_receipt'),
	(129, 'Can add 审计链', 33, 'add_auditlink'),
	(130, 'Can change 审计链', 33, 'change_auditlink'),
	(131, 'Can delete 审计链', 33, 'delete_auditlink'),
	(132, 'Can view 审计链', 33, 'view_auditlink'),
	(133, 'Can add 审计到期清理', 34, 'add_auditpruning'),
	(134, 'Can change 审计到期清理', 34, 'change_auditpruning'),
	(135, 'Can delete 审计到期清理', 34, 'delete_auditpruning'),
	(136, 'Can view 审计到期清理', 34, 'view_auditpruning'),
	(137, 'Can add 审计发现', 35, 'add_auditfinding'),
	(138, 'Can change 审计发现', 35, 'change_auditfinding'),
	(139, 'Can delete 审计发现', 35, 'delete_auditfinding'),
	(140, 'Can view 审计发现', 35, 'view_auditfinding'),
	(141, 'Can add 审计链头', 36, 'add_audithead'),
	(142, 'Can change 审计链头', 36, 'change_audithead'),
	(143, 'Can delete 审计链头', 36, 'delete_audithead'),
	(144, 'Can view 审计链头', 36, 'view_audithead'),
	(145, 'Can add 审计核对', 37, 'add_auditverification'),
	(146, 'Can change 审计核对', 37, 'change_auditverification'),
	(147, 'Can delete 审计核对', 37, 'delete_auditverification'),
	(148, 'Can view 审计核对', 37, 'view_auditverification'),
	(149, 'Can add 重新密封', 38, 'add_resealing'),
	(150, 'Can change 重新密封', 38, 'change_resealing'),
	(151, 'Can delete 重新密封', 38, 'delete_resealing'),
	(152, 'Can view 重新密封', 38, 'view_resealing'),
	(153, 'Can add 个人信息请求', 39, 'add_personalrequest'),
	(154, 'Can change 个人信息请求', 39, 'change_personalrequest'),
	(155, 'Can delete 个人信息请求', 39, 'delete_personalrequest'),
	(156, 'Can view 个人信息请求', 39, 'view_personalrequest'),
	(157, 'Can add 个人信息处理记录', 40, 'add_personaldatachange'),
	(158, 'Can change 个人信息处理记录', 40, 'change_personaldatachange'),
	(159, 'Can delete 个人信息处理记录', 40, 'delete_personaldatachange'),
	(160, 'Can view 个人信息处理记录', 40, 'view_personaldatachange'),
	(161, 'Can add 限制处理', 41, 'add_blocking'),
	(162, 'Can change 限制处理', 41, 'change_blocking'),
	(163, 'Can delete 限制处理', 41, 'delete_blocking'),
	(164, 'Can view 限制处理', 41, 'view_blocking'),
	(165, 'Can add 安全检查', 42, 'add_selfcheck'),
	(166, 'Can change 安全检查', 42, 'change_selfcheck'),
	(167, 'Can delete 安全检查', 42, 'delete_selfcheck'),
	(168, 'Can view 安全检查', 42, 'view_selfcheck'),
	(169, 'Can add 安全事故', 43, 'add_accident'),
	(170, 'Can change 安全事故', 43, 'change_accident'),
	(171, 'Can delete 安全事故', 43, 'delete_accident'),
	(172, 'Can view 安全事故', 43, 'view_accident'),
	(173, 'Can add 安全事故证据', 44, 'add_accidentfile'),
	(174, 'Can change 安全事故证据', 44, 'change_accidentfile'),
	(175, 'Can delete 安全事故证据', 44, 'delete_accidentfile'),
	(176, 'Can view 安全事故证据', 44, 'view_accidentfile'),
	(177, 'Can add 安全事故经过', 45, 'add_accidentstep'),
	(178, 'Can change 安全事故经过', 45, 'change_accidentstep'),
	(179, 'Can delete 安全事故经过', 45, 'delete_accidentstep'),
	(180, 'Can view 安全事故经过', 45, 'view_accidentstep'),
	(181, 'Can add 安全事故认定', 46, 'add_accidentdecision'),
	(182, 'Can change 安全事故认定', 46, 'change_accidentdecision'),
	(183, 'Can delete 安全事故认定', 46, 'delete_accidentdecision'),
	(184, 'Can view 安全事故认定', 46, 'view_accidentdecision'),
	(185, 'Can add 外呼权限', 47, 'add_outboundpolicyversion'),
	(186, 'Can change 外呼权限', 47, 'change_outboundpolicyversion'),
	(187, 'Can delete 外呼权限', 47, 'delete_outboundpolicyversion'),
	(188, 'Can view 外呼权限', 47, 'view_outboundpolicyversion'),
	(189, 'Can add 外呼', 48, 'add_outboundattempt'),
	(190, 'Can change 外呼', 48, 'change_outboundattempt'),
	(191, 'Can delete 外呼', 48, 'delete_outboundattempt'),
	(192, 'Can view 外呼', 48, 'view_outboundattempt'),
	(193, 'Can add publication', 49, 'add_publication'),
	(194, 'Can change publication', 49, 'change_publication'),
	(195, 'Can delete publication', 49, 'delete_publication'),
	(196, 'Can view publication', 49, 'view_publication'),
	(197, 'Can add 技能', 50, 'add_skill'),
	(198, 'Can change 技能', 50, 'change_skill'),
	(199, 'Can delete 技能', 50, 'delete_skill'),
	(200, 'Can view 技能', 50, 'view_skill'),
	(201, 'Can add 队列', 51, 'add_queue'),
	(202, 'Can change 队列', 51, 'change_queue'),
	(203, 'Can delete 队列', 51, 'delete_queue'),
	(204, 'Can view 队列', 51, 'view_queue'),
	(205, 'Can add 溢出规则', 52, 'add_queueoverflow'),
	(206, 'Can change 溢出规则', 52, 'change_queueoverflow'),
	(207, 'Can delete 溢出规则', 52, 'delete_queueoverflow'),
	(208, 'Can view 溢出规则', 52, 'view_queueoverflow'),
	(209, 'Can add 坐席技能', 53, 'add_agentskill'),
	(210, 'Can change 坐席技能', 53, 'change_agentskill'),
	(211, 'Can delete 坐席技能', 53, 'delete_agentskill'),
	(212, 'Can view 坐席技能', 53, 'view_agentskill'),
	(213, 'Can add notice', 54, 'add_notice'),
	(214, 'Can change notice', 54, 'change_notice'),
	(215, 'Can delete notice', 54, 'delete_notice'),
	(216, 'Can view notice', 54, 'view_notice'),
	(217, 'Can add notice receipt', 55, 'add_noticereceipt'),
	(218, 'Can change notice receipt', 55, 'change_noticereceipt'),
	(219, 'Can delete notice receipt', 55, 'delete_noticereceipt'),
	(220, 'Can view notice receipt', 55, 'view_noticereceipt'),
	(221, 'Can add temporary skill', 56, 'add_temporaryskill'),
	(222, 'Can change temporary skill', 56, 'change_temporaryskill'),
	(223, 'Can delete temporary skill', 56, 'delete_temporaryskill'),
	(224, 'Can view temporary skill', 56, 'view_temporaryskill'),
	(225, 'Can add not ready reason', 57, 'add_notreadyreason'),
	(226, 'Can change not ready reason', 57, 'change_notreadyreason'),
	(227, 'Can delete not ready reason', 57, 'delete_notreadyreason'),
	(228, 'Can view not ready reason', 57, 'view_notreadyreason'),
	(229, 'Can add 流程版本', 58, 'add_flowversion'),
	(230, 'Can change 流程版本', 58, 'change_flowversion'),
	(231, 'Can delete 流程版本', 58, 'delete_flowversion'),
	(232, 'Can view 流程版本', 58, 'view_flowversion'),
	(233, 'Can add 流程变更', 59, 'add_flowchange'),
	(234, 'Can change 流程变更', 59, 'change_flowchange'),
	(235, 'Can delete 流程变更', 59, 'delete_flowchange'),
	(236, 'Can view 流程变更', 59, 'view_flowchange'),
	(237, 'Can add 已打开的播报', 60, 'add_switchedon'),
	(238, 'Can change 已打开的播报', 60, 'change_switchedon'),
	(239, 'Can delete 已打开的播报', 60, 'delete_switchedon'),
	(240, 'Can view 已打开的播报', 60, 'view_switchedon'),
	(241, 'Can add 声音', 61, 'add_sound'),
	(242, 'Can change 声音', 61, 'change_sound'),
	(243, 'Can delete 声音', 61, 'delete_sound'),
	(244, 'Can view 声音', 61, 'view_sound'),
	(245, 'Can add 播报版本', 62, 'add_promptversion'),
	(246, 'Can change 播报版本', 62, 'change_promptversion'),
	(247, 'Can delete 播报版本', 62, 'delete_promptversion'),
	(248, 'Can view 播报版本', 62, 'view_promptversion'),
	(249, 'Can add agent period', 63, 'add_agentperiod'),
	(250, 'Can change agent period', 63, 'change_agentperiod'),
	(251, 'Can delete agent period', 63, 'delete_agentperiod'),
	(252, 'Can view agent period', 63, 'view_agentperiod'),
	(253, 'Can add 通话记录', 64, 'add_callrecord'),
	(254, 'Can change 通话记录', 64, 'change_callrecord'),
	(255, 'Can delete 通话记录', 64, 'delete_callrecord'),
	(256, 'Can view 通话记录', 64, 'view_callrecord'),
	(257, 'Can add call talk', 65, 'add_calltalk'),
	(258, 'Can change call talk', 65, 'change_calltalk'),
	(259, 'Can delete call talk', 65, 'delete_calltalk'),
	(260, 'Can view call talk', 65, 'view_calltalk'),
	(261, 'Can add 备注更正', 66, 'add_notecorrection'),
	(262, 'Can change 备注更正', 66, 'change_notecorrection'),
	(263, 'Can delete 备注更正', 66, 'delete_notecorrection'),
	(264, 'Can view 备注更正', 66, 'view_notecorrection'),
	(265, 'Can add 通话导出', 67, 'add_callexport'),
	(266, 'Can change 通话导出', 67, 'change_callexport'),
	(267, 'Can delete 通话导出', 67, 'delete_callexport'),
	(268, 'Can view 通话导出', 67, 'view_callexport'),
	(269, 'Can add 回拨', 68, 'add_callback'),
	(270, 'Can change 回拨', 68, 'change_callback'),
	(271, 'Can delete 回拨', 68, 'delete_callback'),
	(272, 'Can view 回拨', 68, 'view_callback'),
	(273, 'Can add call back try', 69, 'add_callbacktry'),
	(274, 'Can change call back try', 69, 'change_callbacktry'),
	(275, 'Can delete call back try', 69, 'delete_callbacktry'),
	(276, 'Can view call back try', 69, 'view_callbacktry'),
	(277, 'Can add 纠错回访', 70, 'add_correction'),
	(278, 'Can change 纠错回访', 70, 'change_correction'),
	(279, 'Can delete 纠错回访', 70, 'delete_correction'),
	(280, 'Can view 纠错回访', 70, 'view_correction'),
	(281, 'Can add 知识条目', 71, 'add_article'),
	(282, 'Can change 知识条目', 71, 'change_article'),
	(283, 'Can delete 知识条目', 71, 'delete_article'),
	(284, 'Can view 知识条目', 71, 'view_article'),
	(285, 'Can add 附件', 72, 'add_file'),
	(286, 'Can change 附件', 72, 'change_file'),
	(287, 'Can delete 附件', 72, 'delete_file'),
	(288, 'Can view 附件', 72, 'view_file'),
	(289, 'Can add 术语', 73, 'add_term'),
	(290, 'Can change 术语', 73, 'change_term'),
	(291, 'Can delete 术语', 73, 'delete_term'),
	(292, 'Can view 术语', 73, 'view_term'),
	(293, 'Can add 条目版本', 74, 'add_version'),
	(294, 'Can change 条目版本', 74, 'change_version'),
	(295, 'Can delete 条目版本', 74, 'delete_version'),
	(296, 'Can view 条目版本', 74, 'view_version'),
	(297, 'Can add 必读', 75, 'add_requiredreading'),
	(298, 'Can change 必读', 75, 'change_requiredreading'),
	(299, 'Can delete 必读', 75, 'delete_requiredreading'),
	(300, 'Can view 必读', 75, 'view_requiredreading'),
	(301, 'Can add 知识反馈', 76, 'add_feedback'),
	(302, 'Can change 知识反馈', 76, 'change_feedback'),
	(303, 'Can delete 知识反馈', 76, 'delete_feedback'),
	(304, 'Can view 知识反馈', 76, 'view_feedback'),
	(305, 'Can add 必读回执', 77, 'add_receipt'),
	(306, 'Can change 必读回执', 77, 'change_receipt'),
	(307, 'Can delete 必读回执', 77, 'delete_receipt'),
	(308, 'Can view 必读回执', 77, 'view_receipt'),
	(309, 'Can add 人工判定抽样', 78, 'add_sample'),
	(310, 'Can change 人工判定抽样', 78, 'change_sample'),
	(311, 'Can delete 人工判定抽样', 78, 'delete_sample'),
	(312, 'Can view 人工判定抽样', 78, 'view_sample'),
	(313, 'Can add 待补问法', 79, 'add_gap'),
	(314, 'Can change 待补问法', 79, 'change_gap'),
	(315, 'Can delete 待补问法', 79, 'delete_gap'),
	(316, 'Can view 待补问法', 79, 'view_gap'),
	(317, 'Can add 可用分钟', 80, 'add_minute'),
	(318, 'Can change 可用分钟', 80, 'change_minute'),
	(319, 'Can delete 可用分钟', 80, 'delete_minute'),
	(320, 'Can view 可用分钟', 80, 'view_minute'),
	(321, 'Can add sampled', 81, 'add_sampled'),
	(322, 'Can change sampled', 81, 'change_sampled'),
	(323, 'Can delete sampled', 81, 'delete_sampled'),
	(324, 'Can view sampled', 81, 'view_sampled'),
	(325, 'Can add judgement', 82, 'add_judgement'),
	(326, 'Can change judgement', 82, 'change_judgement'),
	(327, 'Can delete judgement', 82, 'delete_judgement'),
	(328, 'Can view judgement', 82, 'view_judgement'),
	(329, 'Can add 发布前试答', 83, 'add_trial'),
	(330, 'Can change 发布前试答', 83, 'change_trial'),
	(331, 'Can delete 发布前试答', 83, 'delete_trial'),
	(332, 'Can view 发布前试答', 83, 'view_trial'),
	(333, 'Can add 问答留存', 84, 'add_storedquestion'),
	(334, 'Can change 问答留存', 84, 'change_storedquestion'),
	(335, 'Can delete 问答留存', 84, 'delete_storedquestion'),
	(336, 'Can view 问答留存', 84, 'view_storedquestion'),
	(337, 'Can add 录音文件', 85, 'add_recordingfile'),
	(338, 'Can change 录音文件', 85, 'change_recordingfile'),
	(339, 'Can delete 录音文件', 85, 'delete_recordingfile'),
	(340, 'Can view 录音文件', 85, 'view_recordingfile'),
	(341, 'Can add 录音封存', 86, 'add_legalhold'),
	(342, 'Can change 录音封存', 86, 'change_legalhold'),
	(343, 'Can delete 录音封存', 86, 'delete_legalhold'),
	(344, 'Can view 录音封存', 86, 'view_legalhold'),
	(345, 'Can add 录音保存规则', 87, 'add_retentionrule'),
	(346, 'Can change 录音保存规则', 87, 'change_retentionrule'),
	(347, 'Can delete 录音保存规则', 87, 'delete_retentionrule'),
	(348, 'Can view 录音保存规则', 87, 'view_retentionrule'),
	(349, 'Can add 录音下载', 88, 'add_download'),
	(350, 'Can change 录音下载', 88, 'change_download'),
	(351, 'Can delete 录音下载', 88, 'delete_download'),
	(352, 'Can view 录音下载', 88, 'view_download'),
	(353, 'Can add 录音核查', 89, 'add_checkrun'),
	(354, 'Can change 录音核查', 89, 'change_checkrun'),
	(355, 'Can delete 录音核查', 89, 'delete_checkrun'),
	(356, 'Can view 录音核查', 89, 'view_checkrun'),
	(357, 'Can add 录音销毁', 90, 'add_destruction'),
	(358, 'Can change 录音销毁', 90, 'change_destruction'),
	(359, 'Can delete 录音销毁', 90, 'delete_destruction'),
	(360, 'Can view 录音销毁', 90, 'view_destruction'),
	(361, 'Can add due recording', 91, 'add_duerecording'),
	(362, 'Can change due recording', 91, 'change_duerecording'),
	(363, 'Can delete due recording', 91, 'delete_duerecording'),
	(364, 'Can view due recording', 91, 'view_duerecording'),
	(365, 'Can add 录音收听', 92, 'add_listening'),
	(366, 'Can change 录音收听', 92, 'change_listening'),
	(367, 'Can delete 录音收听', 92, 'delete_listening'),
	(368, 'Can view 录音收听', 92, 'view_listening'),
	(369, 'Can add 通话转写', 93, 'add_talktranscript'),
	(370, 'Can change 通话转写', 93, 'change_talktranscript'),
	(371, 'Can delete 通话转写', 93, 'delete_talktranscript'),
	(372, 'Can view 通话转写', 93, 'view_talktranscript'),
	(373, 'Can add 待办', 94, 'add_item'),
	(374, 'Can change 待办', 94, 'change_item'),
	(375, 'Can delete 待办', 94, 'delete_item'),
	(376, 'Can view 待办', 94, 'view_item'),
	(377, 'Can add 短信', 95, 'add_text'),
	(378, 'Can change 短信', 95, 'change_text'),
	(379, 'Can delete 短信', 95, 'delete_text'),
	(380, 'Can view 短信', 95, 'view_text'),
	(381, 'Can add 在线咨询', 96, 'add_chat'),
	(382, 'Can change 在线咨询', 96, 'change_chat'),
	(383, 'Can delete 在线咨询', 96, 'delete_chat'),
	(384, 'Can view 在线咨询', 96, 'view_chat'),
	(385, 'Can add 在线咨询消息', 97, 'add_chatmessage'),
	(386, 'Can change 在线咨询消息', 97, 'change_chatmessage'),
	(387, 'Can delete 在线咨询消息', 97, 'delete_chatmessage'),
	(388, 'Can view 在线咨询消息', 97, 'view_chatmessage'),
	(389, 'Can add 在线咨询里的号码', 98, 'add_chatnumber'),
	(390, 'Can change 在线咨询里的号码', 98, 'change_chatnumber'),
	(391, 'Can delete 在线咨询里的号码', 98, 'delete_chatnumber'),
	(392, 'Can view 在线咨询里的号码', 98, 'view_chatnumber'),
	(393, 'Can add 常用语', 99, 'add_cannedreply'),
	(394, 'Can change 常用语', 99, 'change_cannedreply'),
	(395, 'Can delete 常用语', 99, 'delete_cannedreply'),
	(396, 'Can view 常用语', 99, 'view_cannedreply'),
	(397, 'Can add 在线咨询文件', 100, 'add_chatfile'),
	(398, 'Can change 在线咨询文件', 100, 'change_chatfile'),
	(399, 'Can delete 在线咨询文件', 100, 'delete_chatfile'),
	(400, 'Can view 在线咨询文件', 100, 'view_chatfile'),
	(401, 'Can add 未匹配的状态报告', 101, 'add_carrierreceipt'),
	(402, 'Can change 未匹配的状态报告', 101, 'change_carrierreceipt'),
	(403, 'Can delete 未匹配的状态报告', 101, 'delete_carrierreceipt'),
	(404, 'Can view 未匹配的状态报告', 101, 'view_carrierreceipt'),
	(405, 'Can add 短信分条', 102, 'add_textpart'),
	(406, 'Can change 短信分条', 102, 'change_textpart'),
	(407, 'Can delete 短信分条', 102, 'delete_textpart'),
	(408, 'Can view 短信分条', 102, 'view_textpart'),
	(409, 'Can add 不发短信的号码', 103, 'add_barrednumber'),
	(410, 'Can change 不发短信的号码', 103, 'change_barrednumber'),
	(411, 'Can delete 不发短信的号码', 103, 'delete_barrednumber'),
	(412, 'Can view 不发短信的号码', 103, 'view_barrednumber'),
	(413, 'Can add 运营商线路', 104, 'add_carrierline'),
	(414, 'Can change 运营商线路', 104, 'change_carrierline'),
	(415, 'Can delete 运营商线路', 104, 'delete_carrierline'),
	(416, 'Can view 运营商线路', 104, 'view_carrierline'),
	(417, 'Can add 携号转网号码', 105, 'add_portednumber'),
	(418, 'Can change 携号转网号码', 105, 'change_portednumber'),
	(419, 'Can delete 携号转网号码', 105, 'delete_portednumber'),
	(420, 'Can view 携号转网号码', 105, 'view_portednumber'),
	(421, 'Can add 上行短信分条', 106, 'add_replypart'),
	(422, 'Can change 上行短信分条', 106, 'change_replypart'),
	(423, 'Can delete 上行短信分条', 106, 'delete_replypart'),
	(424, 'Can view 上行短信分条', 106, 'view_replypart'),
	(425, 'Can add 上行短信', 107, 'add_textreply'),
	(426, 'Can change 上行短信', 107, 'change_textreply'),
	(427, 'Can delete 上行短信', 107, 'delete_textreply'),
	(428, 'Can view 上行短信', 107, 'view_textreply'),
	(429, 'Can add 群发问题行', 108, 'add_massproblem'),
	(430, 'Can change 群发问题行', 108, 'change_massproblem'),
	(431, 'Can delete 群发问题行', 108, 'delete_massproblem'),
	(432, 'Can view 群发问题行', 108, 'view_massproblem'),
	(433, 'Can add 短信群发', 109, 'add_masssending'),
	(434, 'Can change 短信群发', 109, 'change_masssending'),
	(435, 'Can delete 短信群发', 109, 'delete_masssending'),
	(436, 'Can view 短信群发', 109, 'view_masssending'),
	(437, 'Can add 群发结果', 110, 'add_massresult'),
	(438, 'Can change 群发结果', 110, 'change_massresult'),
	(439, 'Can delete 群发结果', 110, 'delete_massresult'),
	(440, 'Can view 群发结果', 110, 'view_massresult'),
	(441, 'Can add 关键词规则', 111, 'add_keywordversion'),
	(442, 'Can change 关键词规则', 111, 'change_keywordversion'),
	(443, 'Can delete 关键词规则', 111, 'delete_keywordversion'),
	(444, 'Can view 关键词规则', 111, 'view_keywordversion'),
	(445, 'Can add 差评', 112, 'add_badrating'),
	(446, 'Can change 差评', 112, 'change_badrating'),
	(447, 'Can delete 差评', 112, 'delete_badrating'),
	(448, 'Can view 差评', 112, 'view_badrating'),
	(449, 'Can add 短信邀评', 113, 'add_invitation'),
	(450, 'Can change 短信邀评', 113, 'change_invitation'),
	(451, 'Can delete 短信邀评', 113, 'delete_invitation'),
	(452, 'Can view 短信邀评', 113, 'view_invitation'),
	(453, 'Can add 差评处置记录', 114, 'add_handlingstep'),
	(454, 'Can change 差评处置记录', 114, 'change_handlingstep'),
	(455, 'Can delete 差评处置记录', 114, 'delete_handlingstep'),
	(456, 'Can view 差评处置记录', 114, 'view_handlingstep'),
	(457, 'Can add 整改台账', 115, 'add_mending'),
	(458, 'Can change 整改台账', 115, 'change_mending'),
	(459, 'Can delete 整改台账', 115, 'delete_mending'),
	(460, 'Can view 整改台账', 115, 'view_mending'),
	(461, 'Can add 工单', 116, 'add_case'),
	(462, 'Can change 工单', 116, 'change_case'),
	(463, 'Can delete 工单', 116, 'delete_case'),
	(464, 'Can view 工单', 116, 'view_case'),
	(465, 'Can add number series', 117, 'add_numberseries'),
	(466, 'Can change number series', 117, 'change_numberseries'),
	(467, 'Can delete number series', 117, 'delete_numberseries'),
	(468, 'Can view number series', 117, 'view_numberseries'),
	(469, 'Can add 工单附件', 118, 'add_attachment'),
	(470, 'Can change 工单附件', 118, 'change_attachment'),
	(471, 'Can delete 工单附件', 118, 'delete_attachment'),
	(472, 'Can view 工单附件', 118, 'view_attachment'),
	(473, 'Can add 工单时限', 119, 'add_casedeadline'),
	(474, 'Can change 工单时限', 119, 'change_casedeadline'),
	(475, 'Can delete 工单时限', 119, 'delete_casedeadline'),
	(476, 'Can view 工单时限', 119, 'view_casedeadline'),
	(477, 'Can add 工单评论', 120, 'add_comment'),
	(478, 'Can change 工单评论', 120, 'change_comment'),
	(479, 'Can delete 工单评论', 120, 'delete_comment'),
	(480, 'Can view 工单评论', 120, 'view_comment'),
	(481, 'Can add 承办单位', 121, 'add_department'),
	(482, 'Can change 承办单位', 121, 'change_department'),
	(483, 'Can delete 承办单位', 121, 'delete_department'),
	(484, 'Can view 承办单位', 121, 'view_department'),
	(485, 'Can add 环节', 122, 'add_casetask'),
	(486, 'Can change 环节', 122, 'change_casetask'),
	(487, 'Can delete 环节', 122, 'delete_casetask'),
	(488, 'Can view 环节', 122, 'view_casetask'),
	(489, 'Can add 工单动态', 123, 'add_entry'),
	(490, 'Can change 工单动态', 123, 'change_entry'),
	(491, 'Can delete 工单动态', 123, 'delete_entry'),
	(492, 'Can view 工单动态', 123, 'view_entry'),
	(493, 'Can add 延期申请', 124, 'add_extension'),
	(494, 'Can change 延期申请', 124, 'change_extension'),
	(495, 'Can delete 延期申请', 124, 'delete_extension'),
	(496, 'Can view 延期申请', 124, 'view_extension'),
	(497, 'Can add 代理', 125, 'add_leave'),
	(498, 'Can change 代理', 125, 'change_leave'),
	(499, 'Can delete 代理', 125, 'delete_leave'),
	(500, 'Can view 代理', 125, 'view_leave'),
	(501, 'Can add 承办人', 126, 'add_member'),
	(502, 'Can change 承办人', 126, 'change_member'),
	(503, 'Can delete 承办人', 126, 'delete_member'),
	(504, 'Can view 承办人', 126, 'view_member'),
	(505, 'Can add 工单模型', 127, 'add_modelversion'),
	(506, 'Can change 工单模型', 127, 'change_modelversion'),
	(507, 'Can delete 工单模型', 127, 'delete_modelversion'),
	(508, 'Can view 工单模型', 127, 'view_modelversion'),
	(509, 'Can add 工单相关人', 128, 'add_party'),
	(510, 'Can change 工单相关人', 128, 'change_party'),
	(511, 'Can delete 工单相关人', 128, 'delete_party'),
	(512, 'Can view 工单相关人', 128, 'view_party'),
	(513, 'Can add 保存的筛选', 129, 'add_savedfilter'),
	(514, 'Can change 保存的筛选', 129, 'change_savedfilter'),
	(515, 'Can delete 保存的筛选', 129, 'delete_savedfilter'),
	(516, 'Can view 保存的筛选', 129, 'view_savedfilter'),
	(517, 'Can add 12345 来文', 130, 'add_received'),
	(518, 'Can change 12345 来文', 130, 'change_received'),
	(519, 'Can delete 12345 来文', 130, 'delete_received'),
	(520, 'Can view 12345 来文', 130, 'view_received'),
	(521, 'Can add 12345 去文', 131, 'add_sent'),
	(522, 'Can change 12345 去文', 131, 'change_sent'),
	(523, 'Can delete 12345 去文', 131, 'delete_sent'),
	(524, 'Can view 12345 去文', 131, 'view_sent'),
	(525, 'Can add case search text', 132, 'add_casesearchtext'),
	(526, 'Can change case search text', 132, 'change_casesearchtext'),
	(527, 'Can delete case search text', 132, 'delete_casesearchtext'),
	(528, 'Can view case search text', 132, 'view_casesearchtext'),
	(529, 'Can add 问卷邀请', 133, 'add_invitation'),
	(530, 'Can change 问卷邀请', 133, 'change_invitation'),
	(531, 'Can delete 问卷邀请', 133, 'delete_invitation'),
	(532, 'Can view 问卷邀请', 133, 'view_invitation'),
	(533, 'Can add 问卷', 134, 'add_survey'),
	(534, 'Can change 问卷', 134, 'change_survey'),
	(535, 'Can delete 问卷', 134, 'delete_survey'),
	(536, 'Can view 问卷', 134, 'view_survey'),
	(537, 'Can add 答卷', 135, 'add_response'),
	(538, 'Can change 答卷', 135, 'change_response'),
	(539, 'Can delete 答卷', 135, 'delete_response'),
	(540, 'Can view 答卷', 135, 'view_response'),
	(541, 'Can add 问卷版本', 136, 'add_surveyversion'),
	(542, 'Can change 问卷版本', 136, 'change_surveyversion'),
	(543, 'Can delete 问卷版本', 136, 'delete_surveyversion'),
	(544, 'Can view 问卷版本', 136, 'view_surveyversion'),
	(545, 'Can add 问卷意见', 137, 'add_comment'),
	(546, 'Can change 问卷意见', 137, 'change_comment'),
	(547, 'Can delete 问卷意见', 137, 'delete_comment'),
	(548, 'Can view 问卷意见', 137, 'view_comment'),
	(549, 'Can add 外呼任务', 138, 'add_campaign'),
	(550, 'Can change 外呼任务', 138, 'change_campaign'),
	(551, 'Can delete 外呼任务', 138, 'delete_campaign'),
	(552, 'Can view 外呼任务', 138, 'view_campaign'),
	(553, 'Can add 外呼名单', 139, 'add_campaignentry'),
	(554, 'Can change 外呼名单', 139, 'change_campaignentry'),
	(555, 'Can delete 外呼名单', 139, 'delete_campaignentry'),
	(556, 'Can view 外呼名单', 139, 'view_campaignentry'),
	(557, 'Can add 外呼名单问题行', 140, 'add_campaignproblem'),
	(558, 'Can change 外呼名单问题行', 140, 'change_campaignproblem'),
	(559, 'Can delete 外呼名单问题行', 140, 'delete_campaignproblem'),
	(560, 'Can view 外呼名单问题行', 140, 'view_campaignproblem'),
	(561, 'Can add 外呼记录', 141, 'add_campaigntry'),
	(562, 'Can change 外呼记录', 141, 'change_campaigntry'),
	(563, 'Can delete 外呼记录', 141, 'delete_campaigntry'),
	(564, 'Can view 外呼记录', 141, 'view_campaigntry'),
	(565, 'Can add 预测剔除日', 142, 'add_markedday'),
	(566, 'Can change 预测剔除日', 142, 'change_markedday'),
	(567, 'Can delete 预测剔除日', 142, 'delete_markedday'),
	(568, 'Can view 预测剔除日', 142, 'view_markedday'),
	(569, 'Can add 预测事件', 143, 'add_plannedevent'),
	(570, 'Can change 预测事件', 143, 'change_plannedevent'),
	(571, 'Can delete 预测事件', 143, 'delete_plannedevent'),
	(572, 'Can view 预测事件', 143, 'view_plannedevent'),
	(573, 'Can add 需求目标', 144, 'add_staffingtargets'),
	(574, 'Can change 需求目标', 144, 'change_staffingtargets'),
	(575, 'Can delete 需求目标', 144, 'delete_staffingtargets'),
	(576, 'Can view 需求目标', 144, 'view_staffingtargets'),
	(577, 'Can add 话务预测', 145, 'add_forecastversion'),
	(578, 'Can change 话务预测', 145, 'change_forecastversion'),
	(579, 'Can delete 话务预测', 145, 'delete_forecastversion'),
	(580, 'Can view 话务预测', 145, 'view_forecastversion'),
	(581, 'Can add 班表', 146, 'add_roster'),
	(582, 'Can change 班表', 146, 'change_roster'),
	(583, 'Can delete 班表', 146, 'delete_roster'),
	(584, 'Can view 班表', 146, 'view_roster'),
	(585, 'Can add 排班约束', 147, 'add_staffconstraint'),
	(586, 'Can change 排班约束', 147, 'change_staffconstraint'),
	(587, 'Can delete 排班约束', 147, 'delete_staffconstraint'),
	(588, 'Can view 排班约束', 147, 'view_staffconstraint'),
	(589, 'Can add 班表行', 148, 'add_rosterline'),
	(590, 'Can change 班表行', 148, 'change_rosterline'),
	(591, 'Can delete 班表行', 148, 'delete_rosterline'),
	(592, 'Can view 班表行', 148, 'view_rosterline'),
	(593, 'Can add 班表申请', 149, 'add_shiftrequest'),
	(594, 'Can change 班表申请', 149, 'change_shiftrequest'),
	(595, 'Can delete 班表申请', 149, 'delete_shiftrequest'),
	(596, 'Can view 班表申请', 149, 'view_shiftrequest'),
	(597, 'Can add 班表变更', 150, 'add_rosterchange'),
	(598, 'Can change 班表变更', 150, 'change_rosterchange'),
	(599, 'Can delete 班表变更', 150, 'delete_rosterchange'),
	(600, 'Can view 班表变更', 150, 'view_rosterchange'),
	(601, 'Can add 考勤', 151, 'add_attendanceday'),
	(602, 'Can change 考勤', 151, 'change_attendanceday'),
	(603, 'Can delete 考勤', 151, 'delete_attendanceday'),
	(604, 'Can view 考勤', 151, 'view_attendanceday'),
	(605, 'Can add 考勤例外', 152, 'add_attendanceexception'),
	(606, 'Can change 考勤例外', 152, 'change_attendanceexception'),
	(607, 'Can delete 考勤例外', 152, 'delete_attendanceexception'),
	(608, 'Can view 考勤例外', 152, 'view_attendanceexception'),
	(609, 'Can add 加班、提前下班邀约', 153, 'add_shiftoffer'),
	(610, 'Can change 加班、提前下班邀约', 153, 'change_shiftoffer'),
	(611, 'Can delete 加班、提前下班邀约', 153, 'delete_shiftoffer'),
	(612, 'Can view 加班、提前下班邀约', 153, 'view_shiftoffer'),
	(613, 'Can add 邀约答复', 154, 'add_shiftofferanswer'),
	(614, 'Can change 邀约答复', 154, 'change_shiftofferanswer'),
	(615, 'Can delete 邀约答复', 154, 'delete_shiftofferanswer'),
	(616, 'Can view 邀约答复', 154, 'view_shiftofferanswer'),
	(617, 'Can add 质检单', 155, 'add_inspection'),
	(618, 'Can change 质检单', 155, 'change_inspection'),
	(619, 'Can delete 质检单', 155, 'delete_inspection'),
	(620, 'Can view 质检单', 155, 'view_inspection'),
	(621, 'Can add 抽样计划', 156, 'add_samplingplan'),
	(622, 'Can change 抽样计划', 156, 'change_samplingplan'),
	(623, 'Can delete 抽样计划', 156, 'delete_samplingplan'),
	(624, 'Can view 抽样计划', 156, 'view_samplingplan'),
	(625, 'Can add 质检评分', 157, 'add_mark'),
	(626, 'Can change 质检评分', 157, 'change_mark'),
	(627, 'Can delete 质检评分', 157, 'delete_mark'),
	(628, 'Can view 质检评分', 157, 'view_mark'),
	(629, 'Can add 质检申诉', 158, 'add_appeal'),
	(630, 'Can change 质检申诉', 158, 'change_appeal'),
	(631, 'Can delete 质检申诉', 158, 'delete_appeal'),
	(632, 'Can view 质检申诉', 158, 'view_appeal'),
	(633, 'Can add 评分标准', 159, 'add_standard'),
	(634, 'Can change 评分标准', 159, 'change_standard'),
	(635, 'Can delete 评分标准', 159, 'delete_standard'),
	(636, 'Can view 评分标准', 159, 'view_standard'),
	(637, 'Can add 错答核实', 160, 'add_wronganswer'),
	(638, 'Can change 错答核实', 160, 'change_wronganswer'),
	(639, 'Can delete 错答核实', 160, 'delete_wronganswer'),
	(640, 'Can view 错答核实', 160, 'view_wronganswer'),
	(641, 'Can add 机检设置', 161, 'add_machineitem'),
	(642, 'Can change 机检设置', 161, 'change_machineitem'),
	(643, 'Can delete 机检设置', 161, 'delete_machineitem'),
	(644, 'Can view 机检设置', 161, 'view_machineitem'),
	(645, 'Can add 机检', 162, 'add_machinemark'),
	(646, 'Can change 机检', 162, 'change_machinemark'),
	(647, 'Can delete 机检', 162, 'delete_machinemark'),
	(648, 'Can view 机检', 162, 'view_machinemark'),
	(649, 'Can add 标准试评', 163, 'add_standardtrial'),
	(650, 'Can change 标准试评', 163, 'change_standardtrial'),
	(651, 'Can delete 标准试评', 163, 'delete_standardtrial'),
	(652, 'Can view 标准试评', 163, 'view_standardtrial'),
	(653, 'Can add 校准会', 164, 'add_calibration'),
	(654, 'Can change 校准会', 164, 'change_calibration'),
	(655, 'Can delete 校准会', 164, 'delete_calibration'),
	(656, 'Can view 校准会', 164, 'view_calibration'),
	(657, 'Can add 校准评分', 165, 'add_calibrationsheet'),
	(658, 'Can change 校准评分', 165, 'change_calibrationsheet'),
	(659, 'Can delete 校准评分', 165, 'delete_calibrationsheet'),
	(660, 'Can view 校准评分', 165, 'view_calibrationsheet'),
	(661, 'Can add 判例', 166, 'add_precedent'),
	(662, 'Can change 判例', 166, 'change_precedent'),
	(663, 'Can delete 判例', 166, 'delete_precedent'),
	(664, 'Can view 判例', 166, 'view_precedent'),
	(665, 'Can add 培训批次', 167, 'add_batch'),
	(666, 'Can change 培训批次', 167, 'change_batch'),
	(667, 'Can delete 培训批次', 167, 'delete_batch'),
	(668, 'Can view 培训批次', 167, 'view_batch'),
	(669, 'Can add 批次学员', 168, 'add_batchmember'),
	(670, 'Can change 批次学员', 168, 'change_batchmember'),
	(671, 'Can delete 批次学员', 168, 'delete_batchmember'),
	(672, 'Can view 批次学员', 168, 'view_batchmember'),
	(673, 'Can add 培训计划', 169, 'add_plannedlesson'),
	(674, 'Can change 培训计划', 169, 'change_plannedlesson'),
	(675, 'Can delete 培训计划', 169, 'delete_plannedlesson'),
	(676, 'Can view 培训计划', 169, 'view_plannedlesson'),
	(677, 'Can add 培训成绩', 170, 'add_trainingresult'),
	(678, 'Can change 培训成绩', 170, 'change_trainingresult'),
	(679, 'Can delete 培训成绩', 170, 'delete_trainingresult'),
	(680, 'Can view 培训成绩', 170, 'view_trainingresult'),
	(681, 'Can add 上岗证', 171, 'add_certificate'),
	(682, 'Can change 上岗证', 171, 'change_certificate'),
	(683, 'Can delete 上岗证', 171, 'delete_certificate'),
	(684, 'Can view 上岗证', 171, 'view_certificate'),
	(685, 'Can add 试卷', 172, 'add_paper'),
	(686, 'Can change 试卷', 172, 'change_paper'),
	(687, 'Can delete 试卷', 172, 'delete_paper'),
	(688, 'Can view 试卷', 172, 'view_paper'),
	(689, 'Can add 考试', 173, 'add_exam'),
	(690, 'Can change 考试', 173, 'change_exam'),
	(691, 'Can delete 考试', 173, 'delete_exam'),
	(692, 'Can view 考试', 173, 'view_exam'),
	(693, 'Can add 试题', 174, 'add_question'),
	(694, 'Can change 试题', 174, 'change_question'),
	(695, 'Can delete 试题', 174, 'delete_question'),
	(696, 'Can view 试题', 174, 'view_question'),
	(697, 'Can add 试卷题目', 175, 'add_paperquestion'),
	(698, 'Can change 试卷题目', 175, 'change_paperquestion'),
	(699, 'Can delete 试卷题目', 175, 'delete_paperquestion'),
	(700, 'Can view 试卷题目', 175, 'view_paperquestion'),
	(701, 'Can add 答卷', 176, 'add_sitting'),
	(702, 'Can change 答卷', 176, 'change_sitting'),
	(703, 'Can delete 答卷', 176, 'delete_sitting'),
	(704, 'Can view 答卷', 176, 'view_sitting'),
	(705, 'Can add 作答', 177, 'add_answer'),
	(706, 'Can change 作答', 177, 'change_answer'),
	(707, 'Can delete 作答', 177, 'delete_answer'),
	(708, 'Can view 作答', 177, 'view_answer'),
	(709, 'Can add 错题', 178, 'add_reviewcard'),
	(710, 'Can change 错题', 178, 'change_reviewcard'),
	(711, 'Can delete 错题', 178, 'delete_reviewcard'),
	(712, 'Can view 错题', 178, 'view_reviewcard'),
	(713, 'Can add 学习测验', 179, 'add_readingquiz'),
	(714, 'Can change 学习测验', 179, 'change_readingquiz'),
	(715, 'Can delete 学习测验', 179, 'delete_readingquiz'),
	(716, 'Can view 学习测验', 179, 'view_readingquiz'),
	(717, 'Can add 模拟接电', 180, 'add_practicetalk'),
	(718, 'Can change 模拟接电', 180, 'change_practicetalk'),
	(719, 'Can delete 模拟接电', 180, 'delete_practicetalk'),
	(720, 'Can view 模拟接电', 180, 'view_practicetalk'),
	(721, 'Can add 模拟接电对话', 181, 'add_practiceturn'),
	(722, 'Can change 模拟接电对话', 181, 'change_practiceturn'),
	(723, 'Can delete 模拟接电对话', 181, 'delete_practiceturn'),
	(724, 'Can view 模拟接电对话', 181, 'view_practiceturn'),
	(725, 'Can add 课程', 182, 'add_course'),
	(726, 'Can change 课程', 182, 'change_course'),
	(727, 'Can delete 课程', 182, 'delete_course'),
	(728, 'Can view 课程', 182, 'view_course'),
	(729, 'Can add 课程学员', 183, 'add_courselearner'),
	(730, 'Can change 课程学员', 183, 'change_courselearner'),
	(731, 'Can delete 课程学员', 183, 'delete_courselearner'),
	(732, 'Can view 课程学员', 183, 'view_courselearner'),
	(733, 'Can add 章节记录', 184, 'add_chapterrecord'),
	(734, 'Can change 章节记录', 184, 'change_chapterrecord'),
	(735, 'Can delete 章节记录', 184, 'delete_chapterrecord'),
	(736, 'Can view 章节记录', 184, 'view_chapterrecord'),
	(737, 'Can add 课程版本', 185, 'add_courseversion'),
	(738, 'Can change 课程版本', 185, 'change_courseversion'),
	(739, 'Can delete 课程版本', 185, 'delete_courseversion'),
	(740, 'Can view 课程版本', 185, 'view_courseversion'),
	(741, 'Can add 课程安排', 186, 'add_courseassignment'),
	(742, 'Can change 课程安排', 186, 'change_courseassignment'),
	(743, 'Can delete 课程安排', 186, 'delete_courseassignment'),
	(744, 'Can view 课程安排', 186, 'view_courseassignment'),
	(745, 'Can add correction', 187, 'add_correction'),
	(746, 'Can change correction', 187, 'change_correction'),
	(747, 'Can delete correction', 187, 'delete_correction'),
	(748, 'Can view correction', 187, 'view_correction'),
	(749, 'Can add 已封存的统计日', 188, 'add_closedperiod'),
	(750, 'Can change 已封存的统计日', 188, 'change_closedperiod'),
	(751, 'Can delete 已封存的统计日', 188, 'delete_closedperiod'),
	(752, 'Can view 已封存的统计日', 188, 'view_closedperiod'),
	(753, 'Can add fact row', 189, 'add_factrow'),
	(754, 'Can change fact row', 189, 'change_factrow'),
	(755, 'Can delete fact row', 189, 'delete_factrow'),
	(756, 'Can view fact row', 189, 'view_factrow'),
	(757, 'Can add saved question', 190, 'add_savedquestion'),
	(758, 'Can change saved question', 190, 'change_savedquestion'),
	(759, 'Can delete saved question', 190, 'delete_savedquestion'),
	(760, 'Can view saved question', 190, 'view_savedquestion'),
	(761, 'Can add outside register', 191, 'add_outsideregister'),
	(762, 'Can change outside register', 191, 'change_outsideregister'),
	(763, 'Can delete outside register', 191, 'delete_outsideregister'),
	(764, 'Can view outside register', 191, 'view_outsideregister'),
	(765, 'Can add schedule', 192, 'add_schedule'),
	(766, 'Can change schedule', 192, 'change_schedule'),
	(767, 'Can delete schedule', 192, 'delete_schedule'),
	(768, 'Can view schedule', 192, 'view_schedule'),
	(769, 'Can add result', 193, 'add_result'),
	(770, 'Can change result', 193, 'change_result'),
	(771, 'Can delete result', 193, 'delete_result'),
	(772, 'Can view result', 193, 'view_result'),
	(773, 'Can add late day', 194, 'add_lateday'),
	(774, 'Can change late day', 194, 'change_lateday'),
	(775, 'Can delete late day', 194, 'delete_lateday'),
	(776, 'Can view late day', 194, 'view_lateday'),
	(777, 'Can add 告警', 195, 'add_alarm'),
	(778, 'Can change 告警', 195, 'change_alarm'),
	(779, 'Can delete 告警', 195, 'delete_alarm'),
	(780, 'Can view 告警', 195, 'view_alarm'),
	(781, 'Can add 告警阈值', 196, 'add_alarmthreshold'),
	(782, 'Can change 告警阈值', 196, 'change_alarmthreshold'),
	(783, 'Can delete 告警阈值', 196, 'delete_alarmthreshold'),
	(784, 'Can view 告警阈值', 196, 'view_alarmthreshold'),
	(785, 'Can add 不变量检查', 197, 'add_invariantrun'),
	(786, 'Can change 不变量检查', 197, 'change_invariantrun'),
	(787, 'Can delete 不变量检查', 197, 'delete_invariantrun'),
	(788, 'Can view 不变量检查', 197, 'view_invariantrun'),
	(789, 'Can add 不变量违反', 198, 'add_openviolation'),
	(790, 'Can change 不变量违反', 198, 'change_openviolation'),
	(791, 'Can delete 不变量违反', 198, 'delete_openviolation'),
	(792, 'Can view 不变量违反', 198, 'view_openviolation'),
	(793, 'Can add 设备故障', 199, 'add_fault'),
	(794, 'Can change 设备故障', 199, 'change_fault'),
	(795, 'Can delete 设备故障', 199, 'delete_fault'),
	(796, 'Can view 设备故障', 199, 'view_fault'),
	(797, 'Can add 故障经过', 200, 'add_faultstep'),
	(798, 'Can change 故障经过', 200, 'change_faultstep'),
	(799, 'Can delete 故障经过', 200, 'delete_faultstep'),
	(800, 'Can view 故障经过', 200, 'view_faultstep'),
	(801, 'Can add 值班', 201, 'add_oncallduty'),
	(802, 'Can change 值班', 201, 'change_oncallduty'),
	(803, 'Can delete 值班', 201, 'delete_oncallduty'),
	(804, 'Can view 值班', 201, 'view_oncallduty'),
	(805, 'Can add 演练', 202, 'add_drill'),
	(806, 'Can change 演练', 202, 'change_drill'),
	(807, 'Can delete 演练', 202, 'delete_drill'),
	(808, 'Can view 演练', 202, 'view_drill'),
	(809, 'Can add 设备台账', 203, 'add_equipment'),
	(810, 'Can change 设备台账', 203, 'change_equipment'),
	(811, 'Can delete 设备台账', 203, 'delete_equipment'),
	(812, 'Can view 设备台账', 203, 'view_equipment'),
	(813, 'Can add 计划维护', 204, 'add_maintenancewindow'),
	(814, 'Can change 计划维护', 204, 'change_maintenancewindow'),
	(815, 'Can delete 计划维护', 204, 'delete_maintenancewindow'),
	(816, 'Can view 计划维护', 204, 'view_maintenancewindow'),
	(817, 'Can add frozen quarter', 205, 'add_frozenquarter'),
	(818, 'Can change frozen quarter', 205, 'change_frozenquarter'),
	(819, 'Can delete frozen quarter', 205, 'delete_frozenquarter'),
	(820, 'Can view frozen quarter', 205, 'view_frozenquarter'),
	(821, 'Can add 考核台账', 206, 'add_registerentry'),
	(822, 'Can change 考核台账', 206, 'change_registerentry'),
	(823, 'Can delete 考核台账', 206, 'delete_registerentry'),
	(824, 'Can view 考核台账', 206, 'view_registerentry'),
	(825, 'Can add evidence', 207, 'add_evidence'),
	(826, 'Can change evidence', 207, 'change_evidence'),
	(827, 'Can delete evidence', 207, 'delete_evidence'),
	(828, 'Can view evidence', 207, 'view_evidence'),
	(829, 'Can add dispute', 208, 'add_dispute'),
	(830, 'Can change dispute', 208, 'change_dispute'),
	(831, 'Can delete dispute', 208, 'delete_dispute'),
	(832, 'Can view dispute', 208, 'view_dispute'),
	(833, 'Can add correction sheet', 209, 'add_correctionsheet'),
	(834, 'Can change correction sheet', 209, 'change_correctionsheet'),
	(835, 'Can delete correction sheet', 209, 'delete_correctionsheet'),
	(836, 'Can view correction sheet', 209, 'view_correctionsheet'),
	(837, 'Can add 验收记录', 210, 'add_acceptancestep'),
	(838, 'Can change 验收记录', 210, 'change_acceptancestep'),
	(839, 'Can delete 验收记录', 210, 'delete_acceptancestep'),
	(840, 'Can view 验收记录', 210, 'view_acceptancestep'),
	(841, 'Can add 大屏', 211, 'add_wall'),
	(842, 'Can change 大屏', 211, 'change_wall'),
	(843, 'Can delete 大屏', 211, 'delete_wall'),
	(844, 'Can view 大屏', 211, 'view_wall'),
	(845, 'Can add wall version', 212, 'add_wallversion'),
	(846, 'Can change wall version', 212, 'change_wallversion'),
	(847, 'Can delete wall version', 212, 'delete_wallversion'),
	(848, 'Can view wall version', 212, 'view_wallversion'),
	(849, 'Can add 大屏链接', 213, 'add_display'),
	(850, 'Can change 大屏链接', 213, 'change_display'),
	(851, 'Can delete 大屏链接', 213, 'delete_display'),
	(852, 'Can view 大屏链接', 213, 'view_display'),
	(853, 'Can add 接口客户端', 214, 'add_apiclient'),
	(854, 'Can change 接口客户端', 214, 'change_apiclient'),
	(855, 'Can delete 接口客户端', 214, 'delete_apiclient'),
	(856, 'Can view 接口客户端', 214, 'view_apiclient'),
	(857, 'Can add api use', 215, 'add_apiuse'),
	(858, 'Can change api use', 215, 'change_apiuse'),
	(859, 'Can delete api use', 215, 'delete_apiuse'),
	(860, 'Can view api use', 215, 'view_apiuse'),
	(861, 'Can add dial once', 216, 'add_dialonce'),
	(862, 'Can change dial once', 216, 'change_dialonce'),
	(863, 'Can delete dial once', 216, 'delete_dialonce'),
	(864, 'Can view dial once', 216, 'view_dialonce'),
	(865, 'Can add 事件推送', 217, 'add_webhook'),
	(866, 'Can change 事件推送', 217, 'change_webhook'),
	(867, 'Can delete 事件推送', 217, 'delete_webhook'),
	(868, 'Can view 事件推送', 217, 'view_webhook'),
	(869, 'Can add 可嵌入软电话条的系统', 218, 'add_embedorigin'),
	(870, 'Can change 可嵌入软电话条的系统', 218, 'change_embedorigin'),
	(871, 'Can delete 可嵌入软电话条的系统', 218, 'delete_embedorigin'),
	(872, 'Can view 可嵌入软电话条的系统', 218, 'view_embedorigin');

INSERT INTO public.django_content_type VALUES
	(1, 'auth', 'permission'),
	(2, 'auth', 'group'),
	(3, 'contenttypes', 'contenttype'),
	(4, 'axes', 'accessattempt'),
	(5, 'axes', 'accesslog'),
	(6, 'axes', 'accessfailurelog'),
	(7, 'axes', 'accessattemptexpiration'),
	(8, 'procrastinate', 'procrastinateevent'),
	(9, 'procrastinate', 'procrastinatejob'),
	(10, 'procrastinate', 'procrastinateperiodicdefer'),
	(11, 'procrastinate', 'procrastinateworker'),
	(12, 'infrastructure', 'auditrow'),
	(13, 'infrastructure', 'outgoing'),
	(14, 'infrastructure', 'quarantinedfile'),
	(15, 'eventlog', 'parkedevent'),
	(16, 'eventlog', 'loggedevent'),
	(17, 'eventlog', 'loghead'),
	(18, 'approvals', 'approval'),
	(19, 'accounts', 'group'),
	(20, 'accounts', 'role'),
	(21, 'accounts', 'staff'),
	(22, 'accounts', 'session'),
	(23, 'accounts', 'formerpassword'),
	(24, 'accounts', 'factorchallenge'),
	(25, 'accounts', 'recoverycode'),
	(26, 'accounts', 'secondfactor'),
	(27, 'accounts', 'signinattempt'),
	(28, 'accounts', 'savedview'),
	(29, 'calendar', 'calendarday'),
	(30, 'notifications', 'notification'),
	(31, 'notifications', 'preference'),
	(32, 'notifications', 'receipt'),
	(33, 'audit', 'auditlink'),
	(34, 'audit', 'auditpruning'),
	(35, 'audit', 'auditfinding'),
	(36, 'audit', 'audithead'),
	(37, 'audit', 'auditverification'),
	(38, 'citizens', 'resealing'),
	(39, 'citizens', 'personalrequest'),
	(40, 'citizens', 'personaldatachange'),
	(41, 'citizens', 'blocking'),
	(42, 'security', 'selfcheck'),
	(43, 'security', 'accident'),
	(44, 'security', 'accidentfile'),
	(45, 'security', 'accidentstep'),
	(46, 'security', 'accidentdecision'),
	(47, 'telephony', 'outboundpolicyversion'),
	(48, 'telephony', 'outboundattempt'),
	(49, 'routing', 'publication'),
	(50, 'routing', 'skill'),
	(51, 'routing', 'queue'),
	(52, 'routing', 'queueoverflow'),
	(53, 'routing', 'agentskill'),
	(54, 'routing', 'notice'),
	(55, 'routing', 'noticereceipt'),
	(56, 'routing', 'temporaryskill'),
	(57, 'routing', 'notreadyreason'),
	(58, 'ivr', 'flowversion'),
	(59, 'ivr', 'flowchange'),
	(60, 'ivr', 'switchedon'),
	(61, 'ivr', 'sound'),
	(62, 'ivr', 'promptversion'),
	(63, 'records', 'agentperiod'),
	(64, 'records', 'callrecord'),
	(65, 'records', 'calltalk'),
	(66, 'records', 'notecorrection'),
	(67, 'records', 'callexport'),
	(68, 'callbacks', 'callback'),
	(69, 'callbacks', 'callbacktry'),
	(70, 'callbacks', 'correction'),
	(71, 'knowledge', 'article'),
	(72, 'knowledge', 'file'),
	(73, 'knowledge', 'term'),
	(74, 'knowledge', 'version'),
	(75, 'knowledge', 'requiredreading'),
	(76, 'knowledge', 'feedback'),
	(77, 'knowledge', 'receipt'),
	(78, 'assistant', 'sample'),
	(79, 'assistant', 'gap'),
	(80, 'assistant', 'minute'),
	(81, 'assistant', 'sampled'),
	(82, 'assistant', 'judgement'),
	(83, 'assistant', 'trial'),
	(84, 'assistant', 'storedquestion'),
	(85, 'recordings', 'recordingfile'),
	(86, 'recordings', 'legalhold'),
	(87, 'recordings', 'retentionrule'),
	(88, 'recordings', 'download'),
	(89, 'recordings', 'checkrun'),
	(90, 'recordings', 'destruction'),
	(91, 'recordings', 'duerecording'),
	(92, 'recordings', 'listening'),
	(93, 'recordings', 'talktranscript'),
	(94, 'messaging', 'item'),
	(95, 'messaging', 'text'),
	(96, 'messaging', 'chat'),
	(97, 'messaging', 'chatmessage'),
	(98, 'messaging', 'chatnumber'),
	(99, 'messaging', 'cannedreply'),
	(100, 'messaging', 'chatfile'),
	(101, 'messaging', 'carrierreceipt'),
	(102, 'messaging', 'textpart'),
	(103, 'messaging', 'barrednumber'),
	(104, 'messaging', 'carrierline'),
	(105, 'messaging', 'portednumber'),
	(106, 'messaging', 'replypart'),
	(107, 'messaging', 'textreply'),
	(108, 'messaging', 'massproblem'),
	(109, 'messaging', 'masssending'),
	(110, 'messaging', 'massresult'),
	(111, 'messaging', 'keywordversion'),
	(112, 'ratings', 'badrating'),
	(113, 'ratings', 'invitation'),
	(114, 'ratings', 'handlingstep'),
	(115, 'ratings', 'mending'),
	(116, 'workorders', 'case'),
	(117, 'workorders', 'numberseries'),
	(118, 'workorders', 'attachment'),
	(119, 'workorders', 'casedeadline'),
	(120, 'workorders', 'comment'),
	(121, 'workorders', 'department'),
	(122, 'workorders', 'casetask'),
	(123, 'workorders', 'entry'),
	(124, 'workorders', 'extension'),
	(125, 'workorders', 'leave'),
	(126, 'workorders', 'member'),
	(127, 'workorders', 'modelversion'),
	(128, 'workorders', 'party'),
	(129, 'workorders', 'savedfilter'),
	(130, 'workorders', 'received'),
	(131, 'workorders', 'sent'),
	(132, 'workorders', 'casesearchtext'),
	(133, 'surveys', 'invitation'),
	(134, 'surveys', 'survey'),
	(135, 'surveys', 'response'),
	(136, 'surveys', 'surveyversion'),
	(137, 'surveys', 'comment'),
	(138, 'campaigns', 'campaign'),
	(139, 'campaigns', 'campaignentry'),
	(140, 'campaigns', 'campaignproblem'),
	(141, 'campaigns', 'campaigntry'),
	(142, 'workforce', 'markedday'),
	(143, 'workforce', 'plannedevent'),
	(144, 'workforce', 'staffingtargets'),
	(145, 'workforce', 'forecastversion'),
	(146, 'workforce', 'roster'),
	(147, 'workforce', 'staffconstraint'),
	(148, 'workforce', 'rosterline'),
	(149, 'workforce', 'shiftrequest'),
	(150, 'workforce', 'rosterchange'),
	(151, 'workforce', 'attendanceday'),
	(152, 'workforce', 'attendanceexception'),
	(153, 'workforce', 'shiftoffer'),
	(154, 'workforce', 'shiftofferanswer'),
	(155, 'quality', 'inspection'),
	(156, 'quality', 'samplingplan'),
	(157, 'quality', 'mark'),
	(158, 'quality', 'appeal'),
	(159, 'quality', 'standard'),
	(160, 'quality', 'wronganswer'),
	(161, 'quality', 'machineitem'),
	(162, 'quality', 'machinemark'),
	(163, 'quality', 'standardtrial'),
	(164, 'quality', 'calibration'),
	(165, 'quality', 'calibrationsheet'),
	(166, 'quality', 'precedent'),
	(167, 'training', 'batch'),
	(168, 'training', 'batchmember'),
	(169, 'training', 'plannedlesson'),
	(170, 'training', 'trainingresult'),
	(171, 'training', 'certificate'),
	(172, 'exams', 'paper'),
	(173, 'exams', 'exam'),
	(174, 'exams', 'question'),
	(175, 'exams', 'paperquestion'),
	(176, 'exams', 'sitting'),
	(177, 'exams', 'answer'),
	(178, 'exams', 'reviewcard'),
	(179, 'exams', 'readingquiz'),
	(180, 'practice', 'practicetalk'),
	(181, 'practice', 'practiceturn'),
	(182, 'courses', 'course'),
	(183, 'courses', 'courselearner'),
	(184, 'courses', 'chapterrecord'),
	(185, 'courses', 'courseversion'),
	(186, 'courses', 'courseassignment'),
	(187, 'analytics', 'correction'),
	(188, 'analytics', 'closedperiod'),
	(189, 'analytics', 'factrow'),
	(190, 'analytics', 'savedquestion'),
	(191, 'analytics', 'outsideregister'),
	(192, 'analytics', 'schedule'),
	(193, 'analytics', 'result'),
	(194, 'analytics', 'lateday'),
	(195, 'operations', 'alarm'),
	(196, 'operations', 'alarmthreshold'),
	(197, 'operations', 'invariantrun'),
	(198, 'operations', 'openviolation'),
	(199, 'upkeep', 'fault'),
	(200, 'upkeep', 'faultstep'),
	(201, 'upkeep', 'oncallduty'),
	(202, 'upkeep', 'drill'),
	(203, 'upkeep', 'equipment'),
	(204, 'upkeep', 'maintenancewindow'),
	(205, 'assessment', 'frozenquarter'),
	(206, 'assessment', 'registerentry'),
	(207, 'assessment', 'evidence'),
	(208, 'assessment', 'dispute'),
	(209, 'assessment', 'correctionsheet'),
	(210, 'assessment', 'acceptancestep'),
	(211, 'walls', 'wall'),
	(212, 'walls', 'wallversion'),
	(213, 'walls', 'display'),
	(214, 'integrations', 'apiclient'),
	(215, 'integrations', 'apiuse'),
	(216, 'integrations', 'dialonce'),
	(217, 'integrations', 'webhook'),
	(218, 'integrations', 'embedorigin');

INSERT INTO public.django_migrations VALUES
	(1, 'infrastructure', '0001_initial', '2026-12-03 15:53:28.684716+08'),
	(2, 'infrastructure', '0002_audit_rows_stay', '2026-12-03 15:53:28.688243+08'),
	(3, 'accounts', '0001_initial', '2026-12-03 15:53:28.707048+08'),
	(4, 'accounts', '0002_roles_as_delivered', '2026-12-03 15:53:28.726117+08'),
	(5, 'accounts', '0003_roles_that_change_flows', '2026-12-03 15:53:28.741101+08'),
	(6, 'accounts', '0004_roles_that_see_to_alarms', '2026-12-03 15:53:28.744729+08'),
	(7, 'accounts', '0005_roles_that_supervise', '2026-12-03 15:53:28.746165+08'),
	(8, 'accounts', '0006_roles_that_keep_recordings', '2026-12-03 15:53:28.749126+08'),
	(9, 'accounts', '0007_roles_that_know', '2026-12-03 15:53:28.753793+08'),
	(10, 'accounts', '0008_roles_that_count', '2026-12-03 15:53:28.760305+08'),
	(11, 'accounts', '0009_roles_that_watch_walls', '2026-12-03 15:53:28.76566+08'),
	(12, 'accounts', '0010_one_time_passwords', '2026-12-03 15:53:28.784237+08'),
	(13, 'accounts', '0011_roles_that_watch_calls_out', '2026-12-03 15:53:28.79279+08'),
	(14, 'accounts', '0012_sessions', '2026-12-03 15:53:28.803145+08'),
	(15, 'accounts', '0013_passwords', '2026-12-03 15:53:28.815484+08'),
	(16, 'accounts', '0014_second_factors', '2026-12-03 15:53:28.849077+08'),
	(17, 'accounts', '0015_one_power', '2026-12-03 15:53:28.87603+08'),
	(18, 'accounts', '0016_roles_for_personal_requests', '2026-12-03 15:53:28.889063+08'),
	(19, 'accounts', '0017_roles_that_keep_watch', '2026-12-03 15:53:28.899609+08'),
	(20, 'accounts', '0018_sign_in_attempts', '2026-12-03 15:53:28.915052+08'),
	(21, 'accounts', '0019_roles_that_listen_every_day', '2026-12-03 15:53:28.928005+08'),
	(22, 'accounts', '0020_saved_views', '2026-12-03 15:53:28.946321+08'),
	(23, 'accounts', '0021_no_log_of_django_admin', '2026-12-03 15:53:28.94757+08'),
	(24, 'accounts', '0022_screen_words', '2026-12-03 15:53:28.956319+08'),
	(25, 'accounts', '0023_sm2_certificates', '2026-12-03 15:53:29.015231+08'),
	(26, 'analytics', '0001_facts', '2026-12-03 15:53:29.031776+08'),
	(27, 'analytics', '0002_schedules_and_outside', '2026-12-03 15:53:29.054454+08'),
	(28, 'analytics', '0003_sums_and_late_days', '2026-12-03 15:53:29.063264+08'),
	(29, 'analytics', '0004_inspections_and_attendance', '2026-12-03 15:53:29.085536+08'),
	(30, 'analytics', '0005_names_of_the_trade', '2026-12-03 15:53:29.090871+08'),
	(31, 'approvals', '0001_initial', '2026-12-03 15:53:29.10023+08'),
	(32, 'assessment', '0001_registers', '2026-12-03 15:53:29.14075+08'),
	(33, 'assessment', '0002_acceptance', '2026-12-03 15:53:29.146054+08'),
	(34, 'assessment', '0003_names_of_the_trade', '2026-12-03 15:53:29.190369+08'),
	(35, 'assistant', '0001_what_is_learned_from', '2026-12-03 15:53:29.293257+08'),
	(36, 'assistant', '0002_stored_questions', '2026-12-03 15:53:29.355796+08'),
	(37, 'infrastructure', '0003_outgoing_rings', '2026-12-03 15:53:29.358859+08'),
	(38, 'infrastructure', '0004_audit_rows_of_requests', '2026-12-03 15:53:29.391231+08'),
	(39, 'infrastructure', '0005_audit_rows_are_only_inserted', '2026-12-03 15:53:29.393673+08'),
	(40, 'audit', '0001_chain_and_heads', '2026-12-03 15:53:29.413089+08'),
	(41, 'audit', '0002_only_inserted', '2026-12-03 15:53:29.415428+08'),
	(42, 'contenttypes', '0001_initial', '2026-12-03 15:53:29.42179+08'),
	(43, 'contenttypes', '0002_remove_content_type_name', '2026-12-03 15:53:29.471159+08'),
	(44, 'auth', '0001_initial', '2026-12-03 15:53:29.499724+08'),
	(45, 'auth', '0002_alter_permission_name_max_length', '2026-12-03 15:53:29.507859+08'),
	(46, 'auth', '0003_alter_user_email_max_length', '2026-12-03 15:53:29.514882+08'),
	(47, 'auth', '0004_alter_user_username_opts', '2026-12-03 15:53:29.521164+08'),
	(48, 'auth', '0005_alter_user_last_login_null', '2026-12-03 15:53:29.528044+08'),
	(49, 'auth', '0006_require_contenttypes_0002', '2026-12-03 15:53:29.52943+08'),
	(50, 'auth', '0007_alter_validators_add_error_messages', '2026-12-03 15:53:29.5377+08'),
	(51, 'auth', '0008_alter_user_username_max_length', '2026-12-03 15:53:29.545057+08'),
	(52, 'auth', '0009_alter_user_last_name_max_length', '2026-12-03 15:53:29.551984+08'),
	(53, 'auth', '0010_alter_group_name_max_length', '2026-12-03 15:53:29.5619+08'),
	(54, 'auth', '0011_update_proxy_permissions', '2026-12-03 15:53:29.597511+08'),
	(55, 'auth', '0012_alter_user_first_name_max_length', '2026-12-03 15:53:29.604864+08'),
	(56, 'axes', '0001_initial', '2026-12-03 15:53:29.615448+08'),
	(57, 'axes', '0002_auto_20151217_2044', '2026-12-03 15:53:29.652246+08'),
	(58, 'axes', '0003_auto_20160322_0929', '2026-12-03 15:53:29.67734+08'),
	(59, 'axes', '0004_auto_20181024_1538', '2026-12-03 15:53:29.705376+08'),
	(60, 'axes', '0005_remove_accessattempt_trusted', '2026-12-03 15:53:29.709711+08'),
	(61, 'axes', '0006_remove_accesslog_trusted', '2026-12-03 15:53:29.713923+08'),
	(62, 'axes', '0007_alter_accessattempt_unique_together', '2026-12-03 15:53:29.76299+08'),
	(63, 'axes', '0008_accessfailurelog', '2026-12-03 15:53:29.7744+08'),
	(64, 'axes', '0009_add_session_hash', '2026-12-03 15:53:29.800594+08'),
	(65, 'axes', '0010_accessattemptexpiration', '2026-12-03 15:53:29.81153+08'),
	(66, 'ivr', '0001_initial', '2026-12-03 15:53:29.822685+08'),
	(67, 'ivr', '0002_drafts_trials_switches', '2026-12-03 15:53:29.929886+08'),
	(68, 'ivr', '0003_own_prompts', '2026-12-03 15:53:29.950617+08'),
	(69, 'ivr', '0004_dropped_prompts', '2026-12-03 15:53:29.958683+08'),
	(70, 'calendar', '0001_days_come_from_ivr', '2026-12-03 15:53:29.997226+08'),
	(71, 'calls', '0001_initial', '2026-12-03 15:53:30.021154+08'),
	(72, 'calls', '0002_calls_dialled_out', '2026-12-03 15:53:30.058127+08'),
	(73, 'calls', '0003_the_callback_list', '2026-12-03 15:53:30.07262+08'),
	(74, 'calls', '0004_asked_in_writing', '2026-12-03 15:53:30.078543+08'),
	(75, 'calls', '0005_agents_time_by_its_ends', '2026-12-03 15:53:30.086318+08'),
	(76, 'callbacks', '0001_the_list_comes_from_calls', '2026-12-03 15:53:30.343198+08'),
	(77, 'callbacks', '0002_conversation', '2026-12-03 15:53:30.352802+08'),
	(78, 'callbacks', '0003_stated_numbers', '2026-12-03 15:53:30.357989+08'),
	(79, 'callbacks', '0004_corrections', '2026-12-03 15:53:30.367187+08'),
	(80, 'calls', '0006_the_callback_list_moves', '2026-12-03 15:53:30.369038+08'),
	(81, 'records', '0001_records_come_from_calls', '2026-12-03 15:53:30.436593+08'),
	(82, 'calls', '0007_records_move', '2026-12-03 15:53:30.438907+08'),
	(83, 'campaigns', '0001_tables', '2026-12-03 15:53:30.54939+08'),
	(84, 'campaigns', '0002_roles_of_campaigns', '2026-12-03 15:53:30.627709+08'),
	(85, 'campaigns', '0003_lists_from_searches', '2026-12-03 15:53:30.662546+08'),
	(86, 'campaigns', '0004_samples', '2026-12-03 15:53:30.686002+08'),
	(87, 'citizens', '0001_resealings', '2026-12-03 15:53:30.691631+08'),
	(88, 'citizens', '0002_personal_requests', '2026-12-03 15:53:30.716346+08'),
	(89, 'citizens', '0003_blocking', '2026-12-03 15:53:30.731762+08'),
	(90, 'courses', '0001_tables', '2026-12-03 15:53:30.812989+08'),
	(91, 'courses', '0002_roles_of_courses', '2026-12-03 15:53:30.890878+08'),
	(92, 'eventlog', '0001_initial', '2026-12-03 15:53:30.90485+08'),
	(93, 'eventlog', '0002_events_stay', '2026-12-03 15:53:30.908885+08'),
	(94, 'eventlog', '0003_turns_of_agents', '2026-12-03 15:53:30.914175+08'),
	(95, 'eventlog', '0004_directions_of_a_day', '2026-12-03 15:53:30.919096+08'),
	(96, 'exams', '0001_tables', '2026-12-03 15:53:31.021202+08'),
	(97, 'exams', '0002_roles_of_exams', '2026-12-03 15:53:31.068619+08'),
	(98, 'exams', '0003_batch_of_an_exam', '2026-12-03 15:53:31.082041+08'),
	(99, 'exams', '0004_review_cards', '2026-12-03 15:53:31.102548+08'),
	(100, 'exams', '0005_quizzes', '2026-12-03 15:53:31.109558+08'),
	(101, 'infrastructure', '0006_quarantined_files', '2026-12-03 15:53:31.117962+08'),
	(102, 'infrastructure', '0007_quarantine_of_contents', '2026-12-03 15:53:31.137681+08'),
	(103, 'integrations', '0001_initial', '2026-12-03 15:53:31.161425+08'),
	(104, 'integrations', '0002_roles_that_let_systems_in', '2026-12-03 15:53:31.23483+08'),
	(105, 'integrations', '0003_webhooks', '2026-12-03 15:53:31.255988+08'),
	(106, 'integrations', '0004_embed_origins', '2026-12-03 15:53:31.261349+08'),
	(107, 'integrations', '0005_names_of_the_trade', '2026-12-03 15:53:31.27147+08'),
	(108, 'integrations', '0006_clients_without_a_key', '2026-12-03 15:53:31.280874+08'),
	(109, 'ivr', '0005_days_move_to_calendar', '2026-12-03 15:53:31.283425+08'),
	(110, 'ivr', '0006_published_versions_stay', '2026-12-03 15:53:31.287696+08'),
	(111, 'ivr', '0007_screen_words', '2026-12-03 15:53:31.297012+08'),
	(112, 'ivr', '0008_screen_words_of_changes', '2026-12-03 15:53:31.305444+08'),
	(113, 'ivr', '0009_screen_words_of_announcements', '2026-12-03 15:53:31.317109+08'),
	(114, 'knowledge', '0001_the_knowledge_base', '2026-12-03 15:53:31.408388+08'),
	(115, 'knowledge', '0002_published_versions_stay', '2026-12-03 15:53:31.411223+08'),
	(116, 'knowledge', '0003_feedback_is_text', '2026-12-03 15:53:31.436962+08'),
	(117, 'knowledge', '0004_readings_of_one_person', '2026-12-03 15:53:31.446479+08'),
	(118, 'knowledge', '0005_quizzes_of_readings', '2026-12-03 15:53:31.458913+08'),
	(119, 'messaging', '0001_initial', '2026-12-03 15:53:31.47735+08'),
	(120, 'messaging', '0002_roles_that_work_the_inbox', '2026-12-03 15:53:31.556067+08'),
	(121, 'messaging', '0003_texts', '2026-12-03 15:53:31.564444+08'),
	(122, 'messaging', '0004_what_is_not_kept_yet', '2026-12-03 15:53:31.571279+08'),
	(123, 'messaging', '0005_chats', '2026-12-03 15:53:31.59522+08'),
	(124, 'messaging', '0006_roles_that_chat', '2026-12-03 15:53:31.669638+08'),
	(125, 'messaging', '0007_names_of_the_trade', '2026-12-03 15:53:31.745185+08'),
	(126, 'messaging', '0008_numbers_that_find_chats', '2026-12-03 15:53:31.760381+08'),
	(127, 'messaging', '0009_canned_replies', '2026-12-03 15:53:31.767507+08'),
	(128, 'messaging', '0010_chat_files', '2026-12-03 15:53:31.783296+08'),
	(129, 'messaging', '0011_texts_at_carriers', '2026-12-03 15:53:31.883616+08'),
	(130, 'messaging', '0012_replies', '2026-12-03 15:53:32.176282+08'),
	(131, 'messaging', '0013_texts_that_have_their_parts', '2026-12-03 15:53:32.180932+08'),
	(132, 'messaging', '0014_roles_that_manage_texts', '2026-12-03 15:53:32.280964+08'),
	(133, 'messaging', '0015_mass_sending', '2026-12-03 15:53:32.348181+08'),
	(134, 'messaging', '0016_roles_of_mass_sending', '2026-12-03 15:53:32.440878+08'),
	(135, 'messaging', '0017_results_of_mass_sending', '2026-12-03 15:53:32.457413+08'),
	(136, 'messaging', '0018_keyword_rules', '2026-12-03 15:53:32.463981+08'),
	(137, 'messaging', '0019_sheets_of_ported_numbers', '2026-12-03 15:53:32.47259+08'),
	(138, 'notifications', '0001_initial', '2026-12-03 15:53:32.510974+08'),
	(139, 'operations', '0001_initial', '2026-12-03 15:53:32.519913+08'),
	(140, 'operations', '0002_watched_alarms_and_thresholds', '2026-12-03 15:53:32.594271+08'),
	(141, 'operations', '0003_invariants', '2026-12-03 15:53:32.604946+08'),
	(142, 'operations', '0004_names_of_the_trade', '2026-12-03 15:53:32.610597+08'),
	(143, 'practice', '0001_tables', '2026-12-03 15:53:32.627015+08'),
	(144, 'practice', '0002_roles_of_practice', '2026-12-03 15:53:32.694239+08'),
	(145, 'procrastinate', '0001_initial', '2026-12-03 15:53:32.704687+08'),
	(146, 'procrastinate', '0002_drop_started_at_column', '2026-12-03 15:53:32.707428+08'),
	(147, 'procrastinate', '0003_drop_started_at_column', '2026-12-03 15:53:32.711293+08'),
	(148, 'procrastinate', '0004_drop_procrastinate_version_table', '2026-12-03 15:53:32.715068+08'),
	(149, 'procrastinate', '0005_fix_procrastinate_fetch_job', '2026-12-03 15:53:32.717527+08'),
	(150, 'procrastinate', '0006_fix_trigger_status_events_insert', '2026-12-03 15:53:32.719615+08'),
	(151, 'procrastinate', '0007_add_queueing_lock_column', '2026-12-03 15:53:32.722145+08'),
	(152, 'procrastinate', '0008_close_fetch_job_race_condition', '2026-12-03 15:53:32.724858+08'),
	(153, 'procrastinate', '0009_add_defer_job_function', '2026-12-03 15:53:32.726988+08'),
	(154, 'procrastinate', '0010_add_procrastinate_periodic_defers', '2026-12-03 15:53:32.731624+08'),
	(155, 'procrastinate', '0011_add_foreign_key_index', '2026-12-03 15:53:32.735604+08'),
	(156, 'procrastinate', '0012_add_locks_to_periodic_defer', '2026-12-03 15:53:32.739599+08'),
	(157, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', '2026-12-03 15:53:32.742461+08'),
	(158, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', '2026-12-03 15:53:32.744554+08'),
	(159, 'procrastinate', '0015_add_trigger_on_job_deletion', '2026-12-03 15:53:32.746527+08'),
	(160, 'procrastinate', '0016_delete_finished_jobs', '2026-12-03 15:53:32.74837+08'),
	(161, 'procrastinate', '0017_add_checks_to_finish_job', '2026-12-03 15:53:32.750268+08'),
	(162, 'procrastinate', '0018_add_checks_to_retry_job', '2026-12-03 15:53:32.751969+08'),
	(163, 'procrastinate', '0019_fix_finish_job_compat_issue', '2026-12-03 15:53:32.753627+08'),
	(164, 'procrastinate', '0020_add_index_on_procrastinate_jobs', '2026-12-03 15:53:32.756575+08'),
	(165, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', '2026-12-03 15:53:32.759546+08'),
	(166, 'procrastinate', '0022_null_locks_excluded', '2026-12-03 15:53:32.761428+08'),
	(167, 'procrastinate', '0023_remove_old_finish_job_function', '2026-12-03 15:53:32.763336+08'),
	(168, 'procrastinate', '0024_job_id_bigint', '2026-12-03 15:53:32.768816+08'),
	(169, 'procrastinate', '0025_add_models', '2026-12-03 15:53:32.777047+08'),
	(170, 'procrastinate', '0026_add_job_priority', '2026-12-03 15:53:32.784643+08'),
	(171, 'procrastinate', '0027_add_periodic_job_priority', '2026-12-03 15:53:32.788002+08'),
	(172, 'procrastinate', '0028_add_cancel_states', '2026-12-03 15:53:32.802105+08'),
	(173, 'procrastinate', '0029_add_additional_params_to_retry_job', '2026-12-03 15:53:32.804932+08'),
	(174, 'procrastinate', '0030_alter_procrastinateevent_options', '2026-12-03 15:53:32.80956+08'),
	(175, 'procrastinate', '0031_add_indexes_for_fetch_job', '2026-12-03 15:53:32.814366+08'),
	(176, 'procrastinate', '0032_pre_cancel_notification', '2026-12-03 15:53:32.824972+08'),
	(177, 'procrastinate', '0033_post_cancel_notification', '2026-12-03 15:53:32.839848+08'),
	(178, 'procrastinate', '0034_pre_add_heartbeat', '2026-12-03 15:53:32.855346+08'),
	(179, 'procrastinate', '0035_post_add_heartbeat', '2026-12-03 15:53:32.859118+08'),
	(180, 'procrastinate', '0036_add_worker_model', '2026-12-03 15:53:32.869856+08'),
	(181, 'procrastinate', '0037_pre_batch_defer_jobs', '2026-12-03 15:53:32.874039+08'),
	(182, 'procrastinate', '0038_post_batch_defer_jobs', '2026-12-03 15:53:32.878888+08'),
	(183, 'procrastinate', '0039_pre_priority_lock_fetch_job', '2026-12-03 15:53:32.882265+08'),
	(184, 'procrastinate', '0040_pre_retry_failed_job', '2026-12-03 15:53:32.88695+08'),
	(185, 'procrastinate', '0041_post_retry_failed_job', '2026-12-03 15:53:32.889988+08'),
	(186, 'quality', '0001_tables', '2026-12-03 15:53:33.141994+08'),
	(187, 'quality', '0002_first_standard_and_roles', '2026-12-03 15:53:33.389059+08'),
	(188, 'quality', '0003_machine_marks', '2026-12-03 15:53:33.53046+08'),
	(189, 'quality', '0004_drafts_of_standards', '2026-12-03 15:53:33.627794+08'),
	(190, 'quality', '0005_calibrations', '2026-12-03 15:53:34.164018+08'),
	(191, 'quality', '0006_corrections', '2026-12-03 15:53:34.26016+08'),
	(192, 'quality', '0007_hints_and_readings', '2026-12-03 15:53:34.292274+08'),
	(193, 'ratings', '0001_initial', '2026-12-03 15:53:34.344813+08'),
	(194, 'ratings', '0002_roles_that_see_to_ratings', '2026-12-03 15:53:34.474149+08'),
	(195, 'recordings', '0001_initial', '2026-12-03 15:53:34.482618+08'),
	(196, 'recordings', '0002_the_library', '2026-12-03 15:53:34.857394+08'),
	(197, 'recordings', '0003_destroying', '2026-12-03 15:53:34.87374+08'),
	(198, 'recordings', '0004_archive_summed_up', '2026-12-03 15:53:34.886001+08'),
	(199, 'recordings', '0005_retained_until', '2026-12-03 15:53:34.937566+08'),
	(200, 'recordings', '0006_raw_too', '2026-12-03 15:53:34.945444+08'),
	(201, 'recordings', '0007_listenings', '2026-12-03 15:53:34.951434+08'),
	(202, 'recordings', '0008_listenings_to_other_sounds', '2026-12-03 15:53:35.095546+08'),
	(203, 'recordings', '0009_transcripts', '2026-12-03 15:53:35.102344+08'),
	(204, 'records', '0002_screen_words', '2026-12-03 15:53:35.109939+08'),
	(205, 'records', '0003_tails_are_indexes', '2026-12-03 15:53:35.121254+08'),
	(206, 'records', '0004_corrections_of_notes', '2026-12-03 15:53:35.129302+08'),
	(207, 'records', '0005_exports_of_calls', '2026-12-03 15:53:35.136285+08'),
	(208, 'routing', '0001_initial', '2026-12-03 15:53:35.20798+08'),
	(209, 'routing', '0002_leaders_direct', '2026-12-03 15:53:35.344109+08'),
	(210, 'routing', '0003_skill_loans', '2026-12-03 15:53:35.377027+08'),
	(211, 'routing', '0004_notices', '2026-12-03 15:53:35.399748+08'),
	(212, 'routing', '0005_temporary_skills', '2026-12-03 15:53:35.611274+08'),
	(213, 'routing', '0006_callback_wording', '2026-12-03 15:53:35.620011+08'),
	(214, 'routing', '0007_screen_words', '2026-12-03 15:53:35.632591+08'),
	(215, 'routing', '0008_not_ready_reasons', '2026-12-03 15:53:35.645838+08'),
	(216, 'routing', '0009_shares_of_a_queue', '2026-12-03 15:53:35.712158+08'),
	(217, 'security', '0001_self_checks', '2026-12-03 15:53:35.721538+08'),
	(218, 'security', '0002_accidents', '2026-12-03 15:53:35.768103+08'),
	(219, 'security', '0003_decisions_on_accidents', '2026-12-03 15:53:36.02119+08'),
	(220, 'surveys', '0001_tables', '2026-12-03 15:53:36.174394+08'),
	(221, 'surveys', '0002_published_stays_and_who_sees_surveys', '2026-12-03 15:53:36.312745+08'),
	(222, 'telephony', '0001_calls_out', '2026-12-03 15:53:36.34833+08'),
	(223, 'training', '0001_tables', '2026-12-03 15:53:36.448719+08'),
	(224, 'training', '0002_roles_of_training', '2026-12-03 15:53:36.600474+08'),
	(225, 'training', '0003_certificates', '2026-12-03 15:53:36.635369+08'),
	(226, 'upkeep', '0001_tables', '2026-12-03 15:53:36.669487+08'),
	(227, 'upkeep', '0002_roles_of_faults', '2026-12-03 15:53:36.823016+08'),
	(228, 'upkeep', '0003_planned_work', '2026-12-03 15:53:36.848547+08'),
	(229, 'walls', '0001_initial', '2026-12-03 15:53:36.888365+08'),
	(230, 'walls', '0002_walls_as_delivered', '2026-12-03 15:53:37.474124+08'),
	(231, 'walls', '0003_published_layouts_stay', '2026-12-03 15:53:37.479768+08'),
	(232, 'workforce', '0001_tables', '2026-12-03 15:53:37.521906+08'),
	(233, 'workforce', '0002_roles_of_workforce', '2026-12-03 15:53:37.700195+08'),
	(234, 'workforce', '0003_rosters', '2026-12-03 15:53:37.73394+08'),
	(235, 'workforce', '0004_stopped_at_once', '2026-12-03 15:53:37.745469+08'),
	(236, 'workforce', '0005_requests', '2026-12-03 15:53:37.782235+08'),
	(237, 'workforce', '0006_attendance', '2026-12-03 15:53:37.803151+08'),
	(238, 'workforce', '0007_shift_offers', '2026-12-03 15:53:37.827812+08'),
	(239, 'workorders', '0001_initial', '2026-12-03 15:53:38.688491+08'),
	(240, 'workorders', '0002_roles_that_work_cases', '2026-12-03 15:53:38.920485+08'),
	(241, 'workorders', '0003_city_judgement', '2026-12-03 15:53:39.000113+08'),
	(242, 'workorders', '0004_exchange', '2026-12-03 15:53:39.101155+08'),
	(243, 'workorders', '0005_department_deadline', '2026-12-03 15:53:39.125032+08'),
	(244, 'workorders', '0006_quick_lists', '2026-12-03 15:53:39.279269+08'),
	(245, 'workorders', '0007_sealed_cases', '2026-12-03 15:53:39.316351+08'),
	(246, 'workorders', '0008_quick_filters', '2026-12-03 15:53:39.565931+08'),
	(247, 'workorders', '0009_marked_as_unrest', '2026-12-03 15:53:39.596304+08'),
	(248, 'workorders', '0010_names_of_the_trade', '2026-12-03 15:53:39.980859+08'),
	(249, 'workorders', '0011_published_models_stay', '2026-12-03 15:53:39.985521+08'),
	(250, 'workorders', '0012_files_of_forms', '2026-12-03 15:53:40.036302+08');

INSERT INTO public.quality_machineitem VALUES
	('conclusion_first', true, 'system', '2026-12-03 15:53:33.523856+08');

INSERT INTO public.quality_standard VALUES
	(1, 'call', 1, 'published', '{"sections": [{"name": "开头与理解", "items": [{"bad": "喂，什么事？", "key": "greeting", "good": "您好，12333，工号 1024，请讲。", "help": "第一句完整的话有问候，并报 12333 或工号。", "name": "问候报号", "weight": 5, "red_line": false, "may_be_na": false}, {"bad": "（直接念规定，没有点明问的是什么）", "key": "repeat_need", "good": "您是想问离职后社保怎么接续，对吗？", "help": "实质答复前点出对方的诉求。来不及说诉求、有人身危险的不适用。", "name": "复述诉求", "weight": 8, "red_line": false, "may_be_na": true}, {"bad": "（对方正说金额）您别说了，我知道。", "key": "no_interruption", "good": "（等对方说完再答）", "help": "对方没说完时插话超过 1 秒为不通过；应答声、为人身安全插话不算。", "name": "不打断", "weight": 4, "red_line": false, "may_be_na": false}, {"bad": "这个不归我管。", "key": "no_forbidden_words", "good": "这项由医保部门负责，请拨 12393。", "help": "不用“不知道”“不归我管”“你自己上网查”推辞；说明去处的不算。", "name": "无服务禁语", "weight": 5, "red_line": false, "may_be_na": false}]}, {"name": "答复", "items": [{"bad": "（条目为 60 日）半年内办都行。", "key": "policy_correct", "good": "失业金须在解除合同后 60 日内申领……（与条目一致）", "help": "所说政策与当时有效的条目没有抵触；通话中自己更正的算通过。未谈政策的不适用。", "name": "政策准确", "weight": 15, "red_line": true, "may_be_na": true}, {"bad": "这个要从 2011 年说起……", "key": "conclusion_first", "good": "可以补缴，条件有两条。", "help": "实质答复的第一句就是结论。", "name": "先说结论", "weight": 6, "red_line": false, "may_be_na": true}, {"bad": "系统里就是这么写的。", "key": "basis_given", "good": "按《工伤保险条例》……", "help": "说出法律、条例或文件名，简称能识别即可。", "name": "说明依据", "weight": 5, "red_line": false, "may_be_na": true}, {"bad": "您去问问就行。", "key": "completeness_time_limits", "good": "到参保区社保中心办，15 个工作日内有结果。", "help": "讲明去哪里办、找谁，以及该讲的期限。没有可讲的不适用。", "name": "去处与时限", "weight": 8, "red_line": false, "may_be_na": true}, {"bad": "公积金您打 12345 吧。", "key": "referral_correct", "good": "公积金请拨 12329。", "help": "不归人社的，单位和号码都对。没有这类问题的不适用。", "name": "转介正确", "weight": 6, "red_line": false, "may_be_na": true}]}, {"name": "态度与过程", "items": [{"bad": "那我也没办法。", "key": "empathy", "good": "三个月没发工资确实着急，我先帮您登记。", "help": "对方有情绪或难处时有回应。平常咨询不适用。", "name": "同理安抚", "weight": 8, "red_line": false, "may_be_na": true}, {"bad": "（静默 50 秒后直接接着说）", "key": "silence_apology", "good": "让您久等了。", "help": "静默超过 30 秒，前后有致歉或致谢。没有静默的不适用。", "name": "静默致歉", "weight": 4, "red_line": false, "may_be_na": true}, {"bad": "您的账户余额是……（未核对）", "key": "identity_check_before_personal_data", "good": "请报姓名、证件号和登记的手机号，我核对后告诉您。", "help": "播报个人数据前核齐姓名、证件号和一项辅助信息。没有涉及的不适用。", "name": "先核身份", "weight": 6, "red_line": false, "may_be_na": true}, {"bad": "你要去就去。", "key": "unrest_handled", "good": "您先别着急，现在有几个人、在哪里？我马上报告值班领导。", "help": "有自伤、暴力、聚集、扬言的：不中断、不激化，问清情况，说明上报。没有的不适用。", "name": "不稳定因素处置", "weight": 5, "red_line": true, "may_be_na": true}]}, {"name": "红线", "items": [{"bad": "放心，肯定能给你要回来。", "key": "no_promise_of_result", "good": "是否支持由仲裁委决定。", "help": "不许诺办成、批下来、要回来。", "name": "不承诺结果", "weight": 0, "red_line": true, "may_be_na": false}, {"bad": "举报您的是同单位的同事。", "key": "no_leak_of_personal_data", "good": "他人的信息不能提供，请本人来电。", "help": "不把别人的信息告诉来电人。", "name": "不泄露个人信息", "weight": 0, "red_line": true, "may_be_na": false}, {"bad": "麻烦按 1，给个非常满意。", "key": "no_inducing_of_rating", "good": "请按您的真实感受评价。", "help": "不指定选项、不求好评。", "name": "不诱导评价", "weight": 0, "red_line": true, "may_be_na": false}]}, {"name": "结束与记录", "items": [{"bad": "（答完即转评价）", "key": "closing_question", "good": "还有其他需要帮您的吗？", "help": "挂断前问过还有没有别的事。对方自己挂断的不适用。", "name": "结束询问", "weight": 4, "red_line": false, "may_be_na": true}, {"bad": "（问失业金，主题选“其他”）", "key": "wrapup_topic_right", "good": "（问失业金，主题选“失业保险金申领”）", "help": "所选主题与通话一致。", "name": "小结主题正确", "weight": 5, "red_line": false, "may_be_na": false}, {"bad": "（漏记 12 人集体欠薪）", "key": "wrapup_summary_right", "good": "欠薪 3 个月，共 12 人，已指引监察。", "help": "关键诉求、人数、金额没有错漏和编造。", "name": "小结内容正确", "weight": 6, "red_line": false, "may_be_na": false}]}]}', 'system', '2026-12-03 15:53:33.382775+08', 'system', '2026-12-03 15:53:33.382775+08', 1, '[]', '', '', NULL, '', NULL),
	(2, 'ai_call', 1, 'published', '{"sections": [{"name": "开头与理解", "items": [{"bad": "喂，什么事？", "key": "greeting", "good": "您好，12333，工号 1024，请讲。", "help": "第一句完整的话有问候，并报 12333 或工号。", "name": "问候报号", "weight": 5, "red_line": false, "may_be_na": false}, {"bad": "（直接念规定，没有点明问的是什么）", "key": "repeat_need", "good": "您是想问离职后社保怎么接续，对吗？", "help": "实质答复前点出对方的诉求。来不及说诉求、有人身危险的不适用。", "name": "复述诉求", "weight": 8, "red_line": false, "may_be_na": true}, {"bad": "（对方正说金额）您别说了，我知道。", "key": "no_interruption", "good": "（等对方说完再答）", "help": "对方没说完时插话超过 1 秒为不通过；应答声、为人身安全插话不算。", "name": "不打断", "weight": 4, "red_line": false, "may_be_na": false}, {"bad": "这个不归我管。", "key": "no_forbidden_words", "good": "这项由医保部门负责，请拨 12393。", "help": "不用“不知道”“不归我管”“你自己上网查”推辞；说明去处的不算。", "name": "无服务禁语", "weight": 5, "red_line": false, "may_be_na": false}]}, {"name": "答复", "items": [{"bad": "（条目为 60 日）半年内办都行。", "key": "policy_correct", "good": "失业金须在解除合同后 60 日内申领……（与条目一致）", "help": "所说政策与当时有效的条目没有抵触；通话中自己更正的算通过。未谈政策的不适用。", "name": "政策准确", "weight": 15, "red_line": true, "may_be_na": true}, {"bad": "这个要从 2011 年说起……", "key": "conclusion_first", "good": "可以补缴，条件有两条。", "help": "实质答复的第一句就是结论。", "name": "先说结论", "weight": 6, "red_line": false, "may_be_na": true}, {"bad": "系统里就是这么写的。", "key": "basis_given", "good": "按《工伤保险条例》……", "help": "说出法律、条例或文件名，简称能识别即可。", "name": "说明依据", "weight": 5, "red_line": false, "may_be_na": true}, {"bad": "您去问问就行。", "key": "completeness_time_limits", "good": "到参保区社保中心办，15 个工作日内有结果。", "help": "讲明去哪里办、找谁，以及该讲的期限。没有可讲的不适用。", "name": "去处与时限", "weight": 8, "red_line": false, "may_be_na": true}, {"bad": "公积金您打 12345 吧。", "key": "referral_correct", "good": "公积金请拨 12329。", "help": "不归人社的，单位和号码都对。没有这类问题的不适用。", "name": "转介正确", "weight": 6, "red_line": false, "may_be_na": true}]}, {"name": "态度与过程", "items": [{"bad": "那我也没办法。", "key": "empathy", "good": "三个月没发工资确实着急，我先帮您登记。", "help": "对方有情绪或难处时有回应。平常咨询不适用。", "name": "同理安抚", "weight": 8, "red_line": false, "may_be_na": true}, {"bad": "（静默 50 秒后直接接着说）", "key": "silence_apology", "good": "让您久等了。", "help": "静默超过 30 秒，前后有致歉或致谢。没有静默的不适用。", "name": "静默致歉", "weight": 4, "red_line": false, "may_be_na": true}, {"bad": "您的账户余额是……（未核对）", "key": "identity_check_before_personal_data", "good": "请报姓名、证件号和登记的手机号，我核对后告诉您。", "help": "播报个人数据前核齐姓名、证件号和一项辅助信息。没有涉及的不适用。", "name": "先核身份", "weight": 6, "red_line": false, "may_be_na": true}, {"bad": "你要去就去。", "key": "unrest_handled", "good": "您先别着急，现在有几个人、在哪里？我马上报告值班领导。", "help": "有自伤、暴力、聚集、扬言的：不中断、不激化，问清情况，说明上报。没有的不适用。", "name": "不稳定因素处置", "weight": 5, "red_line": true, "may_be_na": true}]}, {"name": "红线", "items": [{"bad": "放心，肯定能给你要回来。", "key": "no_promise_of_result", "good": "是否支持由仲裁委决定。", "help": "不许诺办成、批下来、要回来。", "name": "不承诺结果", "weight": 0, "red_line": true, "may_be_na": false}, {"bad": "举报您的是同单位的同事。", "key": "no_leak_of_personal_data", "good": "他人的信息不能提供，请本人来电。", "help": "不把别人的信息告诉来电人。", "name": "不泄露个人信息", "weight": 0, "red_line": true, "may_be_na": false}, {"bad": "麻烦按 1，给个非常满意。", "key": "no_inducing_of_rating", "good": "请按您的真实感受评价。", "help": "不指定选项、不求好评。", "name": "不诱导评价", "weight": 0, "red_line": true, "may_be_na": false}]}, {"name": "结束与记录", "items": [{"bad": "（答完即转评价）", "key": "closing_question", "good": "还有其他需要帮您的吗？", "help": "挂断前问过还有没有别的事。对方自己挂断的不适用。", "name": "结束询问", "weight": 4, "red_line": false, "may_be_na": true}, {"bad": "（问失业金，主题选“其他”）", "key": "wrapup_topic_right", "good": "（问失业金，主题选“失业保险金申领”）", "help": "所选主题与通话一致。", "name": "小结主题正确", "weight": 5, "red_line": false, "may_be_na": false}, {"bad": "（漏记 12 人集体欠薪）", "key": "wrapup_summary_right", "good": "欠薪 3 个月，共 12 人，已指引监察。", "help": "关键诉求、人数、金额没有错漏和编造。", "name": "小结内容正确", "weight": 6, "red_line": false, "may_be_na": false}]}]}', 'system', '2026-12-03 15:53:33.382775+08', 'system', '2026-12-03 15:53:33.382775+08', 1, '[]', '', '', NULL, '', NULL);

INSERT INTO public.recordings_retentionrule VALUES
	(1, '一般录音', '', '', '', 3, 'system', '2026-12-03 15:53:34.850137+08'),
	(2, '敏感通话', '', '', 'sensitive', 10, 'system', '2026-12-03 15:53:34.853687+08'),
	(3, '不稳定因素', '', '', 'unrest', 10, 'system', '2026-12-03 15:53:34.854248+08');

INSERT INTO public.walls_wall VALUES
	('service', '12333 服务运行', 'wall', 1, NULL, 0, '', NULL),
	('work', '12333 工单与健康', 'wall', 1, NULL, 0, '', NULL),
	('leader', '掌上现场', 'phone', 1, NULL, 0, '', NULL);

INSERT INTO public.walls_wallversion VALUES
	(1, 1, '{"pages": [{"tiles": [{"h": 3, "w": 3, "x": 0, "y": 0, "id": "waiting", "kind": "waiting", "title": "排队"}, {"h": 3, "w": 3, "x": 3, "y": 0, "id": "rate", "kind": "number", "title": "今日接通率", "watch": {"near": 0.95, "limit": 0.92, "worse": "below"}, "measures": ["answer_rate", "abandon_rate"]}, {"h": 3, "w": 3, "x": 6, "y": 0, "id": "wait", "kind": "number", "title": "今日平均等待", "watch": {"near": 45, "limit": 60, "worse": "above"}, "measures": ["mean_wait", "longest_wait"]}, {"h": 3, "w": 3, "x": 9, "y": 0, "id": "seats", "kind": "seats", "title": "在席"}, {"h": 5, "w": 8, "x": 0, "y": 3, "id": "curve", "kind": "curve", "title": "每 15 分钟来电", "measures": ["calls_in"]}, {"h": 5, "w": 4, "x": 8, "y": 3, "id": "queues", "kind": "queues", "title": "队列", "watch": {"near": 0.95, "limit": 0.92, "worse": "below"}}], "title": "此刻"}, {"tiles": [{"h": 3, "w": 4, "x": 0, "y": 0, "id": "answered", "goal": 9000, "kind": "number", "title": "今日接通", "measures": ["answered", "entered"]}, {"h": 3, "w": 4, "x": 4, "y": 0, "id": "last", "kind": "number", "span": "slot", "title": "上一刻钟接通率", "watch": {"near": 0.95, "limit": 0.92, "worse": "below"}, "measures": ["answer_rate", "calls_in"]}, {"h": 3, "w": 4, "x": 8, "y": 0, "id": "rating", "kind": "number", "title": "今日满意率", "measures": ["satisfaction", "rating_rate"]}, {"h": 5, "w": 6, "x": 0, "y": 3, "by": "topic", "id": "topics", "kind": "ranks", "most": 6, "title": "今日主题", "measures": ["answered"]}, {"h": 5, "w": 6, "x": 6, "y": 3, "id": "districts", "kind": "map", "title": "今日各区诉求", "measures": ["cases_opened"]}], "title": "今日"}, {"tiles": [{"h": 8, "w": 7, "x": 0, "y": 0, "id": "hot", "kind": "hot", "most": 10, "title": "突增的主题和词"}, {"h": 8, "w": 5, "x": 7, "y": 0, "by": "topic", "id": "matters", "kind": "ranks", "most": 8, "title": "今日工单主题", "measures": ["cases_opened"]}], "title": "突增"}], "title": "12333 服务运行", "seconds": 30}', 'system', '2026-12-03 15:53:37.466438+08', 'service'),
	(2, 1, '{"pages": [{"tiles": [{"h": 3, "w": 3, "x": 0, "y": 0, "id": "review", "kind": "number", "span": "open", "title": "待审核、待派发", "filters": {"state": ["review", "dispatch"]}, "measures": ["cases_open"]}, {"h": 3, "w": 3, "x": 3, "y": 0, "id": "open", "kind": "number", "span": "open", "title": "在办工单", "measures": ["cases_open"]}, {"h": 3, "w": 3, "x": 6, "y": 0, "id": "near", "kind": "number", "span": "open", "title": "2 小时内到期", "watch": {"near": 0, "limit": 1000000, "worse": "above"}, "measures": ["deadlines_near"]}, {"h": 3, "w": 3, "x": 9, "y": 0, "id": "late", "kind": "number", "span": "open", "title": "超时未办", "watch": {"limit": 0, "worse": "above"}, "measures": ["deadlines_late"]}, {"h": 5, "w": 8, "x": 0, "y": 3, "id": "districts", "kind": "map", "span": "open", "title": "各区在办", "measures": ["cases_open"]}, {"h": 5, "w": 4, "x": 8, "y": 3, "id": "system", "kind": "system", "title": "系统"}], "title": "在办与系统"}, {"tiles": [{"h": 3, "w": 4, "x": 0, "y": 0, "id": "opened", "kind": "number", "title": "今日新建", "measures": ["cases_opened", "cases_closed"]}, {"h": 3, "w": 4, "x": 4, "y": 0, "id": "contact", "kind": "number", "span": "month", "title": "本月响应率", "measures": ["contact_rate", "resolved_rate"]}, {"h": 3, "w": 4, "x": 8, "y": 0, "id": "down", "kind": "number", "span": "quarter", "title": "本季京晓保不可用", "measures": ["down_minutes", "planned_minutes"]}, {"h": 5, "w": 7, "x": 0, "y": 3, "id": "cases", "kind": "curve", "title": "每 15 分钟新建工单", "measures": ["cases_opened"]}, {"h": 5, "w": 5, "x": 7, "y": 3, "id": "alarms", "kind": "alarms", "title": "告警"}], "title": "今日与本季"}], "title": "12333 工单与健康", "seconds": 30}', 'system', '2026-12-03 15:53:37.471388+08', 'work'),
	(3, 1, '{"pages": [{"tiles": [{"h": 2, "w": 6, "x": 0, "y": 0, "id": "waiting", "kind": "waiting", "title": "排队"}, {"h": 2, "w": 6, "x": 6, "y": 0, "id": "rate", "kind": "number", "title": "今日接通率", "watch": {"near": 0.95, "limit": 0.92, "worse": "below"}, "measures": ["answer_rate", "abandon_rate"]}, {"h": 2, "w": 12, "x": 0, "y": 2, "id": "alarms", "kind": "alarms", "title": "告警"}, {"h": 4, "w": 6, "x": 0, "y": 4, "id": "queues", "kind": "queues", "title": "队列", "watch": {"near": 0.95, "limit": 0.92, "worse": "below"}}, {"h": 2, "w": 6, "x": 6, "y": 4, "id": "seats", "kind": "seats", "title": "在席"}, {"h": 2, "w": 6, "x": 6, "y": 6, "id": "today", "goal": 9000, "kind": "number", "title": "今日接通", "measures": ["answered", "calls_in", "mean_wait"]}], "title": "现场"}, {"tiles": [{"h": 2, "w": 6, "x": 0, "y": 0, "id": "satisfaction", "kind": "number", "title": "今日满意率", "measures": ["satisfaction", "rating_rate", "rated"]}, {"h": 2, "w": 6, "x": 6, "y": 0, "id": "cases", "kind": "number", "title": "今日工单", "measures": ["cases_opened", "cases_closed"]}, {"h": 6, "w": 12, "x": 0, "y": 2, "id": "curve", "kind": "curve", "title": "每 15 分钟来电", "measures": ["calls_in"]}], "title": "今日"}], "title": "掌上现场", "seconds": 30}', 'system', '2026-12-03 15:53:37.473047+08', 'leader');

SELECT pg_catalog.setval('public.accounts_factorchallenge_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_formerpassword_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_group_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_recoverycode_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_role_id_seq', 15, true);

SELECT pg_catalog.setval('public.accounts_savedview_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_secondfactor_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_signinattempt_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_staff_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_staff_roles_id_seq', 1, false);

SELECT pg_catalog.setval('public.analytics_closedperiod_id_seq', 1, false);

SELECT pg_catalog.setval('public.analytics_result_id_seq', 1, false);

SELECT pg_catalog.setval('public.analytics_savedquestion_id_seq', 1, false);

SELECT pg_catalog.setval('public.analytics_schedule_id_seq', 1, false);

SELECT pg_catalog.setval('public.assessment_acceptancestep_id_seq', 1, false);

SELECT pg_catalog.setval('public.assessment_correctionsheet_id_seq', 1, false);

SELECT pg_catalog.setval('public.assessment_dispute_id_seq', 1, false);

SELECT pg_catalog.setval('public.assistant_asked_id_seq', 1, false);

SELECT pg_catalog.setval('public.assistant_gap_id_seq', 1, false);

SELECT pg_catalog.setval('public.assistant_judgement_id_seq', 1, false);

SELECT pg_catalog.setval('public.assistant_sampled_id_seq', 1, false);

SELECT pg_catalog.setval('public.assistant_trial_id_seq', 1, false);

SELECT pg_catalog.setval('public.audit_auditfinding_id_seq', 1, false);

SELECT pg_catalog.setval('public.audit_audithead_id_seq', 1, false);

SELECT pg_catalog.setval('public.audit_auditpruning_id_seq', 1, false);

SELECT pg_catalog.setval('public.audit_auditverification_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_permission_id_seq', 872, true);

SELECT pg_catalog.setval('public.axes_accessattempt_id_seq', 1, false);

SELECT pg_catalog.setval('public.axes_accessfailurelog_id_seq', 1, false);

SELECT pg_catalog.setval('public.axes_accesslog_id_seq', 1, false);

SELECT pg_catalog.setval('public.calls_callbacktry_id_seq', 1, false);

SELECT pg_catalog.setval('public.campaigns_campaignproblem_id_seq', 1, false);

SELECT pg_catalog.setval('public.campaigns_campaigntry_id_seq', 1, false);

SELECT pg_catalog.setval('public.citizens_personaldatachange_id_seq', 1, false);

SELECT pg_catalog.setval('public.citizens_resealing_id_seq', 1, false);

SELECT pg_catalog.setval('public.courses_chapterrecord_id_seq', 1, false);

SELECT pg_catalog.setval('public.courses_courseassignment_id_seq', 1, false);

SELECT pg_catalog.setval('public.courses_courselearner_id_seq', 1, false);

SELECT pg_catalog.setval('public.courses_courseversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_content_type_id_seq', 218, true);

SELECT pg_catalog.setval('public.django_migrations_id_seq', 250, true);

SELECT pg_catalog.setval('public.eventlog_parkedevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.exams_answer_id_seq', 1, false);

SELECT pg_catalog.setval('public.exams_exam_id_seq', 1, false);

SELECT pg_catalog.setval('public.exams_paper_id_seq', 1, false);

SELECT pg_catalog.setval('public.exams_paperquestion_id_seq', 1, false);

SELECT pg_catalog.setval('public.exams_question_id_seq', 1, false);

SELECT pg_catalog.setval('public.exams_readingquiz_id_seq', 1, false);

SELECT pg_catalog.setval('public.exams_reviewcard_id_seq', 1, false);

SELECT pg_catalog.setval('public.exams_sitting_id_seq', 1, false);

SELECT pg_catalog.setval('public.infrastructure_auditrow_id_seq', 1, false);

SELECT pg_catalog.setval('public.infrastructure_outgoing_id_seq', 1, false);

SELECT pg_catalog.setval('public.integrations_apiuse_id_seq', 1, false);

SELECT pg_catalog.setval('public.integrations_dialonce_id_seq', 1, false);

SELECT pg_catalog.setval('public.integrations_embedorigin_id_seq', 1, false);

SELECT pg_catalog.setval('public.ivr_calendarday_id_seq', 1, false);

SELECT pg_catalog.setval('public.ivr_flowchange_id_seq', 1, false);

SELECT pg_catalog.setval('public.ivr_flowversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.ivr_promptversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.ivr_switchedon_id_seq', 1, false);

SELECT pg_catalog.setval('public.knowledge_article_id_seq', 1, false);

SELECT pg_catalog.setval('public.knowledge_feedback_id_seq', 1, false);

SELECT pg_catalog.setval('public.knowledge_receipt_id_seq', 1, false);

SELECT pg_catalog.setval('public.knowledge_requiredreading_id_seq', 1, false);

SELECT pg_catalog.setval('public.knowledge_term_id_seq', 1, false);

SELECT pg_catalog.setval('public.knowledge_version_id_seq', 1, false);

SELECT pg_catalog.setval('public.messaging_cannedreply_id_seq', 1, false);

SELECT pg_catalog.setval('public.messaging_carrierreceipt_id_seq', 1, false);

SELECT pg_catalog.setval('public.messaging_chatmessage_id_seq', 1, false);

SELECT pg_catalog.setval('public.messaging_chatnumber_id_seq', 1, false);

SELECT pg_catalog.setval('public.messaging_massproblem_id_seq', 1, false);

SELECT pg_catalog.setval('public.messaging_textpart_id_seq', 1, false);

SELECT pg_catalog.setval('public.notifications_preference_id_seq', 1, false);

SELECT pg_catalog.setval('public.notifications_receipt_id_seq', 1, false);

SELECT pg_catalog.setval('public.operations_alarmthreshold_id_seq', 1, false);

SELECT pg_catalog.setval('public.operations_invariantrun_id_seq', 1, false);

SELECT pg_catalog.setval('public.operations_openviolation_id_seq', 1, false);

SELECT pg_catalog.setval('public.practice_practicetalk_id_seq', 1, false);

SELECT pg_catalog.setval('public.practice_practiceturn_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);

SELECT pg_catalog.setval('public.quality_calibrationsheet_id_seq', 1, false);

SELECT pg_catalog.setval('public.quality_machinemark_id_seq', 1, false);

SELECT pg_catalog.setval('public.quality_mark_id_seq', 1, false);

SELECT pg_catalog.setval('public.quality_precedent_id_seq', 1, false);

SELECT pg_catalog.setval('public.quality_standard_id_seq', 2, true);

SELECT pg_catalog.setval('public.quality_standardtrial_id_seq', 1, false);

SELECT pg_catalog.setval('public.ratings_handlingstep_id_seq', 1, false);

SELECT pg_catalog.setval('public.ratings_mending_id_seq', 1, false);

SELECT pg_catalog.setval('public.recordings_checkrun_id_seq', 1, false);

SELECT pg_catalog.setval('public.recordings_destruction_id_seq', 1, false);

SELECT pg_catalog.setval('public.recordings_download_id_seq', 1, false);

SELECT pg_catalog.setval('public.recordings_duerecording_id_seq', 1, false);

SELECT pg_catalog.setval('public.recordings_legalhold_id_seq', 1, false);

SELECT pg_catalog.setval('public.recordings_listening_id_seq', 1, false);

SELECT pg_catalog.setval('public.recordings_retentionrule_id_seq', 3, true);

SELECT pg_catalog.setval('public.records_notecorrection_id_seq', 1, false);

SELECT pg_catalog.setval('public.routing_agentskill_id_seq', 1, false);

SELECT pg_catalog.setval('public.routing_noticereceipt_id_seq', 1, false);

SELECT pg_catalog.setval('public.routing_notreadyreason_id_seq', 1, false);

SELECT pg_catalog.setval('public.routing_queue_id_seq', 1, false);

SELECT pg_catalog.setval('public.routing_queueoverflow_id_seq', 1, false);

SELECT pg_catalog.setval('public.routing_skill_id_seq', 1, false);

SELECT pg_catalog.setval('public.security_accidentdecision_id_seq', 1, false);

SELECT pg_catalog.setval('public.security_accidentstep_id_seq', 1, false);

SELECT pg_catalog.setval('public.surveys_comment_id_seq', 1, false);

SELECT pg_catalog.setval('public.surveys_survey_id_seq', 1, false);

SELECT pg_catalog.setval('public.surveys_surveyversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_batchmember_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_plannedlesson_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_trainingresult_id_seq', 1, false);

SELECT pg_catalog.setval('public.upkeep_drill_id_seq', 1, false);

SELECT pg_catalog.setval('public.upkeep_faultstep_id_seq', 1, false);

SELECT pg_catalog.setval('public.upkeep_maintenancewindow_id_seq', 1, false);

SELECT pg_catalog.setval('public.upkeep_oncallduty_id_seq', 1, false);

SELECT pg_catalog.setval('public.walls_display_id_seq', 1, false);

SELECT pg_catalog.setval('public.walls_wallversion_id_seq', 3, true);

SELECT pg_catalog.setval('public.workforce_attendanceday_id_seq', 1, false);

SELECT pg_catalog.setval('public.workforce_attendanceexception_id_seq', 1, false);

SELECT pg_catalog.setval('public.workforce_forecastversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.workforce_markedday_id_seq', 1, false);

SELECT pg_catalog.setval('public.workforce_plannedevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.workforce_roster_id_seq', 1, false);

SELECT pg_catalog.setval('public.workforce_rosterchange_id_seq', 1, false);

SELECT pg_catalog.setval('public.workforce_rosterline_id_seq', 1, false);

SELECT pg_catalog.setval('public.workforce_shiftoffer_id_seq', 1, false);

SELECT pg_catalog.setval('public.workforce_shiftofferanswer_id_seq', 1, false);

SELECT pg_catalog.setval('public.workforce_shiftrequest_id_seq', 1, false);

SELECT pg_catalog.setval('public.workforce_staffconstraint_id_seq', 1, false);

SELECT pg_catalog.setval('public.workforce_staffingtargets_id_seq', 1, false);

SELECT pg_catalog.setval('public.workorders_casedeadline_id_seq', 1, false);

SELECT pg_catalog.setval('public.workorders_casetask_id_seq', 1, false);

SELECT pg_catalog.setval('public.workorders_comment_id_seq', 1, false);

SELECT pg_catalog.setval('public.workorders_department_id_seq', 1, false);

SELECT pg_catalog.setval('public.workorders_entry_id_seq', 1, false);

SELECT pg_catalog.setval('public.workorders_extension_id_seq', 1, false);

SELECT pg_catalog.setval('public.workorders_leave_id_seq', 1, false);

SELECT pg_catalog.setval('public.workorders_member_id_seq', 1, false);

SELECT pg_catalog.setval('public.workorders_modelversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.workorders_party_id_seq', 1, false);

SELECT pg_catalog.setval('public.workorders_savedfilter_id_seq', 1, false);

SELECT pg_catalog.setval('public.workorders_sent_id_seq', 1, false);

ALTER TABLE ONLY public.workorders_savedfilter
    ADD CONSTRAINT a_filter_name_once UNIQUE (number, name);

ALTER TABLE ONLY public.ivr_flowversion
    ADD CONSTRAINT a_flow_version_is_published_once UNIQUE (flow, version);

ALTER TABLE ONLY public.workorders_member
    ADD CONSTRAINT a_member_once UNIQUE (department_id, number);

ALTER TABLE ONLY public.workorders_modelversion
    ADD CONSTRAINT a_model_version_once UNIQUE (model, version);

ALTER TABLE ONLY public.notifications_receipt
    ADD CONSTRAINT a_notification_once_a_person UNIQUE (notification_id, person);

ALTER TABLE ONLY public.assistant_sampled
    ADD CONSTRAINT a_place_in_a_sample UNIQUE (sample_id, place);

ALTER TABLE ONLY public.ivr_promptversion
    ADD CONSTRAINT a_prompt_version_is_written_once UNIQUE (prompt, version);

ALTER TABLE ONLY public.knowledge_version
    ADD CONSTRAINT a_version_is_numbered_once UNIQUE (article_id, number);

ALTER TABLE ONLY public.accounts_factorchallenge
    ADD CONSTRAINT accounts_factorchallenge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_factorchallenge
    ADD CONSTRAINT accounts_factorchallenge_value_key UNIQUE (value);

ALTER TABLE ONLY public.accounts_formerpassword
    ADD CONSTRAINT accounts_formerpassword_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_group
    ADD CONSTRAINT accounts_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.accounts_group
    ADD CONSTRAINT accounts_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_recoverycode
    ADD CONSTRAINT accounts_recoverycode_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_role
    ADD CONSTRAINT accounts_role_code_key UNIQUE (code);

ALTER TABLE ONLY public.accounts_role
    ADD CONSTRAINT accounts_role_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_savedview
    ADD CONSTRAINT accounts_savedview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_secondfactor
    ADD CONSTRAINT accounts_secondfactor_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_session
    ADD CONSTRAINT accounts_session_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_signinattempt
    ADD CONSTRAINT accounts_signinattempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_staff
    ADD CONSTRAINT accounts_staff_number_key UNIQUE (number);

ALTER TABLE ONLY public.accounts_staff
    ADD CONSTRAINT accounts_staff_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_staff_roles
    ADD CONSTRAINT accounts_staff_roles_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_staff_roles
    ADD CONSTRAINT accounts_staff_roles_staff_id_role_id_a8408dad_uniq UNIQUE (staff_id, role_id);

ALTER TABLE ONLY public.analytics_closedperiod
    ADD CONSTRAINT analytics_closedperiod_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.analytics_correction
    ADD CONSTRAINT analytics_correction_pkey PRIMARY KEY (call);

ALTER TABLE ONLY public.analytics_factrow
    ADD CONSTRAINT analytics_factrow_pkey PRIMARY KEY ("table", id);

ALTER TABLE ONLY public.analytics_lateday
    ADD CONSTRAINT analytics_lateday_pkey PRIMARY KEY (day);

ALTER TABLE ONLY public.analytics_outsideregister
    ADD CONSTRAINT analytics_outsideregister_name_key UNIQUE (name);

ALTER TABLE ONLY public.analytics_outsideregister
    ADD CONSTRAINT analytics_outsideregister_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.analytics_result
    ADD CONSTRAINT analytics_result_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.analytics_savedquestion
    ADD CONSTRAINT analytics_savedquestion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.analytics_schedule
    ADD CONSTRAINT analytics_schedule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_approval
    ADD CONSTRAINT approvals_approval_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assessment_acceptancestep
    ADD CONSTRAINT assessment_acceptancestep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assessment_correctionsheet
    ADD CONSTRAINT assessment_correctionsheet_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assessment_dispute
    ADD CONSTRAINT assessment_dispute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assessment_evidence
    ADD CONSTRAINT assessment_evidence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assessment_frozenquarter
    ADD CONSTRAINT assessment_frozenquarter_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.assessment_registerentry
    ADD CONSTRAINT assessment_registerentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assistant_asked
    ADD CONSTRAINT assistant_asked_answer_key UNIQUE (answer);

ALTER TABLE ONLY public.assistant_asked
    ADD CONSTRAINT assistant_asked_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assistant_gap
    ADD CONSTRAINT assistant_gap_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assistant_judgement
    ADD CONSTRAINT assistant_judgement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assistant_minute
    ADD CONSTRAINT assistant_minute_pkey PRIMARY KEY (at);

ALTER TABLE ONLY public.assistant_sample
    ADD CONSTRAINT assistant_sample_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.assistant_sampled
    ADD CONSTRAINT assistant_sampled_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assistant_trial
    ADD CONSTRAINT assistant_trial_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workforce_attendanceday
    ADD CONSTRAINT attendance_once UNIQUE (number, day);

ALTER TABLE ONLY public.audit_auditfinding
    ADD CONSTRAINT audit_auditfinding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_audithead
    ADD CONSTRAINT audit_audithead_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_auditlink
    ADD CONSTRAINT audit_auditlink_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.audit_auditlink
    ADD CONSTRAINT audit_auditlink_row_id_key UNIQUE (row_id);

ALTER TABLE ONLY public.audit_auditpruning
    ADD CONSTRAINT audit_auditpruning_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_auditverification
    ADD CONSTRAINT audit_auditverification_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);

ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);

ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_batchmember
    ADD CONSTRAINT batch_member_once UNIQUE (batch_id, number);

ALTER TABLE ONLY public.quality_calibrationsheet
    ADD CONSTRAINT calibration_sheet_once UNIQUE (calibration_id, inspector);

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT call_invited_once UNIQUE (call, survey_id);

ALTER TABLE ONLY public.calls_callback
    ADD CONSTRAINT callback_once UNIQUE (call, kind);

ALTER TABLE ONLY public.callbacks_correction
    ADD CONSTRAINT callbacks_correction_pkey PRIMARY KEY (entry_id);

ALTER TABLE ONLY public.calls_agentperiod
    ADD CONSTRAINT calls_agentperiod_pkey PRIMARY KEY (agent, seq);

ALTER TABLE ONLY public.calls_callback
    ADD CONSTRAINT calls_callback_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calls_callbacktry
    ADD CONSTRAINT calls_callbacktry_call_key UNIQUE (call);

ALTER TABLE ONLY public.calls_callbacktry
    ADD CONSTRAINT calls_callbacktry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calls_callrecord
    ADD CONSTRAINT calls_callrecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calls_calltalk
    ADD CONSTRAINT calls_calltalk_pkey PRIMARY KEY (call_id, talk);

ALTER TABLE ONLY public.campaigns_campaignentry
    ADD CONSTRAINT campaign_entry_once UNIQUE (campaign_id, line);

ALTER TABLE ONLY public.campaigns_campaignproblem
    ADD CONSTRAINT campaign_problem_once UNIQUE (campaign_id, line);

ALTER TABLE ONLY public.campaigns_campaigntry
    ADD CONSTRAINT campaign_try_once UNIQUE (entry_id, number);

ALTER TABLE ONLY public.campaigns_campaign
    ADD CONSTRAINT campaigns_campaign_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaigns_campaignentry
    ADD CONSTRAINT campaigns_campaignentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaigns_campaignproblem
    ADD CONSTRAINT campaigns_campaignproblem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaigns_campaigntry
    ADD CONSTRAINT campaigns_campaigntry_call_key UNIQUE (call);

ALTER TABLE ONLY public.campaigns_campaigntry
    ADD CONSTRAINT campaigns_campaigntry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_carrierreceipt
    ADD CONSTRAINT carrier_receipt_once UNIQUE (account, carrier_id);

ALTER TABLE ONLY public.courses_chapterrecord
    ADD CONSTRAINT chapter_record_once UNIQUE (learner_id, chapter);

ALTER TABLE ONLY public.citizens_blocking
    ADD CONSTRAINT citizens_blocking_lifted_for_id_key UNIQUE (lifted_for_id);

ALTER TABLE ONLY public.citizens_blocking
    ADD CONSTRAINT citizens_blocking_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.citizens_blocking
    ADD CONSTRAINT citizens_blocking_request_id_key UNIQUE (request_id);

ALTER TABLE ONLY public.citizens_personaldatachange
    ADD CONSTRAINT citizens_personaldatachange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.citizens_personalrequest
    ADD CONSTRAINT citizens_personalrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.citizens_personalrequest
    ADD CONSTRAINT citizens_personalrequest_serial_key UNIQUE (serial);

ALTER TABLE ONLY public.citizens_resealing
    ADD CONSTRAINT citizens_resealing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.analytics_closedperiod
    ADD CONSTRAINT closed_once UNIQUE ("table", first, last, version);

ALTER TABLE ONLY public.courses_courseassignment
    ADD CONSTRAINT course_assigned_once UNIQUE (course_id, batch, number);

ALTER TABLE ONLY public.courses_courselearner
    ADD CONSTRAINT course_learner_once UNIQUE (course_id, number);

ALTER TABLE ONLY public.courses_courseversion
    ADD CONSTRAINT course_version_once UNIQUE (course_id, number);

ALTER TABLE ONLY public.courses_chapterrecord
    ADD CONSTRAINT courses_chapterrecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.courses_course
    ADD CONSTRAINT courses_course_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.courses_courseassignment
    ADD CONSTRAINT courses_courseassignment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.courses_courselearner
    ADD CONSTRAINT courses_courselearner_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.courses_courseversion
    ADD CONSTRAINT courses_courseversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_auditfinding
    ADD CONSTRAINT each_audit_finding_once UNIQUE (kind, about);

ALTER TABLE ONLY public.eventlog_loggedevent
    ADD CONSTRAINT each_event_once UNIQUE (subject, seq);

ALTER TABLE ONLY public.eventlog_loggedevent
    ADD CONSTRAINT eventlog_loggedevent_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.eventlog_loghead
    ADD CONSTRAINT eventlog_loghead_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.eventlog_parkedevent
    ADD CONSTRAINT eventlog_parkedevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exams_answer
    ADD CONSTRAINT exam_answer_once UNIQUE (sitting_id, "position");

ALTER TABLE ONLY public.exams_answer
    ADD CONSTRAINT exams_answer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exams_exam
    ADD CONSTRAINT exams_exam_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exams_paper
    ADD CONSTRAINT exams_paper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exams_paperquestion
    ADD CONSTRAINT exams_paperquestion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exams_question
    ADD CONSTRAINT exams_question_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exams_question
    ADD CONSTRAINT exams_question_template_key UNIQUE (template);

ALTER TABLE ONLY public.exams_readingquiz
    ADD CONSTRAINT exams_readingquiz_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exams_readingquiz
    ADD CONSTRAINT exams_readingquiz_reading_key UNIQUE (reading);

ALTER TABLE ONLY public.exams_reviewcard
    ADD CONSTRAINT exams_reviewcard_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exams_sitting
    ADD CONSTRAINT exams_sitting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.infrastructure_auditrow
    ADD CONSTRAINT infrastructure_auditrow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.infrastructure_outgoing
    ADD CONSTRAINT infrastructure_outgoing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.infrastructure_quarantinedfile
    ADD CONSTRAINT infrastructure_quarantinedfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_inspection
    ADD CONSTRAINT inspection_once UNIQUE (plan_id, call, turn);

ALTER TABLE ONLY public.integrations_apiclient
    ADD CONSTRAINT integrations_apiclient_name_key UNIQUE (name);

ALTER TABLE ONLY public.integrations_apiclient
    ADD CONSTRAINT integrations_apiclient_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.integrations_apiuse
    ADD CONSTRAINT integrations_apiuse_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.integrations_dialonce
    ADD CONSTRAINT integrations_dialonce_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.integrations_embedorigin
    ADD CONSTRAINT integrations_embedorigin_origin_key UNIQUE (origin);

ALTER TABLE ONLY public.integrations_embedorigin
    ADD CONSTRAINT integrations_embedorigin_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.integrations_webhook
    ADD CONSTRAINT integrations_webhook_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ivr_calendarday
    ADD CONSTRAINT ivr_calendarday_day_key UNIQUE (day);

ALTER TABLE ONLY public.ivr_calendarday
    ADD CONSTRAINT ivr_calendarday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ivr_flowchange
    ADD CONSTRAINT ivr_flowchange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ivr_flowversion
    ADD CONSTRAINT ivr_flowversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ivr_promptversion
    ADD CONSTRAINT ivr_promptversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ivr_sound
    ADD CONSTRAINT ivr_sound_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.ivr_switchedon
    ADD CONSTRAINT ivr_switchedon_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ivr_switchedon
    ADD CONSTRAINT ivr_switchedon_switch_key UNIQUE (switch);

ALTER TABLE ONLY public.knowledge_article
    ADD CONSTRAINT knowledge_article_code_key UNIQUE (code);

ALTER TABLE ONLY public.knowledge_article
    ADD CONSTRAINT knowledge_article_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_feedback
    ADD CONSTRAINT knowledge_feedback_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_file
    ADD CONSTRAINT knowledge_file_pkey PRIMARY KEY (digest);

ALTER TABLE ONLY public.knowledge_receipt
    ADD CONSTRAINT knowledge_receipt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_requiredreading
    ADD CONSTRAINT knowledge_requiredreading_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_term
    ADD CONSTRAINT knowledge_term_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_term
    ADD CONSTRAINT knowledge_term_word_key UNIQUE (word);

ALTER TABLE ONLY public.knowledge_version
    ADD CONSTRAINT knowledge_version_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_version
    ADD CONSTRAINT knowledge_version_position_key UNIQUE ("position");

ALTER TABLE ONLY public.recordings_duerecording
    ADD CONSTRAINT listed_once UNIQUE (destruction_id, call);

ALTER TABLE ONLY public.quality_machinemark
    ADD CONSTRAINT machine_mark_once UNIQUE (inspection_id, item);

ALTER TABLE ONLY public.quality_mark
    ADD CONSTRAINT mark_once UNIQUE (inspection_id, item);

ALTER TABLE ONLY public.messaging_massproblem
    ADD CONSTRAINT mass_problem_once UNIQUE (mass_id, line);

ALTER TABLE ONLY public.ratings_mending
    ADD CONSTRAINT mending_number_once UNIQUE (rating_id, number);

ALTER TABLE ONLY public.messaging_barrednumber
    ADD CONSTRAINT messaging_barrednumber_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_cannedreply
    ADD CONSTRAINT messaging_cannedreply_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_cannedreply
    ADD CONSTRAINT messaging_cannedreply_title_key UNIQUE (title);

ALTER TABLE ONLY public.messaging_carrierline
    ADD CONSTRAINT messaging_carrierline_pkey PRIMARY KEY (account);

ALTER TABLE ONLY public.messaging_carrierreceipt
    ADD CONSTRAINT messaging_carrierreceipt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_chat
    ADD CONSTRAINT messaging_chat_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_chat
    ADD CONSTRAINT messaging_chat_secret_key UNIQUE (secret);

ALTER TABLE ONLY public.messaging_chatfile
    ADD CONSTRAINT messaging_chatfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_chatmessage
    ADD CONSTRAINT messaging_chatmessage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_chatnumber
    ADD CONSTRAINT messaging_chatnumber_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_item
    ADD CONSTRAINT messaging_item_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_keywordversion
    ADD CONSTRAINT messaging_keywordversion_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.messaging_massproblem
    ADD CONSTRAINT messaging_massproblem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_massresult
    ADD CONSTRAINT messaging_massresult_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_masssending
    ADD CONSTRAINT messaging_masssending_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_portednumber
    ADD CONSTRAINT messaging_portednumber_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_replypart
    ADD CONSTRAINT messaging_replypart_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_text
    ADD CONSTRAINT messaging_text_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_textpart
    ADD CONSTRAINT messaging_textpart_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_textreply
    ADD CONSTRAINT messaging_textreply_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_notification
    ADD CONSTRAINT notifications_notification_key_key UNIQUE (key);

ALTER TABLE ONLY public.notifications_notification
    ADD CONSTRAINT notifications_notification_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_preference
    ADD CONSTRAINT notifications_preference_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_receipt
    ADD CONSTRAINT notifications_receipt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messaging_barrednumber
    ADD CONSTRAINT number_barred_once UNIQUE (number_index, why);

ALTER TABLE ONLY public.messaging_portednumber
    ADD CONSTRAINT number_ported_once UNIQUE (number_index);

ALTER TABLE ONLY public.workforce_shiftofferanswer
    ADD CONSTRAINT offer_answer_once UNIQUE (offer_id, number);

ALTER TABLE ONLY public.integrations_dialonce
    ADD CONSTRAINT one_call_a_key UNIQUE (client_id, key);

ALTER TABLE ONLY public.notifications_preference
    ADD CONSTRAINT one_choice_a_kind_and_channel UNIQUE (person, kind, channel);

ALTER TABLE ONLY public.surveys_comment
    ADD CONSTRAINT one_comment_a_question UNIQUE (response_id, question);

ALTER TABLE ONLY public.records_notecorrection
    ADD CONSTRAINT one_correction_a_position UNIQUE (call, agent, "position");

ALTER TABLE ONLY public.integrations_apiuse
    ADD CONSTRAINT one_count_a_minute UNIQUE (client_id, minute);

ALTER TABLE ONLY public.messaging_chatfile
    ADD CONSTRAINT one_file_a_message UNIQUE (chat_id, message_number);

ALTER TABLE ONLY public.assistant_judgement
    ADD CONSTRAINT one_judgement_a_person UNIQUE (drawn_id, by);

ALTER TABLE ONLY public.routing_agentskill
    ADD CONSTRAINT one_level_a_skill UNIQUE (staff_id, skill_id);

ALTER TABLE ONLY public.messaging_chatmessage
    ADD CONSTRAINT one_message_a_key UNIQUE (chat_id, by, key);

ALTER TABLE ONLY public.messaging_chatmessage
    ADD CONSTRAINT one_message_a_number UNIQUE (chat_id, number);

ALTER TABLE ONLY public.messaging_chatnumber
    ADD CONSTRAINT one_number_a_place UNIQUE (chat_id, message_number, "position");

ALTER TABLE ONLY public.routing_queueoverflow
    ADD CONSTRAINT one_overflow_a_skill UNIQUE (queue_id, skill_id);

ALTER TABLE ONLY public.knowledge_receipt
    ADD CONSTRAINT one_receipt_a_reader UNIQUE (reading_id, reader);

ALTER TABLE ONLY public.routing_noticereceipt
    ADD CONSTRAINT one_receipt_an_agent UNIQUE (agent, notice_id);

ALTER TABLE ONLY public.accounts_recoverycode
    ADD CONSTRAINT one_recovery_code UNIQUE (staff_id, digest);

ALTER TABLE ONLY public.recordings_retentionrule
    ADD CONSTRAINT one_rule_a_kind UNIQUE (queue, topic, flag);

ALTER TABLE ONLY public.operations_alarmthreshold
    ADD CONSTRAINT one_threshold_each UNIQUE (kind, queue, "group");

ALTER TABLE ONLY public.accounts_savedview
    ADD CONSTRAINT one_view_of_a_name UNIQUE (staff_id, viewed, name);

ALTER TABLE ONLY public.operations_alarm
    ADD CONSTRAINT operations_alarm_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.operations_alarmthreshold
    ADD CONSTRAINT operations_alarmthreshold_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.operations_invariantrun
    ADD CONSTRAINT operations_invariantrun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.operations_openviolation
    ADD CONSTRAINT operations_openviolation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exams_paperquestion
    ADD CONSTRAINT paper_position_once UNIQUE (paper_id, "position");

ALTER TABLE ONLY public.exams_paperquestion
    ADD CONSTRAINT paper_question_once UNIQUE (paper_id, question_id);

ALTER TABLE ONLY public.practice_practicetalk
    ADD CONSTRAINT practice_practicetalk_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.practice_practiceturn
    ADD CONSTRAINT practice_practiceturn_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.practice_practicetalk
    ADD CONSTRAINT practice_talk_once UNIQUE (number, request);

ALTER TABLE ONLY public.practice_practiceturn
    ADD CONSTRAINT practice_turn_once UNIQUE (talk_id, at);

ALTER TABLE ONLY public.quality_precedent
    ADD CONSTRAINT precedent_once UNIQUE (calibration_id, item);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_appeal
    ADD CONSTRAINT quality_appeal_mark_id_key UNIQUE (mark_id);

ALTER TABLE ONLY public.quality_appeal
    ADD CONSTRAINT quality_appeal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_calibration
    ADD CONSTRAINT quality_calibration_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_calibrationsheet
    ADD CONSTRAINT quality_calibrationsheet_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_inspection
    ADD CONSTRAINT quality_inspection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_machineitem
    ADD CONSTRAINT quality_machineitem_pkey PRIMARY KEY (item);

ALTER TABLE ONLY public.quality_machinemark
    ADD CONSTRAINT quality_machinemark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_mark
    ADD CONSTRAINT quality_mark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_precedent
    ADD CONSTRAINT quality_precedent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_samplingplan
    ADD CONSTRAINT quality_samplingplan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_standard
    ADD CONSTRAINT quality_standard_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_standardtrial
    ADD CONSTRAINT quality_standardtrial_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_wronganswer
    ADD CONSTRAINT quality_wronganswer_pkey PRIMARY KEY (inspection_id);

ALTER TABLE ONLY public.analytics_savedquestion
    ADD CONSTRAINT question_name_once UNIQUE (owner, name);

ALTER TABLE ONLY public.ratings_badrating
    ADD CONSTRAINT ratings_badrating_pkey PRIMARY KEY (call);

ALTER TABLE ONLY public.ratings_handlingstep
    ADD CONSTRAINT ratings_handlingstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ratings_invitation
    ADD CONSTRAINT ratings_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ratings_mending
    ADD CONSTRAINT ratings_mending_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.recordings_checkrun
    ADD CONSTRAINT recordings_checkrun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.recordings_destruction
    ADD CONSTRAINT recordings_destruction_open_key UNIQUE (open);

ALTER TABLE ONLY public.recordings_destruction
    ADD CONSTRAINT recordings_destruction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.recordings_download
    ADD CONSTRAINT recordings_download_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.recordings_duerecording
    ADD CONSTRAINT recordings_duerecording_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.recordings_legalhold
    ADD CONSTRAINT recordings_legalhold_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.recordings_listening
    ADD CONSTRAINT recordings_listening_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.recordings_recordingfile
    ADD CONSTRAINT recordings_recordingfile_pkey PRIMARY KEY (call);

ALTER TABLE ONLY public.recordings_recordingfile
    ADD CONSTRAINT recordings_recordingfile_position_key UNIQUE ("position");

ALTER TABLE ONLY public.recordings_retentionrule
    ADD CONSTRAINT recordings_retentionrule_name_key UNIQUE (name);

ALTER TABLE ONLY public.recordings_retentionrule
    ADD CONSTRAINT recordings_retentionrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.recordings_talktranscript
    ADD CONSTRAINT recordings_talktranscript_pkey PRIMARY KEY (call);

ALTER TABLE ONLY public.records_callexport
    ADD CONSTRAINT records_callexport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.records_notecorrection
    ADD CONSTRAINT records_notecorrection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.analytics_result
    ADD CONSTRAINT result_once_a_span UNIQUE (schedule_id, first);

ALTER TABLE ONLY public.exams_reviewcard
    ADD CONSTRAINT review_card_once UNIQUE (number, question_id);

ALTER TABLE ONLY public.workforce_rosterline
    ADD CONSTRAINT roster_line_once UNIQUE (roster_id, number);

ALTER TABLE ONLY public.routing_agentskill
    ADD CONSTRAINT routing_agentskill_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_loan
    ADD CONSTRAINT routing_loan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_notice
    ADD CONSTRAINT routing_notice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_noticereceipt
    ADD CONSTRAINT routing_noticereceipt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_notreadyreason
    ADD CONSTRAINT routing_notreadyreason_name_key UNIQUE (name);

ALTER TABLE ONLY public.routing_notreadyreason
    ADD CONSTRAINT routing_notreadyreason_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_publication
    ADD CONSTRAINT routing_publication_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.routing_queue
    ADD CONSTRAINT routing_queue_code_key UNIQUE (code);

ALTER TABLE ONLY public.routing_queue
    ADD CONSTRAINT routing_queue_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_queueoverflow
    ADD CONSTRAINT routing_queueoverflow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_skill
    ADD CONSTRAINT routing_skill_code_key UNIQUE (code);

ALTER TABLE ONLY public.routing_skill
    ADD CONSTRAINT routing_skill_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.analytics_schedule
    ADD CONSTRAINT schedule_name_once UNIQUE (owner, name);

ALTER TABLE ONLY public.security_accident
    ADD CONSTRAINT security_accident_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.security_accident
    ADD CONSTRAINT security_accident_serial_key UNIQUE (serial);

ALTER TABLE ONLY public.security_accidentdecision
    ADD CONSTRAINT security_accidentdecision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.security_accidentfile
    ADD CONSTRAINT security_accidentfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.security_accidentstep
    ADD CONSTRAINT security_accidentstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.security_selfcheck
    ADD CONSTRAINT security_selfcheck_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.assessment_correctionsheet
    ADD CONSTRAINT sheets_are_counted UNIQUE (quarter_id, number);

ALTER TABLE ONLY public.exams_sitting
    ADD CONSTRAINT sitting_once UNIQUE (exam_id, number);

ALTER TABLE ONLY public.quality_standard
    ADD CONSTRAINT standard_version_once UNIQUE (kind, version);

ALTER TABLE ONLY public.surveys_surveyversion
    ADD CONSTRAINT survey_version_once UNIQUE (survey_id, number);

ALTER TABLE ONLY public.surveys_comment
    ADD CONSTRAINT surveys_comment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.surveys_response
    ADD CONSTRAINT surveys_response_pkey PRIMARY KEY (invitation_id);

ALTER TABLE ONLY public.surveys_survey
    ADD CONSTRAINT surveys_survey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.surveys_surveyversion
    ADD CONSTRAINT surveys_surveyversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.telephony_outboundattempt
    ADD CONSTRAINT telephony_outboundattempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.telephony_outboundpolicyversion
    ADD CONSTRAINT telephony_outboundpolicyversion_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.messaging_textpart
    ADD CONSTRAINT text_part_once UNIQUE (text_id, number);

ALTER TABLE ONLY public.operations_openviolation
    ADD CONSTRAINT told_once UNIQUE (invariant, about);

ALTER TABLE ONLY public.training_batch
    ADD CONSTRAINT training_batch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_batchmember
    ADD CONSTRAINT training_batchmember_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_certificate
    ADD CONSTRAINT training_certificate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_certificate
    ADD CONSTRAINT training_certificate_serial_key UNIQUE (serial);

ALTER TABLE ONLY public.training_plannedlesson
    ADD CONSTRAINT training_plannedlesson_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_trainingresult
    ADD CONSTRAINT training_trainingresult_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.upkeep_drill
    ADD CONSTRAINT upkeep_drill_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.upkeep_equipment
    ADD CONSTRAINT upkeep_equipment_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.upkeep_fault
    ADD CONSTRAINT upkeep_fault_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.upkeep_fault
    ADD CONSTRAINT upkeep_fault_serial_key UNIQUE (serial);

ALTER TABLE ONLY public.upkeep_faultstep
    ADD CONSTRAINT upkeep_faultstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.upkeep_maintenancewindow
    ADD CONSTRAINT upkeep_maintenancewindow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.upkeep_oncallduty
    ADD CONSTRAINT upkeep_oncallduty_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.walls_wallversion
    ADD CONSTRAINT wall_version_once UNIQUE (wall_id, number);

ALTER TABLE ONLY public.walls_display
    ADD CONSTRAINT walls_display_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.walls_display
    ADD CONSTRAINT walls_display_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.walls_wall
    ADD CONSTRAINT walls_wall_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.walls_wallversion
    ADD CONSTRAINT walls_wallversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workforce_attendanceday
    ADD CONSTRAINT workforce_attendanceday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workforce_attendanceexception
    ADD CONSTRAINT workforce_attendanceexception_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workforce_forecastversion
    ADD CONSTRAINT workforce_forecastversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workforce_markedday
    ADD CONSTRAINT workforce_markedday_day_key UNIQUE (day);

ALTER TABLE ONLY public.workforce_markedday
    ADD CONSTRAINT workforce_markedday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workforce_plannedevent
    ADD CONSTRAINT workforce_plannedevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workforce_roster
    ADD CONSTRAINT workforce_roster_first_day_key UNIQUE (first_day);

ALTER TABLE ONLY public.workforce_roster
    ADD CONSTRAINT workforce_roster_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workforce_rosterchange
    ADD CONSTRAINT workforce_rosterchange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workforce_rosterline
    ADD CONSTRAINT workforce_rosterline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workforce_shiftoffer
    ADD CONSTRAINT workforce_shiftoffer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workforce_shiftofferanswer
    ADD CONSTRAINT workforce_shiftofferanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workforce_shiftrequest
    ADD CONSTRAINT workforce_shiftrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workforce_staffconstraint
    ADD CONSTRAINT workforce_staffconstraint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workforce_staffingtargets
    ADD CONSTRAINT workforce_staffingtargets_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workorders_attachment
    ADD CONSTRAINT workorders_attachment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workorders_case
    ADD CONSTRAINT workorders_case_number_key UNIQUE (number);

ALTER TABLE ONLY public.workorders_case
    ADD CONSTRAINT workorders_case_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workorders_casedeadline
    ADD CONSTRAINT workorders_casedeadline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workorders_casetask
    ADD CONSTRAINT workorders_casetask_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workorders_casewords
    ADD CONSTRAINT workorders_casewords_pkey PRIMARY KEY (case_id);

ALTER TABLE ONLY public.workorders_comment
    ADD CONSTRAINT workorders_comment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workorders_department
    ADD CONSTRAINT workorders_department_code_key UNIQUE (code);

ALTER TABLE ONLY public.workorders_department
    ADD CONSTRAINT workorders_department_name_key UNIQUE (name);

ALTER TABLE ONLY public.workorders_department
    ADD CONSTRAINT workorders_department_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workorders_entry
    ADD CONSTRAINT workorders_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workorders_extension
    ADD CONSTRAINT workorders_extension_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workorders_leave
    ADD CONSTRAINT workorders_leave_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workorders_member
    ADD CONSTRAINT workorders_member_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workorders_modelversion
    ADD CONSTRAINT workorders_modelversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workorders_numberseries
    ADD CONSTRAINT workorders_numberseries_pkey PRIMARY KEY (prefix);

ALTER TABLE ONLY public.workorders_party
    ADD CONSTRAINT workorders_party_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workorders_received
    ADD CONSTRAINT workorders_received_nonce_key UNIQUE (nonce);

ALTER TABLE ONLY public.workorders_received
    ADD CONSTRAINT workorders_received_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workorders_savedfilter
    ADD CONSTRAINT workorders_savedfilter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workorders_sent
    ADD CONSTRAINT workorders_sent_pkey PRIMARY KEY (id);

CREATE UNIQUE INDEX a_clock_runs_once ON public.workorders_casedeadline USING btree (case_id, clock) WHERE ((NOT dropped) AND (stopped_at IS NULL));

CREATE UNIQUE INDEX a_district_has_one_bureau ON public.workorders_department USING btree (district) WHERE (NOT ((district)::text = ''::text));

CREATE INDEX acceptance_clause ON public.assessment_acceptancestep USING btree (contract, clause, id DESC);

CREATE INDEX accident_open ON public.security_accident USING btree (found_at DESC) WHERE (closed_at IS NULL);

CREATE INDEX accident_when ON public.security_accident USING btree (found_at DESC);

CREATE INDEX accounts_factorchallenge_staff_id_a5ddcdc5 ON public.accounts_factorchallenge USING btree (staff_id);

CREATE INDEX accounts_factorchallenge_value_c36ae4dd_like ON public.accounts_factorchallenge USING btree (value varchar_pattern_ops);

CREATE INDEX accounts_formerpassword_staff_id_100bdbc5 ON public.accounts_formerpassword USING btree (staff_id);

CREATE INDEX accounts_group_name_5311469e_like ON public.accounts_group USING btree (name varchar_pattern_ops);

CREATE INDEX accounts_recoverycode_staff_id_bc951f29 ON public.accounts_recoverycode USING btree (staff_id);

CREATE INDEX accounts_role_code_31e05c3f_like ON public.accounts_role USING btree (code varchar_pattern_ops);

CREATE INDEX accounts_savedview_staff_id_44e5553f ON public.accounts_savedview USING btree (staff_id);

CREATE INDEX accounts_secondfactor_staff_id_b2e08490 ON public.accounts_secondfactor USING btree (staff_id);

CREATE INDEX accounts_session_id_fa84d61e_like ON public.accounts_session USING btree (id varchar_pattern_ops);

CREATE INDEX accounts_session_staff_id_24b402c2 ON public.accounts_session USING btree (staff_id);

CREATE INDEX accounts_signinattempt_staff_id_2056f126 ON public.accounts_signinattempt USING btree (staff_id);

CREATE INDEX accounts_staff_group_id_479a7245 ON public.accounts_staff USING btree (group_id);

CREATE INDEX accounts_staff_number_243f7e7f_like ON public.accounts_staff USING btree (number varchar_pattern_ops);

CREATE INDEX accounts_staff_roles_role_id_08d94cd6 ON public.accounts_staff_roles USING btree (role_id);

CREATE INDEX accounts_staff_roles_staff_id_6535c0f9 ON public.accounts_staff_roles USING btree (staff_id);

CREATE INDEX alarm_kind_when ON public.operations_alarm USING btree (kind, raised_at DESC);

CREATE INDEX alarm_when ON public.operations_alarm USING btree (raised_at DESC, id DESC);

CREATE UNIQUE INDEX an_external_case_once ON public.workorders_case USING btree (source, external_number) WHERE (NOT ((external_number)::text = ''::text));

CREATE INDEX analytics_correction_call_5dcfbb35_like ON public.analytics_correction USING btree (call varchar_pattern_ops);

CREATE INDEX analytics_outsideregister_key_05f1c6a3_like ON public.analytics_outsideregister USING btree (key varchar_pattern_ops);

CREATE INDEX analytics_outsideregister_name_8d640842_like ON public.analytics_outsideregister USING btree (name varchar_pattern_ops);

CREATE INDEX analytics_result_schedule_id_97a412f7 ON public.analytics_result USING btree (schedule_id);

CREATE INDEX answered ON public.surveys_invitation USING btree (survey_id, answered_at DESC) WHERE (answered_at IS NOT NULL);

CREATE INDEX api_use_when ON public.integrations_apiuse USING btree (minute);

CREATE INDEX appeal_due ON public.quality_appeal USING btree (reviewer, due) WHERE ((state)::text = 'review'::text);

CREATE INDEX appeal_state ON public.quality_appeal USING btree (state, at);

CREATE INDEX approval_mine ON public.approvals_approval USING btree (requested_by, requested_at DESC);

CREATE INDEX approval_newest ON public.approvals_approval USING btree (requested_at DESC, id DESC);

CREATE INDEX approval_open ON public.approvals_approval USING btree (expires_at) WHERE ((state)::text = 'open'::text);

CREATE INDEX approvals_approval_id_487e7ab4_like ON public.approvals_approval USING btree (id varchar_pattern_ops);

CREATE INDEX asked_at ON public.assistant_asked USING btree (at);

CREATE INDEX asked_keep ON public.assistant_asked USING btree (stored_until);

CREATE INDEX asked_session ON public.assistant_asked USING btree (session, at);

CREATE INDEX asked_unsettled ON public.assistant_asked USING btree (at) WHERE (NOT settled);

CREATE INDEX assessment_correctionsheet_quarter_id_53e7e840 ON public.assessment_correctionsheet USING btree (quarter_id);

CREATE INDEX assessment_correctionsheet_quarter_id_53e7e840_like ON public.assessment_correctionsheet USING btree (quarter_id varchar_pattern_ops);

CREATE INDEX assessment_dispute_quarter_id_fc33790b ON public.assessment_dispute USING btree (quarter_id);

CREATE INDEX assessment_dispute_quarter_id_fc33790b_like ON public.assessment_dispute USING btree (quarter_id varchar_pattern_ops);

CREATE INDEX assessment_evidence_entry_id_2a124884 ON public.assessment_evidence USING btree (entry_id);

CREATE INDEX assessment_evidence_entry_id_2a124884_like ON public.assessment_evidence USING btree (entry_id varchar_pattern_ops);

CREATE INDEX assessment_evidence_id_21508413_like ON public.assessment_evidence USING btree (id varchar_pattern_ops);

CREATE INDEX assessment_frozenquarter_key_49dc49ec_like ON public.assessment_frozenquarter USING btree (key varchar_pattern_ops);

CREATE INDEX assessment_registerentry_id_b1448da0_like ON public.assessment_registerentry USING btree (id varchar_pattern_ops);

CREATE INDEX assistant_asked_answer_6c809f6e_like ON public.assistant_asked USING btree (answer varchar_pattern_ops);

CREATE INDEX assistant_asked_gap_id_4cc724af ON public.assistant_asked USING btree (gap_id);

CREATE INDEX assistant_judgement_drawn_id_96eae613 ON public.assistant_judgement USING btree (drawn_id);

CREATE INDEX assistant_sample_key_0f500b08_like ON public.assistant_sample USING btree (key varchar_pattern_ops);

CREATE INDEX assistant_sampled_asked_id_1977cc0a ON public.assistant_sampled USING btree (question_id);

CREATE INDEX assistant_sampled_sample_id_8341619a ON public.assistant_sampled USING btree (sample_id);

CREATE INDEX assistant_sampled_sample_id_8341619a_like ON public.assistant_sampled USING btree (sample_id varchar_pattern_ops);

CREATE INDEX assistant_trial_before_id_4861a7f7 ON public.assistant_trial USING btree (before_id);

CREATE INDEX attempt_failed ON public.accounts_signinattempt USING btree (at DESC) WHERE (NOT ((outcome)::text = 'done'::text));

CREATE INDEX attempt_of_staff ON public.accounts_signinattempt USING btree (staff_id, at DESC);

CREATE INDEX attempt_strange ON public.accounts_signinattempt USING btree (at DESC) WHERE (NOT (strange = '[]'::jsonb));

CREATE INDEX attempt_when ON public.accounts_signinattempt USING btree (at DESC);

CREATE INDEX attendance_day ON public.workforce_attendanceday USING btree (day);

CREATE INDEX audit_heads_when ON public.audit_audithead USING btree (at DESC);

CREATE INDEX audit_verified_when ON public.audit_auditverification USING btree (started_at DESC);

CREATE INDEX audit_what ON public.infrastructure_auditrow USING btree (about);

CREATE INDEX audit_when ON public.infrastructure_auditrow USING btree (at DESC);

CREATE INDEX audit_where ON public.infrastructure_auditrow USING btree (address, at DESC) WHERE (NOT ((address)::text = ''::text));

CREATE INDEX audit_who ON public.infrastructure_auditrow USING btree (by, at DESC);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);

CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);

CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);

CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);

CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);

CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);

CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);

CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);

CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);

CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);

CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);

CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);

CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);

CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);

CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);

CREATE INDEX bad_rating_done ON public.ratings_badrating USING btree (closed_at DESC, call DESC) WHERE (closed_at IS NOT NULL);

CREATE INDEX bad_rating_found ON public.ratings_badrating USING btree (received_at) WHERE (NOT ((verdict)::text = ''::text));

CREATE INDEX bad_rating_open ON public.ratings_badrating USING btree (due_at, call) WHERE (closed_at IS NULL);

CREATE INDEX bad_rating_owner ON public.ratings_badrating USING btree (owner, due_at) WHERE (closed_at IS NULL);

CREATE INDEX batch_member_of ON public.training_batchmember USING btree (number);

CREATE INDEX batch_newest ON public.training_batch USING btree (first_day DESC, id DESC);

CREATE INDEX blocking_in_force ON public.citizens_blocking USING btree (at) WHERE (lifted_at IS NULL);

CREATE INDEX calibration_invited ON public.quality_calibrationsheet USING btree (inspector);

CREATE INDEX calibration_newest ON public.quality_calibration USING btree (created_at DESC, id DESC);

CREATE INDEX calibration_of_call ON public.quality_calibration USING btree (call);

CREATE INDEX call_after ON public.calls_callrecord USING btree (after) WHERE (NOT ((after)::text = ''::text));

CREATE INDEX call_export_of_person ON public.records_callexport USING btree (by, requested_at DESC);

CREATE INDEX call_number ON public.calls_callrecord USING btree (number_index, at DESC, id DESC) WHERE (NOT ((number_index)::text = ''::text));

CREATE INDEX call_number_tail ON public.calls_callrecord USING btree (number_tail, at DESC, id DESC) WHERE (NOT ((number_tail)::text = ''::text));

CREATE INDEX call_queue ON public.calls_callrecord USING btree (queue, at DESC, id DESC) WHERE (NOT ((queue)::text = ''::text));

CREATE INDEX call_rating ON public.calls_callrecord USING btree (rating, at DESC, id DESC) WHERE (rating IS NOT NULL);

CREATE INDEX call_topic ON public.calls_callrecord USING btree (topic, at DESC, id DESC) WHERE (NOT ((topic)::text = ''::text));

CREATE INDEX call_when ON public.calls_callrecord USING btree (at DESC, id DESC);

CREATE INDEX callback_closed ON public.calls_callback USING btree (closed_at DESC, id DESC) WHERE (closed_at IS NOT NULL);

CREATE INDEX callback_open ON public.calls_callback USING btree (due_at, id) WHERE (closed_at IS NULL);

CREATE INDEX callbacks_correction_entry_id_ea9670eb_like ON public.callbacks_correction USING btree (entry_id varchar_pattern_ops);

CREATE INDEX calls_callback_id_371c9e01_like ON public.calls_callback USING btree (id varchar_pattern_ops);

CREATE INDEX calls_callbacktry_call_fdcc90dc_like ON public.calls_callbacktry USING btree (call varchar_pattern_ops);

CREATE INDEX calls_callbacktry_entry_id_eba9736a ON public.calls_callbacktry USING btree (entry_id);

CREATE INDEX calls_callbacktry_entry_id_eba9736a_like ON public.calls_callbacktry USING btree (entry_id varchar_pattern_ops);

CREATE INDEX calls_callrecord_id_b217d28c_like ON public.calls_callrecord USING btree (id varchar_pattern_ops);

CREATE INDEX campaign_due ON public.campaigns_campaignentry USING btree (campaign_id, next_at, line) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX campaign_in_hand ON public.campaigns_campaignentry USING btree (taken_by) WHERE ((state)::text = ANY ((ARRAY['offered'::character varying, 'calling'::character varying])::text[]));

CREATE INDEX campaign_newest ON public.campaigns_campaign USING btree (created_at DESC, id DESC);

CREATE INDEX campaign_number ON public.campaigns_campaignentry USING btree (number_index);

CREATE INDEX campaign_try_of_agent ON public.campaigns_campaigntry USING btree (agent, at DESC);

CREATE INDEX campaigns_campaign_id_831e8078_like ON public.campaigns_campaign USING btree (id varchar_pattern_ops);

CREATE INDEX campaigns_campaignentry_campaign_id_f8c5ac46 ON public.campaigns_campaignentry USING btree (campaign_id);

CREATE INDEX campaigns_campaignentry_campaign_id_f8c5ac46_like ON public.campaigns_campaignentry USING btree (campaign_id varchar_pattern_ops);

CREATE INDEX campaigns_campaignentry_id_7fb2b64b_like ON public.campaigns_campaignentry USING btree (id varchar_pattern_ops);

CREATE INDEX campaigns_campaignproblem_campaign_id_89481101 ON public.campaigns_campaignproblem USING btree (campaign_id);

CREATE INDEX campaigns_campaignproblem_campaign_id_89481101_like ON public.campaigns_campaignproblem USING btree (campaign_id varchar_pattern_ops);

CREATE INDEX campaigns_campaigntry_call_6a960ee1_like ON public.campaigns_campaigntry USING btree (call varchar_pattern_ops);

CREATE INDEX campaigns_campaigntry_entry_id_7b4fb0dc ON public.campaigns_campaigntry USING btree (entry_id);

CREATE INDEX campaigns_campaigntry_entry_id_7b4fb0dc_like ON public.campaigns_campaigntry USING btree (entry_id varchar_pattern_ops);

CREATE INDEX case_call ON public.workorders_case USING btree (call) WHERE (NOT ((call)::text = ''::text));

CREATE INDEX case_confidential ON public.workorders_case USING btree (created_by) WHERE confidential;

CREATE INDEX case_creator ON public.workorders_case USING btree (created_by, created_at DESC, id DESC);

CREATE INDEX case_department ON public.workorders_case USING btree (department_id, created_at DESC, id DESC);

CREATE INDEX case_department_district ON public.workorders_case USING btree (department_id, district, created_at DESC, id DESC);

CREATE INDEX case_department_open ON public.workorders_case USING btree (department_id, created_at DESC, id DESC, due_at) WHERE (NOT over);

CREATE INDEX case_district ON public.workorders_case USING btree (district, created_at DESC, id DESC);

CREATE INDEX case_due ON public.workorders_case USING btree (due_at, id) WHERE (NOT over);

CREATE INDEX case_external ON public.workorders_case USING btree (external_number) WHERE (NOT ((external_number)::text = ''::text));

CREATE INDEX case_former ON public.workorders_case USING gin (former_departments);

CREATE INDEX case_open ON public.workorders_case USING btree (created_at DESC, id DESC, due_at) WHERE (NOT over);

CREATE INDEX case_phone ON public.workorders_case USING btree (phone_index, created_at DESC) WHERE (NOT ((phone_index)::text = ''::text));

CREATE INDEX case_rings ON public.workorders_case USING btree (rings_at) WHERE (rings_at IS NOT NULL);

CREATE INDEX case_state ON public.workorders_case USING btree (state, created_at DESC, id DESC);

CREATE INDEX case_topic ON public.workorders_case USING btree (topic, created_at DESC, id DESC);

CREATE INDEX case_unrest ON public.workorders_case USING btree (created_at DESC, id DESC) WHERE (NOT ((unrest)::text = ''::text));

CREATE INDEX case_urgent ON public.workorders_case USING btree (urgency, created_at DESC, id DESC) WHERE (NOT ((urgency)::text = '一般'::text));

CREATE INDEX case_when ON public.workorders_case USING btree (created_at DESC, id DESC);

CREATE INDEX case_words ON public.workorders_casewords USING gin (pairs);

CREATE INDEX certificate_newest ON public.training_certificate USING btree (stage, requested_at DESC, id DESC);

CREATE INDEX certificate_of ON public.training_certificate USING btree (number);

CREATE INDEX chat_address ON public.messaging_chat USING btree (address) WHERE (NOT ((address)::text = ''::text));

CREATE INDEX chat_ended ON public.messaging_chat USING btree (ended_at DESC) WHERE ((state)::text = 'ended'::text);

CREATE INDEX chat_holder ON public.messaging_chat USING btree (holder, requested_at DESC) WHERE (NOT ((holder)::text = ''::text));

CREATE INDEX chat_keep ON public.messaging_chat USING btree (retained_until) WHERE ((state)::text = 'ended'::text);

CREATE INDEX chat_number_index ON public.messaging_chatnumber USING btree (number_index);

CREATE INDEX chat_open ON public.messaging_chat USING btree (requested_at, id) WHERE (NOT ((state)::text = 'ended'::text));

CREATE INDEX check_when ON public.recordings_checkrun USING btree (started_at DESC);

CREATE INDEX citizens_blocking_id_bc88df16_like ON public.citizens_blocking USING btree (id varchar_pattern_ops);

CREATE INDEX citizens_blocking_lifted_for_id_8debab55_like ON public.citizens_blocking USING btree (lifted_for_id varchar_pattern_ops);

CREATE INDEX citizens_blocking_request_id_4fd26b1a_like ON public.citizens_blocking USING btree (request_id varchar_pattern_ops);

CREATE INDEX citizens_personaldatachange_request_id_5f1d82c9 ON public.citizens_personaldatachange USING btree (request_id);

CREATE INDEX citizens_personaldatachange_request_id_5f1d82c9_like ON public.citizens_personaldatachange USING btree (request_id varchar_pattern_ops);

CREATE INDEX citizens_personalrequest_id_471431aa_like ON public.citizens_personalrequest USING btree (id varchar_pattern_ops);

CREATE INDEX citizens_personalrequest_serial_7d3edcc0_like ON public.citizens_personalrequest USING btree (serial varchar_pattern_ops);

CREATE UNIQUE INDEX closed_one_is_current ON public.analytics_closedperiod USING btree ("table", first) WHERE current;

CREATE INDEX comment_case ON public.workorders_comment USING btree (case_id, at, id);

CREATE INDEX constraint_first ON public.workforce_staffconstraint USING btree (first_day);

CREATE INDEX course_assigned_to ON public.courses_courseassignment USING btree (number);

CREATE INDEX course_learner_of ON public.courses_courselearner USING btree (number);

CREATE INDEX course_newest ON public.courses_course USING btree (created_at DESC, id DESC);

CREATE INDEX courses_chapterrecord_learner_id_afdfc99d ON public.courses_chapterrecord USING btree (learner_id);

CREATE INDEX courses_course_id_a1368625_like ON public.courses_course USING btree (id varchar_pattern_ops);

CREATE INDEX courses_courseassignment_course_id_ddee5cb6 ON public.courses_courseassignment USING btree (course_id);

CREATE INDEX courses_courseassignment_course_id_ddee5cb6_like ON public.courses_courseassignment USING btree (course_id varchar_pattern_ops);

CREATE INDEX courses_courselearner_course_id_49fc385b ON public.courses_courselearner USING btree (course_id);

CREATE INDEX courses_courselearner_course_id_49fc385b_like ON public.courses_courselearner USING btree (course_id varchar_pattern_ops);

CREATE INDEX courses_courseversion_course_id_67940d1a ON public.courses_courseversion USING btree (course_id);

CREATE INDEX courses_courseversion_course_id_67940d1a_like ON public.courses_courseversion USING btree (course_id varchar_pattern_ops);

CREATE INDEX deadline_due ON public.workorders_casedeadline USING btree (clock, due_at);

CREATE INDEX deadline_next ON public.workorders_casedeadline USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE INDEX dial_once_when ON public.integrations_dialonce USING btree (at);

CREATE INDEX directions_of_a_day ON public.eventlog_loggedevent USING btree (at DESC) WHERE ((type)::text = 'agent.directed'::text);

CREATE INDEX download_of_a_call ON public.recordings_download USING btree (call, at DESC);

CREATE INDEX drill_when ON public.upkeep_drill USING btree (day DESC);

CREATE INDEX due_waiting ON public.recordings_duerecording USING btree (destruction_id, id) WHERE ((outcome)::text = ''::text);

CREATE INDEX duty_end ON public.upkeep_oncallduty USING btree (ends_at);

CREATE INDEX entry_case ON public.workorders_entry USING btree (case_id, at, id);

CREATE INDEX entry_register_day ON public.assessment_registerentry USING btree (register, day DESC, made_at DESC);

CREATE INDEX equipment_kind ON public.upkeep_equipment USING btree (kind, number);

CREATE INDEX events_of_a_call ON public.eventlog_loggedevent USING btree (call) WHERE (NOT ((call)::text = ''::text));

CREATE INDEX exam_newest ON public.exams_exam USING btree (created_at DESC, id DESC);

CREATE INDEX exams_answer_sitting_id_1d3560a5 ON public.exams_answer USING btree (sitting_id);

CREATE INDEX exams_exam_paper_id_519b29ad ON public.exams_exam USING btree (paper_id);

CREATE INDEX exams_exam_resit_of_id_09b8d56c ON public.exams_exam USING btree (resit_of_id);

CREATE INDEX exams_paperquestion_paper_id_803a21b9 ON public.exams_paperquestion USING btree (paper_id);

CREATE INDEX exams_paperquestion_question_id_5cdb7a14 ON public.exams_paperquestion USING btree (question_id);

CREATE INDEX exams_question_article_3ab0414f ON public.exams_question USING btree (article);

CREATE INDEX exams_question_article_3ab0414f_like ON public.exams_question USING btree (article varchar_pattern_ops);

CREATE INDEX exams_question_template_6bf0ba99_like ON public.exams_question USING btree (template varchar_pattern_ops);

CREATE INDEX exams_question_topic_003aa678 ON public.exams_question USING btree (topic);

CREATE INDEX exams_question_topic_003aa678_like ON public.exams_question USING btree (topic varchar_pattern_ops);

CREATE INDEX exams_reviewcard_question_id_a8185619 ON public.exams_reviewcard USING btree (question_id);

CREATE INDEX exams_sitting_exam_id_7399359f ON public.exams_sitting USING btree (exam_id);

CREATE INDEX exception_of ON public.workforce_attendanceexception USING btree (number, first_at DESC);

CREATE INDEX exception_state ON public.workforce_attendanceexception USING btree (state, first_at DESC);

CREATE INDEX fact_changed ON public.analytics_factrow USING btree ("table", changed_at);

CREATE INDEX fact_day ON public.analytics_factrow USING btree ("table", day);

CREATE INDEX fact_subject ON public.analytics_factrow USING btree (subject);

CREATE INDEX fault_open ON public.upkeep_fault USING btree (alarm_kind, alarm_about) WHERE (closed_at IS NULL);

CREATE INDEX fault_when ON public.upkeep_fault USING btree (raised_at DESC, id DESC);

CREATE INDEX feedback_by ON public.knowledge_feedback USING btree (by, at DESC);

CREATE INDEX feedback_open ON public.knowledge_feedback USING btree (due_on, id) WHERE ((outcome)::text = ''::text);

CREATE INDEX forecast_newest ON public.workforce_forecastversion USING btree (queue, made_at DESC);

CREATE INDEX former_password ON public.accounts_formerpassword USING btree (staff_id, set_at DESC);

CREATE INDEX gap_state_size ON public.assistant_gap USING btree (state, size DESC);

CREATE INDEX handling_step ON public.ratings_handlingstep USING btree (rating_id, at, id);

CREATE INDEX hold_of_a_call ON public.recordings_legalhold USING btree (call, at DESC);

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE INDEX infrastructure_quarantinedfile_id_48cf55da_like ON public.infrastructure_quarantinedfile USING btree (id varchar_pattern_ops);

CREATE INDEX inspection_due ON public.quality_inspection USING btree (inspector, due, id) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX inspection_of_agent ON public.quality_inspection USING btree (agent, submitted_at DESC) WHERE ((state)::text = 'submitted'::text);

CREATE INDEX inspection_of_call ON public.quality_inspection USING btree (call);

CREATE INDEX integrations_apiclient_id_af4ad5d0_like ON public.integrations_apiclient USING btree (id varchar_pattern_ops);

CREATE INDEX integrations_apiclient_name_e31ae025_like ON public.integrations_apiclient USING btree (name varchar_pattern_ops);

CREATE INDEX integrations_apiuse_client_id_c11487b6 ON public.integrations_apiuse USING btree (client_id);

CREATE INDEX integrations_apiuse_client_id_c11487b6_like ON public.integrations_apiuse USING btree (client_id varchar_pattern_ops);

CREATE INDEX integrations_dialonce_client_id_b67a42be ON public.integrations_dialonce USING btree (client_id);

CREATE INDEX integrations_dialonce_client_id_b67a42be_like ON public.integrations_dialonce USING btree (client_id varchar_pattern_ops);

CREATE INDEX integrations_embedorigin_origin_2086ddd0_like ON public.integrations_embedorigin USING btree (origin varchar_pattern_ops);

CREATE INDEX integrations_webhook_client_id_b8ed641c ON public.integrations_webhook USING btree (client_id);

CREATE INDEX integrations_webhook_client_id_b8ed641c_like ON public.integrations_webhook USING btree (client_id varchar_pattern_ops);

CREATE INDEX integrations_webhook_id_5fd2433d_like ON public.integrations_webhook USING btree (id varchar_pattern_ops);

CREATE INDEX invariants_when ON public.operations_invariantrun USING btree (started_at DESC);

CREATE INDEX invitation_call ON public.ratings_invitation USING btree (call);

CREATE INDEX invitation_due ON public.ratings_invitation USING btree (due_at) WHERE (over_at IS NULL);

CREATE INDEX invitation_of_survey ON public.surveys_invitation USING btree (survey_id, invited_at DESC);

CREATE UNIQUE INDEX invited_once ON public.ratings_invitation USING btree (call) WHERE ((purpose)::text = 'first'::text);

CREATE INDEX item_call ON public.messaging_item USING btree (call) WHERE (NOT ((call)::text = ''::text));

CREATE INDEX item_done ON public.messaging_item USING btree (done_at DESC, id DESC) WHERE ((state)::text = 'done'::text);

CREATE INDEX item_holder ON public.messaging_item USING btree (holder, due_at, id) WHERE ((state)::text = 'taken'::text);

CREATE INDEX item_open ON public.messaging_item USING btree (due_at, id) WHERE (NOT ((state)::text = 'done'::text));

CREATE INDEX item_unkept ON public.messaging_item USING btree (received_at) WHERE (((file)::text = ''::text) AND ((fault)::text = ''::text) AND (NOT ((source)::text = ''::text)));

CREATE INDEX ivr_flowversion_flow_c8350fd8 ON public.ivr_flowversion USING btree (flow);

CREATE INDEX ivr_flowversion_flow_c8350fd8_like ON public.ivr_flowversion USING btree (flow varchar_pattern_ops);

CREATE INDEX ivr_promptversion_prompt_7dccbb5d ON public.ivr_promptversion USING btree (prompt);

CREATE INDEX ivr_promptversion_prompt_7dccbb5d_like ON public.ivr_promptversion USING btree (prompt varchar_pattern_ops);

CREATE INDEX ivr_sound_name_8bfec862_like ON public.ivr_sound USING btree (name varchar_pattern_ops);

CREATE INDEX ivr_switchedon_switch_b08c2508_like ON public.ivr_switchedon USING btree (switch varchar_pattern_ops);

CREATE INDEX knowledge_article_code_4a05ac44_like ON public.knowledge_article USING btree (code varchar_pattern_ops);

CREATE INDEX knowledge_article_topic_5f51d18a ON public.knowledge_article USING btree (topic);

CREATE INDEX knowledge_article_topic_5f51d18a_like ON public.knowledge_article USING btree (topic varchar_pattern_ops);

CREATE INDEX knowledge_feedback_article_id_af26d6d8 ON public.knowledge_feedback USING btree (article_id);

CREATE INDEX knowledge_file_digest_6d383bbb_like ON public.knowledge_file USING btree (digest varchar_pattern_ops);

CREATE INDEX knowledge_receipt_reading_id_be9550cf ON public.knowledge_receipt USING btree (reading_id);

CREATE INDEX knowledge_requiredreading_version_id_47e3e36f ON public.knowledge_requiredreading USING btree (version_id);

CREATE INDEX knowledge_term_word_13b2439a_like ON public.knowledge_term USING btree (word varchar_pattern_ops);

CREATE INDEX knowledge_version_article_id_452d3a63 ON public.knowledge_version USING btree (article_id);

CREATE INDEX leave_substitute ON public.workorders_leave USING btree (substitute, "end");

CREATE INDEX lesson_of_day ON public.training_plannedlesson USING btree (batch_id, day);

CREATE INDEX listening_of_a_subject ON public.recordings_listening USING btree (about, at DESC);

CREATE INDEX mass_newest ON public.messaging_masssending USING btree (created_at DESC, id DESC);

CREATE INDEX mass_result_of_person ON public.messaging_massresult USING btree (mass_id, by, requested_at DESC);

CREATE INDEX member_number ON public.workorders_member USING btree (number);

CREATE INDEX mending_done ON public.ratings_mending USING btree (done_at DESC, id DESC) WHERE (done_at IS NOT NULL);

CREATE INDEX mending_open ON public.ratings_mending USING btree (due_at, id) WHERE (done_at IS NULL);

CREATE INDEX messaging_barrednumber_id_5ee43805_like ON public.messaging_barrednumber USING btree (id varchar_pattern_ops);

CREATE INDEX messaging_cannedreply_title_1796b767_like ON public.messaging_cannedreply USING btree (title varchar_pattern_ops);

CREATE INDEX messaging_carrierline_account_0c4f3265_like ON public.messaging_carrierline USING btree (account varchar_pattern_ops);

CREATE INDEX messaging_carrierreceipt_received_at_25d3fc4d ON public.messaging_carrierreceipt USING btree (received_at);

CREATE INDEX messaging_chat_id_51facfe0_like ON public.messaging_chat USING btree (id varchar_pattern_ops);

CREATE INDEX messaging_chat_secret_d0c6c96e_like ON public.messaging_chat USING btree (secret varchar_pattern_ops);

CREATE INDEX messaging_chatfile_chat_id_9028203f ON public.messaging_chatfile USING btree (chat_id);

CREATE INDEX messaging_chatfile_chat_id_9028203f_like ON public.messaging_chatfile USING btree (chat_id varchar_pattern_ops);

CREATE INDEX messaging_chatfile_id_c6f746e3_like ON public.messaging_chatfile USING btree (id varchar_pattern_ops);

CREATE INDEX messaging_chatmessage_chat_id_60d6a19f ON public.messaging_chatmessage USING btree (chat_id);

CREATE INDEX messaging_chatmessage_chat_id_60d6a19f_like ON public.messaging_chatmessage USING btree (chat_id varchar_pattern_ops);

CREATE INDEX messaging_chatnumber_chat_id_032c16f2 ON public.messaging_chatnumber USING btree (chat_id);

CREATE INDEX messaging_chatnumber_chat_id_032c16f2_like ON public.messaging_chatnumber USING btree (chat_id varchar_pattern_ops);

CREATE INDEX messaging_item_id_2f030ceb_like ON public.messaging_item USING btree (id varchar_pattern_ops);

CREATE INDEX messaging_massproblem_mass_id_bc8bec1b ON public.messaging_massproblem USING btree (mass_id);

CREATE INDEX messaging_massproblem_mass_id_bc8bec1b_like ON public.messaging_massproblem USING btree (mass_id varchar_pattern_ops);

CREATE INDEX messaging_massresult_id_1152c00f_like ON public.messaging_massresult USING btree (id varchar_pattern_ops);

CREATE INDEX messaging_massresult_mass_id_2bc599b3 ON public.messaging_massresult USING btree (mass_id);

CREATE INDEX messaging_massresult_mass_id_2bc599b3_like ON public.messaging_massresult USING btree (mass_id varchar_pattern_ops);

CREATE INDEX messaging_masssending_id_d26769c3_like ON public.messaging_masssending USING btree (id varchar_pattern_ops);

CREATE INDEX messaging_portednumber_id_49c2205e_like ON public.messaging_portednumber USING btree (id varchar_pattern_ops);

CREATE INDEX messaging_replypart_digest_21b0563e ON public.messaging_replypart USING btree (digest);

CREATE INDEX messaging_replypart_digest_21b0563e_like ON public.messaging_replypart USING btree (digest varchar_pattern_ops);

CREATE INDEX messaging_replypart_id_620729f4_like ON public.messaging_replypart USING btree (id varchar_pattern_ops);

CREATE INDEX messaging_replypart_received_at_e210da92 ON public.messaging_replypart USING btree (received_at);

CREATE INDEX messaging_text_id_f73308ab_like ON public.messaging_text USING btree (id varchar_pattern_ops);

CREATE INDEX messaging_textpart_text_id_1e822e5a ON public.messaging_textpart USING btree (text_id);

CREATE INDEX messaging_textpart_text_id_1e822e5a_like ON public.messaging_textpart USING btree (text_id varchar_pattern_ops);

CREATE INDEX messaging_textreply_answers_id_19a8c666 ON public.messaging_textreply USING btree (answers_id);

CREATE INDEX messaging_textreply_answers_id_19a8c666_like ON public.messaging_textreply USING btree (answers_id varchar_pattern_ops);

CREATE INDEX messaging_textreply_id_b17fd98a_like ON public.messaging_textreply USING btree (id varchar_pattern_ops);

CREATE INDEX minute_down ON public.assistant_minute USING btree (at) WHERE (NOT up);

CREATE INDEX notice_newest ON public.routing_notice USING btree (sent_at DESC, id DESC);

CREATE INDEX notification_about ON public.notifications_notification USING btree (about) WHERE (NOT ((about)::text = ''::text));

CREATE INDEX notification_created ON public.notifications_notification USING btree (created_at);

CREATE INDEX notifications_notification_id_4d79be7f_like ON public.notifications_notification USING btree (id varchar_pattern_ops);

CREATE INDEX notifications_notification_key_21d62a12_like ON public.notifications_notification USING btree (key varchar_pattern_ops);

CREATE INDEX notifications_receipt_notification_id_8a0d5172 ON public.notifications_receipt USING btree (notification_id);

CREATE INDEX notifications_receipt_notification_id_8a0d5172_like ON public.notifications_receipt USING btree (notification_id varchar_pattern_ops);

CREATE INDEX offer_answer_of ON public.workforce_shiftofferanswer USING btree (number);

CREATE UNIQUE INDEX one_audit_row_a_request ON public.infrastructure_auditrow USING btree (correlation) WHERE (status IS NOT NULL);

CREATE UNIQUE INDEX one_event_a_number ON public.infrastructure_outgoing USING btree (subject, seq) WHERE (seq > 0);

CREATE UNIQUE INDEX one_extension_is_asked_at_a_time ON public.workorders_extension USING btree (deadline_id) WHERE ((state)::text = 'asked'::text);

CREATE UNIQUE INDEX one_hold_a_call ON public.recordings_legalhold USING btree (call) WHERE (lifted_at IS NULL);

CREATE UNIQUE INDEX one_loan_a_skill ON public.routing_loan USING btree (staff_id, skill_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_open_approval ON public.approvals_approval USING btree (kind, about, requested_by) WHERE ((state)::text = 'open'::text);

CREATE UNIQUE INDEX one_open_dispute_an_item ON public.assessment_dispute USING btree (quarter_id, indicator) WHERE (decided_at IS NULL);

CREATE UNIQUE INDEX one_passkey_one_person ON public.accounts_secondfactor USING btree (credential) WHERE ((NOT ((credential)::text = ''::text)) AND (ended_at IS NULL));

CREATE UNIQUE INDEX one_version_is_worked_on ON public.knowledge_version USING btree (article_id) WHERE ((state)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying, 'approved'::character varying, 'scheduled'::character varying])::text[]));

CREATE UNIQUE INDEX one_version_of_a_flow_answers_calls ON public.ivr_flowversion USING btree (flow) WHERE ((state)::text = 'published'::text);

CREATE UNIQUE INDEX one_version_of_a_flow_is_tried ON public.ivr_flowversion USING btree (flow) WHERE ((state)::text = 'trial'::text);

CREATE UNIQUE INDEX one_version_of_a_model_takes_new_cases ON public.workorders_modelversion USING btree (model) WHERE ((state)::text = 'published'::text);

CREATE UNIQUE INDEX one_version_of_a_prompt_is_said ON public.ivr_promptversion USING btree (prompt) WHERE ((state)::text = 'live'::text);

CREATE INDEX operations_alarm_id_5ee7a5d9_like ON public.operations_alarm USING btree (id varchar_pattern_ops);

CREATE INDEX outbound_when ON public.telephony_outboundattempt USING btree (at DESC, id DESC);

CREATE INDEX outgoing_unsent ON public.infrastructure_outgoing USING btree (id) WHERE (sent_at IS NULL);

CREATE INDEX paper_newest ON public.exams_paper USING btree (created_at DESC, id DESC);

CREATE INDEX period_agent_when ON public.calls_agentperiod USING btree (agent, start DESC);

CREATE INDEX period_call ON public.calls_agentperiod USING btree (call) WHERE (NOT ((call)::text = ''::text));

CREATE INDEX period_end ON public.calls_agentperiod USING btree ("end");

CREATE INDEX period_start ON public.calls_agentperiod USING btree (start);

CREATE INDEX personal_change_about ON public.citizens_personaldatachange USING btree (about);

CREATE INDEX personal_newest ON public.citizens_personalrequest USING btree (registered_at DESC, id DESC);

CREATE INDEX personal_open ON public.citizens_personalrequest USING btree (due_at, id) WHERE ((state)::text = 'open'::text);

CREATE INDEX plan_newest ON public.quality_samplingplan USING btree (created_at DESC, id DESC);

CREATE INDEX practice_newest ON public.practice_practicetalk USING btree (started_at DESC);

CREATE INDEX practice_of_person ON public.practice_practicetalk USING btree (number, started_at DESC);

CREATE INDEX practice_practiceturn_talk_id_05aaa884 ON public.practice_practiceturn USING btree (talk_id);

CREATE INDEX precedent_in_force ON public.quality_precedent USING btree (item, published_at DESC) WHERE ((published_at IS NOT NULL) AND (retired_at IS NULL));

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE INDEX quality_appeal_id_22b33e6d_like ON public.quality_appeal USING btree (id varchar_pattern_ops);

CREATE INDEX quality_calibration_id_ec5012d1_like ON public.quality_calibration USING btree (id varchar_pattern_ops);

CREATE INDEX quality_calibration_standard_id_eee4fe11 ON public.quality_calibration USING btree (standard_id);

CREATE INDEX quality_calibrationsheet_calibration_id_b328081a ON public.quality_calibrationsheet USING btree (calibration_id);

CREATE INDEX quality_calibrationsheet_calibration_id_b328081a_like ON public.quality_calibrationsheet USING btree (calibration_id varchar_pattern_ops);

CREATE INDEX quality_inspection_id_f023b628_like ON public.quality_inspection USING btree (id varchar_pattern_ops);

CREATE INDEX quality_inspection_plan_id_ca31c7fb ON public.quality_inspection USING btree (plan_id);

CREATE INDEX quality_inspection_plan_id_ca31c7fb_like ON public.quality_inspection USING btree (plan_id varchar_pattern_ops);

CREATE INDEX quality_inspection_standard_id_f71d2408 ON public.quality_inspection USING btree (standard_id);

CREATE INDEX quality_machineitem_item_adb9477d_like ON public.quality_machineitem USING btree (item varchar_pattern_ops);

CREATE INDEX quality_machinemark_inspection_id_ce3b6117 ON public.quality_machinemark USING btree (inspection_id);

CREATE INDEX quality_machinemark_inspection_id_ce3b6117_like ON public.quality_machinemark USING btree (inspection_id varchar_pattern_ops);

CREATE INDEX quality_mark_inspection_id_7dba6d71 ON public.quality_mark USING btree (inspection_id);

CREATE INDEX quality_mark_inspection_id_7dba6d71_like ON public.quality_mark USING btree (inspection_id varchar_pattern_ops);

CREATE INDEX quality_precedent_calibration_id_f0b38e4c ON public.quality_precedent USING btree (calibration_id);

CREATE INDEX quality_precedent_calibration_id_f0b38e4c_like ON public.quality_precedent USING btree (calibration_id varchar_pattern_ops);

CREATE INDEX quality_samplingplan_id_70a7b147_like ON public.quality_samplingplan USING btree (id varchar_pattern_ops);

CREATE INDEX quality_samplingplan_standard_id_500c2bcc ON public.quality_samplingplan USING btree (standard_id);

CREATE INDEX quality_standardtrial_inspection_id_a80d0896 ON public.quality_standardtrial USING btree (inspection_id);

CREATE INDEX quality_standardtrial_inspection_id_a80d0896_like ON public.quality_standardtrial USING btree (inspection_id varchar_pattern_ops);

CREATE INDEX quality_standardtrial_standard_id_409947c5 ON public.quality_standardtrial USING btree (standard_id);

CREATE INDEX quality_wronganswer_inspection_id_8057d722_like ON public.quality_wronganswer USING btree (inspection_id varchar_pattern_ops);

CREATE INDEX quarantined_what ON public.infrastructure_quarantinedfile USING btree (digest);

CREATE INDEX quarantined_when ON public.infrastructure_quarantinedfile USING btree (at DESC);

CREATE INDEX question_drawn ON public.exams_question USING btree (stage, topic, kind);

CREATE INDEX question_newest ON public.exams_question USING btree (created_at DESC, id DESC);

CREATE INDEX question_of_article ON public.exams_question USING btree (article) WHERE (NOT ((article)::text = ''::text));

CREATE INDEX ratings_badrating_call_c4861603_like ON public.ratings_badrating USING btree (call varchar_pattern_ops);

CREATE INDEX ratings_handlingstep_rating_id_e2953fd3 ON public.ratings_handlingstep USING btree (rating_id);

CREATE INDEX ratings_handlingstep_rating_id_e2953fd3_like ON public.ratings_handlingstep USING btree (rating_id varchar_pattern_ops);

CREATE INDEX ratings_invitation_id_fd5fea31_like ON public.ratings_invitation USING btree (id varchar_pattern_ops);

CREATE INDEX ratings_mending_rating_id_fc61a2a9 ON public.ratings_mending USING btree (rating_id);

CREATE INDEX ratings_mending_rating_id_fc61a2a9_like ON public.ratings_mending USING btree (rating_id varchar_pattern_ops);

CREATE INDEX receipt_escalates ON public.notifications_receipt USING btree (escalates_at) WHERE (escalates_at IS NOT NULL);

CREATE INDEX receipt_owed ON public.knowledge_receipt USING btree (reader) WHERE (read_at IS NULL);

CREATE INDEX receipt_person ON public.notifications_receipt USING btree (person, id DESC);

CREATE INDEX receipt_unread ON public.notifications_receipt USING btree (person) WHERE (read_at IS NULL);

CREATE INDEX received_when ON public.workorders_received USING btree (at DESC);

CREATE INDEX recording_destroy ON public.recordings_recordingfile USING btree (call) WHERE ((deleted_at IS NOT NULL) AND (destroyed_at IS NULL));

CREATE INDEX recording_kept ON public.recordings_recordingfile USING btree (at, call) WHERE (deleted_at IS NULL);

CREATE INDEX recording_raw ON public.recordings_recordingfile USING btree (at) WHERE ((archived_at IS NULL) AND (deleted_at IS NULL));

CREATE INDEX recording_raw_too ON public.recordings_recordingfile USING btree (call) WHERE ((archived_at IS NOT NULL) AND (NOT ((path)::text = ''::text)));

CREATE INDEX recording_state ON public.recordings_recordingfile USING btree (state, checked_at DESC);

CREATE INDEX recording_sums ON public.recordings_recordingfile USING btree (archived_at) INCLUDE (size, archive_size) WHERE ((archived_at IS NOT NULL) AND (deleted_at IS NULL));

CREATE INDEX recording_unread ON public.recordings_recordingfile USING btree (read_at) WHERE (deleted_at IS NULL);

CREATE INDEX recordings_duerecording_destruction_id_b6cb037a ON public.recordings_duerecording USING btree (destruction_id);

CREATE INDEX recordings_recordingfile_call_85f6da5f_like ON public.recordings_recordingfile USING btree (call varchar_pattern_ops);

CREATE INDEX recordings_retentionrule_name_c120178c_like ON public.recordings_retentionrule USING btree (name varchar_pattern_ops);

CREATE INDEX recordings_talktranscript_call_37668912_like ON public.recordings_talktranscript USING btree (call varchar_pattern_ops);

CREATE INDEX records_callexport_id_64d92a76_like ON public.records_callexport USING btree (id varchar_pattern_ops);

CREATE INDEX reply_part_open ON public.messaging_replypart USING btree (number_index, receiver, reference) WHERE (NOT is_joined);

CREATE INDEX reply_part_waits ON public.messaging_replypart USING btree (received_at) WHERE (NOT is_joined);

CREATE UNIQUE INDEX request_once ON public.training_certificate USING btree (number) WHERE ((stage)::text = 'requested'::text);

CREATE UNIQUE INDEX result_once ON public.training_trainingresult USING btree (member_id, kind, reference) WHERE (NOT ((reference)::text = ''::text));

CREATE INDEX review_card_due ON public.exams_reviewcard USING btree (number, due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX roster_change_of ON public.workforce_rosterchange USING btree (number, day);

CREATE INDEX roster_line_of ON public.workforce_rosterline USING btree (number);

CREATE INDEX routing_agentskill_skill_id_a1d05dfd ON public.routing_agentskill USING btree (skill_id);

CREATE INDEX routing_agentskill_staff_id_c0d56c40 ON public.routing_agentskill USING btree (staff_id);

CREATE INDEX routing_loan_id_06bdf978_like ON public.routing_loan USING btree (id varchar_pattern_ops);

CREATE INDEX routing_loan_skill_id_95fac724 ON public.routing_loan USING btree (skill_id);

CREATE INDEX routing_loan_staff_id_137991b8 ON public.routing_loan USING btree (staff_id);

CREATE INDEX routing_notice_id_63db4581_like ON public.routing_notice USING btree (id varchar_pattern_ops);

CREATE INDEX routing_noticereceipt_notice_id_882e6594 ON public.routing_noticereceipt USING btree (notice_id);

CREATE INDEX routing_noticereceipt_notice_id_882e6594_like ON public.routing_noticereceipt USING btree (notice_id varchar_pattern_ops);

CREATE INDEX routing_notreadyreason_name_dba1f702_like ON public.routing_notreadyreason USING btree (name varchar_pattern_ops);

CREATE INDEX routing_queue_code_9b5dcbeb_like ON public.routing_queue USING btree (code varchar_pattern_ops);

CREATE INDEX routing_queue_skill_id_0584492e ON public.routing_queue USING btree (skill_id);

CREATE INDEX routing_queueoverflow_queue_id_0e5bed09 ON public.routing_queueoverflow USING btree (queue_id);

CREATE INDEX routing_queueoverflow_skill_id_ad9b818e ON public.routing_queueoverflow USING btree (skill_id);

CREATE INDEX routing_skill_code_ec15f5c8_like ON public.routing_skill USING btree (code varchar_pattern_ops);

CREATE INDEX schedule_due ON public.analytics_schedule USING btree (active, next_at);

CREATE INDEX security_accident_id_3e67b1df_like ON public.security_accident USING btree (id varchar_pattern_ops);

CREATE INDEX security_accident_serial_21ebee60_like ON public.security_accident USING btree (serial varchar_pattern_ops);

CREATE INDEX security_accidentdecision_accident_id_1049f670 ON public.security_accidentdecision USING btree (accident_id);

CREATE INDEX security_accidentdecision_accident_id_1049f670_like ON public.security_accidentdecision USING btree (accident_id varchar_pattern_ops);

CREATE INDEX security_accidentfile_accident_id_0ffa69cd ON public.security_accidentfile USING btree (accident_id);

CREATE INDEX security_accidentfile_accident_id_0ffa69cd_like ON public.security_accidentfile USING btree (accident_id varchar_pattern_ops);

CREATE INDEX security_accidentfile_id_7d31f6c0_like ON public.security_accidentfile USING btree (id varchar_pattern_ops);

CREATE INDEX security_accidentstep_accident_id_417efb5e ON public.security_accidentstep USING btree (accident_id);

CREATE INDEX security_accidentstep_accident_id_417efb5e_like ON public.security_accidentstep USING btree (accident_id varchar_pattern_ops);

CREATE INDEX security_selfcheck_code_9eecd976_like ON public.security_selfcheck USING btree (code varchar_pattern_ops);

CREATE INDEX sent_due ON public.workorders_sent USING btree (due_at, id) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX sent_when ON public.workorders_sent USING btree (written_at DESC);

CREATE INDEX session_of_staff ON public.accounts_session USING btree (staff_id, begun_at DESC);

CREATE INDEX session_open ON public.accounts_session USING btree (used_at DESC) WHERE (ended_at IS NULL);

CREATE INDEX shift_offer_day ON public.workforce_shiftoffer USING btree (day);

CREATE INDEX shift_request_of ON public.workforce_shiftrequest USING btree (number, requested_at DESC);

CREATE INDEX shift_request_state ON public.workforce_shiftrequest USING btree (state, first_day);

CREATE INDEX shift_request_to ON public.workforce_shiftrequest USING btree (colleague, requested_at DESC);

CREATE INDEX sitting_of ON public.exams_sitting USING btree (number);

CREATE INDEX sitting_running ON public.exams_sitting USING btree (ends_at) WHERE ((stage)::text = 'running'::text);

CREATE UNIQUE INDEX standard_one_draft ON public.quality_standard USING btree (kind) WHERE ((stage)::text = 'draft'::text);

CREATE INDEX surveys_comment_response_id_ea9ca4e2 ON public.surveys_comment USING btree (response_id);

CREATE INDEX surveys_comment_response_id_ea9ca4e2_like ON public.surveys_comment USING btree (response_id varchar_pattern_ops);

CREATE INDEX surveys_invitation_digest_afdba02d_like ON public.surveys_invitation USING btree (digest varchar_pattern_ops);

CREATE INDEX surveys_invitation_id_894db521_like ON public.surveys_invitation USING btree (id varchar_pattern_ops);

CREATE INDEX surveys_invitation_survey_id_d0534764 ON public.surveys_invitation USING btree (survey_id);

CREATE INDEX surveys_response_invitation_id_c0a80e9e_like ON public.surveys_response USING btree (invitation_id varchar_pattern_ops);

CREATE INDEX surveys_surveyversion_survey_id_caa12cd5 ON public.surveys_surveyversion USING btree (survey_id);

CREATE INDEX talk_agent_when ON public.calls_calltalk USING btree (agent, at DESC, call_id DESC);

CREATE INDEX task_department ON public.workorders_casetask USING btree (department_id, due_at, id) WHERE ((state)::text = 'open'::text);

CREATE INDEX task_done ON public.workorders_casetask USING btree (over_by, over_at DESC) WHERE ((state)::text = 'done'::text);

CREATE INDEX task_person ON public.workorders_casetask USING btree (person, due_at, id) WHERE ((state)::text = 'open'::text);

CREATE INDEX task_role ON public.workorders_casetask USING btree (role, due_at, id) WHERE (((person)::text = ''::text) AND ((state)::text = 'open'::text));

CREATE INDEX task_step ON public.workorders_casetask USING btree (step, over_at) WHERE ((state)::text = 'done'::text);

CREATE INDEX telephony_outboundattempt_id_06fd160b_like ON public.telephony_outboundattempt USING btree (id varchar_pattern_ops);

CREATE INDEX text_call ON public.messaging_text USING btree (call);

CREATE INDEX text_case ON public.messaging_text USING btree ("case") WHERE (NOT (("case")::text = ''::text));

CREATE INDEX text_due ON public.messaging_text USING btree (due_at) WHERE ((sending)::text = 'waiting'::text);

CREATE INDEX text_failed ON public.messaging_text USING btree (over_at) WHERE ((sending)::text = 'failed'::text);

CREATE INDEX text_mass ON public.messaging_text USING btree (mass, sending, mass_line) WHERE (NOT ((mass)::text = ''::text));

CREATE INDEX text_number ON public.messaging_text USING btree (number_index, left_at);

CREATE INDEX text_part_left ON public.messaging_textpart USING btree (account, handed_over_at);

CREATE INDEX text_part_named ON public.messaging_textpart USING btree (account, carrier_id) WHERE (NOT ((carrier_id)::text = ''::text));

CREATE INDEX text_part_planned ON public.messaging_textpart USING btree (account, priority, id) WHERE ((state)::text = 'planned'::text);

CREATE INDEX text_part_uncertain ON public.messaging_textpart USING btree (account) WHERE ((state)::text = 'uncertain'::text);

CREATE INDEX text_part_under_way ON public.messaging_textpart USING btree (account) WHERE ((state)::text = 'handed_over'::text);

CREATE INDEX text_reply_call ON public.messaging_textreply USING btree (call) WHERE (NOT ((call)::text = ''::text));

CREATE INDEX text_reply_case ON public.messaging_textreply USING btree ("case") WHERE (NOT (("case")::text = ''::text));

CREATE INDEX text_reply_number ON public.messaging_textreply USING btree (number_index, received_at DESC);

CREATE INDEX text_to_plan ON public.messaging_text USING btree (priority, requested_at) WHERE (by_carrier AND (planned_at IS NULL) AND ((sending)::text = 'waiting'::text));

CREATE INDEX text_uncertain ON public.messaging_text USING btree (left_at DESC, id DESC) WHERE ((sending)::text = 'uncertain'::text);

CREATE INDEX training_batch_id_76c1ad2d_like ON public.training_batch USING btree (id varchar_pattern_ops);

CREATE INDEX training_batchmember_batch_id_5de12938 ON public.training_batchmember USING btree (batch_id);

CREATE INDEX training_batchmember_batch_id_5de12938_like ON public.training_batchmember USING btree (batch_id varchar_pattern_ops);

CREATE INDEX training_certificate_batch_id_8889fe79 ON public.training_certificate USING btree (batch_id);

CREATE INDEX training_certificate_batch_id_8889fe79_like ON public.training_certificate USING btree (batch_id varchar_pattern_ops);

CREATE INDEX training_certificate_id_70be5d27_like ON public.training_certificate USING btree (id varchar_pattern_ops);

CREATE INDEX training_certificate_renews_id_ac93506a ON public.training_certificate USING btree (renews_id);

CREATE INDEX training_certificate_renews_id_ac93506a_like ON public.training_certificate USING btree (renews_id varchar_pattern_ops);

CREATE INDEX training_certificate_serial_1f662eb1_like ON public.training_certificate USING btree (serial varchar_pattern_ops);

CREATE INDEX training_plannedlesson_batch_id_4ca6e8fb ON public.training_plannedlesson USING btree (batch_id);

CREATE INDEX training_plannedlesson_batch_id_4ca6e8fb_like ON public.training_plannedlesson USING btree (batch_id varchar_pattern_ops);

CREATE INDEX training_trainingresult_member_id_458e9e2b ON public.training_trainingresult USING btree (member_id);

CREATE INDEX transcript_when ON public.recordings_talktranscript USING btree (at DESC);

CREATE INDEX trial_article ON public.assistant_trial USING btree (article, version, at DESC);

CREATE INDEX trial_state ON public.assistant_trial USING btree (state_of);

CREATE INDEX turns_of_an_agent ON public.eventlog_loggedevent USING btree (subject, at) WHERE ((type)::text = ANY ((ARRAY['agent.signed_in'::character varying, 'agent.signed_out'::character varying, 'agent.state_changed'::character varying])::text[]));

CREATE INDEX upkeep_equipment_number_049f8111_like ON public.upkeep_equipment USING btree (number varchar_pattern_ops);

CREATE INDEX upkeep_fault_id_59286688_like ON public.upkeep_fault USING btree (id varchar_pattern_ops);

CREATE INDEX upkeep_fault_serial_6d490151_like ON public.upkeep_fault USING btree (serial varchar_pattern_ops);

CREATE INDEX upkeep_faultstep_fault_id_0faeb95d ON public.upkeep_faultstep USING btree (fault_id);

CREATE INDEX upkeep_faultstep_fault_id_0faeb95d_like ON public.upkeep_faultstep USING btree (fault_id varchar_pattern_ops);

CREATE INDEX version_open ON public.knowledge_version USING btree (saved_at) WHERE ((state)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying, 'approved'::character varying, 'scheduled'::character varying])::text[]));

CREATE INDEX version_read ON public.knowledge_version USING btree (article_id, valid_from DESC, number DESC) WHERE ((state)::text = ANY ((ARRAY['published'::character varying, 'retired'::character varying])::text[]));

CREATE INDEX walls_display_digest_ad3f1cc9_like ON public.walls_display USING btree (digest varchar_pattern_ops);

CREATE INDEX walls_display_wall_id_51b2197f ON public.walls_display USING btree (wall_id);

CREATE INDEX walls_display_wall_id_51b2197f_like ON public.walls_display USING btree (wall_id varchar_pattern_ops);

CREATE INDEX walls_wall_key_ab5a0cd1_like ON public.walls_wall USING btree (key varchar_pattern_ops);

CREATE INDEX walls_wallversion_wall_id_7dc1e53f ON public.walls_wallversion USING btree (wall_id);

CREATE INDEX walls_wallversion_wall_id_7dc1e53f_like ON public.walls_wallversion USING btree (wall_id varchar_pattern_ops);

CREATE INDEX window_when ON public.upkeep_maintenancewindow USING btree (starts_at DESC);

CREATE INDEX workforce_rosterchange_roster_id_72a5be16 ON public.workforce_rosterchange USING btree (roster_id);

CREATE INDEX workforce_rosterline_roster_id_276f531f ON public.workforce_rosterline USING btree (roster_id);

CREATE INDEX workforce_shiftofferanswer_offer_id_88b3935d ON public.workforce_shiftofferanswer USING btree (offer_id);

CREATE INDEX workorders_attachment_case_id_9eb71320 ON public.workorders_attachment USING btree (case_id);

CREATE INDEX workorders_attachment_case_id_9eb71320_like ON public.workorders_attachment USING btree (case_id varchar_pattern_ops);

CREATE INDEX workorders_attachment_id_cac3e136_like ON public.workorders_attachment USING btree (id varchar_pattern_ops);

CREATE INDEX workorders_case_department_id_0ef82e6a ON public.workorders_case USING btree (department_id);

CREATE INDEX workorders_case_id_1d0dd6cf_like ON public.workorders_case USING btree (id varchar_pattern_ops);

CREATE INDEX workorders_case_merged_into_id_78002537 ON public.workorders_case USING btree (merged_into_id);

CREATE INDEX workorders_case_merged_into_id_78002537_like ON public.workorders_case USING btree (merged_into_id varchar_pattern_ops);

CREATE INDEX workorders_case_number_2e235413_like ON public.workorders_case USING btree (number varchar_pattern_ops);

CREATE INDEX workorders_case_version_id_affa7849 ON public.workorders_case USING btree (version_id);

CREATE INDEX workorders_casedeadline_case_id_2a94fae7 ON public.workorders_casedeadline USING btree (case_id);

CREATE INDEX workorders_casedeadline_case_id_2a94fae7_like ON public.workorders_casedeadline USING btree (case_id varchar_pattern_ops);

CREATE INDEX workorders_casetask_case_id_8c389f55 ON public.workorders_casetask USING btree (case_id);

CREATE INDEX workorders_casetask_case_id_8c389f55_like ON public.workorders_casetask USING btree (case_id varchar_pattern_ops);

CREATE INDEX workorders_casetask_department_id_717ca93d ON public.workorders_casetask USING btree (department_id);

CREATE INDEX workorders_casewords_case_id_bc5bd3e2_like ON public.workorders_casewords USING btree (case_id varchar_pattern_ops);

CREATE INDEX workorders_comment_case_id_60634083 ON public.workorders_comment USING btree (case_id);

CREATE INDEX workorders_comment_case_id_60634083_like ON public.workorders_comment USING btree (case_id varchar_pattern_ops);

CREATE INDEX workorders_department_code_6bbb90c2_like ON public.workorders_department USING btree (code varchar_pattern_ops);

CREATE INDEX workorders_department_name_6319dc27_like ON public.workorders_department USING btree (name varchar_pattern_ops);

CREATE INDEX workorders_entry_case_id_22a87cbe ON public.workorders_entry USING btree (case_id);

CREATE INDEX workorders_entry_case_id_22a87cbe_like ON public.workorders_entry USING btree (case_id varchar_pattern_ops);

CREATE INDEX workorders_extension_case_id_58df0450 ON public.workorders_extension USING btree (case_id);

CREATE INDEX workorders_extension_case_id_58df0450_like ON public.workorders_extension USING btree (case_id varchar_pattern_ops);

CREATE INDEX workorders_extension_deadline_id_5689d686 ON public.workorders_extension USING btree (deadline_id);

CREATE INDEX workorders_member_department_id_e5080302 ON public.workorders_member USING btree (department_id);

CREATE INDEX workorders_modelversion_model_a3e85887 ON public.workorders_modelversion USING btree (model);

CREATE INDEX workorders_modelversion_model_a3e85887_like ON public.workorders_modelversion USING btree (model varchar_pattern_ops);

CREATE INDEX workorders_numberseries_prefix_1093c48c_like ON public.workorders_numberseries USING btree (prefix varchar_pattern_ops);

CREATE INDEX workorders_party_case_id_79afeecb ON public.workorders_party USING btree (case_id);

CREATE INDEX workorders_party_case_id_79afeecb_like ON public.workorders_party USING btree (case_id varchar_pattern_ops);

CREATE INDEX workorders_received_id_0772d50c_like ON public.workorders_received USING btree (id varchar_pattern_ops);

CREATE INDEX workorders_received_nonce_c2ebd1c5_like ON public.workorders_received USING btree (nonce varchar_pattern_ops);

CREATE INDEX workorders_sent_case_id_d4084ef7 ON public.workorders_sent USING btree (case_id);

CREATE INDEX workorders_sent_case_id_d4084ef7_like ON public.workorders_sent USING btree (case_id varchar_pattern_ops);

CREATE INDEX wrong_answer_state ON public.quality_wronganswer USING btree (state);

CREATE TRIGGER accounts_one_power AFTER UPDATE OF power ON public.accounts_role FOR EACH ROW EXECUTE FUNCTION public.accounts_one_power();

CREATE TRIGGER accounts_one_power AFTER INSERT OR UPDATE ON public.accounts_staff_roles FOR EACH ROW EXECUTE FUNCTION public.accounts_one_power();

CREATE TRIGGER audit_heads_not_truncated BEFORE TRUNCATE ON public.audit_audithead FOR EACH STATEMENT EXECUTE FUNCTION public.audit_heads_stay();

CREATE TRIGGER audit_heads_stay BEFORE DELETE OR UPDATE ON public.audit_audithead FOR EACH STATEMENT EXECUTE FUNCTION public.audit_heads_stay();

CREATE TRIGGER audit_links_not_truncated BEFORE TRUNCATE ON public.audit_auditlink FOR EACH STATEMENT EXECUTE FUNCTION public.audit_rows_stay();

CREATE TRIGGER audit_links_stay BEFORE DELETE OR UPDATE ON public.audit_auditlink FOR EACH STATEMENT EXECUTE FUNCTION public.audit_rows_stay();

CREATE TRIGGER audit_rows_kept BEFORE DELETE ON public.infrastructure_auditrow FOR EACH ROW EXECUTE FUNCTION public.audit_rows_kept();

CREATE TRIGGER audit_rows_not_truncated BEFORE TRUNCATE ON public.infrastructure_auditrow FOR EACH STATEMENT EXECUTE FUNCTION public.audit_rows_stay();

CREATE TRIGGER audit_rows_stay BEFORE DELETE OR UPDATE ON public.infrastructure_auditrow FOR EACH STATEMENT EXECUTE FUNCTION public.audit_rows_stay();

CREATE TRIGGER events_stay BEFORE DELETE OR UPDATE ON public.eventlog_loggedevent FOR EACH ROW EXECUTE FUNCTION public.events_stay();

CREATE TRIGGER ivr_flowversion_stays BEFORE DELETE OR UPDATE ON public.ivr_flowversion FOR EACH ROW EXECUTE FUNCTION public.ivr_flowversion_stays();

CREATE TRIGGER ivr_promptversion_stays BEFORE DELETE OR UPDATE ON public.ivr_promptversion FOR EACH ROW EXECUTE FUNCTION public.ivr_promptversion_stays();

CREATE TRIGGER outgoing_rings AFTER INSERT ON public.infrastructure_outgoing FOR EACH STATEMENT EXECUTE FUNCTION public.outgoing_rings();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

CREATE TRIGGER published_versions_stay BEFORE DELETE OR UPDATE ON public.knowledge_version FOR EACH ROW EXECUTE FUNCTION public.published_versions_stay();

CREATE TRIGGER quality_calibrationsheet_stays BEFORE DELETE OR UPDATE ON public.quality_calibrationsheet FOR EACH ROW EXECUTE FUNCTION public.quality_calibrationsheet_stays();

CREATE TRIGGER quality_precedent_stays BEFORE DELETE OR UPDATE ON public.quality_precedent FOR EACH ROW EXECUTE FUNCTION public.quality_precedent_stays();

CREATE TRIGGER quality_standard_stays BEFORE DELETE OR UPDATE ON public.quality_standard FOR EACH ROW EXECUTE FUNCTION public.quality_standard_stays();

CREATE TRIGGER surveys_surveyversion_stays BEFORE DELETE OR UPDATE ON public.surveys_surveyversion FOR EACH ROW EXECUTE FUNCTION public.surveys_surveyversion_stays();

CREATE TRIGGER walls_wallversion_stays BEFORE DELETE OR UPDATE ON public.walls_wallversion FOR EACH ROW EXECUTE FUNCTION public.walls_wallversion_stays();

CREATE TRIGGER workorders_modelversion_stays BEFORE DELETE OR UPDATE ON public.workorders_modelversion FOR EACH ROW EXECUTE FUNCTION public.workorders_modelversion_stays();

ALTER TABLE ONLY public.accounts_factorchallenge
    ADD CONSTRAINT accounts_factorchallenge_staff_id_a5ddcdc5_fk_accounts_staff_id FOREIGN KEY (staff_id) REFERENCES public.accounts_staff(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_formerpassword
    ADD CONSTRAINT accounts_formerpassword_staff_id_100bdbc5_fk_accounts_staff_id FOREIGN KEY (staff_id) REFERENCES public.accounts_staff(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_recoverycode
    ADD CONSTRAINT accounts_recoverycode_staff_id_bc951f29_fk_accounts_staff_id FOREIGN KEY (staff_id) REFERENCES public.accounts_staff(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_savedview
    ADD CONSTRAINT accounts_savedview_staff_id_44e5553f_fk_accounts_staff_id FOREIGN KEY (staff_id) REFERENCES public.accounts_staff(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_secondfactor
    ADD CONSTRAINT accounts_secondfactor_staff_id_b2e08490_fk_accounts_staff_id FOREIGN KEY (staff_id) REFERENCES public.accounts_staff(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_session
    ADD CONSTRAINT accounts_session_staff_id_24b402c2_fk_accounts_staff_id FOREIGN KEY (staff_id) REFERENCES public.accounts_staff(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_signinattempt
    ADD CONSTRAINT accounts_signinattempt_staff_id_2056f126_fk_accounts_staff_id FOREIGN KEY (staff_id) REFERENCES public.accounts_staff(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_staff
    ADD CONSTRAINT accounts_staff_group_id_479a7245_fk_accounts_group_id FOREIGN KEY (group_id) REFERENCES public.accounts_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_staff_roles
    ADD CONSTRAINT accounts_staff_roles_role_id_08d94cd6_fk_accounts_role_id FOREIGN KEY (role_id) REFERENCES public.accounts_role(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_staff_roles
    ADD CONSTRAINT accounts_staff_roles_staff_id_6535c0f9_fk_accounts_staff_id FOREIGN KEY (staff_id) REFERENCES public.accounts_staff(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.analytics_result
    ADD CONSTRAINT analytics_result_schedule_id_97a412f7_fk_analytics_schedule_id FOREIGN KEY (schedule_id) REFERENCES public.analytics_schedule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assessment_correctionsheet
    ADD CONSTRAINT assessment_correctio_quarter_id_53e7e840_fk_assessmen FOREIGN KEY (quarter_id) REFERENCES public.assessment_frozenquarter(key) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assessment_dispute
    ADD CONSTRAINT assessment_dispute_quarter_id_fc33790b_fk_assessmen FOREIGN KEY (quarter_id) REFERENCES public.assessment_frozenquarter(key) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assessment_evidence
    ADD CONSTRAINT assessment_evidence_entry_id_2a124884_fk_assessmen FOREIGN KEY (entry_id) REFERENCES public.assessment_registerentry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assistant_asked
    ADD CONSTRAINT assistant_asked_gap_id_4cc724af_fk_assistant_gap_id FOREIGN KEY (gap_id) REFERENCES public.assistant_gap(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assistant_judgement
    ADD CONSTRAINT assistant_judgement_drawn_id_96eae613_fk_assistant_sampled_id FOREIGN KEY (drawn_id) REFERENCES public.assistant_sampled(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assistant_sampled
    ADD CONSTRAINT assistant_sampled_question_id_212f3f4c_fk_assistant_asked_id FOREIGN KEY (question_id) REFERENCES public.assistant_asked(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assistant_sampled
    ADD CONSTRAINT assistant_sampled_sample_id_8341619a_fk_assistant_sample_key FOREIGN KEY (sample_id) REFERENCES public.assistant_sample(key) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.assistant_trial
    ADD CONSTRAINT assistant_trial_before_id_4861a7f7_fk_assistant_trial_id FOREIGN KEY (before_id) REFERENCES public.assistant_trial(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.callbacks_correction
    ADD CONSTRAINT callbacks_correction_entry_id_ea9670eb_fk_calls_callback_id FOREIGN KEY (entry_id) REFERENCES public.calls_callback(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.calls_callbacktry
    ADD CONSTRAINT calls_callbacktry_entry_id_eba9736a_fk_calls_callback_id FOREIGN KEY (entry_id) REFERENCES public.calls_callback(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.calls_calltalk
    ADD CONSTRAINT calls_calltalk_call_id_8a1e6827_fk_calls_callrecord_id FOREIGN KEY (call_id) REFERENCES public.calls_callrecord(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaigns_campaignentry
    ADD CONSTRAINT campaigns_campaignen_campaign_id_f8c5ac46_fk_campaigns FOREIGN KEY (campaign_id) REFERENCES public.campaigns_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaigns_campaignproblem
    ADD CONSTRAINT campaigns_campaignpr_campaign_id_89481101_fk_campaigns FOREIGN KEY (campaign_id) REFERENCES public.campaigns_campaign(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.campaigns_campaigntry
    ADD CONSTRAINT campaigns_campaigntr_entry_id_7b4fb0dc_fk_campaigns FOREIGN KEY (entry_id) REFERENCES public.campaigns_campaignentry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_blocking
    ADD CONSTRAINT citizens_blocking_lifted_for_id_8debab55_fk_citizens_ FOREIGN KEY (lifted_for_id) REFERENCES public.citizens_personalrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_blocking
    ADD CONSTRAINT citizens_blocking_request_id_4fd26b1a_fk_citizens_ FOREIGN KEY (request_id) REFERENCES public.citizens_personalrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.citizens_personaldatachange
    ADD CONSTRAINT citizens_personaldat_request_id_5f1d82c9_fk_citizens_ FOREIGN KEY (request_id) REFERENCES public.citizens_personalrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_chapterrecord
    ADD CONSTRAINT courses_chapterrecor_learner_id_afdfc99d_fk_courses_c FOREIGN KEY (learner_id) REFERENCES public.courses_courselearner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_courseassignment
    ADD CONSTRAINT courses_courseassign_course_id_ddee5cb6_fk_courses_c FOREIGN KEY (course_id) REFERENCES public.courses_course(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_courselearner
    ADD CONSTRAINT courses_courselearner_course_id_49fc385b_fk_courses_course_id FOREIGN KEY (course_id) REFERENCES public.courses_course(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_courseversion
    ADD CONSTRAINT courses_courseversion_course_id_67940d1a_fk_courses_course_id FOREIGN KEY (course_id) REFERENCES public.courses_course(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exams_answer
    ADD CONSTRAINT exams_answer_sitting_id_1d3560a5_fk_exams_sitting_id FOREIGN KEY (sitting_id) REFERENCES public.exams_sitting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exams_exam
    ADD CONSTRAINT exams_exam_paper_id_519b29ad_fk_exams_paper_id FOREIGN KEY (paper_id) REFERENCES public.exams_paper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exams_exam
    ADD CONSTRAINT exams_exam_resit_of_id_09b8d56c_fk_exams_exam_id FOREIGN KEY (resit_of_id) REFERENCES public.exams_exam(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exams_paperquestion
    ADD CONSTRAINT exams_paperquestion_paper_id_803a21b9_fk_exams_paper_id FOREIGN KEY (paper_id) REFERENCES public.exams_paper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exams_paperquestion
    ADD CONSTRAINT exams_paperquestion_question_id_5cdb7a14_fk_exams_question_id FOREIGN KEY (question_id) REFERENCES public.exams_question(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exams_reviewcard
    ADD CONSTRAINT exams_reviewcard_question_id_a8185619_fk_exams_question_id FOREIGN KEY (question_id) REFERENCES public.exams_question(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exams_sitting
    ADD CONSTRAINT exams_sitting_exam_id_7399359f_fk_exams_exam_id FOREIGN KEY (exam_id) REFERENCES public.exams_exam(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.integrations_apiuse
    ADD CONSTRAINT integrations_apiuse_client_id_c11487b6_fk_integrati FOREIGN KEY (client_id) REFERENCES public.integrations_apiclient(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.integrations_dialonce
    ADD CONSTRAINT integrations_dialonc_client_id_b67a42be_fk_integrati FOREIGN KEY (client_id) REFERENCES public.integrations_apiclient(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.integrations_webhook
    ADD CONSTRAINT integrations_webhook_client_id_b8ed641c_fk_integrati FOREIGN KEY (client_id) REFERENCES public.integrations_apiclient(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_feedback
    ADD CONSTRAINT knowledge_feedback_article_id_af26d6d8_fk_knowledge_article_id FOREIGN KEY (article_id) REFERENCES public.knowledge_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_receipt
    ADD CONSTRAINT knowledge_receipt_reading_id_be9550cf_fk_knowledge FOREIGN KEY (reading_id) REFERENCES public.knowledge_requiredreading(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_requiredreading
    ADD CONSTRAINT knowledge_requiredre_version_id_47e3e36f_fk_knowledge FOREIGN KEY (version_id) REFERENCES public.knowledge_version(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knowledge_version
    ADD CONSTRAINT knowledge_version_article_id_452d3a63_fk_knowledge_article_id FOREIGN KEY (article_id) REFERENCES public.knowledge_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.messaging_chatfile
    ADD CONSTRAINT messaging_chatfile_chat_id_9028203f_fk_messaging_chat_id FOREIGN KEY (chat_id) REFERENCES public.messaging_chat(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.messaging_chatmessage
    ADD CONSTRAINT messaging_chatmessage_chat_id_60d6a19f_fk_messaging_chat_id FOREIGN KEY (chat_id) REFERENCES public.messaging_chat(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.messaging_chatnumber
    ADD CONSTRAINT messaging_chatnumber_chat_id_032c16f2_fk_messaging_chat_id FOREIGN KEY (chat_id) REFERENCES public.messaging_chat(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.messaging_massproblem
    ADD CONSTRAINT messaging_massproble_mass_id_bc8bec1b_fk_messaging FOREIGN KEY (mass_id) REFERENCES public.messaging_masssending(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.messaging_massresult
    ADD CONSTRAINT messaging_massresult_mass_id_2bc599b3_fk_messaging FOREIGN KEY (mass_id) REFERENCES public.messaging_masssending(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.messaging_textpart
    ADD CONSTRAINT messaging_textpart_text_id_1e822e5a_fk_messaging_text_id FOREIGN KEY (text_id) REFERENCES public.messaging_text(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.messaging_textreply
    ADD CONSTRAINT messaging_textreply_answers_id_19a8c666_fk_messaging_text_id FOREIGN KEY (answers_id) REFERENCES public.messaging_text(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_receipt
    ADD CONSTRAINT notifications_receip_notification_id_8a0d5172_fk_notificat FOREIGN KEY (notification_id) REFERENCES public.notifications_notification(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.practice_practiceturn
    ADD CONSTRAINT practice_practicetur_talk_id_05aaa884_fk_practice_ FOREIGN KEY (talk_id) REFERENCES public.practice_practicetalk(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

ALTER TABLE ONLY public.quality_appeal
    ADD CONSTRAINT quality_appeal_mark_id_1d788cf5_fk_quality_mark_id FOREIGN KEY (mark_id) REFERENCES public.quality_mark(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_calibration
    ADD CONSTRAINT quality_calibration_standard_id_eee4fe11_fk_quality_standard_id FOREIGN KEY (standard_id) REFERENCES public.quality_standard(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_calibrationsheet
    ADD CONSTRAINT quality_calibrations_calibration_id_b328081a_fk_quality_c FOREIGN KEY (calibration_id) REFERENCES public.quality_calibration(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_inspection
    ADD CONSTRAINT quality_inspection_plan_id_ca31c7fb_fk_quality_samplingplan_id FOREIGN KEY (plan_id) REFERENCES public.quality_samplingplan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_inspection
    ADD CONSTRAINT quality_inspection_standard_id_f71d2408_fk_quality_standard_id FOREIGN KEY (standard_id) REFERENCES public.quality_standard(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_machinemark
    ADD CONSTRAINT quality_machinemark_inspection_id_ce3b6117_fk_quality_i FOREIGN KEY (inspection_id) REFERENCES public.quality_inspection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_mark
    ADD CONSTRAINT quality_mark_inspection_id_7dba6d71_fk_quality_inspection_id FOREIGN KEY (inspection_id) REFERENCES public.quality_inspection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_precedent
    ADD CONSTRAINT quality_precedent_calibration_id_f0b38e4c_fk_quality_c FOREIGN KEY (calibration_id) REFERENCES public.quality_calibration(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_samplingplan
    ADD CONSTRAINT quality_samplingplan_standard_id_500c2bcc_fk_quality_s FOREIGN KEY (standard_id) REFERENCES public.quality_standard(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_standardtrial
    ADD CONSTRAINT quality_standardtria_inspection_id_a80d0896_fk_quality_i FOREIGN KEY (inspection_id) REFERENCES public.quality_inspection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_standardtrial
    ADD CONSTRAINT quality_standardtria_standard_id_409947c5_fk_quality_s FOREIGN KEY (standard_id) REFERENCES public.quality_standard(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_wronganswer
    ADD CONSTRAINT quality_wronganswer_inspection_id_8057d722_fk_quality_i FOREIGN KEY (inspection_id) REFERENCES public.quality_inspection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_handlingstep
    ADD CONSTRAINT ratings_handlingstep_rating_id_e2953fd3_fk_ratings_b FOREIGN KEY (rating_id) REFERENCES public.ratings_badrating(call) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_mending
    ADD CONSTRAINT ratings_mending_rating_id_fc61a2a9_fk_ratings_badrating_call FOREIGN KEY (rating_id) REFERENCES public.ratings_badrating(call) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.recordings_duerecording
    ADD CONSTRAINT recordings_duerecord_destruction_id_b6cb037a_fk_recording FOREIGN KEY (destruction_id) REFERENCES public.recordings_destruction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_agentskill
    ADD CONSTRAINT routing_agentskill_skill_id_a1d05dfd_fk_routing_skill_id FOREIGN KEY (skill_id) REFERENCES public.routing_skill(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_agentskill
    ADD CONSTRAINT routing_agentskill_staff_id_c0d56c40_fk_accounts_staff_id FOREIGN KEY (staff_id) REFERENCES public.accounts_staff(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_loan
    ADD CONSTRAINT routing_loan_skill_id_95fac724_fk_routing_skill_id FOREIGN KEY (skill_id) REFERENCES public.routing_skill(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_loan
    ADD CONSTRAINT routing_loan_staff_id_137991b8_fk_accounts_staff_id FOREIGN KEY (staff_id) REFERENCES public.accounts_staff(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_noticereceipt
    ADD CONSTRAINT routing_noticereceipt_notice_id_882e6594_fk_routing_notice_id FOREIGN KEY (notice_id) REFERENCES public.routing_notice(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_queue
    ADD CONSTRAINT routing_queue_skill_id_0584492e_fk_routing_skill_id FOREIGN KEY (skill_id) REFERENCES public.routing_skill(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_queueoverflow
    ADD CONSTRAINT routing_queueoverflow_queue_id_0e5bed09_fk_routing_queue_id FOREIGN KEY (queue_id) REFERENCES public.routing_queue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_queueoverflow
    ADD CONSTRAINT routing_queueoverflow_skill_id_ad9b818e_fk_routing_skill_id FOREIGN KEY (skill_id) REFERENCES public.routing_skill(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.security_accidentdecision
    ADD CONSTRAINT security_accidentdec_accident_id_1049f670_fk_security_ FOREIGN KEY (accident_id) REFERENCES public.security_accident(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.security_accidentfile
    ADD CONSTRAINT security_accidentfil_accident_id_0ffa69cd_fk_security_ FOREIGN KEY (accident_id) REFERENCES public.security_accident(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.security_accidentstep
    ADD CONSTRAINT security_accidentste_accident_id_417efb5e_fk_security_ FOREIGN KEY (accident_id) REFERENCES public.security_accident(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_comment
    ADD CONSTRAINT surveys_comment_response_id_ea9ca4e2_fk_surveys_r FOREIGN KEY (response_id) REFERENCES public.surveys_response(invitation_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_survey_id_d0534764_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_response
    ADD CONSTRAINT surveys_response_invitation_id_c0a80e9e_fk_surveys_i FOREIGN KEY (invitation_id) REFERENCES public.surveys_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_surveyversion
    ADD CONSTRAINT surveys_surveyversion_survey_id_caa12cd5_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_batchmember
    ADD CONSTRAINT training_batchmember_batch_id_5de12938_fk_training_batch_id FOREIGN KEY (batch_id) REFERENCES public.training_batch(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_certificate
    ADD CONSTRAINT training_certificate_batch_id_8889fe79_fk_training_batch_id FOREIGN KEY (batch_id) REFERENCES public.training_batch(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_certificate
    ADD CONSTRAINT training_certificate_renews_id_ac93506a_fk_training_ FOREIGN KEY (renews_id) REFERENCES public.training_certificate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_plannedlesson
    ADD CONSTRAINT training_plannedlesson_batch_id_4ca6e8fb_fk_training_batch_id FOREIGN KEY (batch_id) REFERENCES public.training_batch(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_trainingresult
    ADD CONSTRAINT training_trainingres_member_id_458e9e2b_fk_training_ FOREIGN KEY (member_id) REFERENCES public.training_batchmember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.upkeep_faultstep
    ADD CONSTRAINT upkeep_faultstep_fault_id_0faeb95d_fk_upkeep_fault_id FOREIGN KEY (fault_id) REFERENCES public.upkeep_fault(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.walls_display
    ADD CONSTRAINT walls_display_wall_id_51b2197f_fk_walls_wall_key FOREIGN KEY (wall_id) REFERENCES public.walls_wall(key) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.walls_wallversion
    ADD CONSTRAINT walls_wallversion_wall_id_7dc1e53f_fk_walls_wall_key FOREIGN KEY (wall_id) REFERENCES public.walls_wall(key) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workforce_rosterchange
    ADD CONSTRAINT workforce_rosterchan_roster_id_72a5be16_fk_workforce FOREIGN KEY (roster_id) REFERENCES public.workforce_roster(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workforce_rosterline
    ADD CONSTRAINT workforce_rosterline_roster_id_276f531f_fk_workforce_roster_id FOREIGN KEY (roster_id) REFERENCES public.workforce_roster(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workforce_shiftofferanswer
    ADD CONSTRAINT workforce_shiftoffer_offer_id_88b3935d_fk_workforce FOREIGN KEY (offer_id) REFERENCES public.workforce_shiftoffer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workorders_attachment
    ADD CONSTRAINT workorders_attachment_case_id_9eb71320_fk_workorders_case_id FOREIGN KEY (case_id) REFERENCES public.workorders_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workorders_case
    ADD CONSTRAINT workorders_case_department_id_0ef82e6a_fk_workorder FOREIGN KEY (department_id) REFERENCES public.workorders_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workorders_case
    ADD CONSTRAINT workorders_case_merged_into_id_78002537_fk_workorders_case_id FOREIGN KEY (merged_into_id) REFERENCES public.workorders_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workorders_case
    ADD CONSTRAINT workorders_case_version_id_affa7849_fk_workorder FOREIGN KEY (version_id) REFERENCES public.workorders_modelversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workorders_casedeadline
    ADD CONSTRAINT workorders_casedeadline_case_id_2a94fae7_fk_workorders_case_id FOREIGN KEY (case_id) REFERENCES public.workorders_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workorders_casetask
    ADD CONSTRAINT workorders_casetask_case_id_8c389f55_fk_workorders_case_id FOREIGN KEY (case_id) REFERENCES public.workorders_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workorders_casetask
    ADD CONSTRAINT workorders_casetask_department_id_717ca93d_fk_workorder FOREIGN KEY (department_id) REFERENCES public.workorders_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workorders_casewords
    ADD CONSTRAINT workorders_casewords_case_id_bc5bd3e2_fk_workorders_case_id FOREIGN KEY (case_id) REFERENCES public.workorders_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workorders_comment
    ADD CONSTRAINT workorders_comment_case_id_60634083_fk_workorders_case_id FOREIGN KEY (case_id) REFERENCES public.workorders_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workorders_entry
    ADD CONSTRAINT workorders_entry_case_id_22a87cbe_fk_workorders_case_id FOREIGN KEY (case_id) REFERENCES public.workorders_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workorders_extension
    ADD CONSTRAINT workorders_extension_case_id_58df0450_fk_workorders_case_id FOREIGN KEY (case_id) REFERENCES public.workorders_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workorders_extension
    ADD CONSTRAINT workorders_extension_deadline_id_5689d686_fk_workorder FOREIGN KEY (deadline_id) REFERENCES public.workorders_casedeadline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workorders_member
    ADD CONSTRAINT workorders_member_department_id_e5080302_fk_workorder FOREIGN KEY (department_id) REFERENCES public.workorders_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workorders_party
    ADD CONSTRAINT workorders_party_case_id_79afeecb_fk_workorders_case_id FOREIGN KEY (case_id) REFERENCES public.workorders_case(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workorders_sent
    ADD CONSTRAINT workorders_sent_case_id_d4084ef7_fk_workorders_case_id FOREIGN KEY (case_id) REFERENCES public.workorders_case(id) DEFERRABLE INITIALLY DEFERRED;


