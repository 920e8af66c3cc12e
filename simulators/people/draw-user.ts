// Draws one virtual user: who they are, what they carry, and the traits that make their attempts alike.
import { lognormalOfMeanOne } from '../../scenarios/sampling/distribution.ts';
import { openStream, type Stream } from '../../scenarios/sampling/stream.ts';
import { weightedChoice } from '../../scenarios/sampling/weighted-choice.ts';
import type { Persona } from '../../scenarios/schema/persona.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { DeviceKind, Provider } from '../../scenarios/schema/provider.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import { openDraws } from './draws.ts';
import type { Parameters } from './parameters.ts';
import { drawPassword } from './draw-password.ts';
import { DrawnUser, populationStream } from './drawn-user.ts';
import type { IdentitySource } from './identity.ts';
import type { Device, Traits, VirtualUser } from './virtual-user.ts';

export interface UserSources {
  readonly seed: number;
  readonly parameters: Parameters;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly identities: IdentitySource;
  readonly groups: Scenario['groups'];
}

const averageTraits: Traits = { slowness: 1, carelessness: 1, forgetfulness: 1, patience: 1 };

/** What of a user no parameter bears on. */
export type Circumstances = Pick<
  VirtualUser,
  | 'locale'
  | 'givenName'
  | 'surname'
  | 'displayName'
  | 'userName'
  | 'mobileNumber'
  | 'alternateEmail'
  | 'secondFactor'
  | 'devices'
>;

/** @throws PilotError provider-missing or locale-unknown, when the persona names what is not there. */
export function drawCircumstances(
  sources: Omit<UserSources, 'parameters'>,
  persona: Persona,
  index: number,
): Circumstances {
  const stream = streamsOf(sources.seed, index);
  return {
    ...sources.identities.identityOf(index, pick(persona.locales.shares, stream('locale')), stream('identity')),
    secondFactor: pick(persona.secondFactor.shares, stream('second-factor')),
    devices: drawDevices(sources, persona, stream),
  };
}

/** @throws PilotError as drawCircumstances. */
export function drawUser(
  sources: UserSources,
  persona: Persona,
  index: number,
  circumstances = drawCircumstances(sources, persona, index),
): VirtualUser {
  const { seed, parameters } = sources;
  const stream = streamsOf(seed, index);
  const traits = drawTraits(sources, persona, index);
  // The same scope as the human model's: password-length means one thing.
  const ofUser = openDraws(
    seed,
    parameters,
    { index, persona: persona.id, traits },
    { scope: 'human/user', again: 'same' },
  );
  const passwordLength = Math.round(ofUser.value('password-length'));
  const drawn = {
    ...circumstances,
    index,
    persona: persona.id,
    groups: groupsOf(sources, persona.id, index),
    password: drawPassword(passwordLength, stream('password')),
    traits,
  };
  return new DrawnUser(drawn, seed, passwordLength);
}

/** In the order of the scenario, the persona first. */
function groupsOf({ seed, groups }: UserSources, persona: string, index: number): readonly string[] {
  const declared = Object.entries(groups).filter(
    ([id, { personas, share }]) =>
      (personas === undefined || personas.includes(persona)) &&
      (share >= 1 || openStream({ seed, purpose: `population/group/${id}`, user: index }).uniform() < share),
  );
  return [persona, ...declared.map(([id]) => id)];
}

function streamsOf(seed: number, index: number): (property: string) => Stream {
  return (property) => populationStream(seed, index, property);
}

function drawTraits({ seed, parameters }: UserSources, persona: Persona, index: number): Traits {
  const spread = openDraws(
    seed,
    parameters,
    { index, persona: persona.id, traits: averageTraits },
    { scope: 'human/user', again: 'same' },
  );
  const draw = (trait: keyof Traits) =>
    lognormalOfMeanOne(
      spread.value(`${trait}-spread`),
      openStream({ seed, purpose: `population/${trait}`, user: index }).uniform(),
    );
  return {
    slowness: draw('slowness'),
    carelessness: draw('carelessness'),
    forgetfulness: draw('forgetfulness'),
    patience: draw('patience'),
  };
}

/** One uniform decides the provider on both devices: who uses a provider on one mostly uses it on the other. */
function drawDevices(
  { providers }: Pick<UserSources, 'providers'>,
  persona: Persona,
  stream: (property: string) => Stream,
): VirtualUser['devices'] {
  const device = (id: string, kind: DeviceKind): Device => {
    const shares = persona.providers[kind]?.shares;
    const provider = shares === undefined ? undefined : providers.get(pick(shares, stream('provider')));
    if (provider === undefined) {
      throw new PilotError(
        'provider-missing',
        { found: 'none that was loaded', expected: `a passkey provider for "${kind}"`, where: `persona ${persona.id}` },
        { badInput: true },
      );
    }
    return { id, kind, provider };
  };
  const main = device('main', pick(persona.mainDevice.shares, stream('main-device')));
  const otherKind = pick(persona.otherDevice.shares, stream('other-device'));
  return otherKind === 'none' ? [main] : [main, device('other', otherKind)];
}

/** A name by its share. */
function pick<K extends string>(shares: Readonly<Partial<Record<K, number>>>, stream: Stream): K {
  const chosen = weightedChoice(Object.entries(shares) as [K, number][], stream.uniform());
  if (chosen === undefined) throw new RangeError('shares are empty; the schema of a persona lets none pass');
  return chosen;
}
