// What a metric can be a share of: attempts, prompts (sums over attempts), needs to sign in, person-days, registrants.
// Each is a SELECT over `facts` with columns arm, persona, user_id and the ones its metrics use.

const signIn = `purpose = 'sign-in'`;

export const relations = {
  /** Sign-in attempts, void ones too: only for metrics about our own failures. */
  'all attempts': `SELECT * FROM facts`,
  /** Sign-in attempts that ended by the person's or the target's doing. */
  attempts: `SELECT * FROM facts WHERE ${signIn} AND outcome <> 'void'`,
  /**
   * Needs to sign in, restarts included. A need with a void attempt is left out whole: what the person would have reached
   * is not known, and to keep only those that succeeded in spite of it would flatter the rate.
   */
  sessions: `SELECT arm, persona, user_id, session,
      bool_or(succeeded) AS succeeded, bool_or(succeeded AND own_method) AS succeeded_by_method,
      count(*) FILTER (WHERE locked_out) AS locked_out, count(*) FILTER (WHERE reset) AS resets,
      count(*) FILTER (WHERE fell_back) AS fallbacks, count(*) FILTER (WHERE outcome = 'abandoned') AS give_ups
    FROM facts WHERE ${signIn} GROUP BY arm, persona, user_id, session HAVING NOT bool_or(outcome = 'void')`,
  /** Days on which a person needed to sign in; without days that hold a void attempt, for the same reason. */
  'person-days': `SELECT arm, persona, user_id, day,
      bool_or(succeeded) AS succeeded, bool_or(succeeded AND own_method) AS succeeded_by_method
    FROM facts WHERE ${signIn} GROUP BY arm, persona, user_id, day HAVING NOT bool_or(outcome = 'void')`,
  /** People who reached the registration page. */
  registrants: `SELECT arm, persona, user_id,
      bool_or(succeeded) AS registered, coalesce(sum(registration_seconds) FILTER (WHERE succeeded), 0) AS registration_seconds
    FROM facts WHERE purpose = 'registration' AND outcome <> 'void' AND reached_registration
    GROUP BY arm, persona, user_id`,
} as const;
export type Relation = keyof typeof relations;
