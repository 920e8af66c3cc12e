// What the parent tells the relay: before which site it stands. There is no other way to tell it one.
import { z } from 'zod';
import { hostName } from '../../../web-server/serve-on-loopback.ts';
import { leastSecret } from '../../../web-server/simulated-start.ts';

/**
 * Written exactly as our own servers write where they listen: every other spelling is refused, also of the same place, so that nothing is
 * left to how somebody reads an address.
 */
export function isSiteOfOurs(site: string): boolean {
  if (!URL.canParse(site)) return false;
  const { origin, protocol, hostname, port } = new URL(site);
  return origin === site && protocol === 'http:' && hostname === hostName && Number(port) > 0;
}

export const relayStart = z.strictObject({
  site: z.string().refine(isSiteOfOurs, `expected the site of this run, such as "http://${hostName}:1234"`),
  /** Of the simulation: the site was started with it, and whoever is let in here shows it. */
  token: z.string().min(leastSecret),
});
export type RelayStart = z.infer<typeof relayStart>;
