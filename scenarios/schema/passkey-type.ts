// Whether a passkey follows its owner to other devices.
export const passkeyTypes = ['synced', 'deviceBound'] as const;
export type PasskeyType = (typeof passkeyTypes)[number];
