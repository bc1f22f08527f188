import type { Role } from '../src/graphql/allow.ts';

/** An invented person and the member they speak for. */
export type ScenarioPerson = {
  readonly name: string;
  readonly email: string;
  readonly member: string;
  /** `self`: the individual who is the member. */
  readonly speaksAs: 'representative' | 'alternate' | 'self';
  readonly language: string;
  readonly zone: string;
  readonly roles?: readonly Role[];
  /** The slug of the custodian whom the role `custodian` is for. */
  readonly custodian?: string;
  /** The key of the persona one may be in the demo. */
  readonly persona?: string;
};

type Rest = Partial<Pick<ScenarioPerson, 'roles' | 'custodian' | 'persona'>>;

const LONDON = 'Europe/London';
const TORONTO = 'America/Toronto';
const MADRID = 'Europe/Madrid';

/** Everyone of the first assembly: a representative and an alternate for each organisation, and the individuals. */
export const assemblyPeople: readonly ScenarioPerson[] = [
  ...pair('autonomic', ['Kwame Boateng', 'en', LONDON], ['Siobhan Kearney', 'en', 'Europe/Dublin']),
  ...pair(
    'collective-tools',
    ['Elsa Lindqvist', 'sv', 'Europe/Stockholm', { persona: 'producer-sv' }],
    ['Farid Rahimi', 'sv', 'Europe/Stockholm'],
  ),
  ...pair('digital-life-collective', ['Priya Raman', 'en', LONDON], ['Gwen Pritchard', 'en', LONDON]),
  ...pair(
    'femprocomuns',
    ['Aina Ferrer', 'ca', MADRID, { persona: 'producer-ca' }],
    [
      'Nerea Etxeberria',
      'es',
      MADRID,
      { persona: 'custodian', roles: ['custodian'], custodian: 'femprocomuns' },
    ],
  ),
  ...pair('fosshost', ['Tunde Adeyemi', 'en', LONDON], ['Marta Kowalska', 'en', 'Europe/Warsaw']),
  ...pair(
    'hypha',
    ['Mei-Lin Chow', 'en', TORONTO, { persona: 'chair', roles: ['chair'] }],
    ['Joaquim Sousa', 'fr', TORONTO, { roles: ['custodian'], custodian: 'hypha' }],
  ),
  ...pair(
    'webarchitects',
    ['Isla MacGregor', 'en', LONDON, { persona: 'producer-en' }],
    ['Callum Deshpande', 'en', LONDON, { persona: 'operator', roles: ['operator'] }],
  ),
  ...pair(
    'open-co-op',
    ['Rosa Whitfield', 'en', LONDON],
    ['Nadia Okafor', 'en', LONDON, { persona: 'secretary', roles: ['secretary'] }],
  ),
  ...pair('koumbit', ['Maude Tremblay', 'fr', TORONTO], ['Jean-Philippe Étienne', 'fr', TORONTO]),
  ...pair('collocall', ['Lena Hoffmann', 'de', 'Europe/Berlin'], ['Emre Yıldız', 'de', 'Europe/Berlin']),
  ...pair('animorph', ['Zsófia Varga', 'en', LONDON], ['Ibrahim Diallo', 'fr', LONDON]),
  ...pair(
    'free-knowledge-institute',
    ['Lucía Navarro', 'es', MADRID, { persona: 'consumer' }],
    ['Anneke Visser', 'en', 'Europe/Amsterdam'],
  ),
  ...pair(
    'may-first',
    ['Guadalupe Ortiz', 'es', 'America/Mexico_City'],
    ['Denise Greene', 'en', 'America/New_York'],
  ),
  person('individual-1', 'self', ['Yara Mansour', 'ar', 'Asia/Amman', { persona: 'individual' }]),
  person('individual-2', 'self', ['Thandiwe Mokoena', 'en', 'Africa/Johannesburg']),
  person('individual-3', 'self', ['Birgit Solheim', 'sv', 'Europe/Oslo']),
];

type Sketch = readonly [name: string, language: string, zone: string, rest?: Rest];

function pair(member: string, representative: Sketch, alternate: Sketch): readonly ScenarioPerson[] {
  return [person(member, 'representative', representative), person(member, 'alternate', alternate)];
}

/** `.example` reaches nobody: the domain is reserved for what is made up (RFC 2606). */
function person(member: string, speaksAs: ScenarioPerson['speaksAs'], sketch: Sketch): ScenarioPerson {
  const [name, language, zone, rest = {}] = sketch;
  const local = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .toLowerCase()
    .replace(/ /g, '.');
  const email = `${local}@${member}.example`;
  return { name, email, member, speaksAs, language, zone, ...rest };
}
