/** A member as the first register names it. What could not be established is left out. */
export type ScenarioMember = {
  readonly slug: string;
  readonly kind: 'organisation' | 'individual';
  /** An individual is called by their invented name. */
  readonly name: string;
  readonly country?: string;
  readonly website?: string;
  readonly custodian: string;
  readonly classes: readonly string[];
  readonly contribution: string;
  readonly about?: string;
  readonly invented?: boolean;
};

const BY_COUNTRY = 'Custodian assignment: assumed, by country.';
const BY_CURRENCY = 'Custodian assignment: assumed, by the currency of its contribution.';
const STANDS_FOR =
  'Stands for an individual of the first register. Name, country and custodian are invented.';

/** The first register. The custodians of the four jurisdictions are members themselves. */
export const assemblyMembers: readonly ScenarioMember[] = [
  {
    slug: 'autonomic',
    kind: 'organisation',
    name: 'Autonomic Co-operative',
    country: 'GB',
    website: 'https://autonomic.zone',
    custodian: 'webarchitects',
    classes: ['producer'],
    contribution: '40 hours',
    about: BY_COUNTRY,
  },
  {
    slug: 'collective-tools',
    kind: 'organisation',
    name: 'Collective.tools',
    country: 'SE',
    website: 'https://collective.tools',
    custodian: 'collective-tools',
    classes: ['producer'],
    contribution: '50 to 100 EUR a month for renting servers, and hours',
  },
  {
    slug: 'digital-life-collective',
    kind: 'organisation',
    name: 'Digital Life Collective',
    country: 'GB',
    website: 'https://diglife.com',
    custodian: 'webarchitects',
    classes: ['producer'],
    contribution: 'One machine: two E5440 processors at 2.83 GHz (8 cores), 16 GiB of memory, 2 TB',
    about: BY_COUNTRY,
  },
  {
    slug: 'femprocomuns',
    kind: 'organisation',
    name: 'femProcomuns',
    country: 'ES',
    website: 'https://femprocomuns.coop',
    custodian: 'femprocomuns',
    classes: ['producer'],
    contribution: '40 hours',
  },
  {
    slug: 'fosshost',
    kind: 'organisation',
    name: 'FOSSHOST',
    country: 'GB',
    custodian: 'webarchitects',
    classes: ['producer'],
    contribution: 'A virtual server (dev.meet.coop) and a TURN/STUN server',
    about: BY_COUNTRY,
  },
  {
    slug: 'hypha',
    kind: 'organisation',
    name: 'Hypha',
    country: 'CA',
    website: 'https://hypha.coop',
    custodian: 'hypha',
    classes: ['producer'],
    contribution: '40 hours',
  },
  {
    slug: 'webarchitects',
    kind: 'organisation',
    name: 'Webarchitects',
    country: 'GB',
    website: 'https://www.webarchitects.coop',
    custodian: 'webarchitects',
    classes: ['producer'],
    contribution: '40 hours',
  },
  {
    slug: 'open-co-op',
    kind: 'organisation',
    name: 'The Open Co-op',
    country: 'GB',
    website: 'https://open.coop',
    custodian: 'webarchitects',
    // The notes of 16 July 2020 name it among those who had paid as users, too.
    classes: ['producer', 'consumer'],
    contribution: '40 hours',
    about: BY_COUNTRY,
  },
  {
    slug: 'koumbit',
    kind: 'organisation',
    name: 'Koumbit',
    country: 'CA',
    website: 'https://www.koumbit.org',
    custodian: 'hypha',
    classes: ['producer'],
    contribution: 'Discounts on the production server, and hours',
    about: BY_COUNTRY,
  },
  {
    slug: 'collocall',
    kind: 'organisation',
    name: 'Collocall',
    country: 'DE',
    website: 'https://www.collocall.de',
    custodian: 'femprocomuns',
    classes: ['producer'],
    contribution: 'Software and server management services, and hours',
    about: BY_CURRENCY,
  },
  {
    slug: 'animorph',
    kind: 'organisation',
    name: 'Animorph Co-op',
    country: 'GB',
    website: 'https://animorph.coop',
    custodian: 'femprocomuns',
    classes: ['consumer'],
    contribution: '500 EUR',
    about: BY_CURRENCY,
  },
  {
    slug: 'free-knowledge-institute',
    kind: 'organisation',
    name: 'Free Knowledge Institute',
    country: 'NL',
    website: 'https://freeknowledge.eu',
    custodian: 'femprocomuns',
    classes: ['consumer'],
    contribution: '500 EUR',
    about: BY_CURRENCY,
  },
  {
    slug: 'may-first',
    kind: 'organisation',
    name: 'May First Movement Technology',
    country: 'US',
    website: 'https://mayfirst.coop',
    custodian: 'webarchitects',
    classes: ['consumer'],
    contribution: '225 GBP',
    about: BY_CURRENCY,
  },
  {
    slug: 'individual-1',
    kind: 'individual',
    name: 'Yara Mansour',
    country: 'JO',
    custodian: 'femprocomuns',
    classes: ['producer', 'individual'],
    contribution: '40 hours',
    about: STANDS_FOR,
    invented: true,
  },
  {
    slug: 'individual-2',
    kind: 'individual',
    name: 'Thandiwe Mokoena',
    country: 'ZA',
    custodian: 'webarchitects',
    classes: ['producer', 'individual'],
    contribution: '40 hours',
    about: STANDS_FOR,
    invented: true,
  },
  {
    slug: 'individual-3',
    kind: 'individual',
    name: 'Birgit Solheim',
    country: 'NO',
    custodian: 'collective-tools',
    classes: ['consumer', 'individual'],
    contribution: '120 EUR, and hours',
    about: STANDS_FOR,
    invented: true,
  },
];
