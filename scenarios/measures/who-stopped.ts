// Who stopped a move of an attack that came to nothing, at which step, with which code.
import type { AbandonReason, Purpose } from '../flows/flow.ts';
import type { Outcome } from '../schema/attempt.ts';
import type { CountedStep } from './counted-attempt.ts';
import type { Stopper } from './phishing-counts.ts';
import { stepName } from './step-name.ts';

export interface Stop {
  readonly by: Stopper;
  /** "flow/step". */
  readonly step: string;
  readonly code: string;
}

interface Moved {
  readonly purpose: Purpose;
  readonly outcome: Outcome;
  readonly steps: readonly StoppingStep[];
}
type StoppingStep = Pick<CountedStep, 'flow' | 'step' | 'action' | 'result' | 'code'>;

/** Of Microsoft Entra: what was shown holds, and does not suffice here, or not from there. */
const policyCodes: ReadonlySet<string> = new Set([
  '50072',
  '50074',
  '50076',
  '50078',
  '50079',
  '50105',
  '53000',
  '53001',
  '53002',
  '53003',
  '53010',
  '130500',
  '130501',
  '130502',
  '135016',
  'no-password',
  'pass-not-allowed',
]);

/** What a browser, not a target, says of a passkey: names of DOMExceptions. */
const browserCode = /^[A-Z]\w+Error$/;

/** A browser knows no such relying party at that address; the target sees another origin in the answer. */
const originCodes: ReadonlySet<string> = new Set(['SecurityError', '135008']);

/** Of giving up, who has brought it about where nobody but the reason says it. */
const byReason: { readonly [R in AbandonReason]?: Stopper } = {
  'session-over': 'site',
  'locked-out': 'site',
  'lure-reported': 'desk',
  'nothing-to-steal': 'nothing-there',
  'nothing-to-approve': 'nothing-there',
};

/** Of giving up, where a passkey that did not work can be why. */
const becauseOfPasskey: ReadonlySet<AbandonReason> = new Set([
  'grew-suspicious',
  'lure-reported',
  'no-passkey-and-no-other-way',
]);

/** @throws for a move that worked, or that was void: nobody stopped it. */
export function whoStopped({ purpose, outcome, steps }: Moved): Stop {
  const stop = stopOf(outcome, steps);
  // A caller is turned away by whoever answers, or by nobody answering.
  return purpose === 'impostor' && stop.by !== 'policy' ? { ...stop, by: 'desk' } : stop;
}

function stopOf(outcome: Outcome, steps: readonly StoppingStep[]): Stop {
  switch (outcome.kind) {
    case 'refused':
      return { by: refusedBy(outcome.code), step: outcome.step, code: outcome.code };
    case 'abandoned':
      return abandoned(outcome, steps);
    case 'timed-out':
      return { by: 'person', step: outcome.step, code: 'timed-out' };
    case 'succeeded':
    case 'void':
      throw new Error(`nobody stopped a move that ended ${outcome.kind}`);
  }
}

/** Whether a target took the password, and then said that it does not suffice. */
export const isOfPolicy = (code: string | undefined): boolean => code !== undefined && policyCodes.has(code);

export const isOfOrigin = (code: string | undefined): boolean => code !== undefined && originCodes.has(code);

export const isPasskeyTried = (action: string): boolean =>
  action === 'use-passkey' || action === 'use-passkey-of-phone';

function refusedBy(code: string): Stopper {
  if (policyCodes.has(code)) return 'policy';
  return browserCode.test(code) ? 'browser' : 'site';
}

function abandoned({ step, reason }: Extract<Outcome, { kind: 'abandoned' }>, steps: readonly StoppingStep[]): Stop {
  const last = steps.at(-1);
  const isDenied = last?.result === 'passkey-only' || (reason === 'nothing-to-steal' && isOfPolicy(last?.code));
  if (isDenied) return { by: 'policy', step, code: last?.code ?? reason };
  // Whoever goes away because the passkey did not work was stopped by what refused it.
  const refused = becauseOfPasskey.has(reason) ? refusedPasskey(steps) : undefined;
  if (refused !== undefined) return refused;
  return { by: byReason[reason] ?? 'person', step, code: reason };
}

function refusedPasskey(steps: readonly StoppingStep[]): Stop | undefined {
  const tried = steps.findLast(({ action, code }) => isPasskeyTried(action) && code !== undefined);
  return tried?.code === undefined
    ? undefined
    : { by: refusedBy(tried.code), step: stepName(tried.flow, tried.step), code: tried.code };
}
