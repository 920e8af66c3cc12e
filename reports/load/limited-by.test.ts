import { describe, expect, it } from 'vitest';
import { type Evidence, limitedBy } from './limited-by.ts';

const broke: Evidence = {
  held: false,
  failureShare: 0.2,
  dropped: 5,
  unsettled: true,
  askedPerSecond: 100,
  generatorPerSecond: 1_000,
  cores: 2,
  targetProcesses: 1,
  busy: { k6: 0.2, target: 0.5, own: 0.05, machine: 0.8 },
};

describe('limitedBy', () => {
  it('is nothing for what held, however busy, and for a profile in which nothing gave way', () => {
    expect(limitedBy({ ...broke, held: true, busy: { k6: 1.5, target: 0.4, own: 0.1, machine: 2 } }).limitedBy).toBe(
      'nothing',
    );
    const { held: _, ...profile } = broke;
    const level = { ...profile, failureShare: 0.001, dropped: 0, unsettled: false };
    expect(limitedBy(level).limitedBy).toBe('nothing');
    expect(limitedBy({ ...level, busy: { k6: 0.5, target: 1.4, own: 0.05, machine: 2 } }).limitedBy).toBe('nothing');
    expect(limitedBy({ ...profile, failureShare: 0.02, dropped: 0, unsettled: false }).limitedBy).toBe('target');
    expect(limitedBy({ ...profile, failureShare: 0, dropped: 1, unsettled: false }).limitedBy).toBe('target');
    expect(limitedBy({ ...profile, failureShare: 0, dropped: 0, unsettled: true }).limitedBy).toBe('target');
  });

  it('is the generator beyond 80 % of its own limit, or when k6 uses more of a machine busy beyond 90 % than the target', () => {
    expect(limitedBy({ ...broke, askedPerSecond: 801 }).limitedBy).toBe('generator');
    expect(limitedBy({ ...broke, askedPerSecond: 800 }).limitedBy).toBe('target');
    expect(limitedBy({ ...broke, busy: { k6: 1, target: 0.8, own: 0.05, machine: 1.85 } }).limitedBy).toBe('generator');
    expect(limitedBy({ ...broke, busy: { k6: 1, target: 0.7, own: 0.05, machine: 1.79 } }).limitedBy).toBe('target');
    // A profile is not trusted then, though nothing gave way; lives ask for no rate.
    const { held: _, ...profile } = {
      ...broke,
      failureShare: 0,
      dropped: 0,
      unsettled: false,
      busy: { k6: 1, target: 0.8, own: 0.05, machine: 1.85 },
    };
    expect(limitedBy(profile).limitedBy).toBe('generator');
    const { askedPerSecond: __, ...lives } = profile;
    expect(limitedBy(lives).limitedBy).toBe('nothing');
    // Where the system does not tell the whole, the sum of what is known.
    expect(limitedBy({ ...broke, busy: { k6: 1, target: 0.8, own: 0.05 } }).limitedBy).toBe('generator');
  });

  it('is the machine when it is busy beyond 95 % and the target, or somebody else, used most of it', () => {
    expect(limitedBy({ ...broke, busy: { k6: 0.3, target: 1.55, own: 0.05, machine: 1.95 } })).toMatchObject({
      limitedBy: 'machine',
      why: expect.stringContaining('the target used most'),
    });
    expect(limitedBy({ ...broke, busy: { k6: 0.3, target: 0.5, own: 0.05, machine: 1.98 } })).toMatchObject({
      limitedBy: 'machine',
      why: expect.stringContaining('not part of the run'),
    });
  });

  it('is the target otherwise, and says whether its cores were busy', () => {
    expect(limitedBy({ ...broke, busy: { k6: 0.3, target: 0.95, own: 0.05, machine: 1.3 } }).why).toContain(
      'one process',
    );
    expect(limitedBy(broke).why).toContain('had room');
    const { busy: _, ...unsampled } = broke;
    expect(limitedBy(unsampled)).toMatchObject({ limitedBy: 'target', why: expect.stringContaining('no samples') });
  });

  it('of a target elsewhere judges k6 by this machine alone', () => {
    const { targetProcesses: _, busy: __, ...elsewhere } = broke;
    expect(limitedBy({ ...elsewhere, busy: { k6: 1.6, own: 0.1, machine: 1.9 } })).toMatchObject({
      limitedBy: 'generator',
      why: expect.stringMatching(/k6 used 1\.60.cores of it; the target is elsewhere\.$/) as string,
    });
    expect(limitedBy({ ...elsewhere, busy: { k6: 0.2, own: 0.1, machine: 0.4 } })).toMatchObject({
      limitedBy: 'target',
      why: expect.stringContaining('while the machine had room') as string,
    });
  });
});
