// What differs between two runs: everything that was written down before and while they were made, in words and with both values.
import { isDeepStrictEqual } from 'node:util';
import { asRead } from '../../scenarios/schema/as-read.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import { environment, type Manifest } from '../../scenarios/schema/run.ts';
import {
  drillScenario,
  phishingScenario,
  loadScenario,
  pilotScenario,
  rolloutScenario,
} from '../../scenarios/schema/scenario.ts';
import { faultInWords } from '../departures/fault-in-words.ts';
import type { Departure } from '../results/departure.ts';
import { distributionInWords, unitOfParameter } from '../words/distribution-in-words.ts';
import { asStated, percent } from '../words/quantity.ts';
import type { Setting } from './comparison.ts';
import { differingLeaves, type DifferingLeaf } from './differing-leaves.ts';
import type { KeptInputs } from './kept-inputs.ts';
import { fieldTold, settingInWords } from './setting-words.ts';

/** What is known of a run besides its figures. */
export interface RunWritten {
  readonly manifest: Manifest;
  readonly departures: readonly Departure[];
  /** Absent: its folder keeps none. */
  readonly inputs: KeptInputs | undefined;
}

export function differingSettings(a: RunWritten, b: RunWritten): Setting[] {
  return [
    ...scenarioSettings(a.manifest, b.manifest),
    ...faults(a.manifest, b.manifest),
    ...inputs(a.inputs, b.inputs),
    ...evidence(a.manifest, b.manifest),
    ...claims(a.manifest, b.manifest),
    ...setting('seed', 'seed', 'Seed of all random draws', String(a.manifest.seed), String(b.manifest.seed)),
    ...versions(a.manifest, b.manifest),
    ...machines(a.manifest, b.manifest),
    ...departures(a.departures, b.departures),
  ];
}

/** Nothing where both say the same. */
function setting(
  group: Setting['group'],
  what: string,
  about: string | undefined,
  a: string | undefined,
  b: string | undefined,
): Setting[] {
  if (a === b) return [];
  return [
    {
      group,
      what,
      ...(about === undefined ? {} : { about }),
      ...(a === undefined ? {} : { a }),
      ...(b === undefined ? {} : { b }),
    },
  ];
}

const scenarioSchemas = {
  pilot: asRead(pilotScenario),
  load: asRead(loadScenario),
  rollout: asRead(rolloutScenario),
  'recovery-drill': asRead(drillScenario),
  'phishing-drill': asRead(phishingScenario),
} as const;

/** Told as a group of their own. */
const toldElsewhere = new Set(['seed', 'faults', 'claims', 'parameters']);

function scenarioSettings(a: Manifest, b: Manifest): Setting[] {
  return differingLeaves(a.scenario, b.scenario)
    .filter(({ path: [first = ''] }) => !toldElsewhere.has(first))
    .flatMap((leaf) => {
      const told = (path: readonly string[]) => fieldTold(scenarioSchemas[b.kind], path);
      const { unit, about } = told(leaf.path);
      const unitOf = (field: string) => told([...leaf.path, field]).unit;
      const words = (value: unknown) => settingInWords(value, unit, unitOf);
      return setting(groupOf(leaf), leaf.path.join('.'), about, words(leaf.a), words(leaf.b));
    });
}

function groupOf({ path: [first, , third] }: DifferingLeaf): Setting['group'] {
  if (first === 'policy' || (first === 'arms' && third === 'policy')) return 'policy';
  return first === 'personas' ? 'persona' : 'scenario';
}

function settingOf(group: Setting['group'], { path, a, b }: DifferingLeaf, about?: string): Setting[] {
  return setting(group, path.join('.'), about, settingInWords(a), settingInWords(b));
}

function faults(a: Manifest, b: Manifest): Setting[] {
  const words = ({ scenario }: Manifest) =>
    scenario.faults.length === 0 ? 'none' : scenario.faults.map(faultInWords).join('; ');
  return setting('fault', 'faults', undefined, words(a), words(b));
}

const notKept = 'not kept with the run';

function inputs(a: KeptInputs | undefined, b: KeptInputs | undefined): Setting[] {
  if (a === undefined || b === undefined)
    return setting(
      'input',
      'inputs',
      'The files that the run was made from: whether personas, providers and targets differ cannot be told without them',
      a === undefined ? notKept : 'kept',
      b === undefined ? notKept : 'kept',
    );
  return [...new Set([...a.files.keys(), ...b.files.keys()])].flatMap((id) => {
    const group = id.startsWith('personas/') ? 'persona' : 'input';
    const [one, other] = [a.files.get(id), b.files.get(id)];
    if (one === undefined || other === undefined)
      return setting(
        group,
        id,
        undefined,
        one === undefined ? undefined : 'there',
        other === undefined ? undefined : 'there',
      );
    return differingLeaves(one, other, [id]).flatMap((leaf) => settingOf(group, leaf));
  });
}

function evidence(a: Manifest, b: Manifest): Setting[] {
  const [ofA, ofB] = [a, b].map(({ parameters }) => new Map(parameters.map((each) => [each.id, each])));
  return [...new Set([...(ofA?.keys() ?? []), ...(ofB?.keys() ?? [])])].flatMap((id) => {
    const [one, other] = [ofA?.get(id), ofB?.get(id)];
    return isDeepStrictEqual(drawn(one), drawn(other))
      ? []
      : setting('evidence', id, (other ?? one)?.title, parameterInWords(one), parameterInWords(other));
  });
}

function drawn(parameter: Parameter | undefined) {
  return parameter === undefined ? undefined : [parameter.distribution, parameter.low, parameter.high, parameter.unit];
}

function parameterInWords(parameter: Parameter | undefined): string | undefined {
  if (parameter === undefined) return undefined;
  const unit = unitOfParameter(parameter.unit);
  return `${distributionInWords(parameter.distribution, parameter.unit)}; range ${asStated(parameter.low, unit)} to ${asStated(parameter.high, unit)}`;
}

function claims(a: Manifest, b: Manifest): Setting[] {
  const [ofA, ofB] = [a, b].map((each) => new Map(each.claims.map(({ id, hash }) => [id, hash])));
  return [...new Set([...(ofA?.keys() ?? []), ...(ofB?.keys() ?? [])])].flatMap((id) => {
    const [one, other] = [ofA?.get(id), ofB?.get(id)];
    const words = (hash: string | undefined) => (hash === undefined ? undefined : `defined as ${hash.slice(0, 12)}…`);
    return setting('claim', id, undefined, words(one), words(other));
  });
}

const programs = {
  node: 'Node',
  browser: 'Browser',
  k6: 'k6',
} as const;

function versions(a: Manifest, b: Manifest): Setting[] {
  const packages = [...new Set([a, b].flatMap(({ environment: { packages: all } }) => Object.keys(all)))];
  return [
    ...setting('version', 'passkey-pilot', 'What counts as what may have changed with it', a.version, b.version),
    ...Object.entries(programs).flatMap(([field, title]) =>
      setting(
        'version',
        title,
        undefined,
        a.environment[field as keyof typeof programs],
        b.environment[field as keyof typeof programs],
      ),
    ),
    ...packages.flatMap((name) =>
      setting('version', name, undefined, own(a.environment.packages, name), own(b.environment.packages, name)),
    ),
  ];
}

function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Where a program lies says nothing about figures. */
const machineFields = ['operatingSystem', 'cpuModel', 'cores', 'memoryGiB', 'headless', 'sandbox'] as const;

function machines(a: Manifest, b: Manifest): Setting[] {
  const busy = ({ epochs }: Manifest, of: 'busyBefore' | 'stolenShare') => {
    const known = epochs.flatMap((epoch) => epoch[of] ?? []);
    return known.length === 0 ? undefined : percent(Math.max(...known));
  };
  return [
    ...machineFields.flatMap((field) =>
      settingOf(
        'machine',
        { path: [field], a: a.environment[field], b: b.environment[field] },
        fieldTold(environment, [field]).about,
      ),
    ),
    ...setting('machine', 'machine time', 'Where the times of steps come from', machineTime(a), machineTime(b)),
    ...setting(
      'machine',
      'busy before',
      'Of all cores’ time, what other programs used before',
      busy(a, 'busyBefore'),
      busy(b, 'busyBefore'),
    ),
    ...setting(
      'machine',
      'taken by its host',
      'Of all cores’ time, while attempts ran',
      busy(a, 'stolenShare'),
      busy(b, 'stolenShare'),
    ),
  ];
}

function machineTime({ environment: { machineTime: of } }: Manifest): string {
  return of === undefined ? 'measured in the run' : `resampled from ${of.title}, ${of.measuredOn} (${of.run})`;
}

/** These stand among the settings themselves. */
const toldAsSettings: ReadonlySet<Departure['kind']> = new Set([
  'fault',
  'parameter',
  'rate',
  'override',
  'policy',
  'machine-time',
  'realtime',
]);

function departures(a: readonly Departure[], b: readonly Departure[]): Setting[] {
  const words = (all: readonly Departure[], kind: Departure['kind']) =>
    all.find((each) => each.kind === kind)?.sentence;
  return [...new Set([...a, ...b].map(({ kind }) => kind))]
    .filter((kind) => !toldAsSettings.has(kind))
    .flatMap((kind) => setting('departure', kind, undefined, words(a, kind), words(b, kind)));
}
