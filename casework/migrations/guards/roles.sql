-- Who may do what on PostgreSQL. Run by the owner of the tables in the database of casework, after each `casework db upgrade`:
--     psql --single-transaction --set ON_ERROR_STOP=1 --file roles.sql
-- The owner runs upgrades and nothing else. The application's login is a member of casework_app, which owns nothing:
--     CREATE ROLE casework_web LOGIN IN ROLE casework_app;
DO $$
BEGIN
  CREATE ROLE casework_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

DO $$
BEGIN
  -- A temporary table must not stand in front of a real one; and nobody but the owner makes anything in the schema.
  EXECUTE format('REVOKE TEMPORARY, CREATE ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO casework_app', current_database());
END $$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO casework_app;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM casework_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO casework_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO casework_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO casework_app;

-- The declared graph, the kinds of claims, what is told first and the schema's own version are read, never written.
REVOKE INSERT, UPDATE ON public.allowed_step, public.claim_kind, public.told_first, public.alembic_version, public.case_tie,
  public.invoice_balance, public.invoice_hand FROM casework_app;
-- What is only appended (folding locks deltas with FOR UPDATE, which asks for that right; the guard refuses the change).
REVOKE UPDATE ON public.event, public.submission, public.clock_event, public.impartiality, public.checklist_answer, public.message,
  public.note, public.root, public.root_head, public.approval_event, public.case_about, public.membership_change,
  public.accreditation, public.expected_note FROM casework_app;
-- What may be deleted at all: drafts with what hangs on them, folded deltas, and working rows outside the record.
GRANT DELETE ON public.cases, public.case_party, public.document_file, public.clock, public.clock_event, public.draft_section,
  public.finding, public.case_mark, public.case_about, public.counter_delta, public.session, public.posting, public.timer TO casework_app;
