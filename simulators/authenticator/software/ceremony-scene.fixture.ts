// For tests: a scene of ceremonies, played on two sides that should give the same answers.
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { CeremonyErrorReason } from './ceremony-error.ts';
import { assertionFields, registrationFields } from './ceremony-fields.fixture.ts';
import type { Answer, AuthenticatorTraits, CeremonySide, LooseOptions } from './ceremony-side.fixture.ts';
import type { PersonAtPrompt } from './software-authenticator.ts';

export interface Scene {
  readonly origin?: string;
  /** Where they differ from the ordinary ones. */
  readonly traits?: Partial<AuthenticatorTraits>;
  readonly acts: readonly Act[];
}
export type Act =
  | { readonly do: 'create' | 'get'; readonly with: Options }
  | { readonly do: 'change-person'; readonly person: PersonAtPrompt };
/** Options that may name passkeys made earlier, which have other ids on the other side. */
export type Options = (ids: readonly string[]) => LooseOptions;

export const willing: PersonAtPrompt = { presence: 'confirms', verification: 'succeeds' };
export const ordinary: AuthenticatorTraits = {
  transport: 'internal',
  keepsDiscoverable: true,
  backup: 'device-bound',
  counts: true,
  person: willing,
};

export const creation = (other: LooseOptions = {}): LooseOptions => ({
  rp: { name: 'Test' },
  user: { id: 'AQID', name: 'ada', displayName: 'Ada' },
  challenge: 'Y2hhbGxlbmdlIG9mIGEgcmVnaXN0cmF0aW9u',
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  ...other,
});
export const request = (other: LooseOptions = {}): LooseOptions => ({
  challenge: 'Y2hhbGxlbmdlIG9mIGEgc2lnbi1pbg',
  ...other,
});
export const create = (other: LooseOptions | Options = {}): Act => ({
  do: 'create',
  with: (ids) => creation(typeof other === 'function' ? other(ids) : other),
});
export const get = (other: LooseOptions | Options = {}): Act => ({
  do: 'get',
  with: (ids) => request(typeof other === 'function' ? other(ids) : other),
});
export const changePerson = (person: PersonAtPrompt): Act => ({ do: 'change-person', person });

/** For these a browser waits until the request times out. */
const waitedFor: ReadonlySet<CeremonyErrorReason | undefined> = new Set<CeremonyErrorReason>([
  'user-not-present',
  'attachment-mismatch',
  'transport-mismatch',
]);
const patienceMs = 40;
const endlessMs = 5_000;

export interface Sides {
  readonly ours: CeremonySide;
  readonly judge: CeremonySide;
}
/** Answers in the order of the acts, taken apart. */
export interface Played {
  readonly ours: readonly object[];
  readonly judge: readonly object[];
}

/** Plays up to the first act in which the sides differ. */
export async function playScene(
  { origin = 'https://example.org', traits = {}, acts }: Scene,
  { ours, judge }: Sides,
): Promise<Played> {
  const whole = { ...ordinary, ...traits };
  await ours.plugIn(whole);
  await judge.plugIn(whole);
  const made = { ours: [] as RegistrationResponseJSON[], judge: [] as RegistrationResponseJSON[] };
  const played = { ours: [] as object[], judge: [] as object[] };
  let { person } = whole;
  for (const act of acts) {
    if (act.do === 'change-person') {
      person = act.person;
      await ours.setPerson(act.person);
      await judge.setPerson(act.person);
      continue;
    }
    const options = (side: keyof Sides) => act.with(made[side].map(({ id }) => id));
    if (act.do === 'create') {
      const our = await ours.create(origin, options('ours'));
      const their = await judge.create(origin, { timeout: timeoutAfter(our, person), ...options('judge') });
      if ('given' in our) made.ours.push(our.given);
      if ('given' in their) made.judge.push(their.given);
      played.ours.push(fieldsOf(our, (given) => comparable(registrationFields(given), whole)));
      played.judge.push(fieldsOf(their, (given) => comparable(registrationFields(given), whole)));
    } else {
      const our = await ours.get(origin, options('ours'));
      const their = await judge.get(origin, { timeout: timeoutAfter(our, person), ...options('judge') });
      played.ours.push(fieldsOf(our, (given) => assertionFields(given, made.ours)));
      played.judge.push(fieldsOf(their, (given) => assertionFields(given, made.judge)));
    }
    if (JSON.stringify(played.ours.at(-1)) !== JSON.stringify(played.judge.at(-1))) break;
  }
  return played;
}

/** Short where ours says that a browser would wait: a judge that sees it otherwise answers sooner than that. */
function timeoutAfter(our: Answer<unknown>, person: PersonAtPrompt): number {
  return 'refused' in our && (waitedFor.has(our.why) || person.presence === 'dismisses') ? patienceMs : endlessMs;
}

function fieldsOf<T>(answer: Answer<T>, fields: (given: T) => object): object {
  return 'given' in answer ? fields(answer.given) : { refused: answer.refused };
}

/** Chromium's counters can be switched off only after a registration, which therefore always says 1. */
function comparable(fields: object, { counts }: AuthenticatorTraits): object {
  return counts
    ? fields
    : { ...fields, object: 'counter differs', authenticatorData: 'counter differs', signCount: 'differs' };
}
