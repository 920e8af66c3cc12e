// What a callback of a simulated request carries on: the user's clock, so that who is told lives at the same time; not how wrong the clock of
// this server goes.
import type { AppContext } from '../../web-server/app-environment.ts';

export function simulatedHeaders({
  req,
  var: { simulated, nowMs, skewMs },
}: AppContext): Readonly<Record<string, string>> {
  const token = req.header('x-pilot-token');
  if (!simulated || token === undefined) return {};
  return { 'x-pilot-token': token, 'x-pilot-clock': String(Math.round(nowMs - skewMs)) };
}
