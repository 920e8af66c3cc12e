import { describe, expect, it } from 'vitest';
import { mayFollow } from './signature-counter.ts';

describe('signature counter', () => {
  it.each([
    { stored: 0, counter: 0, may: true },
    { stored: 0, counter: 1, may: true },
    { stored: 7, counter: 8, may: true },
    { stored: 7, counter: 7, may: false },
    { stored: 7, counter: 6, may: false },
    { stored: 7, counter: 0, may: false },
  ])('$counter after $stored: $may', ({ stored, counter, may }) => {
    expect(mayFollow(stored, counter)).toBe(may);
  });
});
