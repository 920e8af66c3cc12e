// Login hosts that millions of people depend on and nobody loads by right: refused whatever the user says of them.
//
// Whole registrable domains where one organisation runs everything beneath (a tenant there shares machines with all others), single
// hosts where others live beside them. Sources: Microsoft's and Ping's own lists of endpoints (learn.microsoft.com/entra/identity-platform/
// authentication-national-cloud; docs.pingidentity.com, "IP address and domain reference"), AWS's Cognito developer guide; the others are
// the organisations' public sign-in addresses. No list can be complete: consent to exactly one host is the rule, this is the second lock.
// An organisation's own name that leads to such a service (login.example.com at Auth0) cannot be told from its name.

/** A host and everything beneath it. `*` stands for exactly one label. */
const patterns: Readonly<Record<string, readonly string[]>> = {
  Microsoft: [
    'microsoftonline.com', 'microsoftonline.us', 'microsoftonline.cn', 'microsoftonline.de', 'login.chinacloudapi.cn', 'b2clogin.com', 'b2clogin.cn', 'ciamlogin.com', 'login.windows.net', 'sts.windows.net',
    'microsoft.com', 'live.com', 'office.com', 'office365.com', 'outlook.com', 'portal.azure.com', 'portal.azure.us', 'portal.azure.cn',
  ],
  Google: ['google.com', 'googleapis.com', 'youtube.com', 'gmail.com', 'accounts.google.*', 'accounts.google.co.*', 'accounts.google.com.*'],
  Apple: ['apple.com', 'icloud.com', 'icloud.com.cn'],
  Okta: ['okta.com', 'oktapreview.com', 'okta-emea.com', 'okta-gov.com', 'okta.mil', 'auth0.com'],
  Ping: ['pingidentity.com', 'pingone.com', 'pingone.eu', 'pingone.ca', 'pingone.asia', 'pingone.com.au', 'pingone.au', 'pingone.sg', 'forgeblocks.com'],
  Amazon: [
    'amazoncognito.com', 'cognito-idp.*.amazonaws.com', 'cognito-idp-fips.*.amazonaws.com', 'cognito-identity.*.amazonaws.com', 'oidc.*.amazonaws.com', 'portal.sso.*.amazonaws.com', 'sts.amazonaws.com', 'sts.*.amazonaws.com',
    'awsapps.com', 'signin.aws', 'signin.amazonaws.cn', 'signin.amazonaws-us-gov.com', 'amazon.com', 'amazon.co.*', 'amazon.com.*', 'amazon.de', 'amazon.fr', 'amazon.it', 'amazon.es', 'amazon.ca', 'amazon.in',
  ],
  'other identity services': [
    'onelogin.com', 'duosecurity.com', 'duo.com', 'duofederal.com', 'jumpcloud.com', 'cyberark.cloud', 'idaptive.app', 'securid.com', 'verify.ibm.com', 'identity.oraclecloud.com', 'login.oracle.com', 'accounts.ondemand.com',
    'accounts.cloud.sap', 'stytch.com', 'clerk.com', 'accounts.dev', 'workos.com', 'authkit.app', 'descope.com', 'frontegg.com', 'kinde.com', 'cloudflareaccess.com', 'loginradius.com', '1password.com', 'bitwarden.com',
    'lastpass.com', 'dashlane.com',
  ],
  'software people work with': [
    'github.com', 'gitlab.com', 'bitbucket.org', 'atlassian.com', 'atlassian.net', 'salesforce.com', 'force.com', 'slack.com', 'zoom.us', 'dropbox.com', 'box.com', 'adobe.com', 'adobelogin.com', 'service-now.com',
    'myworkday.com', 'npmjs.com', 'docker.com', 'shopify.com', 'intuit.com', 'docusign.com', 'docusign.net', 'zoho.com',
  ],
  'places people live in': [
    'facebook.com', 'meta.com', 'instagram.com', 'whatsapp.com', 'linkedin.com', 'x.com', 'twitter.com', 'yahoo.com', 'yahoo.co.jp', 'aol.com', 'paypal.com', 'ebay.com', 'netflix.com', 'spotify.com', 'discord.com', 'tiktok.com',
    'snapchat.com', 'pinterest.com', 'reddit.com', 'twitch.tv', 'steampowered.com', 'steamcommunity.com', 'epicgames.com', 'roblox.com', 'uber.com', 'airbnb.com', 'booking.com', 'coinbase.com', 'revolut.com', 'line.me', 'naver.com',
    'kakao.com', 'qq.com', 'wechat.com', 'alipay.com', 'taobao.com', 'vk.com', 'yandex.ru', 'mail.ru', 'proton.me',
  ],
  'public authorities': [
    'login.gov', 'id.me', 'account.gov.uk', 'access.service.gov.uk', 'franceconnect.gouv.fr', 'id.bund.de', 'my.gov.au', 'ecas.ec.europa.eu', 'digid.nl', 'bankid.com', 'bankid.no', 'singpass.gov.sg', 'acesso.gov.br', 'uidai.gov.in',
  ],
};

const rules = Object.entries(patterns).flatMap(([organisation, hosts]) => hosts.map((host) => ({ organisation, host, labels: host.split('.') })));

/**
 * The rule that a host falls under, or undefined.
 * @param host as the URL parser gives it (lower case, Punycode), without a dot at its end.
 */
export function productionLoginHost(host: string): { readonly organisation: string; readonly host: string } | undefined {
  const labels = host.split('.');
  return rules.find((rule) => {
    const beneath = labels.slice(-rule.labels.length);
    return beneath.length === rule.labels.length && rule.labels.every((label, index) => label === '*' || label === beneath[index]);
  });
}
