// Where other servers tell this one of recoveries.
export const identityCallbackPath = (verifier: string) => `/callbacks/identity/${encodeURIComponent(verifier)}`;
export const presentationCallbackPath = '/callbacks/presentation';
