// A target as one expects it to answer: healthy, quick, and strict about passwords only. A rehearsal is lived against it to know what the
// person will most likely be asked. What a real target answers is never taken from here.
import {
  actionResults,
  actionsAt,
  type ActionAt,
  type ActionShowing,
  type ResultOf,
} from '../../../../scenarios/flows/action.ts';
import type { AttackAction } from '../../../../scenarios/flows/attack-action.ts';
import type { RecoveryAction } from '../../../../scenarios/flows/recovery-action.ts';
import type { ExternalAnswer } from '../../../../scenarios/flows/external-answer.ts';
import type { AccountHolder } from '../../../attempt/account-holder.ts';
import {
  nothingMeasured,
  type Performed,
  type TargetAction,
  type TargetSession,
} from '../../../attempt/target-session.ts';
import { withoutAttack } from '../../../attempt/without-attack.ts';
import { withoutRecovery } from '../../../attempt/without-recovery.ts';
import type { Passkey } from '../../../authenticator/passkey.ts';
import { expectedRecovery, type ExpectedRecovery } from './expected-recovery.ts';

export interface ExpectedTarget {
  readonly account: AccountHolder;
  /** What follows a right password. */
  readonly afterPassword: Extract<ResultOf<'submit-password'>, 'accepted' | 'asked-elsewhere' | 'signed-in'>;
  /** What the app or the message says; a message's code cannot be known ahead. */
  readonly codeAt: (flow: string, nowMs: number) => string;
  /** The passkey that registering would make. */
  readonly newPasskey: () => Passkey;
  /** Absent: nobody recovers an account. */
  readonly recovery?: ExpectedRecovery;
}

/** Whatever is asked on a page, answered as if all were well. */
const healthy = Object.fromEntries(
  actionsAt('page', 'form').map((action) => [
    action,
    () => Promise.resolve({ result: actionResults[action][0], measured: nothingMeasured }),
  ]),
) as unknown as Pick<TargetSession, Exclude<ActionAt<'page' | 'form'>, RecoveryAction | AttackAction>>;

export function expectedTarget({
  account,
  afterPassword,
  codeAt,
  newPasskey,
  recovery,
}: ExpectedTarget): TargetSession {
  let multifactor = false;
  let approved = false;
  const answers = <A extends TargetAction>(result: ResultOf<A>): Performed<A> => ({
    result,
    measured: nothingMeasured,
  });
  const byPrompt = <A extends ActionShowing<'passkey'>>({ prompt }: { prompt: string }) =>
    Promise.resolve(answers<A>((prompt === 'confirmed' ? 'accepted' : 'not-allowed') as ResultOf<A>));

  return {
    recovery: recovery === undefined ? withoutRecovery : expectedRecovery(recovery, () => (multifactor = true)),
    attack: withoutAttack,
    ...healthy,
    'submit-password': ({ text }) => Promise.resolve(answers(text === account.password ? afterPassword : 'wrong')),
    'obtain-code': (_intent, { flow, nowMs }) =>
      Promise.resolve({ ...answers<'obtain-code'>('in-hand'), codeRead: codeAt(flow, nowMs) }),
    'submit-code': ({ cause }) => {
      multifactor ||= cause !== 'code-mistyped';
      return Promise.resolve(answers(cause === 'code-mistyped' ? 'wrong' : 'accepted'));
    },
    'answer-external-check': ({ text }) => {
      approved = text === ('approve' satisfies ExternalAnswer);
      return Promise.resolve(answers('shown'));
    },
    'return-from-external-check': () => {
      multifactor ||= approved;
      return Promise.resolve(answers(approved ? 'accepted' : 'wrong'));
    },
    'use-passkey': byPrompt<'use-passkey'>,
    'use-passkey-for-user-name': byPrompt<'use-passkey-for-user-name'>,
    'use-passkey-of-phone': byPrompt<'use-passkey-of-phone'>,
    'open-passkey-registration': () => Promise.resolve(answers(multifactor ? 'shown' : 'refused')),
    'create-passkey': ({ prompt }) => {
      if (prompt !== 'confirmed') return Promise.resolve(answers('not-allowed'));
      account.passkeys = [...account.passkeys, newPasskey()];
      return Promise.resolve(answers('registered'));
    },
  };
}
