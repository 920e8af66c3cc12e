// The relay as a process of its own.
import { SimulationClient } from '../../../identity-provider/simulation-client.ts';
import { serveForParent } from '../../../server-process/serve-for-parent.ts';
import { serveOnLoopback } from '../../../web-server/serve-on-loopback.ts';
import { relayHost } from '../relay-host.ts';
import { relayApp } from './relay-app.ts';
import { relayStart } from './relay-start.ts';

serveForParent(async (message) => {
  const { site, token } = relayStart.parse(message);
  await expectOwnSite(site, token);
  return serveOnLoopback(0, (baseUrl) => relayApp({ site, token, baseUrl }), relayHost);
});

/** A tunnel on this machine may lead to anybody's site; that one does not know the token, nor tells its memory. */
async function expectOwnSite(baseUrl: string, token: string): Promise<void> {
  await new SimulationClient({ baseUrl, token }).memory().catch((cause: unknown) => {
    throw new Error(`no site of ours at ${baseUrl} that was started with this token`, { cause });
  });
}
