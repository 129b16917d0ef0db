-- What the database itself refuses, whoever writes to it (N1-N3, A3, T1). Re-applied whole after every upgrade.
-- AFTER ROW triggers judge the finished statement (a BEFORE trigger sees an unspecified part of one that writes several tables).
-- Every name is qualified: otherwise a temporary table of the same name would stand in front of the real one.
-- The sentences are those of sqlite.sql; every trigger is ENABLE ALWAYS, so that the replica role does not silence it.

-- Words ---------------------------------------------------------------------------------------------------------------------
CREATE FUNCTION public.guard_no(sentence text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING MESSAGE = sentence, ERRCODE = 'integrity_constraint_violation';
END $$;

-- TG_ARGV: sentence. Always refuses.
CREATE FUNCTION public.guard_never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM public.guard_no(TG_ARGV[0]);
  RETURN NULL;
END $$;

-- TG_ARGV: sentence, columns. The columns never change.
CREATE FUNCTION public.guard_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 1 .. TG_NARGS - 1 LOOP
    IF to_jsonb(NEW) -> TG_ARGV[i] IS DISTINCT FROM to_jsonb(OLD) -> TG_ARGV[i] THEN PERFORM public.guard_no(TG_ARGV[0]); END IF;
  END LOOP;
  RETURN NULL;
END $$;

-- TG_ARGV: sentence, columns. Each column changes once, from nothing to something.
CREATE FUNCTION public.guard_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 1 .. TG_NARGS - 1 LOOP
    IF jsonb_typeof(to_jsonb(OLD) -> TG_ARGV[i]) <> 'null' AND to_jsonb(NEW) -> TG_ARGV[i] IS DISTINCT FROM to_jsonb(OLD) -> TG_ARGV[i]
    THEN PERFORM public.guard_no(TG_ARGV[0]); END IF;
  END LOOP;
  RETURN NULL;
END $$;

-- TG_ARGV: sentence. Rows of a case (`case_id`) are deleted only with a draft that has no record.
CREATE FUNCTION public.guard_draft_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM public.cases c WHERE c.id = OLD.case_id AND (c.n_events <> 0 OR c.year IS NOT NULL))
  THEN PERFORM public.guard_no(TG_ARGV[0]); END IF;
  RETURN NULL;
END $$;

-- Was the row with this xmin written by the present transaction? Of rows that can be seen, only our own are in progress.
-- (xmin has 32 bits: the full number is the nearest one to our own.)
CREATE FUNCTION public.guard_ours(mark xid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  own CONSTANT numeric := pg_current_xact_id()::text::numeric;
  away numeric := mark::text::numeric - mod(own, 4294967296);
BEGIN
  IF away > 2147483648 THEN away := away - 4294967296; ELSIF away < -2147483648 THEN away := away + 4294967296; END IF;
  RETURN own + away >= 3 AND pg_xact_status((own + away)::text::xid8) IS NOT DISTINCT FROM 'in progress';
END $$;

-- What hangs on an event is written in the event's own transaction.
CREATE FUNCTION public.guard_event_is_ours(of_case integer, at_seq integer) RETURNS boolean LANGUAGE sql AS $$
  SELECT EXISTS (SELECT 1 FROM public.event e WHERE e.case_id = of_case AND e.seq = at_seq AND public.guard_ours(e.xmin))
$$;

-- The declared graph --------------------------------------------------------------------------------------------------------
CREATE TRIGGER allowed_step_changed AFTER INSERT OR UPDATE OR DELETE ON public.allowed_step FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('allowed_step: only an upgrade loads the declared graph');

-- The case ------------------------------------------------------------------------------------------------------------------
CREATE FUNCTION public.guard_cases_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.n_events <> 0 OR NEW.head <> repeat('0', 64) OR NEW.year IS NOT NULL OR NEW.seq IS NOT NULL OR NEW.closed_at IS NOT NULL
     OR NEW.seals <> 0 OR NEW.sealed <> repeat('0', 64)
  THEN PERFORM public.guard_no('cases: a case is born without record, number or end'); END IF;
  IF NOT EXISTS (SELECT 1 FROM public.allowed_step a WHERE a.type = NEW.type AND a.version = NEW.version AND a.step = 'open'
    AND a.from_state = '' AND a.to_version = NEW.version AND a.to_state = NEW.state AND a.phase = NEW.phase)
  THEN PERFORM public.guard_no('cases: not a declared birth'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_insert AFTER INSERT ON public.cases FOR EACH ROW EXECUTE FUNCTION public.guard_cases_insert();

CREATE FUNCTION public.guard_cases_update() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  e public.event;
  a public.allowed_step;
BEGIN
  IF (NEW.id, NEW.type, NEW.authority, NEW.party_id, NEW.created_by, NEW.created_at)
     IS DISTINCT FROM (OLD.id, OLD.type, OLD.authority, OLD.party_id, OLD.created_by, OLD.created_at)
  THEN PERFORM public.guard_no('cases: identity, type, authority, party and birth never change'); END IF;
  IF (OLD.received_at IS NOT NULL AND NEW.received_at IS DISTINCT FROM OLD.received_at)
     OR (OLD.registered_at IS NOT NULL AND NEW.registered_at IS DISTINCT FROM OLD.registered_at)
  THEN PERFORM public.guard_no('cases: receipt and registration, once set, never change'); END IF;

  IF (NEW.seals, NEW.sealed) IS DISTINCT FROM (OLD.seals, OLD.sealed) AND (NEW.seals = OLD.seals
     OR NEW.seals IS DISTINCT FROM (SELECT max(s.n) FROM public.seal s WHERE s.case_id = NEW.id)
     OR NEW.sealed IS DISTINCT FROM (SELECT s.hash FROM public.seal s WHERE s.case_id = NEW.id AND s.n = NEW.seals))
  THEN PERFORM public.guard_no('cases: sealed is not the last seal'); END IF;

  IF NEW.n_events = OLD.n_events THEN
    IF (NEW.head, NEW.closed_at, NEW.year, NEW.seq) IS DISTINCT FROM (OLD.head, OLD.closed_at, OLD.year, OLD.seq)
       OR ((NEW.state, NEW.version, NEW.phase) IS DISTINCT FROM (OLD.state, OLD.version, OLD.phase)
         -- A draft stands outside the chain: it moves to a newer version of its type without an event.
         AND NOT (OLD.n_events = 0 AND OLD.year IS NULL AND EXISTS (SELECT 1 FROM public.allowed_step m WHERE m.type = OLD.type
           AND m.version = OLD.version AND m.step = 'move' AND m.from_state = OLD.state AND m.to_version = NEW.version
           AND m.to_state = NEW.state AND m.phase = NEW.phase)))
    THEN PERFORM public.guard_no('cases: no change without its event'); END IF;
    RETURN NULL;
  END IF;

  IF NEW.n_events <> OLD.n_events + 1 THEN PERFORM public.guard_no('cases: events are counted one by one'); END IF;
  SELECT * INTO e FROM public.event x WHERE x.case_id = NEW.id AND x.seq = NEW.n_events;
  IF (e.hash, e.prev, e.from_state, e.to_state, e.from_version, e.to_version)
     IS DISTINCT FROM (NEW.head, OLD.head, OLD.state, NEW.state, OLD.version, NEW.version)
  THEN PERFORM public.guard_no('cases: head is not the last event'); END IF;
  IF NOT EXISTS (SELECT 1 FROM public.event_content t WHERE t.case_id = NEW.id AND t.seq = NEW.n_events)
  THEN PERFORM public.guard_no('cases: the event says nothing'); END IF;

  IF starts_with(e.kind, 'record:') THEN
    IF (NEW.phase, NEW.closed_at, NEW.year, NEW.seq) IS DISTINCT FROM (OLD.phase, OLD.closed_at, OLD.year, OLD.seq)
    THEN PERFORM public.guard_no('cases: a record changes nothing but the record'); END IF;
    RETURN NULL;
  END IF;

  IF OLD.closed_at IS NOT NULL THEN PERFORM public.guard_no('event: a closed case takes only records'); END IF;
  SELECT * INTO a FROM public.allowed_step x WHERE x.type = NEW.type AND x.version = e.from_version AND x.step = e.kind
    AND x.from_state = e.from_state AND x.to_version = e.to_version AND x.to_state = e.to_state;
  IF NOT FOUND THEN PERFORM public.guard_no('cases: step not allowed'); END IF;
  IF a.phase <> NEW.phase THEN PERFORM public.guard_no('cases: the phase is not that of the state'); END IF;
  IF a.closes <> (NEW.closed_at IS NOT NULL) THEN PERFORM public.guard_no('cases: closed by its last step, and by no other'); END IF;
  IF (NOT a.numbers OR OLD.year IS NOT NULL) AND (NEW.year, NEW.seq) IS DISTINCT FROM (OLD.year, OLD.seq)
  THEN PERFORM public.guard_no('cases: numbered once, by the step that numbers'); END IF;
  IF a.numbers AND NEW.year IS NULL THEN PERFORM public.guard_no('cases: the step takes a number'); END IF;
  IF a.prepares IS NOT NULL AND NOT EXISTS (SELECT 1 FROM public.two_person_act p WHERE p.case_id = NEW.id AND p.kind = a.prepares
    AND p.prepared_seq = NEW.n_events) THEN PERFORM public.guard_no('cases: the step prepares an act that is not there'); END IF;
  IF a.act IS NOT NULL AND NOT EXISTS (SELECT 1 FROM public.two_person_act p WHERE p.case_id = NEW.id AND p.kind = a.act
    AND p.signed_seq = NEW.n_events) THEN PERFORM public.guard_no('cases: the step needs an act signed by two people'); END IF;
  IF OLD.year IS NULL AND NEW.year IS NOT NULL
     AND (NEW.seq IS NULL OR NEW.seq < 1 OR NOT EXISTS (SELECT 1 FROM public.series s WHERE s.year = NEW.year AND s.last = NEW.seq)
       OR (NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM public.cases b WHERE b.year = NEW.year AND b.seq = NEW.seq - 1)))
  THEN PERFORM public.guard_no('cases: not the next number of its year'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_update AFTER UPDATE ON public.cases FOR EACH ROW EXECUTE FUNCTION public.guard_cases_update();

CREATE FUNCTION public.guard_cases_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.n_events <> 0 OR OLD.year IS NOT NULL OR EXISTS (SELECT 1 FROM public.event e WHERE e.case_id = OLD.id)
  THEN PERFORM public.guard_no('cases: only a draft without a record is ever deleted'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_delete AFTER DELETE ON public.cases FOR EACH ROW EXECUTE FUNCTION public.guard_cases_delete();

CREATE FUNCTION public.guard_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM public.guard_no('series: rows are kept'); END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.last <> 1 THEN PERFORM public.guard_no('series: starts at 1'); END IF;
  ELSIF NEW.year <> OLD.year OR NEW.last <> OLD.last + 1 THEN PERFORM public.guard_no('series: counts by one'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER series_changed AFTER INSERT OR UPDATE OR DELETE ON public.series FOR EACH ROW EXECUTE FUNCTION public.guard_series();

-- The record ----------------------------------------------------------------------------------------------------------------
CREATE FUNCTION public.guard_event_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  c public.cases;
BEGIN
  SELECT * INTO c FROM public.cases x WHERE x.id = NEW.case_id;
  -- A single statement may have counted the event already; then the guard of the case has compared the two.
  IF NOT FOUND OR NEW.seq < 1 OR NOT ((c.n_events = NEW.seq - 1 AND (c.head, c.state, c.version) = (NEW.prev, NEW.from_state, NEW.from_version))
                       OR (c.n_events = NEW.seq AND c.head = NEW.hash))
     OR NEW.prev IS DISTINCT FROM (CASE WHEN NEW.seq = 1 THEN repeat('0', 64)
       ELSE (SELECT b.hash FROM public.event b WHERE b.case_id = NEW.case_id AND b.seq = NEW.seq - 1) END)
  THEN PERFORM public.guard_no('event: does not follow the last one'); END IF;
  IF starts_with(NEW.kind, 'record:') THEN
    IF NEW.to_state <> NEW.from_state OR NEW.to_version <> NEW.from_version
    THEN PERFORM public.guard_no('event: a record does not move the case'); END IF;
  ELSE
    IF c.n_events = NEW.seq - 1 AND c.closed_at IS NOT NULL THEN PERFORM public.guard_no('event: a closed case takes only records'); END IF;
    IF NOT EXISTS (SELECT 1 FROM public.allowed_step a WHERE a.type = c.type AND a.version = NEW.from_version AND a.step = NEW.kind
      AND a.from_state = NEW.from_state AND a.to_version = NEW.to_version AND a.to_state = NEW.to_state)
    THEN PERFORM public.guard_no('event: step not allowed'); END IF;
  END IF;
  -- The canonical list of casework/operations/chain.py, written out again.
  IF NEW.hash <> encode(sha256(convert_to(NEW.prev || '[' || NEW.case_id || ',' || NEW.seq || ',' || to_json(NEW.kind) || ',' || NEW.at || ','
      || coalesce(NEW.actor_id::text, 'null') || ',' || to_json(NEW.role) || ',' || to_json(NEW.from_state) || ',' || to_json(NEW.to_state)
      || ',' || NEW.from_version || ',' || NEW.to_version || ',' || to_json(NEW.content_hash) || ']', 'UTF8')), 'hex')
  THEN PERFORM public.guard_no('event: the hash is not that of the event'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER event_insert AFTER INSERT ON public.event FOR EACH ROW EXECUTE FUNCTION public.guard_event_insert();
CREATE TRIGGER event_changed AFTER UPDATE OR DELETE ON public.event FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('event: the record never changes');

CREATE FUNCTION public.guard_event_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.cases c WHERE c.id = NEW.case_id AND c.n_events >= NEW.seq)
  THEN PERFORM public.guard_no('event: not counted by its case'); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER event_counted AFTER INSERT ON public.event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION public.guard_event_counted();

CREATE FUNCTION public.guard_event_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT public.guard_event_is_ours(NEW.case_id, NEW.seq)
    THEN PERFORM public.guard_no('event_content: written with its event'); END IF;
    IF length(NEW.salt) <> 16 THEN PERFORM public.guard_no('event_content: salted'); END IF;
    IF encode(sha256(NEW.salt || convert_to(NEW.body, 'UTF8')), 'hex')
       IS DISTINCT FROM (SELECT e.content_hash FROM public.event e WHERE e.case_id = NEW.case_id AND e.seq = NEW.seq)
    THEN PERFORM public.guard_no('event_content: not what the event hashed'); END IF;
  -- Erasing empties salt and body and keeps the row, so that nothing can be put in its place.
  ELSIF TG_OP = 'DELETE' OR (NEW.case_id, NEW.seq) <> (OLD.case_id, OLD.seq) OR NEW.salt <> ''::bytea OR NEW.body <> ''
  THEN PERFORM public.guard_no('event_content: may be erased, never changed'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER event_content_changed AFTER INSERT OR UPDATE OR DELETE ON public.event_content FOR EACH ROW
  EXECUTE FUNCTION public.guard_event_content();

CREATE FUNCTION public.guard_submission_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT public.guard_event_is_ours(NEW.case_id, NEW.event_seq) THEN PERFORM public.guard_no('submission: written with its event'); END IF;
  IF NEW.n <> (SELECT coalesce(max(s.n), 0) + 1 FROM public.submission s WHERE s.case_id = NEW.case_id AND s.id <> NEW.id)
  THEN PERFORM public.guard_no('submission: counts by one'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER submission_insert AFTER INSERT ON public.submission FOR EACH ROW EXECUTE FUNCTION public.guard_submission_insert();
CREATE TRIGGER submission_changed AFTER UPDATE OR DELETE ON public.submission FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('submission: what was sent never changes');

-- A seal says what a row of the case was when a verb had written it. A row that is written past the verbs stands without one.
CREATE FUNCTION public.guard_seal_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.n < 1 OR NEW.prev IS DISTINCT FROM (CASE WHEN NEW.n = 1 THEN repeat('0', 64)
       ELSE (SELECT s.hash FROM public.seal s WHERE s.case_id = NEW.case_id AND s.n = NEW.n - 1) END)
  THEN PERFORM public.guard_no('seal: does not follow the last one'); END IF;
  IF length(NEW.salt) <> 16 THEN PERFORM public.guard_no('seal: salted'); END IF;
  -- The canonical list of casework/operations/chain.py, written out again.
  IF NEW.hash <> encode(sha256(convert_to(NEW.prev || '[' || NEW.case_id || ',' || NEW.n || ',' || NEW.seq || ',' || to_json(NEW.of) || ','
      || to_json(NEW.key) || ',' || to_json(NEW.row_hash) || ']', 'UTF8')), 'hex')
  THEN PERFORM public.guard_no('seal: the hash is not that of the seal'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER seal_insert AFTER INSERT ON public.seal FOR EACH ROW EXECUTE FUNCTION public.guard_seal_insert();

-- Erasing empties the salt of a seal that a newer one of the same row has taken the place of.
CREATE FUNCTION public.guard_seal_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.case_id, NEW.n, NEW.seq, NEW.of, NEW.key, NEW.row_hash, NEW.prev, NEW.hash)
     IS DISTINCT FROM (OLD.case_id, OLD.n, OLD.seq, OLD.of, OLD.key, OLD.row_hash, OLD.prev, OLD.hash) OR NEW.salt <> ''::bytea
     OR NOT EXISTS (SELECT 1 FROM public.seal s WHERE s.case_id = OLD.case_id AND s.of = OLD.of AND s.key = OLD.key AND s.n > OLD.n)
  THEN PERFORM public.guard_no('seal: never changes; an outdated one may lose its salt'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER seal_update AFTER UPDATE ON public.seal FOR EACH ROW EXECUTE FUNCTION public.guard_seal_update();
CREATE TRIGGER seal_delete AFTER DELETE ON public.seal FOR EACH ROW EXECUTE FUNCTION public.guard_never('seal: rows are kept');

CREATE FUNCTION public.guard_seal_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.cases c WHERE c.id = NEW.case_id AND c.seals >= NEW.n)
  THEN PERFORM public.guard_no('seal: not counted by its case'); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER seal_counted AFTER INSERT ON public.seal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION public.guard_seal_counted();

CREATE FUNCTION public.guard_root_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM public.root r WHERE r.id > NEW.id)
     OR NEW.prev <> coalesce((SELECT r.digest FROM public.root r WHERE r.id < NEW.id ORDER BY r.id DESC LIMIT 1), repeat('0', 64))
  THEN PERFORM public.guard_no('root: does not follow the last one'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER root_insert AFTER INSERT ON public.root FOR EACH ROW EXECUTE FUNCTION public.guard_root_insert();
CREATE TRIGGER root_changed AFTER UPDATE OR DELETE ON public.root FOR EACH ROW EXECUTE FUNCTION public.guard_never('root: rows are kept');

CREATE FUNCTION public.guard_root_head_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.root_id IS DISTINCT FROM (SELECT max(r.id) FROM public.root r) OR NOT EXISTS (SELECT 1 FROM public.event e
    WHERE e.case_id = NEW.case_id AND e.seq = NEW.n_events AND e.hash = NEW.head)
     OR NEW.sealed IS DISTINCT FROM coalesce((SELECT s.hash FROM public.seal s WHERE s.case_id = NEW.case_id AND s.n = NEW.seals),
                                             repeat('0', 64))
  THEN PERFORM public.guard_no('root_head: named by the newest root as the event has it'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER root_head_insert AFTER INSERT ON public.root_head FOR EACH ROW EXECUTE FUNCTION public.guard_root_head_insert();
CREATE TRIGGER root_head_changed AFTER UPDATE OR DELETE ON public.root_head FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('root_head: rows are kept');

-- Two people ----------------------------------------------------------------------------------------------------------------
-- Who is connected with a party of a case, and from when until when. Whoever was a party's representative after the case began
-- stays connected (forvaltningsloven § 6 first paragraph d), so neither the dates of case_party nor an event's age are asked.
-- Who registers what a party sent by post takes its step at the counter, and is not connected with it by that.
CREATE VIEW public.case_tie AS
  WITH part(case_id, party_id) AS (SELECT id, party_id FROM public.cases UNION SELECT case_id, party_id FROM public.case_party)
  SELECT part.case_id, p.person_id, DATE '0001-01-01' AS since, NULL::date AS until
    FROM part JOIN public.party p ON p.id = part.party_id WHERE p.person_id IS NOT NULL
  UNION ALL
  SELECT part.case_id, m.person_id, m.valid_from, m.valid_until FROM part JOIN public.membership m ON m.party_id = part.party_id
  UNION ALL
  SELECT part.case_id, m.person_id, greatest(m.valid_from, d.valid_from),
         least(m.valid_until, d.valid_until, (to_timestamp(d.revoked_at / 1000) AT TIME ZONE 'UTC')::date)
    FROM part JOIN public.mandate d ON d.party_id = part.party_id JOIN public.membership m ON m.party_id = d.agent_id
  UNION ALL
  SELECT part.case_id, p.person_id, d.valid_from, least(d.valid_until, (to_timestamp(d.revoked_at / 1000) AT TIME ZONE 'UTC')::date)
    FROM part JOIN public.mandate d ON d.party_id = part.party_id JOIN public.party p ON p.id = d.agent_id WHERE p.person_id IS NOT NULL
  UNION ALL
  SELECT e.case_id, e.actor_id, DATE '0001-01-01', NULL::date FROM public.event e
   WHERE e.role IN ('applicant', 'verifier') AND e.actor_id IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM public.event p WHERE p.case_id = e.case_id AND p.kind = 'record:post' AND p.actor_id = e.actor_id AND p.at = e.at);

CREATE FUNCTION public.guard_impartial(of_case integer, person integer) RETURNS boolean LANGUAGE sql AS $$
  SELECT coalesce((SELECT i.impartial FROM public.impartiality i WHERE i.case_id = of_case AND i.person_id = person
                   ORDER BY i.id DESC LIMIT 1), false)
$$;

-- The legal day of the event is one of the two UTC days that an Oslo day can touch: both are asked.
CREATE FUNCTION public.guard_tied(of_case integer, at_seq integer, person integer) RETURNS boolean LANGUAGE sql AS $$
  SELECT EXISTS (SELECT 1 FROM public.case_tie t JOIN public.event e ON e.case_id = of_case AND e.seq = at_seq
    WHERE t.case_id = of_case AND t.person_id = person
      AND t.since <= (to_timestamp(e.at / 1000 + 7200) AT TIME ZONE 'UTC')::date
      AND (t.until IS NULL OR t.until >= (to_timestamp(e.at / 1000) AT TIME ZONE 'UTC')::date))
$$;

-- A correction of a letter is no step: it is prepared and signed in any state, also in a case that is closed.
CREATE FUNCTION public.guard_corrects(of_kind text, of_case integer, at_seq integer, person integer, event_kind text)
RETURNS boolean LANGUAGE sql AS $$
  SELECT of_kind = 'correction' AND EXISTS (SELECT 1 FROM public.event e
    WHERE e.case_id = of_case AND e.seq = at_seq AND e.actor_id = person AND e.kind = event_kind)
$$;

CREATE FUNCTION public.guard_act_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.second_person IS NOT NULL OR NEW.signed_seq IS NOT NULL
  THEN PERFORM public.guard_no('two_person_act: is prepared unsigned'); END IF;
  IF NOT public.guard_event_is_ours(NEW.case_id, NEW.prepared_seq) OR NOT EXISTS (
    SELECT 1 FROM public.event e JOIN public.cases c ON c.id = e.case_id JOIN public.allowed_step a ON a.type = c.type
       AND a.version = e.from_version AND a.step = e.kind AND a.from_state = e.from_state AND a.to_version = e.to_version
       AND a.to_state = e.to_state
     WHERE e.case_id = NEW.case_id AND e.seq = NEW.prepared_seq AND e.actor_id = NEW.first_person AND a.prepares = NEW.kind)
     AND NOT public.guard_corrects(NEW.kind, NEW.case_id, NEW.prepared_seq, NEW.first_person, 'record:correct_letter')
  THEN PERFORM public.guard_no('two_person_act: not prepared by that person at that event'); END IF;
  IF NOT public.guard_impartial(NEW.case_id, NEW.first_person)
  THEN PERFORM public.guard_no('two_person_act: who prepares has not said to be impartial'); END IF;
  IF public.guard_tied(NEW.case_id, NEW.prepared_seq, NEW.first_person)
  THEN PERFORM public.guard_no('two_person_act: who prepares is connected with a party'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER two_person_act_insert AFTER INSERT ON public.two_person_act FOR EACH ROW EXECUTE FUNCTION public.guard_act_insert();

CREATE FUNCTION public.guard_act_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.case_id, NEW.kind, NEW.first_person, NEW.prepared_seq)
     IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.kind, OLD.first_person, OLD.prepared_seq)
     OR (OLD.letter_sha256 IS NOT NULL AND NEW.letter_sha256 IS DISTINCT FROM OLD.letter_sha256)
  THEN PERFORM public.guard_no('two_person_act: what was prepared never changes'); END IF;
  IF OLD.second_person IS NOT NULL THEN
    IF (NEW.second_person, NEW.signed_seq, NEW.letter_sha256) IS DISTINCT FROM (OLD.second_person, OLD.signed_seq, OLD.letter_sha256)
    THEN PERFORM public.guard_no('two_person_act: is signed once'); END IF;
    RETURN NULL;
  END IF;
  IF NEW.second_person IS NULL THEN RETURN NULL; END IF;

  -- Whoever writes an answer or a tie that could matter holds a key-share lock on one of these rows through its foreign key;
  -- only FOR UPDATE waits for that. What was committed meanwhile is seen by the questions below, at this isolation alone.
  -- locks:
  IF current_setting('transaction_isolation') <> 'read committed'
  THEN PERFORM public.guard_no('two_person_act: signed at read committed only'); END IF;
  PERFORM 1 FROM public.cases WHERE id = NEW.case_id FOR UPDATE;
  PERFORM 1 FROM public.party WHERE id IN (SELECT c.party_id FROM public.cases c WHERE c.id = NEW.case_id
    UNION SELECT p.party_id FROM public.case_party p WHERE p.case_id = NEW.case_id) ORDER BY id FOR UPDATE;
  PERFORM 1 FROM public.person WHERE id IN (NEW.first_person, NEW.second_person) ORDER BY id FOR UPDATE;
  -- :locks
  IF NEW.second_person = NEW.first_person THEN PERFORM public.guard_no('two_person_act: two different people'); END IF;
  IF NEW.signed_seq IS DISTINCT FROM NEW.prepared_seq + 1
  THEN PERFORM public.guard_no('two_person_act: something happened after the preparation'); END IF;
  IF NOT public.guard_event_is_ours(NEW.case_id, NEW.signed_seq) OR NOT EXISTS (
    SELECT 1 FROM public.event e JOIN public.cases c ON c.id = e.case_id JOIN public.allowed_step a ON a.type = c.type
       AND a.version = e.from_version AND a.step = e.kind AND a.from_state = e.from_state AND a.to_version = e.to_version
       AND a.to_state = e.to_state
     WHERE e.case_id = NEW.case_id AND e.seq = NEW.signed_seq AND e.actor_id = NEW.second_person AND a.act = NEW.kind)
     AND NOT public.guard_corrects(NEW.kind, NEW.case_id, NEW.signed_seq, NEW.second_person, 'record:sign_correction')
  THEN PERFORM public.guard_no('two_person_act: not signed by that person at that event'); END IF;
  IF NOT (public.guard_impartial(NEW.case_id, NEW.first_person) AND public.guard_impartial(NEW.case_id, NEW.second_person))
  THEN PERFORM public.guard_no('two_person_act: one of the two has not said to be impartial'); END IF;
  IF public.guard_tied(NEW.case_id, NEW.signed_seq, NEW.first_person) OR public.guard_tied(NEW.case_id, NEW.signed_seq, NEW.second_person)
  THEN PERFORM public.guard_no('two_person_act: one of the two is connected with a party'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER two_person_act_update AFTER UPDATE ON public.two_person_act FOR EACH ROW EXECUTE FUNCTION public.guard_act_update();
CREATE TRIGGER two_person_act_delete AFTER DELETE ON public.two_person_act FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('two_person_act: rows are kept');

CREATE FUNCTION public.guard_decision_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT public.guard_event_is_ours(NEW.case_id, NEW.event_seq) OR NOT EXISTS (SELECT 1 FROM public.two_person_act p
    WHERE p.id = NEW.act_id AND p.case_id = NEW.case_id AND p.signed_seq = NEW.event_seq)
    AND NOT (NEW.kind = 'silence' AND NEW.act_id IS NULL AND NEW.outcome = 'refusal' AND EXISTS (SELECT 1 FROM public.event e
      WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq AND e.role = 'system'))
  THEN PERFORM public.guard_no('decision: only with the act that two people signed'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER decision_insert AFTER INSERT ON public.decision FOR EACH ROW EXECUTE FUNCTION public.guard_decision_insert();
CREATE TRIGGER decision_update AFTER UPDATE ON public.decision FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'decision: never changes but for its standing',
  'id', 'case_id', 'event_seq', 'subject', 'title', 'kind', 'outcome', 'reason', 'act_id', 'replaces_id');
CREATE FUNCTION public.guard_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.standing <> OLD.standing AND (OLD.standing || '>' || NEW.standing) NOT IN ('appealable>appealed', 'appealable>final',
     'appealable>changed', 'appealed>final', 'appealed>changed', 'final>appealed', 'final>changed')
  THEN PERFORM public.guard_no('decision: its standing goes forward'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER decision_standing AFTER UPDATE ON public.decision FOR EACH ROW EXECUTE FUNCTION public.guard_standing();
CREATE TRIGGER decision_delete AFTER DELETE ON public.decision FOR EACH ROW EXECUTE FUNCTION public.guard_never('decision: rows are kept');

-- Approvals -----------------------------------------------------------------------------------------------------------------
-- TG_ARGV: sentence. What is written names an event that is being written.
CREATE FUNCTION public.guard_with_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT public.guard_event_is_ours(NEW.case_id, NEW.event_seq) THEN PERFORM public.guard_no(TG_ARGV[0]); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.guard_approval_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.series_n IS NOT NULL
     AND (NEW.series_n < 1 OR NOT EXISTS (SELECT 1 FROM public.approval_series s WHERE s.kind = NEW.kind
         AND s.year = NEW.series_year AND s.last = NEW.series_n)
       OR (NEW.series_n > 1 AND NOT EXISTS (SELECT 1 FROM public.approval a WHERE a.kind = NEW.kind
         AND a.series_year = NEW.series_year AND a.series_n = NEW.series_n - 1)))
  THEN PERFORM public.guard_no('approval: not the next number of its series'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER approval_insert AFTER INSERT ON public.approval FOR EACH ROW EXECUTE FUNCTION public.guard_approval_insert();
CREATE TRIGGER approval_written AFTER INSERT ON public.approval FOR EACH ROW EXECUTE FUNCTION public.guard_with_event(
  'approval: written with its event');
CREATE TRIGGER approval_update AFTER UPDATE ON public.approval FOR EACH ROW EXECUTE FUNCTION public.guard_never(
  'approval: number, kind and origin never change');
CREATE TRIGGER approval_delete AFTER DELETE ON public.approval FOR EACH ROW EXECUTE FUNCTION public.guard_never('approval: rows are kept');

CREATE FUNCTION public.guard_approval_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM public.guard_no('approval_series: rows are kept'); END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.last <> 1 THEN PERFORM public.guard_no('approval_series: starts at 1'); END IF;
  ELSIF (NEW.kind, NEW.year) <> (OLD.kind, OLD.year) OR NEW.last <> OLD.last + 1
  THEN PERFORM public.guard_no('approval_series: counts by one'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER approval_series_changed AFTER INSERT OR UPDATE OR DELETE ON public.approval_series FOR EACH ROW
  EXECUTE FUNCTION public.guard_approval_series();

CREATE TRIGGER approval_event_written AFTER INSERT ON public.approval_event FOR EACH ROW EXECUTE FUNCTION public.guard_with_event(
  'approval_event: written with its event');
CREATE TRIGGER approval_event_changed AFTER UPDATE OR DELETE ON public.approval_event FOR EACH ROW EXECUTE FUNCTION public.guard_never(
  'approval_event: what happened never changes');

-- Was this written of the version by an event of the present transaction?
CREATE FUNCTION public.guard_approval_said(of_approval integer, of_version integer, what text, about text) RETURNS boolean
LANGUAGE sql AS $$
  SELECT EXISTS (SELECT 1 FROM public.approval_event h WHERE h.approval_id = of_approval AND h.version = of_version
    AND h.kind = what AND h.detail = coalesce(about, h.detail) AND public.guard_event_is_ours(h.case_id, h.event_seq))
$$;

CREATE FUNCTION public.guard_approval_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version <> (SELECT coalesce(max(v.version), 0) + 1 FROM public.approval_version v
      WHERE v.approval_id = NEW.approval_id AND v.id <> NEW.id)
    THEN PERFORM public.guard_no('approval_version: counts by one'); END IF;
    IF NEW.status NOT IN ('scheduled', 'in_force') AND (NEW.status <> 'suspended' OR NEW.version = 1)
    THEN PERFORM public.guard_no('approval_version: begins scheduled or in force'); END IF;
  ELSIF NEW.status <> OLD.status THEN
    IF NOT ((OLD.status = 'scheduled' AND NEW.status IN ('in_force', 'suspended', 'replaced', 'expired', 'revoked'))
      OR (OLD.status = 'in_force' AND NEW.status IN ('suspended', 'replaced', 'expired', 'revoked'))
      OR (OLD.status = 'suspended' AND NEW.status IN ('in_force', 'replaced', 'expired', 'revoked')))
    THEN PERFORM public.guard_no('approval_version: not a declared change of status'); END IF;
    IF NOT public.guard_approval_said(NEW.approval_id, NEW.version, NEW.status, NULL)
    THEN PERFORM public.guard_no('approval_version: no change of status without its event'); END IF;
  END IF;
  IF NEW.status IN ('in_force', 'suspended') AND EXISTS (SELECT 1 FROM public.approval_version v
    WHERE v.approval_id = NEW.approval_id AND v.id <> NEW.id AND v.status IN ('in_force', 'suspended'))
  THEN PERFORM public.guard_no('approval_version: one version is in force'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER approval_version_fixed AFTER UPDATE ON public.approval_version FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'approval_version: never changes but for its status',
  'id', 'approval_id', 'version', 'case_id', 'event_seq', 'valid_from', 'valid_until', 'data');
CREATE TRIGGER approval_version_status AFTER INSERT OR UPDATE ON public.approval_version FOR EACH ROW
  EXECUTE FUNCTION public.guard_approval_version();
CREATE TRIGGER approval_version_written AFTER INSERT ON public.approval_version FOR EACH ROW EXECUTE FUNCTION public.guard_with_event(
  'approval_version: written with its event');
CREATE TRIGGER approval_version_delete AFTER DELETE ON public.approval_version FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('approval_version: rows are kept');

CREATE FUNCTION public.guard_approval_holder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.until IS NOT NULL AND coalesce(NEW.until > OLD.until, true)
  THEN PERFORM public.guard_no('approval_holder: may end, never changes'); END IF;
  IF TG_OP = 'INSERT' AND (NEW.until < NEW.since OR EXISTS (SELECT 1 FROM public.approval_holder h
    WHERE h.approval_id = NEW.approval_id AND h.id <> NEW.id AND h.since <= coalesce(NEW.until, DATE '9999-12-31')
      AND coalesce(h.until, DATE '9999-12-31') >= NEW.since))
  THEN PERFORM public.guard_no('approval_holder: one holder at a time'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER approval_holder_fixed AFTER UPDATE ON public.approval_holder FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'approval_holder: may end, never changes', 'id', 'approval_id', 'party_id', 'since', 'case_id', 'event_seq');
CREATE TRIGGER approval_holder_period AFTER INSERT OR UPDATE ON public.approval_holder FOR EACH ROW
  EXECUTE FUNCTION public.guard_approval_holder();
CREATE TRIGGER approval_holder_written AFTER INSERT ON public.approval_holder FOR EACH ROW EXECUTE FUNCTION public.guard_with_event(
  'approval_holder: written with its event');
CREATE TRIGGER approval_holder_delete AFTER DELETE ON public.approval_holder FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('approval_holder: rows are kept');

CREATE FUNCTION public.guard_approval_condition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.met_on IS NOT NULL THEN PERFORM public.guard_no('approval_condition: is set unmet'); END IF;
    RETURN NULL;
  END IF;
  IF OLD.met_on IS NOT NULL THEN PERFORM public.guard_no('approval_condition: is met once, and never changes'); END IF;
  IF NOT public.guard_approval_said(NEW.approval_id, NEW.version, 'condition_met', NEW.key)
  THEN PERFORM public.guard_no('approval_condition: not met without its event'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER approval_condition_fixed AFTER UPDATE ON public.approval_condition FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'approval_condition: is met once, and never changes',
  'id', 'approval_id', 'version', 'key', 'text', 'due', 'case_id', 'event_seq');
CREATE TRIGGER approval_condition_met AFTER INSERT OR UPDATE ON public.approval_condition FOR EACH ROW
  EXECUTE FUNCTION public.guard_approval_condition();
CREATE TRIGGER approval_condition_written AFTER INSERT ON public.approval_condition FOR EACH ROW EXECUTE FUNCTION public.guard_with_event(
  'approval_condition: written with its event');
CREATE TRIGGER approval_condition_delete AFTER DELETE ON public.approval_condition FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('approval_condition: rows are kept');

CREATE FUNCTION public.guard_case_about() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN PERFORM public.guard_no('case_about: never changes'); END IF;
  IF EXISTS (SELECT 1 FROM public.cases c WHERE c.id = NEW.case_id AND (c.n_events <> 0 OR c.year IS NOT NULL))
  THEN PERFORM public.guard_no('case_about: said while the case is a draft'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER case_about_said AFTER INSERT OR UPDATE ON public.case_about FOR EACH ROW EXECUTE FUNCTION public.guard_case_about();
CREATE TRIGGER case_about_delete AFTER DELETE ON public.case_about FOR EACH ROW EXECUTE FUNCTION public.guard_draft_only(
  'case_about: deleted only with a draft');

-- Appeals -------------------------------------------------------------------------------------------------------------------
CREATE FUNCTION public.guard_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.verdict <> OLD.verdict AND NOT (OLD.verdict = 'late' AND NEW.verdict = 'heard')
    THEN PERFORM public.guard_no('appeal: late it may be heard, and nothing else'); END IF;
    IF NOT public.guard_event_is_ours(NEW.case_id, NEW.event_seq) THEN PERFORM public.guard_no('appeal: no change without an event'); END IF;
    RETURN NULL;
  END IF;
  IF NEW.of_case_id = NEW.case_id
     OR NOT EXISTS (SELECT 1 FROM public.decision d WHERE d.case_id = NEW.of_case_id AND d.event_seq = NEW.of_seq)
  THEN PERFORM public.guard_no('appeal: points at no decision of another case'); END IF;
  IF (SELECT c.authority FROM public.cases c WHERE c.id = NEW.case_id) IS DISTINCT FROM
     (SELECT c.authority FROM public.cases c WHERE c.id = NEW.of_case_id)
  THEN PERFORM public.guard_no('appeal: goes to another authority'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER appeal_written AFTER INSERT ON public.appeal FOR EACH ROW EXECUTE FUNCTION public.guard_with_event(
  'appeal: written with its event');
CREATE TRIGGER appeal_fixed AFTER UPDATE ON public.appeal FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'appeal: what is appealed, and when, never changes',
  'case_id', 'of_case_id', 'of_seq', 'parts', 'decided_on', 'arrived_on', 'handed_on', 'last_day', 'reckoned');
CREATE TRIGGER appeal_points AFTER INSERT OR UPDATE ON public.appeal FOR EACH ROW EXECUTE FUNCTION public.guard_appeal();
CREATE TRIGGER appeal_delete AFTER DELETE ON public.appeal FOR EACH ROW EXECUTE FUNCTION public.guard_never('appeal: rows are kept');

-- Fees, invoices and payments -------------------------------------------------------------------------------------------------
-- What is still owed of an invoice; who decided the fee, who wrote payments of it down, who approved that a part is given up.
CREATE VIEW public.invoice_balance AS
  SELECT i.id AS invoice_id, i.total
       + coalesce((SELECT sum(k.total) FROM public.invoice k WHERE k.credits_id = i.id), 0)
       - coalesce((SELECT sum(b.amount) FROM public.booking b WHERE b.invoice_id = i.id), 0)
       - coalesce((SELECT sum(w.amount) FROM public.write_off w WHERE w.invoice_id = i.id), 0) AS balance
    FROM public.invoice i WHERE i.kind = 'invoice';
CREATE VIEW public.invoice_hand AS
  SELECT l.invoice_id, 'decided' AS did, a.first_person AS person_id FROM public.invoice_line l JOIN public.claim m ON m.id = l.claim_id
    JOIN public.two_person_act a ON a.case_id = m.case_id AND a.signed_seq = m.raised_seq
  UNION
  SELECT l.invoice_id, 'decided', a.second_person FROM public.invoice_line l JOIN public.claim m ON m.id = l.claim_id
    JOIN public.two_person_act a ON a.case_id = m.case_id AND a.signed_seq = m.raised_seq
  UNION
  SELECT b.invoice_id, 'registered', p.registered_by FROM public.booking b JOIN public.payment p ON p.id = b.payment_id
   WHERE b.invoice_id IS NOT NULL
  UNION
  SELECT b.invoice_id, 'registered', b.person_id FROM public.booking b WHERE b.invoice_id IS NOT NULL
  UNION
  SELECT w.invoice_id, 'wrote_off', a.second_person FROM public.write_off w JOIN public.two_person_act a ON a.id = w.act_id;

CREATE FUNCTION public.guard_charge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT public.guard_event_is_ours(NEW.case_id, NEW.event_seq) THEN PERFORM public.guard_no('charge: no other payer without an event'); END IF;
    RETURN NULL;
  END IF;
  PERFORM 1 FROM public.cases c WHERE c.id = NEW.for_case_id FOR NO KEY UPDATE;  -- of two fees announced at one instant one waits
  IF EXISTS (SELECT 1 FROM public.charge o JOIN public.cases c ON c.id = o.case_id WHERE o.for_case_id = NEW.for_case_id
    AND o.tariff = NEW.tariff AND o.case_id <> NEW.case_id AND c.closed_at IS NULL)
  THEN PERFORM public.guard_no('charge: one fee of a kind lives at a time'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER charge_written AFTER INSERT ON public.charge FOR EACH ROW EXECUTE FUNCTION public.guard_with_event(
  'charge: written with its event');
CREATE TRIGGER charge_fixed AFTER UPDATE ON public.charge FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'charge: what is charged never changes', 'case_id', 'for_case_id', 'tariff');
CREATE TRIGGER charge_living AFTER INSERT OR UPDATE ON public.charge FOR EACH ROW EXECUTE FUNCTION public.guard_charge();
CREATE TRIGGER charge_delete AFTER DELETE ON public.charge FOR EACH ROW EXECUTE FUNCTION public.guard_never('charge: rows are kept');

CREATE FUNCTION public.guard_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT 1 FROM public.charge h WHERE h.case_id = NEW.case_id)
    THEN PERFORM public.guard_no('claim: only in a case about a fee'); END IF;
    IF NEW.state <> 'proposed' THEN PERFORM public.guard_no('claim: is proposed before it is raised'); END IF;
    IF NEW.n <> (SELECT coalesce(max(m.n), 0) + 1 FROM public.claim m WHERE m.case_id = NEW.case_id AND m.id <> NEW.id)
    THEN PERFORM public.guard_no('claim: counts by one'); END IF;
    IF EXISTS (SELECT 1 FROM public.claim m WHERE m.case_id = NEW.case_id AND m.id <> NEW.id AND m.state = 'proposed')
    THEN PERFORM public.guard_no('claim: one is proposed at a time'); END IF;
    IF NEW.amount IS DISTINCT FROM (SELECT sum((l ->> 'amount')::bigint) FROM json_array_elements(NEW.lines) l)
    THEN PERFORM public.guard_no('claim: is not the sum of its lines'); END IF;
  ELSE
    IF OLD.state <> 'proposed' AND (NEW.state <> OLD.state OR NEW.raised_seq IS DISTINCT FROM OLD.raised_seq)
    THEN PERFORM public.guard_no('claim: its state goes forward'); END IF;
    IF OLD.state = 'proposed' AND NEW.state = 'raised' AND NOT EXISTS (SELECT 1 FROM public.two_person_act p
      WHERE p.case_id = NEW.case_id AND p.signed_seq = NEW.raised_seq AND public.guard_event_is_ours(p.case_id, p.signed_seq))
    THEN PERFORM public.guard_no('claim: is raised only with the act that two people signed'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER claim_written AFTER INSERT ON public.claim FOR EACH ROW EXECUTE FUNCTION public.guard_with_event(
  'claim: written with its event');
CREATE TRIGGER claim_fixed AFTER UPDATE ON public.claim FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'claim: never changes but for its state', 'id', 'case_id', 'n', 'event_seq', 'kind', 'party_id', 'currency', 'amount', 'lines');
CREATE TRIGGER claim_state AFTER INSERT OR UPDATE ON public.claim FOR EACH ROW EXECUTE FUNCTION public.guard_claim();
CREATE TRIGGER claim_delete AFTER DELETE ON public.claim FOR EACH ROW EXECUTE FUNCTION public.guard_never('claim: rows are kept');

-- A step that enforces the claim of the case waits for what the kind of the claim declares. The Oslo day of an instant is never
-- after the day two hours later.
CREATE TRIGGER claim_kind_changed AFTER INSERT OR UPDATE OR DELETE ON public.claim_kind FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('claim_kind: only an upgrade loads the declared kinds');
CREATE TRIGGER told_first_changed AFTER INSERT OR UPDATE OR DELETE ON public.told_first FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('told_first: only an upgrade loads what is told first');
CREATE FUNCTION public.guard_pursued() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  e public.event;
  m public.claim;
  i public.invoice;
  waits_for text;
BEGIN
  SELECT x.* INTO e FROM public.event x JOIN public.allowed_step a ON a.type = NEW.type AND a.version = x.from_version AND a.step = x.kind
     AND a.from_state = x.from_state AND a.to_version = x.to_version AND a.to_state = x.to_state AND a.pursues
   WHERE x.case_id = NEW.id AND x.seq = NEW.n_events;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT * INTO m FROM public.claim x WHERE x.case_id = NEW.id AND x.state = 'raised' ORDER BY x.n DESC LIMIT 1;
  SELECT k.enforceable_when INTO waits_for FROM public.claim_kind k WHERE k.name = m.kind;
  IF waits_for IS NULL THEN PERFORM public.guard_no('cases: no claim of a declared kind is owed'); END IF;
  SELECT * INTO i FROM public.invoice x
   WHERE x.id = (SELECT max(l.invoice_id) FROM public.invoice_line l WHERE l.claim_id = m.id AND NOT l.credit);
  IF coalesce((SELECT s.balance FROM public.invoice_balance s WHERE s.invoice_id = i.id), 0) <= 0
  THEN PERFORM public.guard_no('cases: nothing is owed that could be collected'); END IF;
  IF EXISTS (SELECT 1 FROM public.decision d WHERE d.case_id = NEW.id AND d.standing = 'changed'
    AND d.event_seq = (SELECT max(x.event_seq) FROM public.decision x WHERE x.case_id = NEW.id))
  THEN PERFORM public.guard_no('cases: the claim waits for a decision that is made anew'); END IF;
  IF waits_for = 'final' AND EXISTS (SELECT 1 FROM public.decision d WHERE d.case_id = NEW.id AND d.standing IN ('appealable', 'appealed'))
  THEN PERFORM public.guard_no('cases: the claim waits for a decision that is final'); END IF;
  IF waits_for = 'demand_unpaid' AND NOT EXISTS (SELECT 1 FROM public.letter l JOIN public.dispatch d ON d.letter_id = l.id
    WHERE l.case_id = i.case_id AND l.event_seq = i.event_seq AND d.sent_at IS NOT NULL)
  THEN PERFORM public.guard_no('cases: the claim waits for a demand that is sent'); END IF;
  IF i.due_on >= (to_timestamp(e.at / 1000 + 7200) AT TIME ZONE 'UTC')::date
  THEN PERFORM public.guard_no('cases: the claim is not due yet'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_pursued AFTER UPDATE ON public.cases FOR EACH ROW WHEN (NEW.n_events <> OLD.n_events)
  EXECUTE FUNCTION public.guard_pursued();

CREATE FUNCTION public.guard_invoice_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM public.guard_no('invoice_series: rows are kept'); END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.last <> 1 THEN PERFORM public.guard_no('invoice_series: starts at 1'); END IF;
  ELSIF (NEW.authority, NEW.year) <> (OLD.authority, OLD.year) OR NEW.last <> OLD.last + 1
  THEN PERFORM public.guard_no('invoice_series: counts by one'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER invoice_series_changed AFTER INSERT OR UPDATE OR DELETE ON public.invoice_series FOR EACH ROW
  EXECUTE FUNCTION public.guard_invoice_series();

CREATE FUNCTION public.guard_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.n < 1 OR NOT EXISTS (SELECT 1 FROM public.invoice_series s WHERE s.authority = NEW.authority AND s.year = NEW.year AND s.last = NEW.n)
     OR (NEW.n > 1 AND NOT EXISTS (SELECT 1 FROM public.invoice i WHERE i.authority = NEW.authority AND i.year = NEW.year AND i.n = NEW.n - 1))
  THEN PERFORM public.guard_no('invoice: not the next number of its series'); END IF;
  IF EXISTS (SELECT 1 FROM public.invoice i WHERE i.authority = NEW.authority AND i.year = NEW.year AND i.n = NEW.n - 1
    AND i.total IS DISTINCT FROM (SELECT sum(l.amount) FROM public.invoice_line l WHERE l.invoice_id = i.id))
  THEN PERFORM public.guard_no('invoice: the lines of the one before do not add up'); END IF;
  IF NEW.kind = 'credit_note' THEN
    PERFORM 1 FROM public.invoice i WHERE i.id = NEW.credits_id FOR NO KEY UPDATE;
    IF NOT EXISTS (SELECT 1 FROM public.invoice i WHERE i.id = NEW.credits_id AND i.kind = 'invoice'
      AND i.authority = NEW.authority AND i.currency = NEW.currency AND i.party_id = NEW.party_id
      AND i.total + coalesce((SELECT sum(k.total) FROM public.invoice k WHERE k.credits_id = i.id), 0) >= 0)
    THEN PERFORM public.guard_no('invoice: credits an invoice of the same payer, and no more than is left of it'); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER invoice_written AFTER INSERT ON public.invoice FOR EACH ROW EXECUTE FUNCTION public.guard_with_event(
  'invoice: written with its event');
CREATE TRIGGER invoice_issued AFTER INSERT ON public.invoice FOR EACH ROW EXECUTE FUNCTION public.guard_invoice();
CREATE TRIGGER invoice_changed AFTER UPDATE OR DELETE ON public.invoice FOR EACH ROW EXECUTE FUNCTION public.guard_never(
  'invoice: what was issued never changes');

CREATE FUNCTION public.guard_invoice_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.invoice i WHERE i.id = NEW.invoice_id AND (i.kind = 'credit_note') = NEW.credit
    AND public.guard_event_is_ours(i.case_id, i.event_seq))
  THEN PERFORM public.guard_no('invoice_line: written with its invoice'); END IF;
  IF NOT NEW.credit AND NOT EXISTS (SELECT 1 FROM public.invoice i, public.claim m, json_array_elements(m.lines) l
    WHERE i.id = NEW.invoice_id AND m.id = NEW.claim_id AND m.state = 'raised' AND m.currency = i.currency
      AND l ->> 'key' = NEW.key AND (l ->> 'amount')::bigint = NEW.amount)
  THEN PERFORM public.guard_no('invoice_line: is a line of a claim that was raised'); END IF;
  IF NEW.credit AND NOT EXISTS (SELECT 1 FROM public.invoice i JOIN public.invoice_line o ON o.invoice_id = i.credits_id
    WHERE i.id = NEW.invoice_id AND o.claim_id = NEW.claim_id AND o.key = NEW.key AND NOT o.credit
      AND (NEW.amount < 0) = (o.amount > 0) AND NEW.amount <> 0
      AND abs((SELECT sum(x.amount) FROM public.invoice_line x WHERE x.claim_id = NEW.claim_id AND x.key = NEW.key AND x.credit))
        <= abs(o.amount))
  THEN PERFORM public.guard_no('invoice_line: credits no more than is left of the line'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER invoice_line_written AFTER INSERT ON public.invoice_line FOR EACH ROW EXECUTE FUNCTION public.guard_invoice_line();
CREATE TRIGGER invoice_line_changed AFTER UPDATE OR DELETE ON public.invoice_line FOR EACH ROW EXECUTE FUNCTION public.guard_never(
  'invoice_line: what was issued never changes');

CREATE TRIGGER payment_changed AFTER UPDATE OR DELETE ON public.payment FOR EACH ROW EXECUTE FUNCTION public.guard_never(
  'payment: what came in never changes');

CREATE FUNCTION public.guard_booking() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  registrar integer;
BEGIN
  PERFORM 1 FROM public.payment p WHERE p.id = NEW.payment_id FOR NO KEY UPDATE;  -- of two who book at one instant one waits
  PERFORM 1 FROM public.invoice i WHERE i.id = NEW.invoice_id FOR NO KEY UPDATE;
  registrar := (SELECT p.registered_by FROM public.payment p WHERE p.id = NEW.payment_id);
  IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM public.booking r WHERE r.id = NEW.reverses_id
    AND r.payment_id = NEW.payment_id AND r.kind = NEW.kind AND r.invoice_id IS NOT DISTINCT FROM NEW.invoice_id AND r.amount > 0
    AND r.amount = -NEW.amount)
  THEN PERFORM public.guard_no('booking: takes back one booking, and the whole of it'); END IF;
  IF (SELECT sum(b.amount) FROM public.booking b WHERE b.payment_id = NEW.payment_id)
     > (SELECT p.amount FROM public.payment p WHERE p.id = NEW.payment_id)
  THEN PERFORM public.guard_no('booking: more than was paid'); END IF;
  IF NEW.kind = 'mistake' AND (SELECT p.source FROM public.payment p WHERE p.id = NEW.payment_id) <> 'hand'
  THEN PERFORM public.guard_no('booking: a payment by the bank is no mistake of ours'); END IF;
  IF NEW.invoice_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM public.invoice i JOIN public.payment p ON p.id = NEW.payment_id
    WHERE i.id = NEW.invoice_id AND i.kind = 'invoice' AND i.currency = p.currency AND i.authority = p.authority
      AND i.total = (SELECT sum(l.amount) FROM public.invoice_line l WHERE l.invoice_id = i.id))
  THEN PERFORM public.guard_no('booking: to an invoice of the same authority and currency, whose lines add up'); END IF;
  IF NEW.amount > 0 AND (SELECT s.balance FROM public.invoice_balance s WHERE s.invoice_id = NEW.invoice_id) < 0
  THEN PERFORM public.guard_no('booking: more than is owed'); END IF;
  IF EXISTS (SELECT 1 FROM public.invoice_hand h WHERE h.invoice_id = NEW.invoice_id AND h.did = 'decided'
    AND h.person_id IN (NEW.person_id, registrar))
  THEN PERFORM public.guard_no('booking: who decided the fee registers no payment of it'); END IF;
  IF EXISTS (SELECT 1 FROM public.invoice_hand h WHERE h.invoice_id = NEW.invoice_id AND h.did = 'wrote_off'
    AND h.person_id IN (NEW.person_id, registrar))
  THEN PERFORM public.guard_no('booking: who wrote a part off registers no payment of it'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER booking_written AFTER INSERT ON public.booking FOR EACH ROW EXECUTE FUNCTION public.guard_booking();
CREATE TRIGGER booking_changed AFTER UPDATE OR DELETE ON public.booking FOR EACH ROW EXECUTE FUNCTION public.guard_never(
  'booking: is taken back by another, never changed');

CREATE FUNCTION public.guard_write_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM public.invoice i WHERE i.id = NEW.invoice_id FOR NO KEY UPDATE;
  IF NOT EXISTS (SELECT 1 FROM public.two_person_act p WHERE p.id = NEW.act_id AND p.case_id = NEW.case_id
    AND p.signed_seq = NEW.event_seq AND public.guard_event_is_ours(p.case_id, p.signed_seq))
  THEN PERFORM public.guard_no('write_off: only with the act that two people signed'); END IF;
  IF NOT EXISTS (SELECT 1 FROM public.invoice i JOIN public.invoice_line l ON l.invoice_id = i.id JOIN public.claim m ON m.id = l.claim_id
    WHERE i.id = NEW.invoice_id AND i.currency = NEW.currency AND m.case_id = NEW.case_id)
  THEN PERFORM public.guard_no('write_off: of an invoice of the case, and of its currency'); END IF;
  IF (SELECT s.balance FROM public.invoice_balance s WHERE s.invoice_id = NEW.invoice_id) < 0
  THEN PERFORM public.guard_no('write_off: more than is owed'); END IF;
  IF EXISTS (SELECT 1 FROM public.invoice_hand h JOIN public.two_person_act a ON a.id = NEW.act_id
    WHERE h.invoice_id = NEW.invoice_id AND h.did = 'registered' AND h.person_id = a.second_person)
  THEN PERFORM public.guard_no('write_off: who registered a payment of it does not approve'); END IF;
  IF NEW.amount IS DISTINCT FROM (SELECT (nullif(x.body, '')::jsonb ->> 'rest')::bigint FROM public.event_content x
    JOIN public.two_person_act p ON p.case_id = x.case_id AND p.prepared_seq = x.seq WHERE p.id = NEW.act_id)
  THEN PERFORM public.guard_no('write_off: what was proposed, no more and no less'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER write_off_written AFTER INSERT ON public.write_off FOR EACH ROW EXECUTE FUNCTION public.guard_write_off();
CREATE TRIGGER write_off_changed AFTER UPDATE OR DELETE ON public.write_off FOR EACH ROW EXECUTE FUNCTION public.guard_never(
  'write_off: never changes');

CREATE FUNCTION public.guard_objection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.answer <> '' OR NEW.answered_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM public.invoice_line l
      JOIN public.claim m ON m.id = l.claim_id WHERE l.id = NEW.invoice_line_id AND m.case_id = NEW.case_id)
    THEN PERFORM public.guard_no('objection: is made unanswered, to a line of the case'); END IF;
    IF EXISTS (SELECT 1 FROM public.objection o WHERE o.invoice_line_id = NEW.invoice_line_id AND o.id <> NEW.id AND o.answered_at IS NULL)
    THEN PERFORM public.guard_no('objection: one to a line is open at a time'); END IF;
  ELSIF OLD.answered_at IS NOT NULL OR NEW.answered_at IS NULL OR NEW.answer = '' OR (NEW.id, NEW.case_id, NEW.invoice_line_id, NEW.body,
    NEW.person_id, NEW.at) IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.invoice_line_id, OLD.body, OLD.person_id, OLD.at)
  THEN PERFORM public.guard_no('objection: is answered once, and never changes'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER objection_said AFTER INSERT OR UPDATE ON public.objection FOR EACH ROW EXECUTE FUNCTION public.guard_objection();
CREATE TRIGGER objection_delete AFTER DELETE ON public.objection FOR EACH ROW EXECUTE FUNCTION public.guard_never('objection: rows are kept');

-- Readings of the law: what held on a day is never rewritten, so a choice is confirmed before its first day begins. The Oslo day
-- of an instant is its UTC day or the next: the earlier one is asked.
CREATE FUNCTION public.guard_reading_choice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM public.guard_no('reading_choice: rows are kept'); END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'proposed' OR NEW.second_person IS NOT NULL OR NEW.settled_at IS NOT NULL OR NEW.answer <> ''
    THEN PERFORM public.guard_no('reading_choice: is proposed before it is confirmed'); END IF;
    RETURN NULL;
  END IF;
  IF OLD.state <> 'proposed' THEN PERFORM public.guard_no('reading_choice: is settled once'); END IF;
  IF (NEW.id, NEW.case_type, NEW.reading, NEW.choice, NEW.valid_from, NEW.reason, NEW.first_person, NEW.proposed_at)
     IS DISTINCT FROM (OLD.id, OLD.case_type, OLD.reading, OLD.choice, OLD.valid_from, OLD.reason, OLD.first_person, OLD.proposed_at)
  THEN PERFORM public.guard_no('reading_choice: what was proposed never changes'); END IF;
  IF NEW.second_person = NEW.first_person OR (NEW.state IN ('confirmed', 'rejected') AND NEW.second_person IS NULL)
  THEN PERFORM public.guard_no('reading_choice: two different people'); END IF;
  IF NEW.state = 'confirmed'
     AND coalesce(NEW.valid_from <= (to_timestamp(NEW.settled_at / 1000) AT TIME ZONE 'UTC')::date, true)
  THEN PERFORM public.guard_no('reading_choice: its first day has begun'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER reading_choice_changed AFTER INSERT OR UPDATE OR DELETE ON public.reading_choice FOR EACH ROW
  EXECUTE FUNCTION public.guard_reading_choice();

-- Tables of the law that were loaded: as readings; their hash is reckoned again.
CREATE FUNCTION public.guard_loaded_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM public.guard_no('loaded_table: rows are kept'); END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'proposed' OR NEW.second_person IS NOT NULL OR NEW.settled_at IS NOT NULL OR NEW.answer <> ''
    THEN PERFORM public.guard_no('loaded_table: is proposed before it is confirmed'); END IF;
    IF NEW.sha256 <> encode(sha256(convert_to(NEW.rows, 'UTF8')), 'hex')
    THEN PERFORM public.guard_no('loaded_table: the hash is not that of its rows'); END IF;
    RETURN NULL;
  END IF;
  IF OLD.state <> 'proposed' THEN PERFORM public.guard_no('loaded_table: is settled once'); END IF;
  IF (NEW.id, NEW.table_name, NEW.name, NEW.valid_from, NEW.act, NEW.place, NEW.certainty, NEW.note, NEW.rows, NEW.sha256, NEW.reason,
      NEW.first_person, NEW.proposed_at)
     IS DISTINCT FROM (OLD.id, OLD.table_name, OLD.name, OLD.valid_from, OLD.act, OLD.place, OLD.certainty, OLD.note, OLD.rows,
      OLD.sha256, OLD.reason, OLD.first_person, OLD.proposed_at)
  THEN PERFORM public.guard_no('loaded_table: what was proposed never changes'); END IF;
  IF NEW.second_person = NEW.first_person OR (NEW.state IN ('confirmed', 'rejected') AND NEW.second_person IS NULL)
  THEN PERFORM public.guard_no('loaded_table: two different people'); END IF;
  IF NEW.state = 'confirmed'
     AND coalesce(NEW.valid_from <= (to_timestamp(NEW.settled_at / 1000) AT TIME ZONE 'UTC')::date, true)
  THEN PERFORM public.guard_no('loaded_table: its first day has begun'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER loaded_table_changed AFTER INSERT OR UPDATE OR DELETE ON public.loaded_table FOR EACH ROW
  EXECUTE FUNCTION public.guard_loaded_table();

-- Answers and ties are appended ---------------------------------------------------------------------------------------------
CREATE FUNCTION public.guard_impartiality_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A number beyond the sequence would stand before every later answer.
  IF NEW.id > (SELECT s.last_value FROM public.impartiality_id_seq s)
  THEN PERFORM public.guard_no('impartiality: the newest answer comes last'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER impartiality_insert AFTER INSERT ON public.impartiality FOR EACH ROW EXECUTE FUNCTION public.guard_impartiality_insert();
CREATE TRIGGER impartiality_changed AFTER UPDATE OR DELETE ON public.impartiality FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('impartiality: answers are appended');
CREATE TRIGGER checklist_answer_changed AFTER UPDATE OR DELETE ON public.checklist_answer FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('checklist_answer: answers are appended');

CREATE TRIGGER case_party_update AFTER UPDATE ON public.case_party FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'case_party: may end, never changes', 'id', 'case_id', 'party_id', 'role', 'since');
CREATE TRIGGER case_party_ends AFTER UPDATE ON public.case_party FOR EACH ROW EXECUTE FUNCTION public.guard_once(
  'case_party: may end, never changes', 'until');
CREATE TRIGGER case_party_delete AFTER DELETE ON public.case_party FOR EACH ROW EXECUTE FUNCTION public.guard_draft_only(
  'case_party: deleted only with a draft');

CREATE FUNCTION public.guard_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.valid_until IS NOT NULL AND coalesce(NEW.valid_until > OLD.valid_until, true) THEN PERFORM public.guard_no(TG_ARGV[0]); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER membership_update AFTER UPDATE ON public.membership FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'membership: may end, never changes', 'id', 'person_id', 'party_id', 'rights', 'valid_from');
CREATE TRIGGER membership_ends AFTER UPDATE ON public.membership FOR EACH ROW EXECUTE FUNCTION public.guard_ends(
  'membership: may end, never changes');
CREATE TRIGGER membership_revoked AFTER UPDATE ON public.membership FOR EACH ROW EXECUTE FUNCTION public.guard_once(
  'membership: may end, never changes', 'revoked_at');
CREATE TRIGGER membership_delete AFTER DELETE ON public.membership FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('membership: rows are kept');
-- Verifiers: a certificate is recorded by one person and confirmed by another, as a choice of a reading is; once the authority has
-- ended an accreditation, only what two people confirmed begins another.
CREATE FUNCTION public.guard_registration() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM public.guard_no('registration: rows are kept'); END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'proposed' OR NEW.second_person IS NOT NULL OR NEW.settled_at IS NOT NULL OR NEW.answer <> ''
    THEN PERFORM public.guard_no('registration: is recorded before it is confirmed'); END IF;
    RETURN NULL;
  END IF;
  IF OLD.state <> 'proposed' THEN PERFORM public.guard_no('registration: is settled once'); END IF;
  IF (NEW.id, NEW.name, NEW.party_number, NEW.party_country, NEW.number, NEW.country, NEW.maritime, NEW.valid_from, NEW.valid_until,
      NEW.email, NEW.language, NEW.filename, NEW.media_type, NEW.size, NEW.sha256, NEW.storage_key, NEW.first_person, NEW.proposed_at)
     IS DISTINCT FROM (OLD.id, OLD.name, OLD.party_number, OLD.party_country, OLD.number, OLD.country, OLD.maritime, OLD.valid_from,
      OLD.valid_until, OLD.email, OLD.language, OLD.filename, OLD.media_type, OLD.size, OLD.sha256, OLD.storage_key,
      OLD.first_person, OLD.proposed_at)
  THEN PERFORM public.guard_no('registration: what was recorded never changes'); END IF;
  IF NEW.second_person = NEW.first_person OR (NEW.state IN ('confirmed', 'rejected') AND NEW.second_person IS NULL)
  THEN PERFORM public.guard_no('registration: two different people'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER registration_changed AFTER INSERT OR UPDATE OR DELETE ON public.registration FOR EACH ROW
  EXECUTE FUNCTION public.guard_registration();
CREATE FUNCTION public.guard_accreditation_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stood public.accreditation;
BEGIN
  SELECT * INTO stood FROM public.accreditation a WHERE a.party_id = NEW.party_id AND a.id <> NEW.id ORDER BY a.id DESC LIMIT 1;
  IF NEW.ends_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM public.accreditation a
    WHERE (a.id, a.party_id, a.number, a.country, a.valid_from) = (NEW.ends_id, NEW.party_id, NEW.number, NEW.country, NEW.valid_from)
      AND NEW.valid_until < a.valid_until)
  THEN PERFORM public.guard_no('accreditation: an end shortens an entry of the same certificate'); END IF;
  IF NEW.ends_id IS NOT NULL AND stood.ends_id IS NOT NULL AND NEW.valid_until >= stood.valid_until
  THEN PERFORM public.guard_no('accreditation: an end is not put off'); END IF;
  IF NEW.ends_id IS NULL AND NEW.registration_id IS NULL AND stood.ends_id IS NOT NULL
  THEN PERFORM public.guard_no('accreditation: after an end only what two people confirmed'); END IF;
  IF NEW.registration_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM public.registration r
    JOIN public.party p ON p.number = r.party_number AND p.country = r.party_country
    WHERE r.id = NEW.registration_id AND p.id = NEW.party_id AND r.state = 'confirmed'
      AND (r.number, r.country, r.maritime, r.valid_from, r.valid_until)
        IS NOT DISTINCT FROM (NEW.number, NEW.country, NEW.maritime, NEW.valid_from, NEW.valid_until))
  THEN PERFORM public.guard_no('accreditation: as it was confirmed'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER accreditation_insert AFTER INSERT ON public.accreditation FOR EACH ROW
  EXECUTE FUNCTION public.guard_accreditation_insert();
CREATE TRIGGER accreditation_update AFTER UPDATE ON public.accreditation FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('accreditation: rows are appended');
CREATE TRIGGER accreditation_delete AFTER DELETE ON public.accreditation FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('accreditation: rows are kept');
CREATE TRIGGER expected_note_update AFTER UPDATE ON public.expected_note FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('expected_note: rows are appended');
CREATE TRIGGER expected_note_delete AFTER DELETE ON public.expected_note FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('expected_note: rows are kept');
CREATE FUNCTION public.guard_invitation_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.outcome IS NOT NULL THEN PERFORM public.guard_no('invitation: begins open'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER invitation_insert AFTER INSERT ON public.invitation FOR EACH ROW EXECUTE FUNCTION public.guard_invitation_insert();
CREATE TRIGGER invitation_update AFTER UPDATE ON public.invitation FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'invitation: ends once, never changes',
  'id', 'party_id', 'email', 'rights', 'language', 'invited_by', 'created_at', 'expires_at');
CREATE TRIGGER invitation_ends AFTER UPDATE ON public.invitation FOR EACH ROW EXECUTE FUNCTION public.guard_once(
  'invitation: ends once, never changes', 'outcome', 'ended_at', 'ended_by');
CREATE TRIGGER invitation_delete AFTER DELETE ON public.invitation FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('invitation: rows are kept');
CREATE TRIGGER membership_change_changed AFTER UPDATE OR DELETE ON public.membership_change FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('membership_change: the record never changes');
CREATE TRIGGER mandate_update AFTER UPDATE ON public.mandate FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'mandate: may end, never changes', 'id', 'party_id', 'agent_id', 'rights', 'scope', 'valid_from');
CREATE TRIGGER mandate_ends AFTER UPDATE ON public.mandate FOR EACH ROW EXECUTE FUNCTION public.guard_ends(
  'mandate: may end, never changes');
CREATE TRIGGER mandate_revoked AFTER UPDATE ON public.mandate FOR EACH ROW EXECUTE FUNCTION public.guard_once(
  'mandate: may end, never changes', 'revoked_at');
CREATE TRIGGER mandate_delete AFTER DELETE ON public.mandate FOR EACH ROW EXECUTE FUNCTION public.guard_never('mandate: rows are kept');
CREATE TRIGGER party_update AFTER UPDATE ON public.party FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'party: the person behind a party never changes', 'id');
CREATE TRIGGER party_person AFTER UPDATE ON public.party FOR EACH ROW EXECUTE FUNCTION public.guard_once(
  'party: the person behind a party never changes', 'person_id');
CREATE TRIGGER party_delete AFTER DELETE ON public.party FOR EACH ROW EXECUTE FUNCTION public.guard_never('party: rows are kept');
CREATE TRIGGER person_update AFTER UPDATE ON public.person FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'person: identity never changes', 'id');
CREATE TRIGGER person_delete AFTER DELETE ON public.person FOR EACH ROW EXECUTE FUNCTION public.guard_never('person: rows are kept');

-- Files, letters, sendings --------------------------------------------------------------------------------------------------
CREATE TRIGGER document_file_update AFTER UPDATE ON public.document_file FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'document_file: bytes, receipt and number never change',
  'id', 'case_id', 'direction', 'filename', 'media_type', 'size', 'sha256', 'storage_key', 'received_at');
CREATE TRIGGER document_file_once AFTER UPDATE ON public.document_file FOR EACH ROW EXECUTE FUNCTION public.guard_once(
  'document_file: bytes, receipt and number never change', 'number', 'registered_at', 'purged_at');
CREATE FUNCTION public.guard_document_file_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.number IS NOT NULL AND (
      (NEW.withdrawn_at, NEW.dated_on, NEW.kind, NEW.row_key, NEW.title, NEW.channel, NEW.sender, NEW.person_id, NEW.restricted)
      IS DISTINCT FROM
      (OLD.withdrawn_at, OLD.dated_on, OLD.kind, OLD.row_key, OLD.title, OLD.channel, OLD.sender, OLD.person_id, OLD.restricted)
      OR (NEW.purge_note <> OLD.purge_note AND (OLD.purged_at IS NOT NULL OR NEW.purged_at IS NULL)))
  THEN PERFORM public.guard_no('document_file: what is in the journal stays as it is'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER document_file_journal AFTER UPDATE ON public.document_file FOR EACH ROW
  EXECUTE FUNCTION public.guard_document_file_update();
CREATE FUNCTION public.guard_document_file_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.number IS NOT NULL OR EXISTS (SELECT 1 FROM public.cases c WHERE c.id = OLD.case_id AND (c.n_events <> 0 OR c.year IS NOT NULL))
  THEN PERFORM public.guard_no('document_file: deleted only with a draft'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER document_file_delete AFTER DELETE ON public.document_file FOR EACH ROW EXECUTE FUNCTION public.guard_document_file_delete();

CREATE FUNCTION public.guard_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM public.guard_no('letter: rows are kept'); END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'ordered' OR NEW.sha256 IS NOT NULL OR NEW.document_id IS NOT NULL OR NEW.printed_at IS NOT NULL
    THEN PERFORM public.guard_no('letter: is ordered before it is printed'); END IF;
    IF NOT EXISTS (SELECT 1 FROM public.event e WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq)
    THEN PERFORM public.guard_no('letter: belongs to an event'); END IF;
    IF NEW.kind = 'correction'
       AND NOT EXISTS (SELECT 1 FROM public.correction k WHERE k.case_id = NEW.case_id AND k.event_seq = NEW.event_seq)
    THEN PERFORM public.guard_no('letter: a correction says what it corrects'); END IF;
    RETURN NULL;
  END IF;
  IF (NEW.id, NEW.case_id, NEW.event_seq, NEW.kind, NEW.recipient, NEW.language, NEW.printing, NEW.code, NEW.number)
     IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.event_seq, OLD.kind, OLD.recipient, OLD.language, OLD.printing, OLD.code, OLD.number)
  THEN PERFORM public.guard_no('letter: what was ordered never changes'); END IF;
  IF OLD.sha256 IS NOT NULL
     AND ((NEW.sha256, NEW.document_id, NEW.printed_at, NEW.dated, NEW.values::text, NEW.facts_version)
       IS DISTINCT FROM (OLD.sha256, OLD.document_id, OLD.printed_at, OLD.dated, OLD.values::text, OLD.facts_version)
       OR NEW.state NOT IN ('printed', 'void'))
  THEN PERFORM public.guard_no('letter: what was printed never changes'); END IF;
  IF OLD.state = 'void' AND NEW.state <> 'void' THEN PERFORM public.guard_no('letter: void is final'); END IF;
  IF NEW.state = 'printed' AND (NEW.printed_at IS NULL OR NOT EXISTS (SELECT 1 FROM public.document_file d
    WHERE d.id = NEW.document_id AND d.case_id = NEW.case_id AND d.sha256 = NEW.sha256))
  THEN PERFORM public.guard_no('letter: printed means bytes of this case with their hash'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER letter_changed AFTER INSERT OR UPDATE OR DELETE ON public.letter FOR EACH ROW EXECUTE FUNCTION public.guard_letter();

CREATE FUNCTION public.guard_dispatch_sent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sent_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM public.letter l WHERE l.id = NEW.letter_id AND l.state = 'printed')
     AND (TG_OP = 'INSERT' OR OLD.sent_at IS NULL)
  THEN PERFORM public.guard_no('dispatch: only a printed letter is sent'); END IF;
  IF TG_OP = 'INSERT' AND EXISTS (SELECT 1 FROM public.letter l
    JOIN public.correction k ON k.case_id = l.case_id AND k.event_seq = l.event_seq
    WHERE l.id = NEW.letter_id AND l.kind = 'correction' AND k.done_seq IS NULL)
  THEN PERFORM public.guard_no('dispatch: a correction leaves when it is signed'); END IF;
  IF TG_OP = 'UPDATE' AND NEW.attempts < OLD.attempts
  THEN PERFORM public.guard_no('dispatch: what was sent to whom never changes'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER dispatch_sent AFTER INSERT OR UPDATE ON public.dispatch FOR EACH ROW EXECUTE FUNCTION public.guard_dispatch_sent();
CREATE TRIGGER dispatch_update AFTER UPDATE ON public.dispatch FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'dispatch: what was sent to whom never changes', 'id', 'letter_id', 'recipient', 'channel', 'message_id');
CREATE TRIGGER dispatch_once AFTER UPDATE ON public.dispatch FOR EACH ROW EXECUTE FUNCTION public.guard_once(
  'dispatch: what was sent to whom never changes', 'sent_at', 'opened_at', 'returned_at');
CREATE TRIGGER dispatch_delete AFTER DELETE ON public.dispatch FOR EACH ROW EXECUTE FUNCTION public.guard_never('dispatch: rows are kept');

-- Corrections of letters that left --------------------------------------------------------------------------------------------
CREATE FUNCTION public.guard_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.done_seq IS NOT NULL THEN PERFORM public.guard_no('correction: what is corrected, and how, never changes'); END IF;
    IF NEW.done_seq IS NOT NULL AND NOT EXISTS (SELECT 1 FROM public.two_person_act p WHERE p.case_id = NEW.case_id
      AND p.kind = 'correction' AND p.prepared_seq = NEW.event_seq AND p.signed_seq = NEW.done_seq)
    THEN PERFORM public.guard_no('correction: only with the act that two people signed'); END IF;
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM public.event e WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq AND e.kind = 'record:correct_letter')
  THEN PERFORM public.guard_no('correction: written with its event'); END IF;
  IF NOT EXISTS (SELECT 1 FROM public.letter l JOIN public.dispatch d ON d.letter_id = l.id
    WHERE l.id = NEW.letter_id AND l.case_id = NEW.case_id AND l.state = 'printed' AND d.sent_at IS NOT NULL)
  THEN PERFORM public.guard_no('correction: of no letter of this case that left'); END IF;
  IF NEW.done_seq IS NOT NULL
     AND (NEW.done_seq <> NEW.event_seq OR NOT EXISTS (SELECT 1 FROM public.letter l WHERE l.id = NEW.letter_id AND l.sends))
  THEN PERFORM public.guard_no('correction: what two people signed, two people correct'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER correction_written AFTER INSERT ON public.correction FOR EACH ROW EXECUTE FUNCTION public.guard_with_event(
  'correction: written with its event');
CREATE TRIGGER correction_fixed AFTER UPDATE ON public.correction FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'correction: what is corrected, and how, never changes', 'case_id', 'event_seq', 'letter_id', 'places', 'why', 'anew');
CREATE TRIGGER correction_points AFTER INSERT OR UPDATE ON public.correction FOR EACH ROW EXECUTE FUNCTION public.guard_correction();
CREATE TRIGGER correction_delete AFTER DELETE ON public.correction FOR EACH ROW EXECUTE FUNCTION public.guard_never('correction: rows are kept');

-- Clocks --------------------------------------------------------------------------------------------------------------------
CREATE TRIGGER clock_update AFTER UPDATE ON public.clock FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'clock: a running clock keeps its rule', 'id', 'case_id', 'name', 'owner', 'rule');
CREATE TRIGGER clock_delete AFTER DELETE ON public.clock FOR EACH ROW EXECUTE FUNCTION public.guard_draft_only(
  'clock: deleted only with a draft');
CREATE FUNCTION public.guard_clock_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN PERFORM public.guard_no('clock_event: what happened to a clock never changes'); END IF;
  IF NOT EXISTS (SELECT 1 FROM public.clock k JOIN public.cases c ON c.id = k.case_id
    WHERE k.id = OLD.clock_id AND c.n_events = 0 AND c.year IS NULL)
  THEN PERFORM public.guard_no('clock_event: deleted only with a draft'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER clock_event_changed AFTER UPDATE OR DELETE ON public.clock_event FOR EACH ROW EXECUTE FUNCTION public.guard_clock_event();
CREATE FUNCTION public.guard_time_to_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ends date;
BEGIN
  SELECT k.lenient_due INTO ends FROM public.clock k WHERE k.id = NEW.clock_id AND k.name = 'appeal' AND k.state <> 'stopped';
  IF NEW."on" > ends THEN PERFORM public.guard_no('clock_event: more time to appeal is given before it is over'); END IF;
  IF (NEW.data ->> 'until')::date <= ends THEN PERFORM public.guard_no('clock_event: the time to appeal is never shortened'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clock_event_time_to_appeal BEFORE INSERT ON public.clock_event FOR EACH ROW WHEN (NEW.kind = 'extend')
  EXECUTE FUNCTION public.guard_time_to_appeal();

-- What was found, asked and said ------------------------------------------------------------------------------------------
CREATE TRIGGER finding_update AFTER UPDATE ON public.finding FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'finding: what was found never changes', 'id', 'case_id', 'rule', 'pointer', 'part', 'text', 'source');
CREATE FUNCTION public.guard_finding_accepted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'accepted' AND (NEW.accepted_reason = '' OR NEW.accepted_by IS NULL OR NEW.accepted_at IS NULL
     OR (OLD.state = 'accepted' AND (NEW.accepted_reason, NEW.accepted_by, NEW.accepted_at)
       IS DISTINCT FROM (OLD.accepted_reason, OLD.accepted_by, OLD.accepted_at)))
  THEN PERFORM public.guard_no('finding: is accepted with a reason, by somebody'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER finding_accepted AFTER UPDATE ON public.finding FOR EACH ROW EXECUTE FUNCTION public.guard_finding_accepted();
CREATE TRIGGER finding_delete AFTER DELETE ON public.finding FOR EACH ROW EXECUTE FUNCTION public.guard_draft_only(
  'finding: deleted only with a draft');

CREATE FUNCTION public.guard_reason_block() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.case_id, NEW.block) <> (OLD.case_id, OLD.block) OR NEW.version NOT IN (OLD.version, OLD.version + 1)
     OR (NEW.version = OLD.version AND (NEW.text, NEW.saved_by, NEW.saved_at) IS DISTINCT FROM (OLD.text, OLD.saved_by, OLD.saved_at))
  THEN PERFORM public.guard_no('reason_block: is written version by version'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER reason_block_update AFTER UPDATE ON public.reason_block FOR EACH ROW EXECUTE FUNCTION public.guard_reason_block();
CREATE TRIGGER reason_block_delete AFTER DELETE ON public.reason_block FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('reason_block: rows are kept');

CREATE FUNCTION public.guard_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'open' OR NOT public.guard_event_is_ours(NEW.case_id, NEW.event_seq)
    THEN PERFORM public.guard_no('request: is born open, with its event'); END IF;
  ELSIF OLD.state <> 'open' AND (NEW.state, NEW.due, NEW.asked_until, NEW.asked_reason)
     IS DISTINCT FROM (OLD.state, OLD.due, OLD.asked_until, OLD.asked_reason)
  THEN PERFORM public.guard_no('request: is closed once'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER request_changed AFTER INSERT OR UPDATE ON public.request FOR EACH ROW EXECUTE FUNCTION public.guard_request();
CREATE TRIGGER request_update AFTER UPDATE ON public.request FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'request: what was asked never changes', 'id', 'case_id', 'event_seq', 'sections');
CREATE TRIGGER request_delete AFTER DELETE ON public.request FOR EACH ROW EXECUTE FUNCTION public.guard_never('request: rows are kept');

CREATE FUNCTION public.guard_question() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  r public.request;
BEGIN
  SELECT * INTO r FROM public.request x WHERE x.id = NEW.request_id;
  IF TG_OP = 'INSERT' THEN
    IF NOT FOUND OR NOT public.guard_event_is_ours(r.case_id, r.event_seq)
    THEN PERFORM public.guard_no('question: is asked with its request'); END IF;
  ELSIF NEW.request_id = OLD.request_id AND r.state <> 'open' THEN
    PERFORM public.guard_no('question: is answered while its request is open');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER question_changed AFTER INSERT OR UPDATE ON public.question FOR EACH ROW EXECUTE FUNCTION public.guard_question();
CREATE TRIGGER question_update AFTER UPDATE ON public.question FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'question: what was asked never changes', 'id', 'request_id', 'n', 'code', 'wrong', 'send', 'why', 'sections');
CREATE TRIGGER question_delete AFTER DELETE ON public.question FOR EACH ROW EXECUTE FUNCTION public.guard_never('question: rows are kept');

-- The letter has gone out here, or in the case that this one is about.
CREATE FUNCTION public.guard_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT NEW.from_party
    AND EXISTS (SELECT 1 FROM public.told_first t JOIN public.cases c ON c.type = t.type AND c.state = t.state WHERE c.id = NEW.case_id)
    AND NOT EXISTS (SELECT 1 FROM public.told_first t JOIN public.cases c ON c.type = t.type AND c.state = t.state
      JOIN public.letter l ON l.kind = t.letter AND (l.case_id = c.id
        OR l.case_id IN (SELECT h.for_case_id FROM public.charge h WHERE h.case_id = c.id))
      JOIN public.dispatch d ON d.letter_id = l.id WHERE c.id = NEW.case_id AND d.sent_at IS NOT NULL)
  THEN PERFORM public.guard_no('message: nothing is asked before the party is told of its right to silence'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER message_told AFTER INSERT ON public.message FOR EACH ROW EXECUTE FUNCTION public.guard_message();
CREATE TRIGGER message_changed AFTER UPDATE OR DELETE ON public.message FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('message: what was said never changes');
CREATE TRIGGER note_changed AFTER UPDATE OR DELETE ON public.note FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('note: what was written never changes');

-- Time spent --------------------------------------------------------------------------------------------------------------
-- A correction takes the place of the row it names, so that a day is counted without the rows that were corrected. The person is
-- locked while the day is counted: two transactions would otherwise not see each other's hours. The row that is corrected is locked
-- so that it is not judged or locked meanwhile.
CREATE FUNCTION public.guard_time_entry_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  old public.time_entry;
BEGIN
  IF NEW.approved_by IS NOT NULL OR NEW.rejected_by IS NOT NULL OR NEW.locked_case_id IS NOT NULL
  THEN PERFORM public.guard_no('time_entry: is written before it is judged or locked'); END IF;
  IF NOT EXISTS (SELECT 1 FROM public.cases c WHERE c.id = NEW.case_id AND c.year IS NOT NULL)
  THEN PERFORM public.guard_no('time_entry: is about a case with a number'); END IF;
  IF NEW.corrects_id IS NOT NULL THEN
    SELECT * INTO old FROM public.time_entry t WHERE t.id = NEW.corrects_id FOR UPDATE;
    IF NOT FOUND OR (old.case_id, old.person_id) <> (NEW.case_id, NEW.person_id)
    THEN PERFORM public.guard_no('time_entry: a correction is of the same case and person'); END IF;
    IF old.locked_case_id IS NOT NULL THEN PERFORM public.guard_no('time_entry: what is locked is not corrected'); END IF;
  END IF;
  IF NEW.day > (to_timestamp(NEW.registered_at / 1000 + 7200) AT TIME ZONE 'UTC')::date
  THEN PERFORM public.guard_no('time_entry: no work is written down before its day'); END IF;
  PERFORM 1 FROM public.person p WHERE p.id = NEW.person_id FOR NO KEY UPDATE;
  IF (SELECT sum(t.minutes) FROM public.time_entry t WHERE t.person_id = NEW.person_id AND t.day = NEW.day
      AND NOT EXISTS (SELECT 1 FROM public.time_entry later WHERE later.corrects_id = t.id)) > 1440
  THEN PERFORM public.guard_no('time_entry: a day has 24 hours'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER time_entry_insert AFTER INSERT ON public.time_entry FOR EACH ROW EXECUTE FUNCTION public.guard_time_entry_insert();
CREATE TRIGGER time_entry_update AFTER UPDATE ON public.time_entry FOR EACH ROW EXECUTE FUNCTION public.guard_fixed(
  'time_entry: what was written never changes', 'id', 'case_id', 'person_id', 'day', 'minutes', 'activity', 'billable', 'reason', 'note',
  'origin', 'registered_at', 'corrects_id');
CREATE FUNCTION public.guard_time_entry_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.approved_by IS NOT NULL OR OLD.rejected_by IS NOT NULL)
     AND (NEW.approved_by, NEW.approved_at, NEW.rejected_by, NEW.rejected_at, NEW.comment)
       IS DISTINCT FROM (OLD.approved_by, OLD.approved_at, OLD.rejected_by, OLD.rejected_at, OLD.comment)
  THEN PERFORM public.guard_no('time_entry: is judged once'); END IF;
  IF NEW.approved_by = NEW.person_id OR NEW.rejected_by = NEW.person_id
  THEN PERFORM public.guard_no('time_entry: two different people'); END IF;
  IF OLD.locked_case_id IS NOT NULL
     AND (NEW.locked_case_id, NEW.locked_seq) IS DISTINCT FROM (OLD.locked_case_id, OLD.locked_seq)
  THEN PERFORM public.guard_no('time_entry: is locked once'); END IF;
  IF EXISTS (SELECT 1 FROM public.time_entry t WHERE t.corrects_id = OLD.id)
  THEN PERFORM public.guard_no('time_entry: what was corrected is neither judged nor locked'); END IF;
  IF OLD.locked_case_id IS NULL AND NEW.locked_case_id IS NOT NULL
     AND ((NEW.approved_by IS NULL AND NEW.minutes > 0) OR NEW.locked_case_id = NEW.case_id
       OR NOT public.guard_event_is_ours(NEW.locked_case_id, NEW.locked_seq))
  THEN PERFORM public.guard_no('time_entry: is locked when approved, by an event of the case about its fee'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER time_entry_judged AFTER UPDATE ON public.time_entry FOR EACH ROW EXECUTE FUNCTION public.guard_time_entry_update();
CREATE TRIGGER time_entry_delete AFTER DELETE ON public.time_entry FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('time_entry: rows are kept');

-- Work outside --------------------------------------------------------------------------------------------------------------
CREATE FUNCTION public.guard_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM public.guard_no('outbox: rows are kept'); END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.done_at IS NOT NULL THEN PERFORM public.guard_no('outbox: is written undone'); END IF;
    RETURN NULL;
  END IF;
  IF (NEW.id, NEW.kind, NEW.key, NEW.case_id, NEW.payload::text, NEW.created_at)
     IS DISTINCT FROM (OLD.id, OLD.kind, OLD.key, OLD.case_id, OLD.payload::text, OLD.created_at)
  THEN PERFORM public.guard_no('outbox: what is to be done never changes'); END IF;
  IF OLD.done_at IS NOT NULL AND (NEW.done_at, NEW.lease, NEW.failed_at) IS DISTINCT FROM (OLD.done_at, OLD.lease, OLD.failed_at)
  THEN PERFORM public.guard_no('outbox: done is final'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER outbox_changed AFTER INSERT OR UPDATE OR DELETE ON public.outbox FOR EACH ROW EXECUTE FUNCTION public.guard_outbox();
CREATE TRIGGER counter_delta_update AFTER UPDATE ON public.counter_delta FOR EACH ROW
  EXECUTE FUNCTION public.guard_never('counter_delta: folded, never changed');

-- Every guarded table refuses TRUNCATE too, and every guard speaks whatever the session's role.
DO $$
DECLARE
  guarded regclass;
  guard name;
BEGIN
  FOR guarded IN SELECT DISTINCT t.tgrelid::regclass FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT t.tgisinternal AND c.relnamespace = (SELECT k.relnamespace FROM pg_class k WHERE k.oid = 'public.cases'::regclass) LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %s EXECUTE FUNCTION public.guard_never(%L)',
      (SELECT relname FROM pg_class WHERE oid = guarded) || '_truncate', guarded,
      (SELECT relname FROM pg_class WHERE oid = guarded) || ': is never emptied');
    FOR guard IN SELECT t.tgname FROM pg_trigger t WHERE t.tgrelid = guarded AND NOT t.tgisinternal LOOP
      EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', guarded, guard);
    END LOOP;
  END LOOP;
END $$;
