// What people do on the telephone with the help desk: how long they wait for somebody, and what they can answer and show.
import type { DeskAnswer } from '../../scenarios/schema/help-desk.ts';
import type { Cause } from '../../scenarios/schema/attempt.ts';
import type { Intent } from './intent.ts';
import type { Person } from './person.ts';

/** Waits no longer than patience with a telephone allows. */
export function callHelpDesk({ atStep, inAttempt }: Person): Intent<'call-help-desk'> {
  const waitMs = atStep.durationMs('desk-wait');
  const patienceMs = inAttempt.durationMs('desk-patience');
  return waitMs > patienceMs
    ? { modelledMs: patienceMs, result: 'not-answered' }
    : { modelledMs: waitMs, result: 'asked-for-more' };
}

export function answerHelpDesk(person: Person, questions: number): Intent<'answer-help-desk'> {
  const { atStep } = person;
  switch (person.situation.asksFor) {
    case undefined:
      return { modelledMs: 0, passedOver: false };
    case 'questions': {
      const right = countRight(questions, () => !atStep.happens('answer-not-known'));
      return {
        modelledMs: answeringMs(person, questions),
        answer: { proof: 'questions', right, asked: questions },
        passedOver: false,
        ...(right < questions ? { cause: 'answer-not-known' } : {}),
      };
    }
    case 'call-back': {
      const reached = !atStep.happens('call-back-missed');
      return answered(
        atStep.durationMs('desk-call-back'),
        { proof: 'call-back', reached },
        reached,
        'call-back-missed',
      );
    }
    case 'manager': {
      const vouches = !atStep.happens('manager-unreachable');
      return answered(
        atStep.durationMs('manager-reached'),
        { proof: 'manager', vouches },
        vouches,
        'manager-unreachable',
      );
    }
    case 'video': {
      const takenForOwner = !atStep.happens('rightful-misjudged-on-video');
      return answered(
        atStep.durationMs('video-check'),
        { proof: 'video', takenForOwner },
        takenForOwner,
        'misjudged-on-video',
      );
    }
  }
}

/** All of them are drawn, so that no answer moves another. */
export function countRight(questions: number, isRight: () => boolean): number {
  return Array.from({ length: questions }, isRight).filter(Boolean).length;
}

export function answeringMs({ atStep }: Person, questions: number): number {
  return Array.from({ length: questions }, () => atStep.durationMs('question-answering')).reduce(
    (sum, oneMs) => sum + oneMs,
    0,
  );
}

function answered(modelledMs: number, answer: DeskAnswer, holds: boolean, cause: Cause): Intent<'answer-help-desk'> {
  return { modelledMs, answer, passedOver: false, ...(holds ? {} : { cause }) };
}
