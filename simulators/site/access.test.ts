// Conditional Access and the methods policy as the site asks them: whatever is asked in whatever order, nobody gets past them; and each refusal
// has its code, a page, and a row that says which policy it was.
import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { phishingResistantStrength } from '../../scenarios/schema/built-in-strengths.ts';
import { registerSecurityInformation } from '../../scenarios/schema/conditional-access.ts';
import { askedClass } from '../../scenarios/schema/external-method.ts';
import { policy as policySchema } from '../../scenarios/schema/policy.ts';
import { course, exchanges, origin, PlainDirectory, runs, startMs } from './any-course.fixture.ts';
import { unknownClient, type Client } from './client.ts';
import type { SiteRequest } from './request.ts';
import { respond } from './respond.ts';
import type { Session } from './session.ts';

type Written = z.input<typeof policySchema>;
type WrittenAccess = NonNullable<Written['conditionalAccess']>[number];

const everybody = { includeUsers: ['All'] };
const everything = { includeApplications: ['All'] };
const access = (
  grantControls: NonNullable<WrittenAccess['grantControls']>,
  conditions: WrittenAccess['conditions'] = { users: everybody, applications: everything },
  state: WrittenAccess['state'] = 'enabled',
): Written => ({ conditionalAccess: [{ id: 'it', displayName: 'It', state, conditions, grantControls }] });
const phishingResistant = { authenticationStrength: phishingResistantStrength.id };
const atWork: Client = { platform: 'windows', isManaged: true, isCompliant: true, isAtWork: true };
const elsewhere: Client = { ...atWork, isManaged: false, isCompliant: false, isAtWork: false };
const registering = { users: everybody, applications: { includeUserActions: [registerSecurityInformation] } };
const offices = [{ id: 'offices', displayName: 'Offices', isTrusted: true }];

/** A browser at the site, and the directory behind it. */
class Browser {
  readonly directory = new PlainDirectory();
  session: Session | undefined;
  readonly #policy;
  readonly #client: Client;

  constructor(written: Written, client = atWork) {
    this.#policy = policySchema.parse({ helpDesk: { procedure: ['questions'] }, ...written });
    this.#client = client;
  }

  ask(request: SiteRequest, afterMs = 0) {
    const tenant = { policy: this.#policy, directory: this.directory, origins: [origin] };
    const asked = 'challenge' in request ? { ...request, challenge: this.session?.challenge } : request;
    const answer = respond(tenant, this.session, asked, startMs + afterMs, this.#client);
    this.directory.take(answer);
    this.session = answer.session;
    const { shown, row, message } = answer;
    return {
      message,
      shows: 'code' in shown ? shown.code : 'page' in shown ? shown.page : shown.kind,
      row,
    };
  }

  password(userName: string) {
    this.ask({ kind: 'enter-user-name', userName });
    return this.ask({ kind: 'enter-password', userName, matches: true, fingerprint: 'a', freshCode: '111111' });
  }

  code(userName: string) {
    this.password(userName);
    return this.ask({ kind: 'enter-code', text: '111111', totpStep: startMs / 30_000 });
  }

  passkey() {
    this.ask({ kind: 'ask-for-assertion', userName: '', freshChallenge: 'challenge' });
    return this.ask({
      kind: 'show-assertion',
      challenge: undefined,
      assertion: {
        credentialId: 'of-ana',
        userHandle: 'handle',
        verification: {
          verified: true,
          counter: 1,
          facts: { origin, userPresent: true, userVerified: true, backupEligible: false, backedUp: false },
        },
      },
    });
  }

  pass() {
    return this.ask({ kind: 'enter-pass', userName: 'ben', matches: true });
  }

  external(userName: string) {
    const provider = { issuer: 'provider', clientId: 'tenant' };
    this.ask({ kind: 'enter-user-name', userName });
    this.ask({
      kind: 'enter-password',
      userName,
      matches: true,
      fingerprint: 'a',
      freshCode: '111111',
      external: { kind: 'ready', ...provider, freshState: 'state', freshNonce: 'nonce' },
    });
    const claims = {
      issuer: provider.issuer,
      audience: [provider.clientId],
      subject: this.directory.accountOf(userName)?.id,
      nonce: 'nonce',
      issuedAtMs: startMs,
      expiresAtMs: startMs + 1,
      contextClasses: [askedClass],
      methods: ['swk'],
    };
    return this.ask({ kind: 'take-external-answer', state: 'state', answer: { kind: 'signed', claims } });
  }

  register(afterMs = 0) {
    return this.ask({ kind: 'open-passkey-registration' }, afterMs);
  }
}

describe('a policy that only passkeys meet', () => {
  it('signs nobody in by anything else, whatever is tried', () => {
    const strict = policySchema.parse(access(phishingResistant));
    assert(
      property(course, (steps) => {
        for (const { request, before, answer } of exchanges(steps, strict))
          if (answer.session?.stage.kind === 'signed-in' && before?.stage.kind !== 'signed-in')
            expect(request.kind).toBe('show-assertion');
      }),
      runs,
    );
  });

  it('sends those back to their passkey who have one, and leaves the others where they are', () => {
    expect(new Browser(access(phishingResistant)).password('ana').shows).toBe('50076');
    expect(new Browser(access(phishingResistant)).password('ben').shows).toBe('50079');
    expect(new Browser(access(phishingResistant)).passkey().shows).toBe('home');
  });

  it('is the loop of a pass: it cannot be signed in with, so that there is never a passkey', () => {
    const { shows, row } = new Browser(access(phishingResistant)).pass();
    expect(shows).toBe('50079');
    expect(row).toMatchObject({ code: '50079', method: 'temporary-access-pass' });
    expect(new Browser(access({ builtInControls: ['mfa'] })).pass().shows).toBe('home');
  });

  it('lets a pass in where it is for another application, and stops it where the registration is guarded by itself', () => {
    const office = { users: everybody, applications: { includeApplications: ['Office365'] } };
    const ofOffice = new Browser(access(phishingResistant, office));
    expect(ofOffice.pass().shows).toBe('home');
    expect(ofOffice.register().shows).toBe('register-passkey');
    const guarded = new Browser(access(phishingResistant, registering));
    expect(guarded.pass().shows).toBe('home');
    const { shows, row } = guarded.register();
    expect(shows).toBe('50074');
    expect(row).toMatchObject({ code: '50074', policies: [{ policy: { id: 'it' }, verdict: 'not-met' }] });
  });

  it('takes no passkey of another model than the strength names', () => {
    const listed = (aaguid: string): Written => ({
      ...access({ authenticationStrength: 'keys' }),
      authenticationStrengths: [
        {
          id: 'keys',
          displayName: 'Keys',
          allowedCombinations: ['fido2'],
          combinationConfigurations: [{ appliesToCombinations: ['fido2'], allowedAAGUIDs: [aaguid] }],
        },
      ],
    });
    expect(new Browser(listed('0')).passkey().shows).toBe('home');
    expect(new Browser(listed('1')).passkey().shows).toBe('50074');
  });

  it('only reports where it is to report', () => {
    const reported = new Browser(access(phishingResistant, undefined, 'enabledForReportingButNotEnforced'));
    expect(reported.code('ana').shows).toBe('home');
    expect(reported.register().shows).toBe('register-passkey');
  });
});

describe('who goes to register security information', () => {
  it('signs in for that, and not for what people sign in for', () => {
    const office = { users: everybody, applications: { includeApplications: ['Office365'] } };
    const browser = new Browser(access(phishingResistant, office));
    expect(browser.register().shows).toBe('not-signed-in');
    browser.ask({ kind: 'open-sign-in' });
    expect(browser.code('ben').shows).toBe('home');
    expect(browser.register().shows).toBe('register-passkey');
    expect(new Browser(access(phishingResistant, office)).password('ben').shows).toBe('50079');
  });

  it('and is asked for that by an external provider too', () => {
    const office = { users: everybody, applications: { includeApplications: ['Office365'] } };
    const browser = new Browser({ ...access(phishingResistant, office), externalMethod: { displayName: 'Approvals' } });
    browser.register();
    expect(browser.external('dan').shows).toBe('home');
    expect(browser.register().shows).toBe('register-passkey');
  });

  it('is told of each policy once, as it bears on them', () => {
    const refusing = { ...access({ builtInControls: ['block'] }, registering).conditionalAccess?.[0], id: 'other' };
    const both = new Browser({
      conditionalAccess: [...(access({ builtInControls: ['mfa'] }).conditionalAccess ?? []), refusing as WrittenAccess],
    });
    both.code('ana');
    expect(both.register().row?.policies?.map(({ policy, verdict }) => [policy.id, verdict])).toEqual([
      ['it', 'met'],
      ['other', 'blocked'],
    ]);
  });

  it.each([
    [{ signIn: { multifactor: 'where-registered' } }, 0, '50079'],
    [{}, 300_001, '50078'],
  ] as const)('under %j, %d ms after signing in, has to prove more: a row says so', (written, afterMs, code) => {
    const browser = new Browser(written);
    if (code === '50079') browser.password('cleo');
    else browser.code('ana');
    const { shows, row } = browser.register(afterMs);
    expect(shows).toBe(code);
    expect(row).toMatchObject({ code, method: 'previously-satisfied' });
  });

  it.each([
    ['from the offices', atWork, 'register-passkey'],
    ['from elsewhere', elsewhere, '53010'],
  ])('%s', (_where, client, shows) => {
    const guarded = access(
      { builtInControls: ['block'] },
      { ...registering, locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } },
    );
    const browser = new Browser({ ...guarded, namedLocations: offices }, client);
    expect(browser.code('ana').shows).toBe('home');
    const opened = browser.register();
    expect(opened.shows).toBe(shows);
    if (shows === '53010') expect(opened.row).toMatchObject({ code: shows, method: 'previously-satisfied' });
    else expect(opened.row).toBeUndefined();
  });
});

it.each([
  [{ builtInControls: ['compliantDevice'] }, elsewhere, '53000'],
  [{ builtInControls: ['compliantDevice'] }, atWork, 'code'],
  [{ builtInControls: ['domainJoinedDevice'] }, elsewhere, '53001'],
  [{ builtInControls: ['approvedApplication'] }, atWork, '53002'],
  [{ builtInControls: ['block'] }, atWork, '53003'],
  [{ builtInControls: ['mfa'] }, elsewhere, 'code'],
  [{ operator: 'OR', builtInControls: ['compliantDevice', 'mfa'] }, elsewhere, 'code'],
  [{ operator: 'AND', builtInControls: ['compliantDevice', 'mfa'] }, elsewhere, '53000'],
] as const)('after the password %j leads to %s', (controls, client, shows) => {
  const asked = new Browser(access({ ...controls, builtInControls: [...controls.builtInControls] }), client);
  const { shows: shown, row } = asked.password('ana');
  expect(shown).toBe(shows);
  expect(row).toMatchObject({ code: shows === 'code' ? '50074' : shows, policies: [{ policy: { id: 'it' } }] });
});

it('lets nobody past a block of all platforms but some by a device that is not recognised', () => {
  const platforms = { includePlatforms: ['all' as const], excludePlatforms: ['windows' as const] };
  const blocked = access({ builtInControls: ['block'] }, { users: everybody, applications: everything, platforms });
  expect(new Browser(blocked, atWork).password('ana').shows).toBe('code');
  expect(new Browser(blocked, unknownClient).password('ana').shows).toBe('53003');
  expect(new Browser(blocked, { ...atWork, platform: 'macOS' }).password('ana').shows).toBe('53003');
});

it('takes no code by e-mail for multifactor authentication, and one of an app', () => {
  expect(new Browser(access({ builtInControls: ['mfa'] })).code('ana').shows).toBe('home');
  const byMail = new Browser(access({ builtInControls: ['mfa'] }));
  const ana = byMail.directory.accountOf('ben');
  if (ana === undefined) throw new Error('there is no such account');
  byMail.directory.take({
    shown: { kind: 'heard' },
    session: undefined,
    account: { ...ana, secondFactor: 'e-mail', alternateEmail: 'ben@mail.example' },
  });
  expect(byMail.password('ben').shows).toBe('50079');
});

describe('methods', () => {
  it('that are off for somebody are not asked for: another is, or they cannot go on', () => {
    const off: Written = { methods: { textMessage: { excludedGroups: ['staff'] } } };
    expect(new Browser(off).password('ben').shows).toBe('50079');
    expect(new Browser({ methods: { textMessage: { groups: ['others'] } } }).password('ben').shows).toBe('50079');
    expect(new Browser({ methods: { authenticatorApp: { state: 'disabled' } } }).password('ana').shows).toBe('50076');
    expect(new Browser(off).password('ana').shows).toBe('code');
  });

  it('that are off are no way to a password reset either: the other channel is', () => {
    const sentBy = (written: Written) => {
      const browser = new Browser(written);
      browser.ask({ kind: 'open-password-reset' });
      return browser.ask({ kind: 'enter-user-name-to-reset', userName: 'ben', freshCode: '1' }).message?.channel;
    };
    expect(sentBy({})).toBe('text-message');
    // Ben has no other address registered; whoever has one gets it there.
    expect(sentBy({ methods: { textMessage: { state: 'disabled' } } })).toBeUndefined();
    const browser = new Browser({ methods: { email: { state: 'disabled' } } });
    const sent = browser.ask({ kind: 'enter-user-name-to-reset', userName: 'ana', freshCode: '1' });
    expect(sent.message?.channel).toBe('text-message');
  });

  it('a pass for somebody who may have none is blocked, not wrong', () => {
    const { shows, row } = new Browser({ temporaryAccessPass: { groups: ['others'] } }).pass();
    expect(shows).toBe('130502');
    expect(row).toMatchObject({ code: '130502' });
    expect(new Browser({ temporaryAccessPass: { state: 'disabled' } }).pass().shows).toBe('130502');
  });
});

describe('an excluded group', () => {
  it('registers no passkey and signs in with none, whatever is tried', () => {
    const excluding = policySchema.parse({ passkeys: { excludedGroups: ['staff'] } });
    assert(
      property(course, (steps) => {
        for (const { request, before, answer, accountBefore } of exchanges(steps, excluding)) {
          expect(answer.account?.credentials.length).toBe(accountBefore?.credentials.length);
          if (request.kind === 'show-assertion' && before?.stage.kind !== 'signed-in')
            expect(answer.session?.stage.kind).not.toBe('signed-in');
        }
      }),
      runs,
    );
  });

  it.each([
    [{ excludedGroups: ['checked'] }],
    [{ state: 'disabled' as const }],
    [{ isSelfServiceRegistrationAllowed: false }],
  ])('or %j: refused on the page to register, with a row', (passkeys) => {
    const browser = new Browser({ passkeys });
    browser.code('ana');
    const { shows, row } = browser.register();
    expect(shows).toBe('135016');
    expect(row).toMatchObject({ code: '135016' });
  });
});
