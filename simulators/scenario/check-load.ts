// What the schema of the load part cannot see: times that do not fit into each other, rates beyond the scenario's own limit, plans that no
// k6 could hold, gates on figures that the run will not have.
import {
  arrivals as arrivalsSchema,
  capacity as capacitySchema,
  load as loadSchema,
  objectivePercentiles,
  type Arrivals,
  type Capacity,
} from '../../scenarios/schema/load.ts';
import { purposeOf } from '../../scenarios/flows/purpose-of.ts';
import type { Arm } from '../../scenarios/schema/arm.ts';
import { parseGateSelector } from '../../scenarios/schema/gate.ts';
import { scenarioFields } from '../../scenarios/schema/scenario.ts';
import { expectedArrivals, highestRate, ratePlan, spikeEdgeMs } from '../arrivals/rate-plan.ts';
import { mapOf } from './raw-value.ts';
import type { Report } from './scenario-errors.ts';
import type { Path } from './yaml-source.ts';

/** An order has some 2.5 kB, all of a trial are one text, and V8 holds none beyond 512 MiB. */
const mostInTrial = 150_000;

/** @param raw the scenario as it was written; parts that the schema refuses are left to it. */
export function checkLoad(raw: Readonly<Record<string, unknown>>, report: Report): void {
  const written = mapOf(raw['load']);
  const arrivals = arrivalsSchema.safeParse(written['arrivals']).data;
  const capacity = capacitySchema.safeParse(written['capacity']).data;
  const limit = loadSchema.shape.rateLimit.safeParse(written['rateLimit']).data;
  const fits = arrivals === undefined || checkTimes(arrivals, report);
  if (arrivals !== undefined && fits) checkArrivals(arrivals, limit, report);
  if (capacity !== undefined) checkCapacity(capacity, limit, report);
  checkGates(raw, written, report);
  checkUnmeant(raw, arrivals !== undefined || capacity !== undefined, report);
}

/** Figures of sign-ins and those of recoveries do not stand beside each other. */
export function checkLoadedArms(arms: readonly Arm[], report: Report): void {
  const recovering = arms.find(({ signIn }) => purposeOf(signIn) === 'recovery');
  const signingIn = arms.find(({ signIn }) => purposeOf(signIn) === 'sign-in');
  if (recovering !== undefined && signingIn !== undefined)
    report(
      'contradiction',
      ['arms'],
      `sign-ins ("${signingIn.id}") beside recoveries ("${recovering.id}")`,
      'either in a scenario of its own',
    );
}

/** Whether a rate plan can be made of it. */
function checkTimes(arrivals: Arrivals, report: Report): boolean {
  const at = (...path: Path) => ['load', 'arrivals', ...path];
  let fits = true;
  const contradiction = (path: Path, found: string, expected: string) => {
    report('contradiction', path, found, expected);
    fits = false;
  };
  if (arrivals.shape === 'spike') {
    const neededMs = arrivals.after + arrivals.peakFor + 2 * spikeEdgeMs;
    if (neededMs > arrivals.for) {
      contradiction(
        at('for'),
        seconds(arrivals.for),
        `at least ${seconds(neededMs)}: "after" ${seconds(arrivals.after)}, "peakFor" ${seconds(arrivals.peakFor)}, and ${seconds(spikeEdgeMs)} each for its rise and fall`,
      );
    }
  }
  if (arrivals.shape === 'morning-peak') {
    const { between, workingDay, share } = arrivals;
    const dayIsOrdered = workingDay[0] < workingDay[1];
    if (!dayIsOrdered)
      contradiction(
        at('workingDay'),
        `a day from ${timeOfDay(workingDay[0])} to ${timeOfDay(workingDay[1])}`,
        'one that ends after it begins',
      );
    if (between[0] >= between[1])
      contradiction(
        at('between'),
        `a peak from ${timeOfDay(between[0])} to ${timeOfDay(between[1])}`,
        'one that ends after it begins',
      );
    else if (dayIsOrdered && (between[0] < workingDay[0] || between[1] > workingDay[1])) {
      contradiction(
        at('between'),
        `a peak from ${timeOfDay(between[0])} to ${timeOfDay(between[1])}`,
        `one within the working day, ${timeOfDay(workingDay[0])} to ${timeOfDay(workingDay[1])}`,
      );
    } else if (between[0] === workingDay[0] && between[1] === workingDay[1] && share < 1) {
      contradiction(at('share'), `${figure(share * 100)} %`, '100 %, as the peak is the whole working day');
    }
  }
  return fits;
}

/** The field that holds the highest rate of a shape, where one does. */
function highestField(arrivals: Arrivals): string | undefined {
  switch (arrivals.shape) {
    case 'steady':
    case 'soak':
      return 'rate';
    case 'ramp':
      return arrivals.to >= arrivals.from ? 'to' : 'from';
    case 'spike':
      return arrivals.peak >= arrivals.rate ? 'peak' : 'rate';
    case 'morning-peak':
      return undefined;
  }
}

function checkArrivals(arrivals: Arrivals, limit: number | undefined, report: Report): void {
  const plan = ratePlan(arrivals);
  const field = highestField(arrivals);
  const path = ['load', 'arrivals', ...(field === undefined ? [] : [field])];
  checkRate(path, highestRate(plan), limit, report);
  const due = expectedArrivals(plan);
  if (due > mostInTrial)
    report(
      'contradiction',
      ['load', 'arrivals'],
      `some ${Math.round(due)} sign-ins in one profile`,
      `at most ${mostInTrial}; make it shorter or its rates lower`,
    );
}

function checkRate(path: Path, perSecond: number, limit: number | undefined, report: Report): void {
  if (limit !== undefined && perSecond > limit)
    report(
      'contradiction',
      path,
      `${figure(perSecond)} sign-ins a second`,
      `at most ${figure(limit)} a second, the scenario's load.rateLimit`,
    );
}

function checkCapacity(
  { from, atMost, trial, tolerance, objective }: Capacity,
  limit: number | undefined,
  report: Report,
): void {
  const at = (field: string) => ['load', 'capacity', field];
  if (from > atMost)
    report(
      'contradiction',
      at('from'),
      `${figure(from)} a second`,
      `at most ${figure(atMost)} a second, as "atMost" says`,
    );
  checkRate(at('atMost'), atMost, limit, report);
  if ((atMost * trial) / 1_000 > mostInTrial)
    report(
      'contradiction',
      at('trial'),
      `some ${Math.round((atMost * trial) / 1_000)} sign-ins in one trial`,
      `at most ${mostInTrial}; make it shorter or "atMost" lower`,
    );
  // A percentile needs a sign-in beyond it: of fewer, nothing is known and the lowest rate would seem to break.
  const highest = Math.max(
    0,
    ...objectivePercentiles.filter((name) => objective[name] !== undefined).map((name) => Number(name.slice(1)) / 100),
  );
  const neededMs = 1_000 / (from * (1 - highest));
  if (highest > 0 && trial < neededMs) {
    report(
      'contradiction',
      at('trial'),
      `${seconds(trial)}, some ${figure((from * trial) / 1_000)} sign-ins at "from"`,
      `at least ${seconds(Math.ceil(neededMs / 1_000) * 1_000)} for p${figure(highest * 100)}, or a higher "from"`,
    );
  }
  if (tolerance === 0)
    report('contradiction', at('tolerance'), '0 %', 'more than 0 %, at which the bracket can be halved no further');
}

/** Sign-ins at rates are those that somebody needs: what nobody meant is no load that was ordered. */
function checkUnmeant(raw: Readonly<Record<string, unknown>>, atRates: boolean, report: Report): void {
  if (!atRates) return;
  for (const field of ['people', 'strangers'])
    if (mapOf(raw['unmeant'])[field] === true)
      report(
        'contradiction',
        ['unmeant', field],
        'attempts that nobody meant beside sign-ins at rates',
        'false: at rates only what is due is lived; leave out load.arrivals and load.capacity for whole lives',
      );
}

/** Metrics of load runs have names of their own. */
const loadMetric = /^load-/;

function checkGates(
  raw: Readonly<Record<string, unknown>>,
  load: Readonly<Record<string, unknown>>,
  report: Report,
): void {
  const driver = scenarioFields.driver.safeParse(raw['driver']).data;
  for (const selectorText of Object.keys(mapOf(raw['gates']))) {
    const metric = parseGateSelector(selectorText)?.metric ?? '';
    if (!loadMetric.test(metric)) continue;
    const contradiction = (found: string, expected: string) =>
      report('contradiction', ['gates', selectorText], `a gate on "${metric}" ${found}`, expected, 'key');
    if (driver !== undefined && driver !== 'load')
      contradiction(`with the driver ${driver}`, '"driver: load", as only k6 makes a load');
    else if (metric === 'load-capacity' && load['capacity'] === undefined)
      contradiction('without a capacity search', 'load.capacity');
    else if (metric !== 'load-failure-share' && load['arrivals'] === undefined && load['capacity'] === undefined)
      contradiction('where nothing is ever due', 'load.arrivals or load.capacity');
  }
}

const figure = (value: number) => String(Number(value.toPrecision(4)));
const seconds = (ms: number) => `${figure(ms / 1_000)} s`;

function timeOfDay(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
