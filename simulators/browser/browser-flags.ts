// How Chromium is started: nothing that talks to the world by itself, and nothing that WebAuthn measurements showed to matter.

const always = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--mute-audio',
  '--hide-scrollbars',
  // A page kept for "back" would live on beside the next user's.
  '--disable-features=BackForwardCache,Translate,OptimizationHints,MediaRouter',
];

/** @param sandbox false where Chromium refuses to sandbox itself: as root, or without user namespaces. */
export function browserFlags(sandbox: boolean): readonly string[] {
  return sandbox ? always : ['--no-sandbox', ...always];
}
