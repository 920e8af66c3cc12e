// The results of a real run, for tests of the page: `passkey-pilot run scenarios/pilot.yaml` in Chromium, 120 users, paired, reduced:
// figures by persona for the primary metrics only, every second point of the curves, twelve digits, published figures that a parameter cites.
import { readFileSync } from 'node:fs';
import { results, type Results } from '../results.ts';

export function realResults(): Results {
  return results.parse(JSON.parse(readFileSync(new URL('real-results.json', import.meta.url), 'utf8')));
}
