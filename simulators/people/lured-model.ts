// What somebody does who is phished, and what whoever phishes them does: causes alone. In all else they are asked as people are.
import type { Attack, AttackMove } from '../attacks/attack.ts';
import type { Action } from '../../scenarios/flows/action.ts';
import type { HumanModel, Intent, Situation } from './intent.ts';
import { IntentInHand } from './intent-in-hand.ts';
import { followLink } from './paging.ts';
import type { ChanceId } from './parameter-table.ts';
import type { Parameters } from './parameters.ts';
import { Person } from './person.ts';
import { otherwise } from './unmeant-model.ts';

export interface PhishingGround {
  /** Who calls the help desk in the person's name. Absent: nobody does. */
  readonly caller?: ((human: HumanModel) => HumanModel) | undefined;
  readonly seed: number;
  readonly parameters: Parameters;
  readonly trained: boolean;
}

export function phishedModel(
  ground: PhishingGround,
  human: HumanModel,
  attack: Attack,
  by: AttackMove['by'],
): HumanModel {
  return by === 'person' ? luredModel(ground, human, attack) : attackerModel(ground, ground.caller?.(human) ?? human);
}

function luredModel({ seed, parameters, trained }: PhishingGround, human: HumanModel, attack: Attack): HumanModel {
  const person = new Person(seed, parameters);
  const as =
    <I>(answer: (asked: Person) => I) =>
    (situation: Situation): I =>
      answer(person.in(situation));
  const follows = attack.pretext === 'call' ? 'lure-followed-from-call' : 'lure-followed-from-message';
  /** Odds of those whom training has reached. */
  const odds = (asked: Person) => (trained ? asked.ofUser.value('training-effect') : 1);
  const byHand = attack.id === 'harvest' || attack.pretext === 'call';
  /** Before it reaches the target, somebody has to enter it there. */
  const enteredByHand =
    <A extends Action & ('submit-password' | 'submit-code')>(action: A) =>
    (situation: Situation): Intent<A> => {
      const intent = human[action](situation) as Intent<A>;
      return byHand ? { ...intent, modelledMs: intent.modelledMs + delayMs(person.in(situation)) } : intent;
    };
  return otherwise(human, {
    'weigh-message': as((asked) => {
      const modelledMs = asked.atStep.durationMs('message-weighing');
      if (asked.inAttempt.happens(follows, odds(asked))) return { modelledMs, result: 'followed' };
      return { modelledMs, result: asked.inAttempt.happens('lure-reported') ? 'reported' : 'passed-over' };
    }),
    'open-lure': as(followLink),
    'weigh-page': as((asked) => weigh(asked, 'lure-page-weighing', 'lure-page-trusted', odds(asked), 'trusted')),
    'weigh-other-way': as((asked) =>
      weigh(asked, 'other-way-weighing', 'other-way-taken-at-lure', odds(asked), 'taken'),
    ),
    'give-pass': () => new IntentInHand().opens(0),
    'hand-over-pass': as((asked) => {
      const { codeInHand: text = '' } = asked.situation;
      return { modelledMs: text.length * asked.atStep.durationMs('key-of-code') + delayMs(asked), text };
    }),
    'submit-password': enteredByHand('submit-password'),
    'submit-code': enteredByHand('submit-code'),
  });
}

/** Drawn for the attempt: whoever falls for a lure falls for it whatever they sign in by, and so in every arm. */
function weigh<R extends 'trusted' | 'taken'>(
  { atStep, inAttempt }: Person,
  time: 'lure-page-weighing' | 'other-way-weighing',
  falls: ChanceId,
  odds: number,
  result: R,
): { readonly modelledMs: number; readonly result: R | 'left' | 'reported' } {
  const modelledMs = atStep.durationMs(time);
  if (inAttempt.happens(falls, odds)) return { modelledMs, result };
  return { modelledMs, result: inAttempt.happens('lure-reported') ? 'reported' : 'left' };
}

const delayMs = ({ atStep }: Person): number => atStep.durationMs('operator-delay');

/** Without a slip, and as fast as a hand is; what the person is asked meanwhile, the person answers. */
function attackerModel({ seed, parameters }: PhishingGround, human: HumanModel): HumanModel {
  const person = new Person(seed, parameters);
  const byHand = (situation: Situation) => delayMs(person.in(situation));
  const opens = (situation: Situation) => new IntentInHand().opens(byHand(situation));
  const confirms = (situation: Situation) => new IntentInHand().answers(byHand(situation), 'confirmed');
  const administered = () => new IntentInHand().opens(remediedAfterMs);
  return otherwise(human, {
    'open-sign-in': opens,
    'submit-user-name': (situation) => new IntentInHand().types(byHand(situation), situation.userPrincipalName),
    'submit-password': (situation) => new IntentInHand().types(byHand(situation), situation.password),
    'open-external-check': opens,
    'weigh-prompt': (situation) => {
      const { atStep } = person.in(situation);
      const modelledMs = atStep.durationMs('prompt-weighing');
      if (atStep.happens('unexpected-prompt-approved')) return { modelledMs, result: 'approved' };
      return { modelledMs, result: atStep.happens('lure-reported') ? 'reported' : 'declined' };
    },
    'answer-external-check': () => new IntentInHand().types(0, 'approve'),
    'return-from-external-check': () => new IntentInHand().opens(0),
    'reach-for-passkey': ({ passkeyAt }) =>
      new IntentInHand().finds(0, passkeyAt === 'nowhere' ? 'not-at-hand' : 'on-this-device'),
    'use-passkey': confirms,
    'open-passkey-registration': opens,
    'create-passkey': confirms,
    'open-home': opens,
    'replay-assertion': opens,
    'reset-password-of-account': administered,
    'revoke-sessions': administered,
    'delete-passkeys': administered,
    patienceMs: () => Number.MAX_SAFE_INTEGER,
  });
}

/** Soon enough that no session has run out by itself: what is asked is what a remedy ends, not when somebody takes it. */
const remediedAfterMs = 60_000;
