import type { ApplicationInput } from '../src/joining/save-application.ts';
import { stableId } from './scenario.ts';

type Outcome =
  | { readonly act: 'wait' }
  | { readonly act: 'ask' | 'recommend' | 'reject'; readonly by: string; readonly says: string };

/** An invented applicant of an invented organisation, and how far the application has come; null is a draft. */
export type ScenarioApplicant = {
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly zone: string;
  readonly custodian: string;
  readonly daysAgo: number;
  readonly form: Omit<ApplicationInput, 'language'>;
  readonly outcome: Outcome | null;
};

const NOTHING = {
  kind: 'organisation',
  website: '',
  money: '',
  moneyEvery: 'year',
  hours: '',
  hoursEvery: 'year',
  resources: '',
  incomeBand: '',
  contact: '',
} as const;

/** `.example` reaches nobody (RFC 2606). */
export const applicants: readonly ScenarioApplicant[] = [
  {
    name: 'Mariona Puig',
    email: 'mariona.puig@cal-fuster.example',
    language: 'ca',
    zone: 'Europe/Madrid',
    custodian: 'femprocomuns',
    daysAgo: 3,
    form: {
      ...NOTHING,
      name: 'Cal Fuster, SCCL',
      country: 'ES',
      classes: ['consumer'],
      level: stableId('level', 'community'),
      money: '20',
      moneyEvery: 'month',
      incomeBand: 'lowerMiddle',
      motivation: 'Fem assemblees en línia cada mes i volem un lloc que sigui de totes.',
    },
    outcome: {
      act: 'recommend',
      by: 'Nerea Etxeberria',
      says: 'Coneixem la cooperativa i ja fa servir les sales.',
    },
  },
  {
    name: 'Pau Serra',
    email: 'pau.serra@la-sinia.example',
    language: 'ca',
    zone: 'Europe/Madrid',
    custodian: 'femprocomuns',
    daysAgo: 1,
    form: {
      ...NOTHING,
      name: 'La Sínia Digital',
      country: 'ES',
      classes: ['producer'],
      hours: '60',
      resources: 'Un servidor TURN a Girona.',
      incomeBand: 'low',
      contact: '+34 600 000 001',
      motivation: 'Mantenim programari lliure i hi volem contribuir amb hores i un servidor.',
    },
    outcome: { act: 'wait' },
  },
  {
    name: 'Inés Robledo',
    email: 'ines.robledo@el-pozo.example',
    language: 'es',
    zone: 'Europe/Madrid',
    custodian: 'femprocomuns',
    daysAgo: 6,
    form: {
      ...NOTHING,
      name: 'El Pozo Cooperativa',
      country: 'ES',
      classes: ['consumer'],
      money: '120',
      motivation: 'Necesitamos salas para nuestras reuniones.',
    },
    outcome: { act: 'ask', by: 'Nerea Etxeberria', says: '¿Cuántas personas se reúnen a la vez?' },
  },
  {
    name: 'Tomeu Vidal',
    email: 'tomeu.vidal@vidal-events.example',
    language: 'ca',
    zone: 'Europe/Madrid',
    custodian: 'femprocomuns',
    daysAgo: 8,
    form: {
      ...NOTHING,
      name: 'Vidal Events',
      country: 'ES',
      classes: ['consumer'],
      money: '30',
      motivation: 'Organitzem esdeveniments per a empreses.',
    },
    outcome: {
      act: 'reject',
      by: 'Nerea Etxeberria',
      says: 'No és una cooperativa ni treballa per als béns comuns.',
    },
  },
];

/** What custodians say of themselves; the wording is the example's. */
export const abouts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  femprocomuns: {
    en: 'A cooperative in Barcelona that works for a commons economy.',
    ca: 'Una cooperativa de Barcelona que treballa per una economia del procomú.',
    es: 'Una cooperativa de Barcelona que trabaja por una economía del procomún.',
    fr: 'Une coopérative de Barcelone qui œuvre pour une économie des communs.',
    de: 'Eine Genossenschaft in Barcelona, die für eine Ökonomie der Gemeingüter arbeitet.',
    sv: 'Ett kooperativ i Barcelona som arbetar för en ekonomi byggd på allmänningar.',
    ar: 'تعاونية في برشلونة تعمل من أجل اقتصاد المشاع.',
  },
  webarchitects: {
    en: 'A worker and user owned cooperative in Sheffield that hosts with free software.',
    ca: 'Una cooperativa de Sheffield, de qui hi treballa i de qui la fa servir, que allotja amb programari lliure.',
    es: 'Una cooperativa de Sheffield, de quienes trabajan y de quienes la usan, que aloja con software libre.',
    fr: 'Une coopérative de Sheffield, à celles et ceux qui y travaillent et l’utilisent, qui héberge en logiciel libre.',
    de: 'Eine Genossenschaft in Sheffield, die denen gehört, die darin arbeiten und sie nutzen; sie hostet mit freier Software.',
    sv: 'Ett kooperativ i Sheffield, ägt av dem som arbetar i det och använder det, med drift på fri programvara.',
    ar: 'تعاونية في شيفيلد يملكها العاملون والمستخدمون، وتستضيف ببرمجيات حرة.',
  },
  'collective-tools': {
    en: 'A cooperative in Gothenburg that offers digital tools which respect people.',
    ca: 'Una cooperativa de Göteborg que ofereix eines digitals que respecten les persones.',
    es: 'Una cooperativa de Gotemburgo que ofrece herramientas digitales que respetan a las personas.',
    fr: 'Une coopérative de Göteborg qui propose des outils numériques respectueux des personnes.',
    de: 'Eine Genossenschaft in Göteborg mit digitalen Werkzeugen, die Menschen achten.',
    sv: 'Ett kooperativ i Göteborg som erbjuder digitala verktyg som respekterar människor.',
    ar: 'تعاونية في غوتنبرغ تقدم أدوات رقمية تحترم الناس.',
  },
  hypha: {
    en: 'A worker cooperative in Toronto that builds and looks after shared technology.',
    ca: 'Una cooperativa de treball de Toronto que construeix i cuida tecnologia compartida.',
    es: 'Una cooperativa de trabajo de Toronto que construye y cuida tecnología compartida.',
    fr: 'Une coopérative de travail de Toronto qui construit et entretient des technologies partagées.',
    de: 'Eine Arbeitsgenossenschaft in Toronto, die gemeinsame Technik baut und pflegt.',
    sv: 'Ett arbetskooperativ i Toronto som bygger och vårdar gemensam teknik.',
    ar: 'تعاونية عمالية في تورونتو تبني تقنيات مشتركة وترعاها.',
  },
};

/** What members of each class give. */
export const gives = {
  producer: {
    en: '40 hours a year, or 500 EUR, or resources of that worth; and a place in one circle.',
    ca: '40 hores l’any, o 500 EUR, o recursos d’aquest valor; i un lloc en un cercle.',
    es: '40 horas al año, o 500 EUR, o recursos de ese valor; y un lugar en un círculo.',
    fr: '40 heures par an, ou 500 EUR, ou des ressources de cette valeur ; et une place dans un cercle.',
    de: '40 Stunden im Jahr, oder 500 EUR, oder Mittel in diesem Wert; und ein Platz in einem Kreis.',
    sv: '40 timmar om året, eller 500 EUR, eller resurser av det värdet; och en plats i en cirkel.',
    ar: '40 ساعة في السنة، أو 500 يورو، أو موارد بهذه القيمة؛ ومكان في إحدى الحلقات.',
  },
  consumer: {
    en: 'The price of a service level: 10, 20, 45 or 100 EUR a month.',
    ca: 'El preu d’un nivell de servei: 10, 20, 45 o 100 EUR al mes.',
    es: 'El precio de un nivel de servicio: 10, 20, 45 o 100 EUR al mes.',
    fr: 'Le prix d’un niveau de service : 10, 20, 45 ou 100 EUR par mois.',
    de: 'Der Preis einer Dienststufe: 10, 20, 45 oder 100 EUR im Monat.',
    sv: 'Priset för en tjänstenivå: 10, 20, 45 eller 100 EUR i månaden.',
    ar: 'سعر مستوى الخدمة: 10 أو 20 أو 45 أو 100 يورو في الشهر.',
  },
  individual: {
    en: 'What one person can: hours, or a small sum.',
    ca: 'El que pot una persona: hores o una petita quantitat.',
    es: 'Lo que puede una persona: horas o una pequeña cantidad.',
    fr: 'Ce que peut une personne : des heures ou une petite somme.',
    de: 'Was eine Person kann: Stunden oder eine kleine Summe.',
    sv: 'Det en person kan: timmar eller en mindre summa.',
    ar: 'ما يستطيعه شخص واحد: ساعات أو مبلغ صغير.',
  },
  collaborating: {
    en: 'Nothing regular: help now and then.',
    ca: 'Res de regular: ajuda de tant en tant.',
    es: 'Nada regular: ayuda de vez en cuando.',
    fr: 'Rien de régulier : une aide de temps en temps.',
    de: 'Nichts Regelmäßiges: Hilfe dann und wann.',
    sv: 'Inget regelbundet: hjälp då och då.',
    ar: 'لا شيء منتظم: مساعدة بين حين وآخر.',
  },
} as const;
