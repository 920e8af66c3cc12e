// What the schema of the rollout part cannot see: a year that ends before it starts, waves with nobody in them or outside the year, names that
// must exist elsewhere, and fields of the scenario that a rollout does not use.
import { rollout as rolloutSchema } from '../../scenarios/schema/rollout.ts';
import { scenarioFields } from '../../scenarios/schema/scenario.ts';
import type { Deadline } from '../../scenarios/schema/deadline.ts';
import { tenantRateAmount, type TenantRate } from '../../scenarios/schema/tenant-rate.ts';
import { describeValue, unknownWord, type Locate } from './issue-problem.ts';
import { listOf, mapOf } from './raw-value.ts';
import { tenantRateExpected } from './parameter-value.ts';
import { checkCampaignStarts, checkTextMessagesEnd } from './check-text-messages-end.ts';
import type { Report, ScenarioProblem } from './scenario-errors.ts';

const dayMs = 86_400_000;
const mostDays = 5 * 366;
/** Who waits for the help desk is kept on disk: some 2 kB for each person and year. */
const mostPeople = 2_000_000;
/** With all who are hired in its time. */
const mostPeopleInAll = 2 * mostPeople;
const yearDays = 365;

/** @param raw the scenario as it was written; parts that the schema refuses are left to it. */
export function checkRollout(
  raw: Readonly<Record<string, unknown>>,
  {
    tenantRates: rates,
    deadlines,
  }: { readonly tenantRates: readonly TenantRate[]; readonly deadlines: readonly Deadline[] },
  locate: Locate,
  report: Report,
): ScenarioProblem[] {
  if (raw['rollout'] === undefined) return [];
  const problems: ScenarioProblem[] = [];
  const written = mapOf(raw['rollout']);
  if (scenarioFields.allocation.safeParse(raw['allocation']).data === 'even') {
    report(
      'contradiction',
      ['rollout'],
      'a rollout whose people are drawn evenly over personas',
      '"allocation: proportional", so that they are the tenant',
      'key',
    );
  }
  const users = scenarioFields.users.safeParse(raw['users']).data ?? 0;
  if (users > mostPeople) report('contradiction', ['users'], `${users} people in a rollout`, `at most ${mostPeople}`);

  const startsOn = dateOf('startsOn', written);
  const endsOn = dateOf('endsOn', written);
  if (startsOn !== undefined && endsOn !== undefined) {
    if (endsOn < startsOn)
      report(
        'contradiction',
        ['rollout', 'endsOn'],
        `an end on ${text(endsOn)}`,
        `a day on or after its start, ${text(startsOn)}`,
      );
    else if ((endsOn - startsOn) / dayMs + 1 > mostDays)
      report(
        'contradiction',
        ['rollout', 'endsOn'],
        `${(endsOn - startsOn) / dayMs + 1} days`,
        `at most ${mostDays}, five years`,
      );
  }
  const isOutside = (day: number | undefined) =>
    day !== undefined &&
    startsOn !== undefined &&
    endsOn !== undefined &&
    startsOn <= endsOn &&
    (day < startsOn || day > endsOn);
  const period = `a day from ${text(startsOn)} to ${text(endsOn)}, the rollout's own`;
  const removed = dateOf('passwordsRemovedOn', written);
  if (isOutside(removed)) report('contradiction', ['rollout', 'passwordsRemovedOn'], text(removed), period);

  for (const [nth, loss] of listOf(written['losses']).entries()) {
    const on = rolloutSchema.shape.startsOn.safeParse(mapOf(loss)['on']).data;
    if (isOutside(on === undefined ? undefined : Date.parse(on)))
      report('contradiction', ['rollout', 'losses', nth, 'on'], String(on), period);
    const { people } = mapOf(loss);
    if (typeof people === 'number' && people > users)
      report(
        'contradiction',
        ['rollout', 'losses', nth, 'people'],
        `${people} people`,
        `at most the ${users} of the tenant`,
      );
  }
  checkRecovery(raw, written, report);

  const weights = scenarioFields.personas.safeParse(raw['personas']).data ?? {};
  const taken = new Map<string, number>();
  for (const [nth, one] of listOf(written['waves']).entries()) {
    const wave = mapOf(one);
    const begins = rolloutSchema.shape.startsOn.safeParse(wave['startsOn']).data;
    if (isOutside(begins === undefined ? undefined : Date.parse(begins)))
      report('contradiction', ['rollout', 'waves', nth, 'startsOn'], String(begins), period);
    const personas = wave['personas'] === undefined ? Object.keys(weights) : listOf(wave['personas']);
    let known = true;
    for (const [index, id] of personas.entries()) {
      if (typeof id !== 'string' || id in weights) continue;
      known = false;
      const path = ['rollout', 'waves', nth, 'personas', index];
      problems.push(unknownWord('unknown-reference', id, Object.keys(weights), path, locate(path, 'value')));
    }
    const share = rolloutSchema.shape.waves.element.shape.share.safeParse(wave['share']).data;
    const left = personas.filter(
      (id): id is string => typeof id === 'string' && (weights[id] ?? 0) > 0 && (taken.get(id) ?? 0) < 1,
    );
    if (known && personas.length > 0 && left.length === 0) {
      report(
        'contradiction',
        ['rollout', 'waves', nth],
        `a wave ${describeValue(wave['name'])} with nobody in it`,
        'people whom no wave before it took, of a persona with a weight above 0 %',
      );
    }
    for (const id of left) taken.set(id, 1 - (1 - (taken.get(id) ?? 0)) * (1 - (share ?? 1)));
  }

  problems.push(...checkTextMessagesEnd(written, Object.keys(weights), deadlines, locate, report));
  if (startsOn !== undefined && endsOn !== undefined)
    checkCampaignStarts(written, deadlines, { startsOn, endsOn }, report);
  const desk = rolloutSchema.shape.helpDesk.safeParse(written['helpDesk']).data;
  if (desk !== undefined && desk.closes <= desk.opens)
    report(
      'contradiction',
      ['rollout', 'helpDesk', 'closes'],
      'a help desk that closes before it opens',
      'a time after "opens"',
    );

  for (const [id, value] of Object.entries(mapOf(written['rates']))) {
    const path = ['rollout', 'rates', id];
    const rate = rates.find((each) => each.id === id);
    if (rate === undefined)
      problems.push(
        unknownWord(
          'unknown-reference',
          id,
          rates.map((each) => each.id),
          path,
          locate(path, 'key'),
        ),
      );
    else {
      const amount = tenantRateAmount.safeParse(value).data;
      const expected = amount === undefined ? undefined : tenantRateExpected(amount, rate);
      if (expected !== undefined) report('wrong-value', path, describeValue(value), expected);
    }
  }
  const hires = tenantRateAmount.safeParse(mapOf(written['rates'])['hires']).data;
  if (hires !== undefined && startsOn !== undefined && endsOn !== undefined) {
    const inAll = users * (1 + (hires * (endsOn - startsOn)) / dayMs / yearDays);
    if (inAll > mostPeopleInAll)
      report(
        'contradiction',
        ['rollout', 'rates', 'hires'],
        describeValue(hires),
        `at most ${mostPeopleInAll} people in all with those hired, not some ${Math.round(inAll)}`,
      );
  }
  return problems;
}

/** Recoveries are lived in virtual time, and paid for. */
function checkRecovery(
  raw: Readonly<Record<string, unknown>>,
  written: Readonly<Record<string, unknown>>,
  report: Report,
): void {
  const recovery = mapOf(raw['policy'])['recovery'];
  if (recovery === undefined) {
    if (listOf(written['verifierOutages']).length > 0)
      report(
        'contradiction',
        ['rollout', 'verifierOutages'],
        'an outage of identity checks that nobody is offered',
        '"policy.recovery", or no outage',
      );
    return;
  }
  if (mapOf(written['prices'])['identityCheck'] === undefined)
    report(
      'contradiction',
      ['rollout', 'prices'],
      'no price of an identity check where people recover by one',
      '"identityCheck" with an amount, and who says so',
      'key',
    );
  for (const [nth, profile] of listOf(mapOf(recovery)['profiles']).entries())
    if (mapOf(profile)['claimValidation'] === 'endpoint')
      report(
        'contradiction',
        ['policy', 'recovery', 'profiles', nth, 'claimValidation'],
        'a check of your own, which virtual time cannot ask',
        'none or built-in in a rollout',
      );
}

function dateOf(
  field: 'startsOn' | 'endsOn' | 'passwordsRemovedOn',
  written: Readonly<Record<string, unknown>>,
): number | undefined {
  const date = rolloutSchema.shape[field].safeParse(written[field]).data;
  return date === undefined ? undefined : Date.parse(date);
}

const text = (day: number | undefined) => (day === undefined ? 'no day' : new Date(day).toISOString().slice(0, 10));
