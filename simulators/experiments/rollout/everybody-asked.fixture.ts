// Rates of a tenant in which each need to sign in is asked for, each device can hold a passkey, and each request is answered anew.
export const everybodyAsked = {
  'kept-signed-in': 0,
  'device-not-ready': 0,
  'campaign-answers-alike': 0,
  'registration-refused': 0,
};
