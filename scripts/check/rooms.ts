// The rooms of scenarios/, of simulators/ and of reports/ from the ground up, and why one uses another. A room may use only rooms that stand before it,
// and only those that it names or that are open to all above: so there can be no ring, and every arrow has a reason. `npm run check`
// holds the sources against this list in both ways; CONTRIBUTING draws it.

export interface Room {
  readonly holds: string;
  /** Why every later room of the same layer may use it. */
  readonly openToAll?: string;
  /** Earlier room → why it is used. */
  readonly uses?: Readonly<Record<string, string>>;
}

export const rooms: Readonly<Record<string, Room>> = {
  'scenarios/flows': {
    holds: 'what a person can do, and the ways to sign in, register and reset made of it',
    openToAll: 'a flow says what it is for, and nobody guesses it from its name',
  },
  'scenarios/schema': {
    holds: 'what is written in YAML, in a manifest, in a table: types, validation, units',
    openToAll: 'one schema gives type, check and description',
  },
  'scenarios/sampling': { holds: 'random numbers that are addressed, and the distributions over them' },
  'scenarios/measures': { holds: 'the facts of an attempt, and one estimand a file over them' },
  'simulators/machine': {
    holds: 'this computer: clocks, timers, programs, worker threads',
    openToAll: 'whoever starts, waits or measures asks the same clock and starts programs the same way',
  },
  'simulators/loopback': {
    holds: 'who may be asked: this machine, or a host that is the user’s; and requests that no proxy sees',
    openToAll: 'nothing leaves the machine by accident',
  },
  'simulators/store': {
    holds: 'run folders: journal, tables, written in one step',
    openToAll: 'whatever is kept is kept so that a cut does no harm',
  },
  'simulators/names': {
    holds: 'how names are spelled in the Latin capitals of documents',
    openToAll: 'a document, a directory and whoever compares them spell by the same tables',
  },
  'simulators/attacks': {
    holds: 'kinds of phishing: who comes to which page after what',
    openToAll: 'whoever is lured, attacks or counts it asks the same course of an attack',
  },
  'simulators/people': {
    holds: 'who the virtual users are and how people behave: traits, belongings, slips, patience',
    openToAll: 'causes are drawn here and nowhere else',
  },
  'simulators/directory-file': { holds: 'people and names as a tenant’s own files have them: CSV, Graph users' },
  'simulators/tenant-exports': {
    holds: 'exports of a tenant, in whatever shape they came, read into one tenant; an example of them',
    uses: {
      'simulators/store': 'an example is written into a folder of its own',
      'simulators/directory-file': 'columns of CSV are told apart and compared as there',
    },
  },
  'simulators/arrivals': { holds: 'when starts are due' },
  'simulators/scenario': {
    holds: 'a scenario with all that it names, read and checked',
    openToAll: 'drivers and experiments live what was checked',
    uses: {
      'simulators/people': 'a persona is refused if nobody can be made from it',
      'simulators/arrivals': 'a rate that never starts anybody is refused',
      'simulators/tenant-exports': 'a policy may be taken from a tenant’s own exports',
    },
  },
  'simulators/programs': {
    holds: 'the browser and k6: found, installed, started',
    uses: {
      'simulators/machine': 'they are programs of this machine',
      'simulators/loopback': 'a browser without a network must find localhost all the same',
      'simulators/store': 'k6 is built into a folder that is named like any other',
    },
  },
  'simulators/server-process': {
    holds: 'a server of ours in a process of its own, which ends with its parent',
    uses: {
      'simulators/machine': 'its output is read or thrown away, never left to block it',
      'simulators/loopback': 'it listens on this machine only',
    },
  },
  'simulators/web-server': {
    holds: 'what servers of ours do alike: a clock that is simulated, planted faults, who may ask, the frame of a page',
  },
  'simulators/authenticator': {
    holds: 'passkeys, how they spread over devices, and an authenticator in software',
    uses: { 'simulators/people': 'a passkey lies on devices that somebody has' },
  },
  'simulators/delivery': {
    holds: 'how a code reaches a person',
    uses: { 'simulators/people': 'how long a message takes is drawn as everything human' },
  },
  'simulators/identity-proofing': {
    holds: 'the identity-verification provider, its credential, and the presentation of that with a face check',
    uses: {
      'simulators/loopback': 'whoever asked is told on this machine only',
      'simulators/people': 'documents and faces are those of people',
      'simulators/server-process': 'it runs beside whoever measures it',
      'simulators/web-server': 'it is a server of pages',
    },
  },
  'simulators/external-method': {
    holds: 'the external provider of a second factor (OpenID Connect), and tokens as it and the tenant sign them',
    uses: {
      'simulators/loopback': 'keys are asked for on this machine only',
      'simulators/server-process': 'it runs beside whoever measures it',
      'simulators/web-server': 'it is a server of pages',
    },
  },
  'simulators/site': {
    holds: 'the relying party as a pure machine: respond() and its rules',
  },
  'simulators/tenant-twin': {
    holds: 'a tenant judged by its policies: who may register what, what a sign-in needs, the way to a first passkey',
    uses: {
      'simulators/tenant-exports': 'what is judged was read there',
      'simulators/site': 'the rules that refuse in the site are those that judge an export',
    },
  },
  'simulators/claims-extension': {
    holds: 'the tenant’s own check of claims: called, answered, built in',
    uses: {
      'simulators/directory-file': 'a check is tried for a list of people',
      'simulators/web-server': 'the built-in one is a server',
    },
  },
  'simulators/attempt': {
    holds: 'one person, one need: a flow interpreted, starting over, the outcome',
    uses: {
      'simulators/people': 'the person decides what is done next',
      'simulators/authenticator': 'an account owns passkeys',
      'simulators/delivery': 'codes are waited for',
      'simulators/site': 'an account holds what the directory knows of its owner',
      'simulators/identity-proofing': 'documents say a name as they are modelled to, and are looked at for a time',
    },
  },
  'simulators/identity-provider': {
    holds: 'HTTP around the site: pages, cookies, hashing, WebAuthn verified, the log',
    uses: {
      'simulators/loopback': 'it is reached on this machine only',
      'simulators/server-process': 'it runs beside whoever measures it',
      'simulators/web-server': 'it is a server of pages',
      'simulators/people': 'accounts are made for virtual users',
      'simulators/site': 'the site decides',
      'simulators/identity-proofing': 'it asks verifiers, and the Request Service is a part of it',
      'simulators/external-method': 'people are sent to it, and it is told of the tenant',
      'simulators/claims-extension': 'the tenant’s own check is asked during a recovery',
      'simulators/attempt': 'the accounts of its accounts file are those of attempts',
    },
  },
  'simulators/adversary': {
    holds: 'who attacks while people sign in: a phisher’s site between a person and the site',
    uses: {
      'simulators/loopback': 'it asks the site on this machine and nobody else',
      'simulators/server-process': 'it runs beside whoever measures it',
      'simulators/web-server': 'it is a server of pages',
      'simulators/identity-provider': 'before it serves, the site must prove that it is one of ours',
    },
  },
  'simulators/drivers/browser': {
    holds: 'a flow in real Chromium',
    uses: {
      'simulators/people': 'it does what the person means to do',
      'simulators/attempt': 'it is a session of a target for the interpreter',
      'simulators/authenticator': 'passkeys are put into the authenticators of Chromium',
      'simulators/identity-proofing': 'its camera takes pictures of documents and faces',
      'simulators/identity-provider': 'its simulated clock and inbox are asked',
      'simulators/programs': 'it starts the browser',
      'simulators/adversary': 'people are lured to the relay’s pages, and attackers hold what it took',
    },
  },
  'simulators/drivers/load': {
    holds: 'flows in k6: who signs in when, trials, the search for the capacity',
    uses: {
      'simulators/machine': 'what the generator and its neighbours took is watched',
      'simulators/loopback': 'unless the owner consents, load stays on this machine',
      'simulators/store': 'its files are kept like any others',
      'simulators/people': 'orders are made from people',
      'simulators/arrivals': 'orders are due at the arrivals',
      'simulators/scenario': 'it lives a scenario',
      'simulators/programs': 'it starts k6',
      'simulators/web-server': 'answers are recorded from the app of the reference target',
      'simulators/server-process': 'targets without a site behind them are measured too',
      'simulators/authenticator': 'it signs for real',
      'simulators/delivery': 'codes are waited for',
      'simulators/attempt': 'it is a session of a target for the interpreter',
      'simulators/identity-provider': 'it starts and asks the reference target',
      'simulators/external-method': 'it starts who the target sends people to',
    },
  },
  'simulators/drivers/virtual': {
    holds: 'flows in virtual time, without I/O; counting where nobody stores',
    uses: {
      'simulators/machine': 'lives are lived in worker threads',
      'simulators/store': 'attempts are journalled',
      'simulators/people': 'it makes and asks people',
      'simulators/scenario': 'it lives a scenario',
      'simulators/authenticator': 'passkeys lie where the devices are',
      'simulators/delivery': 'codes are waited for',
      'simulators/site': 'the site answers without a server',
      'simulators/claims-extension': 'and the tenant’s own check of claims',
      'simulators/identity-proofing': 'a verifier is out at times',
      'simulators/attempt': 'it is a session of a target for the interpreter',
      'simulators/web-server': 'faults planted in the server are planted here by the same rule',
    },
  },
  'simulators/experiments/rollout': {
    holds: 'a tenant over months: enrolment, losses, the help desk',
    uses: {
      'simulators/machine': 'people are lived in worker threads',
      'simulators/store': 'what waits is kept between the days',
      'simulators/people': 'it makes and asks people',
      'simulators/scenario': 'it lives a scenario',
      'simulators/authenticator': 'devices come and go with their passkeys',
      'simulators/delivery': 'codes are waited for',
      'simulators/site': 'the campaign is a rule of the site',
      'simulators/attempt': 'each need is lived by the interpreter',
      'simulators/drivers/virtual': 'needs are lived in virtual time',
    },
  },
  'simulators/experiments/uncertainty': {
    holds: 'points of the inputs’ ranges, lived by the same people',
    uses: {
      'simulators/machine': 'points are lived in worker threads',
      'simulators/experiments/rollout': 'a rollout is lived at a point',
      'simulators/people': 'parameters are set, people stay',
      'simulators/scenario': 'it varies a scenario',
      'simulators/drivers/virtual': 'points are lived in virtual time',
    },
  },
  'simulators/experiments/validation': {
    holds: 'people and set-ups of published studies, lived to predict their figures',
    uses: {
      'simulators/experiments/rollout': 'published enrolment is lived over months',
      'simulators/people': 'the study’s people are made',
      'simulators/scenario': 'a study is checked like a scenario',
      'simulators/drivers/virtual': 'studies are lived in virtual time',
    },
  },
  'simulators/experiments/recovery': {
    holds: 'a recovery drill among many, under other settings, and over the ranges of its inputs',
    uses: {
      'simulators/machine': 'stretches are lived in worker threads',
      'simulators/store': 'stretches that are done are kept',
      'simulators/people': 'parameters are set, people stay',
      'simulators/scenario': 'it lives a scenario',
      'simulators/site': 'what is not documented of matching is a list of the site’s',
      'simulators/drivers/virtual': 'people are lived in virtual time',
      'simulators/experiments/uncertainty': 'points are drawn as those of pilots are',
    },
  },
  'simulators/experiments/phishing': {
    holds: 'a phishing drill among many',
    uses: {
      'simulators/machine': 'stretches are lived in worker threads',
      'simulators/store': 'stretches that are done are kept',
      'simulators/people': 'people are made and asked',
      'simulators/scenario': 'it lives a scenario',
      'simulators/drivers/virtual': 'people are lived in virtual time',
    },
  },
  'simulators/experiments/names': {
    holds: 'a directory held against documents, without anybody living',
    uses: {
      'simulators/directory-file': 'the directory is the reader’s own',
      'simulators/identity-proofing': 'documents say a name as they are modelled to',
      'simulators/site': 'whether names match is a rule of the site',
    },
  },
  'simulators/run': {
    holds: 'the course of a run: lock, manifest, epochs, lanes, close',
    uses: {
      'simulators/machine': 'how busy the machine was is written down',
      'simulators/store': 'a run is a folder',
      'simulators/people': 'the population is made once',
      'simulators/scenario': 'the manifest holds the scenario',
      'simulators/programs': 'versions of the programs stand in the manifest',
      'simulators/delivery': 'codes are waited for',
      'simulators/attempt': 'lanes live users',
      'simulators/identity-provider': 'the reference target is started for a run',
      'simulators/identity-proofing': 'identity verifiers are started for a run',
      'simulators/external-method': 'the external provider is started for a run',
      'simulators/adversary': 'the relay is started for a phishing drill',
      'simulators/claims-extension': 'the tenant’s own check is permitted for a run',
      'simulators/web-server': 'what is started shares the clock of the simulation',
      'simulators/drivers/browser': 'a run in Chromium',
      'simulators/drivers/load': 'a run in k6',
      'simulators/drivers/virtual': 'a run in virtual time',
      'simulators/experiments/rollout': 'a run over months',
    },
  },
  'reports/results': {
    holds: 'the shape of every figure that is published',
    openToAll: 'rooms meet at the results',
  },
  'reports/words': {
    holds: 'how quantities, steps and codes are said',
    openToAll: 'a thing has the same name everywhere',
  },
  'reports/statistics': {
    holds: 'one method a file, with its citation and its known answers',
    openToAll: 'intervals are made in one place',
  },
  'reports/departures': {
    holds: 'what makes a run other than plain, found and said',
    openToAll: 'whoever shows a figure must tell it',
  },
  'reports/drawing': {
    holds: 'frames, scales, tables, badges, the document around a page',
    openToAll: 'all charts and tables are drawn alike',
  },
  'reports/folder': {
    holds: 'run folders read by DuckDB',
  },
  'reports/pilot': { holds: 'charts and tables of single sign-ins' },
  'reports/load': {
    holds: 'a load run: latencies, capacity, cost, with their charts and tables',
    uses: { 'reports/folder': 'sign-ins are summed in SQL' },
  },
  'reports/metrics': {
    holds: 'how the figure of an estimand is summed from tables and inferred',
    uses: { 'reports/folder': 'facts are summed in SQL', 'reports/load': 'a gate can ask for a capacity or a latency' },
  },
  'reports/claims': {
    holds: 'what others say of passkeys, judged',
    uses: {
      'reports/metrics': 'a claim is held against an estimate',
      'reports/pilot': 'a claim’s chart shows the estimate it is held against',
    },
  },
  'reports/decision': {
    holds: 'gates and the rule per persona',
    uses: { 'reports/folder': 'people are counted by persona', 'reports/metrics': 'the rule asks estimates' },
  },
  'reports/recovery': {
    holds: 'recovery drills: who gets back in, who else does, what to switch on, with their charts and tables',
    uses: {
      'reports/folder': 'attempts of the run are counted',
      'reports/metrics': 'whether a run is valid is judged by the same rule',
    },
  },
  'reports/phishing': {
    holds: 'phishing drills: who is taken over, which door remains and what closes it, with their charts and tables',
    uses: {
      'reports/folder': 'attempts of the run are counted',
      'reports/metrics': 'whether a run is valid is judged by the same rule',
    },
  },
  'reports/exports': {
    holds: 'results as CSV, JSON, JUnit, OpenMetrics, and as text in a terminal',
    uses: {
      'reports/load': 'capacities are printed',
      'reports/claims': 'verdicts are printed',
      'reports/decision': 'the answer of a run says what decided',
      'reports/recovery': 'decisions of a drill are printed',
      'reports/phishing': 'so are the doors that remain',
    },
  },
  'reports/sensitivity': {
    holds: 'what the inputs’ doubt does to figures, verdicts and decisions',
    uses: {
      'reports/claims': 'a verdict can turn',
      'reports/decision': 'a decision can turn',
      'reports/exports': 'its files are written like those of a run',
    },
  },
  'reports/rollout': {
    holds: 'a tenant over months, with its charts and tables, and what its inputs’ doubt does to it',
    uses: {
      'reports/metrics': 'whether a run is valid is judged by the same rule',
      'reports/exports': 'the files of its doubt are written like those of a run',
      'reports/sensitivity': 'doubt is told as that of pilots is',
    },
  },
  'reports/policy': {
    holds: 'the policies of a tenant judged: findings, who may register what, the way to a first passkey, a change',
    uses: { 'reports/exports': 'its files are written like those of a run' },
  },
  'reports/validation': {
    holds: 'predictions of published figures, judged',
    uses: { 'reports/exports': 'its table is written like those of a run' },
  },
  'reports/report': {
    holds: 'a run analysed and its page put together',
    uses: {
      'reports/folder': 'the run is read',
      'reports/pilot': 'its sections',
      'reports/load': 'its sections',
      'reports/metrics': 'its figures',
      'reports/claims': 'its verdicts',
      'reports/decision': 'its decisions and gates',
      'reports/exports': 'its files',
      'reports/sensitivity': 'its bands, and what is not known',
      'reports/rollout': 'its sections',
      'reports/recovery': 'its sections',
      'reports/phishing': 'its sections',
    },
  },
  'reports/comparison': {
    holds: 'two runs held against each other',
    uses: {
      'reports/pilot': 'the inputs’ band is drawn as in the charts of a run',
      'reports/metrics': 'differences are inferred from the same sums as figures',
      'reports/exports': 'its files are written like those of a run',
      'reports/sensitivity': 'points that both runs lived lie where that room puts them',
      'reports/rollout': 'a timeline is read by the same rule',
      'reports/report': 'both runs are analysed anew',
    },
  },
};
