// The command as a person calls it, against an endpoint of theirs on loopback.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandLine } from './command-line.ts';
import { explainError } from './explain-error.ts';
import type { Callout } from '../simulators/claims-extension/callout.ts';
import { verdictAnswer } from '../simulators/claims-extension/claim-verdict.ts';

const program = fileURLToPath(new URL('passkey-pilot.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'probe-'));
afterAll(() => rmSync(folder, { recursive: true }));

let server: Server;
let url: string;
let received: { callout: Callout; authorization: string | undefined }[] = [];
let answered: (upn: string, response: ServerResponse) => void;
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      const callout = JSON.parse(body) as Callout;
      received.push({ callout, authorization: request.headers.authorization });
      answered(callout.data.authenticationContext.user.userPrincipalName, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}/api/check?code=SECRET`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  received = [];
});

const json = (response: ServerResponse, content: unknown, status = 200) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
const passing = (_: string, response: ServerResponse) => json(response, verdictAnswer({ kind: 'pass' }));

function start(...words: string[]) {
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), program, 'recovery', 'probe', ...words],
    { cwd: folder, env: { ...process.env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return { child, ended: end(child) };
}

async function end(child: ChildProcess) {
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => (out += piece));
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => (err += piece));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

const people = [
  'User Principal Name;givenName;surname;employeeId;firstName;lastName;dateOfBirth;documentType;shoe size',
  'ana@contoso.example;Ana;Lopez;1007;ANA MARIA;LOPEZ;1990-01-02;passport;38',
  'bo@contoso.example;Bo;Ångström;;;;03.02.1991;;',
  'cy@contoso.example;Cy;Doe;1009;CY;DOE;1992-03-04;passport;',
].join('\r\n');

/** Files by their name alone, for a command that is called in this process. */
const within = (word: string) => (/\.(?:csv|txt)$/.test(word) ? join(folder, word) : word);

/** No date of birth of the list stands in it, however it is written. */
const birthdays = /1990-01-02|03\.02\.1991|1992-03-04/;

describe('recovery probe', () => {
  it('asks for each person of a list and says what was answered', async () => {
    answered = (upn, response) => {
      if (upn.startsWith('ana')) passing(upn, response);
      else if (upn.startsWith('bo')) json(response, verdictAnswer({ kind: 'failed', failedClaims: ['dateOfBirth'] }));
      else json(response, { result: 'pass', dateOfBirth: '1992-03-04' });
    };
    const { code, out, err } = await start(url, '--people', file('people.csv', people)).ended;
    expect(out.replaceAll(/\s+/g, ' ').replaceAll(/[\d.]+ (?:ms|s)\b/g, 'TIME')).toBe(
      [
        'Person Tries Waited Answer',
        'ana@contoso.example 1 TIME pass',
        'bo@contoso.example 1 TIME failed: dateOfBirth',
        'cy@contoso.example 1 TIME found data: nothing, expected an object (CustomExtensionInvalidResponseBody)',
        `Asked ${url.replace('?code=SECRET', '')} for 3 of 3 people: 1 pass, 1 failed, 1 wrong-shape.`,
        'Failed claims: dateOfBirth of 1.',
        'Waited: median TIME, 95 % within TIME, longest TIME; 0 over TIME; 0 asked for again.',
        '1 of 3 answers were not well-formed; the sign-in log would have 1003003 CustomExtensionInvalidResponseBody for 1. ',
      ].join(' '),
    );
    expect(err.split('\n').filter((line) => !line.startsWith('People asked for'))).toEqual([
      'Not sent, as no such claim is known here: "shoe size".',
      'The list has no id: object ids are made up.',
      "Of 1 of 3 people the list has no name on a document: the directory's is sent.",
      'Of 1 of 3 people the date of birth is no ISO 8601 day (1990-01-02): sent as it is.',
      '',
    ]);
    expect(code).toBe(1);
    expect(out).not.toMatch(birthdays);
    expect(received.map(({ callout }) => callout.data.verifiedIdClaimsContext)).toEqual(
      expect.arrayContaining([
        {
          identities: [],
          additionalInfo: { employeeId: '1007' },
          claims: { firstName: 'ANA MARIA', lastName: 'LOPEZ', dateOfBirth: '1990-01-02', documentType: 'passport' },
        },
        {
          identities: [],
          additionalInfo: {},
          claims: { firstName: 'Bo', lastName: 'Ångström', dateOfBirth: '03.02.1991' },
        },
      ]),
    );
  }, 60_000);

  it('as JSON has the same, no date of birth, and writes no file', async () => {
    const again = new Set<string>();
    answered = (upn, response) => {
      if (again.has(upn)) passing(upn, response);
      else json(response, {}, 503);
      again.add(upn);
    };
    const users = JSON.stringify({
      value: [{ id: 'u1', userPrincipalName: 'ana@contoso.example', givenName: 'Ana', dateOfBirth: '1990-01-02' }],
    });
    file('token.txt', 'e.y.J\n');
    const { code, out } = await start(url, '--people', file('users.json', users), '--token-file', 'token.txt', '--json')
      .ended;
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      endpoint: url.replace('?code=SECRET', ''),
      permission: { by: 'loopback' },
      summary: { people: 1, asked: 1, wellFormed: 1, answers: { pass: 1 }, tries: 2, retried: 1, overLimit: 0 },
      people: [
        {
          userPrincipalName: 'ana@contoso.example',
          answer: { kind: 'pass' },
          tries: [{ kind: 'http-error' }, { kind: 'pass' }],
        },
      ],
    });
    expect(out).not.toMatch(/1990|SECRET|e\.y\.J/);
    expect(received.map(({ authorization }) => authorization)).toEqual(['Bearer e.y.J', 'Bearer e.y.J']);
    expect(received[0]?.callout.data.authenticationContext.user).toEqual({
      id: 'u1',
      userPrincipalName: 'ana@contoso.example',
      givenName: 'Ana',
      surname: '',
    });
    expect(readdirSync(folder).toSorted()).toEqual(['people.csv', 'token.txt', 'users.json']);
  }, 60_000);

  it('calls the built-in check with personnel records', async () => {
    const records =
      'userPrincipalName,employeeId,dateOfBirth\nANA@contoso.example,1007,1990-01-02\ncy@contoso.example,1,\n';
    const { code, out } = await start(
      '--people',
      file('people.csv', people),
      '--records',
      file('records.csv', records),
      '--json',
    ).ended;
    const { people: probed } = JSON.parse(out) as { people: { answer: unknown }[] };
    expect(probed.map(({ answer }) => answer)).toEqual([
      { kind: 'pass' },
      { kind: 'failed', failedClaims: ['dateOfBirth', 'employeeId'], foreignClaims: 0 },
      { kind: 'failed', failedClaims: ['employeeId'], foreignClaims: 0 },
    ]);
    expect([code, birthdays.test(out)]).toEqual([0, false]);
  }, 60_000);

  it('ends on Ctrl-C with what was answered until then', async () => {
    let first: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (first = resolve));
    answered = (upn, response) => {
      setTimeout(() => passing(upn, response), 300);
      first();
    };
    const many = ['userPrincipalName', ...Array.from({ length: 1_000 }, (_, at) => `p${at}@contoso.example`)].join(
      '\n',
    );
    const { child, ended } = start(url, '--people', file('many.csv', many), '--json');
    await asked;
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    expect(code).toBe(1);
    expect(err).toContain('Stopping after the attempts in hand');
    const { summary } = JSON.parse(out) as { summary: { people: number; asked: number; wellFormed: number } };
    expect(summary.people).toBe(1_000);
    expect(summary.asked).toBeGreaterThanOrEqual(1);
    expect(summary.asked).toBeLessThanOrEqual(8);
    expect(summary.wellFormed).toBe(summary.asked);
  }, 60_000);

  it.each<readonly [string, readonly string[], string]>([
    [
      'another machine',
      ['https://hr.contoso.example/', '--people', 'people.csv'],
      'if it is, add --i-own-this-target hr.contoso.example',
    ],
    ['no address', ['--people', 'people.csv'], 'give one of them'],
    [
      'an address and records',
      ['http://localhost:1/', '--people', 'people.csv', '--records', 'records.csv'],
      'give one of them',
    ],
    ['no list', ['http://localhost:1/'], 'required option "--people <file>" not specified'],
    [
      'a list that is none',
      ['http://localhost:1/', '--people', 'headless.csv'],
      'found other columns, expected the columns userPrincipalName',
    ],
    [
      'a name that is too long',
      ['http://localhost:1/', '--people', 'long.csv'],
      'long.csv:2: people not valid: found a givenName that is missing or too long',
    ],
    [
      'a token with a line break',
      ['http://localhost:1/', '--people', 'people.csv', '--token-file', 'people.csv'],
      'other signs than those of a token',
    ],
    [
      'too many at a time',
      ['http://localhost:1/', '--people', 'people.csv', '--concurrency', '65'],
      'a whole number from 1 to 64',
    ],
  ])(
    'ends with 2 and a sentence on %s',
    async (_, words, sentence) => {
      file('people.csv', people);
      file('token.txt', 'e.y.J\n');
      file('records.csv', 'userPrincipalName,employeeId,dateOfBirth\na,1,1990-01-02\n');
      file('headless.csv', people.slice(people.indexOf('ana@')));
      file('long.csv', `userPrincipalName,givenName\na@b.example,${'x'.repeat(65)}\n`);
      const error: unknown = await commandLine()
        .parseAsync(['node', program, 'recovery', 'probe', ...words.map((word) => within(word))])
        .catch((cause: unknown) => cause);
      const { exitCode, sentences } = explainError(error);
      expect([exitCode, sentences]).toEqual([2, [expect.stringContaining(sentence)]]);
      expect(sentences.join('')).not.toMatch(birthdays);
    },
    60_000,
  );
});
