import { recordEvents } from '../src/membership/record-event.ts';
import type { Work } from '../src/work.ts';
import { assemblyFederation } from './first-assembly-register.ts';
import { stableId } from './scenario.ts';

type Words = Readonly<Record<'en' | 'ca' | 'es' | 'fr' | 'de' | 'sv' | 'ar', string>>;
type ScenarioLevel = {
  readonly slug: string;
  readonly euros: number;
  readonly participantsMax: number;
  readonly hours: number;
  readonly names: Words;
  readonly descriptions: Words;
};

/** The five levels of the first years: prices, people and time are of record; names and sentences are the example's. */
const LEVELS: readonly ScenarioLevel[] = [
  {
    slug: 'free',
    euros: 0,
    participantsMax: 5,
    hours: 1,
    names: {
      en: 'Free',
      ca: 'Gratuït',
      es: 'Gratuito',
      fr: 'Gratuit',
      de: 'Kostenlos',
      sv: 'Gratis',
      ar: 'مجاني',
    },
    descriptions: {
      en: 'To try it out, and for talks among a few.',
      ca: 'Per provar-ho i per parlar entre pocs.',
      es: 'Para probarlo y para conversar entre pocos.',
      fr: 'Pour essayer, et pour échanger à quelques-uns.',
      de: 'Zum Ausprobieren und für Gespräche zu wenigen.',
      sv: 'För att prova, och för samtal mellan några få.',
      ar: 'للتجربة وللحديث بين عدد قليل.',
    },
  },
  {
    slug: 'personal',
    euros: 10,
    participantsMax: 10,
    hours: 3,
    names: {
      en: 'Personal',
      ca: 'Personal',
      es: 'Personal',
      fr: 'Personnel',
      de: 'Persönlich',
      sv: 'Personlig',
      ar: 'شخصي',
    },
    descriptions: {
      en: 'For one person who meets small groups.',
      ca: 'Per a una persona que es troba amb grups petits.',
      es: 'Para una persona que se reúne con grupos pequeños.',
      fr: 'Pour une personne qui retrouve de petits groupes.',
      de: 'Für eine Person, die sich mit kleinen Gruppen trifft.',
      sv: 'För en person som träffar små grupper.',
      ar: 'لشخص واحد يجتمع بمجموعات صغيرة.',
    },
  },
  {
    slug: 'community',
    euros: 20,
    participantsMax: 20,
    hours: 3,
    names: {
      en: 'Community',
      ca: 'Comunitat',
      es: 'Comunidad',
      fr: 'Communauté',
      de: 'Gemeinschaft',
      sv: 'Gemenskap',
      ar: 'مجتمعي',
    },
    descriptions: {
      en: 'For a group that meets every week.',
      ca: 'Per a un grup que es troba cada setmana.',
      es: 'Para un grupo que se reúne cada semana.',
      fr: 'Pour un groupe qui se retrouve chaque semaine.',
      de: 'Für eine Gruppe, die sich jede Woche trifft.',
      sv: 'För en grupp som träffas varje vecka.',
      ar: 'لمجموعة تجتمع كل أسبوع.',
    },
  },
  {
    slug: 'organisation',
    euros: 45,
    participantsMax: 50,
    hours: 24,
    names: {
      en: 'Organisation',
      ca: 'Organització',
      es: 'Organización',
      fr: 'Organisation',
      de: 'Organisation',
      sv: 'Organisation',
      ar: 'مؤسسي',
    },
    descriptions: {
      en: 'For an organisation with several teams.',
      ca: 'Per a una organització amb diversos equips.',
      es: 'Para una organización con varios equipos.',
      fr: 'Pour une organisation à plusieurs équipes.',
      de: 'Für eine Organisation mit mehreren Teams.',
      sv: 'För en organisation med flera arbetslag.',
      ar: 'لمؤسسة فيها عدة فرق.',
    },
  },
  {
    slug: 'assembly',
    euros: 100,
    participantsMax: 100,
    hours: 24,
    names: {
      en: 'Assembly',
      ca: 'Assemblea',
      es: 'Asamblea',
      fr: 'Assemblée',
      de: 'Versammlung',
      sv: 'Stämma',
      ar: 'جمعية',
    },
    descriptions: {
      en: 'For assemblies and open events.',
      ca: 'Per a assemblees i actes oberts.',
      es: 'Para asambleas y actos abiertos.',
      fr: 'Pour les assemblées et les rencontres ouvertes.',
      de: 'Für Versammlungen und offene Veranstaltungen.',
      sv: 'För stämmor och öppna träffar.',
      ar: 'للجمعيات العامة واللقاءات المفتوحة.',
    },
  },
];

/** Which level each consumer holds: assumed, by what the first register says that it gives. */
const HOLDERS: readonly (readonly [member: string, level: string])[] = [
  ['open-co-op', 'free'],
  ['animorph', 'organisation'],
  ['free-knowledge-institute', 'organisation'],
  ['may-first', 'community'],
  ['individual-3', 'personal'],
];

/** The service levels of the federation, and who holds one from the first day of the register on. */
export const assemblyLevels: readonly ((work: Work) => Promise<void>)[] = [addLevels, giveLevels];

/** The service levels alone. */
export async function addLevels({ db }: Work): Promise<void> {
  const rows = LEVELS.map(({ euros, hours, ...level }) => ({
    ...level,
    id: stableId('level', level.slug),
    amount: euros * 100,
    minutesMax: hours * 60,
  }));
  await db.query(
    `insert into membership.service_level (id, slug, class)
     select id, slug, 'consumer' from jsonb_to_recordset($1) as given (id uuid, slug text)`,
    [JSON.stringify(rows)],
  );
  await db.query(
    `insert into membership.service_level_version (level_id, names, descriptions, amount, currency,
       participants_max, minutes_max, valid, recorded_at)
     select id, names, descriptions, amount, 'EUR', "participantsMax", "minutesMax", daterange($2, null), $3
       from jsonb_to_recordset($1) as given (id uuid, names jsonb, descriptions jsonb, amount bigint,
         "participantsMax" integer, "minutesMax" integer)`,
    [JSON.stringify(rows), assemblyFederation.since, assemblyFederation.recordedAt],
  );
}

async function giveLevels(work: Work): Promise<void> {
  const { since, recordedAt } = assemblyFederation;
  for (const [member, level] of HOLDERS)
    await work.db.query(
      `insert into membership.level_holding (member_id, level_id, valid) values ($1, $2, daterange($3, null))`,
      [stableId('member', member), stableId('level', level), since],
    );
  await recordEvents(
    { ...work, now: new Date(recordedAt) },
    HOLDERS.map(([member, level]) => ({
      memberId: stableId('member', member),
      kind: 'level-changed',
      before: null,
      after: { level: [{ level, from: since, to: null }] },
    })),
  );
}
