import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { LoadRecord, Trial } from '../../scenarios/schema/load-trial.ts';
import { RunFolder } from '../store/run-folder.ts';
import { readLoadRecord, writeLoadRecord } from './load-record-file.ts';

const root = mkdtempSync(join(tmpdir(), 'load-record-'));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;
const newFolder = () => RunFolder.create(join(root, String((folders += 1))));

const trial = (id: string, more: Partial<Trial> = {}): Trial => ({
  id,
  arm: 'passkey',
  purpose: 'profile',
  startedAt: '2026-01-05T08:30:00.000Z',
  leadInMs: 5_000,
  plan: [{ durationMs: 10_000, from: 5, to: 5 }],
  durationMs: 15_100,
  vus: 10,
  k6Processes: 1,
  due: 75,
  started: 75,
  dropped: 0,
  ...more,
});
const record = (more: Partial<LoadRecord> = {}): LoadRecord => ({
  k6: { version: '2.2.0', arguments: ['--quiet'] },
  targetProcesses: 1,
  cores: 2,
  trials: [],
  capacity: [],
  generator: [],
  ...more,
});

describe('trials.json', () => {
  it('comes back as it was written, and in one step', () => {
    const folder = newFolder();
    const written = record({
      trials: [trial('passkey-profile', { dropped: 2, drops: [{ second: 7, persona: 'contractor', count: 2 }] })],
      capacity: [{ arm: 'passkey', held: [71, 73.5], unbroken: false, confirmed: { perSecond: 72.2, held: true } }],
      generator: [{ arm: 'passkey', perSecond: 640, cpuMsPerSignIn: 2.1, vus: 20 }],
    });
    writeLoadRecord(folder, record());
    writeLoadRecord(folder, written);
    expect(readLoadRecord(folder)).toEqual(written);
    expect(existsSync(folder.file('trials.json.new'))).toBe(false);
  });

  it('is absent in a new folder', () => expect(readLoadRecord(newFolder())).toBeUndefined());

  it('keeps of an earlier start what need not be lived again: no trial cut short, no search that did not end, no lives', () => {
    const folder = newFolder();
    const search = (arm: string, nth: number) =>
      trial(`${arm}-search-0-0${nth}`, { arm, purpose: 'search', repeat: 0 });
    const cutShort = { code: 'interrupted', atMs: 3_000, sentence: 'the run was stopped' };
    writeLoadRecord(
      folder,
      record({
        trials: [
          trial('password-otp-profile', { arm: 'password-otp' }),
          search('password-otp', 0),
          search('password-otp', 1),
          trial('passkey-profile'),
          search('passkey', 0),
          trial('passkey-search-0-01', { purpose: 'search', cutShort }),
          trial('late-profile', { cutShort }),
          trial('lives', { arm: 'all', purpose: 'lives', plan: [] }),
        ],
        capacity: [{ arm: 'password-otp', held: [30], unbroken: false }],
      }),
    );
    expect(readLoadRecord(folder)?.trials.map(({ id }) => id)).toEqual([
      'password-otp-profile',
      'password-otp-search-0-00',
      'password-otp-search-0-01',
      'passkey-profile',
    ]);
  });

  it.each(['', '{', '[]', '{"trials":[]}', JSON.stringify({ ...record(), trials: [{ ...trial('x'), due: -1 }] })])(
    'is damaged, and says where, when it holds %j',
    (text) => {
      const folder = newFolder();
      writeFileSync(folder.file('trials.json'), text);
      let thrown: unknown;
      try {
        readLoadRecord(folder);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(PilotError);
      expect(thrown).toMatchObject({ code: 'load-record-damaged', data: { where: folder.file('trials.json') } });
    },
  );
});
