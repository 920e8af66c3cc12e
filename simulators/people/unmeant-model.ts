// What somebody does who goes through a flow without a need: a person who waves a prompt away or types the password of elsewhere, a stranger's
// program. In all else they are asked as people always are.
import type { Cause } from '../../scenarios/schema/attempt.ts';
import type { HumanModel, Situation } from './intent.ts';
import { IntentInHand } from './intent-in-hand.ts';

/** Made once for each cause: attempts without a need are many. */
const kept = new WeakMap<HumanModel, Map<Cause, HumanModel>>();

function keptFor(human: HumanModel, cause: Cause, make: () => HumanModel): HumanModel {
  const known = kept.get(human) ?? new Map<Cause, HumanModel>();
  if (known.size === 0) kept.set(human, known);
  let model = known.get(cause);
  if (model === undefined) known.set(cause, (model = make()));
  return model;
}

/** Takes a prompt in and closes it; types a password as people do, though another one. */
export function withoutNeed(human: HumanModel, cause: Cause): HumanModel {
  return keptFor(human, cause, () => withoutNeedModel(human, cause));
}

/** A program: at once, and without a slip or an end to its patience. */
export function asStranger(human: HumanModel, cause: Cause): HumanModel {
  return keptFor(human, cause, () => strangerModel(human, cause));
}

function withoutNeedModel(human: HumanModel, cause: Cause): HumanModel {
  const close = (situation: Situation) =>
    new IntentInHand().answers(human['choose-another-way'](situation).modelledMs, 'dismissed', cause);
  return otherwise(human, {
    ...(cause === 'page-not-meant'
      ? {
          'open-sign-in': (situation) =>
            Object.assign(new IntentInHand().opens(human['open-sign-in'](situation).modelledMs), { cause }),
        }
      : {}),
    'use-passkey': close,
    'use-passkey-for-user-name': close,
    'submit-password': (situation) =>
      new IntentInHand().types(human['submit-password'](situation).modelledMs, situation.password, cause),
  });
}

function strangerModel(human: HumanModel, cause: Cause): HumanModel {
  return otherwise(human, {
    'open-sign-in': () => new IntentInHand().opens(0),
    'submit-user-name': ({ userPrincipalName }) => new IntentInHand().types(0, userPrincipalName),
    'submit-password': ({ password }) => new IntentInHand().types(0, password, cause),
    patienceMs: () => Number.MAX_SAFE_INTEGER,
  });
}

/** Answers in place of some of those of another model. By prototype: k6 makes its human model when it is first asked. */
export function otherwise(human: HumanModel, answers: Partial<HumanModel>): HumanModel {
  return Object.assign(Object.create(human) as HumanModel, answers);
}
