// The one pass over attempts and steps: a temporary table with a row for each attempt and what its steps say about it.
// Everything a metric needs is an expression over these columns, so no metric reads the steps again.
import { flowsFor } from '../../scenarios/flows/purpose-of.ts';
import type { Run } from './open-run.ts';
import { actionsShowing, setBacks } from '../../scenarios/schema/action.ts';

const passwordPrompts = actionsShowing('password', 'code');
const passkeyPrompts = actionsShowing('passkey');

const listed = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

/** Method of the arm itself; a passkey of the phone is a passkey. */
const ownMethod = `CASE a.arm WHEN 'passkey' THEN a.method IN ('passkey', 'passkey-of-phone') ELSE a.method = a.arm END`;
const ownPrompt = `CASE s.arm WHEN 'passkey' THEN s.action IN (${listed(passkeyPrompts)}) ELSE s.action IN (${listed(passwordPrompts)}) END`;
/** Codes and passwords of the reset flow are not prompts to sign in. */
const flowOfStep = `split_part(s.step, '/', 1)`;
const isPrompt = `s.action IN (${listed([...passwordPrompts, ...passkeyPrompts])}) AND ${flowOfStep} NOT IN (${listed(flowsFor('reset'))})`;
const inReset = `${flowOfStep} IN (${listed(flowsFor('reset'))})`;
const inRegistration = `${flowOfStep} IN (${listed(flowsFor('registration'))})`;

/**
 * Columns of `facts`, a row for each attempt (void ones too; the relations leave them out):
 * run columns, `succeeded`, `own_method`, `seconds` (measured + modelled, without overhead), `first_try` (no set-back),
 * `prompts`, `prompts_accepted`, `own_prompts`, `own_prompts_accepted`, `locked_out`, `reset`, `reached_registration`,
 * `registration_seconds`, `last_step`. Also the view `counted_steps`: steps with the purpose of their attempt, without those of void ones.
 */
export async function createAttemptFacts(run: Run): Promise<void> {
  await run.execute(`
    CREATE TEMP TABLE facts AS
    WITH per_attempt AS (
      SELECT s.user_id, s.arm, s.flow, s.attempt,
        count(*) FILTER (WHERE ${isPrompt})::INTEGER AS prompts,
        count(*) FILTER (WHERE ${isPrompt} AND s.result = 'accepted')::INTEGER AS prompts_accepted,
        count(*) FILTER (WHERE ${isPrompt} AND ${ownPrompt})::INTEGER AS own_prompts,
        count(*) FILTER (WHERE ${isPrompt} AND ${ownPrompt} AND s.result = 'accepted')::INTEGER AS own_prompts_accepted,
        bool_or(s.result IN (${listed(setBacks)})) AS set_back,
        bool_or(s.result = 'locked-out') AS locked_out,
        bool_or(${inReset}) AS reset,
        bool_or(s.action = 'open-passkey-registration' AND s.result = 'shown') AS reached_registration,
        sum(s.measured_ms + s.modelled_ms) FILTER (WHERE ${inRegistration}) / 1000 AS registration_seconds,
        arg_max(s.step, s."index") AS last_step
      FROM steps s
      GROUP BY ALL
    )
    SELECT a.user_id, a.persona, a.arm, a.flow, a.purpose, a.attempt, a.session, a.day, a.outcome, a.step, a.code, a.fell_back, a.quiet,
      a.measured_ms, a.modelled_ms, a.overhead_ms,
      a.outcome = 'succeeded' AS succeeded,
      coalesce(${ownMethod}, false) AS own_method,
      (a.measured_ms + a.modelled_ms) / 1000 AS seconds,
      NOT coalesce(p.set_back, false) AS first_try,
      coalesce(p.prompts, 0) AS prompts, coalesce(p.prompts_accepted, 0) AS prompts_accepted,
      coalesce(p.own_prompts, 0) AS own_prompts, coalesce(p.own_prompts_accepted, 0) AS own_prompts_accepted,
      coalesce(p.locked_out, false) AS locked_out, coalesce(p.reset, false) AS reset,
      coalesce(p.reached_registration, false) AS reached_registration,
      coalesce(p.registration_seconds, 0) AS registration_seconds,
      p.last_step
    FROM attempts a LEFT JOIN per_attempt p
      ON a.user_id = p.user_id AND a.arm = p.arm AND a.flow = p.flow AND a.attempt = p.attempt`);
  await run.execute(`
    CREATE TEMP VIEW counted_steps AS SELECT s.*, f.purpose FROM steps s
    JOIN (SELECT user_id, arm, flow, attempt, purpose FROM facts WHERE outcome <> 'void') f
      ON f.user_id = s.user_id AND f.arm = s.arm AND f.flow = s.flow AND f.attempt = s.attempt`);
}
