import type { Address } from './address.ts';

/** The pages on which a federation is set up, in each state that looks different. */
export const adminAddresses: readonly Address[] = [
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
  {
    shows: 'erasures and the trail',
    route: '/admin/privacy',
    path: () => '/admin/privacy',
    who: 'Nadia Okafor',
  },
  { shows: 'what one looks after', route: '/admin', path: () => '/admin', who: 'Nadia Okafor' },
  {
    shows: 'what any member reads of how it is made',
    route: '/admin',
    path: () => '/admin',
    who: 'Aina Ferrer',
  },
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
  {
    shows: 'the sign-in that a custodian runs',
    route: '/admin/sign-in',
    path: () => '/admin/sign-in',
    who: 'Nerea Etxeberria',
  },
  { shows: 'the classes', route: '/admin/classes', path: () => '/admin/classes', who: 'Nadia Okafor' },
  { shows: 'the joining rules', route: '/admin/joining', path: () => '/admin/joining', who: 'Nadia Okafor' },
  { shows: 'the service levels', route: '/admin/levels', path: () => '/admin/levels', who: 'Nadia Okafor' },
  { shows: 'the roles', route: '/admin/roles', path: () => '/admin/roles', who: 'Nadia Okafor' },
  { shows: 'the roles to a member', route: '/admin/roles', path: () => '/admin/roles', who: 'Kwame Boateng' },
  {
    shows: 'the import to a member',
    route: '/admin/register',
    path: () => '/admin/register',
    who: 'Kwame Boateng',
  },
  { shows: 'the services', route: '/admin/services', path: () => '/admin/services', who: 'Callum Deshpande' },
  {
    shows: 'the services to a member',
    route: '/admin/services',
    path: () => '/admin/services',
    who: 'Kwame Boateng',
  },
  { shows: 'the jobs', route: '/admin/jobs', path: () => '/admin/jobs', who: 'Callum Deshpande' },
];
