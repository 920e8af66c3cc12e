// The way to a first passkey, step by step and by kind of device: where it stops, and what would open it. Of all that somebody could try on a
// device, that which comes furthest is told.
import { anyOf, type Known } from '../../scenarios/schema/known.ts';
import type { PersonJudged } from '../../scenarios/schema/policy-answer.ts';
import type { TenantDevice } from '../../scenarios/schema/tenant.ts';
import type { FirstFactor, FirstFactors } from './first-factor.ts';
import { registrableOn } from './registrable-passkey.ts';
import type { EffectiveRegistration } from './registration.ts';
import type { AccessRules, Whereabouts } from './access-rules.ts';
import { accessTo, anywhere } from './registration-access.ts';
import {
  type RegistrationDevice,
  registrationDevices,
  type RegistrationPlace,
  placesOn,
} from './registration-device.ts';
import { type JudgedStep, passes, type WayStep, waySteps } from './way-step.ts';

type FirstPasskey = PersonJudged['firstPasskey'];
type Way = FirstPasskey['ways'][number];

export interface Newcomer {
  readonly factors: FirstFactors;
  readonly registration: EffectiveRegistration;
  readonly rules: AccessRules;
  readonly devices: readonly TenantDevice[] | undefined;
  /** Where policies make an exception; absent: no policy asks from where. */
  readonly exceptedPlace: Whereabouts | undefined;
}

type Steps = Readonly<Record<WayStep, JudgedStep>>;

interface Tried {
  readonly steps: Steps;
  readonly isAssumed: boolean;
}

const order = Object.keys(waySteps) as WayStep[];

export function wayToFirstPasskey(newcomer: Newcomer): FirstPasskey {
  const tried = registrationDevices.flatMap((device) => {
    const best = furthest(placesOn(device, newcomer.devices).flatMap((place) => triesAt(place, newcomer)));
    return best === undefined ? [] : [{ device, ...best }];
  });
  const ways = tried.map(wayOf);
  const reachable = reachableOf(tried);
  if (reachable === 'yes') return { reachable, waysOut: [], ways };
  const best = furthest(tried);
  const stop = best === undefined ? undefined : stopOf(best.steps);
  return {
    reachable,
    ...(stop === undefined ? {} : { stopsAt: waySteps[stop] }),
    waysOut: waysOutOf(tried),
    ways,
  };
}

/** A device that is only assumed makes nothing certain. */
function reachableOf(tried: readonly Tried[]): Known {
  return anyOf(
    tried.map(({ steps, isAssumed }): Known => {
      const end = endOf(steps);
      return end === 'yes' && isAssumed ? 'unknown' : end;
    }),
  );
}

function triesAt(place: RegistrationPlace, { factors, registration, rules, exceptedPlace }: Newcomer): Tried[] {
  const { profile, use } = registrableOn(place.authenticators, registration, rules, place.platform);
  const tries: Tried[] = [];
  for (const where of [anywhere, ...(exceptedPlace === undefined ? [] : [exceptedPlace])])
    for (const factor of factors.factors) {
      const { manage, surroundings } = accessTo(rules, factor, place, where);
      const steps = { 'sign-in': signInStep(factor), manage, fresh: freshStep(factor), surroundings, profile, use };
      tries.push({ steps, isAssumed: place.isAssumed });
      // What may be registered, and used, hangs on neither the factor nor the place.
      if (endOf({ ...steps, profile: settled, use: settled }) === 'yes') return tries;
    }
  if (factors.factors.length > 0) return tries;
  const nothing = notReached('there is nothing to sign in with');
  return [
    {
      steps: { 'sign-in': noFactor(factors), manage: nothing, fresh: nothing, surroundings: nothing, profile, use },
      isAssumed: place.isAssumed,
    },
  ];
}

const settled = passes('');
const notReached = (because: string): JudgedStep => ({ passed: 'unknown', because, waysOut: [] });

function signInStep({ isHad, kind, words }: FirstFactor): JudgedStep {
  if (isHad === 'yes') return passes(words);
  return {
    passed: 'unknown',
    because: kind === 'pass' ? `whether ${words} may be issued to them is not known` : words,
    waysOut: [],
  };
}

function noFactor({ pass }: FirstFactors): JudgedStep {
  const code = pass === 'no' ? ', and a Temporary Access Pass is not for them (130502)' : '';
  return {
    passed: 'no',
    because: `they have no second factor that the policies let them use${code}`,
    waysOut: ['Add them to the targets of the Temporary Access Pass'],
  };
}

function freshStep({ kind, words, shown }: FirstFactor): JudgedStep {
  if (kind === 'not-told') return notReached(words);
  const once = shown?.modes.includes('temporaryAccessPassOneTime') === true;
  return passes(
    once ? `${words}, within the 10 minutes that it leaves to register` : `${words}, shown again where it is older`,
  );
}

/** Where it stops; undefined: it does not. */
const stopOf = (steps: Steps): WayStep | undefined =>
  order.find((step) => steps[step].passed === 'no') ?? openOf(steps);
const openOf = (steps: Steps): WayStep | undefined => order.find((step) => steps[step].passed === 'unknown');

function endOf(steps: Steps): Known {
  if (order.some((step) => steps[step].passed === 'no')) return 'no';
  return openOf(steps) === undefined ? 'yes' : 'unknown';
}

const worth: Readonly<Record<Known, number>> = { no: 0, unknown: 1, yes: 2 };

/** First by how it ends, then by how far it comes, then by what is known on the way. */
function furthest<T extends Tried>(tried: readonly T[]): T | undefined {
  const rank = ({ steps }: Tried): number => {
    const stop = order.findIndex((step) => steps[step].passed === 'no');
    const known = order.filter((step) => steps[step].passed === 'yes').length;
    return worth[endOf(steps)] * 100 + (stop === -1 ? order.length : stop) * 10 + known;
  };
  return tried.reduce<T | undefined>(
    (best, one) => (best === undefined || rank(one) > rank(best) ? one : best),
    undefined,
  );
}

function wayOf({ device, steps, isAssumed }: Tried & { readonly device: RegistrationDevice }): Way {
  const stop = order.findIndex((step) => steps[step].passed === 'no');
  return {
    device,
    reachable: endOf(steps),
    steps: order.map((step, place) => ({
      step: waySteps[step],
      passed: stop !== -1 && place > stop ? 'not-reached' : steps[step].passed,
      because:
        step === 'surroundings' && isAssumed
          ? `${steps[step].because} (that they have one is assumed: no devices were exported)`
          : steps[step].because,
    })),
  };
}

/** Of the steps at which ways stop, those of the way that comes furthest first. */
function waysOutOf(tried: readonly Tried[]): string[] {
  const best = furthest(tried);
  const stops = [...(best === undefined ? [] : [best]), ...tried].flatMap(({ steps }) => {
    const stop = stopOf(steps);
    return stop === undefined ? [] : steps[stop].waysOut;
  });
  return [...new Set(stops)];
}
