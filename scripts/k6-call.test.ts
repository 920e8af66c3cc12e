import { describe, expect, it } from 'vitest';
import { k6OfRun } from './k6-call.ts';

const began = { version: 'v2.2.0', arguments: ['--out=json=x'], variables: [], processes: 2 };
const changed = expect.objectContaining({ code: 'resume-with-changes', badInput: true });

describe('k6OfRun', () => {
  it('takes arguments, then what the environment says, and names what it leaves out', () => {
    const { args, segments, variables, notes } = k6OfRun(
      { k6Arg: ['--tag', 'a=b'] },
      { K6_OUT: 'csv=y', K6_VUS: '3', K6_CSV_TIME_FORMAT: 'unix' },
      undefined,
    );
    expect({ args, segments, variables }).toEqual({
      args: ['--out=csv=y', '--tag=a=b'],
      segments: 1,
      variables: { K6_CSV_TIME_FORMAT: 'unix' },
    });
    expect(notes).toEqual([expect.stringContaining('K6_VUS')]);
    expect(k6OfRun({ k6Arg: [] }, {}, undefined).notes).toEqual([]);
  });

  it('calls k6 as before in a run that goes on, with nothing said and with the same said again', () => {
    expect(k6OfRun({ k6Arg: [] }, {}, began)).toMatchObject({ args: ['--out=json=x'], segments: 2 });
    expect(k6OfRun({ k6Arg: ['-o', 'json=x'], segments: '2' }, {}, began)).toMatchObject({
      args: ['--out=json=x'],
      segments: 2,
    });
  });

  it.each([
    [{ k6Arg: ['--out=json=y'] }],
    [{ k6Arg: ['--out=json=x', '--no-connection-reuse'] }],
    [{ k6Arg: [], segments: '3' }],
  ])('refuses another call: %j', (options) => {
    expect(() => k6OfRun(options, {}, began)).toThrow(changed);
  });

  it('asks for passwords again, which are not kept', () => {
    const withPassword = { ...began, arguments: ['--out=influxdb=http://***@host'] };
    expect(k6OfRun({ k6Arg: ['--out=influxdb=http://me:secret@host'] }, {}, withPassword).args).toEqual([
      '--out=influxdb=http://me:secret@host',
    ]);
    expect(() => k6OfRun({ k6Arg: [] }, {}, withPassword)).toThrow(changed);
    // Or from the environment, as it began.
    expect(k6OfRun({ k6Arg: [] }, { K6_OUT: 'influxdb=http://me:secret@host' }, withPassword).args).toEqual([
      '--out=influxdb=http://me:secret@host',
    ]);
  });
});
