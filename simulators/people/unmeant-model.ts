// What somebody does who goes through a flow without a need: a person who waves a prompt away or types the password of elsewhere, a stranger's
// program. In all else they are asked as people always are.
import type { Cause } from '../../scenarios/schema/attempt.ts';
import type { HumanModel, Situation } from './intent.ts';

/** Takes a prompt in and closes it; types a password as people do, though another one. */
export function withoutNeed(human: HumanModel, cause: Cause): HumanModel {
  const close = (situation: Situation) =>
    ({ modelledMs: human['choose-another-way'](situation).modelledMs, prompt: 'dismissed', cause }) as const;
  return otherwise(human, {
    ...(cause === 'page-not-meant'
      ? { 'open-sign-in': (situation) => ({ ...human['open-sign-in'](situation), cause }) }
      : {}),
    'use-passkey': close,
    'use-passkey-for-user-name': close,
    'submit-password': (situation) => ({
      modelledMs: human['submit-password'](situation).modelledMs,
      text: situation.password,
      cause,
    }),
  });
}

/** A program: at once, and without a slip or an end to its patience. */
export function strangerModel(human: HumanModel, cause: Cause): HumanModel {
  return otherwise(human, {
    'open-sign-in': () => ({ modelledMs: 0 }),
    'submit-user-name': ({ userPrincipalName }) => ({ modelledMs: 0, text: userPrincipalName }),
    'submit-password': ({ password }) => ({ modelledMs: 0, text: password, cause }),
    patienceMs: () => Number.MAX_SAFE_INTEGER,
  });
}

/** By prototype: k6 makes its human model when it is first asked. */
function otherwise(human: HumanModel, answers: Partial<HumanModel>): HumanModel {
  return Object.assign(Object.create(human) as HumanModel, answers);
}
