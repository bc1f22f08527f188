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
