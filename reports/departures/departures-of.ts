// What makes a run other than the plain model: everything that was planted, set or brought along, and everything that went wrong.
// Said of a run by its manifest and its results; a run of none of these is plain.
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { defaultPolicy, policy, type Policy } from '../../scenarios/schema/policy.ts';
import { mostStolen } from '../../scenarios/schema/load-trial.ts';
import type { Manifest } from '../../scenarios/schema/run.ts';
import { machineTimeSource } from '../words/machine-time-word.ts';
import { asStated, count, countOf, percent } from '../words/quantity.ts';
import type { Departure, DepartureKind } from '../results/departure.ts';
import { itemsInSentence } from './departures-in-words.ts';
import { lossesInWords, outagesInWords } from './planted-in-words.ts';
import { profilesInWords } from './profiles-in-words.ts';
import { faultInWords } from './fault-in-words.ts';
import { tellingOverrides } from './telling-overrides.ts';

/** What is known once the run was analysed. */
export interface RunFacts {
  readonly voidShare: number;
  /** Share of void attempts that the scenario allows. */
  readonly voidLimit: number;
  /** Of a load run: trials whose sign-ins do not add up, a sentence each. */
  readonly openLedgers?: readonly string[] | undefined;
  readonly generatorWarning?: string | undefined;
  /** Of load trials: share of all cores' time that the host of the machine took, the most of any that counts. */
  readonly stolenShare?: number | undefined;
}

/** Share of all cores' time that other programs may use before the first attempt: half a core of two leaves either lane most of its own. */
const littleBusy = 0.25;

/** What was decided before the first attempt; a scenario that was not run has these alone. */
export type RunInputs = Pick<
  Manifest,
  'scenario' | 'parameters' | 'overrides' | 'ownParts' | 'changedEvidence' | 'environment'
>;

export function departuresOf(run: Manifest, facts: RunFacts): Departure[] {
  return [
    ...departuresOfInputs(run),
    ...asked(run),
    ...sample(run),
    ...busyMachine(run, facts),
    ...wentWrong(run, facts),
  ];
}

export function departuresOfInputs(run: RunInputs): Departure[] {
  return [
    ...listed('fault', run.scenario.faults.map(faultInWords), 'fault', 'planted', 'planted in the target'),
    ...planted(run),
    ...listed('parameter', fixedParameters(run), 'parameter', 'fixed', 'of the human model fixed'),
    ...listed('rate', setRates(run), 'rate', 'set', 'of the tenant set'),
    ...listed('override', tellingOverrides(run.overrides), 'setting', 'overridden', 'of the scenario overridden'),
    ...listed(
      'policy',
      setPolicies(run),
      'setting',
      'of the policy changed',
      "of the target's policy other than its default",
    ),
    ...listed(
      'exports',
      notCarriedOver(run),
      'part',
      'of the exports not carried over',
      'of the exports that the policy was taken from not carried over as they are',
    ),
    ...listed('own-part', ownParts(run), 'file', "of the user's own", "of the user's own"),
    ...evidence(run),
    ...resampled(run),
  ];
}

/** In a tenant, beside what happens by itself. */
function planted({ scenario }: RunInputs): Departure[] {
  if (scenario.kind !== 'rollout') return [];
  const { rollout } = scenario;
  return [
    ...listed(
      'loss',
      lossesInWords(rollout),
      ['wave of losses', 'waves of losses'],
      'planted',
      'planted in the tenant',
    ),
    ...listed(
      'outage',
      outagesInWords(rollout),
      'outage',
      'of the verifier planted',
      'of the identity verifier planted',
    ),
  ];
}

/** "3 parameters fixed" and "3 parameters of the human model fixed: a; b; c." */
function listed(
  kind: DepartureKind,
  items: readonly string[],
  noun: string | readonly [one: string, several: string],
  short: string,
  long: string,
): Departure[] {
  if (items.length === 0) return [];
  const more = items.length > itemsInSentence ? `; and ${count(items.length - itemsInSentence)} more` : '';
  const head = typeof noun === 'string' ? countOf(items.length, noun) : countOf(items.length, ...noun);
  return [
    {
      kind,
      words: `${head} ${short}`.trimEnd(),
      sentence: `${head} ${long} (${items.slice(0, itemsInSentence).join('; ')}${more}).`,
      items: [...items],
    },
  ];
}

const single = (kind: DepartureKind, words: string, sentence: string): Departure => ({
  kind,
  words,
  sentence,
  items: [],
});

function fixedParameters({ scenario, parameters }: RunInputs): string[] {
  return Object.entries(scenario.parameters).map(([id, value]) => {
    const known = parameters.find((parameter) => parameter.id === id);
    return known === undefined ? `${id} at ${value}` : `“${known.title}” at ${asStated(value, known.unit)}`;
  });
}

function setRates({ scenario }: RunInputs): string[] {
  return Object.entries(scenario.kind === 'rollout' ? scenario.rollout.rates : {}).map(
    ([id, value]) => `${id} at ${value}`,
  );
}

/** By group and field; a group that is absent is not set at all. Some are lists. */
type Settings = Readonly<Record<string, object | string | undefined>>;

function notCarriedOver({ scenario }: RunInputs): string[] {
  const ofArms = scenario.arms.flatMap(({ policy: changes, inSentence }) =>
    (changes?.notCarriedOver ?? []).map((told) => `${told}, with ${inSentence}`),
  );
  return [...(scenario.policy.notCarriedOver ?? []), ...ofArms];
}

/** "smartLockout.threshold 3, not 10", of the scenario; of an arm also whose. */
function setPolicies({ scenario }: RunInputs): string[] {
  const ofAll: Settings = scenario.policy;
  // What its arms are there for, and told with them.
  if (scenario.kind === 'phishing-drill') return settingsBeside(ofAll, defaultPolicy);
  const ofArms = scenario.arms.flatMap((arm) =>
    settingsBeside(arm.policy ?? {}, ofAll).map((words) => `${words}, with ${arm.inSentence}`),
  );
  return [...settingsBeside(ofAll, defaultPolicy), ...ofArms];
}

/** What metadata says of a model is no setting: whose it is stands in `metadata`. */
const noSetting: ReadonlySet<string> = new Set(['passkeys.authenticators']);

function settingsBeside(set: Settings, usual: Settings): string[] {
  return Object.entries(set).flatMap(([group, fields = {}]) => {
    const usualFields = usual[group];
    if (usualFields === undefined || group === 'notCarriedOver') return [];
    if (Array.isArray(fields))
      return isDeepStrictEqual(fields, usualFields) ? [] : [`${group} ${namesInWords(fields)}`];
    return Object.entries(fields).flatMap(([field, value]) => {
      const before = (usualFields as Readonly<Record<string, unknown>>)[field];
      if (value === undefined || isDeepStrictEqual(value, before) || noSetting.has(`${group}.${field}`)) return [];
      const words = (setting: unknown) => settingInWords(group, field, setting);
      return [`${group}.${field} ${words(value)}${before === undefined ? '' : `, not ${words(before)}`}`];
    });
  });
}

/** "“Phishing-resistant for administrators” and “All users: MFA” (enabledForReportingButNotEnforced)", "none". */
function namesInWords(list: readonly { readonly displayName: string; readonly state?: string }[]): string {
  const names = list.map(
    ({ displayName, state = 'enabled' }) => `“${displayName}”${state === 'enabled' ? '' : ` (${state})`}`,
  );
  return names.length === 0 ? 'none' : names.join(' and ');
}

function settingInWords(group: string, field: string, setting: unknown): string {
  if (group === 'passkeys' && field === 'profiles') return profilesInWords(setting as Policy['passkeys']['profiles']);
  if (typeof setting === 'number') return isDuration(group, field) ? asStated(setting / 1_000, 's') : String(setting);
  return typeof setting === 'string' ? setting : JSON.stringify(setting);
}

const policyAsWritten = z.toJSONSchema(policy, { io: 'input' }).properties as Readonly<
  Record<string, { readonly properties: Readonly<Record<string, { readonly pattern?: string }>> }>
>;

/** Durations are written with their unit, and kept in ms. */
function isDuration(group: string, field: string): boolean {
  return policyAsWritten[group]?.properties[field]?.pattern !== undefined;
}

function ownParts({ ownParts: parts = [] }: RunInputs): string[] {
  return parts.map(
    ({ kind, id, replaces }) => `${kind.replace('-', ' ')} ${id}${replaces ? ', which replaces ours' : ''}`,
  );
}

function evidence({ changedEvidence: files = [] }: RunInputs): Departure[] {
  return files.length === 0
    ? []
    : [
        {
          ...single('evidence', 'evidence changed', `Evidence other than the project's (${files.join(', ')}).`),
          items: [...files],
        },
      ];
}

/** Options of the command, of any start of the program on this folder. */
function asked({ epochs, environment, scenario }: Manifest): Departure[] {
  const k6Arguments = [...new Set(epochs.flatMap((epoch) => epoch.k6Arguments ?? []))];
  return [
    ...listed('k6-arguments', k6Arguments, 'argument', 'added to k6', 'added to k6'),
    ...(epochs.some(({ slow }) => slow === true)
      ? [single('slow', 'people’s time really waited', 'People’s time really waited, for somebody who watched.')]
      : []),
    ...(environment.headless === 'headed' || epochs.some(({ headed }) => headed === true)
      ? [single('headed', 'in a real window', 'A browser with a real window, which draws what the plain run does not.')]
      : []),
    ...(scenario.kind === 'load' && scenario.load.realtime
      ? [
          single(
            'realtime',
            'people’s time really waited',
            'People’s time really waited (realtime), so that it is in every time.',
          ),
        ]
      : []),
  ];
}

function resampled({ environment: { machineTime, ...own } }: RunInputs): Departure[] {
  if (machineTime === undefined) return [];
  const { processor, cores } = machineTime.environment;
  const elsewhere = processor !== own.cpuModel || cores !== String(own.cores);
  const where = elsewhere ? 'another machine' : 'another run';
  const { borrowed = [] } = machineTime;
  const ofOthers =
    borrowed.length === 0
      ? ''
      : `; nothing was measured there for ${borrowed.join(', ')}, which take the time of other steps of their kind`;
  return [
    {
      kind: 'machine-time',
      words: `machine time of ${where}`,
      sentence: `Machine time is not measured but resampled from ${machineTimeSource(machineTime)}, ${elsewhere ? 'of another machine' : 'another run on a machine like this'}${ofOthers}.`,
      items: [...borrowed],
    },
  ];
}

function sample(run: Manifest): Departure[] {
  if (run.kind !== 'pilot' || run.stored === undefined) return [];
  const { users, ofUsers } = run.stored;
  return [
    single(
      'sample',
      'tables hold a sample',
      `The tables of attempts and steps hold a sample (${count(users)} of ${countOf(ofUsers, 'user')}), while every figure is of everybody.`,
    ),
  ];
}

function busyMachine({ epochs, environment: { machineTime } }: Manifest, { stolenShare }: RunFacts): Departure[] {
  const before = Math.max(0, ...epochs.map(({ busyBefore = 0 }) => busyBefore));
  const stolen = Math.max(stolenShare ?? 0, ...epochs.map((epoch) => epoch.stolenShare ?? 0));
  const items = [
    ...(before > littleBusy ? [`other programs used ${percent(before)} of it before the first attempt`] : []),
    ...(stolen > mostStolen ? [`its host took ${percent(stolen)} of its time`] : []),
    ...((machineTime?.busyBefore ?? 0) > littleBusy
      ? ['other programs were at work where machine time was measured']
      : []),
    ...((machineTime?.stolenShare ?? 0) > mostStolen
      ? ['its host took of its time where machine time was measured']
      : []),
  ];
  return items.length === 0
    ? []
    : [
        {
          ...single(
            'busy-machine',
            'busy machine',
            `The machine was busy (${items.join('; ')}), so times of machines may be longer than their own.`,
          ),
          items,
        },
      ];
}

function wentWrong(run: Manifest, { voidShare, voidLimit, generatorWarning, openLedgers = [] }: RunFacts): Departure[] {
  const { state, epochs } = run;
  const differences = run.kind === 'rollout' ? 0 : (run.reconciliation?.differenceCount ?? 0);
  return [
    ...(generatorWarning === undefined ? [] : [single('generator', 'generator was the bottleneck', generatorWarning)]),
    ...(openLedgers.length === 0
      ? []
      : [
          {
            ...single(
              'ledger',
              'sign-ins do not add up',
              `Due sign-ins and those that began or were dropped do not add up (${openLedgers
                .map((each) => each.replace(/\.$/, ''))
                .slice(0, itemsInSentence)
                .join('; ')}).`,
            ),
            items: [...openLedgers],
          },
        ]),
    ...(voidShare > voidLimit
      ? [
          single(
            'void',
            `${percent(voidShare)} of attempts void`,
            `${percent(voidShare)} of the attempts are void, more than the ${asStated(voidLimit, 'proportion')} allowed.`,
          ),
        ]
      : []),
    ...(differences > 0
      ? [
          single(
            'reconciliation',
            `${countOf(differences, 'difference')} from the sign-in log`,
            `Attempts and the target's own sign-in log differ in ${countOf(differences, 'place')}.`,
          ),
        ]
      : []),
    ...(state === 'failed'
      ? [
          single(
            'failed',
            'failed run',
            `The run failed (${(epochs.at(-1)?.reason ?? 'no reason was written').replace(/\.$/, '')}).`,
          ),
        ]
      : []),
    ...(state === 'interrupted' || state === 'running'
      ? [
          single(
            'unfinished',
            'unfinished run',
            'The run was not finished, so its figures are of what was done so far.',
          ),
        ]
      : []),
  ];
}
