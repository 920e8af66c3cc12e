import { expect, it } from 'vitest';
import { strangersAddresses } from '../people/unmeant-causes.ts';
import { strangerAddress } from './stranger-address.ts';

it('gives each stranger an address of its own, of those kept for documentation and no other', () => {
  const all = Array.from({ length: strangersAddresses }, (_, which) => strangerAddress(which));
  expect(new Set(all).size).toBe(strangersAddresses);
  for (const address of all)
    expect(address).toMatch(/^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.(?:[1-9]|[1-9]\d|1\d\d|2[0-4]\d|25[0-4])$/);
});
