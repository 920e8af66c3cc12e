// One attack on one account, move by move as it is lived: what the person gave, when somebody else was in, what is left to them after the
// remedies, and who stopped it.
import type { AttackKind } from '../schema/phishing.ts';
import { isAccepted } from '../flows/action-result.ts';
import type { CountedAttempt, CountedStep } from './counted-attempt.ts';
import { phishingTimesS, type AttackCounts, type AttackTrace } from './phishing-counts.ts';
import { noAttacks, type AttackSums } from './phishing-sums.ts';
import { stepName } from './step-name.ts';
import { isOfOrigin, isOfPolicy, isPasskeyTried, whoStopped } from './who-stopped.ts';

/** What of an attempt is looked at. */
export type MoveOfAttack = Pick<
  CountedAttempt,
  'user' | 'persona' | 'arm' | 'flow' | 'purpose' | 'outcome' | 'measuredMs' | 'modelledMs'
> & { readonly steps: readonly StepOfAttack[] };
type StepOfAttack = Pick<CountedStep, 'flow' | 'step' | 'action' | 'result' | 'code' | 'measuredMs' | 'modelledMs'>;

export interface EndedAttack {
  readonly counts: AttackCounts;
  readonly trace: AttackTrace;
}

export class AttackChain {
  readonly #beganAtMs: number;
  readonly #counts: AttackSums;
  readonly #moves: AttackTrace['moves'] = [];
  /** Remedies so far. */
  readonly #remedied = { reset: false, revoked: false, deleted: false };
  #stop: ReturnType<typeof whoStopped> | undefined;
  #hasVoid = false;
  #passkeyWasTaken = false;

  constructor(kind: AttackKind, beganAtMs: number) {
    this.#beganAtMs = beganAtMs;
    this.#counts = noAttacks(kind);
    this.#counts.attacked = 1;
  }

  /** The next move, whose time goes on from the one before. */
  add(move: MoveOfAttack, startedAtMs: number): void {
    const { outcome, purpose, measuredMs, modelledMs } = move;
    if (outcome.kind === 'void') {
      this.#hasVoid = true;
      return;
    }
    let atMs = startedAtMs;
    for (const step of move.steps) {
      atMs += step.measuredMs + step.modelledMs;
      if (purpose === 'lure') this.#lured(step);
      else this.#attacked(step, atMs);
    }
    if (outcome.kind === 'abandoned' && outcome.reason === 'lure-reported')
      this.#reported(startedAtMs + measuredMs + modelledMs);
    this.#stop = outcome.kind === 'succeeded' ? undefined : whoStopped(move);
    this.#moves.push(traced(move));
  }

  /** Undefined: a move was void, so that it is not known what would have come of the attack. */
  ended({ arm, persona, user }: Pick<MoveOfAttack, 'arm' | 'persona' | 'user'>): EndedAttack | undefined {
    const counts = this.#counts;
    if (this.#hasVoid) return undefined;
    counts.gave = Math.max(
      counts.gavePassword,
      counts.gaveCode,
      counts.gavePass,
      counts.gaveApproval,
      counts.passkeyTaken,
    );
    const stop = this.#stop;
    const isTakenOver = counts.takenOver === 1;
    if (!isTakenOver && stop === undefined) throw new Error('an attack ended that nobody stopped and that got nowhere');
    if (!isTakenOver && stop !== undefined) counts.stops[`${stop.by} ${stop.step} ${stop.code}`] = 1;
    const end = isTakenOver || stop === undefined ? 'taken-over' : stop.by;
    return { counts, trace: { arm, persona, kind: counts.kind, end, user, moves: this.#moves } };
  }

  #lured({ action, result, code }: StepOfAttack): void {
    const counts = this.#counts;
    if (action === 'weigh-message' && result === 'followed') counts.followed = 1;
    if (action === 'weigh-page' && result === 'trusted') counts.trusted = 1;
    if (action === 'submit-password' && (isAccepted(result) || isOfPolicy(code))) counts.gavePassword = 1;
    if (action === 'submit-code' && isAccepted(result)) counts.gaveCode = 1;
    if (action === 'hand-over-pass' && (isAccepted(result) || isOfPolicy(code))) counts.gavePass = 1;
    if (action === 'return-from-external-check' && isAccepted(result)) counts.gaveApproval = 1;
    if (!isPasskeyTried(action)) return;
    counts.passkeyTried = 1;
    if (isOfOrigin(code)) counts.originRefused = 1;
    if (!isAccepted(result)) return;
    counts.passkeyTaken = 1;
    this.#passkeyWasTaken = true;
  }

  #attacked({ action, result }: StepOfAttack, atMs: number): void {
    const { remains } = this.#counts;
    const remedied = this.#remedied;
    const works = isAccepted(result) ? 1 : 0;
    switch (action) {
      case 'reset-password-of-account':
        remedied.reset = true;
        break;
      case 'revoke-sessions':
        remedied.revoked = true;
        break;
      case 'delete-passkeys':
        remedied.deleted = true;
        break;
      case 'open-home':
        this.#openedHome(result === 'shown', atMs);
        break;
      case 'return-from-external-check':
        if (works === 1) this.#counts.gaveApproval = 1;
        if (works === 1) this.#tookOver(atMs, false);
        break;
      case 'submit-password':
        if (result === 'signed-in') this.#tookOver(atMs, false);
        break;
      case 'create-passkey':
        if (result === 'registered') this.#counts.ownPasskey = 1;
        break;
      case 'replay-assertion':
        if (works === 1) this.#tookOver(atMs, true);
        break;
      case 'use-passkey':
      case 'use-passkey-of-phone':
        if (remedied.deleted) {
          remains.deletions = 1;
          remains.passkeyAfterDeletion = works;
        } else if (remedied.reset) {
          remains.passkeys = 1;
          remains.passkeyAfterRemedies = works;
        }
        // By one of their own the person's was not needed.
        else if (works === 1) this.#tookOver(atMs, this.#counts.ownPasskey === 0);
        break;
      default:
    }
  }

  #openedHome(isShown: boolean, atMs: number): void {
    const { remains } = this.#counts;
    if (this.#remedied.revoked) remains.afterRevocation = isShown ? 1 : 0;
    else if (this.#remedied.reset) {
      remains.sessions = 1;
      remains.afterReset = isShown ? 1 : 0;
    } else if (isShown) this.#tookOver(atMs, this.#passkeyWasTaken);
  }

  #tookOver(atMs: number, byPasskey: boolean): void {
    const counts = this.#counts;
    if (counts.takenOver === 1) return;
    counts.takenOver = 1;
    counts.byPasskey = byPasskey ? 1 : 0;
    addTime(counts.takenOverBy, atMs - this.#beganAtMs);
  }

  #reported(atMs: number): void {
    this.#counts.reported = 1;
    addTime(this.#counts.reportedBy, atMs - this.#beganAtMs);
  }
}

function addTime(times: number[], ms: number): void {
  const place = phishingTimesS.findIndex((endS) => ms / 1_000 <= endS);
  if (place >= 0) times[place] = (times[place] ?? 0) + 1;
}

function traced({ flow, purpose, outcome, steps, measuredMs, modelledMs }: MoveOfAttack): AttackTrace['moves'][number] {
  return {
    flow,
    by: purpose === 'lure' ? 'person' : 'attacker',
    ended: 'code' in outcome ? outcome.code : 'reason' in outcome ? outcome.reason : outcome.kind,
    seconds: (measuredMs + modelledMs) / 1_000,
    steps: steps.map(({ flow: of, step, result, code }) => ({
      step: stepName(of, step),
      result,
      ...(code === undefined ? {} : { code }),
    })),
  };
}
