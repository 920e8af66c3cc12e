import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loopbackEnvironment } from '../../loopback/loopback-address.ts';
import { k6Arguments, k6Environment, segmentArguments } from './k6-arguments.ts';

describe('k6Arguments', () => {
  it("puts the script last and the user's own words after ours", () => {
    const all = k6Arguments({ script: 'x.js', consoleFile: '/run/console', args: ['--out=json=y', '--tag=a=b'] });
    expect(all[0]).toBe('run');
    expect(all.slice(-3)).toEqual(['--out=json=y', '--tag=a=b', 'x.js']);
    expect(all).toContain('--console-output=/run/console');
    expect(all.join(' ')).not.toContain('segment');
  });

  it('names thirds as k6 does', () => {
    const sequence = '--execution-segment-sequence=0,1/3,2/3,1';
    expect([0, 1, 2].map((index) => segmentArguments({ index, of: 3 }))).toEqual([
      ['--execution-segment=0:1/3', sequence],
      ['--execution-segment=1/3:2/3', sequence],
      ['--execution-segment=2/3:1', sequence],
    ]);
    expect(segmentArguments({ index: 0, of: 1 })).toEqual([
      '--execution-segment=0:1',
      '--execution-segment-sequence=0,1',
    ]);
  });

  it('cuts a whole into pieces that follow each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), (of) => {
        const ends = Array.from(
          { length: of },
          (_, index) => segmentArguments({ index, of })[0]?.split('=')[1]?.split(':') ?? [],
        );
        expect(ends[0]?.[0]).toBe('0');
        expect(ends.at(-1)?.[1]).toBe('1');
        for (let index = 1; index < of; index += 1) expect(ends[index]?.[0]).toBe(ends[index - 1]?.[1]);
      }),
    );
  });
});

describe('k6Environment', () => {
  it("keeps what is not k6's, and of k6's nothing but what it is given", () => {
    const kept = { PATH: '/bin', ORDERS: '3' };
    const dropped = {
      K6_VUS: '1',
      K6_DURATION: '1s',
      K6_ITERATIONS: '1',
      K6_STAGES: '1s:1',
      K6_HOSTS: '{}',
      K6_RPS: '1',
      K6_LOG_OUTPUT: 'none',
      K6_LOG_FORMAT: 'json',
      K6_CONSOLE_OUTPUT: '/x',
      K6_THRESHOLDS: '{}',
      K6_OUT: 'json=x',
      K6_DNS: 'ttl=0',
      K6_CSV_FILENAME: 'x',
      K6_AUTO_EXTENSION_RESOLUTION: 'true',
    };
    expect(k6Environment({ ...kept, ...dropped }, { K6_OTEL_SERVICE_NAME: 'x' })).toEqual({
      GOGC: '400',
      ...loopbackEnvironment(kept),
      K6_OTEL_SERVICE_NAME: 'x',
      K6_AUTO_EXTENSION_RESOLUTION: 'false',
    });
  });
});
