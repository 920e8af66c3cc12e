// From the counts and sums of a timeline to shares, means, intervals and costs.
import { aroundFirstEnd } from './around-first-end.ts';
import { sumOfAttacks } from '../../scenarios/measures/tenant/attack-sums.ts';
import { sumOfLedgers, totalLostMs } from '../../scenarios/measures/tenant/ledger-sums.ts';
import { sumOfTextMessagesEnd } from '../../scenarios/measures/tenant/text-messages-end-sums.ts';
import { sumOfRecoveries } from '../../scenarios/measures/tenant/recovery-sums.ts';
import type { Rollout } from '../../scenarios/schema/rollout.ts';
import type { TenantLedger } from '../../scenarios/schema/tenant-ledger.ts';
import { tenantIds, type TenantWeek, type Timeline } from '../../scenarios/schema/timeline.ts';
import { countOf } from '../words/quantity.ts';
import { trialsWhenUnseen } from '../statistics/proportions/correlation-when-unseen.ts';
import { criticalValue } from '../statistics/distributions/critical-value.ts';
import { leastUsers, toInterval } from '../statistics/inference.ts';
import { studentTQuantile } from '../statistics/distributions/student-t-quantile.ts';
import { wilsonLimits } from '../statistics/proportions/wilson-ci.ts';
import { judgeAttacks } from './judge-attacks.ts';
import { projectCostsOf } from './project-costs.ts';
import { asTold, costsOf, lostHoursOf } from './ledger-told.ts';
import type { TenantResults, TenantWeekResult } from '../results/tenant-results.ts';

const hourMs = 3_600_000;
const dayMs = 86_400_000;

type Figure = NonNullable<TenantWeekResult['success']>;
type Prices = Rollout['prices'];
type Priced = Pick<Rollout, 'currency' | 'prices' | 'projectCosts'>;

const differenceTitles: Readonly<Record<Timeline['differences'][number]['id'], string>> = {
  'lost-hours': 'Working time lost to signing in, registering and the help desk',
  cost: 'Cost',
  'unmet-needs': 'Needs to sign in that were tried and not met',
  tickets: 'Tickets opened at the help desk',
  'take-overs': 'Accounts taken over',
};

const priceTitles: Readonly<Record<keyof Prices, string>> = {
  helpDeskTicket: 'A ticket answered at the help desk',
  workingHour: 'An hour of an employee',
  textMessage: 'A text message with a code',
  licencePerUserAndMonth: 'Licences the rollout adds, per user and month',
  securityKey: 'A security key',
  identityCheck: 'An identity check of an account recovery',
};

export function judgeTimeline(lived: Timeline, priced: Priced, conf: number): TenantResults {
  const { currency, prices } = priced;
  const { weeks, desk, differences, rates, format: _format, voids: _voids, ...told } = lived;
  const result = (cells: readonly TenantWeek[], persona: string | undefined) =>
    weekResult(cells, persona, lived.startsOn, prices, conf);
  const byWeek = Map.groupBy(weeks, ({ tenant, week }) => `${tenant} ${week}`);
  const all = [...byWeek.values()]
    .map((cells) => result(cells, undefined))
    .toSorted((a, b) => tenantIds.indexOf(a.tenant) - tenantIds.indexOf(b.tenant) || a.week - b.week);
  return {
    ...told,
    weeks: [...all, ...weeks.map((cell) => result([cell], cell.persona))],
    desk: [...desk],
    totals: tenantIds.map((tenant) =>
      totalOf(
        tenant,
        weeks.filter((week) => week.tenant === tenant),
        priced,
        conf,
      ),
    ),
    differences: differences.map((each) => differenceResult(each, conf)),
    currency,
    prices: (Object.keys(priceTitles) as (keyof Prices)[]).flatMap((id) => {
      const price = prices[id];
      return price === undefined ? [] : [Object.assign({ id, title: priceTitles[id] }, price)];
    }),
    ...projectCostsOf(priced.projectCosts),
    ...aroundFirstEnd(lived, prices),
    rates: [...rates],
  };
}

function totalOf(
  tenant: TenantWeek['tenant'],
  cells: readonly TenantWeek[],
  { currency, prices }: Priced,
  conf: number,
): TenantResults['totals'][number] {
  const attacked = judgeAttacks(cells, conf);
  const ledger = sumOfLedgers(cells.map((week) => week.ledger));
  return {
    tenant,
    ...countedIn(ledger, cells),
    needs: total(cells, ({ needs }) => needs),
    met: total(cells, ({ met }) => met),
    ...(attacked === undefined ? {} : { attacked }),
    lostHours: lostHoursOf(ledger),
    lostHoursInAll: totalLostMs(ledger) / hourMs,
    ...asTold(costsOf(ledger, prices), currency),
  };
}

/** Variance of the difference of two separate runs of as many people: the sum of theirs. */
function differenceResult(
  {
    id,
    people,
    rollout,
    nothing,
    rolloutVariance,
    nothingVariance,
    differenceVariance,
  }: Timeline['differences'][number],
  conf: number,
): TenantResults['differences'][number] {
  const value = rollout - nothing;
  const half = studentTQuantile(upperTail(conf), Math.max(1, people - 1)) * Math.sqrt(differenceVariance / people);
  return {
    id,
    title: differenceTitles[id],
    people,
    rollout,
    nothing,
    value,
    ...intervalFields(
      toInterval({ lower: value - half, upper: value + half }, conf, 'paired differences over people, t'),
      people,
    ),
    ...(differenceVariance > 0 ? { varianceReduction: (rolloutVariance + nothingVariance) / differenceVariance } : {}),
  };
}

const upperTail = (conf: number) => 1 - (1 - conf) / 2;

/** The interval, or why there is none. People who all fare alike do not tell how far others would differ. */
function intervalFields(interval: Figure['interval'], people: number): Pick<Figure, 'interval' | 'withheld'> {
  if (people < leastUsers)
    return { withheld: `${countOf(people, 'person', 'people')} cannot carry an interval, ${leastUsers} are needed` };
  return interval === undefined
    ? {
        withheld: `all ${countOf(people, 'person', 'people')} are alike in this, which does not tell how far others may differ`,
      }
    : { interval };
}

function weekResult(
  cells: readonly TenantWeek[],
  persona: string | undefined,
  startsOn: string,
  prices: Prices,
  conf: number,
): TenantWeekResult {
  const [{ tenant, week } = { tenant: 'nothing' as const, week: 0 }] = cells;
  const of = (count: (cell: TenantWeek) => number) => total(cells, count);
  const ledger = sumOfLedgers(cells.map((cell) => cell.ledger));
  const success = successOf(cells, conf);
  const secondsPerNeed = secondsOf(cells, conf);
  return {
    tenant,
    ...(persona === undefined ? {} : { persona }),
    week,
    startsOn: new Date(Date.parse(startsOn) + week * 7 * dayMs).toISOString().slice(0, 10),
    people: of((cell) => cell.people),
    invited: of((cell) => cell.invited),
    enrolled: of((cell) => cell.enrolled),
    ready: of((cell) => cell.ready),
    passwordless: of((cell) => cell.passwordless),
    lockedOut: of((cell) => cell.lockedOut),
    needs: of((cell) => cell.needs),
    ...(success === undefined ? {} : { success }),
    ...(secondsPerNeed === undefined ? {} : { secondsPerNeed }),
    lockedOutNeeds: of((cell) => cell.lockedOutNeeds),
    fellBack: of((cell) => cell.fellBack),
    signIns: {
      passkey: of((cell) => cell.signIns.passkey),
      passkeyOfPhone: of((cell) => cell.signIns.passkeyOfPhone),
      passwordOtp: of((cell) => cell.signIns.passwordOtp),
      temporaryAccessPass: of((cell) => cell.signIns.temporaryAccessPass),
    },
    asked: of((cell) => cell.asked),
    registrationsTried: of((cell) => cell.registrationsTried),
    registrationsMade: of((cell) => cell.registrationsMade),
    expiredPasses: of((cell) => cell.expiredPasses),
    ...endOfTextsIn(cells),
    ...attacksIn(cells),
    ...countedIn(ledger, cells),
    lostHours: lostHoursOf(ledger),
    costs: costsOf(ledger, prices),
  };
}

/**
 * Share of needs met. Needs of one person are alike: the variance is that of the ratio over people (linearised), turned into as many
 * independent needs as would have it (Rao & Scott 1992, the design effect floored at 1), and Wilson's interval for those.
 */
function successOf(cells: readonly TenantWeek[], conf: number): Figure | undefined {
  const needs = total(cells, (cell) => cell.needs);
  if (needs === 0) return undefined;
  const value = total(cells, (cell) => cell.met) / needs;
  const people = total(cells, (cell) => cell.squares.people);
  if (people < leastUsers) return { value, ...intervalFields(undefined, people) };
  const residuals = total(
    cells,
    ({ squares }) => squares.met2 - 2 * value * squares.needsMet + value ** 2 * squares.needs2,
  );
  const variance = ((people / (people - 1)) * Math.max(0, residuals)) / needs ** 2;
  const ofSample = (value * (1 - value)) / variance;
  const n =
    variance > 0 && Number.isFinite(ofSample)
      ? Math.min(ofSample, needs)
      : trialsWhenUnseen({ trials: needs, users: people });
  const bounds = wilsonLimits({ x: value * n, n }, criticalValue(conf));
  return {
    value,
    ...intervalFields(
      toInterval(
        { lower: Math.min(bounds.lower, value), upper: Math.max(bounds.upper, value) },
        conf,
        'Rao-Scott + Wilson',
      ),
      people,
    ),
  };
}

function secondsOf(cells: readonly TenantWeek[], conf: number): Figure | undefined {
  const needs = total(cells, (cell) => cell.needs);
  if (needs === 0) return undefined;
  const valueMs = total(cells, ({ ledger }) => ledger.lostMs.signIn) / needs;
  const people = total(cells, (cell) => cell.squares.people);
  const value = valueMs / 1_000;
  if (people < leastUsers) return { value, ...intervalFields(undefined, people) };
  const residuals = total(
    cells,
    ({ squares }) => squares.time2 - 2 * valueMs * squares.needsTime + valueMs ** 2 * squares.needs2,
  );
  const half =
    (studentTQuantile(upperTail(conf), people - 1) * Math.sqrt((people / (people - 1)) * Math.max(0, residuals))) /
    needs /
    1_000;
  return {
    value,
    ...intervalFields(
      toInterval({ lower: Math.max(0, value - half), upper: value + half }, conf, 'ratio over people, linearised'),
      people,
    ),
  };
}

function endOfTextsIn(cells: readonly TenantWeek[]): Pick<TenantWeekResult, 'textMessagesEnd'> {
  const textMessagesEnd = sumOfTextMessagesEnd(cells.map((cell) => cell.textMessagesEnd));
  return textMessagesEnd === undefined ? {} : { textMessagesEnd };
}

function attacksIn(cells: readonly TenantWeek[]): Pick<TenantWeekResult, 'attacks'> {
  const attacks = sumOfAttacks(cells.map((cell) => cell.attacks));
  return attacks === undefined ? {} : { attacks };
}

function total<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

function countedIn(
  { tickets, messages, securityKeys, identityChecks, licensedDays }: TenantLedger,
  cells: readonly TenantWeek[],
): Pick<TenantWeekResult, 'tickets' | 'messages' | 'securityKeys' | 'identityChecks' | 'licensedDays' | 'recoveries'> {
  const recoveries = sumOfRecoveries(cells.map((cell) => cell.recoveries));
  return {
    tickets,
    messages,
    securityKeys,
    ...(identityChecks === undefined ? {} : { identityChecks }),
    licensedDays,
    ...(recoveries === undefined ? {} : { recoveries }),
  };
}
