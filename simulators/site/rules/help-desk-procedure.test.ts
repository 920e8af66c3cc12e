import { describe, expect, it } from 'vitest';
import { helpDesk, type DeskAnswer } from '../../../scenarios/schema/help-desk.ts';
import { decideProof, isOpen } from './help-desk-procedure.ts';

const dayMs = Date.UTC(2026, 0, 5);
const hourMs = 3_600_000;

describe('the hours of a help desk', () => {
  it.each([
    [8, false],
    [9, true],
    [17.5, true],
    [18, false],
  ])('at %d h of a desk that is there from 9 to 18: %s', (hour, open) => {
    expect(isOpen(helpDesk.parse({ opensAt: 9, closesAt: 18 }), dayMs + hour * hourMs)).toBe(open);
  });

  it('are all of the day where nothing is set', () => {
    const desk = helpDesk.parse({});
    for (let hour = 0; hour < 24; hour += 1) expect(isOpen(desk, dayMs + hour * hourMs)).toBe(true);
  });
});

describe('the procedure of a help desk', () => {
  const desk = helpDesk.parse({ procedure: ['manager', 'questions', 'video'], questions: 3, questionsRight: 2 });

  it('asks for its proofs in their order, and is content with the last', () => {
    expect(decideProof(desk, 0, { answer: { proof: 'manager', vouches: true }, passedOver: false })).toEqual({
      kind: 'asked-for-more',
      proof: 'questions',
    });
    expect(decideProof(desk, 2, { answer: { proof: 'video', takenForOwner: true }, passedOver: false })).toEqual({
      kind: 'proven',
    });
  });

  it.each<[string, number, DeskAnswer | undefined]>([
    ['a manager who does not vouch', 0, { proof: 'manager', vouches: false }],
    ['too few right answers', 1, { proof: 'questions', right: 1, asked: 3 }],
    ['a face that is not taken for theirs', 2, { proof: 'video', takenForOwner: false }],
    ['another proof than was asked for', 0, { proof: 'call-back', reached: true }],
    ['no answer', 0, undefined],
    ['a proof beyond the last', 3, { proof: 'video', takenForOwner: true }],
  ])('refuses %s', (_, asked, answer) => {
    expect(decideProof(desk, asked, { answer, passedOver: false })).toEqual({
      kind: 'refused',
      code: 'proof-not-held',
    });
  });

  it('takes as many right answers as it asks for', () => {
    const answer = { proof: 'questions', right: 2, asked: 3 } as const;
    expect(decideProof(desk, 1, { answer, passedOver: false }).kind).toBe('asked-for-more');
  });

  it('goes on from a proof that was passed over, whatever the answer', () => {
    expect(decideProof(desk, 1, { passedOver: true })).toEqual({ kind: 'asked-for-more', proof: 'video' });
    const answer = { proof: 'video', takenForOwner: false } as const;
    expect(decideProof(desk, 2, { answer, passedOver: true })).toEqual({ kind: 'proven' });
  });
});
