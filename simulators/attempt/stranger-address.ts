// Addresses of strangers: those that are kept for documentation (RFC 5737), so that they are nobody's.
import { strangersAddresses } from '../people/unmeant-causes.ts';

const networks = ['192.0.2', '198.51.100', '203.0.113'] as const;
/** From 1: 0 is the network's own, 255 its broadcast. */
const hosts = strangersAddresses / networks.length;

/** @param which from 0 */
export function strangerAddress(which: number): string {
  return `${networks[Math.floor(which / hosts)] ?? networks[0]}.${1 + (which % hosts)}`;
}
