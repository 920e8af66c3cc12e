// An answer about policies with everything in it, for the tests of what shows it. Names in it are hostile.
import type { Finding, PolicyAnswerInShort, PolicyChange } from '../../scenarios/schema/policy-answer.ts';

export const hostile = '<img src=x onerror=alert(1)>"&\u0007=1+1';

export const finding = (written: Partial<Finding> = {}): Finding => ({
  check: 'stranger-can-enrol',
  title: 'A stranger can enrol a passkey',
  severity: 'critical',
  sentence: `For 2 of 3 ${hostile}.`,
  evidence: ['tried: a browser', `group ${hostile}`],
  people: { count: 2, of: 3, userPrincipalNames: [hostile, 'bob@contoso.example'] },
  remedy: 'Guard registration.',
  breaks: 'Private devices.',
  ...written,
});

const source = {
  file: `export ${hostile}.json`,
  holds: 'authentication methods policy',
  rows: 1,
  notes: ['An extra key.'],
};

const change: PolicyChange = {
  against: [source],
  gainRegistration: [],
  loseRegistration: [{ userPrincipalName: hostile, what: 'synced → device-bound' }],
  loseSignIn: [
    { userPrincipalName: 'bob@contoso.example', what: 'YubiKey 5 NFC: no profile accepts it' },
    { userPrincipalName: hostile, what: 'YubiKey 5 NFC: no profile accepts it' },
  ],
  gainSignIn: [],
  loseFirstPasskey: [],
  demandsCome: [],
  demandsGo: [],
  join: [{ userPrincipalName: hostile, what: 'synced' }],
  leave: [],
  notCompared: [`Findings of ${hostile}.`],
  findingsCome: [finding({ severity: 'low' })],
  findingsGo: [],
  findingsChange: [{ check: 'pass-lifetime', title: 'Passes live long', before: 1, now: 2 }],
};

export const policyAnswerFixture: PolicyAnswerInShort = {
  format: 'passkey-pilot-policy-1',
  judgedOn: '2026-11-30',
  sources: [source],
  unread: [{ file: 'broken.json', line: 3, column: 7, sentence: `found ${hostile}, expected a comma.` }],
  shares: { people: 3, disabled: 0, registrable: 'told', disabledLeftOut: 'yes' },
  personas: [
    {
      persona: `Staff ${hostile}`,
      people: 2,
      byWeakestRegistrable: { synced: 1, none: 1 },
      firstPasskey: { yes: 1, no: 1 },
      ways: [
        {
          device: 'private phone',
          people: 2,
          reachable: 1,
          unknown: 0,
          steps: [
            { step: 'sign in', arrive: 2, stop: 0 },
            { step: 'device and place', arrive: 2, stop: 1, because: 'a managed device is demanded' },
            { step: 'a profile takes it', arrive: 1, stop: 0 },
          ],
        },
      ],
    },
    {
      persona: 'administrator',
      people: 1,
      byWeakestRegistrable: { 'device-bound-attested-listed': 1 },
      firstPasskey: { 'has-one': 1 },
      ways: [],
    },
  ],
  findings: [finding(), finding({ check: 'pass-lifetime', severity: 'low', title: 'Passes live long' })],
  notChecked: [{ check: 'admin-signs-in-by-phone', because: 'no sign-in log was exported' }],
  change,
  proposal: {
    patches: [
      {
        method: 'POST',
        path: '/identity/conditionalAccess/policies',
        body: { displayName: hostile },
        closes: ['stranger-can-enrol'],
        sentence: 'Guard registration.',
      },
    ],
    remain: [],
    before: { critical: 1, low: 1 },
    after: { low: 1 },
    change,
  },
  explained: { userPrincipalName: hostile, facts: ['is in Staff', hostile] },
  signIn: {
    described: { user: hostile, app: 'Office365' },
    verdict: 'more-needed',
    sentence: 'More is needed: a phishing-resistant strength.',
    policies: [
      {
        policy: hostile,
        state: 'enabled',
        applies: 'yes',
        because: 'users',
        controls: [{ control: 'a strength', met: 'no', by: 'password and a text message do not' }],
        verdict: 'not-met',
      },
      {
        policy: 'Reports',
        state: 'enabledForReportingButNotEnforced',
        applies: 'no',
        because: 'platforms',
        controls: [],
        verdict: 'not-applied',
      },
    ],
  },
};
