// For tests: an attempt of password and code that succeeded, with what a test wants otherwise.
import { rmSync } from 'node:fs';
import type { Attempt, StepRecord } from '../../scenarios/schema/attempt.ts';
import { nothingMeasured } from '../attempt/target-session.ts';
import { Journal, packedJournal } from './journal.ts';

/** A closed journal of these entries, in place of one that is there. */
export function writeJournal(path: string, entries: readonly (Attempt | { readonly userEnded: number })[]): void {
  for (const earlier of [path, packedJournal(path)]) rmSync(earlier, { force: true });
  const journal = new Journal(path);
  for (const entry of entries) {
    if ('userEnded' in entry) journal.endUser(entry.userEnded);
    else journal.append(entry);
  }
  journal.close();
}

export function testStep(changes: Partial<StepRecord> = {}): StepRecord {
  const measured = changes.measured ?? { ...nothingMeasured, navigationMs: 10.5, serverMs: 2.25 };
  return {
    index: 0,
    flow: 'password-otp',
    step: 'open-sign-in',
    action: 'open-sign-in',
    result: 'shown',
    logged: false,
    measured,
    measuredMs: 12.75,
    modelledMs: 0,
    ...changes,
  };
}

export function testAttempt(changes: Partial<Attempt> = {}): Attempt {
  return {
    user: 0,
    userPrincipalName: 'ada.byron.0@by-code.example',
    persona: 'information-worker',
    arm: 'password-otp',
    flow: 'password-otp',
    purpose: 'sign-in',
    attempt: 0,
    draw: 0,
    need: 0,
    day: 0,
    startedAt: '2026-01-05T08:30:00.000Z',
    device: 'main',
    deviceKind: 'mac',
    method: 'password-otp',
    fellBack: false,
    outcome: { kind: 'succeeded' },
    quiet: true,
    lane: 0,
    epoch: 0,
    correlationId: '00000000-0000-8000-8000-000000000001',
    measuredMs: 12.75,
    modelledMs: 0,
    overheadMs: 0,
    steps: [
      testStep(),
      testStep({ index: 1, step: 'submit-code', action: 'submit-code', result: 'accepted', code: '0', logged: true }),
    ],
    ...changes,
  };
}
