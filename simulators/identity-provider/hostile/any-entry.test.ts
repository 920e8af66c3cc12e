// Whatever is entered for a code or a password, it is looked at, counted and logged like any wrong one: no shape of an entry is a free try.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonRows } from '../../../scenarios/schema/file-in-sql.ts';
import { signIn } from '../../../scenarios/schema/sign-in.ts';
import { defaultPolicy } from '../../../scenarios/schema/policy.ts';
import { createApp } from '../server/app.ts';
import { noRowLog, openRowLog } from '../server/row-log.ts';
import { anyBody, anyText, type AnyBody } from './any-input.fixture.ts';
import { AttackedSite } from './attacked-site.fixture.ts';
import { enterPassword, totpCode } from './honest-steps.fixture.ts';
import { Visitor, type Answer } from './visitor.fixture.ts';

const site = new AttackedSite();
const formType = 'application/x-www-form-urlencoded';

/** A field of a form with any text in it, or any body at all. */
const entryOf = (field: string) =>
  fc.oneof(
    {
      weight: 2,
      arbitrary: anyText.map((text): AnyBody => ({
        type: formType,
        body: new URLSearchParams({ [field]: text }).toString(),
      })),
    },
    { weight: 1, arbitrary: anyBody },
  );

function enter(visitor: Visitor, path: string, { type, body }: AnyBody): Promise<Answer> {
  return visitor.send(
    path,
    { method: 'POST', body },
    { origin: site.origin, ...(type === undefined ? {} : { 'content-type': type }) },
  );
}

const codesSince = (rows: number) => site.rows.slice(rows).map(({ status }) => String(status.errorCode));

it.each(['totp', 'text-message'] as const)(
  'a wrong code by %s of any shape is one try and one row, and the tries run out',
  async (secondFactor) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entryOf('code'), {
          minLength: defaultPolicy.codeTries.wrongCodes + 1,
          maxLength: defaultPolicy.codeTries.wrongCodes + 3,
        }),
        async (entries) => {
          const person = await site.newPerson(secondFactor);
          const visitor = new Visitor(site);
          await enterPassword(visitor, person);
          const right = secondFactor === 'totp' ? totpCode(person, site.nowMs) : await site.lastCode(person);
          fc.pre(!entries.some(({ body }) => String(body).includes(right)));
          const rows = site.rows.length;
          const shown: (string | undefined)[] = [];
          for (const entry of entries) shown.push((await enter(visitor, '/sign-in/code', entry)).code);
          const expected = entries.map((_, index) => (index < defaultPolicy.codeTries.wrongCodes ? '500121' : '50088'));
          expect(shown).toEqual(expected);
          expect(codesSince(rows)).toEqual(expected);
          expect(await visitor.post('/sign-in/code', { code: right })).toMatchObject({ code: '50088' });
        },
      ),
      { numRuns: 60 },
    );
  },
);

it('a wrong code of a reset of any shape is one try', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(entryOf('code'), {
        minLength: defaultPolicy.codeTries.wrongCodes,
        maxLength: defaultPolicy.codeTries.wrongCodes,
      }),
      async (entries) => {
        const person = await site.newPerson('e-mail');
        const visitor = new Visitor(site);
        await visitor.post('/password-reset/user-name', { 'user-name': person.userPrincipalName });
        const right = await site.lastCode(person);
        fc.pre(!entries.some(({ body }) => String(body).includes(right)));
        for (const entry of entries)
          expect(await enter(visitor, '/password-reset/code', entry)).toMatchObject({ page: 'code', code: '500121' });
        expect(await visitor.post('/password-reset/code', { code: right })).toMatchObject({ code: '50088' });
      },
    ),
    { numRuns: 40 },
  );
});

it('a wrong password of any shape is one try and one row; so many different ones lock the account', async () => {
  const { threshold } = defaultPolicy.smartLockout;
  await fc.assert(
    // Told apart by their beginning, as a password repeated is not counted again.
    fc.asyncProperty(fc.array(anyText, { minLength: threshold, maxLength: threshold }), async (texts) => {
      const person = await site.newPerson();
      const visitor = new Visitor(site);
      await visitor.post('/sign-in/user-name', { 'user-name': person.userPrincipalName });
      const rows = site.rows.length;
      for (const [index, text] of texts.entries())
        expect(await visitor.post('/sign-in/password', { password: `${index} ${text}`.slice(0, 200) })).toMatchObject({
          page: 'password',
          code: '50126',
        });
      expect(await visitor.post('/sign-in/password', { password: person.password })).toMatchObject({ code: '50053' });
      expect(codesSince(rows)).toEqual([...texts.map(() => '50126'), '50053']);
    }),
    { numRuns: 25 },
  );
});

it.each(['/sign-in/password', '/passkey/authentication/verify'])('anything at %s is one row', async (path) => {
  await fc.assert(
    fc.asyncProperty(anyBody, async (body) => {
      const visitor = new Visitor(site);
      await visitor.post('/sign-in/user-name', { 'user-name': 'nobody' });
      const rows = site.rows.length;
      const { code } = await enter(visitor, path, body);
      expect(codesSince(rows)).toEqual([code]);
    }),
    { numRuns: 150 },
  );
});

it('a log of any names is read back by DuckDB row by row, as reconciliation reads it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sign-in-log-'));
  const file = join(folder, 'sign-ins.ndjson');
  const log = openRowLog(file, (error) => {
    throw error;
  });
  const app = createApp({
    baseUrl: site.origin,
    rpId: site.rpId,
    log,
    auditLog: noRowLog,
    policy: defaultPolicy,
    passwordHashing: { memoryKiB: 8, passes: 1, lanes: 1 },
    simulation: { token: site.token, seed: 1, faults: [] },
  });
  const logged = {
    origin: site.origin,
    token: site.token,
    nowMs: site.nowMs,
    request: (path: string, init: RequestInit) => app.request(site.origin + path, init),
  };
  try {
    await fc.assert(
      fc.asyncProperty(anyText, async (name) => {
        const visitor = new Visitor(logged);
        // JSON brings what no form can: half of a surrogate pair.
        await visitor.postJson('/passkey/authentication/options', { userName: name });
        await visitor.postJson('/passkey/authentication/verify', {});
        await visitor.post('/sign-in/user-name', { 'user-name': name });
        await visitor.post('/sign-in/password', { password: 'x' });
      }),
      { numRuns: 150 },
    );
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    const rows = lines.map((line) => signIn.parse(JSON.parse(line)));
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await using opened = await open(file);
    const reader = await connection.runAndReadAll(
      `SELECT userPrincipalName AS who FROM ${jsonRows(opened, 'uncompressed', "{userPrincipalName: 'VARCHAR'}")}`,
    );
    expect(reader.getRowObjectsJS().map((row) => row['who'])).toEqual(
      rows.map(({ userPrincipalName }) => userPrincipalName),
    );
    connection.closeSync();
  } finally {
    log.close();
    rmSync(folder, { recursive: true });
  }
});
