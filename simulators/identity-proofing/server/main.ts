// The identity verifier as a process of its own.
import { serveForParent } from '../../server-process/serve-for-parent.ts';
import { serveOnLoopback } from '../../web-server/serve-on-loopback.ts';
import { verifierApp } from './verifier-app.ts';
import { verifierStart } from './verifier-options.ts';
import { newVerifierParts } from './verifier-parts.ts';

serveForParent(async (message) => {
  const start = verifierStart.parse(message);
  return serveOnLoopback(start.port, async (baseUrl) => verifierApp(start, await newVerifierParts(start, baseUrl)));
});
