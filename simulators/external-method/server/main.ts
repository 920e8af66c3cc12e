// The external provider as a process of its own.
import { serveForParent } from '../../server-process/serve-for-parent.ts';
import { serveOnLoopback } from '../../web-server/serve-on-loopback.ts';
import { externalProviderApp } from './provider-app.ts';
import { newProviderParts } from './provider-parts.ts';
import { externalProviderStart } from './provider-start.ts';

serveForParent(async (message) => {
  const start = externalProviderStart.parse(message);
  return serveOnLoopback(start.port, async (baseUrl) =>
    externalProviderApp(start, await newProviderParts(start.apiKey, baseUrl)),
  );
});
