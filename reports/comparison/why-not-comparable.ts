// Whether figures of two runs may be held against each other at all, and if not, why. What merely differs is told by differing-settings.ts;
// here stands what makes a difference of figures mean something else than it seems.
import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from '../../scenarios/schema/run.ts';
import { faultInWords } from '../departures/fault-in-words.ts';
import type { DepartureKind } from '../results/departure.ts';
import type { WhyNot } from './comparison.ts';
import type { RunWritten } from './differing-settings.ts';

/** With these a run's own figures cannot be relied on. */
const spoiling: ReadonlySet<DepartureKind> = new Set([
  'generator',
  'ledger',
  'void',
  'reconciliation',
  'failed',
  'unfinished',
]);

const kinds = {
  pilot: 'a pilot, of single sign-ins in which people take their time',
  load: 'a load run, of sign-ins at rates',
  rollout: 'a rollout, of a tenant over months',
  'recovery-drill': 'a recovery drill, of people who have lost their passkeys',
  'phishing-drill': 'a phishing drill, of people who are attacked',
} as const;

export function whyNotComparable(a: RunWritten, b: RunWritten): WhyNot[] {
  const [one, other] = [a.manifest, b.manifest];
  return [
    ...(one.kind === other.kind
      ? []
      : [{ code: 'kind' as const, sentence: `A is ${kinds[one.kind]}; B is ${kinds[other.kind]}.` }]),
    ...[
      { name: 'A', run: a },
      { name: 'B', run: b },
    ].flatMap(({ name, run }) =>
      run.departures
        .filter(({ kind }) => spoiling.has(kind))
        .map(({ sentence }) => ({ code: 'not-valid' as const, sentence: `${name} cannot be relied on: ${sentence}` })),
    ),
    ...faults(one, other),
    ...timeCounted(one, other),
    ...months(one, other),
    ...inCommon(one, other),
  ];
}

/** What faults do and what else differs cannot be told apart. */
function faults(a: Manifest, b: Manifest): WhyNot[] {
  if (isDeepStrictEqual(a.scenario.faults, b.scenario.faults)) return [];
  const words = ({ scenario }: Manifest) =>
    scenario.faults.length === 0 ? 'no fault' : scenario.faults.map(faultInWords).join('; ');
  return [{ code: 'faults', sentence: `Other faults were planted: in A ${words(a)}; in B ${words(b)}.` }];
}

function timeCounted(a: Manifest, b: Manifest): WhyNot[] {
  const realtime = ({ scenario }: Manifest) => scenario.kind === 'load' && scenario.load.realtime;
  if (realtime(a) === realtime(b)) return [];
  return [
    {
      code: 'time-counted',
      sentence: `People’s time was really waited and is in every latency in ${realtime(a) ? 'A' : 'B'} (realtime), and not in the other.`,
    },
  ];
}

function months(a: Manifest, b: Manifest): WhyNot[] {
  if (a.scenario.kind !== 'rollout' || b.scenario.kind !== 'rollout') return [];
  const [one, other] = [a.scenario.rollout, b.scenario.rollout];
  if (one.startsOn === other.startsOn && one.endsOn === other.endsOn) return [];
  return [
    {
      code: 'months',
      sentence: `They are about other months, and every sum grows with time: A from ${one.startsOn} to ${one.endsOn}, B from ${other.startsOn} to ${other.endsOn}.`,
    },
  ];
}

function inCommon(a: Manifest, b: Manifest): WhyNot[] {
  const personas = ({ personas: all }: Manifest) => all.map(({ id }) => id);
  return [
    ...(a.kind === 'rollout' || b.kind === 'rollout' || commonArms(a, b).length > 0
      ? []
      : [
          {
            code: 'no-common-arm' as const,
            sentence: `No arm of the two has the same id and the same way to sign in: A has ${armsInWords(a)}, B ${armsInWords(b)}.`,
          },
        ]),
    ...(personas(a).some((id) => personas(b).includes(id))
      ? []
      : [
          {
            code: 'no-common-persona' as const,
            sentence: `They are about other people: A has the personas ${personas(a).join(', ')}, B ${personas(b).join(', ')}.`,
          },
        ]),
  ];
}

/** Of arms, those of the same id whose people begin with the same flow. */
export function commonArms(a: Manifest, b: Manifest): string[] {
  return b.scenario.arms.flatMap(({ id, signIn }) =>
    a.scenario.arms.some((arm) => arm.id === id && arm.signIn === signIn) ? [id] : [],
  );
}

const armsInWords = ({ scenario }: Manifest) => scenario.arms.map(({ id, signIn }) => `${id} (${signIn})`).join(', ');
