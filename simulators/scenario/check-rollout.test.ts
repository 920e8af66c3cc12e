import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScenarioWorkspace, smallScenario, type ScenarioWorkspace } from './scenario-workspace.fixture.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
});
afterAll(() => workspace.remove());

const bare = smallScenario.replace(/claims:[^]*$/, '');
const price = '{ amount: 1, assumed: for a test }';
const parts: Readonly<Record<string, string>> = {
  startsOn: '2026-01-05',
  endsOn: '2026-12-31',
  waves: '[{ name: All, startsOn: 2026-02-02 }]',
  helpDesk: "{ opens: '08:00', closes: '17:00', agents: 1 }",
  prices: `{ helpDeskTicket: ${price}, workingHour: ${price}, textMessage: ${price}, licencePerUserAndMonth: ${price}, securityKey: ${price} }`,
};
/** The rollout stands from line 11 on. */
const withRollout = (
  change: Readonly<Record<string, string>> = {},
  top = 'driver: virtual\nallocation: proportional\n',
) =>
  `${bare}${top}rollout:\n${Object.entries({ ...parts, ...change })
    .map(([key, value]) => `  ${key}: ${value}\n`)
    .join('')}`;

describe('a rollout that contradicts itself', () => {
  it.each([
    [
      'a year that ends before it starts',
      { endsOn: '2025-12-31' },
      'rollout.endsOn',
      /^an end on 2025-12-31, a day on or after its start, 2026-01-05$/,
    ],
    ['a decade', { endsOn: '2036-12-31' }, 'rollout.endsOn', /at most 1830, five years$/],
    ['a century', { endsOn: '2126-12-31' }, 'rollout.endsOn', /a day from 2000-01-01 to 2099-12-31$/],
    [
      'a day without hours',
      { rates: '{ working-day: 0 }' },
      'rollout.rates.working-day',
      /^0, more than 0 to 24 \(h\)$/,
    ],
    [
      'a day of more than there are',
      { rates: '{ working-day: 25 h }' },
      'rollout.rates.working-day',
      /^25, more than 0 to 24 \(h\)$/,
    ],
    [
      'what happens every day',
      { rates: '{ phone-lost: 365 per year }' },
      'rollout.rates.phone-lost',
      /^365, 0 to 52 \(per year\)$/,
    ],
    [
      'a wave after the end',
      { waves: '[{ name: All, startsOn: 2027-02-02 }]' },
      'rollout.waves.0.startsOn',
      /^2027-02-02, a day from 2026-01-05 to 2026-12-31/,
    ],
    [
      'a wave whose people another took',
      { waves: '[{ name: All, startsOn: 2026-02-02 }, { name: Late, startsOn: 2026-03-02, personas: [guard] }]' },
      'rollout.waves.1',
      /^a wave "Late" with nobody in it/,
    ],
    [
      'a wave of nobody',
      { waves: '[{ name: All, startsOn: 2026-02-02, share: 0 % }]' },
      'rollout.waves.0.share',
      /more than 0 %/,
    ],
    [
      'a wave of an empty list',
      { waves: '[{ name: All, startsOn: 2026-02-02, personas: [] }]' },
      'rollout.waves.0.personas',
      /at least one persona/,
    ],
    ['no wave', { waves: '[]' }, 'rollout.waves', /at least one wave/],
    [
      'an unknown persona',
      { waves: '[{ name: All, startsOn: 2026-02-02, personas: [gard] }]' },
      'rollout.waves.0.personas.0',
      /^"gard", one of "clerk", "guard"/,
    ],
    [
      'a negative price',
      { prices: parts['prices']?.replace('amount: 1', 'amount: -3') ?? '' },
      'rollout.prices.helpDeskTicket.amount',
      /^-3 at "rollout.prices.helpDeskTicket.amount", a price of 0 or more/,
    ],
    [
      'a currency in small letters',
      { currency: 'eur' },
      'rollout.currency',
      /^"eur" at "rollout.currency", the ISO 4217 code of a currency, three capital letters, for example "EUR"$/,
    ],
    ['a currency there is not', { currency: 'EUX' }, 'rollout.currency', /^"EUX".*for example "EUR"$/],
    ['a currency by its number', { currency: '978' }, 'rollout.currency', /^978.*for example "EUR"$/],
    [
      'a price nobody says',
      { prices: parts['prices']?.replace(', assumed: for a test', '') ?? '' },
      'rollout.prices.helpDeskTicket',
      /"evidence" with ids/,
    ],
    [
      'a figure that was never published',
      { prices: parts['prices']?.replace('assumed: for a test', 'evidence: [reset_kost]') ?? '' },
      'rollout.prices.helpDeskTicket.evidence.0',
      /^"reset_kost"/,
    ],
    [
      'a help desk that closes before it opens',
      { helpDesk: "{ opens: '17:00', closes: '08:00', agents: 1 }" },
      'rollout.helpDesk.closes',
      /a time after "opens"/,
    ],
    [
      'a help desk of nobody',
      { helpDesk: "{ opens: '08:00', closes: '17:00', agents: 0 }" },
      'rollout.helpDesk.agents',
      /at least 1 agent/,
    ],
    [
      'passwords removed after the end',
      { passwordsRemovedOn: '2028-01-01' },
      'rollout.passwordsRemovedOn',
      /^2028-01-01, a day from/,
    ],
    [
      'losses after the end',
      { losses: '[{ on: 2027-01-01, what: phones, share: 5 % }]' },
      'rollout.losses.0.on',
      /^2027-01-01, a day from/,
    ],
    [
      'more losses than people',
      { losses: '[{ on: 2026-03-02, what: phones, people: 1000 }]' },
      'rollout.losses.0.people',
      /^1000 people, at most the \d+ of the tenant$/,
    ],
    [
      'losses of nobody knows how many',
      { losses: '[{ on: 2026-03-02, what: phones }]' },
      'rollout.losses.0',
      /either "people" or "share"/,
    ],
    [
      'an outage of checks that nobody is offered',
      { verifierOutages: '[{ from: 2026-03-02, until: 2026-03-03 }]' },
      'rollout.verifierOutages',
      /"policy.recovery", or no outage$/,
    ],
    ['an unknown rate', { rates: '{ phone-lots: 1 }' }, 'rollout.rates.phone-lots', /^"phone-lots"/],
    [
      'a chance above 1',
      { rates: '{ campaign-taken-up: 25 }' },
      'rollout.rates.campaign-taken-up',
      /^25, a proportion from 0 to 1$/,
    ],
    [
      'a negative rate',
      { rates: '{ phone-lost: -1 per year }' },
      'rollout.rates.phone-lost',
      /^-1 at "rollout.rates.phone-lost", at least 0$/,
    ],
    [
      'a rate of nobody knows what',
      { rates: '{ phone-lost: 5 }' },
      'rollout.rates.phone-lost',
      /^5, a rate with its unit, for example "0.5 per year"$/,
    ],
    [
      'a rate in per cent',
      { rates: '{ phone-lost: 5 % }' },
      'rollout.rates.phone-lost',
      /^"5 %", a rate with its unit/,
    ],
    [
      'handling in nobody knows what',
      { rates: '{ help-desk-handling: 10 }' },
      'rollout.rates.help-desk-handling',
      /^10, a duration with its unit, for example "10 min"$/,
    ],
    [
      'a pass for a minute',
      { temporaryAccessPass: '{ lifetime: 1 min }' },
      'rollout.temporaryAccessPass.lifetime',
      /10 min to 30 d/,
    ],
    [
      'starts of a campaign before a deadline that there is not',
      { campaign: '{ snoozeDays: 1 }', campaignStarts: '{ weeksBefore: [1] }' },
      'rollout.campaignStarts',
      /^starts before a deadline that there is not, "textMessagesEnd" with a deadline from 2026-01-05 to 2026-12-31/,
    ],
    [
      'starts before a deadline after the end',
      {
        campaign: '{ snoozeDays: 1 }',
        campaignStarts: '{ weeksBefore: [1] }',
        textMessagesEnd: '[{ deadline: microsoft-text-messages }]',
      },
      'rollout.campaignStarts',
      /^starts before a deadline that there is not/,
    ],
    [
      'a start before the rollout',
      {
        startsOn: '2026-11-30',
        endsOn: '2027-03-01',
        waves: '[{ name: All, startsOn: 2026-12-07 }]',
        campaign: '{ snoozeDays: 1 }',
        campaignStarts: '{ weeksBefore: [9, 10] }',
        textMessagesEnd: '[{ deadline: microsoft-text-messages }]',
      },
      'rollout.campaignStarts.weeksBefore.1',
      /^10 weeks before 2027-02-01, where the rollout starts on 2026-11-30, at most 9/,
    ],
    [
      'starts of no campaign',
      {
        startsOn: '2026-11-30',
        endsOn: '2027-03-01',
        waves: '[{ name: All, startsOn: 2026-12-07 }]',
        campaignStarts: '{ weeksBefore: [1] }',
        textMessagesEnd: '[{ deadline: microsoft-text-messages }]',
      },
      'rollout.campaignStarts',
      /^starts of a campaign that there is not/,
    ],
    ['a month of snoozing', { campaign: '{ snoozeDays: 30 }' }, 'rollout.campaign.snoozeDays', /at most 14 days/],
  ])('%s', async (_, change, path, told) => {
    const problems = await workspace.problemsOf(withRollout(change));
    expect(problems).toHaveLength(1);
    const [problem] = problems;
    expect(problem).toMatchObject({
      path,
      place: { kind: 'file', line: expect.any(Number), column: expect.any(Number) },
    });
    expect(`${problem?.found}, ${problem?.expected}`).toMatch(told);
  });

  it.each([
    [
      'another driver',
      'driver: browser\nallocation: proportional\n',
      'driver',
      { line: 9, column: 9 },
      /^the driver browser in a scenario of kind rollout, "driver: virtual", as only virtual time lives months$/,
    ],
    [
      'people who are not the tenant',
      'driver: virtual\nallocation: even\n',
      'rollout',
      { line: 11, column: 1 },
      /"allocation: proportional"/,
    ],
  ])('%s', async (_, top, path, place, told) => {
    const problems = await workspace.problemsOf(withRollout({}, top));
    expect(problems).toMatchObject([{ code: 'contradiction', path, place }]);
    expect(`${problems[0]?.found}, ${problems[0]?.expected}`).toMatch(told);
  });
});

it('more people than there is room for', async () => {
  const problems = await workspace.problemsOf(withRollout().replace(/^users: .*$/m, 'users: 2000001'));
  expect(problems).toMatchObject([
    { code: 'contradiction', path: 'users', found: '2000001 people in a rollout', expected: 'at most 2000000' },
  ]);
});

it('more people than there is room for, with those hired', async () => {
  const problems = await workspace.problemsOf(
    withRollout({ rates: '{ hires: 52 per year }', endsOn: '2030-12-31' }).replace(/^users: .*$/m, 'users: 20000'),
  );
  expect(problems).toMatchObject([
    {
      code: 'contradiction',
      path: 'rollout.rates.hires',
      found: '52',
      expected: expect.stringMatching(/^at most 4000000 people in all with those hired, not some 5\d{6}$/) as string,
    },
  ]);
});

it('a price under the name it had while all were in US dollars', async () => {
  const problems = await workspace.problemsOf(
    withRollout({ prices: parts['prices']?.replace('amount: 1', 'usd: 1') ?? '' }),
  );
  expect(problems).toMatchObject([
    { code: 'missing-key', path: 'rollout.prices.helpDeskTicket.amount' },
    {
      code: 'unknown-key',
      path: 'rollout.prices.helpDeskTicket.usd',
      found: '"usd"',
      expected: '"amount", as "usd" is called now; "rollout.currency" says of which currency',
    },
  ]);
});

it('a rollout that is right has no problem', async () => {
  expect(
    await workspace.problemsOf(
      withRollout({
        passwordsRemovedOn: '2026-10-05',
        currency: 'JPY',
        rates: '{ phone-lost: 0.2 per year, help-desk-handling: 0.5 h, campaign-taken-up: 6 % }',
        waves: '[{ name: Half, startsOn: 2026-02-02, share: 50 % }, { name: Rest, startsOn: 2026-02-02 }]',
      }),
    ),
  ).toEqual([]);
});
