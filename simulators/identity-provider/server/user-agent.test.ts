import { describe, expect, it } from 'vitest';
import { deviceOfUserAgent } from './user-agent.ts';

describe('device of a user agent', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36',
      'Linux',
      'Headless Chrome 156',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
      'Windows',
      'Edge 141',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      'iOS',
      'Safari 18',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
      'Android',
      'Chrome 141',
    ],
    ['curl/8', '', ''],
  ])('%s', (userAgent, operatingSystem, browser) => {
    expect(deviceOfUserAgent(userAgent)).toEqual({ operatingSystem, browser });
  });
});
