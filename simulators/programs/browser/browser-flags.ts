// How Chromium is started: nothing that talks to the world by itself, and nothing that WebAuthn measurements showed to matter.
import { loopbackAddress } from '../../loopback/loopback-address.ts';

const always = [
  // Only what runs on this machine is visited: no proxy of the environment or of the system is asked, and no resolver for the name that
  // WebAuthn needs, nor for those beneath it; ::1, where Chromium would go first, may be somebody else's port.
  '--no-proxy-server',
  `--host-resolver-rules=MAP localhost ${loopbackAddress},MAP *.localhost ${loopbackAddress}`,
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--mute-audio',
  '--hide-scrollbars',
  // BackForwardCache: a page kept for "back" would live on beside the next one. RenderDocument: a new frame host for every
  // page of the same site; without it a sign-in costs a quarter less (measured: 193 → 147 CPU-ms).
  '--disable-features=BackForwardCache,RenderDocument,Translate,OptimizationHints,MediaRouter',
  // Nothing is drawn for eyes: no process of its own for it. (--disable-threaded-compositing would save more, but screenshots hang.)
  '--in-process-gpu',
];

/** @param sandbox false where Chromium refuses to sandbox itself: as root, or without user namespaces. */
export function browserFlags(sandbox: boolean): readonly string[] {
  return sandbox ? always : ['--no-sandbox', ...always];
}
