// What a person can say to an external provider who asks them to approve a sign-in, as the text of that step.
export const externalAnswers = ['approve', 'decline'] as const;
export type ExternalAnswer = (typeof externalAnswers)[number];
