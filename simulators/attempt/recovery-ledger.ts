// The driver's side of the audit log: which rows the steps of an attempt must have caused there, and which they may have where the person got
// no answer and cannot know. Reconciliation compares this with the log itself at the end of a run.
import type { Action } from '../../scenarios/flows/action.ts';
import type { AuditActivity } from '../../scenarios/schema/directory-audit.ts';

export interface AuditedStep {
  readonly action: Action;
  readonly result: string;
  readonly code?: string | undefined;
  /** Of the person and of the machines, ms. */
  readonly spentMs: number;
}

/** In order. `sure: false`: each of these may be there. */
export interface ExpectedRows {
  readonly sure: boolean;
  readonly activities: readonly AuditActivity[];
}

const started = 'User started account recovery';
const issuing = 'User started identity issuance with certified partner';
const issued = 'User completed identity issuance with certified partner';
const notVerified = 'User failed document validation';
const presented = 'User completed identity presentation';
const notFaced = 'User failed face check comparison';
const matched = 'User account matched and validated';
const unmatched = 'User account not matched or validated';
const given = 'Admin registered security info';
const completed = ['User registered security information', 'User completed account recovery'] as const;

/** By action and result, with the code where it depends on that. What is not here writes nothing. */
const rows: { readonly [A in Action]?: Readonly<Record<string, readonly AuditActivity[]>> } = {
  'name-account-to-recover': { accepted: [started, issuing], unavailable: [started, issuing] },
  'capture-document': { refused: [notVerified], 'too-many-tries': [notVerified], unavailable: [notVerified] },
  'take-selfie': { refused: [notVerified], 'too-many-tries': [notVerified], unavailable: [notVerified] },
  'keep-credential': { accepted: [issued], unavailable: [issued] },
  'check-face': { accepted: [presented], 'too-many-tries': [notFaced], unavailable: [presented, notFaced] },
  'see-recovery-result': { accepted: [matched], evaluated: [matched], unavailable: [matched, unmatched] },
  'answer-help-desk': { accepted: [given], unavailable: [given] },
};

/** Refusals in which the claims were held against the account, and what came of that. */
const refusals: Readonly<Record<string, AuditActivity>> = {
  'claims-differ': unmatched,
  'name-missing': unmatched,
  'name-not-unique': unmatched,
  'validation-failed': unmatched,
  'validation-unavailable': unmatched,
  'pass-not-allowed': matched,
};

/** Told to the site by others, who do not know when a recovery has run out there: of one that has, it writes nothing. */
const toldByOthers: ReadonlySet<AuditActivity> = new Set([notVerified, issued, presented, notFaced]);
/** Clocks of ours and of the site's agree to less, ms. */
const nearEndMs = 5_000;

/** @param requestLifeMs of a recovery, by the policy that the person met. */
export function expectedAuditRows(steps: Iterable<AuditedStep>, requestLifeMs: number): readonly ExpectedRows[] {
  const expected: ExpectedRows[] = [];
  /** Since the recovery at hand began. */
  let sinceMs = 0;
  /** Of the pass that the person has, and of the sign-in with it. */
  let [passOfRecovery, recovers] = [false, false];
  for (const { action, result, code, spentMs } of steps) {
    sinceMs = action === 'name-account-to-recover' ? 0 : sinceMs + spentMs;
    const sure = result !== 'unavailable';
    const refusal = action === 'see-recovery-result' && result === 'refused' ? refusals[code ?? ''] : undefined;
    const activities = refusal === undefined ? (rows[action]?.[result] ?? []) : [refusal];
    const mayBeOver = sinceMs > requestLifeMs - nearEndMs && activities.some((activity) => toldByOthers.has(activity));
    if (activities.length > 0) expected.push({ sure: sure && !mayBeOver, activities });
    // The recovery was over at the site when the wallet came to it: perhaps before it was told of the credential, too.
    if (action === 'present-credential' && result === 'ended' && expected.at(-1)?.activities[0] === issued)
      expected.splice(-1, 1, { sure: false, activities: [issued] });
    if (action === 'see-recovery-result' && result === 'accepted') passOfRecovery = true;
    if (action === 'answer-help-desk' && result === 'accepted') passOfRecovery = false;
    if (action === 'submit-pass' && (result === 'accepted' || !sure)) recovers = passOfRecovery;
    if (action === 'create-passkey' && recovers && (result === 'registered' || !sure)) {
      expected.push({ sure, activities: completed });
      if (sure) recovers = false;
    }
  }
  return expected;
}
