import type { Thing } from './whose-things.ts';
import type { Relation } from './whose-world.ts';
import { EVERYBODY } from './whose-shown.table.ts';
import { MEMBERS } from './whose.table.ts';

/** At which address of a door a thing lies, and to whom it is given out there. */
export type DoorRule = {
  readonly of: Thing;
  /** `$id` stands for what is told of the thing by that name. */
  readonly at: string;
  readonly may: readonly Relation[];
  /** What of the thing stands in what is given out, where the door opens to more people than the thing is for. */
  readonly mark?: string;
  /** Does the door know tokens, as GraphQL's does? Elsewhere a program with one is given what visitors are. */
  readonly knowsTokens?: boolean;
  /** What is sent, where a door takes something in. */
  readonly sends?: string;
};

const KEEPERS: readonly Relation[] = ['ownCustodian', 'secretary'];
const CSV = 'name,kind,custodian\n';

/**
 * Every door of the program beside GraphQL's operations, as reviewed by people: who is given what belongs to one
 * custodian or one person. `doors.spec.ts` takes the doors from the running program, fails for one without a row here,
 * and knocks at each. What follows a comma tells one question at a door from another.
 */
export const doors: Readonly<Record<string, DoorRule>> = {
  'GET /acceptances/:id/document.pdf': {
    of: 'acceptance',
    at: '/acceptances/$id/document.pdf',
    may: ['owner', 'ownCustodian', 'secretary'],
  },
  'GET /agreements/texts/:file': { of: 'signing', at: '/agreements/texts/$sha256.json', may: EVERYBODY },
  'GET /agreements/texts/:file, of a draft': {
    of: 'document',
    at: '/agreements/texts/$sha256.json',
    may: [],
  },
  'GET /constitution.json': { of: 'membership', at: '/constitution.json', may: MEMBERS },
  'GET /decisions/:id/bundle.json': {
    of: 'closedDecision',
    at: '/decisions/$id/bundle.json',
    may: EVERYBODY,
  },
  'GET /decisions/:id/bundle.json, of an open vote': {
    of: 'openDecision',
    at: '/decisions/$id/bundle.json',
    may: [],
  },
  'GET /personal-data/:file': { of: 'personalExport', at: '/personal-data/$id.json', may: ['owner'] },
  'GET /personal-data/:file, as a page': {
    of: 'personalExport',
    at: '/personal-data/$id.html',
    may: ['owner'],
  },
  'GET /register/export.csv': {
    of: 'individual',
    at: '/register/export.csv?custodian=$custodian',
    mark: 'name',
    knowsTokens: true,
    may: MEMBERS,
  },
  'GET /register/export.csv, the addresses of people': {
    of: 'individual',
    at: '/register/export.csv?custodian=$custodian',
    mark: 'email',
    knowsTokens: true,
    may: KEEPERS,
  },
  'GET /register/export.xlsx': {
    of: 'individual',
    at: '/register/export.xlsx?custodian=$custodian',
    knowsTokens: true,
    may: MEMBERS,
  },
  'GET /register/members.pdf': {
    of: 'individual',
    at: '/register/members.pdf?custodian=$custodian',
    may: KEEPERS,
  },
  'POST /register/import': {
    of: 'custodian',
    at: '/register/import?dryRun=1',
    sends: CSV,
    knowsTokens: true,
    may: ['secretary'],
  },
  // The link of the letter is all it takes: it says whose it is, and that we wrote it.
  'POST /unsubscribe/:token': { of: 'letter', at: '/unsubscribe/$link', sends: '', may: EVERYBODY },
  'POST /unsubscribe/:token, a link that we did not write': {
    of: 'letter',
    at: '/unsubscribe/$forged',
    sends: '',
    may: [],
  },
  'POST /graphql': {
    of: 'session',
    at: '/graphql',
    sends: '{ viewer { sessions { id } } }',
    mark: 'id',
    may: ['owner'],
  },
  // What is asked in an address could be asked by any page's picture.
  'GET /graphql': { of: 'session', at: '/graphql?query={viewer{sessions{id}}}', mark: 'id', may: [] },
  'OPTIONS /graphql': { of: 'session', at: '/graphql', mark: 'id', may: [] },
};

/** Doors behind which nothing of anybody's lies: open to whoever knocks, as long as they say nothing of anybody. */
export const open: readonly string[] = [
  'GET /*',
  'GET /healthz',
  'GET /metrics',
  // What services ask: what is behind it is found by secrets alone, see services.spec.ts.
  'GET /oidc/*',
  'OPTIONS /oidc/*',
  'POST /oidc/*',
  'GET /readyz',
  // In test builds alone.
  'POST /tick',
];

/** Doors of the demo on one's own machine, which in every other place are the page of the web client. */
export const ofTheDemo: readonly string[] = ['GET /inbox', 'GET /inbox.json'];
