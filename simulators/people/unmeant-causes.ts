// What comes to an account between two needs to sign in, without being one: drawn for each need, common to all arms, so that the same pages
// are left and the same strangers come in each. Causes alone: whether a prompt has anything to offer, whether a password opens the account
// and when it locks says the system. Addressed by (seed, scope, parameter, user, need); needs draw nothing here and are not moved by it.
//
// Strangers come to an account as a run of passwords before the need: "the next to come is a stranger" is drawn until it is not, so that
// with a chance s they make s of all attempts; a factor of mean 1 on the odds, drawn for each account and need, makes them come in bursts.
import { lognormalOfMeanOne } from '../../scenarios/sampling/distribution.ts';
import type { Unmeant } from '../../scenarios/schema/unmeant.ts';
import { AimedDraws, type Draws } from './draws.ts';
import { scopeOf } from './draw-scope.ts';
import type { ParameterId } from './parameter-table.ts';
import type { Parameters } from './parameters.ts';
import type { SignInNeed, VirtualUser } from './virtual-user.ts';

/** `leaked`: which of the leaked pairs of this person; 0 is their password before this one. `common`: which of those that many people have. */
export type GuessedPassword =
  | { readonly kind: 'right' }
  | { readonly kind: 'leaked'; readonly pair: number }
  | { readonly kind: 'common'; readonly rank: number };

export interface Guess {
  /** Before the need, ms. */
  readonly beforeMs: number;
  readonly password: GuessedPassword;
  /** Of all addresses that strangers have. */
  readonly address: number;
}

/** What came before a need. All of it may have come in vain: who has no passkey meets no autofill. */
export interface CausesBefore {
  /** Of each page that was come upon and left, how long before the need, ms. */
  readonly pagesLeftMs: readonly number[];
  /** The page brought a prompt up by itself, and it was closed. */
  readonly automaticPromptClosed: boolean;
  readonly autofillPassedOver: boolean;
  /** The page asks for a passkey where there is none. */
  readonly askedForNone: boolean;
  readonly wrongAccount: boolean;
  readonly wrongDevice: boolean;
  /** The first to come first. */
  readonly guesses: readonly Guess[];
}

export type UnmeantCauses = (user: VirtualUser, need: SignInNeed, sinceMs: number) => CausesBefore;

/** Ids of the parameters that are asked for where the scenario has the one or the other. */
const parametersOf: { readonly [P in keyof Unmeant]: readonly ParameterId[] } = {
  people: [
    'page-left',
    'automatic-prompt',
    'automatic-prompt-waved-away',
    'autofill-prompt',
    'autofill-prompt-passed-over',
    'passkey-offered-not-there',
    'wrong-account-first',
    'wrong-device-first',
  ],
  strangers: [
    'stranger-guess',
    'stranger-burst-spread',
    'stranger-guess-gap',
    'stranger-guess-leaked',
    'stranger-guess-right',
  ],
};

/** Of a scenario that has not both: whatever these are, nothing that it lives changes. */
export function parametersUnasked({ unmeant }: { readonly unmeant: Unmeant }): ReadonlySet<string> {
  return new Set([
    ...(unmeant.people ? [] : parametersOf.people),
    ...(unmeant.strangers ? [] : parametersOf.strangers),
  ]);
}

/** More than anybody comes upon a page between two needs; a bound only. */
const pagesAtMost = 20;
/** At one account before one need: beyond it a program goes on to the next account. */
export const guessesAtMost = 100;
/** Pairs of one person on the lists that strangers try: the services that a person has and that lost them are few. Assumed. */
const leakedPairs = 3;
/** Passwords that sprays go through. */
const commonPasswords = 1_000;
export const strangersAddresses = 762;

const nothingOfPerson: Omit<CausesBefore, 'guesses'> = {
  pagesLeftMs: [],
  automaticPromptClosed: false,
  autofillPassedOver: false,
  askedForNone: false,
  wrongAccount: false,
  wrongDevice: false,
};
const noGuesses: readonly Guess[] = [];

/** Whatever arm and devices are. */
export function comesNothing(drawn: CausesBefore): boolean {
  const { automaticPromptClosed, autofillPassedOver, askedForNone, wrongAccount, wrongDevice } = drawn;
  const isPrompted = automaticPromptClosed || autofillPassedOver || askedForNone;
  return !isPrompted && !wrongAccount && !wrongDevice && drawn.pagesLeftMs.length === 0 && drawn.guesses.length === 0;
}

/** Undefined: the scenario has neither, and nothing is drawn. */
export function unmeantCauses(
  { people, strangers }: Unmeant,
  seed: number,
  parameters: Parameters,
): UnmeantCauses | undefined {
  if (!people && !strangers) return undefined;
  const scope = scopeOf(seed, parameters, 'human/unmeant');
  const aimed = new AimedDraws('next');
  return (user, { ordinal }, sinceMs) => {
    const draws = aimed.aim(scope, user, ordinal, undefined);
    const ofPerson = people ? ofThePerson(draws, sinceMs) : nothingOfPerson;
    const { pagesLeftMs, automaticPromptClosed, autofillPassedOver, askedForNone, wrongAccount, wrongDevice } =
      ofPerson;
    return {
      pagesLeftMs,
      automaticPromptClosed,
      autofillPassedOver,
      askedForNone,
      wrongAccount,
      wrongDevice,
      guesses: strangers ? ofStrangers(draws, sinceMs) : noGuesses,
    };
  };
}

function ofThePerson(draws: Draws, sinceMs: number): Omit<CausesBefore, 'guesses'> {
  const pagesLeftMs: number[] = [];
  while (pagesLeftMs.length < pagesAtMost && draws.happens('page-left'))
    pagesLeftMs.push(Math.ceil(draws.stream('page-left-at').uniform() * sinceMs));
  // All are drawn before any is looked at, so that one that is set moves no other.
  const comes = draws.happens('automatic-prompt');
  const closed = draws.happens('automatic-prompt-waved-away');
  const offered = draws.happens('autofill-prompt');
  const passedOver = draws.happens('autofill-prompt-passed-over');
  return {
    pagesLeftMs,
    automaticPromptClosed: comes && closed,
    autofillPassedOver: offered && passedOver,
    askedForNone: draws.happens('passkey-offered-not-there'),
    wrongAccount: draws.happens('wrong-account-first'),
    wrongDevice: draws.happens('wrong-device-first'),
  };
}

function ofStrangers(draws: Draws, sinceMs: number): readonly Guess[] {
  const burst = lognormalOfMeanOne(draws.value('stranger-burst-spread'), draws.stream('stranger-burst').uniform());
  const guesses: Guess[] = [];
  let beforeMs = 0;
  while (guesses.length < guessesAtMost && draws.happens('stranger-guess', burst)) {
    const isLast = guesses.length === 0;
    // From the last back to the first, none before the need before.
    const agoMs = isLast ? draws.stream('stranger-at').uniform() * sinceMs : draws.durationMs('stranger-guess-gap');
    beforeMs = Math.min(sinceMs, beforeMs + Math.ceil(agoMs));
    guesses.unshift({ beforeMs, password: guessedPassword(draws), address: addressOf(draws, guesses[0]) });
  }
  return guesses;
}

function guessedPassword(draws: Draws): GuessedPassword {
  const right = draws.happens('stranger-guess-right');
  const leaked = draws.happens('stranger-guess-leaked');
  const u = draws.stream('stranger-password').uniform();
  if (right) return { kind: 'right' };
  return leaked
    ? { kind: 'leaked', pair: Math.floor(u * leakedPairs) }
    : { kind: 'common', rank: Math.floor(u * commonPasswords) };
}

/** A run comes from one address. */
function addressOf(draws: Draws, next: Guess | undefined): number {
  return next === undefined
    ? Math.floor(draws.stream('stranger-address').uniform() * strangersAddresses)
    : next.address;
}
