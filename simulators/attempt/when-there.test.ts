import { describe, expect, it } from 'vitest';
import { whenThere } from './when-there.ts';

describe('whenThere', () => {
  it('goes on at once with what is there', () => {
    expect(whenThere(2, (value) => value + 1)).toBe(3);
    expect(whenThere(undefined, (value) => value === undefined)).toBe(true);
  });

  it('waits for what comes', async () => {
    const later = whenThere(Promise.resolve(2), (value) => value + 1);
    expect(later).toBeInstanceOf(Promise);
    expect(await later).toBe(3);
  });

  it('hands on a promise that going on makes', async () => {
    expect(await whenThere(2, (value) => Promise.resolve(value + 1))).toBe(3);
    expect(await whenThere(Promise.resolve(2), (value) => Promise.resolve(value + 1))).toBe(3);
  });

  it('fails as what it waited for, or what it went on to, and does not go on after a failure', async () => {
    const broken = new Error('broken');
    const fails = () => {
      throw broken;
    };
    let wentOn = false;
    const failed = whenThere(Promise.reject<number>(broken), () => (wentOn = true));
    await expect(failed).rejects.toBe(broken);
    expect(wentOn).toBe(false);
    expect(() => whenThere(2, fails)).toThrow(broken);
    await expect(whenThere(Promise.resolve(2), fails)).rejects.toBe(broken);
  });
});
