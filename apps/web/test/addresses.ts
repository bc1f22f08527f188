import type { Path } from '../src/routing/paths.ts';
import type { Ids } from './address-ids.ts';
import type { Person } from './screens.ts';

/** A page to look at: what it shows, by which path, at which address, and who looks. */
export type Address = {
  readonly shows: string;
  readonly route: Path | '*';
  readonly path: (ids: Ids) => string;
  readonly who: Person | 'visitor';
};

/** Every page in each state that looks different. A path that is missing here fails a test. */
export const addresses: readonly Address[] = [
  { shows: 'what needs me', route: '/', path: () => '/', who: 'Lucía Navarro' },
  { shows: 'sign-in in place of a page', route: '/', path: () => '/', who: 'visitor' },
  { shows: 'asking for a link', route: '/sign-in', path: () => '/sign-in', who: 'visitor' },
  { shows: 'a link that does not open', route: '/enter', path: () => '/enter#unknown', who: 'visitor' },
  { shows: 'all decisions', route: '/decide', path: () => '/decide', who: 'Mei-Lin Chow' },
  { shows: 'what was decided, to visitors', route: '/decide', path: () => '/decide', who: 'visitor' },
  {
    shows: 'no decision found',
    route: '/decide',
    path: () => '/decide?search=xyzzy',
    who: 'Kwame Boateng',
  },
  { shows: 'a new decision', route: '/decide/new', path: () => '/decide/new', who: 'Nadia Okafor' },
  { shows: 'a draft', route: '/decide/$id', path: ({ draft }) => `/decide/${draft}`, who: 'Isla MacGregor' },
  {
    shows: 'an open decision to its chair',
    route: '/decide/$id',
    path: ({ open }) => `/decide/${open}`,
    who: 'Mei-Lin Chow',
  },
  {
    shows: 'a closed decision',
    route: '/decide/$id',
    path: ({ closed }) => `/decide/${closed}`,
    who: 'Aina Ferrer',
  },
  {
    shows: 'a decision that is not there',
    route: '/decide/$id',
    path: () => '/decide/00000000-0000-4000-8000-000000000000',
    who: 'Aina Ferrer',
  },
  {
    shows: 'a ballot to fill in',
    route: '/decide/$id/ballot',
    path: ({ open }) => `/decide/${open}/ballot`,
    who: 'Yara Mansour',
  },
  {
    shows: 'the receipt of a ballot',
    route: '/decide/$id/ballot',
    path: ({ open }) => `/decide/${open}/ballot`,
    who: 'Kwame Boateng',
  },
  {
    shows: 'a ballot after the close',
    route: '/decide/$id/ballot',
    path: ({ closed }) => `/decide/${closed}/ballot`,
    who: 'Kwame Boateng',
  },
  {
    shows: 'the record to visitors',
    route: '/decide/$id/record',
    path: ({ closed }) => `/decide/${closed}/record`,
    who: 'visitor',
  },
  {
    shows: 'the record to members',
    route: '/decide/$id/record',
    path: ({ closed }) => `/decide/${closed}/record`,
    who: 'Aina Ferrer',
  },
  {
    shows: 'no record yet',
    route: '/decide/$id/record',
    path: ({ open }) => `/decide/${open}/record`,
    who: 'Aina Ferrer',
  },
  { shows: 'through whom to join', route: '/join', path: () => '/join', who: 'visitor' },
  {
    shows: 'how to join through a custodian',
    route: '/join/$custodian',
    path: () => '/join/femprocomuns',
    who: 'visitor',
  },
  {
    shows: 'the form of an application',
    route: '/join/$custodian/apply',
    path: () => '/join/hypha/apply',
    who: 'Birgit Solheim',
  },
  { shows: 'applications', route: '/applications', path: () => '/applications', who: 'Nerea Etxeberria' },
  {
    shows: 'no application found',
    route: '/applications',
    path: () => '/applications?search=xyzzy',
    who: 'Kwame Boateng',
  },
  {
    shows: 'an application to its custodian',
    route: '/applications/$id',
    path: ({ reviewed }) => `/applications/${reviewed}`,
    who: 'Nerea Etxeberria',
  },
  {
    shows: 'an application to members',
    route: '/applications/$id',
    path: ({ objectable }) => `/applications/${objectable}`,
    who: 'Kwame Boateng',
  },
  { shows: 'the register to visitors', route: '/people', path: () => '/people', who: 'visitor' },
  { shows: 'the register to members', route: '/people', path: () => '/people', who: 'Nadia Okafor' },
  {
    shows: 'a member to the secretary',
    route: '/people/$slug',
    path: () => '/people/femprocomuns',
    who: 'Nadia Okafor',
  },
  {
    shows: 'a member to visitors',
    route: '/people/$slug',
    path: () => '/people/individual-1',
    who: 'visitor',
  },
  {
    shows: 'who may vote',
    route: '/who-may-vote',
    path: () => '/who-may-vote',
    who: 'Kwame Boateng',
  },
  {
    shows: 'who may not vote',
    route: '/who-may-vote',
    path: () => '/who-may-vote?rule=webarchitects-50-25-25&standing=excluded',
    who: 'Nadia Okafor',
  },
  { shows: 'what holds, to visitors', route: '/agreements', path: () => '/agreements', who: 'visitor' },
  { shows: 'what I agreed to', route: '/agreements', path: () => '/agreements', who: 'Aina Ferrer' },
  {
    shows: 'an agreement to visitors',
    route: '/agreements/$slug',
    path: () => '/agreements/cookies',
    who: 'visitor',
  },
  {
    shows: 'an agreement to accept',
    route: '/agreements/$slug',
    path: () => '/agreements/code-of-conduct',
    who: 'Yara Mansour',
  },
  {
    shows: 'an agreement that has changed',
    route: '/agreements/$slug',
    path: () => '/agreements/consortium',
    who: 'Aina Ferrer',
  },
  {
    shows: 'an earlier version of an agreement',
    route: '/agreements/$slug',
    path: () => '/agreements/consortium?version=1&compare=2&text=es',
    who: 'visitor',
  },
  {
    shows: 'the proof of an acceptance',
    route: '/acceptances/$id',
    path: ({ acceptance }) => `/acceptances/${acceptance}`,
    who: 'Aina Ferrer',
  },
  {
    shows: 'the documents to keep',
    route: '/admin/documents',
    path: () => '/admin/documents',
    who: 'Nerea Etxeberria',
  },
  {
    shows: 'a new document',
    route: '/admin/documents/new',
    path: () => '/admin/documents/new',
    who: 'Nadia Okafor',
  },
  {
    shows: 'a document to keep',
    route: '/admin/documents/$slug',
    path: () => '/admin/documents/conditions-of-use-femprocomuns',
    who: 'Nerea Etxeberria',
  },
  {
    shows: 'who agreed to a document',
    route: '/admin/documents/$slug/acceptances',
    path: () => '/admin/documents/conditions-of-use-femprocomuns/acceptances',
    who: 'Nerea Etxeberria',
  },
  { shows: 'the circles', route: '/circles', path: () => '/circles', who: 'Nadia Okafor' },
  {
    shows: 'a circle to who coordinates it',
    route: '/circles/$slug',
    path: () => '/circles/tech',
    who: 'Callum Deshpande',
  },
  {
    shows: 'a circle to a member',
    route: '/circles/$slug',
    path: () => '/circles/welcome',
    who: 'Kwame Boateng',
  },
  { shows: 'my own page', route: '/me', path: () => '/me', who: 'Aina Ferrer' },
  {
    shows: 'a link about an address that does nothing',
    route: '/email',
    path: () => '/email#unknown',
    who: 'visitor',
  },
  { shows: 'what is kept about me', route: '/me/data', path: () => '/me/data', who: 'Aina Ferrer' },
  { shows: 'what is kept of people', route: '/privacy', path: () => '/privacy', who: 'visitor' },
  {
    shows: 'erasures and the trail',
    route: '/admin/privacy',
    path: () => '/admin/privacy',
    who: 'Nadia Okafor',
  },
  { shows: 'what one looks after', route: '/admin', path: () => '/admin', who: 'Nadia Okafor' },
  { shows: 'nothing to look after', route: '/admin', path: () => '/admin', who: 'Aina Ferrer' },
  { shows: 'the import', route: '/admin/register', path: () => '/admin/register', who: 'Nadia Okafor' },
  { shows: 'the rules', route: '/admin/rules', path: () => '/admin/rules', who: 'Nadia Okafor' },
  {
    shows: 'one rule',
    route: '/admin/rules/$id',
    path: ({ rulePack }) => `/admin/rules/${rulePack}`,
    who: 'Nadia Okafor',
  },
  {
    shows: 'the custodians',
    route: '/admin/custodians',
    path: () => '/admin/custodians',
    who: 'Nadia Okafor',
  },
  { shows: 'the classes', route: '/admin/classes', path: () => '/admin/classes', who: 'Nadia Okafor' },
  { shows: 'the joining rules', route: '/admin/joining', path: () => '/admin/joining', who: 'Nadia Okafor' },
  { shows: 'the roles', route: '/admin/roles', path: () => '/admin/roles', who: 'Nadia Okafor' },
  { shows: 'the roles to a member', route: '/admin/roles', path: () => '/admin/roles', who: 'Kwame Boateng' },
  {
    shows: 'the import to a member',
    route: '/admin/register',
    path: () => '/admin/register',
    who: 'Kwame Boateng',
  },
  { shows: 'the jobs', route: '/admin/jobs', path: () => '/admin/jobs', who: 'Callum Deshpande' },
  { shows: 'every component', route: '/_kit', path: () => '/_kit', who: 'visitor' },
  { shows: 'an address that leads nowhere', route: '*', path: () => '/no/such/place', who: 'visitor' },
];
