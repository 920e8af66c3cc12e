// Draws one virtual user: who they are, what they carry, and the traits that make their attempts alike.
import { lognormalOfMeanOne } from '../../scenarios/sampling/distribution.ts';
import { WeightedChoice } from '../../scenarios/sampling/weighted-choice.ts';
import type { Persona } from '../../scenarios/schema/persona.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { DeviceKind, Provider } from '../../scenarios/schema/provider.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import { scopeOf } from './draw-scope.ts';
import { AimedDraws } from './draws.ts';
import type { NumberId } from './parameter-table.ts';
import type { Parameters } from './parameters.ts';
import { populationStream, populationUniform } from './population-stream.ts';
import { drawDeviceState } from './device-state.ts';
import { drawPassword } from './draw-password.ts';
import { DrawnUser, type UserSource } from './drawn-user.ts';
import { identityOf } from './identity.ts';
import type { Device, Traits, VirtualUser } from './virtual-user.ts';

export interface UserSources extends UserSource {
  readonly parameters: Parameters;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly groups: Scenario['groups'];
}

const averageTraits: Traits = { slowness: 1, carelessness: 1, forgetfulness: 1, patience: 1 };

/** What of a user no parameter bears on. */
export type Circumstances = Pick<
  VirtualUser,
  'locale' | 'givenName' | 'surname' | 'userName' | 'secondFactor' | 'devices'
>;

/** @throws PilotError provider-missing or locale-unknown, when the persona names what is not there. */
export function drawCircumstances(
  sources: Omit<UserSources, 'parameters' | 'mobileNumberOf'>,
  persona: Persona,
  index: number,
): Circumstances {
  const { seed } = sources;
  const locale = pick(persona.locales.shares, populationUniform(seed, index, 'locale'));
  const { givenName, surname, userName } = identityOf(index, locale, populationStream(seed, index, 'identity'));
  const secondFactor = pick(persona.secondFactor.shares, populationUniform(seed, index, 'second-factor'));
  return { locale, givenName, surname, userName, secondFactor, devices: drawDevices(sources, persona, index) };
}

/** Aimed at one user after the other; nothing is drawn of two at once. */
const drawsOfUser = new AimedDraws('same');

/** @throws PilotError as drawCircumstances. */
export function drawUser(
  sources: UserSources,
  persona: Persona,
  index: number,
  circumstances = drawCircumstances(sources, persona, index),
): VirtualUser {
  const { seed, parameters } = sources;
  const { locale, givenName, surname, userName, secondFactor, devices } = circumstances;
  const traits = drawTraits(sources, persona, index);
  // The same scope as the human model's: password-length means one thing.
  const scope = scopeOf(seed, parameters, 'human/user');
  drawsOfUser.aim(scope, { index, persona: persona.id, traits }, undefined, undefined);
  const passwordLength = Math.round(drawsOfUser.value('password-length'));
  const drawn = {
    index,
    persona: persona.id,
    groups: groupsOf(sources, persona.id, index),
    locale,
    givenName,
    surname,
    userName,
    secondFactor,
    devices,
    password: drawPassword(passwordLength, populationStream(seed, index, 'password')),
    traits,
    habits: undefined,
  };
  return new DrawnUser(drawn, sources, passwordLength);
}

/** Of personas in a scenario that declares no other groups. */
const alone = new Map<string, readonly string[]>();

/** In the order of the scenario, the persona first. */
function groupsOf({ seed, groups }: UserSources, persona: string, index: number): readonly string[] {
  const found: string[] = [];
  for (const id in groups) {
    const { personas, share } = groups[id] as Scenario['groups'][string];
    if (personas !== undefined && !personas.includes(persona)) continue;
    if (share >= 1 || populationUniform(seed, index, `group/${id}`) < share) found.push(id);
  }
  if (found.length > 0) return [persona, ...found];
  const known = alone.get(persona) ?? [persona];
  alone.set(persona, known);
  return known;
}

function drawTraits(sources: UserSources, persona: Persona, index: number): Traits {
  const scope = scopeOf(sources.seed, sources.parameters, 'human/user');
  drawsOfUser.aim(scope, { index, persona: persona.id, traits: averageTraits }, undefined, undefined);
  return {
    slowness: drawTrait(sources.seed, index, 'slowness-spread', 'slowness'),
    carelessness: drawTrait(sources.seed, index, 'carelessness-spread', 'carelessness'),
    forgetfulness: drawTrait(sources.seed, index, 'forgetfulness-spread', 'forgetfulness'),
    patience: drawTrait(sources.seed, index, 'patience-spread', 'patience'),
  };
}

/** Of the user whom the draws are aimed at. */
function drawTrait(seed: number, index: number, spread: NumberId, trait: keyof Traits): number {
  return lognormalOfMeanOne(drawsOfUser.value(spread), populationUniform(seed, index, trait));
}

function drawDevices(
  sources: Pick<UserSources, 'seed' | 'providers'>,
  persona: Persona,
  index: number,
): VirtualUser['devices'] {
  const { seed } = sources;
  const mainKind = pick(persona.mainDevice.shares, populationUniform(seed, index, 'main-device'));
  const main = drawDevice(sources, persona, index, 'main', mainKind);
  const otherKind = pick(persona.otherDevice.shares, populationUniform(seed, index, 'other-device'));
  return otherKind === 'none' ? [main] : [main, drawDevice(sources, persona, index, 'other', otherKind)];
}

/** One uniform decides the provider on both devices: who uses a provider on one mostly uses it on the other. */
function drawDevice(
  { seed, providers }: Pick<UserSources, 'seed' | 'providers'>,
  persona: Persona,
  index: number,
  id: string,
  kind: DeviceKind,
): Device {
  const shares = persona.providers[kind]?.shares;
  const provider =
    shares === undefined ? undefined : providers.get(pick(shares, populationUniform(seed, index, 'provider')));
  if (provider === undefined) {
    throw new PilotError(
      'provider-missing',
      { found: 'none that was loaded', expected: `a passkey provider for "${kind}"`, where: `persona ${persona.id}` },
      { badInput: true },
    );
  }
  const state = drawDeviceState(seed, persona, index, id, kind);
  return state === undefined ? { id, kind, provider } : { id, kind, provider, state };
}

type Shares<K extends string> = Readonly<Partial<Record<K, number>>>;

/** Of each mix of a persona, made once. */
const choices = new WeakMap<Shares<string>, WeightedChoice<string>>();

/** A name by its share. */
function pick<K extends string>(shares: Shares<K>, u: number): K {
  const choice = choices.get(shares) ?? new WeightedChoice(Object.entries(shares) as [string, number][]);
  choices.set(shares, choice);
  const chosen = choice.at(u);
  if (chosen === undefined) throw new RangeError('shares are empty; the schema of a persona lets none pass');
  return chosen as K;
}
