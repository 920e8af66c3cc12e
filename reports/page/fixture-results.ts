// INVENTED numbers for tests of charts and page only: a results object of the right shape and size. Nothing here was measured,
// modelled or published. Deterministic: plain arithmetic, no randomness, no clock.
import { type Results, resultsFormat } from '../results.ts';
import { verdictWords } from '../results/claim-result.ts';
import { fixtureClaims } from './fixture-claims.ts';

const arms = ['password-otp', 'passkey'] as const;
const method = 'invented for a test';

const personas = [
  {
    id: 'information-worker',
    title: 'Information worker',
    weight: 0.46,
    users: 24,
    code: 0.912,
    passkey: 0.981,
    decision: 'go',
    why: 'Success is higher by more than the margin, and no guardrail is touched.',
  },
  {
    id: 'frontline-worker',
    title: 'Frontline worker',
    weight: 0.3,
    users: 24,
    code: 0.842,
    passkey: 0.871,
    decision: 'amend',
    why: 'The shared device holds no passkey of theirs in 31 % of sign-ins; give them a security key first.',
  },
  {
    id: 'contractor',
    title: 'Contractor',
    weight: 0.12,
    users: 24,
    code: 0.879,
    passkey: 0.958,
    decision: 'go',
    why: 'Success is higher by more than the margin.',
  },
  {
    id: 'privileged-administrator',
    title: 'Privileged administrator',
    weight: 0.04,
    users: 24,
    code: 0.951,
    passkey: 0.944,
    decision: 'stop',
    why: 'The upper limit of the success difference lies below zero when the key is left at home.',
  },
  {
    id: 'regulated-worker',
    title: 'Regulated worker',
    weight: 0.08,
    users: 18,
    code: undefined,
    passkey: undefined,
    decision: 'no verdict',
    why: 'Found 18 users in an arm, expected at least 20.',
  },
] as const;

const metrics: Results['metrics'] = [
  metric('success-per-session', 'Success per need to sign in', 'proportion', 'needs to sign in', true),
  metric('restricted-time-to-sign-in', 'Restricted time to sign in (60 s)', 's', 'attempts', true),
  metric('success-per-prompt', 'Success per prompt', 'proportion', 'prompts answered', false),
  metric('success-per-attempt', 'Success per attempt', 'proportion', 'attempts', false),
  metric('time-of-successes-median', 'Median time of successes', 's', 'successful attempts', false),
  metric('lock-outs', 'Lock-outs', 'per 1 000 needs to sign in', 'needs to sign in', false),
];

function metric(
  id: string,
  title: string,
  unit: string,
  denominator: string,
  primary: boolean,
): Results['metrics'][number] {
  return {
    id,
    title,
    unit,
    denominator,
    primary,
    estimand: `Population: users of the scenario, weighted to the tenant. ${title}, as invented for a test of the report page.`,
  };
}

const around = (value: number, half: number) => ({
  lower: Math.max(value - half * 1.2, 0),
  upper: value + half,
  level: 0.95,
  method,
});
const share = (value: number, half: number) => ({ ...around(value, half), upper: Math.min(value + half, 1) });

/** Invented value of a metric. `base` is the arm's invented success rate. */
function valueOf(id: string, arm: string, base: number): number {
  const passkey = arm === 'passkey';
  switch (id) {
    case 'success-per-session':
      return base;
    case 'success-per-attempt':
      return base - 0.021;
    case 'success-per-prompt':
      return base - (passkey ? 0.013 : 0.094);
    case 'restricted-time-to-sign-in':
      return (passkey ? 9.2 : 37.4) + 30 * (1 - base);
    case 'time-of-successes-median':
      return (passkey ? 5.1 : 29.3) + 10 * (1 - base);
    default:
      return passkey ? 1.4 : 17.6;
  }
}

interface Group {
  readonly id: string | undefined;
  readonly users: number;
  readonly code: number | undefined;
  readonly passkey: number | undefined;
}

const groups: readonly Group[] = [{ id: undefined, users: 114, code: 0.889, passkey: 0.943 }, ...personas];
const tooFew = 'found 18 users, expected at least 20';
const personaOf = ({ id }: Group) => (id === undefined ? {} : { persona: id });

function estimates(): Results['estimates'] {
  return metrics.flatMap((info) => groups.flatMap((group) => arms.map((arm) => estimateOf(info, group, arm))));
}

function estimateOf(info: (typeof metrics)[number], group: Group, arm: string): Results['estimates'][number] {
  const base = arm === 'passkey' ? group.passkey : group.code;
  const about = {
    metric: info.id,
    arm,
    ...personaOf(group),
    unit: info.unit,
    users: group.users,
    of: group.users * 6,
    provenance: 'mixed' as const,
  };
  if (base === undefined) return { ...about, withheld: tooFew };
  const value = valueOf(info.id, arm, base);
  const half = group.id === undefined ? 0.021 : 0.044;
  return {
    ...about,
    value,
    interval: info.unit === 'proportion' ? share(value, half) : around(value, value * half * 3),
  };
}

function contrasts(): Results['contrasts'] {
  return metrics.flatMap((info) => {
    const kinds =
      info.unit === 'proportion'
        ? (['difference', 'ratio', 'failure-ratio'] as const)
        : (['difference', 'ratio'] as const);
    return groups.flatMap((group) => kinds.map((kind) => contrastOf(info, group, kind)));
  });
}

function contrastOf(
  info: (typeof metrics)[number],
  group: Group,
  kind: 'difference' | 'ratio' | 'failure-ratio',
): Results['contrasts'][number] {
  const unit =
    kind === 'difference'
      ? `${info.unit === 'proportion' ? 'difference of proportions' : info.unit} (passkey - password-otp)`
      : 'ratio';
  const about = { metric: info.id, ...personaOf(group), users: group.users, kind, unit };
  if (group.code === undefined || group.passkey === undefined) return { ...about, withheld: tooFew };
  const code = valueOf(info.id, 'password-otp', group.code);
  const passkey = valueOf(info.id, 'passkey', group.passkey);
  if (kind === 'difference') {
    const half = Math.abs(code) * 0.04;
    const primary = info.primary && group.id === undefined ? { adjustedP: 0.0004 } : {};
    return {
      ...about,
      ...primary,
      value: passkey - code,
      interval: { lower: passkey - code - half, upper: passkey - code + half, level: 0.95, method },
    };
  }
  const ratio =
    kind === 'failure-ratio'
      ? (1 - passkey) / (1 - code)
      : info.unit === 'proportion'
        ? passkey / code
        : code / passkey;
  return { ...about, value: ratio, interval: { lower: ratio / 1.18, upper: ratio * 1.21, level: 0.95, method } };
}

function curves(): Results['curves'] {
  return arms.map((arm) => {
    const passkey = arm === 'passkey';
    const middle = passkey ? 5.2 : 31;
    const points = Array.from({ length: 160 }, (_, index) => {
      const seconds = Number((0.8 * 1.044 ** index).toFixed(3));
      const rise = 1 / (1 + (middle / seconds) ** (passkey ? 2.6 : 3.4));
      return {
        seconds,
        signedIn: (passkey ? 0.943 : 0.889) * rise,
        gaveUp: (passkey ? 0.05 : 0.1) / (1 + ((middle * 2.4) / seconds) ** 3),
      };
    });
    return { arm, points, users: 114, attempts: 702 };
  });
}

const phase = (
  arm: string,
  step: string,
  title: string,
  visitsPerAttempt: number,
  modelledMs: number,
  ceremonyMs = 0,
) => ({
  arm,
  step,
  title,
  visitsPerAttempt,
  navigationMs: 14,
  serverMs: step.endsWith('submit-password') ? 46 : 3.2,
  ceremonyMs,
  renderingMs: 21,
  overheadMs: 8.4,
  modelledMs,
});

function phases(): Results['phases'] {
  return [
    phase('password-otp', 'password-otp/open-sign-in', 'Opens the sign-in page', 1, 900),
    phase('password-otp', 'password-otp/submit-user-name', 'Types the user name', 1.03, 4_300),
    phase('password-otp', 'password-otp/submit-password', 'Types the password', 1.16, 6_900),
    phase('password-otp', 'password-otp/obtain-code', 'Gets hold of the one-time code', 1.08, 13_800),
    phase('password-otp', 'password-otp/submit-code', 'Types the code', 1.09, 4_400),
    phase('passkey', 'passkey/open-sign-in', 'Opens the sign-in page', 1, 900),
    phase('passkey', 'passkey/reach-for-passkey', 'Reaches for a passkey that works here', 1, 600),
    phase('passkey', 'passkey/use-passkey', 'Confirms with finger, face or PIN', 1.07, 3_100, 88),
    phase('passkey', 'password-otp/obtain-code', 'Falls back: gets hold of a one-time code', 0.05, 700),
  ];
}

const lost = (
  arm: string,
  step: string,
  title: string,
  reached: number,
  succeededHere: number,
  abandonedHere: number,
  refusedHere = 0,
  timedOutHere = 0,
) => ({ arm, step, title, reached, succeededHere, abandonedHere, refusedHere, timedOutHere });

function dropOff(): Results['dropOff'] {
  return [
    lost('password-otp', 'password-otp/open-sign-in', 'Opens the sign-in page', 702, 0, 0),
    lost('password-otp', 'password-otp/submit-user-name', 'Types the user name', 702, 0, 2),
    lost('password-otp', 'password-otp/submit-password', 'Types the password', 700, 0, 19, 6),
    lost('password-otp', 'password-otp/obtain-code', 'Gets hold of the one-time code', 675, 0, 38, 0, 4),
    lost('password-otp', 'password-otp/submit-code', 'Types the code', 633, 624, 9),
    lost('passkey', 'passkey/open-sign-in', 'Opens the sign-in page', 702, 0, 1),
    lost('passkey', 'passkey/reach-for-passkey', 'Reaches for a passkey that works here', 701, 0, 9),
    lost('passkey', 'passkey/use-passkey', 'Confirms with finger, face or PIN', 692, 648, 16, 3),
    lost('passkey', 'password-otp/obtain-code', 'Falls back: gets hold of a one-time code', 25, 14, 11),
  ];
}

function denominators(): Results['denominators'] {
  const definitions = [
    ['success-per-prompt', 'each prompt answered', 0.81, 0.951],
    ['success-per-attempt-first-try', 'each attempt, without any set-back', 0.69, 0.884],
    ['success-per-attempt', 'each attempt', 0.868, 0.922],
    ['success-per-session', 'each need to sign in, with retries', 0.889, 0.943],
    ['success-per-person-day', 'each person and day', 0.902, 0.949],
  ] as const;
  return definitions.flatMap(([id, definition, code, passkey]) =>
    arms.flatMap((arm) =>
      [true, false].map((fallbackCounted) => {
        const value = (arm === 'passkey' ? passkey : code) - (fallbackCounted ? 0 : arm === 'passkey' ? 0.043 : 0);
        return {
          arm,
          definition,
          metric: fallbackCounted ? id : `${id}-by-method`,
          fallbackCounted,
          value,
          interval: share(value, 0.022),
          of: 702,
        };
      }),
    ),
  );
}

function parameters(): Results['run']['parameters'] {
  const cited = Array.from({ length: 14 }, (_, index) => ({
    id: `typing.invented-${index}`,
    title: `Invented duration ${index + 1}`,
    unit: 'ms' as const,
    distribution: { kind: 'lognormal' as const, median: 400 + 230 * index, sigma: 0.42 },
    low: 300 + 200 * index,
    high: 900 + 300 * index,
    evidence: ['invented_figure'],
  }));
  return [
    ...cited,
    {
      id: 'code.lost',
      title: 'Text message never arrives',
      unit: 'proportion',
      distribution: { kind: 'chance', probability: 0.02 },
      low: 0.005,
      high: 0.06,
      assumed: 'No published rate was found; a wide range is used.',
    },
    {
      id: 'patience',
      title: 'Time a person gives one attempt',
      unit: 's',
      distribution: { kind: 'exponential', mean: 240 },
      low: 60,
      high: 600,
      assumed: 'Nobody has published how long people try.',
      overridden: true,
    },
  ];
}

/** A complete results object. `change` may replace any top-level part. */
export function fixtureResults(change: Partial<Results> = {}): Results {
  return {
    $schema: './results.schema.json',
    format: resultsFormat,
    generatedAt: '2026-01-05T10:00:00.000Z',
    run: manifest(),
    departures: [],
    summary:
      'INVENTED NUMBERS FOR A TEST. In this model of the tenant, 94.3 % of needs to sign in end well with a passkey and 88.9 % with password and code; counted over 60 seconds, give-ups included, a passkey takes about a quarter of the time. Nearly all of that time is people, and people are modelled here from published figures; what was measured is the machine. The vendor’s 95 % against 30 % is about other people and other methods, so it is not comparable.',
    counts: {
      users: 114,
      attempts: 1_410,
      void: 6,
      byArm: [
        {
          arm: 'password-otp',
          users: 114,
          attempts: 705,
          sessions: 684,
          succeeded: 624,
          refused: 6,
          abandoned: 68,
          timedOut: 4,
          void: 3,
        },
        {
          arm: 'passkey',
          users: 114,
          attempts: 705,
          sessions: 684,
          succeeded: 662,
          refused: 3,
          abandoned: 37,
          timedOut: 0,
          void: 3,
        },
      ],
    },
    metrics,
    estimates: estimates(),
    contrasts: contrasts(),
    curves: curves(),
    phases: phases(),
    dropOff: dropOff(),
    failureCodes: [
      {
        arm: 'password-otp',
        step: 'password-otp/submit-password',
        code: '50126',
        cause: 'mistyped',
        count: 88,
        meaning: 'Wrong user name or password',
      },
      {
        arm: 'password-otp',
        step: 'password-otp/submit-password',
        code: '50053',
        cause: 'old-password',
        count: 6,
        meaning: 'The account is locked after too many wrong passwords',
      },
      {
        arm: 'password-otp',
        step: 'password-otp/submit-code',
        code: '500121',
        cause: 'code-mistyped',
        count: 41,
        meaning: 'The one-time code was wrong or too old',
      },
      {
        arm: 'passkey',
        step: 'passkey/use-passkey',
        code: 'NotAllowedError',
        cause: 'prompt-dismissed',
        count: 22,
        meaning: 'The browser ended the ceremony: dismissed, timed out or no passkey; it does not say which',
      },
    ],
    denominators: denominators(),
    claims: fixtureClaims(verdictWords.filter((word) => word !== 'not judged')),
    gates: [
      {
        metric: 'success-per-session{arm:passkey}',
        expression: 'value>90 %',
        bound: 0.9,
        unit: 'proportion',
        passed: true,
        found: 0.943,
        sentence: 'Found 0.943, expected more than 0.9.',
      },
      {
        metric: 'lock-outs{arm:passkey}',
        expression: 'value<1 per 1000',
        bound: 1,
        unit: 'per 1 000 needs to sign in',
        passed: false,
        found: 1.4,
        sentence: 'Found 1.4 per 1 000, expected less than 1.',
      },
    ],
    personas: personas.map(({ id, title, weight, users, decision, why, code, passkey }) => ({
      id,
      title,
      weight,
      users,
      attempts: users * 12,
      registered: users - 1,
      decision,
      why,
      ...(code === undefined || passkey === undefined ? {} : { shrunkenDifference: (passkey - code) * 0.7 + 0.016 }),
    })),
    reconciliation: {
      attempts: 1_404,
      successesInAttempts: 1_286,
      successesInLog: 1_286,
      failuresInAttempts: 157,
      failuresInLog: 157,
      replayedRows: 0,
      differenceCount: 0,
      differences: [],
    },
    validity: {
      voidShare: 6 / 1_410,
      quietAttempts: 291,
      busyAttempts: 1_113,
      busyLaneInflation: arms.map((arm) => ({
        arm,
        ratio: arm === 'passkey' ? 1.31 : 1.24,
        interval: { lower: 1.17, upper: 1.4, level: 0.95, method },
      })),
      overheadShare: 0.011,
      warnings: ['18 users of Regulated worker: no verdict is given below 20.'],
    },
    ...change,
  };
}

function manifest(): Results['run'] {
  return {
    format: 'passkey-pilot-run/1',
    id: 'fixture-run',
    name: 'Fixture: invented numbers',
    state: 'completed',
    version: '0.1.0',
    scenarioFile: 'scenarios/pilot.yaml',
    scenarioHash: 'ab'.repeat(32),
    scenario: {
      name: 'Fixture: invented numbers',
      seed: 20260105,
      design: 'paired',
      driver: 'browser',
      users: 114,
      days: 3,
      signInsPerUserAndDay: 2,
      faults: [],
    },
    overrides: [{ path: 'users', value: '114' }],
    seed: 20260105,
    personas: personas.map(({ id, title, weight, users }) => ({ id, title, weight, users })),
    claims: [{ id: 'claim-0', hash: 'cd'.repeat(32) }],
    parameters: parameters(),
    published: [
      {
        id: 'invented_figure',
        section: 'Z. Invented',
        quantity: 'An invented published figure',
        unit: 's',
        central: 4,
        low: 3,
        high: 6,
        distribution: 'none',
        population: 'Nobody',
        source: 'Invented for a test',
        url: 'https://example.invalid/one ; https://example.invalid/two',
        year: 2020,
        verified: false,
        evidence_level: 'M',
      },
    ],
    environment: {
      node: '24.0.0',
      browser: 'HeadlessChrome/140.0',
      headless: 'shell',
      sandbox: false,
      operatingSystem: 'Debian GNU/Linux 12',
      cpuModel: 'Invented CPU @ 2.50GHz',
      cores: 2,
      memoryGiB: 8,
      packages: { puppeteer: '24.43.1', vega: '6.4.0' },
    },
    epochs: [
      {
        startedAt: '2026-01-05T09:55:00.000Z',
        endedAt: '2026-01-05T09:57:31.000Z',
        ended: 'completed',
        runningMs: 148_000,
      },
    ],
    planned: { users: 114, sessions: 1_368 },
  };
}
