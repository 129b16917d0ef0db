-- What the database itself refuses, whoever writes to it (N1-N3, A3, T1). Re-applied whole after every upgrade.
-- SQLite judges each statement against what is there already: the event comes first, then what hangs on it, the case row last.
-- IS NOT, never <>: NULL passes every <>. BEFORE INSERT names every unique key, so REPLACE and upserts are refused whatever
-- the connection's PRAGMAs say; tables without an integer key are WITHOUT ROWID, so that no hidden key is left to collide on.

-- The declared graph ------------------------------------------------------------------------------------------------------
CREATE TRIGGER allowed_step_insert BEFORE INSERT ON allowed_step BEGIN
  SELECT RAISE(ABORT, 'allowed_step: only an upgrade loads the declared graph');
END;
CREATE TRIGGER allowed_step_update BEFORE UPDATE ON allowed_step BEGIN
  SELECT RAISE(ABORT, 'allowed_step: only an upgrade loads the declared graph');
END;
CREATE TRIGGER allowed_step_delete BEFORE DELETE ON allowed_step BEGIN
  SELECT RAISE(ABORT, 'allowed_step: only an upgrade loads the declared graph');
END;

-- The case ----------------------------------------------------------------------------------------------------------------
CREATE TRIGGER cases_insert BEFORE INSERT ON cases BEGIN
  SELECT RAISE(ABORT, 'cases: a row is never replaced') WHERE EXISTS (SELECT 1 FROM cases WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'cases: a case is born without record, number or end')
   WHERE NEW.n_events IS NOT 0 OR NEW.head IS NOT '0000000000000000000000000000000000000000000000000000000000000000'
      OR NEW.year IS NOT NULL OR NEW.seq IS NOT NULL OR NEW.closed_at IS NOT NULL
      OR NEW.seals IS NOT 0 OR NEW.sealed IS NOT '0000000000000000000000000000000000000000000000000000000000000000';
  SELECT RAISE(ABORT, 'cases: not a declared birth')
   WHERE NOT EXISTS (SELECT 1 FROM allowed_step a WHERE a.type = NEW.type AND a.version = NEW.version AND a.step = 'open'
     AND a.from_state = '' AND a.to_version = NEW.version AND a.to_state = NEW.state AND a.phase = NEW.phase);
END;

CREATE TRIGGER cases_update BEFORE UPDATE ON cases BEGIN
  SELECT RAISE(ABORT, 'cases: identity, type, authority, party and birth never change')
   WHERE NEW.id IS NOT OLD.id OR NEW.type IS NOT OLD.type OR NEW.authority IS NOT OLD.authority OR NEW.party_id IS NOT OLD.party_id
      OR NEW.created_by IS NOT OLD.created_by OR NEW.created_at IS NOT OLD.created_at;
  SELECT RAISE(ABORT, 'cases: receipt and registration, once set, never change')
   WHERE (OLD.received_at IS NOT NULL AND NEW.received_at IS NOT OLD.received_at)
      OR (OLD.registered_at IS NOT NULL AND NEW.registered_at IS NOT OLD.registered_at);
  SELECT RAISE(ABORT, 'cases: sealed is not the last seal')
   WHERE (NEW.seals IS NOT OLD.seals OR NEW.sealed IS NOT OLD.sealed) AND (NEW.seals IS OLD.seals
     OR NEW.seals IS NOT (SELECT max(s.n) FROM seal s WHERE s.case_id = NEW.id)
     OR NEW.sealed IS NOT (SELECT s.hash FROM seal s WHERE s.case_id = NEW.id AND s.n = NEW.seals));
  SELECT RAISE(ABORT, 'cases: events are counted one by one')
   WHERE NEW.n_events IS NOT OLD.n_events AND NEW.n_events IS NOT OLD.n_events + 1;
  SELECT RAISE(ABORT, 'cases: no change without its event')
   WHERE NEW.n_events IS OLD.n_events AND (NEW.head IS NOT OLD.head OR NEW.closed_at IS NOT OLD.closed_at OR NEW.year IS NOT OLD.year
     OR NEW.seq IS NOT OLD.seq
     OR ((NEW.state IS NOT OLD.state OR NEW.version IS NOT OLD.version OR NEW.phase IS NOT OLD.phase)
       -- A draft stands outside the chain: it moves to a newer version of its type without an event.
       AND NOT (OLD.n_events = 0 AND OLD.year IS NULL AND EXISTS (SELECT 1 FROM allowed_step a WHERE a.type = OLD.type
         AND a.version = OLD.version AND a.step = 'move' AND a.from_state = OLD.state AND a.to_version = NEW.version
         AND a.to_state = NEW.state AND a.phase = NEW.phase))));
  SELECT RAISE(ABORT, 'cases: head is not the last event')
   WHERE NEW.n_events IS NOT OLD.n_events AND NOT EXISTS (SELECT 1 FROM event e WHERE e.case_id = NEW.id AND e.seq = NEW.n_events
     AND e.hash = NEW.head AND e.prev = OLD.head AND e.from_state = OLD.state AND e.to_state = NEW.state
     AND e.from_version = OLD.version AND e.to_version = NEW.version);
  SELECT RAISE(ABORT, 'cases: the event says nothing')
   WHERE NEW.n_events IS NOT OLD.n_events
     AND NOT EXISTS (SELECT 1 FROM event_content t WHERE t.case_id = NEW.id AND t.seq = NEW.n_events);
  SELECT RAISE(ABORT, 'cases: a record changes nothing but the record')
   WHERE NEW.n_events IS NOT OLD.n_events
     AND (NEW.phase IS NOT OLD.phase OR NEW.closed_at IS NOT OLD.closed_at OR NEW.year IS NOT OLD.year OR NEW.seq IS NOT OLD.seq)
     AND EXISTS (SELECT 1 FROM event e WHERE e.case_id = NEW.id AND e.seq = NEW.n_events AND substr(e.kind, 1, 7) = 'record:');
  SELECT CASE
      WHEN a.to_state IS NULL THEN RAISE(ABORT, 'cases: step not allowed')
      WHEN a.phase IS NOT NEW.phase THEN RAISE(ABORT, 'cases: the phase is not that of the state')
      WHEN a.closes IS NOT (NEW.closed_at IS NOT NULL) THEN RAISE(ABORT, 'cases: closed by its last step, and by no other')
      WHEN (NOT a.numbers OR OLD.year IS NOT NULL) AND (NEW.year IS NOT OLD.year OR NEW.seq IS NOT OLD.seq)
        THEN RAISE(ABORT, 'cases: numbered once, by the step that numbers')
      WHEN a.numbers AND NEW.year IS NULL THEN RAISE(ABORT, 'cases: the step takes a number')
      WHEN a.prepares IS NOT NULL AND NOT EXISTS (SELECT 1 FROM two_person_act p WHERE p.case_id = NEW.id AND p.kind = a.prepares
        AND p.prepared_seq = NEW.n_events) THEN RAISE(ABORT, 'cases: the step prepares an act that is not there')
      WHEN a.act IS NOT NULL AND NOT EXISTS (SELECT 1 FROM two_person_act p WHERE p.case_id = NEW.id AND p.kind = a.act
        AND p.signed_seq = NEW.n_events) THEN RAISE(ABORT, 'cases: the step needs an act signed by two people')
      END
    FROM event e LEFT JOIN allowed_step a ON a.type = NEW.type AND a.version = e.from_version AND a.step = e.kind
     AND a.from_state = e.from_state AND a.to_version = e.to_version AND a.to_state = e.to_state
   WHERE NEW.n_events IS NOT OLD.n_events AND e.case_id = NEW.id AND e.seq = NEW.n_events AND substr(e.kind, 1, 7) IS NOT 'record:';
  SELECT RAISE(ABORT, 'cases: not the next number of its year')
   WHERE OLD.year IS NULL AND NEW.year IS NOT NULL
     AND (NEW.seq IS NULL OR NEW.seq < 1 OR NOT EXISTS (SELECT 1 FROM series s WHERE s.year = NEW.year AND s.last = NEW.seq)
       OR (NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM cases b WHERE b.year = NEW.year AND b.seq = NEW.seq - 1))
       OR EXISTS (SELECT 1 FROM cases b WHERE b.year = NEW.year AND b.seq = NEW.seq));
END;

CREATE TRIGGER cases_delete BEFORE DELETE ON cases BEGIN
  SELECT RAISE(ABORT, 'cases: only a draft without a record is ever deleted')
   WHERE OLD.n_events IS NOT 0 OR OLD.year IS NOT NULL OR EXISTS (SELECT 1 FROM event e WHERE e.case_id = OLD.id);
END;

CREATE TRIGGER series_insert BEFORE INSERT ON series BEGIN
  SELECT RAISE(ABORT, 'series: a row is never replaced') WHERE EXISTS (SELECT 1 FROM series WHERE year = NEW.year);
  SELECT RAISE(ABORT, 'series: starts at 1') WHERE NEW.last IS NOT 1;
END;
CREATE TRIGGER series_update BEFORE UPDATE ON series BEGIN
  SELECT RAISE(ABORT, 'series: counts by one') WHERE NEW.year IS NOT OLD.year OR NEW.last IS NOT OLD.last + 1;
END;
CREATE TRIGGER series_delete BEFORE DELETE ON series BEGIN
  SELECT RAISE(ABORT, 'series: rows are kept');
END;

-- The record --------------------------------------------------------------------------------------------------------------
CREATE TRIGGER event_insert BEFORE INSERT ON event BEGIN
  SELECT RAISE(ABORT, 'event: a row is never replaced') WHERE EXISTS (SELECT 1 FROM event WHERE case_id = NEW.case_id AND seq = NEW.seq);
  SELECT RAISE(ABORT, 'event: does not follow the last one')
   WHERE NOT EXISTS (SELECT 1 FROM cases c WHERE c.id = NEW.case_id AND c.n_events + 1 = NEW.seq AND c.head = NEW.prev
     AND c.state = NEW.from_state AND c.version = NEW.from_version);
  SELECT RAISE(ABORT, 'event: a record does not move the case')
   WHERE substr(NEW.kind, 1, 7) = 'record:' AND (NEW.to_state IS NOT NEW.from_state OR NEW.to_version IS NOT NEW.from_version);
  SELECT RAISE(ABORT, 'event: a closed case takes only records')
   WHERE substr(NEW.kind, 1, 7) IS NOT 'record:' AND EXISTS (SELECT 1 FROM cases c WHERE c.id = NEW.case_id AND c.closed_at IS NOT NULL);
  SELECT RAISE(ABORT, 'event: step not allowed')
   WHERE substr(NEW.kind, 1, 7) IS NOT 'record:' AND NOT EXISTS (SELECT 1 FROM cases c JOIN allowed_step a ON a.type = c.type
     WHERE c.id = NEW.case_id AND a.version = NEW.from_version AND a.step = NEW.kind AND a.from_state = NEW.from_state
       AND a.to_version = NEW.to_version AND a.to_state = NEW.to_state);
END;
CREATE TRIGGER event_update BEFORE UPDATE ON event BEGIN
  SELECT RAISE(ABORT, 'event: the record never changes');
END;
CREATE TRIGGER event_delete BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, 'event: the record never changes');
END;

CREATE TRIGGER event_content_insert BEFORE INSERT ON event_content BEGIN
  SELECT RAISE(ABORT, 'event_content: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM event_content WHERE case_id = NEW.case_id AND seq = NEW.seq);
  SELECT RAISE(ABORT, 'event_content: written with its event')
   WHERE NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id WHERE e.case_id = NEW.case_id AND e.seq = NEW.seq
     AND e.seq = c.n_events + 1);
  SELECT RAISE(ABORT, 'event_content: salted') WHERE length(NEW.salt) IS NOT 16 OR typeof(NEW.salt) IS NOT 'blob';
END;
-- Erasing empties salt and body and keeps the row, so that nothing can be put in its place.
CREATE TRIGGER event_content_update BEFORE UPDATE ON event_content BEGIN
  SELECT RAISE(ABORT, 'event_content: may be erased, never changed')
   WHERE NEW.case_id IS NOT OLD.case_id OR NEW.seq IS NOT OLD.seq OR NEW.salt IS NOT x'' OR NEW.body IS NOT '';
END;
CREATE TRIGGER event_content_delete BEFORE DELETE ON event_content BEGIN
  SELECT RAISE(ABORT, 'event_content: may be erased, never changed');
END;

CREATE TRIGGER submission_insert BEFORE INSERT ON submission BEGIN
  SELECT RAISE(ABORT, 'submission: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM submission WHERE id = NEW.id OR (case_id = NEW.case_id AND n = NEW.n));
  SELECT RAISE(ABORT, 'submission: written with its event')
   WHERE NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq
     AND e.seq = c.n_events + 1);
  SELECT RAISE(ABORT, 'submission: counts by one')
   WHERE NEW.n IS NOT (SELECT coalesce(max(s.n), 0) + 1 FROM submission s WHERE s.case_id = NEW.case_id);
END;
CREATE TRIGGER submission_update BEFORE UPDATE ON submission BEGIN
  SELECT RAISE(ABORT, 'submission: what was sent never changes');
END;
CREATE TRIGGER submission_delete BEFORE DELETE ON submission BEGIN
  SELECT RAISE(ABORT, 'submission: what was sent never changes');
END;

-- A seal says what a row of the case was when a verb had written it. A row that is written past the verbs stands without one.
CREATE TRIGGER seal_insert BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a row is never replaced') WHERE EXISTS (SELECT 1 FROM seal WHERE case_id = NEW.case_id AND n = NEW.n);
  SELECT RAISE(ABORT, 'seal: does not follow the last one')
   WHERE NEW.n IS NOT 1 + coalesce((SELECT max(s.n) FROM seal s WHERE s.case_id = NEW.case_id), 0)
      OR NEW.prev IS NOT coalesce((SELECT s.hash FROM seal s WHERE s.case_id = NEW.case_id AND s.n = NEW.n - 1),
                                  '0000000000000000000000000000000000000000000000000000000000000000');
  SELECT RAISE(ABORT, 'seal: salted') WHERE length(NEW.salt) IS NOT 16 OR typeof(NEW.salt) IS NOT 'blob';
END;
-- Erasing empties the salt of a seal that a newer one of the same row has taken the place of.
CREATE TRIGGER seal_update BEFORE UPDATE ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: never changes; an outdated one may lose its salt')
   WHERE NEW.case_id IS NOT OLD.case_id OR NEW.n IS NOT OLD.n OR NEW.seq IS NOT OLD.seq OR NEW.of IS NOT OLD.of
      OR NEW.key IS NOT OLD.key OR NEW.row_hash IS NOT OLD.row_hash OR NEW.prev IS NOT OLD.prev OR NEW.hash IS NOT OLD.hash
      OR NEW.salt IS NOT x''
      OR NOT EXISTS (SELECT 1 FROM seal s WHERE s.case_id = OLD.case_id AND s.of = OLD.of AND s.key = OLD.key AND s.n > OLD.n);
END;
CREATE TRIGGER seal_delete BEFORE DELETE ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: rows are kept');
END;

CREATE TRIGGER root_insert BEFORE INSERT ON root BEGIN
  SELECT RAISE(ABORT, 'root: a row is never replaced') WHERE EXISTS (SELECT 1 FROM root WHERE id = NEW.id OR prev = NEW.prev);
  SELECT RAISE(ABORT, 'root: does not follow the last one')
   WHERE NEW.prev IS NOT coalesce((SELECT r.digest FROM root r ORDER BY r.id DESC LIMIT 1),
                                  '0000000000000000000000000000000000000000000000000000000000000000');
END;
CREATE TRIGGER root_update BEFORE UPDATE ON root BEGIN
  SELECT RAISE(ABORT, 'root: rows are kept');
END;
CREATE TRIGGER root_delete BEFORE DELETE ON root BEGIN
  SELECT RAISE(ABORT, 'root: rows are kept');
END;

CREATE TRIGGER root_head_insert BEFORE INSERT ON root_head BEGIN
  SELECT RAISE(ABORT, 'root_head: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM root_head WHERE case_id = NEW.case_id AND n_events = NEW.n_events AND seals = NEW.seals);
  SELECT RAISE(ABORT, 'root_head: named by the newest root as the event has it')
   WHERE NEW.root_id IS NOT (SELECT max(r.id) FROM root r) OR NOT EXISTS (SELECT 1 FROM event e WHERE e.case_id = NEW.case_id
     AND e.seq = NEW.n_events AND e.hash = NEW.head)
      OR NEW.sealed IS NOT coalesce((SELECT s.hash FROM seal s WHERE s.case_id = NEW.case_id AND s.n = NEW.seals),
                                    '0000000000000000000000000000000000000000000000000000000000000000');
END;
CREATE TRIGGER root_head_update BEFORE UPDATE ON root_head BEGIN
  SELECT RAISE(ABORT, 'root_head: rows are kept');
END;
CREATE TRIGGER root_head_delete BEFORE DELETE ON root_head BEGIN
  SELECT RAISE(ABORT, 'root_head: rows are kept');
END;

-- Two people --------------------------------------------------------------------------------------------------------------
-- Who is connected with a party of a case, and from when until when. Whoever was a party's representative after the case began
-- stays connected (forvaltningsloven § 6 first paragraph d), so neither the dates of case_party nor an event's age are asked.
-- Who registers what a party sent by post takes its step at the counter, and is not connected with it by that.
CREATE VIEW case_tie AS
  WITH part(case_id, party_id) AS (SELECT id, party_id FROM cases UNION SELECT case_id, party_id FROM case_party)
  SELECT part.case_id, p.person_id, '0001-01-01' AS since, NULL AS until
    FROM part JOIN party p ON p.id = part.party_id WHERE p.person_id IS NOT NULL
  UNION ALL
  SELECT part.case_id, m.person_id, m.valid_from, m.valid_until FROM part JOIN membership m ON m.party_id = part.party_id
  UNION ALL
  SELECT part.case_id, m.person_id, max(m.valid_from, d.valid_from),
         nullif(min(coalesce(m.valid_until, '9999-12-31'), coalesce(d.valid_until, '9999-12-31'),
                    coalesce(date(d.revoked_at / 1000, 'unixepoch'), '9999-12-31')), '9999-12-31')
    FROM part JOIN mandate d ON d.party_id = part.party_id JOIN membership m ON m.party_id = d.agent_id
  UNION ALL
  SELECT part.case_id, p.person_id, d.valid_from,
         nullif(min(coalesce(d.valid_until, '9999-12-31'), coalesce(date(d.revoked_at / 1000, 'unixepoch'), '9999-12-31')), '9999-12-31')
    FROM part JOIN mandate d ON d.party_id = part.party_id JOIN party p ON p.id = d.agent_id WHERE p.person_id IS NOT NULL
  UNION ALL
  SELECT e.case_id, e.actor_id, '0001-01-01', NULL FROM event e WHERE e.role IN ('applicant', 'verifier') AND e.actor_id IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM event p WHERE p.case_id = e.case_id AND p.kind = 'record:post' AND p.actor_id = e.actor_id AND p.at = e.at);

CREATE TRIGGER two_person_act_insert BEFORE INSERT ON two_person_act BEGIN
  SELECT RAISE(ABORT, 'two_person_act: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM two_person_act
     WHERE id = NEW.id OR (case_id = NEW.case_id AND kind = NEW.kind AND prepared_seq = NEW.prepared_seq));
  SELECT RAISE(ABORT, 'two_person_act: is prepared unsigned') WHERE NEW.second_person IS NOT NULL OR NEW.signed_seq IS NOT NULL;
  SELECT RAISE(ABORT, 'two_person_act: not prepared by that person at that event')
   WHERE NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id JOIN allowed_step a ON a.type = c.type
       AND a.version = e.from_version AND a.step = e.kind AND a.from_state = e.from_state AND a.to_version = e.to_version
       AND a.to_state = e.to_state
     WHERE e.case_id = NEW.case_id AND e.seq = NEW.prepared_seq AND e.seq = c.n_events + 1 AND e.actor_id = NEW.first_person
       AND a.prepares = NEW.kind)
     AND NOT (NEW.kind = 'correction' AND EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id
       WHERE e.case_id = NEW.case_id AND e.seq = NEW.prepared_seq AND e.seq = c.n_events + 1 AND e.actor_id = NEW.first_person
         AND e.kind = 'record:correct_letter'));
  SELECT RAISE(ABORT, 'two_person_act: who prepares has not said to be impartial')
   WHERE (SELECT i.impartial FROM impartiality i WHERE i.case_id = NEW.case_id AND i.person_id = NEW.first_person
          ORDER BY i.id DESC LIMIT 1) IS NOT 1;
  SELECT RAISE(ABORT, 'two_person_act: who prepares is connected with a party')
   WHERE EXISTS (SELECT 1 FROM case_tie t JOIN event e ON e.case_id = NEW.case_id AND e.seq = NEW.prepared_seq
     WHERE t.case_id = NEW.case_id AND t.person_id = NEW.first_person AND t.since <= date(e.at / 1000 + 7200, 'unixepoch')
       AND (t.until IS NULL OR t.until >= date(e.at / 1000, 'unixepoch')));
END;

CREATE TRIGGER two_person_act_update BEFORE UPDATE ON two_person_act BEGIN
  SELECT RAISE(ABORT, 'two_person_act: what was prepared never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.kind IS NOT OLD.kind
      OR NEW.first_person IS NOT OLD.first_person OR NEW.prepared_seq IS NOT OLD.prepared_seq
      OR (OLD.letter_sha256 IS NOT NULL AND NEW.letter_sha256 IS NOT OLD.letter_sha256);
  SELECT RAISE(ABORT, 'two_person_act: is signed once')
   WHERE OLD.second_person IS NOT NULL AND (NEW.second_person IS NOT OLD.second_person OR NEW.signed_seq IS NOT OLD.signed_seq
     OR NEW.letter_sha256 IS NOT OLD.letter_sha256);
  SELECT RAISE(ABORT, 'two_person_act: two different people')
   WHERE OLD.second_person IS NULL AND NEW.second_person = NEW.first_person;
  SELECT RAISE(ABORT, 'two_person_act: something happened after the preparation')
   WHERE OLD.second_person IS NULL AND NEW.second_person IS NOT NULL AND NEW.signed_seq IS NOT NEW.prepared_seq + 1;
  SELECT RAISE(ABORT, 'two_person_act: not signed by that person at that event')
   WHERE OLD.second_person IS NULL AND NEW.second_person IS NOT NULL AND NOT EXISTS (
     SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id JOIN allowed_step a ON a.type = c.type AND a.version = e.from_version
       AND a.step = e.kind AND a.from_state = e.from_state AND a.to_version = e.to_version AND a.to_state = e.to_state
     WHERE e.case_id = NEW.case_id AND e.seq = NEW.signed_seq AND e.seq = c.n_events + 1 AND e.actor_id = NEW.second_person
       AND a.act = NEW.kind)
     AND NOT (NEW.kind = 'correction' AND EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id
       WHERE e.case_id = NEW.case_id AND e.seq = NEW.signed_seq AND e.seq = c.n_events + 1 AND e.actor_id = NEW.second_person
         AND e.kind = 'record:sign_correction'));
  SELECT RAISE(ABORT, 'two_person_act: one of the two has not said to be impartial')
   WHERE OLD.second_person IS NULL AND NEW.second_person IS NOT NULL
     AND ((SELECT i.impartial FROM impartiality i WHERE i.case_id = NEW.case_id AND i.person_id = NEW.first_person
           ORDER BY i.id DESC LIMIT 1) IS NOT 1
       OR (SELECT i.impartial FROM impartiality i WHERE i.case_id = NEW.case_id AND i.person_id = NEW.second_person
           ORDER BY i.id DESC LIMIT 1) IS NOT 1);
  SELECT RAISE(ABORT, 'two_person_act: one of the two is connected with a party')
   WHERE OLD.second_person IS NULL AND NEW.second_person IS NOT NULL
     AND EXISTS (SELECT 1 FROM case_tie t JOIN event e ON e.case_id = NEW.case_id AND e.seq = NEW.signed_seq
       WHERE t.case_id = NEW.case_id AND t.person_id IN (NEW.first_person, NEW.second_person)
         AND t.since <= date(e.at / 1000 + 7200, 'unixepoch') AND (t.until IS NULL OR t.until >= date(e.at / 1000, 'unixepoch')));
END;
CREATE TRIGGER two_person_act_delete BEFORE DELETE ON two_person_act BEGIN
  SELECT RAISE(ABORT, 'two_person_act: rows are kept');
END;

CREATE TRIGGER decision_insert BEFORE INSERT ON decision BEGIN
  SELECT RAISE(ABORT, 'decision: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM decision
     WHERE id = NEW.id OR (case_id = NEW.case_id AND event_seq = NEW.event_seq AND subject = NEW.subject));
  SELECT RAISE(ABORT, 'decision: only with the act that two people signed')
   WHERE NOT EXISTS (SELECT 1 FROM two_person_act p JOIN cases c ON c.id = p.case_id
     WHERE p.id = NEW.act_id AND p.case_id = NEW.case_id AND p.signed_seq = NEW.event_seq AND p.signed_seq = c.n_events + 1)
     AND NOT (NEW.kind = 'silence' AND NEW.act_id IS NULL AND NEW.outcome = 'refusal' AND EXISTS (
       SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id
       WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq AND e.seq = c.n_events + 1 AND e.role = 'system'));
END;
CREATE TRIGGER decision_update BEFORE UPDATE ON decision BEGIN
  SELECT RAISE(ABORT, 'decision: never changes but for its standing')
   WHERE NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.event_seq IS NOT OLD.event_seq OR NEW.subject IS NOT OLD.subject
      OR NEW.title IS NOT OLD.title OR NEW.kind IS NOT OLD.kind OR NEW.outcome IS NOT OLD.outcome OR NEW.reason IS NOT OLD.reason
      OR NEW.act_id IS NOT OLD.act_id OR NEW.replaces_id IS NOT OLD.replaces_id;
  SELECT RAISE(ABORT, 'decision: its standing goes forward')
   WHERE NEW.standing IS NOT OLD.standing
     AND OLD.standing || '>' || NEW.standing NOT IN ('appealable>appealed', 'appealable>final', 'appealable>changed', 'appealed>final',
       'appealed>changed', 'final>appealed', 'final>changed');
END;
CREATE TRIGGER decision_delete BEFORE DELETE ON decision BEGIN
  SELECT RAISE(ABORT, 'decision: rows are kept');
END;

-- Appeals -----------------------------------------------------------------------------------------------------------------
CREATE TRIGGER appeal_insert BEFORE INSERT ON appeal BEGIN
  SELECT RAISE(ABORT, 'appeal: a row is never replaced') WHERE EXISTS (SELECT 1 FROM appeal WHERE case_id = NEW.case_id);
  SELECT RAISE(ABORT, 'appeal: written with its event')
   WHERE NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq
     AND e.seq = c.n_events + 1);
  SELECT RAISE(ABORT, 'appeal: points at no decision of another case')
   WHERE NEW.of_case_id IS NEW.case_id
      OR NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_id = NEW.of_case_id AND d.event_seq = NEW.of_seq);
  SELECT RAISE(ABORT, 'appeal: goes to another authority')
   WHERE (SELECT c.authority FROM cases c WHERE c.id = NEW.case_id) IS NOT (SELECT c.authority FROM cases c WHERE c.id = NEW.of_case_id);
END;
CREATE TRIGGER appeal_update BEFORE UPDATE ON appeal BEGIN
  SELECT RAISE(ABORT, 'appeal: what is appealed, and when, never changes')
   WHERE NEW.case_id IS NOT OLD.case_id OR NEW.of_case_id IS NOT OLD.of_case_id OR NEW.of_seq IS NOT OLD.of_seq
      OR NEW.parts IS NOT OLD.parts OR NEW.decided_on IS NOT OLD.decided_on OR NEW.arrived_on IS NOT OLD.arrived_on
      OR NEW.handed_on IS NOT OLD.handed_on OR NEW.last_day IS NOT OLD.last_day OR NEW.reckoned IS NOT OLD.reckoned;
  SELECT RAISE(ABORT, 'appeal: late it may be heard, and nothing else')
   WHERE NEW.verdict IS NOT OLD.verdict AND NOT (OLD.verdict IS 'late' AND NEW.verdict IS 'heard');
  SELECT RAISE(ABORT, 'appeal: no change without an event')
   WHERE NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq
     AND e.seq = c.n_events + 1);
END;
CREATE TRIGGER appeal_delete BEFORE DELETE ON appeal BEGIN
  SELECT RAISE(ABORT, 'appeal: rows are kept');
END;

-- Approvals ---------------------------------------------------------------------------------------------------------------
CREATE TRIGGER approval_insert BEFORE INSERT ON approval BEGIN
  SELECT RAISE(ABORT, 'approval: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM approval WHERE id = NEW.id OR (kind = NEW.kind AND number = NEW.number)
     OR (kind = NEW.kind AND series_year = NEW.series_year AND series_n = NEW.series_n));
  SELECT RAISE(ABORT, 'approval: written with its event')
   WHERE NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq
     AND e.seq = c.n_events + 1);
  SELECT RAISE(ABORT, 'approval: not the next number of its series')
   WHERE NEW.series_n IS NOT NULL
     AND (NEW.series_n < 1 OR NOT EXISTS (SELECT 1 FROM approval_series s WHERE s.kind = NEW.kind AND s.year = NEW.series_year
         AND s.last = NEW.series_n)
       OR (NEW.series_n > 1 AND NOT EXISTS (SELECT 1 FROM approval a WHERE a.kind = NEW.kind AND a.series_year = NEW.series_year
         AND a.series_n = NEW.series_n - 1)));
END;
CREATE TRIGGER approval_update BEFORE UPDATE ON approval BEGIN
  SELECT RAISE(ABORT, 'approval: number, kind and origin never change');
END;
CREATE TRIGGER approval_delete BEFORE DELETE ON approval BEGIN
  SELECT RAISE(ABORT, 'approval: rows are kept');
END;

CREATE TRIGGER approval_series_insert BEFORE INSERT ON approval_series BEGIN
  SELECT RAISE(ABORT, 'approval_series: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM approval_series WHERE kind = NEW.kind AND year = NEW.year);
  SELECT RAISE(ABORT, 'approval_series: starts at 1') WHERE NEW.last IS NOT 1;
END;
CREATE TRIGGER approval_series_update BEFORE UPDATE ON approval_series BEGIN
  SELECT RAISE(ABORT, 'approval_series: counts by one')
   WHERE NEW.kind IS NOT OLD.kind OR NEW.year IS NOT OLD.year OR NEW.last IS NOT OLD.last + 1;
END;
CREATE TRIGGER approval_series_delete BEFORE DELETE ON approval_series BEGIN
  SELECT RAISE(ABORT, 'approval_series: rows are kept');
END;

CREATE TRIGGER approval_event_insert BEFORE INSERT ON approval_event BEGIN
  SELECT RAISE(ABORT, 'approval_event: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM approval_event WHERE case_id = NEW.case_id AND event_seq = NEW.event_seq
     AND approval_id = NEW.approval_id AND version = NEW.version AND kind = NEW.kind);
  SELECT RAISE(ABORT, 'approval_event: written with its event')
   WHERE NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq
     AND e.seq = c.n_events + 1);
END;
CREATE TRIGGER approval_event_update BEFORE UPDATE ON approval_event BEGIN
  SELECT RAISE(ABORT, 'approval_event: what happened never changes');
END;
CREATE TRIGGER approval_event_delete BEFORE DELETE ON approval_event BEGIN
  SELECT RAISE(ABORT, 'approval_event: what happened never changes');
END;

CREATE TRIGGER approval_version_insert BEFORE INSERT ON approval_version BEGIN
  SELECT RAISE(ABORT, 'approval_version: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM approval_version WHERE id = NEW.id OR (approval_id = NEW.approval_id AND version = NEW.version));
  SELECT RAISE(ABORT, 'approval_version: written with its event')
   WHERE NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq
     AND e.seq = c.n_events + 1);
  SELECT RAISE(ABORT, 'approval_version: counts by one')
   WHERE NEW.version IS NOT (SELECT coalesce(max(v.version), 0) + 1 FROM approval_version v WHERE v.approval_id = NEW.approval_id);
  SELECT RAISE(ABORT, 'approval_version: begins scheduled or in force')
   WHERE NEW.status NOT IN ('scheduled', 'in_force') AND (NEW.status IS NOT 'suspended' OR NEW.version IS 1);
  SELECT RAISE(ABORT, 'approval_version: one version is in force')
   WHERE NEW.status IN ('in_force', 'suspended') AND EXISTS (SELECT 1 FROM approval_version v
     WHERE v.approval_id = NEW.approval_id AND v.status IN ('in_force', 'suspended'));
END;
CREATE TRIGGER approval_version_update BEFORE UPDATE ON approval_version BEGIN
  SELECT RAISE(ABORT, 'approval_version: never changes but for its status')
   WHERE NEW.id IS NOT OLD.id OR NEW.approval_id IS NOT OLD.approval_id OR NEW.version IS NOT OLD.version
      OR NEW.case_id IS NOT OLD.case_id OR NEW.event_seq IS NOT OLD.event_seq OR NEW.valid_from IS NOT OLD.valid_from
      OR NEW.valid_until IS NOT OLD.valid_until OR NEW.data IS NOT OLD.data;
  SELECT RAISE(ABORT, 'approval_version: not a declared change of status')
   WHERE NEW.status IS NOT OLD.status AND NOT (
     (OLD.status = 'scheduled' AND NEW.status IN ('in_force', 'suspended', 'replaced', 'expired', 'revoked'))
     OR (OLD.status = 'in_force' AND NEW.status IN ('suspended', 'replaced', 'expired', 'revoked'))
     OR (OLD.status = 'suspended' AND NEW.status IN ('in_force', 'replaced', 'expired', 'revoked')));
  SELECT RAISE(ABORT, 'approval_version: one version is in force')
   WHERE NEW.status IN ('in_force', 'suspended') AND EXISTS (SELECT 1 FROM approval_version v
     WHERE v.approval_id = NEW.approval_id AND v.id IS NOT NEW.id AND v.status IN ('in_force', 'suspended'));
  SELECT RAISE(ABORT, 'approval_version: no change of status without its event')
   WHERE NEW.status IS NOT OLD.status AND NOT EXISTS (SELECT 1 FROM approval_event h JOIN cases c ON c.id = h.case_id
     WHERE h.approval_id = NEW.approval_id AND h.version = NEW.version AND h.kind = NEW.status AND h.event_seq = c.n_events + 1);
END;
CREATE TRIGGER approval_version_delete BEFORE DELETE ON approval_version BEGIN
  SELECT RAISE(ABORT, 'approval_version: rows are kept');
END;

CREATE TRIGGER approval_holder_insert BEFORE INSERT ON approval_holder BEGIN
  SELECT RAISE(ABORT, 'approval_holder: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM approval_holder WHERE id = NEW.id OR (approval_id = NEW.approval_id AND since = NEW.since));
  SELECT RAISE(ABORT, 'approval_holder: written with its event')
   WHERE NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq
     AND e.seq = c.n_events + 1);
  SELECT RAISE(ABORT, 'approval_holder: one holder at a time')
   WHERE (NEW.until IS NOT NULL AND NEW.until < NEW.since) OR EXISTS (SELECT 1 FROM approval_holder h
     WHERE h.approval_id = NEW.approval_id AND h.since <= coalesce(NEW.until, '9999-12-31')
       AND coalesce(h.until, '9999-12-31') >= NEW.since);
END;
CREATE TRIGGER approval_holder_update BEFORE UPDATE ON approval_holder BEGIN
  SELECT RAISE(ABORT, 'approval_holder: may end, never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.approval_id IS NOT OLD.approval_id OR NEW.party_id IS NOT OLD.party_id
      OR NEW.since IS NOT OLD.since OR NEW.case_id IS NOT OLD.case_id OR NEW.event_seq IS NOT OLD.event_seq
      OR (OLD.until IS NOT NULL AND coalesce(NEW.until > OLD.until, 1));
END;
CREATE TRIGGER approval_holder_delete BEFORE DELETE ON approval_holder BEGIN
  SELECT RAISE(ABORT, 'approval_holder: rows are kept');
END;

CREATE TRIGGER approval_condition_insert BEFORE INSERT ON approval_condition BEGIN
  SELECT RAISE(ABORT, 'approval_condition: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM approval_condition
     WHERE id = NEW.id OR (approval_id = NEW.approval_id AND version = NEW.version AND key = NEW.key));
  SELECT RAISE(ABORT, 'approval_condition: written with its event')
   WHERE NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq
     AND e.seq = c.n_events + 1);
  SELECT RAISE(ABORT, 'approval_condition: is set unmet') WHERE NEW.met_on IS NOT NULL;
END;
CREATE TRIGGER approval_condition_update BEFORE UPDATE ON approval_condition BEGIN
  SELECT RAISE(ABORT, 'approval_condition: is met once, and never changes')
   WHERE OLD.met_on IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.approval_id IS NOT OLD.approval_id
      OR NEW.version IS NOT OLD.version OR NEW.key IS NOT OLD.key OR NEW.text IS NOT OLD.text OR NEW.due IS NOT OLD.due
      OR NEW.case_id IS NOT OLD.case_id OR NEW.event_seq IS NOT OLD.event_seq;
  SELECT RAISE(ABORT, 'approval_condition: not met without its event')
   WHERE NOT EXISTS (SELECT 1 FROM approval_event h JOIN cases c ON c.id = h.case_id
     WHERE h.approval_id = NEW.approval_id AND h.version = NEW.version AND h.kind = 'condition_met' AND h.detail = NEW.key
       AND h.event_seq = c.n_events + 1);
END;
CREATE TRIGGER approval_condition_delete BEFORE DELETE ON approval_condition BEGIN
  SELECT RAISE(ABORT, 'approval_condition: rows are kept');
END;

CREATE TRIGGER case_about_insert BEFORE INSERT ON case_about BEGIN
  SELECT RAISE(ABORT, 'case_about: a row is never replaced') WHERE EXISTS (SELECT 1 FROM case_about WHERE case_id = NEW.case_id);
  SELECT RAISE(ABORT, 'case_about: said while the case is a draft')
   WHERE EXISTS (SELECT 1 FROM cases c WHERE c.id = NEW.case_id AND (c.n_events <> 0 OR c.year IS NOT NULL));
END;
CREATE TRIGGER case_about_update BEFORE UPDATE ON case_about BEGIN
  SELECT RAISE(ABORT, 'case_about: never changes');
END;
CREATE TRIGGER case_about_delete BEFORE DELETE ON case_about BEGIN
  SELECT RAISE(ABORT, 'case_about: deleted only with a draft')
   WHERE EXISTS (SELECT 1 FROM cases c WHERE c.id = OLD.case_id AND (c.n_events <> 0 OR c.year IS NOT NULL));
END;

-- Fees, invoices and payments ---------------------------------------------------------------------------------------------
-- What is still owed of an invoice; who decided the fee, who wrote payments of it down, who approved that a part is given up.
CREATE VIEW invoice_balance AS
  SELECT i.id AS invoice_id, i.total
       + coalesce((SELECT sum(k.total) FROM invoice k WHERE k.credits_id = i.id), 0)
       - coalesce((SELECT sum(b.amount) FROM booking b WHERE b.invoice_id = i.id), 0)
       - coalesce((SELECT sum(w.amount) FROM write_off w WHERE w.invoice_id = i.id), 0) AS balance
    FROM invoice i WHERE i.kind = 'invoice';
CREATE VIEW invoice_hand AS
  SELECT l.invoice_id, 'decided' AS did, a.first_person AS person_id
    FROM invoice_line l JOIN claim m ON m.id = l.claim_id JOIN two_person_act a ON a.case_id = m.case_id AND a.signed_seq = m.raised_seq
  UNION
  SELECT l.invoice_id, 'decided', a.second_person
    FROM invoice_line l JOIN claim m ON m.id = l.claim_id JOIN two_person_act a ON a.case_id = m.case_id AND a.signed_seq = m.raised_seq
  UNION
  SELECT b.invoice_id, 'registered', p.registered_by FROM booking b JOIN payment p ON p.id = b.payment_id WHERE b.invoice_id IS NOT NULL
  UNION
  SELECT b.invoice_id, 'registered', b.person_id FROM booking b WHERE b.invoice_id IS NOT NULL
  UNION
  SELECT w.invoice_id, 'wrote_off', a.second_person FROM write_off w JOIN two_person_act a ON a.id = w.act_id;

CREATE TRIGGER charge_insert BEFORE INSERT ON charge BEGIN
  SELECT RAISE(ABORT, 'charge: a row is never replaced') WHERE EXISTS (SELECT 1 FROM charge WHERE case_id = NEW.case_id);
  SELECT RAISE(ABORT, 'charge: written with its event')
   WHERE NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq
     AND e.seq = c.n_events + 1);
  SELECT RAISE(ABORT, 'charge: one fee of a kind lives at a time')
   WHERE EXISTS (SELECT 1 FROM charge o JOIN cases c ON c.id = o.case_id
     WHERE o.for_case_id = NEW.for_case_id AND o.tariff = NEW.tariff AND c.closed_at IS NULL);
END;
CREATE TRIGGER charge_update BEFORE UPDATE ON charge BEGIN
  SELECT RAISE(ABORT, 'charge: what is charged never changes')
   WHERE NEW.case_id IS NOT OLD.case_id OR NEW.for_case_id IS NOT OLD.for_case_id OR NEW.tariff IS NOT OLD.tariff;
  SELECT RAISE(ABORT, 'charge: no other payer without an event')
   WHERE NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq
     AND e.seq = c.n_events + 1);
END;
CREATE TRIGGER charge_delete BEFORE DELETE ON charge BEGIN
  SELECT RAISE(ABORT, 'charge: rows are kept');
END;

CREATE TRIGGER claim_insert BEFORE INSERT ON claim BEGIN
  SELECT RAISE(ABORT, 'claim: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM claim WHERE id = NEW.id OR (case_id = NEW.case_id AND n = NEW.n));
  SELECT RAISE(ABORT, 'claim: written with its event')
   WHERE NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq
     AND e.seq = c.n_events + 1);
  SELECT RAISE(ABORT, 'claim: only in a case about a fee') WHERE NOT EXISTS (SELECT 1 FROM charge h WHERE h.case_id = NEW.case_id);
  SELECT RAISE(ABORT, 'claim: is proposed before it is raised') WHERE NEW.state IS NOT 'proposed';
  SELECT RAISE(ABORT, 'claim: counts by one')
   WHERE NEW.n IS NOT (SELECT coalesce(max(m.n), 0) + 1 FROM claim m WHERE m.case_id = NEW.case_id);
  SELECT RAISE(ABORT, 'claim: one is proposed at a time')
   WHERE EXISTS (SELECT 1 FROM claim m WHERE m.case_id = NEW.case_id AND m.state = 'proposed');
  SELECT RAISE(ABORT, 'claim: is not the sum of its lines')
   WHERE NEW.amount IS NOT (SELECT sum(json_extract(l.value, '$.amount')) FROM json_each(NEW.lines) l);
END;
CREATE TRIGGER claim_update BEFORE UPDATE ON claim BEGIN
  SELECT RAISE(ABORT, 'claim: never changes but for its state')
   WHERE NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.n IS NOT OLD.n OR NEW.event_seq IS NOT OLD.event_seq
      OR NEW.kind IS NOT OLD.kind OR NEW.party_id IS NOT OLD.party_id OR NEW.currency IS NOT OLD.currency
      OR NEW.amount IS NOT OLD.amount OR NEW.lines IS NOT OLD.lines;
  SELECT RAISE(ABORT, 'claim: its state goes forward')
   WHERE OLD.state IS NOT 'proposed' AND (NEW.state IS NOT OLD.state OR NEW.raised_seq IS NOT OLD.raised_seq);
  SELECT RAISE(ABORT, 'claim: is raised only with the act that two people signed')
   WHERE OLD.state = 'proposed' AND NEW.state = 'raised' AND NOT EXISTS (SELECT 1 FROM two_person_act p JOIN cases c ON c.id = p.case_id
     WHERE p.case_id = NEW.case_id AND p.signed_seq = NEW.raised_seq AND p.signed_seq = c.n_events + 1);
END;
CREATE TRIGGER claim_delete BEFORE DELETE ON claim BEGIN
  SELECT RAISE(ABORT, 'claim: rows are kept');
END;

-- A step that enforces the claim of the case waits for what the kind of the claim declares. The Oslo day of an instant is never
-- after the day two hours later.
CREATE TRIGGER claim_kind_insert BEFORE INSERT ON claim_kind BEGIN
  SELECT RAISE(ABORT, 'claim_kind: only an upgrade loads the declared kinds');
END;
CREATE TRIGGER claim_kind_update BEFORE UPDATE ON claim_kind BEGIN
  SELECT RAISE(ABORT, 'claim_kind: only an upgrade loads the declared kinds');
END;
CREATE TRIGGER claim_kind_delete BEFORE DELETE ON claim_kind BEGIN
  SELECT RAISE(ABORT, 'claim_kind: only an upgrade loads the declared kinds');
END;
CREATE TRIGGER told_first_insert BEFORE INSERT ON told_first BEGIN
  SELECT RAISE(ABORT, 'told_first: only an upgrade loads what is told first');
END;
CREATE TRIGGER told_first_update BEFORE UPDATE ON told_first BEGIN
  SELECT RAISE(ABORT, 'told_first: only an upgrade loads what is told first');
END;
CREATE TRIGGER told_first_delete BEFORE DELETE ON told_first BEGIN
  SELECT RAISE(ABORT, 'told_first: only an upgrade loads what is told first');
END;
CREATE TRIGGER cases_pursued BEFORE UPDATE ON cases WHEN NEW.n_events IS NOT OLD.n_events BEGIN
  SELECT CASE
      WHEN k.name IS NULL THEN RAISE(ABORT, 'cases: no claim of a declared kind is owed')
      WHEN coalesce(s.balance, 0) <= 0 THEN RAISE(ABORT, 'cases: nothing is owed that could be collected')
      WHEN EXISTS (SELECT 1 FROM decision d WHERE d.case_id = NEW.id AND d.standing = 'changed'
        AND d.event_seq = (SELECT max(x.event_seq) FROM decision x WHERE x.case_id = NEW.id))
        THEN RAISE(ABORT, 'cases: the claim waits for a decision that is made anew')
      WHEN k.enforceable_when = 'final' AND EXISTS (SELECT 1 FROM decision d WHERE d.case_id = NEW.id
        AND d.standing IN ('appealable', 'appealed')) THEN RAISE(ABORT, 'cases: the claim waits for a decision that is final')
      WHEN k.enforceable_when = 'demand_unpaid' AND NOT EXISTS (SELECT 1 FROM letter l JOIN dispatch d ON d.letter_id = l.id
        WHERE l.case_id = i.case_id AND l.event_seq = i.event_seq AND d.sent_at IS NOT NULL)
        THEN RAISE(ABORT, 'cases: the claim waits for a demand that is sent')
      WHEN i.due_on >= date(e.at / 1000 + 7200, 'unixepoch') THEN RAISE(ABORT, 'cases: the claim is not due yet')
      END
    FROM event e JOIN allowed_step a ON a.type = NEW.type AND a.version = e.from_version AND a.step = e.kind
     AND a.from_state = e.from_state AND a.to_version = e.to_version AND a.to_state = e.to_state AND a.pursues
    LEFT JOIN claim m ON m.id = (SELECT x.id FROM claim x WHERE x.case_id = NEW.id AND x.state = 'raised' ORDER BY x.n DESC LIMIT 1)
    LEFT JOIN claim_kind k ON k.name = m.kind
    LEFT JOIN invoice i ON i.id = (SELECT max(l.invoice_id) FROM invoice_line l WHERE l.claim_id = m.id AND NOT l.credit)
    LEFT JOIN invoice_balance s ON s.invoice_id = i.id
   WHERE e.case_id = NEW.id AND e.seq = NEW.n_events;
END;

CREATE TRIGGER invoice_series_insert BEFORE INSERT ON invoice_series BEGIN
  SELECT RAISE(ABORT, 'invoice_series: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM invoice_series WHERE authority = NEW.authority AND year = NEW.year);
  SELECT RAISE(ABORT, 'invoice_series: starts at 1') WHERE NEW.last IS NOT 1;
END;
CREATE TRIGGER invoice_series_update BEFORE UPDATE ON invoice_series BEGIN
  SELECT RAISE(ABORT, 'invoice_series: counts by one')
   WHERE NEW.authority IS NOT OLD.authority OR NEW.year IS NOT OLD.year OR NEW.last IS NOT OLD.last + 1;
END;
CREATE TRIGGER invoice_series_delete BEFORE DELETE ON invoice_series BEGIN
  SELECT RAISE(ABORT, 'invoice_series: rows are kept');
END;

CREATE TRIGGER invoice_insert BEFORE INSERT ON invoice BEGIN
  SELECT RAISE(ABORT, 'invoice: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM invoice WHERE id = NEW.id OR kid = NEW.kid
     OR (authority = NEW.authority AND year = NEW.year AND n = NEW.n));
  SELECT RAISE(ABORT, 'invoice: written with its event')
   WHERE NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq
     AND e.seq = c.n_events + 1);
  SELECT RAISE(ABORT, 'invoice: not the next number of its series')
   WHERE NEW.n < 1 OR NOT EXISTS (SELECT 1 FROM invoice_series s WHERE s.authority = NEW.authority AND s.year = NEW.year AND s.last = NEW.n)
      OR (NEW.n > 1 AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.authority = NEW.authority AND i.year = NEW.year AND i.n = NEW.n - 1));
  SELECT RAISE(ABORT, 'invoice: the lines of the one before do not add up')
   WHERE EXISTS (SELECT 1 FROM invoice i WHERE i.authority = NEW.authority AND i.year = NEW.year AND i.n = NEW.n - 1
     AND i.total IS NOT (SELECT sum(l.amount) FROM invoice_line l WHERE l.invoice_id = i.id));
  SELECT RAISE(ABORT, 'invoice: credits an invoice of the same payer, and no more than is left of it')
   WHERE NEW.kind = 'credit_note' AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.id = NEW.credits_id AND i.kind = 'invoice'
     AND i.authority = NEW.authority AND i.currency = NEW.currency AND i.party_id = NEW.party_id
     AND i.total + coalesce((SELECT sum(k.total) FROM invoice k WHERE k.credits_id = i.id), 0) + NEW.total >= 0);
END;
CREATE TRIGGER invoice_update BEFORE UPDATE ON invoice BEGIN
  SELECT RAISE(ABORT, 'invoice: what was issued never changes');
END;
CREATE TRIGGER invoice_delete BEFORE DELETE ON invoice BEGIN
  SELECT RAISE(ABORT, 'invoice: what was issued never changes');
END;

CREATE TRIGGER invoice_line_insert BEFORE INSERT ON invoice_line BEGIN
  SELECT RAISE(ABORT, 'invoice_line: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM invoice_line WHERE id = NEW.id OR (invoice_id = NEW.invoice_id AND n = NEW.n)
     OR (claim_id = NEW.claim_id AND key = NEW.key AND NOT credit AND NOT NEW.credit));
  SELECT RAISE(ABORT, 'invoice_line: written with its invoice')
   WHERE NOT EXISTS (SELECT 1 FROM invoice i JOIN cases c ON c.id = i.case_id
     WHERE i.id = NEW.invoice_id AND i.event_seq = c.n_events + 1 AND (i.kind = 'credit_note') = NEW.credit);
  SELECT RAISE(ABORT, 'invoice_line: is a line of a claim that was raised')
   WHERE NOT NEW.credit AND NOT EXISTS (SELECT 1 FROM invoice i, claim m, json_each(m.lines) l
     WHERE i.id = NEW.invoice_id AND m.id = NEW.claim_id AND m.state = 'raised' AND m.currency = i.currency
       AND json_extract(l.value, '$.key') = NEW.key AND json_extract(l.value, '$.amount') = NEW.amount);
  SELECT RAISE(ABORT, 'invoice_line: credits no more than is left of the line')
   WHERE NEW.credit AND NOT EXISTS (SELECT 1 FROM invoice i JOIN invoice_line o ON o.invoice_id = i.credits_id
     WHERE i.id = NEW.invoice_id AND o.claim_id = NEW.claim_id AND o.key = NEW.key AND NOT o.credit
       AND (NEW.amount < 0) = (o.amount > 0) AND NEW.amount <> 0
       AND abs(NEW.amount + coalesce((SELECT sum(x.amount) FROM invoice_line x
         WHERE x.claim_id = NEW.claim_id AND x.key = NEW.key AND x.credit), 0)) <= abs(o.amount));
END;
CREATE TRIGGER invoice_line_update BEFORE UPDATE ON invoice_line BEGIN
  SELECT RAISE(ABORT, 'invoice_line: what was issued never changes');
END;
CREATE TRIGGER invoice_line_delete BEFORE DELETE ON invoice_line BEGIN
  SELECT RAISE(ABORT, 'invoice_line: what was issued never changes');
END;

CREATE TRIGGER payment_insert BEFORE INSERT ON payment BEGIN
  SELECT RAISE(ABORT, 'payment: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM payment WHERE id = NEW.id OR (account = NEW.account AND archive_id = NEW.archive_id));
END;
CREATE TRIGGER payment_update BEFORE UPDATE ON payment BEGIN
  SELECT RAISE(ABORT, 'payment: what came in never changes');
END;
CREATE TRIGGER payment_delete BEFORE DELETE ON payment BEGIN
  SELECT RAISE(ABORT, 'payment: what came in never changes');
END;

CREATE TRIGGER booking_insert BEFORE INSERT ON booking BEGIN
  SELECT RAISE(ABORT, 'booking: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM booking WHERE id = NEW.id OR reverses_id = NEW.reverses_id);
  SELECT RAISE(ABORT, 'booking: takes back one booking, and the whole of it')
   WHERE NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM booking r WHERE r.id = NEW.reverses_id
     AND r.payment_id = NEW.payment_id AND r.kind = NEW.kind AND r.invoice_id IS NEW.invoice_id AND r.amount > 0
     AND r.amount = -NEW.amount);
  SELECT RAISE(ABORT, 'booking: more than was paid')
   WHERE NEW.amount + coalesce((SELECT sum(b.amount) FROM booking b WHERE b.payment_id = NEW.payment_id), 0)
       > (SELECT p.amount FROM payment p WHERE p.id = NEW.payment_id);
  SELECT RAISE(ABORT, 'booking: a payment by the bank is no mistake of ours')
   WHERE NEW.kind = 'mistake' AND (SELECT p.source FROM payment p WHERE p.id = NEW.payment_id) IS NOT 'hand';
  SELECT RAISE(ABORT, 'booking: to an invoice of the same authority and currency, whose lines add up')
   WHERE NEW.invoice_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM invoice i JOIN payment p ON p.id = NEW.payment_id
     WHERE i.id = NEW.invoice_id AND i.kind = 'invoice' AND i.currency = p.currency AND i.authority = p.authority
       AND i.total = (SELECT sum(l.amount) FROM invoice_line l WHERE l.invoice_id = i.id));
  SELECT RAISE(ABORT, 'booking: more than is owed')
   WHERE NEW.amount > 0 AND NEW.amount > (SELECT s.balance FROM invoice_balance s WHERE s.invoice_id = NEW.invoice_id);
  SELECT RAISE(ABORT, 'booking: who decided the fee registers no payment of it')
   WHERE EXISTS (SELECT 1 FROM invoice_hand h JOIN payment p ON p.id = NEW.payment_id
     WHERE h.invoice_id = NEW.invoice_id AND h.did = 'decided' AND h.person_id IN (NEW.person_id, p.registered_by));
  SELECT RAISE(ABORT, 'booking: who wrote a part off registers no payment of it')
   WHERE EXISTS (SELECT 1 FROM invoice_hand h JOIN payment p ON p.id = NEW.payment_id
     WHERE h.invoice_id = NEW.invoice_id AND h.did = 'wrote_off' AND h.person_id IN (NEW.person_id, p.registered_by));
END;
CREATE TRIGGER booking_update BEFORE UPDATE ON booking BEGIN
  SELECT RAISE(ABORT, 'booking: is taken back by another, never changed');
END;
CREATE TRIGGER booking_delete BEFORE DELETE ON booking BEGIN
  SELECT RAISE(ABORT, 'booking: is taken back by another, never changed');
END;

CREATE TRIGGER write_off_insert BEFORE INSERT ON write_off BEGIN
  SELECT RAISE(ABORT, 'write_off: a row is never replaced') WHERE EXISTS (SELECT 1 FROM write_off WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'write_off: only with the act that two people signed')
   WHERE NOT EXISTS (SELECT 1 FROM two_person_act p JOIN cases c ON c.id = p.case_id
     WHERE p.id = NEW.act_id AND p.case_id = NEW.case_id AND p.signed_seq = NEW.event_seq AND p.signed_seq = c.n_events + 1);
  SELECT RAISE(ABORT, 'write_off: of an invoice of the case, and of its currency')
   WHERE NOT EXISTS (SELECT 1 FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id JOIN claim m ON m.id = l.claim_id
     WHERE i.id = NEW.invoice_id AND i.currency = NEW.currency AND m.case_id = NEW.case_id);
  SELECT RAISE(ABORT, 'write_off: more than is owed')
   WHERE NEW.amount > (SELECT s.balance FROM invoice_balance s WHERE s.invoice_id = NEW.invoice_id);
  SELECT RAISE(ABORT, 'write_off: who registered a payment of it does not approve')
   WHERE EXISTS (SELECT 1 FROM invoice_hand h JOIN two_person_act a ON a.id = NEW.act_id
     WHERE h.invoice_id = NEW.invoice_id AND h.did = 'registered' AND h.person_id = a.second_person);
  SELECT RAISE(ABORT, 'write_off: what was proposed, no more and no less')
   WHERE NEW.amount IS NOT (SELECT json_extract(nullif(x.body, ''), '$.rest') FROM event_content x
     JOIN two_person_act p ON p.case_id = x.case_id AND p.prepared_seq = x.seq WHERE p.id = NEW.act_id);
END;
CREATE TRIGGER write_off_update BEFORE UPDATE ON write_off BEGIN
  SELECT RAISE(ABORT, 'write_off: never changes');
END;
CREATE TRIGGER write_off_delete BEFORE DELETE ON write_off BEGIN
  SELECT RAISE(ABORT, 'write_off: never changes');
END;

CREATE TRIGGER objection_insert BEFORE INSERT ON objection BEGIN
  SELECT RAISE(ABORT, 'objection: a row is never replaced') WHERE EXISTS (SELECT 1 FROM objection WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'objection: is made unanswered, to a line of the case')
   WHERE NEW.answer IS NOT '' OR NEW.answered_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM invoice_line l JOIN claim m ON m.id = l.claim_id
     WHERE l.id = NEW.invoice_line_id AND m.case_id = NEW.case_id);
  SELECT RAISE(ABORT, 'objection: one to a line is open at a time')
   WHERE EXISTS (SELECT 1 FROM objection o WHERE o.invoice_line_id = NEW.invoice_line_id AND o.answered_at IS NULL);
END;
CREATE TRIGGER objection_update BEFORE UPDATE ON objection BEGIN
  SELECT RAISE(ABORT, 'objection: is answered once, and never changes')
   WHERE OLD.answered_at IS NOT NULL OR NEW.answered_at IS NULL OR NEW.answer = '' OR NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id
      OR NEW.invoice_line_id IS NOT OLD.invoice_line_id OR NEW.body IS NOT OLD.body OR NEW.person_id IS NOT OLD.person_id
      OR NEW.at IS NOT OLD.at;
END;
CREATE TRIGGER objection_delete BEFORE DELETE ON objection BEGIN
  SELECT RAISE(ABORT, 'objection: rows are kept');
END;

-- Readings of the law: what held on a day is never rewritten, so a choice is confirmed before its first day begins. The Oslo day
-- of an instant is its UTC day or the next: the earlier one is asked.
CREATE TRIGGER reading_choice_insert BEFORE INSERT ON reading_choice BEGIN
  SELECT RAISE(ABORT, 'reading_choice: a row is never replaced') WHERE EXISTS (SELECT 1 FROM reading_choice WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'reading_choice: is proposed before it is confirmed')
   WHERE NEW.state IS NOT 'proposed' OR NEW.second_person IS NOT NULL OR NEW.settled_at IS NOT NULL OR NEW.answer IS NOT '';
END;
CREATE TRIGGER reading_choice_update BEFORE UPDATE ON reading_choice BEGIN
  SELECT RAISE(ABORT, 'reading_choice: is settled once') WHERE OLD.state IS NOT 'proposed';
  SELECT RAISE(ABORT, 'reading_choice: what was proposed never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.case_type IS NOT OLD.case_type OR NEW.reading IS NOT OLD.reading OR NEW.choice IS NOT OLD.choice
      OR NEW.valid_from IS NOT OLD.valid_from OR NEW.reason IS NOT OLD.reason OR NEW.first_person IS NOT OLD.first_person
      OR NEW.proposed_at IS NOT OLD.proposed_at;
  SELECT RAISE(ABORT, 'reading_choice: two different people')
   WHERE NEW.second_person = NEW.first_person OR (NEW.state IN ('confirmed', 'rejected') AND NEW.second_person IS NULL);
  SELECT RAISE(ABORT, 'reading_choice: its first day has begun')
   WHERE NEW.state = 'confirmed' AND coalesce(NEW.valid_from <= date(NEW.settled_at / 1000, 'unixepoch'), 1);
END;
CREATE TRIGGER reading_choice_delete BEFORE DELETE ON reading_choice BEGIN
  SELECT RAISE(ABORT, 'reading_choice: rows are kept');
END;

-- Tables of the law that were loaded: as readings.
CREATE TRIGGER loaded_table_insert BEFORE INSERT ON loaded_table BEGIN
  SELECT RAISE(ABORT, 'loaded_table: a row is never replaced') WHERE EXISTS (SELECT 1 FROM loaded_table WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'loaded_table: is proposed before it is confirmed')
   WHERE NEW.state IS NOT 'proposed' OR NEW.second_person IS NOT NULL OR NEW.settled_at IS NOT NULL OR NEW.answer IS NOT '';
END;
CREATE TRIGGER loaded_table_update BEFORE UPDATE ON loaded_table BEGIN
  SELECT RAISE(ABORT, 'loaded_table: is settled once') WHERE OLD.state IS NOT 'proposed';
  SELECT RAISE(ABORT, 'loaded_table: what was proposed never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.table_name IS NOT OLD.table_name OR NEW.name IS NOT OLD.name
      OR NEW.valid_from IS NOT OLD.valid_from OR NEW.act IS NOT OLD.act OR NEW.place IS NOT OLD.place
      OR NEW.certainty IS NOT OLD.certainty OR NEW.note IS NOT OLD.note OR NEW.rows IS NOT OLD.rows OR NEW.sha256 IS NOT OLD.sha256
      OR NEW.reason IS NOT OLD.reason OR NEW.first_person IS NOT OLD.first_person OR NEW.proposed_at IS NOT OLD.proposed_at;
  SELECT RAISE(ABORT, 'loaded_table: two different people')
   WHERE NEW.second_person = NEW.first_person OR (NEW.state IN ('confirmed', 'rejected') AND NEW.second_person IS NULL);
  SELECT RAISE(ABORT, 'loaded_table: its first day has begun')
   WHERE NEW.state = 'confirmed' AND coalesce(NEW.valid_from <= date(NEW.settled_at / 1000, 'unixepoch'), 1);
END;
CREATE TRIGGER loaded_table_delete BEFORE DELETE ON loaded_table BEGIN
  SELECT RAISE(ABORT, 'loaded_table: rows are kept');
END;

-- Answers and ties are appended -------------------------------------------------------------------------------------------
CREATE TRIGGER impartiality_insert BEFORE INSERT ON impartiality BEGIN
  SELECT RAISE(ABORT, 'impartiality: a row is never replaced') WHERE EXISTS (SELECT 1 FROM impartiality WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'impartiality: the newest answer comes last')
   WHERE NEW.id <> -1 AND EXISTS (SELECT 1 FROM impartiality WHERE id > NEW.id);
END;
CREATE TRIGGER impartiality_update BEFORE UPDATE ON impartiality BEGIN
  SELECT RAISE(ABORT, 'impartiality: answers are appended');
END;
CREATE TRIGGER impartiality_delete BEFORE DELETE ON impartiality BEGIN
  SELECT RAISE(ABORT, 'impartiality: answers are appended');
END;

CREATE TRIGGER checklist_answer_insert BEFORE INSERT ON checklist_answer BEGIN
  SELECT RAISE(ABORT, 'checklist_answer: a row is never replaced') WHERE EXISTS (SELECT 1 FROM checklist_answer WHERE id = NEW.id);
END;
CREATE TRIGGER checklist_answer_update BEFORE UPDATE ON checklist_answer BEGIN
  SELECT RAISE(ABORT, 'checklist_answer: answers are appended');
END;
CREATE TRIGGER checklist_answer_delete BEFORE DELETE ON checklist_answer BEGIN
  SELECT RAISE(ABORT, 'checklist_answer: answers are appended');
END;

CREATE TRIGGER case_party_insert BEFORE INSERT ON case_party BEGIN
  SELECT RAISE(ABORT, 'case_party: a row is never replaced') WHERE EXISTS (SELECT 1 FROM case_party WHERE id = NEW.id);
END;
CREATE TRIGGER case_party_update BEFORE UPDATE ON case_party BEGIN
  SELECT RAISE(ABORT, 'case_party: may end, never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.party_id IS NOT OLD.party_id OR NEW.role IS NOT OLD.role
      OR NEW.since IS NOT OLD.since OR (OLD.until IS NOT NULL AND NEW.until IS NOT OLD.until);
END;
CREATE TRIGGER case_party_delete BEFORE DELETE ON case_party BEGIN
  SELECT RAISE(ABORT, 'case_party: deleted only with a draft')
   WHERE EXISTS (SELECT 1 FROM cases c WHERE c.id = OLD.case_id AND (c.n_events <> 0 OR c.year IS NOT NULL));
END;

CREATE TRIGGER membership_insert BEFORE INSERT ON membership BEGIN
  SELECT RAISE(ABORT, 'membership: a row is never replaced') WHERE EXISTS (SELECT 1 FROM membership WHERE id = NEW.id);
END;
CREATE TRIGGER membership_update BEFORE UPDATE ON membership BEGIN
  SELECT RAISE(ABORT, 'membership: may end, never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.person_id IS NOT OLD.person_id OR NEW.party_id IS NOT OLD.party_id OR NEW.rights IS NOT OLD.rights
      OR NEW.valid_from IS NOT OLD.valid_from OR (OLD.valid_until IS NOT NULL AND coalesce(NEW.valid_until > OLD.valid_until, 1))
      OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NOT OLD.revoked_at);
END;
CREATE TRIGGER membership_delete BEFORE DELETE ON membership BEGIN
  SELECT RAISE(ABORT, 'membership: rows are kept');
END;

-- Verifiers: a certificate is recorded by one person and confirmed by another, as a choice of a reading is; once the authority has
-- ended an accreditation, only what two people confirmed begins another.
CREATE TRIGGER registration_insert BEFORE INSERT ON registration BEGIN
  SELECT RAISE(ABORT, 'registration: a row is never replaced') WHERE EXISTS (SELECT 1 FROM registration WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'registration: is recorded before it is confirmed')
   WHERE NEW.state IS NOT 'proposed' OR NEW.second_person IS NOT NULL OR NEW.settled_at IS NOT NULL OR NEW.answer IS NOT '';
END;
CREATE TRIGGER registration_update BEFORE UPDATE ON registration BEGIN
  SELECT RAISE(ABORT, 'registration: is settled once') WHERE OLD.state IS NOT 'proposed';
  SELECT RAISE(ABORT, 'registration: what was recorded never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.name IS NOT OLD.name OR NEW.party_number IS NOT OLD.party_number
      OR NEW.party_country IS NOT OLD.party_country OR NEW.number IS NOT OLD.number OR NEW.country IS NOT OLD.country
      OR NEW.maritime IS NOT OLD.maritime OR NEW.valid_from IS NOT OLD.valid_from OR NEW.valid_until IS NOT OLD.valid_until
      OR NEW.email IS NOT OLD.email OR NEW.language IS NOT OLD.language OR NEW.filename IS NOT OLD.filename
      OR NEW.media_type IS NOT OLD.media_type OR NEW.size IS NOT OLD.size OR NEW.sha256 IS NOT OLD.sha256
      OR NEW.storage_key IS NOT OLD.storage_key OR NEW.first_person IS NOT OLD.first_person OR NEW.proposed_at IS NOT OLD.proposed_at;
  SELECT RAISE(ABORT, 'registration: two different people')
   WHERE NEW.second_person = NEW.first_person OR (NEW.state IN ('confirmed', 'rejected') AND NEW.second_person IS NULL);
END;
CREATE TRIGGER registration_delete BEFORE DELETE ON registration BEGIN
  SELECT RAISE(ABORT, 'registration: rows are kept');
END;
CREATE TRIGGER accreditation_insert BEFORE INSERT ON accreditation BEGIN
  SELECT RAISE(ABORT, 'accreditation: a row is never replaced') WHERE EXISTS (SELECT 1 FROM accreditation WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'accreditation: an end shortens an entry of the same certificate')
   WHERE NEW.ends_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accreditation a WHERE a.id = NEW.ends_id AND a.party_id = NEW.party_id
     AND a.number = NEW.number AND a.country = NEW.country AND a.valid_from = NEW.valid_from AND NEW.valid_until < a.valid_until);
  SELECT RAISE(ABORT, 'accreditation: an end is not put off')
   WHERE NEW.ends_id IS NOT NULL AND EXISTS (SELECT 1 FROM accreditation a WHERE a.ends_id IS NOT NULL AND NEW.valid_until >= a.valid_until
     AND a.id = (SELECT max(l.id) FROM accreditation l WHERE l.party_id = NEW.party_id));
  SELECT RAISE(ABORT, 'accreditation: after an end only what two people confirmed')
   WHERE NEW.ends_id IS NULL AND NEW.registration_id IS NULL AND (SELECT a.ends_id FROM accreditation a WHERE a.id =
     (SELECT max(l.id) FROM accreditation l WHERE l.party_id = NEW.party_id)) IS NOT NULL;
  SELECT RAISE(ABORT, 'accreditation: as it was confirmed')
   WHERE NEW.registration_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM registration r WHERE r.id = NEW.registration_id
     AND r.state = 'confirmed' AND r.number = NEW.number AND r.country = NEW.country AND r.maritime = NEW.maritime
     AND r.valid_from = NEW.valid_from AND r.valid_until = NEW.valid_until
     AND EXISTS (SELECT 1 FROM party p WHERE p.id = NEW.party_id AND p.number = r.party_number AND p.country = r.party_country));
END;
CREATE TRIGGER accreditation_update BEFORE UPDATE ON accreditation BEGIN
  SELECT RAISE(ABORT, 'accreditation: rows are appended');
END;
CREATE TRIGGER accreditation_delete BEFORE DELETE ON accreditation BEGIN
  SELECT RAISE(ABORT, 'accreditation: rows are kept');
END;

CREATE TRIGGER expected_note_insert BEFORE INSERT ON expected_note BEGIN
  SELECT RAISE(ABORT, 'expected_note: a row is never replaced') WHERE EXISTS (SELECT 1 FROM expected_note WHERE id = NEW.id);
END;
CREATE TRIGGER expected_note_update BEFORE UPDATE ON expected_note BEGIN
  SELECT RAISE(ABORT, 'expected_note: rows are appended');
END;
CREATE TRIGGER expected_note_delete BEFORE DELETE ON expected_note BEGIN
  SELECT RAISE(ABORT, 'expected_note: rows are kept');
END;

CREATE TRIGGER invitation_insert BEFORE INSERT ON invitation BEGIN
  SELECT RAISE(ABORT, 'invitation: a row is never replaced') WHERE EXISTS (SELECT 1 FROM invitation WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'invitation: begins open') WHERE NEW.outcome IS NOT NULL;
END;
CREATE TRIGGER invitation_update BEFORE UPDATE ON invitation BEGIN
  SELECT RAISE(ABORT, 'invitation: ends once, never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.party_id IS NOT OLD.party_id OR NEW.email IS NOT OLD.email OR NEW.rights IS NOT OLD.rights
      OR NEW.language IS NOT OLD.language OR NEW.invited_by IS NOT OLD.invited_by OR NEW.created_at IS NOT OLD.created_at
      OR NEW.expires_at IS NOT OLD.expires_at OR OLD.outcome IS NOT NULL;
END;
CREATE TRIGGER invitation_delete BEFORE DELETE ON invitation BEGIN
  SELECT RAISE(ABORT, 'invitation: rows are kept');
END;

CREATE TRIGGER membership_change_insert BEFORE INSERT ON membership_change BEGIN
  SELECT RAISE(ABORT, 'membership_change: a row is never replaced') WHERE EXISTS (SELECT 1 FROM membership_change WHERE id = NEW.id);
END;
CREATE TRIGGER membership_change_update BEFORE UPDATE ON membership_change BEGIN
  SELECT RAISE(ABORT, 'membership_change: the record never changes');
END;
CREATE TRIGGER membership_change_delete BEFORE DELETE ON membership_change BEGIN
  SELECT RAISE(ABORT, 'membership_change: the record never changes');
END;

CREATE TRIGGER mandate_insert BEFORE INSERT ON mandate BEGIN
  SELECT RAISE(ABORT, 'mandate: a row is never replaced') WHERE EXISTS (SELECT 1 FROM mandate WHERE id = NEW.id);
END;
CREATE TRIGGER mandate_update BEFORE UPDATE ON mandate BEGIN
  SELECT RAISE(ABORT, 'mandate: may end, never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.party_id IS NOT OLD.party_id OR NEW.agent_id IS NOT OLD.agent_id OR NEW.rights IS NOT OLD.rights
      OR NEW.scope IS NOT OLD.scope OR NEW.valid_from IS NOT OLD.valid_from
      OR (OLD.valid_until IS NOT NULL AND coalesce(NEW.valid_until > OLD.valid_until, 1))
      OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NOT OLD.revoked_at);
END;
CREATE TRIGGER mandate_delete BEFORE DELETE ON mandate BEGIN
  SELECT RAISE(ABORT, 'mandate: rows are kept');
END;

CREATE TRIGGER party_insert BEFORE INSERT ON party BEGIN
  SELECT RAISE(ABORT, 'party: a row is never replaced') WHERE EXISTS (SELECT 1 FROM party WHERE id = NEW.id);
END;
CREATE TRIGGER party_update BEFORE UPDATE ON party BEGIN
  SELECT RAISE(ABORT, 'party: the person behind a party never changes')
   WHERE NEW.id IS NOT OLD.id OR (OLD.person_id IS NOT NULL AND NEW.person_id IS NOT OLD.person_id);
END;
CREATE TRIGGER party_delete BEFORE DELETE ON party BEGIN
  SELECT RAISE(ABORT, 'party: rows are kept');
END;

CREATE TRIGGER person_insert BEFORE INSERT ON person BEGIN
  SELECT RAISE(ABORT, 'person: a row is never replaced') WHERE EXISTS (SELECT 1 FROM person WHERE id = NEW.id);
END;
CREATE TRIGGER person_update BEFORE UPDATE ON person BEGIN
  SELECT RAISE(ABORT, 'person: identity never changes') WHERE NEW.id IS NOT OLD.id;
END;
CREATE TRIGGER person_delete BEFORE DELETE ON person BEGIN
  SELECT RAISE(ABORT, 'person: rows are kept');
END;

-- Files, letters, sendings ------------------------------------------------------------------------------------------------
CREATE TRIGGER document_file_insert BEFORE INSERT ON document_file BEGIN
  SELECT RAISE(ABORT, 'document_file: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM document_file WHERE id = NEW.id OR (case_id = NEW.case_id AND number = NEW.number)
     OR (NEW.kind = 'annex' AND kind = 'annex' AND case_id = NEW.case_id AND row_key = NEW.row_key));
END;
CREATE TRIGGER document_file_update BEFORE UPDATE ON document_file BEGIN
  SELECT RAISE(ABORT, 'document_file: bytes, receipt and number never change')
   WHERE NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.direction IS NOT OLD.direction OR NEW.filename IS NOT OLD.filename
      OR NEW.media_type IS NOT OLD.media_type OR NEW.size IS NOT OLD.size OR NEW.sha256 IS NOT OLD.sha256
      OR NEW.storage_key IS NOT OLD.storage_key OR NEW.received_at IS NOT OLD.received_at
      OR (OLD.number IS NOT NULL AND NEW.number IS NOT OLD.number)
      OR (OLD.registered_at IS NOT NULL AND NEW.registered_at IS NOT OLD.registered_at)
      OR (OLD.purged_at IS NOT NULL AND NEW.purged_at IS NOT OLD.purged_at);
  SELECT RAISE(ABORT, 'document_file: what is in the journal stays as it is')
   WHERE OLD.number IS NOT NULL AND (NEW.withdrawn_at IS NOT OLD.withdrawn_at OR NEW.dated_on IS NOT OLD.dated_on
     OR NEW.kind IS NOT OLD.kind OR NEW.row_key IS NOT OLD.row_key OR NEW.title IS NOT OLD.title OR NEW.channel IS NOT OLD.channel
     OR NEW.sender IS NOT OLD.sender OR NEW.person_id IS NOT OLD.person_id OR NEW.restricted IS NOT OLD.restricted
     OR (NEW.purge_note IS NOT OLD.purge_note AND (OLD.purged_at IS NOT NULL OR NEW.purged_at IS NULL)));
  SELECT RAISE(ABORT, 'document_file: the number is taken')
   WHERE OLD.number IS NULL AND EXISTS (SELECT 1 FROM document_file d WHERE d.case_id = NEW.case_id AND d.number = NEW.number);
END;
CREATE TRIGGER document_file_delete BEFORE DELETE ON document_file BEGIN
  SELECT RAISE(ABORT, 'document_file: deleted only with a draft')
   WHERE OLD.number IS NOT NULL
      OR EXISTS (SELECT 1 FROM cases c WHERE c.id = OLD.case_id AND (c.n_events <> 0 OR c.year IS NOT NULL));
END;

CREATE TRIGGER letter_insert BEFORE INSERT ON letter BEGIN
  SELECT RAISE(ABORT, 'letter: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM letter WHERE id = NEW.id OR code = NEW.code OR (case_id = NEW.case_id AND event_seq = NEW.event_seq
     AND kind = NEW.kind AND recipient = NEW.recipient AND language = NEW.language AND printing = NEW.printing));
  SELECT RAISE(ABORT, 'letter: is ordered before it is printed')
   WHERE NEW.state IS NOT 'ordered' OR NEW.sha256 IS NOT NULL OR NEW.document_id IS NOT NULL OR NEW.printed_at IS NOT NULL;
  SELECT RAISE(ABORT, 'letter: belongs to an event')
   WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq);
END;
CREATE TRIGGER letter_of_correction BEFORE INSERT ON letter WHEN NEW.kind = 'correction' BEGIN
  SELECT RAISE(ABORT, 'letter: a correction says what it corrects')
   WHERE NOT EXISTS (SELECT 1 FROM correction k WHERE k.case_id = NEW.case_id AND k.event_seq = NEW.event_seq);
END;
CREATE TRIGGER letter_update BEFORE UPDATE ON letter BEGIN
  SELECT RAISE(ABORT, 'letter: what was ordered never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.event_seq IS NOT OLD.event_seq OR NEW.kind IS NOT OLD.kind
      OR NEW.recipient IS NOT OLD.recipient OR NEW.language IS NOT OLD.language OR NEW.printing IS NOT OLD.printing
      OR NEW.code IS NOT OLD.code OR NEW.number IS NOT OLD.number;
  SELECT RAISE(ABORT, 'letter: what was printed never changes')
   WHERE OLD.sha256 IS NOT NULL AND (NEW.sha256 IS NOT OLD.sha256 OR NEW.document_id IS NOT OLD.document_id
     OR NEW.printed_at IS NOT OLD.printed_at OR NEW.dated IS NOT OLD.dated OR NEW."values" IS NOT OLD."values"
     OR NEW.facts_version IS NOT OLD.facts_version OR NEW.state NOT IN ('printed', 'void'));
  SELECT RAISE(ABORT, 'letter: void is final') WHERE OLD.state = 'void' AND NEW.state IS NOT 'void';
  SELECT RAISE(ABORT, 'letter: printed means bytes of this case with their hash')
   WHERE NEW.state = 'printed' AND (NEW.printed_at IS NULL OR NOT EXISTS (SELECT 1 FROM document_file d
     WHERE d.id = NEW.document_id AND d.case_id = NEW.case_id AND d.sha256 = NEW.sha256));
END;
CREATE TRIGGER letter_delete BEFORE DELETE ON letter BEGIN
  SELECT RAISE(ABORT, 'letter: rows are kept');
END;

CREATE TRIGGER dispatch_insert BEFORE INSERT ON dispatch BEGIN
  SELECT RAISE(ABORT, 'dispatch: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM dispatch
     WHERE id = NEW.id OR (letter_id = NEW.letter_id AND recipient = NEW.recipient AND channel = NEW.channel));
  SELECT RAISE(ABORT, 'dispatch: only a printed letter is sent')
   WHERE NEW.sent_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.id = NEW.letter_id AND l.state = 'printed');
END;
CREATE TRIGGER dispatch_of_correction BEFORE INSERT ON dispatch BEGIN
  SELECT RAISE(ABORT, 'dispatch: a correction leaves when it is signed')
   WHERE EXISTS (SELECT 1 FROM letter l JOIN correction k ON k.case_id = l.case_id AND k.event_seq = l.event_seq
     WHERE l.id = NEW.letter_id AND l.kind = 'correction' AND k.done_seq IS NULL);
END;
CREATE TRIGGER dispatch_update BEFORE UPDATE ON dispatch BEGIN
  SELECT RAISE(ABORT, 'dispatch: what was sent to whom never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.letter_id IS NOT OLD.letter_id OR NEW.recipient IS NOT OLD.recipient
      OR NEW.channel IS NOT OLD.channel OR NEW.message_id IS NOT OLD.message_id OR NEW.attempts < OLD.attempts
      OR (OLD.sent_at IS NOT NULL AND NEW.sent_at IS NOT OLD.sent_at)
      OR (OLD.opened_at IS NOT NULL AND NEW.opened_at IS NOT OLD.opened_at)
      OR (OLD.returned_at IS NOT NULL AND NEW.returned_at IS NOT OLD.returned_at);
  SELECT RAISE(ABORT, 'dispatch: only a printed letter is sent')
   WHERE OLD.sent_at IS NULL AND NEW.sent_at IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.id = NEW.letter_id AND l.state = 'printed');
END;
CREATE TRIGGER dispatch_delete BEFORE DELETE ON dispatch BEGIN
  SELECT RAISE(ABORT, 'dispatch: rows are kept');
END;

-- Corrections of letters that left ------------------------------------------------------------------------------------------
CREATE TRIGGER correction_insert BEFORE INSERT ON correction BEGIN
  SELECT RAISE(ABORT, 'correction: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM correction WHERE case_id = NEW.case_id AND event_seq = NEW.event_seq);
  SELECT RAISE(ABORT, 'correction: written with its event')
   WHERE NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq
     AND e.seq = c.n_events + 1 AND e.kind = 'record:correct_letter');
  SELECT RAISE(ABORT, 'correction: of no letter of this case that left')
   WHERE NOT EXISTS (SELECT 1 FROM letter l JOIN dispatch d ON d.letter_id = l.id
     WHERE l.id = NEW.letter_id AND l.case_id = NEW.case_id AND l.state = 'printed' AND d.sent_at IS NOT NULL);
  SELECT RAISE(ABORT, 'correction: what two people signed, two people correct')
   WHERE NEW.done_seq IS NOT NULL
     AND (NEW.done_seq <> NEW.event_seq OR NOT EXISTS (SELECT 1 FROM letter l WHERE l.id = NEW.letter_id AND l.sends = 1));
END;
CREATE TRIGGER correction_update BEFORE UPDATE ON correction BEGIN
  SELECT RAISE(ABORT, 'correction: what is corrected, and how, never changes')
   WHERE NEW.case_id IS NOT OLD.case_id OR NEW.event_seq IS NOT OLD.event_seq OR NEW.letter_id IS NOT OLD.letter_id
      OR NEW.places IS NOT OLD.places OR NEW.why IS NOT OLD.why OR NEW.anew IS NOT OLD.anew OR OLD.done_seq IS NOT NULL;
  SELECT RAISE(ABORT, 'correction: only with the act that two people signed')
   WHERE NEW.done_seq IS NOT NULL AND NOT EXISTS (SELECT 1 FROM two_person_act p WHERE p.case_id = NEW.case_id
     AND p.kind = 'correction' AND p.prepared_seq = NEW.event_seq AND p.signed_seq = NEW.done_seq);
END;
CREATE TRIGGER correction_delete BEFORE DELETE ON correction BEGIN
  SELECT RAISE(ABORT, 'correction: rows are kept');
END;

-- Clocks ------------------------------------------------------------------------------------------------------------------
CREATE TRIGGER clock_insert BEFORE INSERT ON clock BEGIN
  SELECT RAISE(ABORT, 'clock: a row is never replaced') WHERE EXISTS (SELECT 1 FROM clock WHERE id = NEW.id);
END;
CREATE TRIGGER clock_update BEFORE UPDATE ON clock BEGIN
  SELECT RAISE(ABORT, 'clock: a running clock keeps its rule')
   WHERE NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.name IS NOT OLD.name OR NEW.owner IS NOT OLD.owner
      OR NEW.rule IS NOT OLD.rule;
END;
CREATE TRIGGER clock_delete BEFORE DELETE ON clock BEGIN
  SELECT RAISE(ABORT, 'clock: deleted only with a draft')
   WHERE EXISTS (SELECT 1 FROM cases c WHERE c.id = OLD.case_id AND (c.n_events <> 0 OR c.year IS NOT NULL));
END;
CREATE TRIGGER clock_event_insert BEFORE INSERT ON clock_event BEGIN
  SELECT RAISE(ABORT, 'clock_event: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM clock_event WHERE id = NEW.id OR (clock_id = NEW.clock_id AND seq = NEW.seq));
  SELECT CASE
      WHEN NEW."on" > k.lenient_due THEN RAISE(ABORT, 'clock_event: more time to appeal is given before it is over')
      WHEN NEW.data ->> '$.until' <= k.lenient_due THEN RAISE(ABORT, 'clock_event: the time to appeal is never shortened') END
    FROM clock k WHERE k.id = NEW.clock_id AND k.name = 'appeal' AND k.state <> 'stopped' AND NEW.kind = 'extend';
END;
CREATE TRIGGER clock_event_update BEFORE UPDATE ON clock_event BEGIN
  SELECT RAISE(ABORT, 'clock_event: what happened to a clock never changes');
END;
CREATE TRIGGER clock_event_delete BEFORE DELETE ON clock_event BEGIN
  SELECT RAISE(ABORT, 'clock_event: deleted only with a draft')
   WHERE NOT EXISTS (SELECT 1 FROM clock k JOIN cases c ON c.id = k.case_id
     WHERE k.id = OLD.clock_id AND c.n_events = 0 AND c.year IS NULL);
END;

-- What was found, asked and said -----------------------------------------------------------------------------------------
CREATE TRIGGER finding_insert BEFORE INSERT ON finding BEGIN
  SELECT RAISE(ABORT, 'finding: a row is never replaced') WHERE EXISTS (SELECT 1 FROM finding WHERE id = NEW.id
    OR (case_id = NEW.case_id AND rule = NEW.rule AND pointer = NEW.pointer AND part = NEW.part));
END;
CREATE TRIGGER finding_update BEFORE UPDATE ON finding BEGIN
  SELECT RAISE(ABORT, 'finding: what was found never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.rule IS NOT OLD.rule OR NEW.pointer IS NOT OLD.pointer
      OR NEW.part IS NOT OLD.part OR NEW.text IS NOT OLD.text OR NEW.source IS NOT OLD.source;
  SELECT RAISE(ABORT, 'finding: is accepted with a reason, by somebody')
   WHERE NEW.state = 'accepted' AND (NEW.accepted_reason = '' OR NEW.accepted_by IS NULL OR NEW.accepted_at IS NULL
     OR (OLD.state = 'accepted' AND (NEW.accepted_reason IS NOT OLD.accepted_reason OR NEW.accepted_by IS NOT OLD.accepted_by
       OR NEW.accepted_at IS NOT OLD.accepted_at)));
END;
CREATE TRIGGER finding_delete BEFORE DELETE ON finding BEGIN
  SELECT RAISE(ABORT, 'finding: deleted only with a draft')
   WHERE EXISTS (SELECT 1 FROM cases c WHERE c.id = OLD.case_id AND (c.n_events <> 0 OR c.year IS NOT NULL));
END;

CREATE TRIGGER reason_block_insert BEFORE INSERT ON reason_block BEGIN
  SELECT RAISE(ABORT, 'reason_block: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM reason_block WHERE case_id = NEW.case_id AND block = NEW.block);
END;
CREATE TRIGGER reason_block_update BEFORE UPDATE ON reason_block BEGIN
  SELECT RAISE(ABORT, 'reason_block: is written version by version')
   WHERE NEW.case_id IS NOT OLD.case_id OR NEW.block IS NOT OLD.block OR NEW.version NOT IN (OLD.version, OLD.version + 1)
      OR (NEW.version IS OLD.version AND (NEW.text IS NOT OLD.text OR NEW.saved_by IS NOT OLD.saved_by OR NEW.saved_at IS NOT OLD.saved_at));
END;
CREATE TRIGGER reason_block_delete BEFORE DELETE ON reason_block BEGIN
  SELECT RAISE(ABORT, 'reason_block: rows are kept');
END;

CREATE TRIGGER request_insert BEFORE INSERT ON request BEGIN
  SELECT RAISE(ABORT, 'request: a row is never replaced') WHERE EXISTS (SELECT 1 FROM request WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'request: is born open, with its event')
   WHERE NEW.state IS NOT 'open' OR NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id
     WHERE e.case_id = NEW.case_id AND e.seq = NEW.event_seq AND e.seq = c.n_events + 1);
END;
CREATE TRIGGER request_update BEFORE UPDATE ON request BEGIN
  SELECT RAISE(ABORT, 'request: what was asked never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.event_seq IS NOT OLD.event_seq
      OR NEW.sections IS NOT OLD.sections;
  SELECT RAISE(ABORT, 'request: is closed once')
   WHERE OLD.state <> 'open' AND (NEW.state IS NOT OLD.state OR NEW.due IS NOT OLD.due OR NEW.asked_until IS NOT OLD.asked_until
     OR NEW.asked_reason IS NOT OLD.asked_reason);
END;
CREATE TRIGGER request_delete BEFORE DELETE ON request BEGIN
  SELECT RAISE(ABORT, 'request: rows are kept');
END;

CREATE TRIGGER question_insert BEFORE INSERT ON question BEGIN
  SELECT RAISE(ABORT, 'question: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM question WHERE id = NEW.id OR (request_id = NEW.request_id AND n = NEW.n));
  SELECT RAISE(ABORT, 'question: is asked with its request')
   WHERE NOT EXISTS (SELECT 1 FROM request r JOIN cases c ON c.id = r.case_id
     WHERE r.id = NEW.request_id AND r.event_seq = c.n_events + 1);
END;
CREATE TRIGGER question_update BEFORE UPDATE ON question BEGIN
  SELECT RAISE(ABORT, 'question: what was asked never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.request_id IS NOT OLD.request_id OR NEW.n IS NOT OLD.n OR NEW.code IS NOT OLD.code
      OR NEW.wrong IS NOT OLD.wrong OR NEW.send IS NOT OLD.send OR NEW.why IS NOT OLD.why OR NEW.sections IS NOT OLD.sections;
  SELECT RAISE(ABORT, 'question: is answered while its request is open')
   WHERE (SELECT r.state FROM request r WHERE r.id = OLD.request_id) IS NOT 'open';
END;
CREATE TRIGGER question_delete BEFORE DELETE ON question BEGIN
  SELECT RAISE(ABORT, 'question: rows are kept');
END;

CREATE TRIGGER message_insert BEFORE INSERT ON message BEGIN
  SELECT RAISE(ABORT, 'message: a row is never replaced') WHERE EXISTS (SELECT 1 FROM message WHERE id = NEW.id);
  -- The letter has gone out here, or in the case that this one is about.
  SELECT RAISE(ABORT, 'message: nothing is asked before the party is told of its right to silence')
   WHERE NOT NEW.from_party
     AND EXISTS (SELECT 1 FROM told_first t JOIN cases c ON c.type = t.type AND c.state = t.state WHERE c.id = NEW.case_id)
     AND NOT EXISTS (SELECT 1 FROM told_first t JOIN cases c ON c.type = t.type AND c.state = t.state
       JOIN letter l ON l.kind = t.letter AND (l.case_id = c.id OR l.case_id IN (SELECT h.for_case_id FROM charge h WHERE h.case_id = c.id))
       JOIN dispatch d ON d.letter_id = l.id WHERE c.id = NEW.case_id AND d.sent_at IS NOT NULL);
END;
CREATE TRIGGER message_update BEFORE UPDATE ON message BEGIN
  SELECT RAISE(ABORT, 'message: what was said never changes');
END;
CREATE TRIGGER message_delete BEFORE DELETE ON message BEGIN
  SELECT RAISE(ABORT, 'message: what was said never changes');
END;
CREATE TRIGGER note_insert BEFORE INSERT ON note BEGIN
  SELECT RAISE(ABORT, 'note: a row is never replaced') WHERE EXISTS (SELECT 1 FROM note WHERE id = NEW.id);
END;
CREATE TRIGGER note_update BEFORE UPDATE ON note BEGIN
  SELECT RAISE(ABORT, 'note: what was written never changes');
END;
CREATE TRIGGER note_delete BEFORE DELETE ON note BEGIN
  SELECT RAISE(ABORT, 'note: what was written never changes');
END;

-- Time spent -------------------------------------------------------------------------------------------------------------
-- A correction takes the place of the row it names, so that a day is counted without the rows that were corrected.
CREATE TRIGGER time_entry_insert BEFORE INSERT ON time_entry BEGIN
  SELECT RAISE(ABORT, 'time_entry: a row is never replaced')
   WHERE EXISTS (SELECT 1 FROM time_entry WHERE id = NEW.id OR corrects_id = NEW.corrects_id);
  SELECT RAISE(ABORT, 'time_entry: is written before it is judged or locked')
   WHERE NEW.approved_by IS NOT NULL OR NEW.rejected_by IS NOT NULL OR NEW.locked_case_id IS NOT NULL;
  SELECT RAISE(ABORT, 'time_entry: is about a case with a number')
   WHERE NOT EXISTS (SELECT 1 FROM cases c WHERE c.id = NEW.case_id AND c.year IS NOT NULL);
  SELECT RAISE(ABORT, 'time_entry: a correction is of the same case and person')
   WHERE NEW.corrects_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM time_entry t
     WHERE t.id = NEW.corrects_id AND t.case_id = NEW.case_id AND t.person_id = NEW.person_id);
  SELECT RAISE(ABORT, 'time_entry: what is locked is not corrected')
   WHERE EXISTS (SELECT 1 FROM time_entry t WHERE t.id = NEW.corrects_id AND t.locked_case_id IS NOT NULL);
  SELECT RAISE(ABORT, 'time_entry: no work is written down before its day')
   WHERE coalesce(NEW.day > date(NEW.registered_at / 1000 + 7200, 'unixepoch'), 1);
  SELECT RAISE(ABORT, 'time_entry: a day has 24 hours')
   WHERE NEW.minutes + (SELECT coalesce(sum(t.minutes), 0) FROM time_entry t WHERE t.person_id = NEW.person_id
     AND t.day = NEW.day AND t.id IS NOT NEW.corrects_id
     AND NOT EXISTS (SELECT 1 FROM time_entry later WHERE later.corrects_id = t.id)) > 1440;
END;
CREATE TRIGGER time_entry_update BEFORE UPDATE ON time_entry BEGIN
  SELECT RAISE(ABORT, 'time_entry: what was written never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.person_id IS NOT OLD.person_id OR NEW.day IS NOT OLD.day
      OR NEW.minutes IS NOT OLD.minutes OR NEW.activity IS NOT OLD.activity OR NEW.billable IS NOT OLD.billable
      OR NEW.reason IS NOT OLD.reason OR NEW.note IS NOT OLD.note OR NEW.origin IS NOT OLD.origin
      OR NEW.registered_at IS NOT OLD.registered_at OR NEW.corrects_id IS NOT OLD.corrects_id;
  SELECT RAISE(ABORT, 'time_entry: is judged once')
   WHERE (OLD.approved_by IS NOT NULL OR OLD.rejected_by IS NOT NULL)
     AND (NEW.approved_by IS NOT OLD.approved_by OR NEW.approved_at IS NOT OLD.approved_at OR NEW.rejected_by IS NOT OLD.rejected_by
       OR NEW.rejected_at IS NOT OLD.rejected_at OR NEW.comment IS NOT OLD.comment);
  SELECT RAISE(ABORT, 'time_entry: two different people')
   WHERE NEW.approved_by = NEW.person_id OR NEW.rejected_by = NEW.person_id;
  SELECT RAISE(ABORT, 'time_entry: is locked once')
   WHERE OLD.locked_case_id IS NOT NULL AND (NEW.locked_case_id IS NOT OLD.locked_case_id OR NEW.locked_seq IS NOT OLD.locked_seq);
  SELECT RAISE(ABORT, 'time_entry: what was corrected is neither judged nor locked')
   WHERE EXISTS (SELECT 1 FROM time_entry t WHERE t.corrects_id = OLD.id);
  SELECT RAISE(ABORT, 'time_entry: is locked when approved, by an event of the case about its fee')
   WHERE OLD.locked_case_id IS NULL AND NEW.locked_case_id IS NOT NULL
     AND ((NEW.approved_by IS NULL AND NEW.minutes > 0) OR NEW.locked_case_id IS NEW.case_id
       OR NOT EXISTS (SELECT 1 FROM event e JOIN cases c ON c.id = e.case_id
         WHERE e.case_id = NEW.locked_case_id AND e.seq = NEW.locked_seq AND e.seq = c.n_events + 1));
END;
CREATE TRIGGER time_entry_delete BEFORE DELETE ON time_entry BEGIN
  SELECT RAISE(ABORT, 'time_entry: rows are kept');
END;

-- Work outside ------------------------------------------------------------------------------------------------------------
CREATE TRIGGER outbox_insert BEFORE INSERT ON outbox BEGIN
  SELECT RAISE(ABORT, 'outbox: a row is never replaced') WHERE EXISTS (SELECT 1 FROM outbox WHERE id = NEW.id OR key = NEW.key);
  SELECT RAISE(ABORT, 'outbox: is written undone') WHERE NEW.done_at IS NOT NULL;
END;
CREATE TRIGGER outbox_update BEFORE UPDATE ON outbox BEGIN
  SELECT RAISE(ABORT, 'outbox: what is to be done never changes')
   WHERE NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind OR NEW.key IS NOT OLD.key OR NEW.case_id IS NOT OLD.case_id
      OR NEW.payload IS NOT OLD.payload OR NEW.created_at IS NOT OLD.created_at;
  SELECT RAISE(ABORT, 'outbox: done is final')
   WHERE OLD.done_at IS NOT NULL AND (NEW.done_at IS NOT OLD.done_at OR NEW.lease IS NOT OLD.lease OR NEW.failed_at IS NOT OLD.failed_at);
END;
CREATE TRIGGER outbox_delete BEFORE DELETE ON outbox BEGIN
  SELECT RAISE(ABORT, 'outbox: rows are kept');
END;

CREATE TRIGGER counter_delta_insert BEFORE INSERT ON counter_delta BEGIN
  SELECT RAISE(ABORT, 'counter_delta: a row is never replaced') WHERE EXISTS (SELECT 1 FROM counter_delta WHERE id = NEW.id);
END;
CREATE TRIGGER counter_delta_update BEFORE UPDATE ON counter_delta BEGIN
  SELECT RAISE(ABORT, 'counter_delta: folded, never changed');
END;
