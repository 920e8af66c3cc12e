// A recovery as one expects it to go: whoever comes gets on at every page and before every camera, and the help desk asks what its procedure
// says. What the machines of those who check identities say, and a real target, is never taken from here.
import { actionResults } from '../../../../scenarios/flows/action.ts';
import { recoveryActions } from '../../../../scenarios/flows/recovery-action.ts';
import type { DeskProof } from '../../../../scenarios/schema/help-desk.ts';
import { nothingMeasured, type Performed, type RecoverySession } from '../../../attempt/target-session.ts';

export interface ExpectedRecovery {
  /** Proofs that the help desk asks for, in this order. */
  readonly procedure: readonly DeskProof[];
  /** Characters: typing it takes as long as typing the real one. */
  readonly passLength: number;
}

const healthy = Object.fromEntries(
  recoveryActions.map((action) => [
    action,
    () => Promise.resolve({ result: actionResults[action][0], measured: nothingMeasured }),
  ]),
) as unknown as RecoverySession;

/** @param onPass the pass has been taken. */
export function expectedRecovery({ procedure, passLength }: ExpectedRecovery, onPass: () => void): RecoverySession {
  const pass = '0'.repeat(passLength);
  let asked = 0;
  return {
    ...healthy,
    'see-recovery-result': () =>
      Promise.resolve({ result: 'accepted', codeRead: pass, measured: nothingMeasured } as const),
    'submit-pass': ({ cause }) => {
      if (cause === 'pass-mistyped') return Promise.resolve({ result: 'wrong', measured: nothingMeasured } as const);
      onPass();
      return Promise.resolve({ result: 'accepted', measured: nothingMeasured } as const);
    },
    'call-help-desk': () => {
      asked = 0;
      return Promise.resolve({ result: 'asked-for-more', asksFor: procedure[0], measured: nothingMeasured } as const);
    },
    'answer-help-desk': (): Promise<Performed<'answer-help-desk'>> => {
      asked += 1;
      const asksFor = procedure[asked];
      return Promise.resolve(
        asksFor === undefined
          ? { result: 'accepted', codeRead: pass, measured: nothingMeasured }
          : { result: 'asked-for-more', asksFor, measured: nothingMeasured },
      );
    },
  };
}
