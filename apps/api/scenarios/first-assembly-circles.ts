import { askToJoinCircle } from '../src/circles/ask-to-join-circle.ts';
import { foundCircle } from '../src/circles/found-circle.ts';
import { seatInCircle } from '../src/circles/seat-in-circle.ts';
import type { Work } from '../src/work.ts';
import { as, given } from './speak-as.ts';

/** A circle of the example: what it is called and for, whose it is, and who is in it in which role. */
type ScenarioCircle = {
  readonly names: Readonly<Record<string, string>>;
  readonly purposes: Readonly<Record<string, string>>;
  readonly custodian?: string;
  readonly parent?: string;
  readonly seats: readonly (readonly [person: string, role: string, from?: string])[];
  readonly asks?: readonly [person: string, says: string];
};

const FIRST_DAY = '2020-08-15';
const HOURS_A_DAY = 24;
const SECRETARY = 'Nadia Okafor';

/** Modelled on the circles in which the cooperative worked; who is in them is as invented as the people. */
const circles: readonly ScenarioCircle[] = [
  {
    names: {
      en: 'All hands',
      ca: 'Totes les mans',
      es: 'Todas las manos',
      fr: 'Tout le monde',
      de: 'Alle zusammen',
      sv: 'Alla tillsammans',
      ar: 'الجميع معًا',
    },
    purposes: {
      en: 'Keeps the circles informed of each other, and calls the assembly.',
      ca: 'Manté els cercles al corrent els uns dels altres i convoca l’assemblea.',
      es: 'Mantiene a los círculos al tanto unos de otros y convoca la asamblea.',
      fr: 'Tient les cercles au courant les uns des autres et convoque l’assemblée.',
      de: 'Hält die Kreise übereinander auf dem Laufenden und beruft die Versammlung ein.',
      sv: 'Håller cirklarna underrättade om varandra och kallar till stämman.',
      ar: 'تُطلع الحلقات بعضها على عمل بعض، وتدعو إلى الجمعية.',
    },
    seats: [
      ['Mei-Lin Chow', 'coordinator'],
      ['Aina Ferrer', 'member'],
      ['Isla MacGregor', 'member'],
      ['Elsa Lindqvist', 'member'],
    ],
  },
  {
    names: {
      en: 'Tech',
      ca: 'Tecnologia',
      es: 'Tecnología',
      fr: 'Technique',
      de: 'Technik',
      sv: 'Teknik',
      ar: 'التقنية',
    },
    purposes: {
      en: 'Runs the meeting servers and answers when something does not work.',
      ca: 'Manté els servidors de reunions i respon quan alguna cosa no funciona.',
      es: 'Mantiene los servidores de reuniones y responde cuando algo no funciona.',
      fr: 'Exploite les serveurs de réunion et répond quand quelque chose ne marche pas.',
      de: 'Betreibt die Konferenzserver und antwortet, wenn etwas nicht geht.',
      sv: 'Driver mötesservrarna och svarar när något inte fungerar.',
      ar: 'تشغّل خوادم الاجتماعات وتجيب حين يتعطل شيء.',
    },
    parent: 'all-hands',
    seats: [
      ['Callum Deshpande', 'coordinator'],
      ['Kwame Boateng', 'member'],
      ['Farid Rahimi', 'member'],
      ['Emre Yıldız', 'member', '2020-09-01'],
    ],
    asks: ['Priya Raman', 'I can look after the documentation of the servers, two hours a week.'],
  },
  {
    names: {
      en: 'Welcome',
      ca: 'Acollida',
      es: 'Acogida',
      fr: 'Accueil',
      de: 'Willkommen',
      sv: 'Välkomnande',
      ar: 'الترحيب',
    },
    purposes: {
      en: 'Speaks with those who want to join, and shows new members around.',
      ca: 'Parla amb qui vol entrar-hi i acompanya els nous membres.',
      es: 'Habla con quienes quieren entrar y acompaña a los nuevos miembros.',
      fr: 'Parle avec celles et ceux qui veulent adhérer et accompagne les nouveaux membres.',
      de: 'Spricht mit denen, die beitreten wollen, und führt neue Mitglieder ein.',
      sv: 'Talar med dem som vill gå med och visar nya medlemmar runt.',
      ar: 'تتحدث مع الراغبين في الانضمام وترافق الأعضاء الجدد.',
    },
    parent: 'all-hands',
    seats: [
      ['Lucía Navarro', 'coordinator'],
      ['Yara Mansour', 'member'],
      ['Rosa Whitfield', 'delegate'],
    ],
  },
  {
    names: {
      en: 'Meetings in Catalan',
      ca: 'Reunions en català',
      es: 'Reuniones en catalán',
      fr: 'Réunions en catalan',
      de: 'Treffen auf Katalanisch',
      sv: 'Möten på katalanska',
      ar: 'اجتماعات بالكتالانية',
    },
    purposes: {
      en: 'Helps the members of femProcomuns with their meetings, in Catalan.',
      ca: 'Ajuda els membres de femProcomuns amb les seves reunions, en català.',
      es: 'Ayuda a los miembros de femProcomuns con sus reuniones, en catalán.',
      fr: 'Aide les membres de femProcomuns pour leurs réunions, en catalan.',
      de: 'Hilft den Mitgliedern von femProcomuns bei ihren Treffen, auf Katalanisch.',
      sv: 'Hjälper medlemmarna i femProcomuns med deras möten, på katalanska.',
      ar: 'تساعد أعضاء femProcomuns في اجتماعاتهم بالكتالانية.',
    },
    custodian: 'femprocomuns',
    seats: [
      ['Aina Ferrer', 'coordinator'],
      ['Nerea Etxeberria', 'member'],
    ],
  },
];

/** The circles, each founded and filled on its first day, with one person who asks to come in. */
export const assemblyCircles: readonly ((work: Work) => Promise<void>)[] = circles.map(
  (circle) => (work) => fill(work, circle),
);

async function fill(work: Work, { names, purposes, custodian, parent, seats, asks }: ScenarioCircle) {
  const then = { ...as(work, SECRETARY, 0), now: new Date(`${FIRST_DAY}T09:00:00Z`) };
  const { id } = given(
    await foundCircle(then, {
      names,
      purposes,
      custodian: custodian ?? null,
      parent: parent ?? null,
    }),
  );
  for (const [person, role, from = FIRST_DAY] of seats)
    given(await seatInCircle(then, { id, person, role, from }));
  if (asks) given(await askToJoinCircle(as(work, asks[0], HOURS_A_DAY), { id, says: asks[1] }));
}
