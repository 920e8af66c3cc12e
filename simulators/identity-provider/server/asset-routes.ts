// The stylesheet, the script and the icon, read once at the start. Small, so that a first visit stays quick.
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { AppEnvironment } from './app-environment.ts';

const assets = [
  { path: '/style.css', type: 'text/css; charset=utf-8' },
  { path: '/passkey.js', type: 'text/javascript; charset=utf-8' },
  { path: '/icon.svg', type: 'image/svg+xml' },
] as const;

export function assetRoutes(): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  for (const { path, type } of assets) {
    const body = readFileSync(new URL(`../pages${path}`, import.meta.url), 'utf8');
    app.get(path, (context) =>
      context.body(body, 200, {
        'content-type': type,
        'cache-control': 'public, max-age=300',
        'x-content-type-options': 'nosniff',
      }),
    );
  }
  return app;
}
