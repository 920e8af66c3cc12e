import { stripVTControlCharacters } from 'node:util';
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { policyAnswer } from '../../scenarios/schema/policy-answer.ts';
import { readCsv } from '../fixtures/read-csv.fixture.ts';
import { findingsCsv } from './findings-csv.ts';
import { findingsJunit } from './findings-junit.ts';
import { firstPasskeyChart } from './first-passkey-chart.ts';
import { peopleByRegistrableChart } from './people-by-registrable-chart.ts';
import { finding, hostile, policyAnswerFixture as answer } from './policy-answer.fixture.ts';
import { policyInTerminal } from './policy-in-terminal.ts';
import { policyJson } from './policy-json.ts';
import { policyPage } from './policy-page.ts';
import { proposalOutcome } from './proposal-outcome.ts';
import { policySummary } from './policy-summary.ts';

describe('policy.html', () => {
  it('has no script, shows hostile names as text, and every link leads somewhere', async () => {
    const text = await policyPage(answer, '0.0.0');
    const page = parse(text);
    expect(page.querySelectorAll('script, img')).toEqual([]);
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(
      page.querySelectorAll('nav a').map((anchor) => page.querySelector(anchor.getAttribute('href') ?? '') !== null),
    ).not.toContain(false);
    expect(page.querySelectorAll('figure')).toHaveLength(2);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  });

  it('has no control character, and nothing that turns a sentence round, of the name of a policy', async () => {
    const turned = finding({ title: 'P\u202e01\u0000\u001b[31m\u2067' });
    const text = await policyPage({ ...answer, findings: [turned] }, '0');
    expect(text).toContain('P01\ufffd\ufffd[31m');
    expect(text).not.toMatch(/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u);
  });

  it('leaves out what nobody asked about', async () => {
    const { change: _change, proposal: _proposal, explained: _explained, signIn: _signIn, ...short } = answer;
    const ids = parse(await policyPage(short, '0.0.0'))
      .querySelectorAll('main > section[id]')
      .map(({ id }) => id);
    expect(ids).toEqual(['findings', 'registrable', 'first-passkey', 'not-checked', 'sources', 'reading']);
  });

  it('says so where there is nobody', async () => {
    const text = await policyPage(
      { ...answer, shares: { people: 0, disabled: 0, registrable: 'told', disabledLeftOut: 'unknown' }, personas: [] },
      '0',
    );
    expect(text).toContain('Nobody was exported.');
    expect(text).toContain('No people were exported, so none were judged.');
  });
});

describe('without a passkey policy', () => {
  it('nobody is said to be allowed none', async () => {
    const bare = { ...answer, shares: { ...answer.shares, registrable: 'not-exported' as const } };
    expect(policySummary(bare).replaceAll('\u00a0', ' ')).toContain(
      'What 3 people may register is not known: no passkey policy was exported.',
    );
    expect(policySummary(bare)).not.toMatch(/, \d+ none/);
    expect(await policyPage(bare, '0')).toContain('No passkey policy was exported.');
  });
});

describe('the charts', () => {
  it('tell the finding, and where the way stops', () => {
    expect(peopleByRegistrableChart(answer, 'wide')?.title.replaceAll('\u00a0', ' ')).toBe(
      '1 of 3 people may register any synced passkey, 1 none at all',
    );
    const ways = firstPasskeyChart(answer, 'narrow');
    expect(ways?.table.rows).toContainEqual([
      expect.stringContaining('private phone'),
      'device and place',
      '2',
      '1',
      'a managed device is demanded',
    ]);
    expect(firstPasskeyChart({ personas: [] }, 'wide')).toBeUndefined();
  });
});

describe('the other views', () => {
  it('summarise in sentences', () => {
    const summary = policySummary(answer).replaceAll('\u00a0', ' ');
    expect(summary).toContain('2 findings: 1 critical and 1 low.');
    expect(summary).toContain('1 hold a passkey that signs in; of the other 2, 1 cannot get a first one.');
    expect(summary).toContain('leaves disabled ones out');
  });

  it('write JSON that has the published schema, people one by one', () => {
    const people = [
      {
        id: '1',
        userPrincipalName: hostile,
        weakestRegistrable: 'synced' as const,
        profiles: [],
        passkeys: [],
        demands: [],
        deadline: 'none' as const,
        firstPasskey: { reachable: 'yes' as const, waysOut: [], ways: [] },
      },
    ];
    const read: unknown = JSON.parse([...policyJson(answer, people)].join(''));
    expect(policyAnswer.parse(read)).toMatchObject({
      people: [{ userPrincipalName: hostile }],
      judgedOn: '2026-11-30',
    });
  });

  it('write a row of CSV for each person concerned', () => {
    const nobody = finding({ people: undefined, check: 'passkeys-off' });
    const [header, ...rows] = readCsv([...findingsCsv([finding(), nobody])].join(''), ',');
    expect(header?.slice(0, 2)).toEqual(['severity', 'check']);
    expect(rows.map((row) => [row[1], row[4]])).toEqual([
      ['stranger-can-enrol', hostile],
      ['stranger-can-enrol', 'bob@contoso.example'],
      ['passkeys-off', ''],
    ]);
  });

  it('write a test case for each check: failed from the severity on, skipped where it could not look', async () => {
    const checks = ['stranger-can-enrol', 'pass-lifetime', 'admin-signs-in-by-phone', 'odd-aaguids'];
    const xml = await findingsJunit(answer, checks, 'high');
    expect(xml).toContain('tests="4" failures="1" errors="0" skipped="1"');
    expect(xml.match(/<testcase /g)).toHaveLength(4);
    expect(xml.match(/<failure type="critical"/g)).toHaveLength(1);
    expect(xml.match(/<skipped /g)).toHaveLength(1);
    expect(xml).not.toContain('<img');
    expect(xml).not.toContain('\u0007');
  });

  it('count failed cases, not the findings of a case', async () => {
    const twice = { ...answer, findings: [finding(), finding({ title: 'Another' })] };
    expect(await findingsJunit(twice, ['stranger-can-enrol', 'pass-lifetime'], 'high')).toContain(
      'tests="2" failures="1" ',
    );
  });

  it('say what a proposal leaves: nothing to close, nothing that closes it, something that stays', () => {
    const stays = [{ check: 'stranger-can-enrol', title: 'A stranger can enrol a passkey' }];
    const { patches } = answer.proposal ?? { patches: [] };
    expect(proposalOutcome({ patches: [], before: { low: 2 }, remain: [] })).toContain('no critical finding to close');
    expect(proposalOutcome({ patches: [], before: { critical: 1 }, remain: stays })).toMatch(/closes any; 1.critical/);
    expect(proposalOutcome({ patches, before: { critical: 2 }, remain: stays })).toContain(
      'A stranger can enrol a passkey',
    );
    expect(proposalOutcome({ patches, before: { critical: 1 }, remain: [] })).toContain('no critical finding is left');
  });

  it('print what was asked for', () => {
    const text = policyInTerminal(answer, 100).join('\n');
    for (const part of [
      'broken.json:3:7',
      'Critical',
      'More is needed',
      'is in Staff',
      'Proposed: Guard registration.',
    ])
      expect(text).toContain(part);
    for (const line of policyInTerminal(answer, 60)) expect(line.length).toBeLessThanOrEqual(60);
    const bare = stripVTControlCharacters(text.replaceAll('\n', ''));
    expect(bare).not.toMatch(/\p{Cc}/u);
  });
});
