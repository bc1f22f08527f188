import type { SampleText } from './sample.ts';

type Consortium = {
  readonly title: string;
  readonly summary: string;
  readonly before: string;
  readonly after: string;
} & {
  /** What an hour counts: as first agreed, and since the assembly decided. */
  readonly hours: readonly [first: string, second: string];
};

const texts: Readonly<Record<string, Consortium>> = {
  en: {
    title: 'Consortium agreement',
    summary:
      'Custodians and producer members run the service together: each keeps its own books and servers, all decide together, and what was agreed on hours holds for everyone.',
    before: `## 1. Who agrees

The custodians among themselves, and each producer member with the custodian that holds its membership.

## 2. What each brings

Work, servers or money, as the register says. What belongs to a member stays its own, also while others use it.`,
    hours: [
      `## 3. Hours

Each circle says what an hour given in it counts.`,
      `## 3. Hours

An hour counts the same, whoever gives it and whatever the work is. The assembly decides the rate.`,
    ],
    after: `## 4. Money

Each custodian receives and holds money for the federation in its own books and shows them every three months.

## 5. Deciding

What binds everyone is decided by the assembly, under its published rules.

## 6. Leaving

A member may leave with three months' notice. It takes its servers with it once the rooms on them have moved.`,
  },
  ca: {
    title: 'Acord de consorci',
    summary:
      'Dipositàries i membres productors porten el servei plegats: cadascú té els seus comptes i servidors, es decideix en comú, i el que s’ha acordat sobre les hores val per a tothom.',
    before: `## 1. Qui ho acorda

Les dipositàries entre si, i cada membre productor amb la dipositària que li porta la condició de membre.

## 2. Què hi aporta cadascú

Feina, servidors o diners, segons el registre. El que és d’un membre continua sent seu, també mentre altres ho fan servir.`,
    hours: [
      `## 3. Hores

Cada cercle diu quant compta una hora que s’hi dona.`,
      `## 3. Hores

Una hora compta igual, la doni qui la doni i sigui quina sigui la feina. L’assemblea en decideix la tarifa.`,
    ],
    after: `## 4. Diners

Cada dipositària rep i guarda diners de la federació als seus comptes i els mostra cada tres mesos.

## 5. Decidir

El que obliga tothom ho decideix l’assemblea, amb les seves regles publicades.

## 6. Sortir-ne

Un membre pot marxar amb tres mesos d’avís. S’endú els servidors quan les sales que hi ha s’hagin traslladat.`,
  },
  es: {
    title: 'Acuerdo de consorcio',
    summary:
      'Depositarias y miembros productores llevan el servicio en común: cada cual tiene sus cuentas y servidores, se decide en común, y lo acordado sobre las horas vale para todas.',
    before: `## 1. Quién lo acuerda

Las depositarias entre sí, y cada miembro productor con la depositaria que lleva su condición de miembro.

## 2. Qué aporta cada cual

Trabajo, servidores o dinero, según el registro. Lo que es de un miembro sigue siendo suyo, también mientras otros lo usan.`,
    hours: [
      `## 3. Horas

Cada círculo dice cuánto cuenta una hora que se da en él.`,
      `## 3. Horas

Una hora cuenta igual, la dé quien la dé y sea cual sea el trabajo. La asamblea decide la tarifa.`,
    ],
    after: `## 4. Dinero

Cada depositaria recibe y guarda dinero de la federación en sus cuentas y las muestra cada tres meses.

## 5. Decidir

Lo que obliga a todas lo decide la asamblea, con sus reglas publicadas.

## 6. Salir

Un miembro puede irse con tres meses de aviso. Se lleva sus servidores cuando las salas que hay en ellos se hayan trasladado.`,
  },
  fr: {
    title: 'Accord de consortium',
    summary:
      'Dépositaires et membres producteurs font vivre le service ensemble : chacun tient ses comptes et ses serveurs, tous décident, et ce qui est convenu sur les heures vaut pour tous.',
    before: `## 1. Qui convient

Les dépositaires entre elles, et chaque membre producteur avec la dépositaire qui tient son adhésion.

## 2. Ce que chacun apporte

Du travail, des serveurs ou de l’argent, selon le registre. Ce qui appartient à un membre reste à lui, même quand d’autres l’utilisent.`,
    hours: [
      `## 3. Heures

Chaque cercle dit ce que compte une heure qui y est donnée.`,
      `## 3. Heures

Une heure compte autant, qui que ce soit qui la donne et quel que soit le travail. L’assemblée décide du taux.`,
    ],
    after: `## 4. Argent

Chaque dépositaire reçoit et garde l’argent de la fédération dans ses comptes et les montre tous les trois mois.

## 5. Décider

Ce qui engage tout le monde est décidé par l’assemblée, selon ses règles publiées.

## 6. Partir

Un membre peut partir avec un préavis de trois mois. Il reprend ses serveurs quand les salles qui s’y trouvent ont été déplacées.`,
  },
  de: {
    title: 'Konsortialvertrag',
    summary:
      'Trägergenossenschaften und produzierende Mitglieder betreiben den Dienst gemeinsam: Jede führt eigene Bücher und Server, alle entscheiden, und was über Stunden vereinbart ist, gilt für alle.',
    before: `## 1. Wer vereinbart

Die Trägergenossenschaften untereinander, und jedes produzierende Mitglied mit der Trägergenossenschaft, die seine Mitgliedschaft führt.

## 2. Was jedes einbringt

Arbeit, Server oder Geld, wie das Verzeichnis es sagt. Was einem Mitglied gehört, bleibt sein Eigentum, auch während andere es nutzen.`,
    hours: [
      `## 3. Stunden

Jeder Kreis sagt, was eine in ihm gegebene Stunde zählt.`,
      `## 3. Stunden

Eine Stunde zählt gleich viel, wer auch immer sie gibt und was auch immer die Arbeit ist. Über den Satz entscheidet die Versammlung.`,
    ],
    after: `## 4. Geld

Jede Trägergenossenschaft nimmt Geld des Verbunds in den eigenen Büchern entgegen und legt sie alle drei Monate offen.

## 5. Entscheiden

Was alle bindet, entscheidet die Versammlung nach ihren veröffentlichten Regeln.

## 6. Gehen

Ein Mitglied kann mit drei Monaten Frist gehen. Seine Server nimmt es mit, sobald die Räume darauf umgezogen sind.`,
  },
  sv: {
    title: 'Konsortieavtal',
    summary:
      'Värdkooperativ och producentmedlemmar driver tjänsten tillsammans: var och en har egna böcker och servrar, alla beslutar, och det som avtalats om timmar gäller alla.',
    before: `## 1. Vilka avtalar

Värdkooperativen sinsemellan, och varje producentmedlem med det värdkooperativ som har dess medlemskap.

## 2. Vad var och en bidrar med

Arbete, servrar eller pengar, enligt förteckningen. Det som tillhör en medlem förblir dess eget, även när andra använder det.`,
    hours: [
      `## 3. Timmar

Varje cirkel säger vad en timme som ges i den räknas som.`,
      `## 3. Timmar

En timme räknas lika, vem som än ger den och vad arbetet än är. Stämman beslutar om taxan.`,
    ],
    after: `## 4. Pengar

Varje värdkooperativ tar emot och håller förbundets pengar i sina böcker och visar dem var tredje månad.

## 5. Att besluta

Det som binder alla beslutas av stämman enligt dess publicerade regler.

## 6. Att lämna

En medlem får lämna med tre månaders varsel. Den tar med sig sina servrar när rummen på dem har flyttats.`,
  },
  ar: {
    title: 'اتفاقية الاتحاد التعاوني',
    summary:
      'التعاونيات الحاضنة والأعضاء المنتجون يديرون الخدمة معًا: لكلٍّ دفاتره وخوادمه، والجميع يقررون، وما اتُّفق عليه بشأن الساعات يسري على الجميع.',
    before: `## 1. من يتفق

التعاونيات الحاضنة فيما بينها، وكل عضو منتج مع التعاونية التي تحتضن عضويته.

## 2. ما يقدّمه كلٌّ

عمل أو خوادم أو مال، بحسب سجل الأعضاء. وما يملكه العضو يبقى ملكه، حتى حين يستخدمه غيره.`,
    hours: [
      `## 3. الساعات

تحدد كل حلقة ما تُحسب به الساعة التي تُعطى فيها.`,
      `## 3. الساعات

تُحسب الساعة بالتساوي، أيًّا كان من يعطيها وأيًّا كان العمل. وتقرر الجمعية العامة السعر.`,
    ],
    after: `## 4. المال

تتسلم كل تعاونية حاضنة مال الاتحاد وتحفظه في دفاترها وتعرضها كل ثلاثة أشهر.

## 5. القرار

ما يُلزم الجميع تقرره الجمعية العامة وفق قواعدها المنشورة.

## 6. المغادرة

للعضو أن يغادر بإشعار قبل ثلاثة أشهر. ويأخذ خوادمه بعد نقل الغرف التي عليها.`,
  },
};

/** What custodians and producer members agree among themselves: as first agreed, and as the assembly changed it. */
export function consortium(version: 1 | 2): Readonly<Record<string, SampleText>> {
  return Object.fromEntries(
    Object.entries(texts).map(([language, { title, summary, before, hours, after }]) => [
      language,
      { title, summary, body: [before, hours[version - 1], after].join('\n\n') },
    ]),
  );
}
