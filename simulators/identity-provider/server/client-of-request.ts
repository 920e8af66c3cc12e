// The device that a request comes from: in simulation as the driver tells it; else what the user agent says, and nothing that is not known.
import { platforms, type Platform } from '../../../scenarios/schema/conditional-access.ts';
import { unknownClient, type Client } from '../../site/client.ts';
import type { AppContext } from '../../web-server/app-environment.ts';
import { deviceOfUserAgent } from './user-agent.ts';

const platformOfSystem: Readonly<Record<string, Platform>> = {
  Windows: 'windows',
  Android: 'android',
  iOS: 'iOS',
  macOS: 'macOS',
  Linux: 'linux',
};

export function clientOfRequest({ req, var: { simulated } }: AppContext): Client {
  const told = simulated ? req.header('x-pilot-client') : undefined;
  if (told === undefined) {
    const { operatingSystem } = deviceOfUserAgent(req.header('user-agent') ?? '');
    return { ...unknownClient, platform: platformOfSystem[operatingSystem] };
  }
  const words = new Set(told.split(' '));
  return {
    platform: platforms.find((platform) => words.has(platform)),
    isManaged: words.has('managed'),
    isCompliant: words.has('compliant'),
    isAtWork: words.has('at-work'),
  };
}
