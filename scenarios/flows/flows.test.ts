// Conformance of every flow: whatever is added here must hold for all of them.
import { describe, expect, it } from 'vitest';
import { actionResults } from './action.ts';
import { abandonReasons, type Flow, type Next } from './flow.ts';
import { flows } from './catalogue.ts';

const all: readonly Flow[] = Object.values(flows);
const byId: Readonly<Record<string, Flow>> = flows;

function nextsOf(flow: Flow, step: string): readonly Next[] {
  return Object.values(flow.steps[step]?.on ?? {});
}

/** For which its people give it up. */
function reasonsOf(flow: Flow | undefined): readonly string[] {
  return Object.values(flow?.steps ?? {}).flatMap(({ on }) =>
    Object.values<Next>(on).flatMap((next) => ('end' in next && next.end === 'abandoned' ? [next.reason] : [])),
  );
}

it('gives up for every reason there is; the interpreter itself for two of them', () => {
  const given = new Set([...all.flatMap(reasonsOf), 'patience-exhausted', 'gave-up-after-set-back']);
  expect([...given].toSorted()).toEqual([...abandonReasons].toSorted());
});

describe.each(all.map((flow) => [flow.id, flow] as const))('flow %s', (id, flow) => {
  it('is filed under its id', () => expect(byId[id]).toBe(flow));

  it('has a way on for every result of every action, and none for others', () => {
    for (const step of Object.values(flow.steps))
      expect(Object.keys(step.on).toSorted()).toEqual([...actionResults[step.action]].toSorted());
  });

  it('leads only to steps and flows that exist', () => {
    expect(flow.steps).toHaveProperty([flow.start]);
    for (const step of Object.keys(flow.steps)) {
      for (const next of nextsOf(flow, step)) {
        if ('to' in next) expect(flow.steps).toHaveProperty([next.to]);
        if ('flow' in next) {
          expect(byId).toHaveProperty([next.flow]);
          if (next.onward !== 'succeeded') expect(flow.steps).toHaveProperty([next.onward]);
          for (const [reason, back] of Object.entries(next.back ?? {})) {
            expect(flow.steps).toHaveProperty([back]);
            expect(reasonsOf(byId[next.flow])).toContain(reason);
          }
        }
      }
    }
  });

  it('reaches every step, and from every step an end', () => {
    const reached = new Set<string>();
    const queue: string[] = [flow.start];
    for (let step = queue.pop(); step !== undefined; step = queue.pop()) {
      if (reached.has(step)) continue;
      reached.add(step);
      for (const next of nextsOf(flow, step)) {
        if ('to' in next) queue.push(next.to);
        if (!('flow' in next)) continue;
        if (next.onward !== 'succeeded') queue.push(next.onward);
        queue.push(...Object.values(next.back ?? {}));
      }
    }
    expect([...reached].toSorted()).toEqual(Object.keys(flow.steps).toSorted());

    const ends = new Set<string>();
    for (let before = -1; before !== ends.size;) {
      before = ends.size;
      for (const step of Object.keys(flow.steps)) {
        if (
          nextsOf(flow, step).some(
            (next) =>
              'end' in next ||
              ('to' in next ? ends.has(next.to) : next.onward === 'succeeded' || ends.has(next.onward)),
          )
        )
          ends.add(step);
      }
    }
    expect(ends.size).toBe(Object.keys(flow.steps).length);
  });

  it('says how a sign-in through it counts: by each action that ends it, and by no other', () => {
    const ending = Object.values(flow.steps).flatMap(({ action, on }) =>
      Object.values<Next>(on).some((next) => 'end' in next && next.end === 'succeeded') ? [action] : [],
    );
    expect(new Set(flow.purpose === 'sign-in' ? Object.keys(flow.signsInBy) : [])).toEqual(
      new Set(flow.purpose === 'sign-in' ? ending : []),
    );
  });

  it('says of the code it asks for what sends it, and that of no other', () => {
    const steps = Object.values(flow.steps);
    const obtaining = Object.keys(flow.steps).filter((step) => flow.steps[step]?.action === 'obtain-code');
    const sending = steps.filter(({ action }) => action === flow.code?.sentBy);
    expect(obtaining.length > 0).toBe(flow.code !== undefined);
    expect(sending.length > 0).toBe(flow.code !== undefined);
    for (const { on } of sending)
      expect(obtaining.map((to) => ({ to }))).toContainEqual(on['accepted' as keyof typeof on]);
  });

  it('can succeed, unless nobody meant to', () => {
    if (flow.purpose === 'unmeant') return;
    const nexts = Object.keys(flow.steps).flatMap((step) => nextsOf(flow, step));
    expect(
      nexts.some(
        (next) => ('end' in next && next.end === 'succeeded') || ('flow' in next && next.onward === 'succeeded'),
      ),
    ).toBe(true);
  });

  it('limits how often it goes round: every cycle passes a step with a limit or one that costs time', () => {
    const unlimited = Object.entries(flow.steps).filter(
      ([, step]) => step.atMost === undefined && step.action === 'decide-to-go-on',
    );
    for (const [name, step] of unlimited) {
      // A decision without a limit must not lead back to itself.
      const seen = new Set<string>();
      const queue = Object.values(step.on).flatMap((next: Next) => ('to' in next ? [next.to] : []));
      for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
        if (seen.has(at) || flow.steps[at]?.atMost !== undefined) continue;
        seen.add(at);
        queue.push(...nextsOf(flow, at).flatMap((next) => ('to' in next ? [next.to] : [])));
      }
      expect(seen, `${name} goes round`).not.toContain(name);
    }
  });
});
